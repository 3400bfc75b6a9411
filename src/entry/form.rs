//! [`Form`]: a paper ballot being typed in, line by line. It asks, reads what is typed, and knows the way back; files and
//! terminals are somebody else's.

mod letters;
mod line;
mod offer;
mod paper;
mod scores;
mod tell;

#[cfg(test)]
mod tests;

use std::collections::BTreeSet;

use super::answer::{Answer, Part};
use crate::model::Workshop;
use line::{About, Command, Line, Refusal};
pub use offer::Offers;
use paper::Paper;

/// How a form goes on after a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Order {
    /// To the next line of the paper without an answer: somebody is looking at what is asked.
    Missing,
    /// To the next line of the paper, from the first one on: nobody is looking, and the lines were written before.
    Each,
}

/// What the form asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Prompt {
    /// The number of the line, as on the paper: that of the task's card.
    pub number: u32,
    /// The id of the task or activity.
    pub id: String,
    /// What it is called.
    pub name: String,
    /// How far the form is, such as "12/54".
    pub place: String,
    /// What is entered already, as it would be typed.
    pub there: Option<String>,
    /// What the voter said in round 1.
    pub earlier: Option<String>,
}

/// What comes of a typed line.
#[derive(Debug, Clone, PartialEq)]
pub enum Reply {
    /// An answer to be written; [`Form::saved`] goes on once it is.
    Save(Change),
    /// Something to read.
    Told(String),
    /// Nothing is written, for this reason; it is asked again.
    Refused(String),
    /// There is nothing to write; it goes on.
    Moved,
    /// The ballot is put away.
    Done,
}

/// An answer to be written, or to be taken out.
#[derive(Debug, Clone, PartialEq)]
pub struct Change {
    /// The task or activity.
    pub id: String,
    /// What is to be there; `None` for nothing.
    pub answer: Option<Answer>,
    /// It takes back an earlier line.
    undoes: bool,
}

/// A line that was taken: where it was typed, and what it put an end to.
#[derive(Debug, Clone)]
struct Step {
    at: usize,
    id: String,
    /// What was there before; outer `None` where nothing was written.
    before: Option<Option<Answer>>,
}

/// One part of a voter's ballot being typed in.
#[derive(Debug, Clone)]
pub struct Form {
    voter: String,
    paper: Paper,
    order: Order,
    /// The line that is asked for; at the end, behind the last one.
    at: usize,
    /// Lines that somebody passed by.
    passed: BTreeSet<String>,
    steps: Vec<Step>,
    /// A line before said something about nobody knows which task, so that the next one cannot go on behind it.
    is_lost: bool,
}

impl Form {
    /// The form for a part of somebody's ballot, at the first line without an answer, or at the first line.
    pub fn new(workshop: &Workshop, voter: &str, part: Part, order: Order) -> Self {
        let mut form = Self {
            voter: voter.to_owned(),
            paper: Paper::of(workshop, voter, part),
            order,
            at: 0,
            passed: BTreeSet::new(),
            steps: Vec::new(),
            is_lost: false,
        };
        form.at = form.next(0);
        form
    }

    /// The person whose ballot it is.
    pub fn voter(&self) -> &str {
        &self.voter
    }

    /// The part of the ballot.
    pub fn part(&self) -> Part {
        self.paper.part
    }

    /// How many lines have an answer, of how many.
    pub fn tally(&self) -> (usize, usize) {
        self.paper.tally()
    }

    /// What is entered under an id.
    pub fn answer(&self, id: &str) -> Option<&Answer> {
        self.paper.answers.get(id)
    }

    /// Takes the workshop as somebody else has changed it meanwhile; the form stays where it is.
    pub fn reread(&mut self, workshop: &Workshop) {
        let asked = self.paper.questions.get(self.at);
        let asked = asked.map(|question| question.id.clone());
        self.paper = Paper::of(workshop, &self.voter, self.paper.part);
        self.at = match asked {
            Some(id) => self.paper.place(&id).unwrap_or_else(|| self.next(0)),
            None => self.paper.questions.len(),
        };
    }

    /// What is asked for; `None` at the end.
    pub fn prompt(&self) -> Option<Prompt> {
        let question = self.paper.questions.get(self.at)?;
        let (_, of) = self.tally();
        let before = self.paper.questions[..=self.at].iter();
        let counted = before.filter(|question| question.is_asked || self.paper.has(question));
        let there = self.paper.answers.get(&question.id);
        Some(Prompt {
            number: question.number,
            id: question.id.clone(),
            name: question.name.clone(),
            place: format!("{}/{of}", counted.count()),
            there: there.map(Answer::typed),
            earlier: question.earlier.as_ref().map(Answer::typed),
        })
    }

    /// What a typed line comes to. A change counts only once it is [`saved`](Self::saved).
    pub fn read(&mut self, typed: &str) -> Reply {
        match line::read(&self.paper, self.at, typed) {
            Ok(Line::Nothing) if self.is_lost => Reply::Moved,
            Ok(Line::Nothing) => self.pass(),
            Ok(Line::Command(command)) => self.obey(command),
            Ok(Line::Go(place)) => {
                self.is_lost = false;
                self.at = place;
                Reply::Moved
            }
            Ok(Line::Answer(place, answer)) => self.take(place, answer),
            Err(refusal) => self.refuse(refusal),
        }
    }

    /// Goes on, since a change is written; `before` is what it took the place of. Says what was entered.
    pub fn saved(&mut self, change: Change, before: Option<Answer>) -> String {
        let said = self.told(&change, before.as_ref());
        match change.answer {
            Some(answer) => self.paper.answers.insert(change.id.clone(), answer),
            None => self.paper.answers.remove(&change.id),
        };
        if change.undoes {
            if let Some(step) = self.steps.pop() {
                self.passed.remove(&step.id);
                self.at = step.at.min(self.paper.questions.len());
            }
            return said;
        }
        self.go_on(change.id, Some(before));
        said
    }

    /// Enter alone: what is there stays.
    fn pass(&mut self) -> Reply {
        match self.paper.questions.get(self.at) {
            Some(question) => {
                let id = question.id.clone();
                self.go_on(id, None);
                Reply::Moved
            }
            None if self.order == Order::Each => Reply::Moved,
            None => Reply::Done,
        }
    }

    /// Takes an answer to the line at `place`, else to the one that was asked for.
    fn take(&mut self, place: Option<usize>, answer: Option<Answer>) -> Reply {
        if place.is_none() && self.is_lost {
            return Reply::Refused(format!(
                "it is unclear which {0} this is about, since an earlier line was not; write the {0}'s id before it",
                self.paper.part.kind()
            ));
        }
        let Some(question) = self.paper.questions.get(place.unwrap_or(self.at)) else {
            return Reply::Refused(self.at_the_end());
        };
        let id = question.id.clone();
        self.is_lost = false;
        let is_same = match (self.paper.answers.get(&id), &answer) {
            (Some(there), Some(answer)) => there.means(answer),
            (None, None) => true,
            _ => false,
        };
        if !is_same {
            return Reply::Save(Change {
                id,
                answer,
                undoes: false,
            });
        }
        let said = self.already(&id);
        self.go_on(id, None);
        said.map_or(Reply::Moved, Reply::Told)
    }

    /// Nothing is written. Nobody types a line of a file again, so that the next one is about the next task.
    fn refuse(&mut self, refusal: Refusal) -> Reply {
        if self.order == Order::Each {
            match refusal.about {
                About::Asked if self.is_lost => {}
                About::Asked => self.at = self.next(self.at + 1),
                About::Named(place) => {
                    self.at = self.next(place + 1);
                    self.is_lost = false;
                }
                About::Unclear => self.is_lost = true,
            }
        }
        Reply::Refused(refusal.why)
    }

    fn obey(&mut self, command: Command) -> Reply {
        match command {
            Command::Help => Reply::Told(self.help()),
            Command::List => Reply::Told(self.missing()),
            Command::Show => Reply::Told(self.entered()),
            Command::Done => Reply::Done,
            Command::Undo => self.undo(),
            Command::Back => {
                let mut before = self.paper.questions.iter().take(self.at);
                match before.rposition(|question| question.is_asked || self.paper.has(question)) {
                    Some(place) => {
                        self.is_lost = false;
                        self.at = place;
                        Reply::Moved
                    }
                    None => Reply::Refused("this is the first line of the ballot".to_owned()),
                }
            }
        }
    }

    /// Takes the last line back, be it one that wrote nothing.
    fn undo(&mut self) -> Reply {
        let Some(step) = self.steps.last() else {
            return Reply::Refused(format!(
                "there is no line to take back; name a {} to change its answer",
                self.paper.part.kind()
            ));
        };
        if let Some(before) = &step.before {
            return Reply::Save(Change {
                id: step.id.clone(),
                answer: before.clone(),
                undoes: true,
            });
        }
        self.passed.remove(&step.id);
        self.at = step.at.min(self.paper.questions.len());
        self.steps.pop();
        Reply::Moved
    }

    /// Leaves the line of that id behind.
    fn go_on(&mut self, id: String, before: Option<Option<Answer>>) {
        let place = self.paper.place(&id).unwrap_or(self.at);
        self.passed.insert(id.clone());
        let at = self.at;
        self.at = self.next(place + 1);
        self.steps.push(Step { at, id, before });
    }

    /// The next line to ask for, from the one at `place` on.
    fn next(&self, place: usize) -> usize {
        let is_next = |question: &paper::Question| match self.order {
            Order::Each => question.is_asked,
            Order::Missing => {
                let is_passed = self.passed.contains(&question.id);
                question.is_asked && !is_passed && !self.paper.has(question)
            }
        };
        let mut questions = self.paper.questions.iter().enumerate().skip(place);
        let next = questions.find(|(_, question)| is_next(question));
        next.map_or(self.paper.questions.len(), |(place, _)| place)
    }
}
