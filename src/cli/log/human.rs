//! A history for people at a terminal: commit by commit, newest first.

use anstyle::Style;

use super::{Entry, Since};
use crate::cli::report::one_line;
use crate::history::CommitInfo;
use crate::view::history::Told;

pub(super) fn history(entries: &[Entry]) -> String {
    let texts = entries.iter().map(|entry| {
        let lines: String = entry.told.iter().map(line).collect();
        format!("{}\n{lines}", commit(&entry.commit))
    });
    texts.collect::<Vec<_>>().join("\n")
}

/// "2026-03-02  4f2c1d9a01  Ana Ruiz  Hand renewals over".
fn commit(commit: &CommitInfo) -> String {
    let bold = Style::new().bold();
    let author = one_line(&commit.author);
    let subject = one_line(&commit.subject);
    format!(
        "{bold}{}  {}{bold:#}  {author}  {subject}",
        commit.date,
        commit.id.short()
    )
}

fn line(told: &Told) -> String {
    let dim = Style::new().dimmed();
    let of = told
        .of
        .as_ref()
        .map_or_else(String::new, |of| format!("{of}: "));
    let text = told.line.told.text();
    format!("    {of}{text}  {dim}[{}]{dim:#}\n", told.line.code)
}

pub(super) fn current(since: &[Since<'_>]) -> String {
    let width = |text: &dyn Fn(&Since<'_>) -> String| {
        let widths = since
            .iter()
            .map(|since| textwrap::core::display_width(&text(since)));
        widths.max().unwrap_or(0)
    };
    let labels = width(&|since| since.stands.label.clone());
    let values = width(&|since| since.stands.value.clone()).min(40);
    let mut text = String::new();
    let mut last = None;
    for since in since {
        if last != Some(&since.stands.thing) {
            let bold = Style::new().bold();
            let break_before = if last.is_some() { "\n" } else { "" };
            text.push_str(&format!(
                "{break_before}{bold}{}{bold:#}\n",
                since.stands.name
            ));
            last = Some(&since.stands.thing);
        }
        let pad = |text: &str, width: usize| {
            let missing = width.saturating_sub(textwrap::core::display_width(text));
            format!("{text}{}", " ".repeat(missing))
        };
        text.push_str(&format!(
            "  {}  {}  since {}{}  {}  {}\n",
            pad(&since.stands.label, labels),
            pad(&since.stands.value, values),
            since.commit.date,
            if since.or_before { " or before" } else { "" },
            since.commit.id.short(),
            one_line(&since.commit.author),
        ));
    }
    text
}
