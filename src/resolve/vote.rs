//! Scales, votes and ballots.

use indexmap::IndexMap;

use super::{Resolver, flag, number, text, texts};
use crate::diagnostic::{Place, codes};
use crate::model::Id;
use crate::model::people::Person;
use crate::model::task::Task;
use crate::model::vote::{Ballot, Scale, Scores, Vote};
use crate::schema::value;
use crate::schema::workshop::TomlScale;

impl Resolver<'_> {
    /// The scales of impact and effort.
    pub(super) fn scales(&mut self) -> (Scale, Scale) {
        let typed = &self.typed.scale;
        (
            self.scale("impact", &typed.impact),
            self.scale("effort", &typed.effort),
        )
    }

    fn scale(&mut self, axis: &str, typed: &TomlScale) -> Scale {
        let default = Scale::default();
        let min = number(typed.min).unwrap_or(default.min);
        let max = number(typed.max).unwrap_or(default.max);
        let place = |key: &str| Place::of("scale", axis).key(key);
        if min >= max {
            self.sink.push(
                &codes::OUT_OF_RANGE,
                &place(if typed.max.is_some() { "max" } else { "min" }),
                format!("the scale of {axis} goes from {min} to {max}"),
                "the highest score must be above the lowest",
                "write, for example, `min = 1` and `max = 5`".to_owned(),
            );
            return default;
        }
        let mut scale = Scale {
            question: text(&typed.question),
            min,
            max,
            anchors: texts(&typed.anchors),
            sizes: Scale::even_sizes(min, max),
        };
        if let Some(sizes) = &typed.sizes {
            scale.sizes = sizes
                .iter()
                .map(|(size, score)| {
                    let at = place("sizes").key(size);
                    (size.clone(), self.sink.on_scale(score.0, &scale, axis, &at))
                })
                .collect();
        }
        scale
    }

    pub(super) fn voting(&mut self) -> Vote {
        let typed = &self.typed.vote;
        let voters = || Place::table("vote").key("voters");
        Vote {
            voters: self.people.find_all(&typed.voters, voters, &mut self.sink),
            secret: flag(typed.secret),
            rounds: typed.rounds.map(|rounds| rounds.0),
        }
    }

    pub(super) fn ballot_list(
        &mut self,
        impact: &Scale,
        effort: &Scale,
    ) -> IndexMap<Id<Person>, Ballot> {
        let typed = self.typed;
        typed
            .ballot
            .iter()
            .map(|(voter, ballot)| {
                let place = || Place::of("ballot", voter);
                let id = self.people.find(voter, place, &mut self.sink);
                let mut round = |key: &str, lines: &IndexMap<String, value::Scores>| {
                    lines
                        .iter()
                        .map(|(task, scores)| {
                            let at = || place().key(key).key(task);
                            (
                                self.voted_task(task),
                                self.scores(scores, impact, effort, at),
                            )
                        })
                        .collect::<IndexMap<Id<Task>, Scores>>()
                };
                let first = round("r1", &ballot.r1);
                let second = round("r2", &ballot.r2);
                let letters = ballot
                    .raci
                    .iter()
                    .map(|(activity, letters)| {
                        let at = || place().key("raci").key(activity);
                        let id = self.activities.find(activity, at, &mut self.sink);
                        (id, self.letters(&letters.into(), at))
                    })
                    .collect();
                (
                    id,
                    Ballot {
                        first,
                        second,
                        letters,
                    },
                )
            })
            .collect()
    }

    /// A vote for a task that is not there is a matter for a rule: it makes nothing else unclear.
    fn voted_task(&self, task: &str) -> Id<Task> {
        self.tasks.get(task).unwrap_or_else(|| Id::from(task))
    }
}
