//! Tasks as records.

use indexmap::IndexMap;
use serde::Serialize;

use super::{JsonPerson, JsonThing, Teller};
use crate::analysis::hours::team_hours;
use crate::analysis::scores::{Board, board};
use crate::model::Id;
use crate::model::task::{Choice, Hours, Task};
use crate::model::vote::Scores;
use crate::view::export::tasks::{basis_word, rounded};

/// A task.
#[derive(Debug, Serialize)]
pub struct JsonTask {
    id: String,
    name: String,
    card: u32,
    phase: Option<JsonThing>,
    owner: Option<JsonThing>,
    freq: Option<&'static str>,
    hours: Option<JsonHours>,
    scales: Option<&'static str>,
    tools: Vec<String>,
    why: Option<String>,
    locked: bool,
    locked_why: Option<String>,
    impact: Option<f64>,
    effort: Option<f64>,
    agreed: Option<JsonScores>,
    agreed_why: Option<String>,
    disposition: Option<&'static str>,
    options: IndexMap<&'static str, JsonChoice>,
    next: Option<JsonNext>,
    result: JsonResult,
}

/// One number, or one a segment.
#[derive(Debug, Serialize)]
#[serde(untagged)]
enum JsonHours {
    Flat(f64),
    BySegment(IndexMap<String, f64>),
}

#[derive(Debug, Serialize)]
struct JsonScores {
    impact: f64,
    effort: f64,
}

#[derive(Debug, Serialize)]
struct JsonChoice {
    saves: f64,
    loss: f64,
    build_hours: f64,
    run_hours: f64,
    adoption: f64,
    takes: f64,
    adds: IndexMap<String, f64>,
    to: Option<String>,
}

#[derive(Debug, Serialize)]
struct JsonNext {
    step: Option<String>,
    by: Option<String>,
    who: Option<JsonPerson>,
    decision: Option<String>,
}

/// What is worked out from all that is written.
#[derive(Debug, Serialize)]
struct JsonResult {
    impact: Option<f64>,
    effort: Option<f64>,
    from: Option<&'static str>,
    quadrant: Option<&'static str>,
    team_hours: f64,
}

impl Teller<'_> {
    pub(super) fn tasks(&self) -> Vec<JsonTask> {
        let board = board(self.workshop);
        let tasks = self.workshop.tasks.iter();
        tasks
            .map(|(id, task)| self.task(&board, id, task))
            .collect()
    }

    fn task(&self, board: &Board, id: &Id<Task>, task: &Task) -> JsonTask {
        let owner = task.owner.as_ref().map(|id| JsonThing {
            id: self.role(id),
            name: self.workshop.role_name(id),
        });
        let options = task.options.iter();
        JsonTask {
            id: id.to_string(),
            name: task.name.clone(),
            card: task.card,
            phase: task.phase.as_ref().map(|id| self.phase(id)),
            owner,
            freq: task.freq.map(|word| word.word()),
            hours: task.hours.as_ref().map(hours),
            scales: task.scales.map(|word| word.word()),
            tools: task.tools.iter().map(Id::to_string).collect(),
            why: task.why.clone(),
            locked: task.locked,
            locked_why: task.locked_why.clone(),
            impact: task.impact,
            effort: task.effort,
            agreed: task.agreed.map(scores),
            agreed_why: task.agreed_why.clone(),
            disposition: task.disposition.map(|word| word.word()),
            options: options
                .map(|(word, choice)| (word.word(), self.choice(choice)))
                .collect(),
            next: task.next.as_ref().map(|next| JsonNext {
                step: next.step.clone(),
                by: next.by.map(|day| day.to_string()),
                who: self.some_person(next.who.as_ref()),
                decision: next.decision.as_ref().map(Id::to_string),
            }),
            result: self.result(board, id, task),
        }
    }

    fn choice(&self, choice: &Choice) -> JsonChoice {
        let adds = choice.adds.iter();
        JsonChoice {
            saves: choice.saves,
            loss: choice.loss,
            build_hours: choice.build_hours,
            run_hours: choice.run_hours,
            adoption: choice.adoption,
            takes: choice.takes,
            adds: adds.map(|(id, hours)| (id.to_string(), *hours)).collect(),
            to: choice.to.as_ref().map(|id| self.role(id)),
        }
    }

    fn result(&self, board: &Board, id: &Id<Task>, task: &Task) -> JsonResult {
        let placed = board.tasks.get(id);
        let scores = placed.map(|placed| placed.scored.scores);
        JsonResult {
            impact: scores.map(|scores| rounded(scores.impact)),
            effort: scores.map(|scores| rounded(scores.effort)),
            from: placed.map(|placed| basis_word(placed.scored.basis)),
            quadrant: placed.map(|placed| placed.quadrant.word()),
            team_hours: rounded(team_hours(self.workshop, task)),
        }
    }
}

fn hours(hours: &Hours) -> JsonHours {
    match hours {
        Hours::Flat(hours) => JsonHours::Flat(*hours),
        Hours::BySegment(hours) => {
            let hours = hours.iter().map(|(id, hours)| (id.to_string(), *hours));
            JsonHours::BySegment(hours.collect())
        }
    }
}

fn scores(scores: Scores) -> JsonScores {
    JsonScores {
        impact: scores.impact,
        effort: scores.effort,
    }
}
