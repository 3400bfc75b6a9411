//! What changed as a message for a chat: plain text, short, and it rings nobody.
//!
//! The fewer the names that are spelled out, the shorter; what still has no room is left out, the least important
//! first, and counted.

use super::plain::{on_one_line, runs_from_right};
use crate::view::announcement::{Announcement, Kind, Line};
use crate::words::{Said, Words};

/// The characters that a message should have at most.
pub const AIM: usize = 2_000;
/// The characters that it never has more of.
pub const MOST: usize = 4_000;
/// A longer name or sentence is cut.
const LONGEST: usize = 240;
/// How many names a line spells out, tried one after the other.
const NAMES: [usize; 5] = [usize::MAX, 5, 3, 1, 0];

/// How much a line matters, the most important first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Rank {
    Must,
    Owner,
    Duty,
    Why,
    Other,
    Involved,
}

/// Lines under a title.
struct Block {
    title: String,
    lines: Vec<(Rank, String)>,
}

/// The message, in the words given.
pub fn text(announcement: &Announcement, words: &Words) -> String {
    let drafts = NAMES.map(|names| Writer { words, names }.blocks(announcement));
    let ask = announcement.ask.as_deref().map(quiet);
    let written = |blocks: &[Block], kept| {
        let ask = ask.iter().map(|ask| format!("\n{ask}\n"));
        written(blocks, kept, words) + &ask.collect::<String>()
    };
    let whole = |blocks: &[Block]| written(blocks, usize::MAX);
    let fits = |blocks: &&[Block]| whole(blocks).chars().count() <= AIM;
    let mut drafts = drafts.iter().map(Vec::as_slice);
    if let Some(blocks) = drafts.clone().find(fits) {
        return whole(blocks);
    }
    let blocks = drafts.next_back().unwrap_or_default();
    let all: Vec<usize> = (0..=blocks.iter().map(|block| block.lines.len()).sum()).collect();
    let kept = all.partition_point(|kept| written(blocks, *kept).chars().count() <= MOST);
    written(blocks, kept.saturating_sub(1))
}

/// So many of the lines, the most important ones, in their order.
fn written(blocks: &[Block], kept: usize, words: &Words) -> String {
    let lines = blocks.iter().flat_map(|block| &block.lines);
    let mut order: Vec<(Rank, usize)> =
        lines.enumerate().map(|(n, (rank, _))| (*rank, n)).collect();
    order.sort_unstable();
    let left_out = order.len().saturating_sub(kept);
    let kept: std::collections::BTreeSet<usize> =
        order.into_iter().take(kept).map(|(_, n)| n).collect();
    let mut text = String::new();
    let mut number = 0;
    for block in blocks {
        let mut title = Some(&block.title);
        for (_, line) in &block.lines {
            if kept.contains(&number) {
                if let Some(title) = title.take() {
                    let gap = if text.is_empty() { "" } else { "\n" };
                    text.push_str(&format!("{gap}{title}\n"));
                }
                text.push_str(&format!("{line}\n"));
            }
            number += 1;
        }
    }
    if left_out > 0 {
        let said = Said::new("announcement.left-out").count(left_out);
        let more = words.say(&said.with("command", "`offsite diff`"));
        text.push_str(&format!("\n{more}\n"));
    }
    text
}

struct Writer<'w> {
    words: &'w Words,
    /// How many names a line spells out.
    names: usize,
}

impl Writer<'_> {
    fn blocks(&self, said: &Announcement) -> Vec<Block> {
        let top = std::iter::once(said.summary.clone());
        let when = (!said.when.is_empty()).then(|| said.when.join(" "));
        let mut blocks = vec![Block {
            title: format!(
                "{}: {}",
                quiet(&said.frame.heading),
                self.own(&said.frame.title)
            ),
            lines: top
                .chain(when)
                .map(|line| (Rank::Must, quiet(&line)))
                .collect(),
        }];
        blocks.push(self.block(&said.why.title, &said.why.lines, |_| Rank::Why));
        for part in &said.changed {
            // Owners are never only counted.
            let is_owners = part.kind == Kind::Owners;
            let rank = if is_owners { Rank::Owner } else { Rank::Other };
            let writer = Writer {
                words: self.words,
                names: if is_owners {
                    self.names.max(2)
                } else {
                    self.names
                },
            };
            blocks.push(writer.block(&part.title, &part.lines, |_| rank));
        }
        let kept: Vec<Line> = said.kept.iter().cloned().collect();
        blocks.push(self.block(self.words.get("announcement.stays"), &kept, |_| Rank::Must));
        for role in &said.roles {
            let rank = |n| {
                if n < role.duties {
                    Rank::Duty
                } else {
                    Rank::Involved
                }
            };
            let title = Said::new("announcement.for-role").with("role", role.name.as_str());
            blocks.push(self.block(&self.words.say(&title), &role.lines, rank));
        }
        blocks
    }

    fn block(&self, title: &str, lines: &[Line], rank: impl Fn(usize) -> Rank) -> Block {
        let lines = lines.iter().enumerate();
        Block {
            title: self.own(title),
            lines: lines.map(|(n, line)| (rank(n), self.line(line))).collect(),
        }
    }

    /// "- CS Leader → Account Executive: Quote; Forecast; and 3 more".
    fn line(&self, line: &Line) -> String {
        let mut text = format!("- {}", self.own(&line.label));
        // What is counted by its label alone has nothing to add once there is no room for names.
        let names = self.names(line);
        if !names.is_empty() {
            text.push_str(": ");
            text.push_str(&names);
        }
        if !line.note.is_empty() {
            text.push_str(&format!(" ({})", self.own(&line.note)));
        }
        text
    }

    fn names(&self, Line { names, counted, .. }: &Line) -> String {
        if self.names == 0 && names.len() > 1 {
            return quiet(counted);
        }
        let shown = self.names.max(1);
        let more = names.len().saturating_sub(shown);
        let more = (more > 0).then(|| self.words.counted("announcement.and-more", more));
        let names = names.iter().take(shown).map(|name| self.own(name));
        let names: Vec<String> = names.chain(more).collect();
        names.join(self.words.get("announcement.between"))
    }

    /// Words of a user, set apart where they run the other way.
    fn own(&self, text: &str) -> String {
        let text = quiet(text);
        if runs_from_right(&text) || self.words.direction() == "rtl" {
            format!("\u{2068}{text}\u{2069}")
        } else {
            text
        }
    }
}

/// On one line and not endless; a zero-width space keeps `@here` and `<!here>` from ringing a whole channel.
fn quiet(text: &str) -> String {
    let text = on_one_line(text);
    let text = text.trim_matches(' ');
    let mut quiet = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    let mut length = 0;
    while let Some(c) = chars.next() {
        length += 1;
        if length > LONGEST {
            quiet.push('…');
            break;
        }
        quiet.push(c);
        let rings = match chars.peek() {
            Some(next) => {
                (c == '@' && *next != ' ') || (c == '<' && matches!(next, '!' | '@' | '#'))
            }
            None => false,
        };
        if rings {
            quiet.push('\u{200b}');
        }
    }
    quiet
}

#[cfg(test)]
mod tests;
