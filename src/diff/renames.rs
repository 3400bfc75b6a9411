//! Ids that changed, as `[[moved]]` says: what was said under the old one is held against what the new one says.

use std::collections::{BTreeSet, HashMap};

use super::place::kind_of_key;
use super::{Comparison, Facts, Value, What};
use crate::diagnostic::{Place, codes};
use crate::model::Workshop;
use crate::model::record::Move;

/// An id that changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rename {
    /// The kind of thing, such as `task`.
    pub kind: String,
    /// The old id.
    pub from: String,
    /// The new id.
    pub to: String,
}

/// The ids that changed between two workshops.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Renames {
    list: Vec<Rename>,
    /// By kind and old id, the place in the list.
    by_old: HashMap<String, HashMap<String, usize>>,
    /// By kind and new id.
    by_new: HashMap<String, HashMap<String, usize>>,
    /// By old id, the new one in acceptances that do not say of which kind the thing is.
    accepted: HashMap<String, String>,
}

impl Renames {
    /// The `[[moved]]` of the later workshop that lead from a thing of the earlier one to one of the later.
    ///
    /// A row whose letters stand on a task moves with the task.
    pub fn of(before: &Workshop, after: &Workshop) -> Self {
        let mut renames = Self::default();
        let mut add = |kind: &str, from: &str, to: &str| {
            let leads = has(before, kind, from) && !has(before, kind, to);
            let arrives = has(after, kind, to) && !has(after, kind, from);
            if leads && arrives {
                renames.add(kind, from, to);
            }
        };
        let steps = steps(&after.moves);
        for moved in &after.moves {
            let to = end_of(moved, &steps);
            add(&moved.kind, &moved.from, to);
            if moved.kind == "task" {
                add("activity", &moved.from, to);
            }
        }
        renames.accepted = renames.in_acceptances(before, after);
        renames
    }

    /// Which ids have moved in acceptances with the id alone: those that only the later workshop has there.
    fn in_acceptances(&self, before: &Workshop, after: &Workshop) -> HashMap<String, String> {
        let has = |workshop: &Workshop, id: &str| {
            let mut acceptances = workshop.acceptances.iter();
            acceptances.any(|acceptance| acceptance.at == id)
        };
        let moved = self.list.iter().filter(|rename| {
            let (from, to) = (&rename.from, &rename.to);
            has(before, from) && !has(before, to) && has(after, to) && !has(after, from)
        });
        let moved = moved.map(|rename| (rename.from.clone(), rename.to.clone()));
        moved.collect()
    }

    /// Adds an id that changed, unless its old or new id is taken.
    fn add(&mut self, kind: &str, from: &str, to: &str) {
        if find(&self.by_old, kind, from).is_some() || find(&self.by_new, kind, to).is_some() {
            return;
        }
        let place = self.list.len();
        for (map, id) in [(&mut self.by_old, from), (&mut self.by_new, to)] {
            let of_kind = map.entry(kind.to_owned()).or_default();
            of_kind.insert(id.to_owned(), place);
        }
        self.list.push(Rename {
            kind: kind.to_owned(),
            from: from.to_owned(),
            to: to.to_owned(),
        });
    }

    /// The ids that changed.
    pub fn iter(&self) -> impl Iterator<Item = &Rename> {
        self.list.iter()
    }

    /// What a thing of the earlier workshop is called in the later one.
    pub fn new_id<'r>(&'r self, kind: &str, id: &'r str) -> &'r str {
        find(&self.by_old, kind, id).map_or(id, |place| &self.list[place].to)
    }

    /// What a thing of the later workshop was called in the earlier one.
    pub fn old_id<'r>(&'r self, kind: &str, id: &'r str) -> &'r str {
        find(&self.by_new, kind, id).map_or(id, |place| &self.list[place].from)
    }

    /// The same facts under the new ids.
    pub fn applied_to(&self, facts: Facts) -> Facts {
        if self.list.is_empty() {
            return facts;
        }
        let mut renamed = Facts::default();
        for (place, value) in facts.iter() {
            renamed.set(self.new_place(place), Some(self.value(place, value)));
        }
        renamed
    }

    /// The same place with the ids of the later workshop in it.
    pub fn new_place(&self, place: &Place) -> Place {
        let path = place.path();
        let id = |(number, key): (usize, &String)| match (kind_of_key(path, number), number) {
            (Some("accept"), 1) => match key.split_once(' ') {
                Some((rule, at)) => format!("{rule} {}", self.new_where(at)),
                None => key.clone(),
            },
            (Some(kind), _) => self.new_id(kind, key).to_owned(),
            (None, _) => key.clone(),
        };
        let mut keys = path.iter().enumerate().map(id);
        let first = keys.next().unwrap_or_default();
        keys.fold(Place::table(&first), Place::key)
    }

    /// What an acceptance is about, such as `task.renewal-forecast`, with what tells it from others behind a blank.
    fn new_where(&self, at: &str) -> String {
        let (at, number) = at.split_at(at.find(' ').unwrap_or(at.len()));
        let new = match at.split_once('.') {
            Some((kind, id)) => format!("{kind}.{}", self.new_id(kind, id)),
            None => self.accepted.get(at).map_or(at, String::as_str).to_owned(),
        };
        new + number
    }

    /// Two rows that one role must not have both, as `domain.md` has it: they are told in one text.
    fn new_pair(&self, pair: &str) -> String {
        let rows = pair.split(' ').map(|row| self.new_id("activity", row));
        rows.collect::<Vec<_>>().join(" ")
    }

    fn value(&self, place: &Place, value: &Value) -> Value {
        let path: Vec<&str> = place.path().iter().map(String::as_str).collect();
        match (path.as_slice(), value) {
            (["accept", _, "where"], Value::Text(at)) => Value::Text(self.new_where(at)),
            (["rules", "raci", "conflicts"], Value::Texts(pairs)) => {
                let mut pairs: Vec<_> = pairs.iter().map(|pair| self.new_pair(pair)).collect();
                pairs.sort();
                Value::Texts(pairs)
            }
            _ => self.value_anywhere(value),
        }
    }

    fn value_anywhere(&self, value: &Value) -> Value {
        match value {
            Value::Id { kind, id } => Value::Id {
                kind,
                id: self.new_id(kind, id).to_owned(),
            },
            Value::Ids { kind, ids, open } => Value::Ids {
                kind,
                ids: ids
                    .iter()
                    .map(|id| self.new_id(kind, id).to_owned())
                    .collect::<BTreeSet<_>>(),
                open: *open,
            },
            other => other.clone(),
        }
    }
}

fn find(map: &HashMap<String, HashMap<String, usize>>, kind: &str, id: &str) -> Option<usize> {
    map.get(kind)?.get(id).copied()
}

/// By kind and id, to which id a thing moved; the first of two that say otherwise counts.
fn steps(moves: &[Move]) -> HashMap<(&str, &str), &str> {
    let moves = moves.iter().rev();
    moves
        .map(|moved| ((&moved.kind[..], &moved.from[..]), &moved.to[..]))
        .collect()
}

/// Where a thing is in the end that may have moved several times.
fn end_of<'m>(moved: &'m Move, steps: &HashMap<(&'m str, &'m str), &'m str>) -> &'m str {
    let mut to = moved.to.as_str();
    // As many steps as there are, since they may go round in a circle.
    for _ in 0..steps.len() {
        match steps.get(&(&moved.kind[..], to)) {
            Some(next) => to = next,
            None => break,
        }
    }
    to
}

fn has(workshop: &Workshop, kind: &str, id: &str) -> bool {
    match kind {
        "phase" => workshop.phases.contains_key(id),
        "role" => workshop.roles.contains_key(id),
        "person" => workshop.people.contains_key(id),
        "segment" => workshop.segments.contains_key(id),
        "task" => workshop.tasks.contains_key(id),
        "activity" => workshop.activities.contains_key(id),
        "decision" => workshop.decisions.contains_key(id),
        "action" => workshop.actions.contains_key(id),
        "parking" => workshop.parking.contains_key(id),
        "competency" => workshop.competencies.contains_key(id),
        "step" => workshop.steps.contains_key(id),
        "tool" => workshop.tools.contains_key(id),
        _ => false,
    }
}

/// Tells of the ids that changed; the `[[moved]]` themselves are no news beside that.
pub(super) fn look(comparison: &mut Comparison<'_>) {
    let moves = &comparison.after.moves;
    let steps = steps(moves);
    let mut leading: HashMap<(&str, &str), Vec<Place>> = HashMap::new();
    for moved in moves {
        let entry = Place::of("moved", format!("{} {}", moved.kind, moved.from));
        let end = (&moved.kind[..], end_of(moved, &steps));
        leading.entry(end).or_default().push(entry);
    }
    for rename in comparison.renames.clone().iter() {
        let entries = leading.remove(&(&rename.kind[..], &rename.to[..]));
        let mut fields = Vec::new();
        for entry in entries.into_iter().flatten() {
            fields.extend(comparison.take(&entry, |_| true));
        }
        comparison.add(
            &codes::ID_CHANGED,
            Place::of(&rename.kind, &rename.to),
            What::Renamed {
                from: rename.from.clone(),
                to: rename.to.clone(),
            },
            fields,
        );
    }
}
