//! When two names of a sheet are the same name, written in another way.

use std::collections::{BTreeSet, HashMap};

use super::folded;

/// The names of a sheet: those that only folding makes the same are several where one table has them side by side.
#[derive(Debug, Clone, Default)]
pub(super) struct Spellings {
    /// Folded names that are several.
    apart: BTreeSet<String>,
}

impl Spellings {
    /// Looks over the names of each table.
    pub(super) fn of<'n>(tables: impl IntoIterator<Item = Vec<&'n str>>) -> Self {
        let mut apart = BTreeSet::new();
        for names in tables {
            let mut seen: HashMap<String, String> = HashMap::new();
            for name in names {
                let plain = plain(name);
                let known = seen.entry(telling(name)).or_insert_with(|| plain.clone());
                if *known != plain {
                    apart.insert(telling(name));
                }
            }
        }
        Self { apart }
    }

    /// What is the same for all ways to write a name: "Follow-up" and "follow up", but never "C++" and "C#".
    pub(super) fn key(&self, name: &str) -> String {
        let telling = telling(name);
        if telling.is_empty() || self.apart.contains(&telling) {
            return plain(name);
        }
        telling
    }
}

/// A name in small letters, with single blanks.
fn plain(name: &str) -> String {
    let words: Vec<_> = name.split_whitespace().collect();
    words.join(" ").to_lowercase()
}

/// The name folded, with the signs that are more than punctuation.
fn telling(name: &str) -> String {
    const SIGNS: &[char] = &['+', '#', '&', '@', '%', '$', '€', '<', '>', '='];
    let parts = name.split_inclusive(SIGNS).map(|part| {
        let sign = part.chars().next_back().filter(|last| SIGNS.contains(last));
        folded(part) + &sign.map_or(String::new(), String::from)
    });
    parts.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_one_until_a_table_has_both() {
        let none = Spellings::default();
        assert_eq!(none.key("Follow-up!"), none.key("follow  UP"));
        assert_ne!(none.key("C++"), none.key("C#"));
        assert_ne!(none.key("C"), none.key("C#"));
        let both = Spellings::of([vec!["Net", ".NET", "net"], vec!["Follow-up"]]);
        assert_ne!(both.key(".net"), both.key("NET"));
        assert_eq!(both.key("Net"), both.key("net"));
        assert_eq!(both.key("Follow-up"), both.key("Follow up"));
    }
}
