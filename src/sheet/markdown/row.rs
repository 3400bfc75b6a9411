//! Rows between pipes: which lines are rows, and where their cells stand.

use std::collections::HashMap;

use super::line::Line;
use crate::sheet::document::inline;
use crate::sheet::document::outline::Outline;
use crate::sheet::{Cell, MOST_BYTES_IN_CELL, MOST_COLUMNS, Place, Row, Unreadable};

/// The cells of a line, each with the byte that it starts at, trimmed.
///
/// Pipes behind a backslash and in code part no cells. Of too many cells only one more than a table may have is given.
pub(in crate::sheet) fn split(text: &str) -> Vec<(usize, &str)> {
    let mut cells = Vec::new();
    let opening = usize::from(text.starts_with('|'));
    let mut start = opening;
    for pipe in pipes(text).skip_while(|pipe| *pipe < opening) {
        cells.push(trimmed(text, start, pipe));
        start = pipe + 1;
        if cells.len() > MOST_COLUMNS {
            return cells;
        }
    }
    if start < text.len() || cells.is_empty() {
        cells.push(trimmed(text, start.min(text.len()), text.len()));
    }
    cells
}

fn trimmed(text: &str, start: usize, end: usize) -> (usize, &str) {
    let cell = &text[start..end];
    let space = cell.len() - cell.trim_start().len();
    // An empty cell stands behind the space that follows its pipe.
    let space = if space == cell.len() {
        space.min(1)
    } else {
        space
    };
    (start + space, cell.trim())
}

/// Where pipes part cells.
fn pipes(text: &str) -> impl Iterator<Item = usize> {
    let ends = ends_of_code(text);
    let bytes = text.as_bytes();
    let mut at = 0;
    std::iter::from_fn(move || {
        while at < bytes.len() {
            let here = at;
            match bytes[here] {
                b'\\' => at += 2,
                b'`' => {
                    at = ends
                        .get(&here)
                        .copied()
                        .unwrap_or(here + run_at(bytes, here))
                }
                b'|' => {
                    at += 1;
                    return Some(here);
                }
                _ => at += 1,
            }
        }
        None
    })
}

/// Where the code ends that starts at each run of backticks: behind the next run of the same length.
fn ends_of_code(text: &str) -> HashMap<usize, usize> {
    let bytes = text.as_bytes();
    let mut runs = Vec::new();
    let mut at = 0;
    while let Some(next) = bytes[at..].iter().position(|byte| *byte == b'`') {
        let start = at + next;
        at = start + run_at(bytes, start);
        runs.push((start, at));
    }
    let mut later: HashMap<usize, usize> = HashMap::new();
    let mut ends = HashMap::new();
    for (start, end) in runs.into_iter().rev() {
        if let Some(end) = later.insert(end - start, end) {
            ends.insert(start, end);
        }
    }
    ends
}

fn run_at(bytes: &[u8], start: usize) -> usize {
    bytes[start..]
        .iter()
        .take_while(|byte| **byte == b'`')
        .count()
}

/// Whether a pipe parts cells in the line, or it is the line of a grid.
pub(super) fn is_tabular(text: &str) -> bool {
    is_grid(text) || text.contains('|') && pipes(text).next().is_some()
}

/// Whether it is a line of a grid: `+---+---+`.
pub(super) fn is_grid(text: &str) -> bool {
    text.len() > 3
        && text.starts_with('+')
        && text.ends_with('+')
        && text.chars().all(|c| matches!(c, '+' | '-' | '=' | ':'))
}

/// Whether it is the line of dashes below a header: `|---|:-:|`, `--- | ---`, `|---+---|` in Org mode.
pub(super) fn is_rule(text: &str) -> bool {
    let has_pipe = text.contains('|');
    let has_dash = text.contains('-');
    has_pipe && has_dash && text.split(['|', '+']).all(|cell| is_dashes(cell.trim()))
}

fn is_dashes(cell: &str) -> bool {
    let cell = cell.strip_prefix(':').unwrap_or(cell);
    let cell = cell.strip_suffix(':').unwrap_or(cell);
    cell.chars().all(|c| c == '-')
}

/// Whether a rule has so many dashes in each cell that nobody means "nothing" by them.
pub(super) fn is_long_rule(text: &str) -> bool {
    is_rule(text)
        && text
            .split(['|', '+'])
            .map(str::trim)
            .filter(|cell| !cell.is_empty())
            .all(|cell| cell.len() > 2)
}

/// Reads a row.
///
/// # Errors
/// A cell is larger than we read, or there were too many before.
pub(super) fn read(line: Line<'_>, outline: &mut Outline) -> Result<Row, Unreadable> {
    let mut cells = Vec::new();
    let (mut column, mut counted) = (line.column, 0);
    for (start, text) in split(line.text) {
        column += line.text[counted..start].chars().count();
        counted = start;
        cells.push(cell(text, line.number, column, outline)?);
    }
    Ok(Row {
        cells,
        is_hidden: false,
        is_header: false,
    })
}

/// Reads a cell of Markdown.
///
/// # Errors
/// It is larger than we read, or there were too many before.
fn cell(text: &str, line: usize, column: usize, outline: &mut Outline) -> Result<Cell, Unreadable> {
    if text.len() > MOST_BYTES_IN_CELL {
        return Err(Unreadable::TooLarge(format!(
            "a cell in line {line} has more than {MOST_BYTES_IN_CELL} bytes; shorten it"
        )));
    }
    outline.spend(1, text.len())?;
    let shown = match text.contains("\\|") {
        true => inline::markdown(&text.replace("\\|", "|")),
        false => inline::markdown(text),
    };
    let mut cell = Cell::plain(shown.text, Place::Text { line, column });
    cell.is_bold = shown.is_bold;
    cell.is_struck = shown.is_struck;
    cell.link = shown.link;
    Ok(cell)
}
