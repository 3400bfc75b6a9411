//! What changed, for programs. These types are the promise: they change only with `SCHEMA`.

use serde::Serialize;
use serde_json::{Value as Json, json};

use super::Telling;
use crate::diagnostic::{Place, Severity};
use crate::diff::{At, Change, Field, Found, Side, Value};
use crate::view::changes;
use crate::words::english;

/// The name and version of this format.
const SCHEMA: &str = "offsite.diff/1";

#[derive(Serialize)]
struct JsonDiff<'a> {
    schema: &'static str,
    from: &'a str,
    to: &'a str,
    summary: JsonSummary,
    renamed: Vec<JsonRename<'a>>,
    changes: Vec<JsonChange<'a>>,
    found: Vec<JsonFound<'a>>,
    settled: Vec<JsonFound<'a>>,
}

#[derive(Serialize)]
struct JsonSummary {
    errors: usize,
    warnings: usize,
    notes: usize,
    accepted: usize,
}

#[derive(Serialize)]
struct JsonRename<'a> {
    kind: &'a str,
    from: &'a str,
    to: &'a str,
}

#[derive(Serialize)]
struct JsonChange<'a> {
    code: &'static str,
    severity: Severity,
    about: String,
    name: String,
    text: Vec<String>,
    at: Option<JsonAt>,
    accepted: Option<&'a str>,
    fields: Vec<JsonField>,
}

#[derive(Serialize)]
struct JsonField {
    place: String,
    before: Json,
    after: Json,
}

#[derive(Serialize)]
struct JsonFound<'a> {
    code: &'static str,
    severity: Severity,
    message: &'a str,
    about: Option<String>,
    at: Option<JsonAt>,
}

#[derive(Serialize)]
struct JsonAt {
    side: &'static str,
    path: String,
    line: usize,
    column: usize,
}

pub(super) fn write(told: &Telling<'_>) -> String {
    let compared = told.compared;
    let teller = changes::Teller::new(compared, english());
    let changes = compared.diff.changes.iter().zip(&compared.at);
    let changes: Vec<JsonChange<'_>> = changes
        .map(|(change, at)| json_change(told, &teller, change, at))
        .collect();
    let count = |severity| {
        let open = changes.iter().filter(|change| change.accepted.is_none());
        open.filter(|change| change.severity == severity).count()
    };
    let renames = compared.diff.renames.iter();
    let renames = renames.filter(|rename| told.names_people() || rename.kind != "person");
    let json = JsonDiff {
        schema: SCHEMA,
        from: &told.names.before,
        to: &told.names.after,
        summary: JsonSummary {
            errors: count(Severity::Error),
            warnings: count(Severity::Warning),
            notes: count(Severity::Note),
            accepted: changes
                .iter()
                .filter(|change| change.accepted.is_some())
                .count(),
        },
        renamed: renames
            .map(|rename| JsonRename {
                kind: &rename.kind,
                from: &rename.from,
                to: &rename.to,
            })
            .collect(),
        changes,
        found: json_found(told, &compared.appeared),
        settled: json_found(told, &compared.settled),
    };
    crate::cli::report::pretty(&json)
}

fn json_change<'a>(
    told: &Telling<'_>,
    teller: &changes::Teller<'_>,
    change: &'a Change,
    at: &At,
) -> JsonChange<'a> {
    let lines = teller.lines(change);
    let text = lines.iter().map(|line| line.told.text());
    // The words say of people what the workshop allows; values would name them.
    let fields = change.fields.iter();
    let shown = fields.filter(|field| told.names_people() || !names_people(told, field));
    JsonChange {
        code: change.code.slug,
        severity: change.severity,
        about: about(told, &change.about),
        name: teller.name(&change.about),
        text: text.collect(),
        at: json_at(told, at),
        accepted: change.accepted.as_deref(),
        fields: shown.map(json_field).collect(),
    }
}

/// Whether a field says something about a person, or who it is.
fn names_people(told: &Telling<'_>, field: &Field) -> bool {
    let is_person = |value: &Value| {
        matches!(
            value,
            Value::Id { kind: "person", .. } | Value::Ids { kind: "person", .. }
        )
    };
    let values = [&field.before, &field.after].into_iter().flatten();
    told.compared.names_person(&field.place) || values.into_iter().any(is_person)
}

/// The place of a thing, without the id of a person who may not be named: that is a name as often as not.
fn about(told: &Telling<'_>, thing: &Place) -> String {
    if told.compared.names_person(thing) && !told.names_people() {
        thing.kind().to_owned()
    } else {
        thing.to_string()
    }
}

fn json_field(field: &Field) -> JsonField {
    let value = |value: &Option<Value>| value.as_ref().map_or(Json::Null, json_value);
    JsonField {
        place: field.place.to_string(),
        before: value(&field.before),
        after: value(&field.after),
    }
}

fn json_value(value: &Value) -> Json {
    match value {
        Value::Text(text) => json!(text),
        Value::Texts(texts) => json!(texts),
        Value::Number(number) => json!(number.0),
        Value::Numbers(numbers) => numbers.iter().map(|number| json!(number.0)).collect(),
        Value::Yes => json!(true),
        Value::Day(day) => json!(day.to_string()),
        Value::Time(time) => json!(time.to_string()),
        Value::Word(word) => json!(word),
        Value::Id { id, .. } => json!(id),
        Value::Ids { ids, open, .. } => {
            let open = open.then_some("?");
            ids.iter()
                .map(String::as_str)
                .chain(open)
                .map(|id| json!(id))
                .collect()
        }
    }
}

fn json_found<'a>(told: &Telling<'_>, found: &'a [Found]) -> Vec<JsonFound<'a>> {
    let json = |found: &'a Found| JsonFound {
        code: found.finding.code.slug,
        severity: found.finding.severity,
        message: &found.finding.message,
        about: found.finding.about.as_ref().map(|thing| about(told, thing)),
        at: json_at(told, &found.at),
    };
    found.iter().map(json).collect()
}

fn json_at(told: &Telling<'_>, at: &At) -> Option<JsonAt> {
    (at.line > 0).then(|| JsonAt {
        side: match at.side {
            Side::Before => "before",
            Side::After => "after",
        },
        path: match at.side {
            Side::Before => at.path.clone(),
            Side::After => told.path(&at.path),
        },
        line: at.line,
        column: at.column,
    })
}
