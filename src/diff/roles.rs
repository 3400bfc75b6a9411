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

/// The roles that both workshops have, by their present ids.
pub(super) fn kept(comparison: &Comparison<'_>) -> BTreeSet<Id<Role>> {
    let had = |role: &&Id<Role>| {
        let old = comparison.renames.old_id("role", role.as_str());
        comparison.before.roles.contains_key(old)
    };
    let roles = comparison.after.roles.keys();
    roles.filter(had).cloned().collect()
}

/// Whether somebody has, or had, one of these roles: that is told at the role.
pub(super) fn is_holding(field: &Field, roles: &BTreeSet<Id<Role>>) -> bool {
    let held = |value| role_of(value).is_some_and(|role| roles.contains(&role));
    is_role_of_person(field) && (held(&field.before) || held(&field.after))
}

fn is_role_of_person(field: &Field) -> bool {
    matches!(field.place.path(), [kind, _, key] if kind == "person" && key == "role")
}

fn role_of(value: &Option<Value>) -> Option<Id<Role>> {
    match value {
        Some(Value::Id { id, .. }) => Some(Id::from(id.as_str())),
        _ => None,
    }
}

/// People who have another role than before, or have come or gone with theirs, told at the role. Who they are is for
/// those who show it to say, and they may not.
fn holders(comparison: &mut Comparison<'_>) {
    let mut fields: Vec<Field> = Vec::new();
    for person in comparison.things("person") {
        fields.extend(comparison.take(&person, is_role_of_person));
    }
    let after = comparison.after;
    let is_known = |role: &Id<Role>| after.roles.contains_key(role);
    let told_at = |field: &Field| {
        let roles = [role_of(&field.after), role_of(&field.before)];
        roles.into_iter().flatten().find(is_known)
    };
    for role in after.roles.keys() {
        let count = |value: fn(&Field) -> &Option<Value>| {
            let is_it = |field: &&Field| role_of(value(field)).as_ref() == Some(role);
            fields.iter().filter(is_it).count()
        };
        let (joined, left) = (count(|field| &field.after), count(|field| &field.before));
        if joined == 0 && left == 0 {
            continue;
        }
        let said = Said::new("change.holders")
            .with("joined", joined)
            .with("left", left);
        let told = fields
            .iter()
            .filter(|field| told_at(field).as_ref() == Some(role));
        let told = told.cloned().collect();
        let about = Place::of("role", role);
        comparison.add(
            &codes::ROLE_HOLDER_CHANGED,
            about,
            What::Follows(said),
            told,
        );
    }
    // Somebody who was listed under a role that neither workshop has.
    let homeless = fields
        .iter()
        .filter(|field| told_at(field).is_none())
        .cloned();
    for field in homeless.collect::<Vec<_>>() {
        let about = field.place.thing();
        comparison.add(&codes::DETAIL_CHANGED, about, What::Keys, vec![field]);
    }
}
