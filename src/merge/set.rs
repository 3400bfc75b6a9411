//! Lists of ids: which they are, how two changes of one come together, and when two roles would answer for a row.

use crate::vocabulary::Letter;

/// Lists whose items are merged one by one; `*` stands for any id. Letters come on top.
const SETS: &[&str] = &[
    "activity.*.tasks",
    "activity.*.open",
    "activity.*.accepted",
    "task.*.tools",
    "vote.voters",
    "raci.roles",
    "tool.*.does",
    "tool.*.record_of",
    "rules.raci.vague_words",
    "rules.competency.trait_words",
    "rules.free.never_cut",
    "workstream.*.leads",
    "workstream.*.members",
    "workstream.*.tasks",
    "interlock.*.between",
    "interlock.*.owners",
    "interlock.*.activities",
];

/// Those in which the order of the items means something: the columns of the chart.
const IN_ORDER: &str = "raci.roles";

/// Where letters stand.
const LETTERED: &[&str] = &[
    "activity.*",
    "task.*",
    "activity.*.segment.*",
    "ballot.*.raci.*",
];

/// Whether the value at a path of keys is a set of ids, whatever its order.
pub(super) fn is_set(path: &[String]) -> bool {
    !is_in_order(path) && is_list_of_ids(path)
}

/// Whether the items of the list at a path of keys are merged one by one.
pub(super) fn is_list_of_ids(path: &[String]) -> bool {
    SETS.iter().any(|pattern| matches(pattern, path)) || letter(path).is_some()
}

pub(super) fn is_in_order(path: &[String]) -> bool {
    matches(IN_ORDER, path)
}

/// The letter whose roles stand at a path of keys.
pub(super) fn letter(path: &[String]) -> Option<Letter> {
    let (last, row) = path.split_last()?;
    if !LETTERED.iter().any(|pattern| matches(pattern, row)) {
        return None;
    }
    Letter::ALL
        .iter()
        .copied()
        .find(|letter| letter.word() == last)
}

fn matches(pattern: &str, path: &[String]) -> bool {
    let steps = pattern.split('.');
    steps.clone().count() == path.len()
        && steps
            .zip(path)
            .all(|(step, key)| step == "*" || step == key)
}

/// `ours` with what `theirs` added to and removed from `base`.
pub(super) fn united(base: &[String], ours: &[String], theirs: &[String]) -> Vec<String> {
    let kept = ours
        .iter()
        .filter(|item| theirs.contains(item) || !base.contains(item));
    let added = theirs
        .iter()
        .filter(|item| !base.contains(item) && !ours.contains(item));
    kept.chain(added).cloned().collect()
}

/// The same where the order means something: that of whoever changed it; none where both did.
pub(super) fn united_in_order(
    base: &[String],
    ours: &[String],
    theirs: &[String],
) -> Option<Vec<String>> {
    let (frame, other) = if keeps_order(base, theirs) {
        (ours, theirs)
    } else if keeps_order(base, ours) {
        (theirs, ours)
    } else {
        return None;
    };
    let mut list: Vec<String> = frame
        .iter()
        .filter(|item| other.contains(item) || !base.contains(item))
        .cloned()
        .collect();
    for (n, item) in other.iter().enumerate() {
        if base.contains(item) || list.contains(item) {
            continue;
        }
        let before = other[..n].iter().rev();
        let behind = before
            .filter_map(|item| list.iter().position(|there| there == item))
            .next();
        let mut at = behind.map_or(0, |at| at + 1);
        while list
            .get(at)
            .is_some_and(|item| !base.contains(item) && frame.contains(item))
        {
            at += 1;
        }
        list.insert(at, item.clone());
    }
    Some(list)
}

fn keeps_order(base: &[String], side: &[String]) -> bool {
    let of_base = base.iter().filter(|item| side.contains(item));
    let of_side = side.iter().filter(|item| base.contains(item));
    of_base.eq(of_side)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::schema::{Keys, LATER_TABLES, TomlFile};

    fn list(items: &str) -> Vec<String> {
        items.split_whitespace().map(str::to_owned).collect()
    }

    #[test]
    fn every_list_is_one_of_the_schema() {
        let keys = Keys::of::<TomlFile>();
        for pattern in SETS {
            let mut path: Vec<&str> = pattern.split('.').collect();
            let last = path.pop().expect("a key");
            let is_later = LATER_TABLES.contains(&path[0]) || path == ["rules", "free"];
            assert!(
                is_later || keys.known_at(path).contains(&last),
                "{pattern} is no key"
            );
        }
        for (path, is) in [
            ("task x A", true),
            ("activity x segment ent R", true),
            ("activity x name", false),
            ("raci roles", false),
        ] {
            assert_eq!(is_set(&list(path)), is, "{path}");
        }
    }

    #[test]
    fn items_come_and_go_on_both_sides() {
        let merged = |base, ours, theirs| united(&list(base), &list(ours), &list(theirs)).join(" ");
        assert_eq!(merged("a", "a b", "a c"), "a b c");
        assert_eq!(merged("a b", "b", "a b c"), "b c");
        assert_eq!(merged("a b", "a b x", "b"), "b x");
        assert_eq!(merged("a b", "b a", "a"), "a");
    }

    #[test]
    fn columns_keep_the_order_that_one_side_gave_them() {
        let merged = |base, ours, theirs| {
            united_in_order(&list(base), &list(ours), &list(theirs)).map(|list| list.join(" "))
        };
        assert_eq!(merged("a b", "a b x", "a b y").as_deref(), Some("a b x y"));
        assert_eq!(
            merged("a b c", "a b c x", "c b a").as_deref(),
            Some("c x b a")
        );
        assert_eq!(
            merged("a b c", "c b a", "a y b c").as_deref(),
            Some("c b a y")
        );
        assert_eq!(merged("a b c", "b a c", "a c b"), None);
    }
}
