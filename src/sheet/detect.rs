//! What kind of file some bytes are, from the bytes themselves.

use super::{Book, MOST_BYTES, Table, Unreadable};
use super::{delimited, document, encoding, limits, other, workbook};

/// What is read from bytes: the form of the file and its tables.
type Read = (String, Vec<Table>);

/// Reads the tables of a file; `name` is only what it is called in messages.
///
/// # Errors
/// Nothing in it can be read as a table.
pub fn read(name: &str, bytes: &[u8]) -> Result<Book, Unreadable> {
    let (form, tables) = tables(bytes)?;
    if tables.is_empty() {
        return Err(Unreadable::NoTable);
    }
    Ok(Book {
        name: name.to_owned(),
        form,
        tables,
    })
}

/// The tables of a file of any kind.
fn tables(bytes: &[u8]) -> Result<Read, Unreadable> {
    if bytes.is_empty() {
        return Err(Unreadable::Empty);
    }
    if bytes.len() > MOST_BYTES {
        return Err(Unreadable::TooLarge(format!(
            "it has {} bytes, and the limit is {MOST_BYTES}; split it, or save only the sheet that matters",
            bytes.len()
        )));
    }
    if bytes.starts_with(b"PK") && matches!(bytes.get(2..4), Some(b"\x03\x04" | b"\x05\x06")) {
        return workbook::read(bytes);
    }
    if bytes.starts_with(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1") {
        return Err(match other::kind_of_compound(bytes) {
            Some(kind) => Unreadable::OtherKind(kind.to_owned()),
            None => Unreadable::Protected,
        });
    }
    if let Some(kind) = other::kind_of_bytes(bytes) {
        return Err(Unreadable::OtherKind(kind.to_owned()));
    }
    text(bytes)
}

/// The tables of a text.
fn text(bytes: &[u8]) -> Result<Read, Unreadable> {
    let (text, encoding) = encoding::decoded(bytes)?;
    let text = text.as_ref();
    if text.trim().is_empty() {
        return Err(Unreadable::Empty);
    }
    if is_binary(text) {
        return Err(Unreadable::OtherKind("no text and no workbook".to_owned()));
    }
    if let Some(kind) = other::kind_of_text(text) {
        return Err(Unreadable::OtherKind(kind.to_owned()));
    }
    let (form, tables) = match document::tables(text) {
        Some(found) => {
            let (form, tables) = found?;
            limits::check(&tables)?;
            (form, tables)
        }
        None if other::is_yaml(text) => {
            let kind = "YAML, which holds no table";
            return Err(Unreadable::OtherKind(kind.to_owned()));
        }
        None => {
            let (form, table) = delimited::read(text)?;
            (form, vec![table])
        }
    };
    let form = match encoding {
        Some(encoding) => format!("{form} in {encoding}"),
        None => form,
    };
    Ok((form, tables))
}

/// Whether it has more control characters than a text has by mistake.
fn is_binary(text: &str) -> bool {
    let start = || text.chars().take(4096);
    let controls = start().filter(|c| c.is_control() && !c.is_whitespace());
    controls.count() * 10 > start().count()
}
