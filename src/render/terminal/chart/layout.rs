//! How wide names and columns are, and which columns stand beside each other.

use std::ops::Range;

use textwrap::core::display_width;

use super::text::{in_lines, padded};
use super::{LINES, answering};
use crate::render::terminal::{Ink, Line, Span, clean};
use crate::view::terminal_raci::{Head, Row, TerminalRaci};

/// Blanks before what stands at the end of a row.
pub(super) const GAP: usize = 2;
/// "A/R" fits into every column.
const NARROWEST: usize = 3;
/// Short names up to so wide stand above columns of several parts, and wider ones while there is but one part.
const SHORT: (usize, usize) = (4, 8);
/// Names of rows have at least so many characters where they are longer.
const LEAST_NAMES: usize = 16;
/// The column of who answers is at most so wide.
const MOST_ANSWERS: usize = 6;

/// Widths in characters, and the parts.
pub(super) struct Layout {
    /// What stands above each column: short names, or numbers where those are too long.
    pub(super) labels: Vec<String>,
    /// The width of each column, without the line or blank before it.
    pub(super) widths: Vec<usize>,
    /// The width of the names.
    pub(super) names: usize,
    /// The columns that stand beside each other.
    pub(super) parts: Vec<Range<usize>>,
    /// The width of the signs before the names.
    marks: usize,
    /// The width of the column of who answers; none where all columns are in sight.
    answers: Option<usize>,
    end: End,
}

/// What stands at the end of the rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum End {
    Id,
    Number,
    Nothing,
}

impl Layout {
    pub(super) fn new(view: &TerminalRaci, columns: usize) -> Self {
        let named: Vec<String> = view.heads.iter().map(|head| clean(&head.label)).collect();
        let longest = named
            .iter()
            .map(|name| display_width(name))
            .max()
            .unwrap_or(0);
        let one_part = (longest <= SHORT.1)
            .then(|| Self::with_labels(named.clone(), view, columns))
            .filter(|layout| layout.parts.len() <= 1);
        one_part.unwrap_or_else(|| {
            let numbers = || (1..=named.len()).map(|n| n.to_string()).collect();
            let labels = if longest <= SHORT.0 { named } else { numbers() };
            Self::with_labels(labels, view, columns)
        })
    }

    fn with_labels(labels: Vec<String>, view: &TerminalRaci, columns: usize) -> Self {
        let widths = widths(&labels, view);
        let marks = longest(view, |row| display_width(&row.marks));
        let mut layout = Self {
            names: least_names(view, columns),
            parts: Vec::new(),
            answers: None,
            end: End::Nothing,
            labels,
            widths,
            marks,
        };
        let room = |layout: &Self| columns.saturating_sub(layout.before_cells());
        let all = 0..layout.widths.len();
        if view.sections.is_empty() {
            return layout;
        }
        if layout.width_of(&all) <= room(&layout) {
            layout.parts = vec![all];
        } else {
            let answers = longest(view, |row| {
                display_width(&answering(&row.answers, &layout.labels))
            });
            layout.answers = Some(answers.clamp(1, MOST_ANSWERS));
            layout.parts = layout.in_parts(view, room(&layout));
        }
        layout.fill(view, columns);
        layout
    }

    /// Gives what is left of the width to the names of rows, then of teams, then to ids or numbers at the end.
    fn fill(&mut self, view: &TerminalRaci, columns: usize) {
        let left = |layout: &Self| columns.saturating_sub(layout.width_of_widest_part());
        let longest_name = longest(view, |row| display_width(&clean(&row.name)));
        self.names = (self.names + left(self)).min(longest_name.max(self.names));
        for part in self.parts.clone() {
            self.widen_for_teams(view, &part, columns);
        }
        let id = longest(view, |row| display_width(&row.id));
        let number = longest(view, |row| row.number.to_string().len());
        self.end = match left(self) {
            left if left >= GAP + id => End::Id,
            left if left >= GAP + number => End::Number,
            _ => End::Nothing,
        };
    }

    /// Widens the last column of each team as far as its name wants, while the part has room.
    fn widen_for_teams(&mut self, view: &TerminalRaci, part: &Range<usize>, columns: usize) {
        let mut left = columns.saturating_sub(self.width_of_part(part));
        let mut start = part.start;
        for team in teams(&view.heads[part.clone()]) {
            let span = start..start + team.len();
            start = span.end;
            let name = clean(team[0].team.as_deref().unwrap_or_default());
            let longest_word = name.split(' ').map(display_width).max().unwrap_or(0);
            let missing = (longest_word + 1).saturating_sub(self.width_of(&span));
            if missing <= left {
                left -= missing;
                self.widths[span.end - 1] += missing;
            }
        }
    }

    /// The columns in as few parts as fit, of widths as equal as teams allow; a team is broken only where it alone is
    /// too wide.
    fn in_parts(&self, view: &TerminalRaci, room: usize) -> Vec<Range<usize>> {
        let mut start = 0;
        let mut units: Vec<Range<usize>> = Vec::new();
        for team in teams(&view.heads) {
            let span = start..start + team.len();
            start = span.end;
            units.extend(self.pieces(span, room));
        }
        // For the first so many units: how many parts, how wide the widest, where the last part starts.
        let mut best = vec![(0, 0, 0)];
        for end in 1..=units.len() {
            let choices = (0..end).rev().filter_map(|from| {
                let width = self.width_of(&(units[from].start..units[end - 1].end));
                // One unit alone has to do, however wide it is.
                (width <= room || from + 1 == end)
                    .then(|| (best[from].0 + 1, best[from].1.max(width), from))
            });
            best.extend(choices.min());
        }
        let mut parts = Vec::new();
        let mut end = units.len();
        while end > 0 {
            let from = best[end].2;
            parts.push(units[from].start..units[end - 1].end);
            end = from;
        }
        parts.reverse();
        parts
    }

    /// A team in as few pieces as fit, of as many columns each as possible.
    fn pieces(&self, team: Range<usize>, room: usize) -> Vec<Range<usize>> {
        let fits = |pieces: usize| {
            cut_evenly(&team, pieces)
                .iter()
                .all(|piece| self.width_of(piece) <= room)
        };
        let count = (1..team.len()).find(|pieces| fits(*pieces));
        cut_evenly(&team, count.unwrap_or(team.len()))
    }

    /// The width of columns with the line or blank before each.
    pub(super) fn width_of(&self, columns: &Range<usize>) -> usize {
        self.widths[columns.clone()]
            .iter()
            .map(|width| width + 1)
            .sum()
    }

    /// The width of a part with all that stands before its columns.
    pub(super) fn width_of_part(&self, part: &Range<usize>) -> usize {
        self.before_cells() + self.width_of(part)
    }

    pub(super) fn width_of_widest_part(&self) -> usize {
        let widths = self.parts.iter().map(|part| self.width_of_part(part));
        widths.max().unwrap_or(self.before_cells())
    }

    /// The width of all that stands before the cells.
    pub(super) fn before_cells(&self) -> usize {
        let with_gap = |width: usize| if width > 0 { width + 1 } else { 0 };
        with_gap(self.marks) + self.names + 1 + self.answers.map_or(0, with_gap)
    }

    /// The start of a line: signs, a name, who answers.
    pub(super) fn start(&self, marks: &str, name: &str, answers: &str) -> Line {
        let mut line = Vec::new();
        if self.marks > 0 {
            line.push(Span::plain(padded(marks, self.marks + 1)));
        }
        line.push(Span::plain(padded(name, self.names + 1)));
        if let Some(width) = self.answers {
            let answers = super::text::cut(answers, width);
            line.push(Span::new(padded(&answers, width + 1), Ink::Strong));
        }
        line
    }

    /// What stands at the end of a row, where there is room.
    pub(super) fn at_end(&self, row: &Row) -> Option<String> {
        match self.end {
            End::Id => Some(row.id.clone()),
            End::Number => Some(row.number.to_string()),
            End::Nothing => None,
        }
    }
}

/// Columns that stand together.
pub(super) fn teams(heads: &[Head]) -> impl Iterator<Item = &[Head]> {
    heads.chunk_by(|one, next| one.team == next.team)
}

fn cut_evenly(columns: &Range<usize>, pieces: usize) -> Vec<Range<usize>> {
    let at = |piece: usize| columns.start + columns.len() * piece / pieces;
    (0..pieces).map(|n| at(n)..at(n + 1)).collect()
}

/// The largest of what is measured in the rows.
fn longest(view: &TerminalRaci, measure: impl Fn(&Row) -> usize) -> usize {
    let rows = view.sections.iter().flat_map(|section| &section.rows);
    rows.map(measure).max().unwrap_or(0)
}

fn widths(labels: &[String], view: &TerminalRaci) -> Vec<usize> {
    let cells = |column: usize| longest(view, |row| display_width(&row.cells[column].text));
    labels
        .iter()
        .enumerate()
        .map(|(column, label)| NARROWEST.max(display_width(label)).max(cells(column)))
        .collect()
}

/// The least width in which no name has to be cut, or what is left where that is more than a third.
fn least_names(view: &TerminalRaci, columns: usize) -> usize {
    let longest_name = longest(view, |row| display_width(&clean(&row.name)));
    let most = (columns / 3).max(LEAST_NAMES).min(longest_name);
    let least = LEAST_NAMES.min(most);
    let fits = |width: &usize| longest(view, |row| lines_of(row, *width)) <= LINES;
    (least..=most).find(fits).unwrap_or(most)
}

fn lines_of(row: &Row, width: usize) -> usize {
    in_lines(&clean(&row.name), width.max(1), LINES + 1).len()
}
