//! What to talk about when the ballots are in, and in which order (`domain.md` §3.5 and §7).
//!
//! Votes are shown as dots without names. Of a secret vote nothing is shown that so few cast that it would tell them.

mod room;
mod strip;
mod talk;

use indexmap::IndexMap;
use serde::Serialize;

use crate::analysis::concordance::concordance;
use crate::analysis::disagreement::{
    Disagreement, Round, disagreement, discussion_order, has_second_round,
};
use crate::analysis::offset;
use crate::analysis::scores::board;
use crate::model::task::Task;
use crate::model::{Id, Workshop};
use crate::view::Hint;
use crate::view::people::range_tells;
use crate::words::{Said, Words};
pub use room::AxisAgreement;
pub use strip::{Dot, Note, Strip};
pub use talk::{ShortTask, TalkAxis, TalkTask};
use talk::{Talk, hours};

/// What the disagreement sheet shows.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct DisagreementSheet {
    /// What to write while no vote counts; everything else is empty then.
    pub hint: Option<Hint>,
    /// Which votes these are, and of how many people.
    pub votes: String,
    /// How far the room agrees on impact and on effort.
    pub room: Vec<AxisAgreement>,
    /// Why nothing is said about that.
    pub untold: Option<String>,
    /// The functions with at least two voters beside the room; empty while the vote is secret.
    pub offsets: Vec<String>,
    /// How long talking takes; `None` where there is nothing to talk about.
    pub plan: Option<String>,
    /// The tasks to talk about, in this order: as many as there is time for.
    pub talk: Vec<TalkTask>,
    /// The other tasks that are far apart, in the same order.
    pub more: Vec<ShortTask>,
    /// Those that are small and whose decision does not hang on it.
    pub small: Vec<ShortTask>,
    /// How many are settled: the room has agreed on their scores since.
    pub settled: Option<String>,
}

/// The disagreement sheet of the votes that stand.
pub fn of(workshop: &Workshop) -> DisagreementSheet {
    let words = &workshop.words;
    let now = concordance(workshop, Round::Standing);
    let voters = now.impact.w.voters;
    if voters == 0 {
        return DisagreementSheet::empty(words);
    }
    let voted_again = has_second_round(workshop);
    let before = voted_again
        .then(|| concordance(workshop, Round::First))
        .filter(|before| !range_tells(workshop, before.impact.w.voters));
    let is_told = !range_tells(workshop, voters);
    let votes = disagreement(workshop, Round::Standing);
    let offsets = offset::offsets(workshop, &votes, Round::Standing);
    let (settled, open) = by_agreement(workshop, votes);
    let tasks = Tasks::of(workshop, &open);
    let talk = Talk {
        workshop,
        lines: board(workshop).thresholds,
        round: Round::Standing,
    };
    let short = |ids: &[Id<Task>]| ids.iter().map(|id| talk.short(id, &open[id])).collect();
    let room = || room::axes(&now, before.as_ref(), words);
    DisagreementSheet {
        hint: None,
        votes: which(voted_again, voters, words),
        room: is_told.then(room).unwrap_or_default(),
        untold: (!is_told).then(|| words.get("discuss.untold").to_owned()),
        offsets: room::offsets(workshop, &offsets),
        plan: plan(workshop, tasks.talk.len(), voted_again),
        talk: tasks
            .talk
            .iter()
            .map(|id| talk.task(id, &open[id]))
            .collect(),
        more: short(&tasks.more),
        small: short(&tasks.small),
        settled: (settled > 0).then(|| words.counted("discuss.settled", settled)),
    }
}

/// The tasks that the sheet talks about, in its order.
pub(super) fn to_talk_about(workshop: &Workshop) -> Vec<Id<Task>> {
    let votes = disagreement(workshop, Round::Standing);
    let (_, open) = by_agreement(workshop, votes);
    Tasks::of(workshop, &open).talk
}

impl DisagreementSheet {
    fn empty(words: &Words) -> Self {
        let example =
            "[person.amara]\nname = \"Amara N.\"\n\n[ballot.amara.r1]\nrenewal-forecast = [4, 2]";
        Self {
            hint: Some(Hint::new(words.get("hint.no-votes"), example)),
            votes: String::new(),
            room: Vec::new(),
            untold: None,
            offsets: Vec::new(),
            plan: None,
            talk: Vec::new(),
            more: Vec::new(),
            small: Vec::new(),
            settled: None,
        }
    }
}

/// What the votes say on the tasks that are open, and how many flagged ones the room has agreed on since.
fn by_agreement(
    workshop: &Workshop,
    votes: IndexMap<Id<Task>, Disagreement>,
) -> (usize, IndexMap<Id<Task>, Disagreement>) {
    let is_open = |id: &Id<Task>| workshop.tasks[id].agreed.is_none();
    let (open, agreed): (IndexMap<_, _>, IndexMap<_, _>) =
        votes.into_iter().partition(|(id, _)| is_open(id));
    let settled = agreed.values().filter(|votes| votes.is_flagged()).count();
    (settled, open)
}

/// The flagged tasks by what is done with them, each in discussion order.
struct Tasks {
    talk: Vec<Id<Task>>,
    more: Vec<Id<Task>>,
    small: Vec<Id<Task>>,
}

impl Tasks {
    fn of(workshop: &Workshop, votes: &IndexMap<Id<Task>, Disagreement>) -> Self {
        let is_small =
            |id: &Id<Task>| votes[id].needs_no_talk(hours(workshop, &workshop.tasks[id]));
        let order = discussion_order(workshop, votes).into_iter();
        let (small, mut talk): (Vec<_>, Vec<_>) = order.partition(is_small);
        let top = workshop.rules.discuss.top as usize;
        let more = talk.split_off(top.min(talk.len()));
        Self { talk, more, small }
    }
}

/// "Votes of round 1, of 8 voters".
fn which(voted_again: bool, voters: usize, words: &Words) -> String {
    let key = if voted_again {
        "discuss.votes-2"
    } else {
        "discuss.votes-1"
    };
    let voters = Said::new("discuss.voters").count(voters);
    words.say(&Said::new(key).with("voters", voters))
}

/// "12 tasks, 2 minutes each: 24 minutes", and what comes of it: stability ends voting, not unanimity.
fn plan(workshop: &Workshop, tasks: usize, voted_again: bool) -> Option<String> {
    let (words, minutes) = (&workshop.words, workshop.rules.discuss.minutes);
    let key = if voted_again {
        "discuss.plan-2"
    } else {
        "discuss.plan-1"
    };
    let said = Said::new(key)
        .with("tasks", Said::new("task.tasks").count(tasks))
        .with("minutes", words.plain(minutes))
        .with("total", words.plain(minutes * tasks as f64));
    (tasks > 0).then(|| words.say(&said))
}

#[cfg(test)]
mod tests;
