//! Where the scores come from and where the map is divided.

use crate::analysis::scores::{Basis, Board};
use crate::model::Workshop;
use crate::model::rules::{PlotRules, Threshold};
use crate::model::vote::Scale;
use crate::view::Fact;
use crate::view::words::capitalised;
use crate::vocabulary::{Aggregate, OnLine};
use crate::words::{Said, Words};

pub(super) fn facts(workshop: &Workshop, board: &Board) -> Vec<Fact> {
    if board.tasks.is_empty() {
        return Vec::new();
    }
    let (rules, words) = (&workshop.rules.plot, &workshop.words);
    let scored = Said::new("map.scored")
        .with("part", board.tasks.len())
        .with("all", workshop.tasks.len());
    vec![
        Fact::new(words.get("label.tasks"), words.say(&scored)),
        Fact::new(words.get("label.scores"), basis_of_all(rules, board, words)),
        Fact::new(words.get("label.lines"), lines(workshop, board)),
    ]
}

/// "Mean after round 2 for 6 tasks and mean of round 1 for 48 tasks": who did not vote again keeps the first vote.
fn basis_of_all(rules: &PlotRules, board: &Board, words: &Words) -> String {
    let (first, second) = match rules.aggregate {
        Aggregate::Mean => ("map.basis-mean-1", "map.basis-mean-2"),
        Aggregate::Median => ("map.basis-median-1", "map.basis-median-2"),
    };
    let parts = [
        (Basis::Agreed, "map.basis-agreed"),
        (Basis::Round2, second),
        (Basis::Round1, first),
        (Basis::Written, "map.basis-written"),
    ];
    let parts = parts.into_iter().filter_map(|(basis, key)| {
        let placed = board.tasks.values();
        let tasks = placed.filter(|placed| placed.scored.basis == basis).count();
        (tasks > 0).then(|| words.counted(key, tasks))
    });
    capitalised(&words.list(parts))
}

fn lines(workshop: &Workshop, board: &Board) -> String {
    let (rules, words) = (&workshop.rules.plot, &workshop.words);
    let impact = match rules.impact_threshold {
        Threshold::Midpoint => "map.impact-midpoint",
        Threshold::Median => "map.impact-median",
        Threshold::Score(_) => "map.impact-set",
    };
    let effort = match rules.effort_threshold {
        Threshold::Midpoint => "map.effort-midpoint",
        Threshold::Median => "map.effort-median",
        Threshold::Score(_) => "map.effort-set",
    };
    let side = match rules.on_line {
        OnLine::High => "map.lines-high",
        OnLine::Low => "map.lines-low",
    };
    let line = |key, at| Said::new(key).with("at", words.plain(at));
    let scale = |scale: &Scale| words.range((scale.min, scale.max));
    let (up, across) = (scale(&workshop.impact), scale(&workshop.effort));
    let scales = if up == across {
        Said::new("map.scale").with("impact", up)
    } else {
        Said::new("map.scales")
            .with("impact", up)
            .with("effort", across)
    };
    let said = Said::new(side)
        .with("impact", line(impact, board.thresholds.impact))
        .with("effort", line(effort, board.thresholds.effort))
        .with("scales", scales);
    capitalised(&words.say(&said))
}
