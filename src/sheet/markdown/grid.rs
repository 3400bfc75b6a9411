//! Tables drawn with `+---+` lines, by reStructuredText, Emacs, Pandoc and database clients.

use super::line::Line;
use super::row;
use crate::sheet::document::outline::Outline;
use crate::sheet::{Row, Unreadable};

/// The rows of such a table; `None` where the lines are none.
///
/// # Errors
/// A cell is larger than we read.
pub(super) fn rows(
    lines: &[Line<'_>],
    outline: &mut Outline,
) -> Result<Option<Vec<Row>>, Unreadable> {
    let rules = lines.iter().filter(|line| row::is_grid(line.text)).count();
    if rules < 2 || !row::is_grid(lines[0].text) {
        return Ok(None);
    }
    let header = lines
        .iter()
        .position(|line| row::is_grid(line.text) && line.text.contains('='));
    let first_section = lines
        .iter()
        .skip(1)
        .position(|line| row::is_grid(line.text))
        .map(|at| at + 1);
    // Without a double line only a client of databases says which row is the header: it draws three lines in all.
    let end_of_header = header.or(first_section.filter(|_| rules == 3)).unwrap_or(0);
    let mut rows: Vec<Row> = Vec::new();
    let mut is_new = true;
    for (nth, line) in lines.iter().enumerate() {
        if row::is_grid(line.text) {
            is_new = true;
            continue;
        }
        let mut row = row::read(*line, outline)?;
        row.is_header = nth < end_of_header;
        let is_rest = match header {
            // reStructuredText and Pandoc draw a line below each row, so that a row may have several lines.
            Some(_) => !is_new,
            None => !is_new && row.cells.first().is_some_and(|cell| cell.is_empty()),
        };
        match rows.last_mut().filter(|_| is_rest) {
            Some(above) => join(above, row),
            None => rows.push(row),
        }
        is_new = false;
    }
    Ok(Some(rows))
}

/// Adds the next line of a row to its cells.
fn join(above: &mut Row, row: Row) {
    let shared = above.cells.len();
    for (cell, more) in above.cells.iter_mut().zip(&row.cells) {
        if cell.is_empty() {
            *cell = more.clone();
        } else if !more.is_empty() {
            cell.text.push('\n');
            cell.text.push_str(&more.text);
            cell.is_bold &= more.is_bold;
            cell.is_struck &= more.is_struck;
        }
    }
    above.cells.extend(row.cells.into_iter().skip(shared));
}
