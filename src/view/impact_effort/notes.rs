//! What the key and the description say about the figure.

use super::{Across, Axis, FigureOptions, Mark, Notes, QuadrantBox, Quadrants, axes, highlight};
use crate::words::{Said, Words};

/// What the key explains, for these marks.
pub(super) fn notes(
    words: &Words,
    across: &Axis,
    marks: &[Mark],
    options: &FigureOptions,
    left_off: usize,
) -> Notes {
    let off = match options.across {
        Across::Effort => "plot.without-effort",
        Across::TeamHours => "plot.without-hours",
        Across::BuildHours => "plot.without-build-hours",
    };
    let zero = marks
        .iter()
        .filter(|mark| axes::is_zero(mark.effort))
        .count();
    let remarks = [
        (left_off > 0).then(|| words.counted(off, left_off)),
        (across.from_zero && zero > 0).then(|| words.counted("plot.no-hours-at-end", zero)),
    ];
    let any = |has: fn(&Mark) -> bool| marks.iter().any(has);
    let shown = marks.iter().filter(|mark| !mark.faded).count();
    Notes {
        contested: any(|mark| mark.contested).then(|| words.get("plot.contested").to_owned()),
        whiskers: any(|mark| mark.spread.is_some()).then(|| words.get("plot.whiskers").to_owned()),
        highlighted: (!options.highlight.is_empty()).then(|| {
            let said = Said::new("plot.highlighted")
                .with("set", highlight::in_words(words, &options.highlight))
                .with("part", shown);
            words.say(&said.count(marks.len()))
        }),
        moved: None,
        new: None,
        remarks: remarks.into_iter().flatten().collect(),
    }
}

/// "54 scored tasks. Protect: 16 tasks, 156.9 h a week; …": the numbers that the picture stands for.
pub(super) fn description(
    words: &Words,
    marks: &[Mark],
    quadrants: &Quadrants,
    notes: &Notes,
) -> String {
    let Quadrants {
        protect,
        streamline,
        batch,
        stop,
    } = quadrants;
    let field = |field: &QuadrantBox| {
        let hours = field.hours.map(|hours| words.hours_a_week(hours));
        let what: Vec<String> = [Some(words.counted("task.tasks", field.tasks)), hours]
            .into_iter()
            .flatten()
            .collect();
        let said = Said::new("plot.in-field").with("field", field.name.as_str());
        words.say(&said.with("what", what.join(words.get("list.comma"))))
    };
    let mut sentences = vec![
        words.counted("plot.scored", marks.len()),
        [protect, streamline, batch, stop].map(field).join("; "),
    ];
    let contested: Vec<String> = marks
        .iter()
        .filter(|mark| mark.contested)
        .map(|mark| mark.card.to_string())
        .collect();
    if !contested.is_empty() {
        let cards = contested.join(words.get("list.comma"));
        let said = Said::new("plot.far-apart").with("cards", cards);
        sentences.push(words.say(&said.count(contested.len())));
    }
    sentences.extend(notes.highlighted.clone());
    sentences.extend(notes.remarks.clone());
    format!("{}.", sentences.join(". "))
}
