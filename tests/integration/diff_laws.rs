//! Laws of comparing that hold for any two workshops: layout means nothing, nothing is left out, every value counts.
//!
//! `tests/diff-laws/everything.toml` says every key once; made-up workshops are what is left of it when things, keys and
//! values are taken away and changed by chance.

pub(crate) mod made_up;

use std::collections::BTreeMap;

use offsite::diagnostic::Report;
use offsite::diff::{Change, Facts, Field, diff};
use offsite::load::load;
use offsite::model::Workshop;
use offsite::resolve::resolve;
use offsite::source::{SourceFile, SourceTree};
use proptest::prelude::*;

use made_up::{Dice, MadeUp};

/// `PROPTEST_CASES=10000` tries as many; the default takes seconds.
fn config() -> ProptestConfig {
    ProptestConfig {
        // Everything follows from one number, so there is nothing to make smaller.
        max_shrink_iters: 0,
        failure_persistence: None,
        ..ProptestConfig::default()
    }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn layout_means_nothing(seed: u64) {
        let mut dice = Dice::new(seed);
        let made_up = MadeUp::by(&mut dice);
        let (workshop, _) = read(&[made_up.text()]);
        let changes = diff(&workshop, &workshop, None).changes;
        prop_assert!(changes.is_empty(), "itself: {:?}", fields(&changes));
        let files = made_up.laid_out_otherwise(&mut dice);
        let (same, _) = read(&files);
        let changes = diff(&workshop, &same, None).changes;
        prop_assert!(changes.is_empty(), "{:#?}", fields(&changes));
    }

    #[test]
    fn what_changed_leads_from_one_to_the_other(seed: u64) {
        let mut dice = Dice::new(seed);
        let before = MadeUp::by(&mut dice);
        let after = match dice.below(3) {
            0 => MadeUp::by(&mut dice),
            1 => before.with_another_value(&mut dice),
            _ => before.with_another_id(&mut dice),
        };
        let (old, _) = read(&[before.text()]);
        let (new, _) = read(&[after.text()]);
        let with_ballots = !(old.vote.secret || new.vote.secret);
        let told = diff(&old, &new, None).applied_to(Facts::of(&old, with_ballots));
        let (told, wanted) = (shown(&told), shown(&Facts::of(&new, with_ballots)));
        prop_assert!(told == wanted, "{:#?}", differing(&told, &wanted));
    }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn every_value_counts(seed: u64) {
        let mut dice = Dice::new(seed);
        let before = MadeUp::by(&mut dice);
        let after = before.with_another_value(&mut dice);
        let ((old, was_clear), (new, is_clear)) = (read(&[before.text()]), read(&[after.text()]));
        prop_assume!(before.text() != after.text());
        // What is unclear is not compared; the library fails when that is too often so.
        prop_assume!(was_clear && is_clear);
        let (old, new) = (shown(&Facts::of(&old, true)), shown(&Facts::of(&new, true)));
        prop_assert!(old != new, "{}", differing_lines(&before.text(), &after.text()));
    }
}

/// The laws would hold for anything if hardly anything were said.
#[test]
fn made_up_workshops_say_much() {
    let (everything, is_clear) = read(&[MadeUp::everything().text()]);
    assert!(is_clear, "the file of everything does not make sense");
    let everything = Facts::of(&everything, true).iter().count();
    assert!(everything > 300, "{everything}");
    let sizes = (0..100).map(|seed| {
        let (workshop, is_clear) = read(&[MadeUp::by(&mut Dice::new(seed)).text()]);
        (Facts::of(&workshop, true).iter().count(), is_clear)
    });
    let sizes: Vec<_> = sizes.collect();
    let clear = sizes.iter().filter(|(_, is_clear)| *is_clear).count();
    assert!(clear > 80, "only {clear} of 100 make sense");
    let few = sizes.iter().filter(|(size, _)| *size < 100).count();
    assert!(few < 50, "{few} of 100 say little");
}

/// A workshop from the texts of its files, and whether they make sense.
fn read(texts: &[String]) -> (Workshop, bool) {
    let files = texts
        .iter()
        .enumerate()
        .map(|(number, text)| SourceFile::new(format!("{number}.toml"), text.clone()));
    let sources = SourceTree::new(files.collect());
    let mut report = Report::default();
    let workshop = resolve(&load(&sources, &mut report), &mut report);
    (workshop, !report.is_unclear())
}

/// Where changes were found, and what.
fn fields(changes: &[Change]) -> Vec<&Field> {
    changes.iter().flat_map(|change| &change.fields).collect()
}

fn differing_lines(before: &str, after: &str) -> String {
    let before: Vec<&str> = before.lines().collect();
    let news = after.lines().filter(|line| !before.contains(line));
    news.collect::<Vec<_>>().join("\n")
}

fn shown(facts: &Facts) -> BTreeMap<String, String> {
    let pairs = facts.iter();
    pairs
        .map(|(place, value)| (format!("{:?}", place.path()), format!("{value:?}")))
        .collect()
}

fn differing<'s>(
    a: &'s BTreeMap<String, String>,
    b: &'s BTreeMap<String, String>,
) -> Vec<(&'s str, Option<&'s String>, Option<&'s String>)> {
    let places = a.keys().chain(b.keys());
    let pairs = places.map(|place| (place.as_str(), a.get(place), b.get(place)));
    pairs.filter(|(_, a, b)| a != b).collect()
}
