//! [`Text`]: the text of a cell while it is read.

use super::style::Style;
use crate::sheet::document::inline;
use crate::sheet::{Cell, MOST_BYTES_IN_CELL, Unreadable};

/// Text with the count of its letters that are bold or struck through.
#[derive(Debug, Default)]
pub(super) struct Text {
    text: String,
    letters: usize,
    bold: usize,
    struck: usize,
    link: Option<Box<str>>,
}

impl Text {
    /// Adds text; outside of `<pre>` space of any kind is one space.
    pub(super) fn push(&mut self, text: &str, style: Style) {
        for c in text.chars() {
            match c {
                c if c.is_ascii_whitespace() && !style.is_pre => {
                    if !self.text.is_empty() && !self.text.ends_with([' ', '\n']) {
                        self.text.push(' ');
                    }
                }
                c if style.is_raised => self.text.push(inline::raised(c)),
                c => self.text.push(c),
            }
        }
        let letters = text.chars().filter(|c| c.is_alphanumeric()).count();
        let is_mark = letters == 0 && text.chars().any(|c| !c.is_ascii() && c != '\u{a0}');
        let letters = letters + usize::from(is_mark);
        self.letters += letters;
        self.bold += if style.is_bold { letters } else { 0 };
        self.struck += if style.is_struck { letters } else { 0 };
    }

    /// Starts a line.
    pub(super) fn break_line(&mut self) {
        if !self.text.is_empty() && !self.text.ends_with('\n') {
            self.text.push('\n');
        }
    }

    /// Keeps where the first link leads.
    pub(super) fn link(&mut self, url: &str) {
        if self.link.is_none() && !url.is_empty() {
            self.link = Some(url.into());
        }
    }

    /// How many bytes it has.
    pub(super) fn len(&self) -> usize {
        self.text.len()
    }

    /// All letters are bold.
    pub(super) fn is_bold(&self) -> bool {
        self.letters > 0 && self.bold == self.letters
    }

    /// The text as it was collected.
    pub(super) fn shown(&self) -> String {
        self.text.clone()
    }

    /// Writes it into its cell, without what is left in it of Markdown and of escaped tags.
    ///
    /// # Errors
    /// It is larger than a cell may be.
    pub(super) fn finish(self, cell: &mut Cell) -> Result<(), Unreadable> {
        if self.text.len() > MOST_BYTES_IN_CELL {
            return Err(Unreadable::TooLarge(format!(
                "a cell of a table has more than {MOST_BYTES_IN_CELL} bytes; shorten it"
            )));
        }
        let shown = inline::leftover(&self.text);
        cell.is_bold = self.is_bold() || shown.is_bold;
        cell.is_struck = self.letters > 0 && self.struck == self.letters || shown.is_struck;
        cell.text = shown.text;
        cell.link = self.link.or(shown.link);
        Ok(())
    }
}
