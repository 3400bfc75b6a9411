//! What each role carries over all rows of the chart.

use std::collections::HashMap;

use crate::model::people::Role;
use crate::model::raci::Letters;
use crate::model::{Id, Workshop};
use crate::vocabulary::{Duty, Letter};

/// What one role carries over all rows: how many rows involve it, and in how many it has each duty at large.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// The role.
    pub role: Id<Role>,
    /// Rows with any letter that involves it, at large or in a segment.
    pub involved: usize,
    /// Rows that it answers for.
    pub accountable: usize,
    /// Rows that it does.
    pub responsible: usize,
    /// Rows that it is asked about first.
    pub consulted: usize,
    /// Rows that it is told about.
    pub informed: usize,
    /// Rows in which it does something else, such as support or sign off.
    pub helping: usize,
}

/// The columns of the chart that are roles, counted in one pass over the rows.
pub fn columns(workshop: &Workshop) -> Vec<Column> {
    let mut columns: Vec<Column> = workshop
        .chart
        .columns
        .iter()
        .filter(|role| workshop.roles.contains_key(*role))
        .map(|role| Column {
            role: role.clone(),
            involved: 0,
            accountable: 0,
            responsible: 0,
            consulted: 0,
            informed: 0,
            helping: 0,
        })
        .collect();
    let places: HashMap<Id<Role>, usize> = columns
        .iter()
        .enumerate()
        .map(|(place, column)| (column.role.clone(), place))
        .collect();
    for activity in workshop.activities.values() {
        for (letter, roles) in activity.letters.iter() {
            let duty = activity.variant.duty_of(letter);
            for place in roles.iter().filter_map(|role| places.get(role)) {
                columns[*place].count(letter, duty);
            }
        }
        let mut involved: Vec<usize> = Vec::new();
        let everywhere = std::iter::once(&activity.letters).chain(activity.segments.values());
        for (letter, roles) in everywhere.flat_map(Letters::iter) {
            for place in roles.iter().filter_map(|role| places.get(role)) {
                if letter != Letter::O && !involved.contains(place) {
                    involved.push(*place);
                    columns[*place].involved += 1;
                }
            }
        }
    }
    columns
}

impl Column {
    fn count(&mut self, letter: Letter, duty: Option<Duty>) {
        match duty {
            Some(Duty::Accountable) => self.accountable += 1,
            Some(Duty::Responsible) => self.responsible += 1,
            Some(Duty::Consulted) => self.consulted += 1,
            Some(Duty::Informed) => self.informed += 1,
            None if letter != Letter::O => self.helping += 1,
            None => {}
        }
    }
}
