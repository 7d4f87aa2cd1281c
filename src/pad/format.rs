//! Every form in which the notes leave, with its stable address and its media type.
//!
//! `docs/PROTOCOL.md` has the same table; a test compares. What a format changes in the
//! words is in `docs/FORMATS.md`.

#[cfg(feature = "pdf")]
use super::pdf;
use super::{
    Source, archive, calendar, feed, html, json, linked, mail, map, markdown, office, table, text,
    wiki,
};

/// One form of the notes: `/a/CODE/export.EXTENSION`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Format {
    /// One page that needs nothing else.
    Html,
    /// CommonMark.
    Markdown,
    /// Plain text, to paste into a message.
    Text,
    /// A message that a mail program opens.
    Mail,
    /// OpenDocument text.
    Odt,
    /// Word document.
    Docx,
    /// Paper.
    #[cfg(feature = "pdf")]
    Pdf,
    /// OpenDocument spreadsheet.
    Ods,
    /// Excel workbook.
    Xlsx,
    /// Comma-separated values, for people or for machines.
    Csv,
    /// Our own, complete and importable.
    Json,
    /// PAIR and schema.org.
    JsonLd,
    /// Innovations with a place.
    GeoJson,
    /// The same as a table for uMap.
    Umap,
    /// The same for GoGoCarto.
    GoGoCarto,
    /// Source of a MediaWiki page.
    MediaWiki,
    /// Source of a DokuWiki page.
    DokuWiki,
    /// Source of a YesWiki page.
    YesWiki,
    /// Definition of a Bazar form.
    BazarForm,
    /// The table that this form takes.
    Bazar,
    /// Feed of the innovations.
    Atom,
    /// Calendar of the dated actions.
    Calendar,
    /// All of them.
    Zip,
}

impl Format {
    /// Every format, for reading first, for keeping last.
    pub const ALL: &'static [Self] = &[
        Self::Html,
        Self::Markdown,
        Self::Text,
        Self::Mail,
        Self::Odt,
        Self::Docx,
        #[cfg(feature = "pdf")]
        Self::Pdf,
        Self::Ods,
        Self::Xlsx,
        Self::Csv,
        Self::Json,
        Self::JsonLd,
        Self::GeoJson,
        Self::Umap,
        Self::GoGoCarto,
        Self::MediaWiki,
        Self::DokuWiki,
        Self::YesWiki,
        Self::BazarForm,
        Self::Bazar,
        Self::Atom,
        Self::Calendar,
        Self::Zip,
    ];

    /// What follows `export.` in the address, and the name of a saved file.
    pub fn extension(self) -> &'static str {
        self.facts().0
    }

    /// Media type, with the character set where it is text.
    pub fn media_type(self) -> &'static str {
        self.facts().1
    }

    /// The format of this extension.
    pub fn of_extension(extension: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|format| format.extension() == extension)
    }

    /// The address under a workshop: `export.md`.
    pub fn file_name(self) -> String {
        format!("export.{}", self.extension())
    }

    /// Whether the file is compressed already.
    pub fn is_compressed(self) -> bool {
        self.is_typeset()
            || matches!(self, Self::Odt | Self::Docx | Self::Ods | Self::Xlsx | Self::Zip)
    }

    /// Whether pages are set for it, which takes a core and memory for a while: only a few
    /// may be made at once.
    #[cfg(feature = "pdf")]
    pub fn is_typeset(self) -> bool {
        matches!(self, Self::Pdf | Self::Zip)
    }

    /// Nothing is typeset without the feature `pdf`.
    #[cfg(not(feature = "pdf"))]
    pub fn is_typeset(self) -> bool {
        false
    }

    fn facts(self) -> (&'static str, &'static str) {
        match self {
            Self::Html => ("html", "text/html; charset=utf-8"),
            Self::Markdown => ("md", "text/markdown; charset=utf-8"),
            Self::Text => ("txt", "text/plain; charset=utf-8"),
            Self::Mail => ("eml", "message/rfc822"),
            Self::Odt => ("odt", "application/vnd.oasis.opendocument.text"),
            Self::Docx => {
                ("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document")
            }
            #[cfg(feature = "pdf")]
            Self::Pdf => ("pdf", "application/pdf"),
            Self::Ods => ("ods", "application/vnd.oasis.opendocument.spreadsheet"),
            Self::Xlsx => {
                ("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
            }
            Self::Csv => ("csv", "text/csv; charset=utf-8"),
            Self::Json => ("json", "application/json"),
            Self::JsonLd => ("jsonld", "application/ld+json"),
            Self::GeoJson => ("geojson", "application/geo+json"),
            Self::Umap => ("umap.csv", "text/csv; charset=utf-8"),
            Self::GoGoCarto => ("gogocarto.json", "application/json"),
            Self::MediaWiki => ("mediawiki.txt", "text/plain; charset=utf-8"),
            Self::DokuWiki => ("dokuwiki.txt", "text/plain; charset=utf-8"),
            Self::YesWiki => ("yeswiki.txt", "text/plain; charset=utf-8"),
            Self::BazarForm => ("bazar.txt", "text/plain; charset=utf-8"),
            Self::Bazar => ("bazar.csv", "text/csv; charset=utf-8"),
            Self::Atom => ("atom", "application/atom+xml; charset=utf-8"),
            Self::Calendar => ("ics", "text/calendar; charset=utf-8"),
            Self::Zip => ("zip", "application/zip"),
        }
    }

    /// The file; empty when it could not be typeset.
    pub fn file(self, source: &Source<'_>) -> Vec<u8> {
        let outline = || source.outline();
        match self {
            Self::Html => html::html(&outline()).into_bytes(),
            Self::Markdown => markdown::markdown(&outline()).into_bytes(),
            Self::Text => text::text(&outline()).into_bytes(),
            Self::Mail => mail::mail(source, &outline()),
            Self::Odt => office::odt(source),
            Self::Docx => office::docx(source),
            #[cfg(feature = "pdf")]
            Self::Pdf => pdf::pdf(source),
            Self::Ods => office::ods(source),
            Self::Xlsx => office::xlsx(source),
            Self::Csv if source.choice().raw => table::csv_for_machines(source).into_bytes(),
            Self::Csv => table::csv(source).into_bytes(),
            Self::Json => json::json_with_notice(source).into_bytes(),
            Self::JsonLd => linked::json_ld(source).into_bytes(),
            Self::GeoJson => map::geojson(source).into_bytes(),
            Self::Umap => map::umap(source).into_bytes(),
            Self::GoGoCarto => map::gogocarto(source).into_bytes(),
            Self::MediaWiki => wiki::mediawiki(&outline()).into_bytes(),
            Self::DokuWiki => wiki::dokuwiki(&outline()).into_bytes(),
            Self::YesWiki => wiki::yeswiki(&outline()).into_bytes(),
            Self::BazarForm => map::bazar_form(source).into_bytes(),
            Self::Bazar => map::bazar(source).into_bytes(),
            Self::Atom => feed::atom(source, &self.file_name()).into_bytes(),
            Self::Calendar => calendar::calendar(source).into_bytes(),
            Self::Zip => archive::archive(source),
        }
    }
}
