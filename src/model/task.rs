//! Tasks: what uses a person's hours.

use indexmap::IndexMap;
use jiff::civil::Date;

use super::Id;
use super::people::{Person, Phase, Role, Segment};
use super::record::Decision;
use super::tool::Tool;
use super::vote::Scores;
use crate::vocabulary::{Disposition, Frequency, Scaling};

/// Something that uses a person's hours; a card on the wall.
#[derive(Debug, Clone, PartialEq)]
pub struct Task {
    /// What it is called.
    pub name: String,
    /// The number on its card: as written, else its place in reading order, from 1.
    pub card: u32,
    /// The number is written down, so that it stays when other tasks come and go.
    pub card_written: bool,
    /// The phase that it belongs to.
    pub phase: Option<Id<Phase>>,
    /// The role that does it today.
    pub owner: Option<Id<Role>>,
    /// How often it comes up.
    pub freq: Option<Frequency>,
    /// Hours a week for each head.
    pub hours: Option<Hours>,
    /// What makes the work grow.
    pub scales: Option<Scaling>,
    /// The tools that it is done with; ids of tools once the workshop declares any.
    pub tools: Vec<Id<Tool>>,
    /// A remark that explains it.
    pub why: Option<String>,
    /// It is promised to customers, so it can only be kept or simplified.
    pub locked: bool,
    /// The promise in words.
    pub locked_why: Option<String>,
    /// The impact written into the task itself.
    pub impact: Option<f64>,
    /// The effort written into the task itself.
    pub effort: Option<f64>,
    /// What the room agreed on after talking; it counts before every vote.
    pub agreed: Option<Scores>,
    /// Why the room agreed on it.
    pub agreed_why: Option<String>,
    /// What will be done with it; `None` while undecided.
    pub disposition: Option<Disposition>,
    /// What could be done with it.
    pub options: IndexMap<Disposition, Choice>,
    /// The next step.
    pub next: Option<NextStep>,
}

/// Hours a week.
#[derive(Debug, Clone, PartialEq)]
pub enum Hours {
    /// For each head of the owner role.
    Flat(f64),
    /// For each customer-success manager of a segment.
    BySegment(IndexMap<Id<Segment>, f64>),
}

/// What one disposition of a task would save, cost and lose.
#[derive(Debug, Clone, PartialEq)]
pub struct Choice {
    /// Share of the hours that goes away, 0 to 1.
    pub saves: f64,
    /// Share of the impact that is lost, 0 to 1.
    pub loss: f64,
    /// One-off hours.
    pub build_hours: f64,
    /// Hours a week to keep it running.
    pub run_hours: f64,
    /// Share of the saving that is realistic, 0 to 1.
    pub adoption: f64,
    /// Hours that the receiver needs for each hour moved.
    pub takes: f64,
    /// Hours a week added, by segment.
    pub adds: IndexMap<Id<Segment>, f64>,
    /// The role that receives it.
    pub to: Option<Id<Role>>,
}

/// The next step with a task.
#[derive(Debug, Clone, PartialEq)]
pub struct NextStep {
    /// What happens.
    pub step: Option<String>,
    /// By when.
    pub by: Option<Date>,
    /// Who does it.
    pub who: Option<Id<Person>>,
    /// The decision behind it.
    pub decision: Option<Id<Decision>>,
}
