//! Where another chart begins below one in the same sheet: a header again, with other roles.

use std::collections::BTreeSet;

use super::cell::{Reading, read};
use super::grid::{Grid, is_letters};
use super::headings::role_name;
use super::scheme::Scheme;
use super::tables::{Layout, Plan};
use super::words;
use crate::import::{Field, folded};

/// The row where another chart begins below the first one: its header, with the title above it.
pub(super) fn next_header(plan: &Plan<'_>, scheme: &Scheme) -> Option<usize> {
    let grid = &plan.grid;
    if grid.is_transposed {
        return None;
    }
    let name = plan.columns.field(Field::Name)?;
    let roles = plan.columns.roles();
    let named = folded(grid.title(name));
    let has_letters = |row: usize| {
        roles
            .iter()
            .any(|role| is_letters(grid.text(row, *role), scheme))
    };
    let is_corner = |row: usize| {
        let corner = grid.text(row, name);
        !corner.is_empty()
            && (folded(corner) == named || Field::of_header(corner) == Some(Field::Name))
    };
    let mut rows = grid.rows.clone().skip(1);
    let head = rows.find(|row| {
        is_corner(*row)
            && !grid.is_repeat(*row)
            && is_header(grid, *row, &roles, scheme)
            && (matches!(plan.layout, Layout::Names(_))
                || (row + 1..grid.rows.end).take(3).any(has_letters))
    })?;
    let is_title = |row: usize| grid.filled(row).len() <= 1;
    let above = (grid.rows.start..head)
        .rev()
        .take_while(|row| is_title(*row));
    Some(above.last().unwrap_or(head))
}

/// Whether a row that begins like a header is one: it names roles, each once, and says no letter.
///
/// An activity may be called "Activity" too; then its cells are remarks, or it stands among others.
fn is_header(grid: &Grid<'_>, row: usize, roles: &[usize], scheme: &Scheme) -> bool {
    let said = roles.iter().map(|role| (*role, grid.text(row, *role)));
    let texts: Vec<(usize, &str)> = said
        .filter(|(_, text)| !matches!(read(text, scheme), Reading::Nothing))
        .collect();
    let known: BTreeSet<String> = roles.iter().map(|role| folded(grid.title(*role))).collect();
    let again = texts
        .iter()
        .filter(|(_, text)| known.contains(&folded(text)))
        .count();
    let names = texts.iter().filter(|(_, text)| is_name(text)).count();
    let different: BTreeSet<String> = texts.iter().map(|(_, text)| folded(text)).collect();
    let is_letterless = texts.iter().all(|(_, text)| {
        matches!(read(text, scheme), Reading::Unreadable) || known.contains(&folded(text))
    });
    let is_apart = grid.table.rows.get(row).is_some_and(|row| row.is_header)
        || row
            .checked_sub(1)
            .is_some_and(|above| grid.filled(above).len() <= 1);
    texts.len() > 1
        && is_letterless
        && different.len() == texts.len()
        && (again * 2 > texts.len() || is_apart && names == texts.len())
}

/// Whether a text may be what a role is called, rather than a remark.
fn is_name(text: &str) -> bool {
    const MOST_WORDS: usize = 4;
    let name = role_name(text);
    let begins = name.chars().next();
    begins.is_some_and(|first| first.is_alphabetic() && !first.is_lowercase())
        && name.chars().count() > 1
        && name.split_whitespace().count() <= MOST_WORDS
        && !words::is_undecided(&name)
        && !name.ends_with(['?', '!', '.'])
}
