//! Writing what a sheet says into the files of a workshop: which things are meant, which are new, what changes. The sheet
//! may be a file, or a ballot on paper that is typed in line by line ([`Form`]).
//!
//! Things are known by their ids, then by their names. What the sheet does not say stays as it is; what the workshop
//! has and the sheet no longer has is told and stays too.

mod answer;
mod answers;
mod ballot;
mod chart;
mod competencies;
mod form;
mod ids;
mod known;
mod left;
mod names;
mod pairs;
mod score;
mod tasks;
mod voters;
mod votes;

use std::collections::BTreeSet;

use crate::edit::{Draft, Rewrite};
use crate::error::Error;
use crate::import::{Finding, Found};
use crate::model::Workshop;
use crate::source::SourceTree;

pub use answer::{Answer, Part};
pub use ballot::{Answered, answer, ballot_file};
pub use form::{Change, Form, Offers, Order, Prompt, Reply};
pub use ids::id_of;
pub use score::scale_in_use;
pub use voters::{Voter, add_person, voter_named, voters};

/// What becomes of the files when a sheet is entered; nothing is written.
#[derive(Debug)]
pub struct Entry {
    /// The files that change or are new.
    pub rewrites: Vec<Rewrite>,
    /// What could not be entered, and what the sheet no longer has.
    pub findings: Vec<Finding>,
}

/// Where new things go, unless some file has others of their kind.
const WORKSHOP: &str = "workshop.toml";
const CHART: &str = "raci.toml";
const TASKS: &str = "tasks.toml";
const BALLOTS: &str = "ballots.toml";
const SECRET_BALLOTS: &str = "private/ballots.toml";
const COMPETENCIES: &str = "competencies.toml";
const ASSESSMENTS: &str = "private/assessments.toml";

/// Enters what was found in a sheet into the files of `workshop`; `remark` stands over what is new, and people whom the
/// workshop does not have are added with the role `people_as`, where it is given.
///
/// # Errors
/// The sheet's scores are on another scale than the workshop's, or there is no role `people_as`.
pub fn enter(
    found: &Found,
    workshop: &Workshop,
    sources: &SourceTree,
    remark: &str,
    people_as: Option<&str>,
) -> Result<Entry, Error> {
    let mut desk = Desk::new(workshop, sources, remark);
    desk.people_as = people_as
        .map(|role| desk.role_of_people(role))
        .transpose()?;
    match found {
        Found::Chart(chart) if chart.is_answered => desk.enter_answers(chart),
        Found::Chart(chart) => desk.enter_chart(chart),
        Found::Tasks(tasks) => desk.enter_tasks(tasks)?,
        Found::Votes(votes) => desk.enter_votes(votes)?,
        Found::Competencies(competencies) => desk.enter_competencies(competencies),
    }
    Ok(Entry {
        rewrites: desk.draft.rewrites(),
        findings: desk.findings,
    })
}

/// Where a sheet is entered: the workshop as it is, the files on paper, what is to be said.
struct Desk<'w> {
    workshop: &'w Workshop,
    draft: Draft,
    findings: Vec<Finding>,
    /// Names that were told already as unknown or ambiguous, by kind.
    told: BTreeSet<(&'static str, String)>,
    /// The id of the role that people are added with.
    people_as: Option<String>,
}

impl<'w> Desk<'w> {
    fn new(workshop: &'w Workshop, sources: &SourceTree, remark: &str) -> Self {
        Self {
            workshop,
            draft: Draft::of(sources, remark),
            findings: Vec::new(),
            told: BTreeSet::new(),
            people_as: None,
        }
    }

    /// Puts a text under a key, unless it says so already; blank space counts for nothing, since sheets change it.
    fn set_text(&mut self, table: &[&str], key: &str, text: &str, home: &str) {
        let so_far = self.draft.value(table, key);
        if !so_far
            .and_then(|item| item.as_str())
            .is_some_and(|so_far| is_alike(so_far, text))
        {
            self.draft.set(table, key, text, home);
        }
    }

    /// Puts a number under a key, unless it says so already; whole numbers are written without a point.
    fn set_number(&mut self, table: &[&str], key: &str, number: f64, home: &str) {
        let so_far = self.draft.value(table, key);
        let so_far = so_far.and_then(|item| {
            let whole = item.as_integer().map(|number| number as f64);
            whole.or_else(|| item.as_float())
        });
        if so_far != Some(number) {
            self.draft.set(table, key, score::value(number), home);
        }
    }
}

/// Whether two texts differ in nothing but blank space.
fn is_alike(one: &str, other: &str) -> bool {
    one.split_whitespace().eq(other.split_whitespace())
}
