//! What is printed, from files to the page.

use super::*;
use crate::pipeline::{Earlier, Output, RenderOptions, read, render};
use crate::source::{SourceFile, SourceTree};
use crate::vocabulary::Paper;

const CHART: &str = "[role.csm]\nname = \"Success <Manager>\"\nteam = \"Team & Co\"\n[role.ops]\nname = \"Operations\"\n\
    [segment.small]\nname = \"Small\"\n[activity.kickoff]\nname = \"Lead the kickoff\"\nA = \"csm\"\nR = [\"csm\"]\n\
    segment.small = { A = \"ops\" }\n[activity.renewal]\nname = \"Renew & expand\"\nR = [\"ops\"]\n";

fn reading(text: &str) -> Reading {
    read(
        SourceTree::new(vec![SourceFile::new("workshop.toml", text)]),
        None,
    )
    .unwrap()
}

fn page(text: &str, handout: Handout, options: RenderOptions) -> String {
    let options = RenderOptions {
        only: vec![Output::Handout(handout)],
        ..options
    };
    let artifacts = render(&reading(text), options).unwrap().artifacts;
    let (_, bytes) = artifacts.files().next().unwrap();
    String::from_utf8(bytes.to_vec()).unwrap()
}

#[test]
fn what_is_printed_of_the_chart_holds_every_row_and_what_a_user_writes_is_text() {
    let chart = [
        Handout::WallChart,
        Handout::ChartPoster,
        Handout::RoleCards,
        Handout::Contested,
    ];
    for handout in chart {
        let page = page(CHART, handout, RenderOptions::default());
        assert!(page.contains("Renew &amp; expand"), "{}", handout.name());
        assert!(
            page.contains("Success &lt;Manager&gt;"),
            "{}",
            handout.name()
        );
        assert!(!page.contains("<Manager>"), "{}", handout.name());
    }
    for handout in [Handout::WallChart, Handout::ChartPoster] {
        let page = page(CHART, handout, RenderOptions::default());
        for text in [
            "Lead the kickoff",
            "in Small",
            "Team &amp; Co",
            "A/R",
            "kickoff",
        ] {
            assert!(page.contains(text), "{text}");
        }
    }
    let contested = page(CHART, Handout::Contested, RenderOptions::default());
    assert!(contested.contains("About 6 minutes in all."));
}

#[test]
fn a_settled_chart_says_so() {
    let settled = "[role.a]\nname = \"A\"\n[role.b]\nname = \"B\"\n[activity.x]\nname = \"Lead it\"\nA = \"a\"\nR = [\"a\"]\nI = [\"b\"]\n";
    let page = page(settled, Handout::Contested, RenderOptions::default());
    assert!(page.contains("Every row is settled"));
}

#[test]
fn everything_lies_on_the_paper_that_is_asked_for() {
    let on = |paper| {
        let options = RenderOptions {
            paper,
            ..RenderOptions::default()
        };
        page(CHART, Handout::WallChart, options)
    };
    assert!(on(None).contains("size: 210.0mm 297.0mm"));
    assert!(on(Some(Paper::Letter)).contains("size: 215.9mm 279.4mm"));
    assert!(on(Some(Paper::A3)).contains("size: 297.0mm 420.0mm"));
}

#[test]
fn letters_that_changed_are_marked_on_the_wall() {
    let options = RenderOptions {
        since: Some(Earlier {
            workshop: reading(&CHART.replace("A = \"csm\"", "A = \"ops\"")).workshop,
            name: "last-year".to_owned(),
        }),
        ..RenderOptions::default()
    };
    let page = page(CHART, Handout::WallChart, options);
    assert!(page.contains("Underlined letters changed since last-year"));
    assert!(page.contains("class=\"k-both changed\""));
}
