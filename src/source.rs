//! [`SourceTree`]: the TOML files of a workshop as an ordered list of path and text, wherever they come from.

mod folder;
mod position;
mod revision;

use std::sync::OnceLock;

use crate::diagnostic::FileId;

pub use folder::nearest_workshop;
pub use position::{Lines, Position};
pub use revision::Texts;

/// One TOML file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SourceFile {
    /// Its path relative to the workshop, with `/` between folders on every system.
    pub path: String,
    /// Its text; what is not UTF-8 is replaced so that findings can still quote the rest.
    pub text: String,
    /// Why it cannot be used, if it cannot.
    pub problem: Option<FileProblem>,
    /// Git has it in its index, so that everybody with the repository can read it.
    pub tracked: bool,
}

/// Why a file cannot be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FileProblem {
    /// The first byte, counted in the replaced text, that is not UTF-8.
    NotUtf8(usize),
    /// What the file system said.
    Unreadable(String),
    /// A link that leads out of the workshop.
    LinkOutside,
}

impl SourceFile {
    /// A file that could be read and that git does not have.
    pub fn new(path: impl Into<String>, text: impl Into<String>) -> Self {
        Self {
            path: path.into(),
            text: text.into(),
            problem: None,
            tracked: false,
        }
    }
}

/// The TOML files of one workshop, in path order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SourceTree {
    files: Vec<SourceFile>,
    /// By file, its text without the lines that would hide the rest of it from the parser.
    masked: Vec<OnceLock<String>>,
}

impl SourceTree {
    /// Makes a tree of files that are already in memory, in path order.
    pub fn new(mut files: Vec<SourceFile>) -> Self {
        files.sort_by(|a, b| a.path.split('/').cmp(b.path.split('/')));
        let masked = files.iter().map(|_| OnceLock::new()).collect();
        Self { files, masked }
    }

    /// The files, in path order; a [`FileId`] is the place in this list.
    pub fn files(&self) -> &[SourceFile] {
        &self.files
    }

    /// Keeps a text of a file in which some lines are blanked out, as long as the file itself: spans in one hold in
    /// the other.
    pub(crate) fn mask(&self, id: FileId, text: String) -> &str {
        self.masked[id].get_or_init(|| text)
    }

    /// The same files with another text in one of them.
    #[must_use]
    pub fn with_text(&self, id: FileId, text: String) -> Self {
        let mut files = self.files.clone();
        files[id].text = text;
        Self::new(files)
    }

    /// The file of that number.
    pub fn file(&self, id: FileId) -> &SourceFile {
        &self.files[id]
    }
}
