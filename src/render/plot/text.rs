//! Breaking text into lines.

use unicode_linebreak::{BreakOpportunity, linebreaks};

use super::font::{Fonts, Weight};

/// Text in one size and weight.
#[derive(Clone, Copy)]
pub(super) struct Setting<'a> {
    /// Where widths come from.
    pub(super) fonts: &'a Fonts,
    /// Pixels an em.
    pub(super) size: f64,
    /// How heavy.
    pub(super) weight: Weight,
}

impl Setting<'_> {
    /// The width of one line in pixels.
    pub(super) fn width(&self, text: &str) -> f64 {
        self.fonts.width(text, self.size, self.weight)
    }

    /// The width of the widest line in pixels.
    pub(super) fn widest(&self, lines: &[String]) -> f64 {
        lines
            .iter()
            .map(|line| self.width(line))
            .fold(0.0, f64::max)
    }

    /// Lines no wider than `width`, broken between words and, where a word alone is too wide,
    /// inside it.
    pub(super) fn fill(&self, text: &str, width: f64) -> Vec<String> {
        let mut lines: Vec<String> = Vec::new();
        let mut line = String::new();
        for word in words(text) {
            if self.width((line.clone() + word).trim_end()) <= width {
                line += word;
                continue;
            }
            if !line.is_empty() {
                lines.push(std::mem::take(&mut line));
            }
            for letter in word.chars() {
                line.push(letter);
                if self.width(line.trim_end()) > width && line.chars().count() > 1 {
                    line.pop();
                    lines.push(std::mem::replace(&mut line, letter.to_string()));
                }
            }
        }
        lines.push(line);
        lines.retain(|line| !line.trim().is_empty());
        lines
            .iter()
            .map(|line| line.trim_end().to_owned())
            .collect()
    }

    /// At most `most` lines no wider than `width`; what does not fit ends in an ellipsis.
    pub(super) fn fill_at_most(&self, text: &str, width: f64, most: usize) -> Vec<String> {
        let mut lines = self.fill(text, width);
        if lines.len() > most {
            lines.truncate(most);
            if let Some(last) = lines.last_mut() {
                while !last.is_empty() && self.width(&format!("{last}…")) > width {
                    last.pop();
                }
                *last = format!("{}…", last.trim_end());
            }
        }
        lines
    }

    /// Exactly `count` lines, as even as the break points allow; `None` if there are too few.
    pub(super) fn even(&self, text: &str, count: usize) -> Option<Vec<String>> {
        let words = words(text);
        if words.len() < count {
            return None;
        }
        // The narrowest width that needs no more than `count` lines: one of the widths of a run
        // of words, found by trying ever wider ones.
        let mut widths: Vec<f64> = Vec::new();
        for from in 0..words.len() {
            for to in from + 1..=words.len() {
                widths.push(self.width(words[from..to].concat().trim_end()));
            }
        }
        widths.sort_by(f64::total_cmp);
        let fits = widths.partition_point(|width| {
            self.fill_words(&words, *width)
                .is_none_or(|lines| lines.len() > count)
        });
        let lines = self.fill_words(&words, *widths.get(fits)?)?;
        (lines.len() == count).then_some(lines)
    }

    /// Lines of whole words, or `None` if a word is wider than `width`.
    fn fill_words(&self, words: &[&str], width: f64) -> Option<Vec<String>> {
        let mut lines: Vec<String> = Vec::new();
        for word in words {
            match lines.last_mut() {
                Some(line) if self.width((line.clone() + word).trim_end()) <= width => {
                    line.push_str(word)
                }
                _ if self.width(word.trim_end()) > width => return None,
                _ => lines.push((*word).to_owned()),
            }
        }
        Some(
            lines
                .iter()
                .map(|line| line.trim_end().to_owned())
                .collect(),
        )
    }
}

/// The pieces between break points, each with the space that follows it.
///
/// A hyphen is no break point: "to-dos" and "120-day" read badly in two halves.
fn words(text: &str) -> Vec<&str> {
    let mut from = 0;
    let mut words = Vec::new();
    for (to, opportunity) in linebreaks(text) {
        if to < text.len() && text[..to].ends_with('-') {
            continue;
        }
        if to > from && (opportunity == BreakOpportunity::Allowed || to == text.len()) {
            words.push(&text[from..to]);
            from = to;
        }
    }
    words
}

/// Text on one line: every run of white space and control characters is one space.
pub(super) fn one_line(text: &str) -> String {
    let words = text.split(|letter: char| letter.is_whitespace() || letter.is_control());
    words
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn with<T>(test: impl FnOnce(Setting<'_>) -> T) -> T {
        test(Setting {
            fonts: &Fonts::built_in(),
            size: 12.0,
            weight: Weight::Regular,
        })
    }

    #[test]
    fn lines_are_even() {
        let lines = with(|set| set.even("Forecast renewals every single week", 2)).unwrap();
        assert_eq!(lines, ["Forecast renewals", "every single week"]);
        assert_eq!(with(|set| set.even("Forecast", 2)), None);
    }

    #[test]
    fn nothing_is_lost_when_a_word_is_too_wide() {
        let word = "Donaudampfschifffahrtsgesellschaftskapitän";
        let lines = with(|set| set.fill(word, 60.0));
        assert!(lines.len() > 3 && with(|set| set.widest(&lines)) <= 60.0);
        assert_eq!(lines.concat(), word);
    }

    #[test]
    fn what_is_cut_ends_in_an_ellipsis() {
        let lines = with(|set| set.fill_at_most("one two three four five six", 50.0, 2));
        assert!(lines.len() == 2 && lines[1].ends_with('…'));
    }

    #[test]
    fn empty_text_has_no_lines() {
        assert!(with(|set| set.fill(" ", 50.0)).is_empty());
        assert_eq!(one_line(" a\n\tb\u{7} "), "a b");
    }
}
