//! Where the scores come from and where the map is divided.

use crate::analysis::scores::{Basis, Board};
use crate::model::Workshop;
use crate::model::rules::{PlotRules, Threshold};
use crate::model::vote::Scale;
use crate::view::Fact;
use crate::view::words::{capitalised, listed, plain};
use crate::vocabulary::{Aggregate, OnLine};
use crate::wording::counted;

pub(super) fn facts(workshop: &Workshop, board: &Board) -> Vec<Fact> {
    if board.tasks.is_empty() {
        return Vec::new();
    }
    let rules = &workshop.rules.plot;
    vec![
        Fact::new(
            "Tasks",
            format!("{} of {} scored", board.tasks.len(), workshop.tasks.len()),
        ),
        Fact::new("Scores", basis_of_all(rules, board)),
        Fact::new("Lines", lines(rules, workshop, board)),
    ]
}

/// "Mean after round 2 for 6 tasks and mean of round 1 for 48 tasks": who did not vote again keeps the first vote.
fn basis_of_all(rules: &PlotRules, board: &Board) -> String {
    let count = |basis| {
        board
            .tasks
            .values()
            .filter(|placed| placed.scored.basis == basis)
            .count()
    };
    let (first, second) = (count(Basis::Round1), count(Basis::Round2));
    let (agreed, written) = (count(Basis::Agreed), count(Basis::Written));
    let taken = match rules.aggregate {
        Aggregate::Mean => "mean",
        Aggregate::Median => "median",
    };
    let tasks = |count| counted(count, "task", "tasks");
    let parts = [
        (agreed > 0).then(|| format!("agreed after talking for {}", tasks(agreed))),
        (second > 0).then(|| format!("{taken} after round 2 for {}", tasks(second))),
        (first > 0).then(|| format!("{taken} of round 1 for {}", tasks(first))),
        (written > 0).then(|| format!("written down without a vote for {}", tasks(written))),
    ];
    capitalised(&listed(parts.into_iter().flatten()))
}

fn lines(rules: &PlotRules, workshop: &Workshop, board: &Board) -> String {
    let line = |name: &str, rule: Threshold, at: f64| {
        let why = match rule {
            Threshold::Midpoint => "the middle of the scale",
            Threshold::Median => "the median, so half of the tasks are always low",
            Threshold::Score(_) => "as set",
        };
        format!("{name} {} ({why})", plain(at))
    };
    let side = match rules.on_line {
        OnLine::High => "high",
        OnLine::Low => "low",
    };
    let impact = line("impact", rules.impact_threshold, board.thresholds.impact);
    let effort = line("effort", rules.effort_threshold, board.thresholds.effort);
    let scale = |scale: &Scale| format!("{} to {}", plain(scale.min), plain(scale.max));
    let scales = match (scale(&workshop.impact), scale(&workshop.effort)) {
        (impact, effort) if impact == effort => format!("scale {impact}"),
        (impact, effort) => format!("scales {impact} and {effort}"),
    };
    format!(
        "{}, {effort}; {scales}; on the line counts as {side}",
        capitalised(&impact)
    )
}
