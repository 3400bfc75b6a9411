//! Tables that look like charts with words of their own instead of letters: which words, and what to say about them.

use std::collections::BTreeMap;

use super::cell::{Reading, read};
use super::scheme::Scheme;
use super::tables::{letter_cells, plans};
use super::tell;
use super::words;
use crate::error::Error;
use crate::import::Choices;
use crate::sheet::{Book, Table};
use crate::vocabulary::Letter;
use crate::wording::{counted, key_of, one_line, quoted};

/// The words that stand again and again in several columns of a table; `None` where it is no chart of such words.
pub(super) fn words_of(table: &Table) -> Option<BTreeMap<String, usize>> {
    const LONGEST: usize = 40;
    const COLUMNS: usize = 3;
    const TIMES: usize = 2;
    let mut places: BTreeMap<String, (usize, Vec<usize>)> = BTreeMap::new();
    for row in &table.rows {
        for (column, cell) in row.cells.iter().enumerate() {
            for part in parts(&cell.text) {
                let is_word =
                    part.chars().any(char::is_alphabetic) && part.chars().count() <= LONGEST;
                if !is_word || words::is_nothing(&part) || cell.is_carried {
                    continue;
                }
                let (count, columns) = places.entry(part).or_default();
                *count += 1;
                if !columns.contains(&column) {
                    columns.push(column);
                }
            }
        }
    }
    let shared: BTreeMap<String, usize> = places
        .into_iter()
        .filter(|(_, (count, columns))| *count >= TIMES && columns.len() >= 2)
        .map(|(text, (count, _))| (text, count))
        .collect();
    let cells: usize = shared.values().sum();
    let width = table
        .rows
        .iter()
        .map(|row| row.cells.len())
        .max()
        .unwrap_or(0);
    (!shared.is_empty() && width > COLUMNS && cells >= table.rows.len()).then_some(shared)
}

/// Why nothing of a book is a chart.
pub(super) fn refusal(book: &Book, chosen: &[usize], choices: &Choices) -> Error {
    for table in chosen.iter().map(|number| &book.tables[*number]) {
        let Some(shared) = words_of(table) else {
            continue;
        };
        // As if each of them were a letter, to find out which cells are of roles.
        let mut own: Vec<(String, Vec<Letter>)> = shared
            .keys()
            .map(|word| (word.clone(), vec![Letter::A]))
            .collect();
        own.extend(choices.letters.iter().cloned());
        let scheme = Scheme::any(&own);
        let cells: BTreeMap<String, usize> = plans(0, table, &scheme, choices)
            .iter()
            .flat_map(|plan| letter_cells(plan, &scheme))
            .fold(BTreeMap::new(), |mut all, (text, count)| {
                *all.entry(text).or_default() += count;
                all
            });
        if !cells.is_empty() {
            return Error::Import(unknown_words(book, &cells, &Scheme::any(&choices.letters)));
        }
    }
    Error::Import(tell::no_chart(book, chosen))
}

/// Refuses a chart of which most cells say nothing we know.
///
/// # Errors
/// It is one.
pub(super) fn refuse_most_unreadable(
    book: &Book,
    charts: &[(&BTreeMap<String, usize>, &Scheme)],
    scheme: &Scheme,
) -> Result<(), Error> {
    let mut all = 0;
    let mut unread: BTreeMap<String, usize> = BTreeMap::new();
    for (cells, own) in charts {
        all += cells.values().sum::<usize>();
        let others = cells
            .iter()
            .filter(|(text, _)| read(text, own) == Reading::Unreadable);
        others.for_each(|(text, count)| *unread.entry(text.clone()).or_default() += count);
    }
    if unread.values().sum::<usize>() * 2 <= all {
        Ok(())
    } else {
        Err(Error::Import(unknown_words(book, &unread, scheme)))
    }
}

/// The words of a chart that say nothing we know, and the option that says what they mean.
fn unknown_words(book: &Book, cells: &BTreeMap<String, usize>, scheme: &Scheme) -> String {
    let mut words: BTreeMap<String, (String, usize)> = BTreeMap::new();
    for (text, count) in cells {
        let parts = parts(text);
        for part in parts
            .iter()
            .filter(|part| read(part, scheme) == Reading::Unreadable)
        {
            words
                .entry(key_of(part))
                .or_insert_with(|| (part.clone(), 0))
                .1 += count;
        }
    }
    let mut words: Vec<(String, usize)> = words.into_values().collect();
    words.sort_by(|(word, count), (other, other_count)| {
        other_count.cmp(count).then_with(|| word.cmp(other))
    });
    let told: Vec<String> = words
        .iter()
        .map(|(word, count)| format!("{} ({})", quoted(word), counted(*count, "cell", "cells")))
        .collect();
    let option: Vec<String> = words
        .iter()
        .map(|(word, _)| format!("{}={}", word.replace('\'', "’"), likely(word)))
        .collect();
    format!(
        "most cells of `{}` hold words instead of the letters of a RACI: {}; say which letters they mean, and nothing behind `=` for \
         none, for example `--letters '{}'`",
        book.name,
        told.join(", "),
        option.join(",")
    )
}

/// The words that a cell is put together from.
fn parts(text: &str) -> Vec<String> {
    let parts = text.split(['/', ',', ';', '&', '+', '\n']).map(|part| {
        let part = one_line(part);
        let (first, rest) = part.split_once(' ').unwrap_or((part.as_str(), ""));
        let is_and = words::AND.contains(&first.to_lowercase().as_str()) && !rest.is_empty();
        if is_and { rest.to_owned() } else { part }
    });
    parts.filter(|part| !part.is_empty()).collect()
}

/// A letter to begin an example with; nobody takes it for granted, the user sees it and writes it.
fn likely(word: &str) -> &'static str {
    let word = word.to_lowercase();
    let begins = |starts: &[&str]| starts.iter().any(|start| word.starts_with(start));
    match () {
        () if begins(&["own", "lead", "decid", "approv", "account"]) => "A",
        () if begins(&["execut", "do", "perform", "deliver", "make", "x", "✓", "✔"]) => "R",
        () if begins(&[
            "help",
            "advis",
            "assist",
            "consult",
            "coordin",
            "support",
            "contribut",
            "review",
        ]) =>
        {
            "C"
        }
        () if begins(&["know", "inform", "aware", "notif", "fyi"]) => "I",
        () => "",
    }
}
