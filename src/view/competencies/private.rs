//! PRIVATE: what names people, for the manager's own copy. Never ranks people and never totals their levels
//! (`domain.md` §4.3).

use serde::Serialize;

use crate::analysis::competencies::{Standing, TeamMap, offset};
use crate::model::competency::{SelfManager, Step};
use crate::model::people::Person;
use crate::model::{Id, Workshop};
use crate::vocabulary::DevelopmentKind;
use crate::words::{Said, Words};

/// What names people.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct PrivatePages {
    /// The people who were assessed, in reading order.
    pub people: Vec<PersonColumn>,
    /// The competencies, in reading order, with the people who cover each.
    pub rows: Vec<PersonRow>,
    /// Talks to have before recording a level.
    pub talks: Vec<Talk>,
    /// Views that differ by less, worth a mention.
    pub mentions: Vec<Talk>,
    /// Development goals.
    pub goals: Vec<Goal>,
}

/// Somebody who was assessed.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct PersonColumn {
    /// The name.
    pub name: String,
    /// The career step.
    pub step: Option<String>,
    /// Competencies that would have too little cover without this person.
    pub lost_without: String,
    /// Competencies that this person covers alone.
    pub sole_cover: String,
    /// How much higher the person's own views are than the manager's, such as "+0.7"; empty without both.
    pub offset: String,
}

/// One competency over the people.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct PersonRow {
    /// What it is called.
    pub name: String,
    /// The people who count as cover.
    pub cover: String,
    /// One level a person.
    pub levels: Vec<PersonLevel>,
}

/// The level of one person.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct PersonLevel {
    /// The working level; empty while nobody assessed it.
    pub level: String,
    /// "of 3": the level that the step requires; empty where it requires none.
    pub required: String,
    /// Levels short of it.
    pub gap: u32,
    /// Levels beyond it.
    pub surplus: u32,
}

/// A talk to have before recording a level.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Talk {
    /// With whom.
    pub person: String,
    /// About which competency.
    pub competency: String,
    /// The person's own view and the manager's, in words.
    pub views: String,
}

/// A development goal.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Goal {
    /// Whose goal it is.
    pub person: String,
    /// In which competency.
    pub competency: String,
    /// From which level to which, such as "1 → 2".
    pub levels: String,
    /// How it is worked on; empty where nobody wrote it.
    pub kind: String,
    /// What the person will do.
    pub what: String,
    /// What will show it.
    pub proof: String,
    /// By when.
    pub due: String,
    /// Who helps.
    pub supporter: String,
}

impl PrivatePages {
    pub(super) fn of(workshop: &Workshop, map: &TeamMap) -> Self {
        let words = &workshop.words;
        let name = |id: &Id<Person>| person_name(workshop, id);
        let competency = |id| {
            workshop
                .competencies
                .get(id)
                .map_or_else(|| String::from("—"), |c| c.name.clone())
        };
        let people = workshop
            .assessments
            .iter()
            .map(|(id, assessment)| PersonColumn {
                name: name(id),
                step: step_of(workshop, id)
                    .and_then(|step| workshop.steps.get(step))
                    .map(|step| step.name.clone()),
                lost_without: words.list(map.lost_without(id, &workshop.framework).map(competency)),
                sole_cover: words.list(map.sole_cover(id).map(competency)),
                offset: offset(assessment)
                    .map(|levels| words.signed(levels, 1))
                    .unwrap_or_default(),
            });
        let rows = map.competencies.iter().map(|(id, team)| PersonRow {
            name: competency(id),
            cover: words.list(team.cover.iter().map(name)),
            levels: team
                .people
                .iter()
                .map(|standing| level(words, standing))
                .collect(),
        });
        let apart = |needs_talk: bool| {
            let apart = map.apart.iter();
            apart
                .filter(move |apart| apart.needs_talk == needs_talk)
                .map(|apart| Talk {
                    person: name(&apart.person),
                    competency: competency(&apart.competency),
                    views: views(words, "people.views", apart.views),
                })
        };
        let goals = workshop.developments.iter().map(|goal| {
            let text = |text: &Option<String>| text.clone().unwrap_or_default();
            let level = |level: Option<u32>| {
                level.map_or_else(|| "?".to_owned(), |level| level.to_string())
            };
            Goal {
                person: goal.person.as_ref().map(name).unwrap_or_default(),
                competency: goal.competency.as_ref().map(competency).unwrap_or_default(),
                levels: format!("{} → {}", level(goal.from), level(goal.to)),
                kind: kind_word(words, goal.kind),
                what: text(&goal.what),
                proof: text(&goal.proof),
                due: goal.due.map(|due| due.to_string()).unwrap_or_default(),
                supporter: goal.supporter.as_ref().map(name).unwrap_or_default(),
            }
        });
        Self {
            people: people.collect(),
            rows: rows.collect(),
            talks: apart(true).collect(),
            mentions: apart(false).collect(),
            goals: goals.collect(),
        }
    }
}

fn level(words: &Words, standing: &Standing) -> PersonLevel {
    let required =
        |level: u32| words.say(&Said::new("people.required").with("level", level as usize));
    PersonLevel {
        level: standing
            .level
            .map(|level| level.to_string())
            .unwrap_or_default(),
        required: standing.required.map(required).unwrap_or_default(),
        gap: standing.gap(),
        surplus: standing.surplus(),
    }
}

/// The person's own view of a level and the manager's, in words.
pub(super) fn views(words: &Words, key: &'static str, views: SelfManager) -> String {
    let own = Said::new(key).with("own", views.own as usize);
    words.say(&own.with("manager", views.manager as usize))
}

/// How a goal is worked on, in words; empty where nobody wrote it.
pub(super) fn kind_word(words: &Words, kind: Option<DevelopmentKind>) -> String {
    let key = match kind {
        None => return String::new(),
        Some(DevelopmentKind::Practice) => "development.practice",
        Some(DevelopmentKind::Pair) => "development.pair",
        Some(DevelopmentKind::Study) => "development.study",
    };
    words.get(key).to_owned()
}

/// The full name: a private page hides nobody.
pub(super) fn person_name(workshop: &Workshop, id: &Id<Person>) -> String {
    let person = workshop.people.get(id);
    person.map_or_else(|| id.to_string(), |person| person.name.clone())
}

/// The career step that somebody is measured against, else the one they are on.
pub(super) fn step_of<'w>(workshop: &'w Workshop, id: &Id<Person>) -> Option<&'w Id<Step>> {
    let measured = workshop
        .assessments
        .get(id)
        .and_then(|assessment| assessment.step.as_ref());
    measured.or_else(|| workshop.people.get(id)?.step.as_ref())
}
