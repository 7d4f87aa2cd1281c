//! A zip whose bytes depend on its content alone.

use std::io::{Cursor, Write as _};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

/// A zip while it is filled.
pub(in crate::pad) struct Package(ZipWriter<Cursor<Vec<u8>>>);

impl Package {
    pub(in crate::pad) fn new() -> Self {
        Self(ZipWriter::new(Cursor::new(Vec::new())))
    }

    /// A file, compressed.
    pub(in crate::pad) fn put(&mut self, name: &str, bytes: &[u8]) {
        self.add(name, bytes, CompressionMethod::Deflated);
    }

    /// A file as it is: the name of the kind of an OpenDocument, which programs read
    /// without unpacking, and what is compressed already.
    pub(in crate::pad) fn put_stored(&mut self, name: &str, bytes: &[u8]) {
        self.add(name, bytes, CompressionMethod::Stored);
    }

    fn add(&mut self, name: &str, bytes: &[u8], method: CompressionMethod) {
        // The same day in every file: 1980, the first one that a zip can say.
        let options = SimpleFileOptions::default()
            .compression_method(method)
            .last_modified_time(DateTime::default());
        // Writing into memory cannot fail below four gigabytes.
        if self.0.start_file(name, options).is_ok() {
            self.0.write_all(bytes).ok();
        }
    }

    pub(in crate::pad) fn done(self) -> Vec<u8> {
        self.0.finish().map(Cursor::into_inner).unwrap_or_default()
    }
}

/// An OpenDocument of this kind.
pub(super) fn packed(kind: &str, files: &[(&str, Vec<u8>)]) -> Vec<u8> {
    let mut package = Package::new();
    package.put_stored("mimetype", kind.as_bytes());
    for (name, bytes) in files {
        package.put(name, bytes);
    }
    package.done()
}
