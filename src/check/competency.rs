//! Levels against the framework.

use super::{Context, Findings, Rule};
use crate::diagnostic::{Place, codes};
use crate::words::Said;

pub(super) static RULES: &[Rule] = &[Rule {
    code: &codes::COMPETENCY_LEVEL_OUT_OF_RANGE,
    look: level_out_of_range,
}];

fn level_out_of_range(context: &Context<'_>, findings: &mut Findings) {
    let workshop = context.workshop;
    let top = workshop.framework.top();
    let mut judge = |level: u32, place: Place, what: Said| {
        if level > top {
            findings
                .add(
                    place,
                    Said::new("finding.competency-level-out-of-range")
                        .with("what", what)
                        .with("level", level as usize)
                        .with("top", top as usize),
                    "above the highest level",
                )
                .help(format!(
                    "write a level from 0 to {top}, or add the level to `[framework] levels`"
                ));
        }
    };
    for (id, competency) in &workshop.competencies {
        let place = Place::of("competency", id);
        for (step, level) in &competency.required {
            judge(
                *level,
                place.clone().key("require").key(step),
                named("competency.required_of", &competency.name).with("step", format!("`{step}`")),
            );
        }
        let described = competency.descriptors.len() as u32;
        judge(
            described,
            place.key("levels"),
            named("competency.last_descriptor", &competency.name),
        );
    }
    for (id, activity) in &workshop.activities {
        for (competency, level) in &activity.needs {
            let place = Place::of("activity", id).key("needs").key(competency);
            judge(
                *level,
                place,
                named("competency.needed_in", competency.as_str())
                    .with("row", format!("`{}`", activity.name)),
            );
        }
    }
    for (person, assessment) in &workshop.assessments {
        let place = Place::of("assessment", person);
        for (competency, levels) in &assessment.scores {
            let place = place.clone().key("score").key(competency);
            for (n, level) in [levels.own, levels.manager].into_iter().enumerate() {
                judge(
                    level,
                    place.clone().key(n),
                    named("competency.assessment_of", competency.as_str()),
                );
            }
        }
        for (competency, level) in &assessment.agreed {
            let place = place.clone().key("agreed").key(competency);
            judge(
                *level,
                place,
                named("competency.agreed_level_of", competency.as_str()),
            );
        }
    }
    for (n, goal) in workshop.developments.iter().enumerate() {
        for (key, level) in [("from", goal.from), ("to", goal.to)] {
            if let Some(level) = level {
                let place = Place::of("development", n).key(key);
                judge(level, place, Said::new("competency.a_goal"));
            }
        }
    }
    judge(
        workshop.framework.cover_level,
        Place::table("framework").key("cover_level"),
        Said::new("competency.what_covers"),
    );
}

fn named(key: &'static str, competency: &str) -> Said {
    Said::new(key).with("competency", format!("`{competency}`"))
}
