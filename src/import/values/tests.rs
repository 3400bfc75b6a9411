use super::*;
use crate::sheet::{Cell, Place};
use crate::vocabulary::{Disposition, Frequency};

fn cell(text: &str) -> Cell {
    Cell::plain(text, Place::Text { line: 1, column: 1 })
}

fn number(text: &str) -> Option<(f64, Option<f64>)> {
    read_number(&cell(text), Marks::Unknown).map(|reading| (reading.value, reading.out_of))
}

#[test]
fn numbers_are_read_as_people_write_them() {
    for (text, read) in [
        ("3", Some((3.0, None))),
        ("3.5", Some((3.5, None))),
        ("1,5", Some((1.5, None))),
        ("10,000", Some((10_000.0, None))),
        ("1.000,50", Some((1000.5, None))),
        ("1,000.50", Some((1000.5, None))),
        ("1'000", Some((1000.0, None))),
        ("10 000", Some((10_000.0, None))),
        ("3/5", Some((3.0, Some(5.0)))),
        ("80%", Some((80.0, Some(100.0)))),
        ("★★★☆☆", Some((3.0, Some(5.0)))),
        ("***", Some((3.0, None))),
        ("~3", Some((3.0, None))),
        ("2-3", None),
        ("-1", None),
        ("1.000", None),
        ("1,00,0", None),
        ("5/3", None),
        ("three", None),
        ("", None),
    ] {
        assert_eq!(number(text), read, "{text}");
    }
}

#[test]
fn a_column_tells_what_its_comma_is() {
    let column = [cell("1,5"), cell("10,000")];
    let marks = Marks::of(column.iter());
    assert_eq!(marks, Marks::Comma);
    assert_eq!(
        read_number(&column[1], marks).map(|read| read.value),
        Some(10.0)
    );
    assert_eq!(
        read_number(&cell("1.000"), marks).map(|read| read.value),
        Some(1000.0)
    );
}

#[test]
fn durations_become_hours_a_week() {
    for (header, text, hours) in [
        ("Hours", "3", Some(3.0)),
        ("Hours/month", "13", Some(3.0)),
        ("min/week", "90", Some(1.5)),
        ("Stunden pro Monat", "26", Some(6.0)),
        ("Zeitaufwand", "1,5 Std.", Some(1.5)),
        ("Hours", "30 min", Some(0.5)),
        ("Hours", "2 days/month", Some(3.69)),
        ("Hours", "4h per week", Some(4.0)),
        ("Hours", "2 weeks", None),
        ("Hours", "a lot", None),
        ("Hours", "2-3", None),
        ("Hours/week (5-day week)", "3", Some(3.0)),
        ("Hours an account", "3", Some(3.0)),
        ("Heures par an", "52", Some(1.0)),
        ("h/an", "52", Some(1.0)),
        ("Monthly hours", "13", Some(3.0)),
        ("Hours (month)", "13", Some(3.0)),
        ("Wöchentliche Stunden", "3", Some(3.0)),
        ("Horas a la semana", "3", Some(3.0)),
        ("Hours before day 5", "3", Some(3.0)),
        ("Hours", "3h/week (5-day week)", Some(3.0)),
        ("Hours", "2 h par an", Some(0.04)),
        ("Hours/year", "1 year", None),
        ("Hours/year", "2 quarters", None),
        ("Hours", "1 sprint/month", None),
    ] {
        let read = hours_a_week(&cell(text), Marks::Unknown, period_of_header(header));
        assert_eq!(read, hours, "{header}: {text}");
    }
}

#[test]
fn scales_stand_in_headers() {
    assert_eq!(scale_of_header("Impact (1-10)"), Some((1.0, 10.0)));
    assert_eq!(scale_of_header("Effort /10"), Some((1.0, 10.0)));
    assert_eq!(scale_of_header("Value 0 to 100"), Some((0.0, 100.0)));
    assert_eq!(
        scale_of_header("Impact (1 = low … 5 = high)"),
        Some((1.0, 5.0))
    );
    assert_eq!(scale_of_header("1 (low) bis 7 (hoch)"), Some((1.0, 7.0)));
    assert_eq!(scale_of_header("Impact % in 2025"), Some((0.0, 100.0)));
    for header in [
        "Impact 2026",
        "Impact (Q1 2025)",
        "Impact (Q1-4)",
        "Impact 1-12-2025",
        "Impact 1-2025",
        "Impact 1, 5",
        "Impact 1/10",
    ] {
        assert_eq!(scale_of_header(header), None, "{header}");
    }
}

#[test]
fn levels_depend_on_the_column() {
    let three = Ranks::of(["High", "Medium", "low"].into_iter());
    let score = |ranks: &Ranks, text| ranks.rank(text).map(|rank| ranks.score(rank, (1.0, 5.0)));
    assert_eq!(score(&three, "High"), Some(5.0));
    assert_eq!(score(&three, "mittel"), Some(3.0));
    let four = Ranks::of(["hoch", "sehr hoch", "niedrig"].into_iter());
    assert_eq!(score(&four, "hoch"), Some(4.0));
    assert_eq!(score(&four, "niedrig"), Some(2.0));
    let blank = Ranks::of(["High", "Medium", "Low", "None"].into_iter());
    assert_eq!(score(&blank, "High"), Some(5.0));
    assert_eq!(score(&blank, "None"), None);
    let letters = Ranks::of(["H", "M", "L"].into_iter());
    assert_eq!(score(&letters, "L"), Some(1.0));
    let sizes = Ranks::of(["S", "M", "L"].into_iter());
    assert!(sizes.are_sizes() && !letters.are_sizes() && !three.are_sizes());
    assert_eq!(sizes.rank("L"), None);
}

#[test]
fn words_of_many_languages() {
    assert_eq!(disposition("Automatisieren"), Some(Disposition::Automate));
    assert_eq!(disposition("KILL!"), Some(Disposition::Eliminate));
    assert_eq!(disposition("déléguer"), Some(Disposition::Reassign));
    assert_eq!(disposition("maybe"), None);
    assert_eq!(frequency("wöchentlich"), Some(Frequency::Weekly));
    assert_eq!(frequency("Ad-hoc"), Some(Frequency::Event));
    assert_eq!(frequency("twice a week"), None);
    assert_eq!(yes_or_no("✓"), Some(true));
}

#[test]
fn days_that_may_be_two_days_are_none() {
    assert_eq!(date("2026-03-31"), "2026-03-31".parse().ok());
    assert_eq!(date("31.3.2026"), "2026-03-31".parse().ok());
    assert_eq!(date("3/31/2026"), "2026-03-31".parse().ok());
    assert_eq!(date("3/4/2026"), None);
    assert_eq!(date("soon"), None);
}
