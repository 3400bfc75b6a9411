//! Tasks into `[task.*]`, with the roles and phases that are new.

use std::collections::BTreeSet;

use toml_edit::{InlineTable, Value};

use super::known::{Known, Meant};
use super::score::value;
use super::{Desk, TASKS, is_alike};
use crate::diagnostic::codes;
use crate::error::Error;
use crate::import::{Field, Finding, FoundTask, FoundTasks, Score};

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
        let rows = found
            .tasks
            .iter()
            .map(|task| (&task.task, task.phase.as_ref()));
        let workshop = self.workshop;
        let phase_of = |id: &str| {
            let phase = workshop.tasks.get(id)?.phase.as_ref()?;
            Some(workshop.phases.get(phase)?.name.clone())
        };
        let paired = self.pairs("task", &rows.collect::<Vec<_>>(), &mut known, phase_of);
        for (task, id) in found.tasks.iter().zip(&paired.ids) {
            if let Some(id) = id {
                self.enter_task(task, id, &mut names);
            }
        }
        if paired.known > 0 {
            let ids: BTreeSet<&str> = paired.ids.iter().flatten().map(String::as_str).collect();
            let left = workshop
                .tasks
                .iter()
                .filter(|(id, _)| !ids.contains(id.as_str()));
            let names = left.map(|(_, task)| task.name.as_str()).collect();
            self.tell_left("task", ["task", "tasks"], names);
        }
        Ok(())
    }

    fn enter_task(&mut self, task: &FoundTask, id: &str, names: &mut Names) {
        let table = ["task", id];
        let is_new = !self.workshop.tasks.contains_key(id);
        if is_new || task.task.id.as_deref() == Some(id) {
            self.set_text(&table, "name", &task.task.name, TASKS);
        }
        if !is_new && task.task.id.as_deref() == Some(id) {
            self.enter_emptied(task, &table);
        }
        if let Some(card) = task.card {
            self.set_number(&table, "card", f64::from(card), TASKS);
        }
        if let Some(phase) = &task.phase {
            let phase = self.phase_id(phase, &mut names.phases);
            self.set_text(&table, "phase", &phase, TASKS);
        }
        if let Some(owner) = &task.owner
            && let Some(owner) = self.role_id(owner, &mut names.roles)
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
        let so_far = self.workshop.tasks.get(id);
        match &task.effort {
            // A size that is worth as much stays a size.
            Some(Score::Number(effort)) if so_far.and_then(|task| task.effort) == Some(*effort) => {
            }
            Some(Score::Number(effort)) => self.set_number(&table, "effort", *effort, TASKS),
            Some(Score::Size(size)) => self.set_text(&table, "effort", size, TASKS),
            None => {}
        }
        if let Some(disposition) = task.disposition {
            self.set_text(&table, "disposition", disposition.word(), TASKS);
        }
        let unknown = self.enter_next(task, &table, &names.people);
        self.enter_why(task, &table, unknown);
    }

    /// Takes away what the sheet has a column for and says nothing about; only of a task that is known by its id, since
    /// another sheet may just not say it.
    fn enter_emptied(&mut self, task: &FoundTask, table: &[&str]) {
        let next = [table, &["next"]].concat();
        for field in &task.emptied {
            match field {
                Field::NextStep => self.draft.remove(&next, "step"),
                Field::NextBy => self.draft.remove(&next, "by"),
                Field::NextWho => self.draft.remove(&next, "who"),
                // Hours by segment have columns of their own.
                Field::Hours if self.draft.has(&[table, &["hours"]].concat()) => {}
                field => {
                    if let Some(key) = key_of(*field) {
                        self.draft.remove(table, key);
                    }
                }
            }
        }
        if self.draft.has(&next) && self.draft.is_empty(&next) {
            self.draft.remove(table, "next");
        }
    }

    fn enter_hours(&mut self, task: &FoundTask, table: &[&str], segments: &Known) {
        let inner = [table, &["hours"]].concat();
        match task.hours {
            Some(hours) if self.draft.has(&inner) => self.tell_hours_left(task, hours),
            Some(hours) => self.set_number(table, "hours", hours, TASKS),
            None => {}
        }
        for (segment, hours) in &task.hours_by_segment {
            let Some(id) = self.one("segment", segment, segments.meant(segment)) else {
                continue;
            };
            if self.draft.has(&inner) {
                self.set_number(&inner, &id, *hours, TASKS);
            } else {
                let by_segment = InlineTable::from_iter([(id, value(*hours))]);
                self.draft.set(table, "hours", by_segment, TASKS);
            }
        }
    }

    /// One number says nothing about hours that differ from segment to segment.
    fn tell_hours_left(&mut self, task: &FoundTask, hours: f64) {
        let named = &task.task;
        let message = format!(
            "the workshop has the hours of `{}` by segment, which `{hours}` of the sheet leaves as they are",
            named.name
        );
        let help = "give the sheet a column for each segment, such as `Hours: Enterprise`";
        self.findings
            .push(Finding::at(&codes::WOULD_REMOVE, &named.at, message).help(help));
    }

    /// The remarks: what the sheet's own column says, else what is there, with what cells say that nobody can read.
    fn enter_why(&mut self, task: &FoundTask, table: &[&str], unknown: Option<String>) {
        let was = self
            .draft
            .value(table, "why")
            .and_then(|item| item.as_str());
        let was = was.unwrap_or_default().to_owned();
        let mut said = task.why.clone().unwrap_or_else(|| was.clone());
        for remark in task.remarks.iter().chain(&unknown) {
            if !said.contains(remark.as_str()) {
                let gap = if said.is_empty() { "" } else { "; " };
                said = format!("{said}{gap}{remark}");
            }
        }
        if is_alike(&said, &was) {
            return;
        }
        match said.as_str() {
            "" if task.task.id.as_deref() == table.last().copied() => {
                self.draft.remove(table, "why")
            }
            "" => {}
            said => self.set_text(table, "why", said, TASKS),
        }
    }

    /// The next step; gives the name of a person whom the workshop does not have, to be kept as a remark.
    fn enter_next(&mut self, task: &FoundTask, table: &[&str], people: &Known) -> Option<String> {
        let mut unknown = None;
        let who = task
            .next_who
            .as_ref()
            .and_then(|who| match people.meant(who) {
                Meant::One(id) => Some(id),
                meant => {
                    self.one("person", who, meant);
                    unknown = Some(format!("Next step by: {}", who.name));
                    None
                }
            });
        let by = task
            .next_by
            .and_then(|day| day.to_string().parse::<Value>().ok());
        let step = task.next_step.as_deref().map(Value::from);
        let inner = [table, &["next"]].concat();
        for (key, said) in [("who", who.map(Value::from)), ("by", by), ("step", step)] {
            let Some(said) = said else { continue };
            if !self.draft.has(&inner) {
                let next = InlineTable::from_iter([(key, said)]);
                self.draft.set(table, "next", next, TASKS);
            } else if let Some(text) = said.as_str() {
                self.set_text(&inner, key, text, TASKS);
            } else if !self.draft.says(&inner, key, &said) {
                self.draft.set(&inner, key, said, TASKS);
            }
        }
        unknown
    }
}

/// The key of a task that a column says.
fn key_of(field: Field) -> Option<&'static str> {
    match field {
        Field::Card => Some("card"),
        Field::Phase => Some("phase"),
        Field::Owner => Some("owner"),
        Field::Frequency => Some("freq"),
        Field::Hours => Some("hours"),
        Field::Scales => Some("scales"),
        Field::Impact => Some("impact"),
        Field::Effort => Some("effort"),
        Field::Disposition => Some("disposition"),
        _ => None,
    }
}
