//! The workshop **as typed**: one struct a table, every key optional, nothing resolved.
//!
//! The same types read the files (serde) and describe them to editors (`offsite schema`), so the two cannot
//! disagree. Doc comments here are what an editor shows on hover. No logic lives here.

pub mod competency;
pub mod people;
pub mod raci;
pub mod record;
pub mod rules;
pub mod task;
pub mod value;
pub mod vote;
pub mod workshop;

mod keys;

use indexmap::IndexMap;
use schemars::JsonSchema;
use serde::Deserialize;

use competency::{TomlAssessment, TomlCompetency, TomlDevelopment, TomlFramework, TomlStep};
use people::{TomlPerson, TomlPhase, TomlRole, TomlSegment};
use raci::{TomlAccept, TomlActivity, TomlRaci};
use record::{TomlAction, TomlAgendaSlot, TomlDecision, TomlMoved, TomlParking};
use rules::TomlRules;
use task::TomlTask;
use vote::{TomlBallot, TomlVote};
use workshop::{TomlScales, TomlWorkshop};

pub use keys::Keys;

/// Everything that the files of one workshop say, merged; also the shape of each single file.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default)]
#[schemars(title = "offsite workshop")]
pub struct TomlFile {
    /// What the workshop is, when, and how its pages look.
    pub workshop: TomlWorkshop,
    /// The scales that tasks are scored on, each with an anchor a value.
    pub scale: TomlScales,
    /// Phases of the customer's journey, in display order.
    pub phase: IndexMap<String, TomlPhase>,
    /// Roles: sets of duties; the columns of the RACI.
    pub role: IndexMap<String, TomlRole>,
    /// People.
    pub person: IndexMap<String, TomlPerson>,
    /// Groups of customers served alike.
    pub segment: IndexMap<String, TomlSegment>,
    /// Tasks: what uses a person's hours.
    pub task: IndexMap<String, TomlTask>,
    /// Who votes, and how.
    pub vote: TomlVote,
    /// Ballots: one table a voter, in it one a round.
    pub ballot: IndexMap<String, TomlBallot>,
    /// The chart as a whole.
    pub raci: TomlRaci,
    /// Activities: what the organisation must get done; the rows of the RACI.
    pub activity: IndexMap<String, TomlActivity>,
    /// Findings that the room has seen and accepts, each with a reason and an end date.
    pub accept: Vec<TomlAccept>,
    /// The competency framework as a whole.
    pub framework: TomlFramework,
    /// Career steps.
    pub step: IndexMap<String, TomlStep>,
    /// Competencies: what good looks like, level by level.
    pub competency: IndexMap<String, TomlCompetency>,
    /// PRIVATE: levels of named people.
    pub assessment: IndexMap<String, TomlAssessment>,
    /// PRIVATE: development goals of named people.
    pub development: Vec<TomlDevelopment>,
    /// Thresholds, names and limits.
    pub rules: TomlRules,
    /// Ids that changed, so that history keeps together.
    pub moved: Vec<TomlMoved>,
    /// What was decided.
    pub decision: IndexMap<String, TomlDecision>,
    /// What somebody will do until when.
    pub action: IndexMap<String, TomlAction>,
    /// What is parked until later.
    pub parking: IndexMap<String, TomlParking>,
    /// The running order, in the order of the file.
    pub agenda: Vec<TomlAgendaSlot>,
}

/// Tables whose names are known and which later versions will use; they are kept untouched.
pub const LATER_TABLES: &[&str] = &[
    "scenario",
    "headcount",
    "playbook",
    "tools",
    "tool",
    "north-star",
    "principle",
    "question",
    "answer",
    "workstream",
    "interlock",
    "periods",
    "metric",
    "driver",
    "plan",
    "account-review",
    "review",
    "story",
];

/// The JSON Schema of a workshop's files, for editors: pretty-printed, with a newline at the end.
///
/// Keys that no type has are refused, so that an editor underlines what `offsite check` would report.
pub fn json_schema() -> String {
    let mut generator = schemars::generate::SchemaSettings::draft07()
        .with_transform(schemars::transform::RecursiveTransform(closed))
        .into_generator();
    let mut schema = generator.root_schema_for::<TomlFile>();
    let later = LATER_TABLES
        .iter()
        .map(|name| (name.to_string(), serde_json::json!(true)));
    if let Some(tables) = schema
        .get_mut("properties")
        .and_then(serde_json::Value::as_object_mut)
    {
        tables.extend(later);
    }
    format!("{:#}\n", schema.to_value())
}

fn closed(schema: &mut schemars::Schema) {
    if schema.get("properties").is_some() && schema.get("additionalProperties").is_none() {
        schema.insert("additionalProperties".to_owned(), false.into());
    }
}
