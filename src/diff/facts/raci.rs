//! The chart: its frame, its rows and what is accepted in it.

use indexmap::IndexMap;

use super::{Facts, Telling, named};
use crate::diagnostic::Place;
use crate::diff::value::Value;
use crate::model::Id;
use crate::model::people::Role;
use crate::model::raci::{Acceptance, Activity, Chart, Letters};

impl Facts {
    pub(super) fn chart(&mut self, chart: &Chart, roles: &IndexMap<Id<Role>, Role>) {
        let Chart {
            title,
            variant,
            state,
            owner,
            effective,
            review_by,
            columns,
        } = chart;
        let telling = self
            .tell(Place::table("raci"))
            .that("title", title)
            .that("variant", variant)
            .that("state", state)
            .that("owner", owner)
            .that("effective", effective)
            .that("review_by", review_by);
        // Every role has a column unless somebody says otherwise, be it that none has.
        let all = columns.len() == roles.len() && columns.iter().all(|id| roles.contains_key(id));
        if !all {
            telling.value("roles", Some(Value::ids(columns, false)));
        }
    }

    pub(super) fn activities<'w>(
        &mut self,
        activities: impl Iterator<Item = (&'w Id<Activity>, &'w Activity)>,
        chart: &Chart,
    ) {
        for (id, activity) in activities {
            let Activity {
                name,
                phase,
                kind,
                control,
                variant,
                letters,
                open,
                tasks,
                needs,
                within_hours,
                segments,
                decision,
                accepted,
                note,
            } = activity;
            let mut telling = self
                .tell(Place::of("activity", id))
                .that("name", name)
                .that("phase", phase)
                .unless(&Default::default(), "kind", kind)
                .that("control", control)
                .unless(&chart.variant, "variant", variant)
                .letters(letters)
                .that("open", open)
                .that("tasks", tasks);
            let mut inside = telling.inside("needs");
            for (competency, level) in needs {
                inside = inside.that(competency, level);
            }
            for (segment, over) in segments {
                telling
                    .inside("segment")
                    .inside(segment)
                    .letters_beside(letters, over);
            }
            telling
                .that("within_hours", within_hours)
                .that("decision", decision)
                .that("accepted", accepted)
                .that("note", note);
        }
    }

    pub(super) fn acceptances(&mut self, acceptances: &[Acceptance]) {
        let name = |acceptance: &Acceptance| format!("{} {}", acceptance.rule, acceptance.at);
        for (name, acceptance) in named(acceptances, name) {
            let Acceptance {
                rule,
                at,
                because,
                by,
                until,
            } = acceptance;
            self.tell(Place::of("accept", name))
                .that("rule", rule)
                .that("where", at)
                .that("because", because)
                .that("by", by)
                .that("until", until);
        }
    }
}

impl Telling<'_> {
    /// Who has which letter; a letter that nobody has and that is not open says nothing.
    pub(super) fn letters(mut self, letters: &Letters) -> Self {
        for (letter, roles) in letters.iter() {
            let open = letters.open().any(|open| open == letter);
            if open || !roles.is_empty() {
                self = self.value(letter, Some(Value::ids(roles, open)));
            }
        }
        self
    }

    /// Letters that differ in a segment; nobody at all is said too, since it takes the place of somebody.
    fn letters_beside(mut self, letters: &Letters, over: &Letters) {
        for (letter, roles) in over.iter() {
            if !over.agree_on(letter, letters) {
                let open = over.open().any(|open| open == letter);
                self = self.value(letter, Some(Value::ids(roles, open)));
            }
        }
    }
}
