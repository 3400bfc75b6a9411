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
        for (change, fields) in letter_changes(comparison, &thing, fields) {
            let code = code_of(&change, &id, activity, comparison);
            comparison.add(code, thing.clone(), What::Letter(change), fields);
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
            if row_before(comparison, id) != Some(activity) {
                ask_for_yes(comparison, id, activity);
            }
        }
    }
}

/// The letter that is said at a place of a row, and in which segment; `None` for other places.
pub fn letter_of(place: &Place) -> Option<(Option<Id<Segment>>, Letter)> {
    match place.path() {
        [kind, _, key] if kind == "activity" => Some((None, Letter::of_word(key)?)),
        [kind, _, key, segment, inner] if kind == "activity" && key == "segment" => {
            Some((Some(Id::from(segment.as_str())), Letter::of_word(inner)?))
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

/// What changed about each letter, with the fields that say so.
fn letter_changes(
    comparison: &Comparison<'_>,
    thing: &Place,
    fields: Vec<Field>,
) -> Vec<(LetterChange, Vec<Field>)> {
    let mut changes: Vec<(LetterChange, Vec<Field>)> = Vec::new();
    for field in fields {
        let Some(change) = letter_change(comparison, thing, &field) else {
            continue;
        };
        // A segment that keeps what it had while the rest changes has news only about the rest.
        let everywhere = changes.iter_mut().find(|(other, _)| {
            change.from == change.to && other.segment.is_none() && other.letter == change.letter
        });
        match everywhere {
            Some((_, fields)) => fields.push(field),
            None => changes.push((change, vec![field])),
        }
    }
    changes
}

fn letter_change(
    comparison: &Comparison<'_>,
    thing: &Place,
    field: &Field,
) -> Option<LetterChange> {
    let (segment, letter) = letter_of(&field.place)?;
    // Where a segment has nothing of its own, what holds everywhere holds there.
    let everywhere = thing.clone().key(letter);
    let holders = |own: &Option<Value>, facts: &Facts| {
        let value = own.as_ref().or_else(|| match &segment {
            Some(_) => facts.get(&everywhere),
            None => None,
        });
        value.map_or_else(Holders::default, Holders::of)
    };
    Some(LetterChange {
        from: holders(&field.before, &comparison.old),
        to: holders(&field.after, &comparison.new),
        letter,
        segment,
    })
}

fn code_of(
    change: &LetterChange,
    id: &Id<Activity>,
    activity: &Activity,
    comparison: &Comparison<'_>,
) -> &'static Code {
    let duty = activity.variant.duty_of(change.letter);
    let Some(duty) = duty.filter(|_| change.from.roles != change.to.roles) else {
        return &codes::LETTER_CHANGED;
    };
    let segment = change.segment.as_ref();
    if had(comparison, id, duty, segment) == has(activity, duty, segment) {
        // Another scheme has another letter for the same duty.
        return &codes::LETTER_CHANGED;
    }
    match duty {
        Duty::Accountable => &codes::OWNER_MOVED,
        Duty::Responsible => {
            let rules = &comparison.after.rules.raci;
            if activity.doing(segment, rules).is_empty() {
                &codes::WORK_DROPPED
            } else {
                &codes::RESPONSIBLE_CHANGED
            }
        }
        Duty::Consulted => &codes::CONSULTED_CHANGED,
        Duty::Informed => &codes::INFORMED_CHANGED,
    }
}

/// A row as it was.
fn row_before<'c>(comparison: &Comparison<'c>, id: &Id<Activity>) -> Option<&'c Activity> {
    let old = comparison.renames.old_id("activity", id.as_str());
    comparison.before.activities.get(old)
}

/// The roles that have a duty in a row.
fn has(row: &Activity, duty: Duty, segment: Option<&Id<Segment>>) -> BTreeSet<Id<Role>> {
    let letter = row.variant.letter_for(duty);
    let letters = row.letters_in(segment);
    let roles = letter.map(|letter| letters.roles(letter).iter().cloned());
    roles.into_iter().flatten().collect()
}

/// The roles that had a duty in a row, by their present ids.
fn had(
    comparison: &Comparison<'_>,
    id: &Id<Activity>,
    duty: Duty,
    segment: Option<&Id<Segment>>,
) -> BTreeSet<Id<Role>> {
    let renames = &comparison.renames;
    let segment = segment.map(|segment| Id::from(renames.old_id("segment", segment.as_str())));
    let Some(row) = row_before(comparison, id) else {
        return BTreeSet::new();
    };
    let roles = has(row, duty, segment.as_ref()).into_iter();
    roles
        .map(|role| Id::from(renames.new_id("role", role.as_str())))
        .collect()
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
    let mut silent: BTreeSet<Id<Role>> = BTreeSet::new();
    for duty in [Duty::Accountable, Duty::Responsible] {
        for (segment, _) in activity.cells() {
            let had = had(comparison, id, duty, segment);
            let gained = has(activity, duty, segment).into_iter();
            silent.extend(gained.filter(|role| {
                let is_role = comparison.after.roles.contains_key(role);
                is_role && !had.contains(role) && !activity.accepted.contains(role)
            }));
        }
    }
    if silent.is_empty() {
        return;
    }
    let names: Vec<String> = silent
        .iter()
        .map(|role| format!("`{}`", comparison.after.role_name(role)))
        .collect();
    let said = Said::new("change.no-yes")
        .count(names.len())
        .with("roles", names.into_iter().collect::<Arg>());
    let about = Place::of("activity", id);
    comparison.add(&codes::NO_RECEIVING_YES, about, What::Follows(said), vec![]);
}
