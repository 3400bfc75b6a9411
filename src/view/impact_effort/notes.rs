//! What the key and the description say about the figure.

use super::{Across, Axis, FigureOptions, Mark, Notes, Quadrants, axes, highlight};
use crate::view::words::hours;
use crate::wording::counted;

/// What the key explains, for these marks.
pub(super) fn notes(
    across: &Axis,
    marks: &[Mark],
    options: &FigureOptions,
    left_off: usize,
) -> Notes {
    let lack = match options.across {
        Across::Effort => "effort",
        Across::TeamHours => "hours",
        Across::BuildHours => "build hours",
    };
    let off = || {
        let tasks = counted(left_off, "task", "tasks");
        format!("Not shown: {tasks} without {lack}")
    };
    let zero = marks
        .iter()
        .filter(|mark| axes::is_zero(mark.effort))
        .count();
    let remarks = [
        (left_off > 0).then(off),
        (across.from_zero && zero > 0).then(|| {
            let tasks = counted(zero, "task", "tasks");
            format!("At the end of the log scale: {tasks} with 0 h")
        }),
    ];
    let any = |has: fn(&Mark) -> bool| marks.iter().any(has);
    let shown = marks.iter().filter(|mark| !mark.faded).count();
    Notes {
        contested: any(|mark| mark.contested).then(|| "Second ring: voters far apart".to_owned()),
        whiskers: any(|mark| mark.spread.is_some())
            .then(|| "Lines: the middle half of the votes".to_owned()),
        highlighted: (!options.highlight.is_empty()).then(|| {
            let set = highlight::in_words(&options.highlight);
            let tasks = counted(marks.len(), "task", "tasks");
            format!("Highlighted: {set} ({shown} of {tasks})")
        }),
        remarks: remarks.into_iter().flatten().collect(),
    }
}

/// "54 scored tasks. Protect: 16 tasks, 156.9 h a week; …": the numbers that the picture stands for.
pub(super) fn description(marks: &[Mark], quadrants: &Quadrants, notes: &Notes) -> String {
    let Quadrants {
        protect,
        streamline,
        batch,
        stop,
    } = quadrants;
    let fields = [protect, streamline, batch, stop].map(|field| {
        let tasks = counted(field.tasks, "task", "tasks");
        match field.hours {
            Some(total) => format!("{}: {tasks}, {} a week", field.name, hours(total)),
            None => format!("{}: {tasks}", field.name),
        }
    });
    let mut sentences = vec![
        counted(marks.len(), "scored task", "scored tasks"),
        fields.join("; "),
    ];
    let contested: Vec<String> = marks
        .iter()
        .filter(|mark| mark.contested)
        .map(|mark| mark.card.to_string())
        .collect();
    if !contested.is_empty() {
        let tasks = counted(contested.len(), "task", "tasks");
        sentences.push(format!(
            "Voters far apart on {tasks}: {}",
            contested.join(", ")
        ));
    }
    sentences.extend(notes.highlighted.clone());
    sentences.extend(notes.remarks.clone());
    format!("{}.", sentences.join(". "))
}
