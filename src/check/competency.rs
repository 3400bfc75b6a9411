//! Levels against the framework, and on how many people competencies rest (`domain.md` §4.2).

use super::{Context, Findings, Rule, person_name};
use crate::analysis::competencies::{Coverage, team_map};
use crate::diagnostic::{Place, codes};
use crate::words::{Arg, Said};

pub(super) static RULES: &[Rule] = &[
    Rule {
        code: &codes::COMPETENCY_LEVEL_OUT_OF_RANGE,
        look: level_out_of_range,
    },
    Rule {
        code: &codes::CRITICAL_EXPOSED,
        look: critical_exposed,
    },
    Rule {
        code: &codes::CONCENTRATION,
        look: concentration,
    },
];

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
                named("competency.required-of", &competency.name).with("step", format!("`{step}`")),
            );
        }
        let described = competency.descriptors.len() as u32;
        judge(
            described,
            place.key("levels"),
            named("competency.last-descriptor", &competency.name),
        );
    }
    for (id, activity) in &workshop.activities {
        for (competency, level) in &activity.needs {
            let place = Place::of("activity", id).key("needs").key(competency);
            judge(
                *level,
                place,
                named("competency.needed-in", competency.as_str())
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
                    named("competency.assessment-of", competency.as_str()),
                );
            }
        }
        for (competency, level) in &assessment.agreed {
            let place = place.clone().key("agreed").key(competency);
            judge(
                *level,
                place,
                named("competency.agreed-level-of", competency.as_str()),
            );
        }
    }
    for (n, goal) in workshop.developments.iter().enumerate() {
        for (key, level) in [("from", goal.from), ("to", goal.to)] {
            if let Some(level) = level {
                let place = Place::of("development", n).key(key);
                judge(level, place, Said::new("competency.a-goal"));
            }
        }
    }
    judge(
        workshop.framework.cover_level,
        Place::table("framework").key("cover_level"),
        Said::new("competency.what-covers"),
    );
}

fn named(key: &'static str, competency: &str) -> Said {
    Said::new(key).with("competency", format!("`{competency}`"))
}

/// What nobody was assessed in is an open question, not a gap.
fn critical_exposed(context: &Context<'_>, findings: &mut Findings) {
    let workshop = context.workshop;
    let framework = &workshop.framework;
    let map = team_map(workshop);
    for (id, competency) in &workshop.competencies {
        let Some(team) = map.competencies.get(id) else {
            continue;
        };
        // While fewer people are assessed than are needed, it could not be covered yet.
        let is_thin = team.coverage != Coverage::Covered
            && team.assessed() >= framework.cover_people as usize;
        if !competency.critical || !is_thin {
            continue;
        }
        let key = match team.coverage {
            Coverage::Gap => "finding.critical-gap",
            _ => "finding.critical-exposed",
        };
        let said = Said::new(key)
            .with("competency", format!("`{}`", competency.name))
            .with("level", framework.cover_level as usize)
            .with("needed", framework.cover_people as usize)
            .count(team.cover.len());
        let place = Place::of("competency", id).key("critical");
        let finding = findings.add(place, said, "the team cannot do without it");
        finding
            .help("agree who learns it and who supports that, in `[[development]]`")
            .rests_on(Place::table("assessment"));
        if !team.is_crowd() {
            finding.private();
        }
    }
}

fn concentration(context: &Context<'_>, findings: &mut Findings) {
    let workshop = context.workshop;
    let most = workshop.rules.competency.sole_cover.max(1);
    let map = team_map(workshop);
    for person in workshop.assessments.keys() {
        let alone: Vec<_> = map
            .sole_cover(person)
            .filter_map(|id| workshop.competencies.get(id))
            .map(|competency| format!("`{}`", competency.name))
            .collect();
        if alone.len() < most {
            continue;
        }
        let said = Said::new("finding.concentration")
            .with("person", person_name(workshop, person))
            .count(alone.len())
            .with("competencies", alone.into_iter().collect::<Arg>());
        findings
            .add(
                Place::of("assessment", person),
                said,
                "nobody else covers them",
            )
            .help("let a second person practise one of them, with this person as supporter")
            .rests_on(Place::table("assessment"));
    }
}
