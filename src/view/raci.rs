//! The responsibility chart: rows by phase, roles by team, and every finding where it belongs.

pub(super) mod cell;
pub(super) mod columns;
pub mod contested;
pub mod decisions;
pub(super) mod legend;
pub mod list;
pub(in crate::view) mod parts;
pub mod roles;
pub(super) mod rows;
pub mod segments;
mod tabs;

use serde::Serialize;

use super::finding::{AcceptedFinding, Finding, Findings, tally};
use super::frame::{Frame, Page, PageLink};
use super::people::Names;
use super::words::capitalised;
use super::{Fact, Hint, ViewOptions};
use crate::diagnostic::{Place, Report};
use crate::model::people::Segment;
use crate::model::{Id, Workshop};
use crate::vocabulary::{ChartState, Duty};
use crate::words::Said;
pub use cell::Cell;
pub use columns::{Column, LetterCount, Team};
pub use legend::{Legend, LegendLetter};
pub use parts::Part;
pub use rows::{PhaseRows, Row, SegmentRow};
pub use tabs::Tab;

/// What the page of the responsibility chart shows.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct RaciPage {
    /// What every page has.
    pub frame: Frame,
    /// The links between the sheets of the chart.
    pub tabs: Vec<PageLink>,
    /// The file that the page is written to.
    pub file: String,
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
    /// The letter of the chart's scheme that answers for a row.
    pub answers: String,
    /// The rows, phase by phase.
    pub phases: Vec<PhaseRows>,
    /// How the columns are divided on paper; empty where one piece is enough.
    pub parts: Vec<Part>,
    /// "36 rows".
    pub row_count: String,
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

/// What the page of the chart shows, at large or as it is in one segment; `report` is the one for there.
pub fn of(
    workshop: &Workshop,
    report: &Report,
    segment: Option<&Id<Segment>>,
    options: &ViewOptions,
) -> RaciPage {
    let tab = segment.map_or(Tab::Chart, |segment| Tab::Segment(segment.clone()));
    let tabs = tabs::links(workshop, &tab);
    let file = tab.file(workshop);
    let there = segment.map(|segment| workshop.in_segment(segment));
    let workshop = there.as_ref().unwrap_or(workshop);
    let words = &workshop.words;
    let findings = Findings::new(workshop, report, options).on_chart(file.clone());
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
    let heading = match segment {
        None => heading(workshop).to_owned(),
        Some(id) => words.say(
            &Said::new("raci.heading-in-segment")
                .with("heading", heading(workshop))
                .with("segment", workshop.segment_name(id)),
        ),
    };
    let (sheet, parts) = parts::of(&columns, workshop.about.paper, words);
    RaciPage {
        frame: Frame::new(workshop, Page::Raci, &heading, options).on(sheet, workshop.about.paper),
        tabs,
        file,
        facts: facts(workshop, &names),
        tally: tally(&agenda, words),
        agenda,
        teams: columns::teams(workshop, &ids),
        upright_labels: columns::stand_upright(columns.len(), longest_label),
        longest_label,
        counts: columns::counts(workshop, &ids),
        columns,
        phases: rows::phases(workshop, &ids, &findings),
        parts,
        answers: workshop
            .chart
            .variant
            .letter_for(Duty::Accountable)
            .map(|letter| letter.to_string())
            .unwrap_or_default(),
        row_count: words.counted("raci.rows", workshop.activities.len()),
        legends: legend::legends(workshop),
        accepted: findings.accepted_about(in_chart),
        has_segments: workshop
            .activities
            .values()
            .any(|activity| !activity.segments.is_empty()),
        hint: workshop.activities.is_empty().then(|| {
            Hint::new(
                words.get("raci.no-rows"),
                "[role.csm]\nname = \"Customer Success Manager\"\n\n[activity.kickoff]\n\
                 name = \"Lead the customer kickoff\"\nA = \"csm\"\nR = [\"csm\"]",
            )
        }),
    }
}

/// What the chart is called.
fn heading(workshop: &Workshop) -> &str {
    let title = workshop.chart.title.as_deref();
    title.unwrap_or_else(|| workshop.words.get("raci.heading"))
}

fn facts(workshop: &Workshop, names: &Names<'_>) -> Vec<Fact> {
    let chart = &workshop.chart;
    let word = |key| workshop.words.get(key);
    let day = |key, day: Option<jiff::civil::Date>| Some(Fact::new(word(key), day?.to_string()));
    let state = word(match chart.state {
        ChartState::Draft => "state.draft",
        ChartState::Proposed => "state.proposed",
        ChartState::Agreed => "state.agreed",
    });
    let facts = [
        Some(Fact::new(word("raci.letters"), chart.variant.word())),
        Some(Fact::new(word("raci.state"), capitalised(state))),
        names
            .show_some(chart.owner.as_ref())
            .map(|owner| Fact::new(word("raci.kept-by"), owner)),
        day("raci.effective", chart.effective),
        day("raci.review-by", chart.review_by),
    ];
    facts.into_iter().flatten().collect()
}

#[cfg(test)]
mod tests;
