//! What the room leaves behind.

use jiff::civil::{Date, Time};

use super::Id;
use super::people::Person;

/// What was decided.
#[derive(Debug, Clone, PartialEq)]
pub struct Decision {
    /// The decision in one sentence.
    pub what: String,
    /// Who decided.
    pub by: Option<Id<Person>>,
    /// The day.
    pub on: Option<Date>,
    /// Mean of the fist-to-five, 0 to 5.
    pub support: Option<f64>,
    /// Why.
    pub why: Option<String>,
    /// Under which conditions.
    pub conditions: Option<String>,
    /// Who sees it differently, and how.
    pub dissent: Option<String>,
}

/// What somebody will do until when.
#[derive(Debug, Clone, PartialEq)]
pub struct Action {
    /// What will be done.
    pub what: String,
    /// Who does it.
    pub owner: Option<Id<Person>>,
    /// By when.
    pub due: Option<Date>,
    /// The day on which it was done.
    pub done: Option<Date>,
    /// The decision behind it.
    pub decision: Option<Id<Decision>>,
}

/// What is parked until later.
#[derive(Debug, Clone, PartialEq)]
pub struct ParkedTopic {
    /// What it is about.
    pub what: String,
    /// Who raised it.
    pub raised_by: Option<Id<Person>>,
    /// Who takes it from here.
    pub owner: Option<Id<Person>>,
    /// By when.
    pub by: Option<Date>,
}

/// One slot of the running order.
#[derive(Debug, Clone, PartialEq)]
pub struct AgendaSlot {
    /// A name for links to it.
    pub id: Option<String>,
    /// Day of the workshop, from 1.
    pub day: u32,
    /// When it starts.
    pub start: Option<Time>,
    /// How long it takes.
    pub minutes: Option<u32>,
    /// What it is called.
    pub title: String,
    /// Who leads it.
    pub lead: Option<Id<Person>>,
    /// The exercise that is run.
    pub exercise: Option<String>,
    /// What there is at the end.
    pub output: Option<String>,
}

/// An id that changed.
#[derive(Debug, Clone, PartialEq)]
pub struct Move {
    /// The kind of thing, such as `task`.
    pub kind: String,
    /// The old id.
    pub from: String,
    /// The new id.
    pub to: String,
}
