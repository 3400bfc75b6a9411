//! Tables that later versions will use: compared as the plain values that they are.

use std::collections::{BTreeMap, BTreeSet};

use toml::{Table, Value as Toml};

use super::{Facts, Telling, named};
use crate::diagnostic::Place;
use crate::diff::value::{Number, Value};

/// The keys that hold ids of people.
const OF_PEOPLE: &[&str] = &[
    "who",
    "leads",
    "lead",
    "members",
    "owners",
    "sponsor",
    "facilitator",
    "presenter",
    "by",
];

impl Facts {
    pub(super) fn later(&mut self, tables: &Table) {
        for (name, value) in tables {
            match value {
                Toml::Array(items) => self.later_items(Place::table(name), items),
                Toml::Table(table) => tell_table(self.tell(Place::table(name)), table),
                other => self.tell(Place::table(name)).value_is(plain(other)),
            }
        }
    }

    /// Items of a `[[…]]` list, each under its `id`, else under what it says: where it stands means nothing.
    fn later_items(&mut self, list: Place, items: &[Toml]) {
        let name = |item: &Toml| {
            let id = item.get("id").and_then(Toml::as_str);
            id.map_or_else(|| sorted(item), str::to_owned)
        };
        for (name, item) in named(items, name) {
            let telling = self.tell(list.clone().key(name));
            match item {
                Toml::Table(table) => tell_table(telling, table),
                other => telling.value_is(plain(other)),
            }
        }
    }
}

impl Telling<'_> {
    fn value_is(self, value: Value) {
        self.facts.said.insert(self.place, value);
    }
}

fn tell_table(mut telling: Telling<'_>, table: &Table) {
    for (key, value) in table {
        match value {
            Toml::Table(inner) => tell_table(telling.inside(key), inner),
            Toml::Array(items) if items.iter().all(Toml::is_table) && !items.is_empty() => {
                let list = telling.place.clone().key(key);
                telling.facts.later_items(list, items);
            }
            other => {
                let value = people(key, other).unwrap_or_else(|| plain(other));
                telling = telling.value(key, Some(value));
            }
        }
    }
}

/// The people whom a key names; `None` where it names none.
fn people(key: &str, value: &Toml) -> Option<Value> {
    if !OF_PEOPLE.contains(&key) {
        return None;
    }
    let kind = "person";
    match value {
        Toml::String(id) => Some(Value::Id {
            kind,
            id: id.clone(),
        }),
        Toml::Array(ids) => {
            let ids: Option<BTreeSet<String>> = ids
                .iter()
                .map(|id| id.as_str().map(str::to_owned))
                .collect();
            let open = false;
            ids.filter(|ids| !ids.is_empty())
                .map(|ids| Value::Ids { kind, ids, open })
        }
        _ => None,
    }
}

/// A value that is no table, as what it is.
fn plain(value: &Toml) -> Value {
    match value {
        Toml::String(text) => Value::Text(text.clone()),
        Toml::Integer(number) => Value::Number(Number(*number as f64)),
        Toml::Float(number) => Value::Number(Number(*number)),
        Toml::Array(items) => Value::Texts(items.iter().map(sorted).collect()),
        Toml::Boolean(_) | Toml::Datetime(_) | Toml::Table(_) => Value::Text(sorted(value)),
    }
}

/// A value in one line, whatever the order of the keys in it.
fn sorted(value: &Toml) -> String {
    match value {
        Toml::String(text) => text.clone(),
        Toml::Array(items) => {
            let items: Vec<_> = items.iter().map(sorted).collect();
            format!("[{}]", items.join(", "))
        }
        Toml::Table(table) => {
            let pairs: BTreeMap<_, _> = table.iter().collect();
            let pairs: Vec<_> = pairs
                .into_iter()
                .map(|(key, value)| format!("{key} = {}", sorted(value)))
                .collect();
            format!("{{ {} }}", pairs.join(", "))
        }
        other => other.to_string(),
    }
}
