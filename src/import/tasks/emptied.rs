//! What a row takes away: the sheet has the column, and its cell is empty.

use crate::import::Field;
use crate::import::columns::{Layout, RowOf};
use crate::sheet::Cell;

/// What a task can be without, each with the columns that hold it; the first that the sheet has counts.
const KEYS: &[(Field, &[Field])] = &[
    (Field::Card, &[Field::Card]),
    (Field::Phase, &[Field::Phase]),
    (Field::Owner, &[Field::Owner, Field::Role]),
    (Field::Frequency, &[Field::Frequency]),
    (Field::Hours, &[Field::Hours]),
    (Field::Scales, &[Field::Scales]),
    (Field::Impact, &[Field::Impact]),
    (Field::Effort, &[Field::Effort]),
    (Field::Disposition, &[Field::Disposition]),
    (Field::NextStep, &[Field::NextStep]),
    (Field::NextBy, &[Field::NextBy]),
    (Field::NextWho, &[Field::NextWho]),
];

/// The fields whose columns say nothing in a row; `is_carried` where an empty cell of phases means the one above.
pub(super) fn emptied(layout: &Layout<'_>, row: &RowOf<'_>, is_carried: bool) -> Vec<Field> {
    let is_emptied = |(field, columns): &&(Field, &[Field])| {
        let mut columns = columns.iter();
        let held = columns.find(|column| layout.column(**column).is_some());
        let is_known_elsewhere = is_carried && *field == Field::Phase;
        held.is_some_and(|column| !is_known_elsewhere && says_nothing(layout, row, *column))
    };
    let keys = KEYS.iter().filter(is_emptied);
    keys.map(|(field, _)| *field).collect()
}

/// Whether the columns of a field are all empty in a row.
pub(super) fn says_nothing(layout: &Layout<'_>, row: &RowOf<'_>, field: Field) -> bool {
    layout
        .all(field)
        .all(|column| row.row.cells.get(column).is_none_or(is_unsaid))
}

/// "n/a" and "TBD" say something, if only that nobody knows; a dash says what an empty cell says.
pub(super) fn is_unsaid(cell: &Cell) -> bool {
    matches!(cell.text.as_str(), "" | "-" | "–" | "—")
}
