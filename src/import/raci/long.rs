//! Charts with a row for each letter: activity, role, letter.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::chart::{Chart, Line, in_order, row};
use super::columns::Columns;
use super::grid::Grid;
use super::wide::each_row;
use crate::import::{Field, FoundRow, Named, folded};
use crate::vocabulary::Letter;
use crate::wording::{key_of, one_line};

/// The columns that a long chart has on top of what any chart has.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Long {
    /// The role.
    pub(super) role: usize,
    /// The letter.
    pub(super) letter: usize,
    /// Columns of letters with marks in them instead of one of letters.
    pub(super) marked: Vec<(usize, Letter)>,
}

/// Reads the rows of a chart, and puts those of one activity together.
pub(super) fn read_rows(chart: &mut Chart<'_>, grid: &Grid<'_>, columns: &Columns, long: &Long) {
    let before = chart.found.rows.len();
    let mut last_role: Option<usize> = None;
    each_row(chart, grid, columns, true, |chart, number, line| {
        let cell = grid.cell(number, long.role).filter(|cell| !cell.is_empty());
        if let Some(cell) = cell {
            last_role = Some(chart.role(&one_line(&cell.text), &cell.at));
        }
        let Some(role) = last_role else {
            return Arc::from([]);
        };
        let letter = grid.cell(number, long.letter);
        if let Some(cell) = letter.filter(|_| long.marked.is_empty()) {
            chart.cell(line, role, cell);
        }
        for (column, letter) in &long.marked {
            if let Some(cell) = grid.cell(number, *column).filter(|cell| !cell.is_empty()) {
                if is_mark(&cell.text) {
                    chart.push(line, role, vec![*letter], false, &cell.at);
                } else {
                    chart.cell(line, role, cell);
                }
            }
        }
        Arc::from([role])
    });
    together(chart, before);
}

/// A mark that says yes in a column of a letter.
pub(super) fn is_mark(text: &str) -> bool {
    const MARKS: &[&str] = &[
        "x", "✓", "✔", "✔️", "✅", "☑", "☒", "🗸", "●", "•", "yes", "ja", "oui", "sí", "1",
    ];
    MARKS.contains(&text.trim().to_lowercase().as_str())
}

/// Rows of one activity become one row, where its first one stands.
fn together(chart: &mut Chart<'_>, before: usize) {
    let parts = chart.take_rows(before);
    let mut rows: Vec<(FoundRow, Line)> = Vec::new();
    let mut all = Vec::new();
    let mut known = BTreeMap::new();
    for part in parts {
        all.extend(part.roles.iter().copied());
        let name = |named: &Option<Named>| named.as_ref().map(|named| key_of(&named.name));
        let key = (
            key_of(&part.activity.name),
            name(&part.phase),
            name(&part.voter),
        );
        let at = *known.entry(key).or_insert(rows.len());
        if at == rows.len() {
            let row = FoundRow {
                note: None,
                letters: Vec::new(),
                ..part.clone()
            };
            rows.push((
                row,
                Line {
                    has_notes: part.note.is_some(),
                    ..Line::default()
                },
            ));
        }
        let Some((row, line)) = rows.get_mut(at) else {
            continue;
        };
        for letters in part.letters {
            chart.push(
                line,
                letters.role,
                letters.letters,
                letters.is_open,
                &letters.at,
            );
        }
        line.has_notes |= part.note.is_some();
        if let Some(note) = part
            .note
            .filter(|note| !note.is_empty() && !line.notes.contains(note))
        {
            line.notes.push(note);
        }
        row.is_decision = row.is_decision.or(part.is_decision);
        row.is_control = row.is_control.or(part.is_control);
    }
    let all = in_order(all);
    for (found, line) in rows {
        let whole = row(
            found.activity.clone(),
            found.phase.clone(),
            line,
            Arc::clone(&all),
        );
        chart.add(FoundRow {
            is_decision: found.is_decision,
            is_control: found.is_control,
            voter: found.voter,
            ..whole
        });
    }
}

/// The columns of a long chart, where the table is one: a role beside a single column of letters.
pub(super) fn columns_of(
    grid: &Grid<'_>,
    letters: &[usize],
    choose: impl Fn(Field) -> Option<usize>,
) -> Option<Long> {
    let letter = choose(Field::Letter).or(match letters {
        [only] => Some(*only),
        _ => None,
    })?;
    let titled = |is_it: &dyn Fn(&str) -> bool| {
        let mut columns = grid.columns.clone().rev();
        columns.find(|column| !letters.contains(column) && is_it(grid.title(*column)))
    };
    // "Step" may be a step of a career or of the work, "Role" is a role.
    let role = choose(Field::Role)
        .or_else(|| titled(&is_role))
        .or_else(|| titled(&|title| Field::Role.fit(title).is_some()))
        .or_else(|| {
            titled(&|title| Field::Owner.fit(title).is_some() || Field::Person.fit(title).is_some())
        })?;
    let is_filled = |column: usize| {
        grid.rows
            .clone()
            .filter(|row| !grid.text(*row, column).is_empty())
            .count()
    };
    let is_too_narrow = grid
        .columns
        .clone()
        .filter(|column| is_filled(*column) > 0)
        .count()
        < 3;
    (role != letter && !is_too_narrow).then_some(Long {
        role,
        letter,
        marked: Vec::new(),
    })
}

/// Headers that name nothing but roles.
fn is_role(title: &str) -> bool {
    const WORDS: &[&str] = &[
        "role",
        "roles",
        "team",
        "rolle",
        "rollen",
        "rôle",
        "rol",
        "ruolo",
        "papel",
        "rola",
        "roll",
        "役割",
        "stakeholder",
    ];
    WORDS.contains(&folded(title).as_str())
}

/// How many cells of a column are marks.
pub(super) fn marks_in(grid: &Grid<'_>, column: usize) -> usize {
    grid.rows
        .clone()
        .filter(|row| is_mark(grid.text(*row, column)))
        .count()
}
