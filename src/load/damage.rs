//! [`Damage`]: which lines could not be read, so that one slip is not reported twice.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::syntax::line_of;
use crate::diagnostic::{FileId, Place};

/// The lines that could not be read: findings there would only repeat the first one.
#[derive(Debug, Default)]
pub struct Damage {
    /// By file, from the top: a large file may have as many bad lines as good ones.
    lines: BTreeMap<FileId, Vec<Range<usize>>>,
    words: BTreeSet<String>,
    places: BTreeSet<Place>,
    has_unread_file: bool,
}

impl Damage {
    /// Whether a stretch starts on a line that could not be read.
    pub fn covers(&self, file: FileId, span: &Range<usize>) -> bool {
        let lines = self.lines.get(&file).map_or(&[][..], Vec::as_slice);
        let above = lines.partition_point(|line| line.start <= span.start);
        above
            .checked_sub(1)
            .is_some_and(|nearest| span.start <= lines[nearest].end)
    }

    /// Whether the header above a stretch could not be read, so that nobody knows what the stretch belongs to.
    pub(super) fn orphans(&self, file: FileId, text: &str, span: &Range<usize>) -> bool {
        let header = header_above(text, span.start);
        header.is_some_and(|at| self.covers(file, &(at..at)))
    }

    /// Whether anything in a file could not be read.
    pub fn touches(&self, file: FileId) -> bool {
        self.lines.contains_key(&file)
    }

    /// Whether an id may well be declared where something could not be read.
    pub fn mentions(&self, id: &str) -> bool {
        self.has_unread_file || self.words.contains(id)
    }

    /// What stands on the lines that could not be read, as far as they and the headers above them tell.
    pub fn places(&self) -> &BTreeSet<Place> {
        &self.places
    }

    /// Notes that a whole file could not be read: anything may be declared there.
    pub(super) fn add_unread_file(&mut self) {
        self.has_unread_file = true;
    }

    /// Whether a whole file could not be read.
    pub(super) fn has_unread_file(&self) -> bool {
        self.has_unread_file
    }

    pub(super) fn add(&mut self, file: FileId, text: &str, line: Range<usize>) {
        self.places.extend(places(text, &line));
        let words =
            text[line.clone()].split(|c: char| !(c.is_alphanumeric() || c == '-' || c == '_'));
        self.words
            .extend(words.filter(|word| !word.is_empty()).map(str::to_owned));
        self.lines.entry(file).or_default().push(line);
    }
}

/// What the lines of a stretch are about: the thing of the header above each, with its key where one is written.
fn places(text: &str, stretch: &Range<usize>) -> Vec<Place> {
    let mut thing =
        header_above(text, stretch.start).and_then(|at| thing_of(&text[line_of(text, at)]));
    let mut places = Vec::new();
    for line in text[stretch.clone()].lines() {
        if is_header(line) {
            thing = thing_of(line);
        }
        if let Some(thing) = &thing {
            let key = line
                .trim()
                .split(['=', ':', ' '])
                .next()
                .unwrap_or_default();
            places.push(if is_bare(key) {
                thing.clone().key(key)
            } else {
                thing.clone()
            });
        }
    }
    places
}

/// Where the line of the header starts that a byte stands under or in.
fn header_above(text: &str, byte: usize) -> Option<usize> {
    let end = line_of(text, byte).end;
    let starts = text[..end].match_indices('\n').map(|(at, _)| at + 1);
    let mut starts = std::iter::once(0).chain(starts);
    starts.rfind(|at| is_header(&text[line_of(text, *at)]))
}

pub(super) fn is_header(line: &str) -> bool {
    let line = line.trim();
    line.starts_with('[') && !line.ends_with(',')
}

/// The thing that a header seems to declare, broken or not.
fn thing_of(header: &str) -> Option<Place> {
    let path = header.trim().trim_matches(['[', ']']).split(['.', ' ']);
    let mut path = path.map(|part| part.trim().trim_matches(['"', '\'']));
    path.next()
        .map(|kind| path.fold(Place::table(kind), Place::key))
}

/// Whether a text could be a key or an id without quotes.
pub(super) fn is_bare(text: &str) -> bool {
    !text.is_empty()
        && text
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_'))
}
