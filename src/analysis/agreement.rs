//! How far people agree on the letters of a row, each of whom answered alone (`domain.md` §1.2 E2, §2.4).
//!
//! Only who answered counts: a line left out, or a `?`, is missing and never a vote for nobody.

use std::cmp::Reverse;

use super::hours::behind;
use crate::model::people::{Person, Role};
use crate::model::raci::{Activity, Letters};
use crate::model::{Id, Workshop};
use crate::vocabulary::{Duty, Letter};

/// What people answered about the chart, each on their own.
#[derive(Debug, Clone, PartialEq)]
pub struct Agreement {
    /// The rows that somebody answered, in reading order.
    pub rows: Vec<RowAgreement>,
    /// How many rows of the chart nobody answered.
    pub unanswered: usize,
    /// How many people answered at least one row.
    pub people: usize,
    /// Who was to answer and has not answered any row.
    pub missing: Vec<Id<Person>>,
}

/// The answers about one row.
#[derive(Debug, Clone, PartialEq)]
pub struct RowAgreement {
    /// The row.
    pub activity: Id<Activity>,
    /// Who answers for it: the set of roles that each person named, counted.
    pub owner: Tally<Vec<Id<Role>>>,
    /// The letters of each role beyond that one, from those who wrote more; only where somebody gave the role one.
    pub cells: Vec<CellAgreement>,
    /// What the room has to do about the row.
    pub verdict: Verdict,
    /// Hours a week of the tasks behind the row.
    pub hours: f64,
    /// The row names the decision by which it was settled.
    pub is_decided: bool,
    /// Whose own people take the row for theirs, and whose do not though others think so.
    pub claims: Claims,
}

/// The answers about one role's cell of a row.
#[derive(Debug, Clone, PartialEq)]
pub struct CellAgreement {
    /// The role.
    pub role: Id<Role>,
    /// The letters that each person gave it, without the one that answers for the row; none is an answer too.
    pub letters: Tally<Vec<Letter>>,
    /// Too few agree: it is to be talked about.
    pub is_contested: bool,
}

/// Whose people answer for a row in their own eyes.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Claims {
    /// Roles of which somebody named their own role.
    pub claimed: Vec<Id<Role>>,
    /// Roles that others named, of whose own people some answered and none named it.
    pub unclaimed: Vec<Id<Role>>,
}

/// Answers counted.
#[derive(Debug, Clone, PartialEq)]
pub struct Tally<A> {
    /// How many people answered.
    pub answers: usize,
    /// Each different answer with how many gave it, the most frequent first; empty where that may not be told.
    pub counts: Vec<(A, usize)>,
}

/// What the room has to do about a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Verdict {
    /// Everybody who answered says the same: skip it.
    Agreed,
    /// Nearly everybody does, or only one person answered: confirm it.
    Confirm,
    /// Talk about it.
    Contested,
    /// So few answered a secret vote that saying anything would say who said what.
    Untold,
}

/// From how many answers on a secret vote says how they are distributed.
const FEWEST_SECRET_ANSWERS: usize = 3;

impl<A> Tally<A> {
    /// The largest count by the people who answered, from 0 to 1; `None` where nothing can be told.
    pub fn plurality(&self) -> Option<f64> {
        let (_, most) = self.counts.first()?;
        Some(*most as f64 / self.answers as f64)
    }

    /// How many different answers there are.
    pub fn distinct(&self) -> usize {
        self.counts.len()
    }

    fn hidden(answers: usize) -> Self {
        Self {
            answers,
            counts: Vec::new(),
        }
    }
}

impl RowAgreement {
    /// The lowest plurality in the row: that of who answers for it, or of one of its cells.
    fn plurality(&self) -> Option<f64> {
        let cells = self
            .cells
            .iter()
            .filter_map(|cell| cell.letters.plurality());
        cells.chain(self.owner.plurality()).reduce(f64::min)
    }

    /// How much talking about the row is worth: `(1 − plurality) × (1 + hours behind it)`.
    pub fn weight(&self) -> f64 {
        weight(self.plurality(), self.hours)
    }
}

impl CellAgreement {
    /// The same for one cell of a row with so many hours behind it.
    pub fn weight(&self, hours: f64) -> f64 {
        weight(self.letters.plurality(), hours)
    }
}

fn weight(plurality: Option<f64>, hours: f64) -> f64 {
    plurality.map_or(0.0, |plurality| (1.0 - plurality) * (1.0 + hours))
}

impl Agreement {
    /// The rows of a verdict: those not yet decided first, then by weight; equal ones in reading order.
    pub fn ranked(&self, verdict: Verdict) -> Vec<&RowAgreement> {
        let mut rows: Vec<_> = self
            .rows
            .iter()
            .filter(|row| row.verdict == verdict)
            .collect();
        rows.sort_by(|a, b| {
            let by_weight = || b.weight().total_cmp(&a.weight());
            a.is_decided.cmp(&b.is_decided).then_with(by_weight)
        });
        rows
    }

    /// The contested cells beyond who answers for a row, each with its row, in the same order.
    pub fn contested_cells(&self) -> Vec<(&RowAgreement, &CellAgreement)> {
        let mut cells: Vec<_> = self
            .rows
            .iter()
            .flat_map(|row| row.cells.iter().map(move |cell| (row, cell)))
            .filter(|(_, cell)| cell.is_contested)
            .collect();
        cells.sort_by(|(row_a, a), (row_b, b)| {
            let by_weight = || b.weight(row_b.hours).total_cmp(&a.weight(row_a.hours));
            row_a.is_decided.cmp(&row_b.is_decided).then_with(by_weight)
        });
        cells
    }

    /// The answers about one row, if somebody answered it.
    pub fn of(&self, activity: &Id<Activity>) -> Option<&RowAgreement> {
        self.rows.iter().find(|row| row.activity == *activity)
    }
}

/// Whether anybody answered any row.
pub fn has_answers(workshop: &Workshop) -> bool {
    workshop
        .ballots
        .values()
        .any(|ballot| ballot.letters.values().any(says_something))
}

/// What people answered; of a secret vote only what does not say who said what, unless it is told `privately`.
pub fn agreement(workshop: &Workshop, privately: bool) -> Agreement {
    let is_secret = workshop.vote.secret && !privately;
    let rows: Vec<_> = workshop
        .activities
        .iter()
        .filter_map(|(id, activity)| row(workshop, id, activity, is_secret))
        .collect();
    let answered = |person: &Id<Person>| {
        let ballot = workshop.ballots.get(person);
        ballot.is_some_and(|ballot| ballot.letters.values().any(says_something))
    };
    let asked: Vec<&Id<Person>> = match workshop.vote.voters.as_slice() {
        [] => workshop.ballots.keys().collect(),
        voters => voters.iter().collect(),
    };
    Agreement {
        unanswered: workshop.activities.len() - rows.len(),
        rows,
        people: workshop
            .ballots
            .keys()
            .filter(|person| answered(person))
            .count(),
        missing: asked
            .into_iter()
            .filter(|person| !answered(person))
            .cloned()
            .collect(),
    }
}

/// A person's answer says something where it names at least one role.
fn says_something(letters: &Letters) -> bool {
    !letters.is_empty()
}

/// One person's answer about a row.
type Answer<'w> = (&'w Id<Person>, &'w Letters);

fn row(
    workshop: &Workshop,
    id: &Id<Activity>,
    activity: &Activity,
    is_secret: bool,
) -> Option<RowAgreement> {
    let answers: Vec<Answer<'_>> = workshop
        .ballots
        .iter()
        .filter_map(|(person, ballot)| Some((person, ballot.letters.get(id)?)))
        .filter(|(_, letters)| says_something(letters))
        .collect();
    if answers.is_empty() {
        return None;
    }
    let letter = activity
        .variant
        .letter_for(Duty::Accountable)
        .unwrap_or(Letter::A);
    let named: Vec<_> = answers
        .iter()
        .filter(|(_, letters)| !letters.roles(letter).is_empty())
        .copied()
        .collect();
    let owners = named
        .iter()
        .map(|(_, letters)| in_order(workshop, letters.roles(letter)));
    let owner = counted(workshop, owners.collect(), is_secret);
    let cells = cells(workshop, &answers, letter, is_secret);
    Some(RowAgreement {
        activity: id.clone(),
        verdict: verdict(workshop, &owner, &cells),
        owner,
        cells,
        hours: behind(workshop, activity),
        is_decided: activity.decision.is_some(),
        claims: if is_secret {
            Claims::default()
        } else {
            claims(workshop, &named, letter)
        },
    })
}

/// The roles in the order of the workshop, so that equal sets are equal.
fn in_order(workshop: &Workshop, roles: &[Id<Role>]) -> Vec<Id<Role>> {
    let mut roles = roles.to_vec();
    roles.sort_by_cached_key(|role| (workshop.roles.get_index_of(role), role.to_string()));
    roles
}

/// Answers whose order breaks ties.
trait Ranked: PartialEq {
    fn rank(&self, workshop: &Workshop) -> Vec<usize>;
}

impl Ranked for Vec<Id<Role>> {
    fn rank(&self, workshop: &Workshop) -> Vec<usize> {
        let place = |role| workshop.roles.get_index_of(role).unwrap_or(usize::MAX);
        self.iter().map(place).collect()
    }
}

impl Ranked for Vec<Letter> {
    fn rank(&self, _: &Workshop) -> Vec<usize> {
        self.iter().map(|letter| *letter as usize).collect()
    }
}

fn counted<A: Ranked>(workshop: &Workshop, answers: Vec<A>, is_secret: bool) -> Tally<A> {
    let number = answers.len();
    if is_secret && number < FEWEST_SECRET_ANSWERS {
        return Tally::hidden(number);
    }
    let mut counts: Vec<(A, usize)> = Vec::new();
    for answer in answers {
        match counts.iter_mut().find(|(known, _)| *known == answer) {
            Some((_, count)) => *count += 1,
            None => counts.push((answer, 1)),
        }
    }
    counts.sort_by_cached_key(|(answer, count)| (Reverse(*count), answer.rank(workshop)));
    Tally {
        answers: number,
        counts,
    }
}

/// The cells of a row from those who wrote more than who answers for it.
fn cells(
    workshop: &Workshop,
    answers: &[Answer<'_>],
    accountable: Letter,
    is_secret: bool,
) -> Vec<CellAgreement> {
    let beyond = |letters: &Letters, role: &Id<Role>| {
        let mut held = letters.of(role);
        held.retain(|letter| *letter != accountable);
        held.sort_unstable();
        held
    };
    let full: Vec<&Letters> = answers
        .iter()
        .map(|(_, letters)| *letters)
        .filter(|letters| {
            letters
                .iter()
                .any(|(letter, roles)| letter != accountable && !roles.is_empty())
        })
        .collect();
    let mut cells = Vec::new();
    for role in workshop.roles.keys() {
        if full.iter().all(|letters| beyond(letters, role).is_empty()) {
            continue;
        }
        let given = full.iter().filter_map(|letters| {
            let held = beyond(letters, role);
            // Where a letter is left open, this role may be the one that gets it.
            let is_open = letters.open().any(|letter| letter != accountable);
            (!held.is_empty() || !is_open).then_some(held)
        });
        let letters = counted(workshop, given.collect(), is_secret);
        let limit = workshop.rules.raci.settled_from;
        cells.push(CellAgreement {
            is_contested: letters
                .plurality()
                .is_some_and(|plurality| plurality < limit),
            role: role.clone(),
            letters,
        });
    }
    cells
}

fn verdict(workshop: &Workshop, owner: &Tally<Vec<Id<Role>>>, cells: &[CellAgreement]) -> Verdict {
    let told = cells
        .iter()
        .filter_map(|cell| Some((cell.letters.plurality()?, cell.letters.answers)))
        .chain(
            owner
                .plurality()
                .map(|plurality| (plurality, owner.answers)),
        );
    let judged = told.map(|(plurality, answers)| match plurality {
        low if low < workshop.rules.raci.settled_from => Verdict::Contested,
        // One answer is no agreement.
        1.0 if answers > 1 => Verdict::Agreed,
        _ => Verdict::Confirm,
    });
    judged.max().unwrap_or(Verdict::Untold)
}

fn claims(workshop: &Workshop, named: &[Answer<'_>], accountable: Letter) -> Claims {
    let own = |person: &Id<Person>| workshop.people.get(person)?.role.as_ref();
    let mut claims = Claims::default();
    for role in workshop.roles.keys() {
        let names_it = |letters: &Letters| letters.roles(accountable).contains(role);
        let (own, others): (Vec<_>, Vec<_>) = named
            .iter()
            .partition(|(person, _)| own(person) == Some(role));
        if own.iter().any(|(_, letters)| names_it(letters)) {
            claims.claimed.push(role.clone());
        } else if !own.is_empty() && others.iter().any(|(_, letters)| names_it(letters)) {
            claims.unclaimed.push(role.clone());
        }
    }
    claims
}

#[cfg(test)]
mod tests;
