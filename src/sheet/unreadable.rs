//! [`Unreadable`]: why a file holds no tables for us.

use std::fmt;

/// Why a file cannot be read as tables; every message says what to do instead.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unreadable {
    /// There is nothing in it.
    Empty,
    /// It is protected by a password.
    Protected,
    /// It is of a kind that holds no tables, such as a PDF or JSON.
    OtherKind(String),
    /// It is broken.
    Broken(String),
    /// It, a table of it or a cell is larger than we read.
    TooLarge(String),
    /// There is no table in it.
    NoTable,
}

impl fmt::Display for Unreadable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => f.write_str("there is nothing in it"),
            Self::Protected => f.write_str(
                "it is protected by a password; open it, save a copy without one, and import that",
            ),
            Self::OtherKind(kind) => write!(
                f,
                "it is {kind}; offsite imports CSV, TSV, XLSX, ODS, Markdown, HTML and tables pasted as text"
            ),
            Self::Broken(why) => write!(f, "it is broken: {why}"),
            Self::TooLarge(what) => write!(f, "it is too large: {what}"),
            Self::NoTable => f.write_str(
                "there is no table in it; columns are separated by tabs, `|`, commas or semicolons",
            ),
        }
    }
}

impl std::error::Error for Unreadable {}
