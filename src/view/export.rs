//! A workshop as tables for other programs: typed cells in columns that a spreadsheet can hold and an import can read.
//!
//! The first columns are headed by the words that an import knows. What it cannot take back stands in columns whose
//! heading begins with [`RESULT`], so that nobody edits a cell in vain without being told. Assessments and development
//! goals are in no table; people appear as `[workshop] names` says.

mod competencies;
pub mod jira;
pub mod json;
mod labels;
mod legend;
mod raci;
mod record;
mod tasks;
mod votes;

use jiff::civil::Date;

use super::people::Names;
use super::{ViewOptions, raci::columns::in_teams};
use crate::model::people::Segment;
use crate::model::{Id, Workshop};
use crate::vocabulary::{NameStyle, RESULT};
use labels::Labels;

/// In Markdown, charts with more columns than this are lists.
const MOST_ROLES_ABREAST: usize = 8;

/// What can be exported.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum What {
    /// The responsibility chart.
    Raci,
    /// The tasks.
    Tasks,
    /// The votes on tasks.
    Votes,
    /// The competency framework.
    Competencies,
    /// The decisions.
    Decisions,
    /// The actions.
    Actions,
    /// Everything that there is.
    All,
}

impl What {
    /// The word for it on the command line.
    pub fn word(self) -> &'static str {
        match self {
            Self::Raci => "raci",
            Self::Tasks => "tasks",
            Self::Votes => "votes",
            Self::Competencies => "competencies",
            Self::Decisions => "decisions",
            Self::Actions => "actions",
            Self::All => "all",
        }
    }
}

/// How a chart is laid out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Layout {
    /// A column a role.
    Wide,
    /// A column a letter, with the names of its roles.
    List,
    /// A row a letter of a role, also for what differs in segments.
    Long,
}

/// Tables that belong together.
#[derive(Debug, Clone, PartialEq)]
pub struct Book {
    /// The title of the workshop.
    pub title: String,
    /// The paper to print on: "A4", "Letter" or "A3".
    pub paper: &'static str,
    /// Its language is written from right to left.
    pub right_to_left: bool,
    /// The tables, in order.
    pub sheets: Vec<Sheet>,
}

/// One table.
#[derive(Debug, Clone, PartialEq)]
pub struct Sheet {
    /// A short name, fit for a tab.
    pub name: &'static str,
    /// What it shows.
    pub title: String,
    /// Its columns.
    pub columns: Vec<Column>,
    /// Its rows, each with a cell a column.
    pub rows: Vec<Row>,
    /// What its signs mean, a line each.
    pub legend: Vec<String>,
}

/// One row of a table.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// The cells.
    pub cells: Vec<Cell>,
    /// Rows with the same number stand together, as those of a phase; neighbours look different.
    pub band: usize,
}

/// One column of a table.
#[derive(Debug, Clone, PartialEq)]
pub struct Column {
    /// Its heading, different from all others of the table.
    pub title: String,
    /// What it holds.
    pub kind: Kind,
}

/// What a column holds.
#[derive(Debug, Clone, PartialEq)]
pub enum Kind {
    /// Ids, for programs.
    Id,
    /// What the row is called.
    Name,
    /// Letters of a role.
    Letters {
        /// What a cell usually is, such as "A", "R" and "A/R".
        usual: Vec<String>,
        /// The letter that answers for the row.
        answers: Option<&'static str>,
        /// The letter that does the work.
        does: Option<&'static str>,
    },
    /// Words, of which these are known.
    Word(Vec<String>),
    /// Numbers, between these where there are limits.
    Number(Option<(f64, f64)>),
    /// Days.
    Day,
    /// Text of any length.
    Text,
    /// What is worked out from others, or cannot be imported.
    Result,
}

/// One cell.
#[derive(Debug, Clone, PartialEq)]
pub enum Cell {
    /// Nothing.
    Empty,
    /// Text as it is written.
    Text(String),
    /// A number.
    Number(f64),
    /// A day.
    Day(Date),
}

impl Cell {
    /// What it says in characters: a decimal point, days as `2026-03-01`.
    pub fn text(&self) -> String {
        match self {
            Self::Empty => String::new(),
            Self::Text(text) => text.clone(),
            Self::Number(number) => number.to_string(),
            Self::Day(day) => day.to_string(),
        }
    }

    fn of(text: impl Into<String>) -> Self {
        let text = text.into();
        if text.is_empty() {
            Self::Empty
        } else {
            Self::Text(text)
        }
    }

    fn some(text: Option<impl Into<String>>) -> Self {
        text.map_or(Self::Empty, Self::of)
    }

    /// Numbers that spreadsheets do not know are words.
    fn number(number: f64) -> Self {
        if number.is_finite() {
            Self::Number(number)
        } else {
            Self::Text(number.to_string())
        }
    }

    fn some_number(number: Option<f64>) -> Self {
        number.map_or(Self::Empty, Self::number)
    }

    fn day(day: Option<Date>) -> Self {
        day.map_or(Self::Empty, Self::Day)
    }

    fn yes(holds: bool) -> Self {
        if holds { Self::of("yes") } else { Self::Empty }
    }
}

impl Column {
    fn new(title: impl Into<String>, kind: Kind) -> Self {
        Self {
            title: title.into(),
            kind,
        }
    }

    fn id() -> Self {
        Self::new("id", Kind::Id)
    }

    fn result(title: &str) -> Self {
        Self::new(format!("{RESULT}{title}"), Kind::Result)
    }

    fn words<'w>(title: &str, words: impl IntoIterator<Item = &'w str>) -> Self {
        let words = words.into_iter().map(str::to_owned).collect();
        Self::new(title, Kind::Word(words))
    }
}

impl Sheet {
    /// The same without columns in which no row says anything, for readers.
    #[must_use]
    pub fn without_empty_columns(mut self) -> Self {
        let says = |column: usize| {
            let mut rows = self.rows.iter();
            rows.any(|row| row.cells[column] != Cell::Empty)
        };
        let keep: Vec<bool> = self
            .columns
            .iter()
            .enumerate()
            .map(|(n, column)| {
                matches!(column.kind, Kind::Id | Kind::Name | Kind::Letters { .. }) || says(n)
            })
            .collect();
        retain(&mut self.columns, &keep);
        for row in &mut self.rows {
            retain(&mut row.cells, &keep);
        }
        self
    }
}

fn retain<T>(items: &mut Vec<T>, keep: &[bool]) {
    let mut kept = keep.iter();
    items.retain(|_| *kept.next().unwrap_or(&true));
}

/// The layout of a chart that readers see at a glance.
pub fn readable_layout(workshop: &Workshop) -> Layout {
    if in_teams(workshop).len() > MOST_ROLES_ABREAST {
        Layout::List
    } else {
        Layout::Wide
    }
}

/// The table of one thing, the chart in a layout and as it is in a segment. Of [`What::All`], the chart.
///
/// # Errors
/// There is no such segment, or the votes are secret; the sentence says so.
pub fn sheet(
    workshop: &Workshop,
    what: What,
    layout: Layout,
    segment: Option<&str>,
) -> Result<Sheet, String> {
    let segment = segment.map(|asked| found_segment(workshop, asked));
    let segment = segment.transpose()?;
    let labels = Labels::new(workshop);
    Ok(match what {
        What::Raci | What::All => raci::sheet(&labels, layout, segment),
        What::Tasks => tasks::sheet(&labels),
        What::Votes => votes::sheet(&labels).ok_or(votes::SECRET)?,
        What::Competencies => competencies::sheet(workshop),
        What::Decisions => record::decisions(&labels),
        What::Actions => record::actions(&labels),
    })
}

/// The tables of one thing, or of everything that there is, as one workbook.
///
/// # Errors
/// As [`sheet`].
pub fn book(workshop: &Workshop, what: What, segment: Option<&str>) -> Result<Book, String> {
    let one = |what, layout| sheet(workshop, what, layout, segment);
    let mut sheets = Vec::new();
    let is_all = what == What::All;
    if is_all || what == What::Raci {
        sheets.push(one(What::Raci, Layout::Wide)?);
    }
    if is_all {
        sheets.push(one(What::Tasks, Layout::Wide)?);
    }
    if is_all || what == What::Raci {
        sheets.push(one(What::Raci, Layout::Long)?);
    }
    if is_all {
        let others = [
            What::Votes,
            What::Competencies,
            What::Decisions,
            What::Actions,
        ];
        for what in others
            .into_iter()
            .filter(|what| *what != What::Votes || !workshop.vote.secret)
        {
            sheets.push(one(what, Layout::Wide)?);
        }
        // The first tables are there even where they are empty: somebody may want to fill them in.
        let mut place = 0;
        sheets.retain(|sheet| {
            place += 1;
            place <= 3 || !sheet.rows.is_empty()
        });
    } else if what != What::Raci {
        sheets.push(one(what, Layout::Wide)?);
    }
    if is_all || what == What::Raci {
        sheets.push(legend::sheet(workshop));
    }
    Ok(Book {
        title: workshop.about.title.clone(),
        paper: workshop.about.paper.word(),
        right_to_left: workshop.words.direction() == "rtl",
        sheets,
    })
}

/// Why a part of everything is in no export; `None` where all of it is.
pub fn left_out(workshop: &Workshop) -> Option<&'static str> {
    let is_secret = workshop.vote.secret && !workshop.ballots.is_empty();
    is_secret.then_some(votes::SECRET)
}

/// The segment with that id or name.
fn found_segment<'w>(workshop: &'w Workshop, asked: &str) -> Result<&'w Id<Segment>, String> {
    let mut segments = workshop.segments.iter();
    let found = segments.find(|(id, segment)| id.as_str() == asked || segment.name == asked);
    found.map(|(id, _)| id).ok_or_else(|| {
        let ids = workshop.segments.keys().map(Id::as_str);
        let help = crate::wording::did_you_mean(asked, ids);
        format!("there is no segment `{asked}`; {help}")
    })
}

/// How people appear in an export.
fn names(workshop: &Workshop) -> Names<'_> {
    Names::new(workshop, &ViewOptions::default())
}

/// Whether an export may say who people are, so that an import finds them again.
fn names_people(workshop: &Workshop) -> bool {
    workshop.name_style() == NameStyle::Full
}
