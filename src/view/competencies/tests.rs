//! What the competency page must show, and what it must not.

use super::*;
use crate::view::samples;

#[test]
fn the_example_shows_the_coverage_that_the_domain_states() {
    let (workshop, report) = samples::post_sales();
    let team = of(&workshop, &report, &ViewOptions::default())
        .team
        .unwrap();
    assert_eq!(team.headline, "7 of 10 competencies are covered.");
    let first: Vec<_> = team
        .rows
        .iter()
        .take(3)
        .map(|row| (row.coverage, row.critical))
        .collect();
    assert_eq!(
        first,
        [("exposed", true), ("exposed", true), ("exposed", false)]
    );
    assert!(team.talks.starts_with("1 calibration talk"));
}

#[test]
fn a_shared_view_holds_no_name_of_anybody_assessed() {
    let (workshop, report) = samples::post_sales();
    let page = |private| {
        format!(
            "{:?}",
            of(
                &workshop,
                &report,
                &ViewOptions {
                    private,
                    ..Default::default()
                }
            )
        )
    };
    let (shared, private) = (page(false), page(true));
    for id in workshop.assessments.keys() {
        let name = &workshop.people[id].name;
        assert!(
            !shared.contains(name.as_str()),
            "{name} is on the shared page"
        );
        assert!(
            private.contains(name.as_str()),
            "{name} is missing on the private page"
        );
    }
    for goal in &workshop.developments {
        assert!(!shared.contains(goal.what.as_deref().unwrap()));
    }
}

fn assessed(people: usize) -> Workshop {
    let mut text = "[competency.x]\nname = \"X\"\nlevels = [\"one\"]\n".to_owned();
    for n in 0..people {
        text += &format!(
            "[person.p{n}]\nname = \"Somebody {n}\"\n[assessment.p{n}]\nscore.x = [1, 1]\n"
        );
    }
    samples::workshop(&text)
}

#[test]
fn fewer_than_five_people_are_not_counted_on_a_shared_page() {
    let page = |people, private| {
        of(
            &assessed(people),
            &Report::default(),
            &ViewOptions {
                private,
                ..Default::default()
            },
        )
    };
    assert!(page(4, false).team.is_none());
    assert!(
        page(4, false)
            .no_counts
            .unwrap()
            .starts_with("4 people are assessed")
    );
    assert!(page(5, false).team.is_some());
    assert!(page(4, true).team.is_some());
}

#[test]
fn nothing_on_a_shared_page_tells_how_the_one_person_assessed_stands() {
    let page = |level: u32, private| {
        let mut text = String::from(
            "[framework]\ncover_people = 1\ncover_level = 2\n\
             [competency.lone]\nname = \"Lone\"\nlevels = [\"one\", \"two\"]\n\
             [competency.x]\nname = \"X\"\nlevels = [\"one\", \"two\"]\n",
        );
        for n in 0..5 {
            text += &format!(
                "[person.p{n}]\nname = \"Somebody {n}\"\n[assessment.p{n}]\nscore.x = [1, 1]\n"
            );
        }
        text += &format!("score.lone = [{level}, {level}]\n");
        let (workshop, report) = (samples::workshop(&text), Report::default());
        let options = ViewOptions {
            private,
            ..Default::default()
        };
        let index = crate::view::index::of(&workshop, &report, &options);
        (
            of(&workshop, &report, &options).team.unwrap(),
            index.numbers,
        )
    };
    let (team, numbers) = page(1, false);
    assert_eq!(team.headline, "0 of 1 competency is covered.");
    assert_eq!(team.thin.as_deref(), Some("X rests on too few people."));
    assert_eq!((team, numbers), page(2, false));
    assert_ne!(page(1, true), page(2, true));
}

#[test]
fn enough_people_in_no_competency_are_not_counted() {
    let mut text = String::new();
    for n in 0..5 {
        text += &format!(
            "[competency.c{n}]\nname = \"C{n}\"\nlevels = [\"one\"]\n\
             [person.p{n}]\nname = \"Somebody {n}\"\n[assessment.p{n}]\nscore.c{n} = [1, 1]\n"
        );
    }
    let page = of(
        &samples::workshop(&text),
        &Report::default(),
        &ViewOptions::default(),
    );
    assert!(page.team.is_none());
    assert!(page.no_counts.unwrap().contains("in no competency enough"));
}
