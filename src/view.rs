//! The workshop **as shown**: what one page says, already sorted, counted and put into words.
//!
//! A view holds text, so that a template has nothing to work out. What may not be shared is left out here, not in a
//! template: a template that a workshop brings along cannot show what its view does not hold.

pub mod agreement;
pub mod announcement;
pub mod balance;
pub mod changes;
pub mod competencies;
pub mod export;
pub mod finding;
pub mod frame;
pub mod handout;
pub mod history;
pub mod impact_effort;
pub mod index;
pub mod listing;
pub mod people;
pub mod plot_page;
pub mod raci;
pub mod row_as_is;
pub mod since;
pub mod terminal_plot;
pub mod terminal_raci;
mod words;

#[cfg(test)]
pub(crate) mod samples;

use serde::Serialize;

use crate::analysis::across::Across;
use crate::words::Words;

/// What a page may show.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct ViewOptions {
    /// Names beside levels, development goals and secret ballots may be shown: the page is for the manager.
    pub private: bool,
    /// What runs from left to right in the figure of the impact-effort page.
    pub across: Across,
    /// There is an earlier state of the workshop that its pages are compared with.
    pub compared: bool,
}

impl ViewOptions {
    /// The same for what everybody may see.
    #[must_use]
    pub fn shared(self) -> Self {
        Self {
            private: false,
            ..self
        }
    }
}

/// What an empty section says: what is missing, and what to write to fill it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Hint {
    /// What is missing and where it goes.
    pub text: String,
    /// The shortest TOML that fills the section.
    pub example: String,
}

impl Hint {
    fn new(text: &str, example: &str) -> Self {
        Self {
            text: text.to_owned(),
            example: example.to_owned(),
        }
    }

    /// Asks for a task; the example has these lines between its name and its scores.
    fn a_task(text: &str, words: &Words, lines: &str) -> Self {
        let name = toml::Value::from(words.get("hint.task-name"));
        Self::new(
            text,
            &format!("[task.renewal-forecast]\nname = {name}\n{lines}impact = 4\neffort = 2"),
        )
    }
}

/// A label and what it says, such as "Review by" and a date.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Fact {
    /// The label.
    pub label: String,
    /// What it says.
    pub value: String,
}

impl Fact {
    fn new(label: &str, value: impl Into<String>) -> Self {
        Self {
            label: label.to_owned(),
            value: value.into(),
        }
    }
}
