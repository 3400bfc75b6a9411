//! What is handed out at the end: decisions, what stops, coverage, the announcement, and the sheets of people.

use std::collections::BTreeMap;

use offsite::pipeline::{Earlier, Output, Reading, RenderOptions, read, read_folder, render};
use offsite::source::{SourceFile, SourceTree};
use offsite::view::handout::{Handout, HandoutOptions, Pack};

use crate::support::in_repository;
use crate::visible::said;

fn reading(text: &str) -> Reading {
    let file = SourceFile::new("workshop.toml", text);
    read(SourceTree::new(vec![file]), None).unwrap()
}

fn example(name: &str) -> Reading {
    read_folder(&in_repository(&format!("workshops/{name}")), None).unwrap()
}

/// The files of a rendering, by path.
fn files(reading: &Reading, options: RenderOptions) -> BTreeMap<String, String> {
    let artifacts = render(reading, options).unwrap().artifacts;
    let text = |(path, bytes): (&str, &[u8])| {
        let text = String::from_utf8(bytes.to_vec()).unwrap();
        (path.to_owned(), text)
    };
    artifacts.files().map(text).collect()
}

fn only(handout: Handout) -> RenderOptions {
    RenderOptions {
        only: vec![Output::Handout(handout)],
        ..RenderOptions::default()
    }
}

/// What can be read on a handout.
fn read_on(reading: &Reading, handout: Handout, options: RenderOptions) -> String {
    let mut files = files(reading, options);
    let page = files.remove(&handout.file()).unwrap();
    assert!(files.is_empty());
    plain(&page)
}

/// The text of a page, with single blanks and without entities.
fn plain(page: &str) -> String {
    let text = said(page).concat();
    let text: Vec<&str> = text.split_whitespace().collect();
    let text = text.join(" ");
    text.replace("&amp;", "&")
        .replace("&#x27;", "'")
        .replace("&#39;", "'")
        .replace("&quot;", "\"")
}

#[track_caller]
fn assert_has<'t>(page: &str, texts: impl IntoIterator<Item = &'t str>) {
    for text in texts {
        let text: Vec<&str> = text.split_whitespace().collect();
        let text = text.join(" ");
        assert!(page.contains(&text), "`{text}` is missing");
    }
}

#[test]
fn every_decision_action_and_parked_topic_is_on_paper_in_full() {
    let reading = example("post-sales");
    let workshop = &reading.workshop;
    let page = read_on(&reading, Handout::Decisions, only(Handout::Decisions));
    for (id, decision) in &workshop.decisions {
        assert_has(&page, [id.as_str(), &decision.what]);
        let more = [&decision.why, &decision.conditions, &decision.dissent];
        assert_has(&page, more.into_iter().flatten().map(String::as_str));
    }
    for (id, action) in &workshop.actions {
        assert_has(&page, [id.as_str(), &action.what]);
    }
    for (id, topic) in &workshop.parking {
        assert_has(&page, [id.as_str(), &topic.what]);
    }
    assert_has(&page, ["▲ overdue", "3.9", "fist to five"]);
}

#[test]
fn nothing_is_overdue_unless_somebody_says_what_day_it_is() {
    let undated = reading("[action.a]\nwhat = \"Write it down\"\ndue = 2020-01-01\n");
    let page = read_on(&undated, Handout::Decisions, only(Handout::Decisions));
    assert!(!page.contains("overdue"));
    assert_has(
        &page,
        [
            "Write it down",
            "needs an owner",
            "No decision is written down yet",
        ],
    );
    let options = RenderOptions {
        handouts: HandoutOptions {
            as_of: Some("2020-01-02".parse().unwrap()),
            ..HandoutOptions::default()
        },
        ..only(Handout::Decisions)
    };
    let page = read_on(&undated, Handout::Decisions, options);
    assert_has(&page, ["Overdue as of 2020-01-02: 1 action.", "▲ overdue"]);
}

#[test]
fn every_task_that_changes_is_on_the_list_with_its_number_and_next_step() {
    for name in ["post-sales", "kundenerfolg"] {
        let reading = example(name);
        let page = read_on(&reading, Handout::StopList, only(Handout::StopList));
        let tasks = reading.workshop.tasks.iter();
        let listed = tasks.filter(|(_, task)| {
            task.disposition
                .is_some_and(|disposition| disposition.word() != "keep")
        });
        for (id, task) in listed {
            assert_has(&page, [id.as_str(), &task.name]);
            let step = task.next.as_ref().and_then(|next| next.step.as_deref());
            assert_has(&page, step);
        }
    }
    let page = read_on(
        &example("post-sales"),
        Handout::StopList,
        only(Handout::StopList),
    );
    assert_has(
        &page,
        ["364.4 h", "656.0 h", "41.4 of 24 h", "17.4 h too many"],
    );
}

#[test]
fn the_four_numbers_stand_on_the_first_page_too() {
    let reading = example("post-sales");
    let list = read_on(&reading, Handout::StopList, only(Handout::StopList));
    let options = RenderOptions {
        only: vec![Output::Page(offsite::view::frame::Page::Index)],
        ..RenderOptions::default()
    };
    let index = plain(&files(&reading, options)["index.html"]);
    for number in [
        "364.4 h",
        "656.0 h",
        "An hour that is handed on is not an hour saved.",
    ] {
        assert_has(&list, [number]);
        assert_has(&index, [number]);
    }
}

#[test]
fn the_announcement_is_made_where_there_is_an_earlier_state() {
    let reading = example("post-sales");
    let error = render(&reading, only(Handout::Announcement)).unwrap_err();
    assert!(error.to_string().contains("--since"), "{error}");
    let earlier = || {
        Some(Earlier {
            workshop: example("post-sales-as-found").workshop,
            name: "as-found".to_owned(),
        })
    };
    let packs = |since| RenderOptions {
        packs: vec![Pack::Participants],
        since,
        ..RenderOptions::default()
    };
    let with = &files(&reading, packs(earlier()))["handouts/pack-participants.html"];
    let without = &files(&reading, packs(None))["handouts/pack-participants.html"];
    assert!(with.contains("<section class=\"handout\" tabindex=\"0\" id=\"announcement\""));
    assert!(!without.contains("id=\"announcement\""));
    let options = RenderOptions {
        since: earlier(),
        ..only(Handout::Announcement)
    };
    let page = read_on(&reading, Handout::Announcement, options);
    assert_has(
        &page,
        [
            "26 of 36 rows change their owner",
            "What it means for you",
            "Questions to:",
        ],
    );
    let list = |since| {
        let page = Output::Page(offsite::view::frame::Page::Handouts);
        let options = RenderOptions {
            only: vec![page],
            since,
            ..RenderOptions::default()
        };
        files(&reading, options).remove("handouts.html").unwrap()
    };
    assert!(list(None).contains("--since") && !list(None).contains("announcement.html"));
    assert!(!list(earlier()).contains("--since") && list(earlier()).contains("announcement.html"));
}

#[test]
fn the_pack_has_one_blank_sheet_and_the_handout_one_for_each_step() {
    let reading = example("post-sales");
    let sheet = "<section class=\"sheet\"";
    let page =
        &files(&reading, only(Handout::BlankSelfAssessment))["handouts/self-assessment-blank.html"];
    assert_eq!(page.matches(sheet).count(), reading.workshop.steps.len());
    let options = RenderOptions {
        packs: vec![Pack::Participants],
        ..RenderOptions::default()
    };
    let pack = &files(&reading, options)["handouts/pack-participants.html"];
    assert_eq!(pack.matches(sheet).count(), 1);
    let text = plain(pack);
    for competency in reading.workshop.competencies.values() {
        assert_has(&text, [competency.name.as_str()]);
        for (step, level) in &competency.required {
            let step = &reading.workshop.steps[step].name;
            assert_has(&text, [format!("{step} {level}").as_str()]);
        }
    }
}

#[test]
fn only_what_is_private_says_so_in_a_private_rendering() {
    let reading = example("post-sales");
    let options = |private| RenderOptions {
        only: vec![Output::Page(offsite::view::frame::Page::Handouts)],
        private,
        ..RenderOptions::default()
    };
    let (shared, private) = (
        files(&reading, options(false)),
        files(&reading, options(true)),
    );
    for handout in Handout::ALL {
        let Some(page) = private.get(&handout.file()) else {
            continue;
        };
        let is_private = !shared.contains_key(&handout.file());
        assert_eq!(
            page.contains("<p class=\"private\">"),
            is_private,
            "{}",
            handout.name()
        );
    }
    for name in ["decisions", "stop-list", "coverage"] {
        let path = format!("handouts/{name}.html");
        assert!(shared[&path] == private[&path], "{name}");
    }
}
