//! `[words]`: lines of the workshop's own in the place of the fixed words of its pages.

use std::fmt;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::{self, Deserialize, Deserializer, MapAccess, Visitor};
use toml::{Table, Value};

/// Texts under the keys of the shipped tables, nested as they are there.
#[derive(Debug, Default, PartialEq)]
pub struct TomlWords(pub Table);

impl<'de> Deserialize<'de> for TomlWords {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct TableVisitor;
        impl<'de> Visitor<'de> for TableVisitor {
            type Value = TomlWords;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a table of texts, such as `[words.raci]` with `activity = \"Moment\"`")
            }
            fn visit_map<M: MapAccess<'de>>(self, mut map: M) -> Result<TomlWords, M::Error> {
                let mut table = Table::new();
                while let Some((key, Word(value))) = map.next_entry()? {
                    table.insert(key, value);
                }
                Ok(TomlWords(table))
            }
        }
        deserializer.deserialize_any(TableVisitor)
    }
}

/// A text, or a table of texts.
struct Word(Value);

impl<'de> Deserialize<'de> for Word {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct WordVisitor;
        impl<'de> Visitor<'de> for WordVisitor {
            type Value = Word;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("text in quotes, or its forms `{ one = \"…\", other = \"…\" }`")
            }
            fn visit_str<E: de::Error>(self, text: &str) -> Result<Word, E> {
                Ok(Word(Value::String(text.to_owned())))
            }
            fn visit_map<M: MapAccess<'de>>(self, mut map: M) -> Result<Word, M::Error> {
                let mut table = Table::new();
                while let Some((key, Word(value))) = map.next_entry()? {
                    table.insert(key, value);
                }
                Ok(Word(Value::Table(table)))
            }
        }
        deserializer.deserialize_any(WordVisitor)
    }
}

impl JsonSchema for TomlWords {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "TomlWords".into()
    }
    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "type": "object",
            "additionalProperties": {
                "type": ["string", "object"],
                "additionalProperties": { "type": ["string", "object"] }
            }
        })
    }
}
