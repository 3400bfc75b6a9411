//! Finding what is near without asking everybody.

use crate::render::plot::geometry::Rect;

/// Width and height of a cell in pixels: about a short name.
const CELL: (f64, f64) = (60.0, 30.0);

/// Numbered boxes, kept by the cells that they touch.
pub(super) struct Grid {
    origin: (f64, f64),
    columns: usize,
    rows: usize,
    cells: Vec<Vec<u32>>,
}

impl Grid {
    /// An empty grid; what lies outside the area counts to the cells at its edge.
    pub(super) fn new(area: &Rect) -> Self {
        let count = |length: f64, cell: f64| (length / cell).ceil().max(1.0) as usize;
        let (columns, rows) = (count(area.width(), CELL.0), count(area.height(), CELL.1));
        Self {
            origin: (area.left, area.top),
            columns,
            rows,
            cells: vec![Vec::new(); columns * rows],
        }
    }

    /// Adds a box.
    pub(super) fn insert(&mut self, number: usize, area: &Rect) {
        for cell in self.cells_of(area) {
            self.cells[cell].push(number as u32);
        }
    }

    /// Removes a box that was added with the same number and area.
    pub(super) fn remove(&mut self, number: usize, area: &Rect) {
        for cell in self.cells_of(area) {
            self.cells[cell].retain(|other| *other as usize != number);
        }
    }

    /// The numbers of the boxes that may touch this one; a large one can come repeatedly.
    pub(super) fn near(&self, area: &Rect) -> impl Iterator<Item = usize> {
        self.cells_of(area)
            .flat_map(|cell| self.cells[cell].iter().map(|number| *number as usize))
    }

    fn cells_of(&self, area: &Rect) -> impl Iterator<Item = usize> + use<> {
        let cell = |at: f64, origin: f64, size: f64, count: usize| {
            (((at - origin) / size).max(0.0) as usize).min(count - 1)
        };
        let columns = self.columns;
        let left = cell(area.left, self.origin.0, CELL.0, self.columns);
        let right = cell(area.right, self.origin.0, CELL.0, self.columns);
        let top = cell(area.top, self.origin.1, CELL.1, self.rows);
        let bottom = cell(area.bottom, self.origin.1, CELL.1, self.rows);
        (top..=bottom).flat_map(move |row| (left..=right).map(move |column| row * columns + column))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn neighbours_are_found_until_they_leave() {
        let mut grid = Grid::new(&Rect::at(100.0, 100.0, 300.0, 200.0));
        let area = Rect::at(150.0, 150.0, 200.0, 15.0);
        grid.insert(7, &area);
        assert!(
            grid.near(&Rect::at(340.0, 160.0, 5.0, 5.0))
                .any(|number| number == 7)
        );
        assert_eq!(grid.near(&Rect::at(-50.0, 900.0, 5.0, 5.0)).count(), 0);
        grid.remove(7, &area);
        assert_eq!(grid.near(&area).count(), 0);
    }
}
