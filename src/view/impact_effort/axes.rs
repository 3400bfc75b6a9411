//! The axes and fields of the figure in words (`domain.md` §3.3, §3.4).

use super::{Across, Axis, AxisKind};
use crate::analysis::across::AcrossBoard;
use crate::analysis::disagreement::BORDERLINE;
use crate::analysis::scores::Board;
use crate::model::Workshop;
use crate::model::rules::Threshold;
use crate::model::vote::Scale;
use crate::view::plot_page::{quadrant_name, usual_name};
use crate::vocabulary::Quadrant;
use crate::words::{Said, Words};

/// The heading of the figure.
pub(super) fn title(words: &Words, across: Across) -> &str {
    words.get(match across {
        Across::Effort => "plot.title-effort",
        Across::TeamHours => "plot.title-team-hours",
        Across::BuildHours => "plot.title-build-hours",
    })
}

/// The vertical axis.
pub(super) fn impact(workshop: &Workshop, board: &Board) -> Axis {
    let rule = workshop.rules.plot.impact_threshold;
    let (label, line) = (workshop.words.get("label.impact"), board.thresholds.impact);
    scores(&workshop.words, label, &workshop.impact, rule, line)
}

/// The horizontal axis.
pub(super) fn across(workshop: &Workshop, across: Across, made: &AcrossBoard) -> Axis {
    let words = &workshop.words;
    let line = made.board.thresholds.effort;
    let rule = workshop.rules.plot.effort_threshold;
    match across {
        Across::Effort => {
            let label = words.get("label.effort");
            scores(words, label, &workshop.effort, rule, line)
        }
        Across::TeamHours => hours(words, words.get("label.team-hours"), made),
        Across::BuildHours => hours(words, words.get("label.build-hours"), made),
    }
}

fn scores(words: &Words, label: &str, scale: &Scale, rule: Threshold, threshold: f64) -> Axis {
    let source = match rule {
        Threshold::Midpoint => "plot.midpoint",
        Threshold::Median => "plot.median",
        Threshold::Score(_) => "plot.set",
    };
    let source = Said::new(source).with("at", words.plain(threshold));
    Axis {
        label: label.to_owned(),
        kind: AxisKind::Scores,
        question: scale.question.clone(),
        min: scale.min,
        max: scale.max,
        from_zero: false,
        low_anchor: scale.anchors.first().cloned(),
        high_anchor: scale.anchors.iter().skip(1).next_back().cloned(),
        anchors: if scale.scores() == Some(scale.anchors.len()) {
            scale.anchors.clone()
        } else {
            Vec::new()
        },
        threshold,
        borderline: Some(BORDERLINE),
        threshold_note: Some(words.say(&source)),
    }
}

/// Hours on a logarithmic axis, from a round number to a round number.
fn hours(words: &Words, label: &str, made: &AcrossBoard) -> Axis {
    let values = made.values.values().copied();
    let (min, max) = hour_range(values.clone());
    let threshold = made.board.thresholds.effort;
    Axis {
        label: words.say(&Said::new("plot.log-scale").with("axis", label)),
        kind: AxisKind::LogHours,
        question: None,
        min,
        max,
        from_zero: values.into_iter().any(is_zero),
        low_anchor: None,
        high_anchor: None,
        anchors: Vec::new(),
        threshold,
        borderline: None,
        threshold_note: Some(if made.no_hours {
            words.get("plot.no-hours").to_owned()
        } else {
            let hours = Said::new("number.hours").with("hours", words.plain(threshold));
            words.say(&Said::new("plot.median-hours").with("hours", hours))
        }),
    }
}

/// The steps of a decade; ticks stand on them, and axes begin and end there.
const STEPS: [f64; 3] = [1.0, 2.0, 5.0];

/// Whether hours are none, or less than 0.01 (36 seconds): a logarithmic axis has no place for them.
pub(super) fn is_zero(hours: f64) -> bool {
    hours < 0.01
}

/// Round numbers around all hours that a logarithmic axis can show, at least a factor of two apart. Where some are
/// none there is one step more, so that no hours do not look like the fewest.
fn hour_range(hours: impl Iterator<Item = f64> + Clone) -> (f64, f64) {
    let shown = hours
        .clone()
        .filter(|hours| *hours >= 0.0 && !is_zero(*hours));
    let (Some(low), Some(high)) = (shown.clone().reduce(f64::min), shown.reduce(f64::max)) else {
        return (0.1, 10.0);
    };
    let (mut low, mut high) = (step_below(low), step_above(high));
    if hours.into_iter().any(is_zero) {
        low = step_below(low * 0.99);
    }
    if high < 2.0 * low {
        (low, high) = (step_below(low * 0.99), step_above(high * 1.01));
    }
    (low, high)
}

/// The largest of …, 1, 2, 5, 10, 20, … that is not above a positive value.
fn step_below(value: f64) -> f64 {
    let decade = 10_f64.powi(value.log10().floor() as i32);
    let steps = STEPS.iter().rev().map(|step| step * decade);
    steps
        .into_iter()
        .find(|step| *step <= value * (1.0 + 1e-9))
        .unwrap_or(decade)
}

/// The smallest of …, 1, 2, 5, 10, 20, … that is not below a positive value.
fn step_above(value: f64) -> f64 {
    let decade = 10_f64.powi(value.log10().floor() as i32);
    let steps = STEPS.iter().map(|step| step * decade);
    steps
        .into_iter()
        .find(|step| *step >= value * (1.0 - 1e-9))
        .unwrap_or(10.0 * decade)
}

/// What a field is called: as the workshop calls it; on the board of change ideas as such boards usually call it,
/// unless the workshop has names of its own.
pub(super) fn field_name(workshop: &Workshop, quadrant: Quadrant, across: Across) -> &str {
    let idea = match quadrant {
        Quadrant::Protect => "field.protect-idea",
        Quadrant::Streamline => "field.streamline-idea",
        Quadrant::Batch => "field.batch-idea",
        Quadrant::Stop => "field.stop-idea",
    };
    let (words, name) = (&workshop.words, quadrant_name(workshop, quadrant));
    if across == Across::BuildHours && name == usual_name(words, quadrant) {
        words.get(idea)
    } else {
        name
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hour_axes_end_on_round_numbers() {
        let range = |hours: &[f64]| hour_range(hours.iter().copied());
        assert_eq!(range(&[1.4, 73.0]), (1.0, 100.0));
        assert_eq!(range(&[2.0, 50.0]), (2.0, 50.0));
        assert_eq!(range(&[0.0, 2.4, 40.0]), (1.0, 50.0));
        assert_eq!(range(&[0.03, 0.04]), (0.02, 0.05));
    }

    #[test]
    fn an_hour_axis_has_a_length_whatever_the_hours() {
        let range = |hours: &[f64]| hour_range(hours.iter().copied());
        assert_eq!(range(&[]), (0.1, 10.0));
        assert_eq!(range(&[0.0, 0.0]), (0.1, 10.0));
        assert_eq!(range(&[5.0, 5.0]), (2.0, 10.0));
        assert_eq!(range(&[f64::NAN]), (0.1, 10.0));
        let (low, high) = range(&[1e-300, 1e6]);
        assert!(low > 0.0 && low < high && high.is_finite());
    }
}
