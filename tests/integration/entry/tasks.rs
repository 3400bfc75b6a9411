//! Tasks and levels of people: what a sheet says changes, what it does not say stays.

use offsite::import::{
    Field, Found, FoundAssessment, FoundCompetencies, FoundCompetency, FoundTask, FoundTasks, Score,
};

use super::{WORKSHOP, after, entered, named, task};

#[test]
fn tasks_are_made_and_changed_key_by_key() {
    let task = |name: &str, hours| FoundTask {
        phase: Some(named("Start")),
        owner: Some(named("CSM")),
        hours,
        impact: Some(4.0),
        effort: Some(Score::Size("M".to_owned())),
        next_step: Some("Ask the sponsor".to_owned()),
        ..task(name)
    };
    let found = |hours| {
        Found::Tasks(FoundTasks {
            tasks: vec![task("Write the report", Some(hours))],
            ..FoundTasks::default()
        })
    };
    let once = after(WORKSHOP, &found(2.0));
    let expected = "[task.write-the-report]\nname = \"Write the report\"\nphase = \"start\"\nowner = \"csm\"\nhours = 2\n\
                    impact = 4\neffort = \"M\"\nnext = { step = \"Ask the sponsor\" }\n";
    // Tasks have a file of their own.
    let entry = entered(WORKSHOP, &found(2.0));
    assert_eq!(entry.rewrites.len(), 1);
    assert_eq!(entry.rewrites[0].path, "tasks.toml");
    assert!(once.ends_with(expected), "{once}");
    let both = format!("{WORKSHOP}\n{once}");
    let again = after(&both, &found(2.5));
    assert_eq!(again, both.replace("hours = 2\n", "hours = 2.5\n"));
}

#[test]
fn what_one_side_says_of_a_level_leaves_the_other() {
    let workshop = "[role.csm]\nname = \"CSM\"\n\n[person.ana]\nname = \"Ana\"\nrole = \"csm\"\n\n\
                    [competency.listening]\nname = \"Listening\"\n\n[assessment.ana]\nscore.listening = [2, 3]\n";
    let found = |by_self, by_manager| {
        Found::Competencies(FoundCompetencies {
            competencies: vec![FoundCompetency {
                competency: named("Listening"),
                levels: Vec::new(),
                is_critical: None,
            }],
            assessments: vec![FoundAssessment {
                competency: 0,
                person: named("Ana"),
                by_self,
                by_manager,
                agreed: None,
            }],
            ..FoundCompetencies::default()
        })
    };
    assert_eq!(after(workshop, &found(2, 0)), workshop);
    let changed = workshop.replace("[2, 3]", "[3, 3]");
    assert_eq!(after(workshop, &found(3, 0)), changed);
}

#[test]
fn one_number_does_not_take_the_place_of_hours_by_segment() {
    let workshop = "[segment.ent]\nname = \"Enterprise\"\n\n[task.report]\nname = \"Write the report\"\n\
                    hours = { ent = 0.5 } # measured\n";
    let task = FoundTask {
        hours: Some(2.0),
        ..task("Write the report")
    };
    let found = Found::Tasks(FoundTasks {
        tasks: vec![task],
        ..FoundTasks::default()
    });
    let entry = entered(workshop, &found);
    assert_eq!(entry.rewrites, []);
    assert!(
        entry.findings[0].message.contains("by segment"),
        "{:?}",
        entry.findings
    );
}

#[test]
fn an_emptied_cell_takes_its_key_away_only_where_the_id_says_which_task_it_is() {
    let workshop = "[role.csm]\nname = \"CSM\"\n\n[task.report]\nname = \"Write the report\"\nowner = \"csm\"\n\
                    why = \"Customers ask\"\nnext = { who = \"ana\", step = \"Ask\" } # soon\n\n\
                    [person.ana]\nname = \"Ana\"\nrole = \"csm\"\n";
    let found = |id: Option<&str>| {
        let mut found = task("Write the report");
        found.task.id = id.map(str::to_owned);
        found.emptied = vec![Field::Owner, Field::NextStep];
        found.remarks = vec!["Effort: a lot".to_owned()];
        Found::Tasks(FoundTasks {
            tasks: vec![found],
            ..FoundTasks::default()
        })
    };
    let text = after(workshop, &found(Some("report")));
    assert!(!text.contains("owner") && !text.contains("step"), "{text}");
    assert!(text.contains("who = \"ana\""), "{text}");
    assert!(
        text.contains("why = \"Customers ask; Effort: a lot\""),
        "{text}"
    );
    assert_eq!(after(&text, &found(Some("report"))), text);
    let by_name = after(workshop, &found(None));
    assert!(by_name.contains("owner = \"csm\""), "{by_name}");
}
