//! Cells that span rows and columns, laid out as a grid: what they cover carries their text.

use super::outline::Outline;
use crate::sheet::{Cell, MOST_COLUMNS, MOST_ROWS, Row, Unreadable};

/// A row as it is written, before spans.
#[derive(Debug, Default)]
pub(in crate::sheet) struct Written {
    /// Its cells, from left to right.
    pub(in crate::sheet) cells: Vec<Span>,
    /// The row is hidden.
    pub(in crate::sheet) is_hidden: bool,
    /// The row stands in the part of the table that is its head.
    pub(in crate::sheet) is_head: bool,
    /// The part of the table; no cell spans into the next.
    pub(in crate::sheet) part: usize,
}

/// A cell and how far it goes.
#[derive(Debug)]
pub(in crate::sheet) struct Span {
    /// The cell.
    pub(in crate::sheet) cell: Cell,
    /// It is a heading of its row or column.
    pub(in crate::sheet) is_head: bool,
    /// How many columns it takes.
    pub(in crate::sheet) columns: usize,
    /// How many rows it takes; 0 for all that follow.
    pub(in crate::sheet) rows: usize,
}

impl Span {
    /// A cell that takes one row and one column.
    pub(in crate::sheet) fn one(cell: Cell) -> Self {
        Self {
            cell,
            is_head: false,
            columns: 1,
            rows: 1,
        }
    }
}

/// Lays out the rows of a table.
///
/// A span of more columns than a table may have, and that of a cell alone in its row, ends where the table ends.
///
/// # Errors
/// The spans cover more than we read.
pub(in crate::sheet) fn laid_out(
    written: Vec<Written>,
    outline: &mut Outline,
) -> Result<Vec<Row>, Unreadable> {
    let natural = written
        .iter()
        .filter(|row| row.cells.len() > 1)
        .map(wide)
        .max();
    let natural = natural
        .unwrap_or(1)
        .max(written.iter().map(|row| row.cells.len()).max().unwrap_or(1));
    let is_head = heads(&written);
    let mut covered: Vec<Option<(usize, Cell)>> = Vec::new();
    let mut part = 0;
    let mut rows = Vec::new();
    for (row, is_header) in written.into_iter().zip(is_head) {
        if row.part != part {
            covered.clear();
            part = row.part;
        }
        let mut cells = Vec::new();
        let is_alone = row.cells.len() == 1;
        for span in row.cells {
            carried(&mut cells, &mut covered, outline, false)?;
            let left = natural.saturating_sub(cells.len()).max(1);
            let columns = if is_alone || span.columns > MOST_COLUMNS {
                span.columns.min(left)
            } else {
                span.columns
            };
            let below = if span.rows == 0 {
                MOST_ROWS
            } else {
                span.rows - 1
            };
            for nth in 0..columns.max(1) {
                outline.spend(1, span.cell.text.len())?;
                let cell = Cell {
                    is_carried: nth > 0 || span.cell.is_carried,
                    ..span.cell.clone()
                };
                let column = cells.len();
                // Two spans that overlap: the later one is shown, and the earlier one goes on below it.
                if let Some(Some((left, _))) = covered.get_mut(column) {
                    *left = left.saturating_sub(1).max(1);
                }
                if below > 0 {
                    covered.resize(covered.len().max(column + 1), None);
                    covered[column] = Some((
                        below,
                        Cell {
                            is_carried: true,
                            ..cell.clone()
                        },
                    ));
                }
                cells.push(cell);
            }
            if cells.len() > MOST_COLUMNS {
                break;
            }
        }
        carried(&mut cells, &mut covered, outline, true)?;
        rows.push(Row {
            cells,
            is_hidden: row.is_hidden,
            is_header,
        });
    }
    Ok(rows)
}

/// Adds the cells that reach down to here: those next in the row, or all that are left at its end.
fn carried(
    cells: &mut Vec<Cell>,
    covered: &mut [Option<(usize, Cell)>],
    outline: &mut Outline,
    is_end: bool,
) -> Result<(), Unreadable> {
    loop {
        let here = cells.len();
        let reach = if is_end {
            covered.len()
        } else {
            covered.len().min(here + 1)
        };
        let rest = covered.get(here..reach).unwrap_or_default();
        let Some(gap) = rest.iter().position(Option::is_some) else {
            return Ok(());
        };
        let Some(Some((left, cell))) = covered.get_mut(here + gap) else {
            return Ok(());
        };
        let at = cells
            .last()
            .map_or_else(|| cell.at.clone(), |last: &Cell| last.at.clone());
        outline.spend(gap + 1, cell.text.len())?;
        cells.extend((0..gap).map(|_| Cell::plain("", at.clone())));
        cells.push(cell.clone());
        *left -= 1;
        if *left == 0 {
            covered[here + gap] = None;
        }
    }
}

/// How many columns a row takes; what is absurdly wide counts as one.
fn wide(row: &Written) -> usize {
    let columns = row.cells.iter().map(|span| {
        if span.columns > MOST_COLUMNS {
            1
        } else {
            span.columns.max(1)
        }
    });
    columns.fold(0, usize::saturating_add).min(MOST_COLUMNS)
}

/// Which rows are the header: those of the head, and rows of headings only before the first row of data.
fn heads(written: &[Written]) -> Vec<bool> {
    let mut is_data = false;
    let head = |row: &Written| {
        let named = row
            .cells
            .iter()
            .filter(|span| span.is_head && !span.cell.is_empty())
            .count();
        let only = row
            .cells
            .iter()
            .all(|span| span.is_head || span.cell.is_empty());
        only && (named > 1 || named == 1 && row.cells.len() == 1 && row.cells[0].columns == 1)
    };
    written
        .iter()
        .map(|row| {
            let is_head = row.is_head || !is_data && head(row);
            is_data |= !is_head && row.cells.len() > 1;
            is_head
        })
        .collect()
}
