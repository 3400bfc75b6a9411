//! What the variants of the chart ask for on top of the rules of all charts (`domain.md` §2.2).

use super::held::{Held, cells, short_names};
use super::{Context, Findings, Rule};
use crate::diagnostic::codes;
use crate::model::Id;
use crate::model::people::Role;
use crate::vocabulary::{Letter, Variant};
use crate::wording::quoted;

pub(super) static RULES: &[Rule] = &[
    Rule {
        code: &codes::SUPPORT_WITHOUT_RESPONSIBLE,
        look: support_without_responsible,
    },
    Rule {
        code: &codes::VERIFIES_OWN_WORK,
        look: verifies_own_work,
    },
    Rule {
        code: &codes::MANY_SIGN_OFFS,
        look: many_sign_offs,
    },
    Rule {
        code: &codes::MANY_DRIVERS,
        look: many_drivers,
    },
    Rule {
        code: &codes::DRIVER_APPROVES,
        look: driver_approves,
    },
    Rule {
        code: &codes::NO_RECOMMENDER,
        look: no_recommender,
    },
    Rule {
        code: &codes::MANY_RECOMMENDERS,
        look: many_recommenders,
    },
    Rule {
        code: &codes::MANY_VETOES,
        look: many_vetoes,
    },
    Rule {
        code: &codes::NOT_ONE_PERSON,
        look: not_one_person,
    },
];

/// Who has these letters in the rows of one variant, the first of which is the one to point at.
fn held_in<'c>(
    context: &'c Context<'_>,
    variant: Variant,
    letters: &'static [Letter],
) -> impl Iterator<Item = Held<'c>> {
    cells(context, move |row| {
        if row.variant == variant {
            letters.to_vec()
        } else {
            Vec::new()
        }
    })
}

/// The roles that have both letters in one row.
fn both<'h>(held: &'h Held<'_>, one: Letter, other: Letter) -> impl Iterator<Item = &'h Id<Role>> {
    let others = held.letters.roles(other);
    let ones = held.letters.roles(one).iter();
    ones.filter(|role| others.contains(role))
}

/// S without R, where R is neither open nor implied; it says so in place of no-responsible.
fn support_without_responsible(context: &Context<'_>, findings: &mut Findings) {
    let a_implies_r = context.workshop.rules.raci.a_implies_r;
    for held in held_in(context, Variant::Rasci, &[Letter::S, Letter::R, Letter::A]) {
        let is_implied = a_implies_r && !held.letters.roles(Letter::A).is_empty();
        let is_done = !held.letters.roles(Letter::R).is_empty() || held.leaves_open(Letter::R);
        if held.roles().is_empty() || is_done || is_implied {
            continue;
        }
        let finding = findings
            .add(
                held.place(),
                held.says(context.workshop, "finding.support-without-responsible")
                    .with("roles", short_names(context.workshop, held.roles())),
                "help for nobody",
            )
            .help("add `R = [\"role\"]`: support never stands in for it");
        for place in held.sources(Letter::R) {
            finding.rests_on(place);
        }
    }
}

fn verifies_own_work(context: &Context<'_>, findings: &mut Findings) {
    for held in held_in(context, Variant::RaciVs, &[Letter::V, Letter::R]) {
        for role in both(&held, Letter::V, Letter::R) {
            findings
                .add(
                    held.place(),
                    held.says(context.workshop, "finding.verifies-own-work")
                        .with("role", context.role_name(role)),
                    "does it too",
                )
                .help("let a role verify that does not do the work");
        }
    }
}

/// D may equal A for a small decision; of a control another rule says it louder.
fn driver_approves(context: &Context<'_>, findings: &mut Findings) {
    for held in held_in(context, Variant::Daci, &[Letter::A, Letter::D]) {
        for role in both(&held, Letter::A, Letter::D).filter(|_| !held.row.control) {
            findings
                .add(
                    held.place(),
                    held.says(context.workshop, "finding.driver-approves")
                        .with("role", context.role_name(role)),
                    "drives it too",
                )
                .help("fine for a small decision; else let another role approve");
        }
    }
}

fn no_recommender(context: &Context<'_>, findings: &mut Findings) {
    for held in held_in(context, Variant::Rapid, &[Letter::R]) {
        if held.roles().is_empty() && !held.is_open() {
            findings
                .add(
                    held.place(),
                    held.says(context.workshop, "finding.no-recommender"),
                    "no `R`",
                )
                .help("add `R = \"role\"`; `R = \"?\"` while it is open");
        }
    }
}

/// A letter that a variant gives to few, and what to say beyond that.
struct Most {
    variant: Variant,
    letter: &'static [Letter],
    most: usize,
    key: &'static str,
    help: &'static str,
}

fn many_sign_offs(context: &Context<'_>, findings: &mut Findings) {
    let limit = Most {
        variant: Variant::RaciVs,
        letter: &[Letter::S],
        most: 1,
        key: "finding.many-sign-offs",
        help: "keep the one signature that releases the result; the others may verify or be asked before",
    };
    beyond(context, findings, &limit);
}

fn many_drivers(context: &Context<'_>, findings: &mut Findings) {
    let limit = Most {
        variant: Variant::Daci,
        letter: &[Letter::D],
        most: 1,
        key: "finding.many-drivers",
        help: "name the one who gets it made; the others contribute",
    };
    beyond(context, findings, &limit);
}

fn many_recommenders(context: &Context<'_>, findings: &mut Findings) {
    let limit = Most {
        variant: Variant::Rapid,
        letter: &[Letter::R],
        most: 1,
        key: "finding.many-recommenders",
        help: "name the one who writes the proposal; the others give input",
    };
    beyond(context, findings, &limit);
}

fn many_vetoes(context: &Context<'_>, findings: &mut Findings) {
    let limit = Most {
        variant: Variant::Rapid,
        letter: &[Letter::A],
        most: context.workshop.rules.raci.max_vetoes,
        key: "finding.many-vetoes",
        help: "keep a veto for law, risk and money; the others give input",
    };
    beyond(context, findings, &limit);
}

fn beyond(context: &Context<'_>, findings: &mut Findings, limit: &Most) {
    for held in held_in(context, limit.variant, limit.letter) {
        let count = held.roles().len();
        if count > limit.most {
            findings
                .add(
                    held.place(),
                    held.says(context.workshop, limit.key)
                        .count(count)
                        .with("roles", short_names(context.workshop, held.roles())),
                    format!("more than {}", limit.most),
                )
                .help(limit.help);
        }
    }
}

/// The D of a DRI row is a role that several people have.
fn not_one_person(context: &Context<'_>, findings: &mut Findings) {
    let workshop = context.workshop;
    for held in held_in(context, Variant::Dri, &[Letter::D]) {
        let roles = held.roles().iter().filter_map(|id| workshop.roles.get(id));
        for role in roles.filter(|role| role.heads > 1.0) {
            findings
                .add(
                    held.place(),
                    held.says(workshop, "finding.not-one-person")
                        .with("role", quoted(&role.name)),
                    format!("{} people", role.heads),
                )
                .help("list the person in `[raci] roles` and write that person here");
        }
    }
}
