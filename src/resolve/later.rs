//! Tables that later versions will use: kept as the plain values that they are, so that nothing in them is overlooked.

use serde::Deserialize as _;
use toml::de::ValueDeserializer;
use toml::{Table, Value};

use crate::origin::Origin;
use crate::schema::LATER_TABLES;

/// The later tables of all files, merged.
pub(super) fn tables(origin: &Origin<'_>) -> Table {
    let mut merged = Table::new();
    for (_, file) in origin.files() {
        for (name, value) in file {
            if !LATER_TABLES.contains(&name.get_ref().as_ref()) {
                continue;
            }
            if let Ok(value) = Value::deserialize(ValueDeserializer::from(value.clone())) {
                merge(&mut merged, name.get_ref(), value);
            }
        }
    }
    merged
}

/// Adds a value of a further file: tables key by key, items of lists after those that are there.
fn merge(into: &mut Table, key: &str, value: Value) {
    match (into.get_mut(key), value) {
        (Some(Value::Table(known)), Value::Table(more)) => {
            for (key, value) in more {
                merge(known, &key, value);
            }
        }
        (Some(Value::Array(known)), Value::Array(more)) => known.extend(more),
        (_, value) => {
            into.insert(key.to_owned(), value);
        }
    }
}
