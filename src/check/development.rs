//! Development goals: few, mostly practice, with somebody who can help (`domain.md` §4.2). All of it is private.

use indexmap::IndexMap;

use super::{Context, Findings, Rule, person_name};
use crate::analysis::competencies::working_level;
use crate::diagnostic::{Place, codes};
use crate::model::competency::Development;
use crate::model::people::Person;
use crate::model::{Id, Workshop};
use crate::vocabulary::DevelopmentKind;
use crate::words::Said;

pub(super) static RULES: &[Rule] = &[
    Rule {
        code: &codes::MANY_GOALS,
        look: many_goals,
    },
    Rule {
        code: &codes::NO_PRACTICE,
        look: no_practice,
    },
    Rule {
        code: &codes::SUPPORTER_BELOW_LEVEL,
        look: supporter_below_level,
    },
];

/// The goals of each person, with their places in the list.
fn by_person(workshop: &Workshop) -> IndexMap<&Id<Person>, Vec<(usize, &Development)>> {
    let mut people: IndexMap<_, Vec<_>> = IndexMap::new();
    for (n, goal) in workshop.developments.iter().enumerate() {
        if let Some(person) = &goal.person {
            people.entry(person).or_default().push((n, goal));
        }
    }
    people
}

fn many_goals(context: &Context<'_>, findings: &mut Findings) {
    let workshop = context.workshop;
    let most = workshop.rules.competency.max_goals;
    for (person, goals) in by_person(workshop) {
        let Some((first_beyond, _)) = goals.get(most) else {
            continue;
        };
        let said = Said::new("finding.many-goals")
            .with("person", person_name(workshop, person))
            .count(goals.len())
            .with("most", most);
        findings
            .add(Place::of("development", first_beyond), said, "one too many")
            .help("keep those that change most; the others can follow when one is reached");
    }
}

/// Where a goal does not say its kind, nothing is known about it.
fn no_practice(context: &Context<'_>, findings: &mut Findings) {
    let workshop = context.workshop;
    for (person, goals) in by_person(workshop) {
        let is_other = |goal: &Development| {
            goal.kind
                .is_some_and(|kind| kind != DevelopmentKind::Practice)
        };
        let [(first, _), ..] = goals.as_slice() else {
            continue;
        };
        if goals.iter().all(|(_, goal)| is_other(goal)) {
            let said =
                Said::new("finding.no-practice").with("person", person_name(workshop, person));
            findings
                .add(
                    Place::of("development", first).key("kind"),
                    said,
                    "not practice",
                )
                .help("add something to do in daily work, with `kind = \"practice\"`");
        }
    }
}

/// A supporter whom nobody assessed may well be able to help.
fn supporter_below_level(context: &Context<'_>, findings: &mut Findings) {
    let workshop = context.workshop;
    for (n, goal) in workshop.developments.iter().enumerate() {
        let (Some(supporter), Some(id), Some(to)) = (&goal.supporter, &goal.competency, goal.to)
        else {
            continue;
        };
        let assessment = workshop.assessments.get(supporter);
        let level = assessment.and_then(|assessment| working_level(assessment, id));
        let Some((level, competency)) = level.zip(workshop.competencies.get(id)) else {
            continue;
        };
        if level < to {
            let said = Said::new("finding.supporter-below-level")
                .with("person", person_name(workshop, supporter))
                .with("competency", format!("`{}`", competency.name))
                .with("to", to as usize)
                .with("level", level as usize);
            findings
                .add(
                    Place::of("development", n).key("supporter"),
                    said,
                    "not there yet either",
                )
                .help(format!(
                    "name somebody at level {to} or above, or aim at level {level} first"
                ));
        }
    }
}
