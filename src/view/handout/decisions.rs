//! What is read back at the end: decisions, who does what until when, and what is parked (`domain.md` §1, C7).

use indexmap::IndexMap;
use jiff::civil::Date;
use serde::Serialize;

use super::HandoutOptions;
use crate::model::Workshop;
use crate::model::record::{Action, Decision, ParkedTopic};
use crate::view::ViewOptions;
use crate::view::people::Names;
use crate::words::Said;

/// What is read back.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Record {
    /// "7 decisions, 8 actions and 2 parked topics."
    pub summary: String,
    /// Of which day what is overdue is overdue; `None` where dates are not judged.
    pub judged: Option<String>,
    /// The decisions by day, those of one day as in the files; those without a day last.
    pub decisions: Vec<DecisionLine>,
    /// The actions by who does them: first who has the earliest day, last what nobody has; those of one by day, then as
    /// in the files.
    pub owners: Vec<OwnerActions>,
    /// What is parked, by day, then as in the files.
    pub parking: Vec<ParkedLine>,
}

/// What was decided.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct DecisionLine {
    /// The id, for those who edit the files.
    pub id: String,
    /// The decision in one sentence.
    pub what: String,
    /// Who decided.
    pub by: Option<String>,
    /// The day.
    pub on: Option<String>,
    /// The mean of the fist-to-five: "3.9".
    pub support: Option<String>,
    /// Why.
    pub why: Option<String>,
    /// Under which conditions.
    pub conditions: Option<String>,
    /// Who sees it differently, and how.
    pub dissent: Option<String>,
}

/// What one person does, or what nobody has taken on yet.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct OwnerActions {
    /// Who; `None`: nobody yet.
    pub owner: Option<String>,
    /// What they do.
    pub actions: Vec<ActionLine>,
}

/// What somebody does until when.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ActionLine {
    /// The id, for those who edit the files.
    pub id: String,
    /// What is done.
    pub what: String,
    /// By when.
    pub due: Option<String>,
    /// The day on which it was done.
    pub done: Option<String>,
    /// It should have been done.
    pub overdue: bool,
    /// The decision behind it, by its id and its words.
    pub decision: Option<(String, String)>,
}

/// What is parked until later.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ParkedLine {
    /// The id, for those who edit the files.
    pub id: String,
    /// What it is about.
    pub what: String,
    /// Who raised it.
    pub raised_by: Option<String>,
    /// Who takes it from here; `None`: it needs somebody.
    pub owner: Option<String>,
    /// By when.
    pub by: Option<String>,
    /// It should have been taken up.
    pub overdue: bool,
}

/// Decisions, actions and what is parked.
pub fn of(workshop: &Workshop, shown: &ViewOptions, options: &HandoutOptions) -> Record {
    let writer = Writer {
        workshop,
        names: Names::new(workshop, shown),
        as_of: options.as_of.or(workshop.about.as_of),
    };
    Record {
        summary: writer.summary(),
        judged: writer.judged(),
        decisions: by_day(&workshop.decisions, |decision| decision.on)
            .map(|(id, decision)| writer.decision(id.to_string(), decision))
            .collect(),
        owners: writer.owners(),
        parking: by_day(&workshop.parking, |topic| topic.by)
            .map(|(id, topic)| writer.parked(id.to_string(), topic))
            .collect(),
    }
}

/// Things by day, those of one day as in the files; those without a day last.
fn by_day<I, T>(
    things: &IndexMap<I, T>,
    day: impl Fn(&T) -> Option<Date>,
) -> impl Iterator<Item = (&I, &T)> {
    let mut things: Vec<_> = things.iter().collect();
    things.sort_by_key(|(_, thing)| (day(thing).is_none(), day(thing)));
    things.into_iter()
}

struct Writer<'w> {
    workshop: &'w Workshop,
    names: Names<'w>,
    as_of: Option<Date>,
}

impl Writer<'_> {
    fn summary(&self) -> String {
        let (workshop, words) = (self.workshop, &self.workshop.words);
        let parts = [
            ("decisions.decisions", workshop.decisions.len()),
            ("decisions.actions", workshop.actions.len()),
            ("decisions.parked", workshop.parking.len()),
        ];
        let parts = words.list(parts.map(|(key, count)| words.counted(key, count)));
        words.say(&Said::new("decisions.summary").with("what", parts))
    }

    fn judged(&self) -> Option<String> {
        let words = &self.workshop.words;
        let (actions, topics) = (
            self.workshop.actions.values(),
            self.workshop.parking.values(),
        );
        let late = [
            (
                "decisions.actions",
                actions.filter(|it| self.is_late(it)).count(),
            ),
            (
                "decisions.parked",
                topics.filter(|it| self.is_past(it.by)).count(),
            ),
        ];
        let late = late.into_iter().filter(|(_, count)| *count > 0);
        let late: Vec<_> = late.map(|(key, count)| words.counted(key, count)).collect();
        let said = match late.is_empty() {
            true => Said::new("decisions.none-overdue"),
            false => Said::new("decisions.judged").with("what", words.list(late)),
        };
        Some(words.say(&said.with("day", self.as_of?.to_string())))
    }

    fn decision(&self, id: String, decision: &Decision) -> DecisionLine {
        let support = |mean| self.workshop.words.number(mean, 1);
        DecisionLine {
            id,
            what: decision.what.clone(),
            by: self.names.show_some(decision.by.as_ref()),
            on: decision.on.map(|day| day.to_string()),
            support: decision.support.map(support),
            why: decision.why.clone(),
            conditions: decision.conditions.clone(),
            dissent: decision.dissent.clone(),
        }
    }

    /// Two people who are shown alike, such as by one role, share a heading.
    fn owners(&self) -> Vec<OwnerActions> {
        let mut owners: IndexMap<Option<String>, Vec<ActionLine>> = IndexMap::new();
        for (id, action) in by_day(&self.workshop.actions, |action| action.due) {
            let owner = self.names.show_some(action.owner.as_ref());
            let line = self.action(id.to_string(), action);
            owners.entry(owner).or_default().push(line);
        }
        let nobody = owners.shift_remove(&None);
        let owners = owners.into_iter().chain(nobody.map(|lines| (None, lines)));
        owners
            .map(|(owner, actions)| OwnerActions { owner, actions })
            .collect()
    }

    fn action(&self, id: String, action: &Action) -> ActionLine {
        let decision = action.decision.as_ref().and_then(|id| {
            let decision = self.workshop.decisions.get(id)?;
            Some((id.to_string(), decision.what.clone()))
        });
        ActionLine {
            id,
            what: action.what.clone(),
            due: action.due.map(|day| day.to_string()),
            done: action.done.map(|day| day.to_string()),
            overdue: self.is_late(action),
            decision,
        }
    }

    fn parked(&self, id: String, topic: &ParkedTopic) -> ParkedLine {
        ParkedLine {
            id,
            what: topic.what.clone(),
            raised_by: self.names.show_some(topic.raised_by.as_ref()),
            owner: self.names.show_some(topic.owner.as_ref()),
            by: topic.by.map(|day| day.to_string()),
            overdue: self.is_past(topic.by),
        }
    }

    fn is_late(&self, action: &Action) -> bool {
        action.done.is_none() && self.is_past(action.due)
    }

    fn is_past(&self, day: Option<Date>) -> bool {
        day.zip(self.as_of).is_some_and(|(day, today)| day < today)
    }
}

#[cfg(test)]
mod tests;
