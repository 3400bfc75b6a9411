use super::*;
use crate::vocabulary::Letter::{A, C, D, I, R, S};
use crate::vocabulary::Variant;

fn raci() -> Scheme {
    Scheme::any(&[]).within(Variant::Raci)
}

fn said(text: &str) -> Said {
    match read(text, &raci()) {
        Reading::Says(said) => said,
        other => panic!("`{text}`: {other:?}"),
    }
}

fn letters(text: &str) -> Vec<Letter> {
    said(text).letters
}

#[test]
fn letters_stand_in_many_ways() {
    for text in [
        "A/R", "A, R", "AR", "A R", "A&R", "A+R", "A / R", "a/r", "ar", "A;R", "A\nR", "A and R",
        "A und R", "A|R", "A.R.", "A - R", "A-R",
    ] {
        assert_eq!(letters(text), [A, R], "{text}");
        assert_eq!(said(text).remark, None, "{text}");
    }
    for text in [
        "**R**",
        "__R__",
        "*R*",
        "`R`",
        "R ",
        "r",
        "\u{200B}R\u{FEFF}",
        "R.",
        "**R",
    ] {
        assert_eq!(letters(text), [R], "{text}");
    }
    assert_eq!(letters("__RI__"), [R, I]);
    assert_eq!(letters("R/A/C/I"), [R, A, C, I]);
    assert_eq!(letters("R/R"), [R]);
}

#[test]
fn nothing_is_written_in_many_ways() {
    for text in [
        "",
        " ",
        "-",
        "–",
        "—",
        "--",
        "N/A",
        "n/a",
        "n.a.",
        "none",
        "None",
        "entfällt",
        "\u{A0}",
        "➖",
        "なし",
    ] {
        assert_eq!(read(text, &raci()), Reading::Nothing, "{text:?}");
    }
}

#[test]
fn what_is_no_letter_is_not_guessed() {
    for text in [
        "x",
        "X",
        "✓",
        "✔",
        "✅",
        "❌",
        "⬜",
        "🙂",
        "#REF!",
        "#N/A",
        "OWNs",
        "Helps",
        "A. Smith",
        "A person of the team",
        "RR",
        "Z",
        "AZ",
        "S",
        "D",
        "12",
        "Ra",
        "yes",
        "Informed decision",
        "R2D2",
    ] {
        assert_eq!(read(text, &raci()), Reading::Unreadable, "{text}");
    }
}

#[test]
fn remarks_are_kept() {
    let both = said("C,I - only for EMEA");
    assert_eq!(
        (both.letters, both.remark.as_deref()),
        (vec![C, I], Some("only for EMEA"))
    );
    let bracketed = said("(C,I)");
    assert_eq!(
        (bracketed.letters, bracketed.remark.as_deref()),
        (vec![C, I], Some("(C,I)"))
    );
    let sometimes = said("C (I)");
    assert_eq!(
        (sometimes.letters, sometimes.remark.as_deref()),
        (vec![C, I], Some("C (I)"))
    );
    for text in [
        "R (EMEA, APAC)",
        "R - EMEA, APAC",
        "R: EMEA, APAC",
        "R, EMEA, APAC",
        "R\nEMEA, APAC",
    ] {
        let said = said(text);
        assert_eq!(
            (said.letters, said.remark.as_deref()),
            (vec![R], Some("EMEA, APAC")),
            "{text}"
        );
    }
    assert_eq!(said("R if needed").remark.as_deref(), Some("if needed"));
    assert_eq!(
        said("Responsible for EMEA").remark.as_deref(),
        Some("for EMEA")
    );
}

#[test]
fn footnotes_are_marks() {
    for (text, mark) in [
        ("A*", "*"),
        ("A**", "**"),
        ("A\\*", "*"),
        ("A¹", "1"),
        ("A ¹²", "12"),
        ("R[1]", "1"),
        ("R(1)", "1"),
        ("R[^1]", "1"),
        ("R1", "1"),
        ("A†", "†"),
    ] {
        let said = said(text);
        assert_eq!(
            (said.marks, said.remark),
            (vec![mark.to_owned()], None),
            "{text}"
        );
        assert_eq!(said.letters.len(), 1, "{text}");
    }
}

#[test]
fn words_are_read_in_many_languages() {
    for (text, letter) in [
        ("Responsible", R),
        ("accountable", A),
        ("Verantwortlich", R),
        ("Durchführungsverantwortlich", R),
        ("Rechenschaftspflichtig", A),
        ("Kostenverantwortlich", A),
        ("Responsable", R),
        ("Autorité", A),
        ("Consulté", C),
        ("Informado", I),
        ("Aprobador", A),
        ("Responsabile", R),
        ("Geïnformeerd", I),
        ("Konsultowany", C),
        ("Ansvarig", R),
        ("実行責任", R),
        ("説明責任", A),
        ("相談", C),
        ("情報共有", I),
        ("Owner", A),
        ("Approver", A),
        ("Contributor", C),
    ] {
        let said = said(text);
        assert_eq!(said.letters, [letter], "{text}");
        assert_eq!(said.mapped, [(text.to_owned(), letter)], "{text}");
    }
    assert_eq!(letters("Accountable / Responsible"), [A, R]);
    assert_eq!(letters("Accountable & Responsible"), [A, R]);
    assert_eq!(letters("Verantwortlich und informiert"), [R, I]);
}

#[test]
fn other_variants_have_letters_of_their_own() {
    let reads = |text: &str, variant| match read(text, &Scheme::any(&[]).within(variant)) {
        Reading::Says(said) => said.letters,
        other => panic!("`{text}`: {other:?}"),
    };
    assert_eq!(reads("Support", Variant::Rasci), [S]);
    assert_eq!(reads("Signs off", Variant::RaciVs), [S]);
    assert_eq!(reads("DRI", Variant::Dri), [D]);
    assert_eq!(reads("Driver", Variant::Daci), [D]);
    assert_eq!(reads("Recommend", Variant::Rapid), [R]);
    assert_eq!(reads("(C,I)", Variant::Dri), [C, I]);
}

#[test]
fn what_the_user_says_goes_first() {
    let own = [
        ("OWNs".to_owned(), vec![A]),
        ("Helps".to_owned(), vec![C]),
        ("Execute".to_owned(), vec![R]),
        ("✓".to_owned(), vec![R]),
        ("C".to_owned(), vec![]),
    ];
    let scheme = Scheme::any(&own).within(Variant::Raci);
    let reads = |text: &str| match read(text, &scheme) {
        Reading::Says(said) => said.letters,
        Reading::Nothing => vec![],
        Reading::Unreadable => panic!("{text}"),
    };
    assert_eq!(reads("owns/execute"), [A, R]);
    assert_eq!(reads("OWNs, and Helps"), [A, C]);
    assert_eq!(reads("✓"), [R]);
    assert_eq!(reads("C"), []);
    assert_eq!(read("Coordinates", &scheme), Reading::Unreadable);
}

#[test]
fn lookalikes_are_named() {
    let cyrillic = said("\u{410}/R");
    assert_eq!(cyrillic.letters, [A, R]);
    assert_eq!(cyrillic.lookalikes[0].name, "CYRILLIC CAPITAL LETTER A");
    // It looks like a P, which a RACI does not have.
    let er = said("\u{420}");
    assert_eq!(
        (er.letters.len(), er.is_open, er.lookalikes.len()),
        (0, true, 1)
    );
    let wide = said("\u{FF21}");
    assert_eq!(
        (wide.letters, wide.lookalikes.len(), wide.mapped.len()),
        (vec![A], 0, 1)
    );
}

#[test]
fn what_is_undecided_is_open() {
    for text in ["?", "tbd", "TBC", "??", "zu klären"] {
        assert!(said(text).is_open && letters(text).is_empty(), "{text}");
    }
    assert!(said("R?").is_open);
    assert_eq!(letters("A (?)"), [A]);
    assert!(said("A (?)").is_open);
}

proptest::proptest! {
    #[test]
    fn any_text_is_read(text in ".{0,12}") {
        read(&text, &raci());
        read(&text, &Scheme::any(&[]));
    }

    #[test]
    fn near_letters_are_read(text in "[RACIracixSD*/,;&+ ()\\[\\]?:=1¹\u{410}\u{FF21}-]{0,9}") {
        read(&text, &raci());
        read(&text, &Scheme::any(&[]));
    }
}

#[test]
fn nested_brackets_end() {
    for text in [
        "(".repeat(3_900) + "A)",
        "A (".repeat(1_200) + "R)",
        "R - ".repeat(900),
    ] {
        let _ = super::read(&text, &super::Scheme::any(&[]));
    }
}
