use super::*;
use crate::view::samples;

/// "tse 41.4": one decimal, as `domain.md` prints them.
fn rounded(hours: f64) -> f64 {
    (hours * 10.0).round() / 10.0
}

fn received(workshop: &Workshop) -> Vec<(String, f64, f64)> {
    loads(workshop)
        .into_iter()
        .filter(|load| load.received() > 0.0)
        .map(|load| {
            (
                load.role.to_string(),
                rounded(load.received()),
                load.slack.unwrap_or(-1.0),
            )
        })
        .collect()
}

#[test]
fn the_example_frees_the_hours_that_the_domain_states() {
    let totals = totals(&samples::post_sales().0);
    let freed = |disposition| totals.freed[&disposition].round();
    assert_eq!(freed(Disposition::Eliminate), 67.0);
    assert_eq!(freed(Disposition::Reassign), 152.0);
    assert_eq!(freed(Disposition::Automate), 78.0);
    assert_eq!(freed(Disposition::Simplify), 67.0);
    assert_eq!(totals.freed.values().sum::<f64>().round(), 364.0);
    assert_eq!((totals.build_hours, totals.changed), (656.0, 33));
    assert_eq!((rounded(totals.received), rounded(totals.run)), (92.0, 2.7));
    let net = totals.freed.values().sum::<f64>() - totals.received - totals.run - totals.grown;
    assert_eq!(totals.net(), net);
}

#[test]
fn the_example_overloads_the_five_receivers_that_the_domain_names() {
    let expected = [
        ("ae", 10.3, 8.0),
        ("se", 4.0, 3.0),
        ("ps", 14.4, 10.0),
        ("tse", 41.4, 24.0),
        ("ops", 24.7, 14.0),
    ];
    let expected: Vec<_> = expected
        .map(|(role, hours, slack)| (role.to_owned(), hours, slack))
        .to_vec();
    assert_eq!(received(&samples::post_sales().0), expected);
}

#[test]
fn no_hour_of_a_task_with_rows_is_lost_or_counted_twice() {
    let (workshop, _) = samples::post_sales();
    let rows = rows_by_task(&workshop);
    let in_rows: f64 = (workshop.tasks.iter())
        .filter(|(id, _)| rows.contains_key(id))
        .map(|(_, task)| effect(&workshop, task))
        .map(|effect| effect.before - effect.freed + effect.added)
        .sum();
    let own: f64 = loads(&workshop).iter().map(|load| load.own).sum();
    assert!((own - in_rows).abs() < 1e-9, "{own} {in_rows}");
}

/// Two roles, one task of 10 hours, its row, and what was decided.
fn small(decided: &str, row: &str) -> Workshop {
    samples::workshop(&format!(
        "[segment.ent]\nname = \"E\"\ncsm_heads = 5\n[segment.com]\nname = \"C\"\ncsm_heads = 2\n\
         [role.csm]\nname = \"M\"\nheads = 1\n[role.tse]\nname = \"S\"\nheads = 2\nslack_hours = 3\n[role.ops]\nname = \"O\"\n\
         [task.t]\nname = \"T\"\nowner = \"csm\"\n{decided}\n[activity.row]\nname = \"Row\"\nA = \"csm\"\n{row}\n\
         tasks = [\"t\"]\n[activity.again]\nname = \"Again\"\nA = \"csm\"\nR = \"csm\"\ntasks = [\"t\"]\n"
    ))
}

/// Own and received hours of csm, tse and ops.
fn carried(workshop: &Workshop) -> Vec<(f64, f64)> {
    loads(workshop)
        .iter()
        .map(|load| (load.own, load.received()))
        .collect()
}

#[test]
fn hours_are_divided_over_the_roles_each_once() {
    let workshop = small("hours = 10", "R = [\"csm\", \"tse\"]");
    assert_eq!(carried(&workshop), [(5.0, 0.0), (5.0, 0.0), (0.0, 0.0)]);
    let capacities: Vec<_> = loads(&workshop).iter().map(|load| load.capacity).collect();
    assert_eq!(
        capacities,
        [Some(34.0), Some(68.0), None],
        "nobody wrote down the heads of ops"
    );
}

#[test]
fn a_segment_counts_for_the_roles_that_do_it_there() {
    let row = "R = \"csm\"\nsegment.com = { R = [\"tse\"] }";
    let workshop = small("hours = { ent = 1, com = 2 }", row);
    assert_eq!(carried(&workshop)[..2], [(5.0 + 2.0, 0.0), (2.0, 0.0)]);
}

#[test]
fn what_is_handed_on_lands_on_the_receiver_and_the_rest_stays() {
    let decided = "hours = 10\ndisposition = \"reassign\"\noption.reassign = { to = \"tse\", saves = 0.6, takes = 0.5 }";
    let workshop = small(decided, "R = [\"tse\"]");
    assert_eq!(carried(&workshop)[..2], [(4.0, 0.0), (0.0, 3.0)]);
    let alone = samples::workshop(&format!(
        "[role.csm]\nname = \"M\"\n[role.tse]\nname = \"S\"\n[task.t]\nname = \"T\"\nowner = \"csm\"\n{decided}\n\
         [activity.row]\nname = \"Row\"\nA = \"tse\"\nR = \"tse\"\ntasks = [\"t\"]\n"
    ));
    assert_eq!(
        carried(&alone),
        [(4.0, 0.0), (0.0, 3.0)],
        "the owner keeps the rest"
    );
}

#[test]
fn a_system_is_run_by_operations_unless_the_option_names_a_role() {
    let automate = |option: &str| {
        let decided = format!(
            "hours = 10\ndisposition = \"automate\"\noption.automate = {{ saves = 0.5, adoption = 0.8, run_hours = 1{option} }}"
        );
        carried(&small(&decided, "R = \"csm\""))
    };
    assert_eq!(automate(""), [(6.0, 0.0), (0.0, 0.0), (0.0, 1.0)]);
    assert_eq!(
        automate(", to = \"tse\""),
        [(6.0, 0.0), (0.0, 1.0), (0.0, 0.0)]
    );
    assert_eq!(
        automate(", to = \"csm\""),
        [(7.0, 0.0), (0.0, 0.0), (0.0, 0.0)]
    );
}

#[test]
fn what_is_stopped_carries_nothing_and_what_grows_carries_more() {
    let stopped = small("hours = 10\ndisposition = \"eliminate\"", "R = \"tse\"");
    assert_eq!(carried(&stopped), [(0.0, 0.0); 3]);
    let decided = "hours = 10\ndisposition = \"grow\"\noption.grow = { adds = { ent = 0.4 } }";
    assert_eq!(carried(&small(decided, "R = \"csm\""))[0], (12.0, 0.0));
    assert_eq!(
        carried(&small(
            "hours = 10\ndisposition = \"simplify\"",
            "R = \"csm\""
        ))[0],
        (10.0, 0.0)
    );
}

#[test]
fn support_is_half_of_an_r() {
    let workshop = samples::workshop(
        "[raci]\nvariant = \"RASCI\"\n[role.csm]\nname = \"M\"\n[role.tse]\nname = \"S\"\n[task.t]\nname = \"T\"\nhours = 6\n\
         [activity.row]\nname = \"Row\"\nA = \"csm\"\nR = \"csm\"\nS = \"tse\"\ntasks = [\"t\"]\n",
    );
    assert_eq!(carried(&workshop), [(4.0, 0.0), (2.0, 0.0)]);
}

#[test]
fn payback_is_what_is_built_over_what_is_gained() {
    let weeks = |hours: &str, option: &str| {
        let decided = format!("{hours}disposition = \"automate\"\n{option}");
        let workshop = small(&decided, "");
        payback_weeks(&workshop, &workshop.tasks["t"])
    };
    let option = "option.automate = { saves = 0.5, build_hours = 40, run_hours = 1 }";
    assert_eq!(weeks("hours = 10\n", option), Some(10.0));
    assert_eq!(weeks("hours = 2\n", option), Some(f64::INFINITY));
    assert_eq!(weeks("", option), None, "nobody knows the hours");
    assert_eq!(weeks("hours = 10\n", ""), None, "nobody said what it saves");
}
