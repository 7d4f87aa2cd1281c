//! OpenDocument spreadsheet: the table that nothing re-interprets. Every cell is a
//! string and says so, so that `=1+1`, `1/2` and `0123` stay what people typed.

use super::odt::{document, manifest, meta, spoken, typed};
use super::package::packed;
use super::xml::Xml;
use crate::pad::Source;
use crate::pad::table::Table;

const KIND: &str = "application/vnd.oasis.opendocument.spreadsheet";
const STYLES: &str = include_str!("ods-styles.xml");

/// One row for each contribution, and a second sheet with the terms.
pub fn ods(source: &Source<'_>) -> Vec<u8> {
    let styles = spoken(STYLES, source.words());
    packed(
        KIND,
        &[
            ("content.xml", content(source)),
            ("styles.xml", styles.into_bytes()),
            ("meta.xml", meta(source, &source.outline())),
            ("META-INF/manifest.xml", manifest(KIND)),
        ],
    )
}

fn content(source: &Source<'_>) -> Vec<u8> {
    let tables = Table::all(source);
    document("office:document-content", |xml| {
        xml.element("office:body", &[], |xml| {
            xml.element("office:spreadsheet", &[], |xml| {
                for table in &tables {
                    sheet(xml, table);
                }
            });
        });
    })
}

fn sheet(xml: &mut Xml, table: &Table) {
    xml.element("table:table", &[("table:name", table.name)], |xml| {
        for _ in &table.headings {
            xml.empty("table:table-column", &[("table:default-cell-style-name", "Cell")]);
        }
        xml.element("table:table-header-rows", &[], |xml| row(xml, &table.headings, "Head"));
        for cells in &table.rows {
            row(xml, cells, "Cell");
        }
    });
}

fn row(xml: &mut Xml, cells: &[String], style: &str) {
    xml.element("table:table-row", &[], |xml| {
        for cell in cells {
            let attributes = [("office:value-type", "string"), ("table:style-name", style)];
            xml.element("table:table-cell", &attributes, |xml| {
                // Each line is a paragraph: that is how a spreadsheet breaks lines.
                for line in cell.split('\n').filter(|_| !cell.is_empty()) {
                    xml.element("text:p", &[], |xml| typed(xml, line));
                }
            });
        }
    });
}
