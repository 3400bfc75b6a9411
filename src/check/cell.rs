//! One cell of the chart: letters that clash, are undecided or unknown to the variant.

use super::held::called;
use super::{Context, Findings, Rule};
use crate::diagnostic::{Place, codes};
use crate::model::people::{Role, Segment};
use crate::model::raci::{Activity, Letters};
use crate::model::{Id, Workshop};
use crate::vocabulary::{Duty, Letter, Variant};
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

/// H09: every double but the accountable role also doing the work. That the one who does it also verifies it has a
/// finding of its own.
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
                let is = |pair: [Option<Letter>; 2]| {
                    held.len() == 2 && held.iter().all(|letter| pair.contains(&Some(*letter)))
                };
                let verifies_own_work =
                    row.variant == Variant::RaciVs && is([Some(Letter::R), Some(Letter::V)]);
                if !is_double
                    || is(owner_works)
                    || verifies_own_work
                    || seen.contains(&(role.clone(), held.clone()))
                {
                    continue;
                }
                findings.add(
                    place(id, segment).key(held[held.len() - 1]),
                    says(workshop, row, segment, "finding.unresolved-cell")
                        .with("role", context.role_name(&role))
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
        for (segment, letters) in written(row) {
            for letter in letters.open() {
                let place = place(id, segment).key(letter);
                let message = says(workshop, row, segment, "finding.open-letter")
                    .with("letter", letter.word());
                findings.add(place, message, "undecided").help(help);
            }
        }
        for (n, role) in row.open.iter().enumerate() {
            let place = Place::of("activity", id).key("open").key(n);
            let message = says(workshop, row, None, "finding.open-cell")
                .with("role", context.role_name(role));
            findings.add(place, message, "undecided").help(help);
        }
    }
}

/// M02: on the rows, and in what people answered about them.
fn letter_not_in_variant(context: &Context<'_>, findings: &mut Findings) {
    let workshop = context.workshop;
    for (id, row) in &workshop.activities {
        for (segment, letters) in written(row) {
            let said = says(workshop, row, segment, "finding.letter-not-in-variant");
            not_in_variant(row.variant, letters, &place(id, segment), &said, findings);
        }
    }
    for (person, ballot) in &workshop.ballots {
        for (id, letters) in &ballot.letters {
            if let Some(row) = workshop.activities.get(id) {
                let place = Place::of("ballot", person).key("raci").key(id);
                let said = says(workshop, row, None, "finding.letter-not-in-variant");
                not_in_variant(row.variant, letters, &place, &said, findings);
            }
        }
    }
}

fn not_in_variant(
    variant: Variant,
    letters: &Letters,
    place: &Place,
    said: &Said,
    findings: &mut Findings,
) {
    for (letter, _) in letters.iter().filter(|(letter, _)| !variant.knows(*letter)) {
        let known = variant.letters().iter();
        let known: Vec<_> = known.map(|letter| letter.word()).collect();
        let said = said.clone();
        findings
            .add(
                place.clone().key(letter),
                said.with("variant", variant.word())
                    .with("letter", letter.word()),
                format!("not in {variant}"),
            )
            .help(format!(
                "use {}, or set `variant` in `[raci]` to one that has it",
                quoted_list(&known)
            ));
    }
}

/// The letters as they are written: on the row, then in each of its segments.
fn written(row: &Activity) -> impl Iterator<Item = (Option<&Id<Segment>>, &Letters)> {
    let segments = row.segments.iter();
    let segments = segments.map(|(segment, letters)| (Some(segment), letters));
    std::iter::once((None, &row.letters)).chain(segments)
}

fn says(
    workshop: &Workshop,
    row: &Activity,
    segment: Option<&Id<Segment>>,
    key: &'static str,
) -> Said {
    Said::new(key).with("row", called(workshop, row, segment))
}
