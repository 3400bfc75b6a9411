//! [`Value`]: what a workshop says at one place, in a form that can be compared, shown and written down.

use std::collections::BTreeSet;

use jiff::civil::{Date, Time};

use crate::model::Id;
use crate::model::competency::{Competency, Step};
use crate::model::people::{Person, Phase, Role, Segment};
use crate::model::raci::Activity;
use crate::model::record::Decision;
use crate::model::task::Task;
use crate::model::tool::Tool;
use crate::model::vote::Scores;
use crate::vocabulary::{
    ActivityKind, Aggregate, Better, ChartState, Disposition, Frequency, Level, MarkerArea,
    NameStyle, OnLine, Paper, Scaling, ToolDisposition, Variant,
};

/// What is said at one place.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// Words of the workshop's authors.
    Text(String),
    /// Several of them, whose order means something.
    Texts(Vec<String>),
    /// A number.
    Number(Number),
    /// Several, whose order means something.
    Numbers(Vec<Number>),
    /// Yes; what is not so is not said.
    Yes,
    /// A day.
    Day(Date),
    /// A time of day.
    Time(Time),
    /// A word of a closed list, as it is typed.
    Word(&'static str),
    /// A thing, by its id.
    Id {
        /// Its kind, such as `role`.
        kind: &'static str,
        /// Its id.
        id: String,
    },
    /// A set of things of one kind.
    Ids {
        /// Their kind.
        kind: &'static str,
        /// Their ids.
        ids: BTreeSet<String>,
        /// Somebody will still be named: there is a `?` among them.
        open: bool,
    },
}

/// A number that equals itself, be it written as `nan`.
#[derive(Debug, Clone, Copy)]
pub struct Number(pub f64);

impl PartialEq for Number {
    fn eq(&self, other: &Self) -> bool {
        self.0 == other.0 || (self.0.is_nan() && other.0.is_nan())
    }
}

impl Value {
    /// A set of things.
    pub(super) fn ids<T: Kind>(ids: &[Id<T>], open: bool) -> Self {
        Self::Ids {
            kind: T::KIND,
            ids: ids.iter().map(ToString::to_string).collect(),
            open,
        }
    }

    /// The ids that it names.
    pub fn named(&self) -> BTreeSet<&str> {
        match self {
            Self::Id { id, .. } => BTreeSet::from([id.as_str()]),
            Self::Ids { ids, .. } => ids.iter().map(String::as_str).collect(),
            _ => BTreeSet::new(),
        }
    }
}

/// What can be said, or is not said at all.
pub(super) trait Stated {
    /// What is said; `None` for what goes without saying.
    fn stated(&self) -> Option<Value>;
}

/// The kind of thing that an id names.
pub(super) trait Kind {
    /// As in a table's name.
    const KIND: &'static str;
}

macro_rules! kinds {
    ($($thing:ty = $kind:literal,)+) => {
        $(impl Kind for $thing { const KIND: &'static str = $kind; })+
    };
}

kinds! {
    Phase = "phase", Role = "role", Person = "person", Segment = "segment", Task = "task",
    Activity = "activity", Decision = "decision", Competency = "competency", Step = "step", Tool = "tool",
}

macro_rules! words {
    ($($list:ty),+) => {
        $(impl Stated for $list {
            fn stated(&self) -> Option<Value> { Some(Value::Word(self.word())) }
        })+
    };
}

words!(
    ActivityKind,
    Aggregate,
    Better,
    ChartState,
    Disposition,
    Frequency,
    Level,
    MarkerArea,
    NameStyle,
    OnLine,
    Paper,
    Scaling,
    ToolDisposition,
    Variant
);

impl<T: Stated> Stated for Option<T> {
    fn stated(&self) -> Option<Value> {
        self.as_ref().and_then(Stated::stated)
    }
}

impl Stated for String {
    fn stated(&self) -> Option<Value> {
        (!self.is_empty()).then(|| Value::Text(self.clone()))
    }
}

impl Stated for Vec<String> {
    fn stated(&self) -> Option<Value> {
        (!self.is_empty()).then(|| Value::Texts(self.clone()))
    }
}

impl Stated for f64 {
    fn stated(&self) -> Option<Value> {
        Some(Value::Number(Number(*self)))
    }
}

impl Stated for u32 {
    fn stated(&self) -> Option<Value> {
        f64::from(*self).stated()
    }
}

impl Stated for usize {
    fn stated(&self) -> Option<Value> {
        (*self as f64).stated()
    }
}

impl Stated for Vec<f64> {
    fn stated(&self) -> Option<Value> {
        (!self.is_empty()).then(|| Value::Numbers(self.iter().copied().map(Number).collect()))
    }
}

impl Stated for Scores {
    fn stated(&self) -> Option<Value> {
        vec![self.impact, self.effort].stated()
    }
}

impl Stated for bool {
    fn stated(&self) -> Option<Value> {
        self.then_some(Value::Yes)
    }
}

impl Stated for Date {
    fn stated(&self) -> Option<Value> {
        Some(Value::Day(*self))
    }
}

impl Stated for Time {
    fn stated(&self) -> Option<Value> {
        Some(Value::Time(*self))
    }
}

impl<T: Kind> Stated for Id<T> {
    fn stated(&self) -> Option<Value> {
        Some(Value::Id {
            kind: T::KIND,
            id: self.to_string(),
        })
    }
}

impl<T: Kind> Stated for Vec<Id<T>> {
    fn stated(&self) -> Option<Value> {
        (!self.is_empty()).then(|| Value::ids(self, false))
    }
}
