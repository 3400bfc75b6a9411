//! One slot of the agenda as the facilitator runs it.

use serde::Serialize;

use super::list;
use super::materials::{Material, Materials};
use super::read_out::{self, ReadOut};
use super::typing;
use crate::model::Workshop;
use crate::view::Fact;
use crate::view::finding::{Finding, Findings};
use crate::view::frame::Page;
use crate::view::handout::Handout;
use crate::view::handout::disagreement::to_talk_about;
use crate::view::handout::exercise::{Exercise, Line, scaled, usual};
use crate::view::handout::running_order::{Day, Timed};
use crate::view::people::Names;
use crate::words::Said;

/// The most questions that a slot lists.
const MOST_QUESTIONS: usize = 8;
/// The most tasks that are named as the first to talk about.
const FIRST_TASKS: usize = 3;

/// A slot.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct GuideSlot {
    /// When it begins.
    pub from: String,
    /// When it ends; `None` where nobody wrote how long it takes.
    pub to: Option<String>,
    /// How long it takes, such as "60 min".
    pub minutes: Option<String>,
    /// What it is called.
    pub title: String,
    /// Its id in the files.
    pub id: Option<String>,
    /// Who leads it.
    pub lead: Option<String>,
    /// What there is at the end.
    pub output: Option<String>,
    /// Nothing is run in it.
    pub is_break: bool,
    /// Why there is nothing to say and do, and which exercises there are.
    pub unknown: Option<String>,
    /// What it is for.
    pub purpose: Option<String>,
    /// What to say.
    pub say: Option<String>,
    /// What to do.
    pub steps: Vec<Step>,
    /// What else is done, or how long it takes at the laptop.
    pub notes: Vec<String>,
    /// What is read out.
    pub read_out: Option<ReadOut>,
    /// What the letters of the chart mean, where they are talked about.
    pub letters: Vec<Fact>,
    /// What to watch for.
    pub watch: Vec<String>,
    /// What lies on the table.
    pub materials: Vec<Material>,
    /// What to leave out when it gets late.
    pub cuts: Vec<Cut>,
    /// What is odd about its times.
    pub remarks: Vec<String>,
    /// What to talk about first, where that is a list of tasks.
    pub first: Option<String>,
    /// The questions that the findings raise.
    pub prompts: Vec<Finding>,
    /// How many more there are, and where.
    pub more: Option<String>,
}

/// A step of an exercise.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Step {
    /// When it begins.
    pub at: String,
    /// How long it takes, such as "5 min"; `None` where there is no minute for it.
    pub minutes: Option<String>,
    /// What is done.
    pub text: String,
}

/// Something to leave out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Cut {
    /// What that wins, such as "wins 10 min".
    pub wins: Option<String>,
    /// What is left out.
    pub text: String,
}

/// What the slots of a guide are made from.
pub(super) struct Guided<'w> {
    pub(super) workshop: &'w Workshop,
    pub(super) materials: &'w Materials<'w>,
    /// The agenda is ours, so that nobody has to be told how long it is.
    pub(super) proposed: bool,
    /// No row of the chart is to settle.
    pub(super) settled: bool,
    /// There are no ballots, and no slot in which any are cast.
    pub(super) unvoted: bool,
    pub(super) names: Names<'w>,
    pub(super) findings: Findings<'w>,
    /// The words of the catalogue, in one sentence.
    pub(super) known: String,
}

impl Guided<'_> {
    /// A slot of a day.
    pub(super) fn slot(&self, day: &Day<'_>, timed: &Timed<'_>) -> GuideSlot {
        let words = &self.workshop.words;
        let slot = timed.slot;
        let is_break = timed.is_break();
        let word = slot.exercise.as_deref();
        let exercise = word.and_then(Exercise::of_word).filter(|_| !is_break);
        let text = |field| exercise.and_then(|exercise| exercise.text(words, field));
        let lines = |field| exercise.map_or_else(Vec::new, |exercise| exercise.lines(words, field));
        let steps = lines("do");
        let (prompts, more) = exercise.map_or_else(Default::default, |it| self.prompts(it));
        GuideSlot {
            from: day.clock(timed.start),
            to: timed.minutes.map(|_| day.clock(timed.end())),
            minutes: timed
                .minutes
                .map(|count| words.counted("agenda.minutes", count as usize)),
            title: timed.title(words).to_owned(),
            id: slot.id.clone(),
            lead: self.names.show_some(slot.lead.as_ref()),
            output: slot.output.as_deref().or(text("output")).map(str::to_owned),
            is_break,
            unknown: (exercise.is_none() && !is_break).then(|| self.unknown(word)),
            purpose: text("purpose").map(str::to_owned),
            say: text("say").map(str::to_owned),
            watch: text("watch").map(list).unwrap_or_default(),
            materials: exercise.map_or_else(Vec::new, |it| self.materials.all(it.things)),
            cuts: self.cuts(&lines("cut"), &steps, timed.minutes),
            remarks: self.remarks(timed, &steps),
            steps: self.steps(day, timed, steps),
            notes: exercise.map_or_else(Vec::new, |exercise| self.notes(exercise)),
            read_out: exercise.and_then(|exercise| read_out::of(self.workshop, exercise)),
            letters: exercise.map_or_else(Vec::new, |exercise| self.letters(exercise)),
            first: exercise.and_then(|exercise| self.first(exercise)),
            prompts,
            more,
        }
    }

    fn unknown(&self, word: Option<&str>) -> String {
        let said = match word {
            Some(word) => Said::new("guide.unknown").with("word", word),
            None => Said::new("guide.no-exercise"),
        };
        self.workshop
            .words
            .say(&said.with("known", self.known.clone()))
    }

    fn steps(&self, day: &Day<'_>, timed: &Timed<'_>, steps: Vec<Line>) -> Vec<Step> {
        let minutes = timed.minutes.or_else(|| usual(&steps)).unwrap_or(0);
        let each = scaled(&steps, minutes);
        let words = &self.workshop.words;
        let mut at = timed.start;
        let step = |(line, minutes): (Line, u32)| {
            let step = Step {
                at: day.clock(at),
                minutes: (minutes > 0).then(|| words.counted("agenda.minutes", minutes as usize)),
                text: line.text,
            };
            at += i64::from(minutes);
            step
        };
        steps.into_iter().zip(each).map(step).collect()
    }

    /// What leaving something out wins shrinks and grows with the slot, but nothing wins more than the slot has.
    fn cuts(&self, cuts: &[Line], steps: &[Line], minutes: Option<u32>) -> Vec<Cut> {
        let scale = |wins: u32| match (minutes, usual(steps)) {
            (Some(minutes), Some(usual)) if usual > 0 => {
                (u64::from(wins) * u64::from(minutes) / u64::from(usual)).min(minutes.into())
            }
            _ => wins.into(),
        };
        let wins = |cut: &Line| {
            let wins = usize::try_from(scale(cut.minutes?)).unwrap_or(usize::MAX);
            (wins > 0).then(|| self.workshop.words.counted("guide.wins", wins))
        };
        let cut = |cut: &Line| Cut {
            wins: wins(cut),
            text: cut.text.clone(),
        };
        cuts.iter().map(cut).collect()
    }

    fn remarks(&self, timed: &Timed<'_>, steps: &[Line]) -> Vec<String> {
        let words = &self.workshop.words;
        let count = |minutes: u64| usize::try_from(minutes).unwrap_or(usize::MAX);
        let mut remarks = Vec::new();
        let apart = count(timed.gap.unsigned_abs());
        if timed.gap != 0 {
            let key = if timed.gap > 0 {
                "guide.gap"
            } else {
                "guide.overlap"
            };
            remarks.push(words.counted(key, apart));
        }
        match (timed.minutes, usual(steps)) {
            (Some(minutes), Some(usual)) if minutes < usual && !self.proposed => {
                let said = Said::new("guide.shorter").with("minutes", minutes as usize);
                remarks.push(words.say(&said.with("usual", usual as usize)));
            }
            (None, Some(usual)) => {
                remarks.push(words.counted("guide.usual-minutes", usual as usize))
            }
            (None, None) => remarks.push(words.get("guide.no-minutes").to_owned()),
            _ => {}
        }
        remarks
    }

    fn notes(&self, exercise: &Exercise) -> Vec<String> {
        let words = &self.workshop.words;
        let instead = match exercise.name {
            "raci" if self.settled => Some("guide.settled"),
            "reveal" if self.unvoted => Some("guide.unvoted"),
            _ => None,
        };
        let instead = instead.map(|key| words.get(key).to_owned());
        let typing = typing::of(self.workshop, exercise);
        instead.into_iter().chain(typing).collect()
    }

    /// What the letters mean in the variant of the chart.
    fn letters(&self, exercise: &Exercise) -> Vec<Fact> {
        if exercise.name != "raci" {
            return Vec::new();
        }
        let variant = self.workshop.chart.variant;
        let letters = variant.letters().iter().map(|letter| letter.word());
        let meaning = |letter| {
            let means = self.workshop.words.letter(variant.word(), letter)?;
            Some(Fact::new(letter, means))
        };
        letters.filter_map(meaning).collect()
    }

    /// The tasks that come first when the room talks about its votes.
    fn first(&self, exercise: &Exercise) -> Option<String> {
        if exercise.name != "reveal" {
            return None;
        }
        let words = &self.workshop.words;
        let order = to_talk_about(self.workshop);
        let names = order.iter().take(FIRST_TASKS);
        let names = names.filter_map(|task| self.workshop.tasks.get(task));
        let names = words.list(names.map(|task| format!("`{}`", task.name)));
        let said = Said::new("guide.first-to-talk").with("tasks", names);
        (!order.is_empty()).then(|| words.say(&said.count(order.len())))
    }

    /// The questions that findings raise in an exercise, and where the rest of them are.
    fn prompts(&self, exercise: &Exercise) -> (Vec<Finding>, Option<String>) {
        let words = &self.workshop.words;
        let mut prompts = self.findings.asking(exercise.asks);
        let more = prompts.len().saturating_sub(MOST_QUESTIONS);
        prompts.truncate(MOST_QUESTIONS);
        let place = match exercise.name {
            "raci" | "perception" | "role-cards" | "interlocks" => Handout::Contested.title(words),
            "competency" => Page::Competencies.label(words),
            "inventory" | "vote" | "reveal" | "disposition" | "capacity" => {
                Page::ImpactEffort.label(words)
            }
            _ => Page::Index.label(words),
        };
        let said = Said::new("guide.more").with("where", place).count(more);
        (prompts, (more > 0).then(|| words.say(&said)))
    }
}
