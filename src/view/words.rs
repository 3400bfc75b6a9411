//! How numbers and lists are written in English, as the terminal speaks it, and anchors on every page.

use std::fmt::Display;

/// "156.9 h".
pub(super) fn hours(hours: f64) -> String {
    format!("{hours:.1} h")
}

/// "3.25": two digits, so that a mean just off a line does not look as if it lay on it.
pub(super) fn score(score: f64) -> String {
    format!("{score:.2}")
}

/// A number as people write it: "3", "2.5".
pub(super) fn plain(number: f64) -> String {
    let text = format!("{number:.2}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// "a, b and c".
pub(super) fn listed<T: Display>(items: impl IntoIterator<Item = T>) -> String {
    let items: Vec<String> = items.into_iter().map(|item| item.to_string()).collect();
    match items.as_slice() {
        [] => String::new(),
        [only] => only.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

/// The first letter large; scripts without case stay as they are.
pub(super) fn capitalised(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(chars).collect()
    })
}

/// A name for links into a page: an HTML id may have no blanks, and an id that rules frown upon may.
pub(super) fn anchor(kind: &str, id: impl Display) -> String {
    let id = id.to_string();
    let safe = |c: char| {
        if c.is_alphanumeric() || c == '-' || c == '_' {
            c
        } else {
            '-'
        }
    };
    format!("{kind}-{}", id.chars().map(safe).collect::<String>())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_read_as_people_write_them() {
        assert_eq!(hours(156.86), "156.9 h");
        assert_eq!(plain(3.0), "3");
        assert_eq!(plain(2.5), "2.5");
    }

    #[test]
    fn lists_end_with_and() {
        assert_eq!(listed(["a"]), "a");
        assert_eq!(listed(["a", "b", "c"]), "a, b and c");
    }

    #[test]
    fn an_anchor_has_no_blanks() {
        assert_eq!(anchor("row", "renewal quote"), "row-renewal-quote");
        assert_eq!(anchor("row", "更新"), "row-更新");
    }
}
