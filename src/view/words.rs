//! First letters, and anchors on every page.

use std::fmt::Display;

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
    fn an_anchor_has_no_blanks() {
        assert_eq!(anchor("row", "renewal quote"), "row-renewal-quote");
        assert_eq!(anchor("row", "更新"), "row-更新");
    }
}
