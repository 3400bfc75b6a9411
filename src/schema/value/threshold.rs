//! [`Threshold`]: where the plot is divided.

use std::fmt;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::{self, Deserialize, Deserializer, MapAccess, Visitor};

use super::Number;

/// Where the plot is divided: a word, one number, or a number for each axis.
#[derive(Debug, Clone, PartialEq)]
pub enum Threshold {
    /// The middle of the scale.
    Midpoint,
    /// The median of the tasks: a relative split.
    Median,
    /// The same score on both axes.
    Number(f64),
    /// A score for each axis.
    Axes(Axes),
}

/// A score for each axis.
#[derive(Debug, Clone, PartialEq, Default, serde::Deserialize, JsonSchema)]
#[serde(default)]
pub struct Axes {
    /// Of impact.
    pub impact: Option<Number>,
    /// Of effort.
    pub effort: Option<Number>,
}

impl<'de> Deserialize<'de> for Threshold {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct ThresholdVisitor;
        impl<'de> Visitor<'de> for ThresholdVisitor {
            type Value = Threshold;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("`midpoint`, `median`, a number, or { impact = 3, effort = 3 }")
            }
            fn visit_str<E: de::Error>(self, word: &str) -> Result<Threshold, E> {
                match word {
                    "midpoint" => Ok(Threshold::Midpoint),
                    "median" => Ok(Threshold::Median),
                    _ => Err(E::invalid_value(de::Unexpected::Str(word), &self)),
                }
            }
            fn visit_i64<E: de::Error>(self, number: i64) -> Result<Threshold, E> {
                Ok(Threshold::Number(number as f64))
            }
            fn visit_f64<E: de::Error>(self, number: f64) -> Result<Threshold, E> {
                if number.is_finite() {
                    Ok(Threshold::Number(number))
                } else {
                    Err(E::invalid_value(de::Unexpected::Float(number), &self))
                }
            }
            fn visit_map<A: MapAccess<'de>>(self, table: A) -> Result<Threshold, A::Error> {
                Axes::deserialize(de::value::MapAccessDeserializer::new(table)).map(Threshold::Axes)
            }
        }
        deserializer.deserialize_any(ThresholdVisitor)
    }
}

impl JsonSchema for Threshold {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Threshold".into()
    }
    fn inline_schema() -> bool {
        true
    }
    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        json_schema!({ "anyOf": [
            { "enum": ["midpoint", "median"] },
            { "type": "number" },
            Axes::json_schema(generator),
        ] })
    }
}
