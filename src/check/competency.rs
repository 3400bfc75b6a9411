//! Levels against the framework.

use super::{Context, Findings, Rule};
use crate::diagnostic::{Place, codes};

pub(super) static RULES: &[Rule] = &[Rule {
    code: &codes::COMPETENCY_LEVEL_OUT_OF_RANGE,
    look: level_out_of_range,
}];

fn level_out_of_range(context: &Context<'_>, findings: &mut Findings) {
    let workshop = context.workshop;
    let top = workshop.framework.top();
    let mut judge = |level: u32, place: Place, what: String| {
        if level > top {
            findings
                .add(
                    place,
                    format!("{what} is level {level} of {top}"),
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
                format!("what `{}` requires of `{step}`", competency.name),
            );
        }
        let described = competency.descriptors.len() as u32;
        judge(
            described,
            place.key("levels"),
            format!("the last descriptor of `{}`", competency.name),
        );
    }
    for (id, activity) in &workshop.activities {
        for (competency, level) in &activity.needs {
            let place = Place::of("activity", id).key("needs").key(competency);
            judge(
                *level,
                place,
                format!("what `{}` needs in `{competency}`", activity.name),
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
                    format!("an assessment of `{competency}`"),
                );
            }
        }
        for (competency, level) in &assessment.agreed {
            let place = place.clone().key("agreed").key(competency);
            judge(*level, place, format!("an agreed level of `{competency}`"));
        }
    }
    for (n, goal) in workshop.developments.iter().enumerate() {
        for (key, level) in [("from", goal.from), ("to", goal.to)] {
            if let Some(level) = level {
                let place = Place::of("development", n).key(key);
                judge(level, place, "a development goal".to_owned());
            }
        }
    }
    judge(
        workshop.framework.cover_level,
        Place::table("framework").key("cover_level"),
        "what counts as cover".to_owned(),
    );
}
