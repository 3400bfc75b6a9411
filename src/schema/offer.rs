//! The ids of one workshop in the JSON Schema, so that an editor offers them and underlines others.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::reference::{ID, KINDS, Kind, letters};

/// Offers the ids of each kind wherever a thing of that kind is named; a kind without ids stays open.
pub(super) fn offer(schema: &mut Value, ids: &BTreeMap<&str, Vec<&str>>) {
    for kind in KINDS {
        let Some(ids) = ids.get(kind.name).filter(|ids| !ids.is_empty()) else {
            continue;
        };
        // The first place is where the things are declared.
        for place in &kind.places[1..] {
            offer_at(
                schema,
                "",
                &place.split('.').collect::<Vec<_>>(),
                &Offered { kind, ids },
            );
        }
    }
}

struct Offered<'i> {
    kind: &'static Kind,
    ids: &'i [&'i str],
}

/// Walks on from the part of a schema at `at`, through references, choices and lists.
fn offer_at(schema: &mut Value, at: &str, steps: &[&str], offered: &Offered<'_>) {
    for inside in insides(schema, at) {
        offer_at(schema, &inside, steps, offered);
    }
    match steps {
        [] => allow(schema, at, offered),
        [ID] => allow_keys(schema, at, offered),
        ["LETTER"] => {
            // Nobody knows yet.
            let ids: Vec<_> = offered.ids.iter().copied().chain(["?"]).collect();
            let offered = Offered {
                kind: offered.kind,
                ids: &ids,
            };
            for letter in letters() {
                offer_at(schema, &format!("{at}/properties/{letter}"), &[], &offered);
            }
        }
        ["*", rest @ ..] => {
            offer_at(schema, &format!("{at}/additionalProperties"), rest, offered);
            for key in keys(schema, at) {
                offer_at(schema, &format!("{at}/properties/{key}"), rest, offered);
            }
        }
        [key, rest @ ..] => offer_at(schema, &format!("{at}/properties/{key}"), rest, offered),
    }
}

/// The parts that say more about the same value, or about the items of a list.
fn insides(schema: &Value, at: &str) -> Vec<String> {
    let Some(here) = schema.pointer(at) else {
        return Vec::new();
    };
    let mut inside = Vec::new();
    if let Some(part) = here["$ref"]
        .as_str()
        .and_then(|path| path.strip_prefix('#'))
    {
        inside.push(part.to_owned());
    }
    for choice in ["anyOf", "allOf"] {
        let choices = here[choice].as_array().map_or(0, Vec::len);
        inside.extend((0..choices).map(|n| format!("{at}/{choice}/{n}")));
    }
    match &here["items"] {
        Value::Object(_) => inside.push(format!("{at}/items")),
        Value::Array(items) => {
            inside.extend((0..items.len()).map(|n| format!("{at}/items/{n}")));
        }
        _ => {}
    }
    inside
}

fn keys(schema: &Value, at: &str) -> Vec<String> {
    let properties = schema
        .pointer(at)
        .and_then(|here| here["properties"].as_object());
    properties.map_or_else(Vec::new, |properties| properties.keys().cloned().collect())
}

/// Only these texts may be written.
fn allow(schema: &mut Value, at: &str, offered: &Offered<'_>) {
    let Some(text) = schema
        .pointer_mut(at)
        .filter(|here| here["type"] == "string")
    else {
        return;
    };
    text["enum"] = json!(offered.ids);
}

/// Only these keys may be written. A playbook may be called otherwise than its segment.
fn allow_keys(schema: &mut Value, at: &str, offered: &Offered<'_>) {
    let is_open = offered.kind.name == "segment" && at == "/properties/playbook";
    let Some(table) = schema.pointer_mut(at) else {
        return;
    };
    let inside = &table["additionalProperties"];
    if !inside.is_object() {
        return;
    }
    let keys = offered
        .ids
        .iter()
        .map(|id| ((*id).to_owned(), inside.clone()));
    table["properties"] = keys.collect();
    if !is_open {
        table["additionalProperties"] = json!(false);
    }
}
