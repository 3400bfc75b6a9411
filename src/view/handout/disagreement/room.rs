//! How far the whole room agrees, in sentences (`domain.md` §3.5).

use serde::Serialize;

use crate::analysis::concordance::{
    AxisConcordance, Concordance, DIGITS, Measure, Reading, SameOrder, SameScores,
};
use crate::analysis::offset::Offset;
use crate::model::Workshop;
use crate::view::impact_effort::both;
use crate::words::{Said, Words};

/// How far the room agrees on one axis.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct AxisAgreement {
    /// "Impact" or "Effort".
    pub name: String,
    /// Kendall's W with what it was taken of and what it means, or that it is undefined.
    pub order: String,
    /// The same of Krippendorff's α.
    pub scores: String,
    /// Both as they were after round 1; `None` without a second one.
    pub before: Option<String>,
    /// What to do about it; `None` where one of the two is undefined.
    pub advice: Option<String>,
}

/// Both axes, impact first; `before` are the votes of round 1 where people voted again.
pub(super) fn axes(
    now: &Concordance,
    before: Option<&Concordance>,
    words: &Words,
) -> Vec<AxisAgreement> {
    let axis = |name, of: fn(&Concordance) -> &AxisConcordance| {
        let now = of(now);
        AxisAgreement {
            name: words.get(name).to_owned(),
            order: order(&now.w, words),
            scores: scores(&now.alpha, words),
            before: before.map(|before| both_before(of(before), words)),
            advice: now
                .reading()
                .map(|reading| words.get(advice(reading)).to_owned()),
        }
    };
    vec![
        axis("label.impact", |room| &room.impact),
        axis("label.effort", |room| &room.effort),
    ]
}

fn order(w: &Measure, words: &Words) -> String {
    let Some(value) = w.value else {
        return no_order(w, words);
    };
    let strength = match SameOrder::of(value) {
        SameOrder::Little => "discuss.order-little",
        SameOrder::Some => "discuss.order-some",
        SameOrder::Good => "discuss.order-good",
        SameOrder::Strong => "discuss.order-strong",
    };
    told("discuss.order", strength, value, w, words)
}

/// Why W is undefined.
fn no_order(w: &Measure, words: &Words) -> String {
    match (w.voters, w.tasks) {
        (0 | 1, _) => words.get("discuss.order-alone").to_owned(),
        (voters, tasks @ (0 | 1)) => {
            let voters = Said::new("discuss.voters").count(voters);
            let said = Said::new("discuss.order-few-tasks").with("voters", voters);
            words.say(&said.count(tasks))
        }
        _ => words.get("discuss.order-all-alike").to_owned(),
    }
}

fn scores(alpha: &Measure, words: &Words) -> String {
    let Some(value) = alpha.value else {
        let key = if alpha.tasks == 0 {
            "discuss.scores-no-pairs"
        } else {
            "discuss.scores-all-same"
        };
        return words.get(key).to_owned();
    };
    let strength = match SameScores::of(value) {
        SameScores::Below => "discuss.scores-below",
        SameScores::Tentative => "discuss.scores-tentative",
        SameScores::Reliable => "discuss.scores-reliable",
    };
    told("discuss.scores", strength, value, alpha, words)
}

fn told(
    key: &'static str,
    strength: &'static str,
    value: f64,
    of: &Measure,
    words: &Words,
) -> String {
    let said = Said::new(key)
        .with("strength", Said::new(strength))
        .with("value", words.number(value, DIGITS))
        .with("tasks", Said::new("task.tasks").count(of.tasks))
        .with("voters", Said::new("discuss.voters").count(of.voters));
    words.say(&said)
}

fn both_before(axis: &AxisConcordance, words: &Words) -> String {
    let value = |measure: &Measure| {
        let undefined = || words.get("discuss.undefined").to_owned();
        measure
            .value
            .map_or_else(undefined, |value| words.number(value, DIGITS))
    };
    let said = Said::new("discuss.before").with("w", value(&axis.w));
    words.say(&said.with("alpha", value(&axis.alpha)))
}

fn advice(reading: Reading) -> &'static str {
    match reading {
        Reading::MoveOn => "discuss.move-on",
        Reading::ReadAnchors => "discuss.read-anchors",
        Reading::WhatMatters => "discuss.what-matters",
        Reading::TooFewTasks => "discuss.too-few-tasks",
    }
}

/// "csm (4 voters): impact +0.10, effort +0.21", the functions that score higher or lower than the room.
pub(super) fn offsets(workshop: &Workshop, offsets: &[Offset]) -> Vec<String> {
    let words = &workshop.words;
    let line = |offset: &Offset| {
        let signed = |score: f64| words.signed(score, 2);
        let apart = both(
            words,
            signed(offset.offset.impact),
            signed(offset.offset.effort),
        );
        let said = Said::new("discuss.offset")
            .with("function", offset.function.as_str())
            .with("voters", Said::new("discuss.voters").count(offset.voters))
            .with("offset", apart);
        words.say(&said)
    };
    offsets.iter().map(line).collect()
}
