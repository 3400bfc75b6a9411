//! Two states of a workshop held against each other: what changed, where that is written, and what is found now that
//! was not found before.

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::civil::Date;

use super::{Reading, checked};
use crate::diagnostic::{Diagnostic, Place, Report, Severity};
use crate::diff::{At, Change, Compared, Found, Renames, Side, What, diff};
use crate::load::{Loaded, load};
use crate::model::Workshop;
use crate::origin::{Origin, Spot};
use crate::source::{Lines, SourceTree};
use crate::view::finding::is_private;

/// Why two states of a workshop cannot be compared.
#[derive(Debug)]
pub struct Unclear {
    /// Which one does not make sense.
    pub side: Side,
    /// Its files and what is wrong with them.
    pub reading: Reading,
}

/// Compares two states of a workshop; where there are no files there is no workshop yet, and everything is new.
///
/// # Errors
/// It is unclear what the files of one side mean: then nothing can be said about what changed.
pub fn compare(
    before: SourceTree,
    after: SourceTree,
    as_of: Option<Date>,
) -> Result<Compared, Box<Unclear>> {
    let (old, new) = (State::of(&before, as_of), State::of(&after, as_of));
    let unclear = [(Side::Before, &old), (Side::After, &new)]
        .into_iter()
        .find(|(_, state)| state.report.is_unclear())
        .map(|(side, _)| side);
    match unclear {
        Some(Side::Before) => {
            let (workshop, report) = (old.workshop, old.report);
            return Err(Unclear::new(Side::Before, before, workshop, report));
        }
        Some(Side::After) => {
            let (workshop, report) = (new.workshop, new.report);
            return Err(Unclear::new(Side::After, after, workshop, report));
        }
        None => {}
    }
    let changes = diff(&old.workshop, &new.workshop, as_of);
    let at = changes
        .changes
        .iter()
        .map(|change| at(change, &old, &new))
        .collect();
    let (appeared, settled) = findings(&old, &new, &changes.renames);
    Ok(Compared {
        diff: changes,
        at,
        appeared,
        settled,
        before: Arc::new(old.workshop),
        after: Arc::new(new.workshop),
    })
}

impl Unclear {
    fn new(side: Side, sources: SourceTree, workshop: Workshop, report: Report) -> Box<Self> {
        let reading = Reading {
            sources,
            workshop,
            report,
            in_segments: indexmap::IndexMap::new(),
        };
        Box::new(Self { side, reading })
    }
}

/// One side, with what it takes to say where something is written.
struct State<'s> {
    sources: &'s SourceTree,
    loaded: Loaded<'s>,
    lines: Vec<Lines<'s>>,
    workshop: Workshop,
    report: Report,
}

impl<'s> State<'s> {
    fn of(sources: &'s SourceTree, as_of: Option<Date>) -> Self {
        let mut report = Report::default();
        let loaded = load(sources, &mut report);
        let workshop = checked(&loaded, sources, as_of, &mut report);
        Self {
            lines: sources
                .files()
                .iter()
                .map(|file| Lines::of(&file.text))
                .collect(),
            sources,
            loaded,
            workshop,
            report,
        }
    }

    fn origin(&self) -> &Origin<'s> {
        &self.loaded.origin
    }

    fn at(&self, side: Side, file: usize, byte: usize) -> At {
        let position = self.lines.get(file).map(|lines| lines.position(byte));
        let file = self.sources.files().get(file);
        At {
            side,
            path: file.map_or_else(String::new, |file| file.path.clone()),
            line: position.map_or(0, |position| position.line),
            column: position.map_or(0, |position| position.column),
        }
    }
}

/// Where a change is written: in the later files, unless it is about something that is gone.
fn at(change: &Change, old: &State<'_>, new: &State<'_>) -> At {
    if change.what == What::Removed {
        let spot = old.origin().locate(&change.about);
        return old.at(Side::Before, spot.file, spot.span.start);
    }
    let places = || change.fields.iter().map(|field| &field.place);
    let mut written = places().filter(|place| new.origin().has(place));
    if let Some(spot) = written.next().map(|place| new.origin().locate(place)) {
        return new.at(Side::After, spot.file, spot.span.start);
    }
    let spots = places().map(|place| new.origin().locate(place));
    let deepest = spots.fold(new.origin().locate(&change.about), |best: Spot, spot| {
        if spot.depth > best.depth { spot } else { best }
    });
    new.at(Side::After, deepest.file, deepest.span.start)
}

/// What is found now and was not before, and the other way round. A finding is the same if it has the same code and is
/// about the same thing: its words change with every name.
fn findings(old: &State<'_>, new: &State<'_>, renames: &Renames) -> (Vec<Found>, Vec<Found>) {
    let shown = |report: &Report, workshop: &Workshop| {
        let invented = workshop.about.fictional;
        report.without(|finding| !invented && is_private(workshop, finding))
    };
    let was = shown(&old.report, &old.workshop);
    let is = shown(&new.report, &new.workshop);
    let old_key = |finding: &Diagnostic| key(finding, |place| renames.new_place(place));
    let new_key = |finding: &Diagnostic| key(finding, Place::clone);
    let accepted = is.accepted().iter().map(|accepted| &accepted.finding);
    let before = was.findings().iter().map(old_key);
    let after = is.findings().iter().chain(accepted).map(new_key);
    let appeared = beyond(is.findings(), new_key, before, |finding| {
        let (file, byte) = start(finding);
        new.at(Side::After, file, byte)
    });
    let settled = beyond(was.findings(), old_key, after, |finding| {
        let (file, byte) = start(finding);
        old.at(Side::Before, file, byte)
    });
    (appeared, settled)
}

fn start(finding: &Diagnostic) -> (usize, usize) {
    let label = finding.labels.first();
    label.map_or((0, 0), |label| (label.file, label.span.start))
}

/// By what a finding is known again.
type Key = (&'static str, String);

fn key(finding: &Diagnostic, renamed: impl Fn(&Place) -> Place) -> Key {
    let about = finding.about.as_ref();
    let about = about.map_or_else(
        || finding.message.clone(),
        |place| renamed(place).to_string(),
    );
    (finding.code.slug, about)
}

/// The findings of which the others have fewer of the same key, loudest first.
fn beyond(
    findings: &[Diagnostic],
    key: impl Fn(&Diagnostic) -> Key,
    others: impl Iterator<Item = Key>,
    at: impl Fn(&Diagnostic) -> At,
) -> Vec<Found> {
    let mut known: BTreeMap<Key, usize> = BTreeMap::new();
    for other in others {
        *known.entry(other).or_default() += 1;
    }
    let mut more: Vec<Found> = findings
        .iter()
        .filter(|finding| match known.get_mut(&key(finding)) {
            Some(count) if *count > 0 => {
                *count -= 1;
                false
            }
            _ => true,
        })
        .map(|finding| Found {
            finding: finding.clone(),
            at: at(finding),
        })
        .collect();
    more.sort_by_key(|found| std::cmp::Reverse::<Severity>(found.finding.severity));
    more
}
