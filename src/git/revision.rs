//! What people call commits: branches, tags, ids.

use super::{Commit, ObjectId, Repository};
use crate::error::{Error, GitTrouble};
use crate::wording::near;

impl Repository {
    /// The commit that a revision names, in any way that git understands.
    ///
    /// # Errors
    /// The repository has no commit yet, or none of that name; the name may mean two; the clone is too shallow to
    /// tell.
    pub fn commit(&self, revision: &str) -> Result<Commit, Error> {
        let peeled = format!("{revision}^{{commit}}");
        let answer = self.run(&["rev-parse", "--verify", "--end-of-options", &peeled])?;
        if answer.complaint.contains("is ambiguous") {
            return Err(GitTrouble::Ambiguous(revision.to_owned()).into());
        }
        let is_unknown = answer.complaint.contains("Needed a single revision");
        let answer = if is_unknown {
            String::new()
        } else {
            answer.or_trouble(self.folder())?
        };
        let id = answer.trim();
        // A range is an answer of several lines.
        let is_id = !id.is_empty() && id.bytes().all(|digit| digit.is_ascii_hexdigit());
        if is_id {
            return Ok(Commit {
                id: ObjectId::new(id),
                name: revision.to_owned(),
            });
        }
        Err(self.unknown(revision)?.into())
    }

    /// The nearest commit from which both went on.
    ///
    /// # Errors
    /// They have none in common, or none in this clone.
    pub fn merge_base(&self, one: &Commit, other: &Commit) -> Result<Commit, Error> {
        let answer = self.run(&["merge-base", one.id.as_str(), other.id.as_str()])?;
        let id = answer.out.trim();
        if answer.is_success && !id.is_empty() {
            return Ok(Commit::of(ObjectId::new(id)));
        }
        if !answer.complaint.trim().is_empty() {
            answer.or_trouble(self.folder())?;
        }
        let between = (one.name.clone(), other.name.clone());
        Err(if self.is_shallow() {
            GitTrouble::ShallowBetween(between.0, between.1).into()
        } else {
            GitTrouble::NothingInCommon(between.0, between.1).into()
        })
    }

    fn unknown(&self, revision: &str) -> Result<GitTrouble, Error> {
        let asked = ["for-each-ref", "--format=%(refname:short)"];
        let names = self.run(&asked)?.or_trouble(self.folder())?;
        if names.is_empty() && !self.has_commit()? {
            return Ok(GitTrouble::NoCommit(self.folder().to_owned()));
        }
        let meant = nearest(revision, &names).map(str::to_owned);
        let revision = revision.to_owned();
        Ok(if self.is_shallow() {
            GitTrouble::Shallow { revision, meant }
        } else {
            GitTrouble::UnknownRevision { revision, meant }
        })
    }

    /// A checkout without a branch has commits and may have no name for any of them.
    fn has_commit(&self) -> Result<bool, Error> {
        let asked = ["rev-parse", "--verify", "--quiet", "HEAD"];
        Ok(self.run(&asked)?.is_success)
    }
}

/// The branch or tag that may be meant: a fresh clone knows `main` of its origin as `origin/main` only.
fn nearest<'n>(revision: &str, names: &'n str) -> Option<&'n str> {
    let is_remote = |name: &&str| {
        name.split_once('/')
            .is_some_and(|(_, rest)| rest == revision)
    };
    names
        .lines()
        .find(is_remote)
        .or_else(|| near(revision, names.lines()))
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn a_branch_of_a_remote_is_nearer_than_a_slip() {
        assert_eq!(nearest("main", "mail\norigin/main"), Some("origin/main"));
        assert_eq!(nearest("mian", "other\nmain"), Some("main"));
        assert_eq!(nearest("release", "main"), None);
    }
}
