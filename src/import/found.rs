//! What a sheet says, in its own names: nothing is resolved, and nothing has an id unless the sheet gives one.

use std::sync::Arc;

use super::Field;
use crate::sheet::Place;
use crate::vocabulary::{Disposition, Frequency, Letter, Scaling, Variant};

/// What was found in a book.
#[derive(Debug, Clone, PartialEq)]
pub enum Found {
    /// A chart.
    Chart(FoundChart),
    /// Tasks.
    Tasks(FoundTasks),
    /// Votes.
    Votes(FoundVotes),
    /// Competencies.
    Competencies(FoundCompetencies),
}

/// A thing by the name that the sheet has for it, or by its id, or both.
#[derive(Debug, Clone, PartialEq)]
pub struct Named {
    /// Its id, where a column of ids says so.
    pub id: Option<String>,
    /// Its name as it is written; where only an id is given, the id.
    pub name: String,
    /// Where it stands.
    pub at: Place,
}

/// A chart as a sheet has it.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct FoundChart {
    /// The letter scheme; `None` while the letters fit RACI.
    pub variant: Option<Variant>,
    /// The columns, in the order of the sheet; over several tables, in the order in which they come first.
    pub roles: Vec<Named>,
    /// The rows, in the order of the sheet.
    pub rows: Vec<FoundRow>,
    /// The rows are what people answered on their own, not the chart.
    pub is_answered: bool,
}

/// A row of a chart.
#[derive(Debug, Clone, PartialEq)]
pub struct FoundRow {
    /// What gets done.
    pub activity: Named,
    /// The phase that it stands under.
    pub phase: Option<Named>,
    /// Its cells with something in them, in the order of the columns.
    pub letters: Vec<FoundLetters>,
    /// The roles that the row's table has: which cells could have had letters. Numbers in [`FoundChart::roles`].
    pub roles: Arc<[usize]>,
    /// It ends in a yes or no; `None` where the sheet does not say.
    pub is_decision: Option<bool>,
    /// Doing and approving are different roles; `None` where the sheet does not say.
    pub is_control: Option<bool>,
    /// Remarks: of cells, of a column of notes, of footnotes; a sentence each. `None` where the sheet has no remarks
    /// and no column for them, so that a remark in the workshop stays.
    pub note: Option<String>,
    /// The table has a column of notes, so that the note is all there is to say; else what cells say comes to the
    /// remark that the workshop has.
    pub has_notes: bool,
    /// The letter scheme of its table, where that is another than the chart's.
    pub variant: Option<Variant>,
    /// Whose answers they are, where each sheet is of one person.
    pub voter: Option<Named>,
}

impl FoundRow {
    /// Of the ids of the chart's roles, those that have a letter in this row.
    pub fn holders<'r>(&self, letter: Letter, roles: &'r [Option<String>]) -> Vec<&'r str> {
        let cells = self
            .letters
            .iter()
            .filter(|cell| cell.letters.contains(&letter));
        cells
            .filter_map(|cell| roles.get(cell.role)?.as_deref())
            .collect()
    }

    /// Of the ids of the chart's roles, those whose letter is open in this row.
    pub fn open<'r>(&self, roles: &'r [Option<String>]) -> Vec<&'r str> {
        let cells = self.letters.iter().filter(|cell| cell.is_open);
        cells
            .filter_map(|cell| roles.get(cell.role)?.as_deref())
            .collect()
    }

    /// Of the ids of the chart's roles, those that this row could have letters for.
    pub fn columns<'r>(&self, roles: &'r [Option<String>]) -> Vec<&'r str> {
        let columns = self.roles.iter();
        columns.filter_map(|n| roles.get(*n)?.as_deref()).collect()
    }
}

/// The letters of one cell.
#[derive(Debug, Clone, PartialEq)]
pub struct FoundLetters {
    /// The role: its number in [`FoundChart::roles`].
    pub role: usize,
    /// The letters, without repeats; empty where the cell says something that nobody can read.
    pub letters: Vec<Letter>,
    /// The role has a letter, or may have one, and nobody can say which.
    pub is_open: bool,
    /// Where it stands.
    pub at: Place,
}

/// Tasks as a sheet has them.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct FoundTasks {
    /// The tasks, in the order of the sheet.
    pub tasks: Vec<FoundTask>,
    /// The lowest and highest score of the scale that impact is on; `None` where nothing tells it and 1 to 5 holds all.
    pub impact_scale: Option<(f64, f64)>,
    /// The same for effort.
    pub effort_scale: Option<(f64, f64)>,
}

/// A score as a sheet has it.
#[derive(Debug, Clone, PartialEq)]
pub enum Score {
    /// A number on the workshop's scale.
    Number(f64),
    /// A T-shirt size, for effort: "XS" to "XL".
    Size(String),
}

/// A task as a sheet has it; `None` where the sheet does not say.
#[derive(Debug, Clone, PartialEq)]
pub struct FoundTask {
    /// What it is called.
    pub task: Named,
    /// The number on its card.
    pub card: Option<u32>,
    /// The phase that it belongs to.
    pub phase: Option<Named>,
    /// The role that does it.
    pub owner: Option<Named>,
    /// How often it comes up.
    pub freq: Option<Frequency>,
    /// Hours a week for each head.
    pub hours: Option<f64>,
    /// Hours a week by segment, where the sheet has a column for each.
    pub hours_by_segment: Vec<(Named, f64)>,
    /// What makes it grow.
    pub scales: Option<Scaling>,
    /// Impact.
    pub impact: Option<f64>,
    /// Effort.
    pub effort: Option<Score>,
    /// What will be done with it.
    pub disposition: Option<Disposition>,
    /// What its columns of remarks say; empty where the sheet has such a column and says nothing there.
    pub why: Option<String>,
    /// Sentences made of cells that nobody can read, and of cells beyond the last column.
    pub remarks: Vec<String>,
    /// What the sheet has a column for and says nothing about in this row, remarks apart.
    pub emptied: Vec<Field>,
    /// What happens next.
    pub next_step: Option<String>,
    /// By when, as a day of the calendar.
    pub next_by: Option<jiff::civil::Date>,
    /// The person who does it.
    pub next_who: Option<Named>,
}

impl FoundTask {
    /// A task of which the sheet says nothing but the name.
    pub fn new(task: Named) -> Self {
        Self {
            task,
            card: None,
            phase: None,
            owner: None,
            freq: None,
            hours: None,
            hours_by_segment: Vec::new(),
            scales: None,
            impact: None,
            effort: None,
            disposition: None,
            why: None,
            remarks: Vec::new(),
            emptied: Vec::new(),
            next_step: None,
            next_by: None,
            next_who: None,
        }
    }
}

/// Votes as a sheet has them.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct FoundVotes {
    /// Every vote, in the order of the sheet.
    pub votes: Vec<FoundVote>,
    /// The lowest and highest score of their scale; `None` where nothing tells it and 1 to 5 holds all.
    pub scale: Option<(f64, f64)>,
}

/// One person's vote on one task.
#[derive(Debug, Clone, PartialEq)]
pub struct FoundVote {
    /// Who voted.
    pub voter: Named,
    /// In which round, from 1.
    pub round: u32,
    /// On what.
    pub task: Named,
    /// Impact; `None` for "don't know".
    pub impact: Option<f64>,
    /// Effort; `None` for "don't know".
    pub effort: Option<f64>,
}

/// Competencies as a sheet has them.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct FoundCompetencies {
    /// The names of the levels, from the first.
    pub levels: Vec<String>,
    /// The competencies.
    pub competencies: Vec<FoundCompetency>,
    /// The levels that career steps or roles require.
    pub requirements: Vec<FoundRequirement>,
    /// The levels that people have: private.
    pub assessments: Vec<FoundAssessment>,
}

/// A competency as a sheet has it.
#[derive(Debug, Clone, PartialEq)]
pub struct FoundCompetency {
    /// What it is called.
    pub competency: Named,
    /// What each level looks like, from the first; empty where the sheet has only levels of people or steps.
    pub levels: Vec<String>,
    /// It must never be without cover; `None` where the sheet does not say.
    pub is_critical: Option<bool>,
}

/// The level that a career step or role requires.
#[derive(Debug, Clone, PartialEq)]
pub struct FoundRequirement {
    /// The competency: its number in [`FoundCompetencies::competencies`].
    pub competency: usize,
    /// The career step or role.
    pub step: Named,
    /// The level, from 1.
    pub level: u32,
}

/// The level that a person has.
#[derive(Debug, Clone, PartialEq)]
pub struct FoundAssessment {
    /// The competency: its number in [`FoundCompetencies::competencies`].
    pub competency: usize,
    /// The person.
    pub person: Named,
    /// What the person says, 0 where it is not assessed.
    pub by_self: u32,
    /// What the manager says, 0 where it is not assessed.
    pub by_manager: u32,
    /// What both agreed on.
    pub agreed: Option<u32>,
}
