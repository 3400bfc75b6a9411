//! What the room leaves behind: `[decision.*]`, `[action.*]`, `[parking.*]`, `[[agenda]]` and `[[moved]]`.

use schemars::JsonSchema;
use serde::Deserialize;

use super::value::{Count, Day, Number, Text, TimeOfDay};
use crate::vocabulary::MovedKind;

/// `[decision.<id>]`: what was decided.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default)]
#[schemars(extend("required" = ["what"]))]
pub struct TomlDecision {
    /// The decision in one sentence.
    pub what: Option<Text>,
    /// The person who decided.
    pub by: Option<Text>,
    /// The day.
    pub on: Option<Day>,
    /// Mean of the fist-to-five, 0 to 5.
    pub support: Option<Number>,
    /// Why.
    pub why: Option<Text>,
    /// Under which conditions.
    pub conditions: Option<Text>,
    /// Who sees it differently, and how.
    pub dissent: Option<Text>,
}

/// `[action.<id>]`: what somebody will do until when.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default)]
#[schemars(extend("required" = ["what"]))]
pub struct TomlAction {
    /// What will be done.
    pub what: Option<Text>,
    /// The person who does it.
    pub owner: Option<Text>,
    /// By when.
    pub due: Option<Day>,
    /// The day on which it was done.
    pub done: Option<Day>,
    /// The decision behind it.
    pub decision: Option<Text>,
}

/// `[parking.<id>]`: what is parked until later.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default)]
#[schemars(extend("required" = ["what"]))]
pub struct TomlParking {
    /// What it is about.
    pub what: Option<Text>,
    /// The person who raised it.
    pub raised_by: Option<Text>,
    /// The person who takes it from here.
    pub owner: Option<Text>,
    /// By when.
    pub by: Option<Day>,
}

/// `[[agenda]]`: one slot of the running order.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default)]
pub struct TomlAgendaSlot {
    /// A name for links to it.
    pub id: Option<Text>,
    /// Day of the workshop, from 1.
    pub day: Option<Count>,
    /// When it starts.
    pub start: Option<TimeOfDay>,
    /// How long it takes.
    pub minutes: Option<Count>,
    /// What it is called.
    pub title: Option<Text>,
    /// The person who leads it.
    pub lead: Option<Text>,
    /// The exercise that is run, by its word in the facilitator's guide: open, inventory, vote, reveal, disposition,
    /// perception, raci, role-cards, competency, close and others.
    pub exercise: Option<Text>,
    /// What there is at the end.
    pub output: Option<Text>,
}

/// `[[moved]]`: an id that changed.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default)]
#[schemars(extend("required" = ["kind", "from", "to"]))]
pub struct TomlMoved {
    /// The kind, such as "task".
    pub kind: Option<MovedKind>,
    /// The old id.
    pub from: Option<Text>,
    /// The new id.
    pub to: Option<Text>,
}
