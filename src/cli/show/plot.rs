//! `offsite show plot`: how large the terminal is, and which colour means what.

use anstyle::{AnsiColor, Style};

use crate::render::terminal::{Ink, Line, Size, plot};
use crate::view::terminal_plot::TerminalPlot;
use crate::vocabulary::Disposition;

/// The size where nobody looks: what terminals have had for fifty years.
const USUAL: Size = Size {
    columns: 80,
    rows: 24,
};

/// The plot with its legend, for the terminal that output goes to.
pub(super) fn drawn(view: &TerminalPlot) -> String {
    let terminal = terminal_size::terminal_size_of(std::io::stdout());
    let size = terminal.map_or(USUAL, |(columns, rows)| Size {
        columns: columns.0.into(),
        rows: rows.0.into(),
    });
    // The last line is the prompt's.
    let rows = size.rows.saturating_sub(1);
    plot(view, Size { rows, ..size })
        .iter()
        .map(coloured)
        .collect()
}

fn coloured(line: &Line) -> String {
    let mut text = String::new();
    for span in line {
        let style = style(span.ink);
        text.push_str(&format!("{style}{}{style:#}", span.text));
    }
    text.push('\n');
    text
}

fn style(ink: Ink) -> Style {
    let colour = |colour: AnsiColor| colour.on_default();
    match ink {
        Ink::Plain => Style::new(),
        Ink::Faint => Style::new().dimmed(),
        Ink::Strong => Style::new().bold(),
        Ink::Decision(Disposition::Keep) => colour(AnsiColor::Blue),
        Ink::Decision(Disposition::Grow) => colour(AnsiColor::Green),
        Ink::Decision(Disposition::Simplify) => colour(AnsiColor::Yellow),
        Ink::Decision(Disposition::Automate) => colour(AnsiColor::Cyan),
        Ink::Decision(Disposition::Reassign) => colour(AnsiColor::Magenta),
        Ink::Decision(Disposition::Eliminate) => colour(AnsiColor::Red),
    }
}
