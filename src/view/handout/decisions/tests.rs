use super::*;
use crate::view::samples;

fn told(workshop: &Workshop, as_of: Option<&str>) -> Record {
    let options = HandoutOptions {
        as_of: as_of.map(|day| day.parse().unwrap()),
        ..Default::default()
    };
    of(workshop, &ViewOptions::default(), &options)
}

fn overdue(record: &Record) -> Vec<&str> {
    let actions = record.owners.iter().flat_map(|owner| &owner.actions);
    let late = actions.filter(|action| action.overdue);
    let parked = record.parking.iter().filter(|topic| topic.overdue);
    late.map(|action| action.id.as_str())
        .chain(parked.map(|topic| topic.id.as_str()))
        .collect()
}

#[test]
fn dates_are_judged_as_of_the_day_given_else_of_the_workshop_else_not_at_all() {
    let (mut workshop, _) = samples::post_sales();
    let own = told(&workshop, None);
    assert_eq!(overdue(&own), ["a-07", "a-08", "a-02"]);
    assert_eq!(
        own.judged.as_deref(),
        Some("Overdue as of 2026-03-01: 3 actions.")
    );
    assert_eq!(overdue(&told(&workshop, Some("2026-02-20"))), ["a-08"]);
    assert!(overdue(&told(&workshop, Some("2026-04-01"))).contains(&"p-01"));
    workshop.about.as_of = None;
    let never = told(&workshop, None);
    assert!(overdue(&never).is_empty() && never.judged.is_none());
}

#[test]
fn decisions_stand_by_day_and_those_without_one_at_the_end() {
    let workshop = samples::workshop(
        "[decision.c]\nwhat = \"C\"\n[decision.b]\nwhat = \"B\"\non = 2026-02-02\n\
         [decision.a]\nwhat = \"A\"\non = 2026-02-02\nsupport = 3.456\n[decision.z]\nwhat = \"Z\"\non = 2026-02-01\n",
    );
    let record = told(&workshop, None);
    let order: Vec<_> = record.decisions.iter().map(|d| d.id.as_str()).collect();
    assert_eq!(order, ["z", "b", "a", "c"]);
    assert_eq!(record.decisions[2].support.as_deref(), Some("3.5"));
    assert_eq!(
        record.summary,
        "4 decisions, 0 actions and 0 parked topics."
    );
}

#[test]
fn actions_stand_with_who_does_them_and_without_a_doer_at_the_end() {
    let workshop = samples::workshop(
        "[workshop]\nfictional = true\n[role.csm]\nname = \"Manager\"\n\
         [person.bo]\nname = \"Bo\"\nrole = \"csm\"\n[person.li]\nname = \"梨花\"\nrole = \"csm\"\n\
         [decision.d]\nwhat = \"Do it\"\n\
         [action.one]\nwhat = \"One\"\ndue = 2026-01-01\n\
         [action.two]\nwhat = \"Two\"\nowner = \"bo\"\ndecision = \"d\"\n\
         [action.three]\nwhat = \"Three\"\nowner = \"li\"\ndue = 2026-03-01\n\
         [action.four]\nwhat = \"Four\"\nowner = \"bo\"\ndue = 2026-02-01\n\
         [parking.p]\nwhat = \"Later\"\n",
    );
    let record = told(&workshop, None);
    let order: Vec<_> = record
        .owners
        .iter()
        .map(|owner| {
            let ids: Vec<_> = owner.actions.iter().map(|a| a.id.as_str()).collect();
            (owner.owner.as_deref(), ids.join(" "))
        })
        .collect();
    assert_eq!(
        order,
        [
            (Some("Bo"), "four two".to_owned()),
            (Some("梨花"), "three".to_owned()),
            (None, "one".to_owned())
        ]
    );
    let two = &record.owners[0].actions[1];
    assert_eq!(two.decision, Some(("d".to_owned(), "Do it".to_owned())));
    assert_eq!(record.parking[0].owner, None);
}

#[test]
fn people_are_shown_as_the_workshop_wants_and_never_by_id() {
    let (mut workshop, _) = samples::post_sales();
    workshop.about.fictional = false;
    let record = told(&workshop, None);
    let said = serde_json::to_string(&record).unwrap();
    for (id, person) in &workshop.people {
        assert!(!said.contains(&person.name), "{}", person.name);
        assert!(!said.contains(&format!("\"{id}\"")), "{id}");
    }
    // Those who are shown by the same role share a heading.
    let mut owners: Vec<_> = record.owners.iter().map(|o| o.owner.clone()).collect();
    owners.sort();
    owners.dedup();
    assert_eq!(owners.len(), record.owners.len());
}

#[test]
fn what_is_parked_too_long_is_counted_as_well() {
    let workshop = samples::workshop(
        "[workshop]\nas_of = 2026-03-01\n[action.a]\nwhat = \"A\"\ndue = 2026-01-01\n\
         [parking.p]\nwhat = \"P\"\nby = 2026-02-01\n",
    );
    let record = told(&workshop, None);
    assert_eq!(overdue(&record), ["a", "p"]);
    assert_eq!(
        record.judged.as_deref(),
        Some("Overdue as of 2026-03-01: 1 action and 1 parked topic.")
    );
}

#[test]
fn a_day_in_the_past_is_not_overdue_once_it_is_done() {
    let workshop = samples::workshop(
        "[workshop]\nas_of = 2026-03-01\n[action.a]\nwhat = \"A\"\ndue = 2026-01-01\ndone = 2026-02-01\n\
         [action.b]\nwhat = \"B\"\ndue = 2026-03-01\n",
    );
    let record = told(&workshop, None);
    assert!(overdue(&record).is_empty());
    assert_eq!(
        record.judged.as_deref(),
        Some("As of 2026-03-01, nothing is overdue.")
    );
}
