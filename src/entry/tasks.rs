//! Tasks into `[task.*]`, with the roles and phases that are new.

use std::collections::BTreeSet;

use toml_edit::{InlineTable, Value};

use super::chart::ambiguous;
use super::known::{Known, Meant};
use super::score::value;
use super::{Desk, TASKS};
use crate::error::Error;
use crate::import::{FoundTask, FoundTasks, Named, Score};

/// What the names of a sheet of tasks mean.
struct Names {
    roles: Known,
    phases: Known,
    people: Known,
    segments: Known,
}

impl Desk<'_> {
    pub(super) fn enter_tasks(&mut self, found: &FoundTasks) -> Result<(), Error> {
        self.fit_scale("impact", found.impact_scale)?;
        self.fit_scale("effort", found.effort_scale)?;
        let segments = self.workshop.segments.iter();
        let mut names = Names {
            roles: self.known_roles(),
            phases: self.known_phases(),
            people: self.known_people(),
            segments: Known::of(
                "segment",
                segments.map(|(id, segment)| (id.as_str(), [segment.name.as_str()])),
            ),
        };
        let mut known = self.known_tasks();
        let mut taken = BTreeSet::new();
        let mut is_again = false;
        for task in &found.tasks {
            let candidates = match known.meant(&task.task) {
                Meant::One(id) => vec![id],
                Meant::Several(ids) => ids,
                Meant::None => Vec::new(),
            };
            let free = candidates.into_iter().find(|id| !taken.contains(id));
            let id = match free {
                Some(id) => {
                    is_again = true;
                    id
                }
                None => known.add(&task.task),
            };
            self.enter_task(task, &id, &mut names);
            taken.insert(id);
        }
        if is_again {
            let tasks = self.workshop.tasks.iter();
            let left = tasks.filter(|(id, _)| !taken.contains(id.as_str()));
            let names = left.map(|(_, task)| task.name.as_str()).collect();
            self.tell_left("task", ["task", "tasks"], names);
        }
        Ok(())
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

    fn enter_task(&mut self, task: &FoundTask, id: &str, names: &mut Names) {
        let table = ["task", id];
        let is_new = !self.workshop.tasks.contains_key(id);
        if is_new || task.task.id.as_deref() == Some(id) {
            self.set_text(&table, "name", &task.task.name, TASKS);
        }
        if let Some(card) = task.card {
            self.set_number(&table, "card", f64::from(card), TASKS);
        }
        if let Some(phase) = &task.phase {
            let phase = self.phase_id(phase, &mut names.phases);
            self.set_text(&table, "phase", &phase, TASKS);
        }
        if let Some(owner) = &task.owner
            && let Some(owner) = self.owner_id(owner, &mut names.roles)
        {
            self.set_text(&table, "owner", &owner, TASKS);
        }
        if let Some(freq) = task.freq {
            self.set_text(&table, "freq", freq.word(), TASKS);
        }
        self.enter_hours(task, &table, &names.segments);
        if let Some(scales) = task.scales {
            self.set_text(&table, "scales", scales.word(), TASKS);
        }
        if let Some(impact) = task.impact {
            self.set_number(&table, "impact", impact, TASKS);
        }
        match &task.effort {
            Some(Score::Number(effort)) => self.set_number(&table, "effort", *effort, TASKS),
            Some(Score::Size(size)) => self.set_text(&table, "effort", size, TASKS),
            None => {}
        }
        if let Some(disposition) = task.disposition {
            self.set_text(&table, "disposition", disposition.word(), TASKS);
        }
        let why = self.enter_next(task, &table, &names.people);
        if let Some(why) = why {
            self.set_text(&table, "why", &why, TASKS);
        }
    }

    /// The role of a name, which is made where it is new.
    fn owner_id(&mut self, owner: &Named, roles: &mut Known) -> Option<String> {
        match roles.meant(owner) {
            Meant::One(id) => Some(id),
            Meant::None => Some(self.new_role(owner, roles)),
            Meant::Several(ids) => {
                self.findings.push(ambiguous("role", owner, &ids));
                None
            }
        }
    }

    fn enter_hours(&mut self, task: &FoundTask, table: &[&str], segments: &Known) {
        if let Some(hours) = task.hours {
            self.set_number(table, "hours", hours, TASKS);
        }
        for (segment, hours) in &task.hours_by_segment {
            let Some(id) = self.one("segment", segment, segments.meant(segment)) else {
                continue;
            };
            let inner = [table, &["hours"]].concat();
            if self.draft.has(&inner) {
                self.set_number(&inner, &id, *hours, TASKS);
            } else {
                let by_segment = InlineTable::from_iter([(id, value(*hours))]);
                self.draft.set(table, "hours", by_segment, TASKS);
            }
        }
    }

    /// The next step; gives what is to be kept as a remark: the sheet's own, and a name that nobody has.
    fn enter_next(&mut self, task: &FoundTask, table: &[&str], people: &Known) -> Option<String> {
        let said = task.why.iter().filter(|why| !why.is_empty());
        let said: Vec<_> = said.chain(&task.remarks).map(String::as_str).collect();
        let mut why = (!said.is_empty()).then(|| said.join("; "));
        let who = task
            .next_who
            .as_ref()
            .and_then(|who| match people.meant(who) {
                Meant::One(id) => Some(id),
                meant => {
                    self.one("person", who, meant);
                    let remark = format!("Next step by: {}", who.name);
                    why = Some(
                        why.take()
                            .map_or_else(|| remark.clone(), |why| format!("{why} {remark}")),
                    );
                    None
                }
            });
        let by = task
            .next_by
            .and_then(|day| day.to_string().parse::<Value>().ok());
        let step = task.next_step.as_deref().map(Value::from);
        let inner = [table, &["next"]].concat();
        for (key, said) in [("step", step), ("by", by), ("who", who.map(Value::from))] {
            let Some(said) = said else { continue };
            if !self.draft.has(&inner) {
                let next = InlineTable::from_iter([(key, said)]);
                self.draft.set(table, "next", next, TASKS);
            } else if self.draft.typed(&inner, key) != Some(said.to_string()) {
                self.draft.set(&inner, key, said, TASKS);
            }
        }
        why
    }
}
