//! What the domain says about a workshop that reads well: one table of rules, one tight family a file.
//!
//! A rule points at *what* it found ([`Place`]); the origin knows where that is. To add a rule, see the README.

mod acceptance;
mod across;
mod agreement;
mod authority;
mod capacity;
mod cell;
mod chart;
mod column;
mod competency;
mod control;
mod descriptor;
mod development;
mod disposition;
mod held;
mod involvement;
mod privacy;
mod qualification;
mod row;
mod scoring;
mod variant;
mod verb;

use std::cell::OnceCell;

use jiff::civil::Date;

use crate::analysis::capacity::{Load, loads};
use crate::analysis::columns::{Column, columns};
use crate::analysis::scores::{Board, board};
use crate::diagnostic::{Code, Diagnostic, Mark, Place, Report, Severity};
use crate::model::people::{Person, Role, Segment};
use crate::model::{Id, Workshop};
use crate::origin::{Origin, stretch};
use crate::source::SourceTree;
use crate::vocabulary::{Letter, Level};
use crate::wording::quoted;
use crate::words::Said;

/// One rule: what it can find, and how it looks for it.
#[derive(Debug)]
pub struct Rule {
    /// The code of what it finds.
    pub code: &'static Code,
    look: fn(&Context<'_>, &mut Findings),
}

/// Every rule, in the order of the README.
pub static RULES: &[&[Rule]] = &[
    scoring::RULES,
    row::RULES,
    involvement::RULES,
    authority::RULES,
    control::RULES,
    verb::RULES,
    cell::RULES,
    variant::RULES,
    agreement::RULES,
    column::RULES,
    chart::RULES,
    disposition::RULES,
    across::RULES,
    capacity::RULES,
    competency::RULES,
    descriptor::RULES,
    development::RULES,
    qualification::RULES,
    privacy::RULES,
];

/// The rules about rows and columns: what can differ between segments.
static OF_LETTERS: &[&[Rule]] = &[
    row::RULES,
    involvement::RULES,
    authority::RULES,
    control::RULES,
    cell::RULES,
    variant::RULES,
    column::RULES,
];

/// What a rule may look at.
#[derive(Debug)]
struct Context<'c> {
    workshop: &'c Workshop,
    as_of: Option<Date>,
    /// Hours that each role would carry after the decisions, once a rule asks.
    loads: OnceCell<Vec<Load>>,
    /// Where the tasks lie on the map, once a rule asks.
    board: OnceCell<Board>,
    /// What each role carries: several rules ask, and it takes a pass over all rows.
    columns: Vec<Column>,
    /// Places of private tables that lie in files which git tracks.
    tracked_private: Vec<Place>,
    /// Letters of the chart could not be read, so that nothing can be counted over its rows.
    chart_is_partial: bool,
}

impl Context<'_> {
    fn board(&self) -> &Board {
        self.board.get_or_init(|| board(self.workshop))
    }

    fn loads(&self) -> &[Load] {
        self.loads.get_or_init(|| loads(self.workshop))
    }

    /// What a role is called, for a message.
    fn role_name(&self, id: &Id<Role>) -> String {
        quoted(&self.workshop.role_name(id))
    }
}

/// Whether `part` is at least that share of `whole`; the tolerance is for shares that binary fractions miss.
fn reaches(part: usize, share: f64, whole: usize) -> bool {
    part > 0 && part as f64 + 1e-9 >= share * whole as f64
}

impl<'c> Context<'c> {
    fn new(workshop: &'c Workshop, origin: &Origin<'_>, as_of: Option<Date>) -> Self {
        Self {
            workshop,
            as_of: as_of.or(workshop.about.as_of),
            loads: OnceCell::new(),
            board: OnceCell::new(),
            columns: columns(workshop),
            tracked_private: Vec::new(),
            chart_is_partial: origin.has_unreadable_rows(),
        }
    }
}

/// What a rule has found so far.
#[derive(Debug, Default)]
struct Findings(Vec<Finding>);

/// One thing found, not yet located.
#[derive(Debug)]
struct Finding {
    mark: Mark,
    said: Said,
    label: String,
    help: Option<String>,
    severity: Option<Severity>,
    also: Option<(Mark, String)>,
    /// What must be readable for the finding to be true, where that is not its place.
    rests_on: Vec<Place>,
    /// It tells of a person what only that person and the manager may know.
    private: bool,
}

impl Findings {
    /// Adds what was found at `mark`; the finding returned can be told more about.
    fn add(&mut self, mark: impl Into<Mark>, said: Said, label: impl Into<String>) -> &mut Finding {
        self.0.push(Finding {
            mark: mark.into(),
            said,
            label: label.into(),
            help: None,
            severity: None,
            also: None,
            rests_on: Vec::new(),
            private: false,
        });
        let last = self.0.len() - 1;
        &mut self.0[last]
    }
}

impl Finding {
    fn help(&mut self, help: impl Into<String>) -> &mut Self {
        self.help = Some(help.into());
        self
    }

    fn severity(&mut self, severity: Severity) -> &mut Self {
        self.severity = Some(severity);
        self
    }

    fn also(&mut self, mark: impl Into<Mark>, label: impl Into<String>) -> &mut Self {
        self.also = Some((mark.into(), label.into()));
        self
    }

    /// Keeps it off what is shared.
    fn private(&mut self) -> &mut Self {
        self.private = true;
        self
    }

    fn rests_on(&mut self, place: Place) -> &mut Self {
        self.rests_on.push(place);
        self
    }

    /// Whether the finding only seems to be one, because what it rests on could not be read.
    fn is_echo(&self, origin: &Origin<'_>) -> bool {
        match self.rests_on.as_slice() {
            [] => origin.is_unreadable(&self.mark.place),
            places => places.iter().any(|place| origin.is_unreadable(place)),
        }
    }

    fn located(self, code: &'static Code, origin: &Origin<'_>, sources: &SourceTree) -> Diagnostic {
        let label = |diagnostic: Diagnostic, mark: &Mark, label: String| {
            let spot = origin.locate(&mark.place);
            let text = &sources.file(spot.file).text;
            let span = stretch(text, spot.span, mark.stretch.as_ref());
            diagnostic.label(spot.file, span, label)
        };
        let mut diagnostic = label(Diagnostic::said(code, self.said), &self.mark, self.label)
            .about(self.mark.place.thing());
        if let Some((also, text)) = self.also {
            diagnostic = label(diagnostic, &also, text);
        }
        diagnostic.help = self.help;
        diagnostic.severity = self.severity.unwrap_or(code.severity);
        diagnostic.private = self.private;
        diagnostic
    }
}

/// Runs every rule on a workshop and adds what they find to `report`.
///
/// Dates are judged as of `as_of`, else as of the workshop's own `as_of`, else not at all.
pub fn check(
    workshop: &Workshop,
    origin: &Origin<'_>,
    sources: &SourceTree,
    as_of: Option<Date>,
    report: &mut Report,
) {
    let context = Context {
        tracked_private: privacy::tracked(workshop, origin, sources),
        ..Context::new(workshop, origin, as_of)
    };
    let mut acceptances = acceptance::Acceptances::new(&context);
    for finding in report.take_findings() {
        if finding.unclear {
            report.push(finding);
        } else if let Some(finding) = leveled(workshop, finding) {
            acceptances.judge(finding, report);
        }
    }
    let mut unsaid = Report::default();
    for (code, finding) in look(RULES, &context) {
        // What cannot be read has its own finding; what seems to be missing there may well be written.
        let is_echo = finding.is_echo(origin);
        if let Some(finding) = leveled(workshop, finding.located(code, origin, sources)) {
            acceptances.judge(finding, if is_echo { &mut unsaid } else { report });
        }
    }
    for (code, findings) in acceptances.leftovers() {
        let located = findings
            .0
            .into_iter()
            .map(|finding| finding.located(code, origin, sources));
        report.extend(located.filter_map(|finding| leveled(workshop, finding)));
    }
}

/// What the rules about letters find in the chart as it is in one segment.
pub fn check_in_segment(
    workshop: &Workshop,
    segment: &Id<Segment>,
    origin: &Origin<'_>,
    sources: &SourceTree,
    as_of: Option<Date>,
) -> Report {
    let there = workshop.in_segment(segment);
    let context = Context::new(&there, origin, as_of);
    let mut acceptances = acceptance::Acceptances::new(&context);
    let mut report = Report::default();
    for (code, mut finding) in look(OF_LETTERS, &context) {
        finding.mark.place = in_segment(finding.mark.place, workshop, segment);
        if finding.is_echo(origin) {
            continue;
        }
        if let Some(finding) = leveled(workshop, finding.located(code, origin, sources)) {
            acceptances.judge(finding, &mut report);
        }
    }
    report.sort();
    report
}

/// Where a letter of a row is written that holds in a segment: there, if the segment has it.
fn in_segment(place: Place, workshop: &Workshop, segment: &Id<Segment>) -> Place {
    let [kind, id, letter] = place.path() else {
        return place;
    };
    let row = workshop.activities.get(id.as_str());
    let over = row.and_then(|row| row.segments.get(segment));
    let letter = Letter::of_word(letter);
    match (kind.as_str(), over, letter) {
        ("activity", Some(over), Some(letter)) if over.has(letter) => {
            Place::of(kind, id).key("segment").key(segment).key(letter)
        }
        _ => place,
    }
}

/// What the rules find, each with its code.
fn look<'r>(
    rules: &'static [&'static [Rule]],
    context: &'r Context<'_>,
) -> impl Iterator<Item = (&'static Code, Finding)> + 'r {
    rules.iter().copied().flatten().flat_map(|rule| {
        let mut findings = Findings::default();
        (rule.look)(context, &mut findings);
        findings.0.into_iter().map(|finding| (rule.code, finding))
    })
}

/// A finding at the level that the workshop sets; `None` where it does not want to hear of it.
fn leveled(workshop: &Workshop, mut finding: Diagnostic) -> Option<Diagnostic> {
    finding.severity = match workshop.rules.levels.get(finding.code.slug) {
        None => finding.severity,
        Some(Level::Error) => Severity::Error,
        Some(Level::Warning) => Severity::Warning,
        Some(Level::Note) => Severity::Note,
        Some(Level::Off) => return None,
    };
    Some(finding)
}

/// A person as the files call them; only for findings that shared pages leave out.
fn person_name(workshop: &Workshop, id: &Id<Person>) -> String {
    let person = workshop.people.get(id);
    quoted(person.map_or(id.as_str(), |person| &person.name))
}
