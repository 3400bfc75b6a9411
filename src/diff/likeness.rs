//! A thing that is gone beside one that is new and much like it: perhaps only its id changed, which is for people to say.

use super::{Comparison, Facts, Value, What};
use crate::diagnostic::{Place, codes};
use crate::words::Said;

/// Likeness of two names from which a hint is worth reading.
const ALIKE: f64 = 0.8;

/// Hints at renames: the same kind and phase, names much alike, and each the best match of the other.
pub(super) fn look(comparison: &mut Comparison<'_>) {
    let of = |what: What| {
        let changes = comparison.changes.iter();
        let about = changes.filter(move |change| change.what == what);
        about.map(|change| change.about.clone()).collect::<Vec<_>>()
    };
    let (gone, new) = (of(What::Removed), of(What::Added));
    for (n, thing) in gone.iter().enumerate() {
        let likeness = |gone: &Place, new: &Place| likeness(comparison, gone, new);
        let Some(best) = best(&new, |new| likeness(thing, new)) else {
            continue;
        };
        let back = self::best(&gone, |gone| likeness(gone, &new[best]));
        if back != Some(n) {
            continue;
        }
        let share = likeness(thing, &new[best]).unwrap_or_default();
        let (Some(from), Some(to)) = (thing.id(), new[best].id()) else {
            continue;
        };
        let said = Said::new("change.possible-rename")
            .with("from", format!("`{from}`"))
            .with("share", (share * 100.0).round() as usize)
            .with(
                "block",
                format!(
                    "kind = \"{}\", from = \"{from}\", to = \"{to}\"",
                    thing.kind()
                ),
            );
        let about = new[best].clone();
        comparison.add(&codes::POSSIBLE_RENAME, about, What::Follows(said), vec![]);
    }
}

/// The one that is most alike; the first of several, unless another is just as much alike: then nobody can say.
fn best(things: &[Place], likeness: impl Fn(&Place) -> Option<f64>) -> Option<usize> {
    let mut likely: Vec<(usize, f64)> = things
        .iter()
        .enumerate()
        .filter_map(|(n, thing)| Some((n, likeness(thing)?)))
        .collect();
    likely.sort_by(|(_, a), (_, b)| b.total_cmp(a));
    match likely.as_slice() {
        [(n, _)] => Some(*n),
        [(n, first), (_, second), ..] if first > second => Some(*n),
        _ => None,
    }
}

/// How much alike a thing that is gone and a new one are, from [`ALIKE`] to 1; `None` below, or where they differ in
/// more than their names.
fn likeness(comparison: &Comparison<'_>, gone: &Place, new: &Place) -> Option<f64> {
    let can_be = matches!(
        gone.kind(),
        "phase"
            | "role"
            | "segment"
            | "task"
            | "activity"
            | "decision"
            | "competency"
            | "step"
            | "tool"
    );
    if !can_be || gone.kind() != new.kind() {
        return None;
    }
    let phase = |facts: &Facts, thing: &Place| facts.get(&thing.clone().key("phase")).cloned();
    if phase(&comparison.old, gone) != phase(&comparison.new, new) {
        return None;
    }
    let (old, new) = (name(&comparison.old, gone)?, name(&comparison.new, new)?);
    words_in_common(&old, &new).filter(|share| *share >= ALIKE)
}

fn name(facts: &Facts, thing: &Place) -> Option<String> {
    let key = if thing.kind() == "decision" {
        "what"
    } else {
        "name"
    };
    match facts.get(&thing.clone().key(key)) {
        Some(Value::Text(name)) => Some(name.to_lowercase()),
        _ => None,
    }
}

/// Sørensen and Dice: twice the words in common over all words. `None` where a word took the place of another: "onboard
/// new users" is much like "offboard new users", and another task.
fn words_in_common(a: &str, b: &str) -> Option<f64> {
    let (a, b) = (words(a), words(b));
    if a.concat() == b.concat() {
        return Some(strsim::normalized_levenshtein(&a.join(" "), &b.join(" ")));
    }
    let (few, mut many) = if a.len() < b.len() { (a, b) } else { (b, a) };
    let all = few.len() + many.len();
    let mut common = 0.0;
    for word in few {
        let (at, share) = many
            .iter()
            .enumerate()
            .filter_map(|(at, other)| Some((at, same_word(word, other)?)))
            .max_by(|(_, a), (_, b)| a.total_cmp(b))?;
        many.swap_remove(at);
        common += share;
    }
    Some(2.0 * common / all as f64)
}

/// The words of a name; "follow-up" is two.
fn words(name: &str) -> Vec<&str> {
    let words = name.split(|c: char| !c.is_alphanumeric());
    words.filter(|word| !word.is_empty()).collect()
}

/// How much alike two forms of one word are, such as "quote" and "quotes"; `None` for different words.
fn same_word(a: &str, b: &str) -> Option<f64> {
    let (short, long) = if a.len() < b.len() { (a, b) } else { (b, a) };
    let ending = long.strip_prefix(short)?;
    let is_form = ending.is_empty()
        || (ending.chars().count() <= 2
            && short.chars().count() >= 3
            && long.chars().all(char::is_alphabetic));
    is_form.then(|| strsim::normalized_levenshtein(a, b))
}
