//! What kind of file some bytes are, from the bytes themselves.

use super::{Book, Unreadable};

/// Reads the tables of a file; `name` is only what it is called in messages.
///
/// # Errors
/// Nothing in it can be read as a table.
pub fn read(_name: &str, _bytes: &[u8]) -> Result<Book, Unreadable> {
    Err(Unreadable::NoTable)
}
