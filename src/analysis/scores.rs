//! Scores of tasks and the quadrants that they fall into (`domain.md` §3.4).

use indexmap::IndexMap;

use super::hours::team_hours;
use crate::model::people::Person;
use crate::model::rules::{PlotRules, Threshold};
use crate::model::task::Task;
use crate::model::vote::{Ballot, Scale, Scores};
use crate::model::{Id, Workshop};
use crate::vocabulary::{Aggregate, OnLine, Quadrant};

/// Where the scores of a task come from; later ones count before earlier ones.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Basis {
    /// Written into the task.
    Written,
    /// Round 1 of the vote.
    Round1,
    /// Round 2 of the vote.
    Round2,
    /// Agreed after talking.
    Agreed,
}

/// The scores of one task as the map shows them.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct TaskScores {
    /// Impact and effort.
    pub scores: Scores,
    /// Where they come from.
    pub basis: Basis,
    /// How many people voted; 0 for scores that are written or agreed.
    pub voters: usize,
}

impl TaskScores {
    /// Whether they are drawn from votes, neither written nor agreed.
    pub fn is_voted(&self) -> bool {
        matches!(self.basis, Basis::Round1 | Basis::Round2)
    }
}

/// Where the map is divided, in scores.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Thresholds {
    /// Of impact.
    pub impact: f64,
    /// Of effort.
    pub effort: f64,
}

/// A scored task on the map.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Placed {
    /// Its scores.
    pub scored: TaskScores,
    /// The field it falls into.
    pub quadrant: Quadrant,
    /// Team hours a week.
    pub hours: f64,
}

/// The impact-effort map: every scored task, in reading order, and the lines.
#[derive(Debug, Clone, PartialEq)]
pub struct Board {
    /// The scored tasks.
    pub tasks: IndexMap<Id<Task>, Placed>,
    /// The lines.
    pub thresholds: Thresholds,
}

impl Board {
    /// How many tasks a field has, and their team hours.
    pub fn total(&self, quadrant: Quadrant) -> (usize, f64) {
        self.tasks
            .values()
            .filter(|placed| placed.quadrant == quadrant)
            .fold((0, 0.0), |(tasks, hours), placed| {
                (tasks + 1, hours + placed.hours)
            })
    }
}

/// The impact-effort map of a workshop. Tasks that nobody scored are not on it.
pub fn board(workshop: &Workshop) -> Board {
    let rules = &workshop.rules.plot;
    let ballots = cast(workshop);
    let scored: Vec<_> = workshop
        .tasks
        .iter()
        .filter_map(|(id, task)| {
            Some((id, task, task_scores(task, id, &ballots, rules.aggregate)?))
        })
        .collect();
    let of = |axis: fn(&Scores) -> f64| {
        scored
            .iter()
            .map(move |(_, _, s)| axis(&s.scores))
            .collect()
    };
    let thresholds = Thresholds {
        impact: threshold(rules.impact_threshold, &workshop.impact, of(|s| s.impact)),
        effort: threshold(rules.effort_threshold, &workshop.effort, of(|s| s.effort)),
    };
    let tasks = scored
        .into_iter()
        .map(|(id, task, scored)| {
            let quadrant = quadrant(scored.scores, thresholds, rules);
            (
                id.clone(),
                Placed {
                    scored,
                    quadrant,
                    hours: team_hours(workshop, task),
                },
            )
        })
        .collect();
    Board { tasks, thresholds }
}

/// The ballots that count: those of the voters, or of everybody where no voters are named.
pub(super) fn cast_by(workshop: &Workshop) -> impl Iterator<Item = (&Id<Person>, &Ballot)> {
    let voters = &workshop.vote.voters;
    workshop
        .ballots
        .iter()
        .filter(|(voter, _)| voters.is_empty() || voters.contains(voter))
}

/// The same without their voters.
fn cast(workshop: &Workshop) -> Vec<&Ballot> {
    cast_by(workshop).map(|(_, ballot)| ballot).collect()
}

/// The scores of one task: agreed, else voted, else as written. An abstention is no vote.
///
/// Who did not change their mind need not vote again: their line of round 1 stands.
fn task_scores(
    task: &Task,
    id: &Id<Task>,
    ballots: &[&Ballot],
    aggregate: Aggregate,
) -> Option<TaskScores> {
    if let Some(scores) = task.agreed {
        return Some(TaskScores {
            scores,
            basis: Basis::Agreed,
            voters: 0,
        });
    }
    let votes = votes(id, ballots);
    let voted_again = ballots.iter().any(|ballot| ballot.second.contains_key(id));
    let basis = if voted_again {
        Basis::Round2
    } else {
        Basis::Round1
    };
    if votes.is_empty() {
        let scores = Scores {
            impact: task.impact?,
            effort: task.effort?,
        };
        return Some(TaskScores {
            scores,
            basis: Basis::Written,
            voters: 0,
        });
    }
    let taken = |axis: fn(&Scores) -> f64| {
        let values = votes.iter().map(axis).collect();
        match aggregate {
            Aggregate::Mean => mean(values),
            Aggregate::Median => median(values),
        }
    };
    let scores = Scores {
        impact: taken(|vote| vote.impact),
        effort: taken(|vote| vote.effort),
    };
    Some(TaskScores {
        scores,
        basis,
        voters: votes.len(),
    })
}

/// What counts of each voter: the line of round 2, else that of round 1.
fn votes(id: &Id<Task>, ballots: &[&Ballot]) -> Vec<Scores> {
    let line = |ballot: &&Ballot| standing(ballot, id);
    ballots.iter().filter_map(line).collect()
}

/// What counts of one voter.
pub(super) fn standing(ballot: &Ballot, id: &Id<Task>) -> Option<Scores> {
    ballot
        .second
        .get(id)
        .or_else(|| ballot.first.get(id))
        .copied()
}

/// The lowest and the highest vote on each axis.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Spread {
    /// Of impact.
    pub impact: (f64, f64),
    /// Of effort.
    pub effort: (f64, f64),
}

/// How far apart the votes on a task are; `None` where nobody voted on it.
pub fn spread(workshop: &Workshop, task: &Id<Task>) -> Option<Spread> {
    let votes = votes(task, &cast(workshop));
    let range = |axis: fn(&Scores) -> f64| {
        let values = votes.iter().map(axis);
        Some((values.clone().reduce(f64::min)?, values.reduce(f64::max)?))
    };
    Some(Spread {
        impact: range(|vote| vote.impact)?,
        effort: range(|vote| vote.effort)?,
    })
}

fn threshold(rule: Threshold, scale: &Scale, scores: Vec<f64>) -> f64 {
    match rule {
        Threshold::Score(score) => score,
        Threshold::Median if !scores.is_empty() => median(scores),
        Threshold::Median | Threshold::Midpoint => scale.midpoint(),
    }
}

/// Whether a score is on the high side of a line.
pub(super) fn is_high(score: f64, line: f64, rules: &PlotRules) -> bool {
    match rules.on_line {
        OnLine::High => score >= line,
        OnLine::Low => score > line,
    }
}

/// The field that a pair of scores falls into.
pub(super) fn quadrant(scores: Scores, thresholds: Thresholds, rules: &PlotRules) -> Quadrant {
    match (
        is_high(scores.impact, thresholds.impact, rules),
        is_high(scores.effort, thresholds.effort, rules),
    ) {
        (true, false) => Quadrant::Protect,
        (true, true) => Quadrant::Streamline,
        (false, false) => Quadrant::Batch,
        (false, true) => Quadrant::Stop,
    }
}

/// Arithmetic mean; the caller has at least one value.
fn mean(values: Vec<f64>) -> f64 {
    values.iter().sum::<f64>() / values.len() as f64
}

/// The middle value, or the mean of the two middle ones; the caller has at least one value.
pub(super) fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    let middle = values.len() / 2;
    if values.len() % 2 == 1 {
        values[middle]
    } else {
        f64::midpoint(values[middle - 1], values[middle])
    }
}
