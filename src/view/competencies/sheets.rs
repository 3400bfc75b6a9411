//! Sheets to print and fill in, one for each person or career step; a sheet of paper never ranks anybody and adds up
//! no levels (`domain.md` §4.3).

use serde::Serialize;

use super::ladder::{LevelText, level, required_level};
use super::private::{kind_word, person_name, step_of, views};
use crate::analysis::competencies::{Standing, TeamMap, team_map, working_level};
use crate::model::competency::{Competency, Development};
use crate::model::people::Person;
use crate::model::{Id, Workshop};
use crate::words::Said;

/// A page of sheets, each on paper of its own.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Sheets<S> {
    /// The sheets, in reading order.
    pub sheets: Vec<S>,
}

/// A sheet on which somebody ticks where they see themselves.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct SelfSheet {
    /// Whose it is; `None` on one to copy.
    pub person: Option<String>,
    /// The career step.
    pub step: Option<String>,
    /// The competencies, in reading order.
    pub competencies: Vec<SelfRow>,
}

/// One competency with all of its levels.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct SelfRow {
    /// What it is called.
    pub name: String,
    /// The team cannot do without it.
    pub critical: bool,
    /// The level that the step requires.
    pub required: Option<u32>,
    /// The same in words.
    pub asks: Option<String>,
    /// The levels to tick, from the lowest, in full.
    pub levels: Vec<LevelText>,
}

/// PRIVATE: how one person stands against their step.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct GapSheet {
    /// Whose it is.
    pub person: String,
    /// The career step.
    pub step: Option<String>,
    /// The day of the assessment.
    pub on: Option<String>,
    /// The same in words: "assessed 2026-03-01".
    pub assessed: Option<String>,
    /// The competencies, those with the largest gaps first.
    pub rows: Vec<GapRow>,
}

/// PRIVATE: one person in one competency.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct GapRow {
    /// What it is called.
    pub name: String,
    /// The team cannot do without it.
    pub critical: bool,
    /// The working level; `None` while nobody assessed it.
    pub level: Option<u32>,
    /// The level that the step requires.
    pub required: Option<u32>,
    /// Levels short of it.
    pub gap: u32,
    /// Levels beyond it.
    pub surplus: u32,
    /// The two views where they differ, in words; empty where they do not.
    pub views: String,
    /// What the levels up to the required one add.
    pub missing: Vec<LevelText>,
}

/// PRIVATE: what one person works on.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct DevelopmentSheet {
    /// Whose it is.
    pub person: String,
    /// The career step.
    pub step: Option<String>,
    /// The goals, in reading order.
    pub goals: Vec<GoalCard>,
    /// How many more goals there is room for.
    pub room: usize,
}

/// PRIVATE: one development goal with what it aims at.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct GoalCard {
    /// In which competency.
    pub competency: String,
    /// From which level to which, such as "1 → 2".
    pub levels: String,
    /// What the target level asks for.
    pub target: Option<LevelText>,
    /// How it is worked on.
    pub kind: String,
    /// What the person will do.
    pub what: Option<String>,
    /// What will show it.
    pub proof: Option<String>,
    /// By when.
    pub due: Option<String>,
    /// Who helps.
    pub supporter: Option<String>,
    /// What is to know about the supporter's own level.
    pub remark: Option<String>,
}

/// A blank self-assessment for each career step; it names nobody.
pub fn blank(workshop: &Workshop) -> Sheets<SelfSheet> {
    let steps = workshop.steps.iter();
    let mut sheets: Vec<_> = steps
        .map(|(id, step)| SelfSheet {
            person: None,
            step: Some(step.name.clone()),
            competencies: self_rows(workshop, |competency| competency.required.get(id).copied()),
        })
        .collect();
    if sheets.is_empty() {
        sheets.push(SelfSheet {
            person: None,
            step: None,
            competencies: self_rows(workshop, |_| None),
        });
    }
    Sheets { sheets }
}

/// One blank self-assessment for everybody: beside each competency stands what each career step asks for.
pub fn blank_for_all(workshop: &Workshop) -> Sheets<SelfSheet> {
    let mut competencies = self_rows(workshop, |_| None);
    for (row, competency) in competencies.iter_mut().zip(workshop.competencies.values()) {
        row.asks = asked_by_step(workshop, competency);
    }
    Sheets {
        sheets: vec![SelfSheet {
            person: None,
            step: None,
            competencies,
        }],
    }
}

/// "CSM 2, Senior CSM 3": the level that each step asks for.
fn asked_by_step(workshop: &Workshop, competency: &Competency) -> Option<String> {
    let words = &workshop.words;
    let asked = workshop.steps.iter().filter_map(|(id, step)| {
        let level = *competency.required.get(id)? as usize;
        let said = Said::new("sheet.step-asks").with("step", step.name.as_str());
        Some(words.say(&said.with("level", level)))
    });
    let asked: Vec<String> = asked.collect();
    (!asked.is_empty()).then(|| {
        let said = Said::new("sheet.asks-by-step");
        words.say(&said.with("steps", asked.join(words.get("list.comma"))))
    })
}

/// PRIVATE: a self-assessment for everybody who is assessed or has a career step.
pub fn self_assessment(workshop: &Workshop) -> Sheets<SelfSheet> {
    let sheet = |id: &Id<Person>| {
        let step = step_of(workshop, id);
        SelfSheet {
            person: Some(person_name(workshop, id)),
            step: step.and_then(|step| Some(workshop.steps.get(step)?.name.clone())),
            competencies: self_rows(workshop, |competency| {
                competency.required.get(step?).copied()
            }),
        }
    };
    let people = workshop
        .people
        .keys()
        .filter(|id| workshop.assessments.contains_key(*id) || step_of(workshop, id).is_some());
    Sheets {
        sheets: people.map(sheet).collect(),
    }
}

fn self_rows(workshop: &Workshop, required: impl Fn(&Competency) -> Option<u32>) -> Vec<SelfRow> {
    let asks = |level: u32| {
        let asks = Said::new("sheet.asks").with("level", level as usize);
        workshop.words.say(&asks)
    };
    let rows = workshop.competencies.values().map(|competency| SelfRow {
        name: competency.name.clone(),
        critical: competency.critical,
        required: required(competency),
        asks: required(competency).map(asks),
        levels: (0..workshop.framework.levels.len())
            .map(|place| level(workshop, competency, place))
            .collect(),
    });
    rows.collect()
}

/// PRIVATE: how everybody who is assessed stands against their step.
pub fn gaps(workshop: &Workshop) -> Sheets<GapSheet> {
    let (map, words) = (team_map(workshop), &workshop.words);
    let assessed = |day: String| words.say(&Said::new("sheet.assessed").with("day", day));
    let sheet = |(place, id): (usize, &Id<Person>)| {
        let competencies = map.competencies.iter();
        let mut rows: Vec<_> = competencies
            .filter_map(|(competency, team)| {
                Some(gap_row(
                    workshop,
                    &map,
                    id,
                    competency,
                    team.people.get(place)?,
                ))
            })
            .collect();
        rows.sort_by_key(|row| std::cmp::Reverse(row.gap));
        let assessment = &workshop.assessments[id];
        GapSheet {
            person: person_name(workshop, id),
            step: step_of(workshop, id)
                .and_then(|step| Some(workshop.steps.get(step)?.name.clone())),
            on: assessment.on.map(|on| on.to_string()),
            assessed: assessment.on.map(|on| assessed(on.to_string())),
            rows,
        }
    };
    Sheets {
        sheets: workshop.assessments.keys().enumerate().map(sheet).collect(),
    }
}

fn gap_row(
    workshop: &Workshop,
    map: &TeamMap,
    person: &Id<Person>,
    id: &Id<Competency>,
    standing: &Standing,
) -> GapRow {
    let competency = &workshop.competencies[id];
    let apart = map
        .apart
        .iter()
        .find(|apart| apart.person == *person && apart.competency == *id);
    let levels = workshop.framework.levels.iter().enumerate();
    let missing = levels.filter(|(_, head)| {
        standing.gap() > 0
            && standing.level.is_some_and(|level| head.number > level)
            && standing
                .required
                .is_some_and(|required| head.number <= required)
    });
    GapRow {
        name: competency.name.clone(),
        critical: competency.critical,
        level: standing.level,
        required: standing.required,
        gap: standing.gap(),
        surplus: standing.surplus(),
        views: apart.map_or_else(String::new, |apart| {
            let key = if apart.needs_talk {
                "sheet.talk-views"
            } else {
                "people.views"
            };
            views(&workshop.words, key, apart.views)
        }),
        missing: missing
            .map(|(place, _)| level(workshop, competency, place))
            .collect(),
    }
}

/// PRIVATE: the development goals of everybody who is assessed or has one.
pub fn development(workshop: &Workshop) -> Sheets<DevelopmentSheet> {
    let goals_of = |id: &Id<Person>| -> Vec<&Development> {
        let goals = workshop.developments.iter();
        goals
            .filter(|goal| goal.person.as_ref() == Some(id))
            .collect()
    };
    let people = workshop.people.keys().map(|id| (id, goals_of(id)));
    let wanted =
        people.filter(|(id, goals)| !goals.is_empty() || workshop.assessments.contains_key(*id));
    let sheet = |(id, goals): (&Id<Person>, Vec<&Development>)| DevelopmentSheet {
        person: person_name(workshop, id),
        step: step_of(workshop, id).and_then(|step| Some(workshop.steps.get(step)?.name.clone())),
        room: workshop
            .rules
            .competency
            .max_goals
            .saturating_sub(goals.len()),
        goals: goals
            .into_iter()
            .map(|goal| goal_card(workshop, goal))
            .collect(),
    };
    Sheets {
        sheets: wanted.map(sheet).collect(),
    }
}

fn goal_card(workshop: &Workshop, goal: &Development) -> GoalCard {
    let competency = goal
        .competency
        .as_ref()
        .and_then(|id| workshop.competencies.get(id));
    let number =
        |level: Option<u32>| level.map_or_else(|| "?".to_owned(), |level| level.to_string());
    GoalCard {
        competency: competency
            .map(|competency| competency.name.clone())
            .unwrap_or_default(),
        levels: format!("{} → {}", number(goal.from), number(goal.to)),
        target: competency
            .zip(goal.to)
            .map(|(competency, to)| required_level(workshop, competency, to)),
        kind: kind_word(&workshop.words, goal.kind),
        what: goal.what.clone(),
        proof: goal.proof.clone(),
        due: goal.due.map(|due| due.to_string()),
        supporter: goal.supporter.as_ref().map(|id| person_name(workshop, id)),
        remark: remark(workshop, goal),
    }
}

/// What is to know about a supporter's own level: at least the target one is asked for (`domain.md` §4.2).
fn remark(workshop: &Workshop, goal: &Development) -> Option<String> {
    let (supporter, competency, to) = (
        goal.supporter.as_ref()?,
        goal.competency.as_ref()?,
        goal.to?,
    );
    let assessment = workshop.assessments.get(supporter);
    let key = match assessment.and_then(|assessment| working_level(assessment, competency)) {
        None => "development.not-assessed",
        Some(level) if level < to => "development.not-at-level",
        Some(_) => return None,
    };
    Some(workshop.words.get(key).to_owned())
}
