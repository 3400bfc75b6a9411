//! Who scores higher or lower than the room, by function and never by voter (`domain.md` §3.5).
//!
//! Who does a task often scores its effort higher than who leads those who do it: worth knowing before debating tasks.

use indexmap::IndexMap;

use super::disagreement::{Disagreement, Round, function, line};
use super::scores::cast_by;
use crate::model::task::Task;
use crate::model::vote::{Ballot, Scores};
use crate::model::{Id, Workshop};

/// How the voters of one function score beside the room.
#[derive(Debug, Clone, PartialEq)]
pub struct Offset {
    /// The function, as it is written.
    pub function: String,
    /// How many of its people voted: at least two.
    pub voters: usize,
    /// The mean of their offsets on each axis, in scores; above 0 is higher than the room.
    pub offset: Scores,
}

/// From how many voters on a function's mean tells nothing of one of them.
const FEWEST_VOTERS: usize = 2;

/// The offset of each function with at least two voters, in the order of their first voter; none while the vote is
/// secret. A voter's offset is the mean of (own score − mean of the task) over what they scored.
pub fn offsets(
    workshop: &Workshop,
    votes: &IndexMap<Id<Task>, Disagreement>,
    round: Round,
) -> Vec<Offset> {
    if workshop.vote.secret {
        return Vec::new();
    }
    let mut functions: IndexMap<&str, Vec<Scores>> = IndexMap::new();
    for (voter, ballot) in cast_by(workshop) {
        if let (Some(function), Some(offset)) =
            (function(workshop, voter), of_voter(ballot, votes, round))
        {
            functions.entry(function).or_default().push(offset);
        }
    }
    functions
        .into_iter()
        .filter(|(_, voters)| voters.len() >= FEWEST_VOTERS)
        .filter_map(|(function, voters)| {
            Some(Offset {
                function: function.to_owned(),
                voters: voters.len(),
                offset: mean(&voters)?,
            })
        })
        .collect()
}

/// The offset of one voter; `None` of one who scored nothing.
fn of_voter(
    ballot: &Ballot,
    votes: &IndexMap<Id<Task>, Disagreement>,
    round: Round,
) -> Option<Scores> {
    let beside: Vec<Scores> = votes
        .iter()
        .filter_map(|(task, room)| {
            let own = line(ballot, task, round)?;
            Some(Scores {
                impact: own.impact - room.impact.summary.mean,
                effort: own.effort - room.effort.summary.mean,
            })
        })
        .collect();
    mean(&beside)
}

fn mean(scores: &[Scores]) -> Option<Scores> {
    let count = scores.len() as f64;
    let of = |axis: fn(&Scores) -> f64| scores.iter().map(axis).sum::<f64>() / count;
    (!scores.is_empty()).then(|| Scores {
        impact: of(|score| score.impact),
        effort: of(|score| score.effort),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::disagreement::disagreement;
    use crate::view::samples;

    const VOTES: &str = "task = { t = { name = \"T\" }, u = { name = \"U\" } }\n\
        person = { a = { name = \"A\", function = \"csm\" }, b = { name = \"B\", function = \"csm\" }, \
        c = { name = \"C\", function = \"ops\" } }\n\
        ballot.a.r1 = { t = [4, 5], u = [4, 5] }\nballot.b.r1 = { t = [4, 3] }\nballot.c.r1 = { t = [1, 1], u = [2, 1] }\n";

    fn of(text: &str) -> Vec<Offset> {
        let workshop = samples::workshop(text);
        let votes = disagreement(&workshop, Round::Standing);
        offsets(&workshop, &votes, Round::Standing)
    }

    #[test]
    fn functions_of_two_are_told_beside_the_room() {
        let csm = of(VOTES);
        let [csm] = csm.as_slice() else {
            panic!("one of Operations alone is nobody else's business: {csm:?}");
        };
        assert_eq!((csm.function.as_str(), csm.voters), ("csm", 2));
        // Means: t 3 and 3, u 3 and 3. A is +1 and +2, B is +1 and 0.
        assert_eq!((csm.offset.impact, csm.offset.effort), (1.0, 1.0));
    }

    #[test]
    fn a_secret_vote_has_no_functions() {
        assert_eq!(of(&format!("vote.secret = true\n{VOTES}")), []);
    }

    #[test]
    fn doers_of_the_example_score_effort_higher_than_the_room() {
        let (mut workshop, _) = samples::post_sales();
        workshop.vote.secret = false;
        let votes = disagreement(&workshop, Round::First);
        let told = offsets(&workshop, &votes, Round::First);
        assert!(!told.is_empty() && told.iter().all(|offset| offset.voters > 1));
    }
}
