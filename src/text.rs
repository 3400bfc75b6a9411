//! One file as it is typed: headers, pairs, remarks and blank lines, with where each key and value stands.
//!
//! Unlike the tables that a parser makes, this keeps every spelling: a table that has two headers, keys with dots, what
//! is quoted how. Whether the file is TOML at all is for a parser to say first.

mod path;
mod read;

use std::ops::Range;

pub(crate) use path::{Role, Step, Walk};
pub(crate) use read::{comments, open_brackets, statements};

/// The byte order mark that a text begins with, else nothing, and the text behind it.
///
/// There is only one: another one behind it is a part of the text.
pub(crate) fn split_mark(text: &str) -> (&str, &str) {
    let mark = match text.starts_with('\u{feff}') {
        true => '\u{feff}'.len_utf8(),
        false => 0,
    };
    text.split_at(mark)
}

/// A stretch of the file, with where it begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Piece<'t> {
    /// As it is typed, quotes included.
    pub(crate) raw: &'t str,
    /// Its first byte.
    pub(crate) start: usize,
}

/// A comment behind something on its line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Remark<'t> {
    /// From the `#` on.
    pub(crate) raw: &'t str,
    /// How many blanks stand before it.
    pub(crate) gap: usize,
    /// At which character of its line it begins.
    pub(crate) column: usize,
}

/// What is typed on one line, or on several where a value takes them.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Statement<'t> {
    /// A line with nothing on it.
    Blank,
    /// A comment on a line of its own, from the `#` on.
    Comment(&'t str),
    /// `[table]` or `[[list]]`.
    Header(Header<'t>),
    /// `key = value`.
    Pair(Pair<'t>),
}

/// `[table]` or `[[list]]`.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Header<'t> {
    pub(crate) keys: Vec<Piece<'t>>,
    pub(crate) is_list: bool,
    pub(crate) remark: Option<Remark<'t>>,
    /// From the first bracket to behind the last.
    pub(crate) span: Range<usize>,
}

/// `key = value`, on its own or between braces.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Pair<'t> {
    /// The keys between dots; none for an item of a list.
    pub(crate) keys: Vec<Piece<'t>>,
    pub(crate) value: Value<'t>,
    pub(crate) remark: Option<Remark<'t>>,
}

/// A value.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Value<'t> {
    /// A text, a number, a day and so on.
    Plain(Piece<'t>),
    /// `[…]` or `{…}`.
    Group(Group<'t>),
}

/// `[…]` or `{…}`.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Group<'t> {
    /// Braces, not brackets.
    pub(crate) is_table: bool,
    /// It takes more than one line by itself.
    pub(crate) is_broken: bool,
    /// A comment right behind the opening bracket.
    pub(crate) remark: Option<Remark<'t>>,
    pub(crate) entries: Vec<Entry<'t>>,
    /// Brackets included.
    pub(crate) span: Range<usize>,
}

/// What stands in a group.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Entry<'t> {
    /// A line with nothing on it.
    Blank,
    /// A comment on a line of its own.
    Comment(&'t str),
    /// An item, or a pair.
    Item(Pair<'t>),
}

impl Piece<'_> {
    pub(crate) fn span(&self) -> Range<usize> {
        self.start..self.start + self.raw.len()
    }

    /// What a key means, without quotes.
    pub(crate) fn key(&self) -> String {
        match toml_edit::Key::parse(self.raw).as_deref() {
            Ok([key]) => key.get().to_owned(),
            _ => self.raw.to_owned(),
        }
    }

    /// What a text means; `None` for other values.
    pub(crate) fn text(&self) -> Option<String> {
        if !self.raw.starts_with(['"', '\'']) {
            return None;
        }
        let value: toml_edit::Value = self.raw.parse().ok()?;
        value.as_str().map(str::to_owned)
    }
}

impl<'t> Statement<'t> {
    /// The comment behind it.
    pub(crate) fn remark(&self) -> Option<Remark<'t>> {
        match self {
            Self::Header(header) => header.remark,
            Self::Pair(pair) => pair.remark,
            Self::Blank | Self::Comment(_) => None,
        }
    }
}

impl Value<'_> {
    pub(crate) fn span(&self) -> Range<usize> {
        match self {
            Self::Plain(piece) => piece.span(),
            Self::Group(group) => group.span.clone(),
        }
    }
}

impl<'t> Group<'t> {
    /// What stands in it, without comments and blank lines.
    pub(crate) fn items(&self) -> impl Iterator<Item = &Pair<'t>> {
        self.entries.iter().filter_map(|entry| match entry {
            Entry::Item(item) => Some(item),
            Entry::Blank | Entry::Comment(_) => None,
        })
    }
}

#[cfg(test)]
mod tests;
