//! What each format is called, and what it is good for, in the words of people.

use super::Format;
use crate::i18n::Words;

impl Format {
    /// Its name.
    pub fn name(self, words: Words) -> &'static str {
        self.said(words).0
    }

    /// What it is good for, in a sentence.
    pub fn lead(self, words: Words) -> &'static str {
        self.said(words).1
    }

    fn said(self, words: Words) -> (&'static str, &'static str) {
        match self {
            Self::Html => (words.export_html(), words.export_html_lead()),
            Self::Markdown => (words.export_markdown(), words.export_markdown_lead()),
            Self::Text => (words.export_text(), words.export_text_lead()),
            Self::Mail => (words.export_mail(), words.export_mail_lead()),
            Self::Odt => (words.export_odt(), words.export_odt_lead()),
            Self::Docx => (words.export_docx(), words.export_docx_lead()),
            #[cfg(feature = "pdf")]
            Self::Pdf => (words.export_pdf(), words.export_pdf_lead()),
            Self::Ods => (words.export_ods(), words.export_ods_lead()),
            Self::Xlsx => (words.export_xlsx(), words.export_xlsx_lead()),
            Self::Csv => (words.export_csv(), words.export_csv_lead()),
            Self::Json => (words.export_json(), words.export_json_lead()),
            Self::JsonLd => (words.export_json_ld(), words.export_json_ld_lead()),
            Self::GeoJson => (words.export_geojson(), words.export_geojson_lead()),
            Self::Umap => (words.export_umap(), words.export_umap_lead()),
            Self::GoGoCarto => (words.export_gogocarto(), words.export_gogocarto_lead()),
            Self::MediaWiki => (words.export_mediawiki(), words.export_mediawiki_lead()),
            Self::DokuWiki => (words.export_dokuwiki(), words.export_dokuwiki_lead()),
            Self::YesWiki => (words.export_yeswiki(), words.export_yeswiki_lead()),
            Self::BazarForm => (words.export_bazar_form(), words.export_bazar_form_lead()),
            Self::Bazar => (words.export_bazar(), words.export_bazar_lead()),
            Self::Atom => (words.export_atom(), words.export_atom_lead()),
            Self::Calendar => (words.export_ics(), words.export_ics_lead()),
            Self::Zip => (words.export_zip(), words.export_zip_lead()),
        }
    }
}
