//! The responsibility chart: rows by phase, roles by team, and every finding where it belongs.

pub(super) mod cell;
pub(super) mod columns;

use indexmap::IndexMap;
use serde::Serialize;

use super::finding::{AcceptedFinding, Finding, Findings, tally};
use super::frame::{Frame, Page, Sheet};
use super::people::Names;
use super::words::{anchor, capitalised, hours, plain};
use super::{Fact, Hint, ViewOptions};
use crate::analysis::hours::behind;
use crate::diagnostic::{Place, Report};
use crate::model::people::{Phase, Role};
use crate::model::raci::{Activity, Letters};
use crate::model::{Id, Workshop};
use crate::vocabulary::{ActivityKind, Duty, Variant};
pub use cell::Cell;
pub use columns::{Column, LetterCount, Team};

/// What the page of the responsibility chart shows.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct RaciPage {
    /// What every page has.
    pub frame: Frame,
    /// Variant, owner, dates.
    pub facts: Vec<Fact>,
    /// The findings counted, such as "2 errors and 1 note"; empty when there are none.
    pub tally: String,
    /// Every finding about the chart in the order in which the room takes them up.
    pub agenda: Vec<Finding>,
    /// The teams above the columns, in order.
    pub teams: Vec<Team>,
    /// The columns: roles, team by team.
    pub columns: Vec<Column>,
    /// The labels of the columns are too long to lie flat.
    pub upright_labels: bool,
    /// The length of the longest label in characters, for the height of upright ones.
    pub longest_label: usize,
    /// The rows, phase by phase.
    pub phases: Vec<PhaseRows>,
    /// How many rows there are.
    pub row_count: usize,
    /// How often each letter occurs in each column, one line a letter.
    pub counts: Vec<LetterCount>,
    /// What the letters mean, one scheme after the other.
    pub legends: Vec<Legend>,
    /// Findings that the room accepted.
    pub accepted: Vec<AcceptedFinding>,
    /// Some rows have letters of their own in a segment.
    pub has_segments: bool,
    /// What to write when there is no row yet.
    pub hint: Option<Hint>,
}

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
    /// What is special about it, such as "Decision" or "Within 24 h".
    pub tags: Vec<String>,
    /// Team hours a week of the tasks behind it, if any.
    pub hours: Option<String>,
    /// A remark.
    pub note: Option<String>,
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
    /// What the segment is called.
    pub name: String,
    /// One cell a column.
    pub cells: Vec<Cell>,
}

/// A letter scheme.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Legend {
    /// What it is called.
    pub variant: String,
    /// Its letters.
    pub letters: Vec<LegendLetter>,
    /// Whether the letter that answers also does; `None` where the scheme lacks one of the two duties.
    pub implied: Option<String>,
}

/// A letter with its meaning.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct LegendLetter {
    /// The letter as its cell shows it.
    pub cell: Cell,
    /// What it obliges a role to do.
    pub meaning: String,
}

/// What the page of the chart shows.
pub fn of(workshop: &Workshop, report: &Report, options: &ViewOptions) -> RaciPage {
    let chart = &workshop.chart;
    let findings = Findings::new(workshop, report, options);
    let names = Names::new(workshop, options);
    let ids = columns::in_teams(workshop);
    let columns = columns::columns(workshop, &ids, &names, &findings);
    let longest_label = columns
        .iter()
        .map(|column| column.label.chars().count())
        .max()
        .unwrap_or(0);
    let in_chart = |place: &Place| matches!(place.kind(), "raci" | "activity" | "role");
    let agenda = findings.about(in_chart);
    let heading = chart
        .title
        .as_deref()
        .unwrap_or("Who answers, who works, who is asked");
    RaciPage {
        frame: Frame::new(workshop, Page::Raci, heading, options)
            .on(sheet(columns.len()), workshop.about.paper),
        facts: facts(workshop, &names),
        tally: tally(&agenda, &workshop.words),
        agenda,
        teams: columns::teams(workshop, &ids),
        upright_labels: columns::stand_upright(columns.len(), longest_label),
        longest_label,
        counts: columns::counts(workshop, &ids),
        columns,
        phases: phases(workshop, &ids, &findings),
        row_count: workshop.activities.len(),
        legends: legends(workshop),
        accepted: findings.accepted_about(in_chart),
        has_segments: workshop.activities.values().any(|activity| !activity.segments.is_empty()),
        hint: workshop.activities.is_empty().then(|| {
            Hint::new(
                "No rows yet. A row is something the organisation must get done for a customer, and who has \
                 which letter in it.",
                "[role.csm]\nname = \"Customer Success Manager\"\n\n[activity.kickoff]\n\
                 name = \"Lead the customer kickoff\"\nA = \"csm\"\nR = [\"csm\"]",
            )
        }),
    }
}

/// How many columns of at least 6.5 mm fit beside the names of the rows.
fn sheet(columns: usize) -> Sheet {
    match columns {
        0..=14 => Sheet::Portrait,
        15..=30 => Sheet::Landscape,
        _ => Sheet::Large,
    }
}

fn facts(workshop: &Workshop, names: &Names<'_>) -> Vec<Fact> {
    let chart = &workshop.chart;
    let day = |label, day: Option<jiff::civil::Date>| Some(Fact::new(label, day?.to_string()));
    let facts = [
        Some(Fact::new("Letters", chart.variant.word())),
        Some(Fact::new("State", capitalised(chart.state.word()))),
        names
            .show_some(chart.owner.as_ref())
            .map(|owner| Fact::new("Kept by", owner)),
        day("Effective", chart.effective),
        day("Review by", chart.review_by),
    ];
    facts.into_iter().flatten().collect()
}

/// The phases that have rows, in their own order; rows without a phase come last.
fn phases(workshop: &Workshop, columns: &[Id<Role>], findings: &Findings<'_>) -> Vec<PhaseRows> {
    let mut rows: IndexMap<Option<Id<Phase>>, Vec<Row>> = IndexMap::new();
    for phase in workshop.phases.keys() {
        rows.insert(Some(phase.clone()), Vec::new());
    }
    for (id, activity) in &workshop.activities {
        let phase = activity
            .phase
            .clone()
            .filter(|phase| workshop.phases.contains_key(phase));
        rows.entry(phase)
            .or_default()
            .push(row(workshop, id, activity, columns, findings));
    }
    rows.into_iter()
        .filter(|(_, rows)| !rows.is_empty())
        .map(|(phase, rows)| PhaseRows {
            name: match &phase {
                Some(phase) => Some(workshop.phases[phase].name.clone()),
                None if workshop.phases.is_empty() => None,
                None => Some("No phase".to_owned()),
            },
            rows,
        })
        .collect()
}

fn row(
    workshop: &Workshop,
    id: &Id<Activity>,
    activity: &Activity,
    columns: &[Id<Role>],
    findings: &Findings<'_>,
) -> Row {
    let hours_behind = behind(workshop, activity);
    let cells = |letters: &Letters, base: Option<&Letters>| -> Vec<Cell> {
        let cell = |role| cell::of(activity, letters, base, role);
        columns.iter().map(cell).collect()
    };
    let segments = activity.segments.iter().map(|(segment, over)| SegmentRow {
        name: workshop
            .segments
            .get(segment)
            .map_or_else(|| segment.to_string(), |s| s.name.clone()),
        cells: cells(&activity.letters.overridden(over), Some(&activity.letters)),
    });
    Row {
        id: id.to_string(),
        anchor: anchor("row", id),
        name: activity.name.clone(),
        tags: tags(workshop, activity),
        hours: (hours_behind > 0.0).then(|| hours(hours_behind)),
        note: activity.note.clone(),
        cells: cells(&activity.letters, None),
        segments: segments.collect(),
        findings: findings
            .about(|place| place.kind() == "activity" && place.id() == Some(id.as_str())),
    }
}

fn tags(workshop: &Workshop, activity: &Activity) -> Vec<String> {
    let tags = [
        (activity.kind == ActivityKind::Decision).then(|| "Decision".to_owned()),
        activity.control.then(|| "Control".to_owned()),
        activity
            .within_hours
            .map(|hours| format!("Within {} h", plain(hours))),
        (activity.variant != workshop.chart.variant).then(|| activity.variant.word().to_owned()),
    ];
    let open = activity.letters.open();
    let open = open.map(|letter| format!("{letter} still open"));
    tags.into_iter().flatten().chain(open).collect()
}

/// The chart's own scheme, then those that single rows use.
fn legends(workshop: &Workshop) -> Vec<Legend> {
    let mut variants = vec![workshop.chart.variant];
    for activity in workshop.activities.values() {
        if !variants.contains(&activity.variant) {
            variants.push(activity.variant);
        }
    }
    variants
        .into_iter()
        .map(|variant| legend(variant, workshop.rules.raci.a_implies_r))
        .collect()
}

pub(super) fn legend(variant: Variant, implies: bool) -> Legend {
    let duties = (
        variant.letter_for(Duty::Accountable),
        variant.letter_for(Duty::Responsible),
    );
    let mut letters: Vec<LegendLetter> = variant
        .letters()
        .iter()
        .map(|(letter, meaning)| LegendLetter {
            cell: Cell::letter(variant, *letter),
            meaning: (*meaning).to_owned(),
        })
        .collect();
    if let (Some(a), Some(r)) = duties {
        let cell = Cell::both(a, r);
        letters.push(LegendLetter {
            cell,
            meaning: format!("Both {a} and {r}: answers for it and does it"),
        });
    }
    let implied = match duties {
        (Some(a), Some(r)) if implies => Some(format!(
            "{a} alone also means {r}: who answers for it does the work."
        )),
        (Some(a), Some(r)) => Some(format!(
            "{a} alone does not mean {r}: whoever does the work is written down as well."
        )),
        _ => None,
    };
    Legend {
        variant: variant.word().to_owned(),
        letters,
        implied,
    }
}

#[cfg(test)]
mod tests;
