//! What the writer is asked to do, and what that weighs. The hand that carries it out and
//! the log that counts it know nothing of the thread.

use super::arrivals::Waiting;
use super::{During, Entry, Fold, NoteUpdate, Record};
use crate::domain::{Moment, WorkshopId};

/// What only the writer can do.
pub(super) enum Task {
    Create { entry: Entry, records: Vec<Record> },
    Append { workshop: WorkshopId, expected: u64, records: Vec<Record> },
    Reschedule { workshop: WorkshopId, purge_at: Moment },
    Purge { workshop: WorkshopId },
    AddToNotes { workshop: WorkshopId, updates: Vec<NoteUpdate> },
    FoldNote { workshop: WorkshopId, fold: Fold },
    Probe,
    Close,
}

impl Task {
    /// Bytes it brings along.
    pub(super) fn bytes(&self) -> usize {
        match self {
            Self::Create { records, .. } | Self::Append { records, .. } => {
                records.iter().map(|record| record.body.len()).sum()
            }
            Self::AddToNotes { updates, .. } => {
                updates.iter().map(|update| update.body.len()).sum()
            }
            Self::FoldNote { fold, .. } => fold.body.len(),
            Self::Reschedule { .. } | Self::Purge { .. } | Self::Probe | Self::Close => 0,
        }
    }

    /// What it adds to the events that wait for their place, at most.
    pub(super) fn arrives(&self) -> Waiting {
        match self {
            Self::Append { records, .. } => Waiting { events: records.len(), bytes: self.bytes() },
            Self::Create { .. }
            | Self::AddToNotes { .. }
            | Self::FoldNote { .. }
            | Self::Reschedule { .. }
            | Self::Purge { .. }
            | Self::Probe
            | Self::Close => Waiting::default(),
        }
    }

    /// What fails when it fails.
    pub(super) fn during(&self) -> During {
        match self {
            Self::Create { .. } => During::Creating,
            Self::Append { .. } | Self::AddToNotes { .. } | Self::FoldNote { .. } => {
                During::Appending
            }
            Self::Reschedule { .. } => During::Rescheduling,
            Self::Purge { .. } => During::Purging,
            Self::Probe => During::Checking,
            Self::Close => During::Closing,
        }
    }
}
