//! Playbooks.

use indexmap::IndexMap;

use super::{Resolver, day, number, text, texts};
use crate::diagnostic::Place;
use crate::model::Id;
use crate::model::playbook::{Cadence, Escalation, Indicator, Milestone, Play, Playbook};
use crate::schema::playbook::{
    TomlCadence, TomlEscalation, TomlIndicator, TomlMilestone, TomlPlay, TomlPlaybook,
};
use crate::schema::value::{Lock, Number, Text};

impl Resolver<'_> {
    pub(super) fn playbook_list(&mut self) -> IndexMap<Id<Playbook>, Playbook> {
        let typed = self.typed;
        typed
            .playbook
            .iter()
            .map(|(id, playbook)| (Id::from(id.as_str()), self.playbook(id, playbook)))
            .collect()
    }

    fn playbook(&mut self, id: &str, typed: &TomlPlaybook) -> Playbook {
        let place = || Place::of("playbook", id);
        let segment = match &typed.segment {
            Some(segment) => {
                let at = || place().key("segment");
                self.segments.find(&segment.0, at, &mut self.sink)
            }
            None => self.segments.find(id, place, &mut self.sink),
        };
        let owner = self.person(&typed.owner, || place().key("owner"));
        let milestones = typed.milestone.iter().enumerate();
        let milestones = milestones
            .map(|(n, item)| self.milestone(&place().key("milestone").key(n), item))
            .collect();
        let cadences = typed.cadence.iter().enumerate();
        let cadences = cadences
            .map(|(n, item)| self.cadence(&place().key("cadence").key(n), item))
            .collect();
        let plays = typed.play.iter().enumerate();
        let plays = plays
            .map(|(n, item)| self.play(&place().key("play").key(n), item))
            .collect();
        let escalations = typed.escalation.iter().enumerate();
        let escalations = escalations
            .map(|(n, item)| self.escalation(n, &place().key("escalation").key(n), item))
            .collect();
        Playbook {
            segment,
            owner,
            version: text(&typed.version),
            promise: text(&typed.promise),
            review_by: day(typed.review_by),
            milestones,
            cadences,
            indicators: typed.indicator.iter().map(indicator).collect(),
            plays,
            escalations,
        }
    }

    fn milestone(&mut self, place: &Place, typed: &TomlMilestone) -> Milestone {
        let before_renewal = self.not_below_zero(typed.before_renewal, place, "before_renewal");
        Milestone {
            id: text(&typed.id),
            name: name_of(&typed.name, &typed.id),
            day: number(typed.day),
            before_renewal,
            owner: self.role(&typed.owner, || place.clone().key("owner")),
            done: text(&typed.done),
            activity: typed.activity.as_ref().map(|activity| {
                let at = || place.clone().key("activity");
                self.activities.find(&activity.0, at, &mut self.sink)
            }),
        }
    }

    fn cadence(&mut self, place: &Place, typed: &TomlCadence) -> Cadence {
        Cadence {
            id: text(&typed.id),
            name: name_of(&typed.name, &typed.id),
            times_year: self.not_below_zero(typed.times_year, place, "times_year"),
            hours: self.not_below_zero(typed.hours, place, "hours"),
            locked: !matches!(&typed.locked, None | Some(Lock::Flag(false))),
            locked_why: match &typed.locked {
                Some(Lock::Reason(reason)) => Some(reason.clone()),
                _ => None,
            },
        }
    }

    fn play(&mut self, place: &Place, typed: &TomlPlay) -> Play {
        Play {
            id: text(&typed.id),
            name: name_of(&typed.name, &typed.id),
            trigger: text(&typed.trigger),
            owner: self.role(&typed.owner, || place.clone().key("owner")),
            within_hours: self.not_below_zero(typed.within_hours, place, "within_hours"),
            steps: texts(&typed.steps),
            success: text(&typed.success),
            ends: text(&typed.ends),
            activity: typed.activity.as_ref().map(|activity| {
                let at = || place.clone().key("activity");
                self.activities.find(&activity.0, at, &mut self.sink)
            }),
        }
    }

    fn escalation(&mut self, n: usize, place: &Place, typed: &TomlEscalation) -> Escalation {
        Escalation {
            level: typed.level.map_or(n as u32 + 1, |level| level.0),
            when: text(&typed.when),
            to: self.role(&typed.to, || place.clone().key("to")),
            forum: text(&typed.forum),
            within_hours: self.not_below_zero(typed.within_hours, place, "within_hours"),
            channel: text(&typed.channel),
        }
    }

    /// A number that cannot be below 0.
    pub(super) fn not_below_zero(
        &mut self,
        typed: Option<Number>,
        place: &Place,
        key: &str,
    ) -> Option<f64> {
        number(typed).map(|number| {
            let at = place.clone().key(key);
            self.sink
                .in_range(number, 0.0, f64::MAX, &at, "write a number from 0")
        })
    }
}

fn indicator(typed: &TomlIndicator) -> Indicator {
    Indicator {
        id: text(&typed.id),
        name: name_of(&typed.name, &typed.id),
        leads: text(&typed.leads),
        unit: text(&typed.unit),
        better: typed.better,
        green: number(typed.green),
        amber: number(typed.amber),
        source: text(&typed.source),
    }
}

/// The name, else the id, of an item of a list.
fn name_of(name: &Option<Text>, id: &Option<Text>) -> String {
    text(name).or_else(|| text(id)).unwrap_or_default()
}
