//! `[framework]`, `[step.*]`, `[competency.*]`, `[assessment.*]` and `[[development]]`.

use indexmap::IndexMap;
use schemars::JsonSchema;
use serde::Deserialize;

use super::value::{Count, Day, Flag, Levels, Text, Texts};
use crate::vocabulary::DevelopmentKind;

/// `[framework]`: the competency framework as a whole.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default)]
pub struct TomlFramework {
    /// Its title.
    pub title: Option<Text>,
    /// Its version, such as "2026.1".
    pub version: Option<Text>,
    /// The day by which it is looked at again.
    pub review_by: Option<Day>,
    /// The levels, from the lowest: { n = 1, name = "Learning", means = "…" }.
    pub levels: Option<Vec<TomlLevel>>,
    /// The level from which a person counts as cover; default 3.
    pub cover_level: Option<Count>,
    /// Fewer people than this leave the team exposed; default 2.
    pub cover_people: Option<Count>,
    /// Self and manager this far apart talk before recording; default 2.
    pub calibrate_at: Option<Count>,
}

/// One level of the framework.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default)]
pub struct TomlLevel {
    /// Its number, from 1.
    pub n: Option<Count>,
    /// What it is called.
    pub name: Option<Text>,
    /// What somebody at this level does.
    pub means: Option<Text>,
}

/// `[step.<id>]`: a career step.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default)]
#[schemars(extend("required" = ["name"]))]
pub struct TomlStep {
    /// What it is called.
    pub name: Option<Text>,
    /// The role that it belongs to.
    pub role: Option<Text>,
}

/// `[competency.<id>]`: what good looks like.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default)]
#[schemars(extend("required" = ["name"]))]
pub struct TomlCompetency {
    /// What it is called.
    pub name: Option<Text>,
    /// The team cannot do without it.
    pub critical: Option<Flag>,
    /// One descriptor a level, from level 1: something a colleague could see or hear.
    pub levels: Option<Texts>,
    /// The level that each career step requires.
    pub require: Option<IndexMap<String, Count>>,
}

/// `[assessment.<person>]`: PRIVATE: the levels of one person.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default)]
pub struct TomlAssessment {
    /// The career step that the person is measured against.
    pub step: Option<Text>,
    /// The day of the assessment.
    pub on: Option<Day>,
    /// By competency, [self, manager]; 0 is not assessed.
    pub score: IndexMap<String, Levels>,
    /// By competency, the level agreed in conversation.
    pub agreed: IndexMap<String, Count>,
}

/// `[[development]]`: PRIVATE: one development goal.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default)]
pub struct TomlDevelopment {
    /// Whose goal it is.
    pub person: Option<Text>,
    /// In which competency.
    pub competency: Option<Text>,
    /// The level today.
    pub from: Option<Count>,
    /// The level aimed at.
    pub to: Option<Count>,
    /// How it is worked on.
    pub kind: Option<DevelopmentKind>,
    /// What the person will do.
    #[serde(rename = "do")]
    pub what: Option<Text>,
    /// What will show it.
    pub proof: Option<Text>,
    /// By when.
    pub due: Option<Day>,
    /// The person who helps.
    pub supporter: Option<Text>,
}
