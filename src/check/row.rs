//! One row of the chart: who answers, who does it, who is asked and told (H01 to H06 and H12 in `domain.md` §2.3).

use std::borrow::Cow;

use super::{Context, Findings, Rule};
use crate::diagnostic::{Place, codes};
use crate::model::people::{Role, Segment};
use crate::model::raci::{Activity, Letters};
use crate::model::{Id, Workshop};
use crate::vocabulary::{Duty, Letter};
use crate::words::Said;

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
    Rule {
        code: &codes::ACCOUNTABLE_ELSEWHERE,
        look: accountable_elsewhere,
    },
];

/// A limit of how many roles may have a duty in one row, and what to say beyond it.
struct Limit {
    duty: Duty,
    most: usize,
    key: &'static str,
    help: &'static str,
}

/// Who has one duty in one row, at large or in a segment that writes it anew.
struct Held<'c> {
    id: &'c Id<Activity>,
    row: &'c Activity,
    segment: Option<&'c Id<Segment>>,
    letter: Letter,
    letters: Cow<'c, Letters>,
}

/// Who has a duty, row by row; a segment counts only where it writes the letter itself.
fn held<'c>(context: &'c Context<'_>, duty: Duty) -> impl Iterator<Item = Held<'c>> {
    context
        .workshop
        .activities
        .iter()
        .flat_map(move |(id, row)| {
            let letter = row.variant.letter_for(duty);
            row.cells().filter_map(move |(segment, letters)| {
                let letter = letter?;
                let is_written = segment.is_none_or(|segment| row.segments[segment].has(letter));
                is_written.then_some(Held {
                    id,
                    row,
                    segment,
                    letter,
                    letters,
                })
            })
        })
}

impl Held<'_> {
    fn roles(&self) -> &[Id<Role>] {
        self.letters.roles(self.letter)
    }

    fn is_open(&self) -> bool {
        self.letters.open().any(|letter| letter == self.letter)
    }

    fn place(&self) -> Place {
        let row = Place::of("activity", self.id);
        let cells = match self.segment {
            Some(segment) => row.key("segment").key(segment),
            None => row,
        };
        cells.key(self.letter)
    }

    /// What the finding of that key says of the row: "`Approve discounts`: …", or "`Approve discounts` in Scaled: …".
    fn says(&self, workshop: &Workshop, key: &'static str) -> Said {
        let row = format!("`{}`", self.row.name);
        let said = Said::new(key).with("letter", self.letter.word());
        match self.segment {
            None => said.with("row", row),
            Some(id) => {
                let segment = workshop.segments.get(id);
                let segment = segment.map_or(id.as_str(), |segment| &segment.name);
                let row = Said::new("raci.row_in_segment")
                    .with("row", row)
                    .with("segment", segment);
                said.with("row", row)
            }
        }
    }
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
        if held.roles().is_empty() && !is_implied && !held.is_open() {
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

/// H12. Silent where a team is not known: nothing is guessed.
fn accountable_elsewhere(context: &Context<'_>, findings: &mut Findings) {
    let workshop = context.workshop;
    let team = |role: &Id<Role>| {
        workshop
            .roles
            .get(role)
            .and_then(|role| role.team.as_deref())
    };
    for held in held(context, Duty::Accountable) {
        let [accountable] = held.roles() else {
            continue;
        };
        let responsible = held.row.variant.letter_for(Duty::Responsible);
        let doing = responsible.map_or(&[][..], |letter| held.letters.roles(letter));
        let (Some(home), Some(mut teams)) = (
            team(accountable),
            doing.iter().map(team).collect::<Option<Vec<_>>>(),
        ) else {
            continue;
        };
        if held.row.control || teams.is_empty() || teams.contains(&home) {
            continue;
        }
        teams.sort_unstable();
        teams.dedup();
        findings.add(
            held.place(),
            held.says(workshop, "finding.accountable-elsewhere")
                .with("team", home)
                .with("teams", teams.join(", ")),
            format!("in {home}"),
        );
    }
}

/// "CSM, AE".
fn short_names(workshop: &Workshop, roles: &[Id<Role>]) -> String {
    let names = roles
        .iter()
        .map(|id| workshop.roles.get(id).map_or(id.as_str(), Role::short_name));
    names.collect::<Vec<_>>().join(", ")
}
