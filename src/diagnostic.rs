//! [`Diagnostic`]: one finding about the user's files. Findings are collected, never returned early.

mod code;
mod place;
mod report;

pub use code::{CODES, Code, by_slug, codes};
pub use place::{Mark, Place};
pub use report::{Accepted, Report};

use std::ops::Range;

use serde::Serialize;

use crate::words::{Said, english};

/// How loud a finding is; the order is from quiet to loud.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// A question to ask.
    Note,
    /// Needs a sentence.
    Warning,
    /// Blocks the "agreed" state, or leaves the meaning unclear.
    Error,
}

impl Severity {
    /// The word for it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Note => "note",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

/// The number of a file in the source tree.
pub type FileId = usize;

/// A stretch of a file with a remark about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Label {
    /// In which file.
    pub file: FileId,
    /// From which byte to which.
    pub span: Range<usize>,
    /// The remark; may be empty where the message says it all.
    pub text: String,
}

/// One finding about the user's files.
#[derive(Debug, Clone, PartialEq)]
pub struct Diagnostic {
    /// Which finding it is.
    pub code: &'static Code,
    /// How loud it is here; `[rules.levels]` may differ from the code's default.
    pub severity: Severity,
    /// It leaves open what the files mean, so nothing may be rendered from them.
    pub unclear: bool,
    /// What is wrong: the user's words in backticks, lower case, no full stop.
    pub message: String,
    /// The same for readers of any language; `None` where it is about the writing of the files.
    pub said: Option<Said>,
    /// Where: the first label is the place itself, the others explain it.
    pub labels: Vec<Label>,
    /// What to write instead.
    pub help: Option<String>,
    /// The thing that it is about, such as `activity.renewal-quote`.
    pub about: Option<Place>,
    /// It tells of a person what only that person and the manager may know.
    pub private: bool,
}

impl Diagnostic {
    /// A finding of a code's own severity, so far without a place.
    pub fn new(code: &'static Code, message: impl Into<String>) -> Self {
        Self {
            code,
            severity: code.severity,
            unclear: code.unclear,
            message: message.into(),
            said: None,
            labels: Vec::new(),
            help: None,
            about: None,
            private: false,
        }
    }

    /// A finding whose sentence every reader gets in their language.
    pub fn said(code: &'static Code, said: Said) -> Self {
        Self {
            said: Some(said.clone()),
            ..Self::new(code, english().say(&said))
        }
    }

    /// Adds a stretch of a file; the first one added is the place of the finding.
    #[must_use]
    pub fn label(mut self, file: FileId, span: Range<usize>, text: impl Into<String>) -> Self {
        self.labels.push(Label {
            file,
            span,
            text: text.into(),
        });
        self
    }

    /// Says what to write instead.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// Says which thing the finding is about.
    #[must_use]
    pub fn about(mut self, about: Place) -> Self {
        self.about = Some(about);
        self
    }

    /// Lowers the finding to a warning that leaves no doubt about the meaning.
    #[must_use]
    pub fn softened(mut self) -> Self {
        self.severity = Severity::Warning;
        self.unclear = false;
        self
    }
}
