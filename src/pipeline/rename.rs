//! Another id for a thing of a workshop, in all of its files or in none.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use jiff::civil::Date;

use super::layout::own_files;
use super::{Reading, read};
use crate::edit::rewritten_tree;
use crate::error::Error;
use crate::model::Workshop;
use crate::rename::{Renamed, Renaming};
use crate::schema::reference::KINDS;

/// Renames a thing of the workshop that was read from `folder`, on paper: nothing is written.
///
/// # Errors
/// It is unclear what the files mean, there is no such thing, the new id will not do, or more than the id would change.
pub fn rename(
    reading: &Reading,
    folder: &Path,
    [kind, old, new]: [&str; 3],
    as_of: Option<Date>,
) -> Result<Renamed, Error> {
    if reading.report.is_unclear() {
        return Err(Error::Unclear(folder.to_owned()));
    }
    let sources = &reading.sources;
    let (files, _) = own_files(sources);
    let mut renaming = Renaming::parse(sources, &files, kind, old, new)?;
    if is_mixed_up(&reading.workshop, kind, old, new)
        && let Some(other) = taken_by(&reading.workshop, kind, new)
    {
        return Err(taken_beside(other, kind, new));
    }
    renaming.accepted = accepted(reading, &renaming, old);
    let renamed = renaming.apply(sources, &files);
    let after = rewritten_tree(sources, &renamed.rewrites);
    let is_only_that = read(after, as_of).is_some_and(|after| {
        let same = shown(&reading.workshop, old, new) == shown(&after.workshop, old, new);
        same && has_no_new_findings(reading, &after)
    });
    if !is_only_that {
        if let Some(other) = taken_by(&reading.workshop, kind, new) {
            return Err(taken_beside(other, kind, new));
        }
        let path = renamed.rewrites.first().map_or("", |rewrite| &rewrite.path);
        return Err(Error::NotOnlyThat(folder.join(path)));
    }
    Ok(renamed)
}

/// The kind of the thing that has an id, where a chart has things of both kinds: people are columns beside roles, and
/// tasks with letters rows beside activities.
fn taken_by(workshop: &Workshop, kind: &str, id: &str) -> Option<&'static str> {
    let (other, is_taken) = match kind {
        "person" => ("a role", workshop.roles.contains_key(id)),
        "role" => ("a person", workshop.people.contains_key(id)),
        "task" => ("an activity", workshop.activities.contains_key(id)),
        "activity" => ("a task", workshop.tasks.contains_key(id)),
        _ => return None,
    };
    is_taken.then_some(other)
}

fn taken_beside(other: &str, kind: &str, id: &str) -> Error {
    Error::Usage(format!(
        "there is {other} `{id}` already, and the chart could not tell the {kind} from it; choose another id"
    ))
}

/// Whether a column or a row would become another thing's, which no finding may tell.
fn is_mixed_up(workshop: &Workshop, kind: &str, old: &str, new: &str) -> bool {
    let is_row = |id: &str| workshop.activities.contains_key(id);
    let is_column_of_person = |id: &str| {
        let mut columns = workshop.chart.columns.iter();
        columns.any(|column| column.as_str() == id) && !workshop.roles.contains_key(id)
    };
    match kind {
        "person" => is_column_of_person(old),
        "role" => is_column_of_person(new),
        "task" => is_row(old) && is_row(new),
        "activity" => is_row(new),
        _ => false,
    }
}

/// The codes of the accepted findings that are about the thing and about nothing else of that id.
fn accepted(reading: &Reading, renaming: &Renaming, id: &str) -> BTreeSet<String> {
    let (mut about_it, mut about_others) = (BTreeSet::new(), BTreeSet::new());
    for accepted in reading.report.accepted() {
        let Some(about) = accepted.finding.about.as_ref() else {
            continue;
        };
        if about.id() == Some(id) {
            let code = accepted.finding.code.slug.to_owned();
            match renaming.kinds().any(|kind| kind == about.kind()) {
                true => about_it.insert(code),
                false => about_others.insert(code),
            };
        }
    }
    about_it.difference(&about_others).cloned().collect()
}

/// What a workshop says, with both ids told as one.
fn shown(workshop: &Workshop, old: &str, new: &str) -> String {
    let mut workshop = workshop.clone();
    workshop.moves.clear();
    for acceptance in &mut workshop.acceptances {
        for kind in KINDS {
            let [old, new] = [old, new].map(|id| format!("{}.{id}", kind.name));
            if acceptance.at == old {
                acceptance.at = new;
            }
        }
    }
    format!("{workshop:?}").replace(&format!("{old:?}"), &format!("{new:?}"))
}

/// Whether no kind of finding is found more often than before.
fn has_no_new_findings(before: &Reading, after: &Reading) -> bool {
    let counts = |reading: &Reading| {
        let mut counts = BTreeMap::new();
        for finding in reading.report.findings() {
            *counts.entry(finding.code.slug).or_insert(0) += 1;
        }
        counts
    };
    let known = counts(before);
    counts(after)
        .iter()
        .all(|(code, count)| known.get(code).is_some_and(|known| known >= count))
}

/// The ids of a workshop by kind, where an editor may offer them.
pub fn ids_offered(workshop: &Workshop) -> BTreeMap<&'static str, Vec<&str>> {
    macro_rules! ids {
        ($map:ident) => {
            workshop.$map.keys().map(|id| id.as_str()).collect()
        };
    }
    let mut roles: Vec<&str> = ids!(roles);
    // A column may be a person.
    let columns = workshop.chart.columns.iter().map(|id| id.as_str());
    let people: Vec<_> = columns.filter(|id| !roles.contains(id)).collect();
    roles.extend(people);
    let later = |table: &'static str| {
        let ids = workshop.later.get(table).and_then(toml::Value::as_table);
        ids.into_iter()
            .flat_map(|ids| ids.keys().map(String::as_str))
            .collect()
    };
    BTreeMap::from([
        ("phase", ids!(phases)),
        ("role", roles),
        ("person", ids!(people)),
        ("segment", ids!(segments)),
        ("task", ids!(tasks)),
        ("activity", ids!(activities)),
        ("step", ids!(steps)),
        ("competency", ids!(competencies)),
        ("tool", ids!(tools)),
        ("decision", ids!(decisions)),
        ("question", later("question")),
        ("metric", later("metric")),
        ("driver", later("driver")),
    ])
}
