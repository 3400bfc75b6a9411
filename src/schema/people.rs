//! `[phase.*]`, `[role.*]`, `[person.*]` and `[segment.*]`.

use schemars::JsonSchema;
use serde::Deserialize;

use super::value::{Count, Number, Text};

/// `[phase.<id>]`: a part of the customer's journey; the order in the file is the order of display.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default)]
#[schemars(extend("required" = ["name"]))]
pub struct TomlPhase {
    /// What it is called.
    pub name: Option<Text>,
}

/// `[role.<id>]`: a set of duties, not a person.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default)]
#[schemars(extend("required" = ["name"]))]
pub struct TomlRole {
    /// What it is called.
    pub name: Option<Text>,
    /// The short form for column heads.
    pub short: Option<Text>,
    /// The team that it belongs to; columns are grouped by team.
    pub team: Option<Text>,
    /// 1 works on cases, 2 owns accounts or cases, 3 leads a team, 4 leads a function.
    pub rank: Option<Count>,
    /// How many people have the role; default 1.
    pub heads: Option<Number>,
    /// Team hours a week that the role could take on today.
    pub slack_hours: Option<Number>,
}

/// `[person.<id>]`: somebody who is in the room or has a duty.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default)]
#[schemars(extend("required" = ["name"]))]
pub struct TomlPerson {
    /// What they are called.
    pub name: Option<Text>,
    /// The role that they have.
    pub role: Option<Text>,
    /// The segment that they serve.
    pub segment: Option<Text>,
    /// The career step that they are on.
    pub step: Option<Text>,
    /// The function that they speak for, such as "Support".
    pub function: Option<Text>,
}

/// `[segment.<id>]`: a group of customers served alike.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default)]
#[schemars(extend("required" = ["name"]))]
pub struct TomlSegment {
    /// What it is called.
    pub name: Option<Text>,
    /// How it is covered, such as "named" or "pooled".
    pub coverage: Option<Text>,
    /// The lowest annual contract value in it.
    pub acv_from: Option<Number>,
    /// The annual contract value at which the next segment starts.
    pub acv_to: Option<Number>,
    /// How many accounts it has.
    pub accounts: Option<Number>,
    /// Its annual recurring revenue.
    pub arr: Option<Number>,
    /// The role that serves it.
    pub role: Option<Text>,
    /// How many customer-success managers serve it.
    pub csm_heads: Option<Number>,
    /// Hours that one account takes in a year.
    pub hours_per_account_year: Option<Number>,
    /// Hours a year that do not depend on the number of accounts.
    pub fixed_hours_year: Option<Number>,
}
