//! What each role carries over all rows of the chart.

use std::collections::HashMap;

use crate::model::people::Role;
use crate::model::{Id, Workshop};
use crate::vocabulary::{Duty, Letter};

/// What one role carries over all rows: how many rows involve it, and in how many it has each duty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// The role.
    pub role: Id<Role>,
    /// Rows with any letter that involves it.
    pub involved: usize,
    /// Rows that it answers for.
    pub accountable: usize,
    /// Rows that it does.
    pub responsible: usize,
    /// Rows that it is asked about first.
    pub consulted: usize,
    /// Rows that it is told about.
    pub informed: usize,
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
        })
        .collect();
    let places: HashMap<Id<Role>, usize> = columns
        .iter()
        .enumerate()
        .map(|(place, column)| (column.role.clone(), place))
        .collect();
    for activity in workshop.activities.values() {
        let duties = [
            Duty::Accountable,
            Duty::Responsible,
            Duty::Consulted,
            Duty::Informed,
        ]
        .map(|duty| (duty, activity.variant.letter_for(duty)));
        let mut involved: Vec<usize> = Vec::new();
        for (letter, roles) in activity.letters.iter() {
            for place in roles.iter().filter_map(|role| places.get(role)) {
                let column = &mut columns[*place];
                for (duty, _) in duties
                    .iter()
                    .filter(|(_, carries)| *carries == Some(letter))
                {
                    match duty {
                        Duty::Accountable => column.accountable += 1,
                        Duty::Responsible => column.responsible += 1,
                        Duty::Consulted => column.consulted += 1,
                        Duty::Informed => column.informed += 1,
                    }
                }
                if letter != Letter::O && !involved.contains(place) {
                    involved.push(*place);
                    column.involved += 1;
                }
            }
        }
    }
    columns
}
