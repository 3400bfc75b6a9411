//! `[raci]`, `[activity.*]` and `[[accept]]`.
//!
//! The letters are spelt out wherever they can stand: flattening one struct into another would lose the spans and
//! spoil the messages about slips.

use indexmap::IndexMap;
use schemars::JsonSchema;
use serde::Deserialize;

use super::value::{Count, Day, Flag, Number, Text, Texts};
use crate::vocabulary::{ActivityKind, ChartState, Variant};

/// `[raci]`: the chart as a whole.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default)]
pub struct TomlRaci {
    /// The title of the chart.
    pub title: Option<Text>,
    /// The letter scheme; default "RACI".
    pub variant: Option<Variant>,
    /// How far the chart has come; default "draft".
    pub state: Option<ChartState>,
    /// The person who keeps it.
    pub owner: Option<Text>,
    /// The day from which it holds.
    pub effective: Option<Day>,
    /// The day by which it is looked at again.
    pub review_by: Option<Day>,
    /// The columns, in order; default: all roles.
    pub roles: Option<Texts>,
}

/// The letters of one row: under each letter, the roles that have it.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default)]
#[allow(non_snake_case, reason = "the keys are the letters as they are typed")]
pub struct TomlLetters {
    /// Accountable (Approver in DACI, Agree in RAPID).
    pub A: Option<Texts>,
    /// Responsible (Recommend in RAPID).
    pub R: Option<Texts>,
    /// Consulted (Contributor in DACI).
    pub C: Option<Texts>,
    /// Informed (Input in RAPID).
    pub I: Option<Texts>,
    /// Support in RASCI, Sign-off in RACI-VS.
    pub S: Option<Texts>,
    /// Verifies, in RACI-VS.
    pub V: Option<Texts>,
    /// Omitted, in CAIRO.
    pub O: Option<Texts>,
    /// Driver in DACI, Decide in RAPID, DRI.
    pub D: Option<Texts>,
    /// Perform, in RAPID.
    pub P: Option<Texts>,
}

/// `[activity.<id>]`: something the organisation must get done; a row of the chart.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default)]
#[schemars(extend("required" = ["name"]))]
#[allow(non_snake_case, reason = "the keys are the letters as they are typed")]
pub struct TomlActivity {
    /// What gets done: verb first.
    pub name: Option<Text>,
    /// The phase that it belongs to.
    pub phase: Option<Text>,
    /// "decision" marks a row that ends in a yes or no.
    pub kind: Option<ActivityKind>,
    /// Doing and approving must be different roles.
    pub control: Option<Flag>,
    /// The letter scheme of this row, where it differs from the chart's.
    pub variant: Option<Variant>,
    /// Accountable (Approver in DACI, Agree in RAPID); "?" while nobody knows.
    pub A: Option<Texts>,
    /// Responsible (Recommend in RAPID).
    pub R: Option<Texts>,
    /// Consulted (Contributor in DACI).
    pub C: Option<Texts>,
    /// Informed (Input in RAPID).
    pub I: Option<Texts>,
    /// Support in RASCI, Sign-off in RACI-VS.
    pub S: Option<Texts>,
    /// Verifies, in RACI-VS.
    pub V: Option<Texts>,
    /// Omitted, in CAIRO.
    pub O: Option<Texts>,
    /// Driver in DACI, Decide in RAPID, DRI.
    pub D: Option<Texts>,
    /// Perform, in RAPID.
    pub P: Option<Texts>,
    /// Roles whose letter is undecided.
    pub open: Option<Texts>,
    /// The tasks behind it.
    pub tasks: Option<Texts>,
    /// The level that doing it takes, by competency.
    pub needs: Option<IndexMap<String, Count>>,
    /// Hours within which it must be done.
    pub within_hours: Option<Number>,
    /// Letters that differ in one segment: they replace those letters there.
    pub segment: IndexMap<String, TomlLetters>,
    /// The decision behind the row.
    pub decision: Option<Text>,
    /// Roles that have said yes to their letters.
    pub accepted: Option<Texts>,
    /// A remark.
    pub note: Option<Text>,
}

/// `[[accept]]`: a finding that the room has seen and accepts.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default)]
#[schemars(extend("required" = ["rule", "where", "because"]))]
pub struct TomlAccept {
    /// The code of the finding, such as "many-consulted".
    pub rule: Option<Text>,
    /// The id that it is about; "activity.x" where two kinds share the id.
    #[serde(rename = "where")]
    pub at: Option<Text>,
    /// Why it is accepted.
    pub because: Option<Text>,
    /// The person who accepted it.
    pub by: Option<Text>,
    /// The last day on which it is accepted.
    pub until: Option<Day>,
}
