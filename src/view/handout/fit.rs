//! Texts in places of a fixed size: smaller letters first, then a visible cut. Style sheets would cut silently.

use serde::Serialize;
use textwrap::Options;
use unicode_segmentation::UnicodeSegmentation as _;

/// Millimetres in a point.
const POINT: f64 = 25.4 / 72.0;
/// The height of a line, in sizes of its letters; the style sheet has the same.
pub(super) const LINE: f64 = 1.2;
/// The width of a column, in sizes of its letters: wide sans-serif letters, and a little for good measure.
const COLUMN: f64 = 0.62;
/// The same of bold letters.
const BOLD_COLUMN: f64 = 0.7;

/// A place for text.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Room {
    /// In millimetres.
    pub(super) width: f64,
    /// In millimetres.
    pub(super) height: f64,
    /// The sizes to try, in points, largest first.
    pub(super) sizes: &'static [f64],
    /// Letters are bold.
    pub(super) bold: bool,
}

/// The size of bold letters in which that many digits fill a width of millimetres, `largest` at most.
pub(super) fn digits(count: usize, width: f64, largest: f64) -> f64 {
    let size = width / (count.max(1) as f64 * POINT * BOLD_COLUMN);
    largest.min((size * 10.0).floor() / 10.0)
}

/// A text as it fits into its place.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Fitted {
    /// The text; it ends in "…" where it was cut.
    pub text: String,
    /// The size of its letters, in points.
    pub size: f64,
}

impl Room {
    /// Room for one line.
    pub(super) fn line(width: f64, sizes: &'static [f64]) -> Self {
        let largest = sizes.first().copied().unwrap_or_default();
        Self {
            width,
            height: largest * POINT * LINE,
            sizes,
            bold: false,
        }
    }

    /// A text in the largest size in which it fits, else cut in the smallest one.
    pub(super) fn fit(&self, text: &str) -> Fitted {
        let text = text.trim();
        let fits = |size: &&f64| self.holds(text, **size);
        let smallest = self.sizes.last().copied().unwrap_or_default();
        self.sizes.iter().find(fits).map_or_else(
            || Fitted {
                text: self.cut(text, smallest),
                size: smallest,
            },
            |size| Fitted {
                text: text.to_owned(),
                size: *size,
            },
        )
    }

    /// Whether a text fits in letters of that size.
    fn holds(&self, text: &str, size: f64) -> bool {
        let column = if self.bold { BOLD_COLUMN } else { COLUMN };
        let columns = (self.width / (size * POINT * column)).floor() as usize;
        // A hair more than exactly so many lines is so many lines.
        let lines = (self.height / (size * POINT * LINE) + 0.01).floor() as usize;
        let wrapped = textwrap::wrap(text, Options::new(columns.max(1)));
        wrapped.len() <= lines.max(1)
    }

    /// As much of a text as fits with "…" behind it.
    fn cut(&self, text: &str, size: f64) -> String {
        let cut_at = |end: usize| format!("{}…", text[..end].trim_end());
        let ends: Vec<usize> = text.grapheme_indices(true).map(|(at, _)| at).collect();
        let longest = ends.partition_point(|end| self.holds(&cut_at(*end), size));
        let end = longest.checked_sub(1).and_then(|last| ends.get(last));
        cut_at(end.copied().unwrap_or(0))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Ten letters of 10 points a line, or thirteen of 7.5; two lines, or three.
    const ROOM: Room = Room {
        width: 22.0,
        height: 9.6,
        sizes: &[10.0, 7.5],
        bold: false,
    };

    #[test]
    fn a_text_takes_the_largest_letters_that_it_fits_in() {
        assert_eq!(ROOM.fit("Ask twice now").size, 10.0);
        let small = ROOM.fit("Ask twice, then once again");
        assert_eq!(
            (small.size, small.text.as_str()),
            (7.5, "Ask twice, then once again")
        );
    }

    #[test]
    fn what_does_not_fit_is_cut_where_it_shows() {
        let cut = ROOM.fit("Ask twice, then once again, and then write down what they said");
        assert_eq!(cut.size, 7.5);
        assert!(cut.text.ends_with('…') && cut.text.starts_with("Ask twice, then once"));
        assert!(ROOM.holds(&cut.text, 7.5));
    }

    #[test]
    fn long_words_and_wide_letters_are_broken_and_counted() {
        let word = ROOM.fit("Kundenerfolgsverantwortlichkeitsübergabeprotokollführung");
        assert!(word.text.ends_with('…') && word.text.chars().count() > 30);
        let wide = ROOM.fit("更新見積書を作成し法務と確認する担当者を決める");
        assert!(wide.text.ends_with('…') && wide.text.chars().count() > 12);
        assert_eq!(ROOM.fit("更新見積").size, 10.0);
    }

    #[test]
    fn a_letter_with_its_marks_is_not_cut_apart() {
        let cut = ROOM.fit(&"e\u{301}".repeat(60));
        assert!(cut.text.ends_with("e\u{301}…"));
    }

    #[test]
    fn more_digits_are_smaller() {
        assert_eq!(digits(2, 12.5, 18.0), 18.0);
        assert_eq!(digits(3, 12.5, 18.0), 16.8);
    }

    #[test]
    fn nothing_is_no_cut() {
        assert_eq!(ROOM.fit("  ").text, "");
    }
}
