//! What is to be done as a backlog that Jira imports: tasks that will not stay as they are, and actions.
//!
//! Names of people are no e-mail addresses, by which Jira finds them: they stand in the description, and nobody is
//! assigned. Jira wants labels without blanks: they are ids and words of ours.

use super::labels::Labels;
use super::tasks::rounded;
use super::{Cell, Column, Kind, Row, Sheet, What};
use crate::analysis::scores::{Board, board};
use crate::model::people::Person;
use crate::model::record::Action;
use crate::model::task::Task;
use crate::model::{Id, Workshop};
use crate::view::words::capitalised;
use crate::vocabulary::Disposition;
use crate::wording::one_line;

/// The columns, as Jira knows them; the same heading twice is a list of two.
const COLUMNS: [&str; 13] = [
    "Summary",
    "Issue Type",
    "Description",
    "Priority",
    "Assignee",
    "Labels",
    "Labels",
    "Due date",
    "Issue id",
    "Parent id",
    "Impact",
    "Effort",
    "External ID",
];

/// The most rows that Jira takes from one file, with the heading.
const MOST_ROWS: usize = 1_500;
/// The most characters of a summary.
const LONGEST_SUMMARY: usize = 255;

/// The backlog of tasks, of actions, or of both; a sheet for each file that Jira takes.
pub fn sheets(workshop: &Workshop, what: What) -> Vec<Sheet> {
    let labels = Labels::new(workshop);
    let board = board(workshop);
    let mut issues = Vec::new();
    if matches!(what, What::Tasks | What::All) {
        let tasks = workshop.tasks.iter();
        issues.extend(tasks.filter_map(|(id, task)| of_task(&labels, &board, id, task)));
    }
    if matches!(what, What::Actions | What::All) {
        let actions = workshop.actions.iter();
        let open = actions.filter(|(_, action)| action.done.is_none());
        issues.extend(open.map(|(id, action)| of_action(&labels, id, action)));
    }
    let rows: Vec<Row> = issues
        .into_iter()
        .enumerate()
        .map(|(n, issue)| issue.row(n + 1))
        .collect();
    let sheet = |rows: &[Row]| Sheet {
        name: "Jira",
        title: workshop.about.title.clone(),
        columns: COLUMNS.map(|title| Column::new(title, Kind::Text)).to_vec(),
        rows: rows.to_vec(),
        legend: Vec::new(),
    };
    if rows.is_empty() {
        return vec![sheet(&rows)];
    }
    rows.chunks(MOST_ROWS - 1).map(sheet).collect()
}

/// Something to do.
struct Issue {
    summary: String,
    description: Vec<String>,
    labels: [String; 2],
    due: Cell,
    impact: Cell,
    effort: Cell,
    id: String,
}

fn of_task(labels: &Labels<'_>, board: &Board, id: &Id<Task>, task: &Task) -> Option<Issue> {
    let disposition = task.disposition.filter(|word| *word != Disposition::Keep)?;
    let words = &labels.workshop.words;
    let change = format!(
        "{}: {}",
        capitalised(words.get(disposition.key())),
        task.name
    );
    let next = task.next.as_ref();
    let step = next.and_then(|next| next.step.clone());
    let mut description = Vec::new();
    // The next step is the summary; of what, the description says.
    let summary = match step {
        Some(step) => {
            description.push(change);
            step
        }
        None => change,
    };
    description.extend(task.why.clone());
    description.extend(who(labels, next.and_then(|next| next.who.as_ref())));
    let scores = board.tasks.get(id).map(|placed| placed.scored.scores);
    let score = |score: Option<f64>| score.map_or(Cell::Empty, |it| Cell::number(rounded(it)));
    let phase = task.phase.as_ref().map(ToString::to_string);
    Some(Issue {
        summary,
        description,
        labels: [disposition.word().to_owned(), phase.unwrap_or_default()],
        due: Cell::day(next.and_then(|next| next.by)),
        impact: score(scores.map(|scores| scores.impact)),
        effort: score(scores.map(|scores| scores.effort)),
        id: format!("task.{id}"),
    })
}

fn of_action(labels: &Labels<'_>, id: &Id<Action>, action: &Action) -> Issue {
    let decision = action.decision.as_ref();
    let decision = decision.and_then(|id| labels.workshop.decisions.get(id));
    let mut description: Vec<_> = decision
        .map(|decision| decision.what.clone())
        .into_iter()
        .collect();
    description.extend(who(labels, action.owner.as_ref()));
    Issue {
        summary: action.what.clone(),
        description,
        labels: ["action".to_owned(), String::new()],
        due: Cell::day(action.due),
        impact: Cell::Empty,
        effort: Cell::Empty,
        id: format!("action.{id}"),
    }
}

/// "Who: Ana", as the workshop allows.
fn who(labels: &Labels<'_>, person: Option<&Id<Person>>) -> Option<String> {
    let person = labels.some_person(person)?;
    Some(format!("Who: {person}"))
}

impl Issue {
    fn row(self, number: usize) -> Row {
        let (summary, rest) = fitted(&self.summary);
        let description: Vec<String> = rest.into_iter().chain(self.description).collect();
        let [first, second] = self
            .labels
            .map(|label| label.replace(char::is_whitespace, "-"));
        let cells = vec![
            Cell::of(summary),
            Cell::of("Task"),
            Cell::of(description.join("\n\n")),
            Cell::Empty,
            Cell::Empty,
            Cell::of(first),
            Cell::of(second),
            self.due,
            Cell::number(number as f64),
            Cell::Empty,
            self.impact,
            self.effort,
            Cell::of(self.id),
        ];
        Row { cells, band: 0 }
    }
}

/// A summary on one line that Jira takes, and the whole text where that is more.
fn fitted(text: &str) -> (String, Option<String>) {
    let line = one_line(text);
    if line.chars().count() <= LONGEST_SUMMARY {
        return (line, None);
    }
    let cut: String = line.chars().take(LONGEST_SUMMARY - 1).collect();
    (format!("{}…", cut.trim_end()), Some(text.to_owned()))
}
