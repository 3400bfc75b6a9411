//! Conversations with the form.

use super::*;
use crate::diagnostic::Report;
use crate::load::load;
use crate::resolve::resolve;
use crate::source::{SourceFile, SourceTree};

const WORKSHOP: &str = r#"
[scale.impact]
question = "How much would customers suffer?"
anchors = ["1 nobody would notice", "5 we lose customers"]

[role.csm]
name = "Customer success manager"
short = "CSM"

[role.csl]
name = "Customer success lead"

[role.ops]
name = "Operations"

[person.amara]
name = "Amara N."

[person.bela]
name = "Bela"

[task.checkin-calls]
name = "Run the check-in calls"
card = 17

[task.checkin-prep]
name = "Prepare them"

[task.5-whys]
name = "Ask five times"

[task.ebr-run]
name = "Run the review"

[activity.quote]
name = "Send the quote"

[activity.renew]
name = "Renew"

[activity.opt]
name = "Choose"
variant = "RAPID"
"#;

fn workshop(more: &str) -> Workshop {
    let files = vec![
        SourceFile::new("a.toml", WORKSHOP),
        SourceFile::new("b.toml", more),
    ];
    let sources = SourceTree::new(files);
    let mut report = Report::default();
    let workshop = resolve(&load(&sources, &mut report), &mut report);
    assert!(!report.is_unclear(), "{report:?}");
    workshop
}

fn form(part: Part, more: &str) -> Form {
    Form::new(&workshop(more), "amara", part, Order::Missing)
}

/// What is asked for after a line, and what was said; whatever is to be written is written.
fn say(form: &mut Form, typed: &str) -> String {
    let said = match form.read(typed) {
        Reply::Save(change) => {
            let before = form.answer(&change.id).cloned();
            form.saved(change, before)
        }
        Reply::Told(said) => said,
        Reply::Refused(why) => format!("refused: {why}"),
        Reply::Moved => "moved".to_owned(),
        Reply::Done => "done".to_owned(),
    };
    let asked = form.prompt();
    format!(
        "{said} → {}",
        asked.map_or_else(|| "end".to_owned(), |prompt| prompt.id)
    )
}

/// The answer to the line at hand that a typed line is read as.
fn read(part: Part, more: &str, typed: &str) -> Result<(String, String), String> {
    match form(part, more).read(typed) {
        Reply::Save(change) => {
            let answer = change.answer.as_ref();
            Ok((change.id, answer.map_or_else(String::new, Answer::typed)))
        }
        Reply::Refused(why) => Err(why),
        other => Err(format!("{other:?}")),
    }
}

#[test]
fn two_scores_are_read_in_every_way_of_writing_them() {
    for (typed, id, scores) in [
        ("4 2", "checkin-calls", "4 2"),
        ("42", "checkin-calls", "4 2"),
        ("4,2", "checkin-calls", "4 2"),
        (" 4 ,  2 ", "checkin-calls", "4 2"),
        ("4/2", "checkin-calls", "4 2"),
        ("4.5 2", "checkin-calls", "4.5 2"),
        ("4 m", "checkin-calls", "4 M"),
        ("4XL", "checkin-calls", "4 XL"),
        ("2 4 2", "checkin-prep", "4 2"),
        ("17,4,2", "checkin-calls", "4 2"),
        ("#4 4 2", "ebr-run", "4 2"),
        ("ebr-run 42", "ebr-run", "4 2"),
        ("EBR 4,2", "ebr-run", "4 2"),
        ("5-whys 4 2", "5-whys", "4 2"),
    ] {
        let expected = Ok((id.to_owned(), scores.to_owned()));
        assert_eq!(read(Part::First, "", typed), expected, "{typed}");
    }
}

#[test]
fn what_may_mean_two_things_is_not_guessed() {
    for (typed, why) in [
        ("4,5 3", "half a score with a point"),
        ("17 4,2", "half a score with a point"),
        ("4", "`4` is one score"),
        ("4.2", "`4.2` is one score"),
        ("421", "`421` is one score"),
        ("4 2 3 1", "more than two scores"),
        ("ebr-run 2 4 2", "more than two scores"),
        (
            "17 42",
            "impact goes from 1 to 5, not to 17; for card 17 write `17 4 2`",
        ),
        ("4 9", "effort goes from 1 to 5, not to 9"),
        ("4 -", "takes both scores"),
        ("4 -1", "effort goes from 1 to 5, not to -1"),
        (
            "4 XM",
            "`XM` is neither a number nor a size of the effort scale",
        ),
        ("4 inf", "neither a number nor a size"),
        ("1e0 2", "`1e0` is no score"),
        (
            "checkin 4 2",
            "may be `checkin-calls`, `checkin-prep`; write more of it",
        ),
        ("chekin-calls 4 2", "did you mean `checkin-calls`?"),
        ("9 4 2", "there is no card 9"),
        ("x", "there is no task `x`"),
    ] {
        let refused = read(Part::First, "", typed).unwrap_err();
        assert!(refused.contains(why), "{typed}: {refused}");
    }
}

#[test]
fn two_digits_are_two_scores_only_where_no_score_has_two() {
    let wide = "[scale.effort]\nmax = 10\n";
    assert!(
        read(Part::First, wide, "42")
            .unwrap_err()
            .contains("`42` is one score")
    );
    assert_eq!(read(Part::First, wide, "4 10").unwrap().1, "4 10");
    let sizes = "[scale.effort]\nsizes = { small = 1, Big = 5 }\n";
    assert_eq!(read(Part::First, sizes, "4 big").unwrap().1, "4 Big");
    assert_eq!(read(Part::First, sizes, "4small").unwrap().1, "4 small");
    assert!(
        read(Part::First, sizes, "4 M")
            .unwrap_err()
            .contains("`Big`")
    );
}

#[test]
fn it_asks_for_what_is_missing_and_goes_on_behind_a_task_that_is_named() {
    let mut form = form(Part::First, "[ballot.amara.r1]\ncheckin-calls = [4, 4]\n");
    assert_eq!(form.prompt().unwrap().id, "checkin-prep");
    assert_eq!(form.prompt().unwrap().place, "2/4");
    assert_eq!(
        say(&mut form, "5-whys 4 2"),
        "3 5-whys: impact 4, effort 2 → ebr-run"
    );
    assert_eq!(
        say(&mut form, "17 5 5"),
        "17 checkin-calls: impact 5, effort 5, was 4 4 → checkin-prep"
    );
    assert_eq!(say(&mut form, "-"), "moved → ebr-run");
    assert_eq!(say(&mut form, "ebr"), "moved → ebr-run");
    assert_eq!(
        say(&mut form, "17"),
        "refused: effort goes from 1 to 5, not to 7 → ebr-run"
    );
    assert_eq!(say(&mut form, "22"), "4 ebr-run: impact 2, effort 2 → end");
    assert!(
        say(&mut form, "22")
            .starts_with("refused: this is the end of the ballot; `checkin-prep 4 2`")
    );
    assert_eq!(form.summary(), "3 of 4 in round 1; missing: 2 checkin-prep");
    assert_eq!(say(&mut form, ""), "done → end");
}

#[test]
fn lines_are_taken_back_one_after_the_other() {
    let mut form = form(Part::First, "[ballot.amara.r1]\nebr-run = [3, 3]\n");
    assert!(say(&mut form, "undo").starts_with("refused: there is no line to take back"));
    say(&mut form, "42");
    say(&mut form, "");
    say(&mut form, "ebr-run 1 1");
    say(&mut form, "ebr-run -");
    assert_eq!(
        say(&mut form, "u"),
        "taken back: 4 ebr-run is 1 1 again → end"
    );
    assert_eq!(
        say(&mut form, "u"),
        "taken back: 4 ebr-run is 3 3 again → 5-whys"
    );
    assert_eq!(say(&mut form, "u"), "moved → checkin-prep");
    assert_eq!(
        say(&mut form, "UNDO"),
        "taken back: 17 checkin-calls is open again → checkin-calls"
    );
    assert!(form.answer("checkin-calls").is_none());
    assert_eq!(form.prompt().unwrap().place, "1/4");
}

#[test]
fn the_way_back_shows_what_is_there_and_enter_keeps_it() {
    let mut form = form(Part::First, "");
    say(&mut form, "4 M");
    assert_eq!(say(&mut form, "back"), "moved → checkin-calls");
    assert_eq!(form.prompt().unwrap().there.unwrap(), "4 M");
    assert_eq!(say(&mut form, ""), "moved → checkin-prep");
    assert_eq!(form.answer("checkin-calls").unwrap().typed(), "4 M");
    assert_eq!(
        say(&mut form, "17 4 3"),
        "17 checkin-calls: impact 4, effort M (3) already → checkin-prep"
    );
    say(&mut form, "back");
    assert!(say(&mut form, "back").contains("first line"));
    assert_eq!(
        say(&mut form, "show"),
        " 17 checkin-calls  4 M → checkin-calls"
    );
    assert!(say(&mut form, "list").starts_with("3 missing: 2 checkin-prep, 3 5-whys, 4 ebr-run"));
    let help = say(&mut form, "?");
    for said in [
        "How much would customers suffer?",
        "5 we lose customers",
        "XL 5",
        "`17 4 2`",
    ] {
        assert!(help.contains(said), "{help}");
    }
    assert!(say(&mut form, "done").starts_with("done"));
}

#[test]
fn round_two_asks_for_what_others_scored_again() {
    let more = "[ballot.amara.r1]\nebr-run = [3, 1]\n[ballot.bela.r2]\nebr-run = [4, 4]\n";
    let mut form = form(Part::Second, more);
    let prompt = form.prompt().unwrap();
    assert_eq!((&*prompt.id, &*prompt.place), ("ebr-run", "1/1"));
    assert_eq!(prompt.earlier.unwrap(), "3 1");
    say(&mut form, "44");
    assert_eq!(form.tally(), (1, 1));
    assert_eq!(
        say(&mut form, "17 4 2"),
        "17 checkin-calls: impact 4, effort 2 → end"
    );
    assert_eq!(form.tally(), (2, 2));
    let alone = Form::new(&workshop(""), "amara", Part::Second, Order::Missing);
    assert_eq!(alone.tally(), (0, 4));
}

#[test]
fn in_a_file_no_line_takes_the_place_of_another() {
    let more = "[ballot.amara.r1]\ncheckin-calls = [4, 4]\n";
    let mut form = Form::new(&workshop(more), "amara", Part::First, Order::Each);
    assert_eq!(form.prompt().unwrap().id, "checkin-calls");
    assert_eq!(
        say(&mut form, "4 9"),
        "refused: effort goes from 1 to 5, not to 9 → checkin-prep"
    );
    assert_eq!(
        say(&mut form, "ebr-run 4 9"),
        "refused: effort goes from 1 to 5, not to 9 → end"
    );
    say(&mut form, "checkin-prep 1 1");
    assert!(say(&mut form, "chekin-calls 4 2").starts_with("refused: there is no task"));
    assert!(say(&mut form, "4 2").starts_with("refused: it is unclear which task"));
    assert_eq!(say(&mut form, ""), "moved → 5-whys");
    assert!(say(&mut form, "4 2").starts_with("refused: it is unclear which task"));
    assert_eq!(
        say(&mut form, "5-whys 4 2"),
        "3 5-whys: impact 4, effort 2 → ebr-run"
    );
    assert_eq!(say(&mut form, "3 3"), "4 ebr-run: impact 3, effort 3 → end");
    assert_eq!(say(&mut form, ""), "moved → end");
}

#[test]
fn letters_are_read_as_people_write_them() {
    for (typed, id, letters) in [
        ("ops", "quote", "A=ops"),
        ("CSM", "quote", "A=csm"),
        ("customer success lead", "quote", ""),
        ("o", "quote", "A=ops"),
        ("A=ops R=csm,csl", "quote", "A=ops R=csm,csl"),
        ("a = ops, r = csm , csl", "quote", "A=ops R=csm,csl"),
        ("2 ops", "renew", "A=ops"),
        ("#2 C=CSM", "renew", "C=csm"),
        ("renew ops", "renew", "A=ops"),
        ("ren A=ops R=", "renew", "A=ops"),
        ("opt ops", "opt", "D=ops"),
        ("opt P=csm d=ops", "opt", "P=csm D=ops"),
    ] {
        let read = read(Part::Raci, "", typed);
        match letters {
            "" => assert!(read.is_err(), "{typed}: {read:?}"),
            letters => assert_eq!(read, Ok((id.to_owned(), letters.to_owned())), "{typed}"),
        }
    }
}

#[test]
fn letters_and_roles_that_there_are_not_are_told() {
    for (typed, why) in [
        ("osp", "there is no role `osp`; did you mean `ops`?"),
        ("cs", "`cs` may be `csm`, `csl`; write more of it"),
        ("A=ops R=csn", "did you mean `csm`?"),
        ("S=ops", "RACI has no letter S; use `A`, `R`, `C`, `I`"),
        ("X=ops", "there is no letter `X`; use `A`, `R`, `C`, `I`"),
        ("opt C=ops", "RAPID has no letter C"),
        ("A=ops A=csm", "A is given twice"),
        ("A=?", "write `-` where the ballot names nobody"),
        (
            "ops csm",
            "more than one role; give each its letter, such as `A=ops R=csm`",
        ),
        ("ops,csm", "`ops,csm` has no letter"),
        ("quot ops csm", "`ops` has no letter"),
        (
            "qoute ops",
            "there is no activity `qoute`; did you mean `quote`?",
        ),
        ("7 ops", "there is no row 7"),
    ] {
        let refused = read(Part::Raci, "", typed).unwrap_err();
        assert!(refused.contains(why), "{typed}: {refused}");
    }
}

#[test]
fn letters_that_are_not_typed_stay() {
    let more = "[ballot.amara.raci]\nquote = { A = \"ops\", R = [\"csm\"] }\n";
    let mut form = form(Part::Raci, more);
    assert_eq!(form.prompt().unwrap().id, "renew");
    assert_eq!(
        say(&mut form, "quote csl"),
        "1 quote: A=csl R=csm, was A=ops R=csm → renew"
    );
    assert_eq!(
        say(&mut form, "1 R="),
        "1 quote: A=csl, was A=csl R=csm → renew"
    );
    assert_eq!(
        say(&mut form, "1 A="),
        "1 quote: taken out, was A=csl → renew"
    );
    assert_eq!(
        say(&mut form, "u"),
        "taken back: 1 quote is A=csl again → renew"
    );
    assert_eq!(say(&mut form, "opt"), "moved → opt");
    assert_eq!(say(&mut form, "-"), "moved → end");
    assert!(say(&mut form, "ops").starts_with("refused: this is the end of the ballot"));
    assert!(
        say(&mut form, "?").contains("csm Customer success manager")
            || say(&mut form, "?").contains("csm CSM")
    );
}

#[test]
fn tab_offers_what_may_stand_there() {
    let scores = form(Part::First, "").offers();
    let at = |offers: &Offers, line: &str| offers.at(line, line.len());
    let all = |words: &[&str]| {
        words
            .iter()
            .map(|word| (*word).to_owned())
            .collect::<Vec<_>>()
    };
    assert_eq!(at(&scores, "checkin-c"), (0, all(&["checkin-calls "])));
    assert_eq!(at(&scores, "d"), (0, all(&["done"])));
    assert_eq!(at(&scores, ""), (0, Vec::new()));
    assert_eq!(at(&scores, "checkin-calls c"), (14, Vec::new()));
    let raci = form(Part::Raci, "").offers();
    assert_eq!(at(&raci, "op"), (0, all(&["opt ", "ops"])));
    assert_eq!(at(&raci, "renew c"), (6, all(&["C=", "csm", "csl"])));
    assert_eq!(at(&raci, "A=ops R=csm,o"), (12, all(&["ops"])));
    // Half of a letter in the middle is no place to stop at.
    assert_eq!(scores.at("größe", 3), (0, Vec::new()));
}
