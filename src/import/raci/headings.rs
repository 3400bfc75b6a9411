//! What heads a column: the name of a role without what is said about it, and the letter that it may be.

use super::cell::{Reading, read};
use super::scheme::Scheme;
use super::words;
use crate::vocabulary::Letter;
use crate::wording::one_line;

/// The name of a role: what stands before a dash, a colon or a new line where what follows explains it.
pub(super) fn role_name(heading: &str) -> String {
    let line = heading.trim().lines().next().unwrap_or_default();
    let is_explained = heading.trim().lines().count() > 1;
    let cuts = [" - ", " – ", " — ", ": "];
    let cut = cuts
        .iter()
        .filter_map(|cut| line.find(cut))
        .min()
        .filter(|at| *at > 0);
    let name = match cut {
        // `CSM - EMEA` is a name, a sentence behind a dash is none.
        Some(at) if is_explained || line[at..].split_whitespace().count() > 4 => &line[..at],
        _ => line,
    };
    // A word that is broken over two short lines is one name.
    let whole = one_line(heading);
    let is_short = whole.split_whitespace().count() <= 4;
    let name = if is_explained && is_short && cut.is_none() {
        whole
    } else {
        one_line(name)
    };
    name.trim_end_matches([':', '-', '–']).trim().to_owned()
}

/// The letter that a column of names is about: `R`, `Responsible`, `Creator (R)`, `Who is accountable?`.
pub(super) fn letter_of(heading: &str, scheme: &Scheme) -> Option<Letter> {
    let heading = one_line(heading);
    let in_brackets = heading
        .strip_suffix(')')
        .and_then(|rest| rest.rsplit_once('('));
    let letters = in_brackets.and_then(|(_, inner)| scheme.run(inner.trim()));
    if let Some([letter]) = letters.as_deref() {
        return Some(*letter);
    }
    if let Reading::Says(said) = read(&heading, scheme)
        && let ([letter], None) = (said.letters.as_slice(), &said.remark)
    {
        return Some(*letter);
    }
    const MOST_WORDS: usize = 4;
    let words: Vec<&str> = heading
        .split(|letter: char| !letter.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect();
    let meaning = |word: &&str| {
        let one = word.trim_end_matches('s');
        let found = words::meanings(word)
            .first()
            .or_else(|| words::meanings(one).first());
        Some(found?.letter)
    };
    let mut found: Vec<Letter> = words.iter().filter_map(meaning).collect();
    found.dedup();
    match found.as_slice() {
        [letter] if words.len() <= MOST_WORDS => Some(*letter),
        _ => None,
    }
}

/// A name of an activity or phase as it is written down: on one line, without a bullet or a colon at its end.
pub(super) fn row_name(text: &str) -> String {
    let line = one_line(text);
    let bare = line
        .trim_start_matches(['•', '▪', '‣', '●', '○', '*', '-', '–', '·'])
        .trim_start();
    let bare = bare.trim_end_matches([':', '：']).trim_end();
    if bare.is_empty() {
        line
    } else {
        bare.to_owned()
    }
}

/// The numbering at the start of a name, such as `2.`, `1.3)` or `IV.`, and the words after it.
pub(super) fn numbering(name: &str) -> Option<(&str, &str)> {
    let (number, words) = name.split_once(char::is_whitespace)?;
    let bare = number.trim_end_matches(['.', ')', ':']);
    let is_number = bare.starts_with(|first: char| first.is_ascii_digit())
        && bare
            .chars()
            .all(|letter| letter.is_ascii_digit() || letter == '.');
    let is_roman = bare.len() < number.len()
        && !bare.is_empty()
        && bare.chars().all(|letter| "IVX".contains(letter));
    ((is_number || is_roman) && !words.trim().is_empty()).then(|| (bare, words.trim()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_role_is_called_what_stands_before_its_explanation() {
        for (heading, name) in [
            (
                "Cloud team - looks after the cloud and all its weather",
                "Cloud team",
            ),
            ("CSM: owns the relation with each of the customers", "CSM"),
            ("AE\nSells to new customers and renews the others", "AE"),
            ("CSM - EMEA", "CSM - EMEA"),
            ("Customer\nSuccess", "Customer Success"),
            ("CSM:", "CSM"),
            ("Sales", "Sales"),
        ] {
            assert_eq!(role_name(heading), name);
        }
    }

    #[test]
    fn columns_of_names_are_about_a_letter() {
        let scheme = Scheme::any(&[]);
        for (heading, letter) in [
            ("R", Letter::R),
            ("Accountable", Letter::A),
            ("Creator (R)", Letter::R),
            ("Approver (A)", Letter::A),
            ("Recipients (I)", Letter::I),
            ("Responsible Party", Letter::R),
            ("Who is consulted?", Letter::C),
            ("Contributors", Letter::C),
            ("Responsible (R)", Letter::R),
            ("Verantwortlich", Letter::R),
        ] {
            assert_eq!(letter_of(heading, &scheme), Some(letter), "{heading}");
        }
        assert_eq!(letter_of("Activity", &scheme), None);
        assert_eq!(letter_of("Accountable or responsible", &scheme), None);
    }

    #[test]
    fn names_of_rows_keep_their_words() {
        assert_eq!(row_name("• Plan the\n launch:"), "Plan the launch");
        assert_eq!(row_name("1.2 Plan"), "1.2 Plan");
        assert_eq!(numbering("2. Build"), Some(("2", "Build")));
        assert_eq!(numbering("IV. Run"), Some(("IV", "Run")));
        assert_eq!(numbering("I agree"), None);
        assert_eq!(numbering("Phase 2: Build"), None);
    }
}
