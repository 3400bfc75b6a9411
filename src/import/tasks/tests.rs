use super::*;
use crate::import::columns::tests::{book, books, told};
use crate::import::{FoundTask, Kind, Score, understand};

fn understood(text: &str) -> Understood {
    match read(&book(text), &Choices::default()) {
        Ok(understood) => understood,
        Err(error) => panic!("{error}"),
    }
}

/// The same where tables of ours may be taken for what they are.
fn understood_as_own(text: &str) -> Understood {
    let mut all = understand(&book(text), &Choices::default()).unwrap();
    all.remove(0)
}

fn tasks(understood: &Understood) -> &FoundTasks {
    match &understood.found {
        Found::Tasks(found) => found,
        other => panic!("{other:?}"),
    }
}

fn first(text: &str) -> FoundTask {
    tasks(&understood(text)).tasks[0].clone()
}

fn messages(understood: &Understood) -> String {
    let findings = understood
        .findings
        .iter()
        .map(|finding| finding.message.as_str());
    findings
        .chain(understood.decisions.iter().map(String::as_str))
        .collect::<Vec<_>>()
        .join("\n")
}

#[test]
fn a_row_with_everything() {
    let task = first(
        "ID | Task | Owner | Hours/week | Impact | Effort | Decision | How often | Phase | Notes | Next step | By when | Who\n\
         TD-001 | Chase tickets | CSM | 2.5 | 4 | 2 | kill | weekly | Adopt | dull | tell support | 2026-03-31 | Ana",
    );
    assert_eq!(task.task.id.as_deref(), Some("td-001"));
    assert_eq!(task.task.name, "Chase tickets");
    assert_eq!(task.owner.map(|owner| owner.name).as_deref(), Some("CSM"));
    assert_eq!(task.hours, Some(2.5));
    assert_eq!(
        (task.impact, task.effort),
        (Some(4.0), Some(Score::Number(2.0)))
    );
    assert_eq!(
        task.disposition.map(|decided| decided.word()),
        Some("eliminate")
    );
    assert_eq!(task.freq.map(|freq| freq.word()), Some("weekly"));
    assert_eq!(task.phase.map(|phase| phase.name).as_deref(), Some("Adopt"));
    assert_eq!(task.why.as_deref(), Some("dull"));
    assert_eq!(task.next_step.as_deref(), Some("tell support"));
    assert_eq!(task.next_by, "2026-03-31".parse().ok());
    assert_eq!(task.next_who.map(|who| who.name).as_deref(), Some("Ana"));
}

#[test]
fn words_are_mapped_and_each_mapping_is_told_once() {
    let read = understood(
        "Aufgabe | Wirkung | Aufwand\nEins | hoch | M\nZwei | mittel | groß\nDrei | hoch | S",
    );
    let scores: Vec<_> = tasks(&read)
        .tasks
        .iter()
        .map(|task| (task.impact, task.effort.clone()))
        .collect();
    let size = |size: &str| Some(Score::Size(size.into()));
    assert_eq!(
        scores,
        [
            (Some(5.0), size("M")),
            (Some(3.0), size("L")),
            (Some(5.0), size("S"))
        ]
    );
    assert_eq!(told(&read), ["mapped-value:2:2", "mapped-value:3:3"]);
    assert!(messages(&read).contains("impact: `hoch` = 5, `mittel` = 3 on the scale of 1 to 5"));
}

#[test]
fn stars_and_fractions() {
    let read = understood("Task | Impact | Effort\nOne | ★★★☆☆ | 2/5\nTwo | ★★★★★ | 4/5");
    assert_eq!(tasks(&read).tasks[0].impact, Some(3.0));
    assert_eq!(tasks(&read).tasks[1].effort, Some(Score::Number(4.0)));
    assert_eq!(tasks(&read).impact_scale, Some((1.0, 5.0)));
}

#[test]
fn words_that_are_no_scores_are_kept() {
    let read = understood(
        "ID | Description | Impact | Effort | Owner\nTD-001 | Old library | Security risk | 2 days | @a\nTD-002 | Gaps | 2-3 | 1 | -",
    );
    let found = &tasks(&read).tasks;
    assert_eq!(found[0].task.name, "Old library");
    assert_eq!((found[0].impact, found[0].effort.clone()), (None, None));
    assert_eq!(found[0].why, None);
    assert_eq!(
        found[0].remarks,
        ["Impact: Security risk", "Effort: 2 days"]
    );
    assert_eq!(found[1].owner, None);
    assert_eq!(
        told(&read),
        [
            "unreadable-cell:2:3",
            "unreadable-cell:2:4",
            "unreadable-cell:3:3"
        ]
    );
}

#[test]
fn other_scales_are_told_and_not_rescaled() {
    let read = understood("Task | Impact | Effort (0-100)\nOne | 8 | 20\nTwo | 2 | 90");
    assert_eq!(tasks(&read).impact_scale, Some((1.0, 10.0)));
    assert_eq!(tasks(&read).effort_scale, Some((0.0, 100.0)));
    assert_eq!(tasks(&read).tasks[0].impact, Some(8.0));
    assert!(messages(&read).contains("own scale of 1 to 10"));
}

#[test]
fn of_two_costs_none_is_taken_until_the_user_says_which() {
    let sheet =
        "Strategy | Impact | Upfront Cost | OngoingMaintenanceCost\nLock it | High | Medium | Low";
    let read = understood(sheet);
    assert_eq!(tasks(&read).tasks[0].effort, None);
    assert!(messages(&read).contains(
        "any of `Upfront Cost` (C), `OngoingMaintenanceCost` (D) can be the column of effort"
    ));
    let choices = Choices {
        columns: vec![(Field::Effort, "upfront cost".into())],
        ..Choices::default()
    };
    let read = super::read(&book(sheet), &choices).map(|read| tasks(&read).tasks[0].effort.clone());
    assert_eq!(read.ok().flatten(), Some(Score::Number(3.0)));
}

#[test]
fn odd_rows_are_told() {
    let read = understood(
        "Task | Impact | Effort\nCall | 3 | 2\n~~Old~~ | ~~1~~ | ~~1~~\n | 4 | 4\ncall! | 1 | 1\nMail | 1 | 1 | extra\nTotal | 9 | 8",
    );
    let names: Vec<_> = tasks(&read)
        .tasks
        .iter()
        .map(|task| task.task.name.as_str())
        .collect();
    assert_eq!(names, ["Call", "call!", "Mail"]);
    assert_eq!(
        told(&read),
        [
            "struck-row:3:1",
            "nameless-row:4:2",
            "duplicate-name:5:1",
            "ragged-row:6:4",
            "left-out:7:1"
        ]
    );
    assert_eq!(tasks(&read).tasks[2].remarks, ["extra"]);
    let choices = Choices {
        with_struck: true,
        ..Choices::default()
    };
    let with = super::read(&book("Task | Impact\n~~Old~~ | ~~1~~"), &choices);
    assert_eq!(with.map(|read| tasks(&read).tasks.len()).ok(), Some(1));
}

#[test]
fn headings_between_rows_are_phases() {
    let read = understood(
        "Task | Impact | Owner\nPhase 1: Start | | \nCall | 3 | CSM\n**Renew** | | \nMail | 1 | AE",
    );
    let phases: Vec<_> = tasks(&read)
        .tasks
        .iter()
        .map(|task| task.phase.clone().map(|phase| phase.name))
        .collect();
    assert_eq!(
        phases,
        [Some("Phase 1: Start".into()), Some("Renew".into())]
    );
}

#[test]
fn a_phase_that_stands_once_counts_for_the_rows_below() {
    let read = understood("Stage | Task | Impact\nStart | Call | 3\n | Mail | 2\nRenew | Ask | 5");
    let phases: Vec<_> = tasks(&read)
        .tasks
        .iter()
        .map(|task| task.phase.clone().map(|phase| phase.name))
        .collect();
    assert_eq!(
        phases,
        [
            Some("Start".into()),
            Some("Start".into()),
            Some("Renew".into())
        ]
    );
}

#[test]
fn hours_have_units_and_segments() {
    let task = first("Task | Hours Enterprise (h/month) | Hours Scaled (h/month)\nCall | 13 | 26");
    let hours: Vec<_> = task
        .hours_by_segment
        .iter()
        .map(|(segment, hours)| (segment.name.as_str(), *hours))
        .collect();
    assert_eq!(hours, [("Enterprise", 3.0), ("Scaled", 6.0)]);
    let read = understood("Tätigkeit | Stunden pro Monat\nAnruf | 26\nPost | 1,5 Std. pro Woche");
    assert_eq!(tasks(&read).tasks[0].hours, Some(6.0));
    assert_eq!(tasks(&read).tasks[1].hours, Some(1.5));
    assert!(
        messages(&read).contains("hours: `26 a month` = 6 h"),
        "{}",
        messages(&read)
    );
}

#[test]
fn a_list_of_names_is_a_list_of_tasks() {
    let read = understood("Tasks\nCall customers\n- Write mails");
    let names: Vec<_> = tasks(&read)
        .tasks
        .iter()
        .map(|task| task.task.name.as_str())
        .collect();
    assert_eq!(names, ["Call customers", "Write mails"]);
    assert_eq!(
        rows_alike(&book("Call customers\nWrite mails").tables[0]),
        2
    );
}

#[test]
fn tables_of_reach_and_ease_are_recomputed() {
    let read = understood(
        "Feature | Reach | Impact | Confidence | Effort | Score\nOne | 10,000 | 2 | 80% | 3 | 5,333\n\
         Two | 500 | 3 | 80% | 2 | 900\nThree | 100 | 0.5 | 80% | 1 | 40",
    );
    assert!(
        !messages(&read).contains("impact is on the sheet's own"),
        "{}",
        messages(&read)
    );
    assert_eq!(tasks(&read).impact_scale, Some((0.25, 3.0)));
    assert_eq!(tasks(&read).tasks[0].effort, Some(Score::Number(3.0)));
    let odd: Vec<_> = read
        .findings
        .iter()
        .filter(|finding| finding.message.contains("what its columns make"))
        .collect();
    assert_eq!(odd.len(), 1, "{}", messages(&read));
    let ice = understood("Feature | Impact | Confidence | Ease | Score\nOne | 7 | 9 | 8 | 504");
    assert_eq!(tasks(&ice).tasks[0].effort, None);
    assert!(messages(&ice).contains("`Ease` (D)"));
}

#[test]
fn a_table_of_our_own_is_taken_back() {
    let read = understood(
        "id | Task | Card | Phase | Owner | Frequency | Hours a week | Hours: Team A | Scales with | Impact | Effort | Disposition | Next step | By when | Who | Why | result: card | result: impact\n\
         total | Total | 3 | | | weekly | | 2 | accounts | 6 | 2 | keep | TBD | | | n/a | 3 | 6\nt-2 | Total | | | | | 1.5 | | | 1 | 1 | | | | | - | 4 | 1",
    );
    let all = &tasks(&read).tasks;
    assert_eq!(all.len(), 2);
    assert_eq!(
        (all[0].task.id.as_deref(), all[0].card, all[0].hours),
        (Some("total"), Some(3), None)
    );
    let hours = &all[0].hours_by_segment[0];
    assert_eq!(
        (hours.0.name.as_str(), hours.1, all[1].hours),
        ("Team A", 2.0, Some(1.5))
    );
    assert_eq!(
        (
            all[0].why.as_deref(),
            all[0].next_step.as_deref(),
            all[1].why.as_deref()
        ),
        (Some("n/a"), Some("TBD"), Some(""))
    );
    assert_eq!(
        all[0].emptied,
        [Field::Phase, Field::Owner, Field::NextBy, Field::NextWho]
    );
    assert!(all[1].emptied.contains(&Field::Card) && !all[1].emptied.contains(&Field::Hours));
    assert_eq!(told(&read), [""; 0]);
}

#[test]
fn the_scale_of_rice_is_told_once() {
    let read = understood(
        "Feature | Reach | Impact (0-10) | Confidence | Effort\nOne | 500 | 2 | 80% | 3",
    );
    let said = |decision: &&String| decision.starts_with("impact is on the scale");
    let said: Vec<_> = read.decisions.iter().filter(said).collect();
    assert_eq!(said.len(), 1, "{said:?}");
    assert_eq!(tasks(&read).impact_scale, Some((0.25, 3.0)));
}

#[test]
fn ids_of_our_own_stay_as_they_stand() {
    let read = understood_as_own(
        "id | Task | Impact\nCS_Manager | One | 1\nQBR | Two | 2\nqbr | Three | 3\nT.1 | Four | 4\nno id | Five | 5",
    );
    let tasks = tasks(&read).tasks.iter();
    let ids: Vec<_> = tasks.map(|task| task.task.id.as_deref()).collect();
    let expected = [Some("CS_Manager"), Some("QBR"), Some("qbr"), Some("t-1")];
    assert_eq!(ids, [&expected[..], &[None]].concat());
    assert_eq!(told(&read), ["unreadable-cell:6:1"]);
}

#[test]
fn a_file_has_one_scale() {
    let both = books(&[
        (
            "RICE",
            "Feature | Reach | Impact | Confidence | Effort\nOne | 500 | 2 | 80% | 3",
        ),
        (
            "ICE",
            "Feature | Impact | Confidence | Ease\nTwo | 7 | 9 | 8",
        ),
    ]);
    let read = super::read(&both, &Choices::default());
    let read = match read {
        Ok(read) => read,
        Err(error) => panic!("{error}"),
    };
    let scores: Vec<_> = tasks(&read)
        .tasks
        .iter()
        .map(|task| (task.impact, task.remarks.clone()))
        .collect();
    let kept = vec!["Impact: 7".to_owned()];
    assert_eq!(scores, [(Some(2.0), Vec::new()), (None, kept)]);
    assert!(told(&read).contains(&"unreadable-cell:1:2".to_owned()));
}

#[test]
fn charts_legends_and_rosters_are_no_tasks() {
    for text in [
        "Activity | CSM | AE\nCall | R | A\nMail | A | R",
        "Letter | Meaning\nR | Responsible\nA | Accountable",
        "Impact | Description\n1 | nobody notices\n5 | we lose customers",
        "Name | Role\nAna | CSM\nBen | AE",
    ] {
        assert_eq!(rows_alike(&book(text).tables[0]), 0, "{text}");
    }
}

#[test]
fn other_tables_are_named_and_a_file_without_tasks_says_what_to_do() {
    let both = books(&[
        ("Tasks", "Task | Impact\nCall | 3"),
        ("People", "Name | Role\nAna | CSM"),
    ]);
    let read = super::read(&both, &Choices::default());
    assert!(read.is_ok_and(|read| messages(&read).contains("the table of `People`")));
    let none = super::read(
        &book("Letter | Meaning\nR | does it"),
        &Choices {
            kind: Some(Kind::Tasks),
            ..Choices::default()
        },
    );
    assert!(none.is_err_and(|error| error.to_string().contains("--columns name=")));
}

#[test]
fn numbers_in_the_column_of_ids_are_cards() {
    let task = first("id | guideline | impact | effort\n17 | Use less | Medium | High");
    assert_eq!((task.task.id, task.card), (None, Some(17)));
}

#[test]
fn what_a_row_takes_away_is_known() {
    let read = understood(
        "Stage | Task | Owner | Impact | Effort | Notes\nStart | Call | CSM | high | - | \n | Mail | n/a | | 2 | dull",
    );
    let all = &tasks(&read).tasks;
    assert_eq!(all[0].emptied, [Field::Effort]);
    assert_eq!(all[0].why.as_deref(), Some(""));
    // The phase is the one above; nobody knows the owner, which is not the same as none.
    assert_eq!(all[1].emptied, [Field::Impact]);
    assert_eq!(
        first("Task | Impact\nCall | 3").why,
        None,
        "no column of remarks"
    );
}

#[test]
fn hours_meant_and_hours_spent_are_no_segments() {
    for header in [
        "Task | Estimated hours | Actual hours",
        "Aufgabe | Stunden Soll | Stunden Ist",
        "Task | Hours | Actual hours",
    ] {
        let read = understood(&format!("{header}\nCall | 3 | 4"));
        let task = &tasks(&read).tasks[0];
        assert_eq!(
            (task.hours, task.hours_by_segment.len()),
            (None, 0),
            "{header}"
        );
        let messages = messages(&read);
        assert!(
            messages.contains("can be the column of hours"),
            "{messages}"
        );
    }
    let choices = Choices {
        columns: vec![(Field::Hours, "actual hours".into())],
        ..Choices::default()
    };
    let sheet = book("Task | Estimated hours | Actual hours\nCall | 3 | 4");
    let read = read(&sheet, &choices).map(|read| tasks(&read).tasks[0].hours);
    assert_eq!(read.ok(), Some(Some(4.0)));
    let both = first("Task | Planned hours Enterprise | Planned hours Scaled\nCall | 3 | 4")
        .hours_by_segment;
    let segments: Vec<_> = both.iter().map(|(of, _)| of.name.as_str()).collect();
    assert_eq!(segments, ["Enterprise", "Scaled"]);
}

#[test]
fn scores_beside_the_scale_are_unreadable() {
    let read = understood(
        "Task | Impact (1-5) | Effort (1-5)\nCall | 0 | 2\nMail | 3 | 0 - low\nAsk | 4 | 6",
    );
    assert_eq!(tasks(&read).tasks[0].impact, None);
    assert_eq!(tasks(&read).tasks[0].remarks, ["Impact (1-5): 0"]);
    assert_eq!(
        told(&read),
        [
            "unreadable-cell:2:2",
            "unreadable-cell:3:3",
            "unreadable-cell:4:3"
        ]
    );
}

#[test]
fn none_is_no_score_but_what_a_task_grows_with() {
    let read = understood(
        "Task | Impact | Scales with\nCall | High | none\nMail | Low | accounts\nAsk | None | TBD\nSing | Medium | ",
    );
    let read: Vec<_> = tasks(&read)
        .tasks
        .iter()
        .map(|task| (task.impact, task.scales.map(|scales| scales.word())))
        .collect();
    assert_eq!(
        read,
        [
            (Some(5.0), Some("fixed")),
            (Some(1.0), Some("accounts")),
            (None, None),
            (Some(3.0), None)
        ]
    );
}
