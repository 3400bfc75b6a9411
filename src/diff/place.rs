//! What the keys of a place name.

use crate::diagnostic::Place;

/// Tables that exist once: what is said in them is about the table, not about one thing of a kind.
const ONCE: &[&str] = &[
    "workshop",
    "words",
    "vote",
    "raci",
    "framework",
    "tools",
    "north-star",
    "periods",
    "plan",
    "account-review",
];

/// Tables of tables that exist once.
const ONCE_EACH: &[&str] = &["scale", "rules"];

/// The thing that a place lies in, or the table that exists once.
pub(super) fn thing(place: &Place) -> Place {
    if ONCE.contains(&place.kind()) {
        Place::table(place.kind())
    } else {
        place.thing()
    }
}

/// Whether a thing can come and go: it is one of a kind, and not what one person answered.
pub(super) fn is_entry(thing: &Place) -> bool {
    thing.id().is_some() && !ONCE_EACH.contains(&thing.kind()) && thing.kind() != "ballot"
}

/// The kind of thing that the key of that number names in a path of keys, such as `segment` for the last one of
/// `task.renewal-forecast.hours.ent`; `None` for a key that is a word of the format.
pub fn kind_of_key(path: &[String], number: usize) -> Option<&str> {
    let keys: Vec<&str> = path.iter().take(number).map(String::as_str).collect();
    match keys.as_slice() {
        ["ballot"] => Some("person"),
        ["ballot", _, "r1" | "r2"] => Some("task"),
        ["ballot", _, "raci"] => Some("activity"),
        ["playbook"] | ["task", _, "hours"] | ["task", _, "option", _, "adds"] => Some("segment"),
        ["activity", _, "segment"] => Some("segment"),
        ["activity", _, "needs"] => Some("competency"),
        ["competency", _, "require"] => Some("step"),
        [kind] if !ONCE.contains(kind) && !ONCE_EACH.contains(kind) => Some(*kind),
        _ => None,
    }
}

/// Whether the keys of a place tell who somebody is: it lies in what is said of a person, or in an item that is known
/// by all that it says.
pub(super) fn names_person(place: &Place, is_known: impl Fn(&str) -> bool) -> bool {
    let is_person = |kind: &str| matches!(kind, "person" | "ballot");
    let id = place.id().unwrap_or_default();
    let is_of = |place: &str| is_person(place.split(['.', ' ']).next().unwrap_or_default());
    match place.kind() {
        "moved" => is_of(id),
        "accept" => {
            let at = id.split_once(' ').map_or("", |(_, at)| at);
            is_of(at) || is_known(at.split(' ').next().unwrap_or_default())
        }
        kind => is_person(kind) || place.path().iter().any(|key| is_content(key)),
    }
}

/// Whether a key is no id but all that an item without an id says.
pub fn is_content(key: &str) -> bool {
    key.starts_with("{ ")
}
