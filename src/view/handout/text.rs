//! How much room texts take on paper, on the safe side: what is laid out here must not be cut there, whatever font the
//! reader's machine has. What does not fit takes smaller letters, or ends in "…": style sheets would cut silently.

use serde::Serialize;
use textwrap::core::display_width;
use textwrap::{Options, WrapAlgorithm};
use unicode_segmentation::UnicodeSegmentation as _;

/// Millimetres in a point.
const POINT: f64 = 25.4 / 72.0;
/// The height of a line, in sizes of its letters, unless a style sheet says otherwise.
const LINE: f64 = 1.2;
/// The width of a column, in sizes of its letters: wide sans-serif letters, and a little for good measure.
const COLUMN: f64 = 0.62;
/// The same of bold letters.
const BOLD_COLUMN: f64 = 0.7;
/// A fingerprint behind a text takes as much room as this.
pub(super) const FINGERPRINT: &str = " · 01234567";

/// Letters of a size and a weight.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Letters {
    /// In points.
    size: f64,
    bold: bool,
}

impl Letters {
    /// Letters of so many points.
    pub(super) const fn plain(size: f64) -> Self {
        Self { size, bold: false }
    }

    /// The same, bold.
    pub(super) const fn bold(size: f64) -> Self {
        Self { size, bold: true }
    }

    /// Their size in millimetres.
    pub(super) fn em(self) -> f64 {
        self.size * POINT
    }

    /// How wide a text is on one line, in millimetres.
    pub(super) fn width(self, text: &str) -> f64 {
        display_width(text) as f64 * self.column()
    }

    /// How many lines a text takes in a box so many millimetres wide, one at least; a long word is broken.
    pub(super) fn lines(self, text: &str, width: f64) -> usize {
        // A box narrower than a letter still takes one.
        let columns = ((width / self.column()).floor() as usize).max(1);
        // As browsers do it, who never look ahead.
        let options = Options::new(columns).wrap_algorithm(WrapAlgorithm::FirstFit);
        textwrap::wrap(text.trim(), options).len().max(1)
    }

    /// The text in at most so many lines; where it had to be cut, it ends in "…".
    pub(super) fn within(self, text: &str, width: f64, most: usize) -> String {
        let text = text.trim();
        if self.lines(text, width) <= most {
            return text.to_owned();
        }
        let cut_at = |end: usize| format!("{}…", text[..end].trim_end());
        let ends: Vec<usize> = text.grapheme_indices(true).map(|(at, _)| at).collect();
        let longest = ends.partition_point(|end| self.lines(&cut_at(*end), width) <= most);
        let end = longest.checked_sub(1).and_then(|last| ends.get(last));
        cut_at(end.copied().unwrap_or(0))
    }

    /// As much of a text as fits one line with all of `rest` behind it.
    pub(super) fn before(self, text: &str, rest: &str, width: f64) -> String {
        self.within(text, width - self.width(rest), 1)
    }

    fn column(self) -> f64 {
        self.em() * if self.bold { BOLD_COLUMN } else { COLUMN }
    }
}

/// The size of bold letters in which a number fills a width of millimetres, `largest` at most; in points.
pub(super) fn digits(number: &str, width: f64, largest: f64) -> f64 {
    /// Decimal signs are much narrower than digits, which are the widest that there is.
    const SIGN: f64 = 0.55;
    let column = |sign: char| if sign.is_ascii_digit() { 1.0 } else { SIGN };
    let columns: f64 = number.chars().map(column).sum();
    let size = width / (columns.max(1.0) * POINT * BOLD_COLUMN);
    largest.min((size * 10.0).floor() / 10.0)
}

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
        let fits = |size: &&f64| self.letters(**size).lines(text, self.width) <= self.lines(**size);
        let smallest = self.sizes.last().copied().unwrap_or_default();
        let size = self.sizes.iter().find(fits).copied().unwrap_or(smallest);
        Fitted {
            text: self
                .letters(size)
                .within(text, self.width, self.lines(size)),
            size,
        }
    }

    fn letters(&self, size: f64) -> Letters {
        let bold = self.bold;
        Letters { size, bold }
    }

    /// How many lines of letters of that size there are.
    fn lines(&self, size: f64) -> usize {
        // A hair more than exactly so many lines is so many lines.
        let lines = (self.height / (size * POINT * LINE) + 0.01).floor();
        (lines as usize).max(1)
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
    /// Thirteen letters a line in 40 mm.
    const LARGE: Letters = Letters::plain(14.0);

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
        assert_eq!(
            (cut.size, cut.text.as_str()),
            (7.5, "Ask twice, then once again, and t…")
        );
        assert_eq!(LARGE.within(" all of it ", 40.0, 1), "all of it");
    }

    #[test]
    fn a_text_takes_as_many_lines_as_it_is_wider_than_its_box() {
        assert_eq!(LARGE.lines("", 40.0), 1);
        assert_eq!(LARGE.lines("Lead kickoffs", 40.0), 1);
        assert_eq!(LARGE.lines(&"x".repeat(27), 40.0), 3);
        assert_eq!(LARGE.lines("顧客の会議を", 40.0), 1);
        assert_eq!(LARGE.lines("顧客の会議を開く", 40.0), 2);
        assert_eq!(LARGE.lines("ab", 0.0), 2);
        assert!(Letters::bold(14.0).width("ab") > LARGE.width("ab"));
    }

    #[test]
    fn a_word_that_is_broken_gets_no_blanks_and_fills_its_lines() {
        let word = "Kundenerfolgsverantwortlichkeitsübergabeprotokollführung";
        let cut = LARGE.within(word, 40.0, 2);
        assert_eq!(cut, "Kundenerfolgsverantwortli…");
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
    fn what_stands_behind_a_text_is_never_cut_for_it() {
        let cut = LARGE.before("A title that is too long", " · draft", 80.0);
        assert_eq!(cut, "A title that is t…");
        assert!(LARGE.width(&format!("{cut} · draft")) <= 80.0);
        assert_eq!(LARGE.before("Title", " · draft", 0.0), "…");
    }

    #[test]
    fn more_digits_are_smaller() {
        assert_eq!(digits("12", 12.5, 18.0), 18.0);
        assert_eq!(digits("123", 12.5, 18.0), 16.8);
        assert_eq!(digits("12.3", 12.5, 18.0), 14.2);
    }

    #[test]
    fn nothing_is_no_cut() {
        assert_eq!(ROOM.fit("  ").text, "");
    }
}
