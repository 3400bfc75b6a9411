//! Charts as `offsite export raci` writes them, with a column a role.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::cell::{Reading, read as read_cell};
use super::chart::{Chart, Line, row};
use super::scheme::{Scheme, variant_of};
use super::{around, legend};
use crate::diagnostic::codes;
use crate::import::columns::Log;
use crate::import::own::{Own, filled, unreadable};
use crate::import::values::yes_or_no;
use crate::import::{Choices, Finding, Found, FoundRow, Understood};
use crate::sheet::{Book, Row};
use crate::vocabulary::{Letter, Variant, is_result};
use crate::wording::{is_id, quoted};

/// The columns beside those of roles; all but the name are gone from Markdown where nothing stands in them.
const OTHERS: [&str; 6] = ["id", "Activity", "Phase", "Kind", "Control", "Note"];

/// Heads of our other charts: a column a letter, a row a letter.
const OF_OTHER_CHARTS: [&str; 2] = ["?", "Letter"];

/// Whether it is one.
pub(in crate::import) fn is_chart(own: &Own<'_>) -> bool {
    if own.heads.get(1) != Some(&"Activity")
        || OF_OTHER_CHARTS
            .iter()
            .any(|head| own.column(head).is_some())
    {
        return false;
    }
    let is_framed = OTHERS.iter().all(|head| own.column(head).is_some());
    is_framed || is_plain(own)
}

/// Without its frame a chart could be anybody's, unless every cell is as we write it.
fn is_plain(own: &Own<'_>) -> bool {
    let roles = roles(own);
    own.table.rows.iter().skip(1).all(|row| {
        let has_id = filled(row, 0).is_some_and(|cell| is_id(&cell.text));
        let mut cells = roles.iter().filter_map(|column| filled(row, *column));
        has_id && cells.all(|cell| is_letters(&cell.text))
    })
}

/// "A/R", "C?", "?".
fn is_letters(text: &str) -> bool {
    let letters = text.trim_end_matches('?');
    letters.is_empty() || letters.split('/').all(|it| Letter::of_word(it).is_some())
}

fn roles(own: &Own<'_>) -> Vec<usize> {
    let heads = own.heads.iter().enumerate();
    let roles =
        heads.filter(|(_, head)| !(head.is_empty() || OTHERS.contains(head) || is_result(head)));
    roles.map(|(column, _)| column).collect()
}

/// Reads it.
pub(in crate::import) fn read(
    own: &Own<'_>,
    book: &Book,
    choices: &Choices,
    mut log: Log,
) -> Understood {
    // Rows may have schemes of their own, so every letter is one.
    let scheme = Scheme::any(&[]);
    let mut chart = Chart::new(choices, &scheme);
    let columns: Vec<(usize, usize)> = roles(own)
        .into_iter()
        .filter_map(|column| {
            let head = own.table.rows.first()?.cells.get(column)?;
            Some((column, chart.own_role(&head.text, &head.at)))
        })
        .collect();
    let all: Arc<[usize]> = columns.iter().map(|(_, role)| *role).collect();
    for (cells, activity) in own.rows("Activity", choices, &mut log) {
        let mut line = Line {
            has_notes: own.column("Note").is_some(),
            ..Line::default()
        };
        let note = own.cell(cells, "Note");
        line.notes.extend(note.map(|cell| cell.text.clone()));
        for (column, role) in &columns {
            if let Some(cell) = filled(cells, *column) {
                chart.cell(&mut line, *role, cell);
            }
        }
        let mut row = row(activity, own.name(cells, "Phase"), line, Arc::clone(&all));
        marks(own, cells, &mut row, &mut log);
        chart.add(row);
    }
    tell_headless(own, &mut log);
    let variant = variant(own, book, &scheme);
    let (mut found, findings) = chart.finish();
    found.variant = (variant != Variant::Raci).then_some(variant);
    findings.into_iter().for_each(|finding| log.note(finding));
    log.end_table();
    log.decide("the chart is one that `offsite export` wrote: rows are found again by their ids");
    log.understood(Found::Chart(found))
}

/// Whether a row is a decision, and a control: an empty cell says no.
fn marks(own: &Own<'_>, cells: &Row, row: &mut FoundRow, log: &mut Log) {
    if own.column("Kind").is_some() {
        let kind = own.cell(cells, "Kind");
        row.is_decision = kind.map_or(Some(false), |cell| super::wide::kind(&cell.text));
        if let (None, Some(cell)) = (row.is_decision, kind) {
            let why = "neither an activity nor a decision";
            log.note(unreadable(cell, why).help("write `decision`, or leave the cell empty"));
        }
    }
    if own.column("Control").is_some() {
        let control = own.cell(cells, "Control");
        row.is_control = control.map_or(Some(false), |cell| yes_or_no(&cell.text));
        if let (None, Some(cell)) = (row.is_control, control) {
            let why = "neither yes nor no";
            log.note(unreadable(cell, why).help("write `yes`, or leave the cell empty"));
        }
    }
}

/// Columns without a head, in which something stands.
fn tell_headless(own: &Own<'_>, log: &mut Log) {
    let heads = own.heads.iter().enumerate();
    for (column, _) in heads.filter(|(_, head)| head.is_empty()) {
        if let Some(first) = own.cells(column).next() {
            let message = format!(
                "a column without a header, with {}, is left out",
                quoted(&first.text)
            );
            let help = "write a role above it";
            log.note(Finding::at(&codes::LEFT_OUT, &first.at, message).help(help));
        }
    }
}

/// The scheme that the letters are of.
fn variant(own: &Own<'_>, book: &Book, scheme: &Scheme) -> Variant {
    let mut texts: BTreeMap<String, usize> = BTreeMap::new();
    for cell in roles(own).into_iter().flat_map(|column| own.cells(column)) {
        if matches!(read_cell(&cell.text, scheme), Reading::Says(_)) {
            *texts.entry(cell.text.clone()).or_default() += 1;
        }
    }
    let table = book
        .tables
        .iter()
        .position(|table| std::ptr::eq(table, own.table));
    let chosen: Vec<usize> = table.into_iter().collect();
    variant_of(
        &texts,
        scheme,
        &legend(book, &chosen),
        &around(book, &chosen),
    )
    .variant
}
