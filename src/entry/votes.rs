//! Votes into `[ballot.<person>.r1]` and `r2`.

use std::collections::BTreeSet;

use toml_edit::Array;

use super::score::value;
use super::{BALLOTS, Desk};
use crate::diagnostic::codes;
use crate::error::Error;
use crate::import::{Finding, FoundVote, FoundVotes, Named};
use crate::model::vote::Scores;

impl Desk<'_> {
    pub(super) fn enter_votes(&mut self, found: &FoundVotes) -> Result<(), Error> {
        self.fit_scale("impact", found.scale)?;
        self.fit_scale("effort", found.scale)?;
        let (people, tasks) = (self.known_people(), self.known_tasks());
        // Whoever or whatever nobody knows is told once, not for every vote.
        let mut told = BTreeSet::new();
        let mut known = |desk: &mut Self, kind: &'static str, named: &Named| {
            let known = if kind == "person" { &people } else { &tasks };
            let is_told = !told.insert((kind, named.name.clone()));
            let said = desk.findings.len();
            let id = desk.one(kind, named, known.meant(named));
            if is_told {
                desk.findings.truncate(said);
            }
            id
        };
        let mut voters: Vec<String> = Vec::new();
        for vote in &found.votes {
            let person = known(self, "person", &vote.voter);
            let task = known(self, "task", &vote.task);
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
            // Nothing said is an abstention, which is not written.
            (None, None) => return,
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
                let help = "a vote takes both: fill the cell, or empty the other one to abstain";
                self.findings
                    .push(Finding::at(&codes::UNREADABLE_CELL, &vote.task.at, message).help(help));
                return;
            }
        };
        let round = match vote.round {
            0 | 1 => "r1",
            2 => "r2",
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
            let lines = if round == "r1" {
                &ballot.first
            } else {
                &ballot.second
            };
            lines.get(task)
        });
        if so_far != Some(&Scores { impact, effort }) {
            let scores = Array::from_iter([value(impact), value(effort)]);
            self.draft
                .set(&["ballot", person, round], task, scores, BALLOTS);
        }
    }

    /// Whoever voted is among the voters, where they are listed.
    fn add_voters(&mut self, voters: Vec<String>) {
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
            let voters = Array::from_iter(listed);
            self.draft.set(&["vote"], "voters", voters, BALLOTS);
        }
    }
}
