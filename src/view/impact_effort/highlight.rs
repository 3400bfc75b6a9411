//! Sets of tasks that stand out: "automate", "owned by CSMs in the onboarding phase".

use std::str::FromStr;

use indexmap::IndexSet;

use crate::model::Workshop;
use crate::model::task::{Hours, Task};
use crate::vocabulary::{Disposition, Quadrant};
use crate::wording::did_you_mean;
use crate::words::{Said, Words};

use super::disposition_in_text;

/// What tasks are picked by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HighlightKey {
    /// What was decided.
    Disposition,
    /// The role that does the task today.
    Role,
    /// The phase that it belongs to.
    Phase,
    /// The segment that it uses hours of; hours without segments are in none.
    Segment,
    /// The field that it falls into.
    Quadrant,
}

impl HighlightKey {
    const ALL: [Self; 5] = [
        Self::Disposition,
        Self::Role,
        Self::Phase,
        Self::Segment,
        Self::Quadrant,
    ];

    fn word(self) -> &'static str {
        match self {
            Self::Disposition => "disposition",
            Self::Role => "role",
            Self::Phase => "phase",
            Self::Segment => "segment",
            Self::Quadrant => "quadrant",
        }
    }

    fn said(self) -> &'static str {
        match self {
            Self::Disposition => "plot.set-disposition",
            Self::Role => "plot.set-role",
            Self::Phase => "plot.set-phase",
            Self::Segment => "plot.set-segment",
            Self::Quadrant => "plot.set-quadrant",
        }
    }

    /// A value as readers know it: decisions have words, the rest the ids that were asked for.
    fn shown<'w>(self, words: &'w Words, value: &'w str) -> &'w str {
        if self != Self::Disposition {
            return value;
        }
        let mut all = Disposition::ALL.iter().copied();
        disposition_in_text(words, all.find(|disposition| disposition.word() == value))
    }

    /// The values that a workshop has.
    fn values(self, workshop: &Workshop) -> Vec<&str> {
        match self {
            Self::Disposition => {
                let words = Disposition::ALL
                    .iter()
                    .map(|disposition| disposition.word());
                words.chain([UNDECIDED]).collect()
            }
            Self::Role => workshop.roles.keys().map(|id| id.as_str()).collect(),
            Self::Phase => workshop.phases.keys().map(|id| id.as_str()).collect(),
            Self::Segment => workshop.segments.keys().map(|id| id.as_str()).collect(),
            Self::Quadrant => Quadrant::ALL
                .iter()
                .map(|quadrant| quadrant.word())
                .collect(),
        }
    }

    fn holds(self, value: &str, task: &Task, quadrant: Quadrant) -> bool {
        match self {
            Self::Disposition => task.disposition.map_or(UNDECIDED, Disposition::word) == value,
            Self::Role => task.owner.as_ref().is_some_and(|id| id.as_str() == value),
            Self::Phase => task.phase.as_ref().is_some_and(|id| id.as_str() == value),
            Self::Segment => match &task.hours {
                Some(Hours::BySegment(hours)) => hours.get(value).is_some_and(|hours| *hours > 0.0),
                Some(Hours::Flat(_)) | None => false,
            },
            Self::Quadrant => quadrant.word() == value,
        }
    }
}

/// The disposition of a task without one.
const UNDECIDED: &str = "undecided";

/// One thing that a task must be: the key has one of the values.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Condition {
    /// What tasks are picked by.
    pub key: HighlightKey,
    /// The values, any of which will do.
    pub values: Vec<String>,
}

impl FromStr for Condition {
    type Err = String;

    /// Reads `role=csm,ops`; which values there are only a workshop knows.
    fn from_str(text: &str) -> Result<Self, String> {
        let (key, values) = text
            .split_once('=')
            .ok_or("write a key and its values, such as `disposition=automate`")?;
        let key = key.trim();
        let known = HighlightKey::ALL
            .into_iter()
            .find(|known| known.word() == key);
        let key = known.ok_or_else(|| {
            let words = HighlightKey::ALL.into_iter().map(HighlightKey::word);
            format!("there is no key `{key}`; {}", did_you_mean(key, words))
        })?;
        let values: Vec<String> = values
            .split(',')
            .map(|value| value.trim().to_owned())
            .filter(|value| !value.is_empty())
            .collect();
        if values.is_empty() {
            return Err(format!("`{0}` has no value; write `{0}=…`", key.word()));
        }
        Ok(Self { key, values })
    }
}

impl Condition {
    /// Whether the workshop has all the values.
    pub(super) fn check(&self, workshop: &Workshop) -> Result<(), String> {
        let known = self.key.values(workshop);
        match self
            .values
            .iter()
            .find(|value| !known.contains(&value.as_str()))
        {
            None => Ok(()),
            Some(value) => Err(format!(
                "cannot highlight `{key}={value}`: there is no {key} `{value}` in this workshop; {}",
                did_you_mean(value, known.iter().copied()),
                key = self.key.word(),
            )),
        }
    }
}

/// Whether a task is in the set: every key has one of its values, wherever they were given.
pub(super) fn holds(set: &[Condition], task: &Task, quadrant: Quadrant) -> bool {
    set.iter().all(|condition| {
        let same_key = set.iter().filter(|other| other.key == condition.key);
        same_key
            .flat_map(|other| &other.values)
            .any(|value| condition.key.holds(value, task, quadrant))
    })
}

/// "role csm or ops and phase onboard".
pub(super) fn in_words(words: &Words, set: &[Condition]) -> String {
    let keys = HighlightKey::ALL.into_iter().filter_map(|key| {
        let values = set.iter().filter(|condition| condition.key == key);
        let values: IndexSet<&str> = values
            .flat_map(|condition| &condition.values)
            .map(String::as_str)
            .collect();
        let values: Vec<&str> = values
            .into_iter()
            .map(|value| key.shown(words, value))
            .collect();
        let said = Said::new(key.said()).with("values", values.join(words.get("list.or")));
        (!values.is_empty()).then(|| words.say(&said))
    });
    words.list(keys)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::samples;
    use crate::words::english;

    fn set(texts: &[&str]) -> Vec<Condition> {
        texts.iter().map(|text| text.parse().unwrap()).collect()
    }

    fn refused(text: &str) -> String {
        text.parse::<Condition>().unwrap_err()
    }

    #[test]
    fn slips_are_answered_in_the_words_of_who_made_them() {
        assert!(refused("automate").contains("`disposition=automate`"));
        assert_eq!(
            refused("rol=csm"),
            "there is no key `rol`; did you mean `role`?"
        );
        assert!(refused("size=3").contains("there is `disposition`, `role`"));
        assert!(refused("role= ,").contains("`role` has no value"));
        let (workshop, _) = samples::post_sales();
        let check = |text: &str| set(&[text])[0].check(&workshop);
        assert_eq!(check("role=csm,ops"), Ok(()));
        assert_eq!(
            check("role=csm,opps"),
            Err("cannot highlight `role=opps`: there is no role `opps` in this workshop; did you mean `ops`?".into())
        );
        assert!(
            check("disposition=automat")
                .unwrap_err()
                .contains("did you mean `automate`?")
        );
        assert!(
            check("quadrant=Stop")
                .unwrap_err()
                .contains("did you mean `stop`?")
        );
    }

    #[test]
    fn all_keys_must_match_and_any_value_of_a_key() {
        let workshop = samples::workshop(
            "[role.csm]\nname = \"CSM\"\n[segment.ent]\nname = \"E\"\n[segment.com]\nname = \"C\"\n\
             [task.a]\nname = \"A\"\nowner = \"csm\"\nhours = { ent = 1, com = 0 }\ndisposition = \"keep\"\n\
             [task.b]\nname = \"B\"\nhours = 3\n",
        );
        let holds =
            |texts: &[&str], task: &str| holds(&set(texts), &workshop.tasks[task], Quadrant::Stop);
        assert!(holds(&[], "b"));
        assert!(holds(&["disposition=grow,keep", "quadrant=stop"], "a"));
        assert!(holds(&["disposition=grow", "disposition=keep"], "a"));
        assert!(!holds(&["disposition=keep", "quadrant=batch"], "a"));
        assert!(holds(&["disposition=undecided"], "b") && !holds(&["role=csm"], "b"));
        assert!(holds(&["segment=ent"], "a") && !holds(&["segment=com"], "a"));
        assert!(!holds(&["segment=ent"], "b"));
    }

    #[test]
    fn a_set_reads_as_a_phrase() {
        let set = set(&["quadrant=stop", "role=csm,ops", "role=tse"]);
        assert_eq!(
            in_words(english(), &set),
            "role csm or ops or tse and quadrant stop"
        );
    }
}
