//! Which tables of a book are charts, and how each is laid out.

use std::collections::BTreeMap;
use std::ops::Range;

use super::cell::{Reading, read};
use super::columns::{Columns, Use, classify, is_no_role, named};
use super::direction;
use super::grid::{self, Grid, is_letters};
use super::inventory;
use super::long::{self, Long};
use super::names::{self, Letters};
use super::phases::phase_named;
use super::repeats::next_header;
use super::rows::{self, Kind};
use super::scheme::{Scheme, explains, legend_in};
use crate::import::{Choices, Field, Named};
use crate::sheet::{Row, Table};
use crate::vocabulary::Letter;
use crate::wording::one_line;

/// How a chart is laid out.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Layout {
    /// Roles are columns; where the grid is turned, rows.
    Wide,
    /// A row for each letter.
    Long(Long),
    /// Columns of letters, with names in them.
    Names(Letters),
}

/// A chart in a table.
#[derive(Debug, Clone)]
pub(super) struct Plan<'t> {
    /// The number of the table in the book.
    pub(super) table: usize,
    /// Where it stands.
    pub(super) grid: Grid<'t>,
    /// What its columns are.
    pub(super) columns: Columns,
    /// How it is laid out.
    pub(super) layout: Layout,
    /// What it stands under.
    pub(super) title: Option<Named>,
    /// The rows below it that say what its letters mean.
    pub(super) tail: Range<usize>,
    /// How much speaks for activities below each other.
    pub(super) votes: i32,
}

/// The charts of a table, from above.
pub(super) fn plans<'t>(
    number: usize,
    table: &'t Table,
    scheme: &Scheme,
    choices: &Choices,
) -> Vec<Plan<'t>> {
    let mut plans = Vec::new();
    let mut start = 0;
    while let Some(mut plan) = survey(number, table, start..table.rows.len(), scheme, choices) {
        let next = next_header(&plan, scheme).filter(|_| choices.header_row.is_none());
        if let Some(next) = next {
            match survey(number, table, start..next, scheme, choices) {
                Some(first) => plan = first,
                None => plan.grid.rows.end = next,
            }
        }
        plan.title = title(&plan, start > 0);
        plans.push(plan);
        match next {
            Some(next) => start = next,
            None => break,
        }
    }
    plans
}

/// The chart in some rows of a table.
fn survey<'t>(
    number: usize,
    table: &'t Table,
    range: Range<usize>,
    scheme: &Scheme,
    choices: &Choices,
) -> Option<Plan<'t>> {
    let end = range.end;
    let range = range.start..without_legend(table, range);
    let tail = range.end..end;
    let plan = |grid, columns, layout, votes| Plan {
        tail: tail.clone(),
        table: number,
        grid,
        columns,
        layout,
        title: None,
        votes,
    };
    if is_legend(&table.rows[range.clone()]) {
        return None;
    }
    if let Some((grid, letters)) = names::find(table, range.clone(), scheme, choices.header_row) {
        let (layout, known) = by_names(&grid, letters, choices);
        let mut columns = classify(&grid, choices, scheme, &known)?;
        columns.holds_names = true;
        return Some(plan(grid, columns, layout, 1));
    }
    let grid = grid::find(table, range, scheme, choices.header_row)?;
    let mut letters: Vec<usize> = letter_columns(&grid, scheme);
    letters.retain(|column| {
        let title = grid.title(*column);
        Field::of_header(title) == Some(Field::Letter) || !is_no_role(title)
    });
    let choose = |field: Field| {
        choices
            .column(field)
            .and_then(|wanted| named(&grid, wanted))
    };
    if let Some(long) = long::columns_of(&grid, &letters, choose) {
        let known = [(long.role, Use::Is(Field::Role)), (long.letter, Use::Role)];
        if let Some(columns) = classify(&grid, choices, scheme, &known) {
            let name = columns.field(Field::Name);
            let title = grid.title(long.letter);
            // Sizes or classes of tasks are no letters.
            let is_of_letters =
                !inventory::is_inventory(&grid) || Field::of_header(title) == Some(Field::Letter);
            if is_of_letters && name.is_some_and(|name| name != long.role && name != long.letter) {
                return Some(plan(grid, columns, Layout::Long(long), 1));
            }
        }
    }
    let columns = classify(&grid, choices, scheme, &[])
        .filter(|columns| is_plausible(&grid, columns, scheme))?;
    let votes = direction::votes(&grid, &columns, scheme);
    let is_turned = choices
        .is_transposed
        .unwrap_or(votes <= -2 && choices.column(Field::Name).is_none());
    if is_turned {
        let turned = grid.turned(columns.field(Field::Name)?);
        let columns = classify(&turned, choices, scheme, &[])?;
        return Some(plan(turned, columns, Layout::Wide, votes));
    }
    Some(plan(grid, columns, Layout::Wide, votes))
}

/// Where rows end below which nothing stands but a legend.
fn without_legend(table: &Table, range: Range<usize>) -> usize {
    let is_over = |row: &usize| {
        let cells = table.rows[*row].cells.iter().map(|cell| cell.text.as_str());
        let texts: Vec<&str> = cells.filter(|text| !text.is_empty()).collect();
        texts.is_empty() || rows::is_legend(&texts)
    };
    let over = range.clone().rev().take_while(is_over).count();
    range.end - over
}

/// Columns of letters hold names, or marks beside a column of roles.
fn by_names(grid: &Grid<'_>, letters: Letters, choices: &Choices) -> (Layout, Vec<(usize, Use)>) {
    let is_letter = |column: usize| letters.iter().any(|(letter, _)| *letter == column);
    let chosen = choices
        .column(Field::Role)
        .and_then(|wanted| named(grid, wanted));
    let role = chosen.or_else(|| {
        grid.columns
            .clone()
            .find(|column| !is_letter(*column) && Field::Role.fit(grid.title(*column)).is_some())
    });
    let mut known: Vec<(usize, Use)> = letters
        .iter()
        .map(|(column, _)| (*column, Use::Role))
        .collect();
    match role.filter(|_| names::is_marked(grid, &letters)) {
        Some(role) => {
            known.push((role, Use::Is(Field::Role)));
            let letter = letters.first().map_or(role, |(column, _)| *column);
            (
                Layout::Long(Long {
                    role,
                    letter,
                    marked: letters,
                }),
                known,
            )
        }
        None => (Layout::Names(letters), known),
    }
}

fn letter_columns(grid: &Grid<'_>, scheme: &Scheme) -> Vec<usize> {
    let is_mostly = |column: &usize| {
        let texts = grid.rows.clone().map(|row| grid.text(row, *column));
        let filled: Vec<&str> = texts
            .filter(|text| !matches!(read(text, scheme), Reading::Nothing))
            .collect();
        let letters = filled
            .iter()
            .filter(|text| is_letters(text, scheme))
            .count();
        letters > 0 && letters * 2 >= filled.len()
    };
    grid.columns.clone().filter(is_mostly).collect()
}

/// Enough letters for a chart: one column of them alone may be sizes or grades.
fn is_plausible(grid: &Grid<'_>, columns: &Columns, scheme: &Scheme) -> bool {
    let roles = columns.roles();
    let mut letters: Vec<Letter> = Vec::new();
    let (mut said_cells, mut numbered) = (0, 0);
    for (row, role) in grid
        .rows
        .clone()
        .flat_map(|row| roles.iter().map(move |role| (row, *role)))
    {
        if let Reading::Says(said) = read(grid.text(row, role), scheme) {
            said_cells += 1;
            let is_numbered = |mark: &String| mark.starts_with(|digit: char| digit.is_numeric());
            numbered += usize::from(said.marks.iter().any(is_numbered));
            letters.extend(said.letters);
        }
    }
    letters.sort_unstable();
    letters.dedup();
    let owns = letters
        .iter()
        .any(|letter| matches!(letter, Letter::A | Letter::R | Letter::D));
    (!inventory::is_inventory(grid) || inventory::has_letters(grid, columns, scheme))
        // `D1` and `C3` here and there are footnotes, everywhere they are codes.
        && numbered * 2 <= said_cells
        && match roles.len() {
            0 => false,
            1 => owns && letters.len() > 1,
            _ => owns || letters.len() > 1 || grid.rows.len() < 3,
        }
}

/// A table that says what the letters mean.
pub(super) fn is_legend(rows: &[Row]) -> bool {
    let (mut lines, mut filled) = (0, 0);
    for row in rows.iter().filter(|row| !row.is_header) {
        let texts: Vec<&str> = row
            .cells
            .iter()
            .map(|cell| cell.text.as_str())
            .filter(|text| !text.is_empty())
            .collect();
        filled += usize::from(!texts.is_empty());
        lines += usize::from(legend_of(&texts).is_some());
    }
    lines > 0 && lines * 2 >= filled
}

/// The lines of a legend in a row.
pub(super) fn legend_of(texts: &[&str]) -> Option<Vec<(String, String)>> {
    if let [letter, words, ..] = texts {
        // In a chart of words each cell is a meaning, so that only a letter before a word is a line.
        if texts.len() <= 4 && explains(letter, words) && !is_chart_row(texts) {
            return Some(vec![((*letter).to_owned(), (*words).to_owned())]);
        }
    }
    if let [text] = texts {
        let found = legend_in(text);
        return (!found.is_empty()).then_some(found);
    }
    None
}

/// An activity with words: its second and third cells are both letters or words for them.
fn is_chart_row(texts: &[&str]) -> bool {
    let scheme = Scheme::any(&[]);
    texts.len() > 2
        && texts[1..3]
            .iter()
            .all(|text| is_letters(text, &scheme) && text.split_whitespace().count() == 1)
}

/// What a chart stands under: a text right above its header where it is not the first of its table, else the title.
fn title(plan: &Plan<'_>, is_later: bool) -> Option<Named> {
    let grid = &plan.grid;
    if is_later && !grid.is_transposed {
        let mut above = (grid.first..grid.head).rev();
        let found = above.find_map(|row| match grid.filled(row).as_slice() {
            [(_, cell)] => Some(phase_named(cell)),
            _ => None,
        });
        if found.is_some() {
            return found;
        }
    }
    let at = grid.place()?;
    let name = one_line(&grid.table.title);
    (!name.is_empty()).then_some(Named { id: None, name, at })
}

/// The texts of the cells that should be letters, with how often each stands there.
pub(super) fn letter_cells(plan: &Plan<'_>, scheme: &Scheme) -> BTreeMap<String, usize> {
    let mut cells = BTreeMap::new();
    let grid = &plan.grid;
    let mut count = |text: &str, times: usize| {
        if !matches!(read(text, scheme), Reading::Nothing) {
            *cells.entry(one_line(text)).or_default() += times;
        }
    };
    let kinds = rows::kinds(grid, &plan.columns, scheme);
    for (row, _) in kinds
        .into_iter()
        .filter(|(_, kind)| *kind == Kind::Activity)
    {
        match &plan.layout {
            Layout::Wide => plan
                .columns
                .roles()
                .into_iter()
                .for_each(|role| count(grid.text(row, role), 1)),
            Layout::Long(long) if long.marked.is_empty() => count(grid.text(row, long.letter), 1),
            Layout::Long(Long {
                marked: letters, ..
            })
            | Layout::Names(letters) => {
                letters
                    .iter()
                    .filter(|(column, _)| !grid.text(row, *column).is_empty())
                    .for_each(|(_, letter)| count(letter.word(), 1));
            }
        }
    }
    cells
}
