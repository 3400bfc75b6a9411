use super::*;
use crate::view::samples;

fn of(votes: &[f64]) -> Summary {
    Summary::of(votes.to_vec(), &Scale::default()).unwrap()
}

/// One task `t` with an impact vote by each of some people, whose functions are given; effort is 3 throughout.
fn voted(votes: &[(f64, &str)], rules: &str) -> Disagreement {
    let mut text = format!("[task.t]\nname = \"T\"\n{rules}\n");
    for (n, (vote, function)) in votes.iter().enumerate() {
        text.push_str(&format!(
            "[person.p{n}]\nname = \"P{n}\"\nfunction = \"{function}\"\n[ballot.p{n}.r1]\nt = [{vote:?}, 3]\n"
        ));
    }
    let workshop = samples::workshop(&text);
    disagreement(&workshop, Round::Standing)["t"]
}

fn alone(votes: &[f64]) -> AxisVotes {
    let votes: Vec<_> = votes.iter().map(|vote| (*vote, "")).collect();
    voted(&votes, "").impact
}

#[test]
fn the_numbers_are_those_of_a_spreadsheet() {
    let summary = of(&[4.0, 1.0, 2.0, 5.0]);
    assert_eq!((summary.mean, summary.median, summary.votes), (3.0, 3.0, 4));
    assert_eq!(
        (summary.lower_quartile, summary.upper_quartile),
        (1.75, 4.25)
    );
    assert_eq!((summary.interquartile(), summary.range()), (2.5, 4.0));
    assert_eq!((summary.low, summary.high), (2, 2));
    // (1 + 4 + 1 + 4) / 3
    assert!((summary.deviation.unwrap() - (10.0_f64 / 3.0).sqrt()).abs() < 1e-12);
}

#[test]
fn one_vote_has_no_deviation_and_no_votes_have_no_spread() {
    let summary = of(&[4.0]);
    assert_eq!(
        (summary.deviation, summary.interquartile(), summary.range()),
        (None, 0.0, 0.0)
    );
    assert_eq!(Summary::of(Vec::new(), &Scale::default()), None);
    assert!(!alone(&[4.0]).is_flagged());
}

#[test]
fn the_ends_of_other_scales_are_forty_percent_too() {
    let nine = Scale {
        min: 1.0,
        max: 9.0,
        ..Scale::default()
    };
    let summary = Summary::of((1..=9).map(f64::from).collect(), &nine).unwrap();
    assert_eq!((summary.low, summary.high), (3, 3));
    let two = Scale {
        min: 0.0,
        max: 1.0,
        ..Scale::default()
    };
    let summary = Summary::of(vec![0.0, 1.0, 1.0], &two).unwrap();
    assert_eq!((summary.low, summary.high), (1, 2));
}

#[test]
fn camps_need_three_of_eight_at_both_ends() {
    assert!(alone(&[1.0, 2.0, 2.0, 3.0, 3.0, 4.0, 4.0, 5.0]).camps);
    assert!(!alone(&[1.0, 2.0, 3.0, 3.0, 3.0, 4.0, 4.0, 5.0]).camps);
    assert_eq!(
        [2, 6, 7, 8, 10, 11, 13, 14, 16].map(camp),
        [1, 2, 3, 3, 3, 4, 4, 5, 5]
    );
}

#[test]
fn each_flag_has_its_own_cause() {
    let wide = alone(&[2.0, 2.0, 3.0, 4.0, 4.0]);
    assert!(wide.wide && !wide.outlier && wide.straddles);
    let outlier = alone(&[2.0, 5.0, 5.0, 5.0, 5.0, 5.0]);
    assert!(outlier.outlier && !outlier.wide && !outlier.camps && !outlier.straddles);
    let straddling = alone(&[2.0, 2.0, 3.0, 3.0]);
    assert!(straddling.straddles && !straddling.is_flagged());
}

#[test]
fn functions_of_two_voters_can_be_apart() {
    let apart = [(4.0, "csm"), (4.0, "csm"), (2.5, "ops"), (2.5, "ops")];
    assert!(voted(&apart, "").impact.functions_apart);
    let lone = [(4.0, "csm"), (4.0, "csm"), (2.5, "ops")];
    assert!(!voted(&lone, "").impact.functions_apart);
    let strict = voted(&apart, "[rules.discuss]\ngroup_gap = 1.6");
    assert!(!strict.impact.functions_apart);
}

#[test]
fn borderline_is_near_a_line_or_on_both_sides_of_it() {
    let calm = alone(&[3.0, 3.0, 3.0, 4.0]);
    assert!(calm.is_borderline(3.25, 3.0) && !calm.is_borderline(3.26, 3.0));
    assert!(alone(&[2.0, 2.0, 4.0, 4.0]).is_borderline(4.9, 3.0));
}

#[test]
fn limits_of_the_workshop_count() {
    let rules = "[rules.discuss]\niqr = 1\nrange = 2\ncamps = 1";
    let votes = voted(&[(2.0, ""), (4.0, "")], rules).impact;
    assert!(votes.camps && votes.wide && votes.outlier);
}

#[test]
fn the_example_talks_about_what_the_domain_lists() {
    let (workshop, _) = samples::post_sales();
    let first = disagreement(&workshop, Round::First);
    let order = discussion_order(&workshop, &first);
    assert_eq!(order.len(), 15);
    let twelve: Vec<_> = order.iter().take(12).map(Id::as_str).collect();
    assert_eq!(
        twelve,
        [
            "checkin-calls",
            "howto-answer",
            "sponsor-map",
            "ticket-chase",
            "admin-training-live",
            "bug-reproduce",
            "status-report-write",
            "health-score-manual",
            "renewal-negotiate",
            "adoption-campaign",
            "handoff-intake",
            "incident-comms",
        ]
    );
    let standing = disagreement(&workshop, Round::Standing);
    assert_eq!(discussion_order(&workshop, &standing).len(), 9);
}

#[test]
fn small_tasks_whose_decision_stands_need_no_talk() {
    let far = [(1.0, ""), (4.0, ""), (4.0, ""), (4.0, ""), (5.0, "")];
    let decided = voted(&far, "");
    assert!(decided.is_flagged() && !decided.impact.straddles);
    assert!(decided.needs_no_talk(Some(1.9)) && !decided.needs_no_talk(Some(2.0)));
    assert!(
        !decided.needs_no_talk(None),
        "nobody knows that it is small"
    );
    let open = voted(&[(1.0, ""), (2.0, ""), (4.0, ""), (5.0, "")], "");
    assert!(open.impact.straddles && !open.needs_no_talk(Some(0.0)));
    let calm = voted(&[(4.0, ""), (4.0, "")], "");
    assert!(
        !calm.needs_no_talk(Some(0.0)),
        "nobody would talk about it anyway"
    );
}

#[test]
fn twenty_two_tasks_of_the_example_are_near_a_line_in_round_one() {
    let (workshop, _) = samples::post_sales();
    let lines = board(&workshop).thresholds;
    let is_near = |votes: &&Disagreement| {
        near(votes.impact.summary.mean, lines.impact)
            || near(votes.effort.summary.mean, lines.effort)
    };
    let first = disagreement(&workshop, Round::First);
    assert_eq!(first.values().filter(is_near).count(), 22);
    let scores = |votes: &Disagreement| Scores {
        impact: votes.impact.summary.mean,
        effort: votes.effort.summary.mean,
    };
    let borderline = first
        .values()
        .filter(|votes| votes.is_borderline(scores(votes), lines));
    assert_eq!(borderline.count(), 34);
}
