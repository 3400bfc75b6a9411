//! What `offsite show plot` says: the figure of the page, and the tasks that it cannot hold.

use super::impact_effort::{self, Figure, FigureOptions};
use crate::analysis::scores::board;
use crate::model::Workshop;

/// The impact-effort plot for the terminal.
#[derive(Debug, Clone)]
pub struct TerminalPlot {
    /// The same figure as on the page.
    pub figure: Figure,
    /// The tasks without scores, as card and name; they have no place on the plot.
    pub unscored: Vec<(u32, String)>,
    /// What to write while there is nothing to draw.
    pub hint: Option<&'static str>,
}

/// The impact-effort plot of a workshop.
pub fn of(workshop: &Workshop) -> TerminalPlot {
    let scored = board(workshop).tasks;
    let unscored: Vec<_> = workshop
        .tasks
        .iter()
        .filter(|(id, _)| !scored.contains_key(*id))
        .map(|(_, task)| (task.card, task.name.clone()))
        .collect();
    let hint = match (scored.is_empty(), unscored.is_empty()) {
        (false, _) => None,
        (true, true) => Some("no tasks yet; write `[task.some-id]` with a name, impact and effort"),
        (true, false) => Some(
            "no scores yet; write `impact` and `effort` into a task, or a line such as `task-id = [4, 2]` into `[ballot.person.r1]`",
        ),
    };
    TerminalPlot {
        figure: impact_effort::of(workshop, &FigureOptions::default()),
        unscored,
        hint,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::samples;

    #[test]
    fn nothing_to_draw_says_what_to_write() {
        let empty = of(&samples::workshop("[workshop]\ntitle = \"Empty\"\n"));
        assert!(empty.hint.unwrap().starts_with("no tasks yet"));
        let unscored = of(&samples::workshop("[task.a]\nname = \"A\"\nimpact = 4\n"));
        assert!(unscored.hint.unwrap().starts_with("no scores yet"));
        assert_eq!(unscored.unscored, [(1, "A".to_owned())]);
    }

    #[test]
    fn a_task_is_on_the_plot_or_named_beside_it() {
        let plot = of(&samples::workshop(
            "[task.a]\nname = \"A\"\nimpact = 4\neffort = 2\n[task.b]\nname = \"B\"\n",
        ));
        assert_eq!((plot.hint, plot.figure.marks.len()), (None, 1));
        assert_eq!(plot.unscored, [(2, "B".to_owned())]);
    }
}
