//! What is read out in a slot, line by line: the three questions, or the moments of the chart.

use serde::Serialize;
use toml::Value;

use crate::analysis::hours::behind;
use crate::model::Workshop;
use crate::view::handout::exercise::Exercise;
use crate::words::Said;

/// The most rows of the chart that are read out.
pub(super) const MOMENTS: usize = 10;

/// Lines to read out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ReadOut {
    /// Which lines these are, with names in backticks.
    pub lead: String,
    /// The lines; none where they are still to be written.
    pub lines: Vec<ReadLine>,
}

/// A line to read out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ReadLine {
    /// What is read.
    pub text: String,
    /// Its id in the files.
    pub id: String,
}

impl ReadLine {
    fn new(id: impl ToString, text: &str) -> Self {
        Self {
            text: text.to_owned(),
            id: id.to_string(),
        }
    }
}

/// What an exercise reads out of the files.
pub(super) fn of(workshop: &Workshop, exercise: &Exercise) -> Option<ReadOut> {
    match exercise.name {
        "alignment" => Some(questions(workshop)),
        "perception" => moments(workshop),
        _ => None,
    }
}

fn questions(workshop: &Workshop) -> ReadOut {
    let tables = workshop.later.get("question").and_then(Value::as_table);
    let line = |(id, question): (&String, &Value)| {
        let text = question.get("text")?.as_str()?.trim();
        (!text.is_empty()).then(|| ReadLine::new(id, text))
    };
    let lines: Vec<ReadLine> = tables.into_iter().flatten().filter_map(line).collect();
    let lead = match lines.as_slice() {
        [] => "guide.no-questions",
        _ => "guide.questions",
    };
    ReadOut {
        lead: workshop.words.get(lead).to_owned(),
        lines,
    }
}

/// The rows with the most hours behind them, in the order of the ballot; `None` where there is no row.
fn moments(workshop: &Workshop) -> Option<ReadOut> {
    let mut rows: Vec<_> = workshop.activities.iter().enumerate().collect();
    // Stable: what weighs the same stays in reading order.
    rows.sort_by(|(_, (_, a)), (_, (_, b))| behind(workshop, b).total_cmp(&behind(workshop, a)));
    rows.truncate(MOMENTS);
    rows.sort_by_key(|(place, _)| *place);
    let all = rows.len() == workshop.activities.len();
    let key = if all {
        "guide.all-moments"
    } else {
        "guide.moments"
    };
    let said = Said::new(key).count(rows.len());
    (!rows.is_empty()).then(|| ReadOut {
        lead: workshop.words.say(&said),
        lines: rows
            .into_iter()
            .map(|(_, (id, row))| ReadLine::new(id, &row.name))
            .collect(),
    })
}
