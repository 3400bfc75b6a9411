use super::*;
use crate::model::vote::Scale;
use crate::view::samples;

/// The example, voted on openly and once.
fn first_round() -> Workshop {
    let (mut workshop, _) = samples::post_sales();
    for ballot in workshop.ballots.values_mut() {
        ballot.second.clear();
    }
    workshop
}

/// Tasks of two team hours each with votes on impact; effort is 3 throughout.
fn voted(tasks: &[(&str, &[f64])], rest: &str) -> Workshop {
    let mut text = format!("{rest}\n");
    for (task, _) in tasks {
        text.push_str(&format!(
            "[task.{task}]\nname = \"Task {task}\"\nhours = 2\n"
        ));
    }
    let voters = tasks.iter().map(|(_, votes)| votes.len()).max();
    for n in 0..voters.unwrap_or(0) {
        text.push_str(&format!(
            "[person.p{n}]\nname = \"Zoe Quux {n}\"\nfunction = \"csm\"\n[ballot.p{n}.r1]\n"
        ));
        for (task, votes) in tasks {
            let line = votes.get(n).map(|vote| format!("{task} = [{vote:?}, 3]\n"));
            text.push_str(&line.unwrap_or_default());
        }
    }
    samples::workshop(&text)
}

fn alone(votes: &[f64], rest: &str) -> DisagreementSheet {
    of(&voted(&[("t", votes)], rest))
}

fn json(sheet: &DisagreementSheet) -> String {
    serde_json::to_string(sheet).unwrap()
}

fn ids(tasks: &[ShortTask]) -> Vec<&str> {
    tasks.iter().map(|task| task.id.as_str()).collect()
}

#[test]
fn the_example_after_round_one_talks_about_twelve_of_fifteen() {
    let sheet = of(&first_round());
    assert_eq!(sheet.votes, "Votes of round 1, of 8 voters.");
    let ids: Vec<_> = sheet.talk.iter().map(|talk| &talk.task.id).collect();
    assert_eq!(ids[..3], ["checkin-calls", "howto-answer", "sponsor-map"]);
    assert_eq!((ids.len(), sheet.more.len(), sheet.small.len()), (12, 3, 0));
    let plan = sheet.plan.unwrap();
    assert!(plan.starts_with("12 tasks, 2 min each: 24 min."), "{plan}");
    assert!(plan.contains("votes again"), "{plan}");
    let [impact, effort] = sheet.room.as_slice() else {
        panic!("two axes: {:?}", sheet.room);
    };
    assert_eq!(
        impact.order,
        "Order: strong agreement. Kendall’s W is 0.732, over 47 tasks that 8 voters all scored."
    );
    assert_eq!(
        effort.scores,
        "Scores: too far apart for conclusions. Krippendorff’s α is 0.579, over 54 tasks and 8 voters."
    );
    assert_eq!(impact.before, None);
    let advice = effort.advice.as_ref().unwrap();
    assert!(advice.contains("read the anchors again"), "{advice}");
}

#[test]
fn the_example_after_round_two_tells_both_rounds() {
    let (workshop, _) = samples::post_sales();
    let sheet = of(&workshop);
    assert!(sheet.votes.starts_with("Votes after round 2, of 8 voters"));
    assert_eq!((sheet.talk.len(), sheet.more.len()), (9, 0));
    let before = sheet.room[0].before.as_deref();
    assert_eq!(before, Some("After round 1: W 0.732, α 0.680."));
    assert!(sheet.room[0].order.contains("0.782"));
    assert!(
        !sheet.plan.unwrap().contains("votes again"),
        "two rounds are enough"
    );
    assert!(workshop.vote.secret && sheet.offsets.is_empty());
}

#[test]
fn who_speaks_first_is_a_score_and_never_a_name() {
    let sheet = alone(&[1.0, 2.0, 4.0, 5.0], "");
    let [impact, effort] = sheet.talk[0].axes.as_slice() else {
        panic!("two axes");
    };
    assert_eq!(
        impact.speaks.as_deref(),
        Some("Speaks first: who gave 1, then who gave 5.")
    );
    assert_eq!(effort.speaks, None, "nobody is apart on it");
    assert_eq!(
        impact.flags,
        [
            "two camps, 2 low and 2 high",
            "wide, the middle half from 1.75 to 4.25",
            "outlier, 1 to 5"
        ]
    );
    assert_eq!(impact.numbers, "median 3, mean 3.00, line 3");
    assert_eq!(
        impact.strip.votes,
        "1 vote for 1, 1 vote for 2, 1 vote for 4 and 1 vote for 5"
    );
    assert!(impact.straddles.is_some() && effort.straddles.is_none());
    assert_eq!(
        sheet.talk[0].task.apart,
        "Impact: two camps, 2 low and 2 high, wide, the middle half from 1.75 to 4.25, outlier, 1 to 5"
    );
    assert_eq!(
        sheet.offsets,
        ["csm (4 voters): impact +0.00, effort +0.00"]
    );
    let told = json(&sheet);
    assert!(!told.contains("Zoe") && !told.contains("p0"), "{told}");
}

#[test]
fn few_secret_votes_are_not_told() {
    let told = |votes: &[f64]| alone(votes, "vote.secret = true");
    let two = told(&[1.0, 4.0]);
    assert_eq!(two.talk.len(), 1, "that they are apart is told");
    assert_eq!((two.talk[0].axes.len(), two.room.len()), (0, 0));
    assert!(two.untold.is_some());
    assert_eq!(json(&two), json(&told(&[5.0, 1.0])));
    let three = told(&[1.0, 4.0, 4.0]);
    assert_eq!((three.talk[0].axes.len(), three.room.len()), (2, 2));
    assert_eq!(three.untold, None);
    let open = alone(&[1.0, 4.0], "");
    assert_eq!((open.talk[0].axes.len(), open.room.len()), (2, 2));
}

#[test]
fn a_task_that_only_two_scored_in_a_secret_vote_hides_its_votes() {
    let tasks: [(&str, &[f64]); 2] = [("t", &[1.0, 5.0]), ("u", &[1.0, 4.0, 5.0])];
    let sheet = of(&voted(&tasks, "vote.secret = true"));
    let hidden: Vec<_> = sheet.talk.iter().map(|talk| talk.axes.is_empty()).collect();
    let ids: Vec<_> = sheet
        .talk
        .iter()
        .map(|talk| talk.task.id.as_str())
        .collect();
    assert_eq!((ids, hidden), (vec!["t", "u"], vec![true, false]));
    assert_eq!(
        sheet.talk[0].task.apart,
        "votes far apart, and too few of a secret vote to show"
    );
}

#[test]
fn what_is_beyond_the_time_small_or_settled_is_listed_apart() {
    let far: &[f64] = &[1.0, 2.0, 4.0, 5.0];
    let decided: &[f64] = &[1.0, 4.0, 4.0, 4.0, 5.0];
    let tasks = [("a", far), ("b", far), ("c", decided), ("d", far)];
    let mut workshop = voted(&tasks, "[rules.discuss]\ntop = 1\nminutes = 2.5");
    let task = |workshop: &mut Workshop, id: &str, hours: Option<f64>| {
        let task = workshop.tasks.get_mut(id).unwrap();
        task.hours = hours.map(crate::model::task::Hours::Flat);
    };
    task(&mut workshop, "c", Some(1.5));
    workshop.tasks.get_mut("d").unwrap().agreed = Some(crate::model::vote::Scores {
        impact: 3.0,
        effort: 3.0,
    });
    let sheet = of(&workshop);
    assert_eq!(sheet.talk[0].task.id, "a");
    assert_eq!(
        (ids(&sheet.more), ids(&sheet.small)),
        (vec!["b"], vec!["c"])
    );
    assert!(
        sheet
            .plan
            .unwrap()
            .starts_with("1 task, 2.5 min each: 2.5 min.")
    );
    assert!(sheet.settled.unwrap().starts_with("1 more task was"));
    task(&mut workshop, "c", None);
    assert_eq!(ids(&of(&workshop).small), [""; 0], "it may be large");
}

#[test]
fn without_votes_the_sheet_says_what_to_write() {
    let votes = "[person.p]\nname = \"P\"\n[ballot.p.r1]\ngone = [1, 1]\n";
    for rest in ["", votes] {
        let sheet = of(&samples::workshop(&format!(
            "[task.t]\nname = \"T\"\n{rest}"
        )));
        let hint = sheet.hint.unwrap();
        assert!(hint.example.contains("[ballot.amara.r1]"));
        assert!(sheet.room.is_empty() && sheet.votes.is_empty());
    }
    let task = "[task.renewal-forecast]\nname = \"F\"\n";
    let hint = of(&samples::workshop(task)).hint.unwrap();
    let filled = of(&samples::workshop(&format!("{task}{}", hint.example)));
    assert_eq!(filled.hint, None);
    assert_eq!(filled.votes, "Votes of round 1, of 1 voter.");
}

#[test]
fn agreement_that_is_undefined_is_told_in_words() {
    let room = |tasks: &[(&str, &[f64])]| {
        let sheet = of(&voted(tasks, ""));
        assert_eq!((sheet.talk.len(), sheet.plan), (0, None));
        let impact = sheet.room.into_iter().next().unwrap();
        assert_eq!(impact.advice, None);
        (impact.order, impact.scores)
    };
    let (order, scores) = room(&[("t", &[3.0, 3.0, 3.0]), ("u", &[3.0, 3.0, 3.0])]);
    assert!(order.ends_with("W is undefined, because nobody scored any task higher than another."));
    assert!(scores.ends_with("α is undefined, because all votes are the same."));
    let (order, scores) = room(&[("t", &[3.0])]);
    assert!(order.ends_with("because only one person voted."), "{order}");
    assert!(
        scores.ends_with("because no task has two votes."),
        "{scores}"
    );
    let (order, _) = room(&[("t", &[3.0, 3.0])]);
    assert!(
        order.ends_with("two tasks that 2 voters all scored, and there is 1."),
        "{order}"
    );
}

#[test]
fn the_sheet_speaks_the_readers_language() {
    let sheet = alone(&[1.0, 2.0, 4.0, 5.0], "workshop.lang = \"de\"");
    let impact = &sheet.talk[0].axes[0];
    assert_eq!(impact.name, "Wirkung");
    assert_eq!(impact.numbers, "Median 3, Mittel 3,00, Linie 3");
    assert!(
        impact
            .speaks
            .as_ref()
            .unwrap()
            .starts_with("Zuerst spricht, wer 1")
    );
}

fn strip(votes: &[f64], min: f64, max: f64) -> Strip {
    let scale = Scale {
        min,
        max,
        ..Scale::default()
    };
    let summary = crate::analysis::disagreement::Summary::of(votes.to_vec(), &scale).unwrap();
    let line = scale.midpoint();
    Strip::of(votes.to_vec(), &summary, &scale, line, &Words::default())
}

#[test]
fn dots_are_stacked_over_their_scores() {
    let strip = strip(&[4.0, 1.0, 4.0], 1.0, 4.0);
    let ticks: Vec<_> = strip.ticks.iter().map(|tick| tick.text.as_str()).collect();
    assert_eq!(ticks, ["1", "2", "3", "4"]);
    let (left, right) = (strip.ticks[0].x, strip.ticks[3].x);
    let dots: Vec<_> = strip.dots.iter().map(|dot| dot.x).collect();
    assert_eq!(dots, [left, right, right]);
    assert!(strip.dots[2].y < strip.dots[1].y);
    let counts: Vec<_> = strip
        .counts
        .iter()
        .map(|count| count.text.as_str())
        .collect();
    assert_eq!(counts, ["1", "2"]);
    assert_eq!((strip.median, strip.mean), (right, strip.ticks[2].x));
    assert!(strip.ticks[1].x < strip.line && strip.line < strip.ticks[2].x);
}

#[test]
fn any_scale_and_any_room_fits_into_the_box() {
    let crowd = [5.0; 60];
    for strip in [
        strip(&crowd, 1.0, 6.0),
        strip(&[0.0, 10.0, 3.5, 3.5], 0.0, 10.0),
        strip(&[7.0, 99.0], 0.0, 100.0),
        strip(&[-3.0, 9.0], 1.0, 5.0),
    ] {
        let inside =
            |x: f64, y: f64| (0.0..=strip.width).contains(&x) && (0.0..=strip.height).contains(&y);
        assert!(strip.dots.iter().all(|dot| inside(dot.x, dot.y)));
        let mut notes = strip.counts.iter().chain(&strip.ticks);
        assert!(notes.all(|note| inside(note.x, note.y)));
        assert!(strip.ticks.len() <= 13);
    }
    let crowded = strip(&[50.0, 51.0, 51.0], 0.0, 100.0);
    assert_eq!((crowded.dots.len(), crowded.counts.len()), (3, 0));
    assert_eq!(strip(&[0.0], 0.0, 10.0).ticks.len(), 11);
    assert_eq!(strip(&[7.0], 0.0, 100.0).ticks.len(), 3);
}
