use super::*;
use crate::diagnostic::CODES;
use crate::view::samples;

fn read(phrases: &[Phrase]) -> String {
    phrases
        .iter()
        .map(|p| {
            if p.name {
                format!("<{}>", p.text)
            } else {
                p.text.clone()
            }
        })
        .collect()
}

#[test]
fn a_message_becomes_a_sentence() {
    assert_eq!(
        read(&sentence("`Lead the kickoff`: nobody does it")),
        "<Lead the kickoff>: nobody does it."
    );
    assert_eq!(read(&sentence("nobody does `x`")), "Nobody does <x>.");
    assert_eq!(read(&sentence("a ` alone")), "A ` alone.");
}

const ROWS: &str = "
[role.csm]
name = \"Manager\"
heads = 1
[task.small]
name = \"Small\"
hours = 1
owner = \"csm\"
[task.large]
name = \"Large\"
hours = 9
owner = \"csm\"
[competency.value]
name = \"Value\"
[activity.quiet]
name = \"Quiet row\"
tasks = [\"small\"]
needs = { value = 3 }
[activity.busy]
name = \"Busy row\"
tasks = [\"large\"]
";

#[test]
fn errors_come_by_traffic_and_before_everything_else() {
    let workshop = samples::workshop(ROWS);
    let mut report = Report::default();
    let at = |code, id: &str| Diagnostic::new(code, id).about(Place::of("activity", id));
    report.push(at(&codes::MANY_CONSULTED, "busy"));
    report.push(at(&codes::NO_ACCOUNTABLE, "quiet"));
    report.push(at(&codes::NO_ACCOUNTABLE, "busy"));
    let findings = Findings::new(&workshop, &report, &ViewOptions::default()).about(|_| true);
    let order: Vec<_> = findings
        .iter()
        .map(|f| (f.severity, read(&f.sentence)))
        .collect();
    assert_eq!(order[0], ("error", "Busy.".to_owned()));
    assert_eq!(order[1], ("error", "Quiet.".to_owned()));
    assert_eq!(order[2].0, "warning");
    assert_eq!(findings[0].href.as_deref(), Some("raci.html#row-busy"));
    assert_eq!(tally(&findings, &workshop.words), "2 errors and 1 warning");
}

#[test]
fn private_matters_stay_off_shared_pages() {
    let workshop = samples::workshop("[vote]\nsecret = true\n[role.csm]\nname = \"Manager\"\n");
    let mut report = Report::default();
    for kind in ["assessment", "development", "ballot", "role"] {
        report.push(Diagnostic::new(&codes::BAD_ID, kind).about(Place::of(kind, "x")));
    }
    let shown = |private| {
        Findings::new(
            &workshop,
            &report,
            &ViewOptions {
                private,
                ..Default::default()
            },
        )
        .about(|_| true)
        .len()
    };
    assert_eq!(shown(false), 1);
    assert_eq!(shown(true), 4);
}

#[test]
fn what_tells_about_few_people_stays_off_shared_pages() {
    let assessed = |people: usize, levelled: usize| -> String {
        let person = |n| {
            let level = if n < levelled { 2 } else { 0 };
            format!(
                "[person.p{n}]\nname = \"P\"\nrole = \"csm\"\n[assessment.p{n}]\nscore.value = [0, {level}]\n"
            )
        };
        (0..people).map(person).collect()
    };
    let voting = |people: usize| -> String {
        let person = |n| {
            format!(
                "[person.p{n}]\nname = \"P\"\nrole = \"csm\"\n[ballot.p{n}.r1]\nsmall = [5, 1]\n"
            )
        };
        format!(
            "[vote]\nsecret = true\n{}",
            (0..people).map(person).collect::<String>()
        )
    };
    let shown = |people: &str, code, kind: &str, id: &str| {
        let workshop = samples::workshop(&format!("{ROWS}{people}"));
        let mut report = Report::default();
        report.push(Diagnostic::new(code, "x").about(Place::of(kind, id)));
        let findings = Findings::new(&workshop, &report, &ViewOptions::default());
        findings.about(|_| true).len()
    };
    for code in [&codes::UNQUALIFIED, &codes::ACTIVITY_OF_ONE] {
        let row = |people, levelled| shown(&assessed(people, levelled), code, "activity", "quiet");
        assert_eq!((row(4, 4), row(5, 5)), (0, 1), "{}", code.slug);
        assert_eq!(row(5, 1), 0, "{}: it tells of the one", code.slug);
    }
    let task = |people| {
        shown(
            &voting(people),
            &codes::ELIMINATED_WITHOUT_ITS_DOER,
            "task",
            "small",
        )
    };
    assert_eq!((task(2), task(3)), (0, 1));
}

#[test]
fn what_is_accepted_of_people_stays_off_shared_pages() {
    for code in CODES {
        let workshop = samples::workshop(&format!(
            "[[accept]]\nrule = \"{}\"\nwhere = \"x\"\nbecause = \"y\"\n",
            code.slug
        ));
        let unused = Diagnostic::new(&codes::ACCEPT_MATCHES_NOTHING, "x");
        let unused = unused.about(Place::of("accept", 0));
        assert_eq!(
            is_private(&workshop, &unused),
            code.personal,
            "{}",
            code.slug
        );
    }
    assert!(codes::UNQUALIFIED.personal && codes::ELIMINATED_WITHOUT_ITS_DOER.personal);
}

#[test]
fn an_id_that_may_be_a_name_stays_off_shared_pages() {
    let workshop = samples::workshop("[person.Zoe_Quist]\nname = \"Zoe\"\n");
    let mut report = Report::default();
    for kind in ["person", "assessment", "ballot", "development"] {
        let about = Place::of(kind, "Zoe_Quist");
        report.push(Diagnostic::new(&codes::BAD_ID, "`Zoe_Quist`").about(about));
    }
    let shown = |private| {
        let findings = Findings::new(
            &workshop,
            &report,
            &ViewOptions {
                private,
                ..Default::default()
            },
        );
        findings.about(|_| true).len() + findings.about_nothing().len()
    };
    assert_eq!((shown(false), shown(true)), (0, 4));
}
