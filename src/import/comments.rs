//! Comments on cells: a remark of the row where there is one, and told of where there is none.

use std::collections::BTreeSet;

use super::{Finding, Understood};
use crate::diagnostic::codes;
use crate::sheet::{Cell, Place, Table};
use crate::wording::quoted;

/// What the comment on a cell says, on one line, and that it is kept as a remark.
pub(super) fn remark(cell: &Cell) -> Option<(String, Finding)> {
    let comment = said(cell)?;
    let message = format!("{START} is kept as a remark: {}", quoted(&comment));
    Some((comment, Finding::at(&codes::CELL_REMARK, &cell.at, message)))
}

/// Names the comments in tables that are no remark of what was understood.
pub(super) fn tell_left_out(tables: &[&Table], understood: &mut Understood) {
    let findings = understood.findings.iter();
    let kept: BTreeSet<Place> = findings
        .filter(|finding| finding.code == &codes::CELL_REMARK && finding.message.starts_with(START))
        .filter_map(|finding| finding.at.clone())
        .collect();
    let rows = tables.iter().flat_map(|table| &table.rows);
    for cell in rows.flat_map(|row| &row.cells) {
        let Some(comment) = said(cell).filter(|_| !kept.contains(&cell.at)) else {
            continue;
        };
        let message = format!("{START} is no remark of a row: {}", quoted(&comment));
        let help = "write it into a column of remarks, if it belongs to a row";
        let finding = Finding::at(&codes::LEFT_OUT, &cell.at, message).help(help);
        understood.findings.push(finding);
    }
}

/// How messages about comments begin, and no others.
const START: &str = "a comment on a cell";

/// The comment on a cell, on one line.
fn said(cell: &Cell) -> Option<String> {
    let comment = cell.comment.as_deref()?;
    Some(comment.split_whitespace().collect::<Vec<_>>().join(" "))
}
