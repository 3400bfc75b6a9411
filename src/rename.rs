//! Another id for a thing, in every place that names it: keys, headers, values, in whatever way they are written.
//!
//! Which keys and values name what is a table of [`schema::reference`](crate::schema::reference). New ids go into the
//! places of the old ones; every other byte stays. A `[[moved]]` entry keeps the history together.

mod entry;
mod file;
mod moved;

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostic::FileId;
use crate::edit::Rewrite;
use crate::error::Error;
use crate::schema::reference::{KINDS, Kind};
use crate::source::SourceTree;
use crate::text::{Role, Step, Walk, split_mark, statements};
use crate::wording::{did_you_mean, is_id, quoted_list};
use file::File;

/// What is to be renamed.
#[derive(Debug, Clone)]
pub struct Renaming {
    pub(crate) kind: &'static Kind,
    pub(crate) old: String,
    pub(crate) new: String,
    /// The thing stands for one of these kinds too: a task with letters is a row, a person may be a column.
    pub(crate) also: Vec<&'static Kind>,
    /// Other kinds have a thing of the old id, so that an `[[accept]]` with the id alone may mean one of those.
    pub(crate) is_shared: bool,
    /// The codes of the findings about the thing that are accepted.
    pub(crate) accepted: BTreeSet<String>,
}

/// What a renaming changes; nothing is written.
#[derive(Debug, Default)]
pub struct Renamed {
    /// The files that change, in path order.
    pub rewrites: Vec<Rewrite>,
    /// How many places named the thing.
    pub places: usize,
    /// The file that gets a `[[moved]]` entry; `None` where none is needed or possible.
    pub moved_in: Option<String>,
    /// How many comments mention the old id; they stay as they are.
    pub comments: usize,
    /// How many `[[accept]]` entries may be about the thing or about another of the same id; they stay as they are.
    pub unsure: usize,
}

impl Renaming {
    /// Reads what was typed, such as `role`, `csm` and `cs-manager`, and holds it against the files.
    ///
    /// # Errors
    /// There is no such kind or id, or the new id is none or taken.
    pub fn parse(
        sources: &SourceTree,
        files: &[FileId],
        kind: &str,
        old: &str,
        new: &str,
    ) -> Result<Self, Error> {
        let kinds: Vec<_> = KINDS.iter().map(|kind| kind.name).collect();
        let Some(kind) = Kind::named(kind) else {
            let help = match kind {
                "playbook" => "a playbook is called as its segment: rename that".to_owned(),
                _ => format!("a kind is one of {}", quoted_list(&kinds)),
            };
            return Err(Error::Usage(format!(
                "`{kind}` has no ids to rename; {help}"
            )));
        };
        let declared = declared(sources, files);
        let has = |kind: &str, id: &str| declared.get(kind).is_some_and(|ids| ids.contains(id));
        if !has(kind.name, old) {
            let names = declared
                .get(kind.name)
                .into_iter()
                .flatten()
                .map(String::as_str);
            let is_row = kind.name == "activity" && has("task", old);
            let help = match is_row {
                true => "it is a task: rename that, and its row goes with it".to_owned(),
                false => did_you_mean(old, names),
            };
            let kind = kind.name;
            return Err(Error::Usage(format!("there is no {kind} `{old}`; {help}")));
        }
        if has(kind.name, new) {
            return Err(Error::Usage(format!(
                "there is a {} `{new}` already; choose another id",
                kind.name
            )));
        }
        if !is_id(new) {
            return Err(Error::Usage(format!(
                "`{new}` is not a good id; leave out blanks, dots and slashes: words joined by hyphens, such as `renewal-forecast`"
            )));
        }
        let mut others = KINDS.iter().filter(|other| other.name != kind.name);
        Ok(Self {
            kind,
            old: old.to_owned(),
            new: new.to_owned(),
            also: also(kind, |other| has(other, old)),
            is_shared: others.any(|other| has(other.name, old)),
            accepted: BTreeSet::new(),
        })
    }

    /// The kind of the thing.
    pub fn kind(&self) -> &'static str {
        self.kind.name
    }

    /// What a finding may be about when it is about the thing, such as `task` and `activity`.
    pub(crate) fn kinds(&self) -> impl Iterator<Item = &'static str> {
        let also = self.also.iter().map(|kind| kind.name);
        [self.kind.name]
            .into_iter()
            .chain(also.filter(|kind| *kind == "activity"))
    }

    /// What changes in these files of a workshop.
    pub(crate) fn apply(&self, sources: &SourceTree, files: &[FileId]) -> Renamed {
        let mut renamed = Renamed::default();
        let mut read: Vec<_> = files
            .iter()
            .filter_map(|id| File::read(sources.file(*id)))
            .collect();
        for file in &mut read {
            renamed.places += file.rename(self);
            renamed.unsure += file.accepted(self);
            renamed.comments += file.mentions(&self.old);
        }
        renamed.moved_in = moved::keep_history(&mut read, self);
        renamed.rewrites = read.into_iter().filter_map(File::rewrite).collect();
        renamed
    }
}

/// The kinds that a thing stands for besides its own, as long as no thing of theirs `has` the id.
fn also(kind: &Kind, has: impl Fn(&str) -> bool) -> Vec<&'static Kind> {
    let other = match kind.name {
        "task" => "activity",
        "person" => "role",
        _ => return Vec::new(),
    };
    let other = Kind::named(other).filter(|other| !has(other.name));
    other.into_iter().collect()
}

/// The ids of the things of each kind.
fn declared(sources: &SourceTree, files: &[FileId]) -> BTreeMap<&'static str, BTreeSet<String>> {
    let mut ids: BTreeMap<_, BTreeSet<String>> = BTreeMap::new();
    for id in files {
        let (_, text) = split_mark(&sources.file(*id).text);
        let mut walk = Walk::default();
        for statement in statements(text).into_iter().flatten() {
            walk.each(&statement, &mut |way, piece, role| {
                if role == Role::Key {
                    let way = keys(way);
                    let kind = KINDS.iter().find(|kind| kind.is_declared_at(&way));
                    if let Some(kind) = kind {
                        ids.entry(kind.name).or_default().insert(piece.key());
                    }
                }
            });
        }
    }
    ids
}

/// The keys on a way; items of lists take none.
fn keys(way: &[Step]) -> Vec<&str> {
    let keys = way.iter().filter_map(|step| match step {
        Step::Key(key) => Some(key.as_str()),
        Step::Item => None,
    });
    keys.collect()
}
