//! [`States`]: the files of a workshop after each commit, read through one git process.

use crate::error::Error;
use crate::git::{ObjectId, Objects, Repository};
use crate::source::{SourceTree, Texts};

/// Reads a workshop commit after commit. Only what the last state held stays in memory, and of the next one only what
/// differs is read.
#[derive(Debug)]
pub struct States {
    objects: Objects,
    texts: Texts,
}

impl States {
    /// Those of the workshop in this repository.
    ///
    /// # Errors
    /// Git cannot be started.
    pub fn of(repository: &Repository) -> Result<Self, Error> {
        Ok(Self {
            objects: Objects::of(repository)?,
            texts: Texts::default(),
        })
    }

    /// The workshop as it was in a commit, such as a parent of one of a history; without files where it was not there.
    ///
    /// # Errors
    /// Part of the commit is not in this clone.
    pub fn at(&mut self, commit: &ObjectId) -> Result<SourceTree, Error> {
        self.texts.at(&mut self.objects, commit)
    }
}
