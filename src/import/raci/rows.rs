//! What each row below a header is: an activity, the heading of a phase, or nothing that a chart has.

use super::cell::{Reading, plain_digit, read};
use super::columns::{Columns, Use};
use super::grid::Grid;
use super::headings::numbering;
use super::scheme::{Scheme, explains, legend_in};
use super::words;
use crate::import::{Field, folded};
use crate::sheet::Cell;
use crate::wording::one_line;

/// What a row is.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Kind<'t> {
    /// Nothing stands in it.
    Blank,
    /// The name of the phase of the rows below.
    Section(&'t Cell),
    /// A footnote: its mark and its text.
    Footnote(String, String),
    /// Nothing that a chart has; says what.
    LeftOut(&'static str),
    /// An activity.
    Activity,
}

/// What a row looks like on its own.
struct Look<'t> {
    row: usize,
    filled: Vec<(usize, &'t Cell)>,
    has_letters: bool,
}

/// What the rows are, from the first below the header.
pub(super) fn kinds<'t>(
    grid: &Grid<'t>,
    columns: &Columns,
    scheme: &Scheme,
) -> Vec<(usize, Kind<'t>)> {
    let roles = columns.roles();
    let says = |text: &str| match read(text, scheme) {
        Reading::Says(_) => true,
        Reading::Unreadable => columns.holds_names,
        Reading::Nothing => false,
    };
    let looks: Vec<Look<'t>> = grid
        .rows
        .clone()
        .map(|row| {
            let has_letters =
                roles.iter().any(|role| says(grid.text(row, *role))) && !is_over_all(grid, row);
            Look {
                row,
                filled: grid.filled(row),
                has_letters,
            }
        })
        .collect();
    let marks = marks(grid, &roles, scheme);
    // Where all names are bold, a bold line tells nothing.
    let mut with_letters = looks.iter().filter(|look| look.has_letters);
    let all_bold =
        with_letters.all(|look| look.filled.first().is_some_and(|(_, cell)| cell.is_bold));
    let is_strong = |look: &Look<'_>| {
        let only = single(look).map(|(_, cell)| cell);
        only.is_some_and(|cell| cell.is_bold && !all_bold || is_headed(&cell.text))
            || is_wide(grid, look)
    };
    let any_strong = looks.iter().any(&is_strong);
    let first = looks.iter().position(|look| look.has_letters);
    let last = looks.iter().rposition(|look| look.has_letters);
    // Whether the next row with something in it has letters, for each row.
    let mut opens = vec![false; looks.len()];
    let mut is_next = false;
    for (n, look) in looks.iter().enumerate().rev() {
        opens[n] = is_next && last.is_some_and(|last| n < last);
        if !look.filled.is_empty() {
            is_next = look.has_letters;
        }
    }
    let mut kinds = Vec::new();
    for (n, look) in looks.iter().enumerate() {
        let is_outside = first.is_none_or(|first| n < first) || last.is_none_or(|last| n > last);
        let is_strong = is_strong(look);
        let other = match () {
            () if look.filled.is_empty() => Some(Kind::Blank),
            () if grid.is_repeat(look.row) => Some(Kind::LeftOut("the header again")),
            () => legend_or_footnote(look, &marks).or_else(|| {
                section(
                    grid,
                    columns,
                    look,
                    is_strong,
                    opens[n] && !any_strong,
                    last.is_some_and(|last| n < last),
                )
            }),
        };
        let kind = other
            .or_else(|| texts(grid, columns, look, is_outside))
            .unwrap_or(Kind::Activity);
        kinds.push((look.row, kind));
    }
    kinds
}

/// The only text of a row.
fn single<'t>(look: &Look<'t>) -> Option<(usize, &'t Cell)> {
    // Two letters may be equal, a text that is repeated in every cell was merged.
    const SHORT: usize = 4;
    let first = *look.filled.first()?;
    let is_long = first.1.text.chars().count() > SHORT;
    let is_same = |(_, cell): &(usize, &Cell)| folded(&cell.text) == folded(&first.1.text);
    (look.filled.len() == 1 || is_long && look.filled.iter().all(is_same)).then_some(first)
}

/// One text is merged over several columns.
fn is_wide(grid: &Grid<'_>, look: &Look<'_>) -> bool {
    let Some((column, first)) = single(look) else {
        return false;
    };
    let mut beside = grid.columns.clone().filter(|other| *other > column);
    beside.any(|other| {
        grid.cell(look.row, other)
            .is_some_and(|cell| cell.is_carried && cell.text == first.text)
    })
}

/// One text over all columns.
fn is_over_all(grid: &Grid<'_>, row: usize) -> bool {
    !grid.is_transposed && grid.table.rows.get(row).is_some_and(super::grid::is_banner)
}

/// Words that open the name of a phase.
fn is_headed(text: &str) -> bool {
    const WORDS: &[&str] = &[
        "phase",
        "stage",
        "step",
        "part",
        "section",
        "sprint",
        "abschnitt",
        "stufe",
        "teil",
        "étape",
        "fase",
        "etapa",
        "etap",
        "faza",
        "skede",
    ];
    let first = text
        .split_whitespace()
        .next()
        .unwrap_or_default()
        .to_lowercase();
    WORDS.contains(&first.trim_end_matches([':', '.']))
}

/// The marks of footnotes that cells have.
fn marks(grid: &Grid<'_>, roles: &[usize], scheme: &Scheme) -> Vec<String> {
    let mut marks = Vec::new();
    for row in grid.rows.clone() {
        for role in roles {
            if let Reading::Says(said) = read(grid.text(row, *role), scheme) {
                marks.extend(said.marks);
            }
        }
    }
    marks.sort();
    marks.dedup();
    marks
}

/// The mark at the start of a footnote, and its text: "* only for EMEA", "[1]: only for EMEA".
pub(super) fn footnote(line: &str) -> Option<(String, String)> {
    let line = line.trim().replace("\\*", "*");
    let bare = line.trim_start_matches(['[', '(', '^']);
    let mark: String = if bare.starts_with(|first: char| first.is_numeric()) {
        bare.chars()
            .take_while(|letter| letter.is_numeric())
            .map(plain_digit)
            .collect()
    } else {
        bare.chars()
            .take_while(|letter| "*†‡§".contains(*letter))
            .collect()
    };
    let text = bare.chars().skip(mark.chars().count()).collect::<String>();
    let text = text
        .trim_start_matches([']', ')', ':', '.', '=', '-', '–', ' ', '\u{a0}'])
        .trim();
    (!mark.is_empty() && !text.is_empty()).then(|| (mark, one_line(text)))
}

fn legend_or_footnote<'t>(look: &Look<'t>, marks: &[String]) -> Option<Kind<'t>> {
    let note = single(look).and_then(|(_, cell)| footnote(&cell.text));
    if let Some((mark, text)) = note.filter(|(mark, _)| marks.contains(mark)) {
        return Some(Kind::Footnote(mark, text));
    }
    let texts: Vec<&str> = look
        .filled
        .iter()
        .map(|(_, cell)| cell.text.as_str())
        .collect();
    is_legend(&texts).then_some(Kind::LeftOut(LEGEND))
}

/// What rows of legends hold.
const LEGEND: &str = "a legend";

/// Whether a row with these texts says what the letters mean.
pub(super) fn is_legend(texts: &[&str]) -> bool {
    const TITLES: &[&str] = &[
        "legend", "legende", "key", "légende", "leyenda", "legenda", "凡例",
    ];
    match texts {
        [text] => !legend_in(text).is_empty() || TITLES.contains(&folded(text).as_str()),
        [word, text] if is_explained(word, text) => true,
        [letter, words, ..] => {
            texts.len() <= 3 && explains(letter, words)
                || texts.iter().all(|text| !legend_in(text).is_empty())
        }
        [] => false,
    }
}

/// A word of the chart before a sentence about it: "Accountable:", "the one to ask".
fn is_explained(word: &str, text: &str) -> bool {
    let word = word.trim().trim_end_matches([':', '=', '-', '–']).trim();
    let is_word = !words::meanings(word).is_empty();
    is_word && words::meanings(text).is_empty() && text.split_whitespace().count() > 2
}

/// The heading of a phase: one text alone.
fn section<'t>(
    grid: &Grid<'t>,
    columns: &Columns,
    look: &Look<'t>,
    is_strong: bool,
    is_weak: bool,
    has_more: bool,
) -> Option<Kind<'t>> {
    let (column, cell) = match (single(look), look.filled.as_slice()) {
        (Some(only), _) => only,
        // A number beside a bold heading.
        (None, [(_, number), (column, cell)]) if cell.is_bold && is_strong_beside(number) => {
            (*column, *cell)
        }
        _ => return None,
    };
    let is_wide = is_wide(grid, look);
    let name = columns.field(Field::Name);
    let is_at_the_name = is_wide
        || Some(column) == name
        || column == grid.columns.start
        || columns.of(column) == Use::Is(Field::Phase);
    if !is_at_the_name {
        return None;
    }
    let phases = columns.field(Field::Phase);
    let is_phase = phases == Some(column) && name != Some(column);
    if is_phase || has_more && (is_strong || single(look).is_none() || is_weak && phases.is_none())
    {
        return Some(Kind::Section(cell));
    }
    (!has_more && is_wide).then_some(Kind::LeftOut("a line below the chart"))
}

fn is_strong_beside(number: &Cell) -> bool {
    numbering(&format!("{} x", number.text)).is_some()
}

/// Rows without a letter that are no activities: totals, and texts or links instead of letters.
fn texts<'t>(
    grid: &Grid<'t>,
    columns: &Columns,
    look: &Look<'t>,
    is_outside: bool,
) -> Option<Kind<'t>> {
    const TOTALS: &[&str] = &[
        "total",
        "totals",
        "sum",
        "count",
        "summe",
        "gesamt",
        "anzahl",
        "somme",
        "suma",
        "totale",
        "totaal",
        "łącznie",
        "合計",
    ];
    const LONG: usize = 6;
    if look.has_letters {
        return None;
    }
    let cells: Vec<&Cell> = columns
        .roles()
        .into_iter()
        .filter_map(|role| grid.cell(look.row, role))
        .filter(|cell| !cell.is_empty())
        .collect();
    let name = columns
        .field(Field::Name)
        .map_or("", |name| grid.text(look.row, name));
    let is_number = |cell: &&Cell| cell.number.is_some() || cell.text.parse::<f64>().is_ok();
    let first_word = name.split_whitespace().next().unwrap_or_default();
    let is_total =
        TOTALS.contains(&folded(first_word).as_str()) || TOTALS.contains(&folded(name).as_str());
    if !cells.is_empty() && cells.iter().all(is_number) && (is_total || is_outside) {
        return Some(Kind::LeftOut("totals"));
    }
    let links = cells.iter().filter(|cell| cell.link.is_some()).count();
    let characters: usize = cells.iter().map(|cell| cell.text.chars().count()).sum();
    let is_texts = cells.len() > 1
        && (links * 2 > cells.len() || is_outside && characters >= cells.len() * LONG);
    is_texts.then_some(Kind::LeftOut("texts, and no letters"))
}
