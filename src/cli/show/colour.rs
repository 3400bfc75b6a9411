//! Which colour means what on the terminal.

use anstyle::{AnsiColor, Style};

use crate::render::terminal::{Ink, Line};
use crate::vocabulary::Disposition;

/// Lines as text, with colours.
pub(super) fn coloured(lines: &[Line]) -> String {
    lines.iter().map(line).collect()
}

fn line(line: &Line) -> String {
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
        Ink::Answers => Style::new().bold().invert(),
        Ink::Decision(Disposition::Keep) => colour(AnsiColor::Blue),
        Ink::Decision(Disposition::Grow) => colour(AnsiColor::Green),
        Ink::Decision(Disposition::Simplify) => colour(AnsiColor::Yellow),
        Ink::Decision(Disposition::Automate) => colour(AnsiColor::Cyan),
        Ink::Decision(Disposition::Reassign) => colour(AnsiColor::Magenta),
        Ink::Decision(Disposition::Eliminate) => colour(AnsiColor::Red),
    }
}
