//! What the disk itself takes for a durable write: `fdatasync` after a small append.

use std::fs::{self, OpenOptions};
use std::io::Write as _;
use std::path::Path;

use crate::clock::now;
use crate::histogram::Histogram;

/// Appends measured; their 99th percentile stands on the slowest five.
const APPENDS: u32 = 500;
/// Bytes of each: about one record.
const RECORD: usize = 300;

/// Times of durable appends in a folder, and how many a second that makes.
pub(crate) fn measure(folder: &Path) -> anyhow::Result<(Histogram, f64)> {
    fs::create_dir_all(folder)?;
    let path = folder.join("appends");
    let mut file = OpenOptions::new().create(true).append(true).open(&path)?;
    let mut times = Histogram::default();
    let begun = now();
    for _ in 0..APPENDS {
        let one = now();
        file.write_all(&[b'x'; RECORD])?;
        file.sync_data()?;
        times.add(now() - one);
    }
    let rate = f64::from(APPENDS) / ((now() - begun) as f64 / 1e9);
    fs::remove_file(path)?;
    Ok((times, rate))
}
