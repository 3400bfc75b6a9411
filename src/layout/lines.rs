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

    /// Writes a statement; where its remark stands depends on those around it.
    pub(super) fn statement(
        &mut self,
        before: Option<&Statement<'_>>,
        statement: &Statement<'_>,
        after: Option<&Statement<'_>>,
    ) {
        let (text, remark) = match statement {
            Statement::Blank => return self.blank(),
            Statement::Comment(text) => ((*text).to_owned(), None),
            Statement::Header(header) => {
                (head(&joined(&header.keys), header.is_list), header.remark)
            }
            Statement::Pair(pair) => {
                let keys = joined(&pair.keys);
                let column = keys.chars().count() + 3;
                let value = written(&pair.value, 0, column, self.ending);
                (format!("{keys} = {value}"), pair.remark)
            }
        };
        if std::mem::take(&mut self.is_blank_due) && self.out.len() > self.start {
            self.out.push_str(self.ending);
        }
        self.out.push_str(&text);
        if let Some(remark) = remark {
            let around = [before, after].map(|statement| statement.and_then(remark_of));
            let gap = gap(&text, remark, around.into_iter().flatten());
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

fn remark_of<'t>(statement: &Statement<'t>) -> Option<Remark<'t>> {
    match statement {
        Statement::Header(header) => header.remark,
        Statement::Pair(pair) => pair.remark,
        Statement::Blank | Statement::Comment(_) => None,
    }
}

/// How many blanks stand before a remark: as many as there were, but remarks that stand in one column stay in it.
fn gap<'t>(text: &str, remark: Remark<'t>, mut around: impl Iterator<Item = Remark<'t>>) -> usize {
    let gap = match around.any(|other| other.column == remark.column) {
        true => remark.column.saturating_sub(last_line(text)),
        false => remark.gap,
    };
    gap.max(1)
}

fn last_line(text: &str) -> usize {
    let line = text.rsplit('\n').next().unwrap_or(text);
    line.chars().count()
}
