//! What differs between segments: row by row, and what moves when an account moves.

use indexmap::IndexMap;
use serde::Serialize;

use super::rows::in_phases;
use super::tabs::{Tab, links};
use crate::model::people::{Role, Segment};
use crate::model::raci::{Activity, Letters};
use crate::model::{Id, Workshop};
use crate::view::ViewOptions;
use crate::view::frame::{Frame, Page, PageLink};
use crate::view::words::anchor;
use crate::vocabulary::{Duty, Letter};
use crate::words::Said;

/// What the sheet of differences shows.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct SegmentsPage {
    /// What every page has.
    pub frame: Frame,
    /// The links between the sheets of the chart.
    pub tabs: Vec<PageLink>,
    /// "7 of 36 rows".
    pub summary: String,
    /// The segments in which something differs.
    pub segments: Vec<String>,
    /// The rows that differ, by phase.
    pub phases: Vec<PhaseDifferences>,
    /// What moves between each two segments.
    pub moves: Vec<AccountMove>,
}

/// The rows of a phase that differ somewhere.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct PhaseDifferences {
    /// What the phase is called.
    pub name: Option<String>,
    /// The rows.
    pub rows: Vec<RowDifferences>,
}

/// One row that differs somewhere.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct RowDifferences {
    /// What gets done.
    pub name: String,
    /// Where the chart shows it.
    pub href: String,
    /// The letters that differ somewhere.
    pub letters: Vec<LetterDifferences>,
}

/// Who has one letter, here and there.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LetterDifferences {
    /// The letter.
    pub letter: String,
    /// The roles that have it where no segment says otherwise.
    pub base: String,
    /// The roles that have it in each segment; `None` where it is as everywhere else.
    pub there: Vec<Option<String>>,
}

/// An account moves from one segment to another.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct AccountMove {
    /// "An account moves from Commercial to Scaled".
    pub name: String,
    /// The roles whose work changes.
    pub roles: Vec<RoleMove>,
}

/// What a move gives to a role, and takes from it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RoleMove {
    /// What the role is called.
    pub name: String,
    /// What it takes on, such as "R: Lead the kickoff".
    pub gains: Vec<LetteredRow>,
    /// What it hands over.
    pub loses: Vec<LetteredRow>,
}

/// A letter in a row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LetteredRow {
    /// The letter.
    pub letter: String,
    /// What gets done.
    pub row: String,
}

/// What the sheet of differences shows.
pub fn of(workshop: &Workshop, options: &ViewOptions) -> SegmentsPage {
    let segments: Vec<Id<Segment>> = workshop.differing_segments().cloned().collect();
    let phases = in_phases(workshop, |id, activity| {
        differences(workshop, id, activity, &segments)
    });
    let phases: Vec<PhaseDifferences> = phases
        .into_iter()
        .map(|(name, rows)| PhaseDifferences {
            name,
            rows: rows.into_iter().flatten().collect(),
        })
        .filter(|phase| !phase.rows.is_empty())
        .collect();
    let words = &workshop.words;
    let differing = phases.iter().map(|phase| phase.rows.len()).sum::<usize>();
    SegmentsPage {
        frame: Frame::new(
            workshop,
            Page::Raci,
            words.get("raci.segments-heading"),
            options,
        ),
        tabs: links(workshop, &Tab::Segments),
        summary: words.say(
            &Said::new("raci.of-rows")
                .with("part", differing)
                .count(workshop.activities.len()),
        ),
        segments: segments
            .iter()
            .map(|segment| workshop.segment_name(segment))
            .collect(),
        phases,
        moves: moves(workshop),
    }
}

fn differences(
    workshop: &Workshop,
    id: &Id<Activity>,
    activity: &Activity,
    segments: &[Id<Segment>],
) -> Option<RowDifferences> {
    let names = |letters: &Letters, letter: Letter| {
        let roles = letters.roles(letter).iter();
        let named = roles.map(|role| workshop.role_name(role));
        let open = letters.open().any(|open| open == letter);
        workshop
            .words
            .list(named.chain(open.then(|| "?".to_owned())))
    };
    let mut letters: IndexMap<Letter, Vec<Option<String>>> = IndexMap::new();
    for (n, segment) in segments.iter().enumerate() {
        let Some(over) = activity.segments.get(segment) else {
            continue;
        };
        for (letter, _) in over.iter() {
            if !over.agree_on(letter, &activity.letters) {
                let there = letters
                    .entry(letter)
                    .or_insert_with(|| vec![None; segments.len()]);
                there[n] = Some(names(over, letter));
            }
        }
    }
    let letters = letters
        .into_iter()
        .map(|(letter, there)| LetterDifferences {
            letter: letter.to_string(),
            base: names(&activity.letters, letter),
            there,
        });
    let letters: Vec<LetterDifferences> = letters.collect();
    (!letters.is_empty()).then(|| RowDifferences {
        name: activity.name.clone(),
        href: format!("{}#{}", Page::Raci.file(), anchor("row", id)),
        letters,
    })
}

/// Each two segments in their order; the way back is the same the other way round.
fn moves(workshop: &Workshop) -> Vec<AccountMove> {
    let segments: Vec<&Id<Segment>> = workshop.segments.keys().collect();
    let mut moves = Vec::new();
    for (n, from) in segments.iter().enumerate() {
        for to in &segments[n + 1..] {
            let roles = role_moves(workshop, from, to);
            if !roles.is_empty() {
                let name = Said::new("raci.account-moves")
                    .with("from", workshop.segment_name(from))
                    .with("to", workshop.segment_name(to));
                moves.push(AccountMove {
                    name: workshop.words.say(&name),
                    roles,
                });
            }
        }
    }
    moves
}

/// Who answers for something else, or does something else, once the account is in the other segment.
fn role_moves(workshop: &Workshop, from: &Id<Segment>, to: &Id<Segment>) -> Vec<RoleMove> {
    let mut roles: IndexMap<Id<Role>, RoleMove> = workshop
        .roles
        .iter()
        .map(|(id, role)| {
            let still = RoleMove {
                name: role.name.clone(),
                gains: Vec::new(),
                loses: Vec::new(),
            };
            (id.clone(), still)
        })
        .collect();
    for activity in workshop.activities.values() {
        for duty in [Duty::Accountable, Duty::Responsible] {
            let Some(letter) = activity.variant.letter_for(duty) else {
                continue;
            };
            let holders = |segment| activity.letters_in(Some(segment)).roles(letter).to_vec();
            let (before, after) = (holders(from), holders(to));
            let row = || LetteredRow {
                letter: letter.to_string(),
                row: activity.name.clone(),
            };
            for (id, role) in &mut roles {
                match (before.contains(id), after.contains(id)) {
                    (false, true) => role.gains.push(row()),
                    (true, false) => role.loses.push(row()),
                    _ => {}
                }
            }
        }
    }
    roles
        .into_values()
        .filter(|role| !role.gains.is_empty() || !role.loses.is_empty())
        .collect()
}
