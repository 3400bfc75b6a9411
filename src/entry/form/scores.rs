//! Two scores as people type them: `4 2`, `42`, `4,2`, `4 M`, `17 4 2`, `checkin-calls 4 2`, `-`.

use super::line::{Line, Refusal, first_word, is_abstention, named, numbered, refused};
use super::paper::Paper;
use crate::entry::answer::Answer;
use crate::model::vote::{Scale, Scores};
use crate::wording::{did_you_mean, folded};

/// Reads a line of a ballot with scores.
pub(super) fn read(paper: &Paper, typed: &str) -> Result<Line, Refusal> {
    let (word, rest) = first_word(typed);
    // An id may begin with a digit; a number by itself is never a name.
    let is_name = paper.place(word).is_some() && !is_number(word) || !begins_as_score(word);
    if is_name {
        let place = named(paper, word)?;
        if rest.is_empty() {
            return Ok(Line::Go(place));
        }
        return answer(paper, Some(place), rest);
    }
    answer(paper, None, typed)
}

/// The scores of the line at `place`, else of the one that was asked for unless a card is named before them.
fn answer(paper: &Paper, place: Option<usize>, typed: &str) -> Result<Line, Refusal> {
    if is_abstention(typed) {
        return Ok(Line::Answer(place, None));
    }
    let (words, is_mixed) = words(typed);
    if words.len() == 2 && is_number(words[0]) && is_abstention(words[1]) && place.is_none() {
        let card = card(words[0]).map(|number| numbered(paper, number));
        if let Some(Ok(place)) = card
            && score(words[0], &paper.impact, "impact").is_err()
        {
            return Ok(Line::Answer(Some(place), None));
        }
    }
    if words.len() > 1 && words.iter().any(|word| is_abstention(word)) {
        return refused(
            place,
            "a vote takes both scores, impact and effort; `-` alone leaves the task out",
        );
    }
    match (words.as_slice(), place) {
        ([compact], _) => two_in_one(paper, place, compact),
        ([impact, effort], _) => both(paper, place, impact, effort),
        ([_, _, _], _) if is_mixed => refused(
            place,
            format!(
                "`{typed}` has blanks and commas; write half a score with a point, such as `4.5 2`, and a card before \
                 both scores with blanks, such as `17 4 2`"
            ),
        ),
        ([number, impact, effort], None) => match card(number) {
            Some(number) => both(paper, Some(numbered(paper, number)?), impact, effort),
            None => too_many(place, typed),
        },
        _ => too_many(place, typed),
    }
}

fn too_many(place: Option<usize>, typed: &str) -> Result<Line, Refusal> {
    let why = format!("`{typed}` is more than two scores; write impact and effort, such as `4 2`");
    refused(place, why)
}

/// `42` or `4M`, where no score has two digits.
fn two_in_one(paper: &Paper, place: Option<usize>, word: &str) -> Result<Line, Refusal> {
    let is_short = |scale: &Scale| scale.min >= 0.0 && scale.max < 10.0;
    let mut letters = word.chars();
    let first = letters.next().filter(char::is_ascii_digit);
    let rest = letters.as_str();
    let is_two = rest.len() == 1 || !rest.starts_with(|c: char| c.is_ascii_digit() || c == '.');
    match first {
        Some(first)
            if is_short(&paper.impact) && is_short(&paper.effort) && is_two && !rest.is_empty() =>
        {
            both(paper, place, &first.to_string(), rest)
        }
        _ => refused(
            place,
            format!("`{word}` is one score; write both, impact and effort, such as `4 2`"),
        ),
    }
}

fn both(paper: &Paper, place: Option<usize>, impact: &str, effort: &str) -> Result<Line, Refusal> {
    let scored = score(impact, &paper.impact, "impact").and_then(|impact| {
        let (effort, size) = effort_of(effort, &paper.effort)?;
        let scores = Scores { impact, effort };
        Ok(Answer::Scores { scores, size })
    });
    match scored {
        Ok(answer) => Ok(Line::Answer(place, Some(answer))),
        Err(why) => match place.or(card(impact).and_then(|number| numbered(paper, number).ok())) {
            Some(_) if place.is_none() && score(impact, &paper.impact, "impact").is_err() => {
                refused(
                    place,
                    format!("{why}; for card {impact} write `{impact} 4 2`"),
                )
            }
            _ => refused(place, why),
        },
    }
}

/// A number on the scale, else a size of it.
fn effort_of(word: &str, scale: &Scale) -> Result<(f64, Option<String>), String> {
    if begins_as_score(word) && !scale.sizes.contains_key(word) {
        return score(word, scale, "effort").map(|score| (score, None));
    }
    let exact = scale.sizes.get_key_value(word);
    let alike = || {
        let mut alike = scale.sizes.iter();
        alike.find(|(size, _)| folded(size) == folded(word))
    };
    match exact.or_else(alike) {
        Some((size, score)) => Ok((*score, Some(size.clone()))),
        None => Err(format!(
            "`{word}` is neither a number nor a size of the effort scale; {}",
            did_you_mean(word, scale.sizes.keys().map(String::as_str))
        )),
    }
}

fn score(word: &str, scale: &Scale, axis: &str) -> Result<f64, String> {
    let number = is_number(word).then(|| word.parse::<f64>().ok()).flatten();
    let (min, max) = (scale.min, scale.max);
    match number {
        Some(number) if scale.holds(number) => Ok(number),
        Some(_) => Err(format!("{axis} goes from {min} to {max}, not to {word}")),
        None => Err(format!(
            "`{word}` is no score; {axis} is a number from {min} to {max}"
        )),
    }
}

/// The words between blanks and commas, and whether both kinds stand between them.
fn words(typed: &str) -> (Vec<&str>, bool) {
    let is_comma = |c: char| matches!(c, ',' | ';' | '/');
    let parts: Vec<&str> = typed.split(is_comma).map(str::trim).collect();
    let words: Vec<&str> = parts
        .iter()
        .flat_map(|part| part.split_whitespace())
        .collect();
    let is_mixed = parts.len() > 1 && parts.iter().any(|part| part.contains(char::is_whitespace));
    (words, is_mixed)
}

/// The number of a card.
fn card(word: &str) -> Option<u32> {
    word.strip_prefix('#').unwrap_or(word).parse().ok()
}

/// A number as it is written by hand: no `inf`, no `1e3`.
fn is_number(word: &str) -> bool {
    let digits = word.strip_prefix('-').unwrap_or(word);
    let is_plain = digits.chars().all(|c| c.is_ascii_digit() || c == '.');
    is_plain && digits.starts_with(|c: char| c.is_ascii_digit() || c == '.')
}

/// Whether a word is a score rather than a name.
fn begins_as_score(word: &str) -> bool {
    is_abstention(word)
        || word.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '-' | '.' | ',' | '+'))
}
