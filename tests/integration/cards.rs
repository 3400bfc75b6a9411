//! Cards, the printer test and ballots: what they say, and what can be asked of them.

use crate::support::{folder_of, in_repository, offsite};
use crate::visible::said;

/// What can be read in a handout of a workshop.
fn text(workshop: &str, handout: &str, options: &[&str]) -> String {
    let out = folder_of::<&str>(&[]);
    let mut args = vec!["render", workshop, "--out", "out", "--only", handout];
    args.extend(options);
    let run = offsite(out.path(), &args);
    assert_eq!(run.code, Some(0), "{run:?}");
    let page = out
        .path()
        .join("out/handouts")
        .join(format!("{handout}.html"));
    said(&std::fs::read_to_string(page).unwrap()).join("\n")
}

fn shipped(name: &str) -> String {
    let folder = in_repository("workshops").join(name);
    folder.to_str().unwrap().to_owned()
}

#[test]
fn cards_and_ballots_hold_every_task_with_its_id() {
    let workshop = shipped("kundenerfolg");
    for (handout, options) in [
        ("cards", &[][..]),
        ("cards", &["--stock", "avery-5160"]),
        ("cards", &["--stock", "a6", "--blank"]),
        ("ballot", &[]),
    ] {
        let text = text(&workshop, handout, options);
        for task in [
            "Fehlende Angaben der Übergabemappe erfragen",
            "uebergabe-nachfragen",
            "Erfolgsplan mit dem Stadtwerk schreiben",
            "Wirkung",
            "Aufwand",
        ] {
            assert!(text.contains(task), "{handout} {options:?} lacks {task}");
        }
        assert!(
            !text.contains('…') || handout == "cards",
            "{handout} cuts a text"
        );
    }
}

#[test]
fn blank_cards_have_no_scores() {
    let workshop = shipped("post-sales");
    assert!(text(&workshop, "cards", &[]).contains("4.50"));
    let blank = text(&workshop, "cards", &["--blank"]);
    assert!(!blank.contains("4.50") && !blank.contains("Eliminate"));
    assert!(blank.contains("7.7 h a week"));
}

#[test]
fn ballots_ask_with_the_anchors_of_the_scales_and_for_no_name() {
    let ballot = text(&shipped("post-sales"), "ballot", &[]);
    for part in [
        "If we stopped doing this for two quarters",
        "5 Eats a day or more a week",
        "Voter code, not your name",
        "handoff-intake",
        "54",
    ] {
        assert!(ballot.contains(part), "{part}");
    }
    let bare = folder_of(&[("w.toml", "[task.t]\nname = \"Name me\"\n")]);
    let bare = text(bare.path().to_str().unwrap(), "ballot", &[]);
    assert!(bare.contains("Name me") && !bare.contains("None"));
}

#[test]
fn the_ballot_of_the_chart_lists_roles_and_what_letters_mean() {
    let ballot = text(&shipped("post-sales"), "raci-ballot", &[]);
    for part in [
        "Who is the A?",
        "Who does it (R)?",
        "there is one phone to ring",
        "TSE",
        "handover-pack",
        "Decision",
    ] {
        assert!(ballot.contains(part), "{part}");
    }
    let german = text(&shipped("kundenerfolg"), "raci-ballot", &[]);
    assert!(german.contains("Wer hat das A?"), "{german}");
}

#[test]
fn scripts_of_all_directions_are_on_cards_and_ballots() {
    let folder = folder_of(&[(
        "w.toml",
        "[task.a]\nname = \"مراجعة عقود التجديد مع العميل\"\n[task.b]\nname = \"更新見積書を作成する\"\n",
    )]);
    for handout in ["cards", "ballot"] {
        let text = text(folder.path().to_str().unwrap(), handout, &[]);
        assert!(
            text.contains("مراجعة عقود التجديد مع العميل") && text.contains("更新見積書を作成する")
        );
    }
}

#[test]
fn what_no_sheet_has_is_refused_with_what_it_has() {
    let workshop = shipped("post-sales");
    let refused = |options: &[&str]| {
        let out = folder_of::<&str>(&[]);
        let mut args = vec!["render", &workshop, "--out", "out", "--only", "cards"];
        args.extend(options);
        let run = offsite(out.path(), &args);
        assert_eq!(run.code, Some(2), "{run:?}");
        assert!(!out.path().join("out").exists(), "nothing is written");
        run.err
    };
    let beyond = refused(&["--stock", "avery-5160", "--start-at", "31"]);
    assert!(
        beyond.contains("`avery-5160` has 30 labels: write a number from 1 to 30"),
        "{beyond}"
    );
    assert!(refused(&["--start-at", "0"]).contains("from 1 to 6"));
    assert!(refused(&["--offset-x", "25"]).contains("from -10 to 10"));
    assert!(refused(&["--offset-y", "nan"]).contains("from -10 to 10"));
    assert!(refused(&["--stock", "avery-9999"]).contains("l7160"));
}
