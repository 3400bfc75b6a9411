//! Numbers as readers of the language write them.

use super::{Said, Words};
use crate::wording::as_printed;

impl Words {
    /// A number with so many digits after the decimal sign.
    pub fn number(&self, number: f64, digits: usize) -> String {
        let number = as_printed(number, digits);
        format!("{number:.digits$}").replace('.', self.get("number.decimal"))
    }

    /// A difference, with its sign: "+0.7".
    pub fn signed(&self, number: f64, digits: usize) -> String {
        let number = as_printed(number, digits);
        format!("{number:+.digits$}").replace('.', self.get("number.decimal"))
    }

    /// A number without idle zeros, two digits after the decimal sign at most: "3", "2.5".
    pub fn plain(&self, number: f64) -> String {
        let text = format!("{:.2}", as_printed(number, 2));
        let text = text.trim_end_matches('0').trim_end_matches('.');
        text.replace('.', self.get("number.decimal"))
    }

    /// A value beside a scale, without idle zeros, three digits after the decimal sign at most.
    pub fn tick(&self, value: f64) -> String {
        let rounded = as_printed((value * 1000.0).round() / 1000.0, 3);
        rounded.to_string().replace('.', self.get("number.decimal"))
    }

    /// A score: "3.25", two digits, so that a mean just off a line does not look as if it lay on it.
    pub fn score(&self, score: f64) -> String {
        self.number(score, 2)
    }

    /// Hours: "156.9 h".
    pub fn hours(&self, hours: f64) -> String {
        self.say(&Said::new("number.hours").with("hours", self.number(hours, 1)))
    }

    /// Hours a week: "156.9 h a week".
    pub fn hours_a_week(&self, hours: f64) -> String {
        self.say(&Said::new("number.hours-a-week").with("hours", self.number(hours, 1)))
    }

    /// A part of a whole: "48 %"; `None` of nothing.
    pub fn share(&self, part: f64, whole: f64) -> Option<String> {
        let share = || self.number(part / whole * 100.0, 0);
        (whole > 0.0).then(|| self.say(&Said::new("number.share").with("share", share())))
    }

    /// From the lowest to the highest: "1 to 5".
    pub fn range(&self, (low, high): (f64, f64)) -> String {
        let range = Said::new("number.range").with("low", self.plain(low));
        self.say(&range.with("high", self.plain(high)))
    }
}
