//! Comments on the cells of a row, which are remarks like words beside a letter.

use super::chart::{Chart, Line};
use super::columns::Columns;
use super::grid::Grid;
use super::headings::role_name;
use crate::import::{Field, comments};

/// Keeps them with what heads their column, unless they are about the row as a whole.
pub(super) fn keep(
    chart: &mut Chart<'_>,
    grid: &Grid<'_>,
    columns: &Columns,
    number: usize,
    line: &mut Line,
) {
    let name = columns.field(Field::Name);
    for column in grid.columns.clone() {
        let Some((comment, finding)) = grid.cell(number, column).and_then(comments::remark) else {
            continue;
        };
        chart.finding(finding);
        let title = role_name(grid.title(column));
        line.notes.push(match title.as_str() {
            title if !title.is_empty() && name != Some(column) => format!("{title}: {comment}"),
            _ => comment,
        });
    }
}
