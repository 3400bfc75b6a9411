//! Rows that sum up those above them.

use crate::import::fields::words;
use crate::import::values::{Marks, hours_a_week, is_blank, read_number};
use crate::sheet::{Cell, Row};

/// Whether the first text of a row, up to its name, is a word for sums or means; many are also names of tasks.
pub(super) fn is_called_total(row: &Row, name: usize) -> bool {
    const TOTALS: &[&str] = &[
        "total",
        "totals",
        "sum",
        "subtotal",
        "grand total",
        "sub total",
        "average",
        "mean",
        "summe",
        "gesamt",
        "gesamtsumme",
        "zwischensumme",
        "durchschnitt",
        "somme",
        "moyenne",
        "suma",
        "promedio",
        "totale",
        "somma",
        "media",
        "soma",
        "totaal",
        "som",
        "razem",
        "summa",
        "sum total",
    ];
    let mut before = row
        .cells
        .iter()
        .take(name + 1)
        .filter(|cell| !cell.is_empty());
    // What has an id before its name is a row, whatever it is called.
    let (Some(first), None) = (before.next(), before.next()) else {
        return false;
    };
    TOTALS.contains(&words(&first.text).join(" ").as_str())
}

/// Whether nothing but other totals follows in a block of rows.
pub(super) fn is_last(below: &[Row], name: usize, ends_block: impl Fn(&Row) -> bool) -> bool {
    // A sum, a mean, and what else there may be.
    const MOST_TOTALS: usize = 5;
    let is_end = |row: &Row| row.cells.iter().all(Cell::is_empty) || ends_block(row);
    let mut rest = below
        .iter()
        .take(MOST_TOTALS)
        .skip_while(|row| !is_end(row) && is_called_total(row, name));
    match rest.next() {
        Some(row) => is_end(row),
        None => below.len() <= MOST_TOTALS,
    }
}

/// What stands in the columns of the rows above.
#[derive(Debug, Default)]
pub(super) struct Above {
    /// The sums of the block.
    block: Vec<Sum>,
    /// Those of all rows.
    all: Vec<Sum>,
    rows: usize,
    /// How many rows say something in words beside their names.
    with_texts: usize,
}

#[derive(Debug, Clone, Copy, Default)]
struct Sum {
    of: f64,
    count: usize,
}

impl Above {
    /// Adds a row.
    pub(super) fn add(&mut self, row: &Row, name: usize) {
        self.rows += 1;
        self.with_texts += usize::from(has_texts(row, name));
        for sums in [&mut self.block, &mut self.all] {
            sums.resize(sums.len().max(row.cells.len()), Sum::default());
            for (sum, number) in sums.iter_mut().zip(row.cells.iter().map(number)) {
                sum.of += number.unwrap_or(0.0);
                sum.count += usize::from(number.is_some());
            }
        }
    }

    /// What follows is a block of its own.
    pub(super) fn end_block(&mut self) {
        self.block.clear();
    }

    /// Whether a row holds sums or means of the rows above, or only numbers where all of them have words.
    pub(super) fn are_summed_up(&self, row: &Row, name: usize) -> bool {
        let numbers: Vec<_> = row
            .cells
            .iter()
            .enumerate()
            .filter_map(|(column, cell)| Some((column, number(cell)?)))
            .collect();
        let is_sum_in = |sums: &[Sum], (column, number): (usize, f64)| {
            sums.get(column).is_some_and(|sum| sum.makes(number))
        };
        let is_result =
            |of: &(usize, f64)| is_sum_in(&self.block, *of) || is_sum_in(&self.all, *of);
        let are_others_in_words = self.rows > 0 && self.with_texts == self.rows;
        !numbers.is_empty()
            && (numbers.iter().all(is_result) || (are_others_in_words && !has_texts(row, name)))
    }
}

impl Sum {
    /// Whether a number is the sum or the mean, as far as it is written out.
    fn makes(self, number: f64) -> bool {
        let mean = self.of / self.count as f64;
        let is = |made: f64| (made - number).abs() <= 0.05_f64.max(made.abs() * 0.001);
        self.count > 0 && (is(self.of) || is(mean))
    }
}

/// The number of a cell; of a time such as "30 min" its hours.
fn number(cell: &Cell) -> Option<f64> {
    let plain = read_number(cell, Marks::Unknown).map(|reading| reading.value);
    plain.or_else(|| hours_a_week(cell, Marks::Unknown, (1.0, None)))
}

fn has_texts(row: &Row, name: usize) -> bool {
    let mut beside = row.cells.iter().skip(name + 1);
    beside.any(|cell| !is_blank(&cell.text) && number(cell).is_none())
}
