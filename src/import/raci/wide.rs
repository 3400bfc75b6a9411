//! Charts with a column for each role, or, turned, with a row for each.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::chart::{Chart, Line, in_order, row};
use super::columns::{Columns, Use};
use super::comments;
use super::grid::Grid;
use super::headings::{numbering, role_name, row_name};
use super::phases::Phases;
use super::rows::{self, Kind, footnote};
use crate::diagnostic::codes;
use crate::import::columns::code_of;
use crate::import::values::yes_or_no;
use crate::import::{Field, Finding, FoundRow, Named};
use crate::sheet::Cell;
use crate::wording::{counted, key_of, one_line, quoted};

/// Reads the rows of a chart.
pub(super) fn read_rows(chart: &mut Chart<'_>, grid: &Grid<'_>, columns: &Columns) {
    let roles = roles(chart, grid, columns);
    let all = in_order(roles.iter().map(|(_, role)| *role).collect());
    each_row(chart, grid, columns, false, |chart, number, line| {
        for (column, role) in &roles {
            if let Some(cell) = grid.cell(number, *column) {
                chart.cell(line, *role, cell);
            }
        }
        Arc::clone(&all)
    });
}

/// Walks over the rows of a chart; `letters` fills in the letters of one and gives the roles that it could have had.
///
/// `carries` where a name stands for the rows below it that have none.
pub(super) fn each_row<'t>(
    chart: &mut Chart<'_>,
    grid: &Grid<'t>,
    columns: &Columns,
    carries: bool,
    mut letters: impl FnMut(&mut Chart<'_>, usize, &mut Line) -> Arc<[usize]>,
) {
    left_out_columns(chart, grid, columns);
    let kinds = rows::kinds(grid, columns, chart.scheme);
    chart.footnotes = grid
        .table
        .below
        .iter()
        .flat_map(|text| text.lines())
        .filter_map(footnote)
        .collect();
    for (_, kind) in &kinds {
        if let Kind::Footnote(mark, text) = kind {
            chart.footnotes.push((mark.clone(), text.clone()));
        }
    }
    let mut last: Option<&Cell> = None;
    let mut phases = Phases::new(grid, columns, &kinds);
    for (number, kind) in &kinds {
        match kind {
            Kind::Blank | Kind::Footnote(..) => {}
            Kind::Section(cell) => phases.open(chart, cell),
            Kind::LeftOut(what) => left_out_row(chart, grid, *number, what),
            Kind::Activity => {
                let is_nameless = columns
                    .field(Field::Name)
                    .is_none_or(|column| grid.text(*number, column).is_empty());
                let above = last.filter(|_| carries && is_nameless);
                let Some(name) = above.or_else(|| name_cell(chart, grid, columns, *number)) else {
                    continue;
                };
                last = Some(name);
                let mut line = Line {
                    has_notes: columns.field(Field::Note).is_some(),
                    ..Line::default()
                };
                notes(grid, columns, *number, &mut line);
                let roles = letters(chart, *number, &mut line);
                surplus(chart, grid, columns, *number, &mut line);
                comments::keep(chart, grid, columns, *number, &mut line);
                let activity = named(grid, columns, *number, name);
                let phase = phases.of(*number);
                let mut row = row(activity, phase, line, roles);
                flags(chart, grid, columns, *number, &mut row);
                chart.add(row);
            }
        }
    }
    phases.close(chart);
    ids_left_out(chart, grid, columns, &kinds);
}

/// The columns of roles with their numbers among all roles.
fn roles(chart: &mut Chart<'_>, grid: &Grid<'_>, columns: &Columns) -> Vec<(usize, usize)> {
    let all = columns.roles();
    let mut count: BTreeMap<String, usize> = BTreeMap::new();
    for column in &all {
        *count
            .entry(key_of(&role_name(grid.title(*column))))
            .or_default() += 1;
    }
    let mut roles = Vec::new();
    for column in all {
        let Some(cell) = grid.heading(column) else {
            continue;
        };
        let mut name = role_name(&cell.text);
        if count.get(&key_of(&name)).is_some_and(|count| *count > 1) {
            let team = grid.upper.map_or("", |upper| grid.text(upper, column));
            if team.is_empty() || key_of(team) == key_of(&name) {
                let message = format!("two columns are called {}", quoted(&name));
                let finding = Finding::at(&codes::DUPLICATE_NAME, &cell.at, message);
                chart.finding(
                    finding.help(
                        "their letters are taken together; give each column a name of its own",
                    ),
                );
            } else {
                name = format!("{} {name}", one_line(team));
            }
        }
        let role = chart.role(&name, &cell.at);
        roles.push((column, role));
    }
    roles
}

/// The name of a row; where it has none, a finding says what stands in it.
fn name_cell<'t>(
    chart: &mut Chart<'_>,
    grid: &Grid<'t>,
    columns: &Columns,
    number: usize,
) -> Option<&'t Cell> {
    let cell = grid
        .cell(number, columns.field(Field::Name)?)
        .filter(|cell| !row_name(&cell.text).is_empty());
    let filled = grid.filled(number);
    let at = filled.first().map(|(_, cell)| cell.at.clone());
    let Some(cell) = cell else {
        let told: Vec<String> = filled
            .iter()
            .map(|(column, cell)| told(grid, *column, cell))
            .collect();
        let finding = Finding::at(
            &codes::NAMELESS_ROW,
            &at?,
            format!("a row without a name: {}", told.join(", ")),
        );
        chart.finding(finding.help("it is left out; write what gets done, or say which column does with `--columns name=…`"));
        return None;
    };
    (!chart.leaves_out(cell)).then_some(cell)
}

/// A cell with what heads it, for people: "`A` for `CSM`".
fn told(grid: &Grid<'_>, column: usize, cell: &Cell) -> String {
    let title = role_name(grid.title(column));
    let text = quoted(&one_line(&cell.text));
    if title.is_empty() {
        text
    } else {
        format!("{text} for {}", quoted(&title))
    }
}

/// The name with the id that a column of ids gives it.
fn named(grid: &Grid<'_>, columns: &Columns, number: usize, cell: &Cell) -> Named {
    let mut name = row_name(&cell.text);
    let id = columns.field(Field::Id);
    let text = id.map_or("", |column| grid.text(number, column)).trim();
    let number = text.trim_end_matches(['.', ')']);
    if let Some((_, words)) = numbering(&name).filter(|(numbered, _)| *numbered == number) {
        name = words.to_owned();
    }
    Named {
        id: id_of(text),
        name,
        at: cell.at.clone(),
    }
}

/// An id of ours: small letters, digits and hyphens, or a code such as `TD-001`; numbers alone are none.
fn id_of(text: &str) -> Option<String> {
    let is_even = text == text.to_ascii_lowercase()
        || text.chars().any(|letter| letter.is_ascii_digit()) && text.to_ascii_uppercase() == text;
    code_of(text).filter(|_| is_even)
}

fn ids_left_out(
    chart: &mut Chart<'_>,
    grid: &Grid<'_>,
    columns: &Columns,
    kinds: &[(usize, Kind<'_>)],
) {
    let Some(column) = columns.field(Field::Id) else {
        return;
    };
    let rows = kinds.iter().filter(|(_, kind)| *kind == Kind::Activity);
    let others: Vec<&Cell> = rows
        .filter_map(|(row, _)| grid.cell(*row, column))
        .filter(|cell| !cell.is_empty() && id_of(cell.text.trim()).is_none())
        .collect();
    if let Some(first) = others.first() {
        let message = format!(
            "{} of {} {} no id, such as {}",
            counted(others.len(), "cell", "cells"),
            quoted(&one_line(grid.title(column))),
            if others.len() == 1 { "is" } else { "are" },
            quoted(&one_line(&first.text))
        );
        chart.left_out(&first.at, message);
    }
}

/// What columns of notes say.
fn notes(grid: &Grid<'_>, columns: &Columns, number: usize, line: &mut Line) {
    for column in columns.all(Use::Is(Field::Note)) {
        let text = grid.text(number, column);
        if matches!(text.trim(), "" | "-" | "–" | "—") {
            continue;
        }
        line.notes.push(one_line(text));
    }
}

/// Cells beyond the header.
fn surplus(
    chart: &mut Chart<'_>,
    grid: &Grid<'_>,
    columns: &Columns,
    number: usize,
    line: &mut Line,
) {
    let cells: Vec<&Cell> = columns
        .all(Use::Surplus)
        .filter_map(|column| grid.cell(number, column))
        .filter(|cell| !cell.is_empty())
        .collect();
    let Some(first) = cells.first() else { return };
    let texts: Vec<String> = cells.iter().map(|cell| one_line(&cell.text)).collect();
    let message = format!(
        "{} more than the header has columns",
        counted(cells.len(), "cell", "cells")
    );
    let finding = Finding::at(&codes::RAGGED_ROW, &first.at, message);
    chart.finding(
        finding.help("the text is kept as a remark; give the column a header if it is a role"),
    );
    line.notes
        .extend(texts.iter().map(|text| format!("\"{text}\"")));
}

/// Whether it is a decision or a control, and whose answers they are.
fn flags(
    chart: &mut Chart<'_>,
    grid: &Grid<'_>,
    columns: &Columns,
    number: usize,
    row: &mut FoundRow,
) {
    if let Some(cell) = columns
        .field(Field::Kind)
        .and_then(|column| grid.cell(number, column))
    {
        row.is_decision = kind(&cell.text);
        if row.is_decision.is_none() && !cell.is_empty() {
            chart.left_out(
                &cell.at,
                format!(
                    "{} is neither an activity nor a decision",
                    quoted(&one_line(&cell.text))
                ),
            );
        }
    }
    if let Some(cell) = columns
        .field(Field::Control)
        .and_then(|column| grid.cell(number, column))
    {
        row.is_control = yes_or_no(&cell.text);
        if row.is_control.is_none() && !cell.is_empty() {
            chart.left_out(
                &cell.at,
                format!("{} is neither yes nor no", quoted(&one_line(&cell.text))),
            );
        }
    }
    let by_column = columns
        .field(Field::Voter)
        .and_then(|column| grid.cell(number, column))
        .filter(|cell| !cell.is_empty());
    if let Some(cell) = by_column {
        row.voter = Some(Named {
            id: None,
            name: one_line(&cell.text),
            at: cell.at.clone(),
        });
    }
}

pub(super) fn kind(text: &str) -> Option<bool> {
    match text.trim().to_lowercase().as_str() {
        "decision" | "entscheidung" | "décision" | "decisión" | "decisione" | "decisão"
        | "besluit" | "decyzja" | "beslut" | "d" => Some(true),
        "activity" | "task" | "work" | "aktivität" | "aufgabe" | "activité" | "tâche"
        | "actividad" | "tarea" | "attività" => Some(false),
        _ => yes_or_no(text),
    }
}

/// Columns that a chart does not have, one finding each.
fn left_out_columns(chart: &mut Chart<'_>, grid: &Grid<'_>, columns: &Columns) {
    let what = if grid.is_transposed { "row" } else { "column" };
    for column in columns.all(Use::LeftOut) {
        let cells: Vec<&Cell> = grid
            .rows
            .clone()
            .filter_map(|row| grid.cell(row, column))
            .filter(|cell| !cell.is_empty())
            .collect();
        let Some(first) = grid.heading(column).or(cells.first().copied()) else {
            continue;
        };
        let title = one_line(grid.title(column));
        let example = cells.first().map_or_else(String::new, |cell| {
            format!(", such as {}", quoted(&shortened(&cell.text)))
        });
        let message = if title.is_empty() {
            format!(
                "a {what} without a header is no part of a chart: {}{example}",
                counted(cells.len(), "cell", "cells")
            )
        } else {
            format!(
                "the {what} {} is no part of a chart: {}{example}",
                quoted(&shortened(&title)),
                counted(cells.len(), "cell", "cells")
            )
        };
        let help = "`--columns note=…` keeps it as a remark";
        let finding = Finding::at(&codes::LEFT_OUT, &first.at, message);
        chart.finding(if grid.is_transposed {
            finding
        } else {
            finding.help(help)
        });
    }
}

fn left_out_row(chart: &mut Chart<'_>, grid: &Grid<'_>, number: usize, what: &str) {
    let filled = grid.filled(number);
    let Some((_, first)) = filled.first() else {
        return;
    };
    let line = if grid.is_transposed { "column" } else { "row" };
    let told: Vec<String> = filled
        .iter()
        .map(|(_, cell)| quoted(&shortened(&cell.text)))
        .collect();
    let message = format!(
        "a {line} is no part of the chart, it holds {what}: {}",
        told.join(", ")
    );
    chart.left_out(&first.at, message);
}

/// The first words of a long text.
pub(super) fn shortened(text: &str) -> String {
    const LONGEST: usize = 60;
    let text = one_line(text);
    if text.chars().count() <= LONGEST {
        return text;
    }
    let start: String = text.chars().take(LONGEST - 1).collect();
    format!("{}…", start.trim_end())
}
