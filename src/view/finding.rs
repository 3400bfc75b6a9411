//! Findings as sentences for the room: words first, the code small and last (`domain.md` §2.3, output wording).

use serde::Serialize;

use super::ViewOptions;
use super::frame::Page;
use super::people::{Names, range_tells};
use super::words::{anchor, capitalised};
use crate::analysis::doers::doers;
use crate::analysis::hours::{behind, team_hours};
use crate::analysis::qualification::roles_tell_nobody;
use crate::diagnostic::{Accepted, Code, Diagnostic, Place, Report, Severity, by_slug, codes};
use crate::model::{Id, Workshop};
use crate::words::{Said, Words};

/// A stretch of a sentence; names that the user wrote stand out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Phrase {
    /// The words.
    pub text: String,
    /// The user's words.
    pub name: bool,
}

/// One finding as the room reads it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Finding {
    /// `error`, `warning` or `note`: how it looks.
    pub severity: &'static str,
    /// The word for it.
    pub word: String,
    /// The shape that says the same without colour.
    pub mark: &'static str,
    /// What is wrong, in one sentence.
    pub sentence: Vec<Phrase>,
    /// The sentence is English on a page of another language: it is about the writing of the files.
    pub in_english: bool,
    /// What the facilitator asks; empty where there is nothing to ask.
    pub question: Vec<Phrase>,
    /// The code, for those who edit the files.
    pub code: &'static str,
    /// Where the pages show what it is about.
    pub href: Option<String>,
}

/// A finding that the room accepted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct AcceptedFinding {
    /// The finding.
    pub finding: Finding,
    /// Why it is accepted.
    pub because: String,
    /// Who accepted it.
    pub by: Option<String>,
    /// The last day on which it is accepted.
    pub until: Option<String>,
}

/// The word for how bad a finding is.
pub(super) fn word(severity: Severity, words: &Words) -> &str {
    words.get(match severity {
        Severity::Error => "severity.error",
        Severity::Warning => "severity.warning",
        Severity::Note => "severity.note",
    })
}

/// The shape for how bad a finding is.
pub(super) fn mark(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "▲",
        Severity::Warning => "◆",
        Severity::Note => "○",
    }
}

/// Findings counted, such as "2 errors, 1 warning and 3 notes".
pub(super) fn tally(findings: &[Finding], words: &Words) -> String {
    let count = |severity: Severity, key| {
        let count = findings
            .iter()
            .filter(|finding| finding.severity == severity.word())
            .count();
        (count > 0).then(|| words.counted(key, count))
    };
    let parts = [
        count(Severity::Error, "severity.errors"),
        count(Severity::Warning, "severity.warnings"),
        count(Severity::Note, "severity.notes"),
    ];
    words.list(parts.into_iter().flatten())
}

/// The findings of a report that a page may show, in the order in which a room takes them up.
#[derive(Debug)]
pub(super) struct Findings<'r> {
    workshop: &'r Workshop,
    ordered: Vec<&'r Diagnostic>,
    accepted: Vec<&'r Accepted>,
    names: Names<'r>,
    /// The file that shows the rows and roles of the chart.
    chart: String,
}

impl<'r> Findings<'r> {
    /// Errors by traffic, then warnings, then notes; private matters only on private pages.
    pub(super) fn new(workshop: &'r Workshop, report: &'r Report, options: &ViewOptions) -> Self {
        let may_show = |finding: &Diagnostic| options.private || !is_private(workshop, finding);
        let mut ordered: Vec<_> = report
            .findings()
            .iter()
            .filter(|finding| may_show(finding))
            .collect();
        // Stable: what weighs the same stays in the order of the report.
        ordered.sort_by(|a, b| {
            let by_traffic = || traffic(workshop, b).total_cmp(&traffic(workshop, a));
            b.severity.cmp(&a.severity).then_with(by_traffic)
        });
        let accepted = report
            .accepted()
            .iter()
            .filter(|accepted| may_show(&accepted.finding))
            .collect();
        Self {
            workshop,
            ordered,
            accepted,
            names: Names::new(workshop, options),
            chart: Page::Raci.file().to_owned(),
        }
    }

    /// The same, leading to another sheet of the chart.
    pub(super) fn on_chart(mut self, file: String) -> Self {
        self.chart = file;
        self
    }

    /// The findings about a place that `wanted` names.
    pub(super) fn about(&self, wanted: impl Fn(&Place) -> bool) -> Vec<Finding> {
        self.ordered
            .iter()
            .filter(|finding| finding.about.as_ref().is_some_and(&wanted))
            .map(|finding| self.show(finding))
            .collect()
    }

    /// The findings about one thing of a kind, such as a row of the chart.
    pub(super) fn about_one(&self, kind: &str, id: impl AsRef<str>) -> Vec<Finding> {
        self.about(|place| place.kind() == kind && place.id() == Some(id.as_ref()))
    }

    /// The findings of some codes that ask the room something.
    pub(super) fn asking(&self, wanted: &[&Code]) -> Vec<Finding> {
        let of_these = |finding: &&&'r Diagnostic| wanted.contains(&finding.code);
        let findings = self.ordered.iter().filter(of_these);
        findings
            .map(|finding| self.show(finding))
            .filter(|finding| !finding.question.is_empty())
            .collect()
    }

    /// The findings that are about no one thing, such as a file that was skipped.
    pub(super) fn about_nothing(&self) -> Vec<Finding> {
        let homeless = self
            .ordered
            .iter()
            .filter(|finding| finding.about.is_none());
        homeless.map(|finding| self.show(finding)).collect()
    }

    /// The accepted findings about a place that `wanted` names.
    pub(super) fn accepted_about(&self, wanted: impl Fn(&Place) -> bool) -> Vec<AcceptedFinding> {
        self.accepted
            .iter()
            .filter(|accepted| accepted.finding.about.as_ref().is_some_and(&wanted))
            .map(|accepted| AcceptedFinding {
                finding: self.show(&accepted.finding),
                because: accepted.because.clone(),
                by: accepted.by.as_deref().map(|by| {
                    let name = self.names.show(&Id::from(by));
                    let words = &self.workshop.words;
                    words.say(&Said::new("raci.accepted-by").with("name", name))
                }),
                until: accepted.until.as_deref().map(|day| {
                    let words = &self.workshop.words;
                    words.say(&Said::new("raci.accepted-until").with("day", day))
                }),
            })
            .collect()
    }

    fn message(&self, finding: &Diagnostic) -> String {
        match &finding.said {
            Some(said) => self.workshop.words.say(said),
            None => finding.message.clone(),
        }
    }

    fn question(&self, finding: &'r Diagnostic) -> &'r str {
        let key = format!("question.{}", finding.code.slug);
        let translated = self.workshop.words.get_some(&key);
        translated.unwrap_or_else(|| finding.code.question())
    }

    fn show(&self, finding: &'r Diagnostic) -> Finding {
        Finding {
            severity: finding.severity.word(),
            word: word(finding.severity, &self.workshop.words).to_owned(),
            mark: mark(finding.severity),
            sentence: sentence(&self.message(finding)),
            in_english: finding.said.is_none() && !self.workshop.words.is_english(),
            question: phrases(self.question(finding)),
            code: finding.code.slug,
            href: finding
                .about
                .as_ref()
                .and_then(|about| href(self.workshop, about, &self.chart)),
        }
    }
}

/// Whether a finding about something shared is drawn from private tables, of so few people that it tells about one.
fn tells_of_people(workshop: &Workshop, finding: &Diagnostic) -> bool {
    let code = finding.code;
    let id = finding.about.as_ref().and_then(Place::id);
    if code == &codes::UNQUALIFIED || code == &codes::ACTIVITY_OF_ONE {
        let row = id.and_then(|id| workshop.activities.get(id));
        return row.is_none_or(|row| !roles_tell_nobody(workshop, row));
    }
    if code != &codes::ELIMINATED_WITHOUT_ITS_DOER {
        return false;
    }
    let said = id
        .and_then(|id| workshop.tasks.get_key_value(id))
        .and_then(|(id, task)| doers(workshop, id, task));
    // That nobody who does it is among the voters is no vote.
    said.is_some_and(|said| {
        said.voters != Some(0) && range_tells(workshop, said.voters.unwrap_or(0))
    })
}

/// Whether a finding is kept off what is shared: assessments and development goals are private, and so are ballots
/// while the vote is secret (`domain.md` §8).
///
/// What an id of a person looks like is nobody's business but that of those who edit the files: it may be a name.
pub fn is_private(workshop: &Workshop, finding: &Diagnostic) -> bool {
    let about = finding.about.as_ref();
    finding.private
        || tells_of_people(workshop, finding)
        || about.is_some_and(|about| match about.kind() {
            "assessment" | "development" => true,
            "ballot" => workshop.vote.secret || finding.code == &codes::BAD_ID,
            "person" => finding.code == &codes::BAD_ID,
            "accept" => accepts_of_people(workshop, about),
            _ => false,
        })
}

/// Whether an acceptance is of a rule about people: whether it silences anything tells of one of them.
fn accepts_of_people(workshop: &Workshop, about: &Place) -> bool {
    let place = about.id().and_then(|id| id.parse::<usize>().ok());
    let acceptance = place.and_then(|place| workshop.acceptances.get(place));
    let rule = acceptance.and_then(|acceptance| by_slug(&acceptance.rule));
    rule.is_some_and(|rule| rule.personal)
}

/// Hours a week behind what a finding is about: the more, the sooner it is talked about.
fn traffic(workshop: &Workshop, finding: &Diagnostic) -> f64 {
    let about = finding.about.as_ref();
    let Some((kind, id)) = about.and_then(|about| Some((about.kind(), about.id()?))) else {
        return 0.0;
    };
    match kind {
        "activity" => workshop
            .activities
            .get(id)
            .map(|activity| behind(workshop, activity)),
        "task" => workshop
            .tasks
            .get(id)
            .map(|task| team_hours(workshop, task)),
        _ => None,
    }
    .unwrap_or_default()
}

fn href(workshop: &Workshop, about: &Place, chart: &str) -> Option<String> {
    let to = |file: &str, kind: &str, id: &str| format!("{file}#{}", anchor(kind, id));
    match (about.kind(), about.id()) {
        ("activity", Some(id)) if workshop.activities.contains_key(id) => {
            Some(to(chart, "row", id))
        }
        ("role", Some(id))
            if !workshop.activities.is_empty() && workshop.roles.contains_key(id) =>
        {
            Some(to(chart, "role", id))
        }
        ("task", Some(id)) if workshop.tasks.contains_key(id) => {
            Some(to(Page::ImpactEffort.file(), "task", id))
        }
        ("competency", Some(id)) if workshop.competencies.contains_key(id) => {
            Some(to(Page::Competencies.file(), "competency", id))
        }
        ("raci" | "accept", _) => Some(chart.to_owned()),
        _ => None,
    }
}

/// A message as a sentence: a large letter first, a full stop last, the user's words set off.
fn sentence(message: &str) -> Vec<Phrase> {
    let mut phrases = phrases(message);
    if let Some(first) = phrases.first_mut().filter(|first| !first.name) {
        first.text = capitalised(&first.text);
    }
    if let Some(last) = phrases.last_mut() {
        if last.name {
            phrases.push(Phrase {
                text: ".".to_owned(),
                name: false,
            });
        } else if !last.text.ends_with(['.', '?', '!', '。', '؟']) {
            last.text.push('.');
        }
    }
    phrases
}

/// Splits at backticks; one without a partner is a character like any other.
pub fn phrases(text: &str) -> Vec<Phrase> {
    let mut phrases = Vec::new();
    let mut push = |text: &str, name: bool| {
        if !text.is_empty() {
            phrases.push(Phrase {
                text: text.to_owned(),
                name,
            });
        }
    };
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('`') {
        let Some((name, following)) = after.split_once('`') else {
            break;
        };
        push(before, false);
        push(name, true);
        rest = following;
    }
    push(rest, false);
    phrases
}

#[cfg(test)]
mod tests;
