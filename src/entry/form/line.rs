//! What one typed line says: a command, a task to go to, or an answer, maybe with the task that it is about.

use super::paper::{Paper, begins_with};
use super::{letters, scores};
use crate::entry::answer::{Answer, Part};
use crate::wording::{near, quoted_list};

/// What a line says.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Line {
    /// Enter alone.
    Nothing,
    Command(Command),
    /// Another line of the paper, by its place.
    Go(usize),
    /// An answer, `None` for an abstention; to the line of that place, else to the one that was asked for.
    Answer(Option<usize>, Option<Answer>),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Command {
    Help,
    Undo,
    Back,
    List,
    Show,
    Done,
}

/// Why a line is not taken, in the user's words.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Refusal {
    pub(super) why: String,
    pub(super) about: About,
}

/// Which line of the paper was meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum About {
    /// The one that was asked for.
    Asked,
    /// The one of that place.
    Named(usize),
    /// Nobody can say.
    Unclear,
}

/// The words that are commands, when they stand alone.
pub(super) const COMMANDS: [(&str, Command); 10] = [
    ("undo", Command::Undo),
    ("u", Command::Undo),
    ("back", Command::Back),
    ("list", Command::List),
    ("show", Command::Show),
    ("done", Command::Done),
    ("quit", Command::Done),
    ("exit", Command::Done),
    ("help", Command::Help),
    ("?", Command::Help),
];

/// Reads a line that was typed when the line of the paper at `at` was asked for.
pub(super) fn read(paper: &Paper, at: usize, typed: &str) -> Result<Line, Refusal> {
    let typed = typed.trim();
    if typed.is_empty() {
        return Ok(Line::Nothing);
    }
    let word = typed.to_lowercase();
    if let Some((_, command)) = COMMANDS.iter().find(|(name, _)| *name == word) {
        return Ok(Line::Command(*command));
    }
    match paper.part {
        Part::First | Part::Second => scores::read(paper, typed),
        Part::Raci => letters::read(paper, at, typed),
    }
}

/// The first word, and what stands behind it.
pub(super) fn first_word(typed: &str) -> (&str, &str) {
    match typed.split_once(char::is_whitespace) {
        Some((word, rest)) => (word, rest.trim()),
        None => (typed, ""),
    }
}

/// Whether somebody abstains.
pub(super) fn is_abstention(typed: &str) -> bool {
    matches!(typed, "-" | "–" | "—")
}

/// A refusal that is about the line that was asked for.
pub(super) fn refused<T>(about: Option<usize>, why: impl Into<String>) -> Result<T, Refusal> {
    Err(Refusal {
        why: why.into(),
        about: about.map_or(About::Asked, About::Named),
    })
}

/// The line of the paper that a word means: `#17`, an id, or how only one id begins.
pub(super) fn named(paper: &Paper, word: &str) -> Result<usize, Refusal> {
    let unclear = |why: String| Refusal {
        why,
        about: About::Unclear,
    };
    if let Some(number) = word.strip_prefix('#').and_then(|n| n.parse().ok()) {
        return numbered(paper, number);
    }
    if let Some(place) = paper.place(word) {
        return Ok(place);
    }
    let begins: Vec<&str> = paper.ids().filter(|id| begins_with(id, word)).collect();
    let kind = paper.part.kind();
    match begins.as_slice() {
        [only] => Ok(paper.place(only).unwrap_or_default()),
        [] => Err(unclear(match near(word, paper.ids()) {
            Some(near) => format!("there is no {kind} `{word}`; did you mean `{near}`?"),
            None => format!("there is no {kind} `{word}`; write its id or `#` and its number"),
        })),
        several => Err(unclear(format!(
            "`{word}` may be {}; write more of it",
            quoted_list(several)
        ))),
    }
}

/// The line of the paper with that number.
pub(super) fn numbered(paper: &Paper, number: u32) -> Result<usize, Refusal> {
    let unclear = |why: String| Refusal {
        why,
        about: About::Unclear,
    };
    let questions = paper.questions.iter().enumerate();
    let alike: Vec<_> = questions
        .filter(|(_, question)| question.number == number)
        .collect();
    let what = match paper.part {
        Part::Raci => "row",
        _ => "card",
    };
    match alike.as_slice() {
        [(place, _)] => Ok(*place),
        [] => Err(unclear(format!("there is no {what} {number}"))),
        several => {
            let ids: Vec<&str> = several.iter().map(|(_, question)| &*question.id).collect();
            let ids = quoted_list(&ids);
            Err(unclear(format!(
                "{what} {number} is {ids}; write the id instead"
            )))
        }
    }
}
