use super::*;
use crate::import::columns::tests::{book, books, told};
use crate::import::{FoundCompetencies, understand};

fn found(understood: &Understood) -> &FoundCompetencies {
    match &understood.found {
        Found::Competencies(found) => found,
        other => panic!("{other:?}"),
    }
}

fn understood(tables: &[(&str, &str)]) -> Understood {
    match read(&books(tables), &Choices::default()) {
        Ok(understood) => understood,
        Err(error) => panic!("{error}"),
    }
}

/// The same where tables of ours may be taken for what they are.
fn understood_as_own(text: &str) -> Understood {
    let book = books(&[("Competencies", text)]);
    understand(&book, &Choices::default()).unwrap().remove(0)
}

fn names(understood: &Understood) -> Vec<&str> {
    found(understood)
        .competencies
        .iter()
        .map(|of| of.competency.name.as_str())
        .collect()
}

/// "Care Ana 2/3 -": what is said of whom.
fn assessed(understood: &Understood) -> Vec<String> {
    let found = found(understood);
    let said = found.assessments.iter().map(|of| {
        let agreed = of.agreed.map_or("-".to_owned(), |level| level.to_string());
        let competency = &found.competencies[of.competency].competency.name;
        format!(
            "{competency} {} {}/{} {agreed}",
            of.person.name, of.by_self, of.by_manager
        )
    });
    said.collect()
}

fn required(understood: &Understood) -> Vec<String> {
    let found = found(understood);
    let said = found.requirements.iter().map(|of| {
        let competency = &found.competencies[of.competency].competency.name;
        format!("{competency} {} {}", of.step.name, of.level)
    });
    said.collect()
}

#[test]
fn levels_are_columns_and_bullets_stay_lines() {
    let read = understood(&[(
        "",
        "Skill Name | Skill Description | Awareness | Working | Roles that need it\n\
         Care | what it is | You can:\\n- see it\\n- say it | You do it | CSM, AE\nLaw ★ | rules | know rules | keep rules | Legal",
    )]);
    assert_eq!(found(&read).levels, ["Awareness", "Working"]);
    assert_eq!(names(&read), ["Care", "Law"]);
    assert_eq!(
        found(&read).competencies[0].levels,
        ["You can:\n- see it\n- say it", "You do it"]
    );
    let critical: Vec<_> = found(&read)
        .competencies
        .iter()
        .map(|of| of.is_critical)
        .collect();
    assert_eq!(critical, [Some(false), Some(true)]);
    assert_eq!(told(&read), ["left-out:1:2"]);
}

#[test]
fn families_make_names_unique_where_they_differ() {
    let read = understood(&[
        (
            "Backend Competency Matrix",
            "Competency | Junior (L1-L2) | Senior (L3-L4)\nTalk | asks well | says well\nTests | writes some | writes all",
        ),
        (
            "Design Competency Matrix",
            "Competency | Junior Designer (L1-L2) | Senior Designer (L3-L4)\nTalk | shows work | sells work\nTests | writes some | writes all",
        ),
    ]);
    assert_eq!(names(&read), ["Talk (Backend)", "Tests", "Talk (Design)"]);
    assert_eq!(found(&read).levels, ["L1-L2", "L3-L4"]);
}

#[test]
fn numbers_under_career_steps_are_required() {
    let read = understood(&[
        (
            "Levels",
            "Competency | Level 1 Learning | Level 2 Steady\nCare | with a guide | all alone",
        ),
        (
            "Required levels",
            "Competency | CSM | Senior CSM\nCare | 1 | Level 2 Steady\nLaw | 2 | soon",
        ),
    ]);
    assert_eq!(
        required(&read),
        ["Care CSM 1", "Care Senior CSM 2", "Law CSM 2"]
    );
    assert_eq!(told(&read), ["unreadable-cell:3:3"]);
}

#[test]
fn people_have_levels_in_columns_or_rows() {
    let columns = understood(&[(
        "",
        "Competency | Ana (self) | Ana (manager) | Ben (self) | Ben (manager)\nCare | 2 | 3 | 0 | \nLaw | 1 | - | 4 | 4",
    )]);
    assert_eq!(
        assessed(&columns),
        ["Care Ana 2/3 -", "Law Ana 1/0 -", "Law Ben 4/4 -"]
    );
    let pairs = understood(&[("", "Skill | Ana | Ben\nCare | 2/3 | -/1\nLaw | 1/1 | 2/2")]);
    assert_eq!(assessed(&pairs)[1], "Care Ben 0/1 -");
    let rows = understood(&[(
        "Skills of the team",
        "Employee | Care | Law\nAna | 2 | 3\nBen | 1 | ",
    )]);
    assert_eq!(
        assessed(&rows),
        ["Care Ana 0/0 2", "Law Ana 0/0 3", "Care Ben 0/0 1"]
    );
    let own = understood(&[(
        "Skills: self-assessment",
        "Employee | Care | Law\nAna | 2 | 3",
    )]);
    assert_eq!(assessed(&own), ["Care Ana 2/0 -", "Law Ana 3/0 -"]);
}

#[test]
fn long_tables_of_people_roles_and_words() {
    let people = understood(&[(
        "",
        "Person | Competency | Self | Manager\nAna | Care | 2 | 3\n | Law | 1 | 1",
    )]);
    assert_eq!(assessed(&people), ["Care Ana 2/3 -"]);
    assert_eq!(told(&people), ["nameless-row:3:2"]);
    let roles = understood(&[(
        "",
        "Role | Competency | Required level | Critical\nCSM | Care | L2 | yes\nAE | Care | 1 | ",
    )]);
    assert_eq!(required(&roles), ["Care CSM 2", "Care AE 1"]);
    assert_eq!(found(&roles).competencies[0].is_critical, Some(true));
    let words = understood(&[(
        "",
        "Competency | Level | Description\nCare | 1 | sees it\nCare | 2 | does it",
    )]);
    assert_eq!(found(&words).competencies[0].levels, ["sees it", "does it"]);
}

#[test]
fn numbers_of_nobody_are_asked_for() {
    let sheet = book("Competency | Alpha | Beta\nCare | 2 | 3\nLaw | 1 | 1");
    let none = read(&sheet, &Choices::default());
    assert!(none.is_err_and(|error| error.to_string().contains("--columns person=B")));
    let of = |field| {
        let choices = Choices {
            columns: vec![(field, "B".into())],
            ..Choices::default()
        };
        read(&sheet, &choices).map(|read| (assessed(&read).len(), required(&read).len()))
    };
    assert_eq!(of(Field::Person).ok(), Some((4, 0)));
    assert_eq!(of(Field::Role).ok(), Some((0, 4)));
}

#[test]
fn a_table_of_our_own_has_words_and_numbers() {
    let read = understood_as_own(
        "id | Competency | Critical | Level 1: Learning | Level 2: Steady | Level 3 | CSM | Lead\n\
         care | Care | yes | sees it all | does it alone | | 1 | 2\nlaw | Law | | knows rules | | | | 1",
    );
    assert_eq!(found(&read).levels, ["Learning", "Steady", ""]);
    assert_eq!(required(&read), ["Care CSM 1", "Care Lead 2", "Law Lead 1"]);
    let of: Vec<_> = found(&read)
        .competencies
        .iter()
        .map(|of| (of.competency.id.as_deref(), of.levels.len(), of.is_critical))
        .collect();
    assert_eq!(
        of,
        [(Some("care"), 2, Some(true)), (Some("law"), 1, Some(false))]
    );
    assert_eq!(told(&read), [""; 0]);
}

#[test]
fn a_level_that_has_a_column_of_ours_can_be_required() {
    let read = understood_as_own(
        "id | Competency | Critical | Level 11 | Level 12 | Level 21 | CSM\n\
         care | Care | | sees it all | does it alone | who knows | 12",
    );
    assert_eq!(found(&read).competencies[0].levels.len(), 12);
    assert_eq!(required(&read), ["Care CSM 12"]);
    assert_eq!(told(&read), ["unreadable-cell:2:6"]);
}

#[test]
fn charts_ladders_and_tasks_are_no_competencies() {
    for text in [
        "Activity | CSM | AE\nCall | R | A",
        "Level | Senior | Developer\n1 | No | D1\n2 | Yes | D2",
        "Task | Impact | Effort\nCall | 3 | 2",
        "Level | Meaning of the level\n1 | with a guide\n2 | all alone",
        "Name | Impact | Effort\nCall | 3 | 2",
    ] {
        assert_eq!(rows_alike(&book(text).tables[0]), 0, "{text}");
    }
}

#[test]
fn names_that_differ_in_signs_are_several() {
    let read = understood(&[
        (
            "Levels",
            "Competency | Level 1 | Level 2 | Level 3\nC | reads it | writes it | knows it\nC++ | reads it | writes it | knows it",
        ),
        (
            "Skills of the team",
            "Competency | Ana | Ben\nC | 1 | 2\nC++ | 3 | -\nC# | 2 | 2\nNet | 1 | 1\n.NET | 2 | 2",
        ),
    ]);
    assert_eq!(names(&read), ["C", "C++", "C#", "Net", ".NET"]);
    assert_eq!(
        assessed(&read)[..3],
        ["C Ana 0/0 1", "C Ben 0/0 2", "C++ Ana 0/0 3"]
    );
    let people = understood(&[(
        "",
        "Competency | C++ (self) | C++ (manager) | C# (self)\nCare | 1 | 2 | 3",
    )]);
    assert_eq!(assessed(&people), ["Care C++ 1/2 -", "Care C# 3/0 -"]);
    // Otherwise written in another table, a name is the same while nothing else can be meant.
    let read = understood(&[
        (
            "Levels",
            "Competency | Level 1 | Level 2 | Level 3\nSelf-care | a b | c d | e f",
        ),
        (
            "Skills of the team",
            "Competency | Ana | Ben\nSelf care | 1 | 2",
        ),
    ]);
    assert_eq!(names(&read), ["Self-care"]);
}

#[test]
fn ids_tell_competencies_of_one_name_apart() {
    let read = understood(&[
        (
            "Levels",
            "id | Competency | Level 1 | Level 2\ntalk | Talk | asks well | says well\ntalk-2 | Talk | asks well | says well",
        ),
        (
            "Required levels",
            "id | Competency | CSM | Lead\ntalk | Talk | 1 | 2\ntalk-2 | Talking | | 1",
        ),
    ]);
    assert_eq!(names(&read), ["Talk", "Talk"]);
    let of: Vec<_> = found(&read)
        .requirements
        .iter()
        .map(|of| of.competency)
        .collect();
    assert_eq!(of, [0, 0, 1]);
    assert_eq!(told(&read), [""; 0]);
}

#[test]
fn a_row_that_describes_a_competency_says_the_level_of_it() {
    let read = understood(&[(
        "Levels",
        "Competency | Level 1 | Level 2 | CSM | Lead\nTalk | asks well | says well | 1 | 2\nTalk | shows work | sells work | 2 | 2",
    )]);
    let of: Vec<_> = found(&read)
        .requirements
        .iter()
        .map(|of| (of.competency, of.level))
        .collect();
    assert_eq!(of, [(0, 1), (0, 2), (1, 2), (1, 2)]);
    assert_eq!(told(&read), ["duplicate-name:3:1"]);
}

#[test]
fn a_name_of_many_is_told_in_few_words() {
    let rows: String = (0..50)
        .map(|number| format!("\nTalk | asks {number} | says {number}"))
        .collect();
    let levels = format!("Competency | Level 1 | Level 2{rows}");
    let read = understood(&[
        ("Levels", &levels),
        ("Required levels", "Competency | CSM | Lead\nTalk | 1 | 2"),
    ]);
    let ambiguous = read
        .findings
        .iter()
        .find(|finding| finding.code == &codes::AMBIGUOUS_NAME);
    assert_eq!(
        ambiguous.map(|finding| finding.message.as_str()),
        Some("`Talk` stands in several places in other words, so the row is left out")
    );
}

#[test]
fn levels_of_other_scales_are_unreadable() {
    let read = understood(&[
        (
            "Levels",
            "Competency | Learning | Steady | Leading\nCare | a b | c d | e f",
        ),
        (
            "Required levels",
            "Role | Competency | Required level\nCSM | Care | 2/3\nAE | Care | 10%\nSE | Care | 3/5\n\
             Lead | Care | Level 4000000000\nTAM | Care | L99999999\nCSM | Law | L2\nAE | Law | 1\nSE | Law | 1\nTAM | Law | 1",
        ),
    ]);
    assert_eq!(required(&read)[..2], ["Care CSM 2", "Law CSM 2"]);
    assert_eq!(
        told(&read),
        [
            "unreadable-cell:3:3",
            "unreadable-cell:4:3",
            "unreadable-cell:5:3",
            "unreadable-cell:6:3"
        ]
    );
}
