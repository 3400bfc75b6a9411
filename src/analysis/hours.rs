//! Team hours (`domain.md` §3.4) and the hours behind a row of the chart.

use indexmap::IndexMap;

use crate::model::people::Segment;
use crate::model::raci::Activity;
use crate::model::task::{Hours, Task};
use crate::model::{Id, Workshop};

/// Hours a week that the whole team spends on a task; 0 where nobody wrote hours down.
///
/// `Σ_segment hours[segment] × csm_heads[segment]`; a plain number is multiplied by the heads of the owner role.
pub fn team_hours(workshop: &Workshop, task: &Task) -> f64 {
    match &task.hours {
        None => 0.0,
        Some(Hours::Flat(hours)) => {
            let owner = task
                .owner
                .as_ref()
                .and_then(|owner| workshop.roles.get(owner));
            hours * owner.map_or(1.0, |role| role.heads)
        }
        Some(Hours::BySegment(hours)) => in_segments(workshop, hours).map(|(_, hours)| hours).sum(),
    }
}

/// Team hours a week in each segment, of hours for each of its heads.
pub(super) fn in_segments<'w>(
    workshop: &'w Workshop,
    hours: &'w IndexMap<Id<Segment>, f64>,
) -> impl Iterator<Item = (&'w Id<Segment>, f64)> {
    hours.iter().map(|(segment, hours)| {
        let known = workshop.segments.get(segment);
        (segment, hours * known.map_or(1.0, |known| known.csm_heads))
    })
}

/// Team hours of all tasks.
pub fn total(workshop: &Workshop) -> f64 {
    workshop
        .tasks
        .values()
        .map(|task| team_hours(workshop, task))
        .sum()
}

/// Team hours of the tasks behind a row: its traffic.
pub fn behind(workshop: &Workshop, activity: &Activity) -> f64 {
    let tasks: Vec<&Id<Task>> = activity.tasks.iter().collect();
    tasks
        .into_iter()
        .filter_map(|task| workshop.tasks.get(task))
        .map(|task| team_hours(workshop, task))
        .sum()
}
