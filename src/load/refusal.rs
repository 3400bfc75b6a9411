//! What the reader said about a value, in the user's words.

use std::ops::Range;

use toml::de::DeValue;

use crate::diagnostic::{Code, Diagnostic, FileId, Place, codes};
use crate::wording::near;

/// A finding that still has to be told where it is.
pub(super) struct Refusal {
    finding: Diagnostic,
    label: String,
}

impl Refusal {
    pub(super) fn at(self, file: FileId, span: Range<usize>) -> Diagnostic {
        self.finding.label(file, span, self.label)
    }
}

/// Turns `invalid type: string "x", expected a number, such as 4` into a finding about the key at `path`.
///
/// `text` is what stands in the file. Every type of [`crate::schema::value`] refuses in this form.
pub(super) fn finding(path: &Place, text: &str, value: &DeValue<'_>, message: &str) -> Refusal {
    let Some((_, expected)) = message.split_once(", expected ") else {
        let finding = Diagnostic::new(
            &codes::WRONG_TYPE,
            format!("`{path}` cannot be read: {message}"),
        );
        return Refusal {
            finding,
            label: String::new(),
        };
    };
    let expected = plain(expected);
    let code = code_for(expected);
    if code == &codes::BAD_DATE
        && let Some(text) = value.as_str()
    {
        let is_written_well = text.parse::<toml::value::Datetime>().is_ok();
        let help = if is_written_well {
            format!("write {text} without quotes")
        } else {
            format!("write {expected}")
        };
        let finding = Diagnostic::new(
            code,
            format!("`{path}` is text, because it stands in quotes"),
        );
        return Refusal {
            finding: finding.help(help),
            label: format!("not {}", short(expected)),
        };
    }
    let message = if code == &codes::WRONG_TYPE {
        format!("`{path}` cannot be {}", found(value))
    } else {
        format!(
            "`{path}` cannot be `{}`",
            shortened(text).trim_matches(['"', '\''])
        )
    };
    let is_quoted_number = code == &codes::WRONG_TYPE
        && expected.contains("number")
        && value
            .as_str()
            .is_some_and(|text| text.parse::<f64>().is_ok_and(f64::is_finite));
    if is_quoted_number {
        let number = value.as_str().unwrap_or_default();
        let finding = Diagnostic::new(code, message).help(format!("write {number} without quotes"));
        return Refusal {
            finding,
            label: format!("not {}", short(expected)),
        };
    }
    let help = match value
        .as_str()
        .and_then(|word| near(word, choices(expected)))
    {
        Some(word) => format!("did you mean `{word}`? write {expected}"),
        None => format!("write {expected}"),
    };
    Refusal {
        finding: Diagnostic::new(code, message).help(help),
        label: format!("not {}", short(expected)),
    }
}

/// What stands there, as part of a sentence.
pub(super) fn found(value: &DeValue<'_>) -> String {
    match value {
        DeValue::String(_) => "text".to_owned(),
        DeValue::Integer(number) => format!("the number {number}"),
        DeValue::Float(number) => format!("the number {number}"),
        DeValue::Boolean(flag) => format!("`{flag}`"),
        DeValue::Datetime(moment) => format!("the date {moment}"),
        DeValue::Array(items) => {
            format!(
                "a list of {}",
                crate::wording::counted(items.len(), "value", "values")
            )
        }
        DeValue::Table(_) => "a table".to_owned(),
    }
}

fn code_for(expected: &str) -> &'static Code {
    if expected.starts_with("one of ") {
        &codes::UNKNOWN_WORD
    } else if expected.starts_with("a day") || expected.starts_with("a time of day") {
        &codes::BAD_DATE
    } else {
        &codes::WRONG_TYPE
    }
}

/// The libraries' own words for what they expect, said plainly.
fn plain(expected: &str) -> &str {
    match expected {
        "a map" => "a table in braces, such as { key = value }",
        "a sequence" => "a list in square brackets",
        other if other.starts_with("struct ") => "a table in braces, such as { key = value }",
        other => other,
    }
}

/// The words that `one of …` offers.
fn choices(expected: &str) -> impl Iterator<Item = &str> {
    expected.split('`').skip(1).step_by(2)
}

/// The part of an expectation that fits beside a caret.
fn short(expected: &str) -> &str {
    let end = [", ", "; ", " such as"]
        .iter()
        .filter_map(|stop| expected.find(stop))
        .min();
    match end {
        Some(end) if !expected.starts_with("one of ") => &expected[..end],
        _ if expected.starts_with("one of ") => "one of the words",
        _ => expected,
    }
}

fn shortened(text: &str) -> String {
    const READABLE: usize = 40;
    let line = text.lines().next().unwrap_or_default();
    if line.chars().count() <= READABLE {
        line.to_owned()
    } else {
        line.chars().take(READABLE).chain(['…']).collect()
    }
}
