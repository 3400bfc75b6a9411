//! One layout for the files of a workshop, without a change of what they mean.

use std::collections::BTreeMap;
use std::path::Path;

use super::{Reading, read};
use crate::diagnostic::{FileId, Report};
use crate::edit::{Rewrite, rewritten_tree};
use crate::error::Error;
use crate::layout::{laid_out, numbered};
use crate::load::load;
use crate::model::Workshop;
use crate::source::SourceTree;

/// What the layout of a workshop's files changes; nothing is written.
#[derive(Debug, Default)]
pub struct LaidOut {
    /// The files that change, in path order.
    pub rewrites: Vec<Rewrite>,
    /// The files that are left alone because they cannot be read.
    pub left: Vec<String>,
    /// How many tasks get their number.
    pub numbered: usize,
    /// The tasks whose number has no place, by id: they stand in files that are left alone, or in tables inside of them
    /// only.
    pub without_number: Vec<String>,
}

/// Lays out the files of the workshop that was read from `folder`, on paper; with `number`, the number of each task is
/// written down too.
///
/// # Errors
/// A file would mean something else afterwards; with `number`, it is unclear what the files mean.
pub fn lay_out(reading: &Reading, folder: &Path, number: bool) -> Result<LaidOut, Error> {
    if number && reading.report.is_unclear() {
        return Err(Error::Unclear(folder.to_owned()));
    }
    let sources = &reading.sources;
    let tasks = reading.workshop.tasks.iter();
    let missing = tasks.filter(|(_, task)| number && !task.card_written);
    let mut cards: BTreeMap<&str, u32> =
        missing.map(|(id, task)| (id.as_str(), task.card)).collect();
    let wanted = cards.len();
    let (ours, unreadable) = own_files(sources);
    let mut told = LaidOut::default();
    for id in ours {
        let source = sources.file(id);
        let is_whole = source.problem.is_none() && !unreadable.contains(&id);
        let numbered = is_whole.then(|| numbered(&source.text, &cards)).flatten();
        let laid_out =
            numbered.and_then(|numbered| Some((laid_out(&numbered.text)?, numbered.left)));
        let Some((text, left)) = laid_out else {
            told.left.push(source.path.clone());
            continue;
        };
        cards = left;
        if text != source.text {
            told.rewrites.push(Rewrite {
                path: source.path.clone(),
                before: Some(source.text.clone()),
                after: text,
            });
        }
    }
    told.numbered = wanted - cards.len();
    told.without_number = cards.into_keys().map(str::to_owned).collect();
    if !means_the_same(reading, rewritten_tree(sources, &told.rewrites), number) {
        let first = told.rewrites.iter().find(|rewrite| {
            let alone = rewritten_tree(sources, std::slice::from_ref(rewrite));
            !means_the_same(reading, alone, number)
        });
        let path = first.or(told.rewrites.first());
        let path = path.map_or("", |rewrite| &rewrite.path);
        return Err(Error::NotOnlyThat(folder.join(path)));
    }
    Ok(told)
}

/// The files of a workshop among those of its folder, and those of them that cannot be read.
pub(super) fn own_files(sources: &SourceTree) -> (Vec<FileId>, Vec<FileId>) {
    let loaded = load(sources, &mut Report::default());
    let read: Vec<_> = loaded.origin.files().iter().map(|(id, _)| *id).collect();
    let damaged = |id: &FileId| sources.file(*id).problem.is_some() || loaded.damage.touches(*id);
    let all = 0..sources.files().len();
    let unreadable: Vec<_> = all.clone().filter(damaged).collect();
    let ours = all.filter(|id| read.contains(id) || unreadable.contains(id));
    (ours.collect(), unreadable)
}

/// Whether the files mean what they meant, in the same order; that numbers are written down is no difference.
fn means_the_same(before: &Reading, sources: SourceTree, number: bool) -> bool {
    let shown = |workshop: &Workshop| {
        let mut workshop = workshop.clone();
        for task in workshop.tasks.values_mut() {
            task.card_written |= number;
        }
        let later = std::mem::take(&mut workshop.later);
        let later = in_any_order(&toml::Value::Table((*later).clone()));
        // Maps are equal in any order, but order is what people read; nobody does in tables of later versions yet.
        format!("{workshop:?} {later}")
    };
    read(sources, None).is_some_and(|after| shown(&before.workshop) == shown(&after.workshop))
}

/// What a value says, whatever the order of its keys.
fn in_any_order(value: &toml::Value) -> String {
    match value {
        toml::Value::Table(table) => {
            let keys: BTreeMap<_, _> = table
                .iter()
                .map(|(key, value)| (key, in_any_order(value)))
                .collect();
            format!("{keys:?}")
        }
        toml::Value::Array(items) => {
            format!("{:?}", items.iter().map(in_any_order).collect::<Vec<_>>())
        }
        plain => format!("{plain:?}"),
    }
}
