//! Charts that are turned, long, or have names in columns of letters; several charts; other tables.

use super::support::{book, chart, findings, lines, roles, table, understood, with};
use crate::import::raci::{read, rows_alike};
use crate::import::{Choices, Field};

#[test]
fn a_turned_chart_is_turned_back() {
    for corner in ["Team", "Role", ""] {
        let text = format!(
            "{corner}|Solution delivery|Governance|Platform\nAdoption team|Accountable|Consulted|Informed\nGovernance team|Consulted|Accountable|Accountable\n|||\nAligned page|one page here|another page|third page"
        );
        let read = understood(&text);
        assert_eq!(
            roles(&read),
            ["Adoption team", "Governance team"],
            "{corner}"
        );
        assert_eq!(
            lines(&read)[0],
            "Solution delivery: Adoption team A, Governance team C"
        );
        assert_eq!(findings(&read, "left-out").len(), 1, "{:?}", read.findings);
    }
}

#[test]
fn a_turned_chart_in_the_middle_of_a_sheet_is_found() {
    let read = understood(
        "|Chart of the works|||\n|See the page||||\n||Delivery|Rules|Platform|Running\n|Build team|Accountable|Consulted|Consulted|Informed\n\
         |Watch team|Consulted|Accountable|Accountable|Accountable\n|||||\n|Its page|building page|ruling page|platform page|running page\n|||||\n\
         |Accountable:|The one who is asked about it|||\n|Consulted:|Those who are asked before it|||",
    );
    assert_eq!(roles(&read), ["Build team", "Watch team"]);
    assert_eq!(lines(&read)[3], "Running: Build team I, Watch team A");
    assert_eq!(lines(&read).len(), 4);
    assert!(
        findings(&read, "unreadable-cell").is_empty(),
        "{:?}",
        read.findings
    );
}

#[test]
fn the_user_says_which_way_round_it_is() {
    let text = "|One|Two|Three\nFirst|A|R|C\nSecond|R|A|I";
    assert_eq!(roles(&understood(text)), ["One", "Two", "Three"]);
    assert!(
        understood(text)
            .decisions
            .iter()
            .any(|line| line.contains("--transposed"))
    );
    let turned = with(
        text,
        &Choices {
            is_transposed: Some(true),
            ..Choices::default()
        },
    )
    .unwrap();
    assert_eq!(roles(&turned), ["First", "Second"]);
    assert_eq!(lines(&turned)[2], "Three: First C, Second I");
}

#[test]
fn one_owner_a_line_tells_the_direction() {
    let read = understood("|w1|w2|w3|w4\np1|A|A|C|C\np2|R|R|A|R\np3|C|I|R|A");
    assert_eq!(roles(&read), ["p1", "p2", "p3"]);
}

#[test]
fn a_long_chart_is_put_together() {
    for text in [
        "Activity|Role|RACI\nPlan|CSM|A\nPlan|AE|R\nDo|CSM|R\nDo|AE|A\nDo|PS|C",
        "Activity|Role|Letter\nPlan|CSM|A\n|AE|R\nDo|CSM|R\n|AE|A\n|PS|C",
    ] {
        let read = understood(text);
        assert_eq!(
            lines(&read),
            ["Plan: CSM A, AE R", "Do: CSM R, AE A, PS C"],
            "{text}"
        );
        assert_eq!(chart(&read).rows[0].roles[..], [0, 1, 2]);
    }
}

#[test]
fn a_long_chart_may_call_its_activities_steps() {
    let read = understood(
        "Ref|Stage|Step|Role|Involvement|Comment\na-1|Sell|Quote|AE|Responsible|\na-1|Sell|Quote|CSM|C|late\na-2|Serve|Kick off|CSM|A/R|",
    );
    assert_eq!(
        lines(&read),
        [
            "Sell > [a-1] Quote: AE R, CSM C (late)",
            "Serve > [a-2] Kick off: CSM A/R"
        ]
    );
}

#[test]
fn marks_in_columns_of_letters_are_letters() {
    let read = understood("Activity|Role|R|A|C|I\nPlan|CSM|x|x||\nPlan|AE|||✓|\nDo|AE|x|||");
    assert_eq!(lines(&read), ["Plan: CSM R/A, AE C", "Do: AE R"]);
}

#[test]
fn names_in_columns_of_letters_become_roles() {
    let read = understood(
        "Artifact|Creator (R)|Approver (A)|Reviewers (C)|Recipients (I)\nReport|PM|Owner|Leads, PM|All\nRisks|PM & AE|Sponsor|-|TBD\nLog|AE|Sponsor|Legal & Compliance|All",
    );
    assert_eq!(
        lines(&read),
        [
            "Report: PM R/C, Owner A, Leads C, All I",
            "Risks: PM R, AE R, Sponsor A (Recipients (I): \"TBD\")",
            "Log: All I, AE R, Sponsor A, Legal & Compliance C",
        ]
    );
    assert_eq!(findings(&read, "unreadable-cell").len(), 1);
    let read = understood("Aufgabe|Verantwortlich|Informiert\nPlanen|CSM und AE|PS\nMachen|AE|CSM");
    assert_eq!(lines(&read)[0], "Planen: CSM R, AE R, PS I");
}

#[test]
fn several_tables_are_one_chart() {
    let read_all = read(
        &book(vec![
            table("Roles", "Name|Role|Contact\nAda|CSM|a@b.c\nBob|AE|b@b.c"),
            table("Plan", "Activity|CSM|AE\nKick off|A|R\nCall|R|A"),
            table(
                "Legend",
                "Code|Name|Description\nR|Responsible|does it\nA|Accountable|answers for it",
            ),
            table("Run", "Activity|csm|PS\nKick off|A|R\nWatch|R|A"),
        ]),
        &Choices::default(),
    )
    .unwrap();
    assert_eq!(roles(&read_all), ["CSM", "AE", "PS"]);
    assert_eq!(
        lines(&read_all),
        [
            "Plan > Kick off: CSM A, AE R",
            "Plan > Call: CSM R, AE A",
            "Run > Kick off: CSM A, PS R",
            "Run > Watch: CSM R, PS A"
        ]
    );
    assert_eq!(chart(&read_all).rows[2].roles[..], [0, 2]);
    let left_out = findings(&read_all, "left-out");
    assert_eq!(left_out.len(), 2);
    assert!(
        left_out[1].contains("it says what the letters mean"),
        "{left_out:?}"
    );
    assert!(findings(&read_all, "duplicate-name").is_empty());
}

#[test]
fn the_user_names_a_sheet() {
    let tables = || {
        book(vec![
            table("Plan", "Activity|CSM|AE\nCall|A|R\nDo|R|A"),
            table("Run", "Activity|CSM|PS\nWatch|A|R\nSee|A|R"),
        ])
    };
    for sheet in ["run", "2"] {
        let read = read(
            &tables(),
            &Choices {
                sheet: Some(sheet.to_owned()),
                ..Choices::default()
            },
        )
        .unwrap();
        assert_eq!(lines(&read), ["Watch: CSM A, PS R", "See: CSM A, PS R"]);
    }
    let error = read(
        &tables(),
        &Choices {
            sheet: Some("Walk".to_owned()),
            ..Choices::default()
        },
    )
    .unwrap_err();
    assert!(
        error
            .to_string()
            .contains("there is table 1 under `Plan`, table 2 under `Run`"),
        "{error}"
    );
}

#[test]
fn charts_below_each_other_in_one_sheet_are_told_apart() {
    let read = understood(
        "Activity|CSM|AE\nPlan|A|R\nCall|R|A\n||\nRunning||\nActivity|PS|CSM\nWatch|A|R\nMend|R|A",
    );
    assert_eq!(roles(&read), ["CSM", "AE", "PS"]);
    assert_eq!(lines(&read)[2], "Watch: CSM R, PS A");
    assert_eq!(chart(&read).rows.len(), 4);
}

#[test]
fn each_sheet_may_be_of_one_person() {
    let tables = vec![
        table("Ada", "Activity|CSM|AE\nCall|A|R\nDo|R|A"),
        table("Bob", "Activity|CSM|AE\nCall|R|A\nDo|R|A"),
    ];
    let by_sheet = read(
        &book(tables.clone()),
        &Choices {
            voter: Some("sheet".to_owned()),
            ..Choices::default()
        },
    )
    .unwrap();
    assert_eq!(
        lines(&by_sheet)[..3],
        [
            "Ada: Call: CSM A, AE R",
            "Ada: Do: CSM R, AE A",
            "Bob: Call: CSM R, AE A"
        ]
    );
    assert!(findings(&by_sheet, "duplicate-name").is_empty());
    let of_one = read(
        &book(tables[..1].to_vec()),
        &Choices {
            voter: Some("Ada".to_owned()),
            ..Choices::default()
        },
    )
    .unwrap();
    assert_eq!(lines(&of_one)[0], "Ada: Call: CSM A, AE R");
}

#[test]
fn hidden_parts_are_imported_and_told() {
    let mut hidden = table("Plan", "Activity|CSM|AE\nCall|A|R\nDo|R|A");
    hidden.is_hidden = true;
    hidden.hidden_columns = vec![2];
    hidden.rows[1].is_hidden = true;
    let read = read(&book(vec![hidden]), &Choices::default()).unwrap();
    assert_eq!(lines(&read).len(), 2);
    assert_eq!(findings(&read, "hidden-row").len(), 3);
}

#[test]
fn other_tables_do_not_look_like_charts() {
    for text in [
        "Letter|Name|Description\nR|Responsible|does it\nA|Accountable|answers\nC|Consulted|is asked\nI|Informed|is told",
        "Code|Role|Description\nR|Responsible|does it\nA|Accountable|answers",
        "Name|Role|Contact\nAda|CSM|a@b.c\nBob|AE|b@b.c",
        "Task|Owner|Effort|Impact\nCall|CSM|S|5\nPlan|AE|S|4\nDo|AE|M|3",
        "Metric|Target|Current\nSpeed|48 h|50 h\nRate|10 %|12 %",
        "Competency|Level 1|Level 2\nListening|hears|understands\nTalking|speaks|convinces",
        "Voter|Task|Impact|Effort\nAda|Call|4|3\nBob|Call|5|2",
        "",
    ] {
        assert_eq!(rows_alike(&table("", text)), 0, "{text}");
    }
    assert_eq!(
        rows_alike(&table("", "Activity|CSM|AE\nCall|A|R\nDo|R|A\nSee||A")),
        3
    );
    let error = with("Name|Role\nAda|CSM\nBob|AE", &Choices::default()).unwrap_err();
    assert!(error.to_string().contains("--sheet"), "{error}");
}

#[test]
fn a_column_of_voters_gives_each_row_its_own() {
    let read = with(
        "Person|Activity|CSM|AE\nAda|Plan|A|R\nBob|Plan|R|A",
        &Choices {
            columns: vec![(Field::Voter, "Person".to_owned())],
            ..Choices::default()
        },
    )
    .unwrap();
    assert_eq!(
        lines(&read),
        ["Ada: Plan: CSM A, AE R", "Bob: Plan: CSM R, AE A"]
    );
}
