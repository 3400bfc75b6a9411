//! Lists with one name a line, as they are pasted from notes.

use crate::sheet::limits;
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
    let lines = lines(text).enumerate();
    let lines = lines.filter(|(_, line)| !line.trim().is_empty());
    // One more than we read, so that we know whether there are more.
    let lines: Vec<(usize, &str)> = lines.take(MOST_ROWS + 1).collect();
    if is_prose(&lines) {
        return Err(Unreadable::NoTable);
    }
    if lines.len() > MOST_ROWS {
        let amount = format!("more than {MOST_ROWS} rows");
        return Err(limits::too_large(WHAT, &amount));
    }
    let rows = lines.iter().map(|(index, line)| row(line, index + 1));
    Ok(Table {
        rows: rows.collect(),
        ..Table::default()
    })
}

/// Whether lines are no names: a single one, long ones, headings, sentences.
fn is_prose(lines: &[(usize, &str)]) -> bool {
    let is_other = |line: &str| {
        let is_long = line.chars().nth(LONGEST_NAME).is_some();
        is_long || line.starts_with("# ") || line.starts_with("##")
    };
    let names = || lines.iter().map(|(_, line)| line.trim());
    let sentences = names().filter(|line| line.ends_with(['.', '!', '?', ',', ';', ':']));
    lines.len() < 2 || sentences.count() * 3 > lines.len() || names().any(is_other)
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
