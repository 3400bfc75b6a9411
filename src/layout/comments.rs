//! [`Line`]: statements, with comments that are keys or tables told apart from prose.

use crate::text::{Statement, open_brackets, statements};

/// A value that is commented out takes no more lines than this: otherwise a bracket in prose would be looked for in all
/// that follows.
const MOST_LINES: usize = 256;

/// A statement of a file.
pub(super) struct Line<'t> {
    pub(super) statement: Statement<'t>,
    /// It is a comment that would say something without its `#`, or a part of one.
    pub(super) is_commented_out: bool,
}

impl Line<'_> {
    /// Whether it is a comment for people.
    pub(super) fn is_prose(&self) -> bool {
        matches!(self.statement, Statement::Comment(_)) && !self.is_commented_out
    }
}

/// The statements, with which comments are keys or headers, be it over several lines.
pub(super) fn told_apart(statements: Vec<Statement<'_>>) -> Vec<Line<'_>> {
    let comments: Vec<_> = statements.iter().map(Comment::of).collect();
    // How many comments from the last line on belong to a key.
    let mut left = 0;
    let marks: Vec<bool> = (0..comments.len())
        .map(|n| {
            left = match left {
                0 | 1 => commented_out(&comments[n..]),
                more => more - 1,
            };
            left > 0
        })
        .collect();
    let lines = statements.into_iter().zip(marks);
    let lines = lines.map(|(statement, is_commented_out)| Line {
        statement,
        is_commented_out,
    });
    lines.collect()
}

/// A comment without its `#`.
struct Comment<'t> {
    text: &'t str,
    /// How many more brackets it opens than it closes.
    open: isize,
}

impl<'t> Comment<'t> {
    fn of(statement: &Statement<'t>) -> Option<Self> {
        let Statement::Comment(text) = statement else {
            return None;
        };
        let text = text.trim_start_matches('#');
        Some(Self {
            text,
            open: open_brackets(text),
        })
    }
}

/// How many comments from the first line on are one key or header; none where it is prose or no comment.
fn commented_out(lines: &[Option<Comment<'_>>]) -> usize {
    let mut comments = lines.iter().map_while(Option::as_ref);
    let Some(first) = comments.next() else {
        return 0;
    };
    if says_something(first.text) {
        return 1;
    }
    let Some(value) = Unfinished::of(first) else {
        return 0;
    };
    let Some(further) = value.lines_to_its_end(comments.take(MOST_LINES)) else {
        return 0;
    };
    let lines = lines.iter().flatten().take(1 + further);
    let text: Vec<&str> = lines.map(|comment| comment.text).collect();
    match says_something(&text.join("\n")) {
        true => text.len(),
        false => 0,
    }
}

/// Whether a text is a key with its value, or a header.
fn says_something(text: &str) -> bool {
    let said =
        |statement: &Statement<'_>| matches!(statement, Statement::Pair(_) | Statement::Header(_));
    // Most prose has neither sign, and needs no parser.
    text.contains(['=', '['])
        && statements(text).is_some_and(|statements| statements.iter().any(said))
}

/// A value that goes on behind its first line.
enum Unfinished {
    /// A list, or a table between braces, with so many brackets open.
    Brackets(isize),
    /// A text between such quotes.
    Quotes(&'static str),
}

impl Unfinished {
    /// That of a line such as `voters = [`.
    fn of(line: &Comment<'_>) -> Option<Self> {
        let (_, value) = line.text.split_once('=')?;
        let mut quotes = ["\"\"\"", "'''"].into_iter();
        match quotes.find(|quotes| value.trim_start().starts_with(quotes)) {
            Some(quotes) => Some(Self::Quotes(quotes)),
            None => (line.open > 0).then_some(Self::Brackets(line.open)),
        }
    }

    /// How many further lines there are to the one that ends it.
    fn lines_to_its_end<'c>(self, lines: impl Iterator<Item = &'c Comment<'c>>) -> Option<usize> {
        let mut left = match self {
            Self::Brackets(open) => open,
            Self::Quotes(_) => 0,
        };
        let mut lines = lines.map(|line| match self {
            Self::Brackets(_) => {
                left += line.open;
                left <= 0
            }
            Self::Quotes(quotes) => line.text.contains(quotes),
        });
        Some(1 + lines.position(|is_end| is_end)?)
    }
}
