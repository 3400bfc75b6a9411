//! What people are told about how a book was read: decisions, what was left out, what is missing.

use super::chart::Chart;
use super::grid::Grid;
use super::headings::role_name;
use super::rows::{Kind, kinds};
use super::scheme::{Choice, Scheme};
use super::tables::{Layout, Plan, is_legend, plans as plans_of};
use super::{columns, wide};
use crate::diagnostic::codes;
use crate::error::Error;
use crate::import::columns::called;
use crate::import::{Choices, Field, Finding};
use crate::sheet::{Book, Cell, Place, Row, Table};
use crate::vocabulary::Variant;
use crate::wording::{are, counted, key_of, one_line, quoted};

/// How many rows of a chart are activities.
pub(super) fn rows_of(plan: &Plan<'_>, scheme: &Scheme) -> usize {
    let kinds = kinds(&plan.grid, &plan.columns, scheme);
    kinds
        .iter()
        .filter(|(_, kind)| *kind == Kind::Activity)
        .count()
}

/// What stands around the rows of a chart, and what of it is hidden.
pub(super) fn around_chart(
    chart: &mut Chart<'_>,
    plan: &Plan<'_>,
    plans: &[Plan<'_>],
    uses_titles: bool,
) {
    let grid = &plan.grid;
    let is_first = plans
        .iter()
        .find(|other| other.table == plan.table)
        .is_some_and(|first| first.grid.first == grid.first);
    let head = if grid.is_transposed {
        grid.columns.start
    } else {
        grid.head
    };
    let mut told = Vec::new();
    let mut at = None;
    for row in grid.first..head {
        let Some(row) = grid.table.rows.get(row) else {
            continue;
        };
        let mut last = "";
        for cell in row.cells.iter().filter(|cell| !cell.is_empty()) {
            let is_title = !is_first
                && uses_titles
                && plan.title.as_ref().is_some_and(|title| title.at == cell.at);
            if cell.text != last && !is_title {
                told.push(quoted(&wide::shortened(&cell.text)));
                at.get_or_insert_with(|| cell.at.clone());
            }
            last = &cell.text;
        }
    }
    legend_below(chart, plan);
    if let Some(at) = at {
        chart.left_out(
            &at,
            format!("above the header of the chart stands {}", told.join(", ")),
        );
    }
    if is_first {
        hidden(chart, grid.table);
    }
}

/// The rows of a legend below a chart.
fn legend_below(chart: &mut Chart<'_>, plan: &Plan<'_>) {
    for row in plan
        .tail
        .clone()
        .filter_map(|row| plan.grid.table.rows.get(row))
    {
        let cells = row
            .cells
            .iter()
            .filter(|cell| !cell.is_empty() && !cell.is_carried);
        let texts: Vec<(&Cell, String)> = cells
            .map(|cell| (cell, quoted(&wide::shortened(&cell.text))))
            .collect();
        let Some((first, _)) = texts.first() else {
            continue;
        };
        let texts: Vec<&str> = texts.iter().map(|(_, text)| text.as_str()).collect();
        let message = format!(
            "a row is no part of the chart, it holds a legend: {}",
            texts.join(", ")
        );
        chart.left_out(&first.at, message);
    }
}

/// What of a table is hidden, and imported all the same.
fn hidden(chart: &mut Chart<'_>, table: &Table) {
    let Some(first) = first_cell(table) else {
        return;
    };
    let rows: Vec<usize> = table
        .rows
        .iter()
        .filter(|row| row.is_hidden)
        .filter_map(Row::line)
        .collect();
    let columns: Vec<String> = table
        .hidden_columns
        .iter()
        .map(|column| crate::sheet::column_letters(column + 1))
        .collect();
    let hide = |finding: Finding| {
        finding.help("it is imported like the rest; delete what should not be in the chart")
    };
    if table.is_hidden {
        let message = format!("the sheet {} is hidden", quoted(&table.title));
        chart.finding(hide(Finding::at(&codes::HIDDEN_ROW, &first.at, message)));
    }
    if let Some(row) = table
        .rows
        .iter()
        .find(|row| row.is_hidden)
        .and_then(|row| row.cells.first())
    {
        let numbers: Vec<String> = rows.iter().map(usize::to_string).collect();
        let message = format!(
            "{} hidden: {}",
            are(rows.len(), "row", "rows"),
            numbers.join(", ")
        );
        chart.finding(hide(Finding::at(&codes::HIDDEN_ROW, &row.at, message)));
    }
    if !columns.is_empty() {
        let message = format!(
            "{} hidden: {}",
            are(columns.len(), "column", "columns"),
            columns.join(", ")
        );
        chart.finding(hide(Finding::at(&codes::HIDDEN_ROW, &first.at, message)));
    }
}

fn first_cell(table: &Table) -> Option<&Cell> {
    let mut cells = table.rows.iter().flat_map(|row| &row.cells);
    cells.find(|cell| !cell.is_empty())
}

/// Tables that are no charts: one finding each, or one for all where they are many.
pub(super) fn left_out_tables(
    chart: &mut Chart<'_>,
    book: &Book,
    chosen: &[usize],
    plans: &[Plan<'_>],
) {
    const MOST: usize = 20;
    let rest: Vec<(usize, &Table, &Cell)> = book
        .tables
        .iter()
        .enumerate()
        .filter(|(number, _)| !plans.iter().any(|plan| plan.table == *number))
        .filter_map(|(number, table)| Some((number, table, first_cell(table)?)))
        .collect();
    let why = |number: usize, table: &Table| match () {
        () if !chosen.contains(&number) => "it is not the one that `--sheet` names",
        () if is_legend(&table.rows) => "it says what the letters mean",
        () => "it has no columns of letters",
    };
    if rest.len() > MOST {
        if let Some((number, _, first)) = rest.first() {
            chart.table = *number;
            let names: Vec<String> = rest
                .iter()
                .map(|(number, table, _)| called(table, *number))
                .collect();
            chart.left_out(
                &first.at,
                format!(
                    "{} are no charts and left out: {}",
                    counted(rest.len(), "table", "tables"),
                    names.join(", ")
                ),
            );
        }
        return;
    }
    for (number, table, first) in rest {
        chart.table = number;
        let message = format!(
            "{} is left out: {}",
            called(table, number),
            why(number, table)
        );
        let finding = Finding::at(&codes::LEFT_OUT, &first.at, message);
        let is_chart = || !plans_of(number, table, chart.scheme, &Choices::default()).is_empty();
        chart.finding(if chosen.contains(&number) || !is_chart() {
            finding
        } else {
            finding.help(format!("`--sheet {}` imports it alone", number + 1))
        });
    }
}

/// How the book was read, and how to say otherwise.
///
/// `variants` are those of the charts, each of its own.
pub(super) fn decisions(
    plans: &[Plan<'_>],
    choices: &Choices,
    choice: Choice,
    variants: &[Variant],
) -> Vec<String> {
    let mut groups: Vec<(String, Vec<String>)> = Vec::new();
    for plan in plans {
        let (how, place) = (layout(plan), place(plan));
        match groups.iter_mut().find(|(known, _)| *known == how) {
            Some((_, places)) => places.push(place),
            None => groups.push((how, vec![place])),
        }
    }
    let mut told: Vec<String> = groups
        .into_iter()
        .map(|(how, places)| {
            const MOST: usize = 5;
            let more = places.len().saturating_sub(MOST);
            let shown = places
                .iter()
                .take(MOST)
                .cloned()
                .collect::<Vec<_>>()
                .join("; ");
            let shown = if more == 0 {
                shown
            } else {
                format!("{shown}; and {more} more")
            };
            format!("{shown}: {how}")
        })
        .collect();
    if choices.is_transposed.is_none()
        && plans
            .iter()
            .any(|plan| plan.layout == Layout::Wide && (-1..=0).contains(&plan.votes))
    {
        told.push("activities are taken to stand below each other, though it could be the other way round; `--transposed` says so".to_owned());
    }
    if let Some(or) = choice.or {
        told.push(format!("the letters are read as {}, though they could be {or}; a legend beside the chart, or `--letters S=…`, says otherwise", choice.variant));
    } else if choice.variant != Variant::Raci {
        told.push(format!(
            "the letters are those of {}; `--letters WORD=LETTER` says otherwise",
            choice.variant
        ));
    }
    for (plan, variant) in plans.iter().zip(variants) {
        if *variant != choice.variant {
            told.push(format!(
                "the letters under {} are those of {variant}, and those of the rest of {}; its rows say so",
                place(plan),
                choice.variant
            ));
        }
    }
    told.push(
        "to say otherwise: `--sheet NAME`, `--header-row N`, `--columns name=Activity,phase=Stage`, `--letters WORD=R`, `--transposed`".to_owned(),
    );
    told
}

/// Where a chart stands.
fn place(plan: &Plan<'_>) -> String {
    let title = plan.title.as_ref().map_or_else(
        || format!("table {}", plan.table + 1),
        |title| quoted(&title.name),
    );
    let row = if plan.grid.is_transposed {
        plan.grid.columns.start
    } else {
        plan.grid.head
    };
    let number = plan.grid.table.rows.get(row).and_then(Row::line);
    let word = match plan.grid.place() {
        Some(Place::Text { .. }) => "line",
        _ => "row",
    };
    number.map_or(title.clone(), |number| {
        format!("{title}, header in {word} {number}")
    })
}

/// How a chart is laid out.
fn layout(plan: &Plan<'_>) -> String {
    let grid = &plan.grid;
    let column = |field: Field| {
        plan.columns
            .field(field)
            .map(|column| heading(grid, column))
    };
    let roles: Vec<String> = plan
        .columns
        .roles()
        .into_iter()
        .map(|role| quoted(&role_name(grid.title(role))))
        .collect();
    let span = match roles.as_slice() {
        [] => String::new(),
        [only] => only.clone(),
        [first, .., last] => format!("{first} to {last}"),
    };
    let name = column(Field::Name).unwrap_or_default();
    let mut told = match &plan.layout {
        Layout::Wide if grid.is_transposed => format!(
            "activities are columns, roles are {} from {span}",
            counted(roles.len(), "row", "rows")
        ),
        Layout::Wide => format!(
            "activities are rows named by {name}, roles are {} from {span}",
            counted(roles.len(), "column", "columns")
        ),
        Layout::Long(long) => format!(
            "each row is a letter: activity {name}, role {}, letter {span}",
            heading(grid, long.role)
        ),
        Layout::Names(letters) => {
            let letters: Vec<String> = letters
                .iter()
                .map(|(column, letter)| format!("{} as {letter}", heading(grid, *column)))
                .collect();
            format!(
                "activities are rows named by {name}, with names of roles in {}",
                letters.join(", ")
            )
        }
    };
    for (field, word) in [
        (Field::Phase, "phase"),
        (Field::Note, "note"),
        (Field::Id, "id"),
        (Field::Kind, "kind"),
        (Field::Control, "control"),
        (Field::Voter, "voter"),
    ] {
        if let Some(title) = column(field) {
            told.push_str(&format!(", {word} is {title}"));
        }
    }
    told
}

fn heading(grid: &Grid<'_>, column: usize) -> String {
    let title = wide::shortened(grid.title(column));
    if title.is_empty() {
        format!("column {}", crate::sheet::column_letters(column + 1))
    } else {
        quoted(&title)
    }
}

/// Refuses a column that the user names and no chart has.
///
/// # Errors
/// There is such a one.
pub(super) fn check_columns(
    book: &Book,
    plans: &[Plan<'_>],
    choices: &Choices,
) -> Result<(), Error> {
    for (field, wanted) in &choices.columns {
        let is_there = plans
            .iter()
            .any(|plan| plan.grid.is_transposed || columns::named(&plan.grid, wanted).is_some());
        if !is_there {
            let mut titles: Vec<String> = Vec::new();
            for plan in plans {
                let all = plan
                    .grid
                    .columns
                    .clone()
                    .map(|column| one_line(plan.grid.title(column)));
                for title in all
                    .filter(|title| !title.is_empty())
                    .map(|title| quoted(&title))
                {
                    if !titles.contains(&title) {
                        titles.push(title);
                    }
                }
            }
            return Err(Error::Import(format!(
                "no chart of `{}` has a column `{wanted}` for `{}`; there is {}",
                book.name,
                field.word(),
                titles.join(", ")
            )));
        }
    }
    Ok(())
}

/// What is said where nothing looks like a chart.
pub(super) fn no_chart(book: &Book, chosen: &[usize]) -> String {
    let names: Vec<String> = chosen
        .iter()
        .filter_map(|number| Some(called(book.tables.get(*number)?, *number)))
        .collect();
    let names: std::collections::BTreeSet<String> = names
        .into_iter()
        .filter(|name| !key_of(name).is_empty())
        .collect();
    format!(
        "nothing of `{}` looks like a RACI, with letters in the columns of roles ({}); say where it is with `--sheet` and `--header-row`, \
         which column names the rows with `--columns name=Activity`, and what its words mean with `--letters WORD=R`",
        book.name,
        names.into_iter().collect::<Vec<_>>().join(", ")
    )
}
