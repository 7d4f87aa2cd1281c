//! The formats of frames, as sockets ask for them.

/// How a socket wants its frames.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Format {
    /// `collecte.html.1`.
    Html,
    /// The same, with signs for phrases, for a page that has the list of this server.
    Signs,
    /// `collecte.json.1`: whole objects.
    Json,
    /// `collecte.json.2`: the same, with lists for cards that say nothing more.
    Lists,
}

impl Format {
    /// Whether it brings elements of a page, else objects.
    pub(super) fn is_html(self) -> bool {
        match self {
            Self::Html | Self::Signs => true,
            Self::Json | Self::Lists => false,
        }
    }
}
