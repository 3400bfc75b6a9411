//! What the form says.

use super::paper::Question;
use super::{Change, Form};
use crate::entry::answer::{Answer, Part};
use crate::model::vote::Scale;
use crate::vocabulary::Letter;

/// So many names can be read in one sentence.
const READABLE: usize = 12;

impl Form {
    /// How to type, with what each score means.
    pub(super) fn help(&self) -> String {
        let paper = &self.paper;
        let [one, example] = match paper.part {
            Part::Raci => ["ops", "A=ops R=csm,se"],
            _ => ["42", "4 2"],
        };
        let mut lines = match paper.part {
            Part::Raci => vec![
                format!(
                    "`{one}` is who answers for it; `{example}` gives several letters, and others stay as they are"
                ),
                format!("roles: {}", self.roles()),
            ],
            _ => {
                let mut lines = meaning("impact", &paper.impact);
                lines.extend(meaning("effort", &paper.effort));
                let sizes = paper.effort.sizes.iter();
                let sizes: Vec<String> = sizes
                    .map(|(size, score)| format!("{size} {score}"))
                    .collect();
                lines.push(format!("effort may be a size: {}", sizes.join(", ")));
                lines.push(format!("`{example}` or `{one}` is impact 4 and effort 2"));
                lines
            }
        };
        let (named, example) = match paper.questions.get(self.at).or(paper.questions.last()) {
            Some(question) => (question, example),
            None => return lines.join("\n"),
        };
        let number = named.number;
        let by_number = match paper.part {
            Part::Raci => format!("{number} {one}"),
            _ => format!("{number} {example}"),
        };
        lines.push(format!(
            "`{by_number}` or `{} {one}` is for another one; it goes on behind that, Tab completes ids",
            named.id
        ));
        lines.push("`-` abstains; Enter alone leaves things as they are".to_owned());
        lines.push(
            "`undo` takes the last line back, `back` goes to the one before, `list` is what is missing, `show` what is \
             entered, `done` ends"
                .to_owned(),
        );
        lines.join("\n")
    }

    /// What has no answer.
    pub(super) fn missing(&self) -> String {
        let missing: Vec<String> = self.paper.missing().map(Question::label).collect();
        match missing.len() {
            0 => "nothing is missing".to_owned(),
            count => format!("{count} missing: {}", missing.join(", ")),
        }
    }

    /// What is entered, a line each.
    pub(super) fn entered(&self) -> String {
        let questions = self.paper.questions.iter();
        let lines = questions.filter_map(|question| {
            let answer = self.paper.answers.get(&question.id)?;
            Some(format!(
                "{:>3} {}  {}",
                question.number,
                question.id,
                answer.typed()
            ))
        });
        match lines.collect::<Vec<_>>().join("\n") {
            nothing if nothing.is_empty() => "nothing is entered".to_owned(),
            lines => lines,
        }
    }

    /// What there is to do at the end of the paper.
    pub fn at_the_end(&self) -> String {
        let example = match self.paper.part {
            Part::Raci => "ops",
            _ => "4 2",
        };
        let named = self.paper.missing().next().or(self.paper.questions.first());
        let named = named.map_or("", |question| &question.id);
        format!(
            "this is the end of the ballot; `{named} {example}` changes one of its lines, `done` ends"
        )
    }

    /// "53 of 54 in round 1; missing: 18 ticket-chase".
    pub fn summary(&self) -> String {
        let (done, of) = self.tally();
        let missing: Vec<String> = self.paper.missing().map(Question::label).collect();
        let more = missing.len().saturating_sub(READABLE);
        let listed = missing[..missing.len() - more].join(", ");
        let name = self.paper.part.name();
        match (missing.len(), more) {
            (0, _) => format!("{done} of {of} in {name}"),
            (_, 0) => format!("{done} of {of} in {name}; missing: {listed}"),
            _ => format!("{done} of {of} in {name}; missing: {listed} and {more} more"),
        }
    }

    /// What became of a change that takes the place of `before`.
    pub(super) fn told(&self, change: &Change, before: Option<&Answer>) -> String {
        let label = self.label(&change.id);
        match (&change.answer, before, change.undoes) {
            (Some(answer), _, true) => format!("taken back: {label} is {} again", answer.typed()),
            (None, _, true) => format!("taken back: {label} is open again"),
            (Some(answer), None, _) => format!("{label}: {}", answer.in_words()),
            (Some(answer), Some(before), _) => {
                format!("{label}: {}, was {}", answer.in_words(), before.typed())
            }
            (None, Some(before), _) => format!("{label}: taken out, was {}", before.typed()),
            (None, None, _) => label,
        }
    }

    /// That an answer says what is there.
    pub(super) fn already(&self, id: &str) -> Option<String> {
        let there = self.paper.answers.get(id)?;
        Some(format!("{}: {} already", self.label(id), there.in_words()))
    }

    fn label(&self, id: &str) -> String {
        let place = self.paper.place(id);
        place.map_or_else(
            || id.to_owned(),
            |place| self.paper.questions[place].label(),
        )
    }

    fn roles(&self) -> String {
        let roles = self.paper.roles.iter();
        let roles: Vec<String> = roles
            .map(|role| match role.names.first() {
                Some(name) if *name != role.id => format!("{} {name}", role.id),
                _ => role.id.clone(),
            })
            .collect();
        roles.join(", ")
    }

    /// The letters that the row may have, such as "A R C I".
    pub fn letters(&self) -> Vec<Letter> {
        let question = self.paper.questions.get(self.at);
        question.map_or_else(Vec::new, |question| question.variant.letters().to_vec())
    }
}

/// The question and the anchors of a scale, a line each.
fn meaning(axis: &str, scale: &Scale) -> Vec<String> {
    let question = scale.question.as_deref().unwrap_or_default();
    let ends = format!("from {} to {}", scale.min, scale.max);
    let head = match question {
        "" => format!("{axis} {ends}"),
        question => format!("{axis} {ends}: {question}"),
    };
    let anchors = scale.anchors.iter().map(|anchor| format!("  {anchor}"));
    std::iter::once(head).chain(anchors).collect()
}
