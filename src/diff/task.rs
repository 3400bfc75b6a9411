//! Tasks: who does them, how long they take, where they lie on the map and what will be done with them.

use super::{Comparison, Field, What};
use crate::analysis::scores::{Board, Placed, board};
use crate::diagnostic::{Code, Place, codes};
use crate::model::task::Task;
use crate::model::{Id, Workshop};

/// Tells what changed about each task, then of answers that changed nothing on the map.
pub(super) fn look(comparison: &mut Comparison<'_>) {
    for thing in comparison.things("task") {
        for (code, key) in [
            (&codes::TASK_OWNER_CHANGED, "owner"),
            (&codes::HOURS_CHANGED, "hours"),
            (&codes::DISPOSITION_CHANGED, "disposition"),
        ] {
            told(comparison, &thing, code, key);
        }
    }
    scores(comparison);
    answers(comparison);
}

fn told(comparison: &mut Comparison<'_>, thing: &Place, code: &'static Code, key: &str) {
    let whole = thing.clone().key(key);
    let fields = comparison.take(thing, |field| field.place.is_in(&whole));
    if !fields.is_empty() {
        comparison.add(code, thing.clone(), What::Keys, fields);
    }
}

/// Scores as the map shows them, whoever gave them: what single people answered stays with them.
fn scores(comparison: &mut Comparison<'_>) {
    if same_map(comparison.before, comparison.after) {
        return;
    }
    let (old, new) = (board(comparison.before), board(comparison.after));
    let is_secret = comparison.before.vote.secret || comparison.after.vote.secret;
    for id in comparison.after.tasks.keys() {
        let old_id = comparison.renames.old_id("task", id.as_str());
        if !comparison.before.tasks.contains_key(old_id) {
            continue;
        }
        let (from, to) = (placed(&old, old_id), placed(&new, id.as_str()));
        let code = match (&from, &to) {
            (None, None) => continue,
            (Some(from), Some(to)) if same_spot(from, to) => continue,
            (from, to) if is_secret && tells_a_vote(from.as_ref(), to.as_ref()) => continue,
            (Some(from), Some(to)) if from.quadrant == to.quadrant => &codes::RESCORED,
            _ => &codes::QUADRANT_CHANGED,
        };
        let fields = score_fields(comparison, id);
        comparison.add(
            code,
            Place::of("task", id),
            What::Scored { from, to },
            fields,
        );
    }
}

/// Whether nothing differs that the map is drawn from, in the order in which it is written: most commits of a history
/// leave it alone, and comparing is much quicker than drawing.
fn same_map(before: &Workshop, after: &Workshop) -> bool {
    let same_tasks = before.tasks.iter().eq(after.tasks.iter());
    let same_ballots = || {
        let mut pairs = before.ballots.iter().zip(&after.ballots);
        before.ballots.len() == after.ballots.len()
            && pairs.all(|((voter, one), (other_voter, other))| {
                voter == other_voter
                    && one.first.iter().eq(other.first.iter())
                    && one.second.iter().eq(other.second.iter())
            })
    };
    same_tasks
        && before.vote == after.vote
        && before.rules.plot == after.rules.plot
        && (&before.impact, &before.effort) == (&after.impact, &after.effort)
        && same_ballots()
}

/// Whether a change of scores would tell what one person voted in secret: few voted, or the mean moved a little within
/// its field, by as much as one vote did.
fn tells_a_vote(from: Option<&Placed>, to: Option<&Placed>) -> bool {
    const FEWEST_SECRET_VOTES: usize = 3;
    let voted = |placed: &&Placed| placed.scored.is_voted();
    let mut votes = from.into_iter().chain(to).filter(voted);
    let same_field = from.map(|from| from.quadrant) == to.map(|to| to.quadrant);
    votes.any(|placed| same_field || placed.scored.voters < FEWEST_SECRET_VOTES)
}

fn placed(board: &Board, task: &str) -> Option<Placed> {
    board.tasks.get(task).copied()
}

/// Sums of the same votes in another order differ in the last digits.
fn same_spot(from: &Placed, to: &Placed) -> bool {
    let near = |a: f64, b: f64| (a - b).abs() < 1e-9;
    let (a, b) = (from.scored.scores, to.scored.scores);
    near(a.impact, b.impact) && near(a.effort, b.effort) && from.quadrant == to.quadrant
}

/// What is said otherwise about the scores of a task: on the task itself and on ballots.
fn score_fields(comparison: &mut Comparison<'_>, id: &Id<Task>) -> Vec<Field> {
    let thing = Place::of("task", id);
    let on_task = |field: &Field| {
        let key = field.place.path().get(2).map(String::as_str);
        matches!(key, Some("impact" | "effort" | "agreed"))
    };
    let mut fields = comparison.take(&thing, on_task);
    for ballot in comparison.things("ballot") {
        fields.extend(comparison.take(&ballot, |field| match field.place.path() {
            [_, _, round, task] => round != "raci" && task == id.as_str(),
            _ => false,
        }));
    }
    fields
}

/// Answers that change nothing on the map are told in one, since each alone is one person's.
fn answers(comparison: &mut Comparison<'_>) {
    let mut fields = Vec::new();
    for ballot in comparison.things("ballot") {
        fields.extend(comparison.take(&ballot, |_| true));
    }
    if !fields.is_empty() {
        let about = Place::table("ballot");
        comparison.add(&codes::DETAIL_CHANGED, about, What::Keys, fields);
    }
}
