//! Rows as competencies, requirements and assessments.

use std::collections::BTreeMap;

use super::collected::Collected;
use super::levels::two;
use super::shape::{Group, Shape, View, What, view};
use crate::diagnostic::codes;
use crate::import::columns::{Layout, Log, RowOf, Walk, code_of, named};
use crate::import::fields::words;
use crate::import::values::{is_blank, yes_or_no};
use crate::import::{
    Choices, Field, Finding, FoundAssessment, FoundCompetency, FoundRequirement, Named,
};
use crate::sheet::{Cell, Place};
use crate::vocabulary::is_result;
use crate::wording::{one_line, quoted};

/// The numbers of the competencies that the rows of a table describe, by the places of their names.
pub(super) type Rows = BTreeMap<Place, usize>;

/// Reads what levels look like; gives which row describes which competency.
pub(super) fn describe(
    layout: &Layout<'_>,
    shape: &Shape,
    choices: &Choices,
    collected: &mut Collected,
    log: &mut Log,
) -> Rows {
    let mut rows_of = Rows::new();
    match shape {
        Shape::Described { lead, levels } => {
            let stars = has_stars(layout, *lead);
            for row in rows(layout, *lead, choices, log) {
                let Some(cell) = filled(&row, *lead) else {
                    tell_nameless(&row, log);
                    continue;
                };
                let (competency, is_starred) = starred(layout, &row, cell);
                let text = |level: &usize| row.row.cells.get(*level).map_or(String::new(), text_of);
                let is_critical = critical(layout, &row, log).or(stars.then_some(is_starred));
                let mut texts: Vec<String> = levels.iter().map(text).collect();
                while texts.last().is_some_and(String::is_empty) {
                    texts.pop();
                }
                let found = FoundCompetency {
                    competency,
                    levels: texts,
                    is_critical,
                };
                let number = collected.add(found, headings(layout, &row));
                rows_of.insert(cell.at.clone(), number);
            }
        }
        Shape::DescribedLong { lead, level, words } => {
            for row in rows(layout, *lead, choices, log) {
                let (Some(cell), Some(of_level)) = (filled(&row, *lead), filled(&row, *level))
                else {
                    tell_nameless(&row, log);
                    continue;
                };
                match collected.levels.read(of_level).filter(|level| *level > 0) {
                    Some(number) => {
                        let text = row.row.cells.get(*words).map_or(String::new(), text_of);
                        collected.add_level(&named(cell), number, &text, &headings(layout, &row));
                    }
                    None => log.note(no_level(of_level)),
                }
            }
        }
        _ => {}
    }
    rows_of
}

/// Reads the levels that people have and steps require; `known` are the rows of the table that describe competencies.
pub(super) fn count(
    layout: &Layout<'_>,
    shape: &Shape,
    known: &Rows,
    choices: &Choices,
    collected: &mut Collected,
    log: &mut Log,
) {
    let reader = Reader {
        layout,
        known,
        single: single_view(layout),
    };
    match shape {
        Shape::Wide {
            lead,
            rows: what,
            others,
            groups,
        } => {
            reader.say(*what, *others, groups, log);
            let stars = *what == What::Competency && has_stars(layout, *lead);
            for row in rows(layout, *lead, choices, log) {
                let Some(cell) = filled(&row, *lead) else {
                    tell_nameless(&row, log);
                    continue;
                };
                let (lead, is_starred) = starred(layout, &row, cell);
                for group in groups {
                    let Some(head) = layout.head(group.first) else {
                        continue;
                    };
                    let other = Named {
                        id: None,
                        name: group.name.clone(),
                        at: head.at.clone(),
                    };
                    let (competency, whose, kind) = match what {
                        What::Competency => (&lead, &other, *others),
                        whose => (&other, &lead, *whose),
                    };
                    let entry = Entry {
                        competency,
                        whose,
                        kind,
                        row: &row,
                        group,
                    };
                    reader.read(&entry, stars.then_some(is_starred), collected, log);
                }
            }
        }
        Shape::Long {
            lead,
            of,
            what,
            group,
        } => {
            reader.say(*what, What::Competency, std::slice::from_ref(group), log);
            for row in rows(layout, *lead, choices, log) {
                let (Some(competency), Some(whose)) = (filled(&row, *lead), filled(&row, *of))
                else {
                    tell_nameless(&row, log);
                    continue;
                };
                let (competency, whose) = (named(competency), named(whose));
                let entry = Entry {
                    competency: &competency,
                    whose: &whose,
                    kind: *what,
                    row: &row,
                    group,
                };
                reader.read(&entry, None, collected, log);
            }
        }
        _ => {}
    }
}

struct Reader<'r, 't> {
    layout: &'r Layout<'t>,
    known: &'r Rows,
    /// Whose view a single number is.
    single: View,
}

/// One level of somebody.
struct Entry<'e, 't> {
    competency: &'e Named,
    whose: &'e Named,
    kind: What,
    row: &'e RowOf<'t>,
    group: &'e Group,
}

impl Reader<'_, '_> {
    fn read(
        &self,
        entry: &Entry<'_, '_>,
        is_starred: Option<bool>,
        collected: &mut Collected,
        log: &mut Log,
    ) {
        let number = match self.known.get(&entry.competency.at) {
            Some(number) => *number,
            None => {
                let headings = headings(self.layout, entry.row);
                match collected.number(entry.competency, &headings) {
                    Ok(number) => number,
                    Err(finding) => return log.note(finding),
                }
            }
        };
        collected.mark(number, critical(self.layout, entry.row, log).or(is_starred));
        let cells = entry
            .group
            .columns
            .iter()
            .filter_map(|(view, column)| Some((*view, filled(entry.row, *column)?)));
        let mut found = FoundAssessment {
            competency: number,
            person: entry.whose.clone(),
            by_self: 0,
            by_manager: 0,
            agreed: None,
        };
        for (view, cell) in cells {
            if let (None, What::Person, Some((own, manager))) = (view, entry.kind, two(cell)) {
                (found.by_self, found.by_manager) = (own, manager);
                continue;
            }
            let Some(level) = collected.levels.read(cell) else {
                log.note(no_level(cell));
                continue;
            };
            match (entry.kind, level) {
                (_, 0) => {}
                (What::Step, level) => collected.requirements.push(FoundRequirement {
                    competency: number,
                    step: entry.whose.clone(),
                    level,
                }),
                (_, level) => match view.unwrap_or(self.single) {
                    View::Own => found.by_self = level,
                    View::Manager => found.by_manager = level,
                    View::Agreed => found.agreed = Some(level),
                },
            }
        }
        let is_assessed = found.by_self > 0 || found.by_manager > 0 || found.agreed.is_some();
        if entry.kind == What::Person && is_assessed {
            collected.assessments.push(found);
        }
    }

    /// Says what rows and columns are, and whose view a single number is.
    fn say(&self, rows: What, columns: What, groups: &[Group], log: &mut Log) {
        let is_of_people = rows == What::Person || columns == What::Person;
        let of = if is_of_people {
            "people; `--columns role=…` says otherwise"
        } else {
            "roles or steps; `--columns person=…` says otherwise"
        };
        log.decide(format!("the levels are those of {of}"));
        let has_single = groups
            .iter()
            .any(|group| group.columns.iter().any(|(view, _)| view.is_none()));
        if is_of_people && has_single {
            let whose = match self.single {
                View::Own => "what the person says",
                View::Manager => "what the manager says",
                View::Agreed => "what both agreed on",
            };
            log.decide(format!(
                "a single number is {whose}, two as in `2/3` are self and manager, 0 is not assessed; a heading with `self` or `manager` says otherwise"
            ));
        }
    }
}

/// Whose view a single number is, by the headings of the table.
fn single_view(layout: &Layout<'_>) -> View {
    let headings = layout.table.headings.iter().chain([&layout.table.title]);
    let words: Vec<String> = headings.flat_map(|heading| words(heading)).collect();
    let mut views: Vec<_> = words.iter().filter_map(|word| view(word)).collect();
    views.dedup();
    match views[..] {
        [view] => view,
        _ => View::Agreed,
    }
}

fn rows<'t>(layout: &Layout<'t>, name: usize, choices: &Choices, log: &mut Log) -> Vec<RowOf<'t>> {
    layout.rows(
        Walk {
            name,
            has_sections: true,
            choices,
        },
        log,
    )
}

fn headings(layout: &Layout<'_>, row: &RowOf<'_>) -> Vec<String> {
    let mut headings = layout.table.headings.clone();
    if headings.is_empty() && !layout.table.title.is_empty() {
        headings.push(layout.table.title.clone());
    }
    headings.extend(row.section.as_ref().map(|section| section.name.clone()));
    let group = layout
        .column(Field::Group)
        .and_then(|column| filled(row, column));
    headings.extend(group.map(|group| group.text.clone()));
    headings
}

/// The name of a competency without the star that marks it as critical.
fn starred(layout: &Layout<'_>, row: &RowOf<'_>, cell: &Cell) -> (Named, bool) {
    let mut competency = named(cell);
    let name = one_line(&cell.text);
    let bare = name.trim_end_matches(['★', '⭐', '*', '!', ' ']).to_owned();
    let is_starred = bare.len() < name.len();
    competency.name = bare;
    let id = layout
        .column(Field::Id)
        .and_then(|column| filled(row, column));
    competency.id = id.and_then(|id| code_of(&id.text));
    (competency, is_starred)
}

fn has_stars(layout: &Layout<'_>, lead: usize) -> bool {
    layout
        .cells(lead)
        .any(|cell| cell.text.trim_end().ends_with(['★', '⭐', '*']))
}

fn critical(layout: &Layout<'_>, row: &RowOf<'_>, log: &mut Log) -> Option<bool> {
    let cell = row.row.cells.get(layout.column(Field::Critical)?)?;
    if cell.is_empty() {
        return Some(false);
    }
    let said = yes_or_no(&cell.text);
    if said.is_none() {
        let message = format!("{} is neither yes nor no", quoted(&cell.text));
        log.note(
            Finding::at(&codes::UNREADABLE_CELL, &cell.at, message)
                .help("write `yes` or leave the cell empty"),
        );
    }
    said
}

/// The words of a level, with their lines.
fn text_of(cell: &Cell) -> String {
    if is_blank(&cell.text) {
        String::new()
    } else {
        cell.text.clone()
    }
}

fn filled<'t>(row: &RowOf<'t>, column: usize) -> Option<&'t Cell> {
    row.row
        .cells
        .get(column)
        .filter(|cell| !is_blank(&cell.text))
}

/// Says which columns hold what, and which are left.
pub(super) fn tell(layout: &Layout<'_>, lead: usize, used: &[usize], log: &mut Log) {
    let names: Vec<_> = used.iter().map(|column| layout.called(*column)).collect();
    log.decide(format!(
        "names are in {}, levels in {}; say otherwise with `--columns competency=…`",
        layout.called(lead),
        names.join(", ")
    ));
    let others = [Field::Critical, Field::Id, Field::Group].map(|field| layout.column(field));
    let left: Vec<_> = (0..layout.width())
        .filter(|column| {
            *column != lead && !used.contains(column) && !others.contains(&Some(*column))
        })
        .filter(|column| !is_result(layout.header_text(*column)))
        .filter(|column| {
            !layout.header_text(*column).is_empty() || layout.cells(*column).next().is_some()
        })
        .collect();
    if let Some(head) = left.first().and_then(|column| layout.head(*column)) {
        let names: Vec<_> = left.iter().map(|column| layout.called(*column)).collect();
        let message = format!("what stands under {} is not imported", names.join(", "));
        log.note(Finding::at(&codes::LEFT_OUT, &head.at, message));
    }
}

fn tell_nameless(row: &RowOf<'_>, log: &mut Log) {
    let Some(first) = row.row.cells.iter().find(|cell| !cell.is_empty()) else {
        return;
    };
    let message = format!(
        "the row with {} does not say whose level it is, and is left out",
        quoted(&first.text)
    );
    log.note(
        Finding::at(&codes::NAMELESS_ROW, &first.at, message).help("write the name into the sheet"),
    );
}

fn no_level(cell: &Cell) -> Finding {
    let message = format!("{} is no level", quoted(&cell.text));
    Finding::at(&codes::UNREADABLE_CELL, &cell.at, message)
        .help("write the number of the level from 1, or its name")
}
