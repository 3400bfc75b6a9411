//! `[task.*]`.

use indexmap::IndexMap;
use schemars::JsonSchema;
use serde::Deserialize;

use super::value::{Count, Day, Effort, Hours, Lock, Number, Scores, Text, Texts};
use crate::vocabulary::{Disposition, Frequency, Scaling};

/// `[task.<id>]`: something that uses a person's hours; a card on the wall.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default)]
#[schemars(extend("required" = ["name"]))]
pub struct TomlTask {
    /// What it is called; start with a verb.
    pub name: Option<Text>,
    /// The number on its card; default: its place in the files.
    pub card: Option<Count>,
    /// The phase that it belongs to.
    pub phase: Option<Text>,
    /// The role that does it today.
    pub owner: Option<Text>,
    /// How often it comes up.
    pub freq: Option<Frequency>,
    /// Hours a week for each head: a number, or by segment such as { ent = 0.5, com = 1 }.
    pub hours: Option<Hours>,
    /// What makes the work grow.
    pub scales: Option<Scaling>,
    /// The tools that it is done with.
    pub tools: Option<Texts>,
    /// A remark that explains it.
    pub why: Option<Text>,
    /// It is promised to customers, keep or simplify only: true, or the promise in words.
    pub locked: Option<Lock>,
    /// Impact score; leave out and let ballots decide.
    pub impact: Option<Number>,
    /// Effort score or T-shirt size; leave out and let ballots decide.
    pub effort: Option<Effort>,
    /// What the room agreed on after talking, [impact, effort]; it counts before every vote.
    pub agreed: Option<Scores>,
    /// Why the room agreed on it.
    pub agreed_why: Option<Text>,
    /// What could be done with it, by disposition.
    pub option: TomlOptions,
    /// What will be done with it.
    pub disposition: Option<Disposition>,
    /// The next step: who, by when, what.
    pub next: Option<TomlNext>,
    /// Accountable role: makes the task a row of the RACI too.
    #[serde(rename = "A")]
    pub accountable: Option<Texts>,
    /// Responsible roles.
    #[serde(rename = "R")]
    pub responsible: Option<Texts>,
    /// Consulted roles.
    #[serde(rename = "C")]
    pub consulted: Option<Texts>,
    /// Informed roles.
    #[serde(rename = "I")]
    pub informed: Option<Texts>,
}

/// `option.<disposition>` of a task.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default)]
pub struct TomlOptions {
    /// Leave alone.
    pub keep: Option<TomlOption>,
    /// Do more of it.
    pub grow: Option<TomlOption>,
    /// Do less of it.
    pub simplify: Option<TomlOption>,
    /// A system does it.
    pub automate: Option<TomlOption>,
    /// Another role does it.
    pub reassign: Option<TomlOption>,
    /// Stop.
    pub eliminate: Option<TomlOption>,
}

/// What one choice saves, costs and loses.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default)]
pub struct TomlOption {
    /// The role that receives it.
    pub to: Option<Text>,
    /// Share of the hours that goes away, 0 to 1; default 1.
    pub saves: Option<Number>,
    /// Hours that the receiver needs for each hour moved; default 1.
    pub takes: Option<Number>,
    /// Share of the impact that is lost, 0 to 1; default 1 for eliminate, else 0.
    pub loss: Option<Number>,
    /// One-off hours to get there; default 0.
    pub build_hours: Option<Number>,
    /// Hours a week to keep it running; default 0.
    pub run_hours: Option<Number>,
    /// Share of the saving that is realistic, 0 to 1; default 1.
    pub adoption: Option<Number>,
    /// Hours a week added, by segment.
    pub adds: Option<IndexMap<String, Number>>,
}

/// The next step with a task.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default)]
pub struct TomlNext {
    /// The person who does it.
    pub who: Option<Text>,
    /// By when.
    pub by: Option<Day>,
    /// What happens.
    pub step: Option<Text>,
    /// The decision behind it.
    pub decision: Option<Text>,
}
