//! What each column of a chart is: the name, a role, a note, or nothing that a chart has.

use super::cell::{Reading, read};
use super::grid::{Grid, is_banner};
use super::scheme::Scheme;
use crate::import::columns::column_asked_for;
use crate::import::{Choices, Field, folded};

/// What a column is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Use {
    /// Letters of a role; in a chart with names in columns of letters, names of roles.
    Role,
    /// Something else that a chart has.
    Is(Field),
    /// Cells beyond the header.
    Surplus,
    /// Nothing that a chart has.
    LeftOut,
    /// Empty.
    Blank,
}

/// What the columns of a grid are.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Columns {
    uses: Vec<(usize, Use)>,
    /// The columns of roles hold names or marks instead of letters.
    pub(super) holds_names: bool,
}

impl Columns {
    /// What a column is.
    pub(super) fn of(&self, column: usize) -> Use {
        let mut uses = self.uses.iter();
        uses.find(|(known, _)| *known == column)
            .map_or(Use::Blank, |(_, found)| *found)
    }

    /// The columns of a use, from left to right.
    pub(super) fn all(&self, wanted: Use) -> impl Iterator<Item = usize> + Clone + '_ {
        let uses = self.uses.iter().filter(move |(_, found)| *found == wanted);
        uses.map(|(column, _)| *column)
    }

    /// The columns of roles.
    pub(super) fn roles(&self) -> Vec<usize> {
        self.all(Use::Role).collect()
    }

    /// The first column of a field.
    pub(super) fn field(&self, field: Field) -> Option<usize> {
        self.all(Use::Is(field)).next()
    }
}

/// What the cells of a column are like.
#[derive(Debug, Default, Clone, Copy)]
struct Looks {
    /// Something stands in them.
    filled: usize,
    /// Letters.
    letters: usize,
    /// Nobody knows yet.
    open: usize,
    /// Words for nothing.
    nothings: usize,
    /// Numbers.
    numbers: usize,
    /// Characters altogether.
    characters: usize,
    /// Different texts.
    different: usize,
}

fn looks(grid: &Grid<'_>, column: usize, scheme: &Scheme) -> Looks {
    let mut looks = Looks::default();
    let mut seen = std::collections::BTreeSet::new();
    for row in grid.rows.clone() {
        let text = grid.text(row, column);
        let is_part = !grid.is_transposed && grid.table.rows.get(row).is_some_and(is_banner);
        if text.is_empty() || is_part {
            continue;
        }
        match read(text, scheme) {
            Reading::Nothing => {
                looks.nothings += 1;
                continue;
            }
            Reading::Says(said) if said.letters.is_empty() && said.is_open => looks.open += 1,
            Reading::Says(_) => looks.letters += 1,
            Reading::Unreadable => {}
        }
        looks.filled += 1;
        looks.numbers += usize::from(
            text.trim_end_matches(['.', ')', '%'])
                .parse::<f64>()
                .is_ok(),
        );
        looks.characters += text.chars().count();
        seen.insert(folded(text));
    }
    looks.different = seen.len();
    looks
}

/// Fields whose columns may hold what looks like letters and are none: names of one letter, sizes, codes of legends.
const NO_ROLES: &[Field] = &[
    Field::Name,
    Field::Phase,
    Field::Note,
    Field::Id,
    Field::Letter,
    Field::Kind,
    Field::Control,
    Field::Impact,
    Field::Effort,
    Field::Frequency,
    Field::Level,
    Field::SelfLevel,
    Field::ManagerLevel,
    Field::Score,
    Field::Ease,
    Field::Reach,
    Field::Confidence,
];

/// Fields that a chart has.
const OF_A_CHART: &[Field] = &[
    Field::Name,
    Field::Id,
    Field::Phase,
    Field::Note,
    Field::Kind,
    Field::Control,
    Field::Voter,
];

/// The column that the user names.
pub(super) fn named(grid: &Grid<'_>, wanted: &str) -> Option<usize> {
    column_asked_for(wanted, grid.columns.clone(), |column| grid.title(column))
}

/// Finds out what the columns are; `None` where there is no chart: no roles, or nothing that names the rows.
///
/// `known` are columns that are known already.
pub(super) fn classify(
    grid: &Grid<'_>,
    choices: &Choices,
    scheme: &Scheme,
    known: &[(usize, Use)],
) -> Option<Columns> {
    let looks: Vec<(usize, Looks)> = grid
        .columns
        .clone()
        .map(|column| (column, looks(grid, column, scheme)))
        .collect();
    let by_user = |column: usize| {
        let mut chosen = choices.columns.iter().filter(|_| !grid.is_transposed);
        chosen
            .find(|(_, wanted)| named(grid, wanted) == Some(column))
            .map(|(field, _)| *field)
    };
    let is_known = !known.is_empty();
    let fixed = |column: usize| {
        known
            .iter()
            .find(|(fixed, _)| *fixed == column)
            .map(|(_, found)| *found)
    };
    let mut uses: Vec<(usize, Use)> = Vec::new();
    let mut texts = Vec::new();
    for (column, looks) in &looks {
        let column = *column;
        let found = if let Some(found) = fixed(column) {
            found
        } else if let Some(field) = by_user(column) {
            if field == Field::Letter {
                Use::Role
            } else {
                Use::Is(field)
            }
        } else if grid.is_transposed && column == grid.columns.start {
            Use::Is(Field::Name)
        } else if !is_known && is_role(grid, column, looks) {
            Use::Role
        } else {
            use_of(grid, column, looks)
        };
        if found == Use::LeftOut {
            texts.push(column);
        }
        uses.push((column, found));
    }
    let mut columns = Columns {
        uses,
        holds_names: false,
    };
    only_first(&mut columns, Field::Name);
    only_first(&mut columns, Field::Phase);
    empty_roles(grid, &looks, &mut columns, is_known);
    find_name(grid, &looks, &mut columns, &texts)?;
    (!columns.roles().is_empty()).then_some(columns)
}

pub(super) fn is_no_role(title: &str) -> bool {
    Field::of_header(title).is_some_and(|field| NO_ROLES.contains(&field))
}

fn is_role(grid: &Grid<'_>, column: usize, looks: &Looks) -> bool {
    let title = grid.title(column);
    let is_no_role = is_no_role(title);
    looks.letters > 0
        && (looks.letters + looks.open) * 2 >= looks.filled
        && !title.is_empty()
        && !is_no_role
}

/// What a column that is no role is, by its header and its cells.
fn use_of(grid: &Grid<'_>, column: usize, looks: &Looks) -> Use {
    let title = grid.title(column);
    let is_empty = looks.filled + looks.nothings == 0;
    if title.is_empty() {
        let rows = grid.rows.len();
        // A column of texts that only lacks its header is one thing, a few cells beyond the header are many.
        let is_column = looks.filled > 1 && looks.filled * 2 >= rows && looks.letters == 0;
        let mut before = grid.columns.start..column;
        let is_first = before.all(|other| {
            grid.rows
                .clone()
                .all(|row| grid.text(row, other).is_empty())
        });
        return match (is_empty, is_column || is_first) {
            (true, _) => Use::Blank,
            (false, true) => Use::LeftOut,
            (false, false) => Use::Surplus,
        };
    }
    match Field::of_header(title) {
        Some(field) if OF_A_CHART.contains(&field) => Use::Is(field),
        _ => Use::LeftOut,
    }
}

/// Of two columns that may be the name, the first is; another one before the roles describes it.
fn only_first(columns: &mut Columns, field: Field) {
    let first_role = columns.roles().first().copied().unwrap_or(usize::MAX);
    let all = columns
        .uses
        .iter_mut()
        .filter(|(_, found)| *found == Use::Is(field));
    for (column, found) in all.skip(1) {
        *found = if *column < first_role {
            Use::Is(Field::Note)
        } else {
            Use::LeftOut
        };
    }
}

/// Columns between or after roles with nothing in them, or with a few marks, are roles too.
fn empty_roles(grid: &Grid<'_>, looks: &[(usize, Looks)], columns: &mut Columns, is_known: bool) {
    let Some(first) = columns.roles().first().copied().filter(|_| !is_known) else {
        return;
    };
    const LONGEST_MARK: usize = 3;
    for ((column, looks), (_, found)) in looks.iter().zip(&mut columns.uses) {
        let is_near = *column > first && *found == Use::LeftOut && !grid.title(*column).is_empty();
        let is_marks = looks.characters <= looks.filled * LONGEST_MARK && looks.numbers == 0;
        let is_some_letters = looks.letters * 4 >= looks.filled && looks.letters > 0;
        let is_other = Field::of_header(grid.title(*column))
            .is_some_and(|field| NO_ROLES.contains(&field) || field == Field::NextBy);
        if is_near && !is_other && (is_marks || is_some_letters) {
            *found = Use::Role;
        }
    }
}

/// Finds the column that names the rows, and beside it those of phases and descriptions.
fn find_name(
    grid: &Grid<'_>,
    looks: &[(usize, Looks)],
    columns: &mut Columns,
    texts: &[usize],
) -> Option<()> {
    let of = |column: usize| {
        looks
            .iter()
            .find(|(known, _)| *known == column)
            .map_or(Looks::default(), |(_, looks)| *looks)
    };
    let set = |columns: &mut Columns, column: usize, found: Use| {
        if let Some((_, known)) = columns.uses.iter_mut().find(|(known, _)| *known == column) {
            *known = found;
        }
    };
    let first_role = columns.roles().first().copied().unwrap_or(usize::MAX);
    let is_words = |column: &usize| {
        let looks = of(*column);
        looks.numbers * 2 < looks.filled
    };
    let left: Vec<usize> = texts
        .iter()
        .copied()
        .filter(|column| *column < first_role && columns.of(*column) == Use::LeftOut)
        .filter(is_words)
        .collect();
    if columns.field(Field::Name).is_none() {
        let in_blocks = |column: usize| is_in_blocks(grid, column);
        let name = match left.as_slice() {
            [] => {
                // The names may stand to the right, or in a column that is called otherwise.
                let others = texts
                    .iter()
                    .copied()
                    .filter(|column| columns.of(*column) == Use::LeftOut)
                    .filter(is_words);
                let called = [Field::Kind, Field::Phase, Field::Id, Field::Note]
                    .into_iter()
                    .filter_map(|field| columns.field(field))
                    .filter(is_words);
                others
                    .chain(called)
                    .max_by_key(|column| (of(*column).different, std::cmp::Reverse(*column)))?
            }
            [first, second, ..] if columns.field(Field::Phase).is_none() && in_blocks(*first) => {
                set(columns, *first, Use::Is(Field::Phase));
                *second
            }
            [first, ..] => *first,
        };
        set(columns, name, Use::Is(Field::Name));
    }
    let name = columns.field(Field::Name)?;
    let is_described = columns.field(Field::Note).is_some();
    for column in left {
        if column == name || columns.of(column) != Use::LeftOut {
            continue;
        }
        if column < name && columns.field(Field::Phase).is_none() && is_in_blocks(grid, column) {
            set(columns, column, Use::Is(Field::Phase));
        } else if column > name && !is_described && !grid.title(column).is_empty() {
            set(columns, column, Use::Is(Field::Note));
        }
    }
    Some(())
}

/// Whether texts stand for several rows each: repeated, or only in the first of them.
fn is_in_blocks(grid: &Grid<'_>, column: usize) -> bool {
    let texts: Vec<&str> = grid
        .rows
        .clone()
        .map(|row| grid.text(row, column))
        .collect();
    let filled = texts.iter().filter(|text| !text.is_empty()).count();
    let repeats = texts
        .windows(2)
        .filter(|pair| pair[0] == pair[1] && !pair[0].is_empty())
        .count();
    let is_from_the_start = texts.first().is_some_and(|text| !text.is_empty());
    is_from_the_start && filled > 0 && (repeats > 0 || filled < texts.len())
}
