//! Scales, votes and ballots.

use indexmap::IndexMap;

use super::Id;
use super::people::Person;
use super::raci::{Activity, Letters};
use super::task::Task;

/// One scale, such as impact from 1 to 5.
#[derive(Debug, Clone, PartialEq)]
pub struct Scale {
    /// The question that a voter answers.
    pub question: Option<String>,
    /// The lowest score.
    pub min: f64,
    /// The highest score.
    pub max: f64,
    /// What each score means, from the lowest; empty when nobody wrote it down.
    pub anchors: Vec<String>,
    /// The score of each T-shirt size.
    pub sizes: IndexMap<String, f64>,
}

impl Scale {
    /// The middle of the scale.
    pub fn midpoint(&self) -> f64 {
        f64::midpoint(self.min, self.max)
    }

    /// The lowest score of its top 40 %: 4 on 1 to 5 (`domain.md` §3.5).
    pub fn high(&self) -> f64 {
        // 40 % of k scores; at least the last one.
        self.max - (0.4 * (self.max - self.min + 1.0) - 1.0).max(0.0)
    }

    /// How many scores there are, where the scale has whole ends.
    pub fn scores(&self) -> Option<usize> {
        let steps = self.max - self.min;
        (self.min.fract() == 0.0 && steps.fract() == 0.0).then_some(steps as usize + 1)
    }

    /// Whether a score is on the scale.
    pub fn holds(&self, score: f64) -> bool {
        (self.min..=self.max).contains(&score)
    }

    /// The sizes XS to XL spread evenly over the scale (`domain.md` §3.1).
    pub fn even_sizes(min: f64, max: f64) -> IndexMap<String, f64> {
        const SIZES: [&str; 5] = ["XS", "S", "M", "L", "XL"];
        let step = (max - min) / (SIZES.len() - 1) as f64;
        SIZES
            .iter()
            .enumerate()
            .map(|(n, size)| (size.to_string(), min + step * n as f64))
            .collect()
    }
}

impl Default for Scale {
    /// 1 to 5, without anchors.
    fn default() -> Self {
        let (min, max) = (1.0, 5.0);
        Self {
            question: None,
            min,
            max,
            anchors: Vec::new(),
            sizes: Self::even_sizes(min, max),
        }
    }
}

/// A score on each axis.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Scores {
    /// Impact.
    pub impact: f64,
    /// Effort.
    pub effort: f64,
}

/// Who votes, and how.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Vote {
    /// The people who vote; empty: everybody with a ballot.
    pub voters: Vec<Id<Person>>,
    /// Nobody's single votes are shown.
    pub secret: bool,
    /// How many rounds there are.
    pub rounds: Option<u32>,
}

/// What one person answered, on their own. A task left out is an abstention.
///
/// Ids here may name tasks or activities that do not exist: a vote outlives its task, and a rule says so.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Ballot {
    /// Round 1.
    pub first: IndexMap<Id<Task>, Scores>,
    /// Round 2: only the tasks that were talked about.
    pub second: IndexMap<Id<Task>, Scores>,
    /// Letters as this person sees them.
    pub letters: IndexMap<Id<Activity>, Letters>,
}
