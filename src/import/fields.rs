//! What a column of a sheet can be, by the words of its header in the common languages of Europe.

use super::folded;

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Field {
    /// An id.
    Id,
    /// The name of the task, activity or competency.
    Name,
}

impl Field {
    /// Every field with the word for it on the command line.
    pub const ALL: &'static [(Self, &'static str)] = &[(Self::Id, "id"), (Self::Name, "name")];

    /// The field of that word.
    pub fn of_word(word: &str) -> Option<Self> {
        let mut all = Self::ALL.iter();
        all.find(|(_, known)| *known == word)
            .map(|(field, _)| *field)
    }

    /// The field that a header names.
    pub fn of_header(header: &str) -> Option<Self> {
        let header = folded(header);
        Self::ALL
            .iter()
            .find(|(_, word)| folded(word) == header)
            .map(|(field, _)| *field)
    }
}
