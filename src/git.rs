//! [`Repository`]: what git knows of a workshop, asked of the user's own `git`. Nothing here touches the network, runs
//! somebody's hooks or writes into the repository.

mod objects;
mod process;
mod revision;
mod settings;
mod tree;

use std::collections::BTreeSet;
use std::fmt;
use std::path::{Path, PathBuf};

use crate::error::{Error, GitTrouble};

pub use objects::Objects;
pub(crate) use process::{Answer, command, run};
pub use tree::{TreeEntry, TreeFile};

/// The name of an object, in hexadecimal: 40 digits, or 64 where the repository uses SHA-256.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ObjectId(Box<str>);

impl ObjectId {
    /// The id as git prints it.
    pub fn new(hexadecimal: &str) -> Self {
        Self(hexadecimal.into())
    }

    /// All of its digits.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Ten digits, for people; the same in every clone, which what git itself shortens is not.
    pub fn short(&self) -> &str {
        self.0.get(..10).unwrap_or(&self.0)
    }
}

impl fmt::Display for ObjectId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A commit that was found, and what it was called.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Commit {
    /// Its id.
    pub id: ObjectId,
    /// The revision that somebody typed, such as `main` or `v1.0~2`; else the short id.
    pub name: String,
}

impl Commit {
    /// A commit that nobody named.
    pub fn of(id: ObjectId) -> Self {
        let name = id.short().to_owned();
        Self { id, name }
    }
}

/// The repository in which a workshop lies.
#[derive(Debug, Clone)]
pub struct Repository {
    folder: PathBuf,
    prefix: String,
    is_shallow: bool,
}

impl Repository {
    /// The repository in which `folder` lies; the folder may be `.`, or be reached by a symbolic link.
    ///
    /// # Errors
    /// There is no such folder, no git, no repository around the folder, or one without a work tree; git refuses.
    pub fn around(folder: &Path) -> Result<Self, Error> {
        if !folder.exists() {
            return Err(Error::NoFolder(folder.to_owned()));
        }
        let asked = [
            "rev-parse",
            "--is-inside-work-tree",
            "--is-shallow-repository",
            "--show-prefix",
        ];
        let answer = run(folder, &asked)?.or_trouble(folder)?;
        let mut lines = answer.splitn(3, '\n');
        if lines.next() != Some("true") {
            return Err(GitTrouble::NoWorkTree(folder.to_owned()).into());
        }
        let is_shallow = lines.next() == Some("true");
        let prefix = lines
            .next()
            .unwrap_or_default()
            .trim_end_matches(['\n', '/']);
        Ok(Self {
            folder: folder.to_owned(),
            prefix: prefix.to_owned(),
            is_shallow,
        })
    }

    /// The folder that was asked about, as it was named.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Where in the repository the folder lies, with `/` between folders; empty at the top.
    pub fn prefix(&self) -> &str {
        &self.prefix
    }

    /// Whether this clone has only the last part of the history.
    pub fn is_shallow(&self) -> bool {
        self.is_shallow
    }

    /// The files under the folder that git has or would add: those it ignores are left out, those of submodules too.
    ///
    /// Paths are relative to the folder.
    ///
    /// # Errors
    /// Git refuses.
    pub fn kept_files(&self) -> Result<BTreeSet<String>, Error> {
        let asked = [
            "ls-files",
            "-z",
            "--cached",
            "--others",
            "--exclude-standard",
        ];
        Ok(listed(
            &run(&self.folder, &asked)?.or_trouble(&self.folder)?,
        ))
    }

    /// Runs git in the folder.
    pub(crate) fn run(&self, arguments: &[&str]) -> Result<Answer, Error> {
        run(&self.folder, arguments)
    }
}

/// The files under `folder` that git has in its index, by their path from there.
///
/// # Errors
/// There is no git or no repository around the folder, or git refuses.
pub fn tracked_files(folder: &Path) -> Result<BTreeSet<String>, Error> {
    let answer = run(folder, &["ls-files", "-z", "--cached"])?;
    Ok(listed(&answer.or_trouble(folder)?))
}

fn listed(answer: &str) -> BTreeSet<String> {
    let paths = answer.split('\0').filter(|path| !path.is_empty());
    paths.map(str::to_owned).collect()
}
