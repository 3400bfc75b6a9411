//! [`Shape`]: what a table says about competencies.

use super::levels::{Levels, is_level};
use crate::import::columns::{Layout, parted};
use crate::import::fields::{Fit, words};
use crate::import::spelling::Spellings;
use crate::import::{Choices, Field};
use crate::vocabulary::is_result;
use crate::wording::one_line;

/// What a table says.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Shape {
    /// A row a competency, and a column of words for each level.
    Described { lead: usize, levels: Vec<usize> },
    /// A row a competency and level, with words.
    DescribedLong {
        lead: usize,
        level: usize,
        words: usize,
    },
    /// A row a competency, person or step, and for each of the other a group of columns.
    Wide {
        lead: usize,
        rows: What,
        others: What,
        groups: Vec<Group>,
    },
    /// A row a level of somebody.
    Long {
        lead: usize,
        of: usize,
        what: What,
        group: Group,
    },
    /// Levels, and nothing says whose.
    Unclear { lead: usize, groups: Vec<Group> },
}

/// What stands in rows or columns.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum What {
    Competency,
    Person,
    Step,
}

/// Whose view of a level a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum View {
    Own,
    Manager,
    Agreed,
}

/// The columns that are about one person, step or competency.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Group {
    pub name: String,
    /// The first of its columns.
    pub first: usize,
    /// Its columns with whose view they hold; `None` where the header does not say.
    pub columns: Vec<(Option<View>, usize)>,
}

impl Shape {
    /// The shapes of a table: none where it is about something else, two where levels in words have numbers beside.
    pub(super) fn all(layout: &Layout<'_>, choices: &Choices, levels: &Levels) -> Vec<Self> {
        if let Some(long) = long(layout, levels) {
            return vec![long];
        }
        let described = described(layout, choices);
        let described_columns = described.as_ref().map_or(Vec::new(), Self::columns);
        let wide = wide(layout, choices, levels, &described_columns);
        // A column of levels beside what they look like is of roles or steps: people stand in tables of their own.
        let wide = match (wide, &described) {
            (Some(Self::Unclear { lead, groups }), Some(_)) => Some(Self::Wide {
                lead,
                rows: What::Competency,
                others: What::Step,
                groups,
            }),
            (wide, _) => wide,
        };
        described.into_iter().chain(wide).collect()
    }

    /// Its columns of levels.
    pub(super) fn columns(&self) -> Vec<usize> {
        match self {
            Self::Described { levels, .. } => levels.clone(),
            Self::DescribedLong { level, words, .. } => vec![*level, *words],
            Self::Wide { groups, .. } | Self::Unclear { groups, .. } => {
                let columns = groups.iter().flat_map(|group| &group.columns);
                columns.map(|(_, column)| *column).collect()
            }
            Self::Long { of, group, .. } => {
                let columns = group.columns.iter().map(|(_, column)| *column);
                columns.chain([*of]).collect()
            }
        }
    }

    /// The column of names whose rows count.
    pub(super) fn lead(&self) -> usize {
        match self {
            Self::Described { lead, .. }
            | Self::DescribedLong { lead, .. }
            | Self::Wide { lead, .. }
            | Self::Long { lead, .. }
            | Self::Unclear { lead, .. } => *lead,
        }
    }

    /// What a table of this shape calls its competencies.
    pub(super) fn names<'t>(&'t self, layout: &Layout<'t>) -> Vec<&'t str> {
        match self {
            Self::Wide { rows, groups, .. } if *rows != What::Competency => {
                groups.iter().map(|group| group.name.as_str()).collect()
            }
            shape => {
                let cells = layout.cells(shape.lead());
                cells.map(|cell| cell.text.as_str()).collect()
            }
        }
    }

    /// Whether it says what levels look like.
    pub(super) fn is_described(&self) -> bool {
        matches!(self, Self::Described { .. } | Self::DescribedLong { .. })
    }
}

/// Words of a column that is surely one of competencies, and not of any names.
fn is_sure(layout: &Layout<'_>, column: usize) -> bool {
    const VAGUE: &[&str] = &[
        "name",
        "topic",
        "criterion",
        "attribute",
        "dimension",
        "area",
    ];
    let header = words(layout.header_text(column)).join(" ");
    Field::Competency.fit(layout.header_text(column)) == Some(Fit::Exact)
        && !VAGUE.contains(&header.as_str())
}

/// A column of words for each level.
fn described(layout: &Layout<'_>, choices: &Choices) -> Option<Shape> {
    let named = layout.column(Field::Competency);
    let lead = named.unwrap_or(0);
    let is_words = |column: usize| {
        let cells: Vec<_> = layout.cells(column).collect();
        let texts = cells
            .iter()
            .filter(|cell| words(&cell.text).len() > 1 && cell.number.is_none())
            .count();
        // Nobody may have written yet what "Level 3" looks like.
        let is_empty_level = cells.is_empty() && is_level(layout.header_text(column));
        texts * 2 > cells.len() || is_empty_level
    };
    let after: Vec<_> = (lead + 1..layout.width())
        .filter(|column| is_words(*column))
        .collect();
    let levels: Vec<_> = after
        .iter()
        .copied()
        .filter(|column| is_level(layout.header_text(*column)))
        .collect();
    let is_chosen = choices.column(Field::Competency).is_some();
    let levels = match levels.len() {
        // Named by the user, the columns of words beside are the levels, whatever they are called.
        0 | 1 if is_chosen => after
            .into_iter()
            .filter(|column| !layout.is_taken(*column))
            .collect(),
        _ => levels,
    };
    let is_lead = is_chosen || named.is_some_and(|lead| is_sure(layout, lead)) || levels.len() > 2;
    let has_names = layout.cells(lead).next().is_some() && !is_level(layout.header_text(lead));
    (is_lead && has_names && levels.len() > 1).then_some(Shape::Described { lead, levels })
}

/// A row a level.
fn long(layout: &Layout<'_>, levels: &Levels) -> Option<Shape> {
    let lead = layout.column(Field::Competency)?;
    let views = [
        (Some(View::Own), Field::SelfLevel),
        (Some(View::Manager), Field::ManagerLevel),
        (Some(View::Agreed), Field::Agreed),
        (None, Field::Level),
    ];
    let columns: Vec<_> = views
        .iter()
        .filter_map(|(view, field)| Some((*view, layout.column(*field)?)))
        .collect();
    let is_counted = |column: usize| layout.is_mostly(column, |cell| levels.says_level(cell));
    let (_, first) = *columns.first()?;
    if let [(None, level)] = columns[..] {
        let described = layout.column(Field::Note);
        let has_owner =
            layout.column(Field::Person).is_some() || layout.column(Field::Role).is_some();
        if let (Some(words), false) = (described, has_owner) {
            return Some(Shape::DescribedLong { lead, level, words });
        }
    }
    let (of, what) = match (layout.column(Field::Person), layout.column(Field::Role)) {
        (Some(person), _) => (person, What::Person),
        (None, Some(role)) => (role, What::Step),
        (None, None) => return None,
    };
    let group = Group {
        name: String::new(),
        first,
        columns,
    };
    is_counted(first).then_some(Shape::Long {
        lead,
        of,
        what,
        group,
    })
}

/// A column of levels for each person, step or competency.
fn wide(
    layout: &Layout<'_>,
    choices: &Choices,
    levels: &Levels,
    described: &[usize],
) -> Option<Shape> {
    let is_counted = |column: usize| layout.is_mostly(column, |cell| levels.says_level(cell));
    let ignored =
        [Field::Critical, Field::Id, Field::Group, Field::Note].map(|field| layout.column(field));
    let counted: Vec<_> = (0..layout.width())
        .filter(|column| !ignored.contains(&Some(*column)) && !described.contains(column))
        .filter(|column| !is_result(layout.header_text(*column)) && is_counted(*column))
        .collect();
    let groups = groups(layout, &counted);
    let is_enough = groups.len() > 1 || choices.kind.is_some() || !described.is_empty();
    if groups.is_empty() || !is_enough {
        return None;
    }
    let lead_of = |field: Field| {
        layout
            .column(field)
            .filter(|column| !counted.contains(column))
    };
    if let Some(lead) = lead_of(Field::Competency)
        .filter(|lead| is_sure(layout, *lead) || choices.column(Field::Competency).is_some())
    {
        let of = |others| {
            Some(Shape::Wide {
                lead,
                rows: What::Competency,
                others,
                groups: groups.clone(),
            })
        };
        return match whose(layout, choices, &groups) {
            Some(others) => of(others),
            None => Some(Shape::Unclear { lead, groups }),
        };
    }
    // Rows of people or steps: the columns are competencies, where a heading or the user says so.
    let is_said = choices.kind.is_some()
        || headings(layout).iter().any(|word| {
            [
                "competency",
                "competencies",
                "competence",
                "skill",
                "skills",
                "kompetenz",
                "kompetenzen",
                "competences",
            ]
            .contains(&word.as_str())
        });
    let of = |lead, rows| {
        Some(Shape::Wide {
            lead,
            rows,
            others: What::Competency,
            groups: groups.clone(),
        })
    };
    let is_table = groups.len() > 1;
    match (lead_of(Field::Person), lead_of(Field::Role)) {
        (Some(lead), _) if is_table && is_said => of(lead, What::Person),
        (None, Some(lead)) if is_table && is_said => of(lead, What::Step),
        _ => None,
    }
}

/// Whether columns beside competencies are people or steps; `None` where nothing says so.
fn whose(layout: &Layout<'_>, choices: &Choices, groups: &[Group]) -> Option<What> {
    match (choices.column(Field::Person), choices.column(Field::Role)) {
        (Some(_), None) => return Some(What::Person),
        (None, Some(_)) => return Some(What::Step),
        _ => {}
    }
    let has_views = groups
        .iter()
        .any(|group| group.columns.iter().any(|(view, _)| view.is_some()));
    let has_pairs = groups
        .iter()
        .flat_map(|group| &group.columns)
        .any(|(_, column)| {
            layout
                .cells(*column)
                .any(|cell| super::levels::two(cell).is_some())
        });
    if has_views || has_pairs {
        return Some(What::Person);
    }
    let headings = headings(layout);
    let says = |known: &[&str]| headings.iter().any(|word| known.contains(&word.as_str()));
    let people = says(&[
        "people",
        "person",
        "team",
        "assessment",
        "assessments",
        "self",
        "mitarbeiter",
        "einschatzung",
        "personnes",
        "personas",
    ]);
    let steps = says(&[
        "required",
        "requirement",
        "requirements",
        "require",
        "expected",
        "role",
        "roles",
        "step",
        "steps",
        "soll",
        "anforderung",
        "anforderungen",
        "requis",
        "requerido",
    ]) || groups.iter().any(|group| is_level(&group.name));
    match (people, steps) {
        (true, false) => Some(What::Person),
        (false, true) => Some(What::Step),
        _ => None,
    }
}

fn headings(layout: &Layout<'_>) -> Vec<String> {
    let headings = layout.table.headings.iter().chain([&layout.table.title]);
    headings.flat_map(|heading| words(heading)).collect()
}

/// Columns put together by what their headers say beside "self" and "manager".
fn groups(layout: &Layout<'_>, columns: &[usize]) -> Vec<Group> {
    let spellings = Spellings::default();
    let mut groups: Vec<Group> = Vec::new();
    for column in columns {
        let header = layout.header_text(*column);
        let (view, name) = match parted(header, |part, _| view(part)) {
            Some((view, name)) => (Some(view), name),
            None => (None, one_line(header)),
        };
        if name.is_empty() {
            continue;
        }
        let known = groups
            .iter()
            .position(|group| view.is_some() && spellings.key(&group.name) == spellings.key(&name));
        match known {
            Some(known) => groups[known].columns.push((view, *column)),
            None => groups.push(Group {
                name,
                first: *column,
                columns: vec![(view, *column)],
            }),
        }
    }
    groups
}

/// The view that a part of a header names.
pub(super) fn view(text: &str) -> Option<View> {
    let is = |field: Field| field.fit(text) == Some(Fit::Exact);
    match (
        is(Field::SelfLevel),
        is(Field::ManagerLevel),
        is(Field::Agreed),
    ) {
        (true, false, false) => Some(View::Own),
        (false, true, false) => Some(View::Manager),
        (false, false, true) => Some(View::Agreed),
        _ => None,
    }
}
