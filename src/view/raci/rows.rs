//! The rows of the chart, phase by phase.

use indexmap::IndexMap;
use serde::Serialize;

use super::cell::{self, Cell};
use crate::analysis::hours::behind;
use crate::model::people::{Phase, Role};
use crate::model::raci::{Activity, Letters};
use crate::model::{Id, Workshop};
use crate::view::finding::{Finding, Findings};
use crate::view::words::anchor;
use crate::vocabulary::{ActivityKind, Duty, Letter};
use crate::words::{Said, Words};

/// The rows of one phase.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct PhaseRows {
    /// What the phase is called; `None` in a workshop without phases.
    pub name: Option<String>,
    /// Its rows, in reading order.
    pub rows: Vec<Row>,
}

/// One row of the chart.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Row {
    /// The id, for those who edit the files.
    pub id: String,
    /// The name for links to it.
    pub anchor: String,
    /// What gets done.
    pub name: String,
    /// It is new since an earlier state that the page is compared with.
    pub is_new: bool,
    /// What is special about it, such as "Decision" or "Within 24 h".
    pub tags: Vec<String>,
    /// Team hours a week of the tasks behind it, if any.
    pub hours: Option<String>,
    /// A remark.
    pub note: Option<String>,
    /// Who answers for it, for a part of the chart in which the letter itself is elsewhere.
    pub accountable: String,
    /// One cell a column.
    pub cells: Vec<Cell>,
    /// The segments in which other letters hold.
    pub segments: Vec<SegmentRow>,
    /// What there is to settle about it.
    pub findings: Vec<Finding>,
}

/// The letters of a row in one segment.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct SegmentRow {
    /// The segment as the row says it: "in Scaled".
    pub name: String,
    /// Who answers for it there.
    pub accountable: String,
    /// One cell a column.
    pub cells: Vec<Cell>,
}

/// The rows by phase, in the order of the phases; rows without a phase come last.
pub(super) fn phases(
    workshop: &Workshop,
    columns: &[Id<Role>],
    findings: &Findings<'_>,
) -> Vec<PhaseRows> {
    in_phases(workshop, |id, activity| {
        row(workshop, id, activity, columns, findings)
    })
    .into_iter()
    .map(|(name, rows)| PhaseRows { name, rows })
    .collect()
}

/// What `show` makes of each row, phase by phase; phases without rows are left out.
pub(in crate::view) fn in_phases<T>(
    workshop: &Workshop,
    show: impl Fn(&Id<Activity>, &Activity) -> T,
) -> Vec<(Option<String>, Vec<T>)> {
    let mut rows: IndexMap<Option<Id<Phase>>, Vec<T>> = IndexMap::new();
    for phase in workshop.phases.keys() {
        rows.insert(Some(phase.clone()), Vec::new());
    }
    for (id, activity) in &workshop.activities {
        let phase = known_phase(workshop, activity);
        rows.entry(phase).or_default().push(show(id, activity));
    }
    rows.into_iter()
        .filter(|(_, rows)| !rows.is_empty())
        .map(|(phase, rows)| {
            let name = phase_name(workshop, phase.as_ref(), &workshop.words);
            (name, rows)
        })
        .collect()
}

/// The phase of a row, if the workshop has it.
pub(in crate::view) fn known_phase(workshop: &Workshop, activity: &Activity) -> Option<Id<Phase>> {
    let phase = activity.phase.clone();
    phase.filter(|phase| workshop.phases.contains_key(phase))
}

/// What stands above the rows of a phase; `None` in a workshop without phases.
pub(in crate::view) fn phase_name(
    workshop: &Workshop,
    phase: Option<&Id<Phase>>,
    words: &Words,
) -> Option<String> {
    match phase {
        Some(phase) => Some(workshop.phases[phase].name.clone()),
        None if workshop.phases.is_empty() => None,
        None => Some(words.get("raci.no-phase").to_owned()),
    }
}

fn row(
    workshop: &Workshop,
    id: &Id<Activity>,
    activity: &Activity,
    columns: &[Id<Role>],
    findings: &Findings<'_>,
) -> Row {
    let cells = |letters: &Letters, base: Option<&Letters>| -> Vec<Cell> {
        let cell = |role| cell::of(activity, letters, base, role);
        columns.iter().map(cell).collect()
    };
    let segments = activity.segments.iter().map(|(segment, over)| {
        let letters = activity.letters.overridden(over);
        let name = workshop.segment_name(segment);
        SegmentRow {
            name: workshop
                .words
                .say(&Said::new("raci.in-segment").with("segment", name)),
            accountable: holders(workshop, activity, &letters, Duty::Accountable),
            cells: cells(&letters, Some(&activity.letters)),
        }
    });
    Row {
        id: id.to_string(),
        anchor: anchor("row", id),
        name: activity.name.clone(),
        is_new: false,
        tags: tags(workshop, activity),
        hours: hours_behind(workshop, activity),
        note: activity.note.clone(),
        accountable: holders(workshop, activity, &activity.letters, Duty::Accountable),
        cells: cells(&activity.letters, None),
        segments: segments.collect(),
        findings: findings.about_one("activity", id.as_str()),
    }
}

/// "12.5 h a week"; `None` for a row without hours behind it.
pub(super) fn hours_behind(workshop: &Workshop, activity: &Activity) -> Option<String> {
    let behind = behind(workshop, activity);
    (behind > 0.0).then(|| workshop.words.hours_a_week(behind))
}

/// The short names of those who have a duty, as a list; empty where nobody has it.
pub(in crate::view) fn holders(
    workshop: &Workshop,
    activity: &Activity,
    letters: &Letters,
    duty: Duty,
) -> String {
    let letter: Option<Letter> = activity.variant.letter_for(duty);
    let roles = letter.map_or(&[][..], |letter| letters.roles(letter));
    let names = roles.iter().map(|role| workshop.role_short_name(role));
    workshop.words.list(names)
}

/// What is special about a row.
pub(super) fn tags(workshop: &Workshop, activity: &Activity) -> Vec<String> {
    let words = &workshop.words;
    let word = |key| words.get(key).to_owned();
    let tags = [
        (activity.kind == ActivityKind::Decision).then(|| word("raci.decision")),
        activity.control.then(|| word("raci.control")),
        activity
            .within_hours
            .map(|hours| words.say(&Said::new("raci.within").with("hours", words.plain(hours)))),
        (activity.variant != workshop.chart.variant).then(|| activity.variant.word().to_owned()),
    ];
    let open = activity.letters.open();
    let open =
        open.map(|letter| words.say(&Said::new("raci.still-open").with("letter", letter.word())));
    tags.into_iter().flatten().chain(open).collect()
}
