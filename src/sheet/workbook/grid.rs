//! The cells of a sheet in which something stands, on their way to a table.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::sheet::limits::{self, Used};
use crate::sheet::{Cell, MOST_COLUMNS, MOST_ROWS, Place, Row, Table, Unreadable, column_letters};

/// A range of rows or columns, from 0, both ends included.
pub(super) type Span = (usize, usize);

/// A sheet while it is read. Rows and columns count from 0.
pub(super) struct Grid<'u> {
    name: Arc<str>,
    used: &'u mut Used,
    cells: BTreeMap<(usize, usize), Cell>,
    columns: usize,
}

/// What a sheet says of itself besides its cells.
#[derive(Debug, Default)]
pub(super) struct Layout {
    /// The sheet is hidden.
    pub(super) is_hidden: bool,
    /// The rows that are hidden.
    pub(super) hidden_rows: Vec<Span>,
    /// The columns that are hidden.
    pub(super) hidden_columns: Vec<Span>,
    /// Merged cells: their rows and their columns.
    pub(super) merged: Vec<(Span, Span)>,
}

impl<'u> Grid<'u> {
    /// An empty sheet.
    pub(super) fn new(name: &str, used: &'u mut Used) -> Self {
        Self {
            name: name.into(),
            used,
            cells: BTreeMap::new(),
            columns: 0,
        }
    }

    /// The place of a cell.
    pub(super) fn place(&self, row: usize, column: usize) -> Place {
        Place::Sheet {
            sheet: self.name.clone(),
            row: row.saturating_add(1),
            column: column.saturating_add(1),
        }
    }

    /// Puts a cell where it stands, unless nothing is in it.
    ///
    /// # Errors
    /// The cell, or the sheet with it, is larger than we read.
    pub(super) fn put(
        &mut self,
        row: usize,
        column: usize,
        mut cell: Cell,
    ) -> Result<(), Unreadable> {
        if cell.is_empty() && cell.comment.is_none() {
            return Ok(());
        }
        if row >= MOST_ROWS {
            let amount = format!(
                "something in row {}, and the limit is {MOST_ROWS} rows",
                row.saturating_add(1)
            );
            return Err(limits::too_large(&self.what(), &amount));
        }
        if column >= MOST_COLUMNS {
            let letters = column_letters(column.saturating_add(1));
            let amount =
                format!("something in column {letters}, and the limit is {MOST_COLUMNS} columns");
            return Err(limits::too_large(&self.what(), &amount));
        }
        let what = self.what();
        let at = || format!("{}{}", column_letters(column + 1), row + 1);
        self.used.text(cell.text.len(), &what, &at)?;
        let comment = cell.comment.as_ref().map_or(0, |comment| comment.len());
        self.used.text(comment, &what, &at)?;
        if !self.cells.contains_key(&(row, column)) {
            self.used.row(1, &what)?;
        }
        cell.at = self.place(row, column);
        self.columns = self.columns.max(column + 1);
        self.cells.insert((row, column), cell);
        Ok(())
    }

    /// Puts a comment on a cell, whether or not something stands in it.
    ///
    /// # Errors
    /// The comment, or the sheet with it, is larger than we read.
    pub(super) fn comment(
        &mut self,
        row: usize,
        column: usize,
        comment: String,
    ) -> Result<(), Unreadable> {
        let known = self.cells.get(&(row, column)).cloned();
        let cell = known.unwrap_or_else(|| Cell::plain("", self.place(row, column)));
        let comment = Some(comment.into());
        self.put(row, column, Cell { comment, ..cell })
    }

    /// The table; `None` if nothing stands in the sheet.
    ///
    /// # Errors
    /// It is larger than we read once its empty cells are counted.
    pub(super) fn finish(mut self, layout: &Layout) -> Result<Option<Table>, Unreadable> {
        let (Some(first), Some(last)) = (
            self.cells.first_key_value().map(|(at, _)| at.0),
            self.cells.last_key_value().map(|(at, _)| at.0),
        ) else {
            return Ok(None);
        };
        let all = (last - first + 1) * self.columns;
        self.used.row(all - self.cells.len(), &self.what())?;
        self.carry(&layout.merged, (first, last))?;
        let hidden = marked(&layout.hidden_rows, last + 1);
        let hidden_columns = marked(&layout.hidden_columns, self.columns);
        let rows = (first..=last).map(|row| Row {
            cells: (0..self.columns)
                .map(|column| self.take(row, column))
                .collect(),
            is_hidden: hidden[row],
            is_header: false,
        });
        Ok(Some(Table {
            rows: rows.collect(),
            title: self.name.to_string(),
            is_hidden: layout.is_hidden,
            hidden_columns: (0..self.columns)
                .filter(|column| hidden_columns[*column])
                .collect(),
            ..Table::default()
        }))
    }

    /// Takes a cell out, or makes an empty one.
    fn take(&mut self, row: usize, column: usize) -> Cell {
        let cell = self.cells.remove(&(row, column));
        cell.unwrap_or_else(|| Cell::plain("", self.place(row, column)))
    }

    /// Copies the text of merged cells into all their parts, as far as the table reaches. Each copy counts, since nobody
    /// keeps a broken sheet from merging the same cells a million times.
    fn carry(&mut self, merged: &[(Span, Span)], rows: Span) -> Result<(), Unreadable> {
        let what = self.what();
        for &((top, bottom), (left, right)) in merged {
            let Some(whole) = self.cells.get(&(top, left)).cloned() else {
                continue;
            };
            for row in top..=bottom.min(rows.1) {
                for column in left..=right.min(self.columns - 1) {
                    if (row, column) == (top, left) {
                        continue;
                    }
                    let at = self.place(row, column);
                    self.used
                        .text(whole.text.len() + size_of::<Cell>(), &what, &|| {
                            at.to_string()
                        })?;
                    let covered = self.cells.remove(&(row, column));
                    let part = Cell {
                        is_carried: true,
                        at,
                        comment: covered.and_then(|covered| covered.comment),
                        ..whole.clone()
                    };
                    self.cells.insert((row, column), part);
                }
            }
        }
        Ok(())
    }

    /// What the sheet is called in messages.
    fn what(&self) -> String {
        format!("the sheet `{}`", self.name)
    }
}

/// Which of `count` rows or columns are within one of the spans.
fn marked(spans: &[Span], count: usize) -> Vec<bool> {
    let mut marked = vec![false; count];
    for &(first, last) in spans {
        if first <= last && first < count {
            marked[first..=last.min(count - 1)].fill(true);
        }
    }
    marked
}
