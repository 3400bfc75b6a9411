//! Files of other programs as tables of cells: CSV, workbooks, Markdown, HTML and what was copied from a wiki.
//!
//! What a file *is* is decided here, from its bytes; what its cells *mean* is for `import`. Every cell knows where it
//! stands in its file. No text of a cell is left out, and no comment on a cell of a workbook; what lies upon cells is, such
//! as pictures, drawings and diagrams, and formulas are where the file has their value.

mod delimited;
mod detect;
mod document;
mod encoding;
mod html;
mod limits;
mod markdown;
mod other;
#[cfg(test)]
mod tests;
mod unreadable;
mod wiki;
mod workbook;

use std::fmt;
use std::sync::Arc;

pub use detect::read;
pub use unreadable::Unreadable;

/// The most bytes that a file may have, unpacked or not: 64 MiB.
pub const MOST_BYTES: usize = 64 << 20;

/// The most rows that a table may have.
pub const MOST_ROWS: usize = 20_000;

/// The most columns that a table may have.
pub const MOST_COLUMNS: usize = 500;

/// The most bytes that a cell may have: the limit of Excel, as UTF-8.
pub const MOST_BYTES_IN_CELL: usize = 4 * 32_767;

/// A file of another program: its tables, in the order of the file.
#[derive(Debug, Clone, PartialEq)]
pub struct Book {
    /// The name of the file as it was given, or "standard input".
    pub name: String,
    /// What it was read as, such as "CSV with semicolons", and how its letters are written where nobody said so.
    pub form: String,
    /// Its tables.
    pub tables: Vec<Table>,
}

/// A sheet of a workbook, or one table of a document.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Table {
    /// The name of the sheet, or the heading that the table stands under; empty where there is none.
    pub title: String,
    /// The headings that the table stands under, from the largest to the nearest, `title` included; a sheet has none.
    pub headings: Vec<String>,
    /// The sheet is hidden.
    pub is_hidden: bool,
    /// Its columns that are hidden, from 0.
    pub hidden_columns: Vec<usize>,
    /// Its rows. In a workbook all are of one length; in a document they are filled up to the width of the header, or of
    /// the widest where none is marked, and may be longer; in CSV each is as long as it is written.
    pub rows: Vec<Row>,
    /// What stands in lines of text below it, up to the next table or heading: footnotes, legends.
    pub below: Vec<String>,
}

/// One row of a table.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// Its cells, from left to right; a document may give each row another number of them.
    pub cells: Vec<Cell>,
    /// The row is hidden.
    pub is_hidden: bool,
    /// It is one of the rows that the file marks as its header: above the line of dashes in Markdown, `<th>` in HTML.
    pub is_header: bool,
}

/// One cell.
#[derive(Debug, Clone, PartialEq)]
pub struct Cell {
    /// What stands in it, without marks of emphasis and links, trimmed; lines are separated by `\n`.
    pub text: String,
    /// Where it stands.
    pub at: Place,
    /// The number in it, where the file says that it is one; 0.8 for a cell that shows "80%".
    pub number: Option<f64>,
    /// Its text is bold, as in rows that are headings.
    pub is_bold: bool,
    /// Its text is struck through.
    pub is_struck: bool,
    /// It is a part of a merged cell, and the text is that of the whole.
    pub is_carried: bool,
    /// Where a link in it leads; the text is what is shown.
    pub link: Option<Box<str>>,
    /// What a comment on it says; authors' names that the program writes in front are left out.
    pub comment: Option<Box<str>>,
}

/// Where a cell stands, for people who have the file open.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Place {
    /// In a workbook.
    Sheet {
        /// The name of the sheet.
        sheet: Arc<str>,
        /// The row, from 1.
        row: usize,
        /// The column, from 1.
        column: usize,
    },
    /// In a file of text.
    Text {
        /// The line, from 1.
        line: usize,
        /// The column in characters, from 1.
        column: usize,
    },
}

#[cfg(test)]
impl Table {
    /// The texts of its cells, row by row.
    fn texts(&self) -> Vec<Vec<&str>> {
        let rows = self.rows.iter();
        rows.map(|row| row.cells.iter().map(|cell| cell.text.as_str()).collect())
            .collect()
    }
}

impl Cell {
    /// A cell with nothing special about it.
    pub fn plain(text: impl Into<String>, at: Place) -> Self {
        Self {
            text: text.into(),
            at,
            number: None,
            is_bold: false,
            is_struck: false,
            is_carried: false,
            link: None,
            comment: None,
        }
    }

    /// Whether nothing stands in it.
    pub fn is_empty(&self) -> bool {
        self.text.is_empty()
    }
}

impl Place {
    /// The place within `file`: `roles.md:7:12`, or `roles.xlsx, sheet "RACI", C7`.
    pub fn within(&self, file: &str) -> String {
        format!("{file}{self}")
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Text { line, column } => write!(f, ":{line}:{column}"),
            Self::Sheet { sheet, row, column } => {
                write!(f, ", sheet \"{sheet}\", {}{row}", column_letters(*column))
            }
        }
    }
}

/// What a spreadsheet calls its column of that number, from 1: A to Z, AA and so on.
pub fn column_letters(column: usize) -> String {
    let mut letters = Vec::new();
    let mut rest = column;
    while rest > 0 {
        letters.push(char::from(b'A' + ((rest - 1) % 26) as u8));
        rest = (rest - 1) / 26;
    }
    letters.iter().rev().collect()
}
