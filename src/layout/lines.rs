//! [`Printer`]: statements → lines.

use super::value::{joined, written};
use crate::text::{Remark, Statement};

/// Writes statements one after the other.
pub(super) struct Printer {
    ending: &'static str,
    out: String,
    /// The text begins behind this byte: there is a byte order mark before it.
    start: usize,
    is_blank_due: bool,
}

impl Printer {
    pub(super) fn new(ending: &'static str, mark: &str) -> Self {
        Self {
            ending,
            out: mark.to_owned(),
            start: mark.len(),
            is_blank_due: false,
        }
    }

    /// Leaves a line blank before what comes next; none at the top, and never two.
    pub(super) fn blank(&mut self) {
        self.is_blank_due = true;
    }

    /// Writes a statement; a remark that `is_aligned` with others stays in its column.
    pub(super) fn statement(&mut self, statement: &Statement<'_>, is_aligned: bool) {
        let text = match statement {
            Statement::Blank => return self.blank(),
            Statement::Comment(text) => (*text).to_owned(),
            Statement::Header(header) => head(&joined(&header.keys), header.is_list),
            Statement::Pair(pair) => {
                let keys = joined(&pair.keys);
                let column = keys.chars().count() + 3;
                let value = written(&pair.value, 0, column, self.ending);
                format!("{keys} = {value}")
            }
        };
        if std::mem::take(&mut self.is_blank_due) && self.out.len() > self.start {
            self.out.push_str(self.ending);
        }
        self.out.push_str(&text);
        if let Some(remark) = statement.remark() {
            let gap = gap(&text, remark, is_aligned);
            self.out.push_str(&" ".repeat(gap));
            self.out.push_str(remark.raw);
        }
        self.out.push_str(self.ending);
    }

    pub(super) fn finish(self) -> String {
        self.out
    }
}

fn head(keys: &str, is_list: bool) -> String {
    match is_list {
        true => format!("[[{keys}]]"),
        false => format!("[{keys}]"),
    }
}

/// How many blanks stand before a remark: as many as there were, but for one that stays in its column.
fn gap(text: &str, remark: Remark<'_>, is_aligned: bool) -> usize {
    let gap = match is_aligned {
        true => remark.column.saturating_sub(last_line(text)),
        false => remark.gap,
    };
    gap.max(1)
}

fn last_line(text: &str) -> usize {
    let line = text.rsplit('\n').next().unwrap_or(text);
    line.chars().count()
}
