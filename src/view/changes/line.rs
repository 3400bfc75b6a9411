//! One change in words: what it is about a thing, what was and what is.

use serde::Serialize;

use super::{Located, name, name_style};
use crate::analysis::scores::Placed;
use crate::diagnostic::{Place, Severity, codes};
use crate::diff::{
    Change, Compared, Field, Holders, LetterChange, Value, What, is_content, kind_of_key,
};
use crate::model::people::{Role, Segment};
use crate::model::{Id, Workshop};
use crate::view::plot_page::quadrant_name;
use crate::vocabulary::{Duty, NameStyle, Variant};
use crate::words::{Said, Words};

/// One change of a thing, in words.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Line {
    /// `error`, `warning` or `note`.
    pub severity: Severity,
    /// The code of the change.
    pub code: &'static str,
    /// What is told.
    #[serde(flatten)]
    pub told: Told,
}

/// What is told in a line.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Told {
    /// Something was this and is that.
    Turned {
        /// What: "hours a week".
        label: String,
        /// What it was.
        from: String,
        /// What it is.
        to: String,
    },
    /// Some came and some went.
    Swapped {
        /// Of what: "R".
        label: String,
        /// Who or what is new there.
        added: Vec<String>,
        /// Who or what is gone there.
        removed: Vec<String>,
    },
    /// A sentence.
    Sentence {
        /// The sentence.
        text: String,
    },
}

impl Told {
    /// The same in one piece of text, such as "A: Support → Operations".
    pub fn text(&self) -> String {
        match self {
            Self::Turned { label, from, to } => format!("{label}: {from} → {to}"),
            Self::Swapped {
                label,
                added,
                removed,
            } => format!("{label}: {}", signed(added, removed)),
            Self::Sentence { text } => text.clone(),
        }
    }
}

/// "+ Finance, − Support".
pub(super) fn signed(added: &[String], removed: &[String]) -> String {
    let plus = added.iter().map(|name| format!("+ {name}"));
    let minus = removed.iter().map(|name| format!("− {name}"));
    plus.chain(minus).collect::<Vec<_>>().join(", ")
}

/// Puts changes into words.
#[derive(Debug, Clone, Copy)]
pub struct Teller<'t> {
    compared: &'t Compared,
    words: &'t Words,
    /// Roles have their whole names.
    in_full: bool,
}

impl<'t> Teller<'t> {
    /// In these words.
    pub fn new(compared: &'t Compared, words: &'t Words) -> Self {
        Self {
            compared,
            words,
            in_full: false,
        }
    }

    /// The same with the whole names of roles, for those who do not know the short ones.
    #[must_use]
    pub(in crate::view) fn in_full(mut self) -> Self {
        self.in_full = true;
        self
    }

    /// What a thing is called.
    pub fn name(&self, thing: &Place) -> String {
        name::of_thing(self.compared, thing, self.words)
    }

    /// "26 rows", "3 tasks", "4 entries".
    pub(super) fn counted(&self, things: &[Place]) -> String {
        let all = |kind| things.iter().all(|thing| thing.kind() == kind);
        let key = match () {
            () if all("activity") => "change.rows",
            () if all("task") => "change.tasks",
            () => "change.entries",
        };
        self.words.counted(key, things.len())
    }

    /// The lines of a change: one, or one a key.
    pub fn lines(&self, change: &Change) -> Vec<Line> {
        let told = match &change.what {
            What::Added => vec![self.sentence("change.added")],
            What::Removed => vec![self.sentence("change.removed")],
            What::Renamed { .. } if self.hides_name(&change.about) => {
                vec![self.sentence("change.known-otherwise")]
            }
            What::Renamed { from, to } => {
                let key = if change.code == &codes::ID_CHANGED {
                    "change.id"
                } else {
                    "key.name"
                };
                vec![self.turned(self.words.get(key).to_owned(), from.clone(), to.clone())]
            }
            What::Scored { from, to } => self.scored(from.as_ref(), to.as_ref()),
            What::Letter(letter) => vec![self.letter(&change.about, letter)],
            What::Keys if change.about == Place::table("ballot") => {
                let said = Said::new("change.other-answers").count(change.fields.len());
                let text = self.words.say(&said);
                vec![Told::Sentence { text }]
            }
            What::Keys => change
                .fields
                .iter()
                .map(|field| self.field(field))
                .collect(),
            What::Follows(said) => vec![Told::Sentence {
                text: self.words.say(said),
            }],
        };
        let line = |told| Line {
            severity: change.severity,
            code: change.code.slug,
            told,
        };
        told.into_iter().map(line).collect()
    }

    /// Whether a thing is a person who is not named in full; an id is a name as often as not.
    fn hides_name(&self, thing: &Place) -> bool {
        thing.kind() == "person" && name_style(self.compared) != NameStyle::Full
    }

    /// A change in one line: "Write the quote: A: CSM → Ops".
    pub fn in_one_line(&self, change: &Change) -> String {
        let lines = self.lines(change);
        let lines: Vec<String> = lines.iter().map(|line| line.told.text()).collect();
        format!("{}: {}", self.name(&change.about), lines.join("; "))
    }

    /// A change that the room accepts, on its own.
    pub(super) fn accepted(&self, change: &Change) -> Line {
        let what: Vec<String> = self
            .lines(change)
            .iter()
            .map(|line| line.told.text())
            .collect();
        let said = Said::new("change.accepted")
            .with("thing", self.name(&change.about))
            .with("what", what.join("; "))
            .with("because", change.accepted.clone().unwrap_or_default());
        Line {
            severity: change.severity,
            code: change.code.slug,
            told: Told::Sentence {
                text: self.words.say(&said),
            },
        }
    }

    /// "26 rows changed hands · 2 tasks are new".
    pub(super) fn numbers(&self, told: &[Located<'_>]) -> String {
        let parts = [
            (&codes::OWNER_MOVED, "change.moved"),
            (&codes::ACTIVITY_ADDED, "change.rows-added"),
            (&codes::ACTIVITY_REMOVED, "change.rows-removed"),
            (&codes::TASK_ADDED, "change.tasks-added"),
            (&codes::TASK_REMOVED, "change.tasks-removed"),
        ];
        let parts = parts.into_iter().filter_map(|(code, key)| {
            let about: std::collections::BTreeSet<&Place> = told
                .iter()
                .filter(|(change, _)| change.code == code)
                .map(|(change, _)| &change.about)
                .collect();
            (!about.is_empty()).then(|| self.words.counted(key, about.len()))
        });
        parts.collect::<Vec<_>>().join(" · ")
    }

    fn sentence(&self, key: &str) -> Told {
        Told::Sentence {
            text: self.words.get(key).to_owned(),
        }
    }

    fn turned(&self, label: String, from: String, to: String) -> Told {
        Told::Turned { label, from, to }
    }

    /// Who has a letter: from whom to whom where one role answers, who came and went elsewhere.
    fn letter(&self, row: &Place, change: &LetterChange) -> Told {
        let mut label = change.letter.to_string();
        if let Some(segment) = &change.segment {
            label = self.in_segment(label, segment);
        }
        let is_answering = self.variant(row).duty_of(change.letter) == Some(Duty::Accountable);
        let turned_open = change.from.open != change.to.open;
        if is_answering || turned_open {
            return self.turned(label, self.holders(&change.from), self.holders(&change.to));
        }
        let only_in = |here: &Holders, there: &Holders| {
            let roles = here.roles.difference(&there.roles);
            roles.map(|role| self.role(role)).collect()
        };
        Told::Swapped {
            label,
            added: only_in(&change.to, &change.from),
            removed: only_in(&change.from, &change.to),
        }
    }

    /// "A in Scaled".
    pub(in crate::view) fn in_segment(&self, label: String, segment: &Id<Segment>) -> String {
        let said = Said::new("raci.row-in-segment")
            .with("row", label)
            .with("segment", self.named("segment", segment.as_str()));
        self.words.say(&said)
    }

    /// The letter scheme of a row.
    pub fn variant(&self, row: &Place) -> Variant {
        let id = row.id().unwrap_or_default();
        let activity = self.compared.after.activities.get(id);
        activity.map_or(self.compared.after.chart.variant, |row| row.variant)
    }

    /// Who has a letter: "CSM and CSL", "nobody".
    pub(in crate::view) fn holders(&self, holders: &Holders) -> String {
        let open = holders
            .open
            .then(|| self.words.get("change.open").to_owned());
        let names = holders.roles.iter().map(|role| self.role(role)).chain(open);
        match self.words.list(names) {
            nobody if nobody.is_empty() => self.words.get("change.nobody").to_owned(),
            names => names,
        }
    }

    /// What a role is called.
    pub fn role(&self, role: &Id<Role>) -> String {
        let old = self.compared.diff.renames.old_id("role", role.as_str());
        let called = |workshop: &Workshop, role: &Id<Role>| {
            if self.in_full {
                workshop.role_name(role)
            } else {
                workshop.role_short_name(role)
            }
        };
        if self.compared.after.roles.contains_key(role)
            || !self.compared.before.roles.contains_key(old)
        {
            called(&self.compared.after, role)
        } else {
            called(&self.compared.before, &Id::from(old))
        }
    }

    fn scored(&self, from: Option<&Placed>, to: Option<&Placed>) -> Vec<Told> {
        let mut told = Vec::new();
        let is_voted = from
            .into_iter()
            .chain(to)
            .any(|placed| placed.scored.is_voted());
        // How far a secret mean moved tells of the votes behind it.
        let axes = if is_voted && self.compared.is_secret() {
            0
        } else {
            2
        };
        for (key, axis) in [
            (
                "score.impact",
                (|placed| placed.scored.scores.impact) as fn(&Placed) -> f64,
            ),
            ("score.effort", |placed| placed.scored.scores.effort),
        ]
        .into_iter()
        .take(axes)
        {
            let shown = |placed: Option<&Placed>| {
                let score = placed.map(|placed| self.words.plain(axis(placed)));
                score.unwrap_or_else(|| self.words.get("change.nothing").to_owned())
            };
            let (from, to) = (shown(from), shown(to));
            if from != to {
                told.push(self.turned(self.words.get(key).to_owned(), from, to));
            }
        }
        let field = |placed: Option<&Placed>, workshop| match placed {
            Some(placed) => quadrant_name(workshop, placed.quadrant).to_owned(),
            None => self.words.get("change.nowhere").to_owned(),
        };
        let before = field(from, &self.compared.before);
        let after = field(to, &self.compared.after);
        if from.map(|placed| placed.quadrant) != to.map(|placed| placed.quadrant) {
            told.push(self.turned(self.words.get("change.field").to_owned(), before, after));
        }
        told
    }

    /// What is said at one place, before and after.
    fn field(&self, field: &Field) -> Told {
        let label = self.label(&field.place);
        if let (Some(Value::Ids { kind, ids: was, .. }), Some(Value::Ids { ids: is, .. })) =
            (&field.before, &field.after)
        {
            let names = |ids: &mut dyn Iterator<Item = &String>| {
                ids.map(|id| self.named(kind, id)).collect()
            };
            return Told::Swapped {
                label,
                added: names(&mut is.difference(was)),
                removed: names(&mut was.difference(is)),
            };
        }
        let is_yes_or_no = [&field.before, &field.after].contains(&&Some(Value::Yes));
        let shown = |value: &Option<Value>| match value {
            None if is_yes_or_no => self.words.get("change.no").to_owned(),
            value => self.value(&field.place, value.as_ref()),
        };
        self.turned(label, shown(&field.before), shown(&field.after))
    }

    /// What a place is called inside its thing: "hours a week, Enterprise"; the keys as they are typed where there is no
    /// word for them.
    fn label(&self, place: &Place) -> String {
        let path = place.path();
        let mut names = Vec::new();
        let mut keys = Vec::new();
        let inside = if path.len() > 2 { 2 } else { 1 };
        for (number, key) in path.iter().enumerate().skip(inside) {
            match kind_of_key(path, number) {
                Some(kind) => names.push(self.named(kind, key)),
                None if is_content(key) => {}
                None => keys.push(key.as_str()),
            }
        }
        let typed = keys.join(".");
        let known = self
            .words
            .get_some(&format!("key.{}", typed.replace(['.', '_'], "-")));
        let key = known.map_or_else(|| typed.clone(), str::to_owned);
        let parts = std::iter::once(key).chain(names);
        parts
            .filter(|part| !part.is_empty())
            .collect::<Vec<_>>()
            .join(", ")
    }

    fn value(&self, place: &Place, value: Option<&Value>) -> String {
        let nothing = || self.words.get("change.nothing").to_owned();
        match value {
            None => nothing(),
            Some(Value::Text(_)) if is_id(place) && name::hides(self.compared, place) => {
                self.words.get("person.somebody").to_owned()
            }
            Some(Value::Text(text)) => text.clone(),
            Some(Value::Texts(texts)) => texts.join("; "),
            Some(Value::Number(number)) => self.words.plain(number.0),
            Some(Value::Numbers(numbers)) => {
                let shown = numbers.iter().map(|number| self.words.plain(number.0));
                shown.collect::<Vec<_>>().join(", ")
            }
            Some(Value::Yes) => self.words.get("change.yes").to_owned(),
            Some(Value::Day(day)) => day.to_string(),
            Some(Value::Time(time)) => time.to_string(),
            Some(Value::Word(word)) => {
                let key = place.path().last().map_or("", String::as_str);
                let known = self.words.get_some(&format!("{key}.{word}"));
                known.unwrap_or(word).to_owned()
            }
            Some(Value::Id { kind, id }) => self.named(kind, id),
            Some(Value::Ids { kind, ids, open }) => {
                let open = open.then(|| self.words.get("change.open").to_owned());
                let names = ids.iter().map(|id| self.named(kind, id)).chain(open);
                match self.words.list(names) {
                    none if none.is_empty() => nothing(),
                    names => names,
                }
            }
        }
    }

    /// What a thing of a kind is called; roles by their short names.
    fn named(&self, kind: &str, id: &str) -> String {
        match kind {
            "role" => self.role(&Id::from(id)),
            _ => name::of(self.compared, kind, id, self.words),
        }
    }
}

/// Whether a text is an id, of which `[[moved]]` and `[[accept]]` tell.
fn is_id(place: &Place) -> bool {
    let key = place.path().last().map_or("", String::as_str);
    matches!(
        (place.kind(), key),
        ("moved", "from" | "to") | ("accept", "where")
    )
}
