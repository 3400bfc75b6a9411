//! CSV and TSV with any delimiter, and lists with one name a line.
//!
//! An apostrophe before a text that is a formula to a spreadsheet is a guard, as our own export and others write it
//! (`render::delimited`): where apostrophes and then one of `=`, `+`, `-`, `@`, a tab or a carriage return begin a
//! text, the first apostrophe is no part of it.

mod dialect;
mod list;
mod records;
#[cfg(test)]
mod tests;

use super::limits::{self, Used};
use super::{Cell, MOST_ROWS, Place, Row, Table, Unreadable};
use dialect::Dialect;
use records::{Field, Records};

/// What the only table of such a file is called in messages.
const WHAT: &str = "the table";

/// Reads the table of a text and says what the text is, such as "CSV with semicolons".
///
/// # Errors
/// Its lines do not make a table, or too large a one.
pub(super) fn read(text: &str) -> Result<(String, Table), Unreadable> {
    match dialect::of(text) {
        Some(dialect) => Ok((dialect.form(), table(text, dialect)?)),
        None => Ok(("a list with one name a line".to_owned(), list::read(text)?)),
    }
}

/// The records of a text as a table, without the blank ones before and after.
fn table(text: &str, dialect: Dialect) -> Result<Table, Unreadable> {
    let mut used = Used::default();
    let mut rows = Vec::new();
    let mut filled = 0;
    for fields in Records::new(text, dialect.delimiter).skip(dialect.header_lines) {
        limits::columns(fields.len(), WHAT)?;
        let row = row(&fields, &mut used)?;
        if row.cells.iter().any(|cell| !cell.is_empty()) {
            rows.push(row);
            filled = rows.len();
        } else if filled > 0 && rows.len() < MOST_ROWS {
            rows.push(row);
        }
        if filled > MOST_ROWS {
            let amount = format!("more than {MOST_ROWS} rows");
            return Err(limits::too_large(WHAT, &amount));
        }
    }
    rows.truncate(filled);
    Ok(Table {
        rows,
        ..Table::default()
    })
}

/// One record as a row.
fn row(fields: &[Field<'_>], used: &mut Used) -> Result<Row, Unreadable> {
    used.row(fields.len(), WHAT)?;
    let cells = fields.iter().map(|field| {
        let at = Place::Text {
            line: field.line,
            column: field.column,
        };
        let text = field.text();
        used.text(text.len(), WHAT, &|| format!("line {}", field.line))?;
        Ok(Cell::plain(text, at))
    });
    Ok(Row {
        cells: cells.collect::<Result<_, Unreadable>>()?,
        is_hidden: false,
        is_header: false,
    })
}
