//! Workbooks written by hand, for what no program writes.

use std::io::{Cursor, Write};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use crate::sheet::{Book, Cell, Place, Table, Unreadable, read};

/// An archive of those files.
pub(super) fn archive(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// The parts of a workbook with one sheet called `S`, and its XML from `<sheetData>` on.
pub(super) fn parts(sheet: &str, strings: &str, styles: &str) -> Vec<(&'static str, Vec<u8>)> {
    let relations = |inner: &str| format!("<Relationships>{inner}</Relationships>");
    let relation = |id: &str, kind: &str, target: &str| {
        format!(
            "<Relationship Id=\"{id}\" Type=\"http://x/relationships/{kind}\" Target=\"{target}\"/>"
        )
    };
    let main = relations(&relation("r1", "officeDocument", "xl/workbook.xml"));
    let sheets = relations(&relation("r1", "worksheet", "worksheets/sheet1.xml"));
    let workbook =
        "<workbook><sheets><sheet name=\"S\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>";
    vec![
        ("_rels/.rels", main.into_bytes()),
        ("xl/workbook.xml", workbook.into()),
        ("xl/_rels/workbook.xml.rels", sheets.into_bytes()),
        (
            "xl/sharedStrings.xml",
            format!("<sst>{strings}</sst>").into_bytes(),
        ),
        (
            "xl/styles.xml",
            format!("<styleSheet>{styles}</styleSheet>").into_bytes(),
        ),
        (
            "xl/worksheets/sheet1.xml",
            format!("<worksheet>{sheet}</worksheet>").into_bytes(),
        ),
    ]
}

/// A workbook with one sheet called `S`.
pub(super) fn workbook(sheet: &str, strings: &str, styles: &str) -> Vec<u8> {
    let parts = parts(sheet, strings, styles);
    let parts: Vec<(&str, &[u8])> = parts
        .iter()
        .map(|(name, bytes)| (*name, bytes.as_slice()))
        .collect();
    archive(&parts)
}

/// An ODS with that in `<office:spreadsheet>`, and those automatic styles.
pub(super) fn ods(sheets: &str, styles: &str) -> Vec<u8> {
    let content = format!(
        "<office:document-content><office:automatic-styles>{styles}</office:automatic-styles>\
         <office:body><office:spreadsheet>{sheets}</office:spreadsheet></office:body></office:document-content>"
    );
    archive(&[
        (
            "mimetype",
            b"application/vnd.oasis.opendocument.spreadsheet",
        ),
        ("META-INF/manifest.xml", b"<manifest:manifest/>"),
        ("content.xml", content.as_bytes()),
    ])
}

/// Reads a file that can be read.
#[track_caller]
pub(super) fn book(bytes: &[u8]) -> Book {
    read("file", bytes).unwrap()
}

/// Why a file cannot be read.
#[track_caller]
pub(super) fn refused(bytes: &[u8]) -> Unreadable {
    read("file", bytes).map(|book| book.form).unwrap_err()
}

/// The texts of a table.
pub(super) fn texts(table: &Table) -> Vec<Vec<&str>> {
    let rows = table.rows.iter();
    rows.map(|row| row.cells.iter().map(|cell| cell.text.as_str()).collect())
        .collect()
}

/// The cell at a row and column of a sheet, from 1.
#[track_caller]
pub(super) fn at(table: &Table, row: usize, column: usize) -> &Cell {
    let cells = table.rows.iter().flat_map(|row| &row.cells);
    let mut found = cells.filter(|cell| match &cell.at {
        Place::Sheet {
            row: r, column: c, ..
        } => (*r, *c) == (row, column),
        Place::Text { .. } => false,
    });
    found.next().unwrap()
}
