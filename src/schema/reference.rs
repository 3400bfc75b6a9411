//! Which keys and values name things of which kind: the one table behind `offsite rename` and `offsite schema --ids`.

use crate::vocabulary::Letter;

/// A kind of thing that has ids.
#[derive(Debug, Clone, Copy)]
pub struct Kind {
    /// Its name, such as `role`: the table in which its things are declared, except for what lies deeper.
    pub name: &'static str,
    /// Where its ids are written, from the top of a file: `*` is any key, and `<>` the key that is the id. Where there is
    /// no `<>`, the value is: a text, or a list of them at any depth. Items of `[[lists]]` take no key.
    pub places: &'static [&'static str],
}

/// Every kind, in the order of the key reference.
#[rustfmt::skip]
pub const KINDS: &[Kind] = &[
    Kind { name: "phase", places: &["phase.<>", "task.*.phase", "activity.*.phase"] },
    Kind { name: "role", places: &[
        "role.<>", "person.*.role", "segment.*.role", "task.*.owner", "task.*.option.*.to", "task.*.LETTER", "raci.roles",
        "activity.*.LETTER", "activity.*.segment.*.LETTER", "activity.*.open", "activity.*.accepted",
        "ballot.*.raci.*.LETTER", "step.*.role", "playbook.*.milestone.owner", "playbook.*.play.owner",
        "playbook.*.escalation.to", "tool.*.owner", "account-review.in_the_room", "review.needs_from",
    ] },
    Kind { name: "person", places: &[
        "person.<>", "workshop.sponsor", "workshop.facilitator", "workshop.scribe", "task.*.next.who", "vote.voters",
        "ballot.<>", "raci.owner", "accept.by", "assessment.<>", "development.person", "development.supporter",
        "playbook.*.owner", "decision.*.by", "action.*.owner", "parking.*.raised_by", "parking.*.owner", "agenda.lead",
        "answer.who", "workstream.*.sponsor", "workstream.*.leads", "workstream.*.members", "interlock.*.owners",
        "review.presenter", "review.owner",
    ] },
    Kind { name: "segment", places: &[
        "segment.<>", "person.*.segment", "task.*.hours.<>", "task.*.option.*.adds.<>", "activity.*.segment.<>",
        "playbook.<>", "playbook.*.segment", "scenario.*.heads.<>", "scenario.*.hours_per_account_year.<>",
        "scenario.*.move.from", "scenario.*.move.to", "review.segment",
    ] },
    Kind { name: "task", places: &[
        "task.<>", "ballot.*.r1.<>", "ballot.*.r2.<>", "activity.*.tasks", "rules.free.never_cut", "workstream.*.tasks",
    ] },
    Kind { name: "activity", places: &[
        "activity.<>", "ballot.*.raci.<>", "rules.raci.conflicts", "playbook.*.milestone.activity",
        "playbook.*.play.activity", "interlock.*.activities",
    ] },
    Kind { name: "step", places: &[
        "step.<>", "person.*.step", "competency.*.require.<>", "assessment.*.step",
    ] },
    Kind { name: "competency", places: &[
        "competency.<>", "activity.*.needs.<>", "assessment.*.score.<>", "assessment.*.agreed.<>", "development.competency",
    ] },
    Kind { name: "tool", places: &["tool.<>", "task.*.tools", "tools.system_of_record", "tool.*.into"] },
    Kind { name: "decision", places: &["decision.<>", "task.*.next.decision", "activity.*.decision", "action.*.decision"] },
    Kind { name: "action", places: &["action.<>"] },
    Kind { name: "parking", places: &["parking.<>"] },
    Kind { name: "scenario", places: &["scenario.<>"] },
    Kind { name: "question", places: &["question.<>", "answer.question"] },
    Kind { name: "workstream", places: &["workstream.<>"] },
    Kind { name: "interlock", places: &["interlock.<>"] },
    Kind { name: "metric", places: &["metric.<>", "workstream.*.measure", "interlock.*.measure"] },
    Kind { name: "driver", places: &["driver.<>", "plan.item.*.driver"] },
    Kind { name: "item", places: &["plan.item.<>"] },
];

/// The key that is an id.
pub(super) const ID: &str = "<>";

/// The letters of a chart, for which `LETTER` stands in a place.
pub(super) fn letters() -> impl Iterator<Item = &'static str> {
    Letter::ALL.iter().map(|letter| letter.word())
}

/// Whether a key is a letter of a chart.
pub fn is_letter(key: &str) -> bool {
    Letter::of_word(key).is_some()
}

impl Kind {
    /// The kind of that name.
    pub fn named(name: &str) -> Option<&'static Self> {
        KINDS.iter().find(|kind| kind.name == name)
    }

    /// Whether the last key of a way is an id of this kind.
    pub fn is_key(&self, way: &[&str]) -> bool {
        self.is_at(way, true)
    }

    /// Whether the value at the end of a way is an id of this kind, or a list of them.
    pub fn is_value(&self, way: &[&str]) -> bool {
        self.is_at(way, false)
    }

    /// Whether things of this kind are declared by the last key of a way.
    pub fn is_declared_at(&self, way: &[&str]) -> bool {
        self.places.first().is_some_and(|place| matches(place, way))
    }

    fn is_at(&self, way: &[&str], as_key: bool) -> bool {
        let mut places = self.places.iter();
        places.any(|place| place.ends_with(ID) == as_key && matches(place, way))
    }
}

fn matches(place: &str, way: &[&str]) -> bool {
    let steps = place.split('.');
    steps.clone().count() == way.len()
        && steps.zip(way).all(|(step, key)| match step {
            "*" | ID => true,
            "LETTER" => is_letter(key),
            step => step == *key,
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_and_values_are_told_apart() {
        let kind = |name: &str| Kind::named(name).unwrap();
        assert!(kind("role").is_value(&["task", "x", "option", "reassign", "to"]));
        assert!(kind("role").is_value(&["activity", "x", "segment", "ent", "R"]));
        assert!(!kind("role").is_value(&["activity", "x", "segment", "ent", "note"]));
        assert!(kind("segment").is_key(&["task", "x", "hours", "ent"]));
        assert!(!kind("segment").is_value(&["task", "x", "hours", "ent"]));
        assert!(kind("role").is_declared_at(&["role", "csm"]));
        assert!(!kind("segment").is_declared_at(&["playbook", "ent"]));
    }
}
