//! The TOML parser's messages in the user's words, each with what to write instead.

use std::ops::Range;

use super::syntax::line_of;
use crate::diagnostic::{Diagnostic, FileId, codes};

/// The parser's message with what to do about it.
pub(super) fn explained(
    file: FileId,
    text: &str,
    span: &Range<usize>,
    message: &str,
) -> Diagnostic {
    let line = text[line_of(text, span.start)].trim();
    let found = &text[span.clone()];
    let (plain, expected) = message.split_once(", expected ").unwrap_or((message, ""));
    let value = value_at(text, span);
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
        "string values must be quoted" if found.contains("//") => (
            format!("`{found}` is not a value"),
            "remarks begin with `#`".to_owned(),
        ),
        "string values must be quoted" if starts_with_a_number(found) => {
            let number = found.trim_end_matches(|c: char| !c.is_ascii_digit());
            (
                format!("`{found}` is not a number"),
                format!("write {number}, or \"{found}\" where text is meant"),
            )
        }
        "string values must be quoted" if ["yes", "no", "on", "off"].contains(&found) => (
            format!("`{found}` is neither `true` nor `false`"),
            format!("write `true` or `false`, or \"{found}\" where text is meant"),
        ),
        "string values must be quoted" => (
            format!("`{found}` is text without quotes"),
            format!("write \"{}\"", found.replace('"', "'")),
        ),
        "missing opening quote" => (
            "the text has no opening quote".to_owned(),
            "begin it with a quote".to_owned(),
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

/// Whether a text is a number with its unit, such as `3h`.
fn starts_with_a_number(text: &str) -> bool {
    let number = text.trim_end_matches(|c: char| c.is_alphabetic() || c == ' ');
    number != text && number.parse::<f64>().is_ok()
}

/// The value that a stretch lies in: what stands after `=`, or one value of several in brackets.
fn value_at<'t>(text: &'t str, span: &Range<usize>) -> &'t str {
    let line = line_of(text, span.start);
    let after_equals = text[line.clone()]
        .split_once('=')
        .map_or("", |(_, value)| value);
    let whole = after_equals.split('#').next().unwrap_or_default().trim();
    if !whole.starts_with(['{', '[']) {
        return whole;
    }
    let ends = |c: char| matches!(c, ',' | '=' | '{' | '}' | '[' | ']');
    let start = text[line.start..span.start]
        .rfind(ends)
        .map_or(line.start, |at| line.start + at + 1);
    let end = text[span.start..line.end]
        .find(ends)
        .map_or(line.end, |at| span.start + at);
    text[start..end].trim()
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
