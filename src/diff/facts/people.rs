//! Phases, roles, people and segments.

use super::Facts;
use crate::diagnostic::Place;
use crate::model::Id;
use crate::model::people::{Person, Phase, Role, Segment};

impl Facts {
    pub(super) fn phases<'w>(&mut self, phases: impl Iterator<Item = (&'w Id<Phase>, &'w Phase)>) {
        for (id, Phase { name }) in phases {
            self.tell(Place::of("phase", id)).that("name", name);
        }
    }

    pub(super) fn roles<'w>(&mut self, roles: impl Iterator<Item = (&'w Id<Role>, &'w Role)>) {
        for (id, role) in roles {
            let Role {
                name,
                short,
                team,
                rank,
                heads,
                heads_known,
                slack_hours,
            } = role;
            self.tell(Place::of("role", id))
                .that("name", name)
                .that("short", short)
                .that("team", team)
                .that("rank", rank)
                .that("heads", &heads_known.then_some(*heads))
                .that("slack_hours", slack_hours);
        }
    }

    pub(super) fn people<'w>(
        &mut self,
        people: impl Iterator<Item = (&'w Id<Person>, &'w Person)>,
    ) {
        for (id, person) in people {
            let Person {
                name,
                role,
                segment,
                step,
                function,
            } = person;
            self.tell(Place::of("person", id))
                .that("name", name)
                .that("role", role)
                .that("segment", segment)
                .that("step", step)
                .that("function", function);
        }
    }

    pub(super) fn segments<'w>(
        &mut self,
        segments: impl Iterator<Item = (&'w Id<Segment>, &'w Segment)>,
    ) {
        for (id, segment) in segments {
            let Segment {
                name,
                coverage,
                acv_from,
                acv_to,
                accounts,
                arr,
                role,
                csm_heads,
                hours_per_account_year,
                fixed_hours_year,
            } = segment;
            self.tell(Place::of("segment", id))
                .that("name", name)
                .that("coverage", coverage)
                .that("acv_from", acv_from)
                .that("acv_to", acv_to)
                .that("accounts", accounts)
                .that("arr", arr)
                .that("role", role)
                .that("csm_heads", csm_heads)
                .that("hours_per_account_year", hours_per_account_year)
                .that("fixed_hours_year", fixed_hours_year);
        }
    }
}
