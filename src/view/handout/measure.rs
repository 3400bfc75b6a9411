//! How much room texts take on paper, on the safe side: what is laid out here must not be cut there, whatever font the
//! reader's machine has.

use textwrap::core::display_width;

/// The width of a character as a part of the size of the text; in fonts at hand it is between 0.5 and 0.6.
const WIDTH: f64 = 0.58;

/// Millimetres of so many points.
pub(super) fn mm(points: f64) -> f64 {
    points * 25.4 / 72.0
}

/// As exact as a ruler is.
pub(super) fn rounded(millimetres: f64) -> f64 {
    (millimetres * 10.0).round() / 10.0
}

/// The same in whole pixels, in which browsers lay out columns: else some of them would be a pixel narrower.
pub(super) fn in_pixels(millimetres: f64) -> f64 {
    const PIXEL: f64 = 25.4 / 96.0;
    ((millimetres / PIXEL).floor() * PIXEL * 100.0).ceil() / 100.0
}

/// How wide a text is on one line, in millimetres.
pub(super) fn width(text: &str, points: f64) -> f64 {
    display_width(text) as f64 * WIDTH * mm(points)
}

/// How many lines a text takes in a box so many millimetres wide; a long word is broken.
pub(super) fn lines(text: &str, points: f64, width: f64) -> usize {
    textwrap::wrap(text.trim(), columns(points, width))
        .len()
        .max(1)
}

/// The text in at most so many lines, with `…` where it had to be cut.
pub(super) fn within(text: &str, points: f64, width: f64, most: usize) -> String {
    let wrapped = textwrap::wrap(text.trim(), columns(points, width));
    if wrapped.len() <= most {
        return text.trim().to_owned();
    }
    let kept = wrapped[..most].join(" ");
    let short = kept.chars().count().saturating_sub(1);
    format!(
        "{}…",
        kept.chars().take(short).collect::<String>().trim_end()
    )
}

fn columns(points: f64, width: f64) -> usize {
    // As many as fit; a box narrower than a character still takes one.
    ((width / (WIDTH * mm(points))) as usize).max(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_takes_as_many_lines_as_it_is_wider_than_its_box() {
        assert_eq!(lines("", 14.0, 70.0), 1);
        assert_eq!(lines("Lead the kickoff", 14.0, 70.0), 1);
        assert_eq!(lines(&"x".repeat(60), 14.0, 70.0), 3);
        assert_eq!(lines("顧客のキックオフを主導する会議を開く", 14.0, 70.0), 2);
        assert_eq!(lines("ab", 14.0, 0.0), 2);
    }

    #[test]
    fn what_is_cut_says_so() {
        let long = "word ".repeat(40);
        let cut = within(&long, 14.0, 70.0, 2);
        assert!(cut.ends_with("word…") || cut.ends_with("wor…"), "{cut}");
        assert_eq!(lines(&cut, 14.0, 70.0), 2);
        assert_eq!(within(" all of it ", 14.0, 70.0, 2), "all of it");
    }
}
