//! The readers' language: the tables of words are complete and in use, and pages say nothing that is not in them.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use offsite::diagnostic::CODES;
use offsite::pipeline::{Earlier, Output, Reading, RenderOptions, compare, read, render};
use offsite::render::html::Html;
use offsite::source::{SourceFile, SourceTree};
use offsite::view::announcement;
use offsite::view::changes::page;
use offsite::view::frame::Page;
use offsite::view::impact_effort::{Across, FigureOptions};
use offsite::vocabulary::Variant;
use offsite::words::{Words, english, keys, languages, placeholders};
use toml::{Table, Value};

use crate::support::in_repository;
use crate::visible::{said, without};

/// A workshop whose authors' words all begin with `xq`.
const WORKSHOP: &str = include_str!("../language/workshop.toml");

fn sources(text: &str) -> SourceTree {
    SourceTree::new(vec![SourceFile::new("workshop.toml", text)])
}

fn reading(text: &str) -> Reading {
    let reading = read(sources(text), None).unwrap();
    let unclear: Vec<_> = reading
        .report
        .findings()
        .iter()
        .filter(|finding| finding.code.unclear)
        .collect();
    let unclear: Vec<_> = unclear.iter().map(|finding| &finding.message).collect();
    assert!(unclear.is_empty(), "{unclear:?}");
    reading
}

/// The files of those pages that the workshop has, by name.
fn pages(reading: &Reading, options: RenderOptions) -> BTreeMap<String, String> {
    let options = RenderOptions {
        only: Page::of(&reading.workshop).map(Output::Page).collect(),
        ..options
    };
    let artifacts = render(reading, options).unwrap().artifacts;
    let text = |(file, bytes): (&str, &[u8])| {
        let text = String::from_utf8(bytes.to_vec()).unwrap();
        (file.to_owned(), text)
    };
    let files = artifacts.files().map(text);
    files.filter(|(file, _)| file.ends_with(".html")).collect()
}

/// `[words]` that replaces every text by its key in white brackets, and its placeholders after that: what is filled in
/// may not be ours either.
fn pseudo_language() -> String {
    let mut all = Table::new();
    for key in keys() {
        let text = english().text(key);
        let names: BTreeSet<&str> = text
            .iter()
            .flat_map(|text| text.forms())
            .flat_map(placeholders)
            .collect();
        let names: String = names.iter().map(|name| format!(" {{{name}}}")).collect();
        insert(&mut all, key, format!("⟦{key}⟧{names}"));
    }
    let words = Table::from_iter([("words".to_owned(), Value::Table(all))]);
    toml::to_string(&words).unwrap()
}

fn insert(table: &mut Table, key: &str, text: String) {
    match key.split_once('.') {
        None => {
            table.insert(key.to_owned(), Value::String(text));
        }
        Some((group, rest)) => {
            let inner = table
                .entry(group)
                .or_insert_with(|| Value::Table(Table::new()));
            insert(inner.as_table_mut().unwrap(), rest, text);
        }
    }
}

/// A text in which brackets end where their text was cut to fit into its place.
fn closed(text: &str) -> String {
    let mut open = 0_usize;
    let mut whole = String::new();
    for c in text.chars() {
        whole.push(c);
        match c {
            '⟦' => open += 1,
            '⟧' => open = open.saturating_sub(1),
            '…' => whole.extend(std::iter::repeat_n('⟧', std::mem::take(&mut open))),
            _ => {}
        }
    }
    whole
}

/// What can be read on a page beside its words: not the authors' words, which begin with `xq`, nothing without letters,
/// and not the letters and the schemes of the chart.
fn unsaid(page: &str) -> Vec<String> {
    let texts: Vec<String> = said(page).iter().map(|text| closed(text)).collect();
    // What were left open would hide all that follows.
    let count = |bracket| texts[0].matches(bracket).count();
    assert_eq!(count('⟦'), count('⟧'), "{}", texts[0]);
    let for_scripts = |text: &String| {
        let filled = ["{part}", "{some}", "{all}"].iter();
        filled.fold(text.clone(), |text, name| text.replace(name, ""))
    };
    let outside = texts
        .iter()
        .map(|text| without(&for_scripts(text), '⟦', '⟧'));
    let foreign = |text: &String| {
        text.split(|c: char| !c.is_alphanumeric() && c != '-')
            .any(|word| {
                // Letters of the chart, and names of tiles such as "B3".
                let is_letter = matches!(word.as_bytes(), [b'A'..=b'Z', rest @ ..] if rest.iter().all(u8::is_ascii_digit))
                    || Variant::ALL.iter().any(|variant| variant.word() == word);
                let is_own = word.to_lowercase().starts_with("xq");
                let is_fingerprint = word.len() == 8 && word.chars().all(|c| c.is_ascii_hexdigit());
                word.contains(char::is_alphabetic) && !is_letter && !is_own && !is_fingerprint
            })
    };
    outside.filter(foreign).collect()
}

#[test]
fn pages_say_nothing_that_is_not_in_the_table() {
    let figure = |across, highlight: &[&str], whiskers| FigureOptions {
        across,
        highlight: highlight.iter().map(|text| text.parse().unwrap()).collect(),
        whiskers,
    };
    let of_figure = |figure| RenderOptions {
        figure,
        ..RenderOptions::default()
    };
    let private = RenderOptions {
        private: true,
        ..of_figure(figure(Across::TeamHours, &["role=xq-csm"], true))
    };
    let since = |figure| RenderOptions {
        since: Some(Earlier {
            workshop: reading(&earlier()).workshop,
            name: "xqbefore".to_owned(),
        }),
        ..of_figure(figure)
    };
    let medians = WORKSHOP.replace(
        "[phase.xq-start]",
        "[rules.plot]\naggregate = \"median\"\nthreshold = \"median\"\non_line = \"low\"\n[phase.xq-start]",
    );
    let bare = "[task.xq-a]\nname = \"Xqa\"\n";
    let (few, _) = WORKSHOP.split_once("[assessment.xq-bea]").unwrap();
    let lone = "[[framework.levels]]\n[competency.xq-a]\nname = \"Xqa\"\nlevels = [\"Xq\"]\n";
    let all = &["disposition=keep,undecided", "phase=xq-start"];
    for (workshop, options) in [
        (WORKSHOP, of_figure(figure(Across::Effort, all, false))),
        (WORKSHOP, since(figure(Across::Effort, &[], false))),
        (WORKSHOP, since(figure(Across::TeamHours, &[], false))),
        (WORKSHOP, private),
        (&medians, of_figure(figure(Across::BuildHours, &[], false))),
        (bare, RenderOptions::default()),
        (few, RenderOptions::default()),
        (lone, RenderOptions::default()),
        ("[workshop]\nformat = 1\n", RenderOptions::default()),
    ] {
        let reading = reading(&format!("{}\n{workshop}", pseudo_language()));
        let (private, pages) = (options.private, pages(&reading, options));
        let sheets = ["self-assessment", "gaps", "development"];
        assert_eq!(
            private,
            sheets
                .iter()
                .all(|sheet| pages.contains_key(&format!("handouts/{sheet}.html")))
        );
        for (file, page) in pages {
            let unsaid = unsaid(&page);
            assert!(unsaid.is_empty(), "{file}: {unsaid:#?}");
            assert!(page.contains("⟦page.index⟧"), "{file} speaks the language");
        }
    }
}

/// The workshop as it was: other letters, scores, owners, names and findings; things that are gone and that are new.
fn earlier() -> String {
    let then = [
        ("R = [\"xq-csm\", \"xq-ops\"]", "R = [\"xq-ops\"]"),
        ("open = [\"xq-idle\"]", "open = [\"xq-csm\"]"),
        (
            "segment.xq-large = { A = \"xq-ops\"",
            "segment.xq-large = { A = \"xq-csm\"",
        ),
        (
            "D = \"xq-ops\"\nI = \"?\"",
            "D = \"xq-csm\"\nI = \"xq-ops\"",
        ),
        (
            "[activity.xq-agreed]\nname = \"Xqagreed\"",
            "[activity.xq-gone]\nname = \"Xqgone\"",
        ),
        ("name = \"Xqidle\"", "name = \"Xqidler\""),
        (
            "impact = 4\neffort = 2",
            "impact = 1\neffort = 4\nowner = \"xq-ops\"",
        ),
        (
            "hours = 90\ndisposition = \"reassign\"",
            "hours = 9\ndisposition = \"keep\"",
        ),
        (
            "[task.xq-open]\nname = \"Xqopen\"",
            "[task.xq-old]\nname = \"Xqold\"",
        ),
        ("name = \"Xqbea\"", "name = \"Xqbea\"\nrole = \"xq-csm\""),
        ("require = { xq-step = 1 }", "require = { xq-step = 2 }"),
    ];
    let text = then.iter().fold(WORKSHOP.to_owned(), |text, (now, then)| {
        assert!(text.contains(now), "{now}");
        text.replacen(now, then, 1)
    });
    // Nobody can have answered about a row that there was not.
    let lines = text.lines().filter(|line| !line.contains("xq-agreed = {"));
    lines.map(|line| format!("{line}\n")).collect()
}

#[test]
fn the_page_of_changes_says_nothing_that_is_not_in_the_table() {
    let words = pseudo_language();
    let accept = "[[accept]]\nrule = \"renamed\"\nwhere = \"xq-idle\"\nbecause = \"Xqbecause\"\n";
    let after = format!("{words}\n{WORKSHOP}{accept}");
    let before = format!("{words}\n{}{accept}", earlier());
    for (before, after) in [
        (before.clone(), after.clone()),
        (after.clone(), before),
        (after.clone(), after),
    ] {
        let compared = compare(sources(&before), sources(&after), None).unwrap();
        let page = page::of(&compared, "xqbefore", "xqafter");
        let html = Html::new(&[], &compared.after.words).unwrap();
        let html = html.page("changes.html", &page).unwrap();
        let unsaid = unsaid(&html);
        assert!(unsaid.is_empty(), "{unsaid:#?}");
        assert!(html.contains("⟦change.heading⟧"));
    }
}

#[test]
fn an_announcement_says_nothing_that_is_not_in_the_table() {
    let tree = |edits: &[(&str, &str)]| {
        let text = format!("{}\n{WORKSHOP}", pseudo_language());
        let text = edits
            .iter()
            .fold(text, |text, (from, to)| text.replace(from, to));
        let path = "workshop.toml".to_owned();
        SourceTree::new(vec![SourceFile::new(path, text)])
    };
    let later = [
        ("A = \"xq-csm\"", "A = \"xq-ops\""),
        ("R = [\"xq-csm\"]", "R = [\"xq-ops\", \"xq-idle\"]"),
        ("disposition = \"keep\"", "disposition = \"reassign\""),
        ("disposition = \"automate\"", "disposition = \"eliminate\""),
    ];
    let compared = compare(tree(&[]), tree(&later), None).unwrap();
    let said = announcement::of(&compared);
    assert!(
        !said.roles.is_empty() && said.changed.len() > 1,
        "{said:#?}"
    );
    let page = Html::new(&[], &compared.after.words).unwrap();
    let page = page.page("announcement.html", &said).unwrap();
    let message = offsite::render::announcement::text(&said, &compared.after.words);
    for told in [&page, &format!("<p>{message}</p>")] {
        let unsaid = unsaid(told);
        assert!(unsaid.is_empty(), "{unsaid:#?}");
        assert!(told.contains("⟦announcement.heading⟧"));
    }
    assert!(!page.contains("<nav"), "it stands alone");
}

#[test]
fn what_is_not_in_the_table_is_noticed() {
    let page = "<p title=\"Xqa\">⟦a ⟦b⟧ c⟧ 12 xqb</p><code>no</code><style>p { color: red }</style>\
                <svg><text>⟦cut o…</text><text>3 <tspan>h</tspan></text></svg><img alt=\"A &amp; b\">";
    assert_eq!(unsaid(page), ["3 h", "A & b"]);
}

#[test]
fn a_german_workshop_reads_german() {
    let reading = reading(&WORKSHOP.replace(
        "title = \"Xqoffsite\"",
        "title = \"Xqoffsite\"\nlang = \"de\"",
    ));
    let pages = pages(&reading, RenderOptions::default());
    let [index, map, competencies] =
        ["index.html", "impact-effort.html", "competencies.html"].map(|file| &pages[file]);
    for page in [index, map, competencies] {
        assert!(page.contains("<html lang=\"de\" dir=\"ltr\">"));
        assert!(page.contains("Zum Inhalt springen") && page.contains("gültig ab 2026-03-01"));
    }
    for page in [index, map] {
        assert!(page.contains("Streichen oder abgeben") && !page.contains("Stop or hand off"));
    }
    assert!(competencies.contains("Lernend") && !competencies.contains("Learning"));
    assert!(competencies.contains("0 von 2 Kompetenzen sind abgedeckt."));
    assert!(index.contains("je Woche in 8 Aufgaben") && index.contains("108,0 h"));
    assert!(map.contains("Wirkung →") && map.contains("Aufgaben nach Stunden, um die es geht"));
    assert!(map.contains("Wirkung 2,75 (Mitte der Skala)") && map.contains(">3,10<"));
    assert!(
        map.contains("„Wer macht den ersten Schritt, und bis wann?“"),
        "questions are asked in German"
    );
    let roles = &pages["raci-roles.html"];
    assert!(roles.contains("Du machst") && roles.contains("je Woche"));
    assert!(pages["raci.html"].contains("A allein heißt nicht R"));
}

#[test]
fn right_to_left_is_written_on_the_page_and_figures_stay_as_they_are() {
    let reading = reading("[workshop]\nlang = \"ar\"\n");
    for (_, page) in pages(&reading, RenderOptions::default()) {
        assert!(page.contains("<html lang=\"ar\" dir=\"rtl\">"));
        assert!(page.contains("svg { direction: ltr }"));
        assert!(page.contains("@bottom-right { content: \"draft"));
    }
}

/// Questions are asked in every language: in English they are in `docs/codes`.
#[test]
fn every_question_is_in_every_language() {
    let asking: BTreeSet<&str> = CODES
        .iter()
        .filter(|code| !code.question().is_empty())
        .map(|code| code.slug)
        .collect();
    let keys: Vec<&str> = keys().collect();
    let translated: BTreeSet<&str> = keys
        .iter()
        .filter_map(|key| key.strip_prefix("question."))
        .collect();
    let idle: Vec<_> = translated.difference(&asking).collect();
    assert!(idle.is_empty(), "questions that nobody asks: {idle:?}");
    for language in languages().filter(|language| *language != "en") {
        let words = Words::of(language).unwrap();
        let asked = |slug: &&&str| words.get_some(&format!("question.{slug}")).is_some();
        let missing: Vec<_> = asking.iter().filter(|slug| !asked(slug)).collect();
        assert!(missing.is_empty(), "{language} does not ask {missing:?}");
    }
}

#[test]
fn every_letter_of_every_variant_has_its_meaning() {
    for language in languages() {
        let words = Words::of(language).unwrap();
        for variant in Variant::ALL {
            for letter in variant.letters() {
                let said = words.letter(variant.word(), letter.word());
                assert!(said.is_some(), "{language}: {variant} {letter}");
            }
        }
        assert_eq!(words.letter("RACI", "S"), None);
    }
}

#[test]
fn german_questions_stand_in_german_quotation_marks() {
    let german = Words::of("de").unwrap();
    for key in keys().filter(|key| key.starts_with("question.")) {
        let question = german.get(key);
        assert!(
            question.starts_with('„') && question.ends_with('“'),
            "{key}: {question}"
        );
    }
}

/// `[words]` is what workshops write against: one way of writing keys. Variants and their letters keep their capitals.
#[test]
fn every_key_is_in_kebab_case() {
    let is_kebab = |name: &str| {
        let is_plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit();
        let is_word = |word: &str| !word.is_empty() && word.chars().all(is_plain);
        name.split('-').all(is_word)
    };
    let is_letter = |key: &str| {
        let mut parts = key.split('.');
        let is_group = matches!(parts.next(), Some("letter" | "you"));
        let variant = Variant::ALL
            .iter()
            .find(|v| Some(v.word()) == parts.clone().next());
        let letters = variant.map_or(&[][..], |variant| variant.letters());
        let letter = parts.nth(1);
        is_group && letters.iter().any(|known| Some(known.word()) == letter)
    };
    let odd: Vec<_> = keys()
        .filter(|key| !is_letter(key) && !key.split('.').all(is_kebab))
        .collect();
    assert!(odd.is_empty(), "not in kebab-case: {odd:?}");
}

/// Keys that code puts together: the letters of the chart, what they oblige a role to, questions by code, and words for
/// the keys of the files, and the texts of the exercises.
const MADE: &[&str] = &[
    "letter.",
    "you.",
    "question.",
    "key.",
    "handout.",
    "exercise.",
];

#[test]
fn every_key_is_used_and_every_key_that_is_used_exists() {
    let keys: BTreeSet<&str> = keys().collect();
    let groups: BTreeSet<&str> = keys
        .iter()
        .filter_map(|key| key.split('.').next())
        .collect();
    let is_key = |text: &str| {
        let (group, rest) = text.split_once('.').unwrap_or_default();
        let is_name = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
        let is_file = [".html", ".js", ".toml", ".css", ".pdf"]
            .iter()
            .any(|end| text.ends_with(end));
        groups.contains(group) && !rest.is_empty() && rest.chars().all(is_name) && !is_file
    };
    let mut used = BTreeSet::new();
    for text in files(&in_repository("src"), "rs") {
        let code = text
            .split("#[cfg(test)]\nmod tests {")
            .next()
            .unwrap_or_default();
        let literals = code.split('"').filter(|literal| is_key(literal));
        used.extend(literals.map(str::to_owned));
    }
    for text in files(&in_repository("templates"), "html") {
        let named = text.match_indices("w.").filter(|(at, _)| {
            !text[..*at].ends_with(|c: char| c.is_alphanumeric() || c == '_' || c == '.')
        });
        used.extend(named.map(|(at, _)| {
            let is_name = |c: &char| c.is_ascii_alphanumeric() || *c == '_' || *c == '.';
            let name: String = text[at + 2..].chars().take_while(is_name).collect();
            name.replace('_', "-")
        }));
    }
    let unknown: Vec<_> = used
        .iter()
        .filter(|key| !keys.contains(key.as_str()))
        .collect();
    assert!(unknown.is_empty(), "not in words/en.toml: {unknown:?}");
    let idle: Vec<_> = keys
        .iter()
        .filter(|key| !used.contains(**key) && !MADE.iter().any(|made| key.starts_with(made)))
        .collect();
    assert!(idle.is_empty(), "nothing uses {idle:?}");
}

/// The texts of all files below a folder that end so, but for tests beside the code.
fn files(folder: &Path, extension: &str) -> Vec<String> {
    let mut texts = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            texts.extend(files(&path, extension));
        } else if path.extension().is_some_and(|end| end == extension)
            && !path.ends_with("tests.rs")
            // Its words with dots are keys of a workshop's files.
            && !path.ends_with("schema/reference.rs")
        {
            texts.push(fs::read_to_string(&path).unwrap());
        }
    }
    texts
}
