//! Reads the log of a workshop: to open its room, and to look back.

use super::OpenFault;
use crate::domain::{Happened, WorkshopId};
use crate::storage::{StoredRecord, record};

/// The events of these records, each as it is read; one that cannot be read is an
/// error, never left out.
pub fn events(
    id: WorkshopId,
    records: Vec<StoredRecord>,
) -> impl Iterator<Item = Result<Happened, OpenFault>> {
    records.into_iter().map(move |stored| {
        record::decode(stored.seq, stored.at, &stored.body)
            .map_err(|bad| OpenFault::Record(id, bad))
    })
}
