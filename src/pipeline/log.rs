//! The history of a workshop, change by change: every commit that touches it, held against the one before.

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Arc;

use crate::diagnostic::Place;
use crate::diff::{Compared, diff};
use crate::error::Error;
use crate::git::{ObjectId, Repository};
use crate::history::{CommitInfo, Replay, States, walk};
use crate::model::Workshop;

/// What was walked over.
#[derive(Debug, Default)]
pub struct Walked {
    /// How many commits touch the workshop.
    pub commits: usize,
    /// Commits after which the files did not make sense: what they changed is told with the next one that does.
    pub unclear: Vec<CommitInfo>,
    /// The clone has only the last part of the history: before this commit nothing is known.
    pub cut_at: Option<CommitInfo>,
    /// The first commit of a cut history after which the files made sense: what stood then may be as old as it likes.
    pub known_from: Option<CommitInfo>,
    /// The last commit after which the files made sense.
    pub as_of: Option<CommitInfo>,
    /// The workshop after it.
    pub last: Arc<Workshop>,
    /// Whether the newest commit is one of the unclear ones.
    ends_unclear: bool,
}

impl Walked {
    /// The newest commit, where its files make no sense, so that [`last`](Self::last) is the state before it.
    pub fn unclear_end(&self) -> Option<&CommitInfo> {
        self.unclear.last().filter(|_| self.ends_unclear)
    }
}

/// Tells what each commit changed, oldest first, from the beginning of `folder`'s history to `start`: those of its own
/// line, or with `full` of every branch that was merged as well.
///
/// The first commit of a shallow clone is told of as if it changed nothing, since what it changed cannot be known; where
/// its files make no sense that holds for the next one whose files do.
///
/// # Errors
/// There is no git, no repository or no such revision, or git refuses.
pub fn each_change(
    folder: &Path,
    start: &str,
    full: bool,
    mut told: impl FnMut(&CommitInfo, &Compared),
) -> Result<Walked, Error> {
    let repository = Repository::around(folder)?;
    let commits = walk(&repository, start, full)?;
    let mut states = States::of(&repository)?;
    let mut replay = Replay::default();
    let mut walked = Walked {
        commits: commits.len(),
        ..Walked::default()
    };
    // `None` where nothing is known of what was before.
    let mut before = Some(Arc::<Workshop>::default());
    for commit in commits.iter().rev() {
        if commit.is_cut {
            walked.cut_at = Some(commit.clone());
            before = None;
        } else if full
            // With every branch walked, the commit before in the list need not be the one that this one was made from.
            && let Some(parent) = parent(&mut replay, &mut states, commit.parents.first())?
        {
            before = Some(parent);
        }
        let Some(after) = replay.next(&states.at(&commit.id)?) else {
            walked.unclear.push(commit.clone());
            walked.ends_unclear = true;
            continue;
        };
        if before.is_none() {
            walked.known_from = Some(commit.clone());
        }
        walked.ends_unclear = false;
        walked.as_of = Some(commit.clone());
        let mut compared = compared(before.unwrap_or_else(|| Arc::clone(&after)), after);
        if full {
            for other in commit.parents.iter().skip(1) {
                let other = parent(&mut replay, &mut states, Some(other))?;
                keep_own(&mut compared, other);
            }
        }
        told(commit, &compared);
        before = Some(compared.after);
    }
    walked.last = before.unwrap_or_default();
    Ok(walked)
}

fn parent(
    replay: &mut Replay,
    states: &mut States,
    parent: Option<&ObjectId>,
) -> Result<Option<Arc<Workshop>>, Error> {
    match parent {
        Some(parent) => Ok(replay.next(&states.at(parent)?)),
        None => Ok(Some(Arc::default())),
    }
}

fn compared(before: Arc<Workshop>, after: Arc<Workshop>) -> Compared {
    Compared {
        diff: diff(&before, &after, None),
        before,
        after,
        at: Vec::new(),
        appeared: Vec::new(),
        settled: Vec::new(),
    }
}

/// Of what a merge changed, keeps what it changed itself: what differs from this parent too.
fn keep_own(compared: &mut Compared, parent: Option<Arc<Workshop>>) {
    let Some(parent) = parent else {
        return;
    };
    let other = diff(&parent, &compared.after, None).changes;
    let places: BTreeSet<&Place> = other
        .iter()
        .flat_map(|change| &change.fields)
        .map(|field| &field.place)
        .collect();
    let follows: BTreeSet<(&str, &Place)> = other
        .iter()
        .map(|change| (change.code.slug, &change.about))
        .collect();
    compared
        .diff
        .changes
        .retain(|change| match change.fields.as_slice() {
            [] => follows.contains(&(change.code.slug, &change.about)),
            fields => fields.iter().any(|field| places.contains(&field.place)),
        });
}
