use std::collections::BTreeSet;

use super::*;
use crate::view::handout::Handout;
use crate::words::{Words, keys, languages};

fn run() -> impl Iterator<Item = &'static Exercise> {
    CATALOGUE.iter().filter(|exercise| exercise.name != "break")
}

fn exercise(word: &str) -> &'static Exercise {
    Exercise::of_word(word).unwrap()
}

#[test]
fn every_exercise_is_complete_in_every_language() {
    let minutes = |lines: Vec<Line>| lines.iter().map(|line| line.minutes).collect::<Vec<_>>();
    for language in languages() {
        let words = Words::of(language).unwrap();
        let english = Words::of("en").unwrap();
        for exercise in run() {
            let name = exercise.name;
            for field in ["name", "purpose", "say", "do", "watch", "cut", "output"] {
                let text = words.get(&format!("exercise.{name}.{field}")).to_owned();
                assert!(!text.starts_with("exercise."), "{language}: {text}");
                let is_english = exercise.text(&english, field) == Some(&text);
                assert_eq!(
                    is_english,
                    language == "en" || text == "Workstreams",
                    "{language}: {name}.{field} is translated"
                );
            }
            for field in ["do", "cut"] {
                let own = minutes(exercise.lines(&words, field));
                assert!(
                    own.iter().all(Option::is_some),
                    "{language}: {name}.{field}"
                );
                assert_eq!(
                    own,
                    minutes(exercise.lines(&english, field)),
                    "{name}.{field}"
                );
            }
            let say = exercise.text(&words, "say").unwrap();
            let sentences = say.matches(['.', '?', '!']).count();
            assert!((2..=8).contains(&sentences), "{language}: {name}: {say}");
        }
    }
}

#[test]
fn texts_and_catalogue_have_the_same_exercises() {
    let texts: BTreeSet<&str> = keys()
        .filter_map(|key| key.strip_prefix("exercise.")?.split('.').next())
        .collect();
    let catalogue: BTreeSet<&str> = CATALOGUE.iter().map(|exercise| exercise.name).collect();
    assert_eq!(texts, catalogue);
}

#[test]
fn a_word_names_one_exercise() {
    let mut words = BTreeSet::new();
    for exercise in CATALOGUE {
        for word in exercise.also.iter().chain([&exercise.name]) {
            assert!(words.insert(*word), "{word} names two");
        }
    }
    assert_eq!(exercise("Role cards").name, "role-cards");
    assert_eq!(exercise("RASCI").name, "raci");
    assert_eq!(exercise("decisions").name, "close");
    for place in (1..=7)
        .map(|n| format!("C{n}"))
        .chain((1..=15).map(|n| format!("E{n}")))
    {
        assert!(Exercise::of_word(&place).is_some(), "{place} of the domain");
    }
    assert!(Exercise::of_word("juggling").is_none());
}

#[test]
fn exercises_take_as_long_as_the_domain_says() {
    let words = Words::of("en").unwrap();
    let usual = |word| usual(&exercise(word).lines(&words, "do"));
    for (word, minutes) in [
        ("inventory", 60),
        ("vote", 40),
        ("reveal", 60),
        ("disposition", 75),
        ("perception", 25),
        ("raci", 80),
        ("role-cards", 40),
        ("competency", 65),
        ("close", 25),
        ("alignment", 25),
        ("north-star", 60),
        ("playbooks", 75),
        ("tools", 45),
        ("workstreams", 50),
    ] {
        assert_eq!(usual(word), Some(minutes), "{word}");
    }
    assert_eq!(usual("break"), None);
}

#[test]
fn what_is_cut_wins_less_than_the_exercise_takes() {
    let words = Words::of("en").unwrap();
    for exercise in run() {
        let wins = usual(&exercise.lines(&words, "cut"));
        assert!(
            wins < usual(&exercise.lines(&words, "do")),
            "{}",
            exercise.name
        );
    }
}

#[test]
fn what_is_to_be_typed_names_handouts_that_there_are() {
    let pages = ["agreement", "competencies"];
    let entries = run().filter_map(|exercise| exercise.entry);
    for entry in entries.chain([&BEFORE, &LAST]) {
        for only in entry.lines.split("--only ").skip(1) {
            let names = only.lines().next().unwrap().split(',');
            for name in names {
                let is_handout = Handout::ALL.iter().any(|handout| handout.name() == name);
                assert!(is_handout || pages.contains(&name), "{name}");
            }
        }
    }
}

#[test]
fn a_line_without_minutes_weighs_as_the_others_do() {
    let steps = lines("10 A\n\n B \n20 C");
    assert_eq!(scaled(&steps, 45), [10, 15, 20]);
    assert_eq!(scaled(&lines("A\nB"), 9), [5, 4]);
    assert_eq!(usual(&lines("A")), None);
}
