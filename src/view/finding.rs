//! Findings as sentences for the room: words first, the code small and last (`domain.md` §2.3, output wording).

use serde::Serialize;

use super::ViewOptions;
use super::frame::Page;
use super::people::{Names, range_tells};
use super::words::{anchor, capitalised};
use crate::analysis::doers::doers;
use crate::analysis::hours::{behind, team_hours};
use crate::analysis::qualification::roles_tell_nobody;
use crate::diagnostic::{Accepted, Code, Diagnostic, Place, Report, Severity, codes};
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
            word: self
                .workshop
                .words
                .get(match finding.severity {
                    Severity::Error => "severity.error",
                    Severity::Warning => "severity.warning",
                    Severity::Note => "severity.note",
                })
                .to_owned(),
            mark: match finding.severity {
                Severity::Error => "▲",
                Severity::Warning => "◆",
                Severity::Note => "○",
            },
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
    if code == &codes::UNQUALIFIED || code == &codes::ACTIVITY_OF_ONE {
        return !roles_tell_nobody(workshop);
    }
    if code != &codes::ELIMINATED_WITHOUT_ITS_DOER {
        return false;
    }
    let id = finding.about.as_ref().and_then(Place::id);
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
    const ABOUT_PEOPLE: [&Code; 5] = [
        &codes::CRITICAL_EXPOSED,
        &codes::CONCENTRATION,
        &codes::MANY_GOALS,
        &codes::NO_PRACTICE,
        &codes::SUPPORTER_BELOW_LEVEL,
    ];
    let place = about.id().and_then(|id| id.parse::<usize>().ok());
    let acceptance = place.and_then(|place| workshop.acceptances.get(place));
    acceptance.is_some_and(|acceptance| {
        let mut rules = ABOUT_PEOPLE.iter();
        rules.any(|code| code.slug == acceptance.rule)
    })
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
pub(super) fn phrases(text: &str) -> Vec<Phrase> {
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
mod tests {
    use super::*;
    use crate::view::samples;

    fn read(phrases: &[Phrase]) -> String {
        phrases
            .iter()
            .map(|p| {
                if p.name {
                    format!("<{}>", p.text)
                } else {
                    p.text.clone()
                }
            })
            .collect()
    }

    #[test]
    fn a_message_becomes_a_sentence() {
        assert_eq!(
            read(&sentence("`Lead the kickoff`: nobody does it")),
            "<Lead the kickoff>: nobody does it."
        );
        assert_eq!(read(&sentence("nobody does `x`")), "Nobody does <x>.");
        assert_eq!(read(&sentence("a ` alone")), "A ` alone.");
    }

    const ROWS: &str = "
[role.csm]
name = \"Manager\"
heads = 1
[task.small]
name = \"Small\"
hours = 1
owner = \"csm\"
[task.large]
name = \"Large\"
hours = 9
owner = \"csm\"
[activity.quiet]
name = \"Quiet row\"
tasks = [\"small\"]
[activity.busy]
name = \"Busy row\"
tasks = [\"large\"]
";

    #[test]
    fn errors_come_by_traffic_and_before_everything_else() {
        let workshop = samples::workshop(ROWS);
        let mut report = Report::default();
        let at = |code, id: &str| Diagnostic::new(code, id).about(Place::of("activity", id));
        report.push(at(&codes::MANY_CONSULTED, "busy"));
        report.push(at(&codes::NO_ACCOUNTABLE, "quiet"));
        report.push(at(&codes::NO_ACCOUNTABLE, "busy"));
        let findings = Findings::new(&workshop, &report, &ViewOptions::default()).about(|_| true);
        let order: Vec<_> = findings
            .iter()
            .map(|f| (f.severity, read(&f.sentence)))
            .collect();
        assert_eq!(order[0], ("error", "Busy.".to_owned()));
        assert_eq!(order[1], ("error", "Quiet.".to_owned()));
        assert_eq!(order[2].0, "warning");
        assert_eq!(findings[0].href.as_deref(), Some("raci.html#row-busy"));
        assert_eq!(tally(&findings, &workshop.words), "2 errors and 1 warning");
    }

    #[test]
    fn private_matters_stay_off_shared_pages() {
        let workshop = samples::workshop("[vote]\nsecret = true\n[role.csm]\nname = \"Manager\"\n");
        let mut report = Report::default();
        for kind in ["assessment", "development", "ballot", "role"] {
            report.push(Diagnostic::new(&codes::BAD_ID, kind).about(Place::of(kind, "x")));
        }
        let shown = |private| {
            Findings::new(
                &workshop,
                &report,
                &ViewOptions {
                    private,
                    ..Default::default()
                },
            )
            .about(|_| true)
            .len()
        };
        assert_eq!(shown(false), 1);
        assert_eq!(shown(true), 4);
    }

    #[test]
    fn what_tells_about_few_people_stays_off_shared_pages() {
        let assessed = |people: usize| -> String {
            let person =
                |n| format!("[person.p{n}]\nname = \"P\"\nrole = \"csm\"\n[assessment.p{n}]\n");
            (0..people).map(person).collect()
        };
        let voting = |people: usize| -> String {
            let person = |n| {
                format!(
                    "[person.p{n}]\nname = \"P\"\nrole = \"csm\"\n[ballot.p{n}.r1]\nsmall = [5, 1]\n"
                )
            };
            format!(
                "[vote]\nsecret = true\n{}",
                (0..people).map(person).collect::<String>()
            )
        };
        let shown = |people: &str, code, kind: &str, id: &str| {
            let workshop = samples::workshop(&format!("{ROWS}{people}"));
            let mut report = Report::default();
            report.push(Diagnostic::new(code, "x").about(Place::of(kind, id)));
            let findings = Findings::new(&workshop, &report, &ViewOptions::default());
            findings.about(|_| true).len()
        };
        for code in [&codes::UNQUALIFIED, &codes::ACTIVITY_OF_ONE] {
            let row = |people| shown(&assessed(people), code, "activity", "quiet");
            assert_eq!((row(4), row(5)), (0, 1), "{}", code.slug);
        }
        let task = |people| {
            shown(
                &voting(people),
                &codes::ELIMINATED_WITHOUT_ITS_DOER,
                "task",
                "small",
            )
        };
        assert_eq!((task(2), task(3)), (0, 1));
    }

    #[test]
    fn an_id_that_may_be_a_name_stays_off_shared_pages() {
        let workshop = samples::workshop("[person.Zoe_Quist]\nname = \"Zoe\"\n");
        let mut report = Report::default();
        for kind in ["person", "assessment", "ballot", "development"] {
            let about = Place::of(kind, "Zoe_Quist");
            report.push(Diagnostic::new(&codes::BAD_ID, "`Zoe_Quist`").about(about));
        }
        let shown = |private| {
            let findings = Findings::new(
                &workshop,
                &report,
                &ViewOptions {
                    private,
                    ..Default::default()
                },
            );
            findings.about(|_| true).len() + findings.about_nothing().len()
        };
        assert_eq!((shown(false), shown(true)), (0, 4));
    }
}
