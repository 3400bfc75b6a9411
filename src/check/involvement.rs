//! How many take part in one row, and how long it waits for them (H07, H08 and H14 in `domain.md` §2.3).

use std::collections::HashSet;

use super::held::{cells, held, held_beside};
use super::{Context, Findings, Rule, reaches};
use crate::diagnostic::codes;
use crate::vocabulary::{Duty, Letter};
use crate::words::{Arg, Said};

pub(super) static RULES: &[Rule] = &[
    Rule {
        code: &codes::NOBODY_ASKED_OR_TOLD,
        look: nobody_asked_or_told,
    },
    Rule {
        code: &codes::CROWDED_ROW,
        look: crowded_row,
    },
    Rule {
        code: &codes::CONSULTED_AGAINST_THE_CLOCK,
        look: consulted_against_the_clock,
    },
];

/// H07. Silent while somebody may still become the one who is asked or told.
fn nobody_asked_or_told(context: &Context<'_>, findings: &mut Findings) {
    for held in held_beside(context, Duty::Consulted, &[Duty::Informed]) {
        let is_outside =
            |letter: &Letter| !held.letters.roles(*letter).is_empty() || held.leaves_open(*letter);
        if !held.row.open.is_empty() || held.about.iter().any(is_outside) {
            continue;
        }
        let missing: Vec<_> = held
            .about
            .iter()
            .map(|letter| format!("no `{letter}`"))
            .collect();
        let finding = findings.add(
            held.cells(),
            held.says(context.workshop, "finding.nobody-asked-or-told"),
            missing.join(", "),
        );
        for place in held.about.iter().flat_map(|letter| held.sources(*letter)) {
            finding.rests_on(place);
        }
    }
}

/// H08. Who is omitted on purpose does not take part.
fn crowded_row(context: &Context<'_>, findings: &mut Findings) {
    let rules = &context.workshop.rules.raci;
    let columns = &context.workshop.chart.columns;
    let taking_part = |letter: &Letter| *letter != Letter::O;
    let letters: Vec<_> = Letter::ALL.iter().copied().filter(taking_part).collect();
    if columns.len() < rules.share_from {
        return;
    }
    for held in cells(context, |_| letters.clone()) {
        let roles = letters
            .iter()
            .flat_map(|letter| held.letters.roles(*letter));
        let involved: HashSet<_> = roles.filter(|role| columns.contains(role)).collect();
        if reaches(involved.len(), rules.row_fill, columns.len()) {
            let part = Said::new("raci.of-roles")
                .with("part", involved.len())
                .count(columns.len());
            findings
                .add(
                    held.cells(),
                    held.says(context.workshop, "finding.crowded-row").with("roles", part),
                    format!("from {}% up", (rules.row_fill * 100.0).round()),
                )
                .help("remove letters until somebody objects: the objection is what you wanted to hear");
        }
    }
}

/// H14.
fn consulted_against_the_clock(context: &Context<'_>, findings: &mut Findings) {
    let rules = &context.workshop.rules.raci;
    for held in held(context, Duty::Consulted) {
        let count = held.roles().len();
        let Some(hours) = held.row.within_hours else {
            continue;
        };
        if hours <= rules.pressing_hours && count >= rules.pressing_c {
            let digits = usize::from(hours.fract() != 0.0);
            let due = Said::new("number.hours").with("hours", Arg::Decimal(hours, digits));
            findings
                .add(
                    held.place(),
                    held.says(context.workshop, "finding.consulted-against-the-clock")
                        .with("hours", due)
                        .count(count),
                    format!("{count} must be asked first"),
                )
                .help("agree a standing rule with them, and tell them afterwards");
        }
    }
}
