//! What changes for those who do the work, on one list for everybody: what stops, who takes what from when, whom to ask,
//! and the hours that it frees (`domain.md` §3.6).

use serde::Serialize;

use crate::analysis::capacity::{Effect, Load, effect, loads, takes_effect, totals};
use crate::model::task::Task;
use crate::model::{Id, Workshop};
use crate::view::impact_effort::disposition_word;
use crate::view::people::Names;
use crate::view::{Fact, ViewOptions, balance};
use crate::vocabulary::Disposition;
use crate::words::{Said, Words};

/// What changes for those who do the work.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct StopList {
    /// "33 tasks change and free 364.0 h a week."
    pub summary: String,
    /// The tasks that change, by what happens with them.
    pub groups: Vec<Group>,
    /// What the decisions do to the hours of a week, side by side.
    pub balance: Vec<Fact>,
    /// Hours freed by what was decided.
    pub totals: Vec<DispositionHours>,
    /// The roles on which work lands, those with most of it first.
    pub receivers: Vec<Receiver>,
    /// Some task frees hours that nobody has written down.
    pub has_unknown: bool,
    /// What is not on the list, in sentences: what is kept, promised or undecided.
    pub left_out: Vec<String>,
}

/// The tasks with which the same happens.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Group {
    /// The word for it in files, for ids.
    pub kind: &'static str,
    /// What happens: "Stops".
    pub heading: String,
    /// The tasks by the day from which it holds, then by their number; those without a day last.
    pub tasks: Vec<ChangedTask>,
}

/// A task that changes.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ChangedTask {
    /// The number on its card.
    pub card: u32,
    /// The id, for those who edit the files.
    pub id: String,
    /// What it is called.
    pub name: String,
    /// From whom to whom, and the hours there; or what it takes to keep a system running. Empty where there is no more.
    pub how: String,
    /// It is promised to customers.
    pub promised: bool,
    /// The next step.
    pub step: Option<String>,
    /// Whom to ask: who takes the next step.
    pub who: Option<String>,
    /// From when.
    pub by: Option<String>,
    /// Hours a week freed, or added with a plus; `None` where nobody knows.
    pub hours: Option<String>,
}

/// The tasks with which the same happens, counted.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct DispositionHours {
    /// What was decided.
    pub name: String,
    /// How many tasks.
    pub tasks: usize,
    /// Hours a week freed.
    pub hours: String,
}

/// A role on which work lands.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Receiver {
    /// The role.
    pub role: String,
    /// From how many tasks.
    pub tasks: usize,
    /// "41.4 of 24 h", or the hours alone where nobody said how much it can take on.
    pub load: String,
    /// "17.4 h too many"; empty where it fits.
    pub over: String,
}

/// What may happen with a task, in the order of the list.
const KINDS: [(Disposition, &str); 5] = [
    (Disposition::Eliminate, "stop-list.eliminate"),
    (Disposition::Reassign, "stop-list.reassign"),
    (Disposition::Automate, "stop-list.automate"),
    (Disposition::Simplify, "stop-list.simplify"),
    (Disposition::Grow, "stop-list.grow"),
];

/// What changes for those who do the work.
pub fn of(workshop: &Workshop, shown: &ViewOptions) -> StopList {
    let writer = Writer {
        workshop,
        words: &workshop.words,
        names: Names::new(workshop, shown),
    };
    let groups: Vec<_> = KINDS
        .into_iter()
        .map(|(kind, heading)| writer.group(kind, heading))
        .filter(|group| !group.tasks.is_empty())
        .collect();
    let mut tasks = groups.iter().flat_map(|group| &group.tasks);
    StopList {
        summary: writer.summary(),
        balance: balance::of(workshop),
        totals: writer.totals(),
        receivers: writer.receivers(),
        has_unknown: tasks.any(|task| task.hours.is_none()),
        left_out: writer.left_out(),
        groups,
    }
}

struct Writer<'w> {
    workshop: &'w Workshop,
    words: &'w Words,
    names: Names<'w>,
}

impl Writer<'_> {
    fn summary(&self) -> String {
        let totals = totals(self.workshop);
        let freed = self.words.hours_a_week(totals.freed.values().sum());
        let said = Said::new("stop-list.summary").with("hours", freed);
        self.words.say(&said.count(totals.changed))
    }

    fn group(&self, kind: Disposition, heading: &str) -> Group {
        let tasks = self.workshop.tasks.iter();
        let mut tasks: Vec<_> = tasks
            .filter(|(_, task)| takes_effect(task) == Some(kind))
            .collect();
        tasks.sort_by_key(|(_, task)| {
            let day = task.next.as_ref().and_then(|next| next.by);
            (day.is_none(), day, task.card)
        });
        Group {
            kind: kind.word(),
            heading: self.words.get(heading).to_owned(),
            tasks: tasks
                .into_iter()
                .map(|(id, task)| self.task(id, task, kind))
                .collect(),
        }
    }

    fn task(&self, id: &Id<Task>, task: &Task, kind: Disposition) -> ChangedTask {
        let effect = effect(self.workshop, task);
        let next = task.next.as_ref();
        ChangedTask {
            card: task.card,
            id: id.to_string(),
            name: task.name.clone(),
            how: match kind {
                Disposition::Reassign => self.handed_on(task, &effect),
                _ => self.running(&effect),
            },
            promised: task.locked,
            step: next.and_then(|next| next.step.clone()),
            who: next.and_then(|next| self.names.show_some(next.who.as_ref())),
            by: next.and_then(|next| next.by).map(|day| day.to_string()),
            hours: self.hours(task, &effect, kind),
        }
    }

    /// "CSM → Support, 9.6 h a week there".
    fn handed_on(&self, task: &Task, effect: &Effect) -> String {
        let role = |id| self.workshop.role_short_name(id);
        let choice = task.options.get(&Disposition::Reassign);
        let to = choice.and_then(|choice| choice.to.as_ref()).map(role);
        let to = to.unwrap_or_else(|| self.words.get("stop-list.to-nobody").to_owned());
        let moved = match &task.owner {
            Some(owner) => format!("{} → {to}", role(owner)),
            None => format!("→ {to}"),
        };
        match &effect.moved {
            Some((_, hours)) if *hours > 0.0 => {
                let said = Said::new("stop-list.hours-there").with("moved", moved);
                self.words
                    .say(&said.with("hours", self.words.hours(*hours)))
            }
            _ => moved,
        }
    }

    /// "2.0 h a week to keep it running: Operations".
    fn running(&self, effect: &Effect) -> String {
        if effect.run <= 0.0 {
            return String::new();
        }
        let hours = self.words.hours_a_week(effect.run);
        match &effect.runner {
            Some(role) => {
                let role = self.workshop.role_short_name(role);
                let said = Said::new("stop-list.run-by").with("role", role);
                self.words.say(&said.with("hours", hours))
            }
            None => self
                .words
                .say(&Said::new("stop-list.run").with("hours", hours)),
        }
    }

    fn hours(&self, task: &Task, effect: &Effect, kind: Disposition) -> Option<String> {
        let is_told = task.options.contains_key(&kind) || kind == Disposition::Eliminate;
        match kind {
            Disposition::Grow => (is_told && effect.added > 0.0)
                .then(|| format!("+{}", self.words.hours(effect.added))),
            _ => (is_told && effect.before > 0.0).then(|| self.words.hours(effect.freed)),
        }
    }

    fn totals(&self) -> Vec<DispositionHours> {
        let totals = totals(self.workshop);
        let line = |kind: Disposition| {
            let tasks = self.workshop.tasks.values();
            Some(DispositionHours {
                name: disposition_word(self.words, Some(kind)),
                tasks: tasks
                    .filter(|task| takes_effect(task) == Some(kind))
                    .count(),
                hours: self.words.hours(*totals.freed.get(&kind)?),
            })
        };
        KINDS
            .into_iter()
            .filter_map(|(kind, _)| line(kind))
            .collect()
    }

    fn receivers(&self) -> Vec<Receiver> {
        let mut loads = loads(self.workshop);
        loads.retain(|load| load.received() > 0.0);
        loads.sort_by(|one, two| two.received().total_cmp(&one.received()));
        loads.iter().map(|load| self.receiver(load)).collect()
    }

    fn receiver(&self, load: &Load) -> Receiver {
        let (words, received) = (self.words, load.received());
        let said = |slack: f64| {
            let said = Said::new("stop-list.load").with("received", words.number(received, 1));
            words.say(&said.with("slack", words.plain(slack)))
        };
        let over = load.slack.map_or(0.0, |slack| received - slack);
        // What does not show in the figures is not too much.
        let is_over = over >= 0.05;
        Receiver {
            role: self.workshop.role_name(&load.role),
            tasks: load.received.values().filter(|hours| **hours > 0.0).count(),
            load: load.slack.map_or_else(|| words.hours(received), said),
            over: match (load.slack, is_over) {
                (None, _) => words.get("stop-list.no-slack").to_owned(),
                (_, true) => {
                    words.say(&Said::new("stop-list.over").with("hours", words.hours(over)))
                }
                (_, false) => String::new(),
            },
        }
    }

    /// What is promised and was to stop is named, so that nobody takes its silence for a yes.
    fn left_out(&self) -> Vec<String> {
        let tasks = || self.workshop.tasks.values();
        let count = |key, wanted: fn(&&Task) -> bool| {
            let count = tasks().filter(wanted).count();
            (count > 0).then(|| self.words.counted(key, count))
        };
        let promised: Vec<&str> = tasks()
            .filter(|task| task.disposition != takes_effect(task))
            .map(|task| task.name.as_str())
            .collect();
        let promised = (!promised.is_empty()).then(|| {
            let said = Said::new("stop-list.promised").count(promised.len());
            self.words
                .say(&said.with("tasks", self.words.list(promised)))
        });
        let sentences = [
            promised,
            count("stop-list.kept", |task| {
                task.disposition == Some(Disposition::Keep)
            }),
            count("stop-list.undecided", |task| task.disposition.is_none()),
        ];
        sentences.into_iter().flatten().collect()
    }
}

#[cfg(test)]
mod tests;
