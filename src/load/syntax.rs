//! What the TOML parser refuses, said plainly, and which lines it leaves unreadable.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use toml::de::{DeTable, DeValue, Error};

use crate::diagnostic::{Diagnostic, FileId, Place, Report, codes};

/// The lines that could not be read: findings there would only repeat the first one.
#[derive(Debug, Default)]
pub struct Damage {
    /// By file, from the top: a large file may have as many bad lines as good ones.
    lines: BTreeMap<FileId, Vec<Range<usize>>>,
    words: BTreeSet<String>,
    places: BTreeSet<Place>,
}

impl Damage {
    /// Whether a stretch starts on a line that could not be read.
    pub fn covers(&self, file: FileId, span: &Range<usize>) -> bool {
        let lines = self.lines.get(&file).map_or(&[][..], Vec::as_slice);
        let above = lines.partition_point(|line| line.start <= span.start);
        above
            .checked_sub(1)
            .is_some_and(|nearest| span.start <= lines[nearest].end)
    }

    /// Whether the header above a stretch could not be read, so that nobody knows what the stretch belongs to.
    pub(super) fn orphans(&self, file: FileId, text: &str, span: &Range<usize>) -> bool {
        let header = header_above(text, span.start);
        header.is_some_and(|at| self.covers(file, &(at..at)))
    }

    /// Whether anything in a file could not be read.
    pub fn touches(&self, file: FileId) -> bool {
        self.lines.contains_key(&file)
    }

    /// Whether an id stands on a line that could not be read, so that it may well be declared there.
    pub fn mentions(&self, id: &str) -> bool {
        self.words.contains(id)
    }

    /// What stands on the lines that could not be read, as far as they and the headers above them tell.
    pub fn places(&self) -> &BTreeSet<Place> {
        &self.places
    }

    fn add(&mut self, file: FileId, text: &str, line: Range<usize>) {
        self.places.extend(places(text, &line));
        let words =
            text[line.clone()].split(|c: char| !(c.is_alphanumeric() || c == '-' || c == '_'));
        self.words
            .extend(words.filter(|word| !word.is_empty()).map(str::to_owned));
        self.lines.entry(file).or_default().push(line);
    }
}

/// Adds a finding for everything in one file that is not TOML.
pub(super) fn report(
    file: FileId,
    text: &str,
    table: &DeTable<'_>,
    errors: &[Error],
    damage: &mut Damage,
    report: &mut Report,
) {
    // The parser reports what a bracket encloses before the bracket; people read from the top.
    let mut errors: Vec<_> = errors
        .iter()
        .map(|error| (span_of(error, text), error))
        .collect();
    errors.sort_by_key(|(span, _)| line_of(text, span.start).start);
    for (span, error) in errors {
        if error.message() == "duplicate key" {
            report.push(duplicate(file, text, table, &span));
            continue;
        }
        // One slip often trips the parser twice on its line; the first message is the one that helps.
        if damage.covers(file, &span) {
            continue;
        }
        if let Some(bracket) = open_list(text, &span, error.message()) {
            report.push(
                Diagnostic::new(&codes::SYNTAX, "the list has no closing bracket")
                    .label(file, bracket..bracket + 1, "opened here")
                    .help("end it with `]`; what follows is read once it is"),
            );
            damage.add(file, text, line_of(text, bracket).start..text.len());
            continue;
        }
        report.push(explained(file, text, &span, error.message()));
        let line = line_of(text, span.start);
        if error.message().starts_with("key with no value") {
            // The parser takes the next line for the value and drops it: it must not seem to be missing.
            damage
                .places
                .extend(places(text, &line_of(text, (line.end + 1).min(text.len()))));
        }
        damage.add(file, text, line);
    }
}

/// Takes out the values that the parser made up to be able to go on: nobody wrote them.
pub(super) fn drop_invented(table: &mut DeTable<'_>) {
    for (key, mut value) in std::mem::replace(table, DeTable::new()) {
        let is_written = !value.span().is_empty();
        let is_kept = match value.get_mut() {
            DeValue::Table(inside) => {
                drop_invented(inside);
                true
            }
            DeValue::Array(items) => {
                for item in items.iter_mut() {
                    if let DeValue::Table(inside) = item.get_mut() {
                        drop_invented(inside);
                    }
                }
                true
            }
            _ => is_written,
        };
        if is_kept {
            table.insert(key, value);
        }
    }
}

/// Where the list was opened that the parser is still in, though a header or the next key has come.
fn open_list(text: &str, span: &Range<usize>, message: &str) -> Option<usize> {
    let message = message.split(", expected ").next().unwrap_or(message);
    let is_in_list = matches!(
        message,
        "string values must be quoted" | "missing comma between array elements" | "unclosed array"
    );
    let line = line_of(text, span.start);
    let content = text[line.clone()].trim();
    let is_header =
        content.starts_with('[') && content.ends_with(']') && !content.contains(['"', ',', '=']);
    let is_pair = content
        .split_once('=')
        .is_some_and(|(key, _)| is_bare(key.trim()));
    if !is_in_list || !(is_header || is_pair) {
        return None;
    }
    // A pair whose own value is the trouble opens no list above it.
    let (above, _) = text.split_at(line.start);
    let opened = above.rfind(']').map_or(0, |at| at + 1);
    let bracket = opened + above[opened..].find("[")?;
    text[line_of(text, bracket)]
        .contains('=')
        .then_some(bracket)
}

/// What the lines of a stretch are about: the thing of the header above each, with its key where one is written.
fn places(text: &str, stretch: &Range<usize>) -> Vec<Place> {
    let mut thing =
        header_above(text, stretch.start).and_then(|at| thing_of(&text[line_of(text, at)]));
    let mut places = Vec::new();
    for line in text[stretch.clone()].lines() {
        if is_header(line) {
            thing = thing_of(line);
        }
        if let Some(thing) = &thing {
            let key = line
                .trim()
                .split(['=', ':', ' '])
                .next()
                .unwrap_or_default();
            places.push(if is_bare(key) {
                thing.clone().key(key)
            } else {
                thing.clone()
            });
        }
    }
    places
}

/// Where the line of the header starts that a byte stands under or in.
fn header_above(text: &str, byte: usize) -> Option<usize> {
    let end = line_of(text, byte).end;
    let starts = text[..end].match_indices('\n').map(|(at, _)| at + 1);
    let mut starts = std::iter::once(0).chain(starts);
    starts.rfind(|at| is_header(&text[line_of(text, *at)]))
}

fn is_header(line: &str) -> bool {
    let line = line.trim();
    line.starts_with('[') && !line.ends_with(',')
}

/// The thing that a header seems to declare, broken or not.
fn thing_of(header: &str) -> Option<Place> {
    let path = header.trim().trim_matches(['[', ']']).split(['.', ' ']);
    let mut path = path.map(|part| part.trim().trim_matches(['"', '\'']));
    path.next()
        .map(|kind| path.fold(Place::table(kind), Place::key))
}

/// Whether a text could be a key or an id without quotes.
fn is_bare(text: &str) -> bool {
    !text.is_empty()
        && text
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_'))
}

fn span_of(error: &Error, text: &str) -> Range<usize> {
    let span = error.span().unwrap_or(0..0);
    text.floor_char_boundary(span.start)..text.floor_char_boundary(span.end)
}

fn line_of(text: &str, byte: usize) -> Range<usize> {
    let start = text[..byte].rfind('\n').map_or(0, |newline| newline + 1);
    let end = text[byte..]
        .find('\n')
        .map_or(text.len(), |newline| byte + newline);
    start..end
}

fn duplicate(file: FileId, text: &str, table: &DeTable<'_>, again: &Range<usize>) -> Diagnostic {
    let key = &text[again.clone()];
    let line = text[line_of(text, again.start)].trim();
    if line.starts_with('[') {
        let finding = Diagnostic::new(&codes::DUPLICATE_ID, format!("`{line}` is written twice"))
            .label(file, again.clone(), "written again")
            .help("put all keys under one header, or give one of them another id");
        let finding = match first_header(text, line) {
            Some(first) => finding.label(file, first, "written first"),
            None => finding,
        };
        return match line.trim_matches(['[', ']']).split_once('.') {
            Some((kind, id)) => finding.about(Place::of(kind, id)),
            None => finding,
        };
    }
    let finding = Diagnostic::new(
        &codes::DUPLICATE_ID,
        format!("`{key}` is written twice in one table"),
    )
    .label(file, again.clone(), "written again")
    .help("keep one of the two");
    match first_key(text, table, key, again) {
        Some(first) => finding.label(file, first, "written first"),
        None => finding,
    }
}

/// The first line that says the same as a header.
fn first_header(text: &str, header: &str) -> Option<Range<usize>> {
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        if line.trim() == header {
            let indent = line.len() - line.trim_start().len();
            return Some(start + indent..start + indent + header.len());
        }
        start += line.len();
    }
    None
}

/// The nearest earlier place where the parser kept a key of that name.
fn first_key(
    text: &str,
    table: &DeTable<'_>,
    key: &str,
    again: &Range<usize>,
) -> Option<Range<usize>> {
    let mut nearest: Option<Range<usize>> = None;
    let mut tables = vec![table];
    while let Some(table) = tables.pop() {
        for (name, value) in table {
            let span = name.span();
            if text.get(span.clone()) == Some(key)
                && span.end <= again.start
                && nearest.as_ref().is_none_or(|best| best.start < span.start)
            {
                nearest = Some(span);
            }
            match value.get_ref() {
                DeValue::Table(inside) => tables.push(inside),
                DeValue::Array(items) => {
                    tables.extend(items.iter().filter_map(|item| item.get_ref().as_table()));
                }
                _ => {}
            }
        }
    }
    nearest
}

/// The parser's message with what to do about it.
fn explained(file: FileId, text: &str, span: &Range<usize>, message: &str) -> Diagnostic {
    let line = text[line_of(text, span.start)].trim();
    let found = &text[span.clone()];
    let (plain, expected) = message.split_once(", expected ").unwrap_or((message, ""));
    let value = line.split_once('=').map_or("", |(_, value)| {
        value.split('#').next().unwrap_or(value).trim()
    });
    if let Some(finding) = moment(plain, value, found, expected) {
        return finding.label(file, span.clone(), "");
    }
    let (message, help) = in_header(plain, line, &word_around(text, span))
        .or_else(|| in_pair(plain, line, value, &word_around(text, span)))
        .or_else(|| in_value(plain, value, found))
        .unwrap_or_else(|| {
            let help = if expected.is_empty() || expected == "nothing" {
                "a line is `[table.id]`, `key = value` or `# remark`".to_owned()
            } else {
                format!("expected {expected}")
            };
            (format!("this line is not TOML: {plain}"), help)
        });
    Diagnostic::new(&codes::SYNTAX, message)
        .label(file, span.clone(), "")
        .help(help)
}

/// A finding about a day or a time that is written in another way.
fn moment(plain: &str, value: &str, found: &str, expected: &str) -> Option<Diagnostic> {
    let is_refused = plain.starts_with("invalid date") || plain.starts_with("invalid time");
    let separators = value.matches(['.', '/', '-', ':']).count();
    let is_like_one = separators >= 2
        && value.starts_with(|c: char| c.is_ascii_digit())
        && value
            .chars()
            .all(|c| c.is_ascii_digit() || matches!(c, '.' | '/' | '-' | ':'));
    if !is_refused && !is_like_one {
        return None;
    }
    let shown = if is_like_one { value } else { found };
    let (what, help) = if shown.contains(':') && !shown.contains('-') {
        (
            "a time",
            "write hour:minute with two digits each, such as 09:30",
        )
    } else {
        ("a date", "write year-month-day, such as 2026-03-20")
    };
    let why = if is_refused && !expected.is_empty() {
        format!(": expected {expected}")
    } else {
        String::new()
    };
    Some(Diagnostic::new(&codes::BAD_DATE, format!("`{shown}` is not {what}{why}")).help(help))
}

/// What is wrong with a header.
fn in_header(plain: &str, line: &str, word: &str) -> Option<(String, String)> {
    if !line.starts_with('[') {
        return None;
    }
    match plain {
        "unclosed table" | "unclosed array of tables" if line.ends_with(']') => {
            let inside = line.trim_matches(['[', ']']);
            let (kind, id) = inside.split_once(['.', ' ']).unwrap_or((inside, "some-id"));
            let id = id.split_whitespace().collect::<Vec<_>>().join("-");
            let (open, close) = if line.starts_with("[[") {
                ("[[", "]]")
            } else {
                ("[", "]")
            };
            Some((
                format!("`{line}` has a space in it"),
                format!(
                    "write `{open}{kind}.{id}{close}`: a dot after the kind, hyphens between words"
                ),
            ))
        }
        "unclosed table" | "unclosed array of tables" => {
            let close = if line.starts_with("[[") { "]]" } else { "]" };
            let line = line.trim_end_matches(']');
            Some((
                format!("`{line}` has no closing bracket"),
                format!("write `{line}{close}`"),
            ))
        }
        "unexpected key or value" => {
            let end = line.find(']').map_or(line.len(), |at| at + 1);
            let (header, rest) = line.split_at(end);
            Some((
                format!("`{}` stands behind the header", rest.trim()),
                format!("leave `{header}` alone on its line"),
            ))
        }
        "invalid unquoted key" => {
            let kind = line
                .trim_start_matches('[')
                .split('.')
                .next()
                .unwrap_or("task");
            Some((
                format!("the name `{word}` needs quotes"),
                format!("names with other letters than a-z stand in quotes: `[{kind}.\"{word}\"]`"),
            ))
        }
        _ => None,
    }
}

/// What is wrong with `key = value` as a whole.
fn in_pair(plain: &str, line: &str, value: &str, word: &str) -> Option<(String, String)> {
    match plain {
        "invalid unquoted key" => Some((
            format!("the name `{word}` needs quotes"),
            format!("write `\"{word}\" = …`"),
        )),
        "key with no value" => {
            let (key, colon) = line
                .split_once(':')
                .map_or((line, false), |(key, _)| (key, true));
            let key = key.trim();
            Some(if key.contains([' ', ',']) && !key.contains('"') {
                (
                    "this line is plain text".to_owned(),
                    "begin remarks with `#`, or write `key = value`".to_owned(),
                )
            } else if colon {
                (
                    format!("`{key}` and its value are joined by a colon"),
                    format!("write `{key} = …`"),
                )
            } else {
                (
                    format!("`{key}` has no value"),
                    format!("write `{key} = …`, or delete the line"),
                )
            })
        }
        "unexpected key or value" if is_decimal_with_comma(value) => Some((
            format!("`{value}` has a comma"),
            format!(
                "decimal numbers have a point: write {}",
                value.replace(',', ".")
            ),
        )),
        _ => None,
    }
}

fn is_decimal_with_comma(value: &str) -> bool {
    value.split_once(',').is_some_and(|(whole, part)| {
        [whole, part]
            .iter()
            .all(|digits| !digits.is_empty() && digits.chars().all(|c| c.is_ascii_digit()))
    })
}

/// What is wrong with a value.
fn in_value(plain: &str, value: &str, found: &str) -> Option<(String, String)> {
    let curly = ['“', '”', '„', '‟', '«', '»', '‘', '’', '‚'];
    Some(match plain {
        "string values must be quoted" if found.is_empty() => (
            "there is no value after `=`".to_owned(),
            "write a value, or delete the line".to_owned(),
        ),
        "string values must be quoted" if found.trim_end_matches('%').parse::<f64>().is_ok() => (
            format!("`{found}` is not a number"),
            "write shares as numbers from 0 to 1, such as 0.4 for 40 %".to_owned(),
        ),
        "string values must be quoted" if found.starts_with(curly) => (
            format!("the quotes of `{found}` are curly"),
            format!("write straight ones: \"{}\"", found.trim_matches(curly)),
        ),
        "string values must be quoted" => (
            format!("`{found}` is text without quotes"),
            format!("write \"{}\"", found.replace('"', "'")),
        ),
        "invalid basic string" | "invalid literal string" => (
            "the text has no closing quote".to_owned(),
            "end it with a quote on the same line".to_owned(),
        ),
        "missing comma between array elements" => (
            "two values of the list stand side by side".to_owned(),
            "write a comma between them, such as [\"csm\", \"ae\"]".to_owned(),
        ),
        "unclosed array" => (
            "the list has no closing bracket".to_owned(),
            "end it with `]`".to_owned(),
        ),
        "unclosed inline table" => (
            "`{` has no closing bracket".to_owned(),
            "end it with `}`".to_owned(),
        ),
        "invalid boolean" if !["true", "false"].contains(&value.to_lowercase().as_str()) => (
            format!("`{value}` is text without quotes"),
            format!("write \"{}\"", value.replace('"', "'")),
        ),
        "invalid boolean" => (
            format!("`{value}` is neither `true` nor `false`"),
            "write `true` or `false` in small letters, or text in quotes".to_owned(),
        ),
        "extra `=`" => (
            "there is one `=` too many".to_owned(),
            "write `key = value`".to_owned(),
        ),
        "unexpected key or value" => (
            format!("there is more than one value: `{value}`"),
            "put text in one pair of quotes, with `'` for quotes inside; begin remarks with `#`"
                .to_owned(),
        ),
        "unexpected leading zero" => (
            format!("`{value}` begins with a zero"),
            "write the number without it".to_owned(),
        ),
        "missing comma between key-value pairs" => (
            "two pairs stand side by side in `{ … }`".to_owned(),
            "write a comma between them, or `}` where they end".to_owned(),
        ),
        "missing escaped value" => (
            "a backslash has a meaning of its own in text".to_owned(),
            "write `\\\\` for one backslash".to_owned(),
        ),
        "invalid float" | "invalid mantissa" | "invalid fraction" | "invalid exponent" => (
            format!("`{value}` is not a number"),
            "write a number such as 4 or 2.5, or text in quotes".to_owned(),
        ),
        _ => return None,
    })
}

/// The whole name around a stretch that the parser stopped at.
fn word_around(text: &str, span: &Range<usize>) -> String {
    let ends = |c: char| c.is_whitespace() || matches!(c, '.' | '=' | '[' | ']');
    let start = text[..span.start].rfind(ends).map_or(0, |at| {
        at + text[at..].chars().next().map_or(1, char::len_utf8)
    });
    let end = text[span.start..]
        .find(ends)
        .map_or(text.len(), |at| span.start + at);
    text[start..end.max(start)].trim_matches('"').to_owned()
}
