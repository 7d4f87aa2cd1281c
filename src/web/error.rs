//! What goes wrong at the edge: a status, a sentence for the person, a line for the
//! operator. The cause goes to the log, never to the page.

use std::error::Error;
use std::iter::successors;

use axum::http::StatusCode;

use crate::live::OpenFault;
use crate::pad::json::ImportError;
use crate::recipes::RecipeError;
use crate::storage::StorageError;

/// Why a request got no page.
#[derive(Debug, thiserror::Error)]
pub enum WebError {
    /// No workshop has this code.
    #[error("no workshop has this code")]
    UnknownCode,
    /// This page is for another role.
    #[error("this page is for another role")]
    NotAllowed,
    /// A form could not be read.
    #[error("the form could not be read: {0}")]
    BadForm(&'static str),
    /// A file to take up again is not whole.
    #[error("the file could not be taken up")]
    BadImport(#[from] ImportError),
    /// A recipe that somebody brought cannot be read.
    #[error("the recipe could not be read")]
    BadRecipe(#[from] RecipeError),
    /// A form that is larger than any of ours.
    #[error("the form is too large")]
    TooLarge,
    /// Too many tries from one address.
    #[error("too many tries from one address")]
    SlowDown,
    /// Too much was brought in files from one address.
    #[error("too much in files from one address")]
    TooManyFiles,
    /// A page of another site sent this.
    #[error("sent by a page of another site")]
    OtherSite,
    /// No such page.
    #[error("no such page")]
    NotFound,
    /// Built without what makes a PDF; the page that browsers print is at this address.
    #[error("built without the feature pdf")]
    NoPdf(String),
    /// A room took nothing, or ended while it was asked; it has said why itself.
    #[error("the room took nothing")]
    NotNow,
    /// The store does not answer.
    #[error("the store does not answer")]
    Store(#[from] StorageError),
    /// A room cannot be opened.
    #[error("a room cannot be opened")]
    Room(#[from] OpenFault),
    /// The machine gives no randomness.
    #[error("no randomness")]
    Randomness(#[from] getrandom::Error),
}

impl WebError {
    /// Stable code, also the key of the sentence in the catalogue.
    pub fn code(&self) -> &'static str {
        match self {
            Self::UnknownCode => "wrong_code",
            Self::NotAllowed => "not_allowed",
            Self::BadForm(code) => code,
            Self::BadImport(error) => error.code,
            Self::BadRecipe(_) => "bad_recipe",
            Self::TooLarge => "too_large",
            Self::SlowDown => "slow_down",
            Self::TooManyFiles => "too_many_files",
            Self::OtherSite => "other_site",
            Self::NotFound => "not_found",
            Self::NoPdf(_) => "no_pdf",
            Self::NotNow | Self::Store(_) | Self::Room(_) | Self::Randomness(_) => "store",
        }
    }

    /// The status.
    pub fn status(&self) -> StatusCode {
        match self {
            Self::UnknownCode | Self::NotFound | Self::NoPdf(_) => StatusCode::NOT_FOUND,
            Self::NotAllowed | Self::OtherSite => StatusCode::FORBIDDEN,
            Self::BadForm(_) | Self::BadImport(_) | Self::BadRecipe(_) => {
                StatusCode::UNPROCESSABLE_ENTITY
            }
            Self::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Self::SlowDown | Self::TooManyFiles => StatusCode::TOO_MANY_REQUESTS,
            Self::NotNow | Self::Store(_) | Self::Room(_) | Self::Randomness(_) => {
                StatusCode::SERVICE_UNAVAILABLE
            }
        }
    }

    /// Where to look: in what the person sent, or on another page.
    pub(super) fn place(&self) -> Option<&str> {
        match self {
            Self::BadImport(error) => Some(&error.path),
            Self::NoPdf(print) => Some(print),
            Self::UnknownCode
            | Self::NotAllowed
            | Self::BadForm(_)
            | Self::BadRecipe(_)
            | Self::TooLarge
            | Self::SlowDown
            | Self::TooManyFiles
            | Self::OtherSite
            | Self::NotFound
            | Self::NotNow
            | Self::Store(_)
            | Self::Room(_)
            | Self::Randomness(_) => None,
        }
    }

    /// Tells the operator about faults; ordinary mistakes are not worth a line.
    pub fn log(&self) {
        if self.status().is_server_error() {
            let causes = causes(self);
            tracing::error!(causes, "a request failed: {causes}");
        }
    }
}

/// An error and all that led to it, the root last: whose log, and what of it.
fn causes(error: &(dyn Error + 'static)) -> String {
    let chain = successors(Some(error), |error| (**error).source());
    chain.map(ToString::to_string).collect::<Vec<_>>().join(": ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::WorkshopId;
    use crate::storage::record::BadRecord;

    #[test]
    fn the_operator_reads_every_cause_down_to_the_record() {
        let workshop = WorkshopId(7);
        let damaged = StorageError::Damaged { workshop, seq: 41 };
        let told = causes(&WebError::Room(OpenFault::Store(damaged)));
        assert!(told.starts_with("a room cannot be opened: "), "{told}");
        assert!(told.ends_with(&format!("workshop {workshop} is damaged at 41")), "{told}");
        let unread = OpenFault::Record(workshop, BadRecord::UnknownEvent { seq: 41 });
        let told = causes(&WebError::Room(unread));
        assert!(told.contains(&workshop.to_string()) && told.contains("41"), "{told}");
    }
}
