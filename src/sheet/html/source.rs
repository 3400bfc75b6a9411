//! Where tags stand in the source of HTML: tables in other text, the places of cells, and whether a parser copes.

use std::borrow::Cow;
use std::ops::Range;

use crate::sheet::limits::MOST_PARTS;
use crate::sheet::{MOST_COLUMNS, MOST_ROWS, Place, Unreadable};

/// How deep elements may stand in one another: the parser's work grows with it.
const MOST_DEPTH: usize = 256;

/// The most attributes of a tag: the parser compares each with all others.
const MOST_ATTRIBUTES: usize = 500;

/// A table of HTML in other text.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::sheet) struct Region {
    /// Its bytes.
    pub(in crate::sheet) bytes: Range<usize>,
    /// The line that it starts in, from 1.
    pub(in crate::sheet) line: usize,
    /// The column that it starts in, from 1.
    pub(in crate::sheet) column: usize,
}

/// Where tables and cells start.
#[derive(Debug)]
pub(super) struct Starts {
    /// Where the source itself starts.
    pub(super) start: Place,
    /// The start tag of each table.
    pub(super) tables: Vec<Place>,
    /// The text of each cell.
    pub(super) cells: Vec<Place>,
}

/// A tag or a comment.
struct Tag<'a> {
    start: usize,
    end: usize,
    /// What it is called, as it is written; empty for a comment.
    name: &'a str,
    is_end: bool,
}

impl Tag<'_> {
    fn is(&self, name: &str) -> bool {
        self.name.eq_ignore_ascii_case(name)
    }
}

/// The tables of HTML in a text, and the text with spaces in place of them and of comments.
pub(in crate::sheet) fn regions(text: &str) -> (Cow<'_, str>, Vec<Region>) {
    let (mut ranges, mut comments) = (Vec::new(), Vec::new());
    let (mut depth, mut start) = (0_usize, 0);
    for tag in tags(text) {
        if tag.name.is_empty() && depth == 0 {
            comments.push(tag.start..tag.end);
        } else if tag.is("table") && !tag.is_end {
            // In prose a `<table>` stands between backticks, and text follows it.
            let is_code = text[..tag.start].ends_with('`');
            if depth == 0 && (is_code || !text[tag.end..].trim_start().starts_with('<')) {
                continue;
            }
            if depth == 0 {
                start = tag.start;
            }
            depth += 1;
        } else if tag.is("table") && depth > 0 {
            depth -= 1;
            if depth == 0 {
                ranges.push(start..tag.end);
            }
        }
    }
    if depth > 0 {
        comments.retain(|comment| comment.end <= start);
        ranges.push(start..text.len());
    }
    if ranges.is_empty() && comments.is_empty() {
        return (Cow::Borrowed(text), Vec::new());
    }
    let mut walk = Walker::new(text, 1, 1);
    let regions = ranges.iter().map(|bytes| {
        let (line, column) = walk.to(bytes.start);
        Region {
            bytes: bytes.clone(),
            line,
            column,
        }
    });
    let regions = regions.collect();
    ranges.extend(comments);
    ranges.sort_by_key(|range| range.start);
    (Cow::Owned(masked(text, &ranges)), regions)
}

/// The text with spaces in place of ranges; lines and columns stay.
fn masked(text: &str, ranges: &[Range<usize>]) -> String {
    let mut masked = String::with_capacity(text.len());
    let mut from = 0;
    for range in ranges {
        masked.push_str(&text[from..range.start]);
        masked.extend(
            text[range.clone()]
                .chars()
                .map(|c| if c == '\n' { c } else { ' ' }),
        );
        from = range.end;
    }
    masked.push_str(&text[from..]);
    masked
}

/// Where tables and cells start in a piece of HTML that stands at a region.
///
/// # Errors
/// The piece would take the parser more time or memory than a file is worth.
pub(super) fn starts(text: &str, region: &Region) -> Result<Starts, Unreadable> {
    let mut walk = Walker::new(text, region.line, region.column);
    let place = |(line, column)| Place::Text { line, column };
    let mut starts = Starts {
        start: place((region.line, region.column)),
        tables: Vec::new(),
        cells: Vec::new(),
    };
    let (mut depth, mut rows, mut columns, mut all) = (0_usize, 0, 0, 0);
    for tag in tags(text).filter(|tag| !tag.name.is_empty()) {
        all += 1;
        let is_table = tag.is("table");
        if is_table {
            (rows, columns) = (0, 0);
        }
        if tag.is("tr") {
            columns = 0;
        }
        if tag.is_end {
            depth = depth.saturating_sub(usize::from(!is_closed_by_itself(tag.name)));
            continue;
        }
        depth += usize::from(!is_closed_by_itself(tag.name));
        if is_table {
            starts.tables.push(place(walk.to(tag.start)));
        } else if tag.is("tr") {
            rows += 1;
        } else if tag.is("td") || tag.is("th") {
            columns += 1;
            starts.cells.push(place(walk.to(text_after(text, tag.end))));
        }
        let large = |what: String| Err(Unreadable::TooLarge(what));
        let (line, _) = walk.last;
        if columns > MOST_COLUMNS {
            return large(format!(
                "the table in line {line} has more than {MOST_COLUMNS} columns; leave out some"
            ));
        }
        if rows > MOST_ROWS {
            return large(format!(
                "the table in line {line} has more than {MOST_ROWS} rows; import a part of it"
            ));
        }
        if depth > MOST_DEPTH {
            return large(format!(
                "its elements stand more than {MOST_DEPTH} deep in one another"
            ));
        }
        if all > MOST_PARTS {
            return large(format!(
                "it has more than {MOST_PARTS} tags; import a part of it"
            ));
        }
        if attributes(&text[tag.start..tag.end]) > MOST_ATTRIBUTES {
            return large(format!(
                "a tag of it has more than {MOST_ATTRIBUTES} attributes"
            ));
        }
    }
    Ok(starts)
}

/// Where the text of a cell starts: behind space and tags, or right behind its own tag where it has no text.
fn text_after(text: &str, end: usize) -> usize {
    // Ever more tags before the text would be looked at again and again.
    const MOST_TAGS: usize = 8;
    let mut at = end;
    for _ in 0..MOST_TAGS {
        at += text[at..].len() - text[at..].trim_start().len();
        let rest = &text.as_bytes()[at..];
        let is_cell = rest.len() > 2
            && (rest[1] == b'/'
                || rest[1].eq_ignore_ascii_case(&b't') && !rest[2].eq_ignore_ascii_case(&b'i'));
        match rest.first() {
            Some(b'<') if !is_cell => {
                match rest.iter().take(2_000).position(|byte| *byte == b'>') {
                    Some(close) => at += close + 1,
                    None => return end,
                }
            }
            Some(b'<') | None => return end,
            Some(_) => return at,
        }
    }
    end
}

/// Whether an element has no end tag, or is closed by the next of its kind.
fn is_closed_by_itself(name: &str) -> bool {
    const NAMES: [&str; 22] = [
        "area", "base", "br", "col", "colgroup", "dd", "dt", "embed", "hr", "img", "input", "li",
        "link", "meta", "option", "p", "source", "tbody", "td", "th", "tr", "wbr",
    ];
    NAMES.iter().any(|known| name.eq_ignore_ascii_case(known))
        || ["thead", "tfoot"]
            .iter()
            .any(|known| name.eq_ignore_ascii_case(known))
}

/// How many attributes a tag has, at most.
fn attributes(tag: &str) -> usize {
    let mut quote = None;
    let mut count = 0;
    for byte in tag.bytes() {
        match (quote, byte) {
            (Some(open), byte) if byte == open => quote = None,
            (Some(_), _) => {}
            (None, b'"' | b'\'') => {
                quote = Some(byte);
                count += 1;
            }
            (None, b' ' | b'\n' | b'\t' | b'\r' | b'/' | b'\x0c') => count += 1,
            _ => {}
        }
    }
    count
}

/// The tags and comments of a text, in time that grows with its length only.
fn tags(text: &str) -> impl Iterator<Item = Tag<'_>> {
    let mut at = 0;
    // What was looked for in vain is not ahead any more either.
    let mut gone = Gone::default();
    std::iter::from_fn(move || {
        loop {
            let start = at + text.get(at..)?.find('<')?;
            if text[start..].starts_with("<!--") {
                match find(text, start + 4, "-->", &mut gone.comment) {
                    Some(end) => {
                        at = end + 3;
                        return Some(Tag {
                            start,
                            end: at,
                            name: "",
                            is_end: false,
                        });
                    }
                    None => {
                        at = start + 4;
                        continue;
                    }
                }
            }
            let is_end = text[start + 1..].starts_with('/');
            let name = &text[start + 1 + usize::from(is_end)..];
            let length = name
                .bytes()
                .take_while(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b':' | b'-'))
                .count();
            let name = &name[..length];
            let end = match name.starts_with(|c: char| c.is_ascii_alphabetic()) {
                true => end_of_tag(text, start + 1 + usize::from(is_end) + length, &mut gone),
                false => None,
            };
            let Some(end) = end else {
                at = start + 1;
                continue;
            };
            at = end;
            let tag = Tag {
                start,
                end,
                name,
                is_end,
            };
            if !is_end && (tag.is("script") || tag.is("style")) && end < gone.script {
                let close = text[end..]
                    .match_indices("</")
                    .map(|(close, _)| end + close)
                    .find(|close| {
                        text.get(close + 2..close + 2 + length)
                            .is_some_and(|other| other.eq_ignore_ascii_case(name))
                    });
                match close {
                    Some(close) => at = close,
                    None => gone.script = end,
                }
            }
            return Some(tag);
        }
    })
}

/// From where on something is not found any more.
struct Gone {
    comment: usize,
    script: usize,
    close: usize,
    double: usize,
    single: usize,
}

impl Default for Gone {
    fn default() -> Self {
        let nowhere = usize::MAX;
        Self {
            comment: nowhere,
            script: nowhere,
            close: nowhere,
            double: nowhere,
            single: nowhere,
        }
    }
}

/// Behind the `>` of a tag, which is not one between quotes.
fn end_of_tag(text: &str, from: usize, gone: &mut Gone) -> Option<usize> {
    let first = find(text, from, ">", &mut gone.close)?;
    let (mut at, mut close) = (from, first);
    loop {
        let next = at + text.get(at..)?.find(['>', '"', '\''])?;
        let (quote, gone_from) = match text.as_bytes()[next] {
            b'"' => ("\"", &mut gone.double),
            b'\'' => ("'", &mut gone.single),
            _ => return Some(next + 1),
        };
        let Some(end) = find(text, next + 1, quote, gone_from) else {
            return Some(first + 1);
        };
        at = end + 1;
        if close < at {
            let Some(next) = find(text, at, ">", &mut gone.close) else {
                return Some(first + 1);
            };
            close = next;
        }
    }
}

/// Finds something from a place on, and remembers from where on it is not there.
fn find(text: &str, from: usize, what: &str, gone: &mut usize) -> Option<usize> {
    if from >= *gone {
        return None;
    }
    let found = text.get(from..).and_then(|rest| rest.find(what));
    if found.is_none() {
        *gone = from;
    }
    found.map(|at| from + at)
}

/// Counts lines and columns on the way through a text.
struct Walker<'a> {
    text: &'a str,
    at: usize,
    last: (usize, usize),
}

impl<'a> Walker<'a> {
    fn new(text: &'a str, line: usize, column: usize) -> Self {
        Self {
            text,
            at: 0,
            last: (line, column),
        }
    }

    /// The line and column of a byte that is not before the last one asked for.
    fn to(&mut self, byte: usize) -> (usize, usize) {
        for c in self.text.get(self.at..byte).unwrap_or_default().chars() {
            match c {
                '\n' => self.last = (self.last.0 + 1, 1),
                _ => self.last.1 += 1,
            }
        }
        self.at = self.at.max(byte);
        self.last
    }
}
