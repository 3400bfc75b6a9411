use super::*;
use crate::view::samples;

/// Voters' scores of the same tasks, a text a voter and a sign a task; a dot is an abstention.
fn votes(rows: &[&str]) -> Vec<Row> {
    let score = |sign: char| sign.to_digit(10).map(f64::from);
    rows.iter()
        .map(|row| row.chars().map(score).collect())
        .collect()
}

fn near(measure: Measure, expected: f64) {
    let value = measure.value.unwrap();
    assert!(
        (value - expected).abs() < 0.0005,
        "{value} is not {expected}"
    );
}

fn undefined(measure: Measure) -> (usize, usize) {
    assert_eq!(measure.value, None);
    (measure.voters, measure.tasks)
}

#[test]
fn the_example_agrees_as_the_domain_says() {
    let (workshop, _) = samples::post_sales();
    let first = concordance(&workshop, Round::First);
    near(first.impact.w, 0.732);
    near(first.impact.alpha, 0.680);
    near(first.effort.w, 0.683);
    near(first.effort.alpha, 0.579);
    let standing = concordance(&workshop, Round::Standing);
    near(standing.impact.w, 0.782);
    near(standing.impact.alpha, 0.736);
    near(standing.effort.w, 0.700);
    near(standing.effort.alpha, 0.603);
    let counted = |measure: Measure| (measure.voters, measure.tasks);
    assert_eq!(
        counted(first.impact.w),
        (8, 47),
        "seven tasks have an abstention"
    );
    assert_eq!(counted(first.effort.alpha), (8, 54));
    assert_eq!(first.impact.reading(), Some(Reading::MoveOn));
    assert_eq!(first.effort.reading(), Some(Reading::ReadAnchors));
}

#[test]
fn w_is_as_worked_by_hand() {
    // Rank sums 4, 5, 10, 11 around 7.5: (12 · 262 − 3 · 9 · 4 · 25) / (9 · 4 · 15).
    near(kendall(&votes(&["1234", "1243", "2134"])), 444.0 / 540.0);
    // Ranks 1, 2½, 2½ and 1, 2, 3: (12 · 54.5 − 3 · 4 · 3 · 16) / (4 · 3 · 8 − 2 · 6).
    near(kendall(&votes(&["122", "123"])), 78.0 / 84.0);
    near(kendall(&votes(&["123", "321"])), 0.0);
    near(kendall(&votes(&["1122", "3355", "4455"])), 1.0);
}

#[test]
fn w_counts_the_tasks_that_every_voter_scored() {
    let whole = kendall(&votes(&["1234", "1243", "2134"]));
    let holes = kendall(&votes(&["51234", ".1243", "32134", "....."]));
    assert_eq!(holes, whole, "who abstained throughout is no voter");
    assert_eq!((holes.voters, holes.tasks), (3, 4));
    assert_eq!(undefined(kendall(&votes(&["12.", ".12"]))), (2, 1));
    assert_eq!(undefined(kendall(&votes(&["12..", "..12"]))), (2, 0));
}

#[test]
fn alpha_is_as_worked_by_hand() {
    // Scores 1 three times and 2 once, 2 apart; observed 2, expected 2: no better than chance.
    near(krippendorff(&votes(&["11", "12"])), 0.0);
    near(krippendorff(&votes(&["15", "15"])), 1.0);
    // Nobody agrees with anybody: δ is 2, D_o is 4, D_e is 4 · 8 / 12.
    near(krippendorff(&votes(&["12", "21"])), -0.5);
}

/// The worked example in Krippendorff, *Computing Krippendorff's alpha-reliability* (2011), with votes missing.
#[test]
fn alpha_is_that_of_the_published_example() {
    let alpha = krippendorff(&votes(&[
        "123321412...",
        "1233224125.3",
        ".3332342251.",
        "12332441251.",
    ]));
    near(alpha, 0.815);
    assert_eq!(
        (alpha.voters, alpha.tasks),
        (4, 11),
        "the last has one vote"
    );
}

#[test]
fn the_order_of_voters_and_what_nobody_compared_do_not_count() {
    let alpha = krippendorff(&votes(&["1234", "1243", "2134"]));
    assert_eq!(krippendorff(&votes(&["2134", "1234", "1243"])), alpha);
    let more = krippendorff(&votes(&["1234..", "1243..", "2134..", "....5.", "......"]));
    assert_eq!(more, alpha);
}

#[test]
fn where_nothing_differs_nothing_can_be_said() {
    let equal = votes(&["333", "333", "333"]);
    assert_eq!(undefined(kendall(&equal)), (3, 3));
    assert_eq!(undefined(krippendorff(&equal)), (3, 3));
    // Everybody ties everything, each at a score of their own: no order, but scores that differ.
    let tied = votes(&["222", "444"]);
    assert_eq!(undefined(kendall(&tied)), (2, 3));
    assert!(krippendorff(&tied).value.unwrap() < 0.0);
    // One voter who ties everything leaves an order.
    assert!(kendall(&votes(&["333", "123"])).value.is_some());
}

#[test]
fn too_few_votes_say_nothing() {
    for (rows, w, alpha) in [
        (&[][..], (0, 0), (0, 0)),
        (&["..."][..], (0, 0), (0, 0)),
        (&["123"][..], (1, 3), (0, 0)),
        (&["1", "2"][..], (2, 1), (2, 1)),
    ] {
        assert_eq!(undefined(kendall(&votes(rows))), w, "{rows:?}");
        let measure = krippendorff(&votes(rows));
        assert_eq!((measure.voters, measure.tasks), alpha, "{rows:?}");
        assert_eq!(measure.value.is_some(), alpha.0 > 1, "{rows:?}");
    }
    let workshop = samples::workshop("[task.t]\nname = \"T\"");
    let none = concordance(&workshop, Round::Standing);
    assert_eq!(none.impact.reading(), None);
}

#[test]
fn rounds_and_voters_are_those_of_the_vote() {
    let text = "vote.voters = [\"a\", \"b\"]\ntask = { t = { name = \"T\" }, u = { name = \"U\" } }\n\
                person = { a = { name = \"A\" }, b = { name = \"B\" }, c = { name = \"C\" } }\n\
                [ballot.a]\nr1 = { t = [1, 5], u = [5, 1] }\n\
                [ballot.b]\nr1 = { t = [5, 5], u = [1, 1], gone = [3, 3] }\nr2 = { t = [1, 5], u = [5, 1] }\n\
                [ballot.c]\nr1 = { t = [3, 3], u = [3, 3] }\n";
    let workshop = samples::workshop(text);
    let first = concordance(&workshop, Round::First);
    near(first.impact.w, 0.0);
    near(first.effort.w, 1.0);
    assert_eq!((first.impact.w.voters, first.impact.w.tasks), (2, 2));
    let standing = concordance(&workshop, Round::Standing);
    near(standing.impact.w, 1.0);
    near(standing.impact.alpha, 1.0);
}

#[test]
fn bands_begin_where_the_domain_says() {
    use SameOrder::{Good, Little, Some, Strong};
    let orders = [0.29, 0.3, 0.49, 0.5, 0.7, 0.7004, 0.71].map(SameOrder::of);
    assert_eq!(orders, [Little, Some, Some, Good, Good, Good, Strong]);
    use SameScores::{Below, Reliable, Tentative};
    let scores = [-0.2, 0.666, 0.6666, 0.799, 0.8].map(SameScores::of);
    assert_eq!(scores, [Below, Below, Tentative, Tentative, Reliable]);
}

#[test]
fn the_two_are_read_together() {
    let measure = |value| Measure {
        value,
        voters: 8,
        tasks: 54,
    };
    let read = |w, alpha| {
        let (w, alpha) = (measure(w), measure(alpha));
        AxisConcordance { w, alpha }.reading()
    };
    assert_eq!(read(Some(0.8), Some(0.8)), Some(Reading::MoveOn));
    assert_eq!(read(Some(0.6), Some(0.5)), Some(Reading::ReadAnchors));
    assert_eq!(read(Some(0.4), Some(0.5)), Some(Reading::WhatMatters));
    assert_eq!(read(Some(0.4), Some(0.7)), Some(Reading::TooFewTasks));
    assert_eq!((read(None, Some(0.7)), read(Some(0.7), None)), (None, None));
}
