//! Tables in documents: Markdown, HTML, wiki markup and text in columns, told from one another and from CSV.

mod columns;
pub(super) mod inline;
pub(super) mod outline;
pub(super) mod spans;
#[cfg(test)]
mod tests;

use super::{Table, Unreadable, html, markdown, wiki};

/// The tables of a document, and its form: "Markdown", "HTML", "wiki markup" or "text in columns".
///
/// `None` where nothing in it is such a table, so that it may be CSV. CSV whose cells hold `|` or HTML is none of ours.
/// A page of HTML without a table is [`Unreadable::NoTable`], since it is no CSV either.
pub(super) fn tables(text: &str) -> Option<Result<(String, Vec<Table>), Unreadable>> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    if is_delimited(text) {
        return None;
    }
    read(text).transpose()
}

fn read(text: &str) -> Result<Option<(String, Vec<Table>)>, Unreadable> {
    let said = |form: &str, tables: Vec<Table>| Some((form.to_owned(), tables));
    if html::is_page(text) {
        let tables = html::tables(text)?;
        return match tables.is_empty() {
            true => Err(Unreadable::NoTable),
            false => Ok(said("HTML", tables)),
        };
    }
    // A line of dashes between pipes belongs to no wiki, but a page of Markdown may show the markup of one.
    if !markdown::has_rule(text)
        && let Some(dialect) = wiki::dialect(text)
    {
        let tables = wiki::tables(text, dialect)?;
        if !tables.is_empty() {
            return Ok(said("wiki markup", tables));
        }
    }
    let found = markdown::tables(text)?;
    if found.has_html && !found.has_markdown && html::is_fragment(text) {
        return Ok(said("HTML", html::tables(text)?));
    }
    if !found.tables.is_empty() {
        return Ok(said("Markdown", found.tables));
    }
    let tables = columns::tables(text)?;
    Ok(said("text in columns", tables).filter(|(_, tables)| !tables.is_empty()))
}

/// Whether the text is CSV with some delimiter: each record has the same number of fields, two or more.
fn is_delimited(text: &str) -> bool {
    let text = text.trim_start();
    if text.starts_with("sep=") {
        return true;
    }
    if text.starts_with(['|', '<', '^', '{', '+', '#', '[']) {
        return false;
    }
    b",;\t"
        .iter()
        .any(|delimiter| is_delimited_by(text, *delimiter))
}

fn is_delimited_by(text: &str, delimiter: u8) -> bool {
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(delimiter)
        .has_headers(false)
        .flexible(false)
        .from_reader(text.as_bytes());
    let mut record = csv::ByteRecord::new();
    let mut records = 0;
    loop {
        match reader.read_byte_record(&mut record) {
            Ok(true) if record.len() < 2 => return false,
            Ok(true) => records += 1,
            Ok(false) => return records > 1,
            Err(_) => return false,
        }
    }
}
