//! How far the whole room agrees on an axis: Kendall's W and Krippendorff's α (`domain.md` §3.5).
//!
//! W asks whether the voters put the tasks into the same order, α whether they gave them the same scores. Both are
//! thermometers: nothing is decided by them, and no round of voting fails.

use super::disagreement::{Round, line};
use super::scores::cast_by;
use crate::model::Workshop;
use crate::model::vote::Scores;
use crate::wording::as_printed;

/// The agreement of the room on both axes in one round.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Concordance {
    /// On impact.
    pub impact: AxisConcordance,
    /// On effort.
    pub effort: AxisConcordance,
}

/// The agreement of the room on one axis.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct AxisConcordance {
    /// Kendall's W, from 0 to 1: the same order. Among `m` voters chance alone gives about `1 / m`.
    ///
    /// It counts the voters who scored anything, and of the tasks only those that every one of them scored.
    pub w: Measure,
    /// Krippendorff's ordinal α, at most 1, 0 for chance, below it for less: the same scores.
    ///
    /// It counts every task with at least two votes, and whoever scored one of them.
    pub alpha: Measure,
}

/// A coefficient and what it was taken of.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Measure {
    /// The coefficient; `None` where it is undefined: too few votes, or no differences at all.
    pub value: Option<f64>,
    /// How many voters it counts.
    pub voters: usize,
    /// How many tasks it counts.
    pub tasks: usize,
}

/// How alike the orders are, as W is customarily read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum SameOrder {
    /// Below 0.3.
    Little,
    /// From 0.3.
    Some,
    /// From 0.5.
    Good,
    /// Above 0.7.
    Strong,
}

impl SameOrder {
    /// The band of a W.
    pub fn of(w: f64) -> Self {
        match as_told(w) {
            w if w < 0.3 => Self::Little,
            w if w < 0.5 => Self::Some,
            w if w <= 0.7 => Self::Good,
            _ => Self::Strong,
        }
    }
}

/// How alike the scores are, as content analysis reads α. Workshops normally stay below.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum SameScores {
    /// Below 0.667.
    Below,
    /// From 0.667: enough for tentative conclusions.
    Tentative,
    /// From 0.800.
    Reliable,
}

impl SameScores {
    /// The band of an α.
    pub fn of(alpha: f64) -> Self {
        match as_told(alpha) {
            alpha if alpha >= 0.8 => Self::Reliable,
            alpha if alpha >= 0.667 => Self::Tentative,
            _ => Self::Below,
        }
    }
}

/// How many digits after the decimal sign coefficients are told with.
pub const DIGITS: usize = 3;

/// The coefficient as readers see it: a 0.700 is not above 0.7, whatever its fourth digit is.
fn as_told(value: f64) -> f64 {
    as_printed(value, DIGITS)
}

/// What the two say together. W is high from *good* on, α from *tentative* on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Reading {
    /// Both are high: move on.
    MoveOn,
    /// The same order, the scale used differently: read the anchors again instead of debating tasks.
    ReadAnchors,
    /// Both are low, so ideas of what matters differ: back to the direction first.
    WhatMatters,
    /// The scores are alike and the order is not. Over the same votes the two go together, so W counts too few tasks to
    /// say much: ask for missing votes.
    TooFewTasks,
}

impl AxisConcordance {
    /// What the two say together; `None` where one of them is undefined.
    pub fn reading(&self) -> Option<Reading> {
        let order = SameOrder::of(self.w.value?);
        let scores = SameScores::of(self.alpha.value?);
        let is_ordered = matches!(order, SameOrder::Good | SameOrder::Strong);
        Some(match (is_ordered, scores != SameScores::Below) {
            (true, true) => Reading::MoveOn,
            (true, false) => Reading::ReadAnchors,
            (false, false) => Reading::WhatMatters,
            (false, true) => Reading::TooFewTasks,
        })
    }
}

/// The agreement of the room in a round. Votes on tasks that do not exist do not count.
pub fn concordance(workshop: &Workshop, round: Round) -> Concordance {
    let lines: Vec<Vec<Option<Scores>>> = cast_by(workshop)
        .map(|(_, ballot)| {
            let tasks = workshop.tasks.keys();
            tasks.map(|task| line(ballot, task, round)).collect()
        })
        .collect();
    let axis = |of: fn(Scores) -> f64| {
        let votes: Vec<Row> = lines
            .iter()
            .map(|lines| lines.iter().map(|vote| vote.map(of)).collect())
            .collect();
        AxisConcordance {
            w: kendall(&votes),
            alpha: krippendorff(&votes),
        }
    };
    Concordance {
        impact: axis(|scores| scores.impact),
        effort: axis(|scores| scores.effort),
    }
}

/// The votes of one voter: a place for each task, the same tasks for every voter.
type Row = Vec<Option<f64>>;

/// Kendall's W with mid-ranks, corrected for ties, of complete cases.
///
/// `W = (12 ΣRᵢ² − 3 m² n (n+1)²) / (m² n (n²−1) − m ΣTⱼ)` of m voters and n tasks, where `Rᵢ` is the sum of the ranks
/// of a task and `Tⱼ = Σ(t³ − t)` over the ties of a voter. It is 0/0 where everybody scores all tasks alike.
fn kendall(votes: &[Row]) -> Measure {
    let rows: Vec<&Row> = votes
        .iter()
        .filter(|row| row.iter().any(Option::is_some))
        .collect();
    let complete = |task: &usize| rows.iter().all(|row| row[*task].is_some());
    let width = rows.first().map_or(0, |row| row.len());
    let tasks: Vec<usize> = (0..width).filter(complete).collect();
    let mut sums = vec![0.0; tasks.len()];
    let mut ties = 0.0;
    for row in &rows {
        let scores: Vec<f64> = tasks.iter().filter_map(|task| row[*task]).collect();
        let (ranks, tied) = mid_ranks(&scores);
        ties += tied;
        for (sum, rank) in sums.iter_mut().zip(ranks) {
            *sum += rank;
        }
    }
    let (m, n) = (rows.len() as f64, tasks.len() as f64);
    let squares: f64 = sums.iter().map(|sum| sum * sum).sum();
    let above = 12.0 * squares - 3.0 * m * m * n * (n + 1.0) * (n + 1.0);
    let below = m * m * n * (n * n - 1.0) - m * ties;
    // Ranks are halves of whole numbers, so that all of this is exact.
    let is_defined = rows.len() > 1 && below > 0.0;
    Measure {
        value: is_defined.then_some(above / below),
        voters: rows.len(),
        tasks: tasks.len(),
    }
}

/// Krippendorff's α for ordinal scores; missing votes are left out.
///
/// `α = 1 − D_o / D_e` from the coincidence matrix, in which each ordered pair of the `m_u` votes on a task weighs
/// `1 / (m_u − 1)`. Two scores are `Σ n_g from one to the other − (n_c + n_k) / 2` apart, squared: as far as their
/// mid-ranks among all votes, so that sums of squared ranks take the matrix's place. It is 0/0 where all votes are
/// the same.
fn krippendorff(votes: &[Row]) -> Measure {
    let width = votes.first().map_or(0, Vec::len);
    let of_task = |task: usize| votes.iter().filter_map(move |row| row[task]);
    let tasks: Vec<usize> = (0..width)
        .filter(|task| of_task(*task).count() > 1)
        .collect();
    let took_part = |row: &&Row| tasks.iter().any(|task| row[*task].is_some());
    let scores: Vec<f64> = tasks.iter().flat_map(|task| of_task(*task)).collect();
    let (ranks, _) = mid_ranks(&scores);
    let mut rest = ranks.as_slice();
    let mut observed = 0.0;
    for task in &tasks {
        let count = of_task(*task).count();
        let (these, others) = rest.split_at(count);
        observed += apart(these) / (count as f64 - 1.0);
        rest = others;
    }
    let expected = apart(&ranks);
    Measure {
        value: (expected > 0.0).then(|| 1.0 - (ranks.len() as f64 - 1.0) * observed / expected),
        voters: votes.iter().filter(took_part).count(),
        tasks: tasks.len(),
    }
}

/// Half the squared distances of all ordered pairs: `n Σx² − (Σx)²`.
fn apart(ranks: &[f64]) -> f64 {
    let sum: f64 = ranks.iter().sum();
    let squares: f64 = ranks.iter().map(|rank| rank * rank).sum();
    ranks.len() as f64 * squares - sum * sum
}

/// The rank of each score, where equal ones share the middle of theirs, and the correction `Σ(t³ − t)` for those ties.
fn mid_ranks(scores: &[f64]) -> (Vec<f64>, f64) {
    let mut order: Vec<usize> = (0..scores.len()).collect();
    order.sort_by(|a, b| scores[*a].total_cmp(&scores[*b]));
    let (mut ranks, mut ties, mut before) = (vec![0.0; scores.len()], 0.0, 0.0);
    for tied in order.chunk_by(|a, b| scores[*a] == scores[*b]) {
        let t = tied.len() as f64;
        for place in tied {
            ranks[*place] = before + (t + 1.0) / 2.0;
        }
        ties += t * t * t - t;
        before += t;
    }
    (ranks, ties)
}

#[cfg(test)]
mod tests;
