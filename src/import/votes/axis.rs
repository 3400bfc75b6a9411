//! Headers that say whose or which score stands below: "Anna impact", "Effort [Chase tickets]", "Wirkung: Anna".

use crate::import::Field;
use crate::import::columns::parted;
use crate::import::fields::Fit;
use crate::import::spelling::Spellings;

/// What a score is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Axis {
    Impact,
    Effort,
}

/// The axis that a header names, and what else it says; `None` where it names none, or both.
pub(super) fn axis_of(header: &str) -> Option<(Axis, String)> {
    parted(header, named)
}

/// The axis that a heading names: "Impact votes".
pub(super) fn axis_of_title(title: &str) -> Option<Axis> {
    match (Field::Impact.fit(title), Field::Effort.fit(title)) {
        (Some(_), None) => Some(Axis::Impact),
        (None, Some(_)) => Some(Axis::Effort),
        _ => None,
    }
}

fn named(text: &str, least: Fit) -> Option<Axis> {
    let is = |field: Field| field.fit(text).is_some_and(|fit| fit >= least);
    match (is(Field::Impact), is(Field::Effort)) {
        (true, false) => Some(Axis::Impact),
        (false, true) => Some(Axis::Effort),
        _ => None,
    }
}

/// The columns of impact and effort that belong together, by what else their headers say.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Group {
    /// The voter or task, as the header of its first column has it.
    pub name: String,
    /// The column of its first score.
    pub first: usize,
    pub impact: Option<usize>,
    pub effort: Option<usize>,
}

/// Puts headers together; an axis that comes twice for one name is left out.
pub(super) fn groups<'h>(headers: impl Iterator<Item = (usize, &'h str)>) -> Vec<Group> {
    let spellings = Spellings::default();
    let mut groups: Vec<Group> = Vec::new();
    for (column, header) in headers {
        let Some((axis, name)) = axis_of(header) else {
            continue;
        };
        let known = groups
            .iter()
            .position(|group| spellings.key(&group.name) == spellings.key(&name));
        let number = known.unwrap_or_else(|| {
            groups.push(Group {
                name,
                first: column,
                impact: None,
                effort: None,
            });
            groups.len() - 1
        });
        let group = &mut groups[number];
        let place = match axis {
            Axis::Impact => &mut group.impact,
            Axis::Effort => &mut group.effort,
        };
        place.get_or_insert(column);
    }
    groups
}
