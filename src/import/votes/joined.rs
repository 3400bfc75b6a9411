//! Votes of one person on one task: two tables may each have half of one, and what comes twice counts once.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::shape::RawVote;
use crate::diagnostic::codes;
use crate::import::columns::Log;
use crate::import::spelling::Spellings;
use crate::import::{Finding, Named};
use crate::wording::quoted;

/// What tells a task from others.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
enum Key {
    Id(String),
    Name(String),
}

/// The tasks and voters of all tables, by what the tables call them.
struct Names {
    tasks: Spellings,
    voters: Spellings,
    /// The ids that stand beside each name.
    ids: BTreeMap<String, BTreeSet<String>>,
}

impl Names {
    fn of(tables: &[Vec<RawVote>]) -> Self {
        let names = |of: fn(&RawVote) -> &Named| {
            let tables = tables.iter();
            Spellings::of(
                tables.map(|votes| votes.iter().map(|vote| of(vote).name.as_str()).collect()),
            )
        };
        let tasks = names(|vote| &vote.task);
        let mut ids: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        for task in tables.iter().flatten().map(|vote| &vote.task) {
            let of_name = ids.entry(tasks.key(&task.name)).or_default();
            of_name.extend(task.id.clone());
        }
        Self {
            voters: names(|vote| &vote.voter),
            tasks,
            ids,
        }
    }

    /// The id of a task, or that of the only one of its name, else its name.
    fn task(&self, task: &Named) -> Key {
        if let Some(id) = &task.id {
            return Key::Id(id.clone());
        }
        let name = self.tasks.key(&task.name);
        let mut ids = self.ids.get(&name).into_iter().flatten();
        match (ids.next(), ids.next()) {
            (Some(id), None) => Key::Id(id.clone()),
            _ => Key::Name(name),
        }
    }
}

/// The votes of all tables, each once, with the impact of one table and the effort of another put together.
pub(super) fn joined(tables: Vec<Vec<RawVote>>, log: &mut Log) -> Vec<RawVote> {
    let names = Names::of(&tables);
    let mut votes: Vec<RawVote> = Vec::new();
    let mut known = HashMap::new();
    for vote in tables.into_iter().flatten() {
        let voter = names.voters.key(&vote.voter.name);
        let key = (voter, names.task(&vote.task), vote.round);
        let Some(number) = known.get(&key).copied() else {
            known.insert(key, votes.len());
            votes.push(vote);
            continue;
        };
        let first: &mut RawVote = &mut votes[number];
        let is_again = first.impact.is_some() && vote.impact.is_some()
            || first.effort.is_some() && vote.effort.is_some();
        if is_again {
            tell_again(&vote, log);
            continue;
        }
        first.impact = first.impact.take().or(vote.impact);
        first.effort = first.effort.take().or(vote.effort);
        first.task.id = first.task.id.take().or(vote.task.id);
    }
    votes
}

fn tell_again(vote: &RawVote, log: &mut Log) {
    let message = format!(
        "{} votes on {} again in round {}; this vote is left out",
        quoted(&vote.voter.name),
        quoted(&vote.task.name),
        vote.round
    );
    let help = "delete the vote that does not count, or give the rounds a column";
    log.note(Finding::at(&codes::DUPLICATE_NAME, &vote.at, message).help(help));
}
