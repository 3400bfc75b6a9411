//! The workshop **as typed**: one struct a table, every key optional, nothing resolved.
//!
//! The same types read the files (serde) and describe them to editors (`offsite schema`), so the two cannot
//! disagree. Doc comments here are what an editor shows on hover. No logic lives here.

pub mod competency;
pub mod later;
pub mod people;
pub mod playbook;
pub mod raci;
pub mod record;
pub mod reference;
pub mod rules;
pub mod task;
pub mod tool;
pub mod value;
pub mod vote;
pub mod words;
pub mod workshop;

mod keys;
mod offer;

use std::collections::BTreeMap;

use indexmap::IndexMap;
use schemars::transform::RecursiveTransform;
use schemars::{JsonSchema, Schema};
use serde::Deserialize;
use serde_json::{Value, json};

use competency::{TomlAssessment, TomlCompetency, TomlDevelopment, TomlFramework, TomlStep};
use later::TomlLater;
use people::{TomlPerson, TomlPhase, TomlRole, TomlSegment};
use playbook::TomlPlaybook;
use raci::{TomlAccept, TomlActivity, TomlRaci};
use record::{TomlAction, TomlAgendaSlot, TomlDecision, TomlMoved, TomlParking};
use rules::TomlRules;
use task::TomlTask;
use tool::{TomlTool, TomlTools};
use vote::{TomlBallot, TomlVote};
use words::TomlWords;
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
    /// Words of your own for those of the pages, such as `raci.activity = "Moment"`; words/en.toml has them all.
    pub words: TomlWords,
    /// Playbooks: how the customers of a segment are looked after.
    pub playbook: IndexMap<String, TomlPlaybook>,
    /// The tools as a whole.
    pub tools: TomlTools,
    /// Tools: what the work is done with.
    pub tool: IndexMap<String, TomlTool>,
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
/// Keys that no type has are refused, so that an editor underlines what `offsite check` would report; so are levels
/// of other findings than those of `codes`, each with what it says. Where `ids` has ids of a kind, they are what may be written where a thing of
/// that kind is named.
pub fn json_schema(codes: &[(&str, &str)], ids: &BTreeMap<&str, Vec<&str>>) -> String {
    let open = || {
        schemars::generate::SchemaSettings::draft07()
            .with_transform(RecursiveTransform(without_null))
    };
    let closed = open().with_transform(RecursiveTransform(closed));
    let mut schema = closed
        .into_generator()
        .root_schema_for::<TomlFile>()
        .to_value();
    let mut later = open()
        .into_generator()
        .root_schema_for::<TomlLater>()
        .to_value();
    for part in ["properties", "definitions"] {
        if let (Value::Object(known), Value::Object(more)) = (&mut schema[part], later[part].take())
        {
            known.extend(more);
        }
    }
    let levels = &mut schema["definitions"]["TomlRules"]["properties"]["levels"];
    let level = levels["additionalProperties"].take();
    let by_code = codes.iter().map(|(code, summary)| {
        let mut level = level.clone();
        level["description"] = json!(summary);
        (code.to_string(), level)
    });
    levels["properties"] = by_code.collect();
    levels["additionalProperties"] = json!(false);
    offer::offer(&mut schema, ids);
    format!("{schema:#}\n")
}

fn closed(schema: &mut Schema) {
    if schema.get("properties").is_some() && schema.get("additionalProperties").is_none() {
        schema.insert("additionalProperties".to_owned(), false.into());
    }
}

/// TOML has no null: what is optional is written or left out, and an editor must not offer a third way.
fn without_null(schema: &mut Schema) {
    let Some(keywords) = schema.as_object_mut() else {
        return;
    };
    if let Some(Value::Array(choices)) = keywords.get_mut("anyOf") {
        choices.retain(|choice| choice["type"] != "null");
        // Draft 7 ignores what stands beside a `$ref`, so that one keeps its frame.
        if let [Value::Object(only)] = choices.as_slice()
            && !only.contains_key("$ref")
        {
            let only = only.clone();
            keywords.shift_remove("anyOf");
            for (keyword, value) in only {
                keywords.entry(keyword).or_insert(value);
            }
        }
    }
    if let Some(Value::Array(words)) = keywords.get_mut("enum") {
        words.retain(|word| !word.is_null());
    }
    if let Some(kinds) = keywords.get_mut("type")
        && let Value::Array(several) = kinds
    {
        several.retain(|kind| kind != "null");
        if let [only] = several.as_slice() {
            *kinds = only.clone();
        }
    }
    if keywords.get("default").is_some_and(Value::is_null) {
        keywords.shift_remove("default");
    }
}
