//! Which lists are sets, and what the items of `[[…]]` lists are called.

/// The letters of all variants.
const LETTERS: &[&str] = &["A", "R", "C", "I", "S", "V", "O", "D", "P"];

/// Lists in which order means nothing; `*` is any key, `#` a letter. `[raci] roles` is none of them: it says in which
/// order the columns stand. Neither is anything in a ballot of scores, where tasks may be called `A`.
const SETS: &[&[&str]] = &[
    &["task", "*", "#"],
    &["task", "*", "tools"],
    &["activity", "*", "#"],
    &["activity", "*", "segment", "*", "#"],
    &["activity", "*", "open"],
    &["activity", "*", "accepted"],
    &["activity", "*", "tasks"],
    &["ballot", "*", "raci", "*", "#"],
    &["vote", "voters"],
    &["rules", "free", "never_cut"],
    &["rules", "raci", "vague_words"],
    &["rules", "competency", "trait_words"],
    &["workstream", "*", "leads"],
    &["workstream", "*", "members"],
    &["workstream", "*", "tasks"],
    &["interlock", "*", "activities"],
    &["interlock", "*", "between"],
    &["interlock", "*", "owners"],
];

/// Whether the order of the list at these keys means nothing.
pub(super) fn is_set(keys: &[&str]) -> bool {
    let fits = |(pattern, key): (&&str, &&str)| match *pattern {
        "*" => true,
        "#" => LETTERS.contains(key),
        word => word == *key,
    };
    SETS.iter()
        .any(|set| set.len() == keys.len() && set.iter().zip(keys).all(fits))
}

/// The keys that tell an item of a list from the others: the first of these that it has.
pub(super) fn identities(list: &str) -> &'static [&'static [&'static str]] {
    match list {
        "accept" => &[&["rule", "where"]],
        "development" => &[&["person", "competency"]],
        "moved" => &[&["kind", "from"]],
        "escalation" => &[&["level"]],
        "levels" => &[&["n"]],
        "headcount" => &[&["on"]],
        "answer" => &[&["question", "who"]],
        "move" => &[&["from", "to"]],
        "story" => &[&["title"]],
        _ => &[&["id"]],
    }
}
