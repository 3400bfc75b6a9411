//! What the room leaves behind.

use indexmap::IndexMap;

use super::{Resolver, day, name_or_id, number, text};
use crate::diagnostic::Place;
use crate::model::Id;
use crate::model::record::{Action, AgendaSlot, Decision, Move, ParkedTopic};

impl Resolver<'_> {
    pub(super) fn decision_list(&mut self) -> IndexMap<Id<Decision>, Decision> {
        let typed = self.typed;
        typed
            .decision
            .iter()
            .map(|(id, decision)| {
                let decision = Decision {
                    what: name_or_id(&decision.what, id),
                    by: self.person(&decision.by, || Place::of("decision", id).key("by")),
                    on: day(decision.on),
                    support: number(decision.support).map(|support| {
                        let place = Place::of("decision", id).key("support");
                        self.sink
                            .in_range(support, 0.0, 5.0, &place, "write a mean from 0 to 5")
                    }),
                    why: text(&decision.why),
                    conditions: text(&decision.conditions),
                    dissent: text(&decision.dissent),
                };
                (Id::from(id.as_str()), decision)
            })
            .collect()
    }

    pub(super) fn action_list(&mut self) -> IndexMap<Id<Action>, Action> {
        let typed = self.typed;
        typed
            .action
            .iter()
            .map(|(id, action)| {
                let place = |key: &str| Place::of("action", id).key(key);
                let action = Action {
                    what: name_or_id(&action.what, id),
                    owner: self.person(&action.owner, || place("owner")),
                    due: day(action.due),
                    done: day(action.done),
                    decision: self.decision(&action.decision, || place("decision")),
                };
                (Id::from(id.as_str()), action)
            })
            .collect()
    }

    pub(super) fn parking_list(&mut self) -> IndexMap<Id<ParkedTopic>, ParkedTopic> {
        let typed = self.typed;
        typed
            .parking
            .iter()
            .map(|(id, topic)| {
                let place = |key: &str| Place::of("parking", id).key(key);
                let topic = ParkedTopic {
                    what: name_or_id(&topic.what, id),
                    raised_by: self.person(&topic.raised_by, || place("raised_by")),
                    owner: self.person(&topic.owner, || place("owner")),
                    by: day(topic.by),
                };
                (Id::from(id.as_str()), topic)
            })
            .collect()
    }

    pub(super) fn agenda(&mut self) -> Vec<AgendaSlot> {
        let typed = self.typed;
        typed
            .agenda
            .iter()
            .enumerate()
            .map(|(n, slot)| AgendaSlot {
                id: text(&slot.id),
                day: slot.day.map_or(1, |day| day.0),
                start: slot.start.map(|start| start.0),
                minutes: slot.minutes.map(|minutes| minutes.0),
                title: text(&slot.title).unwrap_or_default(),
                lead: self.person(&slot.lead, || Place::of("agenda", n).key("lead")),
                exercise: text(&slot.exercise),
                output: text(&slot.output),
            })
            .collect()
    }

    pub(super) fn move_list(&mut self) -> Vec<Move> {
        let field = |typed: &Option<_>| text(typed).unwrap_or_default();
        let moves = self.typed.moved.iter();
        moves
            .map(|moved| Move {
                kind: field(&moved.kind),
                from: field(&moved.from),
                to: field(&moved.to),
            })
            .collect()
    }
}
