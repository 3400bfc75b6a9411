//! What git knows of a workshop: the commits that touch it, and the state after each of them.

mod replay;
mod sections;
mod states;

use jiff::civil::Date;

use crate::error::Error;
use crate::git::{ObjectId, Objects, Repository};

pub use replay::Replay;
pub use states::States;

/// A commit that touches a workshop.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CommitInfo {
    /// Its id; [`ObjectId::short`] is for people.
    pub id: ObjectId,
    /// The commits it was made from: none for the first one, several for a merge. What it changed is what differs from
    /// the first; what a merge itself changed is what differs from every one of them.
    pub parents: Vec<ObjectId>,
    /// Who wrote it, by the name that `.mailmap` gives them.
    pub author: String,
    /// The day on which it was written, where its author was; 1970-01-01 where the commit says nothing sensible.
    pub date: Date,
    /// The first line of its message.
    pub subject: String,
    /// It was made from others that this shallow clone does not have, so that what it changed cannot be told.
    pub is_cut: bool,
}

/// The commits at and before `start` that touch the workshop, newest first: those of its own line, in which a merge
/// stands for all that it brought, or with `full` those of every branch that was ever merged into it as well.
///
/// Where a clone is shallow the last of them [is cut](CommitInfo::is_cut).
///
/// # Errors
/// `start` is no revision, or git refuses.
pub fn walk(repository: &Repository, start: &str, full: bool) -> Result<Vec<CommitInfo>, Error> {
    let start = repository.commit(start)?;
    let mut asked = vec![
        "log",
        "-z",
        "--use-mailmap",
        "--encoding=UTF-8",
        // Without a zone, in the author's own: no clock and no zone of this machine.
        "--date=format:%Y-%m-%d",
        "--format=%H%x00%P%x00%aN%x00%ad%x00%s",
    ];
    if full {
        asked.extend(["--full-history", "--topo-order"]);
    } else {
        asked.push("--first-parent");
    }
    asked.extend([start.id.as_str(), "--", "."]);
    let log = repository.run(&asked)?.or_trouble(repository.folder())?;
    let mut commits = parsed(&log);
    if repository.is_shallow() {
        mark_cut(repository, &mut commits)?;
    }
    Ok(commits)
}

/// Five fields a commit, each ended by a NUL, which none of them can hold.
fn parsed(log: &str) -> Vec<CommitInfo> {
    let fields: Vec<_> = log.split('\0').collect();
    let commits = fields.chunks_exact(5).map(|fields| CommitInfo {
        id: ObjectId::new(fields[0]),
        parents: fields[1].split_whitespace().map(ObjectId::new).collect(),
        author: fields[2].to_owned(),
        date: fields[3].parse().unwrap_or(Date::constant(1970, 1, 1)),
        subject: fields[4].to_owned(),
        is_cut: false,
    });
    commits.collect()
}

/// A shallow clone shows its last commits without parents; what they say themselves tells them from a first commit.
fn mark_cut(repository: &Repository, commits: &mut [CommitInfo]) -> Result<(), Error> {
    let mut objects = Objects::of(repository)?;
    for commit in commits
        .iter_mut()
        .filter(|commit| commit.parents.is_empty())
    {
        let said = objects.commit(&commit.id)?;
        let mut header = said
            .split(|byte| *byte == b'\n')
            .take_while(|line| !line.is_empty());
        commit.is_cut = header.any(|line| line.starts_with(b"parent "));
    }
    Ok(())
}
