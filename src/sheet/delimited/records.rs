//! The records of a delimited text and where each field begins, which the `csv` crate does not tell.
//!
//! A quote counts where a field begins, and only if the quote that closes it is followed by a delimiter or the end of
//! the line: `"5 inch` and `"Yes" he said` are text, and a quote that nobody closes swallows nothing.

use crate::sheet::MOST_COLUMNS;

/// The records of a text, in order, no further than one column more than a table may have; an empty line is a record of one empty field.
pub(super) struct Records<'t> {
    rest: &'t str,
    delimiter: char,
    line: usize,
    is_over: bool,
}

/// One field of a record.
pub(super) struct Field<'t> {
    /// What stands there, without the quotes around it.
    raw: &'t str,
    /// The line, from 1.
    pub(super) line: usize,
    /// The column in characters, from 1.
    pub(super) column: usize,
    /// It stands in quotes, in which two of them mean one.
    pub(super) is_quoted: bool,
}

impl<'t> Records<'t> {
    /// Reads `text`, whose fields end with `delimiter`.
    pub(super) fn new(text: &'t str, delimiter: char) -> Self {
        Self {
            rest: text,
            delimiter,
            line: 1,
            is_over: text.is_empty(),
        }
    }

    /// How many bytes are not read yet.
    pub(super) fn left(&self) -> usize {
        self.rest.len()
    }

    /// The inside of a quoted field at the start of `rest`, and what comes after the quotes.
    fn quoted(&self, rest: &'t str) -> Option<(&'t str, &'t str)> {
        let inside = rest.strip_prefix('"')?;
        let mut from = 0;
        loop {
            let at = from + inside[from..].find('"')?;
            let after = &inside[at + 1..];
            if after.starts_with('"') {
                from = at + 2;
                continue;
            }
            let after = after.trim_start_matches(|c| c == ' ' && c != self.delimiter);
            let closes = after.is_empty() || after.starts_with([self.delimiter, '\n', '\r']);
            return closes.then_some((&inside[..at], after));
        }
    }
}

impl<'t> Iterator for Records<'t> {
    type Item = Vec<Field<'t>>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.is_over {
            return None;
        }
        let mut fields = Vec::new();
        let mut column = 1;
        loop {
            let spaces = self.rest.len()
                - self
                    .rest
                    .trim_start_matches(|c| c == ' ' && c != self.delimiter)
                    .len();
            let (line, start) = (self.line, self.rest);
            let (raw, rest, is_quoted) = match self.quoted(&self.rest[spaces..]) {
                Some((raw, rest)) => (raw, rest, true),
                None => {
                    let end = start
                        .find([self.delimiter, '\n', '\r'])
                        .unwrap_or(start.len());
                    (&start[..end], &start[end..], false)
                }
            };
            let field = Field {
                raw,
                line,
                column: column + if is_quoted { spaces } else { 0 },
                is_quoted,
            };
            // A million empty fields are one too many, and so is a full one behind the last column that we read.
            if fields.len() < MOST_COLUMNS || (fields.len() == MOST_COLUMNS && !field.is_blank()) {
                fields.push(field);
            }
            let passed = &start[..start.len() - rest.len()];
            column = self.pass(passed, column);
            let mut next = rest.chars();
            match next.next() {
                Some(c) if c == self.delimiter => {
                    self.rest = next.as_str();
                    column += 1;
                }
                Some('\r') => {
                    self.rest = rest.strip_prefix("\r\n").unwrap_or(next.as_str());
                    break;
                }
                _ => {
                    self.rest = next.as_str();
                    break;
                }
            }
        }
        self.line += 1;
        self.is_over = self.rest.is_empty();
        Some(fields)
    }
}

impl Records<'_> {
    /// The column behind `passed`, which begins at `column`; counts the lines in it.
    fn pass(&mut self, passed: &str, column: usize) -> usize {
        let mut column = column;
        let mut chars = passed.chars().peekable();
        while let Some(c) = chars.next() {
            if c == '\n' || (c == '\r' && chars.peek() != Some(&'\n')) {
                self.line += 1;
                column = 1;
            } else {
                column += 1;
            }
        }
        column
    }
}

impl Field<'_> {
    /// Its text: trimmed, its lines separated by `\n`.
    pub(super) fn text(&self) -> String {
        let text = self.unguarded().trim();
        let text = if self.is_quoted && text.contains('"') {
            text.replace("\"\"", "\"")
        } else {
            text.to_owned()
        };
        if text.contains('\r') {
            text.replace("\r\n", "\n")
                .replace('\r', "\n")
                .trim()
                .to_owned()
        } else {
            text
        }
    }

    /// What stands there without the apostrophe that keeps a spreadsheet from taking it for a formula.
    fn unguarded(&self) -> &str {
        let begins = self.raw.trim_start_matches('\'');
        match self.raw.strip_prefix('\'') {
            Some(bare) if begins.starts_with(['=', '+', '-', '@', '\t', '\r']) => bare,
            _ => self.raw,
        }
    }

    /// Whether nothing stands there.
    pub(super) fn is_blank(&self) -> bool {
        self.raw.trim().is_empty()
    }

    /// Whether it begins with a quote that closes nothing, as it does with a wrong delimiter.
    pub(super) fn has_loose_quote(&self) -> bool {
        !self.is_quoted && self.raw.trim_start().starts_with('"')
    }
}
