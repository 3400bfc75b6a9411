use super::*;

fn own(text: &str) -> IndexMap<String, Text> {
    table::read(text)
}

#[test]
fn a_number_decides_the_form() {
    let polish = Words::of("pl").expect("a language").with(own(
        "raci.rows = { one = \"{count} wiersz\", few = \"{count} wiersze\", other = \"{count} wierszy\" }",
    ));
    let rows = |count| polish.counted("raci.rows", count);
    assert_eq!(
        (rows(1), rows(3), rows(5)),
        ("1 wiersz".into(), "3 wiersze".into(), "5 wierszy".into())
    );
}

#[test]
fn a_language_without_a_table_reads_english_and_its_own_lines() {
    let words = Words::of("fr-CA")
        .expect("a language")
        .with(own("state.draft = \"brouillon\""));
    assert_eq!(words.get("state.draft"), "brouillon");
    assert_eq!(words.get("state.agreed"), "agreed");
    assert_eq!((words.lang().as_str(), words.direction()), ("fr-CA", "ltr"));
    assert_eq!(Words::of("ar").expect("a language").direction(), "rtl");
    assert_eq!(
        Words::of("de-AT").expect("a language").get("list.and"),
        " und "
    );
    assert_eq!(Words::of("not a tag"), None);
}

#[test]
fn what_is_said_is_filled_inside_out() {
    let said = Said::new("finding.many-accountable")
        .with("row", "`Quote`")
        .with("letter", "A")
        .with("roles", Arg::from_iter(["CSM", "AE"]))
        .count(2);
    let german = Words::of("de").expect("a language");
    assert!(
        english().say(&said).contains("CSM and AE"),
        "{}",
        english().say(&said)
    );
    assert!(
        german.say(&said).contains("CSM und AE"),
        "{}",
        german.say(&said)
    );
}

#[test]
fn numbers_read_as_readers_write_them() {
    let german = Words::of("de").expect("a language");
    assert_eq!(german.hours(156.86), "156,9 h");
    assert_eq!(german.hours_a_week(2.0), "2,0 h je Woche");
    assert_eq!(german.range((1.0, 2.5)), "1 bis 2,5");
    assert_eq!(german.tick(0.0625), "0,063");
    assert_eq!(english().score(3.25), "3.25");
    for nothing in [-0.0, -0.0004] {
        assert_eq!(english().number(nothing, 1), "0.0");
        assert_eq!(english().signed(nothing, 2), "+0.00");
        assert_eq!(english().plain(nothing), "0");
        assert_eq!(english().tick(nothing), "0");
    }
    assert_eq!(english().share(385.1, 797.5).as_deref(), Some("48 %"));
    assert_eq!(english().share(1.0, 0.0), None);
}

#[test]
fn templates_find_a_key_under_its_name_without_hyphens() {
    let all = english().all();
    assert_eq!(all["label"]["hours_a_week"], "Hours a week");
    assert_eq!(
        english().letter("RACI", "R"),
        Some("Responsible: does the work")
    );
}

#[test]
fn what_nobody_fills_stays_as_it_was_typed() {
    assert_eq!(table::filled("a {b} {c", |_| None), "a {b} {c");
    assert_eq!(
        table::filled("{x}{y}", |name| (name == "x").then(|| "1".to_owned())),
        "1{y}"
    );
}

/// Every language has every text, with the same placeholders; only questions are elsewhere in English (`docs/codes`).
#[test]
fn the_shipped_languages_are_complete() {
    let (_, english) = &SHIPPED[0];
    assert!(!english.is_empty());
    for (language, texts) in &SHIPPED[1..] {
        let missing: Vec<_> = english
            .keys()
            .filter(|key| !texts.contains_key(*key))
            .collect();
        assert!(missing.is_empty(), "{language} lacks {missing:?}");
        for (key, text) in texts {
            let Some(original) = english.get(key) else {
                assert!(
                    key.starts_with("question."),
                    "{language} has `{key}`, which English has not"
                );
                continue;
            };
            let names = |text: &Text| {
                let mut names: Vec<String> = text
                    .forms()
                    .into_iter()
                    .flat_map(placeholders)
                    .map(str::to_owned)
                    .collect();
                names.sort();
                names.dedup();
                names
            };
            assert_eq!(names(text), names(original), "{language}: {key}");
        }
    }
}
