//! Roles: who has lost all letters, and who has the role.

use std::collections::BTreeSet;

use super::{Comparison, Field, Value, What};
use crate::diagnostic::{Place, codes};
use crate::model::people::Role;
use crate::model::{Id, Workshop};
use crate::words::Said;

/// Tells of roles that nobody needs any more in the chart, and of people who have another role.
pub(super) fn look(comparison: &mut Comparison<'_>) {
    emptied(comparison);
    holders(comparison);
}

fn emptied(comparison: &mut Comparison<'_>) {
    let (had, has) = (in_chart(comparison.before), in_chart(comparison.after));
    for role in comparison.after.roles.keys() {
        let old = comparison.renames.old_id("role", role.as_str());
        if had.contains(old) && !has.contains(role.as_str()) {
            let said = Said::new("change.emptied");
            let about = Place::of("role", role);
            comparison.add(&codes::ROLE_EMPTIED, about, What::Follows(said), vec![]);
        }
    }
}

/// The roles that have a letter somewhere.
pub(super) fn in_chart(workshop: &Workshop) -> BTreeSet<&str> {
    let mut roles = BTreeSet::new();
    for activity in workshop.activities.values() {
        for letters in std::iter::once(&activity.letters).chain(activity.segments.values()) {
            let held = letters.iter().flat_map(|(_, roles)| roles);
            roles.extend(held.map(Id::as_str));
        }
    }
    roles
}

/// People who have another role than before, told at the roles that they have and had. Who they are is for those who
/// show it to say, and they may not.
fn holders(comparison: &mut Comparison<'_>) {
    let mut fields: Vec<Field> = Vec::new();
    for person in comparison.things("person") {
        fields.extend(comparison.take(&person, |field| field.place == person.clone().key("role")));
    }
    let role_of = |value: &Option<Value>| match value {
        Some(Value::Id { id, .. }) => Some(Id::<Role>::from(id.as_str())),
        _ => None,
    };
    let roles: Vec<Id<Role>> = comparison.after.roles.keys().cloned().collect();
    for role in roles {
        let (joined, rest): (Vec<_>, Vec<_>) = fields
            .iter()
            .cloned()
            .partition(|field| role_of(&field.after).as_ref() == Some(&role));
        let left = rest
            .iter()
            .filter(|field| role_of(&field.before).as_ref() == Some(&role))
            .count();
        if joined.is_empty() && left == 0 {
            continue;
        }
        let said = Said::new("change.holders")
            .with("joined", joined.len())
            .with("left", left);
        let about = Place::of("role", &role);
        comparison.add(
            &codes::ROLE_HOLDER_CHANGED,
            about,
            What::Follows(said),
            joined,
        );
    }
    // Somebody whose role is none of the chart's any more.
    let homeless = fields.into_iter().filter(|field| {
        role_of(&field.after).is_none_or(|role| !comparison.after.roles.contains_key(&role))
    });
    for field in homeless.collect::<Vec<_>>() {
        let about = field.place.thing();
        comparison.add(&codes::DETAIL_CHANGED, about, What::Keys, vec![field]);
    }
}
