//! Values on one line, each written in one way.

use toml::Value;

/// A key as it stands in a path: in quotes where it needs them.
pub(super) fn key(name: &str) -> String {
    let is_bare = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
    if !name.is_empty() && name.chars().all(is_bare) {
        name.to_owned()
    } else {
        quoted(name)
    }
}

/// A value on one line. Words such as ids stand without quotes where they can be nothing else; a number or a date in
/// quotes keeps them.
pub(super) fn written(value: &Value) -> String {
    match value {
        Value::String(text) if is_word(text) => text.clone(),
        Value::String(text) => quoted(text),
        Value::Integer(number) => number.to_string(),
        // With its point: `4.0` is not typed as `4`.
        Value::Float(number) => format!("{number:?}"),
        Value::Boolean(is) => is.to_string(),
        Value::Datetime(day) => day.to_string(),
        Value::Array(items) => {
            let items: Vec<_> = items.iter().map(written).collect();
            format!("[{}]", items.join(", "))
        }
        Value::Table(table) => {
            let mut pairs: Vec<_> = table
                .iter()
                .map(|(name, value)| format!("{} = {}", key(name), written(value)))
                .collect();
            pairs.sort_unstable();
            format!("{{{}}}", pairs.join(", "))
        }
    }
}

/// Whether a text looks like an id, and like no other value of TOML.
fn is_word(text: &str) -> bool {
    let is_inside = |c: char| c.is_alphanumeric() || c == '-' || c == '_';
    text.starts_with(char::is_alphabetic)
        && text.chars().all(is_inside)
        && !["true", "false", "inf", "nan", "NaN"].contains(&text)
}

/// In quotes, with everything escaped that would break the line or that a terminal obeys.
fn quoted(text: &str) -> String {
    let mut quoted = String::with_capacity(text.len() + 2);
    quoted.push('"');
    for c in text.chars() {
        match c {
            '"' | '\\' => quoted.extend(['\\', c]),
            '\n' => quoted.push_str("\\n"),
            '\t' => quoted.push_str("\\t"),
            c if c.is_control() || matches!(c, '\u{2028}' | '\u{2029}') => {
                quoted.extend(c.escape_unicode());
            }
            c => quoted.push(c),
        }
    }
    quoted.push('"');
    quoted
}
