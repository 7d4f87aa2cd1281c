//! What the kernel says about a process: `/proc/PID`.

use std::fs;

use anyhow::Context as _;

/// Memory it holds in RAM, in KiB.
pub(crate) fn resident_kib(pid: u32) -> anyhow::Result<u64> {
    let status = fs::read_to_string(format!("/proc/{pid}/status"))?;
    field(&status, "VmRSS:").context("a process without memory")
}

/// Seconds that all its threads were on a core since they began.
pub(crate) fn on_core(pid: u32) -> anyhow::Result<f64> {
    let nanos: u64 = threads(pid)?
        .into_iter()
        // A thread may end while it is looked at.
        .filter_map(|thread| {
            fs::read_to_string(format!("/proc/{pid}/task/{thread}/schedstat")).ok()
        })
        .filter_map(|text| text.split(' ').next()?.parse::<u64>().ok())
        .sum();
    Ok(nanos as f64 / 1e9)
}

/// Its threads, by number.
pub(crate) fn threads(pid: u32) -> anyhow::Result<Vec<u32>> {
    let names = fs::read_dir(format!("/proc/{pid}/task")).context("the server is gone")?;
    Ok(names.flatten().filter_map(|entry| entry.file_name().to_str()?.parse().ok()).collect())
}

/// Bytes that wait in the kernel to be sent from this port of 127.0.0.1, in the `most`
/// sockets where most of them wait.
pub(crate) fn unsent_from(port: u16, most: usize) -> anyhow::Result<u64> {
    let table = fs::read_to_string("/proc/net/tcp")?;
    let mut waiting: Vec<u64> = table.lines().filter_map(|line| unsent(line, port)).collect();
    waiting.sort_unstable_by(|a, b| b.cmp(a));
    Ok(waiting.iter().take(most).sum())
}

/// A line of `/proc/net/tcp`: number, local, remote, state, `tx_queue:rx_queue`, …
fn unsent(line: &str, port: u16) -> Option<u64> {
    let mut columns = line.split_whitespace().skip(1);
    let local = columns.next()?.rsplit(':').next()?;
    if u16::from_str_radix(local, 16).ok()? != port {
        return None;
    }
    let queues = columns.nth(2)?;
    u64::from_str_radix(queues.split(':').next()?, 16).ok()
}

/// The number behind a name in `/proc/PID/status` or `/proc/meminfo`.
pub(crate) fn field(text: &str, name: &str) -> Option<u64> {
    let line = text.lines().find_map(|line| line.strip_prefix(name))?;
    line.split_whitespace().next()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn this_process_has_memory_and_spends_time() {
        let me = std::process::id();
        assert!(resident_kib(me).unwrap() > 100);
        let before = on_core(me).unwrap();
        let mut sum = 0u64;
        let spent = loop {
            sum = (0..100_000u64).fold(sum, u64::wrapping_add);
            let spent = on_core(me).unwrap() - before;
            if spent > 0.0 {
                break spent;
            }
        };
        assert!(spent < 60.0 && sum > 0);
        assert!(resident_kib(u32::MAX).is_err());
    }

    #[test]
    fn what_waits_in_the_kernel_is_read_off_its_table() {
        let line = "  12: 0100007F:1F90 0100007F:C350 01 00000A00:00000000 01:00000014 00000000";
        assert_eq!(unsent(line, 8080), Some(2_560));
        assert_eq!(unsent(line, 50_000), None);
        assert_eq!(unsent("  sl  local_address rem_address   st tx_queue rx_queue", 8080), None);
    }
}
