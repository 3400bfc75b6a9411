//! Small turns of phrase that findings share: nearest names, lists, plurals.

/// The name nearest to what was typed, if one is near enough to be meant.
pub(crate) fn near<'a>(typed: &str, names: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let plain = typed.to_lowercase();
    // Another single letter is another name, not a slip.
    let allowed = match typed.chars().count() {
        0 | 1 => 0,
        letters => (letters / 3).clamp(1, 3),
    };
    names
        .map(|name| {
            (
                strsim::damerau_levenshtein(&plain, &name.to_lowercase()),
                name,
            )
        })
        .filter(|(distance, _)| *distance <= allowed)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, name)| name)
}

/// After so many slips in one run nobody reads what is suggested, and comparing each with ten thousand names takes
/// its time.
pub(crate) const MOST_SUGGESTIONS: usize = 200;

/// "did you mean `x`?", or the names there are while they are few enough to read.
pub(crate) fn did_you_mean<'a>(
    typed: &str,
    names: impl Iterator<Item = &'a str> + Clone,
) -> String {
    const READABLE: usize = 12;
    if let Some(near) = near(typed, names.clone()) {
        return format!("did you mean `{near}`?");
    }
    let all: Vec<_> = names.collect();
    match all.len() {
        0 => "there is none yet to choose from".to_owned(),
        1..=READABLE => format!("there is {}", quoted_list(&all)),
        more => format!(
            "there is {} and {} more",
            quoted_list(&all[..READABLE]),
            more - READABLE
        ),
    }
}

/// "`a`": a name that the authors wrote, inside a sentence.
pub(crate) fn quoted(name: &str) -> String {
    format!("`{name}`")
}

/// "`a`, `b`".
pub(crate) fn quoted_list(names: &[&str]) -> String {
    names
        .iter()
        .map(|name| quoted(name))
        .collect::<Vec<_>>()
        .join(", ")
}

/// "1 row", "3 rows".
pub(crate) fn counted(count: usize, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}

/// "1 row is", "3 rows are".
pub(crate) fn are(count: usize, one: &str, many: &str) -> String {
    let verb = if count == 1 { "is" } else { "are" };
    format!("{} {verb}", counted(count, one, many))
}

/// A text on one line, with single spaces.
pub(crate) fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A name without what people write differently: capitals, spaces, punctuation, marks of emphasis.
///
/// Readers and imports take names for the same that are the same in letters and digits.
pub fn folded(name: &str) -> String {
    let letters = name.chars().flat_map(char::to_lowercase);
    letters.filter(|letter| letter.is_alphanumeric()).collect()
}

/// What makes two names the same: what [`folded`] leaves of them; names of signs alone are what they are.
pub(crate) fn key_of(name: &str) -> String {
    match folded(name) {
        folded if folded.is_empty() => name.trim().to_owned(),
        folded => folded,
    }
}

/// Whether a text can be an id: it has no blanks, dots or slashes, and does not stand for nobody yet.
pub(crate) fn is_id(text: &str) -> bool {
    let is_bad = |c: char| c.is_whitespace() || c.is_control() || matches!(c, '.' | '/');
    !text.is_empty() && text != "?" && !text.contains(is_bad)
}

/// The number that readers see where so many digits are printed; a zero has no sign.
pub(crate) fn as_printed(number: f64, digits: usize) -> f64 {
    let printed = format!("{number:.digits$}");
    // Adding zero takes the sign from a zero.
    printed.parse().unwrap_or(number) + 0.0
}

/// Whether an id is one as we write them: words of small letters and digits, joined by hyphens.
pub(crate) fn is_kebab(id: &str) -> bool {
    let is_plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit();
    id.split('-')
        .all(|word| !word.is_empty() && word.chars().all(is_plain))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_those_that_are_printed() {
        // The half is a little less in binary, so that 0.666 is printed.
        assert_eq!(as_printed(0.6665, 3), 0.666);
        assert_eq!(as_printed(0.6996, 3), 0.700);
        for nothing in [-0.0, -1e-17, -0.04] {
            assert!(as_printed(nothing, 1).is_sign_positive(), "{nothing}");
        }
        assert_eq!(as_printed(-0.06, 1), -0.1);
    }

    #[test]
    fn ids_need_not_be_as_we_write_them() {
        for id in ["renewal-forecast", "a1"] {
            assert!(is_id(id) && is_kebab(id), "{id}");
        }
        for id in ["cs_manager", "CSM", "a--b", "größe", "-"] {
            assert!(is_id(id) && !is_kebab(id), "{id}");
        }
        for id in ["", " ", "a b", "a.b", "a/b", "?", "a\u{7}"] {
            assert!(!is_id(id) && !is_kebab(id), "{id}");
        }
    }

    #[test]
    fn names_of_signs_are_not_all_the_same() {
        assert_eq!(key_of(" Account-Manager"), key_of("account manager"));
        assert_ne!(key_of("\u{2713}"), key_of("\u{2717}"));
        assert_eq!(key_of(" \u{2713} "), "\u{2713}");
    }

    #[test]
    fn lines_and_blanks_become_single_spaces() {
        assert_eq!(one_line(" two\n  short\tlines "), "two short lines");
        assert_eq!(are(1, "row", "rows"), "1 row is");
        assert_eq!(are(2, "row", "rows"), "2 rows are");
    }

    #[test]
    fn only_a_slip_is_near() {
        let tables = ["task", "role", "workshop"];
        assert_eq!(near("tasks", tables.into_iter()), Some("task"));
        assert_eq!(near("Roel", tables.into_iter()), Some("role"));
        assert_eq!(near("workspace", tables.into_iter()), None);
        assert_eq!(near("package", tables.into_iter()), None);
        assert_eq!(near("b", ["a"].into_iter()), None);
        assert_eq!(near("B", ["a", "b"].into_iter()), Some("b"));
    }
}
