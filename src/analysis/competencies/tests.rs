//! What the domain says about the example workshop, and the edges of the definitions.

use std::path::Path;

use super::*;
use crate::diagnostic::Report;
use crate::model::competency::SelfManager;
use crate::source::SourceFile;
use crate::source::SourceTree;

fn example() -> Workshop {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("workshops/post-sales");
    read(&SourceTree::read(&folder).unwrap())
}

fn workshop(text: &str) -> Workshop {
    let file = SourceFile::new("workshop.toml", text);
    read(&SourceTree::new(vec![file]))
}

fn read(sources: &SourceTree) -> Workshop {
    let mut report = Report::default();
    let loaded = crate::load::load(sources, &mut report);
    crate::resolve::resolve(&loaded, &mut report)
}

#[test]
fn the_example_has_the_coverage_that_the_domain_states() {
    let workshop = example();
    let map = team_map(&workshop);
    assert_eq!(map.competencies.len(), 10);
    assert_eq!(map.count(Coverage::Covered), 7);
    assert_eq!(map.count(Coverage::Gap), 0);
    let exposed: Vec<&str> = map
        .competencies
        .iter()
        .filter(|(_, team)| team.coverage == Coverage::Exposed)
        .map(|(id, _)| id.as_str())
        .collect();
    assert_eq!(exposed, ["value", "risk", "coaching"]);
    for id in exposed {
        assert_eq!(map.competencies[id].cover, [Id::from("mina")]);
    }
    let critical = |id: &str| workshop.competencies[id].critical;
    assert!(critical("value") && critical("risk") && !critical("coaching"));
}

#[test]
fn the_example_has_one_calibration_talk() {
    let apart = team_map(&example()).apart;
    let talks: Vec<_> = apart.iter().filter(|apart| apart.needs_talk).collect();
    assert_eq!(talks.len(), 1);
    assert_eq!(
        (talks[0].person.as_str(), talks[0].competency.as_str()),
        ("bo", "value")
    );
    assert_eq!((talks[0].views.own, talks[0].views.manager), (3, 1));
    assert!(
        apart
            .iter()
            .filter(|apart| !apart.needs_talk)
            .all(|apart| apart.views.own.abs_diff(apart.views.manager) == 1),
        "the others are worth a mention"
    );
}

#[test]
fn the_offset_of_a_person_is_a_mean_over_what_both_assessed() {
    let workshop = example();
    let offset = |id: &str| offset(&workshop.assessments[id]).unwrap();
    // Bo: 1 + 2 + 0 + 0 + 1 + 1 + 1 + 0 + 0 + 1 over ten competencies.
    assert!((offset("bo") - 0.7).abs() < 1e-9);
    // Leo's manager has not assessed coaching: 1 + 1 over nine.
    assert!((offset("leo") - 2.0 / 9.0).abs() < 1e-9);
}

#[test]
fn mina_alone_covers_three() {
    let workshop = example();
    let map = team_map(&workshop);
    let sole = |id: &str| -> Vec<String> {
        map.sole_cover(&Id::from(id))
            .map(ToString::to_string)
            .collect()
    };
    assert_eq!(sole("mina"), ["value", "risk", "coaching"]);
    assert!(
        workshop
            .people
            .keys()
            .filter(|id| id.as_str() != "mina")
            .all(|id| sole(id.as_str()).is_empty())
    );
}

#[test]
fn the_worst_departure_counts_what_is_thin_already() {
    let workshop = example();
    let map = team_map(&workshop);
    let thin = |id: &Id<Person>| {
        let left = |team: &TeamStanding| team.cover.iter().filter(|cover| *cover != id).count();
        map.competencies
            .values()
            .filter(|team| left(team) < 2)
            .count()
    };
    let by_hand = workshop.assessments.keys().map(thin).max().unwrap();
    assert_eq!(map.thin_at_worst(&workshop.framework, false), by_hand);
    assert!(by_hand >= 3);
}

#[test]
fn the_step_up_names_what_rises_and_by_how_much() {
    let workshop = example();
    let ups = next_steps(&workshop);
    let pairs: Vec<_> = ups
        .iter()
        .map(|up| (up.from.as_str(), up.to.as_str(), up.rises.len()))
        .collect();
    assert_eq!(
        pairs,
        [
            ("associate", "csm", 8),
            ("csm", "senior", 9),
            ("senior", "principal", 7),
            ("principal", "scaled", 0),
            ("scaled", "lead", 7)
        ]
    );
    let coaching = ups[1]
        .rises
        .iter()
        .find(|rise| rise.competency.as_str() == "coaching")
        .unwrap();
    assert_eq!((coaching.from, coaching.to), (Some(1), 3));
    assert_eq!(ups[3].falls.len(), 7);
}

#[test]
fn steps_without_a_common_competency_are_no_ladder() {
    let text = "[step.a]\nname = \"A\"\n[step.b]\nname = \"B\"\n[step.c]\nname = \"C\"\n\
        [competency.x]\nname = \"X\"\nrequire = { a = 1, b = 0 }\n\
        [competency.y]\nname = \"Y\"\nrequire = { b = 1, c = 2 }\n\
        [competency.z]\nname = \"Z\"\nrequire = { c = 1 }\n";
    let ups = next_steps(&workshop(text));
    assert_eq!(ups.len(), 1);
    let rises: Vec<_> = ups[0]
        .rises
        .iter()
        .map(|rise| (rise.competency.as_str(), rise.from, rise.to))
        .collect();
    assert_eq!(rises, [("y", Some(1), 2), ("z", None, 1)]);
}

/// So many people on each step, all of them with the level 1.
fn on_steps(people: &[(&str, usize)]) -> TeamStanding {
    let standings = people.iter().flat_map(|(step, count)| {
        (0..*count).map(move |n| Standing {
            person: Id::from(format!("{step}{n}").as_str()),
            step: (!step.is_empty()).then(|| Id::from(*step)),
            level: Some(1),
            required: None,
        })
    });
    team_standing(standings.collect(), &Framework::default())
}

#[test]
fn steps_are_counted_alone_only_where_that_leaves_nobody_to_be_told() {
    let steps = ["a", "b", "c"].map(Id::from);
    let shown = |people: &[(&str, usize)], private| -> Vec<String> {
        let groups = groups(&on_steps(people), &steps, private).into_iter();
        let name = |step: &Option<Id<Step>>| step.as_ref().map_or("-", Id::as_str).to_owned();
        groups
            .map(|group| group.steps.iter().map(name).collect::<String>())
            .collect()
    };
    assert_eq!(shown(&[("a", 5), ("b", 6)], false), ["a", "b"]);
    assert_eq!(shown(&[("a", 5), ("b", 3), ("c", 2)], false), ["a", "bc"]);
    assert_eq!(
        shown(&[("a", 5), ("b", 6), ("c", 1)], false),
        ["b", "ca"],
        "one alone is what is left of the total"
    );
    assert_eq!(shown(&[("a", 5), ("c", 1)], false), [""; 0]);
    assert_eq!(shown(&[("a", 5), ("", 1)], false), [""; 0]);
    assert_eq!(shown(&[("a", 4), ("b", 4)], false), [""; 0]);
    assert_eq!(shown(&[("a", 1), ("b", 1)], true), ["a", "b"]);
}

#[test]
fn agreed_counts_before_the_manager_and_the_manager_before_oneself() {
    let mut assessment = Assessment {
        step: None,
        on: None,
        scores: IndexMap::new(),
        agreed: IndexMap::new(),
    };
    let id = Id::from("value");
    assert_eq!(working_level(&assessment, &id), None);
    assessment
        .scores
        .insert(id.clone(), SelfManager { own: 3, manager: 0 });
    assert_eq!(
        working_level(&assessment, &id),
        Some(3),
        "0 is not assessed"
    );
    assessment
        .scores
        .insert(id.clone(), SelfManager { own: 3, manager: 2 });
    assert_eq!(working_level(&assessment, &id), Some(2));
    assessment.agreed.insert(id.clone(), 1);
    assert_eq!(working_level(&assessment, &id), Some(1));
}

#[test]
fn what_was_not_assessed_is_no_gap() {
    let standing = |level, required| Standing {
        person: Id::from("x"),
        step: None,
        level,
        required,
    };
    assert_eq!(standing(Some(1), Some(3)).gap(), 2);
    assert_eq!(standing(Some(4), Some(3)).gap(), 0);
    assert_eq!(standing(Some(4), Some(3)).surplus(), 1);
    assert_eq!(standing(Some(1), Some(3)).surplus(), 0);
    assert_eq!(standing(Some(4), None).surplus(), 0);
    assert_eq!(standing(None, Some(3)).gap(), 0);
    assert_eq!(standing(None, Some(3)).meets(), None);
}

#[test]
fn a_sole_cover_is_missed_and_one_of_three_is_not() {
    let workshop = example();
    let map = team_map(&workshop);
    let mina = Id::from("mina");
    let lost: Vec<&str> = map
        .lost_without(&mina, &workshop.framework)
        .map(Id::as_str)
        .collect();
    assert!(
        ["value", "risk", "coaching"]
            .iter()
            .all(|id| lost.contains(id)),
        "{lost:?}"
    );
    assert!(!lost.contains(&"discovery") || map.competencies["discovery"].cover.len() <= 2);
}
