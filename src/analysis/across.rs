//! The map over another horizontal axis: team hours or build hours in place of effort (`domain.md` §3.3).

use indexmap::IndexMap;

use super::scores::{Board, board, median, quadrant};
use crate::model::task::Task;
use crate::model::vote::Scores;
use crate::model::{Id, Workshop};

/// What runs from left to right.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Across {
    /// The effort score.
    #[default]
    Effort,
    /// Team hours a week.
    TeamHours,
    /// One-off hours to build what was decided: the board of change ideas.
    BuildHours,
}

/// The map over one horizontal axis.
#[derive(Debug, Clone, PartialEq)]
pub struct AcrossBoard {
    /// The tasks that have a place, in the fields of this axis; its effort threshold is that of this axis, in its unit.
    pub board: Board,
    /// Where each of them is on this axis: a score, or hours from 0.
    pub values: IndexMap<Id<Task>, f64>,
    /// No task has a value above zero on this axis, so that its threshold says nothing.
    pub no_hours: bool,
    /// How many scored tasks have no value on this axis.
    pub left_off: usize,
}

/// The map of a workshop over an axis. Hours are divided at their median: no scale says which are many.
pub fn board_across(workshop: &Workshop, across: Across) -> AcrossBoard {
    let mut board = board(workshop);
    let scored = board.tasks.len();
    let values: IndexMap<Id<Task>, f64> = board
        .tasks
        .iter()
        .filter_map(|(id, placed)| {
            let task = workshop.tasks.get(id)?;
            let value = match across {
                Across::Effort => placed.scored.scores.effort,
                Across::TeamHours => task.hours.is_some().then_some(placed.hours)?,
                Across::BuildHours => build_hours(task)?,
            };
            Some((id.clone(), value))
        })
        .collect();
    if across != Across::Effort {
        board.tasks.retain(|id, _| values.contains_key(id));
        board.thresholds.effort = hours_threshold(values.values().copied());
        for (id, placed) in &mut board.tasks {
            let scores = Scores {
                effort: values[id],
                ..placed.scored.scores
            };
            placed.quadrant = quadrant(scores, board.thresholds, &workshop.rules.plot);
        }
    }
    AcrossBoard {
        no_hours: across != Across::Effort && values.values().all(|hours| *hours <= 0.0),
        left_off: scored - values.len(),
        board,
        values,
    }
}

/// The median, of those above zero where half of all are zero: no hours are never many. One hour where there are none.
fn hours_threshold(hours: impl Iterator<Item = f64> + Clone) -> f64 {
    let middle = |hours: Vec<f64>| (!hours.is_empty()).then(|| median(hours));
    middle(hours.clone().collect())
        .filter(|median| *median > 0.0)
        .or_else(|| middle(hours.filter(|hours| *hours > 0.0).collect()))
        .unwrap_or(1.0)
}

/// One-off hours for what was decided; while nothing is, for the cheapest option (`domain.md` §3.6).
///
/// `None` where that is no option of the task: nothing is to be built.
fn build_hours(task: &Task) -> Option<f64> {
    match task.disposition {
        Some(disposition) => task
            .options
            .get(&disposition)
            .map(|choice| choice.build_hours),
        None => task
            .options
            .values()
            .map(|choice| choice.build_hours)
            .reduce(f64::min),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::samples;
    use crate::vocabulary::Quadrant;

    const TASKS: &str = "[task.a]\nname = \"A\"\nimpact = 4\neffort = 1\nhours = 8\ndisposition = \"automate\"\n\
         option.automate = { build_hours = 40 }\noption.simplify = { build_hours = 2 }\n\
         [task.b]\nname = \"B\"\nimpact = 4\neffort = 5\nhours = 0\noption.simplify = { build_hours = 6 }\n\
         option.automate = { build_hours = 90 }\n\
         [task.c]\nname = \"C\"\nimpact = 2\neffort = 5\nhours = 2\ndisposition = \"keep\"\n\
         [task.d]\nname = \"D\"\nimpact = 2\neffort = 5\ndisposition = \"eliminate\"\noption.eliminate = {}\n";

    fn places(across: Across) -> (Vec<(String, f64)>, f64, usize) {
        let made = board_across(&samples::workshop(TASKS), across);
        assert!(made.board.tasks.keys().eq(made.values.keys()));
        let values = made
            .values
            .iter()
            .map(|(id, value)| (id.to_string(), *value));
        (
            values.collect(),
            made.board.thresholds.effort,
            made.left_off,
        )
    }

    fn pairs(pairs: &[(&str, f64)]) -> Vec<(String, f64)> {
        pairs
            .iter()
            .map(|(id, value)| (id.to_string(), *value))
            .collect()
    }

    #[test]
    fn hours_are_divided_at_their_median_and_unknown_ones_left_off() {
        let expected = pairs(&[("a", 8.0), ("b", 0.0), ("c", 2.0)]);
        assert_eq!(places(Across::TeamHours), (expected, 2.0, 1));
    }

    #[test]
    fn build_hours_are_those_of_what_was_decided() {
        let expected = pairs(&[("a", 40.0), ("b", 6.0), ("d", 0.0)]);
        assert_eq!(places(Across::BuildHours), (expected, 6.0, 1));
    }

    #[test]
    fn fields_follow_the_axis() {
        let workshop = samples::workshop(TASKS);
        let field = |across| board_across(&workshop, across).board.tasks["a"].quadrant;
        assert_eq!(field(Across::Effort), Quadrant::Protect);
        assert_eq!(field(Across::TeamHours), Quadrant::Streamline);
        assert_eq!(
            board_across(&workshop, Across::Effort).board,
            board(&workshop)
        );
    }

    #[test]
    fn nothing_with_hours_is_an_empty_map() {
        let workshop = samples::workshop("[task.a]\nname = \"A\"\nimpact = 4\neffort = 1\n");
        let made = board_across(&workshop, Across::TeamHours);
        assert!(made.values.is_empty() && made.left_off == 1 && made.no_hours);
        assert_eq!(made.board.thresholds.effort, 1.0);
    }

    #[test]
    fn no_hours_are_never_many() {
        assert_eq!(hours_threshold([0.0, 0.0, 0.0, 4.0, 6.0].into_iter()), 5.0);
        assert_eq!(hours_threshold([0.0, 0.0].into_iter()), 1.0);
        assert_eq!(hours_threshold([0.0, 2.0, 6.0].into_iter()), 2.0);
    }
}
