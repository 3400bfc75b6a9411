//! The impact-effort plot and the responsibility chart in characters, for terminals.
//!
//! In the plot every task is its card number; the legend says what the numbers are. What there is no room for is said
//! below the plot: nothing is hidden. Colours are named by what they mean; whoever prints decides how they look.

mod axis;
mod chart;
mod crowd;
mod legend;
mod panel;
mod placement;

#[cfg(test)]
mod tests;

use textwrap::core::display_width;
use textwrap::{Options, WordSplitter};

use crate::view::impact_effort::{Disposition, Figure, Mark, QuadrantBox};
use crate::view::terminal_plot::TerminalPlot;
use crowd::{Crowd, Fold};
use legend::{Block, Legend};
use panel::{BORDERS, Panel};

pub use chart::{chart, chart_as_list};

/// How many characters a terminal has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Size {
    /// Characters in a line.
    pub columns: usize,
    /// Lines that are seen at once.
    pub rows: usize,
}

/// What a piece of text is, for its colour; without colours nothing is lost.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ink {
    /// Text.
    Plain,
    /// Frames and lines.
    Faint,
    /// Names of quadrants, signs for several numbers, and the letter of who does the work.
    Strong,
    /// The letter of who answers.
    Answers,
    /// The number or mark of a task with a decision.
    Decision(Disposition),
}

impl Ink {
    fn of(disposition: Option<Disposition>) -> Self {
        disposition.map_or(Self::Plain, Self::Decision)
    }
}

/// A piece of a line in one colour.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Span {
    /// What is written.
    pub text: String,
    /// What it is.
    pub ink: Ink,
}

impl Span {
    fn new(text: impl Into<String>, ink: Ink) -> Self {
        Self {
            text: text.into(),
            ink,
        }
    }

    fn plain(text: impl Into<String>) -> Self {
        Self::new(text, Ink::Plain)
    }
}

/// A line of the terminal.
pub type Line = Vec<Span>;

/// Below this size lines are as long as they must be.
const SMALLEST: Size = Size {
    columns: 24,
    rows: 12,
};
/// A plot beside a legend has at least so many columns, and a plot above one so many rows.
const USEFUL: (usize, usize) = (36, 9);
/// A plot has no fewer rows for the sake of what is said below it.
const LEAST_ROWS: usize = 8;
/// Blanks between a plot and the legend beside it.
const GUTTER: usize = 2;

/// The plot and its legend, in as many lines as the terminal has where that is possible without hiding anything.
///
/// Where it is not, the plot alone is as large as the terminal, and lists and legend follow below it.
pub fn plot(view: &TerminalPlot, size: Size) -> Vec<Line> {
    let size = Size {
        columns: size.columns.max(SMALLEST.columns),
        rows: size.rows.max(SMALLEST.rows),
    };
    let unscored = unscored(view, size.columns);
    if let Some(hint) = view.hint {
        return wrapped(hint, size.columns)
            .into_iter()
            .chain(unscored)
            .collect();
    }
    let figure = &view.figure;
    let legend = Legend::new(figure);
    let room = Size {
        rows: size.rows.saturating_sub(unscored.len()),
        ..size
    };
    let together = beside(figure, &legend, room).or_else(|| above(figure, &legend, room));
    let mut lines = together.unwrap_or_else(|| {
        let (panel, mut lines) = sheet(figure, size, size.columns, size.rows);
        lines.push(Line::new());
        if !panel.crowd.is_clear() {
            lines.extend(far(&panel.crowd, size.columns));
            let folds = panel.crowd.folds.iter();
            lines.extend(folds.flat_map(|fold| folded(fold, &panel, size.columns)));
            lines.push(Line::new());
        }
        lines.extend(legend.lines(size.columns));
        lines
    });
    lines.extend(unscored);
    lines
}

/// The plot with the legend to its right, if everything fits.
///
/// While the plot has half of the terminal, names are broken as little as possible; then the plot is as wide as fits.
fn beside(figure: &Figure, legend: &Legend, size: Size) -> Option<Vec<Line>> {
    let widths = (USEFUL.0..=size.columns * 3 / 4).rev().step_by(4);
    let mut blocks: Vec<(usize, Block)> = widths
        .filter_map(|plot| {
            let room = size.columns.checked_sub(plot + GUTTER)?;
            Some((plot, legend.within(room, size.rows)?))
        })
        .collect();
    blocks.sort_by_key(|(plot, block)| {
        let half = *plot >= size.columns / 2;
        (!half, if half { block.broken } else { 0 })
    });
    blocks
        .into_iter()
        .find_map(|(_, block)| beside_this(figure, block.lines, size))
}

/// The plot with these names to its right, if everything fits.
fn beside_this(figure: &Figure, names: Vec<Line>, size: Size) -> Option<Vec<Line>> {
    let names_width = names.iter().map(width_of).max()?;
    let width = size.columns.checked_sub(GUTTER + names_width)?;
    let (panel, mut lines) = sheet(figure, size, width, size.rows);
    if !panel.crowd.is_clear() || lines.len() > size.rows || names.len() > panel.lines.len() {
        return None;
    }
    // The legend stands between what is said above and below the plot.
    let first = lines.len() - foot(figure, &panel, size.columns).len() - panel.lines.len();
    for (line, name) in lines[first..].iter_mut().zip(names) {
        *line = legend::side_by_side([std::mem::take(line), name].into_iter(), width);
    }
    Some(lines)
}

/// The plot with the legend below it, if everything fits.
fn above(figure: &Figure, legend: &Legend, size: Size) -> Option<Vec<Line>> {
    let names = legend.lines(size.columns);
    let rows = size.rows.checked_sub(names.len())?;
    let (panel, mut lines) = sheet(figure, size, size.columns, rows);
    let fits = panel.crowd.is_clear() && panel.rulers.impact.cells >= USEFUL.1;
    lines.extend(names);
    (fits && lines.len() <= size.rows).then_some(lines)
}

/// The plot in so many columns with what is said above and below it, in `rows` lines.
fn sheet(figure: &Figure, size: Size, columns: usize, rows: usize) -> (Panel<'_>, Vec<Line>) {
    let head = wrapped(&summary(figure), size.columns);
    let mut inside = rows.saturating_sub(head.len() + BORDERS).max(1);
    // On a very small terminal the plot is more than what is said about it.
    let least = inside.min(LEAST_ROWS);
    loop {
        let panel = Panel::new(figure, columns, inside);
        let foot = foot(figure, &panel, size.columns);
        let lines = [head.clone(), panel.lines.clone(), foot].concat();
        // What is said about a smaller plot can be longer again, so this may take a second round.
        match lines.len().saturating_sub(rows) {
            0 => return (panel, lines),
            _ if inside <= least => return (panel, lines),
            excess => inside = inside.saturating_sub(excess).max(least),
        }
    }
}

/// "Impact ↑   54 tasks. Lines: impact midpoint 3, effort midpoint 3."
fn summary(figure: &Figure) -> String {
    let tasks = figure.marks.len();
    format!(
        "{} ↑   {tasks} {}. Lines: impact {}, effort {}.",
        figure.impact.label,
        if tasks == 1 { "task" } else { "tasks" },
        figure.impact.threshold_note.as_deref().unwrap_or("none"),
        figure.effort.threshold_note.as_deref().unwrap_or("none"),
    )
}

/// "Protect (16)".
fn field_text(field: &QuadrantBox) -> String {
    format!("{} ({})", field.name, field.tasks)
}

/// What is said below the plot: the marks of decisions, and what is not exactly in its place.
fn foot(figure: &Figure, panel: &Panel<'_>, columns: usize) -> Vec<Line> {
    let mut notes = Vec::new();
    if panel.nameless {
        let fields = &figure.quadrants;
        notes.push(format!(
            "Fields: {} and {} above, {} and {} below.",
            field_text(&fields.protect),
            field_text(&fields.streamline),
            field_text(&fields.batch),
            field_text(&fields.stop)
        ));
    }
    let (moved, impact, effort) = panel.crowd.moved(&panel.rulers);
    if moved > 0 {
        let shown = panel.crowd.placed.len();
        let far = match (impact >= 0.05, effort >= 0.05) {
            (true, true) => format!("at most {impact:.1} in impact and {effort:.1} in effort"),
            (true, false) => format!("at most {impact:.1} in impact"),
            (false, true) => format!("at most {effort:.1} in effort"),
            (false, false) => "less than 0.05".to_owned(),
        };
        notes.push(format!("Moved to make room: {moved} of {shown}, by {far}."));
    }
    let folded: usize = panel.crowd.folds.iter().map(|fold| fold.marks.len()).sum();
    if folded > 0 {
        notes.push(format!(
            "No room for {folded}: signs such as +2 count them, the list below names them."
        ));
    }
    let mut lines = key(figure, columns);
    lines.extend(notes.iter().flat_map(|note| wrapped(note, columns)));
    lines
}

/// What the marks before the names mean; nothing while nothing is decided.
fn key(figure: &Figure, columns: usize) -> Vec<Line> {
    if figure.marks.iter().all(|mark| mark.disposition.is_none()) {
        return Vec::new();
    }
    let mut lines = vec![Line::new()];
    for disposition in Disposition::ALL {
        let text = format!("{} {}", mark_of(*disposition), disposition.word());
        let used = lines.last().map_or(0, width_of);
        if used > 0 && used + 3 + text.len() > columns {
            lines.push(Line::new());
        }
        if let Some(line) = lines.last_mut() {
            if !line.is_empty() {
                line.push(Span::plain("   "));
            }
            line.push(Span::new(text, Ink::Decision(*disposition)));
        }
    }
    lines
}

/// The mark of a decision in the legend, where colours only repeat it.
fn mark_of(disposition: Disposition) -> char {
    match disposition {
        Disposition::Keep => '=',
        Disposition::Grow => '^',
        Disposition::Simplify => '-',
        Disposition::Automate => '*',
        Disposition::Reassign => '>',
        Disposition::Eliminate => 'x',
    }
}

/// "Farther from their place than others, for want of room: 7 (impact 4, effort 3).", or nothing.
fn far(crowd: &Crowd<'_>, columns: usize) -> Vec<Line> {
    if crowd.far.is_empty() {
        return Vec::new();
    }
    let place = |mark: &&Mark| {
        let (impact, effort) = (axis::number(mark.impact), axis::number(mark.effort));
        format!("{} (impact {impact}, effort {effort})", mark.card)
    };
    let places: Vec<_> = crowd.far.iter().map(place).collect();
    let text = format!(
        "Farther from their place than others, for want of room: {}.",
        places.join("; ")
    );
    wrapped(&text, columns)
}

/// "+5 near impact 4, effort 3 (Protect): 12, 19, …".
fn folded(fold: &Fold<'_>, panel: &Panel<'_>, columns: usize) -> Vec<Line> {
    let cards: Vec<_> = fold
        .marks
        .iter()
        .map(|mark| mark.card.to_string())
        .collect();
    let unsigned = if fold.sign.is_none() {
        ", not on the plot"
    } else {
        ""
    };
    wrapped(
        &format!(
            "{} near impact {}, effort {} ({}{unsigned}): {}",
            crowd::label(cards.len()),
            panel.rulers.impact.tick_label(fold.ticks.0),
            panel.rulers.effort.tick_label(fold.ticks.1),
            fold.quadrant,
            cards.join(", ")
        ),
        columns,
    )
}

/// "Without scores, so not on the plot: 3 Name; 5 Name.", or nothing.
fn unscored(view: &TerminalPlot, columns: usize) -> Vec<Line> {
    if view.unscored.is_empty() {
        return Vec::new();
    }
    let tasks: Vec<_> = view
        .unscored
        .iter()
        .map(|(card, name)| format!("{card} {name}"))
        .collect();
    wrapped(
        &format!("Without scores, so not on the plot: {}.", tasks.join("; ")),
        columns,
    )
}

/// A sentence in as many lines as it needs.
fn wrapped(text: &str, columns: usize) -> Vec<Line> {
    let text = clean(text);
    // Ids and keys have hyphens and are not to be broken there.
    let options = Options::new(columns)
        .subsequent_indent("    ")
        .word_splitter(WordSplitter::NoHyphenation);
    textwrap::wrap(&text, options)
        .into_iter()
        .map(|line| vec![Span::plain(line.into_owned())])
        .collect()
}

/// Text without line breaks and without what a terminal would take as a command.
fn clean(text: &str) -> String {
    let shown = |c: char| match c {
        _ if c.is_whitespace() => ' ',
        _ if c.is_control() => char::REPLACEMENT_CHARACTER,
        _ => c,
    };
    text.chars().map(shown).collect()
}

/// How many columns a line takes.
fn width_of(line: &Line) -> usize {
    line.iter().map(|span| display_width(&span.text)).sum()
}
