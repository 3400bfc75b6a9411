//! One cell of the chart: letters that clash, are undecided or unknown to the variant.

use std::borrow::Cow;

use super::{Context, Findings, Rule};
use crate::diagnostic::{Place, codes};
use crate::model::people::Role;
use crate::model::raci::{Activity, Letters};
use crate::model::{Id, Workshop};
use crate::vocabulary::{Duty, Letter, Variant};
use crate::wording::quoted_list;

pub(super) static RULES: &[Rule] = &[
    Rule {
        code: &codes::UNRESOLVED_CELL,
        look: unresolved_cell,
    },
    Rule {
        code: &codes::OPEN_CELL,
        look: open_cell,
    },
    Rule {
        code: &codes::LETTER_NOT_IN_VARIANT,
        look: letter_not_in_variant,
    },
];

/// The letters of a row and, under a segment, of each of its overrides applied.
fn cells<'c>(
    id: &'c Id<Activity>,
    row: &'c Activity,
) -> impl Iterator<Item = (Place, Cow<'c, Letters>)> {
    let base = (Place::of("activity", id), Cow::Borrowed(&row.letters));
    let overrides = row.segments.iter().map(move |(segment, letters)| {
        let place = Place::of("activity", id).key("segment").key(segment);
        (place, Cow::Owned(row.letters.overridden(letters)))
    });
    std::iter::once(base).chain(overrides)
}

/// H09: every double but the accountable role also doing the work.
fn unresolved_cell(context: &Context<'_>, findings: &mut Findings) {
    let workshop = context.workshop;
    for (id, row) in &workshop.activities {
        let owner_works =
            [Duty::Accountable, Duty::Responsible].map(|duty| row.variant.letter_for(duty));
        let mut seen = Vec::new();
        for (place, letters) in cells(id, row) {
            for role in involved(&letters) {
                let held = letters.of(&role);
                let is_double = held.len() >= 2;
                let is_owner_working = held.len() == 2
                    && held
                        .iter()
                        .all(|letter| owner_works.contains(&Some(*letter)));
                if !is_double || is_owner_working || seen.contains(&(role.clone(), held.clone())) {
                    continue;
                }
                let together: Vec<_> = held.iter().map(|letter| letter.word()).collect();
                findings.add(
                    place.clone().key(held[held.len() - 1]),
                    format!(
                        "`{}`: {} has {} in one cell",
                        row.name,
                        name(workshop, &role),
                        together.join(" and ")
                    ),
                    "one letter a role",
                );
                seen.push((role, held));
            }
        }
    }
}

fn involved(letters: &Letters) -> Vec<Id<Role>> {
    let mut roles = Vec::new();
    for role in letters.iter().flat_map(|(_, roles)| roles) {
        if !roles.contains(role) {
            roles.push(role.clone());
        }
    }
    roles
}

/// H15.
fn open_cell(context: &Context<'_>, findings: &mut Findings) {
    let workshop = context.workshop;
    let help = "give it two minutes, or park it with a person and a date";
    for (id, row) in &workshop.activities {
        if row.accountable_open {
            let place = Place::of("activity", id).key(Letter::A);
            let message = format!("`{}`: who answers for it is still open", row.name);
            findings.add(place, message, "undecided").help(help);
        }
        for (n, role) in row.open.iter().enumerate() {
            let place = Place::of("activity", id).key("open").key(n);
            let message = format!("`{}`: {} still open", row.name, name(workshop, role));
            findings.add(place, message, "undecided").help(help);
        }
    }
}

/// M02.
fn letter_not_in_variant(context: &Context<'_>, findings: &mut Findings) {
    for (id, row) in &context.workshop.activities {
        let base = Place::of("activity", id);
        not_in_variant(row, row.variant, &row.letters, &base, findings);
        for (segment, letters) in &row.segments {
            let place = base.clone().key("segment").key(segment);
            not_in_variant(row, row.variant, letters, &place, findings);
        }
    }
}

fn not_in_variant(
    row: &Activity,
    variant: Variant,
    letters: &Letters,
    place: &Place,
    findings: &mut Findings,
) {
    for (letter, _) in letters.iter().filter(|(letter, _)| !variant.knows(*letter)) {
        let known: Vec<_> = variant
            .letters()
            .iter()
            .map(|(letter, _)| letter.word())
            .collect();
        findings
            .add(
                place.clone().key(letter),
                format!("`{}`: {variant} has no letter {letter}", row.name),
                format!("not in {variant}"),
            )
            .help(format!(
                "use {}, or set `variant` in `[raci]` to one that has it",
                quoted_list(&known)
            ));
    }
}

fn name<'w>(workshop: &'w Workshop, role: &'w Id<Role>) -> &'w str {
    workshop
        .roles
        .get(role)
        .map_or(role.as_str(), |role| &role.name)
}
