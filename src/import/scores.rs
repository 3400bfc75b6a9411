//! Columns of scores: the scale that they are on, and what words and sizes mean there.

mod mapping;

use super::columns::Log;
use super::values::{Marks, Ranks, is_blank, is_duration, read_number, scale_of_header, size};
use super::{Finding, Score};
use crate::diagnostic::codes;
use crate::sheet::Cell;
use crate::wording::quoted;

pub(super) use mapping::Mapping;

/// The scale of a workshop that says nothing else.
pub(super) const PLAIN: (f64, f64) = (1.0, 5.0);

/// How the cells of one kind of score are read, over all columns that hold it.
#[derive(Debug)]
pub(super) struct Scores {
    word: &'static str,
    marks: Marks,
    ranks: Ranks,
    scale: (f64, f64),
    /// The scale is told from the highest value only.
    is_guess: bool,
    /// T-shirt sizes stay sizes: the workshop may say what they are.
    keeps_sizes: bool,
    mapping: Mapping,
}

impl Scores {
    /// Looks over the cells of all columns of `word` and finds their scale; `known` is that of the workshop.
    pub(super) fn of(
        word: &'static str,
        headers: &[&str],
        cells: &[&Cell],
        keeps_sizes: bool,
        known: Option<(f64, f64)>,
        log: &mut Log,
    ) -> Self {
        let scores = Self::on(PLAIN, word, cells, keeps_sizes);
        let (scale, is_guess) = scale(word, headers, cells, scores.marks, known, log);
        Self {
            scale,
            is_guess,
            ..scores
        }
    }

    /// Looks over the cells of columns whose scale is known whatever stands in them.
    pub(super) fn on(
        scale: (f64, f64),
        word: &'static str,
        cells: &[&Cell],
        keeps_sizes: bool,
    ) -> Self {
        Self {
            word,
            marks: Marks::of(cells.iter().copied()),
            ranks: Ranks::of(cells.iter().map(|cell| cell.text.as_str())),
            scale,
            is_guess: false,
            keeps_sizes,
            mapping: Mapping::default(),
        }
    }

    /// The scale; `None` where nothing tells it and the scores fit that of a workshop that says nothing.
    pub(super) fn own_scale(&self) -> Option<(f64, f64)> {
        (!self.is_guess || self.scale != PLAIN).then_some(self.scale)
    }

    /// The score of a cell; `Ok(None)` where it says nothing.
    ///
    /// # Errors
    /// What the cell says is no score: the finding says why.
    pub(super) fn read(&mut self, cell: &Cell) -> Result<Option<Score>, Finding> {
        if is_blank(&cell.text) {
            return Ok(None);
        }
        let Some(score) = self.score(cell) else {
            return Err(self.unreadable(cell));
        };
        Ok(Some(score))
    }

    /// The same for scores that are always numbers.
    ///
    /// # Errors
    /// As [`Self::read`].
    pub(super) fn read_value(&mut self, cell: &Cell) -> Result<Option<f64>, Finding> {
        match self.read(cell)? {
            Some(Score::Number(value)) => Ok(Some(value)),
            Some(Score::Size(_)) => Err(self.unreadable(cell)),
            None => Ok(None),
        }
    }

    /// Says what was read as what.
    pub(super) fn tell(&self, log: &mut Log) {
        let (lowest, highest) = self.scale;
        let on = match self.ranks.are_sizes() && self.keeps_sizes {
            true => "; what sizes are worth is for `[scale.effort]`".to_owned(),
            false => format!(" on the scale of {lowest} to {highest}"),
        };
        self.mapping.tell(self.word, &on, log);
    }

    fn score(&mut self, cell: &Cell) -> Option<Score> {
        if let Some(reading) = read_number(cell, self.marks) {
            let is_other_scale = reading.out_of.is_some_and(|out_of| out_of != self.scale.1);
            if is_other_scale || !self.holds(reading.value) {
                return None;
            }
            if reading.is_mapped {
                self.mapping.add(cell, reading.value.to_string());
            }
            return Some(Score::Number(reading.value));
        }
        let text = self.without_number(&cell.text);
        if self.ranks.are_sizes() {
            return self.size(cell, text);
        }
        let value = self.ranks.score(self.ranks.rank(text)?, self.scale);
        let value = (value * 100.0).round() / 100.0;
        if text.len() == cell.text.trim().len() {
            self.mapping.add(cell, value.to_string());
            return Some(Score::Number(value));
        }
        // "4 - High": the number is what somebody chose, the word only explains it.
        let (number, _) = cell
            .text
            .trim()
            .split_at(cell.text.trim().len() - text.len());
        let number = number.trim_end_matches(|letter: char| !letter.is_ascii_digit());
        let value: f64 = number.parse().ok().filter(|value| self.holds(*value))?;
        self.mapping.add(cell, value.to_string());
        Some(Score::Number(value))
    }

    fn holds(&self, value: f64) -> bool {
        let (lowest, highest) = self.scale;
        (lowest..=highest).contains(&value)
    }

    fn size(&mut self, cell: &Cell, text: &str) -> Option<Score> {
        const SIZES: [&str; 5] = ["XS", "S", "M", "L", "XL"];
        let size = size(text)?;
        if self.keeps_sizes {
            if size != cell.text {
                self.mapping.add(cell, format!("size {size}"));
            }
            return Some(Score::Size(size.to_owned()));
        }
        let place = SIZES.iter().position(|known| *known == size)? as f64;
        let (lowest, highest) = self.scale;
        let value = lowest + place / 4.0 * (highest - lowest);
        self.mapping.add(cell, value.to_string());
        Some(Score::Number(value))
    }

    /// The words of "4 - High" and "4 (high)"; all of a text that has no number before them.
    fn without_number<'t>(&self, text: &'t str) -> &'t str {
        let text = text.trim();
        let after = text.trim_start_matches(|letter: char| letter.is_ascii_digit());
        let words = after.trim_start_matches(|letter: char| " -–—:=.(".contains(letter));
        if after.len() < text.len() && words.len() < after.len() {
            words
        } else {
            text
        }
    }

    fn unreadable(&self, cell: &Cell) -> Finding {
        let (lowest, highest) = self.scale;
        let word = self.word;
        let text = quoted(&cell.text);
        let message = if is_duration(&cell.text) {
            format!("{text} is a time and no score of {word}")
        } else {
            format!("{text} is no score of {word}")
        };
        let help = if self.ranks.rank(&cell.text).is_none() && size(&cell.text).is_some() {
            format!(
                "write a number from {lowest} to {highest}; among these words it is not clear what the letter means"
            )
        } else {
            format!("write a number from {lowest} to {highest}, or a level such as `high`")
        };
        Finding::at(&codes::UNREADABLE_CELL, &cell.at, message).help(help)
    }
}

/// One score in so many may lie beyond the scale of the workshop.
const MOST_SLIPS: usize = 5;

/// The scale of columns, and whether only the cells tell it: what the header says, else what cells such as "3/5" do, else
/// that of the workshop where all fit on it, else what the cells count up to.
fn scale(
    word: &str,
    headers: &[&str],
    cells: &[&Cell],
    marks: Marks,
    known: Option<(f64, f64)>,
    log: &mut Log,
) -> ((f64, f64), bool) {
    if let Some(scale) = headers.iter().find_map(|header| scale_of_header(header)) {
        if scale != PLAIN {
            log.decide(format!(
                "{word} is on the scale of {} to {} that its header gives",
                scale.0, scale.1
            ));
        }
        return (scale, false);
    }
    let readings: Vec<_> = cells
        .iter()
        .filter_map(|cell| read_number(cell, marks))
        .collect();
    let out_of = readings.iter().find_map(|reading| reading.out_of);
    let beyond = |low: f64, high: f64| {
        let values = readings.iter().map(|reading| reading.value);
        values.filter(|value| !(low..=high).contains(value)).count()
    };
    // A slip says nothing about the scale of the workshop: it is told as one.
    let fits = |(low, high): &(f64, f64)| beyond(*low, *high) * MOST_SLIPS <= readings.len();
    if let Some(known) = known.filter(|known| out_of.is_none() && fits(known)) {
        return (known, false);
    }
    let Some(most) = readings
        .iter()
        .map(|reading| reading.value)
        .max_by(f64::total_cmp)
    else {
        return (PLAIN, true);
    };
    let is_below_one = readings.iter().any(|reading| reading.value < 1.0);
    let lowest = if is_below_one { 0.0 } else { 1.0 };
    let scale = match out_of {
        Some(out_of) => (if out_of == 100.0 { 0.0 } else { lowest }, out_of),
        None if is_fibonacci(
            &readings
                .iter()
                .map(|reading| reading.value)
                .collect::<Vec<_>>(),
            most,
        ) =>
        {
            (lowest, most)
        }
        None if most > 100.0 => PLAIN,
        // A single 11 is a slip, not a scale to 100.
        None if beyond(0.0, 10.0) > 1 => (0.0, 100.0),
        None if most > 5.0 => (lowest, 10.0),
        None => (lowest, 5.0),
    };
    if scale != PLAIN {
        log.decide(format!(
            "{word} is on the sheet's own scale of {} to {}, since its highest value is {most}; \
             a header such as `{word} (1-5)` says otherwise",
            scale.0, scale.1
        ));
    }
    (scale, out_of.is_none())
}

/// Numbers of planning poker: one over 10, and all of the row.
fn is_fibonacci(values: &[f64], most: f64) -> bool {
    const ROW: [f64; 11] = [0.0, 0.5, 1.0, 2.0, 3.0, 5.0, 8.0, 13.0, 20.0, 21.0, 34.0];
    most > 10.0 && values.iter().all(|value| ROW.contains(value))
}
