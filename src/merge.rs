//! Three versions of one file become one: by id and by cell, for git.
//!
//! Our text gets their changes, so that everything they left alone stays to the byte. What both changed differently is
//! a [`Conflict`], written between the markers that git users know. A result is handed out only when, read again, it
//! says what the three versions say together.

mod braces;
mod data;
mod driver;
mod item;
mod list;
mod node;
mod patch;
mod set;
mod side;
mod spot;
mod statement;
mod tear;
mod text;
mod walk;
mod write;

use std::collections::HashMap;
use std::fmt;

use data::Data;
pub use driver::{Ended, Versions, merge_files};
use patch::{Pick, patched};
use side::Side;
use statement::comments;
use text::Look;
use walk::Walk;

/// What three versions of a file come to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Merged {
    /// The text, with markers around what is in conflict.
    pub text: String,
    /// What both sides want differently; empty for a clean merge.
    pub conflicts: Vec<Conflict>,
}

/// Something that both sides want differently.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Conflict {
    /// Where it is, such as `activity.renewal-quote.A`.
    pub path: String,
    /// How it comes.
    pub why: Why,
}

/// How a conflict comes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Why {
    /// Both sides changed it, differently.
    ChangedTwice,
    /// Both sides added it, differently.
    AddedTwice,
    /// We removed it and they changed it.
    RemovedByUs,
    /// They removed it and we changed it.
    RemovedByThem,
    /// Together, the changes would make two roles answer for a row.
    TwoAccountable,
    /// Both sides changed the comment, differently.
    Comment,
}

/// Why there is no merge by cells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Failure {
    /// One of the versions is not TOML.
    NotToml,
    /// The result could not be written in a way that says just what it should.
    Unsure,
}

/// How markers look.
#[derive(Debug, Clone, Copy)]
struct Labels {
    size: usize,
    /// Whether "ours" is what they wrote, since the merge was done the other way round.
    swapped: bool,
}

/// The merge of `ours` and `theirs`, which both come from `base`, with conflict markers of `size` characters.
///
/// # Errors
/// A version is not TOML, or the result cannot be vouched for; then merge the lines.
pub fn merge(base: &str, ours: &str, theirs: &str, size: usize) -> Result<Merged, Failure> {
    // Nothing to judge where one side changed nothing.
    if theirs == base || theirs == ours {
        return Ok(Merged::clean(ours));
    }
    if ours == base {
        return Ok(Merged::clean(theirs));
    }
    let look = Look::of(base, ours, theirs);
    let base = Side::read(look.alike(base), None)?;
    let ours = Side::read(look.plain(ours), Some(&base))?;
    let theirs = Side::read(look.alike(theirs), Some(&base))?;
    let swapped = ours.is_in_order_of(&base) && !theirs.is_in_order_of(&base);
    let labels = Labels { size, swapped };
    let (text, conflicts) = match swapped {
        // Order cannot be patched in: start from the text that has it.
        true => merged(&base, &theirs, &ours, labels)?,
        false => merged(&base, &ours, &theirs, labels)?,
    };
    Ok(Merged {
        text: look.applied(&text),
        conflicts,
    })
}

fn merged(
    base: &Side,
    ours: &Side,
    theirs: &Side,
    labels: Labels,
) -> Result<(String, Vec<Conflict>), Failure> {
    let mut walk = Walk::new(base, ours, theirs);
    let meant = walk.run()?;
    let write = |pick| patched(&ours.text, &walk.patches, pick);
    // With one half or the other of its conflicts, the result says what it should.
    for (pick, meant) in [Pick::Ours, Pick::Theirs].into_iter().zip(meant) {
        let read = Side::read(write(pick), None).map_err(|_| Failure::Unsure)?;
        if Some(read.root.data()) != meant.or(Some(Data::Table([].into()))) {
            return Err(Failure::Unsure);
        }
    }
    let conflicts = walk
        .conflicts
        .iter()
        .cloned()
        .map(|conflict| match labels.swapped {
            true => conflict.swapped(),
            false => conflict,
        });
    let conflicts: Vec<_> = conflicts.collect();
    let text = write(Pick::Markers(labels));
    if conflicts.is_empty() && !keeps_comments([base, ours, theirs], &text) {
        return Err(Failure::Unsure);
    }
    Ok((text, conflicts))
}

/// Whether no comment is lost that one side has and the other did not remove.
fn keeps_comments(versions: [&Side; 3], text: &str) -> bool {
    let [base, ours, theirs] = versions.map(|side| counted(&side.text));
    let there = counted(text);
    let of = |counts: &HashMap<&str, usize>, comment| counts.get(comment).copied().unwrap_or(0);
    ours.keys().chain(theirs.keys()).all(|comment| {
        let [base, ours, theirs] = [&base, &ours, &theirs].map(|counts| of(counts, comment));
        let least = match (base == ours, base == theirs) {
            (true, _) => theirs,
            (_, true) => ours,
            _ => ours.min(theirs),
        };
        of(&there, comment) >= least
    })
}

/// How often each comment stands in a text.
fn counted(text: &str) -> HashMap<&str, usize> {
    let mut counts = HashMap::new();
    for comment in comments(text) {
        *counts.entry(comment).or_default() += 1;
    }
    counts
}

impl Merged {
    fn clean(text: &str) -> Self {
        Self {
            text: text.to_owned(),
            conflicts: Vec::new(),
        }
    }
}

impl Conflict {
    fn swapped(mut self) -> Self {
        self.why = match self.why {
            Why::RemovedByUs => Why::RemovedByThem,
            Why::RemovedByThem => Why::RemovedByUs,
            why => why,
        };
        self
    }
}

impl fmt::Display for Conflict {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let why = match self.why {
            Why::ChangedTwice => "is changed on both sides; keep one of the two",
            Why::AddedTwice => "is added on both sides; keep one, or give one another id",
            Why::RemovedByUs => {
                "is removed on our side and changed on theirs; keep it or remove it"
            }
            Why::RemovedByThem => {
                "is changed on our side and removed on theirs; keep it or remove it"
            }
            Why::TwoAccountable => "would have two roles that answer; keep one",
            Why::Comment => "has another comment on each side; keep what is still true",
        };
        write!(f, "`{}` {why}", self.path)
    }
}
