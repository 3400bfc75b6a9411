//! Playbooks: how the customers of a segment are looked after.

use jiff::civil::Date;

use super::Id;
use super::people::{Person, Role, Segment};
use super::raci::Activity;
use crate::vocabulary::Better;

/// How the customers of a segment are looked after.
#[derive(Debug, Clone, PartialEq)]
pub struct Playbook {
    /// The segment that it is for: as written, else its id.
    pub segment: Id<Segment>,
    /// Who keeps it.
    pub owner: Option<Id<Person>>,
    /// Its version.
    pub version: Option<String>,
    /// What a customer can count on.
    pub promise: Option<String>,
    /// The day by which it is looked at again.
    pub review_by: Option<Date>,
    /// What is reached when.
    pub milestones: Vec<Milestone>,
    /// What comes back.
    pub cadences: Vec<Cadence>,
    /// What is watched.
    pub indicators: Vec<Indicator>,
    /// What is done when something happens.
    pub plays: Vec<Play>,
    /// Who is called for help.
    pub escalations: Vec<Escalation>,
}

/// What is reached by a day.
#[derive(Debug, Clone, PartialEq)]
pub struct Milestone {
    /// A name for links to it.
    pub id: Option<String>,
    /// What is reached: the name, else the id.
    pub name: String,
    /// Days from the start of the contract; below 0 before it.
    pub day: Option<f64>,
    /// Days before the renewal.
    pub before_renewal: Option<f64>,
    /// The role that gets it there.
    pub owner: Option<Id<Role>>,
    /// How everybody sees that it is reached.
    pub done: Option<String>,
    /// The row of the chart behind it.
    pub activity: Option<Id<Activity>>,
}

/// What comes back.
#[derive(Debug, Clone, PartialEq)]
pub struct Cadence {
    /// A name for links to it.
    pub id: Option<String>,
    /// What is done: the name, else the id.
    pub name: String,
    /// How many times a year for one account.
    pub times_year: Option<f64>,
    /// Hours each time for one account.
    pub hours: Option<f64>,
    /// It is promised to customers.
    pub locked: bool,
    /// The promise in words.
    pub locked_why: Option<String>,
}

/// What is watched.
#[derive(Debug, Clone, PartialEq)]
pub struct Indicator {
    /// A name for links to it.
    pub id: Option<String>,
    /// What is measured: the name, else the id.
    pub name: String,
    /// What it tells of ahead of time.
    pub leads: Option<String>,
    /// In what it is measured.
    pub unit: Option<String>,
    /// Which direction is good.
    pub better: Option<Better>,
    /// All is well from here on.
    pub green: Option<f64>,
    /// Somebody looks into it up to here; beyond, it is red.
    pub amber: Option<f64>,
    /// Where the number comes from.
    pub source: Option<String>,
}

/// What is done when something happens.
#[derive(Debug, Clone, PartialEq)]
pub struct Play {
    /// A name for links to it.
    pub id: Option<String>,
    /// What it is called: the name, else the id.
    pub name: String,
    /// What sets it off.
    pub trigger: Option<String>,
    /// The role that runs it.
    pub owner: Option<Id<Role>>,
    /// Hours within which it begins.
    pub within_hours: Option<f64>,
    /// What is done, in order.
    pub steps: Vec<String>,
    /// What success looks like.
    pub success: Option<String>,
    /// When it is over.
    pub ends: Option<String>,
    /// The row of the chart behind it.
    pub activity: Option<Id<Activity>>,
}

/// Who is called for help.
#[derive(Debug, Clone, PartialEq)]
pub struct Escalation {
    /// How high, from 1: as written, else its place in the list.
    pub level: u32,
    /// When it is called.
    pub when: Option<String>,
    /// The role that is called.
    pub to: Option<Id<Role>>,
    /// The meeting that takes it up.
    pub forum: Option<String>,
    /// Hours within which somebody answers.
    pub within_hours: Option<f64>,
    /// By which way.
    pub channel: Option<String>,
}
