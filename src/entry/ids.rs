//! Ids made from names: in Latin letters, the same for the same name.

use deunicode::deunicode;

/// The longest id that is made from a name; it ends at a word.
const LONGEST: usize = 48;

/// The id for a name: its words in small Latin letters with hyphens; empty where it has neither letter nor digit.
pub fn id_of(name: &str) -> String {
    // An apostrophe joins: "customer's" is one word.
    let latin = deunicode(name).to_ascii_lowercase().replace('\'', "");
    let mut id = String::new();
    let words = latin.split(|letter: char| !letter.is_ascii_alphanumeric());
    for word in words.filter(|word| !word.is_empty()) {
        let length = id.len() + usize::from(!id.is_empty()) + word.len();
        if length > LONGEST && !id.is_empty() {
            break;
        }
        if !id.is_empty() {
            id.push('-');
        }
        id.extend(word.chars().take(LONGEST));
    }
    id
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_any_script_make_ids() {
        assert_eq!(
            id_of("Lead the customer's kickoff"),
            "lead-the-customers-kickoff"
        );
        assert_eq!(id_of("Größe & Übergabe"), "grosse-ubergabe");
        assert_eq!(id_of("リサーチ目標の定義"), id_of("リサーチ目標の定義"));
        assert!(crate::wording::is_kebab(&id_of("リサーチ目標の定義")));
        assert_eq!(id_of("A/B testing (v2)"), "a-b-testing-v2");
        assert_eq!(id_of("—"), "");
    }

    #[test]
    fn long_names_end_at_a_word() {
        let id = id_of(
            "Agree on the measures of success with the sponsor before the first business review",
        );
        assert!(id.len() <= LONGEST, "{id}");
        assert!(!id.ends_with('-'), "{id}");
        assert_eq!(id_of(&"a".repeat(100)).len(), LONGEST);
    }
}
