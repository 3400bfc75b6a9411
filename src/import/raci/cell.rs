//! What one cell of a chart says: letters, nothing, or something that nobody can read.
//!
//! Nothing is guessed: a cell has letters only if all that stands in it is letters, or letters with a remark that
//! stands clearly apart. An `x`, a tick or a cross is no letter. Of pictures only the minus sign means nothing.

use std::cell::RefCell;
use std::collections::HashMap;

use super::scheme::Scheme;
use super::script::{self, Lookalike};
use super::words;
use crate::vocabulary::Letter;

/// What a cell says.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Reading {
    /// Nothing stands in it, or a word for nothing.
    Nothing,
    /// Letters, or that they are yet to be decided.
    Says(Said),
    /// Nobody can read it.
    Unreadable,
}

/// Letters and what stands beside them.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Said {
    /// The letters as they stand, without repeats.
    pub(super) letters: Vec<Letter>,
    /// It is yet to be decided, or a look-alike leaves open what it is.
    pub(super) is_open: bool,
    /// Words beside the letters, or the whole text where letters stand in brackets.
    pub(super) remark: Option<String>,
    /// Marks of footnotes, such as `*` or `1`.
    pub(super) marks: Vec<String>,
    /// Words, other letters and letters in another dress that were read as letters.
    pub(super) mapped: Vec<(String, Letter)>,
    /// Letters of other scripts that look like ones of the chart.
    pub(super) lookalikes: Vec<Lookalike>,
}

/// What texts were found to say in a scheme: a chart has few different ones, and each is looked at many times.
#[derive(Debug, Default)]
pub(super) struct Readings(RefCell<HashMap<String, Reading>>);

impl Clone for Readings {
    /// None yet: a scheme is cloned to become another one.
    fn clone(&self) -> Self {
        Self::default()
    }
}

/// Reads one cell.
pub(super) fn read(text: &str, scheme: &Scheme) -> Reading {
    if text.is_empty() {
        return Reading::Nothing;
    }
    if let Some(known) = scheme.readings.0.borrow().get(text) {
        return known.clone();
    }
    let reading = read_anew(text, scheme);
    let mut readings = scheme.readings.0.borrow_mut();
    readings.insert(text.to_owned(), reading.clone());
    reading
}

fn read_anew(text: &str, scheme: &Scheme) -> Reading {
    // Whoever writes a page into a cell means no letter.
    const LONGEST: usize = 4_000;
    if text.len() > LONGEST || is_error(text) {
        return Reading::Unreadable;
    }
    let plain = tidy(text);
    if let Some(letters) = scheme.own(&plain) {
        return match letters {
            [] => Reading::Nothing,
            letters => Reading::Says(Said {
                letters: letters.to_vec(),
                ..Said::default()
            }),
        };
    }
    if words::is_nothing(&plain) {
        return Reading::Nothing;
    }
    if words::is_undecided(&plain) {
        return Reading::Says(Said {
            is_open: true,
            ..Said::default()
        });
    }
    let mut parser = Parser {
        scheme,
        said: Said::default(),
        is_bracketed: false,
    };
    if !parser.read(&plain) || parser.said.letters.is_empty() && parser.said.lookalikes.is_empty() {
        return Reading::Unreadable;
    }
    let mut said = parser.said;
    if parser.is_bracketed {
        said.remark = Some(plain);
    }
    said.mapped.extend(undressed(text, &said.letters));
    Reading::Says(said)
}

/// What a spreadsheet shows instead of a value, such as `#REF!`.
fn is_error(text: &str) -> bool {
    text.trim().strip_prefix('#').is_some_and(|rest| {
        !rest.is_empty()
            && rest
                .chars()
                .all(|letter| letter.is_ascii_uppercase() || "/!?0".contains(letter))
    })
}

/// The text without what is invisible, emphasis that was left over and the dress of its letters.
fn tidy(text: &str) -> String {
    let letters = text.chars().filter(|letter| !script::is_invisible(*letter));
    let plain: String = letters
        .map(|letter| {
            script::plain(letter)
                .or_else(|| script::plain_mark(letter))
                .unwrap_or(letter)
        })
        .collect();
    let mut plain = plain
        .replace("\\*", "*")
        .replace("\\_", "_")
        .trim()
        .to_owned();
    for mark in ["**", "__", "~~", "*", "_", "`"] {
        let inner = plain
            .strip_prefix(mark)
            .and_then(|rest| rest.strip_suffix(mark));
        // `A*` has a footnote, `*` alone is one, `*A*` is emphasis.
        if let Some(inner) = inner.filter(|inner| !inner.trim_matches(['*', '_']).is_empty()) {
            plain = inner.trim().to_owned();
        }
    }
    let open = plain.trim_start_matches(['*', '_']);
    if words::is_nothing(open) {
        plain
    } else {
        open.to_owned()
    }
}

/// Letters in another dress as they were written, with what they are.
fn undressed(text: &str, letters: &[Letter]) -> Vec<(String, Letter)> {
    let dressed = text.chars().filter_map(|letter| {
        let plain = script::plain(letter)?.to_ascii_uppercase();
        let known = Letter::of_word(plain.encode_utf8(&mut [0; 4]))?;
        letters
            .contains(&known)
            .then(|| (letter.to_string(), known))
    });
    dressed.collect()
}

struct Parser<'s> {
    scheme: &'s Scheme,
    said: Said,
    is_bracketed: bool,
}

/// What stands between letters.
const BETWEEN: &[char] = &['/', ',', ';', '&', '+', '|', '.', '·', '・'];
const DASHES: &[char] = &['-', '–', '—', ':', '=', '→'];
/// No word or phrase for a letter has more bytes.
const LONGEST_WORD: usize = 80;
const MARKS: &[char] = &['*', '†', '‡', '§', '^'];

impl Parser<'_> {
    /// Reads to the end; says whether all of it makes sense.
    fn read(&mut self, text: &str) -> bool {
        let mut rest = text;
        loop {
            let after = rest.trim_start_matches(|letter: char| {
                letter.is_whitespace() || BETWEEN.contains(&letter)
            });
            let gap = &rest[..rest.len() - after.len()];
            rest = after;
            let Some(first) = rest.chars().next() else {
                return true;
            };
            let has_some = !self.said.letters.is_empty() || !self.said.lookalikes.is_empty();
            let next = match first {
                '(' | '[' | '{' => self.brackets(rest, has_some),
                '?' if has_some => {
                    self.said.is_open = true;
                    Some(&rest[1..])
                }
                _ if has_some && is_mark(first) => Some(self.mark(rest)),
                _ => self
                    .item(rest)
                    .or_else(|| joined(rest).filter(|_| has_some)),
            };
            match next {
                Some(next) => rest = next,
                None => return has_some && self.remark(gap, rest),
            }
        }
    }

    /// One word or run of letters at the start; gives what stands after it.
    fn item<'t>(&mut self, rest: &'t str) -> Option<&'t str> {
        let segment = &rest[..segment_length(rest)];
        let phrase = segment.trim();
        // The longest phrase first: `Signs off` before `Signs`.
        let token = &rest[..token_length(rest)];
        for words in [phrase, token] {
            if words.len() > LONGEST_WORD {
                continue;
            }
            if let Some(letters) = self.scheme.meaning(words) {
                for letter in letters {
                    self.push(letter);
                    if !words.eq_ignore_ascii_case(letter.word()) {
                        self.said.mapped.push((words.to_owned(), letter));
                    }
                }
                return Some(&rest[words.len()..]);
            }
        }
        let letters = token.trim_end_matches(char::is_numeric);
        if let Some(run) = self.scheme.run(letters) {
            run.into_iter().for_each(|letter| self.push(letter));
            self.push_mark(&token[letters.len()..]);
            return Some(&rest[token.len()..]);
        }
        self.lookalikes(letters)?;
        Some(&rest[letters.len()..])
    }

    /// A run of letters of which some only look like ones.
    fn lookalikes(&mut self, token: &str) -> Option<()> {
        let mut seen = Vec::new();
        let latin: String = token
            .chars()
            .map(|letter| {
                script::lookalike(letter).map_or(letter, |lookalike| {
                    seen.push(lookalike);
                    lookalike.latin
                })
            })
            .collect();
        if seen.is_empty() {
            return None;
        }
        let run = self.scheme.run(&latin);
        // A single one that looks like no letter of this chart is still worth its name.
        if run.is_none() && token.chars().count() > 1 {
            return None;
        }
        self.said.is_open |= run.is_none();
        run.into_iter()
            .flatten()
            .for_each(|letter| self.push(letter));
        self.said.lookalikes.extend(seen);
        Some(())
    }

    /// Letters or a remark in brackets, or the mark of a footnote.
    fn brackets<'t>(&mut self, rest: &'t str, has_some: bool) -> Option<&'t str> {
        let end = rest.find([')', ']', '}'])?;
        let (inner, after) = (rest[1..end].trim(), &rest[end + 1..]);
        let number = inner.trim_start_matches('^');
        if has_some && !number.is_empty() && number.chars().all(char::is_numeric) {
            self.push_mark(number);
            return Some(after);
        }
        if has_some && (words::is_undecided(inner) || inner.is_empty()) {
            self.said.is_open |= !inner.is_empty();
            return Some(after);
        }
        let mut parser = Parser {
            scheme: self.scheme,
            said: Said::default(),
            is_bracketed: false,
        };
        let is_read =
            parser.read(inner) && parser.said.remark.is_none() && !parser.said.letters.is_empty();
        if is_read {
            let inner = parser.said;
            inner
                .letters
                .into_iter()
                .for_each(|letter| self.push(letter));
            self.said.is_open |= inner.is_open;
            self.said.marks.extend(inner.marks);
            self.said.mapped.extend(inner.mapped);
            self.said.lookalikes.extend(inner.lookalikes);
            self.is_bracketed = true;
            return Some(after);
        }
        if !has_some {
            return None;
        }
        self.add_remark(inner);
        Some(after)
    }

    /// What stands apart from the letters.
    fn remark(&mut self, gap: &str, rest: &str) -> bool {
        let words = rest
            .trim_start_matches(|letter: char| letter.is_whitespace() || DASHES.contains(&letter));
        if words.len() < rest.len() {
            // `R - A` are two letters.
            let mut parser = Parser {
                scheme: self.scheme,
                said: Said::default(),
                is_bracketed: false,
            };
            if parser.read(words) && parser.said.remark.is_none() && !parser.said.letters.is_empty()
            {
                parser
                    .said
                    .letters
                    .into_iter()
                    .for_each(|letter| self.push(letter));
                self.said.marks.extend(parser.said.marks);
                self.said.mapped.extend(parser.said.mapped);
                self.said.is_open |= parser.said.is_open;
                self.is_bracketed |= parser.is_bracketed;
                self.said.lookalikes.extend(parser.said.lookalikes);
                return true;
            }
        }
        let is_apart =
            words.len() < rest.len() || gap.contains(['\n', ',', ';']) || is_condition(rest);
        if is_apart && !words.is_empty() {
            self.add_remark(words);
        }
        is_apart
    }

    fn mark<'t>(&mut self, rest: &'t str) -> &'t str {
        let after = rest.trim_start_matches(is_mark);
        self.push_mark(&rest[..rest.len() - after.len()]);
        after
    }

    fn push(&mut self, letter: Letter) {
        if !self.said.letters.contains(&letter) {
            self.said.letters.push(letter);
        }
    }

    fn push_mark(&mut self, mark: &str) {
        let mark: String = mark.chars().map(plain_digit).collect();
        if !mark.is_empty() && !self.said.marks.contains(&mark) {
            self.said.marks.push(mark);
        }
    }

    fn add_remark(&mut self, words: &str) {
        let words = words.trim();
        self.said.remark = Some(match self.said.remark.take() {
            Some(before) => format!("{before}, {words}"),
            None => words.to_owned(),
        });
    }
}

fn is_mark(letter: char) -> bool {
    MARKS.contains(&letter) || letter.is_numeric()
}

/// `1` for `¹`.
pub(super) fn plain_digit(letter: char) -> char {
    match letter {
        '¹' => '1',
        '²' => '2',
        '³' => '3',
        '⁰' | '⁴'..='⁹' => char::from_digit(u32::from(letter) - 0x2070, 10).unwrap_or(letter),
        _ => letter,
    }
}

/// What stands after a word such as "and".
fn joined(rest: &str) -> Option<&str> {
    let token = &rest[..token_length(rest)];
    let is_and = words::AND.iter().any(|and| token.to_lowercase() == **and);
    is_and.then(|| &rest[token.len()..])
}

/// Words that open a condition, so that what follows a letter is a remark.
fn is_condition(rest: &str) -> bool {
    const WORDS: &[&str] = &[
        "only",
        "if",
        "for",
        "when",
        "where",
        "until",
        "unless",
        "per",
        "via",
        "with",
        "nur",
        "wenn",
        "falls",
        "für",
        "bei",
        "bis",
        "pour",
        "si",
        "seulement",
        "para",
        "solo",
        "per",
        "alleen",
        "voor",
        "als",
        "tylko",
        "dla",
        "bara",
        "om",
    ];
    let token = rest[..token_length(rest)].to_lowercase();
    WORDS.contains(&token.as_str())
}

/// Bytes up to where another letter, a remark or a mark may begin.
fn segment_length(text: &str) -> usize {
    let mut before = ' ';
    for (at, letter) in text.char_indices() {
        let after = text[at + letter.len_utf8()..].chars().next().unwrap_or(' ');
        let is_dash = DASHES.contains(&letter)
            && (letter != '-' || before.is_whitespace() || after.is_whitespace());
        let ends = matches!(
            letter,
            '/' | ',' | ';' | '&' | '+' | '|' | '\n' | '(' | '[' | '{' | '?' | '*' | '†' | '‡'
        );
        if ends || is_dash {
            return at;
        }
        before = letter;
    }
    text.trim_end().len()
}

/// Bytes of the first word.
fn token_length(text: &str) -> usize {
    text.find(|letter: char| !letter.is_alphanumeric())
        .unwrap_or(text.len())
}

#[cfg(test)]
mod tests;
