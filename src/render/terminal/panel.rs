//! The plot itself: frame, ticks, lines, quadrant names on the border, and the numbers.
//!
//! Inside the frame every character is a digit or a line and takes one column; names, which may be in any script, are on
//! the border, where no number can meet them.

use textwrap::core::display_width;

use super::axis::{Ruler, number};
use super::crowd::{Crowd, Rulers, from_top, label};
use super::placement::Spot;
use super::{Ink, Line, Span, clean, field_text};
use crate::view::impact_effort::{Axis, Figure, QuadrantBox};

/// Lines of a panel that are not rows of the plot: the border above, the border below, the ticks.
pub(super) const BORDERS: usize = 3;

/// How far a number may stand from its score where ticks are closer to each other than numbers are: characters across,
/// characters up or down.
const REACH: (f64, f64) = (6.0, 1.5);

/// The drawn plot.
pub(super) struct Panel<'a> {
    pub(super) lines: Vec<Line>,
    pub(super) crowd: Crowd<'a>,
    pub(super) rulers: Rulers,
    /// Some name of a quadrant had no room on the border.
    pub(super) nameless: bool,
}

impl<'a> Panel<'a> {
    /// The plot of a figure in so many columns, with so many rows inside the frame.
    pub(super) fn new(figure: &'a Figure, columns: usize, rows: usize) -> Self {
        let ruler = |rows| Ruler::new(&figure.impact, rows, 1.0, REACH.1);
        // A row less often takes a line between two ticks off both.
        let fewer = (rows.saturating_sub(2).max(1)..=rows).rev();
        let impact = fewer.map(ruler).find(|ruler| !ruler.line_on_tick());
        let impact = impact.unwrap_or_else(|| ruler(rows));
        let margin = impact
            .ticks()
            .map(|(_, label)| label.len())
            .max()
            .unwrap_or(0)
            + 1;
        let inside = columns.saturating_sub(margin + 2);
        let apart = longest_number(&figure.effort) + 2;
        let effort = Ruler::new(&figure.effort, inside, apart as f64, REACH.0);
        let rulers = Rulers { effort, impact };
        let crowd = Crowd::new(figure, &rulers);
        let fields = &figure.quadrants;
        let name = format!("{} →", figure.effort.label);
        let (above, above_named, _) = border(
            &rulers,
            margin,
            ['┌', '┬', '┐'],
            [&fields.protect, &fields.streamline],
            "",
        );
        let (below, below_named, told) = border(
            &rulers,
            margin,
            ['└', '┴', '┘'],
            [&fields.batch, &fields.stop],
            &name,
        );
        let mut lines = vec![above];
        lines.extend(inside_lines(&crowd, &rulers, margin));
        lines.push(below);
        lines.push(tick_line(&rulers.effort, margin));
        if !told {
            lines.push(vec![Span::plain(format!("{name:>columns$}"))]);
        }
        Self {
            lines,
            crowd,
            rulers,
            nameless: !(above_named && below_named),
        }
    }
}

fn longest_number(axis: &Axis) -> usize {
    number(axis.min).len().max(number(axis.max).len())
}

/// A border with the names of the two quadrants at it, and with a word at its right end; whether it has room for the
/// names, and for the word.
fn border(
    rulers: &Rulers,
    margin: usize,
    [left, crossing, right]: [char; 3],
    fields: [&QuadrantBox; 2],
    word: &str,
) -> (Line, bool, bool) {
    let cells = rulers.effort.cells;
    let parts = match rulers.effort.line() {
        Some(at) => vec![(at, crossing), (cells - at - 1, right)],
        None => vec![(cells, right)],
    };
    // Without a line between them, one part cannot carry two names.
    let mut named = parts.len() == fields.len();
    let mut told = word.is_empty();
    let mut line = vec![Span::plain(" ".repeat(margin)), Span::new(left, Ink::Faint)];
    for (part, (width, end)) in parts.iter().enumerate() {
        let mut free = *width;
        let both_have_one = parts.len() == fields.len();
        let name = both_have_one
            .then(|| name_for(fields[part], free))
            .flatten();
        named &= name.is_some();
        if let Some(name) = name {
            free -= display_width(&name) + 3;
            line.push(Span::new("─ ", Ink::Faint));
            line.push(Span::new(name, Ink::Strong));
            line.push(Span::new(" ", Ink::Faint));
        }
        let last = part + 1 == parts.len() && !word.is_empty();
        match free.checked_sub(display_width(word) + 4).filter(|_| last) {
            Some(rest) => {
                told = true;
                line.push(Span::new("─".repeat(rest + 1), Ink::Faint));
                line.push(Span::plain(format!(" {word} ")));
                line.push(Span::new(format!("─{end}"), Ink::Faint));
            }
            None => line.push(Span::new(format!("{}{end}", "─".repeat(free)), Ink::Faint)),
        }
    }
    (line, named, told)
}

/// The name of a quadrant, with the number of its tasks where both fit on a piece of border.
fn name_for(field: &QuadrantBox, width: usize) -> Option<String> {
    [field_text(field), field.name.clone()]
        .iter()
        .map(|name| clean(name))
        .find(|name| display_width(name) + 3 <= width)
}

/// The rows inside the frame, from the top, with the labels of the impact axis before them.
fn inside_lines(crowd: &Crowd<'_>, rulers: &Rulers, margin: usize) -> Vec<Line> {
    let (columns, rows) = (rulers.effort.cells, rulers.impact.cells);
    let mut cells = vec![vec![(' ', Ink::Faint); columns]; rows];
    let (across, up) = (
        rulers.impact.line().map(|row| from_top(row, rulers)),
        rulers.effort.line(),
    );
    if let Some(row) = across {
        cells[row].fill(('─', Ink::Faint));
    }
    if let Some(column) = up {
        for (row, line) in cells.iter_mut().enumerate() {
            line[column].0 = if Some(row) == across { '┼' } else { '│' };
        }
    }
    for (mark, spot) in &crowd.placed {
        write(
            &mut cells,
            *spot,
            &mark.card.to_string(),
            Ink::of(mark.disposition),
        );
    }
    for fold in &crowd.folds {
        if let Some(spot) = fold.sign {
            write(&mut cells, spot, &label(fold.marks.len()), Ink::Strong);
        }
    }
    let mut labels: Vec<Option<String>> = vec![None; rows];
    for (row, label) in rulers.impact.ticks() {
        labels[from_top(row, rulers)] = Some(label);
    }
    cells
        .into_iter()
        .zip(labels)
        .enumerate()
        .map(|(row, (cells, label))| {
            let (left, right) = match (label.is_some(), Some(row) == across) {
                (true, true) => ('┼', '┤'),
                (true, false) => ('┤', '│'),
                (false, true) => ('├', '┤'),
                (false, false) => ('│', '│'),
            };
            let mut line = vec![Span::plain(format!(
                "{:>width$} ",
                label.unwrap_or_default(),
                width = margin - 1
            ))];
            line.push(Span::new(left, Ink::Faint));
            for (character, ink) in cells {
                match line.last_mut() {
                    Some(last) if last.ink == ink => last.text.push(character),
                    _ => line.push(Span::new(character, ink)),
                }
            }
            line.push(Span::new(right, Ink::Faint));
            line
        })
        .collect()
}

/// Writes a number over whatever line is there, with a blank to a line that runs into it.
fn write(cells: &mut [Vec<(char, Ink)>], spot: Spot, text: &str, ink: Ink) {
    let row = &mut cells[spot.row];
    for at in [spot.column.checked_sub(1), Some(spot.column + text.len())]
        .into_iter()
        .flatten()
    {
        if let Some(cell) = row.get_mut(at).filter(|cell| cell.0 == '─') {
            cell.0 = ' ';
        }
    }
    for (cell, character) in row[spot.column..].iter_mut().zip(text.chars()) {
        *cell = (character, ink);
    }
}

/// The labels of the effort axis.
fn tick_line(effort: &Ruler, margin: usize) -> Line {
    let start = margin + 1;
    let mut row = vec![' '; start + effort.cells + 1];
    for (cell, label) in effort.ticks() {
        let at = start + cell.saturating_sub((label.len() - 1) / 2);
        let with_blanks = row.iter().skip(at.saturating_sub(1)).take(label.len() + 2);
        if with_blanks.clone().all(|c| *c == ' ') && at + label.len() <= row.len() {
            row.splice(at..at + label.len(), label.chars());
        }
    }
    let row: String = row.into_iter().collect();
    vec![Span::plain(row.trim_end())]
}
