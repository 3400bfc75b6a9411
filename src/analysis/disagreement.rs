//! Disagreement of the voters: what to talk about, and in which order (`domain.md` §3.5).

use std::cmp::Reverse;

use indexmap::IndexMap;

use super::hours::team_hours;
use super::scores::{Thresholds, board, cast_by, is_high, median};
use crate::model::people::Person;
use crate::model::rules::{DiscussRules, PlotRules};
use crate::model::task::Task;
use crate::model::vote::{Ballot, Scale, Scores};
use crate::model::{Id, Workshop};

/// Team hours a week from which a flagged task is worth talking about whatever the votes decide (`domain.md` §3.5).
const WORTH_A_TALK: f64 = 2.0;

/// How near to a line a score is borderline, in scores (`domain.md` §3.4).
pub const BORDERLINE: f64 = 0.25;

/// Which votes are looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Round {
    /// Those of round 1.
    First,
    /// Those that stand: the line of round 2 where there is one, else that of round 1.
    Standing,
}

/// The votes on one axis of a task in numbers, all in scores (`domain.md` §3.5).
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Summary {
    /// How many votes.
    pub votes: usize,
    /// Arithmetic mean.
    pub mean: f64,
    /// The middle vote, or the mean of the two in the middle.
    pub median: f64,
    /// Standard deviation with n − 1; `None` of a single vote.
    pub deviation: Option<f64>,
    /// The first quartile, type 7.
    pub lower_quartile: f64,
    /// The third quartile, type 7.
    pub upper_quartile: f64,
    /// The lowest vote.
    pub lowest: f64,
    /// The highest vote.
    pub highest: f64,
    /// Votes in the bottom 40 % of the scale: 1 and 2 on 1 to 5.
    pub low: usize,
    /// Votes in the top 40 % of the scale: 4 and 5 on 1 to 5.
    pub high: usize,
}

impl Summary {
    /// The summary of these votes on a scale; `None` of no votes.
    pub fn of(mut votes: Vec<f64>, scale: &Scale) -> Option<Self> {
        votes.sort_by(f64::total_cmp);
        let (lowest, highest) = (*votes.first()?, *votes.last()?);
        let count = votes.len() as f64;
        let mean = votes.iter().sum::<f64>() / count;
        let squares: f64 = votes.iter().map(|vote| (vote - mean) * (vote - mean)).sum();
        // 40 % of k scores; at least the last one at either end.
        let reach = (0.4 * (scale.max - scale.min + 1.0) - 1.0).max(0.0);
        let counted = |is: &dyn Fn(f64) -> bool| votes.iter().filter(|vote| is(**vote)).count();
        Some(Self {
            votes: votes.len(),
            mean,
            median: median(votes.clone()),
            deviation: (votes.len() > 1).then(|| (squares / (count - 1.0)).sqrt()),
            lower_quartile: quantile(&votes, 0.25),
            upper_quartile: quantile(&votes, 0.75),
            lowest,
            highest,
            low: counted(&|vote| vote <= scale.min + reach),
            high: counted(&|vote| vote >= scale.max - reach),
        })
    }

    /// The interquartile range.
    pub fn interquartile(&self) -> f64 {
        self.upper_quartile - self.lower_quartile
    }

    /// The highest minus the lowest vote.
    pub fn range(&self) -> f64 {
        self.highest - self.lowest
    }
}

/// A quantile of type 7, the default of spreadsheets; the caller has at least one value, sorted.
fn quantile(sorted: &[f64], share: f64) -> f64 {
    let place = (sorted.len() - 1) as f64 * share;
    let below = place.floor() as usize;
    let above = (below + 1).min(sorted.len() - 1);
    sorted[below] + (sorted[above] - sorted[below]) * place.fract()
}

/// What the votes on one axis of a task say (`domain.md` §3.5).
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct AxisVotes {
    /// The votes in numbers.
    pub summary: Summary,
    /// Many score low and many high.
    pub camps: bool,
    /// The middle half of the votes is far apart.
    pub wide: bool,
    /// The lowest and the highest vote are far apart.
    pub outlier: bool,
    /// The means of two functions with at least two voters each are far apart.
    pub functions_apart: bool,
    /// The middle half of the votes lies on both sides of the line: no flag by itself.
    pub straddles: bool,
}

impl AxisVotes {
    /// Whether there is something to talk about.
    pub fn is_flagged(&self) -> bool {
        self.camps || self.wide || self.outlier || self.functions_apart
    }

    /// Within [`BORDERLINE`] of a line, or the middle half of the votes on both sides of it (`domain.md` §3.4).
    pub fn is_borderline(&self, score: f64, line: f64) -> bool {
        self.straddles || near(score, line)
    }
}

/// Whether a score is within [`BORDERLINE`] of a line; no rounding of a mean decides it.
pub fn near(score: f64, line: f64) -> bool {
    (score - line).abs() <= BORDERLINE + 1e-9
}

/// What the votes on a task say.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Disagreement {
    /// On impact.
    pub impact: AxisVotes,
    /// On effort.
    pub effort: AxisVotes,
}

impl Disagreement {
    /// Whether the task is worth talking about.
    pub fn is_flagged(&self) -> bool {
        self.impact.is_flagged() || self.effort.is_flagged()
    }

    /// Whether it is open on which side of a line the task lies.
    pub fn is_borderline(&self, scores: Scores, lines: Thresholds) -> bool {
        self.impact.is_borderline(scores.impact, lines.impact)
            || self.effort.is_borderline(scores.effort, lines.effort)
    }

    /// Whether talking cannot change much: it is flagged, the votes of neither axis straddle a line, and the task has
    /// less than two team hours a week (`domain.md` §3.5). `None`: nobody wrote hours down, so it may be large.
    pub fn needs_no_talk(&self, hours: Option<f64>) -> bool {
        let straddles = self.impact.straddles || self.effort.straddles;
        self.is_flagged() && !straddles && hours.is_some_and(|hours| hours < WORTH_A_TALK)
    }

    fn widest(&self, of: fn(&Summary) -> f64) -> f64 {
        of(&self.impact.summary).max(of(&self.effort.summary))
    }
}

/// What the votes say on every task with votes, in reading order.
pub fn disagreement(workshop: &Workshop, round: Round) -> IndexMap<Id<Task>, Disagreement> {
    let ballots: Vec<_> = cast_by(workshop).collect();
    let lines = board(workshop).thresholds;
    let of_task = |task: &Id<Task>| {
        let votes: Vec<(Option<&str>, Scores)> = ballots
            .iter()
            .filter_map(|(voter, ballot)| {
                Some((function(workshop, voter), line(ballot, task, round)?))
            })
            .collect();
        let axis = |scale: &Scale, line: f64, of: fn(&Scores) -> f64| {
            let votes: Vec<_> = votes.iter().map(|(by, vote)| (*by, of(vote))).collect();
            axis_votes(&votes, scale, line, workshop)
        };
        Some(Disagreement {
            impact: axis(&workshop.impact, lines.impact, |vote| vote.impact)?,
            effort: axis(&workshop.effort, lines.effort, |vote| vote.effort)?,
        })
    };
    let tasks = workshop.tasks.keys();
    tasks
        .filter_map(|task| Some((task.clone(), of_task(task)?)))
        .collect()
}

/// The flagged tasks, most urgent first: camps, then interquartile range, range, team hours and id (`domain.md` §3.5).
pub fn discussion_order(
    workshop: &Workshop,
    tasks: &IndexMap<Id<Task>, Disagreement>,
) -> Vec<Id<Task>> {
    let hours = |task: &Id<Task>| {
        let task = workshop.tasks.get(task);
        task.map_or(0.0, |task| team_hours(workshop, task))
    };
    let mut flagged: Vec<_> = tasks
        .iter()
        .filter(|(_, votes)| votes.is_flagged())
        .map(|(id, votes)| (id, votes, hours(id)))
        .collect();
    flagged.sort_by(|(a, votes_a, hours_a), (b, votes_b, hours_b)| {
        let camps = |votes: &Disagreement| Reverse(votes.impact.camps || votes.effort.camps);
        let descending =
            |of: fn(&Summary) -> f64| votes_b.widest(of).total_cmp(&votes_a.widest(of));
        camps(votes_a)
            .cmp(&camps(votes_b))
            .then(descending(Summary::interquartile))
            .then(descending(Summary::range))
            .then(hours_b.total_cmp(hours_a))
            .then(a.cmp(b))
    });
    flagged.into_iter().map(|(id, ..)| id.clone()).collect()
}

/// The votes on a task, in the order of the ballots.
pub fn scores_of(workshop: &Workshop, task: &Id<Task>, round: Round) -> Vec<Scores> {
    cast_by(workshop)
        .filter_map(|(_, ballot)| line(ballot, task, round))
        .collect()
}

/// Whether anybody voted again on a task that there is.
pub fn has_second_round(workshop: &Workshop) -> bool {
    let mut ballots = cast_by(workshop);
    ballots.any(|(_, ballot)| {
        let mut tasks = ballot.second.keys();
        tasks.any(|task| workshop.tasks.contains_key(task))
    })
}

/// The line of a ballot that counts in a round; `None` for an abstention.
pub(super) fn line(ballot: &Ballot, task: &Id<Task>, round: Round) -> Option<Scores> {
    let second = match round {
        Round::First => None,
        Round::Standing => ballot.second.get(task),
    };
    second.or_else(|| ballot.first.get(task)).copied()
}

/// The function that a voter belongs to, as it is written.
pub(super) fn function<'a>(workshop: &'a Workshop, voter: &Id<Person>) -> Option<&'a str> {
    workshop.people.get(voter)?.function.as_deref()
}

fn axis_votes(
    votes: &[(Option<&str>, f64)],
    scale: &Scale,
    line: f64,
    workshop: &Workshop,
) -> Option<AxisVotes> {
    let summary = Summary::of(votes.iter().map(|(_, vote)| *vote).collect(), scale)?;
    let limits = Limits::new(&workshop.rules.discuss, scale, summary.votes);
    let rules: &PlotRules = &workshop.rules.plot;
    Some(AxisVotes {
        camps: summary.low >= limits.camps && summary.high >= limits.camps,
        wide: reaches(summary.interquartile(), limits.interquartile),
        outlier: reaches(summary.range(), limits.range),
        functions_apart: largest_gap(votes).is_some_and(|gap| reaches(gap, limits.gap)),
        straddles: is_high(summary.upper_quartile, line, rules)
            && !is_high(summary.lower_quartile, line, rules),
        summary,
    })
}

/// Whether a distance reaches its limit; no rounding of a mean decides it.
fn reaches(distance: f64, limit: f64) -> bool {
    distance + 1e-9 >= limit
}

/// From where on votes are flagged.
struct Limits {
    camps: usize,
    interquartile: f64,
    range: f64,
    gap: f64,
}

impl Limits {
    /// The limits as set, else those of 1 to 5 in proportion to the scale.
    fn new(rules: &DiscussRules, scale: &Scale, votes: usize) -> Self {
        let steps = (scale.max - scale.min) / 4.0;
        Self {
            camps: rules
                .camps
                .map_or_else(|| camp(votes), |camps| camps as usize)
                .max(1),
            interquartile: rules.iqr.unwrap_or(2.0 * steps),
            range: rules.range.unwrap_or(3.0 * steps),
            gap: rules.group_gap.unwrap_or(1.5 * steps),
        }
    }
}

/// How many voters at one end of the scale are a camp: 3 of 8 to 10, 4 of 11 to 13 and so on; a third of fewer.
fn camp(votes: usize) -> usize {
    if votes < 8 {
        votes.div_ceil(3)
    } else {
        (votes + 1) / 3
    }
}

/// The largest difference between the means of two functions with at least two voters each.
fn largest_gap(votes: &[(Option<&str>, f64)]) -> Option<f64> {
    let mut functions: IndexMap<&str, (f64, f64)> = IndexMap::new();
    for (function, vote) in votes {
        if let Some(function) = function {
            let (sum, count) = functions.entry(function).or_default();
            *sum += vote;
            *count += 1.0;
        }
    }
    let means = functions
        .values()
        .filter(|(_, count)| *count >= 2.0)
        .map(|(sum, count)| sum / count);
    let highest = means.clone().reduce(f64::max)?;
    Some(highest - means.reduce(f64::min)?)
}

#[cfg(test)]
mod tests;
