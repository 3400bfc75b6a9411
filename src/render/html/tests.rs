//! What every rendered page must hold to.

use super::*;
use crate::diagnostic::Report;
use crate::model::Workshop;
use crate::view::{ViewOptions, competencies, index, plot_page, raci, samples};

const FIGURE: &str = "<?xml version=\"1.0\"?>\n<svg viewBox=\"0 0 1 1\"></svg>";

fn pages(workshop: &Workshop, report: &Report, private: bool) -> [String; 4] {
    let html = Html::new(&[], &Words::default()).unwrap();
    let options = ViewOptions {
        private,
        ..Default::default()
    };
    [
        html.index(&index::of(workshop, report, &options), FIGURE)
            .unwrap(),
        html.impact_effort(&plot_page::of(workshop, report, &options), FIGURE, FIGURE)
            .unwrap(),
        html.page("raci.html", &raci::of(workshop, report, None, &options))
            .unwrap(),
        html.page(
            "competencies.html",
            &competencies::of(workshop, report, &options),
        )
        .unwrap(),
    ]
}

#[test]
fn the_same_workshop_gives_the_same_bytes() {
    let (workshop, report) = samples::post_sales();
    assert_eq!(
        pages(&workshop, &report, false),
        pages(&workshop, &report, false)
    );
}

#[test]
fn a_page_reaches_for_nothing_outside() {
    let (workshop, report) = samples::post_sales();
    for page in pages(&workshop, &report, false) {
        for reach in ["http://", "https://", " src=", "@import", "url("] {
            assert!(!page.contains(reach), "{reach}");
        }
        assert!(!page.contains("<?xml"));
    }
}

#[test]
fn shared_pages_name_nobody_where_names_are_not_allowed() {
    let (mut workshop, report) = samples::post_sales();
    workshop.about.fictional = false;
    let shared = pages(&workshop, &report, false).concat();
    for person in workshop.people.values() {
        assert!(
            !shared.contains(&person.name),
            "{} is on a shared page",
            person.name
        );
    }
}

#[test]
fn what_a_user_writes_is_text() {
    let workshop = samples::workshop(
        "[workshop]\ntitle = \"<script>alert(1)</script>\"\n[role.r]\nname = \"<b>R\"\n\
         [activity.a]\nname = \"\\\"><img>\"\nA = \"r\"\n[task.t]\nname = \"</td>\"\nimpact = 1\neffort = 1\n",
    );
    for page in pages(&workshop, &Report::default(), false) {
        for markup in ["<script>alert", "<b>R", "<img>", "</td></span>"] {
            assert!(!page.contains(markup), "{markup}");
        }
    }
}

#[test]
fn an_empty_workshop_has_every_page_with_what_to_write() {
    for page in pages(&samples::workshop(""), &Report::default(), false) {
        assert!(page.contains("class=\"hint\""));
    }
}

#[test]
fn the_fingerprint_follows_what_the_page_says() {
    let print = |text: &str| {
        let page = raci::of(
            &samples::workshop(text),
            &Report::default(),
            None,
            &ViewOptions::default(),
        );
        fingerprint(&page, &Words::default().all(), "").unwrap()
    };
    let chart = |answers: &str| {
        format!(
            "[role.a]\nname = \"A\"\n[role.b]\nname = \"B\"\n[activity.x]\nname = \"X\"\nA = \"{answers}\"\n"
        )
    };
    assert_eq!(
        print(&chart("a")),
        print(&format!("# a remark\n{}", chart("a")))
    );
    assert_ne!(print(&chart("a")), print(&chart("b")));
}

#[test]
fn a_workshop_may_bring_its_own_templates() {
    let own = [(
        "raci.html".to_owned(),
        "{{ frame.title }}: {{ row_count }}".to_owned(),
    )];
    let html = Html::new(&own, &Words::default()).unwrap();
    let workshop = samples::workshop("[workshop]\ntitle = \"Offsite & more\"\n");
    let page = html
        .page(
            "raci.html",
            &raci::of(&workshop, &Report::default(), None, &ViewOptions::default()),
        )
        .unwrap();
    assert_eq!(page, "Offsite &amp; more: 0 rows");
}

#[test]
fn a_broken_template_says_where() {
    let own = [("raci.html".to_owned(), "{{ frame.title".to_owned())];
    let Err(Error::Template(why)) = Html::new(&own, &Words::default()) else {
        panic!("it is not refused")
    };
    assert!(why.contains("raci.html"), "{why}");
}
