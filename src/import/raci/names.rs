//! Charts with a column for each letter, and names of roles in the cells.

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::Arc;

use super::cell::{Reading, read};
use super::chart::{Chart, Line, in_order};
use super::columns::Columns;
use super::grid::{Grid, from_header, is_letters};
use super::headings::letter_of;
use super::long::{is_mark, marks_in};
use super::rows::{self, Kind};
use super::scheme::Scheme;
use super::wide::each_row;
use super::words;
use crate::diagnostic::codes;
use crate::import::{Finding, folded};
use crate::sheet::{Cell, Table};
use crate::vocabulary::Letter;
use crate::wording::{key_of, one_line, quoted};

/// The columns of letters, each with its letter.
pub(super) type Letters = Vec<(usize, Letter)>;

/// The chart of names, or of marks, that begins in some rows of a table.
pub(super) fn find<'t>(
    table: &'t Table,
    range: Range<usize>,
    scheme: &Scheme,
    header_row: Option<usize>,
) -> Option<(Grid<'t>, Letters)> {
    const DEEPEST: usize = 20;
    let mut rows = range.clone().take(DEEPEST.max(header_row.unwrap_or(0)));
    // Only the first row of letters can be a header of letters: below it stand a chart's own.
    let (grid, letters) = rows.find_map(|head| {
        let row = table.rows.get(head)?;
        if header_row.is_some_and(|number| row.line() != Some(number)) {
            return None;
        }
        let cells = row
            .cells
            .iter()
            .enumerate()
            .filter(|(_, cell)| !cell.is_carried);
        let letters: Letters = cells
            .filter_map(|(column, cell)| Some((column, letter_of(&cell.text, scheme)?)))
            .collect();
        let grid = from_header(table, range.clone(), head, &[]);
        is_telling(&grid, &letters).then_some((grid, letters))
    })?;
    holds_names(&grid, &letters, scheme).then_some((grid, letters))
}

/// Two columns at least are plainly about letters, or three about letters by other words.
fn is_telling(grid: &Grid<'_>, letters: &Letters) -> bool {
    const LOOSE: &[&str] = &[
        "owner",
        "approver",
        "approval",
        "approves",
        "contributor",
        "contributors",
        "support",
        "supporter",
        "information",
        "entscheidung",
        "does",
        "driver",
        "input",
        "perform",
        "agree",
    ];
    let distinct: BTreeSet<Letter> = letters.iter().map(|(_, letter)| *letter).collect();
    let is_plain = |column: usize| !LOOSE.contains(&folded(grid.title(column)).as_str());
    let plain = letters
        .iter()
        .filter(|(column, _)| is_plain(*column))
        .count();
    // A header says each thing once, a row of letters says them again and again.
    let titles: BTreeSet<String> = letters
        .iter()
        .map(|(column, _)| folded(grid.title(*column)))
        .collect();
    let is_header = titles.len() == letters.len();
    is_header && (distinct.len() >= 3 || distinct.len() == 2 && plain > 0)
}

/// The cells below are names or marks, not letters.
fn holds_names(grid: &Grid<'_>, letters: &Letters, scheme: &Scheme) -> bool {
    let cells = grid.rows.clone().flat_map(|row| {
        letters
            .iter()
            .map(move |(column, _)| grid.text(row, *column))
    });
    let filled: Vec<&str> = cells
        .filter(|text| !matches!(read(text, scheme), Reading::Nothing))
        .collect();
    let read = filled
        .iter()
        .filter(|text| is_letters(text, scheme))
        .count();
    !filled.is_empty() && read * 4 < filled.len() && grid.columns.len() > letters.len()
}

/// Whether the cells are marks for a role that has a column of its own.
pub(super) fn is_marked(grid: &Grid<'_>, letters: &Letters) -> bool {
    let marks: usize = letters
        .iter()
        .map(|(column, _)| marks_in(grid, *column))
        .sum();
    let cells = grid.rows.clone().flat_map(|row| {
        letters
            .iter()
            .map(move |(column, _)| grid.text(row, *column))
    });
    marks > 0 && marks * 2 >= cells.filter(|text| !words::is_nothing(text)).count()
}

/// Reads the rows of a chart; `known` are names that stand alone somewhere, as [`same`] makes them.
pub(super) fn read_rows(
    chart: &mut Chart<'_>,
    grid: &Grid<'_>,
    columns: &Columns,
    letters: &Letters,
    known: &BTreeSet<String>,
) {
    let kinds = rows::kinds(grid, columns, chart.scheme);
    let mut all = Vec::new();
    for (row, _) in kinds.iter().filter(|(_, kind)| *kind == Kind::Activity) {
        for cell in letters
            .iter()
            .filter_map(|(column, _)| grid.cell(*row, *column))
        {
            for name in names_in(cell, chart, known) {
                all.push(chart.role(&name, &cell.at));
            }
        }
    }
    let all = in_order(all);
    each_row(chart, grid, columns, false, |chart, number, line| {
        for (column, letter) in letters {
            let Some(cell) = grid
                .cell(number, *column)
                .filter(|cell| !words::is_nothing(&cell.text))
            else {
                continue;
            };
            if chart.leaves_out(cell) {
                continue;
            }
            let names = names_in(cell, chart, known);
            if names.is_empty() {
                nobody(chart, line, grid.title(*column), cell);
            }
            for name in names {
                let role = chart.role(&name, &cell.at);
                chart.push(line, role, vec![*letter], false, &cell.at);
            }
        }
        Arc::clone(&all)
    });
}

/// A cell that names nobody.
fn nobody(chart: &mut Chart<'_>, line: &mut Line, title: &str, cell: &Cell) {
    let (text, title) = (one_line(&cell.text), one_line(title));
    let message = format!(
        "{} in the column {} names no role",
        quoted(&text),
        quoted(&title)
    );
    let finding = Finding::at(&codes::UNREADABLE_CELL, &cell.at, message);
    chart.finding(finding.help("it is kept as a remark; write the role"));
    line.notes.push(format!("{title}: \"{text}\""));
}

fn names_in(cell: &Cell, chart: &Chart<'_>, known: &BTreeSet<String>) -> Vec<String> {
    if cell.is_struck && !chart.choices.with_struck {
        return Vec::new();
    }
    names(&cell.text, known)
}

/// The names in a cell; a mark or an open question is none.
pub(super) fn names(text: &str, known: &BTreeSet<String>) -> Vec<String> {
    if words::is_nothing(text) {
        return Vec::new();
    }
    let parts = hard_parts(text)
        .into_iter()
        .flat_map(|part| soft_parts(&part, known));
    let mut names: Vec<String> = Vec::new();
    for name in parts {
        let is_name = name.chars().any(char::is_alphanumeric)
            && !is_mark(&name)
            && !words::is_undecided(&name)
            && !words::is_nothing(&name);
        if is_name
            && !name.starts_with('#')
            && !names.iter().any(|other| key_of(other) == key_of(&name))
        {
            names.push(name);
        }
    }
    names
}

/// Parts between signs that stand in no name.
pub(super) fn hard_parts(text: &str) -> Vec<String> {
    let parts = text
        .split([',', ';', '\n', '、', '，', '•'])
        .map(|part| one_line(part.trim_matches(['*', '_', ' '])));
    parts.filter(|part| !part.is_empty()).collect()
}

/// Parts of a name with a slash or an "and"; "Legal & Compliance" is one name unless one of them stands alone somewhere.
fn soft_parts(part: &str, known: &BTreeSet<String>) -> Vec<String> {
    if known.contains(&key_of(part)) {
        return vec![part.to_owned()];
    }
    let by_slash: Vec<String> = part
        .split(['/', '+'])
        .map(|part| part.trim().to_owned())
        .filter(|part| !part.is_empty())
        .collect();
    let by_and = |part: String| {
        let mut rest = part.as_str();
        let mut parts = Vec::new();
        while let Some((before, after)) = split_at_and(rest) {
            parts.push(before.trim().to_owned());
            rest = after;
        }
        parts.push(rest.trim().to_owned());
        if parts.iter().any(|part| known.contains(&key_of(part))) {
            parts
        } else {
            vec![part]
        }
    };
    by_slash.into_iter().flat_map(by_and).collect()
}

fn split_at_and(text: &str) -> Option<(&str, &str)> {
    if let Some(parts) = text.split_once('&') {
        return Some(parts);
    }
    let mut words = text.match_indices(' ');
    words.find_map(|(at, _)| {
        let rest = &text[at + 1..];
        let word = rest.split(' ').next()?;
        let is_and = words::AND.contains(&word.to_lowercase().as_str()) && rest.len() > word.len();
        is_and.then(|| (&text[..at], &rest[word.len()..]))
    })
}

/// The names that stand alone in a chart of names.
pub(super) fn alone(grid: &Grid<'_>, letters: &Letters) -> BTreeSet<String> {
    let cells = grid.rows.clone().flat_map(|row| {
        letters
            .iter()
            .map(move |(column, _)| grid.text(row, *column))
    });
    let parts = cells.flat_map(hard_parts);
    parts
        .filter(|part| !part.contains(['/', '&', '+']) && split_at_and(part).is_none())
        .map(|part| key_of(&part))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_told_apart() {
        let known: BTreeSet<String> = ["CSM", "AE", "Ops/IT"].into_iter().map(key_of).collect();
        for (text, expected) in [
            ("CSM", vec!["CSM"]),
            ("CSM, AE; PS\nSupport", vec!["CSM", "AE", "PS", "Support"]),
            ("CSM / Solutions", vec!["CSM", "Solutions"]),
            ("Ops/IT", vec!["Ops/IT"]),
            ("CSM & AE", vec!["CSM", "AE"]),
            ("CSM und Vertrieb", vec!["CSM", "Vertrieb"]),
            ("Legal & Compliance", vec!["Legal & Compliance"]),
            ("CSM, csm", vec!["CSM"]),
            ("x", vec![]),
            ("TBD", vec![]),
            ("n/a", vec![]),
            ("", vec![]),
        ] {
            assert_eq!(names(text, &known), expected, "{text}");
        }
    }
}
