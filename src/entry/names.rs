//! Which things of the workshop the names of a sheet mean; what nobody knows is told once.

use super::ids::id_of;
use super::known::{Known, Meant, label};
use super::{Desk, WORKSHOP};
use crate::diagnostic::codes;
use crate::error::Error;
use crate::import::{Finding, Named};
use crate::wording::{did_you_mean, quoted_list};

impl Desk<'_> {
    pub(super) fn known_roles(&self) -> Known {
        let roles = self.workshop.roles.iter();
        Known::of(
            "role",
            roles.map(|(id, role)| {
                let names = std::iter::once(role.name.as_str()).chain(role.short.as_deref());
                (id.as_str(), names)
            }),
        )
    }

    pub(super) fn known_phases(&self) -> Known {
        let phases = self.workshop.phases.iter();
        Known::of(
            "phase",
            phases.map(|(id, phase)| (id.as_str(), [phase.name.as_str()])),
        )
    }

    pub(super) fn known_people(&self) -> Known {
        let people = self.workshop.people.iter();
        Known::of(
            "person",
            people.map(|(id, person)| (id.as_str(), [person.name.as_str()])),
        )
    }

    pub(super) fn known_activities(&self) -> Known {
        let rows = self.workshop.activities.iter();
        Known::of(
            "activity",
            rows.map(|(id, row)| (id.as_str(), [row.name.as_str()])),
        )
    }

    pub(super) fn known_tasks(&self) -> Known {
        let tasks = self.workshop.tasks.iter();
        let mut known = Known::of(
            "task",
            tasks.map(|(id, task)| (id.as_str(), [task.name.as_str()])),
        );
        // A new task with the id of a row would look like the short form of that row.
        for id in self.workshop.activities.keys() {
            known.keep_free(id.as_str());
        }
        known
    }

    /// The role of a name, which is made where it is new; `None` for a name that several have.
    pub(super) fn role_id(&mut self, role: &Named, known: &mut Known) -> Option<String> {
        match known.meant(role) {
            Meant::None => {
                let id = known.add(role);
                self.set_text(&["role", &id], "name", &role.name, WORKSHOP);
                Some(id)
            }
            meant => {
                let id = self.one("role", role, meant)?;
                // "New name [csm]" calls a role that is there by another name.
                let so_far = self.workshop.roles.get(id.as_str());
                let so_far = so_far.map(|role| role.name.as_str());
                if let Some((name, labelled)) = label(&role.name)
                    && labelled == id
                    && !name.is_empty()
                    && so_far.is_some_and(|so_far| so_far != name && so_far != role.name)
                {
                    self.set_text(&["role", &id], "name", name, WORKSHOP);
                }
                Some(id)
            }
        }
    }

    /// The phase of a name, which is made where it is new. Phases of one name read alike, so that the first will do.
    pub(super) fn phase_id(&mut self, phase: &Named, known: &mut Known) -> String {
        match known.meant(phase) {
            Meant::One(id) => id,
            Meant::Several(ids) if !ids.is_empty() => ids.into_iter().next().unwrap_or_default(),
            Meant::Several(_) | Meant::None => {
                let id = known.add(phase);
                self.set_text(&["phase", &id], "name", &phase.name, WORKSHOP);
                id
            }
        }
    }

    /// The role that people are added with.
    pub(super) fn role_of_people(&self, typed: &str) -> Result<String, Error> {
        let known = self.known_roles();
        known.called(typed).ok_or_else(|| {
            let ids = self.workshop.roles.keys().map(|id| id.as_str());
            Error::Usage(format!(
                "there is no role `{typed}`; {}",
                did_you_mean(typed, ids)
            ))
        })
    }

    /// Adds a person whom the workshop does not have, where that is asked for and the id is free.
    pub(super) fn new_person(&mut self, name: &str) -> Option<String> {
        let role = self.people_as.clone()?;
        let id = id_of(name);
        if id.is_empty() || self.workshop.people.contains_key(id.as_str()) {
            return None;
        }
        self.set_text(&["person", &id], "name", name, WORKSHOP);
        self.set_text(&["person", &id], "role", &role, WORKSHOP);
        Some(id)
    }

    /// The one thing that is meant; where there is none or several, a finding, once for each name.
    pub(super) fn one(
        &mut self,
        kind: &'static str,
        named: &Named,
        meant: Meant,
    ) -> Option<String> {
        if let (Meant::None, "person") = (&meant, kind)
            && let Some(id) = self.new_person(&named.name)
        {
            return Some(id);
        }
        let finding = match meant {
            Meant::One(id) => return Some(id),
            Meant::Several(ids) => ambiguous(kind, named, &ids),
            Meant::None => unknown(kind, named),
        };
        if self.told.insert((kind, named.name.clone())) {
            self.findings.push(finding);
        }
        None
    }
}

fn unknown(kind: &str, named: &Named) -> Finding {
    let message = format!("the workshop has no {kind} `{}`", named.name);
    let help = match kind {
        "person" => {
            "`--people-as ROLE` adds such people with a role; or add `[person.…]` with that `name` and a `role`".to_owned()
        }
        kind => format!(
            "add `[{kind}.…]` with that `name`, or write in the sheet what it is called there, and import the sheet again"
        ),
    };
    Finding::at(&codes::UNKNOWN_NAME, &named.at, message).help(help)
}

/// A name that several things of the workshop have.
fn ambiguous(kind: &str, named: &Named, ids: &[String]) -> Finding {
    let ids: Vec<&str> = ids.iter().map(String::as_str).collect();
    let message = format!(
        "`{}` is the name of several: {}",
        named.name,
        quoted_list(&ids)
    );
    let help =
        format!("write the id of the {kind} instead of its name, or give the sheet a column `id`");
    Finding::at(&codes::AMBIGUOUS_NAME, &named.at, message).help(help)
}
