//! Tables of AsciiDoc: cells behind `|`, several in a line or one in each, between two `|===`.

use super::{Page, Span, Written};
use crate::sheet::limits::MOST_PARTS;
use crate::sheet::{MOST_COLUMNS, Place, Unreadable};

/// A cell as it is written: what stands before its `|`, and what behind.
struct Piece {
    specifier: String,
    text: String,
    at: Place,
}

/// Reads a table or a line of text, and says where to go on.
pub(super) fn step(page: &mut Page<'_>, at: usize) -> Result<usize, Unreadable> {
    let line = page.lines[at];
    if !line.trim().starts_with("|===") {
        // Attributes in brackets are read with their table.
        if !(line.starts_with('[') && line.ends_with(']')) {
            page.text(line);
        }
        return Ok(at + 1);
    }
    let attributes = at.checked_sub(1).map_or("", |above| page.lines[above]);
    let end = page.lines[at + 1..]
        .iter()
        .position(|line| line.trim().starts_with("|==="));
    let end = end.map_or(page.lines.len(), |end| at + 1 + end);
    let mut cells = Vec::new();
    let mut in_first_line = 0;
    for nth in at + 1..end {
        let before = cells.len();
        pieces(page.lines[nth], nth, &mut cells);
        if before == 0 {
            in_first_line = cells.len();
        }
    }
    let is_implicit = page
        .lines
        .get(at + 1)
        .is_some_and(|line| !line.trim().is_empty())
        && page
            .lines
            .get(at + 2)
            .is_some_and(|line| line.trim().is_empty());
    let has_header = attributes.contains("header") || is_implicit && in_first_line > 1;
    let columns = columns(attributes)
        .unwrap_or(in_first_line)
        .clamp(1, MOST_COLUMNS);
    let rows = rows(page, cells, columns, has_header)?;
    page.table(rows, "")?;
    Ok(end + 1)
}

/// How many columns `[cols="1,2*,3"]` asks for.
fn columns(attributes: &str) -> Option<usize> {
    let (_, columns) = attributes.split_once("cols=")?;
    let columns = match columns.strip_prefix('"') {
        Some(quoted) => quoted.split('"').next()?,
        None => columns.split([',', ']']).next()?,
    };
    let count = |column: &str| {
        column
            .split_once('*')
            .and_then(|(count, _)| count.trim().parse().ok())
            .unwrap_or(1_usize)
    };
    Some(
        columns
            .split([',', ';'])
            .map(count)
            .fold(0, usize::saturating_add),
    )
}

/// Adds the cells of a line; what stands before its first `|` belongs to the cell before.
fn pieces(line: &str, nth: usize, cells: &mut Vec<Piece>) {
    let mut parts = line.split('|');
    let mut column = 1;
    let mut before = parts.next().unwrap_or_default();
    let mut specifier = specifier_of(before);
    add(cells, &before[..before.len() - specifier.len()]);
    for part in parts {
        column += before.chars().count() + 1;
        // One more than are read is enough to say so.
        if cells.len() > MOST_PARTS {
            return;
        }
        if before.ends_with('\\') {
            // `\|` stands for itself.
            if let Some(cell) = cells.last_mut() {
                cell.text.pop();
                cell.text.push('|');
            }
            add_here(cells, part);
            before = part;
            continue;
        }
        let next = specifier_of(part);
        let text = &part[..part.len() - next.len()];
        let space = text.len() - text.trim_start().len();
        cells.push(Piece {
            specifier: std::mem::replace(&mut specifier, next).to_owned(),
            text: text.trim_start().to_owned(),
            at: Place::Text {
                line: nth + 1,
                column: column + text[..space].chars().count(),
            },
        });
        before = part;
    }
    // The end of a line is no specifier.
    if let Some(cell) = cells
        .last_mut()
        .filter(|_| !specifier.is_empty() && line.contains('|'))
    {
        cell.text.push_str(specifier);
    } else {
        add_here(cells, specifier);
    }
}

fn add(cells: &mut [Piece], text: &str) {
    if let Some(cell) = cells.last_mut() {
        cell.text.push('\n');
        cell.text.push_str(text);
    }
}

fn add_here(cells: &mut [Piece], text: &str) {
    if let Some(cell) = cells.last_mut() {
        cell.text.push_str(text);
    }
}

/// The specifier that ends a piece: `2+`, `.3+`, `3*`, `h`, `^.>s`.
fn specifier_of(text: &str) -> &str {
    let start = text.rfind([' ', '\t']).map_or(0, |space| space + 1);
    let word = &text[start..];
    let rest = word.trim_start_matches(|c: char| c.is_ascii_digit() || ".+*<>^".contains(c));
    let is_style = rest.is_empty() || matches!(rest, "a" | "d" | "e" | "h" | "l" | "m" | "s" | "v");
    // A number or a letter alone is text, unless nothing else stands in the line before the `|`.
    let is_marked =
        word.contains(['+', '*', '<', '>', '^']) || start == 0 && !rest.is_empty() && word == text;
    if is_style && is_marked { word } else { "" }
}

fn rows(
    page: &mut Page<'_>,
    cells: Vec<Piece>,
    columns: usize,
    has_header: bool,
) -> Result<Vec<Written>, Unreadable> {
    let mut rows: Vec<Written> = Vec::new();
    // How many columns of the rows to come are taken by cells from above.
    let mut taken: Vec<usize> = Vec::new();
    let mut left = 0;
    for piece in cells {
        let count = |mark: char| piece.specifier.split_once(mark).map(|(count, _)| count);
        let (wide, high) = count('+').map_or((1, 1), |span| {
            let (wide, high) = span.split_once('.').unwrap_or((span, ""));
            (
                wide.parse().unwrap_or(1).max(1),
                high.parse().unwrap_or(1).max(1),
            )
        });
        let copies = count('*')
            .and_then(|count| count.parse::<usize>().ok())
            .unwrap_or(1)
            .min(MOST_COLUMNS);
        let cell = page.cell(piece.text.trim(), piece.at)?;
        for _ in 0..copies {
            if left == 0 {
                left = columns - taken.first().copied().unwrap_or(0).min(columns - 1);
                taken = taken.split_off(taken.len().min(1));
                rows.push(Written {
                    is_head: has_header && rows.is_empty(),
                    ..Written::default()
                });
            }
            page.outline.spend(1, cell.text.len())?;
            let is_head = piece.specifier.ends_with('h');
            if let Some(row) = rows.last_mut() {
                row.cells.push(Span {
                    cell: cell.clone(),
                    is_head,
                    columns: wide,
                    rows: high,
                });
            }
            let below: usize = high.min(MOST_COLUMNS) - 1;
            taken.resize(taken.len().max(below), 0);
            taken
                .iter_mut()
                .take(below)
                .for_each(|taken| *taken = taken.saturating_add(wide));
            left = left.saturating_sub(wide);
        }
    }
    Ok(rows)
}
