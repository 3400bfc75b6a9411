//! The tasks as a table: what is written about each, and what follows from it.

use indexmap::IndexSet;

use super::labels::Labels;
use super::raci::Bands;
use super::{Cell, Column, Kind, Row, Sheet};
use crate::analysis::hours::team_hours;
use crate::analysis::scores::{Basis, Board, board};
use crate::model::Id;
use crate::model::people::Segment;
use crate::model::task::{Hours, Task};
use crate::model::vote::Scale;
use crate::view::plot_page::quadrant_name;
use crate::vocabulary::{Disposition, Frequency, Scaling};

/// The table of all tasks, in reading order.
pub(super) fn sheet(labels: &Labels<'_>) -> Sheet {
    let table = Table::new(labels);
    let mut bands = Bands::default();
    let tasks = labels.workshop.tasks.iter();
    let rows = tasks
        .map(|(id, task)| Row {
            cells: table.cells(id, task),
            band: bands.of(task.phase.as_ref().map(Id::as_str)),
        })
        .collect();
    Sheet {
        name: "Tasks",
        title: labels.workshop.about.title.clone(),
        columns: table.columns(),
        rows,
        legend: Vec::new(),
    }
}

struct Table<'t> {
    labels: &'t Labels<'t>,
    board: Board,
    /// The segments that hours are given for.
    segments: Vec<&'t Id<Segment>>,
    has_flat_hours: bool,
}

impl<'t> Table<'t> {
    fn new(labels: &'t Labels<'t>) -> Self {
        let workshop = labels.workshop;
        let hours = workshop
            .tasks
            .values()
            .filter_map(|task| task.hours.as_ref());
        let mut named = IndexSet::new();
        let mut has_flat_hours = false;
        for hours in hours {
            match hours {
                Hours::Flat(_) => has_flat_hours = true,
                Hours::BySegment(hours) => named.extend(hours.keys()),
            }
        }
        let mut segments: Vec<_> = workshop
            .segments
            .keys()
            .filter(|id| named.contains(id))
            .collect();
        segments.extend(
            named
                .iter()
                .filter(|id| !workshop.segments.contains_key(**id)),
        );
        Self {
            labels,
            board: board(workshop),
            has_flat_hours: has_flat_hours || segments.is_empty(),
            segments,
        }
    }

    fn columns(&self) -> Vec<Column> {
        let workshop = self.labels.workshop;
        let number = |title: &str, limits| Column::new(title, Kind::Number(limits));
        let scale = |scale: &Scale| Some((scale.min, scale.max));
        let mut columns = vec![
            Column::id(),
            Column::new("Task", Kind::Name),
            number("Card", None),
            Column::words("Phase", self.labels.phases()),
            Column::words("Owner", self.labels.roles()),
            Column::words("Frequency", Frequency::ALL.iter().map(|word| word.word())),
        ];
        if self.has_flat_hours {
            columns.push(number("Hours a week", None));
        }
        for segment in &self.segments {
            let title = format!("Hours: {}", self.labels.segment(segment));
            columns.push(number(&title, None));
        }
        columns.extend([
            Column::words("Scales with", Scaling::ALL.iter().map(|word| word.word())),
            number("Impact", scale(&workshop.impact)),
            number("Effort", scale(&workshop.effort)),
            Column::words(
                "Disposition",
                Disposition::ALL.iter().map(|word| word.word()),
            ),
            Column::new("Next step", Kind::Text),
            Column::new("By when", Kind::Day),
        ]);
        if self.labels.names_people() {
            columns.push(Column::new("Who", Kind::Text));
        }
        columns.push(Column::new("Why", Kind::Text));
        if !self.labels.names_people() {
            columns.push(Column::result("who"));
        }
        let results = [
            "card",
            "impact",
            "effort",
            "scores from",
            "quadrant",
            "team hours a week",
            "locked",
            "promise",
            "decision",
        ];
        columns.extend(results.map(Column::result));
        columns
    }

    fn cells(&self, id: &Id<Task>, task: &Task) -> Vec<Cell> {
        let labels = self.labels;
        let mut cells = vec![
            Cell::of(id.as_str()),
            Cell::of(&task.name),
            Cell::some_number(task.card_written.then(|| f64::from(task.card))),
            Cell::some(task.phase.as_ref().map(|id| labels.phase(id))),
            Cell::some(task.owner.as_ref().map(|id| labels.role(id))),
            Cell::some(task.freq.map(Frequency::word)),
        ];
        if self.has_flat_hours {
            cells.push(match &task.hours {
                Some(Hours::Flat(hours)) => Cell::number(*hours),
                _ => Cell::Empty,
            });
        }
        cells.extend(self.segments.iter().map(|segment| match &task.hours {
            Some(Hours::BySegment(hours)) => Cell::some_number(hours.get(*segment).copied()),
            _ => Cell::Empty,
        }));
        let next = task.next.as_ref();
        cells.extend([
            Cell::some(task.scales.map(Scaling::word)),
            Cell::some_number(task.impact),
            Cell::some_number(task.effort),
            Cell::some(task.disposition.map(Disposition::word)),
            Cell::some(next.and_then(|next| next.step.as_deref())),
            Cell::day(next.and_then(|next| next.by)),
        ]);
        let who = Cell::some(labels.some_person(next.and_then(|next| next.who.as_ref())));
        let why = Cell::some(task.why.as_deref());
        // Who is not named is not to be imported either: the column of the two stands in another place.
        cells.extend(if labels.names_people() {
            [who, why]
        } else {
            [why, who]
        });
        cells.extend(self.results(id, task));
        cells
    }

    fn results(&self, id: &Id<Task>, task: &Task) -> [Cell; 9] {
        let workshop = self.labels.workshop;
        let placed = self.board.tasks.get(id);
        let score = |score: f64| Cell::number(rounded(score));
        let scores = placed.map(|placed| placed.scored.scores);
        let decision = task.next.as_ref().and_then(|next| next.decision.as_ref());
        [
            Cell::number(f64::from(task.card)),
            scores.map_or(Cell::Empty, |scores| score(scores.impact)),
            scores.map_or(Cell::Empty, |scores| score(scores.effort)),
            Cell::some(placed.map(|placed| basis_word(placed.scored.basis))),
            Cell::some(placed.map(|placed| quadrant_name(workshop, placed.quadrant))),
            task.hours
                .as_ref()
                .map_or(Cell::Empty, |_| score(team_hours(workshop, task))),
            Cell::yes(task.locked),
            Cell::some(task.locked_why.as_deref()),
            Cell::some(decision.map(Id::as_str)),
        ]
    }
}

/// Where scores come from.
pub(super) fn basis_word(basis: Basis) -> &'static str {
    match basis {
        Basis::Written => "task",
        Basis::Round1 => "votes",
        Basis::Round2 => "votes, round 2",
        Basis::Agreed => "agreed",
    }
}

/// To the hundredth, as nobody reads more.
pub(super) fn rounded(number: f64) -> f64 {
    (number * 100.0).round() / 100.0
}
