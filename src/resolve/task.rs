//! Tasks.

use indexmap::IndexMap;

use super::{Resolver, day, name_or_id, number, text};
use crate::diagnostic::{Place, codes};
use crate::model::Id;
use crate::model::people::Segment;
use crate::model::task::{Choice, Hours, NextStep, Task};
use crate::model::vote::{Scale, Scores};
use crate::schema::task::{TomlNext, TomlOption, TomlOptions, TomlTask};
use crate::schema::value::{self, Number};
use crate::vocabulary::Disposition;
use crate::wording::did_you_mean;

impl Resolver<'_> {
    pub(super) fn task_list(&mut self, impact: &Scale, effort: &Scale) -> IndexMap<Id<Task>, Task> {
        let typed = self.typed;
        typed
            .task
            .iter()
            .enumerate()
            .map(|(n, (id, task))| {
                let known = self.tasks.get(id).unwrap_or_else(|| Id::from(id.as_str()));
                (known, self.task(id, n, task, impact, effort))
            })
            .collect()
    }

    fn task(
        &mut self,
        id: &str,
        n: usize,
        task: &TomlTask,
        impact: &Scale,
        effort: &Scale,
    ) -> Task {
        let place = |key: &str| Place::of("task", id).key(key);
        Task {
            name: name_or_id(&task.name, id),
            card: task.card.map_or(n as u32 + 1, |card| card.0),
            card_written: task.card.is_some(),
            phase: self.phase(&task.phase, || place("phase")),
            owner: self.role(&task.owner, || place("owner")),
            freq: task.freq,
            hours: task
                .hours
                .as_ref()
                .map(|hours| self.hours(hours, &place("hours"))),
            scales: task.scales,
            tools: self.tools_of_task(&task.tools, || place("tools")),
            why: text(&task.why),
            locked: task
                .locked
                .as_ref()
                .is_some_and(|lock| *lock != value::Lock::Flag(false)),
            locked_why: match &task.locked {
                Some(value::Lock::Reason(reason)) => Some(reason.clone()),
                _ => None,
            },
            impact: number(task.impact).map(|score| {
                self.sink
                    .on_scale(score, impact, "impact", &place("impact"))
            }),
            effort: task
                .effort
                .as_ref()
                .map(|score| self.effort(score, effort, &place("effort"))),
            agreed: task
                .agreed
                .as_ref()
                .map(|scores| self.scores(scores, impact, effort, || place("agreed"))),
            agreed_why: text(&task.agreed_why),
            disposition: task.disposition,
            options: self.options(id, &task.option),
            next: task.next.as_ref().map(|next| self.next_step(id, next)),
        }
    }

    fn hours(&mut self, typed: &value::Hours, place: &Place) -> Hours {
        match typed {
            value::Hours::Flat(hours) => Hours::Flat(self.weekly(*hours, place)),
            value::Hours::BySegment(hours) => Hours::BySegment(self.by_segment(hours, place)),
        }
    }

    fn by_segment(
        &mut self,
        typed: &IndexMap<String, Number>,
        place: &Place,
    ) -> IndexMap<Id<Segment>, f64> {
        typed
            .iter()
            .map(|(segment, hours)| {
                let at = || place.clone().key(segment);
                let id = self.segments.find(segment, at, &mut self.sink);
                (id, self.weekly(hours.0, &at()))
            })
            .collect()
    }

    /// Hours a week of one person.
    fn weekly(&mut self, hours: f64, place: &Place) -> f64 {
        const WEEK: f64 = 168.0;
        let help = "write hours a week for one person, from 0 to 168";
        self.sink.in_range(hours, 0.0, WEEK, place, help)
    }

    fn not_negative(&mut self, number: f64, place: &Place) -> f64 {
        const MILLION: f64 = 1e6;
        let help = "write a number from 0 to a million";
        self.sink.in_range(number, 0.0, MILLION, place, help)
    }

    /// An effort score as a number on the scale.
    fn effort(&mut self, typed: &value::Effort, scale: &Scale, place: &Place) -> f64 {
        match typed {
            value::Effort::Number(score) => self.sink.on_scale(*score, scale, "effort", place),
            value::Effort::Size(size) => match scale.sizes.get(size) {
                Some(score) => *score,
                None => {
                    self.sink.push(
                        &codes::UNKNOWN_SIZE,
                        place,
                        format!("`{size}` is not a size of the effort scale"),
                        "no such size",
                        did_you_mean(size, scale.sizes.keys().map(String::as_str)),
                    );
                    scale.midpoint()
                }
            },
        }
    }

    /// Two scores; `at` is the place of their list.
    pub(super) fn scores(
        &mut self,
        typed: &value::Scores,
        impact: &Scale,
        effort: &Scale,
        at: impl Fn() -> Place,
    ) -> Scores {
        let score = typed.0.0;
        // Ten thousand tasks times eight voters come through here: a place is made only where it is needed.
        if !impact.holds(score) {
            self.sink.on_scale(score, impact, "impact", &at().key(0));
        }
        let effort = match &typed.1 {
            value::Effort::Number(score) if effort.holds(*score) => *score,
            other => self.effort(other, effort, &at().key(1)),
        };
        Scores {
            impact: score,
            effort,
        }
    }

    fn options(&mut self, id: &str, typed: &TomlOptions) -> IndexMap<Disposition, Choice> {
        [
            (Disposition::Keep, &typed.keep),
            (Disposition::Grow, &typed.grow),
            (Disposition::Simplify, &typed.simplify),
            (Disposition::Automate, &typed.automate),
            (Disposition::Reassign, &typed.reassign),
            (Disposition::Eliminate, &typed.eliminate),
        ]
        .into_iter()
        .filter_map(|(disposition, option)| {
            option
                .as_ref()
                .map(|option| (disposition, self.choice(id, disposition, option)))
        })
        .collect()
    }

    fn choice(&mut self, id: &str, disposition: Disposition, typed: &TomlOption) -> Choice {
        let place = |key: &str| {
            Place::of("task", id)
                .key("option")
                .key(disposition)
                .key(key)
        };
        let mut share = |key: &str, typed: Option<Number>, default: f64| {
            number(typed).map_or(default, |share| {
                self.sink
                    .in_range(share, 0.0, 1.0, &place(key), "write a share from 0 to 1")
            })
        };
        let saves = share("saves", typed.saves, 1.0);
        let lost = if disposition == Disposition::Eliminate {
            1.0
        } else {
            0.0
        };
        let loss = share("loss", typed.loss, lost);
        let adoption = share("adoption", typed.adoption, 1.0);
        let mut hours = |key: &str, typed: Option<Number>, default: f64| {
            number(typed).map_or(default, |hours| self.not_negative(hours, &place(key)))
        };
        let build_hours = hours("build_hours", typed.build_hours, 0.0);
        let run_hours = hours("run_hours", typed.run_hours, 0.0);
        let takes = hours("takes", typed.takes, 1.0);
        Choice {
            saves,
            loss,
            build_hours,
            run_hours,
            adoption,
            takes,
            adds: typed
                .adds
                .as_ref()
                .map(|adds| self.by_segment(adds, &place("adds")))
                .unwrap_or_default(),
            to: self.role(&typed.to, || place("to")),
        }
    }

    fn next_step(&mut self, id: &str, typed: &TomlNext) -> NextStep {
        let place = |key: &str| Place::of("task", id).key("next").key(key);
        NextStep {
            step: text(&typed.step),
            by: day(typed.by),
            who: self.person(&typed.who, || place("who")),
            decision: self.decision(&typed.decision, || place("decision")),
        }
    }
}
