//! Names as people write them, and when two are the same.

/// A name without what people write differently: capitals, spaces, punctuation, marks of emphasis.
pub fn folded(name: &str) -> String {
    let letters = name.chars().flat_map(char::to_lowercase);
    letters.filter(|letter| letter.is_alphanumeric()).collect()
}
