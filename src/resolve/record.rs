//! What the room leaves behind.

use indexmap::IndexMap;

use super::raci::rows_of_tasks;
use super::{Resolver, day, name_or_id, number, text};
use crate::diagnostic::{Place, codes};
use crate::model::Id;
use crate::model::record::{Action, AgendaSlot, Decision, Move, ParkedTopic};
use crate::schema::TomlFile;
use crate::schema::record::TomlMoved;
use crate::vocabulary::MovedKind;
use crate::wording::near;

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
        let typed = self.typed;
        let field = |typed: &Option<_>| text(typed).unwrap_or_default();
        for (n, moved) in typed.moved.iter().enumerate() {
            self.move_leads_somewhere(moved, || Place::of("moved", n));
        }
        let moves = typed.moved.iter();
        moves
            .map(|moved| Move {
                kind: moved.kind.map_or("", MovedKind::word).to_owned(),
                from: field(&moved.from),
                to: field(&moved.to),
            })
            .collect()
    }

    /// Warns of an entry that does nothing, because what it says is no id.
    fn move_leads_somewhere(&mut self, moved: &TomlMoved, place: impl Fn() -> Place) {
        let (Some(kind), Some(to)) = (moved.kind, &moved.to) else {
            return;
        };
        let typed = self.typed;
        let ids = ids_of(typed, kind);
        let is_of_kind = |next: &&TomlMoved| next.kind == moved.kind;
        let moved_on = typed.moved.iter().filter(is_of_kind);
        let mut moved_on = moved_on.filter_map(|next| next.from.as_ref());
        if ids.contains(&to.0.as_str()) || moved_on.any(|from| from.0 == to.0) {
            return;
        }
        let is_unreadable = self
            .sink
            .origin
            .is_unreadable(&Place::of(kind.word(), &to.0));
        if is_unreadable || self.sink.damage.mentions(&to.0) {
            return;
        }
        let help = match to.0.split_once('.') {
            Some((word, id)) if word == kind.word() => {
                format!("write the id without its kind: \"{id}\"")
            }
            _ => near(&to.0, ids.into_iter()).map_or_else(
                || format!("write the id that the {kind} has now, or remove the entry"),
                |near| format!("did you mean `{near}`?"),
            ),
        };
        self.sink.warn(
            &codes::UNKNOWN_REFERENCE,
            &place().key("to"),
            format!("there is no {kind} `{}`", to.0),
            &format!("no such {kind}"),
            help,
        );
    }
}

/// The ids of one kind.
fn ids_of(typed: &TomlFile, kind: MovedKind) -> Vec<&str> {
    match kind {
        MovedKind::Phase => ids(&typed.phase),
        MovedKind::Role => ids(&typed.role),
        MovedKind::Person => ids(&typed.person),
        MovedKind::Segment => ids(&typed.segment),
        MovedKind::Task => ids(&typed.task),
        MovedKind::Activity => {
            let rows = typed.activity.keys().chain(rows_of_tasks(typed));
            rows.map(String::as_str).collect()
        }
        MovedKind::Decision => ids(&typed.decision),
        MovedKind::Action => ids(&typed.action),
        MovedKind::Parking => ids(&typed.parking),
        MovedKind::Competency => ids(&typed.competency),
        MovedKind::Step => ids(&typed.step),
        MovedKind::Tool => ids(&typed.tool),
    }
}

fn ids<T>(things: &IndexMap<String, T>) -> Vec<&str> {
    things.keys().map(String::as_str).collect()
}
