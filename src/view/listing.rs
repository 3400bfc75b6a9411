//! Tables for the terminal: the same numbers as on the pages, as rows of text.

use super::ViewOptions;
use super::agreement::{Teller, in_words};
use super::competencies::coverage_word;
use super::people::range_tells;
use super::plot_page::quadrant_name;
use crate::analysis::agreement::{Verdict, agreement as answers};
use crate::analysis::competencies::team_map;
use crate::analysis::hours::{team_hours, total};
use crate::analysis::scores::{Board, board, spread};
use crate::model::Workshop;
use crate::vocabulary::Quadrant;
use crate::wording::counted;
use crate::words::english;

/// A table for the terminal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listing {
    /// The heads of the columns.
    pub heads: Vec<String>,
    /// The rows; each has a cell a head.
    pub rows: Vec<Vec<String>>,
    /// The columns that hold numbers, by their place.
    pub numbers: Vec<usize>,
    /// What the table adds up to, or what to write where there is nothing to show; a line each.
    pub notes: Vec<String>,
}

impl Listing {
    fn new(heads: &[&str], numbers: &[usize]) -> Self {
        Self {
            heads: heads.iter().map(ToString::to_string).collect(),
            rows: Vec::new(),
            numbers: numbers.to_vec(),
            notes: Vec::new(),
        }
    }
}

/// The inventory: scores, quadrant and hours of every task, in card order.
pub fn tasks(workshop: &Workshop) -> Listing {
    let board = board(workshop);
    let mut listing = Listing::new(
        &[
            "#", "Task", "Owner", "Hours", "Impact", "Effort", "Quadrant", "Decision",
        ],
        &[0, 3, 4, 5],
    );
    for (id, task) in &workshop.tasks {
        let placed = board.tasks.get(id);
        let scored = |axis: fn(&crate::model::vote::Scores) -> f64| {
            placed.map_or_else(String::new, |placed| {
                english().score(axis(&placed.scored.scores))
            })
        };
        let owner = task
            .owner
            .as_ref()
            .and_then(|owner| workshop.roles.get(owner));
        listing.rows.push(vec![
            task.card.to_string(),
            task.name.clone(),
            owner.map_or_else(String::new, |role| role.short_name().to_owned()),
            task.hours.as_ref().map_or_else(String::new, |_| {
                format!("{:.1}", team_hours(workshop, task))
            }),
            scored(|scores| scores.impact),
            scored(|scores| scores.effort),
            placed.map_or_else(
                || "not scored".to_owned(),
                |p| quadrant_name(workshop, p.quadrant).to_owned(),
            ),
            task.disposition
                .map_or_else(String::new, |disposition| disposition.word().to_owned()),
        ]);
    }
    listing.notes = totals(workshop, &board);
    listing
}

fn totals(workshop: &Workshop, board: &Board) -> Vec<String> {
    if workshop.tasks.is_empty() {
        return vec![
            "no tasks yet; write `[task.some-id]` with a name, impact and effort".to_owned(),
        ];
    }
    let quadrants = Quadrant::ALL.iter().map(|quadrant| {
        let (tasks, total) = board.total(*quadrant);
        let name = quadrant_name(workshop, *quadrant);
        format!(
            "{name}: {}, {} a week",
            counted(tasks, "task", "tasks"),
            english().hours(total)
        )
    });
    quadrants
        .chain([format!(
            "all tasks: {} a week",
            english().hours(total(workshop))
        )])
        .collect()
}

/// What people answered alone: rows to talk about, to confirm and to skip, in the order to take them up.
pub fn agreement(workshop: &Workshop) -> Listing {
    let heads = [
        "To do",
        "Activity",
        "Hours",
        "Agree",
        "Who answers for it",
        "To know",
    ];
    let mut listing = Listing::new(&heads, &[2, 3]);
    let all = answers(workshop, false);
    let teller = Teller::new(workshop, english());
    let verdicts = [
        (Verdict::Contested, "talk"),
        (Verdict::Confirm, "confirm"),
        (Verdict::Agreed, "skip"),
        (Verdict::Untold, ""),
    ];
    for (verdict, to_do) in verdicts {
        for row in teller.rows(&all, verdict) {
            listing.rows.push(vec![
                to_do.to_owned(),
                row.name.clone(),
                row.hours.clone().unwrap_or_default(),
                row.agreement.clone().unwrap_or_default(),
                row.in_one_line(),
                row.remarks.join("; "),
            ]);
        }
    }
    if listing.rows.is_empty() {
        let hint = "no answers yet; write `[ballot.person.raci]` with a line a row such as `activity-id = { A = \"role\" }`";
        listing.notes.push(hint.to_owned());
        return listing;
    }
    listing.notes.push(teller.summary(&all));
    listing
        .notes
        .extend(teller.people(&all, &ViewOptions::default()));
    let cells = teller.cells(&all).into_iter().map(|cell| {
        let said = in_words(&cell.answers);
        format!("beyond that: {}, {}: {said}", cell.row, cell.role)
    });
    listing.notes.extend(cells);
    listing
}

/// The framework: what each step requires, and how well the team covers it, as counts.
pub fn competencies(workshop: &Workshop) -> Listing {
    let mut heads = vec!["Competency"];
    heads.extend(workshop.steps.values().map(|step| step.name.as_str()));
    heads.push("Cover");
    let numbers: Vec<_> = (1..=workshop.steps.len()).collect();
    let mut listing = Listing::new(&heads, &numbers);
    let team = team_map(workshop);
    for (id, competency) in &workshop.competencies {
        let critical = if competency.critical { " *" } else { "" };
        let mut row = vec![format!("{}{critical}", competency.name)];
        row.extend(workshop.steps.keys().map(|step| {
            competency
                .required
                .get(step)
                .map_or_else(String::new, ToString::to_string)
        }));
        let standing = &team.competencies[id];
        let cover = if standing.is_crowd() {
            coverage_word(&workshop.words, standing.coverage)
        } else {
            ""
        };
        row.push(cover.to_owned());
        listing.rows.push(row);
    }
    if workshop.competencies.is_empty() {
        let hint = "no competencies yet; write `[competency.some-id]` with a name and one sentence a level";
        listing.notes.push(hint.to_owned());
    } else {
        listing
            .notes
            .push("* critical: the team cannot do without it".to_owned());
    }
    listing
}

/// How many voted on each task and how far apart they are; never who voted what.
pub fn votes(workshop: &Workshop) -> Listing {
    let mut listing = Listing::new(
        &[
            "#",
            "Task",
            "Votes",
            "Impact",
            "from–to",
            "Effort",
            "from–to",
        ],
        &[0, 2, 3, 4, 5, 6],
    );
    let board = board(workshop);
    for (id, placed) in &board.tasks {
        let Some(spread) = spread(workshop, id) else {
            continue;
        };
        let task = &workshop.tasks[id];
        let tells = range_tells(workshop, placed.scored.voters);
        let range = |(low, high): (f64, f64)| {
            if tells {
                String::new()
            } else {
                format!("{}–{}", english().plain(low), english().plain(high))
            }
        };
        listing.rows.push(vec![
            task.card.to_string(),
            task.name.clone(),
            placed.scored.voters.to_string(),
            english().score(placed.scored.scores.impact),
            range(spread.impact),
            english().score(placed.scored.scores.effort),
            range(spread.effort),
        ]);
    }
    if listing.rows.is_empty() {
        let hint = "no votes yet; write `[ballot.person.r1]` with a line a task such as `task-id = [4, 2]`";
        listing.notes.push(hint.to_owned());
    }
    listing
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::samples;

    #[test]
    fn the_example_is_listed_with_its_numbers() {
        let (workshop, _) = samples::post_sales();
        let listed = tasks(&workshop);
        assert_eq!(listed.rows.len(), 54);
        assert!(
            listed
                .notes
                .contains(&"all tasks: 797.5 h a week".to_owned())
        );
        assert!(
            listed
                .notes
                .contains(&"Stop or hand off: 20 tasks, 385.1 h a week".to_owned())
        );
        let levels = competencies(&workshop);
        assert_eq!(levels.rows[1][0], "Proving value *");
        assert_eq!(levels.rows[1].last().map(String::as_str), Some("exposed"));
        assert_eq!(votes(&workshop).rows.len(), 54);
    }

    #[test]
    fn what_few_people_said_is_not_told() {
        let workshop = samples::workshop(
            "[vote]\nsecret = true\n[person.a]\nname = \"A\"\n[task.t]\nname = \"T\"\n\
             [ballot.a.r1]\nt = [5, 1]\n\
             [step.s]\nname = \"S\"\n[competency.c]\nname = \"C\"\nrequire = { s = 1 }\n\
             [assessment.a]\nstep = \"s\"\nscore.c = [4, 4]\n",
        );
        assert_eq!(votes(&workshop).rows[0][4], "");
        assert_eq!(competencies(&workshop).rows, [["C", "1", ""]]);
    }

    #[test]
    fn an_empty_workshop_says_what_to_write() {
        let workshop = samples::workshop("[workshop]\ntitle = \"Empty\"\n");
        for listing in [
            tasks(&workshop),
            agreement(&workshop),
            competencies(&workshop),
            votes(&workshop),
        ] {
            assert!(listing.rows.is_empty());
            assert!(
                listing.notes[0].contains("yet; write `["),
                "{:?}",
                listing.notes
            );
        }
    }
}
