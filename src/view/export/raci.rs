//! The responsibility chart as a table.

use super::labels::Labels;
use super::legend;
use super::{Cell, Column, Kind, Layout, RESULT, Row, Sheet};
use crate::model::people::{Role, Segment};
use crate::model::raci::{Activity, Letters};
use crate::model::{Id, Workshop};
use crate::view::raci::cell;
use crate::vocabulary::{ActivityKind, Duty, Letter, Variant};
use crate::wording::folded;
use crate::words::Said;

/// The columns of every layout before the letters.
const FIRST: [&str; 5] = ["id", "Activity", "Phase", "Kind", "Control"];
const NOTE: &str = "Note";
/// Columns of the other layouts.
const OF_OTHERS: [&str; 3] = ["Segment", "Role", "Letter"];

/// The chart in a layout, at large or as it is in a segment.
pub(super) fn sheet(labels: &Labels<'_>, layout: Layout, segment: Option<&Id<Segment>>) -> Sheet {
    let there = segment.map(|segment| labels.workshop.in_segment(segment));
    let workshop = there.as_ref().unwrap_or(labels.workshop);
    let table = Chart::new(labels, workshop);
    let (name, columns, rows) = match layout {
        Layout::Wide => ("RACI", table.wide_columns(), table.rows(Chart::wide)),
        Layout::List => ("RACI", table.list_columns(), table.rows(Chart::list)),
        Layout::Long => ("Long", table.long_columns(), table.long_rows()),
    };
    Sheet {
        name,
        title: title(labels, segment),
        columns,
        rows,
        legend: legend::lines(workshop),
    }
}

fn title(labels: &Labels<'_>, segment: Option<&Id<Segment>>) -> String {
    let words = &labels.workshop.words;
    let own = labels.workshop.chart.title.as_deref();
    let heading = own.unwrap_or_else(|| words.get("raci.heading"));
    match segment {
        None => heading.to_owned(),
        Some(id) => words.say(
            &Said::new("raci.heading-in-segment")
                .with("heading", heading)
                .with("segment", labels.workshop.segment_name(id)),
        ),
    }
}

struct Chart<'c> {
    labels: &'c Labels<'c>,
    /// The workshop as the chart shows it, such as in one segment.
    workshop: &'c Workshop,
    /// The letters of all rows: those of the chart's scheme, then others.
    letters: Vec<Letter>,
    /// What parts the roles of a list: it stands in none of their names.
    apart: &'static str,
    /// Some row has a scheme of its own.
    has_variants: bool,
    /// Somebody will still be named for some letter.
    has_open_letters: bool,
}

impl<'c> Chart<'c> {
    fn new(labels: &'c Labels<'c>, workshop: &'c Workshop) -> Self {
        let variant = workshop.chart.variant;
        let rows = || workshop.activities.values();
        let mut letters = variant.letters().to_vec();
        for letter in rows().flat_map(|row| row.letters.in_order(row.variant)) {
            if !letters.contains(&letter) {
                letters.push(letter);
            }
        }
        let mut roles = labels.columns.iter().map(|role| labels.role(role));
        let has_comma = roles.any(|role| role.contains(','));
        Self {
            labels,
            workshop,
            letters,
            apart: if has_comma { "; " } else { ", " },
            has_variants: rows().any(|row| row.variant != variant),
            has_open_letters: rows().any(|row| row.letters.open().next().is_some()),
        }
    }
}

impl Chart<'_> {
    fn rows(&self, cells: impl Fn(&Self, &Id<Activity>, &Activity) -> Vec<Cell>) -> Vec<Row> {
        let mut bands = Bands::default();
        let activities = self.workshop.activities.iter();
        activities
            .map(|(id, activity)| Row {
                cells: cells(self, id, activity),
                band: bands.of(activity.phase.as_ref().map(Id::as_str)),
            })
            .collect()
    }

    fn first_columns(&self) -> Vec<Column> {
        let kinds = ActivityKind::ALL.iter().map(|kind| kind.word());
        let [id, name, phase, kind, control] = FIRST;
        vec![
            Column::new(id, Kind::Id),
            Column::new(name, Kind::Name),
            Column::words(phase, self.labels.phases()),
            Column::words(kind, kinds),
            Column::words(control, ["yes"]),
        ]
    }

    /// After the letters: the note, and what an import cannot take back where there is some.
    fn last_columns(&self) -> Vec<Column> {
        let mut columns = vec![Column::new(NOTE, Kind::Text)];
        if self.has_variants {
            columns.push(Column::result("variant"));
        }
        if self.has_open_letters {
            columns.push(Column::result("still open"));
        }
        columns
    }

    fn first_cells(&self, id: &Id<Activity>, activity: &Activity) -> Vec<Cell> {
        vec![
            Cell::of(id.as_str()),
            Cell::of(&activity.name),
            Cell::some(activity.phase.as_ref().map(|id| self.labels.phase(id))),
            Cell::some((activity.kind == ActivityKind::Decision).then(|| activity.kind.word())),
            Cell::yes(activity.control),
        ]
    }

    fn last_cells(&self, activity: &Activity) -> Vec<Cell> {
        let mut cells = vec![Cell::some(activity.note.as_deref())];
        if self.has_variants {
            cells.push(Cell::of(activity.variant.word()));
        }
        if self.has_open_letters {
            let open: Vec<_> = activity
                .letters
                .open()
                .map(|letter| format!("{letter}=?"))
                .collect();
            cells.push(Cell::of(open.join(" ")));
        }
        cells
    }

    fn wide_columns(&self) -> Vec<Column> {
        let mut columns = self.first_columns();
        let kind = Kind::Letters {
            usual: usual(self.workshop),
            answers: self.letter_for(Duty::Accountable),
            does: self.letter_for(Duty::Responsible),
        };
        let heads = self.labels.columns.iter();
        columns.extend(heads.map(|role| Column::new(self.head(role), kind.clone())));
        columns.extend(self.last_columns());
        columns
    }

    fn letter_for(&self, duty: Duty) -> Option<&'static str> {
        let letter = self.workshop.chart.variant.letter_for(duty);
        letter.map(Letter::word)
    }

    /// A role by its label; with its id behind it where that is the heading of another column.
    fn head(&self, role: &Id<Role>) -> String {
        let label = self.labels.role(role);
        let is_head = FIRST
            .iter()
            .chain(&OF_OTHERS)
            .chain([&NOTE])
            .any(|ours| folded(ours) == folded(&label));
        let is_letter = label == "?" || Letter::of_word(&label).is_some();
        let is_ours = is_head || is_letter || label.starts_with(RESULT);
        let may_show = self.workshop.roles.contains_key(role) && !label.ends_with(']');
        if is_ours && may_show {
            format!("{label} [{role}]")
        } else {
            label
        }
    }

    fn wide(&self, id: &Id<Activity>, activity: &Activity) -> Vec<Cell> {
        let mut cells = self.first_cells(id, activity);
        let roles = self.labels.columns.iter();
        cells.extend(
            roles.map(|role| Cell::of(cell::of(activity, &activity.letters, None, role).text)),
        );
        cells.extend(self.last_cells(activity));
        cells
    }

    fn list_columns(&self) -> Vec<Column> {
        let mut columns = self.first_columns();
        columns.extend(
            self.letters
                .iter()
                .map(|letter| Column::new(letter.word(), Kind::Text)),
        );
        columns.push(Column::new("?", Kind::Text));
        columns.extend(self.last_columns());
        columns
    }

    fn list(&self, id: &Id<Activity>, activity: &Activity) -> Vec<Cell> {
        let mut cells = self.first_cells(id, activity);
        cells.extend(
            self.letters
                .iter()
                .map(|letter| Cell::of(self.named(activity.letters.roles(*letter)))),
        );
        cells.push(Cell::of(self.named(&activity.open)));
        cells.extend(self.last_cells(activity));
        cells
    }

    fn named(&self, roles: &[Id<Role>]) -> String {
        let named: Vec<_> = roles.iter().map(|role| self.labels.role(role)).collect();
        named.join(self.apart)
    }

    fn long_columns(&self) -> Vec<Column> {
        let roles = self
            .labels
            .columns
            .iter()
            .map(|role| self.labels.role(role));
        let letters = self.letters.iter().map(|letter| letter.word()).chain(["?"]);
        vec![
            Column::id(),
            Column::new("Activity", Kind::Name),
            Column::words("Phase", self.labels.phases()),
            Column::new("Segment", Kind::Text),
            Column::new("Role", Kind::Word(roles.collect())),
            Column::words("Letter", letters),
        ]
    }

    /// A row a letter of a role; one without role where nobody has any, so that no activity is missing.
    fn long_rows(&self) -> Vec<Row> {
        let mut bands = Bands::default();
        let mut rows = Vec::new();
        for (id, activity) in &self.workshop.activities {
            let band = bands.of(activity.phase.as_ref().map(Id::as_str));
            let phase = activity.phase.as_ref().map(|id| self.labels.phase(id));
            let before = rows.len();
            let mut add = |segment: Option<&Id<Segment>>, role: String, letter: &str| {
                let cells = vec![
                    Cell::of(id.as_str()),
                    Cell::of(&activity.name),
                    Cell::some(phase.clone()),
                    Cell::some(segment.map(|segment| self.labels.segment(segment))),
                    Cell::of(role),
                    Cell::of(letter),
                ];
                rows.push(Row { cells, band });
            };
            self.each_letter(&activity.letters, activity.variant, |role, letter| {
                add(None, role, letter);
            });
            for role in &activity.open {
                add(None, self.labels.role(role), "?");
            }
            for (segment, letters) in &activity.segments {
                // What nobody has in a segment is said there: otherwise the letters at large would hold.
                for (letter, roles) in letters.iter() {
                    if roles.is_empty() && !letters.open().any(|open| open == letter) {
                        add(Some(segment), String::new(), letter.word());
                    }
                }
                self.each_letter(letters, activity.variant, |role, letter| {
                    add(Some(segment), role, letter);
                });
            }
            if rows.len() == before {
                let mut cells = self.first_cells(id, activity);
                cells.truncate(3);
                cells.resize(6, Cell::Empty);
                rows.push(Row { cells, band });
            }
        }
        rows
    }

    /// Each letter with each of its roles; with `?` for somebody who will still be named.
    fn each_letter(&self, letters: &Letters, variant: Variant, mut tell: impl FnMut(String, &str)) {
        for letter in letters.in_order(variant) {
            for role in letters.roles(letter) {
                tell(self.labels.role(role), letter.word());
            }
            if letters.open().any(|open| open == letter) {
                tell("?".to_owned(), letter.word());
            }
        }
    }
}

/// Numbers of neighbours: a new one wherever the group changes.
#[derive(Default)]
pub(super) struct Bands<'g> {
    last: Option<Option<&'g str>>,
    number: usize,
}

impl<'g> Bands<'g> {
    pub(super) fn of(&mut self, group: Option<&'g str>) -> usize {
        if self.last.is_some_and(|last| last != group) {
            self.number += 1;
        }
        self.last = Some(group);
        self.number
    }
}

/// What cells usually are: single letters, who answers and does the work, and what is open.
fn usual(workshop: &Workshop) -> Vec<String> {
    let mut usual = Vec::new();
    let own = workshop.chart.variant;
    let rows = workshop.activities.values().map(|row| row.variant);
    for variant in std::iter::once(own).chain(rows) {
        let single = variant
            .letters()
            .iter()
            .map(|letter| letter.word().to_owned());
        let duties = [Duty::Accountable, Duty::Responsible].map(|duty| variant.letter_for(duty));
        let both = match duties {
            [Some(a), Some(r)] => Some(format!("{a}/{r}")),
            _ => None,
        };
        for cell in single.chain(both) {
            if !usual.contains(&cell) {
                usual.push(cell);
            }
        }
    }
    usual.push("?".to_owned());
    usual
}
