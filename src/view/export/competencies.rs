//! The competency framework as a table: what each level looks like, and which level each career step requires. Nobody
//! is in it: levels of people are private.

use super::{Cell, Column, Kind, RESULT, Row, Sheet};
use crate::model::Workshop;
use crate::wording::folded;

/// The table of all competencies.
pub(super) fn sheet(workshop: &Workshop) -> Sheet {
    let top = workshop.framework.top();
    let levels = usize::try_from(top).unwrap_or(0);
    // A competency may say more than the framework has levels.
    let described = workshop
        .competencies
        .values()
        .map(|it| it.descriptors.len());
    let levels = described.max().unwrap_or(0).max(levels);
    let mut columns = vec![
        Column::id(),
        Column::new("Competency", Kind::Name),
        Column::words("Critical", ["yes"]),
    ];
    columns.extend((1..=levels).map(|n| Column::new(level_title(workshop, n), Kind::Text)));
    let limits = Some((1.0, levels as f64));
    for (id, step) in &workshop.steps {
        let mut shared = workshop
            .steps
            .values()
            .filter(|other| folded(&other.name) == folded(&step.name));
        // A step that is called as another column is headed would be taken for it.
        let is_head = columns
            .iter()
            .any(|column| folded(&column.title) == folded(&step.name));
        let is_result = step.name.starts_with(RESULT);
        let is_shared =
            shared.nth(1).is_some() || step.name.trim().is_empty() || is_head || is_result;
        let title = if is_shared {
            format!("{} [{id}]", step.name)
        } else {
            step.name.clone()
        };
        columns.push(Column::new(title, Kind::Number(limits)));
    }
    let competencies = workshop.competencies.iter();
    let rows = competencies.map(|(id, competency)| {
        let mut cells = vec![
            Cell::of(id.as_str()),
            Cell::of(&competency.name),
            Cell::yes(competency.critical),
        ];
        cells.extend((0..levels).map(|n| Cell::some(competency.descriptors.get(n))));
        let required = workshop
            .steps
            .keys()
            .map(|step| competency.required.get(step));
        cells.extend(required.map(|level| Cell::some_number(level.copied().map(f64::from))));
        Row { cells, band: 0 }
    });
    Sheet {
        name: "Competencies",
        title: workshop.framework.title.clone().unwrap_or_default(),
        columns,
        rows: rows.collect(),
        legend: Vec::new(),
    }
}

/// "Level 2: Works alone".
fn level_title(workshop: &Workshop, number: usize) -> String {
    let mut levels = workshop.framework.levels.iter();
    let named = levels.find(|level| usize::try_from(level.number) == Ok(number));
    match named {
        Some(level) if !level.name.is_empty() => format!("Level {number}: {}", level.name),
        _ => format!("Level {number}"),
    }
}
