//! The responsibility chart: rows by phase, a narrow column a role, teams above them.
//!
//! Columns that do not fit stand in further parts below, each with the names of the rows and with a column that says who
//! answers. No letter is left out for want of room.

mod layout;
mod list;
mod text;

#[cfg(test)]
mod tests;

use std::ops::Range;

use textwrap::core::display_width;

use super::{Ink, Line, SMALLEST, Span, clean, width_of, wrapped};
use crate::view::terminal_raci::{Cell, Given, Row, Section, TerminalRaci};
use layout::{Layout, teams};
pub use list::chart_as_list;
use text::{in_lines, in_lines_of_words, padded, trimmed};

/// With more parts than this, what makes fewer is said as well.
const FEW_PARTS: usize = 4;
/// Names are given the width that breaks them into no more lines than this, where there is such a width.
const LINES: usize = 2;
/// The name of a row is broken into so many lines before it is cut.
const MOST_LINES: usize = 3;

/// The chart in lines of so many characters.
pub fn chart(view: &TerminalRaci, columns: usize) -> Vec<Line> {
    let columns = columns.max(SMALLEST.columns);
    if let Some(hint) = view.hint {
        return wrapped(hint, columns);
    }
    let layout = Layout::new(view, columns);
    let mut lines = title(view, columns);
    let parts = layout.parts.len();
    if parts > 1 {
        lines.extend(wrapped(&parts_said(parts, columns), columns));
    }
    for (n, part) in layout.parts.iter().enumerate() {
        lines.push(Line::new());
        if parts > 1 {
            lines.extend(part_title(view, part, (n + 1, parts), columns));
        }
        lines.extend(heads(view, &layout, part));
        for section in &view.sections {
            lines.extend(section_line(section, layout.width_of_part(part)));
            for row in &section.rows {
                lines.extend(row_lines(row, view, &layout, part));
            }
        }
    }
    lines.push(Line::new());
    lines.extend(foot(view, &layout.labels, columns));
    lines.into_iter().map(trimmed).collect()
}

fn title(view: &TerminalRaci, columns: usize) -> Vec<Line> {
    let mut lines = wrapped(&view.title, columns);
    for span in lines.iter_mut().flatten() {
        span.ink = Ink::Strong;
    }
    lines
}

/// "6 parts in 80 characters: each has …".
fn parts_said(parts: usize, columns: usize) -> String {
    let fewer = if parts > FEW_PARTS {
        "; a wider terminal, `--phase` or `--role` makes fewer, `--list` needs none"
    } else {
        ""
    };
    format!(
        "{parts} parts in {columns} characters: each has all rows and some of the roles, `A` names who answers{fewer}"
    )
}

/// "Part 2 of 5: Services, Support".
fn part_title(
    view: &TerminalRaci,
    part: &Range<usize>,
    (n, parts): (usize, usize),
    columns: usize,
) -> Vec<Line> {
    let mut names: Vec<&str> = teams(&view.heads[part.clone()])
        .filter_map(|team| team[0].team.as_deref())
        .collect();
    names.dedup();
    let names = match names.as_slice() {
        [] => String::new(),
        names => format!(": {}", names.join(", ")),
    };
    wrapped(&format!("Part {n} of {parts}{names}"), columns)
}

/// The lines above the rows: teams, then roles.
fn heads(view: &TerminalRaci, layout: &Layout, part: &Range<usize>) -> Vec<Line> {
    let blank = " ".repeat(layout.before_cells());
    let mut lines = Vec::new();
    let groups: Vec<(usize, Vec<String>)> = spans(view, part)
        .map(|span| {
            let width = layout.width_of(&span) - 1;
            let name = view.heads[span.start].team.as_deref().unwrap_or_default();
            (width, in_lines_of_words(&clean(name), width, LINES))
        })
        .collect();
    let tallest = groups.iter().map(|(_, name)| name.len()).max().unwrap_or(0);
    for line in (0..tallest).rev() {
        let mut team_line = vec![Span::plain(blank.clone())];
        for (width, name) in &groups {
            // The last line of every name stands right above its roles.
            let text = name
                .len()
                .checked_sub(line + 1)
                .map_or("", |at| name[at].as_str());
            team_line.push(Span::new("│", Ink::Faint));
            team_line.push(Span::plain(padded(text, *width)));
        }
        lines.push(team_line);
    }
    let mut line = layout.start("", "", "A");
    for column in part.clone() {
        line.push(separator(view, part, column));
        line.push(Span::new(
            padded(&layout.labels[column], layout.widths[column]),
            Ink::Strong,
        ));
    }
    lines.push(line);
    lines
}

/// The teams within a part, as places of columns.
fn spans<'v>(
    view: &'v TerminalRaci,
    part: &Range<usize>,
) -> impl Iterator<Item = Range<usize>> + 'v {
    let mut start = part.start;
    teams(&view.heads[part.clone()]).map(move |team| {
        let span = start..start + team.len();
        start = span.end;
        span
    })
}

/// A line where a team starts, a blank elsewhere.
fn separator(view: &TerminalRaci, part: &Range<usize>, column: usize) -> Span {
    let starts = column == part.start || view.heads[column - 1].team != view.heads[column].team;
    Span::new(if starts { "│" } else { " " }, Ink::Faint)
}

/// "── Onboard ─────"; nothing without phases.
fn section_line(section: &Section, width: usize) -> Option<Line> {
    let name = clean(section.name.as_deref()?);
    let name = text::cut(&name, width.saturating_sub(6));
    let rest = width.saturating_sub(display_width(&name) + 4);
    Some(vec![
        Span::new("── ", Ink::Faint),
        Span::new(name, Ink::Strong),
        Span::new(format!(" {}", "─".repeat(rest)), Ink::Faint),
    ])
}

fn row_lines(row: &Row, view: &TerminalRaci, layout: &Layout, part: &Range<usize>) -> Vec<Line> {
    let names = in_lines(&clean(&row.name), layout.names, MOST_LINES);
    let mut lines = Vec::new();
    for (n, name) in names.iter().enumerate() {
        let first = n == 0;
        let answers = answering(&row.answers, &layout.labels);
        let mut line = if first {
            layout.start(&row.marks, name, &answers)
        } else {
            layout.start("", name, "")
        };
        for column in part.clone() {
            let cell = &row.cells[column];
            line.push(separator(view, part, column));
            let text = if first { cell.text.as_str() } else { "" };
            let (letters, blanks) = (
                text.to_owned(),
                " ".repeat(layout.widths[column].saturating_sub(display_width(text))),
            );
            line.push(Span::new(letters, ink(cell)));
            line.push(Span::plain(blanks));
        }
        if let Some(end) = layout.at_end(row).filter(|_| first) {
            let used = width_of(&line);
            let gap = layout.width_of_widest_part().saturating_sub(used) + layout::GAP;
            line.push(Span::plain(" ".repeat(gap)));
            line.push(Span::new(end, Ink::Faint));
        }
        lines.push(line);
    }
    lines
}

/// Who answers, in as many characters as a column has: "CSM", "CSM+" for several, "?" while that is open.
fn answering(answers: &Given, labels: &[String]) -> String {
    let first = answers.roles.first().map(|role| labels[*role].as_str());
    match (first, answers.roles.len(), answers.open) {
        (Some(label), 1, false) => label.to_owned(),
        (Some(label), _, _) => format!("{label}+"),
        (None, _, true) => "?".to_owned(),
        (None, _, false) => "–".to_owned(),
    }
}

fn ink(cell: &Cell) -> Ink {
    match cell.kind {
        "accountable" | "both" => Ink::Answers,
        "responsible" => Ink::Strong,
        "informed" => Ink::Faint,
        _ => Ink::Plain,
    }
}

/// What the letters, the columns and the signs mean, and what was left out.
fn foot(view: &TerminalRaci, labels: &[String], columns: usize) -> Vec<Line> {
    let all = 0..view.heads.len();
    let keys = spans(view, &all).map(|team| key(view, team, labels));
    let notes = view.notes.iter().chain([&view.summary]);
    let legend = view.legend.iter();
    legend
        .cloned()
        .chain(keys)
        .chain(notes.cloned())
        .flat_map(|text| wrapped(&text, columns))
        .collect()
}

/// "Sales: AE Account Executive; SE Solutions Engineer".
fn key(view: &TerminalRaci, team: Range<usize>, labels: &[String]) -> String {
    let name = view.heads[team.start].team.as_deref();
    let roles = team.map(|column| {
        let (head, label) = (&view.heads[column], &labels[column]);
        let name = Some(&head.name).filter(|name| *name != label);
        let marks = Some(&head.marks).filter(|marks| !marks.is_empty());
        let parts = [Some(label), name, marks].into_iter().flatten();
        parts.cloned().collect::<Vec<_>>().join(" ")
    });
    let roles = roles.collect::<Vec<_>>().join("; ");
    name.map_or_else(|| roles.clone(), |team| format!("{team}: {roles}"))
}
