//! Lines of a document: what stands around them, and what they are.

/// A line without what nests it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Line<'a> {
    /// Its number, from 1.
    pub(super) number: usize,
    /// The column of the first character of the text, from 1.
    pub(super) column: usize,
    /// What stands in it, without space around, marks of quotes, and the mark of a list item before a pipe.
    pub(super) text: &'a str,
}

/// The lines of a text.
pub(super) fn lines(text: &str) -> impl Iterator<Item = Line<'_>> {
    text.lines().enumerate().map(|(nth, whole)| {
        let mut text = whole.trim();
        while let Some(quoted) = text.strip_prefix('>') {
            text = quoted.trim_start();
        }
        text = item(text)
            .filter(|rest| rest.len() > 1 && rest.starts_with('|') && rest.ends_with('|'))
            .unwrap_or(text);
        let before = whole.trim_end().len() - text.len();
        Line {
            number: nth + 1,
            column: whole[..before].chars().count() + 1,
            text,
        }
    })
}

/// The text of a list item.
fn item(text: &str) -> Option<&str> {
    let digits = text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let rest = match digits {
        0 => text.strip_prefix(['-', '*', '+'])?,
        1..=9 => text[digits..].strip_prefix(['.', ')'])?,
        _ => return None,
    };
    rest.starts_with([' ', '\t']).then(|| rest.trim_start())
}

/// The marks of a fence, and what follows them.
#[derive(Debug, Clone, Copy)]
pub(super) struct Fence<'a> {
    mark: char,
    length: usize,
    info: &'a str,
}

impl Fence<'_> {
    /// Whether a later fence closes this one.
    pub(super) fn is_ended_by(&self, other: &Fence<'_>) -> bool {
        other.mark == self.mark && other.length >= self.length && other.info.is_empty()
    }

    /// Whether what stands in it is a document, in which `#` starts a heading.
    pub(super) fn is_of_text(&self) -> bool {
        let word = self
            .info
            .split_whitespace()
            .next()
            .unwrap_or_default()
            .to_ascii_lowercase();
        matches!(
            word.as_str(),
            "" | "markdown" | "md" | "text" | "txt" | "plaintext" | "gfm"
        )
    }
}

/// The fence that a line starts or ends.
pub(super) fn fence(text: &str) -> Option<Fence<'_>> {
    let text = item(text).unwrap_or(text);
    let mark = text.chars().next().filter(|c| matches!(c, '`' | '~'))?;
    let info = text.trim_start_matches(mark);
    let length = text.len() - info.len();
    (length >= 3 && !info.contains('`')).then(|| Fence {
        mark,
        length,
        info: info.trim(),
    })
}

/// The level and the text of a heading with `#`.
pub(super) fn atx(text: &str) -> Option<(u8, &str)> {
    let rest = text.trim_start_matches('#');
    let level = text.len() - rest.len();
    if !(1..=6).contains(&level) || !(rest.is_empty() || rest.starts_with([' ', '\t'])) {
        return None;
    }
    Some((level as u8, rest.trim().trim_end_matches('#').trim_end()))
}

/// The level of the heading that this line underlines.
pub(super) fn setext(text: &str) -> Option<u8> {
    let all = |mark: char| !text.is_empty() && text.chars().all(|c| c == mark);
    match (all('='), all('-')) {
        (true, _) => Some(1),
        (_, true) => Some(2),
        _ => None,
    }
}

/// The level of a heading of HTML that starts the line.
pub(super) fn html_heading(text: &str) -> Option<u8> {
    let bytes = text.as_bytes();
    let is_heading = bytes.len() > 3
        && bytes[0] == b'<'
        && bytes[1].eq_ignore_ascii_case(&b'h')
        && (b'1'..=b'6').contains(&bytes[2])
        && (bytes[3] == b'>' || bytes[3].is_ascii_whitespace());
    is_heading.then(|| bytes[2] - b'0')
}

/// A line across the page: `***`, `- - -`.
pub(super) fn is_break(text: &str) -> bool {
    let mut marks = text.chars().filter(|c| *c != ' ');
    let Some(first) = marks.next().filter(|c| matches!(c, '-' | '*' | '_')) else {
        return false;
    };
    text.len() >= 3 && marks.all(|c| c == first)
}

/// Whether a line without pipes ends a table: it starts something else, or nothing stands in it.
pub(super) fn is_block(text: &str) -> bool {
    text.is_empty()
        || atx(text).is_some()
        || fence(text).is_some()
        || is_break(text)
        || item(text).is_some()
        || text.starts_with('<')
}
