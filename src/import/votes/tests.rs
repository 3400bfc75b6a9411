use super::*;
use crate::import::columns::tests::{book, books, told};

type Vote = (String, u32, String, Option<f64>, Option<f64>);

fn votes(understood: &Understood) -> Vec<Vote> {
    let Found::Votes(found) = &understood.found else {
        panic!("{:?}", understood.found);
    };
    let votes = found.votes.iter();
    votes
        .map(|vote| {
            (
                vote.voter.name.clone(),
                vote.round,
                vote.task.name.clone(),
                vote.impact,
                vote.effort,
            )
        })
        .collect()
}

fn understood(text: &str) -> Understood {
    match read(&book(text), &Choices::default()) {
        Ok(understood) => understood,
        Err(error) => panic!("{error}"),
    }
}

fn vote(
    voter: &str,
    round: u32,
    task: &str,
    impact: impl Into<Option<f64>>,
    effort: impl Into<Option<f64>>,
) -> Vote {
    (
        voter.into(),
        round,
        task.into(),
        impact.into(),
        effort.into(),
    )
}

#[test]
fn a_row_a_vote() {
    let read = understood(
        "Voter | Task | Impact | Effort | Round\nAna | Call | 4 | 2 | 1\nBen | Call | don't know | ? | 2\nBen | Mail | 5 | | r2",
    );
    let expected = [
        vote("Ana", 1, "Call", 4.0, 2.0),
        vote("Ben", 2, "Call", None, None),
        vote("Ben", 2, "Mail", 5.0, None),
    ];
    assert_eq!(votes(&read), expected);
    assert!(read.findings.is_empty(), "{:?}", told(&read));
}

#[test]
fn two_columns_a_voter() {
    for header in [
        "Task | Ana impact | Ana effort | Ben impact | Ben effort",
        "Aufgabe | Wirkung (Ana) | Aufwand (Ana) | Wirkung (Ben) | Aufwand (Ben)",
        "Task | Impact: Ana | Effort: Ana | Impact: Ben | Effort: Ben",
    ] {
        let read = understood(&format!(
            "{header}\nCall | 4 | 2 | - | 3\nMail | 1 | 1 | | "
        ));
        let expected = [
            vote("Ana", 1, "Call", 4.0, 2.0),
            vote("Ben", 1, "Call", None, 3.0),
            vote("Ana", 1, "Mail", 1.0, 1.0),
        ];
        assert_eq!(votes(&read), expected, "{header}");
    }
}

#[test]
fn both_scores_in_a_cell() {
    let read = understood("Task | Ana | Ben\nCall | 4/2 | [5, 1]\nMail | 3; 3 | soon");
    let expected = [
        vote("Ana", 1, "Call", 4.0, 2.0),
        vote("Ben", 1, "Call", 5.0, 1.0),
        vote("Ana", 1, "Mail", 3.0, 3.0),
    ];
    assert_eq!(votes(&read), expected[..]);
    assert_eq!(told(&read), ["unreadable-cell:3:3"]);
    let by_voter = understood("Voter | Call | Mail\nAna | 4/2 | -/1\nBen | 5/5 | 1/1");
    assert_eq!(votes(&by_voter)[1], vote("Ana", 1, "Mail", None, 1.0));
}

#[test]
fn grids_of_surveys_have_the_task_in_brackets() {
    let read = understood(
        "Timestamp | Email Address | How much impact? [Call] | How much impact? [Mail] | Effort [Call] | Effort [Mail]\n\
         2026/01/01 | ana@example.com | 4 | 5 | 2 | 1",
    );
    let expected = [
        vote("ana@example.com", 1, "Call", 4.0, 2.0),
        vote("ana@example.com", 1, "Mail", 5.0, 1.0),
    ];
    assert_eq!(votes(&read), expected);
}

#[test]
fn surveys_without_names_have_no_voters() {
    let header = "ID | Start time | Completion time | Email | Name | Impact: Call | Effort: Call";
    let read = understood(&format!(
        "{header}\n1 | 9:00 | 9:01 | anonymous | Ana | 4 | 2\n2 | 9:00 | 9:01 | anonymous | | 1 | 1"
    ));
    assert_eq!(votes(&read), [vote("Ana", 1, "Call", 4.0, 2.0)]);
    assert!(
        told(&read).contains(&"nameless-row:3:1".to_owned()),
        "{:?}",
        told(&read)
    );
}

#[test]
fn a_table_for_each_axis_and_round() {
    let tables = books(&[
        ("Impact, round 2", "Task | Ana | Ben\nCall | 4 | 5"),
        ("Notes", "a | b\nc | d"),
    ]);
    let read = read(&tables, &Choices::default());
    let expected = [
        vote("Ana", 2, "Call", 4.0, None),
        vote("Ben", 2, "Call", 5.0, None),
    ];
    assert_eq!(read.map(|read| votes(&read)).ok(), Some(expected.to_vec()));
}

#[test]
fn a_sheet_of_one_person_needs_their_name() {
    let sheet = book("Task | Impact | Effort\nCall | 4 | 2");
    assert_eq!(rows_alike(&sheet.tables[0]), 0);
    let none = read(&sheet, &Choices::default());
    assert!(none.is_err_and(|error| error.to_string().contains("--voter")));
    let choices = Choices {
        voter: Some("Ana".into()),
        ..Choices::default()
    };
    let read = read(&sheet, &choices).map(|read| votes(&read));
    assert_eq!(read.ok(), Some(vec![vote("Ana", 1, "Call", 4.0, 2.0)]));
}

#[test]
fn what_is_odd_is_told() {
    let read = understood(
        "Voter | Task | Impact | Effort\nAna | Call | 9 | 2-3\nana | call | 1 | 1\n | Mail | 1 | 1",
    );
    assert_eq!(votes(&read), [vote("Ana", 1, "Call", 9.0, None)]);
    assert_eq!(
        told(&read),
        [
            "nameless-row:4:2",
            "unreadable-cell:2:4",
            "duplicate-name:3:2"
        ]
    );
    let Found::Votes(found) = &read.found else {
        return;
    };
    assert_eq!(found.scale, Some((1.0, 10.0)));
}

#[test]
fn charts_and_tasks_are_no_votes() {
    for text in [
        "Activity | CSM | AE\nCall | R | A",
        "Task | Business impact | Customer impact | Effort\nCall | 3 | 4 | 2",
        "Task | Owner | Impact | Effort\nCall | CSM | 4 | 2",
        "Competency | Level 1 | Level 2\nCare | a | b",
    ] {
        assert_eq!(rows_alike(&book(text).tables[0]), 0, "{text}");
    }
}

#[test]
fn impact_and_effort_in_two_tables_are_one_vote() {
    let tables = books(&[
        (
            "Impact votes",
            "Task | Ana | Ben\nCall | 4 | 5\nFollow-up | 1 | 2",
        ),
        (
            "Effort votes",
            "Task | Ana | Ben\nFollow up | 3 | 3\nCall | 2 | ",
        ),
    ]);
    let read = match read(&tables, &Choices::default()) {
        Ok(read) => read,
        Err(error) => panic!("{error}"),
    };
    let expected = [
        vote("Ana", 1, "Call", 4.0, 2.0),
        vote("Ben", 1, "Call", 5.0, None),
        vote("Ana", 1, "Follow-up", 1.0, 3.0),
        vote("Ben", 1, "Follow-up", 2.0, 3.0),
    ];
    assert_eq!(votes(&read), expected);
    assert_eq!(told(&read), [""; 0]);
}

#[test]
fn tasks_of_one_name_are_told_apart_by_their_ids() {
    let read = understood(
        "Voter | id | Task | Impact | Effort\nAna | follow-up | Follow up | 4 | 2\n\
         Ana | follow-up-2 | Follow up | 1 | 1\nAna | follow-up | Follow-up! | 3 | 3",
    );
    let expected = [
        vote("Ana", 1, "Follow up", 4.0, 2.0),
        vote("Ana", 1, "Follow up", 1.0, 1.0),
    ];
    assert_eq!(votes(&read), expected);
    assert_eq!(told(&read), ["duplicate-name:4:3"]);
}

#[test]
fn names_that_differ_in_signs_are_several() {
    let read = understood(
        "Voter | Task | Impact | Effort\nAna | C++ | 4 | 2\nAna | C# | 1 | 1\nAna | C | 2 | 2\nAna | c# | 3 | 3",
    );
    let names: Vec<_> = votes(&read).into_iter().map(|vote| vote.2).collect();
    assert_eq!(names, ["C++", "C#", "C"]);
    let survey = understood(
        "Voter | Impact [C++] | Effort [C++] | Impact [C#] | Effort [C#]\nAna | 4 | 2 | 1 | 1",
    );
    assert_eq!(votes(&survey).len(), 2);
    assert_eq!(told(&read), ["duplicate-name:5:2"]);
}

#[test]
fn a_vote_of_no_round_is_left_out() {
    let read = understood(
        "Voter | Task | Impact | Effort | Round\nAna | Call | 4 | 2 | Round 2 of 3\nBen | Call | 3 | 3 | 2.0\n\
         Cem | Call | 1 | 1 | last\nDee | Call | 1 | 1 | 0\nEve | Call | 1 | 1 | 1.5",
    );
    let expected = [
        vote("Ana", 2, "Call", 4.0, 2.0),
        vote("Ben", 2, "Call", 3.0, 3.0),
    ];
    assert_eq!(votes(&read), expected);
    assert_eq!(
        told(&read),
        [
            "unreadable-cell:4:5",
            "unreadable-cell:5:5",
            "unreadable-cell:6:5"
        ]
    );
}
