//! The ballot: impact and effort of every task, in the order in which it is typed in.

use serde::Serialize;

use crate::model::Workshop;
use crate::model::vote::Scale;
use crate::words::Words;

/// A ballot of one voter.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Ballot {
    /// Impact, then effort.
    pub axes: Vec<BallotAxis>,
    /// The tasks in reading order.
    pub tasks: Vec<BallotTask>,
    /// Some scale is ticked, so that there is a box for "don't know".
    pub ticks: bool,
    /// Some scale has no boxes, so that scores are written.
    pub writes: bool,
}

/// One scale of a ballot.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct BallotAxis {
    /// What is scored.
    pub label: String,
    /// What the voter is asked.
    pub question: Option<String>,
    /// What scores mean, from the lowest.
    pub anchors: Vec<Anchor>,
    /// The scores to tick, from the lowest; empty where a score is written.
    pub scores: Vec<String>,
    /// How many columns it takes: one a score and one for "don't know", or one to write in.
    pub span: usize,
    /// "0 to 100", where a score is written.
    pub range: String,
}

/// What a score means.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Anchor {
    /// The score; `None` where the text says it, or nobody knows.
    pub score: Option<String>,
    /// What it means.
    pub text: String,
}

/// A line of a ballot.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct BallotTask {
    /// The number on its card.
    pub number: u32,
    /// What it is called.
    pub name: String,
    /// Its id, for whoever types the ballot in.
    pub id: String,
}

/// More scores than that are written rather than ticked.
const MOST_BOXES: usize = 10;

/// The ballot of a workshop.
pub fn of(workshop: &Workshop) -> Ballot {
    let words = &workshop.words;
    let axes = vec![
        axis(words, "label.impact", &workshop.impact),
        axis(words, "label.effort", &workshop.effort),
    ];
    let tasks = workshop.tasks.iter().map(|(id, task)| BallotTask {
        number: task.card,
        name: task.name.clone(),
        id: id.to_string(),
    });
    Ballot {
        ticks: axes.iter().any(|axis| !axis.scores.is_empty()),
        writes: axes.iter().any(|axis| axis.scores.is_empty()),
        axes,
        tasks: tasks.collect(),
    }
}

fn axis(words: &Words, label: &'static str, scale: &Scale) -> BallotAxis {
    let count = scale.scores().filter(|count| *count <= MOST_BOXES);
    let scores = (0..count.unwrap_or(0)).map(|step| words.plain(scale.min + step as f64));
    BallotAxis {
        span: count.unwrap_or(0) + 1,
        label: words.get(label).to_owned(),
        question: scale.question.clone(),
        anchors: anchors(words, scale),
        scores: scores.collect(),
        range: words.range((scale.min, scale.max)),
    }
}

/// What is written for the scores: one each from the lowest, or the lowest and the highest. Which scores others are
/// for is not guessed, and a text that begins with its score is not told it twice.
fn anchors(words: &Words, scale: &Scale) -> Vec<Anchor> {
    let texts = &scale.anchors;
    let score_of = |place: usize| {
        if Some(texts.len()) == scale.scores() {
            Some(scale.min + place as f64)
        } else if texts.len() == 2 {
            Some(if place == 0 { scale.min } else { scale.max })
        } else {
            None
        }
    };
    let anchor = |(place, text): (usize, &String)| {
        let score = score_of(place).map(|score| words.plain(score));
        Anchor {
            score: score.filter(|score| !begins_with(text, score)),
            text: text.clone(),
        }
    };
    texts.iter().enumerate().map(anchor).collect()
}

/// Whether a text says its score first: "3 some accounts slip", "3: some accounts slip".
fn begins_with(text: &str, score: &str) -> bool {
    let rest = text.trim_start().strip_prefix(score);
    rest.is_some_and(|rest| !rest.starts_with(|c: char| c.is_alphanumeric()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::samples;

    fn texts(axis: &BallotAxis) -> Vec<(Option<&str>, &str)> {
        let anchors = axis.anchors.iter();
        anchors
            .map(|anchor| (anchor.score.as_deref(), anchor.text.as_str()))
            .collect()
    }

    #[test]
    fn the_example_is_ticked_in_reading_order() {
        let (workshop, _) = samples::post_sales();
        let ballot = of(&workshop);
        let ids: Vec<_> = ballot.tasks.iter().map(|task| task.id.as_str()).collect();
        let known: Vec<_> = workshop.tasks.keys().map(|id| id.as_str()).collect();
        assert_eq!(ids, known);
        for axis in &ballot.axes {
            assert_eq!(axis.scores, ["1", "2", "3", "4", "5"]);
            assert_eq!(axis.anchors.len(), 5);
            assert!(axis.question.is_some());
            assert!(
                axis.anchors.iter().all(|anchor| anchor.score.is_none()),
                "they begin with it"
            );
        }
        assert!(ballot.ticks && !ballot.writes);
    }

    #[test]
    fn anchors_have_the_scores_that_they_are_for() {
        let ballot = of(&samples::workshop(
            "[scale.impact]\nmin = 1\nmax = 3\nanchors = [\"nobody\", \"some\", \"all\"]\n\
             [scale.effort]\nmin = 1\nmax = 5\nanchors = [\"10 minutes\", \"5 days\"]\n",
        ));
        assert_eq!(
            texts(&ballot.axes[0]),
            [
                (Some("1"), "nobody"),
                (Some("2"), "some"),
                (Some("3"), "all")
            ]
        );
        assert_eq!(
            texts(&ballot.axes[1]),
            [(Some("1"), "10 minutes"), (None, "5 days")]
        );
    }

    #[test]
    fn long_and_fractional_scales_are_written() {
        let ballot = of(&samples::workshop(
            "[scale.impact]\nmin = 0\nmax = 100\n[scale.effort]\nmin = 0.5\nmax = 5\n",
        ));
        let [impact, effort] = ballot.axes.as_slice() else {
            panic!("two axes")
        };
        assert!(impact.scores.is_empty() && effort.scores.is_empty());
        assert_eq!(
            (impact.range.as_str(), effort.range.as_str()),
            ("0 to 100", "0.5 to 5")
        );
        assert!(impact.anchors.is_empty(), "nobody said what scores mean");
        assert!(ballot.writes && !ballot.ticks);
        let ten = of(&samples::workshop("[scale.impact]\nmin = 1\nmax = 10\n"));
        assert_eq!(ten.axes[0].scores.len(), 10);
    }
}
