//! Phases, roles, people and segments.

use indexmap::IndexMap;

use super::{Resolver, name_or_id, number, text};
use crate::diagnostic::Place;
use crate::model::Id;
use crate::model::people::{Person, Phase, Role, Segment};

impl Resolver<'_> {
    pub(super) fn phase_list(&mut self) -> IndexMap<Id<Phase>, Phase> {
        let typed = self.typed;
        typed
            .phase
            .iter()
            .map(|(id, phase)| {
                (
                    Id::from(id.as_str()),
                    Phase {
                        name: name_or_id(&phase.name, id),
                    },
                )
            })
            .collect()
    }

    pub(super) fn role_list(&mut self) -> IndexMap<Id<Role>, Role> {
        let typed = self.typed;
        typed
            .role
            .iter()
            .map(|(id, role)| {
                let place = || Place::of("role", id);
                let mut not_negative = |key, value: Option<_>| {
                    number(value).map(|number| {
                        let place = place().key(key);
                        self.sink
                            .in_range(number, 0.0, 1e6, &place, "write a number from 0")
                    })
                };
                let heads = not_negative("heads", role.heads).unwrap_or(1.0);
                let slack_hours = not_negative("slack_hours", role.slack_hours);
                let role = Role {
                    name: name_or_id(&role.name, id),
                    short: text(&role.short),
                    team: text(&role.team),
                    rank: role.rank.map(|rank| rank.0),
                    heads,
                    heads_known: role.heads.is_some(),
                    slack_hours,
                };
                (Id::from(id.as_str()), role)
            })
            .collect()
    }

    pub(super) fn person_list(&mut self) -> IndexMap<Id<Person>, Person> {
        let typed = self.typed;
        typed
            .person
            .iter()
            .map(|(id, person)| {
                let place = || Place::of("person", id);
                let person = Person {
                    name: name_or_id(&person.name, id),
                    role: self.role(&person.role, || place().key("role")),
                    segment: person.segment.as_ref().map(|segment| {
                        self.segments
                            .find(&segment.0, || place().key("segment"), &mut self.sink)
                    }),
                    step: person.step.as_ref().map(|step| {
                        self.steps
                            .find(&step.0, || place().key("step"), &mut self.sink)
                    }),
                    function: text(&person.function),
                };
                (Id::from(id.as_str()), person)
            })
            .collect()
    }

    pub(super) fn segment_list(&mut self) -> IndexMap<Id<Segment>, Segment> {
        let typed = self.typed;
        typed
            .segment
            .iter()
            .map(|(id, segment)| {
                let heads = number(segment.csm_heads).unwrap_or(1.0);
                let place = Place::of("segment", id).key("csm_heads");
                let segment = Segment {
                    name: name_or_id(&segment.name, id),
                    coverage: text(&segment.coverage),
                    acv_from: number(segment.acv_from),
                    acv_to: number(segment.acv_to),
                    accounts: number(segment.accounts),
                    arr: number(segment.arr),
                    role: self.role(&segment.role, || Place::of("segment", id).key("role")),
                    csm_heads: self.sink.in_range(
                        heads,
                        0.0,
                        f64::MAX,
                        &place,
                        "write a number from 0",
                    ),
                    hours_per_account_year: number(segment.hours_per_account_year),
                    fixed_hours_year: number(segment.fixed_hours_year),
                };
                (Id::from(id.as_str()), segment)
            })
            .collect()
    }
}
