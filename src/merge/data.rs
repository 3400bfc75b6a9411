//! [`Data`]: what a value says, whatever it looks like; what is compared when two versions are.

use std::collections::{BTreeMap, BTreeSet};

use toml_edit::{InlineTable, Value};

use super::set::is_set;

/// What a value says. Two are equal when they say the same in another layout or order.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Data {
    Text(String),
    Whole(i64),
    /// The bits, so that `nan` is equal to itself.
    Real(u64),
    Truth(bool),
    Time(String),
    /// A list whose order means something.
    List(Vec<Data>),
    /// A list of ids whose order means nothing; one text is a list of one.
    Set(BTreeSet<String>),
    /// Tables in a list, sorted.
    Bag(Vec<Data>),
    Table(BTreeMap<String, Data>),
}

impl Data {
    /// What the value at a path of keys says.
    pub(super) fn of(value: &Value, path: &mut Vec<String>) -> Self {
        if is_set(path)
            && let Some(texts) = texts(value)
        {
            return Self::Set(texts.into_iter().collect());
        }
        match value {
            Value::String(text) => Self::Text(text.value().replace("\r\n", "\n")),
            Value::Integer(number) => Self::Whole(*number.value()),
            Value::Float(number) => Self::Real(number.value().to_bits()),
            Value::Boolean(truth) => Self::Truth(*truth.value()),
            Value::Datetime(time) => Self::Time(time.value().to_string()),
            Value::InlineTable(table) => Self::of_table(table, path),
            Value::Array(list) => {
                path.push(String::new());
                let items: Vec<_> = list.iter().map(|item| Self::of(item, path)).collect();
                path.pop();
                let are_tables = list.iter().all(Value::is_inline_table) && !items.is_empty();
                if are_tables {
                    Self::bag(items)
                } else {
                    Self::List(items)
                }
            }
        }
    }

    fn of_table(table: &InlineTable, path: &mut Vec<String>) -> Self {
        let entries = table.iter().map(|(key, value)| {
            path.push(key.to_owned());
            let data = Self::of(value, path);
            path.pop();
            (key.to_owned(), data)
        });
        Self::Table(entries.collect())
    }

    pub(super) fn bag(mut items: Vec<Self>) -> Self {
        items.sort();
        Self::Bag(items)
    }

    /// The text that a table says under `id`, by which it is known in its list.
    pub(super) fn id(&self) -> Option<&str> {
        match self {
            Self::Table(entries) => match entries.get("id") {
                Some(Self::Text(id)) => Some(id),
                _ => None,
            },
            _ => None,
        }
    }

    /// How many keys of a table say the same in another one.
    pub(super) fn agreement(&self, other: &Self) -> usize {
        match (self, other) {
            (Self::Table(these), Self::Table(those)) => these
                .iter()
                .filter(|(key, data)| those.get(*key) == Some(data))
                .count(),
            _ => 0,
        }
    }

    pub(super) fn len(&self) -> usize {
        match self {
            Self::Table(entries) => entries.len(),
            _ => 0,
        }
    }
}

/// The texts of a value in order: of a list all, of a text itself; none where something else is among them.
pub(super) fn texts(value: &Value) -> Option<Vec<String>> {
    match value {
        Value::String(text) => Some(vec![text.value().clone()]),
        Value::Array(list) => list
            .iter()
            .map(|item| item.as_str().map(str::to_owned))
            .collect(),
        _ => None,
    }
}
