//! One row of the chart: who answers, who does it, who is asked and told (H01 to H06 in `domain.md` §2.3).

use super::held::{held, short_names};
use super::{Context, Findings, Rule};
use crate::diagnostic::codes;
use crate::vocabulary::{Duty, Letter, Variant};

pub(super) static RULES: &[Rule] = &[
    Rule {
        code: &codes::NO_ACCOUNTABLE,
        look: no_accountable,
    },
    Rule {
        code: &codes::MANY_ACCOUNTABLE,
        look: many_accountable,
    },
    Rule {
        code: &codes::NO_RESPONSIBLE,
        look: no_responsible,
    },
    Rule {
        code: &codes::MANY_RESPONSIBLE,
        look: many_responsible,
    },
    Rule {
        code: &codes::MANY_CONSULTED,
        look: many_consulted,
    },
    Rule {
        code: &codes::MANY_INFORMED,
        look: many_informed,
    },
];

/// A limit of how many roles may have a duty in one row, and what to say beyond it.
struct Limit {
    duty: Duty,
    most: usize,
    key: &'static str,
    help: &'static str,
}

fn no_accountable(context: &Context<'_>, findings: &mut Findings) {
    for held in held(context, Duty::Accountable) {
        if held.roles().is_empty() && !held.is_open() {
            let letter = held.letter;
            findings
                .add(
                    held.place(),
                    held.says(context.workshop, "finding.no-accountable"),
                    format!("no `{letter}`"),
                )
                .help(format!(
                    "add `{letter} = \"role\"`; `{letter} = \"?\"` while it is open"
                ));
        }
    }
}

fn many_accountable(context: &Context<'_>, findings: &mut Findings) {
    for held in held(context, Duty::Accountable) {
        if held.roles().len() >= 2 {
            findings
                .add(
                    held.place(),
                    held.says(context.workshop, "finding.many-accountable")
                        .count(held.roles().len())
                        .with("roles", short_names(context.workshop, held.roles())),
                    "one role answers for a row",
                )
                .help("name the one who has the last word, or split the row where the duty passes over");
        }
    }
}

fn no_responsible(context: &Context<'_>, findings: &mut Findings) {
    let a_implies_r = context.workshop.rules.raci.a_implies_r;
    for held in held(context, Duty::Responsible) {
        let accountable = held.row.variant.letter_for(Duty::Accountable);
        let is_implied =
            a_implies_r && accountable.is_some_and(|a| !held.letters.roles(a).is_empty());
        // Of a row with nothing but support, another rule says so.
        let is_supported =
            held.row.variant == Variant::Rasci && !held.letters.roles(Letter::S).is_empty();
        if held.roles().is_empty() && !is_implied && !is_supported && !held.is_open() {
            let letter = held.letter;
            findings
                .add(
                    held.place(),
                    held.says(context.workshop, "finding.no-responsible"),
                    format!("no `{letter}`"),
                )
                .help(format!(
                    "add `{letter} = [\"role\"]`, or eliminate the activity"
                ));
        }
    }
}

fn many_responsible(context: &Context<'_>, findings: &mut Findings) {
    let limit = Limit {
        duty: Duty::Responsible,
        most: context.workshop.rules.raci.max_r,
        key: "finding.many-responsible",
        help: "break it into smaller rows, or move helpers to another letter",
    };
    crowded(context, findings, &limit);
}

fn many_consulted(context: &Context<'_>, findings: &mut Findings) {
    let limit = Limit {
        duty: Duty::Consulted,
        most: context.workshop.rules.raci.max_c,
        key: "finding.many-consulted",
        help: "keep those whose no would change the result; tell the others afterwards",
    };
    crowded(context, findings, &limit);
}

fn many_informed(context: &Context<'_>, findings: &mut Findings) {
    let limit = Limit {
        duty: Duty::Informed,
        most: context.workshop.rules.raci.max_i,
        key: "finding.many-informed",
        help: "replace it by a digest, or tell them only when something is out of the ordinary",
    };
    crowded(context, findings, &limit);
}

fn crowded(context: &Context<'_>, findings: &mut Findings, limit: &Limit) {
    for held in held(context, limit.duty) {
        let count = held.roles().len();
        if count > limit.most {
            findings
                .add(
                    held.place(),
                    held.says(context.workshop, limit.key).count(count),
                    format!("more than {}", limit.most),
                )
                .help(limit.help);
        }
    }
}
