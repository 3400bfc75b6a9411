//! Things that are new, gone or renamed, and whatever no other family explains.

use super::{Comparison, Field, Value, What, place, roles};
use crate::diagnostic::{Code, Place, codes};

/// Tells what is new and what is gone.
pub(super) fn look(comparison: &mut Comparison<'_>) {
    let (before, after) = (comparison.old.things(), comparison.new.things());
    let kept = roles::kept(comparison);
    let entries = after.union(&before).filter(|thing| place::is_entry(thing));
    for thing in entries {
        let (was, is) = (before.contains(thing), after.contains(thing));
        if was == is {
            continue;
        }
        // Nothing is left to tell of what another family has told.
        let fields = comparison.take(thing, |field| !roles::is_holding(field, &kept));
        if fields.is_empty() {
            continue;
        }
        let (code, what) = if is {
            (added(thing), What::Added)
        } else {
            (removed(thing, comparison), What::Removed)
        };
        comparison.add(code, thing.clone(), what, fields);
    }
}

fn added(thing: &Place) -> &'static Code {
    match thing.kind() {
        "activity" => &codes::ACTIVITY_ADDED,
        "task" => &codes::TASK_ADDED,
        _ => &codes::ENTRY_ADDED,
    }
}

fn removed(thing: &Place, comparison: &Comparison<'_>) -> &'static Code {
    match thing.kind() {
        "activity" => &codes::ACTIVITY_REMOVED,
        "task" => &codes::TASK_REMOVED,
        "role" if is_in_use(thing, comparison) => &codes::ROLE_REMOVED_IN_USE,
        _ => &codes::ENTRY_REMOVED,
    }
}

/// Whether a role had letters or tasks.
fn is_in_use(role: &Place, comparison: &Comparison<'_>) -> bool {
    let mut tasks = comparison.before.tasks.values();
    role.id().is_some_and(|id| {
        roles::in_chart(comparison.before).contains(id)
            || tasks.any(|task| {
                task.owner
                    .as_ref()
                    .is_some_and(|owner| owner.as_str() == id)
            })
    })
}

/// Tells of other names, then of whatever else is said otherwise.
pub(super) fn look_at_details(comparison: &mut Comparison<'_>) {
    let things: Vec<Place> = comparison.open.keys().cloned().collect();
    for thing in things {
        let is_name = |field: &Field| field.place == thing.clone().key("name");
        for field in comparison.take(&thing, is_name) {
            match (&field.before, &field.after) {
                (Some(Value::Text(from)), Some(Value::Text(to))) => {
                    let (from, to) = (from.clone(), to.clone());
                    let what = What::Renamed { from, to };
                    comparison.add(&codes::RENAMED, thing.clone(), what, vec![field]);
                }
                _ => comparison.add(
                    &codes::DETAIL_CHANGED,
                    thing.clone(),
                    What::Keys,
                    vec![field],
                ),
            }
        }
        let rest = comparison.take(&thing, |_| true);
        if !rest.is_empty() {
            comparison.add(&codes::DETAIL_CHANGED, thing, What::Keys, rest);
        }
    }
}
