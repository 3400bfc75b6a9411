//! A table as Markdown that GitHub, GitLab, Confluence and Notion take as it is pasted.
//!
//! Somebody will read it as text too, and an import reads it back: signs are escaped with a backslash where they would
//! mark something up, and nothing is put between letters.

use crate::view::export::Sheet;

/// A heading, the table, and what its signs mean.
pub fn table(sheet: &Sheet) -> String {
    let mut text = String::new();
    let title = cell(&sheet.title);
    if !title.is_empty() {
        text.push_str(&format!("## {}\n\n", title.replace("<br>", " ")));
    }
    text.push_str(&row(sheet.columns.iter().map(|column| cell(&column.title))));
    text.push_str(&row(sheet.columns.iter().map(|_| "---".to_owned())));
    for cells in &sheet.rows {
        text.push_str(&row(cells.cells.iter().map(|it| cell(&it.text()))));
    }
    for line in &sheet.legend {
        text.push_str(&format!("\n{}\n", cell(line)));
    }
    text
}

fn row(cells: impl Iterator<Item = String>) -> String {
    let cells: Vec<String> = cells.collect();
    format!("| {} |\n", cells.join(" | "))
}

/// A text as the content of a cell; its lines apart by what every one of those programs takes for a line break.
fn cell(text: &str) -> String {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let lines = text.split('\n').map(|line| escaped(line.trim_matches(' ')));
    lines.collect::<Vec<_>>().join("<br>")
}

/// Inside a cell nothing begins a list or a heading.
fn escaped(line: &str) -> String {
    let words = line.split_inclusive(char::is_whitespace);
    words.map(escaped_word).collect()
}

fn escaped_word(word: &str) -> String {
    const SIGNS: &str = "\\`*_[]<>|~&$";
    // Inside of a link a backslash is one. Where a link has signs that could be more than a part of it, it becomes text.
    const PLAIN_IN_LINKS: &str = "_~&";
    let is_link = word.contains("://") || word.contains("www.");
    let is_plain = |c: char| !SIGNS.contains(c) || PLAIN_IN_LINKS.contains(c);
    if is_link && word.chars().all(is_plain) && !(word.contains('&') && word.contains(';')) {
        return word.to_owned();
    }
    let mut written = String::with_capacity(word.len());
    for c in word.chars() {
        if SIGNS.contains(c) || (is_link && matches!(c, ':' | '.')) {
            written.push('\\');
        }
        written.push(c);
    }
    written
}
