//! The rows that are not settled yet, in the order to take them up, with room to write what the room says.

use serde::Serialize;

use super::list::{ListedRow, listed};
use super::tabs::{Tab, links};
use crate::analysis::hours::behind;
use crate::diagnostic::{Report, Severity};
use crate::model::Workshop;
use crate::view::ViewOptions;
use crate::view::finding::Findings;
use crate::view::frame::{Frame, Page, PageLink};
use crate::words::Said;

/// What the sheet of contested rows shows.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ContestedPage {
    /// What every page has.
    pub frame: Frame,
    /// The links between the sheets of the chart.
    pub tabs: Vec<PageLink>,
    /// "14 of 36 rows".
    pub summary: String,
    /// "About 40 minutes in all"; empty where nothing is open.
    pub total: String,
    /// The rows, those to take up first at the top.
    pub rows: Vec<ContestedRow>,
}

/// One row to settle.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ContestedRow {
    /// The row as it is now.
    pub row: ListedRow,
    /// How long to talk about it: "4 min".
    pub minutes: String,
    /// The letters to be settled, in the order of the legend, for the line to write on.
    pub blanks: Vec<String>,
}

/// How many minutes a row is worth whose worst finding is an error, a warning or a note.
const MINUTES: [usize; 3] = [4, 3, 2];

/// What the sheet shows: rows with findings, errors first, then by the hours behind them.
pub fn of(workshop: &Workshop, report: &Report, options: &ViewOptions) -> ContestedPage {
    let words = &workshop.words;
    let findings = Findings::new(workshop, report, options);
    let mut rows: Vec<(usize, f64, ContestedRow)> = workshop
        .activities
        .iter()
        .map(|(id, activity)| {
            let row = listed(workshop, id, activity, &findings);
            let worst = |severity: Severity| {
                row.findings
                    .iter()
                    .any(|finding| finding.severity == severity.word())
            };
            let rank = match () {
                () if worst(Severity::Error) => 0,
                () if worst(Severity::Warning) => 1,
                () => 2,
            };
            let blanks = activity.variant.letters().iter();
            let blanks = blanks.map(ToString::to_string).collect();
            (
                rank,
                behind(workshop, activity),
                ContestedRow {
                    row,
                    minutes: words.counted("contested.minutes", MINUTES[rank]),
                    blanks,
                },
            )
        })
        .filter(|(_, _, contested)| !contested.row.findings.is_empty())
        .collect();
    // Stable: what weighs the same stays in reading order.
    rows.sort_by(|a, b| a.0.cmp(&b.0).then(b.1.total_cmp(&a.1)));
    let minutes: usize = rows.iter().map(|(rank, _, _)| MINUTES[*rank]).sum();
    ContestedPage {
        frame: Frame::new(
            workshop,
            Page::Raci,
            words.get("raci.contested-heading"),
            options,
        ),
        tabs: links(workshop, &Tab::Contested),
        summary: words.say(
            &Said::new("raci.of-rows")
                .with("part", rows.len())
                .count(workshop.activities.len()),
        ),
        total: match rows.as_slice() {
            [] => String::new(),
            _ => words.counted("contested.total", minutes),
        },
        rows: rows.into_iter().map(|(_, _, row)| row).collect(),
    }
}
