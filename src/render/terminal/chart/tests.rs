//! What the chart on the terminal must look like.

use super::*;
use crate::diagnostic::Report;
use crate::view::samples;
use crate::view::terminal_raci::{self, Choice};

fn view(text: &str) -> TerminalRaci {
    terminal_raci::of(
        &samples::workshop(text),
        &Report::default(),
        &Choice::default(),
    )
    .unwrap()
}

fn example() -> TerminalRaci {
    let (workshop, report) = samples::post_sales();
    terminal_raci::of(&workshop, &report, &Choice::default()).unwrap()
}

fn texts(lines: &[Line]) -> Vec<String> {
    let text = |line: &Line| line.iter().map(|span| span.text.as_str()).collect();
    lines.iter().map(text).collect()
}

/// Where the lines between teams stand, in characters.
fn borders(line: &str) -> Vec<usize> {
    let places = line.match_indices('│');
    places.map(|(at, _)| display_width(&line[..at])).collect()
}

#[test]
fn lines_keep_to_the_width() {
    let view = example();
    for columns in 44..=220 {
        for line in texts(&chart(&view, columns)) {
            assert!(display_width(&line) <= columns, "{columns}: {line:?}");
        }
        for line in texts(&chart_as_list(&view, columns)) {
            assert!(display_width(&line) <= columns, "{columns}: {line:?}");
        }
    }
}

#[test]
fn no_letter_is_lost_at_any_width() {
    let view = example();
    let rows: Vec<&Row> = view.sections.iter().flat_map(|s| &s.rows).collect();
    let cells = rows.iter().flat_map(|row| &row.cells);
    let given = cells.filter(|cell| !cell.text.is_empty()).count();
    for columns in [30, 50, 60, 80, 120] {
        let lines = chart(&view, columns);
        let is_cell = |text: &str| {
            let letters = text.split('/');
            letters.clone().all(|letter| letter.len() == 1) && "ARCI".contains(&text[..1])
        };
        let printed = lines
            .iter()
            .filter_map(|line| {
                // Letters stand behind the first line between teams.
                let border = line.iter().position(|span| span.text == "│")?;
                Some(line[border..].iter().filter(|span| is_cell(&span.text)))
            })
            .flatten()
            .count();
        assert_eq!(printed, given, "at {columns}");
    }
}

#[test]
fn parts_end_where_teams_do() {
    let view = example();
    let layout = Layout::new(&view, 45);
    assert!(layout.parts.len() > 1, "{:?}", layout.parts);
    assert_eq!(layout.parts[0].start, 0);
    for pair in layout.parts.windows(2) {
        assert_eq!(pair[0].end, pair[1].start);
        let (before, after) = (&view.heads[pair[0].end - 1], &view.heads[pair[1].start]);
        assert_ne!(before.team, after.team);
    }
    let lines = texts(&chart(&view, 45));
    assert!(lines[1].starts_with(&format!("{} parts", layout.parts.len())));
}

#[test]
fn names_in_any_script_leave_columns_where_they_are() {
    let view = view(
        "[role.x]\nname = \"更新担当\"\nshort = \"更新\"\nteam = \"顧客成功チーム\"\n\
         [role.y]\nname = \"مدير النجاح\"\nshort = \"نجاح\"\nteam = \"فريق\"\n\
         [activity.a]\nname = \"更新の見込みを毎週まとめて関係者全員に知らせる仕事\"\nA = \"x\"\nR = \"x\"\nI = \"y\"\n\
         [activity.b]\nname = \"إعداد توقعات التجديد كل أسبوع وإرسالها إلى الفريق\"\nA = \"y\"\nR = [\"y\", \"x\"]\n\
         [activity.c]\nname = \"Cafe\u{301} 👩‍👩‍👧 visit\"\nA = \"y\"\nR = \"y\"\n",
    );
    for columns in [30, 40, 60, 120] {
        let lines = texts(&chart(&view, columns));
        let with_borders: Vec<Vec<usize>> = lines
            .iter()
            .map(|line| borders(line))
            .filter(|borders| !borders.is_empty())
            .collect();
        assert!(with_borders.len() >= 4);
        assert!(
            with_borders.iter().all(|places| *places == with_borders[0]),
            "{columns}: {with_borders:?}"
        );
    }
}

#[test]
fn short_names_that_are_too_long_become_numbers_with_a_key() {
    let view = view(
        "[role.x]\nname = \"Kundenerfolgsverantwortliche\"\n[role.y]\nname = \"Y\"\n\
         [activity.a]\nname = \"Row\"\nA = \"x\"\nR = \"y\"\n",
    );
    let lines = texts(&chart(&view, 80));
    assert!(lines[2].contains("│1   2"), "{lines:#?}");
    let key = "1 Kundenerfolgsverantwortliche; 2 Y";
    assert!(lines.iter().any(|line| line == key), "{lines:#?}");
}

#[test]
fn the_list_says_who_has_which_letter() {
    let view = view(
        "[role.x]\nname = \"X\"\n[role.y]\nname = \"Y\"\n[role.z]\nname = \"Z\"\n\
         [activity.a]\nname = \"Row\"\nA = \"?\"\nR = [\"x\", \"y\"]\nopen = [\"z\"]\n",
    );
    let lines = texts(&chart_as_list(&view, 80));
    assert_eq!(lines[2..4], ["Row (A?)  a", "    A: ?   R: X, Y   ?: Z"]);
}

#[test]
fn names_are_broken_before_they_are_cut() {
    assert_eq!(text::in_lines("one two three", 7, 2), ["one two", "three"]);
    assert_eq!(
        text::in_lines("one two three four", 7, 2),
        ["one two", "three…"]
    );
    assert_eq!(text::in_lines_of_words("Operations", 3, 2), ["Op…"]);
    assert_eq!(text::cut("更新担当", 5), "更新…");
}
