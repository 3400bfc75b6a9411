//! A table as Markdown that GitHub, GitLab, Confluence and Notion take as it is pasted.
//!
//! Somebody will read it as text too, and an import reads it back: signs are escaped with a backslash where they would
//! mark something up, and nothing is put between letters. What GitHub and GitLab would take for a person or an issue,
//! `@name`, `#12`, `GH-12`, and so tell somebody of, is code: they look for nothing in there.

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
    let mut at = 0;
    while let Some(c) = word[at..].chars().next() {
        if let Some(length) = mention(&word[..at], &word[at..]) {
            written.push_str(&format!("`{}`", &word[at..at + length]));
            at += length;
            continue;
        }
        if SIGNS.contains(c) || (is_link && matches!(c, ':' | '.')) {
            written.push('\\');
        }
        written.push(c);
        at += c.len_utf8();
    }
    written
}

/// How many bytes from here on are, or begin with, what somebody or something is mentioned by.
fn mention(before: &str, word: &str) -> Option<usize> {
    let is_inside = before.ends_with(char::is_alphanumeric);
    let is_digit = |text: &str| text.starts_with(|c: char| c.is_ascii_digit());
    let is_mention = match word.chars().next()? {
        // What stands behind a letter is an address.
        '@' => !is_inside && word[1..].starts_with(|c: char| c.is_alphanumeric() || c == '_'),
        '#' => is_digit(&word[1..]),
        'G' | 'g' => {
            let is_key = word
                .get(..3)
                .is_some_and(|key| key.eq_ignore_ascii_case("gh-"));
            !is_inside && is_key && is_digit(&word[3..])
        }
        _ => false,
    };
    // To where code would need more than quotes, so that nothing behind it is a mention again.
    let is_end = |c: char| !c.is_alphanumeric() && !"@#-_./".contains(c);
    let length = word.find(is_end).unwrap_or(word.len());
    is_mention.then_some(length)
}
