//! Playbooks and tools.

use super::{Facts, Telling, named};
use crate::diagnostic::Place;
use crate::model::Id;
use crate::model::playbook::{Cadence, Escalation, Indicator, Milestone, Play, Playbook};
use crate::model::tool::{Tool, Toolbox};

impl Facts {
    pub(super) fn playbooks<'w>(
        &mut self,
        playbooks: impl Iterator<Item = (&'w Id<Playbook>, &'w Playbook)>,
    ) {
        for (id, playbook) in playbooks {
            let Playbook {
                segment,
                owner,
                version,
                promise,
                review_by,
                milestones,
                cadences,
                indicators,
                plays,
                escalations,
            } = playbook;
            let place = Place::of("playbook", id);
            let own = (segment.as_str() != id.as_str()).then(|| segment.clone());
            self.tell(place.clone())
                .that("segment", &own)
                .that("owner", owner)
                .that("version", version)
                .that("promise", promise)
                .that("review_by", review_by);
            let name =
                |milestone: &Milestone| milestone.id.as_ref().unwrap_or(&milestone.name).clone();
            for (name, milestone) in named(milestones, name) {
                let place = place.clone().key("milestone").key(name);
                tell_milestone(self.tell(place), milestone);
            }
            let name = |cadence: &Cadence| cadence.id.as_ref().unwrap_or(&cadence.name).clone();
            for (name, cadence) in named(cadences, name) {
                let place = place.clone().key("cadence").key(name);
                tell_cadence(self.tell(place), cadence);
            }
            let name =
                |indicator: &Indicator| indicator.id.as_ref().unwrap_or(&indicator.name).clone();
            for (name, indicator) in named(indicators, name) {
                let place = place.clone().key("indicator").key(name);
                tell_indicator(self.tell(place), indicator);
            }
            let name = |play: &Play| play.id.as_ref().unwrap_or(&play.name).clone();
            for (name, play) in named(plays, name) {
                let place = place.clone().key("play").key(name);
                tell_play(self.tell(place), play);
            }
            let level = |escalation: &Escalation| escalation.level.to_string();
            for (level, escalation) in named(escalations, level) {
                let place = place.clone().key("escalation").key(level);
                tell_escalation(self.tell(place), escalation);
            }
        }
    }

    pub(super) fn toolbox(&mut self, toolbox: &Toolbox) {
        let Toolbox {
            currency,
            system_of_record,
        } = toolbox;
        self.tell(Place::table("tools"))
            .that("currency", currency)
            .that("system_of_record", system_of_record);
    }

    pub(super) fn tools<'w>(&mut self, tools: impl Iterator<Item = (&'w Id<Tool>, &'w Tool)>) {
        for (id, tool) in tools {
            let Tool {
                name,
                annual_cost,
                seats,
                active,
                owner,
                notice_by,
                does,
                record_of,
                disposition,
                into,
                migrate_hours,
                seats_after,
                condition,
            } = tool;
            self.tell(Place::of("tool", id))
                .that("name", name)
                .that("annual_cost", annual_cost)
                .that("seats", seats)
                .that("active", active)
                .that("owner", owner)
                .that("notice_by", notice_by)
                .that("does", does)
                .that("record_of", record_of)
                .that("disposition", disposition)
                .that("into", into)
                .that("migrate_hours", migrate_hours)
                .that("seats_after", seats_after)
                .that("condition", condition);
        }
    }
}

fn tell_milestone(telling: Telling<'_>, milestone: &Milestone) {
    let Milestone {
        id,
        name,
        day,
        before_renewal,
        owner,
        done,
        activity,
    } = milestone;
    telling
        .that("id", id)
        .that("name", name)
        .that("day", day)
        .that("before_renewal", before_renewal)
        .that("owner", owner)
        .that("done", done)
        .that("activity", activity);
}

fn tell_cadence(telling: Telling<'_>, cadence: &Cadence) {
    let Cadence {
        id,
        name,
        times_year,
        hours,
        locked,
        locked_why,
    } = cadence;
    let telling = telling
        .that("id", id)
        .that("name", name)
        .that("times_year", times_year)
        .that("hours", hours);
    match locked_why {
        Some(_) => telling.that("locked", locked_why),
        None => telling.that("locked", locked),
    };
}

fn tell_indicator(telling: Telling<'_>, indicator: &Indicator) {
    let Indicator {
        id,
        name,
        leads,
        unit,
        better,
        green,
        amber,
        source,
    } = indicator;
    telling
        .that("id", id)
        .that("name", name)
        .that("leads", leads)
        .that("unit", unit)
        .that("better", better)
        .that("green", green)
        .that("amber", amber)
        .that("source", source);
}

fn tell_play(telling: Telling<'_>, play: &Play) {
    let Play {
        id,
        name,
        trigger,
        owner,
        within_hours,
        steps,
        success,
        ends,
        activity,
    } = play;
    telling
        .that("id", id)
        .that("name", name)
        .that("trigger", trigger)
        .that("owner", owner)
        .that("within_hours", within_hours)
        .that("steps", steps)
        .that("success", success)
        .that("ends", ends)
        .that("activity", activity);
}

fn tell_escalation(telling: Telling<'_>, escalation: &Escalation) {
    let Escalation {
        level,
        when,
        to,
        forum,
        within_hours,
        channel,
    } = escalation;
    telling
        .that("level", level)
        .that("when", when)
        .that("to", to)
        .that("forum", forum)
        .that("within_hours", within_hours)
        .that("channel", channel);
}
