//! `[tools]` and `[tool.*]`.

use schemars::JsonSchema;
use serde::Deserialize;

use super::value::{Count, Day, Number, Text, Texts};
use crate::vocabulary::ToolDisposition;

/// `[tools]`: the tools as a whole.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default)]
pub struct TomlTools {
    /// The currency of all costs, such as "EUR".
    pub currency: Option<Text>,
    /// The tool whose word counts about customers.
    pub system_of_record: Option<Text>,
}

/// `[tool.<id>]`: what the work is done with.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default)]
pub struct TomlTool {
    /// What it is called.
    pub name: Option<Text>,
    /// What it costs a year.
    pub annual_cost: Option<Number>,
    /// How many seats are paid.
    pub seats: Option<Count>,
    /// How many people use it.
    pub active: Option<Count>,
    /// The role that keeps it.
    pub owner: Option<Text>,
    /// The last day on which notice can be given.
    pub notice_by: Option<Day>,
    /// What it does, each in a word, such as "health".
    pub does: Option<Texts>,
    /// What it has the last word about.
    pub record_of: Option<Texts>,
    /// What will be done with it.
    pub disposition: Option<ToolDisposition>,
    /// The tool that takes its place.
    pub into: Option<Text>,
    /// One-off hours to move what is in it.
    pub migrate_hours: Option<Number>,
    /// How many seats are left.
    pub seats_after: Option<Count>,
    /// Under which condition.
    pub condition: Option<Text>,
}
