//! Columns of hours: one for all, or one a segment.

use crate::diagnostic::codes;
use crate::import::columns::{Layout, Log};
use crate::import::fields::words;
use crate::import::scores::Mapping;
use crate::import::values::{Marks, Period, hours_a_week, is_blank, is_period, period_of_header};
use crate::import::{Choices, Field, Finding, Fit, FoundTask, Named};
use crate::sheet::{Place, Row};
use crate::wording::quoted;

/// The columns of hours of a table.
#[derive(Debug)]
pub(super) struct Hours {
    columns: Vec<Column>,
    marks: Marks,
    mapping: Mapping,
}

#[derive(Debug)]
struct Column {
    number: usize,
    header: String,
    /// The segment in its header, where the table has several columns of hours.
    segment: Option<Named>,
    /// The header sets the segment off: "Hours: Enterprise".
    is_set_off: bool,
    period: (f64, Option<Period>),
}

impl Hours {
    /// Finds out what the columns of hours are; those that cannot be told apart are left out.
    pub(super) fn of(layout: &mut Layout<'_>, choices: &Choices, log: &mut Log) -> Self {
        let all: Vec<_> = layout.all(Field::Hours).collect();
        let mut columns: Vec<_> = all
            .iter()
            .map(|number| Column::of(layout, *number))
            .collect();
        if choices.column(Field::Hours).is_some() {
            columns.truncate(1);
        } else {
            columns.retain(|column| column.is_set_off || !column.is_of_the_team());
            release_plans(&mut columns, layout);
            let has_set_off = columns.iter().any(|column| column.is_set_off);
            let segments = columns.iter().filter(|column| column.segment.is_some());
            let has_segments = !has_set_off && segments.count() > 1;
            // A total beside "Hours Enterprise" and "Hours Scaled" is none of them.
            columns.retain(|column| {
                has_set_off || column.segment.is_some() == has_segments || all.len() == 1
            });
            // "Hours/week" and "Hours/month" are the same hours twice.
            if columns.iter().filter(|column| !column.is_set_off).count() > 1 && !has_segments {
                columns.retain(|column| column.is_set_off);
            }
        }
        // One column of hours is that of all, whatever words it has: "Our hours".
        if let [column] = &mut columns[..]
            && !column.is_set_off
        {
            column.segment = None;
        }
        for number in all {
            if !columns.iter().any(|column| column.number == number) {
                layout.release(Field::Hours, number);
            }
        }
        if columns.iter().any(|column| column.period.1.is_none()) {
            log.decide("hours are hours a week for each head; a header such as `Hours/month` says otherwise");
        }
        let cells: Vec<_> = columns
            .iter()
            .flat_map(|column| layout.cells(column.number))
            .collect();
        Self {
            marks: Marks::of(cells.into_iter()),
            columns,
            mapping: Mapping::default(),
        }
    }

    /// Puts the hours of a row into its task; returns what cannot be read, with the headers.
    pub(super) fn read(
        &mut self,
        row: &Row,
        task: &mut FoundTask,
        log: &mut Log,
    ) -> Vec<(String, String)> {
        let mut unread = Vec::new();
        for column in &self.columns {
            let Some(cell) = row
                .cells
                .get(column.number)
                .filter(|cell| !is_blank(&cell.text))
            else {
                continue;
            };
            let Some(hours) = hours_a_week(cell, self.marks, column.period) else {
                log.note(
                    Finding::at(
                        &codes::UNREADABLE_CELL,
                        &cell.at,
                        format!("{} is no number of hours", quoted(&cell.text)),
                    )
                    .help("write hours a week, such as `2.5`, `30 min` or `6 h/month`"),
                );
                unread.push((column.header.clone(), cell.text.clone()));
                continue;
            };
            if cell.number.is_none() && cell.text.parse() != Ok(hours)
                || cell.number.is_some_and(|number| number != hours)
            {
                let per = column.period.1.filter(|period| *period != Period::Week);
                let unit = per.map_or(String::new(), |period| format!(" a {}", period.word()));
                let mut shown = cell.clone();
                shown.text.push_str(&unit);
                self.mapping.add(&shown, format!("{hours} h"));
            }
            match &column.segment {
                Some(segment) => task.hours_by_segment.push((segment.clone(), hours)),
                None => task.hours = Some(hours),
            }
        }
        unread
    }

    /// Says what was read as what.
    pub(super) fn tell(&self, log: &mut Log) {
        self.mapping.tell(
            "hours",
            " a week, at 8 hours a day and 52 weeks a year",
            log,
        );
    }
}

impl Column {
    fn of(layout: &Layout<'_>, number: usize) -> Self {
        let header = layout.header_text(number).to_owned();
        let at = layout
            .head(number)
            .map_or(Place::Text { line: 1, column: 1 }, |head| head.at.clone());
        let set_off = header
            .split_once(": ")
            .filter(|(hours, _)| Field::Hours.fit(hours).is_some());
        let name = set_off.map_or_else(|| segment(&header), |(_, name)| name.trim().to_owned());
        Self {
            number,
            period: period_of_header(set_off.map_or(header.as_str(), |(hours, _)| hours)),
            is_set_off: set_off.is_some(),
            segment: (!name.is_empty()).then_some(Named { id: None, name, at }),
            header,
        }
    }

    /// Hours of a whole team are not those of each head.
    fn is_of_the_team(&self) -> bool {
        const ALL: &[&str] = &[
            "team", "total", "all", "sum", "gesamt", "summe", "equipe", "equipo",
        ];
        words(&self.header)
            .iter()
            .any(|word| ALL.contains(&word.as_str()))
    }
}

/// "Estimated hours" and "Actual hours" are the same hours twice, and only the user knows which count.
fn release_plans(columns: &mut Vec<Column>, layout: &mut Layout<'_>) {
    let plans = |column: &Column| -> Vec<String> {
        let mut words = words(&column.header);
        words.retain(|word| is_of_plan(word));
        words
    };
    let beside: Vec<_> = columns.iter().filter(|column| !column.is_set_off).collect();
    let is_mixed = beside.windows(2).any(|two| plans(two[0]) != plans(two[1]));
    if is_mixed {
        let numbers = beside.iter().map(|column| column.number).collect();
        layout.unclear.push((Field::Hours, numbers));
        columns.retain(|column| column.is_set_off);
    }
}

/// Words that say whether hours are meant or spent, and not of which segment they are.
fn is_of_plan(word: &str) -> bool {
    const PLANS: &str = "estimated estimate est actual actuals real planned plan budgeted budget target forecast \
                         current expected before after today future logged ist soll geplant geplante tatsachlich \
                         tatsachliche geschatzt geschatzte vorher nachher prevu prevue prevues estime estimees reel \
                         reelle reelles estimado estimada estimadas planificado planificadas real reales previsto \
                         previste effettivo effettive stimato stimate gepland geplande werkelijk werkelijke \
                         planowane rzeczywiste planerade faktiska planlagte faktiske";
    PLANS.split_whitespace().any(|known| known == word)
}

/// What is left of a header of hours without hours and periods: "Hours Enterprise (h/week)" is "Enterprise".
fn segment(header: &str) -> String {
    const SMALL: &[&str] = &[
        "per", "pro", "a", "each", "in", "for", "of", "fur", "par", "por", "head", "time", "spent",
    ];
    let is_of_segment = |word: &&str| {
        let folded = words(word).join(" ");
        !folded.is_empty()
            && Field::Hours.fit(word) != Some(Fit::Exact)
            && !folded
                .split(' ')
                .any(|word| is_period(word) || is_of_plan(word))
            && !SMALL.contains(&folded.as_str())
    };
    let parts = header.split(|letter: char| letter.is_whitespace() || "()[]/:,".contains(letter));
    let kept: Vec<_> = parts
        .filter(is_of_segment)
        .map(|word| word.trim_matches(['-', '–', '—']))
        .collect();
    kept.join(" ").trim().to_owned()
}
