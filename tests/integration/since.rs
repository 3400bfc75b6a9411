//! What pages mark as new since an earlier state of the workshop, and that they mark nothing without one.

use std::collections::BTreeMap;
use std::fs;

use offsite::pipeline::{Earlier, Reading, RenderOptions, read, render};
use offsite::source::{SourceFile, SourceTree};
use offsite::view::impact_effort::{Across, FigureOptions};

use crate::support::{folder_of, offsite};

const BEFORE: &str = "[segment.ent]\nname = \"Enterprise\"\n\
    [role.csm]\nname = \"CSM\"\n[role.ops]\nname = \"Operations\"\nshort = \"Ops\"\n[role.pm]\nname = \"PM\"\n\
    [activity.one]\nname = \"Row one\"\nA = \"csm\"\nR = [\"csm\"]\nC = [\"pm\"]\nsegment.ent = { R = [\"ops\"] }\n\
    [activity.two]\nname = \"Row two\"\nA = \"csm\"\nR = [\"ops\"]\n\
    [activity.gone]\nname = \"Row gone\"\nA = \"pm\"\nR = [\"ops\"]\n\
    [task.moved]\nname = \"Moved\"\nowner = \"csm\"\nhours = 2\nimpact = 2\neffort = 3\n\
    [task.still]\nname = \"Still\"\nimpact = 5\neffort = 5\n";

/// Ops answers for row one and is told about row two in Enterprise; a row and a task are new.
fn after() -> String {
    let (before, _) = BEFORE.split_once("[activity.gone]").unwrap();
    let (_, tasks) = BEFORE.split_once("[task.moved]").unwrap();
    let rows = before
        .replace(
            "A = \"csm\"\nR = [\"csm\"]\nC = [\"pm\"]",
            "A = \"ops\"\nR = [\"csm\"]",
        )
        .replace(
            "segment.ent = { R = [\"ops\"] }",
            "segment.ent = { R = [\"pm\"] }",
        );
    let tasks = tasks.replace("hours = 2\nimpact = 2", "hours = 6\nimpact = 4");
    format!(
        "{rows}[activity.new]\nname = \"Row new\"\nA = \"pm\"\nR = [\"pm\"]\n[task.moved]{tasks}\
         [task.new]\nname = \"New\"\nhours = 1\nimpact = 1\neffort = 1\n"
    )
}

fn reading(text: &str) -> Reading {
    let file = SourceFile::new("workshop.toml", text);
    read(SourceTree::new(vec![file]), None).unwrap()
}

fn files(text: &str, since: Option<&str>, across: Across) -> BTreeMap<String, String> {
    let options = RenderOptions {
        since: since.map(|earlier| Earlier {
            workshop: reading(earlier).workshop,
            name: "last-year".to_owned(),
        }),
        figure: FigureOptions {
            across,
            ..FigureOptions::default()
        },
        media: vec![offsite::render::plot::Medium::Screen],
        ..RenderOptions::default()
    };
    let artifacts = render(&reading(text), options).unwrap().artifacts;
    let text = |(path, bytes): (&str, &[u8])| {
        let text = String::from_utf8(bytes.to_vec()).unwrap();
        (path.to_owned(), text)
    };
    artifacts.files().map(text).collect()
}

fn marked() -> BTreeMap<String, String> {
    files(&after(), Some(BEFORE), Across::Effort)
}

/// What stands between two texts, the first time.
fn between<'t>(text: &'t str, from: &str, to: &str) -> &'t str {
    let (_, rest) = text.split_once(from).unwrap_or_else(|| panic!("no {from}"));
    rest.split_once(to).unwrap_or_else(|| panic!("no {to}")).0
}

#[test]
fn cells_say_what_they_were() {
    let page = &marked()["raci.html"];
    let row = between(page, "id=\"row-one\"", "</tr>");
    assert!(
        row.contains("changed\" title=\"was A/R\">R<span class=\"heard\"> was A/R</span>"),
        "{row}"
    );
    assert!(
        row.contains("changed\" title=\"had no letter\">A<"),
        "{row}"
    );
    assert!(row.contains("changed\" title=\"was C\">–<"), "{row}");
    let segment = between(page, "in Enterprise", "</tr>");
    assert!(
        segment.contains("changed\" title=\"was C\">R<"),
        "{segment}"
    );
    assert!(
        segment.contains("changed\" title=\"was R\">A<"),
        "{segment}"
    );
    assert!(!between(page, "id=\"row-two\"", "</tr>").contains("changed"));
    assert!(page.contains("An asterisk marks letters that changed since last-year"));
}

#[test]
fn new_rows_are_marked_and_their_letters_are_not() {
    let page = &marked()["raci.html"];
    let row = between(page, "id=\"row-new\"", "</tr>");
    assert!(
        row.contains("<span class=\"tag\">new</span>") && !row.contains("changed"),
        "{row}"
    );
}

#[test]
fn the_chart_of_a_segment_is_compared_with_that_segment() {
    let page = &marked()["raci-in-ent.html"];
    let row = between(page, "id=\"row-one\"", "</tr>");
    assert!(
        row.contains("title=\"was R\">A<") && row.contains("title=\"was C\">R<"),
        "{row}"
    );
    assert!(row.contains("title=\"was A\">–<"), "{row}");
}

#[test]
fn the_list_says_who_had_a_letter() {
    let page = &marked()["raci-list.html"];
    let row = between(page, "id=\"row-one\"", "</article>");
    for was in ["was CSM<", "was PM<", "was Operations<"] {
        assert!(row.contains(was), "{was}: {row}");
    }
    assert!(!row.contains("was nobody"), "R stayed with CSM: {row}");
}

#[test]
fn role_pages_say_what_is_new_and_what_was_given_up() {
    let page = &marked()["raci-roles.html"];
    let role = |id: &str| between(page, &format!("<section id=\"role-{id}\""), "</section>");
    let ops = role("ops");
    assert!(ops.contains("Since last-year: 1 new, 2 given up."), "{ops}");
    assert!(
        ops.contains("Row one</a> <span class=\"tag\">new</span>"),
        "{ops}"
    );
    let lost = between(ops, "You no longer do", "</ul>");
    assert!(
        lost.contains("Row one in Enterprise") && lost.contains("Row gone (the row is gone)"),
        "{lost}"
    );
    let csm = role("csm");
    assert!(
        between(csm, "You are no longer the A for", "</ul>").contains("Row one"),
        "{csm}"
    );
    assert!(
        !csm.contains("You no longer do"),
        "CSM still does it: {csm}"
    );
}

#[test]
fn the_map_shows_where_tasks_were() {
    let files = marked();
    let figure = &files["impact-effort.svg"];
    assert_eq!(figure.matches("class=\"moved\"").count(), 1);
    assert!(figure.contains("was at impact 2.00, effort 3.00"));
    assert!(figure.contains("Moved since last-year: 1. New since last-year: 3."));
    let page = &files["impact-effort.html"];
    let row = between(page, "<tr id=\"task-moved\"", "</tr>");
    assert!(
        row.contains("<span class=\"tag\">impact 2.00 → 4.00</span>"),
        "{row}"
    );
    let row = between(page, "<tr id=\"task-new\"", "</tr>");
    assert!(row.contains("<span class=\"tag\">new</span>"), "{row}");
    let row = between(page, "<tr id=\"task-still\"", "</tr>");
    assert!(!row.contains("class=\"tag\""), "{row}");
}

#[test]
fn on_an_axis_of_hours_arrows_start_at_the_hours_that_were() {
    let figure = &files(&after(), Some(BEFORE), Across::TeamHours)["impact-effort.svg"];
    assert!(figure.contains("was at impact 2.00, 2.0 h"));
}

#[test]
fn pages_say_with_what_they_are_compared() {
    let files = marked();
    for page in [
        "index.html",
        "impact-effort.html",
        "raci.html",
        "raci-list.html",
        "raci-roles.html",
    ] {
        assert!(
            between(&files[page], "<footer", "</footer>").contains("compared with last-year"),
            "{page}"
        );
    }
}

#[test]
fn without_an_earlier_state_nothing_is_marked() {
    for (path, text) in files(&after(), None, Across::Effort) {
        let marks = [
            "compared with",
            "changed\"",
            "class=\"moved\"",
            "stroke-dasharray",
            "class=\"heard\"",
            "asterisk",
        ];
        for mark in marks.iter().filter(|mark| is_mark(mark, &path)) {
            assert!(!text.contains(mark), "{path}: {mark}");
        }
    }
}

/// Whether it marks what is new: on paper, lines are dashed where one cuts, and headings heard that are not printed.
fn is_mark(mark: &str, path: &str) -> bool {
    let of_paper = ["stroke-dasharray", "class=\"heard\""];
    !path.starts_with("handouts/") || !of_paper.contains(&mark)
}

#[test]
fn compared_with_itself_nothing_is_marked() {
    for (path, text) in files(&after(), Some(&after()), Across::Effort) {
        for mark in [
            "changed\"",
            "class=\"moved\"",
            "stroke-dasharray",
            "class=\"tag\">new",
        ] {
            assert!(
                !is_mark(mark, &path) || !text.contains(mark),
                "{path}: {mark}"
            );
        }
    }
}

#[test]
fn a_folder_goes_by_its_name_and_not_by_the_way_to_it() {
    let folder = folder_of(&[
        ("now/all.toml", after().as_str()),
        ("then/spring/all.toml", BEFORE),
    ]);
    let earlier = folder.path().join("then/spring");
    for out in ["a", "b"] {
        let since = if out == "a" {
            earlier.to_str().unwrap()
        } else {
            "then/spring"
        };
        let run = offsite(
            folder.path(),
            &["render", "now", "--since", since, "--out", out],
        );
        assert_eq!(run.code, Some(0), "{run:?}");
    }
    let page = |out: &str| fs::read_to_string(folder.path().join(out).join("raci.html")).unwrap();
    assert!(page("a").contains("compared with spring<"));
    assert!(page("a") == page("b"), "the bytes differ");
}
