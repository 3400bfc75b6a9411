//! What things are called in what is told about changes: as in the later workshop, else as in the earlier one.

use crate::diagnostic::Place;
use crate::diff::{Compared, is_content};
use crate::model::{Id, Workshop};
use crate::vocabulary::NameStyle;
use crate::words::Words;

use super::name_style;

/// What a thing of a kind is called; its id where it has no name.
pub(super) fn of(compared: &Compared, kind: &str, id: &str, words: &Words) -> String {
    let old_id = compared.diff.renames.old_id(kind, id);
    let name = match kind {
        "person" | "ballot" => {
            let style = name_style(compared);
            let shown = |workshop: &Workshop, id: &str| workshop.person_name(&Id::from(id), style);
            let name = shown(&compared.after, id).or_else(|| shown(&compared.before, old_id));
            // An id is a name as often as not.
            let hidden = || words.get("person.somebody").to_owned();
            name.or_else(|| (style != NameStyle::Full).then(hidden))
        }
        _ => in_workshop(&compared.after, kind, id)
            .or_else(|| in_workshop(&compared.before, kind, old_id)),
    };
    name.unwrap_or_else(|| id.to_owned())
}

fn in_workshop(workshop: &Workshop, kind: &str, id: &str) -> Option<String> {
    let name = match kind {
        "phase" => &workshop.phases.get(id)?.name,
        "role" => &workshop.roles.get(id)?.name,
        "segment" => &workshop.segments.get(id)?.name,
        "task" => &workshop.tasks.get(id)?.name,
        "activity" => &workshop.activities.get(id)?.name,
        "decision" => &workshop.decisions.get(id)?.what,
        "action" => &workshop.actions.get(id)?.what,
        "parking" => &workshop.parking.get(id)?.what,
        "competency" => &workshop.competencies.get(id)?.name,
        "step" => &workshop.steps.get(id)?.name,
        "tool" => &workshop.tools.get(id)?.name,
        "playbook" => {
            let playbook = workshop.playbooks.get(id)?;
            return Some(workshop.segment_name(&playbook.segment));
        }
        _ => return None,
    };
    Some(name.clone())
}

/// What the thing that a change is about is called.
pub(super) fn of_thing(compared: &Compared, thing: &Place, words: &Words) -> String {
    match (thing.kind(), thing.id()) {
        ("raci", None) => words.get("change.chart").to_owned(),
        ("ballot", None) => words.get("change.answers").to_owned(),
        (kind, None) => format!("[{kind}]"),
        (kind @ ("rules" | "scale"), Some(table)) => format!("[{kind}.{table}]"),
        (kind @ ("accept" | "moved"), Some(id)) => {
            format!("[[{kind}]] {}", entry(compared, thing, id, words))
        }
        // All that such an item says is its name: too much to call it by.
        (kind, Some(id)) if is_content(id) => format!("[[{kind}]]"),
        (kind, Some(id)) => of(compared, kind, id, words),
    }
}

/// What tells a `[[moved]]` or `[[accept]]` from others: its first word, then what it is about.
fn entry(compared: &Compared, thing: &Place, id: &str, words: &Words) -> String {
    match id.split_once(' ') {
        Some((first, _)) if hides(compared, thing) => {
            format!("{first} {}", words.get("person.somebody"))
        }
        _ => id.to_owned(),
    }
}

/// Whether what is said at a place names people by their ids, which may not be shown.
pub(super) fn hides(compared: &Compared, place: &Place) -> bool {
    name_style(compared) != NameStyle::Full && compared.names_person(place)
}
