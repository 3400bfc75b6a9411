//! Votes into `[ballot.<person>.r1]` and `r2`.

use toml_edit::{Array, Value};

use super::answer::Part;
use super::score::value;
use super::{BALLOTS, Desk};
use crate::diagnostic::codes;
use crate::edit::rewritten;
use crate::error::Error;
use crate::import::{Finding, FoundVote, FoundVotes};
use crate::model::vote::{Ballot, Scores};

impl Desk<'_> {
    pub(super) fn enter_votes(&mut self, found: &FoundVotes) -> Result<(), Error> {
        self.fit_scale("impact", found.scale)?;
        self.fit_scale("effort", found.scale)?;
        let (people, tasks) = (self.known_people(), self.known_tasks());
        let mut voters: Vec<String> = Vec::new();
        for vote in &found.votes {
            let person = self.one("person", &vote.voter, people.meant(&vote.voter));
            let task = self.one("task", &vote.task, tasks.meant(&vote.task));
            if let (Some(person), Some(task)) = (person, task) {
                self.enter_vote(vote, &person, &task);
                if !voters.contains(&person) {
                    voters.push(person);
                }
            }
        }
        self.add_voters(voters);
        Ok(())
    }

    fn enter_vote(&mut self, vote: &FoundVote, person: &str, task: &str) {
        let (impact, effort) = match (vote.impact, vote.effort) {
            (Some(impact), Some(effort)) => (impact, effort),
            (None, None) => return self.tell_vote_left(vote, person, task),
            (impact, _) => {
                let (given, missing) = if impact.is_some() {
                    ("impact", "effort")
                } else {
                    ("effort", "impact")
                };
                let message = format!(
                    "`{}` has only {given} from `{}`, no {missing}",
                    vote.task.name, vote.voter.name
                );
                let help = "a vote takes both: fill the empty cell";
                self.findings
                    .push(Finding::at(&codes::UNREADABLE_CELL, &vote.task.at, message).help(help));
                return;
            }
        };
        let part = match vote.round {
            0 | 1 => Part::First,
            2 => Part::Second,
            round => {
                let message = format!("a vote of round {round}; a ballot has two rounds");
                let finding = Finding::at(&codes::UNREADABLE_CELL, &vote.task.at, message);
                self.findings
                    .push(finding.help("write 1 or 2 in the column of the round"));
                return;
            }
        };
        let ballot = self.workshop.ballots.get(person);
        let so_far = ballot.and_then(|ballot| {
            let lines = match part {
                Part::Second => &ballot.second,
                _ => &ballot.first,
            };
            lines.get(task)
        });
        if so_far != Some(&Scores { impact, effort }) {
            self.start_ballot(person, part);
            let scores = Array::from_iter([value(impact), value(effort)]);
            self.draft
                .set(&["ballot", person, part.key()], task, scores, BALLOTS);
        }
    }

    /// Nothing said is an abstention, which is not written; a vote that is in the files stays.
    fn tell_vote_left(&mut self, vote: &FoundVote, person: &str, task: &str) {
        let ballot = self.workshop.ballots.get(person);
        let round = |ballot: &Ballot| match vote.round {
            2 => ballot.second.contains_key(task),
            _ => ballot.first.contains_key(task),
        };
        if ballot.is_some_and(round) {
            let (task, voter) = (&vote.task.name, &vote.voter.name);
            let message =
                format!("the sheet has no scores of `{voter}` on `{task}`; the ballot has");
            let finding = Finding::at(&codes::WOULD_REMOVE, &vote.task.at, message);
            self.findings.push(
                finding.help("the vote stays; to take it back, delete its line in the ballot"),
            );
        }
    }

    /// Whoever voted is among the voters, where they are listed.
    pub(super) fn add_voters(&mut self, voters: Vec<String>) {
        let mut listed: Vec<&str> = self
            .workshop
            .vote
            .voters
            .iter()
            .map(|id| id.as_str())
            .collect();
        let before = listed.len();
        if before == 0 {
            return;
        }
        for voter in &voters {
            if !listed.contains(&voter.as_str()) {
                listed.push(voter);
            }
        }
        if listed.len() > before {
            let so_far = self.draft.typed(&["vote"], "voters").unwrap_or_default();
            if let Ok(voters) = rewritten(&so_far, &listed).parse::<Value>() {
                self.draft.set(&["vote"], "voters", voters, BALLOTS);
            }
        }
    }
}
