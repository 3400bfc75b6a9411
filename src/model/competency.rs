//! The competency framework and, private, the levels of people.

use indexmap::IndexMap;
use jiff::civil::Date;

use super::Id;
use super::people::{Person, Role};
use crate::vocabulary::DevelopmentKind;
use crate::words::{Words, english};

/// The competency framework as a whole.
#[derive(Debug, Clone, PartialEq)]
pub struct Framework {
    /// Its title.
    pub title: Option<String>,
    /// Its version.
    pub version: Option<String>,
    /// The day by which it is looked at again.
    pub review_by: Option<Date>,
    /// The levels, from the lowest.
    pub levels: Vec<FrameworkLevel>,
    /// The level from which a person counts as cover.
    pub cover_level: u32,
    /// Fewer people than this leave the team exposed.
    pub cover_people: u32,
    /// Self and manager this far apart talk before recording.
    pub calibrate_at: u32,
}

/// One level of the framework.
#[derive(Debug, Clone, PartialEq)]
pub struct FrameworkLevel {
    /// Its number.
    pub number: u32,
    /// What it is called.
    pub name: String,
    /// What somebody at this level does.
    pub means: Option<String>,
}

impl Framework {
    /// The highest level.
    pub fn top(&self) -> u32 {
        self.levels
            .iter()
            .map(|level| level.number)
            .max()
            .unwrap_or(0)
    }
}

impl Framework {
    /// Four cumulative levels (`domain.md` §4.1), named in the readers' language.
    pub fn usual(words: &Words) -> Self {
        let level = |number, name, means| FrameworkLevel {
            number,
            name: words.get(name).to_owned(),
            means: Some(words.get(means).to_owned()),
        };
        Self {
            title: None,
            version: None,
            review_by: None,
            levels: vec![
                level(1, "framework.level-1", "framework.level-1-means"),
                level(2, "framework.level-2", "framework.level-2-means"),
                level(3, "framework.level-3", "framework.level-3-means"),
                level(4, "framework.level-4", "framework.level-4-means"),
            ],
            cover_level: 3,
            cover_people: 2,
            calibrate_at: 2,
        }
    }
}

impl Default for Framework {
    fn default() -> Self {
        Self::usual(english())
    }
}

/// A career step.
#[derive(Debug, Clone, PartialEq)]
pub struct Step {
    /// What it is called.
    pub name: String,
    /// The role that it belongs to.
    pub role: Option<Id<Role>>,
}

/// What good looks like.
#[derive(Debug, Clone, PartialEq)]
pub struct Competency {
    /// What it is called.
    pub name: String,
    /// The team cannot do without it.
    pub critical: bool,
    /// One descriptor a level, from level 1.
    pub descriptors: Vec<String>,
    /// The level that each career step requires.
    pub required: IndexMap<Id<Step>, u32>,
}

/// PRIVATE: the levels of one person.
#[derive(Debug, Clone, PartialEq)]
pub struct Assessment {
    /// The career step that the person is measured against: as written, else the person's.
    pub step: Option<Id<Step>>,
    /// The day of the assessment.
    pub on: Option<Date>,
    /// What self and manager say.
    pub scores: IndexMap<Id<Competency>, SelfManager>,
    /// What was agreed in conversation.
    pub agreed: IndexMap<Id<Competency>, u32>,
}

/// Two views of one level; 0 is not assessed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SelfManager {
    /// The person's own view.
    pub own: u32,
    /// The manager's view.
    pub manager: u32,
}

/// PRIVATE: one development goal.
#[derive(Debug, Clone, PartialEq)]
pub struct Development {
    /// Whose goal it is.
    pub person: Option<Id<Person>>,
    /// In which competency.
    pub competency: Option<Id<Competency>>,
    /// The level today.
    pub from: Option<u32>,
    /// The level aimed at.
    pub to: Option<u32>,
    /// How it is worked on.
    pub kind: Option<DevelopmentKind>,
    /// What the person will do.
    pub what: Option<String>,
    /// What will show it.
    pub proof: Option<String>,
    /// By when.
    pub due: Option<Date>,
    /// Who helps.
    pub supporter: Option<Id<Person>>,
}
