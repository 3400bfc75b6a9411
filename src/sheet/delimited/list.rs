//! Lists with one name a line, as they are pasted from notes.

use crate::sheet::limits::{self, Used};
use crate::sheet::{Cell, MOST_ROWS, Place, Row, Table, Unreadable};

use super::WHAT;

/// The most characters of a name; what is longer is a text.
const LONGEST_NAME: usize = 120;

/// What stands before the names of a list.
const BULLETS: &[&str] = &["- [ ] ", "* [ ] ", "[ ] ", "- ", "* ", "• ", "– ", "+ "];

/// Reads a table of one column.
///
/// # Errors
/// It is prose, or too long.
pub(super) fn read(text: &str) -> Result<Table, Unreadable> {
    let lines: Vec<&str> = lines(text).collect();
    let names = || {
        lines
            .iter()
            .map(|line| line.trim())
            .filter(|line| !line.is_empty())
    };
    let is_sentence = |line: &&str| line.ends_with(['.', '!', '?', ',', ';', ':']);
    let is_long = |line: &str| line.chars().nth(LONGEST_NAME).is_some();
    let count = names().count();
    if names().any(|line| is_long(line) || line.starts_with("# ") || line.starts_with("##"))
        || count < 2
        || names().filter(is_sentence).count() * 3 > count
    {
        return Err(Unreadable::NoTable);
    }
    if count > MOST_ROWS {
        return Err(limits::too_large(
            WHAT,
            &format!("more than {MOST_ROWS} rows"),
        ));
    }
    let mut used = Used::default();
    let rows = lines
        .iter()
        .enumerate()
        .filter(|(_, line)| !line.trim().is_empty());
    let rows = rows.map(|(index, line)| {
        used.row(1, WHAT)?;
        Ok(row(line, index + 1))
    });
    Ok(Table {
        rows: rows.collect::<Result<_, Unreadable>>()?,
        ..Table::default()
    })
}

/// The lines of a text, however they end.
fn lines(text: &str) -> impl Iterator<Item = &str> {
    let lines = text
        .split('\n')
        .map(|line| line.strip_suffix('\r').unwrap_or(line));
    lines.flat_map(|line| line.split('\r'))
}

/// One line as a row, without its bullet.
fn row(line: &str, number: usize) -> Row {
    let name = line.trim_start();
    let bullet = BULLETS.iter().find_map(|bullet| name.strip_prefix(bullet));
    let name = bullet.unwrap_or(name).trim_start();
    let before = &line[..line.len() - name.len()];
    let at = Place::Text {
        line: number,
        column: before.chars().count() + 1,
    };
    Row {
        cells: vec![Cell::plain(name.trim_end(), at)],
        is_hidden: false,
        is_header: false,
    }
}
