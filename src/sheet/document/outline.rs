//! [`Outline`]: the headings that a table stands under, and the text that follows it.

use crate::sheet::limits::MOST_PARTS;
use crate::sheet::{
    Cell, MOST_BYTES, MOST_BYTES_IN_CELL, MOST_COLUMNS, MOST_ROWS, Place, Row, Table, Unreadable,
};

/// A line of bold text, or the summary of something folded, stands below all headings.
pub(in crate::sheet) const BOLD: u8 = 7;

/// What is longer is no heading, whatever its marks say.
const MOST_BYTES_IN_HEADING: usize = 1_000;

/// Collects the tables of a document in their order, with the headings above and the text below each.
#[derive(Debug, Default)]
pub(in crate::sheet) struct Outline {
    path: Vec<(u8, String)>,
    tables: Vec<Table>,
    /// The table that lines of text belong to.
    last: Option<usize>,
    /// How many lines below that table stand before the last bold one, which may turn out to be a heading.
    cut: Option<usize>,
    /// The nearest heading is a bold line with a colon: a heading only if nothing stands between it and a table.
    is_label: bool,
    cells: usize,
    bytes: usize,
}

/// The headings at some place, to come back to.
#[derive(Debug)]
pub(in crate::sheet) struct Path(Vec<(u8, String)>);

impl Outline {
    /// Goes on below a heading, 1 the largest.
    pub(in crate::sheet) fn heading(&mut self, level: u8, text: &str) {
        let text = text.trim();
        if text.is_empty() || text.len() > MOST_BYTES_IN_HEADING {
            return self.line(text);
        }
        self.is_label = false;
        self.path.retain(|(other, _)| *other < level);
        self.path.push((level, text.to_owned()));
        if level < BOLD {
            self.last = None;
        }
    }

    /// A line of bold text: a heading if a table follows, and text below the table before in any case.
    pub(in crate::sheet) fn bold(&mut self, text: &str) {
        let below = self.last.map(|last| self.tables[last].below.len());
        self.line(text);
        self.cut = below;
        let name = text.trim_end().trim_end_matches(':');
        self.heading(BOLD, name);
        self.is_label = name.len() < text.trim_end().len();
    }

    /// A line of text.
    pub(in crate::sheet) fn line(&mut self, text: &str) {
        let text = text.trim();
        if self.is_label {
            self.path.pop();
            (self.is_label, self.cut) = (false, None);
        }
        if let Some(last) = self.last
            && !text.is_empty()
        {
            self.tables[last].below.push(text.to_owned());
        }
    }

    /// Whether a line of text says anything here: it is below a table, or behind a label.
    pub(in crate::sheet) fn wants_text(&self) -> bool {
        self.last.is_some() || self.is_label
    }

    /// The headings of here, to be restored behind something that has headings of its own.
    pub(in crate::sheet) fn path(&self) -> Path {
        Path(self.path.clone())
    }

    /// Goes back to headings.
    pub(in crate::sheet) fn restore(&mut self, path: Path) {
        self.path = path.0;
        self.is_label = false;
    }

    /// Starts a table at its place in the document; its rows are set by [`Outline::fill`].
    pub(in crate::sheet) fn start(&mut self) -> usize {
        if let (Some(last), Some(cut)) = (self.last, self.cut) {
            self.tables[last].below.truncate(cut);
        }
        (self.last, self.cut) = (None, None);
        let headings: Vec<String> = self.path.iter().map(|(_, text)| text.clone()).collect();
        self.tables.push(Table {
            title: headings.last().cloned().unwrap_or_default(),
            headings,
            ..Table::default()
        });
        self.tables.len() - 1
    }

    /// Names a table by its caption.
    pub(in crate::sheet) fn caption(&mut self, table: usize, caption: &str) {
        if !caption.is_empty() && caption.len() <= MOST_BYTES_IN_HEADING {
            self.tables[table].title = caption.to_owned();
            self.tables[table].headings.push(caption.to_owned());
        }
    }

    /// The started table, to mark what is hidden in it.
    pub(in crate::sheet) fn table(&mut self, table: usize) -> &mut Table {
        &mut self.tables[table]
    }

    /// Sets the rows of a table, all filled up to the width of its header; lines of text after it are below it.
    ///
    /// # Errors
    /// There are more of them than we read.
    pub(in crate::sheet) fn fill(
        &mut self,
        table: usize,
        mut rows: Vec<Row>,
    ) -> Result<(), Unreadable> {
        check(&rows)?;
        let wide = |rows: &[Row], wanted: fn(&Row) -> bool| {
            rows.iter()
                .filter(|row| wanted(row))
                .map(|row| row.cells.len())
                .max()
        };
        let width = wide(&rows, |row| row.is_header)
            .or_else(|| wide(&rows, |_| true))
            .unwrap_or(0);
        self.spend(
            rows.iter()
                .map(|row| width.saturating_sub(row.cells.len()))
                .sum(),
            0,
        )?;
        for row in &mut rows {
            let Some(end) = row.cells.last().map(|cell| cell.at.clone()) else {
                continue;
            };
            while row.cells.len() < width {
                row.cells.push(Cell::plain("", end.clone()));
            }
        }
        self.tables[table].rows = rows;
        self.last = Some(table);
        Ok(())
    }

    /// Counts cells and bytes of their text before they are kept.
    ///
    /// # Errors
    /// There are more of them than we read.
    pub(in crate::sheet) fn spend(&mut self, cells: usize, bytes: usize) -> Result<(), Unreadable> {
        self.cells += cells;
        self.bytes += bytes;
        match self.cells > MOST_PARTS || self.bytes > MOST_BYTES {
            true => Err(Unreadable::TooLarge(format!(
                "its tables have more than {MOST_PARTS} cells, or {MOST_BYTES} bytes in them; import a part of them"
            ))),
            false => Ok(()),
        }
    }

    /// The tables that have rows.
    pub(in crate::sheet) fn done(self) -> Vec<Table> {
        self.tables
            .into_iter()
            .filter(|table| !table.rows.is_empty())
            .collect()
    }
}

/// Whether a table is of a size that we read.
///
/// # Errors
/// It has too many rows, too many columns, or too much in one cell.
fn check(rows: &[Row]) -> Result<(), Unreadable> {
    let too_large = |at: Option<&Place>, what: String| {
        let line = match at {
            Some(Place::Text { line, .. }) => format!(" in line {line}"),
            _ => String::new(),
        };
        Err(Unreadable::TooLarge(format!("the table{line} has {what}")))
    };
    let place = |row: &Row| row.cells.first().map(|cell| cell.at.clone());
    if rows.len() > MOST_ROWS {
        let first = rows.first().and_then(place);
        return too_large(
            first.as_ref(),
            format!("more than {MOST_ROWS} rows; import a part of it"),
        );
    }
    for row in rows {
        if row.cells.len() > MOST_COLUMNS {
            return too_large(
                place(row).as_ref(),
                format!("more than {MOST_COLUMNS} columns; leave out some"),
            );
        }
        if let Some(cell) = row
            .cells
            .iter()
            .find(|cell| cell.text.len() > MOST_BYTES_IN_CELL)
        {
            return too_large(
                Some(&cell.at),
                format!("a cell of more than {MOST_BYTES_IN_CELL} bytes; shorten it"),
            );
        }
    }
    Ok(())
}
