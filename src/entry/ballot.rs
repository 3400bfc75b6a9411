//! One answer of a voter into the files, as it is typed in.

use toml_edit::{Array, InlineTable, Value};

use super::answer::{Answer, Part};
use super::score::value;
use super::{BALLOTS, Desk, SECRET_BALLOTS};
use crate::edit::{Draft, Rewrite, fresh};
use crate::model::raci::Letters;
use crate::model::{Id, Workshop};
use crate::source::SourceTree;
use crate::vocabulary::Letter;

/// What becomes of the files when an answer is written; nothing is written yet.
#[derive(Debug)]
pub struct Answered {
    /// The files that change or are new.
    pub rewrites: Vec<Rewrite>,
    /// What was there, as it was typed.
    pub before: Option<Answer>,
}

/// Puts an answer to the task or activity `id` into the ballot of `voter`, or takes out what is there.
pub fn answer(
    workshop: &Workshop,
    sources: &SourceTree,
    (voter, part): (&str, Part),
    id: &str,
    answer: Option<&Answer>,
) -> Answered {
    let mut desk = Desk::new(workshop, sources, "");
    let before = desk.answer_so_far(voter, part, id);
    match answer {
        Some(Answer::Scores { scores, size }) => {
            let effort = size
                .as_deref()
                .map_or_else(|| value(scores.effort), Value::from);
            let scores = Array::from_iter([value(scores.impact), effort]);
            desk.start_ballot(voter, part);
            let table = ["ballot", voter, part.key()];
            desk.draft.set(&table, id, scores, BALLOTS);
        }
        Some(Answer::Letters(letters)) => {
            desk.start_ballot(voter, part);
            desk.write_letters(voter, id, letters);
        }
        None => desk.draft.remove_line(&["ballot", voter, part.key()], id),
    }
    if answer.is_some() {
        desk.add_voters(vec![voter.to_owned()]);
    }
    Answered {
        rewrites: desk.draft.rewrites(),
        before,
    }
}

/// The file that a part of somebody's ballot lies in, or would.
pub fn ballot_file(workshop: &Workshop, sources: &SourceTree, voter: &str, part: Part) -> String {
    Desk::new(workshop, sources, "").ballot_home(voter, part)
}

impl Desk<'_> {
    /// Makes the table of a ballot where the others are.
    pub(super) fn start_ballot(&mut self, voter: &str, part: Part) {
        let table = ["ballot", voter, part.key()];
        if !self.draft.has(&table) {
            let home = self.ballot_home(voter, part);
            self.draft.add_in(&table, &home);
        }
    }

    /// The file with the table itself, else with the voter's other round, else with such ballots of others.
    fn ballot_home(&self, voter: &str, part: Part) -> String {
        let own = |part: Part| self.draft.path_with(&["ballot", voter, part.key()]);
        let others = |part: Part| self.draft.path_with(&["ballot", Draft::ANY, part.key()]);
        let home = match part {
            Part::First => own(part).or(own(Part::Second)).or(others(part)),
            Part::Second => own(part)
                .or(own(Part::First))
                .or(others(part))
                .or(others(Part::First)),
            Part::Raci => own(part).or(others(part)),
        };
        let new = match self.workshop.vote.secret {
            true => SECRET_BALLOTS,
            false => BALLOTS,
        };
        home.unwrap_or(new).to_owned()
    }

    /// What the files have, with a size where one is typed.
    fn answer_so_far(&self, voter: &str, part: Part, id: &str) -> Option<Answer> {
        let mut answer = Answer::of(self.workshop, voter, part, id)?;
        if let Answer::Scores { size, .. } = &mut answer {
            let typed = self.draft.value(&["ballot", voter, part.key()], id);
            let effort = typed.and_then(|typed| typed.as_array()?.get(1)?.as_str());
            *size = effort.map(str::to_owned);
        }
        Some(answer)
    }

    fn write_letters(&mut self, voter: &str, activity: &str, letters: &Letters) {
        let table = ["ballot", voter, "raci", activity];
        let so_far = self.workshop.ballots.get(voter);
        let so_far = so_far.and_then(|ballot| ballot.letters.get(activity));
        if !self.draft.has(&table) {
            return self.set_answer(&table, |letter| holders(letters, letter));
        }
        let none = Letters::default();
        for letter in Letter::ALL {
            if !letters.agree_on(*letter, so_far.unwrap_or(&none)) {
                let given = holders(letters, *letter);
                let held = holders(so_far.unwrap_or(&none), *letter);
                // Every role is said, so that whoever is not given the letter does not keep it.
                let all: Vec<&str> = held.iter().chain(&given).copied().collect();
                self.enter_holders(&table, letter.word(), &held, &all, &given);
            }
        }
    }

    /// Writes an answer that is not there yet, in braces on one line.
    pub(super) fn set_answer<'r>(
        &mut self,
        table: &[&str; 4],
        holders: impl Fn(Letter) -> Vec<&'r str>,
    ) {
        let mut letters = InlineTable::new();
        for letter in Letter::ALL {
            let holders = holders(*letter);
            let written = fresh(&holders, *letter == Letter::A && holders.len() == 1);
            if let (false, Ok(value)) = (holders.is_empty(), written.parse::<Value>()) {
                letters.insert(letter.word(), value);
            }
        }
        let [ballots, person, raci, activity] = *table;
        if !letters.is_empty() {
            self.start_ballot(person, Part::Raci);
            self.draft
                .set(&[ballots, person, raci], activity, letters, BALLOTS);
        }
    }
}

fn holders(letters: &Letters, letter: Letter) -> Vec<&str> {
    letters.roles(letter).iter().map(Id::as_str).collect()
}
