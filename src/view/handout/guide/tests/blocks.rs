//! What a block says besides its exercise, and what is typed in around it.

use super::super::Guide;
use super::{example, guide, guided, slot};
use crate::diagnostic::{Diagnostic, Place, Report, codes};
use crate::view::samples;

#[test]
fn what_is_read_out_stands_in_the_block() {
    let lines = |guide: &Guide, part: &str| {
        let read = slot(guide, part).read_out.clone().unwrap();
        let texts = read.lines.into_iter().map(|line| line.text);
        (read.lead, texts.collect::<Vec<_>>())
    };
    let example = example();
    let (_, questions) = lines(&example, "Three questions, silent");
    assert_eq!(questions.len(), 3);
    assert!(questions[0].ends_with('?'), "{questions:?}");
    let (lead, moments) = lines(&example, "Who is the A?");
    assert_eq!(moments.len(), 10);
    assert!(lead.starts_with("These 10 rows"), "{lead}");
    let agenda = ["alignment", "perception"].map(|name| {
        format!("[[agenda]]\nminutes = 20\ntitle = \"{name}\"\nexercise = \"{name}\"\n")
    });
    let rows = "[role.r]\nname = \"R\"\n[activity.b]\nname = \"B\"\n[activity.a]\nname = \"A\"\n";
    let bare = guide(&(rows.to_owned() + &agenda.concat()));
    let (lead, questions) = lines(&bare, "alignment");
    assert!(questions.is_empty() && lead.contains("`[question.<id>]`"));
    assert_eq!(lines(&bare, "perception").1, ["B", "A"]);
}

#[test]
fn the_moments_are_the_rows_with_the_most_hours_in_the_order_of_the_ballot() {
    let row = |n: u32| match n {
        11 => "[activity.r11]\nname = \"R11\"\ntasks = [\"t\"]\n".to_owned(),
        n => format!("[activity.r{n}]\nname = \"R{n}\"\n"),
    };
    let rows: String = (0..12).map(row).collect();
    let guide = guide(&format!(
        "[role.o]\nname = \"O\"\n[task.t]\nname = \"T\"\nhours = 4\nowner = \"o\"\n{rows}\
         [[agenda]]\nminutes = 20\ntitle = \"Who\"\nexercise = \"perception\"\n"
    ));
    let read = slot(&guide, "Who").read_out.clone().unwrap();
    let ids: Vec<_> = read.lines.iter().map(|line| line.id.as_str()).collect();
    assert_eq!(
        ids,
        ["r0", "r1", "r2", "r3", "r4", "r5", "r6", "r7", "r8", "r11"]
    );
}

#[test]
fn typing_is_told_where_it_begins() {
    let guide = example();
    let notes = slot(&guide, "Score alone").notes.join(" ");
    assert!(
        notes.contains("8 ballots of 54 tasks: about 60 min for one person, 30 min for two"),
        "{notes}"
    );
    let alone = super::guide(
        "[task.t]\nname = \"T\"\n[[agenda]]\nminutes = 5\ntitle = \"Vote\"\nexercise = \"vote\"\n",
    );
    assert!(slot(&alone, "Vote").notes[0].contains("each ballot of 1 task: about 1 min"));
    assert!(slot(&guide, "Who is the A?").notes[0].contains("8 ballots of 10 rows"));
}

#[test]
fn a_reveal_without_a_vote_shows_the_plot() {
    let reveal = "[task.t]\nname = \"T\"\nimpact = 1\neffort = 2\n\
                  [[agenda]]\nminutes = 20\ntitle = \"Plot\"\nexercise = \"reveal\"\n";
    let notes = |text: &str| slot(&guide(text), "Plot").notes.join(" ");
    assert!(notes(reveal).contains("show the plot"));
    let vote = "[[agenda]]\nminutes = 5\ntitle = \"Vote\"\nexercise = \"voting\"\n";
    assert_eq!(notes(&format!("{reveal}{vote}")), "");
}

#[test]
fn a_chart_without_open_rows_is_read_out() {
    let text = "[role.a]\nname = \"A\"\n[activity.x]\nname = \"X\"\nA = \"a\"\n\
                [[agenda]]\nminutes = 20\ntitle = \"Chart\"\nexercise = \"raci\"\n";
    let workshop = samples::workshop(text);
    let mut report = Report::default();
    let notes = |report: &Report| slot(&guided(&workshop, report), "Chart").notes.join(" ");
    assert!(notes(&report).contains("column by column"));
    let finding = Diagnostic::new(&codes::NO_RESPONSIBLE, "nobody does it");
    report.push(finding.about(Place::of("activity", "x")));
    assert_eq!(notes(&report), "");
}

#[test]
fn the_papers_of_the_close_are_made_before_it() {
    let guide = guide(
        "[[agenda]]\nstart = 09:00:00\nminutes = 20\ntitle = \"Opening\"\nexercise = \"open\"\n\
         [[agenda]]\nminutes = 25\ntitle = \"End\"\nexercise = \"close\"\n",
    );
    let [_, before, after, _] = guide.files.as_slice() else {
        panic!("{:?}", guide.files);
    };
    assert_eq!(before.when.as_deref(), Some("Until 09:20, for End"));
    assert!(before.lines.contains("offsite render --out out"));
    assert_eq!(after.when.as_deref(), Some("09:45 after End"));
    assert!(after.lines.starts_with("# [decision."), "{}", after.lines);
}

#[test]
fn keys_that_nobody_wrote_are_named() {
    assert_eq!(example().before.unwritten, None);
    let unwritten = guide("[workshop]\nvenue = \"Mill\"\n").before.unwritten;
    let unwritten = unwritten.unwrap();
    assert!(unwritten.contains("`starts` (When)") && !unwritten.contains("`venue`"));
    let marks = example().before.marks;
    assert!(
        marks.contains("▲ error") && marks.contains("○ note"),
        "{marks}"
    );
}
