//! [`Levels`]: what the levels are called, and what a cell says of one.

use super::shape::Shape;
use crate::import::columns::{Layout, Log};
use crate::import::fields::words;
use crate::import::folded;
use crate::import::values::{Marks, is_blank, read_number};
use crate::sheet::Cell;
use crate::wording::{one_line, quoted_list};

/// Words of levels and career steps in headers.
const WORDS: &[&str] = &[
    "level",
    "lvl",
    "stufe",
    "niveau",
    "nivel",
    "livello",
    "poziom",
    "niva",
    "grade",
    "band",
    "tier",
    "junior",
    "mid",
    "middle",
    "senior",
    "staff",
    "principal",
    "associate",
    "lead",
    "expert",
    "experte",
    "awareness",
    "aware",
    "working",
    "practitioner",
    "novice",
    "beginner",
    "beginning",
    "learning",
    "learner",
    "basic",
    "basics",
    "foundation",
    "foundational",
    "fundamental",
    "intermediate",
    "proficient",
    "competent",
    "advanced",
    "master",
    "mastery",
    "steady",
    "leading",
    "shaping",
    "developing",
    "emerging",
    "trainee",
    "apprentice",
    "distinguished",
    "entry",
    "anfanger",
    "einsteiger",
    "grundlagen",
    "fortgeschritten",
    "kenner",
    "debutant",
    "intermediaire",
    "avance",
    "confirme",
    "principiante",
    "basico",
    "intermedio",
    "avanzado",
    "experto",
    "base",
    "avanzato",
    "esperto",
    "iniciante",
    "avancado",
    "beginnend",
    "gevorderd",
    "poczatkujacy",
    "zaawansowany",
    "ekspert",
    "nyborjare",
    "avancerad",
    "begynder",
    "avanceret",
];

/// No framework has more levels, and a slip of the keyboard is none.
pub(super) const MOST: u32 = 20;

/// The names of the levels, from the first.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Levels {
    pub names: Vec<String>,
    /// Not every table calls them so.
    others: Vec<Vec<String>>,
}

impl Levels {
    /// The names that the tables with a column for each level have in their headers.
    pub(super) fn of(shaped: &[(&Layout<'_>, Shape)]) -> Self {
        let mut lists: Vec<Vec<String>> = Vec::new();
        for (layout, shape) in shaped {
            let Shape::Described { levels, .. } = shape else {
                continue;
            };
            let names: Vec<_> = levels
                .iter()
                .map(|level| name_of(layout.header_text(*level)))
                .collect();
            if !lists.contains(&names) {
                lists.push(names);
            }
        }
        let longest = lists.iter().map(Vec::len).max().unwrap_or(0);
        let Some(first) = lists.iter().find(|list| list.len() == longest).cloned() else {
            return Self::default();
        };
        // "Level 1", "Level 2": numbers are no names.
        if lists.iter().flatten().all(String::is_empty) {
            return Self::default();
        }
        if lists.len() == 1 {
            return Self {
                names: first,
                others: Vec::new(),
            };
        }
        // "Junior (L1-L2)" and "Associate (L1-L2)" are the same level of two families.
        let ranges = |list: &Vec<String>| {
            list.iter()
                .map(|name| in_brackets(name))
                .collect::<Option<Vec<_>>>()
        };
        let shared = ranges(&first).filter(|first| {
            lists
                .iter()
                .all(|list| ranges(list).as_ref() == Some(first))
        });
        Self {
            names: shared.unwrap_or(first),
            others: lists,
        }
    }

    /// Says what the levels are called where tables do not agree.
    pub(super) fn tell(&self, log: &mut Log) {
        let names =
            |list: &[String]| quoted_list(&list.iter().map(String::as_str).collect::<Vec<_>>());
        if !self.others.is_empty() {
            let lists: Vec<_> = self.others.iter().map(|list| names(list)).collect();
            log.decide(format!(
                "the levels are called {}; the tables have {}",
                names(&self.names),
                lists.join(" and ")
            ));
        }
    }

    /// The level of a cell from 1, and 0 for one that is not assessed; `None` where the cell says no level.
    pub(super) fn read(&self, cell: &Cell) -> Option<u32> {
        if is_blank(&cell.text) {
            return Some(0);
        }
        if let Some(reading) = read_number(cell, Marks::Unknown) {
            // "2/3" is the second of three levels, and no level at all where there are four.
            let is_of_others = |top: f64| self.names.is_empty() || top != self.names.len() as f64;
            return whole(reading.value).filter(|_| !reading.out_of.is_some_and(is_of_others));
        }
        let said = folded(&cell.text);
        let mut lists = self.others.iter().chain([&self.names]);
        let named = lists.find_map(|list| {
            let is_named =
                |name: &String| folded(name) == said || folded(before_brackets(name)) == said;
            list.iter().position(is_named)
        });
        if let Some(place) = named {
            return u32::try_from(place + 1).ok();
        }
        numbered(&cell.text)
    }

    /// Whether a cell says a level, and not only nothing.
    pub(super) fn says_level(&self, cell: &Cell) -> bool {
        self.read(cell).is_some() || two(cell).is_some()
    }
}

/// Whether a header names a level or a career step.
pub(super) fn is_level(header: &str) -> bool {
    let words = words(header);
    let is_code = |word: &String| {
        const LETTERS: &[&str] = &["", "ic", "l", "p", "m", "s", "t", "n"];
        let digits = word.trim_start_matches(|letter: char| letter.is_ascii_alphabetic());
        let is_number =
            matches!(digits.len(), 1 | 2) && digits.chars().all(|digit| digit.is_ascii_digit());
        is_number
            && word
                .strip_suffix(digits)
                .is_some_and(|letters| LETTERS.contains(&letters))
    };
    words.len() <= 6
        && words
            .iter()
            .any(|word| WORDS.contains(&word.as_str()) || is_code(word))
}

/// Both views in one cell, the person's before the manager's: "2/3".
pub(super) fn two(cell: &Cell) -> Option<(u32, u32)> {
    let (own, other) = cell.text.split_once('/')?;
    let of = |part: &str| match part.trim() {
        "-" | "–" | "?" => Some(0),
        part => part.parse().ok().filter(|level| *level <= MOST),
    };
    Some((of(own)?, of(other)?))
}

/// "L2", "Level 2", "3 - leading".
fn numbered(text: &str) -> Option<u32> {
    number_in(text).filter(|level| *level <= MOST)
}

fn number_in(text: &str) -> Option<u32> {
    let words = words(text);
    let first = words.first()?;
    if let Ok(level) = first.parse::<u32>() {
        let has_words = text.trim_start_matches(|letter: char| letter.is_ascii_digit());
        let is_explained = has_words
            .trim_start()
            .starts_with(['-', '–', '—', '(', ':', '=', '.']);
        let is_one_number = words
            .iter()
            .skip(1)
            .all(|word| word.parse::<u32>().is_err());
        return (is_explained && is_one_number).then_some(level);
    }
    match &words[..] {
        [word, number] if WORDS.contains(&word.as_str()) => number.parse().ok(),
        [code] => code.strip_prefix('l')?.parse().ok(),
        _ => None,
    }
}

fn whole(value: f64) -> Option<u32> {
    (value.fract() == 0.0 && (0.0..=f64::from(MOST)).contains(&value)).then_some(value as u32)
}

/// The name of a level: that of "Level 2: Works alone" and "2 Works alone" is "Works alone", and "Level 2" has none.
fn name_of(header: &str) -> String {
    let header = one_line(header);
    let behind = header.trim_start_matches(|letter: char| letter.is_ascii_digit());
    let name = behind.trim_start_matches([' ', '.', ':', ')', '-', '–', '—', '=']);
    if name.len() < behind.len() && behind.len() < header.len() && !name.is_empty() {
        return name.to_owned();
    }
    let (number, name) = header.split_once([':', '–', '—']).unwrap_or((&header, ""));
    let is_number = matches!(&words(number)[..], [word, number]
        if WORDS.contains(&word.as_str()) && number.parse::<u32>().is_ok());
    if is_number {
        name.trim().to_owned()
    } else {
        header
    }
}

fn in_brackets(name: &str) -> Option<String> {
    let (_, inner) = name.strip_suffix(')')?.rsplit_once('(')?;
    Some(inner.to_owned())
}

fn before_brackets(name: &str) -> &str {
    name.split_once('(')
        .map_or(name, |(before, _)| before.trim())
}
