//! What stands on a ballot: which part of it, and one answer.

use crate::model::raci::Letters;
use crate::model::vote::Scores;
use crate::model::{Id, Workshop};
use crate::vocabulary::Letter;

/// One part of a voter's ballot: a sheet of paper, and a table in the files.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// Impact and effort of every task.
    First,
    /// The same again for the tasks that were talked about.
    Second,
    /// Who has which letter, for every row of the chart.
    Raci,
}

impl Part {
    /// Every part.
    pub const ALL: [Self; 3] = [Self::First, Self::Second, Self::Raci];

    /// The key of its table, as in `[ballot.amara.r1]`.
    pub fn key(self) -> &'static str {
        match self {
            Self::First => "r1",
            Self::Second => "r2",
            Self::Raci => "raci",
        }
    }

    /// What it is called in a sentence.
    pub fn name(self) -> &'static str {
        match self {
            Self::First => "round 1",
            Self::Second => "round 2",
            Self::Raci => "RACI",
        }
    }

    /// What one line of it is about.
    pub fn kind(self) -> &'static str {
        match self {
            Self::First | Self::Second => "task",
            Self::Raci => "activity",
        }
    }
}

/// What a voter says about one task or one row of the chart.
#[derive(Debug, Clone, PartialEq)]
pub enum Answer {
    /// Impact and effort.
    Scores {
        /// Both as numbers.
        scores: Scores,
        /// The effort as a T-shirt size, where it was typed so.
        size: Option<String>,
    },
    /// Who has which letter.
    Letters(Letters),
}

impl Answer {
    /// What a voter has answered so far, where it means anything.
    pub(super) fn of(workshop: &Workshop, voter: &str, part: Part, id: &str) -> Option<Self> {
        let ballot = workshop.ballots.get(voter)?;
        let scores = |scores: &Scores| Self::Scores {
            scores: *scores,
            size: None,
        };
        match part {
            Part::First => ballot.first.get(id).map(scores),
            Part::Second => ballot.second.get(id).map(scores),
            Part::Raci => {
                let letters = ballot.letters.get(id)?;
                (!letters.is_empty()).then(|| Self::Letters(letters.clone()))
            }
        }
    }

    /// Whether both mean the same, however they are typed.
    pub fn means(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Scores { scores, .. }, Self::Scores { scores: others, .. }) => scores == others,
            (Self::Letters(letters), Self::Letters(others)) => {
                let mut all = Letter::ALL.iter();
                all.all(|letter| letters.agree_on(*letter, others))
            }
            _ => false,
        }
    }

    /// As it is typed: "4 2", "4 M", "A=ops R=csm,se".
    pub fn typed(&self) -> String {
        match self {
            Self::Scores { scores, size } => match size {
                Some(size) => format!("{} {size}", scores.impact),
                None => format!("{} {}", scores.impact, scores.effort),
            },
            Self::Letters(letters) => {
                let held = letters.iter().filter(|(_, roles)| !roles.is_empty());
                let said = held.map(|(letter, roles)| {
                    let roles: Vec<&str> = roles.iter().map(Id::as_str).collect();
                    format!("{letter}={}", roles.join(","))
                });
                said.collect::<Vec<_>>().join(" ")
            }
        }
    }

    /// In words: "impact 4, effort 2"; letters as they are typed.
    pub fn in_words(&self) -> String {
        match self {
            Self::Scores { scores, size } => {
                let effort = match size {
                    Some(size) => format!("{size} ({})", scores.effort),
                    None => scores.effort.to_string(),
                };
                format!("impact {}, effort {effort}", scores.impact)
            }
            Self::Letters(_) => self.typed(),
        }
    }
}
