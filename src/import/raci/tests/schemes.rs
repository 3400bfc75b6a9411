//! Charts of several schemes in one book, and tables that only look like charts.

use super::support::{book, chart, findings, lines, roles, table, understood, with};
use crate::import::raci::{read, rows_alike};
use crate::import::{Choices, Found, Kind, understand};
use crate::vocabulary::Variant;

const RACI: &str = "Activity|CSM|AE|PS\nCall|A|R|C\nPlan|R|A|I\nShip|C|R|A\nMend|R|A|R";
const DACI: &str = "Decision|CSM|AE|PS\nPrice|D|A|C\nTerms|A|D|I\nTools|C|A|D";

#[test]
fn each_chart_of_a_book_keeps_its_scheme() {
    let read = read(
        &book(vec![table("Work", RACI), table("Decisions", DACI)]),
        &Choices::default(),
    )
    .unwrap();
    assert_eq!(chart(&read).variant, None);
    let variants: Vec<_> = chart(&read).rows.iter().map(|row| row.variant).collect();
    let daci = Some(Variant::Daci);
    assert_eq!(variants, [None, None, None, None, daci, daci, daci]);
    assert_eq!(lines(&read)[4], "Decisions > Price: CSM D, AE A, PS C");
    assert!(findings(&read, "unreadable-cell").is_empty());
    assert!(
        read.decisions
            .iter()
            .any(|told| told.contains("`Decisions`") && told.contains("DACI")),
        "{:?}",
        read.decisions
    );
}

#[test]
fn a_slip_makes_no_scheme() {
    let slip = "Activity|CSM|AE|PS\nCall|A|R|C\nPlan|R|A|I\nShip|D|R|A\nMend|R|A|R";
    let read = read(
        &book(vec![table("Work", RACI), table("More", slip)]),
        &Choices::default(),
    )
    .unwrap();
    assert!(chart(&read).rows.iter().all(|row| row.variant.is_none()));
    assert_eq!(findings(&read, "unreadable-cell").len(), 1);
}

#[test]
fn an_activity_may_be_called_activity() {
    for row in [
        "Activity|ask Bob|x|",
        "Activity|Ask Bob|Call Ann|",
        "Activity|TBD|Open|",
    ] {
        let read = understood(&format!(
            "Activity|CSM|AE|PS\nCall|A|R|C\n{row}\nPlan|R|A|I\nShip|C|R|A"
        ));
        assert_eq!(roles(&read), ["CSM", "AE", "PS"], "{row}");
        assert_eq!(chart(&read).rows.len(), 4, "{row}");
    }
    let again =
        understood("Activity|CSM|AE|PS\nCall|A|R|C\nActivity|CSM|AE|HR\nPlan|R|A|I\nShip|C|R|A");
    assert_eq!(roles(&again), ["CSM", "AE", "PS", "HR"]);
}

#[test]
fn an_inventory_of_tasks_is_no_chart() {
    for text in [
        "id|Task|Card|Phase|Owner|Frequency|Hours: Large|Impact|Effort|Disposition|Next step|result: impact|result: decision\n\
         call|Call|1|Start|CSM|weekly|2|4|S|keep|ask|4|d-04\nplan|Plan|2|Start|AE|monthly|3|2|M|drop|tell|2|d-05\nship|Ship|3|Start|AE|monthly|3|2|S|drop|tell|2|d-06",
        "Task|Owner|Hours a week|Class|Size\nCall|CSM|3|A|S\nPlan|AE|4|A|S\nShip|PS|5|C|M\nMend|PS|5|A|S",
        "Aufgabe|Verantwortlich|Stunden pro Woche|Klasse\nAnruf|CSM|3|A\nPlan|AE|4|C\nVersand|PS|5|A",
        "Tâche|Responsable|Impact|Effort|Classe\nAppel|CSM|3|2|A\nPlan|AE|4|1|C\nEnvoi|PS|5|2|R",
        "Task|Owner|Impact|Effort|Who\nCall|CSM|3|2|AR\nPlan|AE|4|1|CI\nShip|PS|5|2|RA",
    ] {
        assert_eq!(rows_alike(&table("", text)), 0, "{text}");
        let all = understand(&book(vec![table("", text)]), &Choices::default()).unwrap();
        assert!(matches!(all[0].found, Found::Tasks(_)), "{text}");
    }
}

#[test]
fn a_chart_may_have_columns_of_tasks() {
    for (text, columns) in [
        (
            "Activity|Effort|CSM|AE|PS\nCall|S|A|R|C\nPlan|M|R|A|I\nShip|L|C|R|A",
            3,
        ),
        (
            "Activity|Hours|CSM|AE|PS\nCall|3|A|R|C\nPlan|4|R|A|I\nShip|5|C|R|A",
            3,
        ),
        (
            "Activity|Impact|Effort|CSM|AE\nCall|3|S|A|R\nPlan|4|M|R|A\nShip|5|L|C|A",
            2,
        ),
        (
            "Activity|Role|Effort|RACI\nCall|CSM|S|A\nCall|AE|M|R\nPlan|AE|S|A\nPlan|PS|L|R",
            3,
        ),
    ] {
        let all = understand(&book(vec![table("", text)]), &Choices::default()).unwrap();
        assert_eq!(roles(&all[0]).len(), columns, "{text}");
    }
}

#[test]
fn what_an_export_works_out_is_no_column() {
    let read = with(
        "id|Activity|CSM|AE|result: A|result: gaps\ncall|Call|A|R|CSM|C\nplan|Plan|R|A|AE|I",
        &Choices::default(),
    )
    .unwrap();
    assert_eq!(roles(&read), ["CSM", "AE"]);
    assert!(read.findings.is_empty(), "{:?}", read.findings);
}

#[test]
fn only_tables_that_could_be_charts_are_offered() {
    let tables = vec![
        table("Work", RACI),
        table("Legend", "R|Responsible\nA|Accountable"),
        table("Team", "Name|Contact\nAda|a@b.c\nBob|b@b.c"),
        table("More", RACI),
    ];
    let choices = Choices {
        kind: Some(Kind::Raci),
        sheet: Some("Work".to_owned()),
        ..Choices::default()
    };
    for (choices, offered) in [(choices, 1), (Choices::default(), 0)] {
        let read = read(&book(tables.clone()), &choices).unwrap();
        let helps = read.findings.iter().filter(|finding| {
            let help = finding.help.as_deref().unwrap_or_default();
            help.contains("imports it alone")
        });
        assert_eq!(helps.count(), offered, "{:?}", read.findings);
    }
}

#[test]
fn a_role_that_is_called_like_a_result_has_its_id_behind_it() {
    let read =
        understood("Activity|CSM|result: Board [board]|result: gaps\nCall|A|R|C\nPlan|R|A|I");
    assert_eq!(roles(&read), ["CSM", "result: Board [board]"]);
}
