//! `[playbook.*]`: what happens when in a segment, what is watched, and when to call for help.

use schemars::JsonSchema;
use serde::Deserialize;

use super::value::{Count, Day, Lock, Number, Text, Texts};
use crate::vocabulary::Better;

/// `[playbook.<segment>]`: how the customers of a segment are looked after.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default)]
pub struct TomlPlaybook {
    /// The segment that it is for; default: its id.
    pub segment: Option<Text>,
    /// The person who keeps it.
    pub owner: Option<Text>,
    /// Its version, such as "1.0".
    pub version: Option<Text>,
    /// What a customer of the segment can count on, in one sentence.
    pub promise: Option<Text>,
    /// The day by which it is looked at again.
    pub review_by: Option<Day>,
    /// What is reached when, in the order of the file.
    pub milestone: Vec<TomlMilestone>,
    /// What comes back, with its hours.
    pub cadence: Vec<TomlCadence>,
    /// What is watched.
    pub indicator: Vec<TomlIndicator>,
    /// What is done when something happens.
    pub play: Vec<TomlPlay>,
    /// Who is called for help, and when.
    pub escalation: Vec<TomlEscalation>,
}

/// `[[playbook.<segment>.milestone]]`: what is reached by a day.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default)]
pub struct TomlMilestone {
    /// A name for links to it.
    pub id: Option<Text>,
    /// What is reached.
    pub name: Option<Text>,
    /// Days from the start of the contract; below 0 before it.
    pub day: Option<Number>,
    /// Days before the renewal, in place of `day`.
    pub before_renewal: Option<Number>,
    /// The role that gets it there.
    pub owner: Option<Text>,
    /// How everybody sees that it is reached.
    pub done: Option<Text>,
    /// The row of the chart behind it.
    pub activity: Option<Text>,
}

/// `[[playbook.<segment>.cadence]]`: what comes back.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default)]
pub struct TomlCadence {
    /// A name for links to it.
    pub id: Option<Text>,
    /// What is done.
    pub name: Option<Text>,
    /// How many times a year for one account.
    pub times_year: Option<Number>,
    /// Hours each time for one account.
    pub hours: Option<Number>,
    /// It is promised to customers: true, or the promise in words.
    pub locked: Option<Lock>,
}

/// `[[playbook.<segment>.indicator]]`: what is watched.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default)]
pub struct TomlIndicator {
    /// A name for links to it.
    pub id: Option<Text>,
    /// What is measured.
    pub name: Option<Text>,
    /// What it tells of ahead of time.
    pub leads: Option<Text>,
    /// In what it is measured, such as "days".
    pub unit: Option<Text>,
    /// Which direction is good.
    pub better: Option<Better>,
    /// All is well from here on.
    pub green: Option<Number>,
    /// Somebody looks into it up to here; beyond, it is red.
    pub amber: Option<Number>,
    /// Where the number comes from.
    pub source: Option<Text>,
}

/// `[[playbook.<segment>.play]]`: what is done when something happens.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default)]
pub struct TomlPlay {
    /// A name for links to it.
    pub id: Option<Text>,
    /// What it is called.
    pub name: Option<Text>,
    /// What sets it off.
    pub trigger: Option<Text>,
    /// The role that runs it.
    pub owner: Option<Text>,
    /// Hours within which it begins.
    pub within_hours: Option<Number>,
    /// What is done, in order.
    pub steps: Option<Texts>,
    /// What success looks like.
    pub success: Option<Text>,
    /// When it is over, whether it succeeded or not.
    pub ends: Option<Text>,
    /// The row of the chart behind it.
    pub activity: Option<Text>,
}

/// `[[playbook.<segment>.escalation]]`: who is called for help.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default)]
pub struct TomlEscalation {
    /// How high, from 1.
    pub level: Option<Count>,
    /// When it is called.
    pub when: Option<Text>,
    /// The role that is called.
    pub to: Option<Text>,
    /// The meeting that takes it up, in place of `to`.
    pub forum: Option<Text>,
    /// Hours within which somebody answers.
    pub within_hours: Option<Number>,
    /// By which way.
    pub channel: Option<Text>,
}
