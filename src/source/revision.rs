//! A [`SourceTree`] from a commit, or from those files of a folder that git keeps.

use std::collections::HashMap;

use super::folder::file_of;
use super::{SourceFile, SourceTree};
use crate::error::{Error, GitTrouble};
use crate::git::{Commit, ObjectId, Objects, Repository};

impl SourceTree {
    /// The workshop as it was in a commit: the same files that [`SourceTree::read`] would have found then.
    ///
    /// # Errors
    /// It had no TOML file then, or part of the commit is not in this clone.
    pub fn at_revision(
        repository: &Repository,
        objects: &mut Objects,
        commit: &Commit,
    ) -> Result<Self, Error> {
        let tree = Texts::default().at(objects, &commit.id)?;
        if tree.files().is_empty() {
            let (folder, revision) = (repository.prefix().to_owned(), commit.name.clone());
            return Err(GitTrouble::NoWorkshopThen { folder, revision }.into());
        }
        Ok(tree)
    }

    /// The files without those that git ignores, which no commit has: beside a commit, they would seem new.
    ///
    /// # Errors
    /// Git refuses.
    pub fn kept_by_git(self, repository: &Repository) -> Result<Self, Error> {
        let kept = repository.kept_files()?;
        let files = self.files.into_iter();
        Ok(Self::new(
            files.filter(|file| kept.contains(&file.path)).collect(),
        ))
    }
}

/// The files of the commit that was read last, by blob, so that the next one reads only what differs.
#[derive(Debug, Default)]
pub struct Texts(HashMap<ObjectId, SourceFile>);

impl Texts {
    /// The files of a commit; none where the workshop was not there yet.
    ///
    /// # Errors
    /// Part of the commit is not in this clone.
    pub fn at(&mut self, objects: &mut Objects, commit: &ObjectId) -> Result<SourceTree, Error> {
        let mut before = std::mem::take(&mut self.0);
        let mut files = Vec::new();
        for listed in objects.files_at(commit)? {
            let known = before
                .remove(&listed.id)
                .or_else(|| self.0.remove(&listed.id));
            let mut file = match known {
                Some(file) => file,
                None => file_of(String::new(), objects.blob(&listed.id)?),
            };
            file.path = listed.path;
            file.tracked = true;
            files.push(file.clone());
            self.0.insert(listed.id, file);
        }
        Ok(SourceTree::new(files))
    }
}
