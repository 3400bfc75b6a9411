//! Numbers and names in columns, every name complete.

use textwrap::core::display_width;

use super::{Ink, Line, Span, clean, mark_of, width_of};
use crate::view::impact_effort::{Figure, Mark};

/// Blanks between two columns.
const GAP: usize = 2;
/// Names are broken into lines rather than given less than this.
const NARROWEST: usize = 24;

/// The numbers and names of a figure, ready to be put into columns.
#[derive(Debug, Clone)]
pub(super) struct Legend {
    entries: Vec<Entry>,
    /// How many columns the largest number takes.
    digits: usize,
    /// Whether decisions have been taken, so that there are marks to show.
    marked: bool,
}

/// A legend in columns.
pub(super) struct Block {
    pub(super) lines: Vec<Line>,
    /// How many lines it has because names are broken.
    pub(super) broken: usize,
}

#[derive(Debug, Clone)]
struct Entry {
    card: String,
    name: String,
    mark: char,
    ink: Ink,
}

impl Legend {
    /// The legend of a figure, by card number: a number on the plot is what one looks up.
    pub(super) fn new(figure: &Figure) -> Self {
        let mut marks: Vec<&Mark> = figure.marks.iter().collect();
        marks.sort_by_key(|mark| (mark.card, &mark.id));
        let entries: Vec<_> = marks
            .into_iter()
            .map(|mark| Entry {
                card: mark.card.to_string(),
                name: clean(&mark.name),
                mark: mark.disposition.map_or(' ', mark_of),
                ink: Ink::of(mark.disposition),
            })
            .collect();
        Self {
            digits: entries
                .iter()
                .map(|entry| entry.card.len())
                .max()
                .unwrap_or(1),
            marked: entries.iter().any(|entry| entry.mark != ' '),
            entries,
        }
    }

    /// How many characters stand before a name.
    fn indent(&self) -> usize {
        self.digits + 1 + if self.marked { 2 } else { 0 }
    }

    /// How many characters the longest entry takes on one line.
    fn widest(&self) -> usize {
        let names = self.entries.iter().map(|entry| display_width(&entry.name));
        self.indent() + names.max().unwrap_or(0)
    }

    /// How many columns the names can be read in.
    fn most_columns(&self, width: usize) -> usize {
        let narrowest = self.widest().min(NARROWEST);
        ((width + GAP) / (narrowest + GAP)).max(1)
    }

    /// The lines at a width, in the columns that need the fewest of them.
    pub(super) fn lines(&self, width: usize) -> Vec<Line> {
        (1..=self.most_columns(width))
            .map(|columns| self.in_columns(columns, width).lines)
            .min_by_key(Vec::len)
            .unwrap_or_default()
    }

    /// The legend in a box, in as few columns as that takes; `None` if it does not fit.
    pub(super) fn within(&self, width: usize, height: usize) -> Option<Block> {
        let most = self.most_columns(width);
        (self.entries.len() <= most * height).then_some(())?;
        (1..=most)
            .map(|columns| self.in_columns(columns, width))
            .find(|block| block.lines.len() <= height)
    }

    /// The entries in so many columns, read downwards; an entry is never torn apart.
    fn in_columns(&self, columns: usize, width: usize) -> Block {
        let column_width = (width + GAP) / columns - GAP.min((width + GAP) / columns);
        let column_width = column_width.min(self.widest());
        let entries: Vec<Vec<Line>> = self
            .entries
            .iter()
            .map(|entry| self.entry(entry, column_width))
            .collect();
        let heights: Vec<usize> = entries.iter().map(Vec::len).collect();
        let total: usize = heights.iter().sum();
        let height = (total.div_ceil(columns)..total)
            .find(|height| starts(&heights, *height).len() <= columns)
            .unwrap_or(total);
        let starts = starts(&heights, height);
        let ends = starts.iter().skip(1).copied().chain([entries.len()]);
        let filled: Vec<Vec<Line>> = starts
            .iter()
            .zip(ends)
            .map(|(start, end)| entries[*start..end].concat())
            .collect();
        let tallest = filled.iter().map(Vec::len).max().unwrap_or(0);
        let lines = (0..tallest)
            .map(|row| {
                let cells = filled
                    .iter()
                    .map(|column| column.get(row).cloned().unwrap_or_default());
                side_by_side(cells, column_width)
            })
            .collect();
        let broken = total - entries.len();
        Block { lines, broken }
    }

    fn entry(&self, entry: &Entry, width: usize) -> Vec<Line> {
        let room = width.saturating_sub(self.indent()).max(2);
        let mut lines: Vec<Line> = textwrap::wrap(&entry.name, room)
            .iter()
            .map(|part| {
                vec![
                    Span::plain(" ".repeat(self.indent())),
                    Span::plain(part.trim_end()),
                ]
            })
            .collect();
        if let Some(first) = lines.first_mut() {
            let mark = if self.marked {
                format!(" {}", entry.mark)
            } else {
                String::new()
            };
            let number = format!("{:>digits$}{mark} ", entry.card, digits = self.digits);
            first[0] = Span::new(number, entry.ink);
        }
        lines
    }
}

/// The first entry of each column, where columns have a height at most.
fn starts(heights: &[usize], most: usize) -> Vec<usize> {
    let mut starts = Vec::new();
    let mut used = 0;
    for (entry, height) in heights.iter().enumerate() {
        if entry == 0 || used + height > most {
            starts.push(entry);
            used = 0;
        }
        used += height;
    }
    starts
}

/// Lines beside each other, all but the last filled up to a width.
pub(super) fn side_by_side(cells: impl Iterator<Item = Line>, width: usize) -> Line {
    let mut line: Line = Vec::new();
    let mut missing = 0;
    for cell in cells {
        if missing > 0 && !cell.is_empty() {
            line.push(Span::plain(" ".repeat(missing)));
            missing = 0;
        }
        missing += (width + GAP).saturating_sub(width_of(&cell));
        line.extend(cell);
    }
    line
}
