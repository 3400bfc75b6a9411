//! How much of a file we hold in memory, so that no file can take all of it.

use super::{MOST_BYTES, MOST_BYTES_IN_CELL, MOST_COLUMNS, MOST_ROWS, Table, Unreadable};

/// The most cells that the tables of a file may have together, empty ones included.
pub(super) const MOST_CELLS: usize = 500_000;

/// The most lines, tags or cells that a document is taken apart into, before its tables are checked.
pub(super) const MOST_PARTS: usize = 2_000_000;

/// What to do about a table that is too large.
pub(super) const SPLIT: &str = "split it, or delete what is no part of the table";

/// What the tables of a file have taken up so far.
#[derive(Debug, Default)]
pub(super) struct Used {
    cells: usize,
    bytes: usize,
}

impl Used {
    /// Counts one more row of `cells`, in a table called `what`.
    pub(super) fn row(&mut self, cells: usize, what: &str) -> Result<(), Unreadable> {
        self.cells += cells;
        if self.cells > MOST_CELLS {
            return Err(too_large(what, &format!("more than {MOST_CELLS} cells")));
        }
        Ok(())
    }

    /// Counts the text of one more cell, which stands at `at`.
    pub(super) fn text(
        &mut self,
        bytes: usize,
        what: &str,
        at: &dyn Fn() -> String,
    ) -> Result<(), Unreadable> {
        self.bytes += bytes;
        if bytes > MOST_BYTES_IN_CELL {
            return Err(Unreadable::TooLarge(format!(
                "{what} has a cell of {bytes} bytes at {}, and the limit is {MOST_BYTES_IN_CELL}; shorten it",
                at()
            )));
        }
        if self.bytes > MOST_BYTES {
            return Err(too_large(
                what,
                &format!("more than {MOST_BYTES} bytes of text"),
            ));
        }
        Ok(())
    }
}

/// `what` has `amount`, which is more than we read.
pub(super) fn too_large(what: &str, amount: &str) -> Unreadable {
    Unreadable::TooLarge(format!("{what} has {amount}; {SPLIT}"))
}

/// Checks the tables of a document, which were read without counting.
pub(super) fn check(tables: &[Table]) -> Result<(), Unreadable> {
    let mut used = Used::default();
    for table in tables {
        let what = match table.title.as_str() {
            "" => "a table in it".to_owned(),
            title => format!("the table `{title}`"),
        };
        if table.rows.len() > MOST_ROWS {
            return Err(too_large(
                &what,
                &format!("{} rows, and the limit is {MOST_ROWS}", table.rows.len()),
            ));
        }
        for row in &table.rows {
            columns(row.cells.len(), &what)?;
            used.row(row.cells.len(), &what)?;
            for cell in &row.cells {
                used.text(cell.text.len(), &what, &|| cell.at.to_string())?;
            }
        }
    }
    Ok(())
}

/// Checks the number of columns.
pub(super) fn columns(count: usize, what: &str) -> Result<(), Unreadable> {
    if count > MOST_COLUMNS {
        return Err(too_large(
            what,
            &format!("more than {MOST_COLUMNS} columns"),
        ));
    }
    Ok(())
}
