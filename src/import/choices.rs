//! [`Choices`]: what the user says about a file instead of leaving it to us.

use super::Field;
use crate::vocabulary::Letter;

/// What can be imported.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Rows with letters for roles.
    Raci,
    /// Votes of people on tasks.
    Votes,
    /// Competencies: levels in words, levels required, levels of people.
    Competencies,
    /// Tasks, with owners, hours and scores.
    Tasks,
}

impl Kind {
    /// All of them, from the plainest signs to the vaguest.
    pub const ALL: &'static [Self] = &[Self::Raci, Self::Votes, Self::Competencies, Self::Tasks];

    /// The word for it on the command line.
    pub fn word(self) -> &'static str {
        match self {
            Self::Raci => "raci",
            Self::Votes => "votes",
            Self::Competencies => "competencies",
            Self::Tasks => "tasks",
        }
    }
}

/// What the user says about a file.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Choices {
    /// What is in it.
    pub kind: Option<Kind>,
    /// Only the tables whose sheet or heading is called so, or the table of that number from 1.
    pub sheet: Option<String>,
    /// The row of the sheet (line of a text) in which the header stands, from 1.
    pub header_row: Option<usize>,
    /// Which column is what: a header text, a letter such as `C`, or a number from 1.
    pub columns: Vec<(Field, String)>,
    /// What words of cells mean in letters; nothing for words that mean no letter.
    pub letters: Vec<(String, Vec<Letter>)>,
    /// A chart has its roles below each other and its activities side by side, or not; `None` to find out.
    pub is_transposed: Option<bool>,
    /// Letters of other scripts count as the Latin ones that they look like.
    pub accept_lookalikes: bool,
    /// Rows that are struck through are taken as well.
    pub with_struck: bool,
    /// The workshop's scale of impact, where it is in use: scores whose sheet has no scale of its own are on it.
    pub impact_scale: Option<(f64, f64)>,
    /// The same for effort.
    pub effort_scale: Option<(f64, f64)>,
    /// The role, by id or name, of people whom the workshop does not have and who are added with it.
    pub people_as: Option<String>,
    /// Whose answers a chart holds; the sheet's name where the sheets are of one person each.
    pub voter: Option<String>,
}

impl Choices {
    /// The column that the user names for a field.
    pub fn column(&self, field: Field) -> Option<&str> {
        let mut columns = self.columns.iter();
        columns
            .find(|(named, _)| *named == field)
            .map(|(_, column)| column.as_str())
    }
}
