use super::*;
use crate::pipeline::compare;
use crate::source::{SourceFile, SourceTree};

const ROLES: &str = "[role.lead]\nname = \"Lead\"\n[role.csm]\nname = \"Manager\"\n[role.ops]\nname = \"Operations\"\n";

fn told(before: &str, after: &str) -> Announcement {
    let tree = |text: &str| {
        SourceTree::new(vec![SourceFile::new(
            "workshop.toml",
            format!("{ROLES}{text}"),
        )])
    };
    of(&compare(tree(before), tree(after), None).unwrap())
}

fn row(id: &str, letters: &str) -> String {
    format!("[activity.{id}]\nname = \"Row {id}\"\n{letters}\n")
}

fn labels(lines: &[Line]) -> Vec<String> {
    let said = |line: &Line| format!("{}: {}", line.label, line.names.join(", "));
    lines.iter().map(said).collect()
}

#[test]
fn what_happens_alike_is_told_once_and_what_happens_to_most_comes_first() {
    let rows = |a: [&str; 4]| -> String {
        let letters = a.map(|role| format!("A = \"{role}\"\nR = [\"csm\"]"));
        ["w", "x", "y", "z"]
            .iter()
            .zip(letters)
            .map(|(id, letters)| row(id, &letters))
            .collect()
    };
    let told = told(
        &rows(["lead", "csm", "csm", "lead"]),
        &rows(["csm", "ops", "ops", "lead"]),
    );
    assert_eq!(
        labels(&told.changed[0].lines),
        [
            "Manager → Operations: Row x, Row y",
            "Lead → Manager: Row w"
        ]
    );
    assert_eq!(told.changed[0].lines[0].counted, "2 rows");
    assert_eq!(
        told.summary,
        "3 of 4 rows change their owner, the role that answers for the result."
    );
    assert_eq!(
        labels(told.kept.as_slice()),
        ["1 of 4 rows keeps its owner: Row z"]
    );
}

#[test]
fn each_role_reads_what_it_takes_on_before_what_it_is_told() {
    let before = row("w", "A = \"lead\"\nR = [\"csm\"]\nI = [\"ops\"]")
        + &row("x", "A = \"lead\"\nR = [\"csm\"]\nC = [\"ops\"]");
    let after = row("w", "A = \"csm\"\nR = [\"ops\"]\nI = [\"lead\"]")
        + &row("x", "A = \"lead\"\nR = [\"csm\"]");
    let told = told(&before, &after);
    let roles: Vec<(&str, Vec<String>)> = told
        .roles
        .iter()
        .map(|role| (role.name.as_str(), labels(&role.lines)))
        .collect();
    let of = |lines: &[&str]| {
        lines
            .iter()
            .map(|line| (*line).to_owned())
            .collect::<Vec<_>>()
    };
    assert_eq!(
        roles,
        [
            (
                "Lead",
                of(&[
                    "You no longer answer for: Row w",
                    "You are now told after: Row w"
                ])
            ),
            (
                "Manager",
                of(&["You now answer for: Row w", "You no longer do: Row w"])
            ),
            (
                "Operations",
                of(&["You now do: Row w", "You have no part any more in: Row x"])
            ),
        ]
    );
    assert_eq!(
        told.roles
            .iter()
            .map(|role| role.duties)
            .collect::<Vec<_>>(),
        [1, 2, 1]
    );
}

#[test]
fn a_segment_is_named_only_where_it_differs() {
    let before = "[segment.ent]\nname = \"Enterprise\"\n".to_owned()
        + &row(
            "w",
            "A = \"lead\"\nR = [\"csm\"]\nsegment.ent = { R = \"lead\" }",
        );
    let after = before
        .replace("A = \"lead\"", "A = \"ops\"")
        .replace("{ R = \"lead\" }", "{ R = \"ops\" }");
    let told = told(&before, &after);
    let ops = told
        .roles
        .iter()
        .find(|role| role.name == "Operations")
        .unwrap();
    assert_eq!(
        labels(&ops.lines),
        [
            "You now answer for: Row w",
            "You now do: Row w in Enterprise"
        ]
    );
}

#[test]
fn decisions_say_why_and_else_the_purpose_does() {
    let decided = |decision: &str, a: &str| {
        let link = format!("A = \"{a}\"\nR = [\"csm\"]\n{decision}");
        format!(
            "[workshop]\npurpose = \"P\"\n[decision.d]\nwhat = \"W\"\nwhy = \"Because\"\n[decision.e]\nwhat = \"E\"\n{}",
            row("w", &link)
        )
    };
    let with = told(&decided("", "lead"), &decided("decision = \"d\"", "csm"));
    assert_eq!(
        with.why
            .lines
            .iter()
            .map(|line| (line.label.as_str(), line.note.as_str()))
            .collect::<Vec<_>>(),
        [("W", "Because")]
    );
    let without = told(&decided("", "lead"), &decided("", "csm"));
    assert_eq!(labels(&without.why.lines), ["P: "]);
}

#[test]
fn questions_go_to_whom_the_workshop_shows() {
    let workshop = |owner: &str, style: &str, a: &str| {
        format!(
            "[workshop]\nfacilitator = \"noor\"\n{style}\n[person.noor]\nname = \"Noor B.\"\nfunction = \"Facilitator\"\n[person.ann]\nname = \"Ann C.\"\n[raci]\n{owner}\n{}",
            row("w", &format!("A = \"{a}\"\nR = [\"csm\"]"))
        )
    };
    let ask = |owner: &str, style: &str| {
        told(
            &workshop(owner, style, "lead"),
            &workshop(owner, style, "csm"),
        )
        .ask
    };
    assert_eq!(
        ask("owner = \"ann\"", "names = \"full\"").as_deref(),
        Some("Questions to: Ann C.")
    );
    let nameless = ask("owner = \"ann\"", "");
    assert_eq!(
        nameless.as_deref(),
        Some("Questions to: Facilitator"),
        "Ann has no role to be shown by"
    );
}

#[test]
fn nothing_changed_for_anybody() {
    let same = row("w", "A = \"lead\"\nR = [\"csm\"]");
    let told = told(&same, &same);
    assert_eq!(told.summary, "Nothing changed for anybody.");
    assert!(told.changed.is_empty() && told.roles.is_empty() && told.why.lines.is_empty());
}

#[test]
fn what_is_no_duty_is_counted_and_nobody_reads_that_nothing_changed() {
    let before = row("w", "A = \"lead\"\nR = [\"csm\"]");
    let told = told(&before, &format!("{before}note = \"With care\"\n"));
    assert_eq!(
        told.summary,
        "Who does what stays as it is; there is 1 smaller change."
    );
    assert!(told.changed.is_empty() && told.roles.is_empty());
}

#[test]
fn a_task_that_goes_to_another_role_is_told_to_both() {
    let task = |owner: &str| format!("[task.t]\nname = \"Task t\"\nowner = \"{owner}\"\n");
    let told = told(&task("csm"), &task("ops"));
    let roles: Vec<Vec<String>> = told.roles.iter().map(|role| labels(&role.lines)).collect();
    assert_eq!(
        roles,
        [
            ["You no longer do these tasks: Task t"],
            ["You now do these tasks: Task t"]
        ]
    );
    assert!(told.roles.iter().all(|role| role.duties == 1));
    assert!(told.changed.is_empty(), "{:?}", told.changed);
}
