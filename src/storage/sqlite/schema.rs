//! Whose file it is, which format it has, and its tables.
//!
//! A file is ours by its `application_id`, checked in the raw header before SQLite
//! may touch it; its format is `user_version`. Both are written with the tables in
//! one transaction, before WAL begins, so they are always in the file itself.
//!
//! The whole structure is checked at each start while that costs well under a
//! second. In a larger file damage is found when it is read: every record carries
//! a checksum, and a log with a gap is refused.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Read};
use std::path::Path;
use std::time::Duration;

use rusqlite::{Connection, OpenFlags};

use super::OpenError;
use super::folder::{private_file, sync_folder_of};

/// "Clct": says that a SQLite file is a log of this program.
const APPLICATION: i64 = 0x436c_6374;

/// The format written and the last one read. 2 added the notes, 3 the arrivals; an older
/// file gets their tables when it is opened.
const FORMAT: i64 = 3;

/// Largest file whose whole structure is checked at the start, in bytes.
const CHECKED_WHOLE: u64 = 32 * 1024 * 1024;

/// Bytes of a page of a new file. A page that is full is written again together with its
/// neighbours: of 8 KiB half as often as of SQLite's 4. A file keeps the pages that it was
/// made with.
pub(super) const PAGE: u32 = 8 * 1024;

/// How long to wait for another program that holds the file (the operator's tools):
/// everybody who writes waits meanwhile.
const PATIENCE: Duration = Duration::from_secs(2);

const HEADER: usize = 100;
const MAGIC: &[u8] = b"SQLite format 3\0";

/// `number` stands for the 26 letters of `id` in `events`, which is in the order it
/// is read. `owed` holds a row from a deletion until the file has been rewritten.
const TABLES: &str = "
    CREATE TABLE workshops (
        number INTEGER PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        code TEXT NOT NULL UNIQUE,
        purge_at INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX workshops_by_purge_at ON workshops (purge_at);
    CREATE TABLE events (
        workshop INTEGER NOT NULL,
        seq INTEGER NOT NULL,
        at INTEGER NOT NULL,
        body BLOB NOT NULL,
        seal INTEGER NOT NULL,
        PRIMARY KEY (workshop, seq)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE owed (rewriting INTEGER PRIMARY KEY) STRICT;
";

/// Events in the order they came, of all workshops, until they are put into `events`: what
/// is new stands in one page, however many workshops it belongs to. The arrivals of a
/// workshop come after its events, without a gap.
const ARRIVALS: &str = "
    CREATE TABLE arrivals (
        place INTEGER PRIMARY KEY,
        workshop INTEGER NOT NULL,
        seq INTEGER NOT NULL,
        at INTEGER NOT NULL,
        body BLOB NOT NULL,
        seal INTEGER NOT NULL
    ) STRICT;
";

/// Updates of notes, in the order they came; the order means nothing to whoever
/// folds them. Numbers of one workshop grow, with holes where updates were folded.
const NOTES: &str = "
    CREATE TABLE notes (
        workshop INTEGER NOT NULL,
        number INTEGER NOT NULL,
        note TEXT NOT NULL,
        body BLOB NOT NULL,
        seal INTEGER NOT NULL,
        PRIMARY KEY (workshop, number)
    ) STRICT, WITHOUT ROWID;
";

/// The one connection that writes. Makes the file when there is none.
pub(super) fn connect_writer(path: &Path) -> Result<Connection, OpenError> {
    make_file(path).map_err(|error| OpenError::from_io(path, error))?;
    let db = connect_checked(path, CHECKED_WHOLE)?;
    prepare(&db).map_err(|error| OpenError::from_sqlite(path, error))?;
    let mode: Result<String, _> = db.query_row("PRAGMA journal_mode = WAL", [], |row| row.get(0));
    match mode {
        Ok(mode) if mode == "wal" => Ok(db),
        Ok(_) => Err(OpenError::from_io(path, io::ErrorKind::Unsupported.into())),
        Err(error) => Err(OpenError::from_sqlite(path, error)),
    }
}

/// A connection that cannot write, for an existing log.
pub(super) fn connect_reader(path: &Path) -> rusqlite::Result<Connection> {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let db = Connection::open_with_flags(path, flags)?;
    db.busy_timeout(PATIENCE)?;
    // 512 KiB of cache: a log is read once, from its beginning to its end.
    db.execute_batch("PRAGMA cache_size = -512; PRAGMA cell_size_check = ON;")?;
    Ok(db)
}

/// Opens a file that must be ours, in a format we know, and sound if it has at most
/// `most` bytes; makes the tables of an empty one.
pub(super) fn connect_checked(path: &Path, most: u64) -> Result<Connection, OpenError> {
    let length = check_header(path)?;
    let told = |error| OpenError::from_sqlite(path, error);
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let mut db = Connection::open_with_flags(path, flags).map_err(told)?;
    db.busy_timeout(PATIENCE).map_err(told)?;
    if db.is_readonly("main").map_err(told)? {
        return Err(OpenError::from_io(path, io::ErrorKind::PermissionDenied.into()));
    }
    let found = db.query_row("PRAGMA user_version", [], |row| row.get(0)).map_err(told)?;
    match found {
        0 => make_log(&mut db).map_err(told)?,
        1 => make_tables(&mut db, &[NOTES, ARRIVALS]).map_err(told)?,
        2 => make_tables(&mut db, &[ARRIVALS]).map_err(told)?,
        FORMAT => {}
        _ => return Err(OpenError::Newer { path: path.to_owned(), found, known: FORMAT }),
    }
    if length <= most {
        check_structure(path, &db)?;
    }
    Ok(db)
}

/// Refuses a file whose first bytes are not those of our log; answers its length.
fn check_header(path: &Path) -> Result<u64, OpenError> {
    let told = |error| OpenError::from_io(path, error);
    let not_ours = || OpenError::NotOurs { path: path.to_owned() };
    let mut file = File::open(path).map_err(told)?;
    let length = file.metadata().map_err(told)?.len();
    let mut header = [0; HEADER];
    match file.read_exact(&mut header) {
        // A start cut short before the tables were made.
        _ if length == 0 => return Ok(0),
        Ok(()) => {}
        Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => return Err(not_ours()),
        Err(error) => return Err(told(error)),
    }
    let application =
        i64::from(u32::from_be_bytes([header[68], header[69], header[70], header[71]]));
    if header.starts_with(MAGIC) && application == APPLICATION {
        Ok(length)
    } else {
        Err(not_ours())
    }
}

fn check_structure(path: &Path, db: &Connection) -> Result<(), OpenError> {
    let verdict: rusqlite::Result<String> =
        db.query_row("PRAGMA quick_check(1)", [], |row| row.get(0));
    let verdict = verdict.map_err(|error| OpenError::from_sqlite(path, error))?;
    if verdict == "ok" {
        return Ok(());
    }
    let cause = std::sync::Arc::new(io::Error::new(io::ErrorKind::InvalidData, verdict));
    Err(OpenError::Damaged { path: path.to_owned(), cause })
}

fn make_file(path: &Path) -> io::Result<()> {
    if fs::exists(path)? {
        return Ok(());
    }
    private_file(OpenOptions::new().create_new(true).write(true), path)?.sync_all()?;
    sync_folder_of(path)
}

fn make_log(db: &mut Connection) -> rusqlite::Result<()> {
    db.pragma_update(None, "page_size", PAGE)?;
    make_tables(db, &[TABLES, NOTES, ARRIVALS])
}

fn make_tables(db: &mut Connection, tables: &[&str]) -> rusqlite::Result<()> {
    let transaction = db.transaction()?;
    for tables in tables {
        transaction.execute_batch(tables)?;
    }
    transaction.pragma_update(None, "application_id", APPLICATION)?;
    transaction.pragma_update(None, "user_version", FORMAT)?;
    transaction.commit()
}

/// Writes the format once more: nothing changes, but the disk has to take it.
pub(super) fn write_format(db: &Connection) -> rusqlite::Result<()> {
    db.pragma_update(None, "user_version", FORMAT)
}

/// `FULL` is one fsync per commit (`fullfsync` makes it a real one on a Mac). The
/// checkpoint is ours to ask: the automatic one hides the errors of its fsync.
fn prepare(db: &Connection) -> rusqlite::Result<()> {
    db.execute_batch(
        "PRAGMA synchronous = FULL;
         PRAGMA fullfsync = ON;
         PRAGMA checkpoint_fullfsync = ON;
         PRAGMA wal_autocheckpoint = 0;
         PRAGMA journal_size_limit = 16777216;
         PRAGMA secure_delete = ON;
         PRAGMA cell_size_check = ON;
         PRAGMA trusted_schema = OFF;",
    )
}
