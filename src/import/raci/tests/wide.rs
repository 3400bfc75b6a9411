//! Charts with a column for each role.

use super::support::{chart, findings, lines, roles, understood, with};
use crate::import::{Choices, Field};
use crate::vocabulary::{Letter, Variant};

#[test]
fn a_plain_chart_is_read() {
    let read = understood("Activity|CSM|AE\nKick off|A/R|C\nRenew|-|A, R");
    assert_eq!(lines(&read), ["Kick off: CSM A/R, AE C", "Renew: AE A/R"]);
    assert_eq!(roles(&read), ["CSM", "AE"]);
    assert_eq!(chart(&read).variant, None);
    assert!(read.findings.is_empty(), "{:?}", read.findings);
    assert!(
        read.decisions[0].contains("header in row 1: activities are rows named by `Activity`"),
        "{:?}",
        read.decisions
    );
}

#[test]
fn roles_of_one_to_three_letters_are_no_letters() {
    let read = understood("Activity|SA|IC|AI\nPlan|A|R|C\nDo|C|A|R\nCheck|I|C|A");
    assert_eq!(roles(&read), ["SA", "IC", "AI"]);
    assert_eq!(chart(&read).rows.len(), 3);
}

#[test]
fn titles_and_texts_around_the_header_are_no_rows() {
    let read = understood(
        "RACI of the launch|<|<\nOwner: Ada||\nActivity|CSM - cares for customers all year long|AE\\nSells to new customers everywhere and to all\nSkills|Listening, talking|Selling, closing\nPlan|A|R\nDo|R|A\n\
         Aligned page|customer pages|sales pages",
    );
    assert_eq!(lines(&read), ["Plan: CSM A, AE R", "Do: CSM R, AE A"]);
    let left_out = findings(&read, "left-out");
    assert_eq!(left_out.len(), 3, "{left_out:?}");
    assert!(left_out[0].contains("RACI of the launch"), "{left_out:?}");
}

#[test]
fn rows_of_one_text_are_phases() {
    for text in [
        "Activity|CSM|AE\n**Phase 1: Sell**||\nPlan|A|R\n**Phase 2: Serve**||\nDo|A|R",
        "Activity|CSM|AE\nPhase 1: Sell||\nPlan|A|R\nPhase 2: Serve||\nDo|A|R",
        "Activity|CSM|AE\nPhase 1: Sell|<|<\nPlan|A|R\nPhase 2: Serve|<|<\nDo|A|R",
    ] {
        assert_eq!(
            lines(&understood(text)),
            [
                "Phase 1: Sell > Plan: CSM A, AE R",
                "Phase 2: Serve > Do: CSM A, AE R"
            ],
            "{text}"
        );
    }
    let numbered = understood("Activity|CSM|AE\n1. Sell||\nPlan|A|R\nII. Serve||\nDo|A|R");
    assert_eq!(
        lines(&numbered),
        ["Sell > Plan: CSM A, AE R", "Serve > Do: CSM A, AE R"]
    );
}

#[test]
fn an_activity_without_letters_stays() {
    let read = understood("Activity|CSM|AE\n**Sell**||\nPlan|A|R\nWait||\nDo|A|R\nRest||");
    assert_eq!(
        lines(&read),
        [
            "Sell > Plan: CSM A, AE R",
            "Sell > Wait: ",
            "Sell > Do: CSM A, AE R",
            "Sell > Rest: "
        ]
    );
}

#[test]
fn bold_names_are_no_phases() {
    let read = understood("Activity|CSM|AE\n**Plan**|A|R\n**Do**|R|A");
    assert_eq!(lines(&read).len(), 2);
    assert_eq!(chart(&read).rows[0].phase, None);
}

#[test]
fn phases_are_found_where_all_names_are_bold() {
    let read = understood("Activity|CSM|AE\n**Sell**||\n**Plan**|A|R\n**Serve**||\n**Do**|R|A");
    assert_eq!(
        lines(&read),
        ["Sell > Plan: CSM A, AE R", "Serve > Do: CSM R, AE A"]
    );
}

#[test]
fn a_column_of_phases_is_carried_down() {
    let read = understood("Phase|Activity|CSM|AE\nSell|Plan|A|R\n|Call|R|A\nServe|Do|A|R");
    assert_eq!(
        lines(&read),
        [
            "Sell > Plan: CSM A, AE R",
            "Sell > Call: CSM R, AE A",
            "Serve > Do: CSM A, AE R"
        ]
    );
    // Called otherwise, but each block begins with a text.
    let read = understood("Block|Thing|CSM|AE\nSell|Plan|A|R\n|Call|R|A\nServe|Do|A|R");
    assert_eq!(lines(&read)[1], "Sell > Call: CSM R, AE A");
}

#[test]
fn an_empty_phase_means_none_where_blocks_do_not_begin_with_text() {
    let read = with(
        "Block|Activity|CSM|AE\n|Plan|A|R\nSell|Call|R|A\n|Do|A|R",
        &Choices {
            columns: vec![(Field::Phase, "Block".to_owned())],
            ..Choices::default()
        },
    )
    .unwrap();
    assert_eq!(
        lines(&read),
        [
            "Plan: CSM A, AE R",
            "Sell > Call: CSM R, AE A",
            "Do: CSM A, AE R"
        ]
    );
}

#[test]
fn other_columns_are_notes_or_named() {
    let read = understood(
        "No.|Activity|Task|CSM|AE|Skills|Comments\n1|Plan|Write it down|A|R|Excel|by May\n2|Do|Do it well|R|A|Word|-",
    );
    assert_eq!(
        lines(&read),
        [
            "Plan: CSM A, AE R (Write it down. by May)",
            "Do: CSM R, AE A (Do it well)"
        ]
    );
    let left_out = findings(&read, "left-out");
    assert_eq!(left_out.len(), 2, "{left_out:?}");
    assert!(
        left_out.iter().any(|finding| finding.contains("`No.`"))
            && left_out.iter().any(|finding| finding.contains("`Skills`")),
        "{left_out:?}"
    );
}

#[test]
fn numbers_dates_and_counts_are_no_part_of_it() {
    let read = understood(
        "Company RACI|||||||\n||Sales|<|Service|<||\n#|Deliverable|AE|SE|CSM|Support|Due|Status\n1|Discovery|A/R|R|||2026-01-01|open\n2|Demo|A|R|I||2026-01-02|done\n\
         |Post sale||||||\n3|Onboarding|C||A/R|I|2026-01-03|open\n4|Renewal|C|?|A|R||\nCount of A||2|0|2|0||",
    );
    assert_eq!(
        lines(&read),
        [
            "Discovery: AE A/R, SE R",
            "Demo: AE A, SE R, CSM I",
            "Post sale > Onboarding: AE C, CSM A/R, Support I",
            "Post sale > Renewal: AE C, SE ?, CSM A, Support R",
        ]
    );
    assert_eq!(roles(&read), ["AE", "SE", "CSM", "Support"]);
}

#[test]
fn ids_are_taken_where_they_are_some() {
    let read = understood(
        "ID|Activity|CSM|AE\nrenewal-quote|Quote|A|R\nTD-001|Do|R|A\n3|Check|A|R\n1.4|1.4 Close|A|R",
    );
    assert_eq!(
        lines(&read)[..2],
        [
            "[renewal-quote] Quote: CSM A, AE R",
            "[td-001] Do: CSM R, AE A"
        ]
    );
    assert_eq!(lines(&read)[3], "Close: CSM A, AE R");
    assert_eq!(findings(&read, "left-out").len(), 1);
}

#[test]
fn flags_and_kinds_are_read() {
    let read = understood(
        "Activity|Type|Control|CSM|AE\nPlan|Decision|yes|A|R\nDo|Activity|no|R|A\nSee|||R|A",
    );
    let flags: Vec<_> = chart(&read)
        .rows
        .iter()
        .map(|row| (row.is_decision, row.is_control))
        .collect();
    assert_eq!(
        flags,
        [
            (Some(true), Some(true)),
            (Some(false), Some(false)),
            (None, None)
        ]
    );
    assert_eq!(roles(&read), ["CSM", "AE"]);
}

#[test]
fn teams_above_roles_tell_roles_apart() {
    let read =
        understood("|Sales|<|Service|<\nActivity|Lead|AE|Lead|CSM\nPlan|A|R|C|I\nDo|I|C|A|R");
    assert_eq!(roles(&read), ["Sales Lead", "AE", "Service Lead", "CSM"]);
}

#[test]
fn a_role_without_letters_is_a_role() {
    let read = understood("Activity|CSM|Support|AE|PS\nPlan|A||R|\nDo|R||A|");
    assert_eq!(roles(&read), ["CSM", "Support", "AE", "PS"]);
    assert_eq!(chart(&read).rows[0].roles[..], [0, 1, 2, 3]);
}

#[test]
fn what_nobody_can_read_is_kept_and_told() {
    let read = understood("Activity|CSM|AE\nPlan|A|x\nDo|R|ask Bob\nSee|R|A\nRun|A|#REF!");
    assert_eq!(
        lines(&read),
        [
            "Plan: CSM A, AE ? (AE: \"x\")",
            "Do: CSM R, AE ? (AE: \"ask Bob\")",
            "See: CSM R, AE A",
            "Run: CSM A, AE ? (AE: \"#REF!\")",
        ]
    );
    assert_eq!(findings(&read, "unreadable-cell").len(), 3);
    assert!(findings(&read, "unreadable-cell")[0].contains("C2"));
}

#[test]
fn remarks_and_footnotes_become_notes() {
    let read =
        understood("Activity|CSM|AE\nPlan|A*|C - only in EMEA\nDo|R¹|(C,I)\n* with the sponsor||");
    assert_eq!(
        lines(&read),
        [
            "Plan: CSM A, AE C (CSM: with the sponsor. AE: only in EMEA)",
            "Do: CSM R, AE C/I (CSM: R1. AE: (C,I))"
        ]
    );
    assert_eq!(findings(&read, "cell-remark").len(), 4);
}

#[test]
fn legends_and_totals_below_are_left_out() {
    let read = understood(
        "Activity|CSM|AE\nPlan|A|R\nDo|R|A\nTotal|2|2\n||\nLegend||\nR|Responsible: does it|\nA = Accountable||",
    );
    assert_eq!(lines(&read).len(), 2);
    assert_eq!(findings(&read, "left-out").len(), 4, "{:?}", read.findings);
}

#[test]
fn struck_ragged_and_nameless_rows_are_told() {
    let text = "Activity|CSM|AE\n~~Plan~~|A|R\nDo|~~R~~|A\n|C|I\nSee|R|A|late\nDo|A|R";
    let read = understood(text);
    assert_eq!(
        lines(&read),
        ["Do: AE A", "See: CSM R, AE A (\"late\")", "Do: CSM A, AE R"]
    );
    for (slug, count) in [
        ("struck-row", 2),
        ("nameless-row", 1),
        ("ragged-row", 1),
        ("duplicate-name", 1),
    ] {
        assert_eq!(findings(&read, slug).len(), count, "{slug}");
    }
    let all = with(
        text,
        &Choices {
            with_struck: true,
            ..Choices::default()
        },
    )
    .unwrap();
    assert_eq!(lines(&all)[..2], ["Plan: CSM A, AE R", "Do: CSM R, AE A"]);
}

#[test]
fn lookalikes_need_a_word_of_the_user() {
    let text = "Activity|CSM|AE\nPlan|\u{410}|R\nDo|R|A\nSee|C|\u{FF21}";
    let read = understood(text);
    assert_eq!(lines(&read)[0], "Plan: CSM ?, AE R (CSM: \"\u{410}\")");
    let told = findings(&read, "lookalike-letter");
    assert!(
        told[0].contains("CYRILLIC CAPITAL LETTER A (U+0410)"),
        "{told:?}"
    );
    assert_eq!(findings(&read, "mapped-value").len(), 1);
    let read = with(
        text,
        &Choices {
            accept_lookalikes: true,
            ..Choices::default()
        },
    )
    .unwrap();
    assert_eq!(lines(&read)[0], "Plan: CSM A, AE R");
    // What the user asked for is told, and no error any more.
    assert_eq!(findings(&read, "lookalike-letter"), [""; 0]);
    assert_eq!(findings(&read, "mapped-value").len(), 2);
}

#[test]
fn words_for_letters_are_told_once_each() {
    let read = understood(
        "Tätigkeit|Vertrieb|Betreuung\nPlanen|Verantwortlich|Informiert\nMachen|Rechenschaftspflichtig|Verantwortlich",
    );
    assert_eq!(
        lines(&read),
        [
            "Planen: Vertrieb R, Betreuung I",
            "Machen: Vertrieb A, Betreuung R"
        ]
    );
    assert_eq!(findings(&read, "mapped-value").len(), 3);
}

#[test]
fn variants_are_recognised() {
    let read = understood("Activity|Task|CSM|AE|PS\nPlan|Write|DRI|C,I|\nDo|Work||DRI|(C)");
    assert_eq!(chart(&read).variant, Some(Variant::Dri));
    assert_eq!(chart(&read).rows[0].letters[0].letters, [Letter::D]);
    let read = understood("Activity|CSM|AE|PS\nPlan|A|R|S\nDo|C|A/R|S\nLegend||\nS = Sign-off||");
    assert_eq!(chart(&read).variant, Some(Variant::RaciVs));
    let read = understood("Decision|CSM|AE|PS\nPlan|D|A|C\nDo|Driver|Approver|Contributor");
    assert_eq!(chart(&read).variant, Some(Variant::Daci));
}

#[test]
fn words_nobody_knows_are_asked_for() {
    let text = "Phase|Items|Lead|Coach|Squad|DevOps\nPlan|Vision|OWNs|Helps|N/A|Helps\n|Goals|OWNs/Execute|Helps|Helps|N/A\nRun|Release|Helps|N/A|OWNs/and Helps|Execute";
    let error = with(text, &Choices::default()).unwrap_err().to_string();
    assert!(
        error.contains("`Helps` (6 cells), `OWNs` (3 cells), `Execute` (2 cells)"),
        "{error}"
    );
    assert!(
        error.contains("--letters 'Helps=C,OWNs=A,Execute=R'"),
        "{error}"
    );
    let letters = vec![
        ("OWNs".to_owned(), vec![Letter::A]),
        ("Helps".to_owned(), vec![Letter::C]),
        ("Execute".to_owned(), vec![Letter::R]),
    ];
    let read = with(
        text,
        &Choices {
            letters,
            ..Choices::default()
        },
    )
    .unwrap();
    assert_eq!(
        lines(&read),
        [
            "Plan > Vision: Lead A, Coach C, DevOps C",
            "Plan > Goals: Lead A/R, Coach C, Squad C",
            "Run > Release: Lead C, Squad A/C, DevOps R",
        ]
    );
}

#[test]
fn the_user_says_where_the_header_is_and_which_column_is_what() {
    let choices = Choices {
        header_row: Some(3),
        columns: vec![
            (Field::Name, "Thing".to_owned()),
            (Field::Note, "D".to_owned()),
        ],
        ..Choices::default()
    };
    let read = with(
        "Code|Who|Else|\nx|y|z|\nNo|Thing|CSM|Why|AE\n1|Plan|A|because|R\n2|Do|R|so|A",
        &choices,
    )
    .unwrap();
    assert_eq!(
        lines(&read),
        ["Plan: CSM A, AE R (because)", "Do: CSM R, AE A (so)"]
    );
    let none = with(
        "Activity|CSM\nPlan|A\nDo|R",
        &Choices {
            columns: vec![(Field::Name, "Nothing".to_owned())],
            ..Choices::default()
        },
    );
    assert!(
        none.unwrap_err()
            .to_string()
            .contains("there is `Activity`, `CSM`")
    );
}
