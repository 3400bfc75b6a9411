//! [`Patch`]: one change of our text, and the text with all of them.

use std::ops::Range;

use super::Labels;
use crate::edit::{Splice, spliced};

/// A change of our text.
#[derive(Debug, Clone)]
pub(super) struct Patch {
    /// What it takes the place of.
    pub(super) span: Range<usize>,
    /// Where it stands in their text, for the order of what is added at one place.
    pub(super) order: usize,
    pub(super) text: Text,
}

#[derive(Debug, Clone)]
pub(super) enum Text {
    Plain(String),
    /// Lines that the two sides want differently, with blank lines before them.
    Torn {
        gap: String,
        ours: String,
        theirs: String,
    },
}

/// What a conflict is written as.
#[derive(Debug, Clone, Copy)]
pub(super) enum Pick {
    Ours,
    Theirs,
    Markers(Labels),
}

/// Our text with the patches.
pub(super) fn patched(text: &str, patches: &[Patch], pick: Pick) -> String {
    let torn: Vec<_> = patches.iter().filter(|patch| patch.is_torn()).collect();
    let mut patches: Vec<_> = patches
        .iter()
        .filter(|patch| !torn.iter().any(|torn| patch.is_in(torn)))
        .collect();
    patches.sort_by_key(|patch| (patch.span.start, patch.span.end, patch.order));
    let ending = ending(text);
    let splices = patches.into_iter().map(|patch| Splice {
        span: patch.span.clone(),
        text: patch.text.written(pick, ending),
    });
    spliced(text, splices.collect())
}

/// How the lines of a text end: as the first does.
pub(super) fn ending(text: &str) -> &'static str {
    crate::edit::ending(text, 0)
}

impl Patch {
    fn is_torn(&self) -> bool {
        matches!(self.text, Text::Torn { .. })
    }

    /// Whether it is part of what two sides want differently, as which it is shown already.
    fn is_in(&self, torn: &Self) -> bool {
        let (this, that) = (&self.span, &torn.span);
        let is_beside = this.is_empty() && (this.start == that.start || this.end == that.end);
        !self.is_torn() && !is_beside && this.start >= that.start && this.end <= that.end
    }
}

impl Text {
    fn written(&self, pick: Pick, ending: &str) -> String {
        let (gap, ours, theirs) = match self {
            Self::Plain(text) => return text.clone(),
            Self::Torn { gap, ours, theirs } => (gap, ours, theirs),
        };
        match pick {
            Pick::Ours => format!("{gap}{ours}"),
            Pick::Theirs => format!("{gap}{theirs}"),
            Pick::Markers(labels) => {
                let line = |sign: &str, label: &str| {
                    format!("{}{label}{ending}", sign.repeat(labels.size))
                };
                let (first, second) = match labels.swapped {
                    false => (ours, theirs),
                    true => (theirs, ours),
                };
                let begin = line("<", " ours");
                let middle = line("=", "");
                let end = line(">", " theirs");
                format!("{gap}{begin}{first}{middle}{second}{end}")
            }
        }
    }
}
