//! The chart as a list: row by row, the roles behind each letter. Better than a table beyond fifty roles, on a phone,
//! and for whoever listens to it.

use serde::Serialize;

use super::cell;
use super::rows::{hours_behind, in_phases, tags};
use super::tabs::{Tab, links};
use crate::diagnostic::Report;
use crate::model::raci::{Activity, Letters};
use crate::model::{Id, Workshop};
use crate::view::ViewOptions;
use crate::view::finding::{Finding, Findings};
use crate::view::frame::{Frame, Page, PageLink};
use crate::view::words::anchor;
use crate::vocabulary::Letter;

/// What the list shows.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ListPage {
    /// What every page has.
    pub frame: Frame,
    /// The links between the sheets of the chart.
    pub tabs: Vec<PageLink>,
    /// The rows by phase.
    pub phases: Vec<PhaseList>,
}

/// The rows of one phase.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct PhaseList {
    /// What the phase is called; `None` in a workshop without phases.
    pub name: Option<String>,
    /// Its rows, in reading order.
    pub rows: Vec<ListedRow>,
}

/// One row with everybody in it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ListedRow {
    /// The id, for those who edit the files.
    pub id: String,
    /// The name for links to it.
    pub anchor: String,
    /// What gets done.
    pub name: String,
    /// What is special about it.
    pub tags: Vec<String>,
    /// Team hours a week behind it.
    pub hours: Option<String>,
    /// A remark.
    pub note: Option<String>,
    /// Who has which letter.
    pub letters: Vec<Holders>,
    /// The segments in which other roles have letters, each with those letters only.
    pub segments: Vec<SegmentHolders>,
    /// What there is to settle about it.
    pub findings: Vec<Finding>,
}

/// One letter with the roles that have it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Holders {
    /// The letter.
    pub letter: String,
    /// How its cells look, as in the chart.
    pub kind: &'static str,
    /// The roles, as a list; empty where nobody has it.
    pub roles: String,
    /// Who had it in an earlier state that the page is compared with; `None` where that is the same.
    pub was: Option<String>,
}

/// What differs in one segment.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SegmentHolders {
    /// What the segment is called.
    pub name: String,
    /// The letters that other roles have there.
    pub letters: Vec<Holders>,
}

/// What the list shows.
pub fn of(workshop: &Workshop, report: &Report, options: &ViewOptions) -> ListPage {
    let findings = Findings::new(workshop, report, options);
    let phases = in_phases(workshop, |id, activity| {
        listed(workshop, id, activity, &findings)
    });
    ListPage {
        frame: Frame::new(workshop, Page::Raci, super::heading(workshop), options),
        tabs: links(workshop, &Tab::List),
        phases: phases
            .into_iter()
            .map(|(name, rows)| PhaseList { name, rows })
            .collect(),
    }
}

/// A row with everybody in it.
pub(super) fn listed(
    workshop: &Workshop,
    id: &Id<Activity>,
    activity: &Activity,
    findings: &Findings<'_>,
) -> ListedRow {
    let segments = activity
        .segments
        .iter()
        .map(|(segment, over)| SegmentHolders {
            name: workshop.segment_name(segment),
            letters: holders(workshop, activity, over, |letter| over.has(letter)),
        });
    ListedRow {
        id: id.to_string(),
        anchor: anchor("row", id),
        name: activity.name.clone(),
        tags: tags(workshop, activity),
        hours: hours_behind(workshop, activity),
        note: activity.note.clone(),
        letters: holders(workshop, activity, &activity.letters, |_| true),
        segments: segments.collect(),
        findings: findings.about_one("activity", id.as_str()),
    }
}

/// The letters of the scheme that `wanted` names, and any other that somebody has, each with its roles.
pub(super) fn holders(
    workshop: &Workshop,
    activity: &Activity,
    letters: &Letters,
    wanted: impl Fn(Letter) -> bool,
) -> Vec<Holders> {
    letters
        .in_order(activity.variant)
        .into_iter()
        .filter(|letter| wanted(*letter))
        .map(|letter| {
            let mut roles: Vec<String> = letters
                .roles(letter)
                .iter()
                .map(|role| workshop.role_name(role))
                .collect();
            if letters.open().any(|open| open == letter) {
                roles.push("?".to_owned());
            }
            Holders {
                letter: letter.to_string(),
                kind: cell::Cell::letter(activity.variant, letter).kind,
                roles: workshop.words.list(roles),
                was: None,
            }
        })
        .collect()
}
