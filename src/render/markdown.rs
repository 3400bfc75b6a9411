//! What changed as Markdown, for the summary of a job on GitHub or a note on GitLab; tables to paste.
//!
//! A page is at most [`LIMIT`] characters long: GitHub refuses a comment of more than 65,536. What must be told has its
//! room first; whatever is left out is counted.

mod escape;
mod room;
mod table;

use crate::view::changes::digest::{Body, Digest, Item, Section, Text, Weight};
use crate::words::{Said, Words};
use escape::{escaped, isolated};
use room::{Block, Line};
pub use table::table;

/// The most characters that a page has.
pub const LIMIT: usize = 60_000;

/// By this a comment is found again when it is to be replaced.
const MARKER: &str = "<!-- offsite-diff:v1 -->";

/// The page, in the words given.
pub fn page(digest: &Digest, words: &Words) -> String {
    let writer = Writer { words };
    let state = match digest.state.as_str() {
        "" => String::new(),
        state => format!("\n{}\n", escaped(state)),
    };
    let top = format!(
        "{MARKER}\n## {}\n\n**{}**\n{state}",
        writer.name(&digest.title),
        escaped(digest.headline.trim())
    );
    let blocks: Vec<Block> = digest
        .sections
        .iter()
        .map(|section| writer.block(section))
        .collect();
    let fitted = room::fitted(&blocks, LIMIT.saturating_sub(top.chars().count()));
    match fitted {
        Some(shown) => {
            let sections = blocks.iter().zip(shown);
            let sections = sections.map(|(block, shown)| block.written(shown, |n| writer.more(n)));
            top + &sections.collect::<String>()
        }
        // Headings that leave no room for anything: names of a book's length.
        None => format!(
            "{MARKER}\n{}\n",
            writer.more(blocks.iter().map(|block| block.lines.len()).sum())
        ),
    }
}

struct Writer<'w> {
    words: &'w Words,
}

impl Writer<'_> {
    /// A section with every line that it can have.
    fn block(&self, section: &Section) -> Block {
        let title = escaped(&section.title);
        let lead = match section.lead.as_str() {
            "" => String::new(),
            lead => format!("{}\n\n", escaped(lead)),
        };
        let (before, after) = if section.weight == Weight::Detail {
            let count = section.body.len();
            // Blank lines around, or what is inside is not read as Markdown.
            let summary = format!("<summary>{title} ({count})</summary>");
            (
                format!("\n<details>\n{summary}\n\n{lead}"),
                "\n</details>\n",
            )
        } else {
            (format!("\n### {title}\n\n{lead}"), "")
        };
        let (head, lines) = match &section.body {
            Body::Table { head, rows } => {
                let head = head.iter().map(|head| escaped(head));
                let columns = rows.iter().map(Vec::len).max().unwrap_or_default();
                let rule = "|---".repeat(columns);
                let head = format!("{}{rule}|\n", row(head));
                let rows = rows.iter().map(|cells| Line {
                    whole: row(cells.iter().map(|cell| self.cell(cell))),
                    name: String::new(),
                });
                (head, rows.collect())
            }
            Body::List(items) => (
                String::new(),
                items.iter().map(|item| self.item(item)).collect(),
            ),
        };
        Block {
            weight: section.weight,
            before: before + &head,
            lines,
            after: after.to_owned(),
            most: self.more(usize::MAX).chars().count() + 2,
        }
    }

    fn item(&self, item: &Item) -> Line {
        let at = match item.at.as_str() {
            "" => String::new(),
            at => format!(" <sub>({})</sub>", self.place(at)),
        };
        Line {
            whole: format!("- {}{at}\n", self.text(&item.text)),
            name: format!("- {}\n", self.name(&item.name)),
        }
    }

    fn cell(&self, cell: &Text) -> String {
        match cell.as_slice() {
            [only] if !only.name => self.place(&only.text),
            phrases => self.text(phrases),
        }
    }

    /// Names stand in quotes, since nothing that users write is marked up.
    fn text(&self, phrases: &[crate::view::finding::Phrase]) -> String {
        let quote = |end| escaped(self.words.get(end));
        let written = phrases.iter().map(|phrase| {
            if phrase.name {
                let (open, close) = (quote("digest.quote-open"), quote("digest.quote-close"));
                format!("{open}{}{close}", self.name(&phrase.text))
            } else {
                escaped(&phrase.text)
            }
        });
        written.collect()
    }

    fn name(&self, name: &str) -> String {
        isolated(name, self.words.direction() == "rtl")
    }

    /// A name; of a file and a line, only the name of the file needs care.
    fn place(&self, text: &str) -> String {
        match text.rsplit_once(':') {
            Some((file, line)) if line.parse::<usize>().is_ok() => {
                format!("{}:{line}", self.name(file))
            }
            _ => self.name(text),
        }
    }

    /// "… 212 more; `offsite diff` shows all".
    fn more(&self, count: usize) -> String {
        self.words
            .say(
                &Said::new("digest.more")
                    .with("command", "\u{0}")
                    .count(count),
            )
            .split('\u{0}')
            .map(escaped)
            .collect::<Vec<_>>()
            .join("`offsite diff`")
    }
}

/// A row of a table.
fn row(cells: impl Iterator<Item = String>) -> String {
    let cells: Vec<String> = cells.collect();
    format!("| {} |\n", cells.join(" | "))
}

#[cfg(test)]
mod tests;
