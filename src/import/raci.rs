//! A chart in a sheet: wide, transposed, long, or with names in the columns of letters.

mod cell;
mod scheme;
mod script;
mod words;

use super::{Choices, Understood};
use crate::error::Error;
use crate::sheet::{Book, Table};

/// How many rows of a table look like this.
pub(super) fn rows_alike(_table: &Table) -> usize {
    0
}

/// Reads it from the tables that look like it.
///
/// # Errors
/// None does.
pub(super) fn read(book: &Book, _choices: &Choices) -> Result<Understood, Error> {
    Err(Error::Import(format!(
        "nothing of `{}` can be imported",
        book.name
    )))
}
