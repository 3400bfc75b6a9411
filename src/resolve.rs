//! [`schema`](crate::schema) → [`model`](crate::model): ids, references, defaults and shorthands.
//!
//! A reference that leads nowhere is reported and kept, so that what hangs on it is not reported as missing.

mod competency;
mod later;
mod names;
mod people;
mod playbook;
mod raci;
mod record;
mod rules;
mod task;
mod tool;
mod vote;
mod words;

use crate::diagnostic::{Code, Diagnostic, Place, Report, codes};
use crate::load::{Damage, Loaded};
use crate::model::competency::{Competency, Step};
use crate::model::people::{Person, Phase, Role, Segment};
use crate::model::raci::Activity;
use crate::model::record::Decision;
use crate::model::task::Task;
use crate::model::tool::Tool;
use crate::model::vote::Scale;
use crate::model::{About, Id, Workshop};
use crate::origin::Origin;
use crate::schema::TomlFile;
use crate::schema::value::{Day, Flag, Number, Text, Texts};
use names::Names;

/// Makes the model of what was loaded, adding to `report` what does not fit together.
pub fn resolve(loaded: &Loaded<'_>, report: &mut Report) -> Workshop {
    let typed = &loaded.typed;
    let mut resolver = Resolver {
        roles: Names::new("role", &codes::UNKNOWN_ROLE, typed.role.keys())
            .called(typed.role.iter().map(|(id, role)| (id, &role.name)))
            .called(typed.role.iter().map(|(id, role)| (id, &role.short))),
        people: Names::new("person", &codes::UNKNOWN_REFERENCE, typed.person.keys())
            .called(typed.person.iter().map(|(id, person)| (id, &person.name))),
        phases: Names::new("phase", &codes::UNKNOWN_REFERENCE, typed.phase.keys())
            .called(typed.phase.iter().map(|(id, phase)| (id, &phase.name))),
        segments: Names::new("segment", &codes::UNKNOWN_REFERENCE, typed.segment.keys()).called(
            typed
                .segment
                .iter()
                .map(|(id, segment)| (id, &segment.name)),
        ),
        tasks: Names::new("task", &codes::UNKNOWN_REFERENCE, typed.task.keys()),
        activities: Names::new(
            "activity",
            &codes::UNKNOWN_REFERENCE,
            typed.activity.keys().chain(raci::rows_of_tasks(typed)),
        ),
        competencies: Names::new(
            "competency",
            &codes::UNKNOWN_REFERENCE,
            typed.competency.keys(),
        ),
        steps: Names::new("step", &codes::UNKNOWN_REFERENCE, typed.step.keys()),
        tools: Names::new("tool", &codes::UNKNOWN_REFERENCE, typed.tool.keys())
            .called(typed.tool.iter().map(|(id, tool)| (id, &tool.name))),
        decisions: Names::new("decision", &codes::UNKNOWN_REFERENCE, typed.decision.keys()),
        sink: Sink {
            origin: &loaded.origin,
            damage: &loaded.damage,
            report,
        },
        typed,
    };
    resolver.workshop()
}

/// The ids that there are, and where to say that one is missing.
struct Resolver<'r> {
    typed: &'r TomlFile,
    roles: Names<Role>,
    people: Names<Person>,
    phases: Names<Phase>,
    segments: Names<Segment>,
    tasks: Names<Task>,
    activities: Names<Activity>,
    competencies: Names<Competency>,
    steps: Names<Step>,
    tools: Names<Tool>,
    decisions: Names<Decision>,
    sink: Sink<'r>,
}

/// Takes findings at places.
struct Sink<'r> {
    origin: &'r Origin<'r>,
    damage: &'r Damage,
    report: &'r mut Report,
}

impl Sink<'_> {
    fn push(
        &mut self,
        code: &'static Code,
        place: &Place,
        message: String,
        label: &str,
        help: String,
    ) {
        self.keep(self.origin.finding(code, place, message, label).help(help));
    }

    /// Reports what leaves no doubt about the rest of the workshop.
    fn warn(
        &mut self,
        code: &'static Code,
        place: &Place,
        message: String,
        label: &str,
        help: String,
    ) {
        let finding = self.origin.finding(code, place, message, label).help(help);
        self.keep(finding.softened());
    }

    fn keep(&mut self, finding: Diagnostic) {
        let damaged = finding
            .labels
            .first()
            .is_some_and(|label| self.damage.covers(label.file, &label.span));
        if !damaged {
            self.report.push(finding);
        }
    }

    /// Reports a number outside `low..=high`, in the words of its key.
    fn in_range(&mut self, number: f64, low: f64, high: f64, place: &Place, help: &str) -> f64 {
        if !(low..=high).contains(&number) {
            let key = place.path().last().map_or("", String::as_str);
            self.push(
                &codes::OUT_OF_RANGE,
                place,
                format!("`{key}` cannot be {number}"),
                "out of range",
                help.to_owned(),
            );
        }
        number
    }

    /// Reports a score that is not on its scale.
    fn on_scale(&mut self, score: f64, scale: &Scale, axis: &str, place: &Place) -> f64 {
        if !scale.holds(score) {
            self.push(
                &codes::SCORE_OUT_OF_SCALE,
                place,
                format!(
                    "{axis} {score} is not on the scale from {} to {}",
                    scale.min, scale.max
                ),
                "outside the scale",
                format!(
                    "write a score from {} to {}, or change `[scale.{axis}]`",
                    scale.min, scale.max
                ),
            );
        }
        score
    }
}

impl Resolver<'_> {
    fn workshop(&mut self) -> Workshop {
        let about = self.about();
        let words = self.words();
        let (impact, effort) = self.scales();
        let tasks = self.task_list(&impact, &effort);
        let chart = self.chart();
        let rules = self.rules(&words.lang(), &impact, &effort);
        let framework = self.framework(&words);
        Workshop {
            about,
            words,
            phases: self.phase_list(),
            roles: self.role_list(),
            people: self.person_list(),
            segments: self.segment_list(),
            vote: self.voting(),
            ballots: self.ballot_list(&impact, &effort),
            activities: self.activity_list(&chart),
            chart,
            acceptances: self.acceptance_list(),
            framework,
            steps: self.step_list(),
            competencies: self.competency_list(),
            assessments: self.assessment_list(),
            developments: self.development_list(),
            playbooks: self.playbook_list(),
            toolbox: self.toolbox(),
            tools: self.tool_list(),
            rules,
            moves: self.move_list(),
            decisions: self.decision_list(),
            actions: self.action_list(),
            parking: self.parking_list(),
            agenda: self.agenda(),
            later: later::tables(self.sink.origin).into(),
            impact,
            effort,
            tasks,
        }
    }

    fn about(&mut self) -> About {
        let typed = &self.typed.workshop;
        let place = || Place::table("workshop");
        if let Some(format) = typed.format
            && format.0 != 1
        {
            self.sink.push(
                &codes::OUT_OF_RANGE,
                &place().key("format"),
                format!(
                    "format {} is not known to this version of offsite",
                    format.0
                ),
                "only 1 so far",
                "write `format = 1`, or install a newer offsite".to_owned(),
            );
        }
        About {
            id: text(&typed.id),
            title: text(&typed.title).unwrap_or_default(),
            company: text(&typed.company),
            starts: day(typed.starts),
            ends: day(typed.ends),
            venue: text(&typed.venue),
            purpose: text(&typed.purpose),
            done_when: texts(&typed.done_when),
            ground_rules: texts(&typed.ground_rules),
            paper: typed.paper.unwrap_or_default(),
            sponsor: self.person(&typed.sponsor, || place().key("sponsor")),
            facilitator: self.person(&typed.facilitator, || place().key("facilitator")),
            scribe: self.person(&typed.scribe, || place().key("scribe")),
            as_of: day(typed.as_of),
            names: typed.names.unwrap_or_default(),
            fictional: flag(typed.fictional),
        }
    }

    fn person(&mut self, typed: &Option<Text>, at: impl FnOnce() -> Place) -> Option<Id<Person>> {
        typed
            .as_ref()
            .map(|text| self.people.find(&text.0, at, &mut self.sink))
    }

    fn role(&mut self, typed: &Option<Text>, at: impl FnOnce() -> Place) -> Option<Id<Role>> {
        typed
            .as_ref()
            .map(|text| self.roles.find(&text.0, at, &mut self.sink))
    }

    fn phase(&mut self, typed: &Option<Text>, at: impl FnOnce() -> Place) -> Option<Id<Phase>> {
        typed
            .as_ref()
            .map(|text| self.phases.find(&text.0, at, &mut self.sink))
    }

    fn decision(
        &mut self,
        typed: &Option<Text>,
        at: impl FnOnce() -> Place,
    ) -> Option<Id<Decision>> {
        typed
            .as_ref()
            .map(|text| self.decisions.find(&text.0, at, &mut self.sink))
    }

    fn role_ids(&mut self, typed: &Option<Texts>, at: impl Fn() -> Place) -> Vec<Id<Role>> {
        self.roles.find_all(typed, at, &mut self.sink)
    }
}

fn text(typed: &Option<Text>) -> Option<String> {
    typed.as_ref().map(|text| text.0.clone())
}

fn texts(typed: &Option<Texts>) -> Vec<String> {
    typed
        .as_ref()
        .map(|texts| texts.0.clone())
        .unwrap_or_default()
}

fn day(typed: Option<Day>) -> Option<jiff::civil::Date> {
    typed.map(|day| day.0)
}

fn flag(typed: Option<Flag>) -> bool {
    typed.is_some_and(|flag| flag.0)
}

fn number(typed: Option<Number>) -> Option<f64> {
    typed.map(|number| number.0)
}

/// The name as typed, else the id, which the missing name has already been reported for.
fn name_or_id(name: &Option<Text>, id: &str) -> String {
    text(name).unwrap_or_else(|| id.to_owned())
}
