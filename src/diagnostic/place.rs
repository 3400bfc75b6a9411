//! [`Place`]: what a finding points at, as a path of keys; the origin knows where that is.

use std::fmt;
use std::ops::Range;

/// A path of keys from the top of a workshop, such as `activity.renewal-quote.A`.
///
/// Rules name places; [`crate::origin::Origin`] turns them into files and spans once, when a finding is made.
/// Items of `[[…]]` lists are counted from 0 over all files: `accept.2`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place(Vec<String>);

impl Place {
    /// A table that exists once, such as `raci`.
    pub fn table(name: &str) -> Self {
        Self(vec![name.to_owned()])
    }

    /// One thing of a kind, such as `activity.renewal-quote`.
    pub fn of(kind: &str, id: impl fmt::Display) -> Self {
        Self(vec![kind.to_owned(), id.to_string()])
    }

    /// A key, or an item of a list, inside this place.
    #[must_use]
    pub fn key(mut self, key: impl fmt::Display) -> Self {
        self.0.push(key.to_string());
        self
    }

    /// A stretch of the text that is written here, as bytes of what the text means.
    #[must_use]
    pub fn stretch(self, bytes: Range<usize>) -> Mark {
        Mark {
            place: self,
            stretch: Some(bytes),
        }
    }

    /// The keys, from the top.
    pub fn path(&self) -> &[String] {
        &self.0
    }

    /// The kind, such as `activity`.
    pub fn kind(&self) -> &str {
        &self.0[0]
    }

    /// The id, where the place is in one thing of a kind.
    pub fn id(&self) -> Option<&str> {
        self.0.get(1).map(String::as_str)
    }

    /// Whether this place is `other` or lies inside it.
    pub fn is_in(&self, other: &Self) -> bool {
        self.0.starts_with(&other.0)
    }

    /// The place itself and every place that it lies in.
    pub fn and_around(&self) -> impl Iterator<Item = Self> {
        (1..=self.0.len())
            .rev()
            .map(|length| Self(self.0[..length].to_vec()))
    }

    /// The thing that the place lies in: its first two keys.
    #[must_use]
    pub fn thing(&self) -> Self {
        Self(self.0.iter().take(2).cloned().collect())
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0.join("."))
    }
}

/// What a finding underlines: what is written at a place, or a stretch of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mark {
    /// Where it is written.
    pub place: Place,
    /// Only these bytes of what the text there means; `None` for all of it.
    pub stretch: Option<Range<usize>>,
}

impl From<Place> for Mark {
    fn from(place: Place) -> Self {
        Self {
            place,
            stretch: None,
        }
    }
}
