//! Text that keeps to a width, in any script.

use std::borrow::Cow;

use textwrap::Options;
use textwrap::core::display_width;

use crate::render::terminal::Line;

/// A text in at most so many lines of a width; the last is cut only where words do not fit.
pub(super) fn in_lines(text: &str, width: usize, most: usize) -> Vec<String> {
    kept(&textwrap::wrap(text.trim(), width.max(1)), width, most)
}

/// The same, with words cut rather than broken; no line of no text.
pub(super) fn in_lines_of_words(text: &str, width: usize, most: usize) -> Vec<String> {
    let options = Options::new(width.max(1)).break_words(false);
    let lines = textwrap::wrap(text.trim(), options);
    kept(&lines, width, most)
        .iter()
        .map(|line| cut(line, width))
        .filter(|line| !line.is_empty())
        .collect()
}

fn kept(lines: &[Cow<'_, str>], width: usize, most: usize) -> Vec<String> {
    let mut kept: Vec<String> = lines
        .iter()
        .take(most)
        .map(|line| line.trim_end().to_owned())
        .collect();
    if let (Some(last), true) = (kept.last_mut(), lines.len() > most) {
        let rest = lines[most - 1..].join(" ");
        *last = cut(&rest, width);
    }
    kept
}

/// As much of a text as a width holds, with an ellipsis where something is missing.
pub(super) fn cut(text: &str, width: usize) -> String {
    if display_width(text) <= width {
        return text.to_owned();
    }
    let mut kept = String::new();
    for character in text.chars() {
        kept.push(character);
        if display_width(&kept) + 1 > width {
            kept.pop();
            break;
        }
    }
    if width == 0 {
        return kept;
    }
    format!("{}…", kept.trim_end())
}

/// A text with blanks up to a width.
pub(super) fn padded(text: &str, width: usize) -> String {
    let missing = width.saturating_sub(display_width(text));
    format!("{text}{}", " ".repeat(missing))
}

/// A line without the blanks at its end.
pub(super) fn trimmed(mut line: Line) -> Line {
    while let Some(last) = line.last_mut() {
        let kept = last.text.trim_end().len();
        last.text.truncate(kept);
        if kept > 0 {
            break;
        }
        line.pop();
    }
    line
}
