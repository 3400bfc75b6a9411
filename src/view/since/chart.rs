//! Cells, letters and rows of the chart that are new since an earlier state.

use super::Since;
use crate::model::Id;
use crate::model::people::Segment;
use crate::view::changes::cells::Cells;
use crate::view::raci::list::{Holders, ListPage};
use crate::view::raci::{Cell, Column, RaciPage};

impl Since<'_> {
    /// Marks the cells that changed, and the rows that are new, in the chart or in that of a segment.
    pub fn mark_chart(&self, page: &mut RaciPage, segment: Option<&Id<Segment>>) {
        let cells = self.cells();
        page.frame.since = Some(self.note("since.chart-means"));
        for row in page.phases.iter_mut().flat_map(|phase| &mut phase.rows) {
            row.is_new = cells.row(&row.id).is_some_and(|change| change.is_new);
            // That the row is new says so of all its letters.
            if row.is_new {
                continue;
            }
            self.mark(&cells, &row.id, segment, &page.columns, &mut row.cells);
            for (there, segment) in row.segments.iter_mut().zip(self.segments(&row.id)) {
                let segment = Some(segment);
                self.mark(&cells, &row.id, segment, &page.columns, &mut there.cells);
            }
        }
    }

    /// Says who had the letters that others have, and which rows are new, in the list.
    pub fn mark_list(&self, page: &mut ListPage) {
        let cells = self.cells();
        page.frame.since = Some(self.note("since.list-means"));
        for row in page.phases.iter_mut().flat_map(|phase| &mut phase.rows) {
            if cells.row(&row.id).is_some_and(|change| change.is_new) {
                row.tags.push(self.words().get("since.new").to_owned());
                continue;
            }
            self.mark_letters(&cells, &row.id, None, &mut row.letters);
            for (there, segment) in row.segments.iter_mut().zip(self.segments(&row.id)) {
                self.mark_letters(&cells, &row.id, Some(segment), &mut there.letters);
            }
        }
    }

    /// The segments in which a row has letters of its own, in the order in which pages show them.
    fn segments(&self, row: &str) -> impl Iterator<Item = &Id<Segment>> {
        let row = self.after.activities.get(row).into_iter();
        row.flat_map(|row| row.segments.keys())
    }

    fn mark(
        &self,
        changed: &Cells<'_>,
        row: &str,
        segment: Option<&Id<Segment>>,
        columns: &[Column],
        cells: &mut [Cell],
    ) {
        let touched = changed.touched(row, segment);
        for (column, cell) in columns.iter().zip(cells) {
            let role = Id::from(column.id.as_str());
            if touched.contains(&role) {
                cell.was = self.was_cell(&changed.before(row, segment, &role), cell);
            }
        }
    }

    /// "was A/R"; `None` where the cell says the same after all.
    pub(super) fn was_cell(&self, before: &Cell, cell: &Cell) -> Option<String> {
        match before.text.as_str() {
            same if same == cell.text => None,
            "" => Some(self.words().get("since.had-none").to_owned()),
            letters => Some(self.was(letters.to_owned())),
        }
    }

    fn mark_letters(
        &self,
        changed: &Cells<'_>,
        row: &str,
        segment: Option<&Id<Segment>>,
        letters: &mut [Holders],
    ) {
        let Some(change) = changed.row(row) else {
            return;
        };
        for line in letters {
            let mut changes = change.letters.iter();
            let of_line = changes.find(|change| {
                change.segment.as_ref() == segment && change.letter.word() == line.letter
            });
            let of_line = of_line.filter(|change| change.from != change.to);
            line.was = of_line.map(|change| self.was(self.named(&change.from)));
        }
    }
}
