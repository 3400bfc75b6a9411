//! Where numbers go on a grid of characters: at their place, or as near to it as there is room.

use std::ops::Range;

/// A number that wants to be somewhere.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Piece {
    /// How many columns it takes.
    pub(super) width: usize,
    /// Where its middle belongs, in columns from the left and rows from the top.
    pub(super) wanted: (f64, f64),
    /// The columns that it may use.
    pub(super) columns: Range<usize>,
    /// The rows that it may use.
    pub(super) rows: Range<usize>,
}

/// Where a number stands: its first column and its row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Spot {
    pub(super) column: usize,
    pub(super) row: usize,
}

/// The characters of the plot, and which of them are taken.
#[derive(Debug, Clone)]
pub(super) struct Grid {
    columns: usize,
    rows: usize,
    taken: Vec<bool>,
}

impl Grid {
    pub(super) fn new(columns: usize, rows: usize) -> Self {
        Self {
            columns,
            rows,
            taken: vec![false; columns * rows],
        }
    }

    /// Puts a piece to the free spot that is nearest to where it belongs, with a blank to its neighbours.
    pub(super) fn place(&mut self, piece: &Piece) -> Option<Spot> {
        let last = piece
            .columns
            .end
            .min(self.columns)
            .checked_sub(piece.width)?;
        // A row is as much of its axis as so many columns of theirs.
        let row_weight = (self.columns as f64 / self.rows as f64).max(2.0);
        let away = |spot: &Spot| distance(piece, *spot, row_weight);
        let spots = (piece.rows.start..piece.rows.end.min(self.rows))
            .flat_map(|row| (piece.columns.start..=last).map(move |column| Spot { column, row }));
        let spot = spots
            .filter(|spot| self.is_free(*spot, piece.width))
            .min_by(|a, b| away(a).total_cmp(&away(b)))?;
        let start = spot.row * self.columns + spot.column;
        self.taken[start..start + piece.width].fill(true);
        Some(spot)
    }

    fn is_free(&self, spot: Spot, width: usize) -> bool {
        let row = &self.taken[spot.row * self.columns..(spot.row + 1) * self.columns];
        let with_blanks =
            spot.column.saturating_sub(1)..(spot.column + width + 1).min(self.columns);
        !row[with_blanks].iter().any(|taken| *taken)
    }
}

/// How far a piece would be from where it belongs, squared, in columns.
fn distance(piece: &Piece, spot: Spot, row_weight: f64) -> f64 {
    let across = spot.column as f64 + piece.width as f64 / 2.0 - piece.wanted.0;
    let down = row_weight * (spot.row as f64 + 0.5 - piece.wanted.1);
    // To a hundredth, so that two spots at the same distance do not differ by rounding.
    ((across * across + down * down) * 100.0).round()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn piece(width: usize, x: f64, y: f64) -> Piece {
        Piece {
            width,
            wanted: (x, y),
            columns: 0..20,
            rows: 0..5,
        }
    }

    #[test]
    fn a_lone_number_stands_at_its_place() {
        let mut grid = Grid::new(20, 5);
        let spot = grid.place(&piece(1, 10.5, 2.5));
        assert_eq!(spot, Some(Spot { column: 10, row: 2 }));
    }

    #[test]
    fn coincident_numbers_stand_around_their_place_with_blanks_between() {
        let mut grid = Grid::new(20, 5);
        let mut spots: Vec<Spot> = Vec::new();
        while let Some(spot) = grid.place(&piece(2, 10.0, 2.5)) {
            let apart =
                |other: &Spot| other.row != spot.row || other.column.abs_diff(spot.column) > 2;
            assert!(spots.iter().all(apart), "{spot:?} touches one of {spots:?}");
            spots.push(spot);
        }
        // Seven of three columns, the last without its blank, in each of the five rows.
        assert!(spots.len() >= 30, "{}", spots.len());
        assert_eq!(spots[0], Spot { column: 9, row: 2 });
        assert!(spots[1..3].iter().all(|spot| spot.row == 2), "{spots:?}");
    }

    #[test]
    fn a_number_keeps_to_its_columns_and_rows() {
        let mut grid = Grid::new(20, 5);
        let kept = Piece {
            columns: 12..15,
            rows: 4..5,
            ..piece(3, 1.0, 1.0)
        };
        assert_eq!(grid.place(&kept), Some(Spot { column: 12, row: 4 }));
        assert_eq!(grid.place(&kept), None);
        assert_eq!(grid.place(&piece(21, 1.0, 1.0)), None);
    }
}
