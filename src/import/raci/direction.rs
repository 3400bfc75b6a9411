//! Whether activities stand below each other, as in most charts, or side by side.

use super::cell::{Reading, read};
use super::columns::Columns;
use super::grid::Grid;
use super::scheme::Scheme;
use crate::import::{Field, folded};
use crate::vocabulary::{Duty, Letter, Variant};

/// What speaks for a direction; above 0 for activities below each other.
pub(super) fn votes(grid: &Grid<'_>, columns: &Columns, scheme: &Scheme) -> i32 {
    let Some(name) = columns.field(Field::Name) else {
        return 1;
    };
    let roles = columns.roles();
    let corner = grid.title(name);
    let names: Vec<&str> = grid
        .rows
        .clone()
        .map(|row| grid.text(row, name))
        .filter(|text| !text.is_empty())
        .collect();
    let titles: Vec<&str> = roles.iter().map(|column| grid.title(*column)).collect();
    by_corner(corner) + by_words(&names, &titles) + by_owners(grid, &roles, scheme)
}

/// A corner that says what stands below it.
fn by_corner(corner: &str) -> i32 {
    if Field::Name.fit(corner).is_some() {
        return 3;
    }
    match folded(corner).as_str() {
        "team" | "teams" | "role" | "roles" | "rolle" | "rollen" | "rôle" | "person" | "people"
        | "who" | "wer" | "qui" | "quién" | "chi" | "wie" | "kto" | "department" | "abteilung"
        | "rol" | "ruolo" | "function" | "funktion" | "チーム" | "役割" | "担当"
        | "stakeholder" | "stakeholders" | "roleactivity" | "roletask" | "rolesactivities"
        | "teammember" | "position" => -3,
        "" => 0,
        // `Activity / Role` says both: what stands first stands below.
        _ => first_word(corner),
    }
}

fn first_word(corner: &str) -> i32 {
    let first = corner
        .split(|letter: char| !letter.is_alphanumeric())
        .find(|word| !word.is_empty());
    i32::from(first.is_some_and(|word| Field::of_header(word) == Some(Field::Name))) * 3
}

/// Words that people and teams are called.
fn by_words(names: &[&str], titles: &[&str]) -> i32 {
    const ROLES: &[&str] = &[
        "team",
        "manager",
        "lead",
        "leader",
        "engineer",
        "officer",
        "director",
        "analyst",
        "architect",
        "owner",
        "developer",
        "head",
        "ceo",
        "cto",
        "cio",
        "cfo",
        "coo",
        "csm",
        "ae",
        "vp",
        "sponsor",
        "executive",
        "exec",
        "specialist",
        "consultant",
        "administrator",
        "coordinator",
        "designer",
        "scientist",
        "committee",
        "board",
        "leiter",
        "leitung",
        "leiterin",
        "abteilung",
        "équipe",
        "responsable",
        "directeur",
        "chef",
        "equipo",
        "gerente",
        "director",
        "stakeholder",
        "stakeholders",
        "customer",
        "kunde",
        "client",
        "user",
        "users",
        "vendor",
        "pm",
        "qa",
        "cse",
        "sales",
        "support",
        "marketing",
        "finance",
        "legal",
        "hr",
        "it",
        "product",
        "operations",
        "ops",
        "engineering",
    ];
    let share = |texts: &[&str]| {
        let are = texts.iter().filter(|text| {
            let text = text.lines().next().unwrap_or_default().to_lowercase();
            let last = text
                .split(|letter: char| !letter.is_alphanumeric())
                .rfind(|word| !word.is_empty());
            last.is_some_and(|word| {
                ROLES.contains(&word) || ROLES.contains(&word.trim_end_matches('s'))
            })
        });
        are.count() * 10 / texts.len().max(1)
    };
    let (below, beside) = (share(names), share(titles));
    match (below, beside) {
        _ if beside >= below + 4 => 2,
        _ if below >= beside + 4 => -2,
        _ => 0,
    }
}

/// Exactly one owner a line is how activities look.
fn by_owners(grid: &Grid<'_>, roles: &[usize], scheme: &Scheme) -> i32 {
    let variant = scheme.variant().unwrap_or(Variant::Raci);
    let owner = variant.letter_for(Duty::Accountable).unwrap_or(Letter::A);
    let owns = |row: usize, column: usize| matches!(read(grid.text(row, column), scheme), Reading::Says(said) if said.letters.contains(&owner));
    let rows: Vec<usize> = grid
        .rows
        .clone()
        .filter(|row| {
            roles
                .iter()
                .any(|role| super::grid::is_letters(grid.text(*row, *role), scheme))
        })
        .collect();
    if rows.len() < 3 || roles.len() < 3 {
        return 0;
    }
    let one_in_rows = rows
        .iter()
        .filter(|row| roles.iter().filter(|role| owns(**row, **role)).count() == 1)
        .count();
    let one_in_columns = roles
        .iter()
        .filter(|role| rows.iter().filter(|row| owns(**row, **role)).count() == 1)
        .count();
    let (by_row, by_column) = (
        one_in_rows * 10 / rows.len(),
        one_in_columns * 10 / roles.len(),
    );
    match () {
        () if by_row >= by_column + 3 => 1,
        () if by_column == 10 && by_row <= 6 => -2,
        () if by_column >= by_row + 3 => -1,
        () => 0,
    }
}
