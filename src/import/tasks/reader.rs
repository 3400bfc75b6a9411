//! Rows as tasks.

use std::collections::HashMap;

use super::emptied::{emptied, is_unsaid};
use super::hours::Hours;
use super::portfolio;
use crate::diagnostic::codes;
use crate::import::columns::{Layout, Log, RowOf, Walk, carried_down, code_of, named};
use crate::import::scores::{Mapping, Scores};
use crate::import::spelling::Spellings;
use crate::import::values::{date, disposition, frequency, is_blank, scaling};
use crate::import::{Choices, Field, Finding, FoundTask, FoundTasks, Named, comments};
use crate::sheet::Cell;
use crate::wording::quoted;

/// Reads the tasks of all tables.
pub(super) fn read(
    layouts: &[&Layout<'_>],
    choices: &Choices,
    found: &mut FoundTasks,
    log: &mut Log,
) {
    // A file has one scale: tables that score in another way than the first keep their scores as words.
    let is_rice = layouts
        .first()
        .is_some_and(|layout| portfolio::is_rice(layout));
    let is_alike = |layout: &&&Layout<'_>| portfolio::is_rice(layout) == is_rice;
    let alike: Vec<_> = layouts.iter().filter(is_alike).copied().collect();
    let mut impact = match is_rice {
        true => {
            let cells = cells(Field::Impact, &alike);
            Scores::on(portfolio::RICE_IMPACT, "impact", &cells, false)
        }
        false => scores(Field::Impact, &alike, false, choices.impact_scale, log),
    };
    let mut effort = scores(Field::Effort, &alike, true, choices.effort_scale, log);
    if is_rice {
        log.decide(
            "impact is on the scale of RICE, 0.25 to 3; reach and confidence are not imported",
        );
        log.decide(
            "effort of RICE is an amount of work and is taken as the score that it stands for",
        );
    }
    let has = |field| layouts.iter().any(|layout| layout.column(field).is_some());
    if !has(Field::Impact) && !has(Field::Effort) {
        log.decide("no column has scores; say which have with `--columns impact=…,effort=…`");
    }
    found.impact_scale = impact.own_scale();
    found.effort_scale = effort.own_scale();
    let mut seen = HashMap::new();
    for layout in layouts {
        let mut table = TableOf::new((*layout).clone(), choices, log);
        table.layout.tell(log);
        table.has_other_scale = portfolio::is_rice(layout) != is_rice;
        if table.has_other_scale {
            tell_other_scale(layout, log);
        }
        table.read(choices, &mut impact, &mut effort, found, &mut seen, log);
        table.hours.tell(log);
        table.mappings(log);
        log.end_table();
    }
    impact.tell(log);
    effort.tell(log);
    log.end_table();
}

/// One scale for all tables of the file.
fn scores(
    field: Field,
    layouts: &[&Layout<'_>],
    keeps_sizes: bool,
    known: Option<(f64, f64)>,
    log: &mut Log,
) -> Scores {
    let headers = layouts.iter().filter_map(|layout| {
        let column = layout.column(field)?;
        Some(layout.header_text(column))
    });
    let headers: Vec<_> = headers.collect();
    let cells = cells(field, layouts);
    Scores::of(field.word(), &headers, &cells, keeps_sizes, known, log)
}

/// The cells of a field in all tables.
fn cells<'t>(field: Field, layouts: &[&Layout<'t>]) -> Vec<&'t Cell> {
    let of = |layout: &&Layout<'t>| Some(layout.cells(layout.column(field)?));
    layouts.iter().filter_map(of).flatten().collect()
}

/// The ids of the rows of each name so far.
type Seen = HashMap<String, Vec<Option<String>>>;

struct TableOf<'t> {
    layout: Layout<'t>,
    hours: Hours,
    frequencies: Mapping,
    dispositions: Mapping,
    scalings: Mapping,
    /// It scores in another way than the first table of the file.
    has_other_scale: bool,
}

/// What is read of a row before its task is whole.
struct Reading<'r, 't> {
    row: &'r RowOf<'t>,
    /// Words that nobody can read and comments, with the header of their column; without one they are about the row.
    unread: Vec<(String, String)>,
}

impl<'t> TableOf<'t> {
    fn new(mut layout: Layout<'t>, choices: &Choices, log: &mut Log) -> Self {
        let hours = Hours::of(&mut layout, choices, log);
        Self {
            layout,
            hours,
            frequencies: Mapping::default(),
            dispositions: Mapping::default(),
            scalings: Mapping::default(),
            has_other_scale: false,
        }
    }

    fn read(
        &mut self,
        choices: &Choices,
        impact: &mut Scores,
        effort: &mut Scores,
        found: &mut FoundTasks,
        seen: &mut Seen,
        log: &mut Log,
    ) {
        let Some(name) = self.layout.column(Field::Name) else {
            return;
        };
        let phases = carried_down(&self.layout, Field::Phase, log);
        let has_sections = phases.is_none() && self.layout.column(Field::Phase).is_none();
        let rows = self.layout.rows(
            Walk {
                name,
                has_sections,
                choices,
            },
            log,
        );
        let check = portfolio::Check::of(&self.layout);
        let mut phase = None;
        for row in &rows {
            let cell = |field| self.cell(row, field);
            let Some(cell_of_name) = row.row.cells.get(name).filter(|cell| !cell.is_empty()) else {
                tell_nameless(row, log);
                continue;
            };
            if let Some(of_row) = cell(Field::Phase) {
                phase = Some(named(of_row));
            } else if phases.is_none() {
                phase = None;
            }
            let mut task = FoundTask::new(task_name(cell_of_name, self.layout.width() == 1));
            task.phase = phase.clone().or_else(|| row.section.clone());
            let mut reading = Reading {
                row,
                unread: Vec::new(),
            };
            self.read_plain(&mut task, &mut reading, log);
            self.read_words(&mut task, &mut reading, log);
            task.impact = self.score(Field::Impact, &mut reading, log, |cell| {
                impact.read_value(cell)
            });
            task.effort = self.score(Field::Effort, &mut reading, log, |cell| effort.read(cell));
            reading
                .unread
                .extend(self.hours.read(row.row, &mut task, log));
            reading.keep_comments(&self.layout, name, log);
            task.why = self.why(row);
            task.remarks = reading.remarks();
            task.emptied = emptied(&self.layout, row, phases.is_some());
            check.row(row.row, &task.task.name, log);
            tell_duplicate(&task, seen, log);
            found.tasks.push(task);
        }
    }

    /// A score of a row, or its words kept.
    fn score<T>(
        &self,
        field: Field,
        reading: &mut Reading<'_, '_>,
        log: &mut Log,
        read: impl FnOnce(&Cell) -> Result<Option<T>, Finding>,
    ) -> Option<T> {
        let cell = self.cell(reading.row, field)?;
        if self.has_other_scale {
            reading.keep(&self.layout, cell, field);
            return None;
        }
        read(cell).unwrap_or_else(|why| {
            reading.keep(&self.layout, cell, field);
            log.note(why);
            None
        })
    }

    /// Ids, cards, owners and next steps.
    fn read_plain(&self, task: &mut FoundTask, reading: &mut Reading<'_, '_>, log: &mut Log) {
        let cell = |field| self.cell(reading.row, field);
        let mut unread = Vec::new();
        if let Some(id) = cell(Field::Id) {
            let number = card_number(id).filter(|_| self.layout.column(Field::Card).is_none());
            match (code_of(&id.text), number) {
                (Some(code), _) => task.task.id = Some(code),
                (None, Some(number)) => task.card = Some(number),
                (None, None) => unread.push((
                    Field::Id,
                    id,
                    "no id; ids are short names such as `renewal-forecast`",
                )),
            }
        }
        if let Some(card) = cell(Field::Card) {
            match card_number(card) {
                Some(number) => task.card = Some(number),
                None => unread.push((Field::Card, card, "no number of a card")),
            }
        }
        let owner = cell(Field::Owner).or_else(|| cell(Field::Role));
        task.owner = owner.map(named);
        let next = self.layout.column(Field::NextStep);
        let next = next.and_then(|column| said(reading.row, column));
        task.next_step = next.map(|cell| cell.text.clone());
        task.next_who = cell(Field::NextWho).map(named);
        if let Some(by) = cell(Field::NextBy) {
            task.next_by = date(&by.text);
            if task.next_by.is_none() {
                unread.push((
                    Field::NextBy,
                    by,
                    "no day that can be read in one way; write `2026-03-31`",
                ));
            }
        }
        for (field, cell, why) in unread {
            reading.keep(&self.layout, cell, field);
            let message = format!("{} is {why}", quoted(&cell.text));
            log.note(Finding::at(&codes::UNREADABLE_CELL, &cell.at, message));
        }
    }

    /// Columns of words from short lists.
    fn read_words(&mut self, task: &mut FoundTask, reading: &mut Reading<'_, '_>, log: &mut Log) {
        let layout = &self.layout;
        let of = |field| {
            layout
                .column(field)
                .and_then(|column| filled(reading.row, column))
        };
        // Of what makes a task grow, "none" is an answer.
        let scales = layout
            .column(Field::Scales)
            .and_then(|column| reading.row.row.cells.get(column))
            .filter(|cell| !is_blank(&cell.text) || scaling(&cell.text).is_some());
        let (freq, decided) = (of(Field::Frequency), of(Field::Disposition));
        let mut unread = Vec::new();
        if let Some(cell) = freq {
            task.freq = frequency(&cell.text);
            match task.freq {
                Some(freq) => note(&mut self.frequencies, cell, freq.word()),
                None => unread.push((
                    Field::Frequency,
                    cell,
                    "is not how often it comes up; there is `daily`, `weekly`, \
                                                                 `monthly`, `quarterly`, `event`",
                )),
            }
        }
        if let Some(cell) = decided {
            task.disposition = disposition(&cell.text);
            match task.disposition {
                Some(decided) => note(&mut self.dispositions, cell, decided.word()),
                None => unread.push((Field::Disposition, cell, "is not what can be done with a task; there is `keep`, \
                                                                   `grow`, `simplify`, `automate`, `reassign`, `eliminate`")),
            }
        }
        if let Some(cell) = scales {
            task.scales = scaling(&cell.text);
            match task.scales {
                Some(scales) => note(&mut self.scalings, cell, scales.word()),
                None => unread.push((
                    Field::Scales,
                    cell,
                    "is nothing that a task grows with; there is `accounts`, \
                                                             `people`, `fixed`",
                )),
            }
        }
        for (field, cell, why) in unread {
            reading.keep(layout, cell, field);
            let message = format!("{} {why}", quoted(&cell.text));
            log.note(Finding::at(&codes::UNREADABLE_CELL, &cell.at, message));
        }
    }

    fn mappings(&self, log: &mut Log) {
        self.frequencies.tell("how often", "", log);
        self.dispositions.tell("disposition", "", log);
        self.scalings.tell("scales", "", log);
    }

    /// What the columns of remarks say; empty where there are some and they say nothing.
    fn why(&self, row: &RowOf<'_>) -> Option<String> {
        let mut columns = self.layout.all(Field::Note).peekable();
        columns.peek()?;
        let notes: Vec<_> = columns
            .filter_map(|column| said(row, column))
            .map(|cell| cell.text.as_str())
            .collect();
        Some(notes.join("; "))
    }

    fn cell(&self, row: &RowOf<'t>, field: Field) -> Option<&'t Cell> {
        filled(row, self.layout.column(field)?)
    }
}

impl Reading<'_, '_> {
    /// Keeps the words of a cell under the header of its column.
    fn keep(&mut self, layout: &Layout<'_>, cell: &Cell, field: Field) {
        let header = layout
            .column(field)
            .map_or("", |column| layout.header_text(column));
        let header = if header.is_empty() {
            field.word()
        } else {
            header
        };
        self.unread
            .push((header.replace('\n', " "), cell.text.clone()));
    }

    /// Keeps the comments on the cells of the row, under the headers of their columns unless they are about its name.
    fn keep_comments(&mut self, layout: &Layout<'_>, name: usize, log: &mut Log) {
        for (column, cell) in self.row.row.cells.iter().enumerate() {
            if let Some((comment, finding)) = comments::remark(cell) {
                let header = match column {
                    column if column == name => "",
                    column => layout.header_text(column),
                };
                self.unread.push((header.replace('\n', " "), comment));
                log.note(finding);
            }
        }
    }

    /// What nobody can read, then what stands beyond the last column.
    fn remarks(&self) -> Vec<String> {
        let unread = self.unread.iter();
        let surplus = self.row.surplus.iter();
        unread
            .map(|(header, text)| match header.as_str() {
                "" => text.clone(),
                header => format!("{header}: {text}"),
            })
            .chain(surplus.map(|cell| cell.text.clone()))
            .collect()
    }
}

/// The cell of a row in a column, where it says something.
fn filled<'t>(row: &RowOf<'t>, column: usize) -> Option<&'t Cell> {
    let cell = row.row.cells.get(column);
    cell.filter(|cell| !is_blank(&cell.text))
}

/// The same for words: "n/a" in a remark is a remark.
fn said<'t>(row: &RowOf<'t>, column: usize) -> Option<&'t Cell> {
    let cell = row.row.cells.get(column);
    cell.filter(|cell| !is_unsaid(cell))
}

/// A word that is not the workshop's own is worth telling.
fn note(mapping: &mut Mapping, cell: &Cell, word: &str) {
    if cell.text != word {
        mapping.add(cell, word);
    }
}

/// The name of a task in one line; in a list of names without the mark of the list.
fn task_name(cell: &Cell, is_list: bool) -> Named {
    let line = cell.text.replace('\n', " ");
    if !is_list {
        return Named {
            id: None,
            name: line,
            at: cell.at.clone(),
        };
    }
    let bare = line.trim_start_matches(['•', '‣', '▪', '☐', '☑']);
    let bare = bare
        .strip_prefix("- ")
        .or_else(|| bare.strip_prefix("* "))
        .unwrap_or(bare);
    Named {
        id: None,
        name: bare.trim().to_owned(),
        at: cell.at.clone(),
    }
}

fn card_number(cell: &Cell) -> Option<u32> {
    cell.text
        .trim()
        .trim_start_matches('#')
        .trim_end_matches('.')
        .parse()
        .ok()
}

fn tell_nameless(row: &RowOf<'_>, log: &mut Log) {
    let mut filled = row.row.cells.iter().filter(|cell| !cell.is_empty());
    let Some(first) = filled.next() else { return };
    let words: Vec<_> = std::iter::once(first)
        .chain(filled)
        .map(|cell| quoted(&cell.text))
        .collect();
    let message = format!(
        "the row with {} has no name and is left out",
        words.join(", ")
    );
    log.note(
        Finding::at(&codes::NAMELESS_ROW, &first.at, message)
            .help("give the task a name, or delete the row"),
    );
}

fn tell_other_scale(layout: &Layout<'_>, log: &mut Log) {
    let scored = layout
        .column(Field::Impact)
        .or_else(|| layout.column(Field::Effort));
    let Some(head) = scored.and_then(|column| layout.head(column)) else {
        return;
    };
    let message = "this table scores in another way than the first, RICE or not, so its scores are kept as remarks";
    let help = "import one table at a time with `--sheet`";
    log.note(Finding::at(&codes::UNREADABLE_CELL, &head.at, message).help(help));
}

/// Rows of the same name are told, unless each has an id of its own.
fn tell_duplicate(task: &FoundTask, seen: &mut Seen, log: &mut Log) {
    let ids = seen
        .entry(Spellings::default().key(&task.task.name))
        .or_default();
    let is_apart = task.task.id.is_some() && !ids.contains(&task.task.id) && !ids.contains(&None);
    let is_again = !ids.is_empty() && !is_apart;
    ids.push(task.task.id.clone());
    if is_again {
        let message = format!("{} stands here again", quoted(&task.task.name));
        log.note(
            Finding::at(&codes::DUPLICATE_NAME, &task.task.at, message)
                .help("both rows are imported; merge them, or say in their names how they differ"),
        );
    }
}
