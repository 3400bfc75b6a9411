//! [`Origin`]: where in the files each thing was written, kept apart so that equal models mean the same.

mod stretch;

use std::collections::BTreeSet;
use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::diagnostic::{Code, Diagnostic, FileId, Place};

/// The parsed files of a workshop, searched for a [`Place`] only when there is a finding to show.
#[derive(Debug, Default)]
pub struct Origin<'s> {
    files: Vec<(FileId, DeTable<'s>)>,
    unreadable: BTreeSet<Place>,
    /// A whole file could not be read: what seems to be nowhere may be there.
    has_unread_file: bool,
}

/// Where a place is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spot {
    /// In which file.
    pub file: FileId,
    /// The bytes to point at: the value, or the name in the header where the value is a table.
    pub span: Range<usize>,
    /// How many keys of the place's path were found.
    pub depth: usize,
}

impl<'s> Origin<'s> {
    /// Takes the parsed files, in the order of the source tree.
    pub fn new(files: Vec<(FileId, DeTable<'s>)>) -> Self {
        Self {
            files,
            unreadable: BTreeSet::new(),
            has_unread_file: false,
        }
    }

    /// Notes the places where something is written that could not be read.
    pub fn note_unreadable(&mut self, places: impl IntoIterator<Item = Place>) {
        self.unreadable.extend(places);
    }

    /// Notes that a whole file could not be read.
    pub fn note_unread_file(&mut self) {
        self.has_unread_file = true;
    }

    /// Whether what is written at `place` could not be read, so that nothing can be said about it.
    ///
    /// A thing as a whole counts as read when only a key in it could not be.
    pub fn is_unreadable(&self, place: &Place) -> bool {
        let is_thing = place.path().len() == 2;
        // In the order of places, what lies inside a place comes right behind it.
        let is_hidden = |place: &Place| {
            place
                .and_around()
                .any(|around| self.unreadable.contains(&around))
        };
        let has_hidden = || {
            self.unreadable
                .range(place..)
                .next()
                .is_some_and(|bad| bad.is_in(place))
        };
        is_hidden(place)
            || (!is_thing && has_hidden())
            || Self::on_task(place).is_some_and(|on_task| is_hidden(&on_task))
            || (self.has_unread_file && is_thing && !self.has(place))
    }

    /// Whether a row of the chart, or one of its letters, could not be read.
    pub fn has_unreadable_rows(&self) -> bool {
        self.has_unread_file
            || self
                .unreadable
                .iter()
                .any(|bad| bad.kind() == "activity" || Self::is_letter_of_task(bad))
    }

    fn is_letter_of_task(place: &Place) -> bool {
        place.kind() == "task" && place.path().get(2).is_some_and(|key| key.len() == 1)
    }

    /// Where a place of a row is written if its letters are on the task of the same id.
    fn on_task(place: &Place) -> Option<Place> {
        match place.path() {
            [kind, id, rest @ ..] if kind == "activity" => {
                Some(rest.iter().fold(Place::of("task", id), Place::key))
            }
            _ => None,
        }
    }

    /// The parsed files.
    pub fn files(&self) -> &[(FileId, DeTable<'s>)] {
        &self.files
    }

    /// Where `place` is written, or the nearest table around it; the top of the first file for something that
    /// is written nowhere.
    ///
    /// A row whose letters are written on its task is found there.
    pub fn locate(&self, place: &Place) -> Spot {
        let spot = self.deepest(place);
        match Self::on_task(place) {
            Some(on_task) if spot.depth < 2 => {
                let on_task = self.deepest(&on_task);
                if on_task.depth >= 2 { on_task } else { spot }
            }
            _ => spot,
        }
    }

    fn deepest(&self, place: &Place) -> Spot {
        let mut best = Spot {
            file: self.files.first().map_or(0, |(file, _)| *file),
            span: 0..0,
            depth: 0,
        };
        let mut listed_before = 0;
        for (file, table) in &self.files {
            let found = walk(table, place.path(), &mut listed_before);
            if let Some((depth, span)) = found
                && depth > best.depth
            {
                best = Spot {
                    file: *file,
                    span,
                    depth,
                };
            }
        }
        best
    }

    /// Whether something is written at exactly this place.
    pub fn has(&self, place: &Place) -> bool {
        self.locate(place).depth == place.path().len()
    }

    /// The text `label` at `place`, added to a finding.
    pub fn label(
        &self,
        finding: Diagnostic,
        place: &Place,
        label: impl Into<String>,
    ) -> Diagnostic {
        let spot = self.locate(place);
        finding.label(spot.file, spot.span, label)
    }

    /// A finding at `place`.
    pub fn finding(
        &self,
        code: &'static Code,
        place: &Place,
        message: impl Into<String>,
        label: impl Into<String>,
    ) -> Diagnostic {
        self.label(Diagnostic::new(code, message), place, label)
            .about(place.thing())
    }
}

/// The bytes of `file` that the stretch of a text is written with which a finding is about; the whole value at `span`
/// where there is no such stretch.
pub fn stretch(file: &str, span: Range<usize>, stretch: Option<&Range<usize>>) -> Range<usize> {
    let inside = stretch.and_then(|part| stretch::written(file.get(span.clone())?, part));
    inside.map_or_else(
        || span.clone(),
        |inside| span.start + inside.start..span.start + inside.end,
    )
}

/// Follows `path` as deep as it leads; `listed_before` counts the items of a top-level list in earlier files.
fn walk(
    table: &DeTable<'_>,
    path: &[String],
    listed_before: &mut usize,
) -> Option<(usize, Range<usize>)> {
    let (first, rest) = path.split_first()?;
    let (key, value) = table.get_key_value(first.as_str())?;
    let mut spot = (1, shown(key.span(), value));
    let mut value = value.get_ref();
    for (n, segment) in rest.iter().enumerate() {
        match value {
            DeValue::Table(inner) => {
                let Some((key, next)) = inner.get_key_value(segment.as_str()) else {
                    break;
                };
                spot = (n + 2, shown(key.span(), next));
                value = next.get_ref();
            }
            DeValue::Array(items) => {
                let Ok(mut index) = segment.parse::<usize>() else {
                    break;
                };
                if n == 0 {
                    let before = *listed_before;
                    *listed_before += items.len();
                    let Some(local) = index.checked_sub(before) else {
                        break;
                    };
                    index = local;
                }
                let Some(item) = items.get(index) else { break };
                spot = (n + 2, item.span());
                value = item.get_ref();
            }
            // `A = "csm"` and `A = ["csm"]` mean the same, so item 0 of a plain value is the value itself.
            _ if segment == "0" => spot.0 = n + 2,
            _ => break,
        }
    }
    Some(spot)
}

/// A table with a header is shown by its name; everything else by its value.
fn shown(key: Range<usize>, value: &Spanned<DeValue<'_>>) -> Range<usize> {
    let written_after_its_key = value.span().start >= key.end;
    if value.get_ref().is_table() && !written_after_its_key {
        key
    } else {
        value.span()
    }
}
