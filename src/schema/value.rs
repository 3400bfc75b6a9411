//! The kinds of value a user can write, each accepting every spelling that has one clear meaning.
//!
//! Every refusal reads `…, expected <what to write>`: `load` turns the second half into the finding's help.

use std::fmt;
use std::marker::PhantomData;

use indexmap::IndexMap;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::{self, Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};

mod threshold;

pub use threshold::{Axes, Threshold};

/// States the JSON Schema of a value where it is used, instead of under a name of its own.
macro_rules! inline_schema {
    ($name:ident, $schema:tt) => {
        impl JsonSchema for $name {
            fn schema_name() -> std::borrow::Cow<'static, str> {
                stringify!($name).into()
            }
            fn inline_schema() -> bool {
                true
            }
            fn json_schema(_: &mut SchemaGenerator) -> Schema {
                json_schema!($schema)
            }
        }
    };
}

/// A number, whole or decimal; infinities and `nan` are refused.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Number(pub f64);

const A_NUMBER: &str = "a number, such as 4 or 2.5";

impl<'de> Deserialize<'de> for Number {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct NumberVisitor;
        impl Visitor<'_> for NumberVisitor {
            type Value = Number;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(A_NUMBER)
            }
            fn visit_i64<E: de::Error>(self, number: i64) -> Result<Number, E> {
                Ok(Number(number as f64))
            }
            fn visit_f64<E: de::Error>(self, number: f64) -> Result<Number, E> {
                if number.is_finite() {
                    Ok(Number(number))
                } else {
                    Err(E::invalid_value(de::Unexpected::Float(number), &self))
                }
            }
        }
        deserializer.deserialize_any(NumberVisitor)
    }
}

inline_schema!(Number, { "type": "number" });

/// A count: a whole number from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Count(pub u32);

impl<'de> Deserialize<'de> for Count {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct CountVisitor;
        impl Visitor<'_> for CountVisitor {
            type Value = Count;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a whole number from 0, such as 3")
            }
            fn visit_i64<E: de::Error>(self, number: i64) -> Result<Count, E> {
                u32::try_from(number)
                    .map(Count)
                    .map_err(|_| E::invalid_value(de::Unexpected::Signed(number), &self))
            }
        }
        deserializer.deserialize_any(CountVisitor)
    }
}

inline_schema!(Count, { "type": "integer", "minimum": 0 });

/// Text in quotes.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Text(pub String);

impl<'de> Deserialize<'de> for Text {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct TextVisitor;
        impl Visitor<'_> for TextVisitor {
            type Value = Text;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("text in quotes")
            }
            fn visit_str<E: de::Error>(self, text: &str) -> Result<Text, E> {
                Ok(Text(text.to_owned()))
            }
        }
        deserializer.deserialize_any(TextVisitor)
    }
}

inline_schema!(Text, { "type": "string" });

/// `true` or `false`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Flag(pub bool);

impl<'de> Deserialize<'de> for Flag {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct FlagVisitor;
        impl Visitor<'_> for FlagVisitor {
            type Value = Flag;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("`true` or `false`, without quotes")
            }
            fn visit_bool<E: de::Error>(self, flag: bool) -> Result<Flag, E> {
                Ok(Flag(flag))
            }
        }
        deserializer.deserialize_any(FlagVisitor)
    }
}

inline_schema!(Flag, { "type": "boolean" });

/// A promise that keeps a task from being cut: `true`, or the reason in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Lock {
    /// Locked or not, without a reason.
    Flag(bool),
    /// Locked, for this reason.
    Reason(String),
}

impl<'de> Deserialize<'de> for Lock {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct LockVisitor;
        impl Visitor<'_> for LockVisitor {
            type Value = Lock;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("`true`, `false`, or the reason in quotes")
            }
            fn visit_bool<E: de::Error>(self, flag: bool) -> Result<Lock, E> {
                Ok(Lock::Flag(flag))
            }
            fn visit_str<E: de::Error>(self, reason: &str) -> Result<Lock, E> {
                Ok(Lock::Reason(reason.to_owned()))
            }
        }
        deserializer.deserialize_any(LockVisitor)
    }
}

inline_schema!(Lock, { "type": ["boolean", "string"] });

/// One text, or a list of texts: `"csm"` and `["csm"]` mean the same.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Texts(pub Vec<String>);

impl<'de> Deserialize<'de> for Texts {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct TextsVisitor;
        impl<'de> Visitor<'de> for TextsVisitor {
            type Value = Texts;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("text in quotes, or a list such as [\"one\", \"two\"]")
            }
            fn visit_str<E: de::Error>(self, text: &str) -> Result<Texts, E> {
                Ok(Texts(vec![text.to_owned()]))
            }
            fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Texts, A::Error> {
                let mut texts = Vec::with_capacity(items.size_hint().unwrap_or(0));
                while let Some(Text(text)) = items.next_element()? {
                    texts.push(text);
                }
                Ok(Texts(texts))
            }
        }
        deserializer.deserialize_any(TextsVisitor)
    }
}

inline_schema!(Texts, { "anyOf": [
        { "type": "string" },
        { "type": "array", "items": { "type": "string" } },
    ] });

/// A day, written without quotes: `2026-03-20`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Day(pub jiff::civil::Date);

const A_DAY: &str = "a day without quotes, such as 2026-03-20";

impl<'de> Deserialize<'de> for Day {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let moment = moment(deserializer, A_DAY)?;
        match moment {
            toml::value::Datetime {
                date: Some(date),
                time: None,
                ..
            } => i16::try_from(date.year)
                .ok()
                .and_then(|year| {
                    jiff::civil::Date::new(year, date.month as i8, date.day as i8).ok()
                })
                .map(Day)
                .ok_or_else(|| refused(&moment, A_DAY)),
            other => Err(refused(&other, A_DAY)),
        }
    }
}

inline_schema!(Day, { "type": "string", "format": "date" });

/// A time of day, written without quotes: `09:30:00`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TimeOfDay(pub jiff::civil::Time);

const A_TIME: &str = "a time of day without quotes, such as 09:30:00";

impl<'de> Deserialize<'de> for TimeOfDay {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let moment = moment(deserializer, A_TIME)?;
        match moment {
            toml::value::Datetime {
                date: None,
                time: Some(time),
                ..
            } => jiff::civil::Time::new(
                time.hour as i8,
                time.minute as i8,
                time.second.unwrap_or(0) as i8,
                0,
            )
            .map(TimeOfDay)
            .map_err(|_| refused(&moment, A_TIME)),
            other => Err(refused(&other, A_TIME)),
        }
    }
}

inline_schema!(TimeOfDay, { "type": "string", "format": "partial-time" });

/// What TOML calls a date-time; [`Day`] and [`TimeOfDay`] each take one form of it.
fn moment<'de, D: Deserializer<'de>>(
    deserializer: D,
    expected: &str,
) -> Result<toml::value::Datetime, D::Error> {
    toml::value::Datetime::deserialize(deserializer)
        .map_err(|_| de::Error::custom(format_args!("not a date-time, expected {expected}")))
}

fn refused<E: de::Error>(found: &toml::value::Datetime, expected: &str) -> E {
    E::invalid_value(de::Unexpected::Other(&found.to_string()), &expected)
}

/// Hours a week: one number, or a number for each segment.
#[derive(Debug, Clone, PartialEq)]
pub enum Hours {
    /// The same for each head of the owner role.
    Flat(f64),
    /// Hours a week for each customer-success manager of the segment.
    BySegment(IndexMap<String, Number>),
}

impl<'de> Deserialize<'de> for Hours {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct HoursVisitor;
        impl<'de> Visitor<'de> for HoursVisitor {
            type Value = Hours;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(
                    "hours a week as a number, or by segment such as { ent = 0.5, com = 1 }",
                )
            }
            fn visit_i64<E: de::Error>(self, hours: i64) -> Result<Hours, E> {
                Ok(Hours::Flat(hours as f64))
            }
            fn visit_f64<E: de::Error>(self, hours: f64) -> Result<Hours, E> {
                if hours.is_finite() {
                    Ok(Hours::Flat(hours))
                } else {
                    Err(E::invalid_value(de::Unexpected::Float(hours), &self))
                }
            }
            fn visit_map<A: MapAccess<'de>>(self, table: A) -> Result<Hours, A::Error> {
                Deserialize::deserialize(de::value::MapAccessDeserializer::new(table))
                    .map(Hours::BySegment)
            }
        }
        deserializer.deserialize_any(HoursVisitor)
    }
}

inline_schema!(Hours, { "anyOf": [
        { "type": "number", "minimum": 0 },
        { "type": "object", "additionalProperties": { "type": "number", "minimum": 0 } },
    ] });

/// An effort score: a number, or a T-shirt size.
#[derive(Debug, Clone, PartialEq)]
pub enum Effort {
    /// On the scale.
    Number(f64),
    /// A size such as `"M"`, mapped onto the scale by `[scale.effort] sizes`.
    Size(String),
}

impl<'de> Deserialize<'de> for Effort {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct EffortVisitor;
        impl Visitor<'_> for EffortVisitor {
            type Value = Effort;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a number such as 4, or a size such as \"M\"")
            }
            fn visit_i64<E: de::Error>(self, number: i64) -> Result<Effort, E> {
                Ok(Effort::Number(number as f64))
            }
            fn visit_f64<E: de::Error>(self, number: f64) -> Result<Effort, E> {
                if number.is_finite() {
                    Ok(Effort::Number(number))
                } else {
                    Err(E::invalid_value(de::Unexpected::Float(number), &self))
                }
            }
            fn visit_str<E: de::Error>(self, size: &str) -> Result<Effort, E> {
                Ok(Effort::Size(size.to_owned()))
            }
        }
        deserializer.deserialize_any(EffortVisitor)
    }
}

inline_schema!(Effort, { "type": ["number", "string"] });

/// What one list must hold to be read as a [`Pair`].
pub trait PairShape {
    /// Completes the sentence "expected …".
    const EXPECTED: &'static str;
}

/// A list of exactly two values, such as the two scores of a vote.
#[derive(Debug, Clone, PartialEq)]
pub struct Pair<A, B, Shape>(pub A, pub B, PhantomData<Shape>);

impl<'de, A, B, Shape> Deserialize<'de> for Pair<A, B, Shape>
where
    A: Deserialize<'de>,
    B: Deserialize<'de>,
    Shape: PairShape,
{
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct PairVisitor<A, B, Shape>(PhantomData<(A, B, Shape)>);
        impl<'de, A, B, Shape> Visitor<'de> for PairVisitor<A, B, Shape>
        where
            A: Deserialize<'de>,
            B: Deserialize<'de>,
            Shape: PairShape,
        {
            type Value = Pair<A, B, Shape>;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(Shape::EXPECTED)
            }
            fn visit_seq<S: SeqAccess<'de>>(self, mut items: S) -> Result<Self::Value, S::Error> {
                let first = items.next_element()?;
                let second = items.next_element()?;
                let mut count = usize::from(first.is_some()) + usize::from(second.is_some());
                while items.next_element::<de::IgnoredAny>()?.is_some() {
                    count += 1;
                }
                match (first, second, count) {
                    (Some(first), Some(second), 2) => Ok(Pair(first, second, PhantomData)),
                    _ => Err(de::Error::invalid_length(count, &self)),
                }
            }
        }
        deserializer.deserialize_any(PairVisitor(PhantomData))
    }
}

impl<A: JsonSchema, B: JsonSchema, Shape> JsonSchema for Pair<A, B, Shape> {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Pair".into()
    }
    fn inline_schema() -> bool {
        true
    }
    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "type": "array",
            "prefixItems": [A::json_schema(generator), B::json_schema(generator)],
            "minItems": 2,
            "maxItems": 2,
        })
    }
}

/// `[impact, effort]`.
#[derive(Debug, Clone, PartialEq)]
pub struct ImpactEffort;

impl PairShape for ImpactEffort {
    const EXPECTED: &'static str = "two scores, [impact, effort], such as [4, 2]";
}

/// One voter's scores of a task.
pub type Scores = Pair<Number, Effort, ImpactEffort>;

/// `[self, manager]`.
#[derive(Debug, Clone, PartialEq)]
pub struct SelfManager;

impl PairShape for SelfManager {
    const EXPECTED: &'static str = "two levels, [self, manager], such as [3, 2]; 0 is not assessed";
}

/// The two levels of an assessment; 0 is not assessed.
pub type Levels = Pair<Count, Count, SelfManager>;

/// `[responsible row, accountable row]`.
#[derive(Debug, Clone, PartialEq)]
pub struct TwoActivities;

impl PairShape for TwoActivities {
    const EXPECTED: &'static str =
        "two activities, such as [\"quote-write\", \"discount-approve\"]";
}

/// Two rows that no role may do and approve.
pub type ActivityPair = Pair<Text, Text, TwoActivities>;
