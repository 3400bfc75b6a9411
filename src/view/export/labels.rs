//! What things are called in tables: by name, and by name and id where a name alone does not tell which one is meant.

use indexmap::IndexMap;

use super::names_people;
use crate::model::people::{Person, Phase, Role, Segment};
use crate::model::{Id, Workshop};
use crate::view::people::Names;
use crate::view::raci::columns::in_teams;
use crate::wording::folded;

/// The labels of a workshop's things.
pub(super) struct Labels<'w> {
    pub(super) workshop: &'w Workshop,
    /// The columns of the chart, in order.
    pub(super) columns: Vec<Id<Role>>,
    roles: IndexMap<Id<Role>, String>,
    phases: IndexMap<Id<Phase>, String>,
    segments: IndexMap<Id<Segment>, String>,
    people: IndexMap<Id<Person>, String>,
}

impl<'w> Labels<'w> {
    pub(super) fn new(workshop: &'w Workshop) -> Self {
        let columns = in_teams(workshop);
        let mut ids: Vec<&Id<Role>> = workshop.roles.keys().collect();
        ids.extend(
            columns
                .iter()
                .filter(|id| !workshop.roles.contains_key(*id)),
        );
        let named = ids.into_iter().map(|id| (id, workshop.role_name(id)));
        // The id of a person who is listed as a role is a name as often as not.
        let may_show = |id: &Id<Role>| workshop.roles.contains_key(id) || names_people(workshop);
        let roles = labels(named, may_show);
        let phases = workshop.phases.iter();
        let segments = workshop.segments.iter();
        let people = workshop.people.iter();
        Self {
            roles,
            phases: labels(phases.map(|(id, phase)| (id, phase.name.clone())), |_| true),
            segments: labels(segments.map(|(id, it)| (id, it.name.clone())), |_| true),
            people: labels(people.map(|(id, person)| (id, person.name.clone())), |_| {
                true
            }),
            columns,
            workshop,
        }
    }

    pub(super) fn role(&self, id: &Id<Role>) -> String {
        let label = self.roles.get(id).cloned();
        label.unwrap_or_else(|| self.workshop.role_name(id))
    }

    /// The labels of all roles, in reading order.
    pub(super) fn roles(&self) -> impl Iterator<Item = &str> {
        let declared = self.workshop.roles.keys();
        declared.filter_map(|id| self.roles.get(id).map(String::as_str))
    }

    pub(super) fn phase(&self, id: &Id<Phase>) -> String {
        let label = self.phases.get(id).cloned();
        label.unwrap_or_else(|| id.to_string())
    }

    /// The labels of all phases, in reading order.
    pub(super) fn phases(&self) -> impl Iterator<Item = &str> {
        self.phases.values().map(String::as_str)
    }

    pub(super) fn segment(&self, id: &Id<Segment>) -> String {
        let label = self.segments.get(id).cloned();
        label.unwrap_or_else(|| id.to_string())
    }

    /// What stands for a person: the label where people are named, else what the workshop allows.
    pub(super) fn person(&self, id: &Id<Person>) -> String {
        let label = self.people.get(id).filter(|_| self.names_people());
        label.cloned().unwrap_or_else(|| self.names().show(id))
    }

    pub(super) fn some_person(&self, id: Option<&Id<Person>>) -> Option<String> {
        id.map(|id| self.person(id))
    }

    pub(super) fn names_people(&self) -> bool {
        names_people(self.workshop)
    }

    pub(super) fn names(&self) -> Names<'w> {
        super::names(self.workshop)
    }
}

/// Each thing by its name; where two share one, with the id behind it, or a number where the id may not be shown.
fn labels<'i, T: 'i>(
    things: impl Iterator<Item = (&'i Id<T>, String)>,
    may_show: impl Fn(&Id<T>) -> bool,
) -> IndexMap<Id<T>, String> {
    let things: Vec<_> = things.collect();
    let mut shared: IndexMap<String, usize> = IndexMap::new();
    for (_, name) in &things {
        *shared.entry(folded(name)).or_default() += 1;
    }
    let ids: Vec<&str> = things.iter().map(|(id, _)| id.as_str()).collect();
    // A name that looks like one of these labels would be taken for another thing.
    let is_label = |own: &str, name: &str| {
        let inner = name
            .strip_suffix(']')
            .and_then(|name| name.rsplit_once('['));
        inner.is_some_and(|(_, id)| id != own && ids.contains(&id))
    };
    let mut seen: IndexMap<String, usize> = IndexMap::new();
    things
        .iter()
        .cloned()
        .map(|(id, name)| {
            let key = folded(&name);
            let before = seen.entry(key.clone()).or_default();
            *before += 1;
            let label = match (
                name.trim().is_empty(),
                shared[&key] > 1 || is_label(id.as_str(), &name),
            ) {
                (false, false) => name,
                (true, _) if may_show(id) => id.to_string(),
                (false, true) if may_show(id) => format!("{name} [{id}]"),
                _ if *before == 1 => name,
                _ => format!("{name} {before}"),
            };
            (id.clone(), label)
        })
        .collect()
}
