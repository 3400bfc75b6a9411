//! `[workshop]` and `[scale.*]`.

use indexmap::IndexMap;
use schemars::JsonSchema;
use serde::Deserialize;

use super::value::{Count, Day, Flag, Number, Text, Texts};
use crate::vocabulary::{NameStyle, Paper};

/// `[workshop]`: what it is, when, and how its pages look.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default)]
pub struct TomlWorkshop {
    /// Version of the file format; 1 is the only one so far.
    pub format: Option<Count>,
    /// A short permanent name for links between workshops.
    pub id: Option<Text>,
    /// The title on every page.
    pub title: Option<Text>,
    /// Whose workshop it is.
    pub company: Option<Text>,
    /// First day.
    pub starts: Option<Day>,
    /// Last day.
    pub ends: Option<Day>,
    /// Where it takes place.
    pub venue: Option<Text>,
    /// What it is for, in one sentence.
    pub purpose: Option<Text>,
    /// What must be true at the end.
    pub done_when: Option<Texts>,
    /// How the room works together.
    pub ground_rules: Option<Texts>,
    /// The paper that pages are printed on.
    pub paper: Option<Paper>,
    /// The readers' language, such as "en" or "de".
    pub lang: Option<Text>,
    /// The person who wants the result.
    pub sponsor: Option<Text>,
    /// The person who runs the day.
    pub facilitator: Option<Text>,
    /// The person who types.
    pub scribe: Option<Text>,
    /// Dates are judged as of this day.
    pub as_of: Option<Day>,
    /// How people appear on shared pages; default "role".
    pub names: Option<NameStyle>,
    /// The people are invented: full names may be printed.
    pub fictional: Option<Flag>,
}

/// `[scale.impact]` and `[scale.effort]`.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default)]
pub struct TomlScales {
    /// How much would suffer if the task stopped.
    pub impact: TomlScale,
    /// What it costs to keep doing the task.
    pub effort: TomlScale,
}

/// One scale.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default)]
pub struct TomlScale {
    /// The question that a voter answers.
    pub question: Option<Text>,
    /// The lowest score; default 1.
    pub min: Option<Number>,
    /// The highest score; default 5.
    pub max: Option<Number>,
    /// What each score means, one sentence a value, from the lowest.
    pub anchors: Option<Texts>,
    /// The score of each T-shirt size, such as { S = 1, M = 3, L = 5 }; by default XS to XL spread evenly.
    pub sizes: Option<IndexMap<String, Number>>,
}
