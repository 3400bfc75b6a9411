//! The same for programs: records with ids and names, everything that may be shared. These types are the promise: they
//! change only with [`SCHEMA`].

mod tasks;

use indexmap::IndexMap;
use serde::Serialize;

use super::labels::Labels;
use super::{What, votes};
use crate::model::people::Person;
use crate::model::raci::{Activity, Letters};
use crate::model::{Id, Workshop};
pub use tasks::JsonTask;

/// The name and version of this format.
pub const SCHEMA: &str = "offsite.export/1";

/// What is exported; what was not asked for is left out.
#[derive(Debug, Serialize)]
pub struct JsonExport {
    schema: &'static str,
    title: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    raci: Option<JsonChart>,
    #[serde(skip_serializing_if = "Option::is_none")]
    tasks: Option<Vec<JsonTask>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    votes: Option<Vec<JsonVote>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    competencies: Option<JsonFramework>,
    #[serde(skip_serializing_if = "Option::is_none")]
    decisions: Option<Vec<JsonDecision>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    actions: Option<Vec<JsonAction>>,
}

/// A thing by its id and name.
#[derive(Debug, Serialize)]
pub struct JsonThing {
    id: String,
    name: String,
}

/// A person as the workshop allows: the id is a name as often as not, and only there where people are named.
#[derive(Debug, Serialize)]
pub struct JsonPerson {
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<String>,
    name: String,
}

#[derive(Debug, Serialize)]
struct JsonChart {
    title: Option<String>,
    variant: &'static str,
    state: &'static str,
    owner: Option<JsonPerson>,
    effective: Option<String>,
    review_by: Option<String>,
    roles: Vec<JsonRole>,
    activities: Vec<JsonActivity>,
}

/// A column: a role, or a person who is listed as one and has no id here where people are not named.
#[derive(Debug, Serialize)]
struct JsonRole {
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<String>,
    name: String,
    short: Option<String>,
    team: Option<String>,
}

#[derive(Debug, Serialize)]
struct JsonActivity {
    id: String,
    name: String,
    phase: Option<JsonThing>,
    kind: &'static str,
    control: bool,
    variant: &'static str,
    letters: IndexMap<&'static str, Vec<String>>,
    open: Vec<String>,
    segments: IndexMap<String, IndexMap<&'static str, Vec<String>>>,
    tasks: Vec<String>,
    needs: IndexMap<String, u32>,
    within_hours: Option<f64>,
    decision: Option<String>,
    accepted: Vec<String>,
    note: Option<String>,
}

#[derive(Debug, Serialize)]
struct JsonVote {
    voter: JsonPerson,
    round: u32,
    task: JsonThing,
    impact: f64,
    effort: f64,
}

#[derive(Debug, Serialize)]
struct JsonFramework {
    title: Option<String>,
    version: Option<String>,
    review_by: Option<String>,
    levels: Vec<JsonLevel>,
    steps: Vec<JsonThing>,
    competencies: Vec<JsonCompetency>,
}

#[derive(Debug, Serialize)]
struct JsonLevel {
    number: u32,
    name: String,
    means: Option<String>,
}

#[derive(Debug, Serialize)]
struct JsonCompetency {
    id: String,
    name: String,
    critical: bool,
    levels: Vec<String>,
    required: IndexMap<String, u32>,
}

#[derive(Debug, Serialize)]
struct JsonDecision {
    id: String,
    what: String,
    by: Option<JsonPerson>,
    on: Option<String>,
    support: Option<f64>,
    why: Option<String>,
    conditions: Option<String>,
    dissent: Option<String>,
}

#[derive(Debug, Serialize)]
struct JsonAction {
    id: String,
    what: String,
    owner: Option<JsonPerson>,
    due: Option<String>,
    done: Option<String>,
    decision: Option<String>,
}

/// What was asked for as records.
///
/// # Errors
/// The votes were asked for and are secret; the sentence says so.
pub fn of(workshop: &Workshop, what: What) -> Result<JsonExport, String> {
    let teller = Teller {
        labels: Labels::new(workshop),
        workshop,
    };
    let wants = |one| what == one || what == What::All;
    if what == What::Votes && workshop.vote.secret {
        return Err(votes::SECRET.to_owned());
    }
    Ok(JsonExport {
        schema: SCHEMA,
        title: workshop.about.title.clone(),
        raci: wants(What::Raci).then(|| teller.chart()),
        tasks: wants(What::Tasks).then(|| teller.tasks()),
        votes: (wants(What::Votes) && !workshop.vote.secret).then(|| teller.votes()),
        competencies: wants(What::Competencies).then(|| teller.framework()),
        decisions: wants(What::Decisions).then(|| teller.decisions()),
        actions: wants(What::Actions).then(|| teller.actions()),
    })
}

/// Says everything of one workshop.
struct Teller<'w> {
    labels: Labels<'w>,
    workshop: &'w Workshop,
}

impl Teller<'_> {
    fn person(&self, id: &Id<Person>) -> JsonPerson {
        JsonPerson {
            id: self.labels.names_people().then(|| id.to_string()),
            name: self.labels.names().show(id),
        }
    }

    fn some_person(&self, id: Option<&Id<Person>>) -> Option<JsonPerson> {
        id.map(|id| self.person(id))
    }

    /// The id of a role; of a person who is listed as one and may not be named, what stands for them.
    fn role(&self, id: &Id<crate::model::people::Role>) -> String {
        if self.workshop.roles.contains_key(id) || self.labels.names_people() {
            id.to_string()
        } else {
            self.labels.role(id)
        }
    }

    fn letters(&self, letters: &Letters) -> IndexMap<&'static str, Vec<String>> {
        let open: Vec<_> = letters.open().collect();
        let told = letters.iter().map(|(letter, roles)| {
            let still = open.contains(&letter).then(|| "?".to_owned());
            let roles = roles.iter().map(|id| self.role(id)).chain(still);
            (letter.word(), roles.collect())
        });
        told.collect()
    }

    fn chart(&self) -> JsonChart {
        let chart = &self.workshop.chart;
        let roles = self.labels.columns.iter().map(|id| {
            let role = self.workshop.roles.get(id);
            JsonRole {
                id: (role.is_some() || self.labels.names_people()).then(|| id.to_string()),
                name: role.map_or_else(|| self.labels.role(id), |role| role.name.clone()),
                short: role.and_then(|role| role.short.clone()),
                team: role.and_then(|role| role.team.clone()),
            }
        });
        let activities = self.workshop.activities.iter();
        JsonChart {
            title: chart.title.clone(),
            variant: chart.variant.word(),
            state: chart.state.word(),
            owner: self.some_person(chart.owner.as_ref()),
            effective: chart.effective.map(|day| day.to_string()),
            review_by: chart.review_by.map(|day| day.to_string()),
            roles: roles.collect(),
            activities: activities.map(|(id, row)| self.activity(id, row)).collect(),
        }
    }

    fn activity(&self, id: &Id<Activity>, row: &Activity) -> JsonActivity {
        let segments = row.segments.iter();
        let needs = row.needs.iter();
        JsonActivity {
            id: id.to_string(),
            name: row.name.clone(),
            phase: row.phase.as_ref().map(|id| self.phase(id)),
            kind: row.kind.word(),
            control: row.control,
            variant: row.variant.word(),
            letters: self.letters(&row.letters),
            open: row.open.iter().map(|id| self.role(id)).collect(),
            segments: segments
                .map(|(id, letters)| (id.to_string(), self.letters(letters)))
                .collect(),
            tasks: row.tasks.iter().map(Id::to_string).collect(),
            needs: needs.map(|(id, level)| (id.to_string(), *level)).collect(),
            within_hours: row.within_hours,
            decision: row.decision.as_ref().map(Id::to_string),
            accepted: row.accepted.iter().map(|id| self.role(id)).collect(),
            note: row.note.clone(),
        }
    }

    fn phase(&self, id: &Id<crate::model::people::Phase>) -> JsonThing {
        let phase = self.workshop.phases.get(id);
        JsonThing {
            id: id.to_string(),
            name: phase.map_or_else(|| id.to_string(), |phase| phase.name.clone()),
        }
    }

    fn votes(&self) -> Vec<JsonVote> {
        let voters = votes::voters(&self.labels);
        let mut told = Vec::new();
        for (person, ballot) in &self.workshop.ballots {
            for (round, votes) in [(1, &ballot.first), (2, &ballot.second)] {
                told.extend(votes.iter().map(|(task, scores)| {
                    let known = self.workshop.tasks.get(task);
                    JsonVote {
                        voter: JsonPerson {
                            name: voters[person].clone(),
                            ..self.person(person)
                        },
                        round,
                        task: JsonThing {
                            id: task.to_string(),
                            name: known.map_or_else(|| task.to_string(), |task| task.name.clone()),
                        },
                        impact: scores.impact,
                        effort: scores.effort,
                    }
                }));
            }
        }
        told
    }

    fn framework(&self) -> JsonFramework {
        let framework = &self.workshop.framework;
        let levels = framework.levels.iter().map(|level| JsonLevel {
            number: level.number,
            name: level.name.clone(),
            means: level.means.clone(),
        });
        let steps = self.workshop.steps.iter().map(|(id, step)| JsonThing {
            id: id.to_string(),
            name: step.name.clone(),
        });
        let competencies = self.workshop.competencies.iter();
        let competencies = competencies.map(|(id, competency)| {
            let required = competency.required.iter();
            JsonCompetency {
                id: id.to_string(),
                name: competency.name.clone(),
                critical: competency.critical,
                levels: competency.descriptors.clone(),
                required: required
                    .map(|(id, level)| (id.to_string(), *level))
                    .collect(),
            }
        });
        JsonFramework {
            title: framework.title.clone(),
            version: framework.version.clone(),
            review_by: framework.review_by.map(|day| day.to_string()),
            levels: levels.collect(),
            steps: steps.collect(),
            competencies: competencies.collect(),
        }
    }

    fn decisions(&self) -> Vec<JsonDecision> {
        let decisions = self.workshop.decisions.iter();
        let told = decisions.map(|(id, decision)| JsonDecision {
            id: id.to_string(),
            what: decision.what.clone(),
            by: self.some_person(decision.by.as_ref()),
            on: decision.on.map(|day| day.to_string()),
            support: decision.support,
            why: decision.why.clone(),
            conditions: decision.conditions.clone(),
            dissent: decision.dissent.clone(),
        });
        told.collect()
    }

    fn actions(&self) -> Vec<JsonAction> {
        let actions = self.workshop.actions.iter();
        let told = actions.map(|(id, action)| JsonAction {
            id: id.to_string(),
            what: action.what.clone(),
            owner: self.some_person(action.owner.as_ref()),
            due: action.due.map(|day| day.to_string()),
            done: action.done.map(|day| day.to_string()),
            decision: action.decision.as_ref().map(Id::to_string),
        });
        told.collect()
    }
}
