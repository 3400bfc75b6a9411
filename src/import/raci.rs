//! A chart in a sheet: wide, transposed, long, or with names in the columns of letters.

mod cell;
mod chart;
mod columns;
mod comments;
mod direction;
mod foreign;
mod grid;
mod headings;
mod inventory;
mod long;
mod names;
pub(super) mod own;
mod phases;
mod repeats;
mod rows;
mod scheme;
mod script;
mod tables;
mod tell;
mod wide;
mod words;

#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet};

use super::{Choices, Found, Named, Understood};
use crate::error::Error;
use crate::sheet::{Book, Table};
use crate::vocabulary::Variant;
use crate::wording::key_of;
use chart::Chart;
use scheme::{Choice, Scheme, legend_in, variant_beside, variant_of};
use tables::{Layout, Plan, legend_of, letter_cells, plans};

/// How many rows of a table look like this.
pub(super) fn rows_alike(table: &Table) -> usize {
    let (scheme, choices) = (Scheme::any(&[]), Choices::default());
    let table = &*inventory::table_without_results(table);
    let plans = plans(0, table, &scheme, &choices);
    let rows: usize = plans.iter().map(|plan| tell::rows_of(plan, &scheme)).sum();
    // Words that nobody knows may be anything: any other kind is likelier, and nothing is worse.
    if rows == 0 && !inventory::has_header(table) && foreign::words_of(table).is_some() {
        1
    } else {
        rows
    }
}

/// Reads it from the tables that look like it.
///
/// # Errors
/// No table looks like it, the user names a sheet or column that is not there, or most cells say nothing we know.
pub(super) fn read(book: &Book, choices: &Choices) -> Result<Understood, Error> {
    let book = &*inventory::without_results(book);
    let chosen = super::columns::numbers(book, choices)?;
    let any = Scheme::any(&choices.letters);
    let plan = |any: &Scheme| -> Vec<Plan<'_>> {
        let tables = chosen
            .iter()
            .flat_map(|number| plans(*number, &book.tables[*number], any, choices));
        tables.collect()
    };
    let found = plan(&any);
    if found.is_empty() {
        return Err(foreign::refusal(book, &chosen, choices));
    }
    tell::check_columns(book, &found, choices)?;
    let legend = legend(book, &chosen);
    let any = any.with_legend(&legend);
    // A legend may turn letters that nobody knows into ones of the chart.
    let found = if legend.is_empty() { found } else { plan(&any) };
    let cells: Vec<BTreeMap<String, usize>> =
        found.iter().map(|plan| letter_cells(plan, &any)).collect();
    let mut all: BTreeMap<String, usize> = BTreeMap::new();
    for (text, count) in cells.iter().flatten() {
        *all.entry(text.clone()).or_default() += count;
    }
    let choice = variant_of(&all, &any, &legend, &around(book, &chosen));
    let schemes: Vec<Scheme> = found
        .iter()
        .zip(&cells)
        .map(|(plan, cells)| {
            let around = around(book, &[plan.table]);
            any.clone()
                .within(variant_beside(choice.variant, cells, &any, &around))
        })
        .collect();
    let charts: Vec<_> = cells.iter().zip(&schemes).collect();
    foreign::refuse_most_unreadable(book, &charts, &any.clone().within(choice.variant))?;
    Ok(understood(book, choices, &chosen, &found, &schemes, choice))
}

fn understood(
    book: &Book,
    choices: &Choices,
    chosen: &[usize],
    plans: &[Plan<'_>],
    schemes: &[Scheme],
    choice: Choice,
) -> Understood {
    let variants: Vec<Variant> = schemes
        .iter()
        .map(|scheme| scheme.variant().unwrap_or_default())
        .collect();
    let of_all = Scheme::any(&choices.letters).within(choice.variant);
    let mut chart = Chart::new(choices, &of_all);
    let known = standing_alone(plans);
    let titles: BTreeSet<String> = plans
        .iter()
        .filter_map(|plan| plan.title.as_ref())
        .map(|title| key_of(&title.name))
        .collect();
    let is_by_sheet = choices.voter.as_deref() == Some("sheet");
    for ((plan, scheme), variant) in plans.iter().zip(schemes).zip(&variants) {
        chart.table = plan.table;
        chart.scheme = scheme;
        let before = chart.found.rows.len();
        tell::around_chart(&mut chart, plan, plans, is_by_sheet || titles.len() > 1);
        match &plan.layout {
            Layout::Wide => wide::read_rows(&mut chart, &plan.grid, &plan.columns),
            Layout::Long(long) => long::read_rows(&mut chart, &plan.grid, &plan.columns, long),
            Layout::Names(letters) => {
                names::read_rows(&mut chart, &plan.grid, &plan.columns, letters, &known)
            }
        }
        let rows = &mut chart.found.rows[before..];
        if *variant != choice.variant {
            rows.iter_mut().for_each(|row| row.variant = Some(*variant));
        }
        let has_phases = rows.iter().any(|row| row.phase.is_some());
        if titles.len() > 1 && !is_by_sheet && !has_phases {
            rows.iter_mut()
                .for_each(|row| row.phase.clone_from(&plan.title));
        }
        for row in rows.iter_mut().filter(|row| row.voter.is_none()) {
            row.voter = match (&choices.voter, &plan.title) {
                (Some(_), Some(title)) if is_by_sheet => Some(title.clone()),
                (Some(name), _) if !is_by_sheet => Some(Named {
                    id: None,
                    name: name.clone(),
                    at: row.activity.at.clone(),
                }),
                _ => None,
            };
        }
    }
    tell::left_out_tables(&mut chart, book, chosen, plans);
    let (mut found, findings) = chart.finish();
    found.is_answered = choices.voter.is_some() || found.rows.iter().any(|row| row.voter.is_some());
    found.variant = (choice.variant != Variant::Raci).then_some(choice.variant);
    Understood {
        found: Found::Chart(found),
        decisions: tell::decisions(plans, choices, choice, &variants),
        findings,
    }
}

/// What the legends around the charts say.
fn legend(book: &Book, chosen: &[usize]) -> Vec<(String, String)> {
    let mut legend = Vec::new();
    for table in chosen.iter().map(|number| &book.tables[*number]) {
        let lines = table.rows.iter().filter_map(|row| {
            let cells = row.cells.iter().map(|cell| cell.text.as_str());
            let texts: Vec<&str> = cells.filter(|text| !text.is_empty()).collect();
            Some((texts.len() == 1, legend_of(&texts)?))
        });
        let (texts, beside): (Vec<_>, Vec<_>) = lines.partition(|(is_one, _)| *is_one);
        let flat = |lines: Vec<(bool, Vec<(String, String)>)>| -> Vec<(String, String)> {
            lines.into_iter().flat_map(|(_, lines)| lines).collect()
        };
        legend.extend(flat(texts));
        // A single letter beside a word is an activity that is called like a letter.
        let beside = flat(beside);
        if beside.iter().any(|(letter, _)| *letter != beside[0].0) {
            legend.extend(beside);
        }
        legend.extend(table.below.iter().flat_map(|text| legend_in(text)));
    }
    legend
}

/// The words around the charts.
fn around(book: &Book, chosen: &[usize]) -> String {
    let tables = chosen.iter().map(|number| &book.tables[*number]);
    let words = tables.flat_map(|table| {
        std::iter::once(&table.title)
            .chain(&table.headings)
            .chain(&table.below)
    });
    let words: Vec<&str> = std::iter::once(&book.name)
        .chain(words)
        .map(String::as_str)
        .collect();
    words.join("\n")
}

/// Names that stand alone somewhere: heads of columns, and cells with one name.
fn standing_alone(plans: &[Plan<'_>]) -> BTreeSet<String> {
    let mut known = BTreeSet::new();
    for plan in plans {
        match &plan.layout {
            Layout::Wide => known.extend(
                plan.columns
                    .roles()
                    .into_iter()
                    .map(|column| key_of(&headings::role_name(plan.grid.title(column)))),
            ),
            Layout::Long(long) => known.extend(
                plan.grid
                    .rows
                    .clone()
                    .map(|row| key_of(plan.grid.text(row, long.role))),
            ),
            Layout::Names(letters) => known.extend(names::alone(&plan.grid, letters)),
        }
    }
    known.remove("");
    known
}
