//! Where in a string as TOML writes it a stretch of its text stands.

use std::ops::Range;

/// One character of a text and what it is written with, or a line break that a backslash takes out of the text.
struct Unit {
    written: Range<usize>,
    /// Bytes in the text; 0 for what is no part of it.
    length: usize,
}

/// The bytes of `raw`, a string with its quotes, that `part` of its text is written with; `None` where there is no
/// such part.
///
/// Knows all four kinds of string and their escapes. Any text that is not a string has no parts.
pub(super) fn written(raw: &str, part: &Range<usize>) -> Option<Range<usize>> {
    let mut reached = 0;
    let mut found: Option<Range<usize>> = None;
    for unit in units(raw)? {
        let (start, end) = (reached, reached + unit.length);
        reached = end;
        if end > part.start && start < part.end {
            let from = found.map_or(unit.written.start, |found| found.start);
            found = Some(from..unit.written.end);
        }
    }
    found.filter(|_| reached >= part.end)
}

fn units(raw: &str) -> Option<impl Iterator<Item = Unit>> {
    let is_in = |quotes: &&str| {
        let inside = raw.strip_prefix(*quotes);
        inside.is_some_and(|inside| inside.ends_with(*quotes))
    };
    let quotes = ["\"\"\"", "'''", "\"", "'"].into_iter().find(is_in)?;
    let inside = &raw[..raw.len() - quotes.len()];
    let mut at = quotes.len();
    if quotes.len() == 3 {
        // A line break right behind the opening quotes is no part of the text.
        let newline = ["\r\n", "\n"]
            .into_iter()
            .find(|newline| inside[at..].starts_with(newline));
        at += newline.map_or(0, str::len);
    }
    let has_escapes = quotes.starts_with('"');
    Some(std::iter::from_fn(move || {
        let rest = &inside[at..];
        let first = rest.chars().next()?;
        let (bytes, length) = if has_escapes && first == '\\' {
            escape(rest)
        } else {
            (first.len_utf8(), first.len_utf8())
        };
        let written = at..at + bytes;
        at = written.end;
        Some(Unit { written, length })
    }))
}

/// How many bytes the escape at the beginning of `rest` takes, and how many its character has.
fn escape(rest: &str) -> (usize, usize) {
    let Some(kind) = rest[1..].chars().next() else {
        return (1, 1);
    };
    let digits = match kind {
        'x' => 2,
        'u' => 4,
        'U' => 8,
        // A backslash at the end of a line takes all blanks up to the next text.
        blank if blank.is_ascii_whitespace() => {
            let text = rest[1..].trim_start_matches([' ', '\t', '\r', '\n']);
            return (rest.len() - text.len(), 0);
        }
        _ => return (1 + kind.len_utf8(), 1),
    };
    let character = rest
        .get(2..2 + digits)
        .and_then(|hex| u32::from_str_radix(hex, 16).ok())
        .and_then(char::from_u32);
    match character {
        Some(character) => (2 + digits, character.len_utf8()),
        None => (1 + kind.len_utf8(), 1),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use toml::de::DeValue;

    use super::*;

    /// What is written where `word` stands in a string as TOML writes it.
    fn found<'r>(raw: &'r str, word: &str) -> &'r str {
        let value = DeValue::parse(raw).unwrap();
        let text = value.get_ref().as_str().unwrap();
        let start = text.find(word).unwrap();
        &raw[written(raw, &(start..start + word.len())).unwrap()]
    }

    #[test]
    fn a_word_is_found_in_every_kind_of_string() {
        assert_eq!(found("\"is a good listener\"", "good"), "good");
        assert_eq!(found("'C:\\new is good'", "good"), "good");
        assert_eq!(found("\"\"\"\r\n\"good\" work\r\n\"\"\"", "good"), "good");
        assert_eq!(found("'''\nit's\ngood'''", "good"), "good");
    }

    #[test]
    fn escapes_count_as_what_they_mean() {
        assert_eq!(found(r#""a\tb\\ \"good\"""#, "good"), "good");
        assert_eq!(found(r#""\u00fcberaus gut""#, "gut"), "gut");
        assert_eq!(
            found(r#""g\u006f\U0000006Fd x""#, "good"),
            r"g\u006f\U0000006Fd"
        );
        assert_eq!(found(r#""\xfcber gut""#, "über"), r"\xfcber");
        assert_eq!(found("\"\"\"so \\\n   \n  good\"\"\"", "good"), "good");
        assert_eq!(found("\"\"\"go\\\n   od\"\"\"", "good"), "go\\\n   od");
        assert_eq!(found("\"日本 😀 très bon\"", "très"), "très");
    }

    #[test]
    fn there_are_no_parts_of_what_is_not_there() {
        assert_eq!(written("\"good\"", &(2..9)), None);
        assert_eq!(written("12", &(0..1)), None);
        assert_eq!(written("\"", &(0..1)), None);
        assert_eq!(written("\"good\"", &(2..2)), None);
    }

    proptest! {
        #[test]
        fn what_is_found_means_the_stretch(before in "\\PC{0,9}", word in "\\PC{1,9}", after in "\\PC{0,9}") {
            let text = format!("{before}\n\t\"{word}'''\\{after}");
            let start = before.len() + 3;
            // As Rust writes it, every character beyond ASCII as an escape: all that TOML knows.
            let escaped: String = text
                .chars()
                .map(|c| if c.is_ascii_alphanumeric() { c.to_string() } else { format!("\\U{:08X}", u32::from(c)) })
                .collect();
            for raw in [format!("\"{escaped}\""), toml::Value::String(text.clone()).to_string()] {
                let at = written(&raw, &(start..start + word.len())).unwrap();
                let part = format!("\"\"\"{}\"\"\"", &raw[at]);
                // A part of a literal string is the text itself.
                if raw.starts_with('"') && !part.contains("\"\"\"\"") {
                    let value = DeValue::parse(&part).unwrap();
                    prop_assert_eq!(value.get_ref().as_str(), Some(word.as_str()));
                }
            }
        }

        #[test]
        fn nothing_breaks_it(raw in "['\"\\\\\\PC\n]{0,24}", start in 0usize..20, length in 0usize..20) {
            let _ = written(&raw, &(start..start + length));
        }
    }
}
