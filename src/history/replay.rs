//! [`Replay`]: what a workshop means state after state, reading of each state only the things that differ from the one
//! before. A thousand commits are read in about the time that it takes to read a few dozen states whole.

use std::borrow::Borrow;
use std::collections::BTreeSet;
use std::hash::Hash;
use std::sync::Arc;

use indexmap::IndexMap;

use super::sections::{Section, cut, differing};
use crate::diagnostic::{Place, Report};
use crate::load::load;
use crate::model::Workshop;
use crate::resolve::resolve;
use crate::source::{SourceFile, SourceTree};

/// Tables that decide what others mean: the chart's letter scheme, the sizes of a scale, the levels there are.
const CONTEXT: &[&str] = &["workshop", "scale", "raci", "framework"];

/// Kinds of things that mean the same whatever else a workshop says, but for the context.
const ALONE: &[&str] = &[
    "phase",
    "person",
    "segment",
    "task",
    "ballot",
    "activity",
    "step",
    "competency",
    "playbook",
    "tool",
    "decision",
    "action",
    "parking",
    "role",
];

/// Lists whose items mean the same whatever else a workshop says; they are replaced as a whole.
const LISTS: &[&str] = &["accept", "agenda", "moved"];

/// Private tables: they have no history here.
const PRIVATE: &[&str] = &["assessment", "development"];

/// The last state that made sense.
#[derive(Debug, Default)]
pub struct Replay {
    files: Vec<Known>,
    workshop: Option<Arc<Workshop>>,
}

/// A file with its sections, where it can be cut.
#[derive(Debug, Clone)]
struct Known {
    file: SourceFile,
    sections: Option<Arc<[Section]>>,
}

impl Replay {
    /// What the files of the next state mean; `None` where they cannot be read.
    ///
    /// A reference that leads nowhere is kept as it is: what a row says is told even if it says it of nobody. Card
    /// numbers that nobody wrote down, and the order of things, may be those of an earlier state.
    pub fn next(&mut self, state: &SourceTree) -> Option<Arc<Workshop>> {
        let files = self.known(state);
        let next = match self.patched(&files) {
            Some(patched) => patched,
            None => Arc::new(read(state)?),
        };
        self.files = files;
        self.workshop = Some(Arc::clone(&next));
        Some(next)
    }

    /// The files of a state, cut; those that did not change are not cut again.
    fn known(&self, state: &SourceTree) -> Vec<Known> {
        let known = |file: &SourceFile| {
            let mut last = self.files.iter();
            let same =
                last.find(|known| known.file.path == file.path && known.file.text == file.text);
            Known {
                file: file.clone(),
                sections: match same {
                    Some(same) => same.sections.clone(),
                    None => cut(&file.text).map(Arc::from),
                },
            }
        };
        state.files().iter().map(known).collect()
    }

    /// The last workshop with the things replaced that differ; `None` where that takes reading everything.
    fn patched(&self, files: &[Known]) -> Option<Arc<Workshop>> {
        let last = self.workshop.as_ref()?;
        let things = self.differing(files)?;
        if things.is_empty() {
            return Some(Arc::clone(last));
        }
        if !things.iter().all(is_alone) {
            return None;
        }
        let part = read(&only(files, &things)?)?;
        // A role that comes or goes is a column of a chart that names none.
        let comes_or_goes = |thing: &Place| {
            let id = thing.id().unwrap_or_default();
            thing.kind() == "role" && last.roles.contains_key(id) != part.roles.contains_key(id)
        };
        if things.iter().any(comes_or_goes) {
            return None;
        }
        let mut next = Workshop::clone(last);
        for thing in &things {
            replace(&mut next, &part, thing);
        }
        Some(Arc::new(next))
    }

    /// The things that differ from the last state; a row and the task that it may stand on belong together.
    fn differing(&self, files: &[Known]) -> Option<BTreeSet<Place>> {
        let mut things = BTreeSet::new();
        let paths = self.files.iter().chain(files).map(|known| &known.file.path);
        for path in paths.collect::<BTreeSet<_>>() {
            let of = |files: &'_ [Known]| files.iter().position(|known| known.file.path == *path);
            let old = of(&self.files).map(|at| &self.files[at]);
            let new = of(files).map(|at| &files[at]);
            if new.is_some_and(|known| known.file.problem.is_some()) {
                return None;
            }
            if old.map(Known::text) != new.map(Known::text) {
                things.extend(differing(cut_text(old)?, cut_text(new)?));
            }
        }
        things.retain(|thing| !PRIVATE.contains(&thing.kind()));
        let twins = things.iter().filter_map(|thing| match thing.kind() {
            "task" => Some(Place::of("activity", thing.id()?)),
            "activity" => Some(Place::of("task", thing.id()?)),
            _ => None,
        });
        let twins: Vec<Place> = twins.collect();
        things.extend(twins);
        Some(things)
    }
}

impl Known {
    fn text(&self) -> &str {
        &self.file.text
    }
}

/// The text and sections of a file that may not be there; `None` where it cannot be cut.
fn cut_text(known: Option<&Known>) -> Option<(&str, &[Section])> {
    match known {
        None => Some(("", &[])),
        Some(known) => Some((known.text(), known.sections.as_deref()?)),
    }
}

/// Whether a thing means the same whatever else there is.
fn is_alone(thing: &Place) -> bool {
    match thing.id() {
        Some(_) => ALONE.contains(&thing.kind()),
        None => LISTS.contains(&thing.kind()),
    }
}

/// What files mean; `None` where they cannot be read.
pub(super) fn read(files: &SourceTree) -> Option<Workshop> {
    let mut report = Report::default();
    let loaded = load(files, &mut report);
    if report.is_unclear() {
        return None;
    }
    let mut workshop = resolve(&loaded, &mut report);
    // What the room does not want to hear of has happened all the same.
    workshop.rules.levels.clear();
    Some(workshop)
}

/// The same files with nothing in them but these things and what decides over their meaning.
fn only(known: &[Known], things: &BTreeSet<Place>) -> Option<SourceTree> {
    let is_wanted = |section: &&Section| {
        CONTEXT.contains(&section.thing.kind()) || things.contains(&section.thing)
    };
    let mut files = Vec::new();
    for known in known {
        let sections = known.sections.as_deref()?;
        let wanted = sections.iter().filter(is_wanted);
        let text: String = wanted
            .map(|section| &known.file.text[section.span.clone()])
            .collect();
        if !text.is_empty() {
            files.push(SourceFile {
                text,
                path: known.file.path.clone(),
                problem: None,
                tracked: known.file.tracked,
            });
        }
    }
    Some(SourceTree::new(files))
}

/// Puts a thing of `part` into the place of the one that `workshop` has, or takes it out.
fn replace(workshop: &mut Workshop, part: &Workshop, thing: &Place) {
    let id = thing.id().unwrap_or_default();
    match thing.kind() {
        "phase" => put(&mut workshop.phases, &part.phases, id),
        "person" => put(&mut workshop.people, &part.people, id),
        "segment" => put(&mut workshop.segments, &part.segments, id),
        "task" => put(&mut workshop.tasks, &part.tasks, id),
        "ballot" => put(&mut workshop.ballots, &part.ballots, id),
        "activity" => put(&mut workshop.activities, &part.activities, id),
        "step" => put(&mut workshop.steps, &part.steps, id),
        "competency" => put(&mut workshop.competencies, &part.competencies, id),
        "playbook" => put(&mut workshop.playbooks, &part.playbooks, id),
        "tool" => put(&mut workshop.tools, &part.tools, id),
        "decision" => put(&mut workshop.decisions, &part.decisions, id),
        "action" => put(&mut workshop.actions, &part.actions, id),
        "parking" => put(&mut workshop.parking, &part.parking, id),
        "role" => put(&mut workshop.roles, &part.roles, id),
        "accept" => workshop.acceptances.clone_from(&part.acceptances),
        "agenda" => workshop.agenda.clone_from(&part.agenda),
        "moved" => workshop.moves.clone_from(&part.moves),
        _ => {}
    }
}

fn put<K: Clone + Hash + Eq + Borrow<str>, T: Clone>(
    all: &mut IndexMap<K, T>,
    part: &IndexMap<K, T>,
    id: &str,
) {
    match part.get_key_value(id) {
        Some((id, thing)) => {
            all.insert(id.clone(), thing.clone());
        }
        None => {
            all.shift_remove(id);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diff::Facts;

    /// The shipped example, a file a name.
    fn example() -> Vec<(String, String)> {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/workshops/post-sales");
        let sources = SourceTree::read(folder.as_ref()).unwrap();
        let files = sources.files().iter();
        files
            .map(|file| (file.path.clone(), file.text.clone()))
            .collect()
    }

    fn tree(files: &[(String, String)]) -> SourceTree {
        let file = |(path, text): &(String, String)| SourceFile {
            path: path.clone(),
            text: text.clone(),
            problem: None,
            tracked: true,
        };
        SourceTree::new(files.iter().map(file).collect())
    }

    /// A line that many things have, and another that may stand in its place.
    const EDITS: &[(&str, &str)] = &[
        ("A = \"csm\"", "A = \"ops\""),
        ("A = \"ops\"", "A = [\"csm\", \"ps\"]"),
        ("disposition = \"automate\"", "disposition = \"keep\""),
        (" = [4, 3]", " = [2, \"L\"]"),
        ("hours = {", "impact = 3\neffort = 2\nhours = {"),
        ("C = [", "open = [\"ps\"]\nC = ["),
        ("variant = \"RACI\"", "variant = \"RASCI\""),
        ("max = 5", "max = 6"),
        ("[activity.provision]", "[activity.provide]"),
        ("day = 1", "day = 2 # moved"),
        (
            "name = \"Lead",
            "segment.ent = { A = \"csl\" }\nname = \"Lead",
        ),
        ("[decision.", "# a remark\n[decision."),
    ];

    #[test]
    fn what_is_patched_is_what_is_read_whole() {
        let mut files = example();
        let mut replay = Replay::default();
        let mut patched = 0;
        for step in 0..120_usize {
            let before = files.clone();
            let (from, to) = EDITS[step % EDITS.len()];
            let (from, to) = if (step / EDITS.len()).is_multiple_of(2) {
                (from, to)
            } else {
                (to, from)
            };
            let number = files.len();
            let (_, text) = &mut files[step * 7 % number];
            // The n-th place where the line stands.
            let places: Vec<usize> = text.match_indices(from).map(|(at, _)| at).collect();
            if let Some(at) = places.get(step * 5 % places.len().max(1)) {
                text.replace_range(*at..at + from.len(), to);
            } else {
                text.push_str("\n# another remark\n");
            }
            // Tables move between files, too.
            if step % 10 == 9 {
                let last = text.rfind("\n[").map(|at| text.split_off(at));
                files[step * 3 % number]
                    .1
                    .push_str(&last.unwrap_or_default());
            }
            let state = tree(&files);
            patched += usize::from(replay.patched(&replay.known(&state)).is_some());
            let whole = read(&state).map(|workshop| Facts::of(&workshop, true));
            let next = replay
                .next(&state)
                .map(|workshop| Facts::of(&workshop, true));
            assert!(whole == next, "step {step}: {from} to {to}");
            // What cannot be read is mended by the next commit.
            if next.is_none() {
                files = before;
            }
        }
        assert!(patched > 60, "only {patched} states were patched");
    }
}
