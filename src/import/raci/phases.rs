//! The phases that rows stand under.

use std::collections::BTreeMap;

use super::chart::Chart;
use super::columns::Columns;
use super::grid::Grid;
use super::headings::{numbering, row_name};
use super::rows::Kind;
use crate::import::{Field, Named};
use crate::sheet::{Cell, Place};
use crate::wording::quoted;

/// The phase of each row: of the heading above it, or of its column.
pub(super) struct Phases {
    /// The heading above.
    above: Option<Named>,
    /// It has a row.
    is_used: bool,
    /// The phases of a column, by row.
    column: BTreeMap<usize, Named>,
}

impl Phases {
    pub(super) fn new(grid: &Grid<'_>, columns: &Columns, kinds: &[(usize, Kind<'_>)]) -> Self {
        let mut column = BTreeMap::new();
        if let Some(phase) = columns.field(Field::Phase) {
            let activities = || {
                kinds
                    .iter()
                    .filter(|(_, kind)| matches!(kind, Kind::Activity))
            };
            let starts = activities()
                .next()
                .is_some_and(|(row, _)| !grid.text(*row, phase).is_empty());
            let is_carried = starts || Field::of_header(grid.title(phase)) == Some(Field::Phase);
            let mut last: Option<Named> = None;
            for (row, kind) in kinds {
                if matches!(kind, Kind::Section(_)) {
                    last = None;
                    continue;
                }
                let cell = grid.cell(*row, phase).filter(|cell| !cell.is_empty());
                last = match cell {
                    Some(cell) => Some(phase_named(cell)),
                    None if is_carried => last,
                    None => None,
                };
                if let Some(last) = &last {
                    column.insert(*row, last.clone());
                }
            }
        }
        Self {
            above: None,
            is_used: true,
            column,
        }
    }

    pub(super) fn open(&mut self, chart: &mut Chart<'_>, cell: &Cell) {
        self.close(chart);
        self.above = Some(phase_named(cell));
        self.is_used = false;
    }

    pub(super) fn of(&mut self, row: usize) -> Option<Named> {
        self.is_used = true;
        self.column
            .get(&row)
            .cloned()
            .or_else(|| self.above.clone())
    }

    /// Names a heading that no row stands under.
    pub(super) fn close(&mut self, chart: &mut Chart<'_>) {
        if let Some(above) = self.above.as_ref().filter(|_| !self.is_used) {
            let (at, message): (Place, String) = (
                above.at.clone(),
                format!("no row stands under {}", quoted(&above.name)),
            );
            chart.left_out(&at, message);
        }
        self.is_used = true;
    }
}

/// A phase by what its heading says; numbering alone is no part of the name.
pub(super) fn phase_named(cell: &Cell) -> Named {
    let name = row_name(&cell.text);
    let name = numbering(&name)
        .map_or(name.as_str(), |(_, words)| words)
        .to_owned();
    Named {
        id: None,
        name,
        at: cell.at.clone(),
    }
}
