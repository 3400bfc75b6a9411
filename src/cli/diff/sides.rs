//! What is compared: two folders, two revisions, or a revision and the folder as it is.

use std::path::{Path, PathBuf};

use crate::cli::args::DiffArgs;
use crate::cli::since::called;
use crate::error::{Error, GitTrouble};
use crate::git::{Commit, Objects, Repository};
use crate::pipeline::holds_workshop;
use crate::source::SourceTree;

/// The two states that are compared.
pub(super) struct Sides {
    pub(super) before: SourceTree,
    pub(super) after: SourceTree,
    pub(super) names: Names,
}

/// What the two sides are called.
#[derive(Debug, Clone)]
pub(super) struct Names {
    /// The earlier side, as it was named.
    pub(super) before: String,
    /// The later side.
    pub(super) after: String,
    /// Where the files of the earlier side lie; `None` where they lie in no folder.
    pub(super) folder_before: Option<PathBuf>,
    /// Where the files of the later side lie, for those who want to open them.
    pub(super) folder: PathBuf,
}

impl Names {
    /// What pages call the two sides: a folder by its own name, since the way to it is nobody else's business.
    pub(super) fn on_pages(&self) -> (String, String) {
        let before = self.folder_before.as_deref().map(called);
        let is_folder = self.after == self.folder.display().to_string();
        let after = is_folder.then(|| called(&self.folder));
        (
            before.unwrap_or_else(|| self.before.clone()),
            after.unwrap_or_else(|| self.after.clone()),
        )
    }
}

/// The commits that are meant; no second one means the folder as it is.
#[derive(Debug, PartialEq, Eq)]
enum Meant<'r> {
    /// From a commit to the folder.
    Folder(&'r str),
    /// From one commit to another.
    Two(&'r str, &'r str),
    /// From where two commits parted to the second of them.
    SinceParted(&'r str, &'r str),
}

impl Sides {
    pub(super) fn of(args: &DiffArgs, folder: &Path) -> Result<Self, Error> {
        let Some(from) = &args.from else {
            return Self::of_revisions(args.revision.as_deref().unwrap_or("HEAD"), folder);
        };
        let to = args.to.as_deref().unwrap_or(folder);
        Ok(Self {
            before: workshop_in(from)?,
            after: workshop_in(to)?,
            names: Names {
                before: from.display().to_string(),
                after: to.display().to_string(),
                folder_before: Some(from.to_owned()),
                folder: to.to_owned(),
            },
        })
    }

    fn of_revisions(typed: &str, folder: &Path) -> Result<Self, Error> {
        let repository = Repository::around(folder)?;
        let commit = |revision: &str| {
            let found = repository.commit(revision);
            found.map_err(|error| {
                if Path::new(typed).is_dir() {
                    a_folder(typed)
                } else {
                    error
                }
            })
        };
        let mut objects = Objects::of(&repository)?;
        let (before, after) = match meant(typed) {
            Meant::Folder(revision) => (commit(revision)?, None),
            Meant::Two(before, after) => (commit(before)?, Some(commit(after)?)),
            Meant::SinceParted(one, other) => {
                let after = commit(other)?;
                let base = repository.merge_base(&commit(one)?, &after)?;
                (base, Some(after))
            }
        };
        let later = match &after {
            Some(after) => SourceTree::at_revision(&repository, &mut objects, after)?,
            None => workshop_in(folder)?.kept_by_git(&repository)?,
        };
        let earlier = at_or_before(&repository, &mut objects, &before)?;
        let before = if earlier.files().is_empty() {
            format!("{}, where there is no workshop yet", before.name)
        } else {
            before.name
        };
        Ok(Self {
            before: earlier,
            after: later,
            names: Names {
                before,
                folder_before: None,
                after: after.map_or_else(|| folder.display().to_string(), |commit| commit.name),
                folder: folder.to_owned(),
            },
        })
    }
}

/// The files of a folder that is a workshop: one that only has other TOML files would look as if nothing changed.
fn workshop_in(folder: &Path) -> Result<SourceTree, Error> {
    let sources = SourceTree::read(folder)?;
    if holds_workshop(&sources) {
        return Ok(sources);
    }
    Err(Error::NotAWorkshop {
        folder: folder.to_owned(),
        files: sources.files().len(),
    })
}

/// The workshop at a commit; without files where it was not there yet: then everything is new.
fn at_or_before(
    repository: &Repository,
    objects: &mut Objects,
    commit: &Commit,
) -> Result<SourceTree, Error> {
    match SourceTree::at_revision(repository, objects, commit) {
        Err(Error::Git(GitTrouble::NoWorkshopThen { .. })) => Ok(SourceTree::default()),
        Ok(sources) if !holds_workshop(&sources) => Ok(SourceTree::default()),
        other => other,
    }
}

/// What a range means, as git has it: an end that is left out is the last commit.
fn meant(typed: &str) -> Meant<'_> {
    fn or_head(revision: &str) -> &str {
        if revision.is_empty() {
            "HEAD"
        } else {
            revision
        }
    }
    if let Some((one, other)) = typed.split_once("...") {
        Meant::SinceParted(or_head(one), or_head(other))
    } else if let Some((before, after)) = typed.split_once("..") {
        Meant::Two(or_head(before), or_head(after))
    } else {
        Meant::Folder(typed)
    }
}

fn a_folder(typed: &str) -> Error {
    Error::Usage(format!(
        "`{typed}` is a folder, not a revision; `-C {typed}` names the workshop, `--from {typed}` the earlier state"
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges_are_read_as_git_reads_them() {
        assert_eq!(meant("main"), Meant::Folder("main"));
        assert_eq!(meant("a..b"), Meant::Two("a", "b"));
        assert_eq!(meant("a..."), Meant::SinceParted("a", "HEAD"));
        assert_eq!(meant("...b"), Meant::SinceParted("HEAD", "b"));
        assert_eq!(meant("..b"), Meant::Two("HEAD", "b"));
        assert_eq!(meant("v1.0..v1.1"), Meant::Two("v1.0", "v1.1"));
    }
}
