//! A task to talk about: what is apart, and who speaks first, by score and never by name.

use serde::Serialize;

use super::strip::Strip;
use crate::analysis::disagreement::{AxisVotes, Disagreement, Round, scores_of};
use crate::analysis::hours::team_hours;
use crate::analysis::scores::Thresholds;
use crate::model::task::Task;
use crate::model::vote::{Scale, Scores};
use crate::model::{Id, Workshop};
use crate::view::people::range_tells;
use crate::words::{Said, Words};

/// A task to talk about, with everything to talk about it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct TalkTask {
    /// Which task.
    pub task: ShortTask,
    /// The votes on impact, then on effort; empty where they would say who voted what.
    pub axes: Vec<TalkAxis>,
}

/// A task in one line.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ShortTask {
    /// The number on its card and in the plot.
    pub card: u32,
    /// The id, for those who edit the files.
    pub id: String,
    /// What it is called.
    pub name: String,
    /// Team hours a week; `None` where nobody wrote them down.
    pub hours: Option<String>,
    /// What is apart, in one line.
    pub apart: String,
}

/// The votes on one axis of a task.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct TalkAxis {
    /// "Impact" or "Effort".
    pub name: String,
    /// What is apart: camps, a wide middle half, an outlier, functions.
    pub flags: Vec<String>,
    /// That the votes lie on both sides of the line, which decides the task's field.
    pub straddles: Option<String>,
    /// The votes as dots.
    pub strip: Strip,
    /// "median 4, mean 3.38, line 3".
    pub numbers: String,
    /// Who speaks first, by score; `None` where nothing is apart.
    pub speaks: Option<String>,
}

/// Tells the votes of one round.
pub(super) struct Talk<'w> {
    pub(super) workshop: &'w Workshop,
    pub(super) lines: Thresholds,
    pub(super) round: Round,
}

impl Talk<'_> {
    /// A task with its votes.
    pub(super) fn task(&self, id: &Id<Task>, room: &Disagreement) -> TalkTask {
        let votes = scores_of(self.workshop, id, self.round);
        let axis = |name, room, line, scale, of: fn(&Scores) -> f64| {
            self.axis(name, room, votes.iter().map(of).collect(), line, scale)
        };
        let (workshop, lines) = (self.workshop, self.lines);
        let impact = || {
            let scale = &workshop.impact;
            axis("label.impact", &room.impact, lines.impact, scale, |vote| {
                vote.impact
            })
        };
        let effort = || {
            let scale = &workshop.effort;
            axis("label.effort", &room.effort, lines.effort, scale, |vote| {
                vote.effort
            })
        };
        TalkTask {
            task: self.short(id, room),
            axes: if self.is_hidden(room) {
                Vec::new()
            } else {
                vec![impact(), effort()]
            },
        }
    }

    /// A task in one line.
    pub(super) fn short(&self, id: &Id<Task>, room: &Disagreement) -> ShortTask {
        let (task, words) = (&self.workshop.tasks[id], &self.workshop.words);
        let hours = hours(self.workshop, task);
        ShortTask {
            card: task.card,
            id: id.to_string(),
            name: task.name.clone(),
            hours: hours.map(|hours| words.hours_a_week(hours)),
            apart: if self.is_hidden(room) {
                words.get("discuss.hidden").to_owned()
            } else {
                self.apart(room)
            },
        }
    }

    /// Whether the few votes of a secret ballot would be told by anything that is said of them.
    fn is_hidden(&self, room: &Disagreement) -> bool {
        range_tells(self.workshop, room.impact.summary.votes)
    }

    /// "Impact: two camps, 3 low and 4 high · Effort: from 1 to 4".
    fn apart(&self, room: &Disagreement) -> String {
        let words = &self.workshop.words;
        let axes = [
            ("label.impact", &room.impact),
            ("label.effort", &room.effort),
        ];
        let apart = axes.into_iter().filter(|(_, room)| room.is_flagged());
        let apart = apart.map(|(name, room)| {
            let flags = flags(room, words).join(words.get("list.comma"));
            let said = Said::new("discuss.on-axis").with("axis", words.get(name));
            words.say(&said.with("flags", flags))
        });
        apart.collect::<Vec<_>>().join(" · ")
    }

    fn axis(
        &self,
        name: &'static str,
        room: &AxisVotes,
        votes: Vec<f64>,
        line: f64,
        scale: &Scale,
    ) -> TalkAxis {
        let (words, summary) = (&self.workshop.words, &room.summary);
        let straddles = || {
            let said = Said::new("discuss.straddles").with("line", words.plain(line));
            words.say(&said.with("range", middle_half(room, words)))
        };
        let speaks = || {
            let said = Said::new("discuss.speaks").with("low", words.plain(summary.lowest));
            words.say(&said.with("high", words.plain(summary.highest)))
        };
        let numbers = Said::new("discuss.numbers")
            .with("median", words.plain(summary.median))
            .with("mean", words.score(summary.mean))
            .with("line", words.plain(line));
        TalkAxis {
            name: words.get(name).to_owned(),
            flags: flags(room, words),
            straddles: room.straddles.then(straddles),
            strip: Strip::of(votes, summary, scale, line, words),
            numbers: words.say(&numbers),
            speaks: room.is_flagged().then(speaks),
        }
    }
}

/// Team hours a week of a task; `None` where nobody wrote them down.
pub(super) fn hours(workshop: &Workshop, task: &Task) -> Option<f64> {
    task.hours.as_ref().map(|_| team_hours(workshop, task))
}

/// Each flag in words, the gravest first.
fn flags(room: &AxisVotes, words: &Words) -> Vec<String> {
    let summary = &room.summary;
    let camps = Said::new("discuss.camps")
        .with("low", summary.low)
        .with("high", summary.high);
    let wide = Said::new("discuss.wide").with("range", middle_half(room, words));
    let ends = (summary.lowest, summary.highest);
    let outlier = Said::new("discuss.outlier").with("range", words.range(ends));
    let all = [
        (room.camps, camps),
        (room.wide, wide),
        (room.outlier, outlier),
        (room.functions_apart, Said::new("discuss.functions-apart")),
    ];
    let raised = all.iter().filter(|(is, _)| *is);
    raised.map(|(_, said)| words.say(said)).collect()
}

fn middle_half(room: &AxisVotes, words: &Words) -> String {
    words.range((room.summary.lower_quartile, room.summary.upper_quartile))
}
