//! Headers in two parts: "Anna impact", "Effort [Chase tickets]", "Wirkung: Anna", "Ana (self)".

use crate::import::fields::{Fit, words};
use crate::wording::one_line;

/// What one part of a header names, and what the other says; `None` where neither part names anything, or both do.
///
/// `named` says what a text names: exactly, or among other words.
pub(in crate::import) fn parted<T>(
    header: &str,
    named: impl Fn(&str, Fit) -> Option<T>,
) -> Option<(T, String)> {
    let header = one_line(header);
    bracketed(&header, &named).or_else(|| at_an_end(&header, &named))
}

/// "Question [Row]" of a grid, or "Anna (impact)".
fn bracketed<T>(header: &str, named: impl Fn(&str, Fit) -> Option<T>) -> Option<(T, String)> {
    let inner = header.strip_suffix([']', ')'])?;
    let (outer, inner) = inner.rsplit_once(['[', '('])?;
    let (outer, inner) = (outer.trim(), inner.trim());
    // Numbers in brackets are a scale: "Impact (1-5)".
    if !inner.chars().any(char::is_alphabetic) || outer.is_empty() {
        return None;
    }
    match (named(inner, Fit::Exact), named(outer, Fit::Loose)) {
        (Some(what), None) => Some((what, outer.to_owned())),
        (None, Some(what)) => Some((what, inner.to_owned())),
        _ => None,
    }
}

/// A name as the first or the last word.
fn at_an_end<T>(header: &str, named: impl Fn(&str, Fit) -> Option<T>) -> Option<(T, String)> {
    const BETWEEN: &[char] = &[
        ' ', ':', '-', '–', '—', '_', '/', '|', ',', '(', ')', '[', ']',
    ];
    let last = header.rsplit(BETWEEN).find(|word| !word.is_empty())?;
    let first = header.split(BETWEEN).find(|word| !word.is_empty())?;
    let rest = |word: &str, is_last: bool| {
        let rest = match is_last {
            true => header.trim_end_matches(BETWEEN).strip_suffix(word)?,
            false => header.trim_start_matches(BETWEEN).strip_prefix(word)?,
        };
        let rest = rest.trim_matches(BETWEEN);
        (!words(rest).is_empty()).then(|| rest.to_owned())
    };
    let of = |word: &str, is_last| Some((named(word, Fit::Exact)?, rest(word, is_last)?));
    match (of(last, true), of(first, false)) {
        (Some(found), None) | (None, Some(found)) => Some(found),
        _ => None,
    }
}
