//! Decisions, actions, parked topics, the agenda and ids that changed.

use super::{Facts, named};
use crate::diagnostic::Place;
use crate::model::Id;
use crate::model::record::{Action, AgendaSlot, Decision, Move, ParkedTopic};

impl Facts {
    pub(super) fn decisions<'w>(
        &mut self,
        decisions: impl Iterator<Item = (&'w Id<Decision>, &'w Decision)>,
    ) {
        for (id, decision) in decisions {
            let Decision {
                what,
                by,
                on,
                support,
                why,
                conditions,
                dissent,
            } = decision;
            self.tell(Place::of("decision", id))
                .that("what", what)
                .that("by", by)
                .that("on", on)
                .that("support", support)
                .that("why", why)
                .that("conditions", conditions)
                .that("dissent", dissent);
        }
    }

    pub(super) fn actions<'w>(
        &mut self,
        actions: impl Iterator<Item = (&'w Id<Action>, &'w Action)>,
    ) {
        for (id, action) in actions {
            let Action {
                what,
                owner,
                due,
                done,
                decision,
            } = action;
            self.tell(Place::of("action", id))
                .that("what", what)
                .that("owner", owner)
                .that("due", due)
                .that("done", done)
                .that("decision", decision);
        }
    }

    pub(super) fn parking<'w>(
        &mut self,
        parking: impl Iterator<Item = (&'w Id<ParkedTopic>, &'w ParkedTopic)>,
    ) {
        for (id, topic) in parking {
            let ParkedTopic {
                what,
                raised_by,
                owner,
                by,
            } = topic;
            self.tell(Place::of("parking", id))
                .that("what", what)
                .that("raised_by", raised_by)
                .that("owner", owner)
                .that("by", by);
        }
    }

    pub(super) fn agenda(&mut self, agenda: &[AgendaSlot]) {
        let name = |slot: &AgendaSlot| slot.id.as_ref().unwrap_or(&slot.title).clone();
        for (name, slot) in named(agenda, name) {
            let AgendaSlot {
                id,
                day,
                start,
                minutes,
                title,
                lead,
                exercise,
                output,
            } = slot;
            self.tell(Place::of("agenda", name))
                .that("id", id)
                .that("day", day)
                .that("start", start)
                .that("minutes", minutes)
                .that("title", title)
                .that("lead", lead)
                .that("exercise", exercise)
                .that("output", output);
        }
    }

    pub(super) fn moves(&mut self, moves: &[Move]) {
        let name = |moved: &Move| format!("{} {}", moved.kind, moved.from);
        for (name, Move { kind, from, to }) in named(moves, name) {
            self.tell(Place::of("moved", name))
                .that("kind", kind)
                .that("from", from)
                .that("to", to);
        }
    }
}
