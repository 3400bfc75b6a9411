//! Letters as people type them: `ops` for the one who answers, `A=ops R=csm,se`, `3 ops`, `renewal-forecast A=ops`.

use super::line::{About, Line, Refusal, first_word, is_abstention, named, numbered, refused};
use super::paper::{Paper, Question};
use crate::entry::answer::Answer;
use crate::model::Id;
use crate::model::raci::Letters;
use crate::vocabulary::Letter;
use crate::wording::{did_you_mean, quoted_list};

/// Reads a line of a ballot with letters, typed when the row at `at` was asked for.
pub(super) fn read(paper: &Paper, at: usize, typed: &str) -> Result<Line, Refusal> {
    let typed = joined(typed);
    let (word, rest) = first_word(&typed);
    if is_abstention(&typed) {
        return Ok(Line::Answer(None, None));
    }
    if word.contains('=') {
        return answer(paper, at, None, &typed);
    }
    if !rest.is_empty() {
        let place = row(paper, word).map_err(|refusal| unless_roles(paper, &typed, refusal))?;
        if is_abstention(rest) {
            return Ok(Line::Answer(Some(place), None));
        }
        return answer(paper, place, Some(place), rest);
    }
    // One word is a role first; an exact id comes before how another begins.
    let is_role = paper.roles.iter().any(|role| role.id == word);
    if !is_role && let Some(place) = paper.place(word) {
        return Ok(Line::Go(place));
    }
    if paper.role(word).is_ok() {
        return answer(paper, at, None, word);
    }
    match row(paper, word) {
        Ok(place) => Ok(Line::Go(place)),
        Err(_) => answer(paper, at, None, word),
    }
}

/// "A = ops R=csm, se" without the blanks around `=` and `,`.
fn joined(typed: &str) -> String {
    let typed: Vec<&str> = typed.split('=').map(str::trim_end).collect();
    let mut joined = String::new();
    for word in typed.join("=").split_whitespace() {
        // What has a letter of its own begins anew: `C=` is nobody.
        let goes_on = joined.ends_with(['=', ',']) || word.starts_with(',');
        if !joined.is_empty() && (word.contains('=') || !goes_on) {
            joined.push(' ');
        }
        joined.push_str(word);
    }
    joined
}

/// The row that a word means: its place on the paper, its id, or how only one id begins.
fn row(paper: &Paper, word: &str) -> Result<usize, Refusal> {
    match (paper.place(word), word.parse()) {
        (None, Ok(number)) => numbered(paper, number),
        _ => named(paper, word),
    }
}

/// Several roles without letters are about the row that was asked for.
fn unless_roles(paper: &Paper, typed: &str, refusal: Refusal) -> Refusal {
    let (word, rest) = first_word(typed);
    match paper.role(word) {
        Ok(role) if !rest.contains('=') => Refusal {
            why: format!(
                "`{typed}` is more than one role; give each its letter, such as `A={role} R={}`",
                first_word(rest).0
            ),
            about: About::Asked,
        },
        _ => refusal,
    }
}

/// The answer to the row at `at`: letters that are given take the place of those that are there, others stay.
fn answer(paper: &Paper, at: usize, place: Option<usize>, typed: &str) -> Result<Line, Refusal> {
    // At the end of the paper there is no row; the form says so.
    let Some(question) = paper.questions.get(at) else {
        return Ok(Line::Answer(None, None));
    };
    match letters(paper, question, typed) {
        Ok(given) => {
            let so_far = match paper.answers.get(&question.id) {
                Some(Answer::Letters(letters)) => letters.clone(),
                _ => Letters::default(),
            };
            let letters = so_far.overridden(&given);
            let is_empty = letters.is_empty();
            Ok(Line::Answer(
                place,
                (!is_empty).then_some(Answer::Letters(letters)),
            ))
        }
        Err(why) => refused(place, why),
    }
}

fn letters(paper: &Paper, question: &Question, typed: &str) -> Result<Letters, String> {
    let mut given = Letters::default();
    let words: Vec<&str> = typed.split_whitespace().collect();
    for word in &words {
        let (letter, roles) = match word.split_once('=') {
            Some((letter, roles)) => (letter_named(question, letter)?, roles),
            None if words.len() == 1 && !word.contains(',') => (question.accountable(), *word),
            None => {
                return Err(format!(
                    "`{word}` has no letter; write each as `A=ops` or `R=csm,se`"
                ));
            }
        };
        if given.has(letter) {
            return Err(format!(
                "{letter} is given twice; write all its roles at once, such as `{letter}=csm,ae`"
            ));
        }
        given.write(letter);
        for role in roles.split(',').filter(|role| !role.is_empty()) {
            given.give(letter, Id::from(role_named(paper, role)?));
        }
    }
    Ok(given)
}

fn role_named<'p>(paper: &'p Paper, typed: &str) -> Result<&'p str, String> {
    if typed == "?" {
        return Err("`?` is no answer; write `-` where the ballot names nobody".to_owned());
    }
    paper.role(typed).map_err(|several| match several[..] {
        [] => {
            let ids = paper.roles.iter().map(|role| role.id.as_str());
            format!("there is no role `{typed}`; {}", did_you_mean(typed, ids))
        }
        _ => format!(
            "`{typed}` may be {}; write more of it",
            quoted_list(&several)
        ),
    })
}

fn letter_named(question: &Question, typed: &str) -> Result<Letter, String> {
    let known: Vec<&str> = question
        .variant
        .letters()
        .iter()
        .map(|l| l.word())
        .collect();
    let upper = typed.to_uppercase();
    match Letter::of_word(&upper) {
        Some(letter) if question.variant.knows(letter) => Ok(letter),
        Some(letter) => Err(format!(
            "{} has no letter {letter}; use {}",
            question.variant,
            quoted_list(&known)
        )),
        None => Err(format!(
            "there is no letter `{typed}`; use {}",
            quoted_list(&known)
        )),
    }
}
