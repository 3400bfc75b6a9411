//! What the room leaves behind as tables: decisions and actions.

use super::labels::Labels;
use super::{Cell, Column, Kind, Row, Sheet};
use crate::model::Id;

/// The decisions.
pub(super) fn decisions(labels: &Labels<'_>) -> Sheet {
    let columns = vec![
        Column::id(),
        Column::new("Decision", Kind::Name),
        person(labels, "By"),
        Column::new("On", Kind::Day),
        Column::new("Support", Kind::Number(Some((0.0, 5.0)))),
        Column::new("Why", Kind::Text),
        Column::new("Conditions", Kind::Text),
        Column::new("Dissent", Kind::Text),
    ];
    let decisions = labels.workshop.decisions.iter();
    let cells = decisions.map(|(id, decision)| {
        vec![
            Cell::of(id.as_str()),
            Cell::of(&decision.what),
            Cell::some(labels.some_person(decision.by.as_ref())),
            Cell::day(decision.on),
            Cell::some_number(decision.support),
            Cell::some(decision.why.as_deref()),
            Cell::some(decision.conditions.as_deref()),
            Cell::some(decision.dissent.as_deref()),
        ]
    });
    sheet("Decisions", labels, columns, cells)
}

/// The actions.
pub(super) fn actions(labels: &Labels<'_>) -> Sheet {
    let columns = vec![
        Column::id(),
        Column::new("Action", Kind::Name),
        person(labels, "Owner"),
        Column::new("Due", Kind::Day),
        Column::new("Done", Kind::Day),
        Column::new("Decision", Kind::Text),
    ];
    let actions = labels.workshop.actions.iter();
    let cells = actions.map(|(id, action)| {
        vec![
            Cell::of(id.as_str()),
            Cell::of(&action.what),
            Cell::some(labels.some_person(action.owner.as_ref())),
            Cell::day(action.due),
            Cell::day(action.done),
            Cell::some(action.decision.as_ref().map(Id::as_str)),
        ]
    });
    sheet("Actions", labels, columns, cells)
}

/// A column of people, which can be imported where they are named.
fn person(labels: &Labels<'_>, title: &str) -> Column {
    if labels.names_people() {
        Column::new(title, Kind::Text)
    } else {
        Column::result(&title.to_lowercase())
    }
}

fn sheet(
    name: &'static str,
    labels: &Labels<'_>,
    columns: Vec<Column>,
    cells: impl Iterator<Item = Vec<Cell>>,
) -> Sheet {
    Sheet {
        name,
        title: labels.workshop.about.title.clone(),
        columns,
        rows: cells.map(|cells| Row { cells, band: 0 }).collect(),
        legend: Vec::new(),
    }
}
