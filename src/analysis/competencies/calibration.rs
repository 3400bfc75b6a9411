//! Self and manager side by side (`domain.md` §4.2, calibration).

use crate::model::competency::{Assessment, Competency, SelfManager};
use crate::model::people::Person;
use crate::model::{Id, Workshop};

/// Two views of one level that differ.
#[derive(Debug, Clone, PartialEq)]
pub struct Apart {
    /// About whose level.
    pub person: Id<Person>,
    /// In which competency.
    pub competency: Id<Competency>,
    /// The two views.
    pub views: SelfManager,
    /// They are so far apart that a talk comes before anything is recorded; else it is enough to mention it.
    pub needs_talk: bool,
}

/// Whether both views were given; 0 is not assessed.
fn both_given(views: &SelfManager) -> bool {
    views.own > 0 && views.manager > 0
}

/// The pairs of views that differ, in reading order: `calibrate_at` levels and more need a talk.
pub fn apart(workshop: &Workshop) -> Vec<Apart> {
    let people = workshop.assessments.iter();
    let pairs = people.flat_map(|(person, assessment)| {
        let scores = assessment.scores.iter();
        scores.map(move |(competency, views)| (person, competency, *views))
    });
    pairs
        .filter(|(_, _, views)| both_given(views) && views.own != views.manager)
        .map(|(person, competency, views)| Apart {
            person: person.clone(),
            competency: competency.clone(),
            views,
            needs_talk: views.own.abs_diff(views.manager) >= workshop.framework.calibrate_at,
        })
        .collect()
}

/// How much higher a person's own views are than the manager's, in levels: mean(self − manager) over what both gave.
///
/// For the manager only; `None` where no level has both views.
pub fn offset(assessment: &Assessment) -> Option<f64> {
    let both: Vec<f64> = assessment
        .scores
        .values()
        .filter(|views| both_given(views))
        .map(|views| f64::from(views.own) - f64::from(views.manager))
        .collect();
    (!both.is_empty()).then(|| both.iter().sum::<f64>() / both.len() as f64)
}
