//! The competency framework, assessments and development goals.

use indexmap::IndexMap;

use super::{Resolver, day, flag, name_or_id, text, texts};
use crate::diagnostic::Place;
use crate::model::Id;
use crate::model::competency::{
    Assessment, Competency, Development, Framework, FrameworkLevel, SelfManager, Step,
};
use crate::model::people::Person;
use crate::words::{Said, Words};

impl Resolver<'_> {
    pub(super) fn framework(&mut self, words: &Words) -> Framework {
        let typed = &self.typed.framework;
        let default = Framework::usual(words);
        let levels = match &typed.levels {
            None => default.levels,
            Some(levels) => levels
                .iter()
                .zip(1..)
                .map(|(level, place)| FrameworkLevel {
                    number: level.n.map_or(place, |n| n.0),
                    name: text(&level.name).unwrap_or_else(|| level_name(words, place)),
                    means: text(&level.means),
                })
                .collect(),
        };
        let top = levels.iter().map(|level| level.number).max().unwrap_or(0);
        Framework {
            title: text(&typed.title),
            version: text(&typed.version),
            review_by: day(typed.review_by),
            levels,
            // A framework of two levels cannot ask for the third without having said so.
            cover_level: typed
                .cover_level
                .map_or(default.cover_level.min(top), |level| level.0),
            cover_people: typed
                .cover_people
                .map_or(default.cover_people, |people| people.0),
            calibrate_at: typed.calibrate_at.map_or(default.calibrate_at, |gap| gap.0),
        }
    }

    pub(super) fn step_list(&mut self) -> IndexMap<Id<Step>, Step> {
        let typed = self.typed;
        typed
            .step
            .iter()
            .map(|(id, step)| {
                let step = Step {
                    name: name_or_id(&step.name, id),
                    role: self.role(&step.role, || Place::of("step", id).key("role")),
                };
                (Id::from(id.as_str()), step)
            })
            .collect()
    }

    pub(super) fn competency_list(&mut self) -> IndexMap<Id<Competency>, Competency> {
        let typed = self.typed;
        typed
            .competency
            .iter()
            .map(|(id, competency)| {
                let place = |step: &str| Place::of("competency", id).key("require").key(step);
                let required = competency
                    .require
                    .iter()
                    .flatten()
                    .map(|(step, level)| {
                        (
                            self.steps.find(step, || place(step), &mut self.sink),
                            level.0,
                        )
                    })
                    .collect();
                let competency = Competency {
                    name: name_or_id(&competency.name, id),
                    critical: flag(competency.critical),
                    descriptors: texts(&competency.levels),
                    required,
                };
                (Id::from(id.as_str()), competency)
            })
            .collect()
    }

    pub(super) fn assessment_list(&mut self) -> IndexMap<Id<Person>, Assessment> {
        let typed = self.typed;
        typed
            .assessment
            .iter()
            .map(|(person, assessment)| {
                let place = || Place::of("assessment", person);
                let id = self.people.find(person, place, &mut self.sink);
                let step = assessment.step.as_ref().map(|step| {
                    self.steps
                        .find(&step.0, || place().key("step"), &mut self.sink)
                });
                let own_step = typed
                    .person
                    .get(person)
                    .and_then(|person| person.step.as_ref());
                let scores = assessment.score.iter().map(|(competency, levels)| {
                    let at = || place().key("score").key(competency);
                    let id = self.competencies.find(competency, at, &mut self.sink);
                    (
                        id,
                        SelfManager {
                            own: levels.0.0,
                            manager: levels.1.0,
                        },
                    )
                });
                let scores = scores.collect();
                let agreed = assessment.agreed.iter().map(|(competency, level)| {
                    let at = || place().key("agreed").key(competency);
                    (
                        self.competencies.find(competency, at, &mut self.sink),
                        level.0,
                    )
                });
                let assessment = Assessment {
                    on: day(assessment.on),
                    scores,
                    agreed: agreed.collect(),
                    step: step.or_else(|| self.steps.get(&own_step?.0)),
                };
                (id, assessment)
            })
            .collect()
    }

    pub(super) fn development_list(&mut self) -> Vec<Development> {
        let typed = self.typed;
        typed
            .development
            .iter()
            .enumerate()
            .map(|(n, goal)| {
                let place = |key: &str| Place::of("development", n).key(key);
                Development {
                    person: self.person(&goal.person, || place("person")),
                    competency: goal.competency.as_ref().map(|competency| {
                        let at = || place("competency");
                        self.competencies.find(&competency.0, at, &mut self.sink)
                    }),
                    from: goal.from.map(|level| level.0),
                    to: goal.to.map(|level| level.0),
                    kind: goal.kind,
                    what: text(&goal.what),
                    proof: text(&goal.proof),
                    due: day(goal.due),
                    supporter: self.person(&goal.supporter, || place("supporter")),
                }
            })
            .collect()
    }
}

/// What a level is called that nobody named.
fn level_name(words: &Words, place: u32) -> String {
    words.say(&Said::new("framework.level").with("number", place as usize))
}
