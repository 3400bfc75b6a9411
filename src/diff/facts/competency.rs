//! The competency framework. Levels and goals of people are private and not among the facts.

use super::Facts;
use crate::diagnostic::Place;
use crate::model::Id;
use crate::model::competency::{Competency, Framework, FrameworkLevel, Step};
use crate::words::Words;

impl Facts {
    pub(super) fn framework(&mut self, framework: &Framework, words: &Words) {
        let Framework {
            title,
            version,
            review_by,
            levels,
            cover_level,
            cover_people,
            calibrate_at,
        } = framework;
        let mut telling = self
            .tell(Place::table("framework"))
            .that("title", title)
            .that("version", version)
            .that("review_by", review_by)
            .that("cover_level", cover_level)
            .that("cover_people", cover_people)
            .that("calibrate_at", calibrate_at);
        // The usual levels are named in the readers' language, which may change without a word about the levels.
        if *levels == Framework::usual(words).levels {
            return;
        }
        let mut telling = telling.inside("levels");
        for FrameworkLevel {
            number,
            name,
            means,
        } in levels
        {
            telling
                .inside(number)
                .that("name", name)
                .that("means", means);
        }
    }

    pub(super) fn steps<'w>(&mut self, steps: impl Iterator<Item = (&'w Id<Step>, &'w Step)>) {
        for (id, Step { name, role }) in steps {
            self.tell(Place::of("step", id))
                .that("name", name)
                .that("role", role);
        }
    }

    pub(super) fn competencies<'w>(
        &mut self,
        competencies: impl Iterator<Item = (&'w Id<Competency>, &'w Competency)>,
    ) {
        for (id, competency) in competencies {
            let Competency {
                name,
                critical,
                descriptors,
                required,
            } = competency;
            let mut telling = self
                .tell(Place::of("competency", id))
                .that("name", name)
                .that("critical", critical);
            let mut levels = telling.inside("levels");
            for (level, descriptor) in (1..).zip(descriptors) {
                levels = levels.that(level, descriptor);
            }
            let mut require = telling.inside("require");
            for (step, level) in required {
                require = require.that(step, level);
            }
        }
    }
}
