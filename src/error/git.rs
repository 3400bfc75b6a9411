//! [`GitTrouble`]: what is asked of git cannot be had.

use std::fmt;
use std::path::PathBuf;

use super::Error;

/// Why git could not say what was asked; every message says what to do instead.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum GitTrouble {
    /// There is no `git` to start.
    NotInstalled,
    /// The folder lies in no repository.
    NoRepository(PathBuf),
    /// The folder belongs to a repository that has no files of its own, such as a bare one.
    NoWorkTree(PathBuf),
    /// The folder belongs to somebody else, so that git will not work there.
    NotTrusted {
        /// The folder.
        folder: PathBuf,
        /// The command that says that it is trusted.
        remedy: String,
    },
    /// Nothing was ever committed.
    NoCommit(PathBuf),
    /// No commit has that name.
    UnknownRevision {
        /// What was typed.
        revision: String,
        /// The branch or tag of a near name.
        meant: Option<String>,
    },
    /// No commit in this clone has that name, and the clone has only the last part of the history.
    Shallow {
        /// What was typed.
        revision: String,
        /// The branch or tag of a near name.
        meant: Option<String>,
    },
    /// The name may mean several commits.
    Ambiguous(String),
    /// The two revisions have no commit in common in a clone that has only the last part of the history.
    ShallowBetween(String, String),
    /// The two revisions have no commit in common.
    NothingInCommon(String, String),
    /// The workshop's folder had no TOML file at that revision.
    NoWorkshopThen {
        /// The folder, from the top of the repository.
        folder: String,
        /// The revision.
        revision: String,
    },
    /// A clone that left something out at first needs it now.
    MissingObject(String),
    /// Anything else, in git's own words.
    Refused(String),
}

/// How to get the rest of a shallow clone.
const DEEPEN: &str =
    "in CI, check out with `fetch-depth: 0`; elsewhere run `git fetch --unshallow`";

impl From<GitTrouble> for Error {
    fn from(trouble: GitTrouble) -> Self {
        Self::Git(trouble)
    }
}

impl fmt::Display for GitTrouble {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotInstalled => f.write_str(
                "git is not installed, or not where programs are looked for; install it from https://git-scm.com",
            ),
            Self::NoRepository(folder) => write!(
                f,
                "`{0}` is in no git repository; `git init {0}` makes one, and `git commit` its first state",
                folder.display()
            ),
            Self::NoWorkTree(folder) => write!(
                f,
                "`{}` is a git repository without a work tree; clone it and name the workshop's folder there",
                folder.display()
            ),
            Self::NotTrusted { folder, remedy } => write!(
                f,
                "git does not work in `{}`, which belongs to another user (dubious ownership); if you trust it, run \
                 `{remedy}`",
                folder.display()
            ),
            Self::NoCommit(folder) => write!(
                f,
                "the repository of `{}` has no commit yet; run `git add` and `git commit` first",
                folder.display()
            ),
            Self::UnknownRevision { revision, meant } => {
                write!(f, "git knows no revision `{revision}`; ")?;
                match meant {
                    Some(name) => write!(f, "did you mean `{name}`?"),
                    None => f.write_str("`git branch --all`, `git tag` and `git log` list what it knows"),
                }
            }
            Self::Shallow { revision, meant } => {
                write!(
                    f,
                    "`{revision}` is not in this clone, which is shallow: {DEEPEN}"
                )?;
                match meant {
                    Some(name) => write!(f, "; or did you mean `{name}`?"),
                    None => Ok(()),
                }
            }
            Self::Ambiguous(revision) => write!(
                f,
                "`{revision}` may be several things; write `refs/heads/{revision}` for the branch, \
                 `refs/tags/{revision}` for the tag, or more digits of an id"
            ),
            Self::ShallowBetween(one, other) => write!(
                f,
                "`{one}` and `{other}` have no commit in common in this clone, which is shallow: {DEEPEN}"
            ),
            Self::NothingInCommon(one, other) => write!(
                f,
                "`{one}` and `{other}` have no commit in common; compare them with `..` in place of `...`"
            ),
            Self::NoWorkshopThen { folder, revision } => {
                let place = if folder.is_empty() { "." } else { folder };
                write!(
                    f,
                    "at `{revision}` there is no TOML file in `{place}`; name a later revision, or the folder where \
                     the workshop was then"
                )
            }
            Self::MissingObject(id) => write!(
                f,
                "this clone left out `{id}`, and offsite fetches nothing; `git fetch --refetch --no-filter` gets \
                 what is missing"
            ),
            Self::Refused(why) => write!(f, "git says no: {why}"),
        }
    }
}
