//! Tasks, scales, votes and ballots.

use super::{Facts, Telling};
use crate::diagnostic::Place;
use crate::model::Id;
use crate::model::people::Person;
use crate::model::task::{Choice, Hours, NextStep, Task};
use crate::model::vote::{Ballot, Scale, Vote};

impl Facts {
    pub(super) fn tasks<'w>(&mut self, tasks: impl Iterator<Item = (&'w Id<Task>, &'w Task)>) {
        for (id, task) in tasks {
            let Task {
                name,
                card,
                card_written,
                phase,
                owner,
                freq,
                hours,
                scales,
                tools,
                why,
                locked,
                locked_why,
                impact,
                effort,
                agreed,
                agreed_why,
                disposition,
                options,
                next,
            } = task;
            let mut telling = self
                .tell(Place::of("task", id))
                .that("name", name)
                .that("card", &card_written.then_some(*card))
                .that("phase", phase)
                .that("owner", owner)
                .that("freq", freq);
            telling = match hours {
                None => telling,
                Some(Hours::Flat(hours)) => telling.that("hours", hours),
                Some(Hours::BySegment(by_segment)) => {
                    let mut inside = telling.inside("hours");
                    for (segment, hours) in by_segment {
                        inside = inside.that(segment, hours);
                    }
                    telling
                }
            };
            telling = telling
                .that("scales", scales)
                .that("tools", tools)
                .that("why", why);
            // Like in the files, a promise in words takes the place of a bare yes.
            telling = match locked_why {
                Some(_) => telling.that("locked", locked_why),
                None => telling.that("locked", locked),
            };
            telling = telling
                .that("impact", impact)
                .that("effort", effort)
                .that("agreed", agreed)
                .that("agreed_why", agreed_why)
                .that("disposition", disposition);
            for (disposition, choice) in options {
                tell_choice(telling.inside("option").inside(disposition), choice);
            }
            if let Some(NextStep {
                step,
                by,
                who,
                decision,
            }) = next
            {
                telling
                    .inside("next")
                    .that("step", step)
                    .that("by", by)
                    .that("who", who)
                    .that("decision", decision);
            }
        }
    }

    pub(super) fn scale(&mut self, axis: &str, scale: &Scale) {
        let Scale {
            question,
            min,
            max,
            anchors,
            sizes,
        } = scale;
        let mut telling = self
            .tell(Place::of("scale", axis))
            .that("question", question)
            .that("min", min)
            .that("max", max)
            .that("anchors", anchors);
        let mut inside = telling.inside("sizes");
        for (size, score) in sizes {
            inside = inside.that(size, score);
        }
    }

    pub(super) fn vote(&mut self, vote: &Vote) {
        let Vote {
            voters,
            secret,
            rounds,
        } = vote;
        self.tell(Place::table("vote"))
            .that("voters", voters)
            .that("secret", secret)
            .that("rounds", rounds);
    }

    pub(super) fn ballots<'w>(
        &mut self,
        ballots: impl Iterator<Item = (&'w Id<Person>, &'w Ballot)>,
    ) {
        for (voter, ballot) in ballots {
            let Ballot {
                first,
                second,
                letters,
            } = ballot;
            let mut telling = self.tell(Place::of("ballot", voter));
            for (round, scores) in [("r1", first), ("r2", second)] {
                let mut inside = telling.inside(round);
                for (task, scores) in scores {
                    inside = inside.that(task, scores);
                }
            }
            let mut inside = telling.inside("raci");
            for (activity, letters) in letters {
                inside.inside(activity).letters(letters);
            }
        }
    }
}

fn tell_choice(telling: Telling<'_>, choice: &Choice) {
    let Choice {
        saves,
        loss,
        build_hours,
        run_hours,
        adoption,
        takes,
        adds,
        to,
    } = choice;
    let mut telling = telling
        .that("saves", saves)
        .unless(&0.0, "loss", loss)
        .unless(&0.0, "build_hours", build_hours)
        .unless(&0.0, "run_hours", run_hours)
        .unless(&1.0, "adoption", adoption)
        .unless(&1.0, "takes", takes)
        .that("to", to);
    let mut inside = telling.inside("adds");
    for (segment, hours) in adds {
        inside = inside.that(segment, hours);
    }
}
