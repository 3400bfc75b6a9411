//! One cell of the chart: letters that clash, are undecided or unknown to the variant.

use super::{Context, Findings, Rule};
use crate::diagnostic::{Place, codes};
use crate::model::people::{Role, Segment};
use crate::model::raci::{Activity, Letters};
use crate::model::{Id, Workshop};
use crate::vocabulary::{Duty, Variant};
use crate::wording::quoted_list;
use crate::words::{Arg, Said};

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

/// Where the cells of a row are written: on the row, or in its segment.
fn place(id: &Id<Activity>, segment: Option<&Id<Segment>>) -> Place {
    let row = Place::of("activity", id);
    segment.map_or(row.clone(), |segment| row.key("segment").key(segment))
}

/// H09: every double but the accountable role also doing the work.
fn unresolved_cell(context: &Context<'_>, findings: &mut Findings) {
    let workshop = context.workshop;
    for (id, row) in &workshop.activities {
        let owner_works =
            [Duty::Accountable, Duty::Responsible].map(|duty| row.variant.letter_for(duty));
        let mut seen = Vec::new();
        for (segment, letters) in row.cells() {
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
                findings.add(
                    place(id, segment).key(held[held.len() - 1]),
                    says(row, "finding.unresolved-cell")
                        .with("role", name(workshop, &role))
                        .with(
                            "letters",
                            Arg::from_iter(held.iter().map(|letter| letter.word())),
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
        let written = std::iter::once((None, &row.letters)).chain(
            row.segments
                .iter()
                .map(|(segment, letters)| (Some(segment), letters)),
        );
        for (segment, letters) in written {
            for letter in letters.open() {
                let place = place(id, segment).key(letter);
                let message = says(row, "finding.open-letter").with("letter", letter.word());
                findings.add(place, message, "undecided").help(help);
            }
        }
        for (n, role) in row.open.iter().enumerate() {
            let place = Place::of("activity", id).key("open").key(n);
            let message = says(row, "finding.open-cell").with("role", name(workshop, role));
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
    for (person, ballot) in &context.workshop.ballots {
        for (id, letters) in &ballot.letters {
            if let Some(row) = context.workshop.activities.get(id) {
                let place = Place::of("ballot", person).key("raci").key(id);
                not_in_variant(row, row.variant, letters, &place, findings);
            }
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
                says(row, "finding.letter-not-in-variant")
                    .with("variant", variant.word())
                    .with("letter", letter.word()),
                format!("not in {variant}"),
            )
            .help(format!(
                "use {}, or set `variant` in `[raci]` to one that has it",
                quoted_list(&known)
            ));
    }
}

fn says(row: &Activity, key: &'static str) -> Said {
    Said::new(key).with("row", format!("`{}`", row.name))
}

fn name<'w>(workshop: &'w Workshop, role: &'w Id<Role>) -> &'w str {
    workshop
        .roles
        .get(role)
        .map_or(role.as_str(), |role| &role.name)
}
