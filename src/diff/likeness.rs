//! A thing that is gone beside one that is new and much like it: perhaps only its id changed, which is for people to say.

use super::{Comparison, Facts, Value, What};
use crate::diagnostic::{Place, codes};
use crate::words::Said;

/// Likeness of two names from which a hint is worth reading.
const ALIKE: f64 = 0.8;

/// Most things that are gone, and that are new, among which likeness is looked for: a chart written anew has no renames
/// to be guessed, and comparing all with all would take seconds.
const MOST: usize = 200;

/// A thing that may have been renamed.
struct Candidate {
    thing: Place,
    /// Where it belongs; only things of one place may be the same.
    phase: Option<Value>,
    name: String,
}

/// Hints at renames: the same kind and phase, names much alike, and each the best match of the other.
pub(super) fn look(comparison: &mut Comparison<'_>) {
    let of = |what: What, facts: &Facts| {
        let changes = comparison.changes.iter();
        let about = changes.filter(move |change| change.what == what);
        let candidates = about.filter_map(|change| Candidate::of(&change.about, facts));
        candidates.collect::<Vec<_>>()
    };
    let gone = of(What::Removed, &comparison.old);
    let new = of(What::Added, &comparison.new);
    if gone.len() > MOST && new.len() > MOST {
        return;
    }
    for (n, thing) in gone.iter().enumerate() {
        let Some((best, share)) = best(&new, |new| likeness(thing, new)) else {
            continue;
        };
        let back = self::best(&gone, |gone| likeness(gone, &new[best]));
        if back.is_none_or(|(back, _)| back != n) {
            continue;
        }
        let about = new[best].thing.clone();
        let (Some(from), Some(to)) = (thing.thing.id(), about.id()) else {
            continue;
        };
        let said = Said::new("change.possible-rename")
            .with("from", format!("`{from}`"))
            .with("share", (share * 100.0).round() as usize)
            .with(
                "block",
                format!(
                    "kind = \"{}\", from = \"{from}\", to = \"{to}\"",
                    about.kind()
                ),
            );
        comparison.add(&codes::POSSIBLE_RENAME, about, What::Follows(said), vec![]);
    }
}

/// The one that is most alike, and how much; none if another is just as much alike: then nobody can say.
fn best(
    things: &[Candidate],
    likeness: impl Fn(&Candidate) -> Option<f64>,
) -> Option<(usize, f64)> {
    let mut likely: Vec<(usize, f64)> = things
        .iter()
        .enumerate()
        .filter_map(|(n, thing)| Some((n, likeness(thing)?)))
        .collect();
    likely.sort_by(|(_, a), (_, b)| b.total_cmp(a));
    match likely.as_slice() {
        [only] => Some(*only),
        [first, (_, second), ..] if first.1 > *second => Some(*first),
        _ => None,
    }
}

impl Candidate {
    /// A thing of a kind whose ids can move, if it has a name.
    fn of(thing: &Place, facts: &Facts) -> Option<Self> {
        let key = match thing.kind() {
            "decision" => "what",
            "phase" | "role" | "segment" | "task" | "activity" | "competency" | "step" | "tool" => {
                "name"
            }
            _ => return None,
        };
        let Some(Value::Text(name)) = facts.get(&thing.clone().key(key)) else {
            return None;
        };
        Some(Self {
            thing: thing.clone(),
            phase: facts.get(&thing.clone().key("phase")).cloned(),
            name: name.to_lowercase(),
        })
    }
}

/// How much alike a thing that is gone and a new one are, from [`ALIKE`] to 1; `None` below, or where they differ in
/// more than their names.
fn likeness(gone: &Candidate, new: &Candidate) -> Option<f64> {
    let may_be = gone.thing.kind() == new.thing.kind() && gone.phase == new.phase;
    let share = may_be.then(|| words_in_common(&gone.name, &new.name))?;
    share.filter(|share| *share >= ALIKE)
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
