use super::*;
use crate::view::samples;

fn told(workshop: &Workshop) -> StopList {
    of(workshop, &ViewOptions::default())
}

#[test]
fn the_example_frees_what_the_domain_states_and_overloads_five() {
    let (workshop, _) = samples::post_sales();
    let list = told(&workshop);
    assert!(
        list.summary.starts_with("33 tasks change and free 364."),
        "{}",
        list.summary
    );
    let rounded = |hours: &str| hours.trim_end_matches(" h").parse::<f64>().unwrap().round();
    let totals: Vec<_> = list
        .totals
        .iter()
        .map(|line| (line.name.as_str(), line.tasks, rounded(&line.hours)))
        .collect();
    assert_eq!(
        totals,
        [
            ("Eliminate", 5, 67.0),
            ("Reassign", 13, 152.0),
            ("Automate", 7, 78.0),
            ("Simplify", 8, 67.0)
        ]
    );
    let receivers: Vec<_> = list
        .receivers
        .iter()
        .map(|receiver| format!("{} {} ({})", receiver.role, receiver.load, receiver.over))
        .collect();
    assert_eq!(
        receivers,
        [
            "Support Engineer 41.4 of 24 h (17.4 h too many)",
            "CS Operations 24.7 of 14 h (10.7 h too many)",
            "Services Engagement Manager 14.4 of 10 h (4.4 h too many)",
            "Account Executive 10.3 of 8 h (2.3 h too many)",
            "Solutions Engineer 4.0 of 3 h (1.0 h too many)"
        ]
    );
    let tasks: Vec<_> = list
        .groups
        .iter()
        .map(|g| (g.kind, g.tasks.len()))
        .collect();
    assert_eq!(
        tasks,
        [
            ("eliminate", 5),
            ("reassign", 13),
            ("automate", 7),
            ("simplify", 8),
            ("grow", 5)
        ]
    );
    assert!(!list.has_unknown);
    assert_eq!(list.left_out, ["16 tasks stay as they are."]);
}

const ROLES: &str = "[workshop]\nfictional = true\n[role.csm]\nname = \"Customer Success\"\nshort = \"CSM\"\n\
    [role.sup]\nname = \"Support\"\n[person.bo]\nname = \"Bo\"\nrole = \"csm\"\n";

#[test]
fn who_takes_what_from_when_is_told() {
    let workshop = samples::workshop(&format!(
        "{ROLES}[task.b]\nname = \"B\"\nowner = \"csm\"\nhours = 4\ndisposition = \"reassign\"\n\
         option.reassign = {{ to = \"sup\", takes = 0.5 }}\n\
         [task.a]\nname = \"A\"\nowner = \"csm\"\nhours = 2\ndisposition = \"reassign\"\n\
         next = {{ who = \"bo\", by = 2026-03-01, step = \"Hand over\" }}\n"
    ));
    let list = told(&workshop);
    let [a, b] = list.groups[0].tasks.as_slice() else {
        panic!("{list:?}")
    };
    assert_eq!(b.how, "CSM → Support, 2.0 h there");
    assert_eq!(
        (b.hours.as_deref(), &b.who, &b.by),
        (Some("4.0 h"), &None, &None)
    );
    assert_eq!(a.how, "CSM → to be named");
    assert_eq!(a.who.as_deref(), Some("Bo"));
    assert_eq!(a.by.as_deref(), Some("2026-03-01"));
    // Nobody said how much of it goes.
    assert!(a.hours.is_none() && list.has_unknown);
    assert_eq!(list.receivers[0].load, "2.0 h");
    assert_eq!(list.receivers[0].over, "slack not written down");
}

#[test]
fn what_is_promised_is_on_the_list_only_where_it_stays() {
    let workshop = samples::workshop(
        "[task.a]\nname = \"A\"\nlocked = \"Contract\"\ndisposition = \"eliminate\"\n\
         [task.b]\nname = \"B\"\nlocked = \"Contract\"\ndisposition = \"simplify\"\n\
         [task.c]\nname = \"C\"\n",
    );
    let list = told(&workshop);
    assert_eq!(list.groups.len(), 1);
    assert!(list.groups[0].tasks[0].promised);
    assert_eq!(
        list.left_out,
        [
            "To stop, but promised to customers, so it goes on and counts nowhere here: A.",
            "1 task is undecided."
        ]
    );
}

#[test]
fn what_is_promised_frees_nothing_anywhere() {
    let task = |id: &str, locked: &str, then: &str| {
        format!("[task.{id}]\nname = \"{id}\"\nowner = \"csm\"\nhours = 10\n{locked}{then}\n")
    };
    let stop = "disposition = \"eliminate\"";
    let hand_on = "disposition = \"reassign\"\noption.reassign = { to = \"sup\" }";
    let locked = "locked = \"Contract\"\n";
    let list = told(&samples::workshop(&format!(
        "{ROLES}{}{}",
        task("a", locked, stop),
        task("b", locked, hand_on)
    )));
    // Somebody else may keep the promise as well.
    assert_eq!(list.summary, "1 task changes and frees 10.0 h a week.");
    let totals: Vec<_> = list
        .totals
        .iter()
        .map(|line| (line.tasks, &*line.hours))
        .collect();
    assert_eq!(totals, [(1, "10.0 h")]);
    assert_eq!(list.balance[0].value, "10.0 h");
    assert_eq!(list.receivers[0].load, "10.0 h");
    let listed: Vec<_> = list.groups.iter().flat_map(|group| &group.tasks).collect();
    assert_eq!(listed.len(), 1);
    assert!(listed[0].promised && listed[0].id == "b");
    let only = told(&samples::workshop(&format!(
        "{ROLES}{}",
        task("a", locked, stop)
    )));
    assert!(only.totals.is_empty() && only.balance.is_empty() && only.groups.is_empty());
    assert!(
        only.summary.starts_with("0 tasks change"),
        "{}",
        only.summary
    );
}

#[test]
fn people_are_shown_as_the_workshop_wants() {
    let (mut workshop, _) = samples::post_sales();
    workshop.about.fictional = false;
    let said = serde_json::to_string(&told(&workshop)).unwrap();
    for person in workshop.people.values() {
        assert!(!said.contains(&person.name), "{}", person.name);
    }
}

#[test]
fn a_workshop_in_which_all_is_kept_lists_nothing() {
    let list = told(&samples::workshop(
        "[task.a]\nname = \"A\"\ndisposition = \"keep\"\n",
    ));
    assert!(list.groups.is_empty() && list.balance.is_empty() && list.totals.is_empty());
}
