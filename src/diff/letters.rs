//! Letters of the chart: who answers, works, is asked and is told, and whether those who take on work have said yes.

use std::collections::BTreeSet;

use super::{Comparison, Facts, Field, Holders, LetterChange, Value, What};
use crate::diagnostic::{Code, Place, codes};
use crate::model::Id;
use crate::model::people::{Role, Segment};
use crate::model::raci::Activity;
use crate::vocabulary::{Duty, Letter};
use crate::words::{Arg, Said};

/// Tells what changed in the letters of each row.
pub(super) fn look(comparison: &mut Comparison<'_>) {
    let had_chart = !comparison.before.activities.is_empty();
    for thing in comparison.things("activity") {
        let Some(id) = thing.id().map(Id::<Activity>::from) else {
            continue;
        };
        let Some(activity) = comparison.after.activities.get(&id) else {
            continue;
        };
        let mut fields = comparison.take(&thing, |field| letter_of(&field.place).is_some());
        fields.sort_by_cached_key(|field| in_order(activity, field));
        let is_silent = !fields.is_empty() && activity.decision.is_none();
        for field in fields {
            if let Some((segment, letter)) = letter_of(&field.place) {
                letter_changed(comparison, activity, &thing, (segment, letter), field);
            }
        }
        if is_silent {
            let said = Said::new("change.no-decision");
            comparison.add(
                &codes::SILENT_CHANGE,
                thing.clone(),
                What::Follows(said),
                vec![],
            );
        }
        let open = comparison.take(&thing, |field| field.place == thing.clone().key("open"));
        if !open.is_empty() {
            comparison.add(&codes::LETTER_CHANGED, thing.clone(), What::Keys, open);
        }
    }
    if had_chart {
        for (id, activity) in &comparison.after.activities {
            ask_for_yes(comparison, id, activity);
        }
    }
}

/// The letter that is said at a place of a row, and in which segment.
fn letter_of(place: &Place) -> Option<(Option<Id<Segment>>, Letter)> {
    let letter = |word: &String| {
        Letter::ALL
            .iter()
            .copied()
            .find(|letter| letter.word() == word)
    };
    match place.path() {
        [kind, _, key] if kind == "activity" => Some((None, letter(key)?)),
        [kind, _, key, segment, inner] if kind == "activity" && key == "segment" => {
            Some((Some(Id::from(segment.as_str())), letter(inner)?))
        }
        _ => None,
    }
}

/// Everywhere before in a segment, and letters as the legend has them.
fn in_order(activity: &Activity, field: &Field) -> Option<(Option<Id<Segment>>, usize)> {
    let (segment, letter) = letter_of(&field.place)?;
    let mut order = activity.variant.letters().iter();
    let place = order.position(|known| *known == letter);
    Some((segment, place.unwrap_or(usize::MAX)))
}

fn letter_changed(
    comparison: &mut Comparison<'_>,
    activity: &Activity,
    thing: &Place,
    (segment, letter): (Option<Id<Segment>>, Letter),
    field: Field,
) {
    // Where a segment has nothing of its own, what holds everywhere holds there.
    let everywhere = thing.clone().key(letter);
    let holders = |own: &Option<Value>, facts: &Facts| {
        let value = own.as_ref().or_else(|| match &segment {
            Some(_) => facts.get(&everywhere),
            None => None,
        });
        value.map_or_else(Holders::default, Holders::of)
    };
    let change = LetterChange {
        from: holders(&field.before, &comparison.old),
        to: holders(&field.after, &comparison.new),
        letter,
        segment,
    };
    let code = code_of(&change, activity, comparison);
    comparison.add(code, thing.clone(), What::Letter(change), vec![field]);
}

fn code_of(
    change: &LetterChange,
    activity: &Activity,
    comparison: &Comparison<'_>,
) -> &'static Code {
    if change.from.roles == change.to.roles {
        return &codes::LETTER_CHANGED;
    }
    match activity.variant.duty_of(change.letter) {
        Some(Duty::Accountable) => &codes::OWNER_MOVED,
        Some(Duty::Responsible) => {
            let rules = &comparison.after.rules.raci;
            let nobody = activity.doing(change.segment.as_ref(), rules).is_empty();
            if nobody {
                &codes::WORK_DROPPED
            } else {
                &codes::RESPONSIBLE_CHANGED
            }
        }
        Some(Duty::Consulted) => &codes::CONSULTED_CHANGED,
        Some(Duty::Informed) => &codes::INFORMED_CHANGED,
        _ => &codes::LETTER_CHANGED,
    }
}

impl Holders {
    fn of(value: &Value) -> Self {
        match value {
            Value::Ids { ids, open, .. } => Self {
                roles: ids.iter().map(|id| Id::from(id.as_str())).collect(),
                open: *open,
            },
            _ => Self::default(),
        }
    }
}

/// A role that gets an A or an R says yes to it: by name, or by the decision behind the row.
fn ask_for_yes(comparison: &mut Comparison<'_>, id: &Id<Activity>, activity: &Activity) {
    if activity.decision.is_some() {
        return;
    }
    let before = comparison.renames.old_id("activity", id.as_str());
    let before = comparison.before.activities.get(before);
    let mut silent: BTreeSet<&Id<Role>> = BTreeSet::new();
    for duty in [Duty::Accountable, Duty::Responsible] {
        let Some(letter) = activity.variant.letter_for(duty) else {
            continue;
        };
        for (segment, letters) in activity.cells() {
            let had = |role: &Id<Role>| {
                let role = comparison.renames.old_id("role", role.as_str());
                before.is_some_and(|row| {
                    let letters = row.letters_in(segment);
                    letters.roles(letter).iter().any(|had| had.as_str() == role)
                })
            };
            let gained = letters.roles(letter).iter().filter(|role| !had(role));
            let gained: Vec<_> = gained.cloned().collect();
            for role in gained {
                if let Some((known, _)) = comparison.after.roles.get_key_value(&role)
                    && !activity.accepted.contains(&role)
                {
                    silent.insert(known);
                }
            }
        }
    }
    if silent.is_empty() {
        return;
    }
    let names: Vec<String> = silent
        .into_iter()
        .map(|role| format!("`{}`", comparison.after.role_name(role)))
        .collect();
    let said = Said::new("change.no-yes")
        .count(names.len())
        .with("roles", names.into_iter().collect::<Arg>());
    let about = Place::of("activity", id);
    comparison.add(&codes::NO_RECEIVING_YES, about, What::Follows(said), vec![]);
}
