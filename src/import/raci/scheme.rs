//! Which letters a chart uses, and what its words stand for.

use std::collections::BTreeMap;

use super::cell::{Reading, Readings, read};
use super::words::{self, Meaning};
use crate::import::folded;
use crate::vocabulary::{Letter, Variant};
use crate::wording::key_of;

/// What letters and words of a chart mean.
#[derive(Debug, Clone, Default)]
pub(super) struct Scheme {
    /// The variant; while it is not known, letters of any count that one variant has together.
    variant: Option<Variant>,
    /// What the user says, by the key of the words.
    own: Vec<(String, Vec<Letter>)>,
    /// What the chart's own legend says where it is not what the letter means anyway, by the key of the letter.
    legend: Vec<(String, Letter)>,
    /// What texts of cells say by all of that.
    pub(super) readings: Readings,
}

impl Scheme {
    /// The letters of any variant, with what the user says.
    pub(super) fn any(own: &[(String, Vec<Letter>)]) -> Self {
        let own = own
            .iter()
            .map(|(word, letters)| (key_of(word), letters.clone()));
        Self {
            own: own.collect(),
            ..Self::default()
        }
    }

    /// The same with what the chart's legend says: pairs of a letter and its meaning in words.
    pub(super) fn with_legend(mut self, legend: &[(String, String)]) -> Self {
        for (letter, meaning) in legend {
            let mut meanings = legend_meanings(meaning).into_iter();
            let (Some(found), letter) = (meanings.next(), key_of(letter)) else {
                continue;
            };
            let is_plain = Letter::of_word(&letter.to_uppercase()) == Some(found.letter);
            let is_known = self.legend.iter().any(|(known, _)| *known == letter);
            if !is_plain && !is_known && !letter.is_empty() {
                self.legend.push((letter, found.letter));
            }
        }
        self.readings = Readings::default();
        self
    }

    /// The same for one variant only.
    pub(super) fn within(mut self, variant: Variant) -> Self {
        self.variant = Some(variant);
        self.readings = Readings::default();
        self
    }

    /// The variant.
    pub(super) fn variant(&self) -> Option<Variant> {
        self.variant
    }

    /// What the user says that the whole text means.
    pub(super) fn own(&self, text: &str) -> Option<&[Letter]> {
        let wanted = key_of(text);
        let mut own = self.own.iter();
        own.find(|(word, _)| *word == wanted)
            .map(|(_, letters)| letters.as_slice())
    }

    /// The letters that a word or phrase stands for.
    pub(super) fn meaning(&self, phrase: &str) -> Option<Vec<Letter>> {
        if phrase.is_empty() {
            return None;
        }
        if let Some(letters) = self.own(phrase) {
            return Some(letters.to_vec());
        }
        let wanted = key_of(phrase);
        if let Some((_, letter)) = self.legend.iter().find(|(word, _)| *word == wanted) {
            return Some(vec![*letter]);
        }
        let found = words::meanings(phrase);
        found
            .iter()
            .find(|meaning| self.allows(meaning))
            .map(|meaning| vec![meaning.letter])
    }

    fn allows(&self, meaning: &Meaning) -> bool {
        let Some(variant) = self.variant else {
            return true;
        };
        // A DRI is the one who answers in a chart of any variant.
        variant.knows(meaning.letter) && meaning.only.is_none_or(|only| only == variant)
    }

    /// The letters that a run such as `RA` stands for; `None` for anything else.
    pub(super) fn run(&self, run: &str) -> Option<Vec<Letter>> {
        const LONGEST: usize = 4;
        let is_small = run.chars().all(char::is_lowercase);
        let longest = if is_small { 2 } else { LONGEST };
        let is_even = is_small || run.chars().all(char::is_uppercase);
        if run.is_empty() || !is_even || run.chars().count() > longest {
            return None;
        }
        let mut letters = Vec::new();
        for letter in run.to_uppercase().chars() {
            let letter = Letter::of_word(letter.encode_utf8(&mut [0; 4]))?;
            if letters.contains(&letter) {
                return None;
            }
            letters.push(letter);
        }
        let knows_all = |variant: &Variant| letters.iter().all(|letter| variant.knows(*letter));
        let is_known = match &self.variant {
            Some(variant) => knows_all(variant),
            None => Variant::ALL.iter().any(knows_all),
        };
        is_known.then_some(letters)
    }
}

/// The meanings of a legend's words: of the phrase, or of its first words ("Responsible: does the work").
fn legend_meanings(phrase: &str) -> Vec<Meaning> {
    let cut = phrase
        .find([':', '(', '–', '—', ',', ';', '.', '/', '\n'])
        .unwrap_or(phrase.len());
    let phrase = phrase[..cut].split(" - ").next().unwrap_or_default().trim();
    let first = phrase.split_whitespace().next().unwrap_or_default();
    let of_phrase = words::meanings(phrase);
    if of_phrase.is_empty() {
        words::meanings(first).to_vec()
    } else {
        of_phrase.to_vec()
    }
}

/// Whether a letter beside these words is a line of a legend: `R` beside "Responsible: does the work".
pub(super) fn explains(letter: &str, words: &str) -> bool {
    let letter = letter
        .trim()
        .trim_matches(['*', '_', '(', ')', '[', ']', '"', '`', ':', '='])
        .trim();
    let is_letter =
        (1..=3).contains(&letter.chars().count()) && letter.chars().all(char::is_alphabetic);
    is_letter && !legend_meanings(words).is_empty() && folded(words) != folded(letter)
}

/// The lines of a legend in a text: "R = Responsible, A: Accountable | C - Consulted".
pub(super) fn legend_in(text: &str) -> Vec<(String, String)> {
    let parts = text.split(['|', ',', ';', '\n', '/', '•', '、']);
    let pairs = parts.filter_map(|part| {
        let part = part.trim().trim_start_matches(['-', '*', '_', ' ']);
        let at = part
            .find(['=', ':', '–', '—', '→'])
            .or_else(|| part.find(" - "))?;
        let letter = part[..at]
            .trim()
            .trim_matches(['*', '_', '(', ')', '[', ']', '"', '`']);
        let words = part[at..].trim_start_matches(|letter: char| !letter.is_alphanumeric());
        let words = words.trim_end_matches(['*', '_']);
        explains(letter, words).then(|| (letter.to_owned(), words.to_owned()))
    });
    pairs.collect()
}

/// The variants in the order in which one is taken where several read a chart equally well.
const BY_LIKELIHOOD: [Variant; 7] = [
    Variant::Raci,
    Variant::Rasci,
    Variant::RaciVs,
    Variant::Cairo,
    Variant::Daci,
    Variant::Rapid,
    Variant::Dri,
];

/// Which variant a chart is, and whether another could read it as well.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Choice {
    /// The variant.
    pub(super) variant: Variant,
    /// One that reads just as many cells, where the chart has letters beyond RACI.
    pub(super) or: Option<Variant>,
}

/// The variant that reads most cells; of equals the one that the words around the chart hint at, then the plainest.
pub(super) fn variant_of(
    cells: &BTreeMap<String, usize>,
    scheme: &Scheme,
    legend: &[(String, String)],
    around: &str,
) -> Choice {
    let counts: Vec<(Variant, usize)> = BY_LIKELIHOOD
        .iter()
        .map(|variant| (*variant, read_by(cells, &scheme.clone().within(*variant))))
        .collect();
    let most = counts.iter().map(|(_, count)| *count).max().unwrap_or(0);
    let plain = counts[0].1;
    let mut best: Vec<Variant> = counts
        .iter()
        .filter(|(_, count)| *count == most)
        .map(|(variant, _)| *variant)
        .collect();
    // A chart of D, C and I alone is of one responsible person unless it calls itself DACI.
    if best.contains(&Variant::Dri)
        && best.contains(&Variant::Daci)
        && !named(around, Variant::Daci)
    {
        best.retain(|variant| *variant == Variant::Dri);
    }
    let by_legend = |variant: &&Variant| {
        let meanings = legend.iter().flat_map(|(letter, words)| {
            let meanings = legend_meanings(words).into_iter();
            meanings.filter(move |meaning| letter.eq_ignore_ascii_case(meaning.letter.word()))
        });
        meanings
            .into_iter()
            .any(|meaning| meaning.only == Some(**variant))
    };
    let hinted = best.iter().find(by_legend).or_else(|| {
        best.iter()
            .find(|variant| **variant != Variant::Raci && named(around, **variant))
    });
    let hinted = hinted.copied();
    let variant = hinted.or(best.first().copied()).unwrap_or_default();
    let or = best.iter().copied().find(|other| *other != variant);
    Choice {
        variant,
        or: or.filter(|_| most > plain && hinted.is_none()),
    }
}

/// The variant of one chart among several: the one of them all, unless plainly another reads all that this one cannot.
pub(super) fn variant_beside(
    of_all: Variant,
    cells: &BTreeMap<String, usize>,
    scheme: &Scheme,
    around: &str,
) -> Variant {
    const PLAIN: usize = 2;
    const SHARE: usize = 8;
    let all = read_by(cells, scheme);
    let unread = all - read_by(cells, &scheme.clone().within(of_all)).min(all);
    if unread < PLAIN || unread * SHARE < all {
        return of_all;
    }
    let own = variant_of(cells, scheme, &[], around).variant;
    if read_by(cells, &scheme.clone().within(own)) == all {
        own
    } else {
        of_all
    }
}

/// How many cells say letters.
fn read_by(cells: &BTreeMap<String, usize>, scheme: &Scheme) -> usize {
    let says =
        |text: &str| matches!(read(text, scheme), Reading::Says(said) if !said.letters.is_empty());
    let read = cells.iter().filter(|(text, _)| says(text));
    read.map(|(_, count)| count).sum()
}

/// Whether the words around a chart name a variant.
fn named(around: &str, variant: Variant) -> bool {
    let names: &[&str] = match variant {
        Variant::Raci => &["RACI", "ARCI"],
        Variant::Rasci => &["RASCI", "RASIC"],
        Variant::RaciVs => &["RACI-VS", "VARISC", "RACIVS"],
        Variant::Cairo => &["CAIRO", "RACIO"],
        Variant::Daci => &["DACI"],
        Variant::Rapid => &["RAPID"],
        Variant::Dri => &["DRI", "DCI"],
    };
    let words = around.split(|letter: char| !letter.is_ascii_alphanumeric() && letter != '-');
    words.into_iter().any(|word| names.contains(&word))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(cells: &[&str], around: &str) -> Choice {
        let cells = cells.iter().map(|cell| ((*cell).to_owned(), 1)).collect();
        let legend = legend_in(around);
        variant_of(
            &cells,
            &Scheme::any(&[]).with_legend(&legend),
            &legend,
            around,
        )
    }

    #[test]
    fn the_letters_tell_the_variant() {
        assert_eq!(of(&["R", "A/R", "C"], "").variant, Variant::Raci);
        assert_eq!(of(&["R", "A", "S"], "").variant, Variant::Rasci);
        assert_eq!(of(&["R", "A", "S", "V"], "").variant, Variant::RaciVs);
        assert_eq!(of(&["R", "A", "O"], "").variant, Variant::Cairo);
        assert_eq!(of(&["D", "A", "C", "I"], "").variant, Variant::Daci);
        assert_eq!(
            of(&["Driver", "Approver", "Contributor"], "").variant,
            Variant::Daci
        );
        assert_eq!(of(&["R", "A", "P", "I", "D"], "").variant, Variant::Rapid);
        assert_eq!(of(&["DRI", "C", "I"], "").variant, Variant::Dri);
        assert_eq!(of(&["D", "C", "I"], "").variant, Variant::Dri);
        assert_eq!(of(&["D", "C", "I"], "Our DACI").variant, Variant::Daci);
    }

    #[test]
    fn a_legend_says_what_an_s_is() {
        let support = of(&["R", "A", "S"], "");
        assert_eq!(
            (support.variant, support.or),
            (Variant::Rasci, Some(Variant::RaciVs))
        );
        let signs = of(&["R", "A", "S"], "R = Responsible | S = Sign-off");
        assert_eq!((signs.variant, signs.or), (Variant::RaciVs, None));
    }

    #[test]
    fn a_legend_gives_letters_of_other_languages() {
        let legend = legend_in("D = Durchführung, E = Entscheidung, I = Information");
        let scheme = Scheme::any(&[]).with_legend(&legend);
        assert_eq!(scheme.meaning("D"), Some(vec![Letter::R]));
        assert_eq!(scheme.meaning("e"), Some(vec![Letter::A]));
        assert_eq!(scheme.meaning("I"), None);
    }

    #[test]
    fn lines_of_legends_are_told_from_rows() {
        assert!(explains("R", "Responsible: does the work"));
        assert!(explains("**A**", "Accountable"));
        assert!(!explains("R", "C"));
        assert!(!explains("Plan", "Responsible"));
    }
}
