//! [`Finding`]: what is odd about a file of another program.

use crate::diagnostic::{Code, Severity};
use crate::sheet::Place;

/// One finding about a sheet; the place is in the sheet, so that it is no [`crate::diagnostic::Diagnostic`].
#[derive(Debug, Clone, PartialEq)]
pub struct Finding {
    /// Which finding it is.
    pub code: &'static Code,
    /// The cell, or the first cell of what it is about; `None` where it is about the file, or about what is not in it.
    pub at: Option<Place>,
    /// What is odd: the user's words in backticks, lower case, no full stop.
    pub message: String,
    /// What to write instead, or which option decides.
    pub help: Option<String>,
}

impl Finding {
    /// A finding at a cell.
    pub fn at(code: &'static Code, at: &Place, message: impl Into<String>) -> Self {
        Self {
            code,
            at: Some(at.clone()),
            message: message.into(),
            help: None,
        }
    }

    /// A finding that no cell shows.
    pub fn nowhere(code: &'static Code, message: impl Into<String>) -> Self {
        Self {
            code,
            at: None,
            message: message.into(),
            help: None,
        }
    }

    /// Says what to write instead.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// How loud it is.
    pub fn severity(&self) -> Severity {
        self.code.severity
    }
}
