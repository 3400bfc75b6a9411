//! What those who do a task said about it in the vote (`domain.md` §3.6, checks).

use super::scores::{cast_by, standing};
use crate::model::people::Person;
use crate::model::task::Task;
use crate::model::{Id, Workshop};

/// The votes of those who do a task: the voters whose role is its owner.
#[derive(Debug, Clone, PartialEq)]
pub struct Doers {
    /// How many of the voters do it; `None` where a voter has no role, so that nobody can say.
    pub voters: Option<usize>,
    /// What those of them who did not abstain think of its impact.
    pub impacts: Vec<f64>,
}

/// What those who do a task said about it; `None` where nobody owns the task or nobody has voted on anything.
pub fn doers(workshop: &Workshop, id: &Id<Task>, task: &Task) -> Option<Doers> {
    let owner = task.owner.as_ref()?;
    let role = |person: &Id<Person>| workshop.people.get(person)?.role.as_ref();
    let mut ballots = cast_by(workshop).peekable();
    ballots.peek()?;
    let named = &workshop.vote.voters;
    let voters: Vec<&Id<Person>> = if named.is_empty() {
        cast_by(workshop).map(|(voter, _)| voter).collect()
    } else {
        named.iter().collect()
    };
    let known = voters.iter().all(|voter| role(voter).is_some());
    let does = |voter: &&Id<Person>| role(voter) == Some(owner);
    Some(Doers {
        voters: known.then(|| voters.iter().copied().filter(does).count()),
        impacts: ballots
            .filter(|(voter, _)| does(voter))
            .filter_map(|(_, ballot)| Some(standing(ballot, id)?.impact))
            .collect(),
    })
}
