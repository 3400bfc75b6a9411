//! What has room on a page, and what is left out and counted.

use crate::view::changes::digest::Weight;

/// A section as text.
#[derive(Debug)]
pub(super) struct Block {
    /// How much it matters.
    pub(super) weight: Weight,
    /// What stands before its lines, whatever is left out.
    pub(super) before: String,
    /// Its lines.
    pub(super) lines: Vec<Line>,
    /// What stands behind them.
    pub(super) after: String,
    /// The characters that telling of what is left out takes at most.
    pub(super) most: usize,
}

/// A line of a section.
#[derive(Debug)]
pub(super) struct Line {
    /// All of it.
    pub(super) whole: String,
    /// Only what it is about, where it can be told so.
    pub(super) name: String,
}

/// What of a block is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Shown {
    /// So many lines.
    lines: usize,
    /// Of each only the name.
    names_only: bool,
}

impl Block {
    fn fixed(&self) -> usize {
        self.before.chars().count() + self.after.chars().count() + self.most
    }

    /// How many lines fit.
    fn fitting(&self, room: usize, text: fn(&Line) -> &str) -> usize {
        let lengths = self.lines.iter().map(|line| text(line).chars().count());
        let ends = lengths.scan(0, |end, length| {
            *end += length;
            Some(*end)
        });
        ends.take_while(|end| *end <= room).count()
    }

    fn written_length(&self, shown: Shown) -> usize {
        let lines = self.lines.iter().take(shown.lines);
        lines.map(|line| shown.of(line).chars().count()).sum()
    }

    /// The block with what is shown of it, and how much is not.
    pub(super) fn written(&self, shown: Shown, more: impl Fn(usize) -> String) -> String {
        let mut text = self.before.clone();
        text.extend(
            self.lines
                .iter()
                .take(shown.lines)
                .map(|line| shown.of(line)),
        );
        let left = self.lines.len().saturating_sub(shown.lines);
        if left > 0 {
            text.push('\n');
            text.push_str(&more(left));
            text.push('\n');
        }
        text + &self.after
    }
}

impl Shown {
    fn of(self, line: &Line) -> &str {
        if self.names_only {
            &line.name
        } else {
            &line.whole
        }
    }
}

/// What is shown of each block in so many characters, the weightiest first; `None` where there is no room at all.
pub(super) fn fitted(blocks: &[Block], room: usize) -> Option<Vec<Shown>> {
    let fixed: usize = blocks.iter().map(Block::fixed).sum();
    let mut room = room.checked_sub(fixed)?;
    let mut order: Vec<usize> = (0..blocks.len()).collect();
    order.sort_by_key(|n| blocks[*n].weight);
    let mut shown: Vec<(usize, Shown)> = Vec::new();
    for n in order {
        let block = &blocks[n];
        let of_block = of_block(block, room);
        room -= block.written_length(of_block);
        shown.push((n, of_block));
    }
    shown.sort_by_key(|(n, _)| *n);
    Some(shown.into_iter().map(|(_, shown)| shown).collect())
}

/// As many lines as fit; of those that must be told, rather all names than some sentences.
fn of_block(block: &Block, room: usize) -> Shown {
    let whole = block.fitting(room, |line| &line.whole);
    if whole == block.lines.len() || block.weight != Weight::Must {
        return Shown {
            lines: whole,
            names_only: false,
        };
    }
    Shown {
        lines: block.fitting(room, |line| &line.name),
        names_only: true,
    }
}
