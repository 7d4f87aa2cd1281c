//! What goes wrong at the edge: a status, a sentence for the person, a line for the
//! operator. The cause goes to the log, never to the page.

use axum::http::StatusCode;

use crate::live::OpenFault;
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
    /// Too many tries from one address.
    #[error("too many tries from one address")]
    SlowDown,
    /// A page of another site sent this.
    #[error("sent by a page of another site")]
    OtherSite,
    /// No such page.
    #[error("no such page")]
    NotFound,
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
            Self::SlowDown => "slow_down",
            Self::OtherSite => "other_site",
            Self::NotFound => "not_found",
            Self::Store(_) | Self::Room(_) | Self::Randomness(_) => "store",
        }
    }

    /// The status.
    pub fn status(&self) -> StatusCode {
        match self {
            Self::UnknownCode | Self::NotFound => StatusCode::NOT_FOUND,
            Self::NotAllowed | Self::OtherSite => StatusCode::FORBIDDEN,
            Self::BadForm(_) => StatusCode::UNPROCESSABLE_ENTITY,
            Self::SlowDown => StatusCode::TOO_MANY_REQUESTS,
            Self::Store(_) | Self::Room(_) | Self::Randomness(_) => StatusCode::SERVICE_UNAVAILABLE,
        }
    }

    /// Tells the operator about faults; ordinary mistakes are not worth a line.
    pub fn log(&self) {
        if self.status().is_server_error() {
            let cause = std::error::Error::source(self).map(ToString::to_string);
            tracing::error!(cause, "a request failed: {self}");
        }
    }
}
