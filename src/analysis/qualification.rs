//! What rows of the chart need in competencies, against the people of the roles that do them (`domain.md` §2.3, V11).
//!
//! What comes out of here is about the levels of people; [`roles_tell_nobody`] says whether a shared page may tell it.

use indexmap::IndexSet;

use super::competencies::{FEWEST_PEOPLE, working_level};
use crate::model::competency::{Assessment, Competency};
use crate::model::people::Role;
use crate::model::raci::Activity;
use crate::model::{Id, Workshop};

/// A level that nobody has who should do the row.
#[derive(Debug, Clone, PartialEq)]
pub struct Lack<'w> {
    /// The row.
    pub activity: &'w Id<Activity>,
    /// The role that does it.
    pub role: Id<Role>,
    /// The competency.
    pub competency: &'w Id<Competency>,
    /// The level that the row needs.
    pub level: u32,
}

/// The levels that rows need and that nobody has in a role which does them. A role of which nobody was assessed in the
/// competency lacks nothing that anybody knows of.
pub fn lacks(workshop: &Workshop) -> Vec<Lack<'_>> {
    let mut lacks = Vec::new();
    for (activity, row) in needy(workshop) {
        for role in doing(workshop, row) {
            for (competency, level) in &row.needs {
                let mut levels = assessed(workshop, &role)
                    .filter_map(|assessment| working_level(assessment, competency))
                    .peekable();
                if levels.peek().is_some() && levels.all(|has| has < *level) {
                    lacks.push(Lack {
                        activity,
                        role: role.clone(),
                        competency,
                        level: *level,
                    });
                }
            }
        }
    }
    lacks
}

/// The rows whose every need exactly one person meets, of all who were assessed in the roles that do them.
pub fn rows_of_one(workshop: &Workshop) -> impl Iterator<Item = &Id<Activity>> {
    let meets = |row: &Activity, assessment: &Assessment| {
        let mut needs = row.needs.iter();
        needs.all(|(competency, level)| {
            working_level(assessment, competency).is_some_and(|has| has >= *level)
        })
    };
    needy(workshop)
        .filter(move |(_, row)| {
            let roles = doing(workshop, row);
            let people = roles.iter().flat_map(|role| assessed(workshop, role));
            people.filter(|assessment| meets(row, assessment)).count() == 1
        })
        .map(|(id, _)| id)
}

/// The competencies that no row needs; none while no row says what it needs.
pub fn not_needed(workshop: &Workshop) -> impl Iterator<Item = (&Id<Competency>, &Competency)> {
    let says_something = needy(workshop).next().is_some();
    workshop.competencies.iter().filter(move |(id, _)| {
        says_something && needy(workshop).all(|(_, row)| !row.needs.contains_key(*id))
    })
}

/// Whether what is said of the levels that a row needs tells nobody's: each role of which somebody has a working level
/// in a competency that the row names has at least five who have, and so with a level in all that it names
/// (`domain.md` §4.3).
///
/// Every role, because counts over the whole team less those of a large role are the counts of a small one. All
/// competencies together, because who meets every need has a level in each.
pub fn roles_tell_nobody(workshop: &Workshop, row: &Activity) -> bool {
    let named: Vec<_> = row.needs.keys().collect();
    let mut judged_together = named.chunks(1).chain([named.as_slice()]);
    judged_together.all(|competencies| {
        let has_all = |assessment: &Assessment| {
            (competencies.iter()).all(|named| working_level(assessment, named).is_some())
        };
        let roles: Vec<Option<&Id<Role>>> = (workshop.assessments.iter())
            .filter(|(_, assessment)| has_all(assessment))
            .map(|(person, _)| workshop.people.get(person)?.role.as_ref())
            .collect();
        let of_same_role = |role| roles.iter().filter(|other| *other == role).count();
        roles.iter().all(|role| of_same_role(role) >= FEWEST_PEOPLE)
    })
}

fn needy(workshop: &Workshop) -> impl Iterator<Item = (&Id<Activity>, &Activity)> {
    workshop
        .activities
        .iter()
        .filter(|(_, row)| !row.needs.is_empty())
}

/// The roles that do a row, at large or in a segment.
fn doing(workshop: &Workshop, row: &Activity) -> IndexSet<Id<Role>> {
    row.cells()
        .flat_map(|(segment, _)| row.doing(segment, &workshop.rules.raci))
        .collect()
}

/// The assessments of the people of a role.
fn assessed<'w>(workshop: &'w Workshop, role: &Id<Role>) -> impl Iterator<Item = &'w Assessment> {
    let is_of_role = move |person| {
        let person = workshop.people.get(person);
        person.is_some_and(|person| person.role.as_ref() == Some(role))
    };
    (workshop.assessments.iter())
        .filter(move |(person, _)| is_of_role(*person))
        .map(|(_, assessment)| assessment)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::samples;

    /// A row that needs level 3, done by csm; the people as `(role, level)`.
    fn workshop(people: &[(&str, u32)]) -> Workshop {
        let people: String = (people.iter().enumerate())
            .map(|(n, (role, level))| {
                format!(
                    "[person.p{n}]\nname = \"P\"\nrole = \"{role}\"\n[assessment.p{n}]\nscore.value = [0, {level}]\n"
                )
            })
            .collect();
        samples::workshop(&format!(
            "[role.csm]\nname = \"M\"\n[role.tse]\nname = \"S\"\n[competency.value]\nname = \"Value\"\n\
             [competency.data]\nname = \"Data\"\n[activity.case]\nname = \"Case\"\nA = \"tse\"\nR = \"csm\"\n\
             needs = {{ value = 3 }}\n{people}"
        ))
    }

    #[test]
    fn nobody_at_the_level_is_a_lack_and_nobody_assessed_is_none() {
        let levels = |people: &[(&str, u32)]| {
            let workshop = workshop(people);
            (lacks(&workshop).len(), rows_of_one(&workshop).count())
        };
        assert_eq!(levels(&[]), (0, 0));
        assert_eq!(
            levels(&[("csm", 0), ("tse", 4)]),
            (0, 0),
            "0 is not assessed"
        );
        assert_eq!(levels(&[("csm", 2), ("tse", 4)]), (1, 0));
        assert_eq!(levels(&[("csm", 2), ("csm", 3)]), (0, 1));
        assert_eq!(levels(&[("csm", 3), ("csm", 4)]), (0, 0));
    }

    #[test]
    fn who_answers_for_a_row_does_it_where_the_chart_says_so() {
        let lacking = |chart: &str, letters: &str| {
            let workshop = samples::workshop(&format!(
                "{chart}[role.csm]\nname = \"M\"\n[person.bo]\nname = \"Bo\"\nrole = \"csm\"\n[competency.value]\n\
                 name = \"Value\"\n[activity.case]\nname = \"Case\"\n{letters}\nneeds = {{ value = 3 }}\n\
                 [assessment.bo]\nscore.value = [0, 2]\n"
            ));
            lacks(&workshop).len()
        };
        let implied = "[rules.raci]\na_implies_r = true\n";
        assert_eq!(lacking("", "A = \"csm\""), 0);
        assert_eq!(lacking(implied, "A = \"csm\""), 1);
        assert_eq!(lacking("[raci]\nvariant = \"DRI\"\n", "D = \"csm\""), 1);
    }

    #[test]
    fn only_what_some_row_needs_is_needed() {
        let needless = workshop(&[]);
        let ids: Vec<_> = not_needed(&needless).map(|(id, _)| id.as_str()).collect();
        assert_eq!(ids, ["data"]);
        assert_eq!(
            not_needed(&samples::post_sales().0).count(),
            0,
            "no row says what it needs"
        );
    }

    fn tells(workshop: &Workshop) -> bool {
        !roles_tell_nobody(workshop, &workshop.activities["case"])
    }

    #[test]
    fn a_small_role_beside_a_large_one_could_be_told_by_subtraction() {
        let tells = |large: usize, small: usize| {
            tells(&workshop(
                &[vec![("csm", 2); large], vec![("tse", 3); small]].concat(),
            ))
        };
        assert!(tells(4, 0) && tells(5, 1) && tells(6, 4));
        assert!(!tells(5, 0) && !tells(5, 5));
    }

    #[test]
    fn only_who_has_a_level_in_what_the_row_needs_is_one_of_five() {
        let levelled = |people: usize, of: usize| {
            let levels = (0..of).map(|n| ("csm", if n < people { 2 } else { 0 }));
            tells(&workshop(&levels.collect::<Vec<_>>()))
        };
        assert!(levelled(1, 5) && levelled(4, 9));
        assert!(!levelled(5, 6) && !levelled(0, 5));
    }

    #[test]
    fn who_meets_two_needs_is_one_of_five_with_a_level_in_both() {
        let has_value = [vec![("csm", 2); 5], vec![("csm", 0); 4]].concat();
        let with_data = |people: std::ops::Range<usize>| {
            let mut workshop = workshop(&has_value);
            workshop.activities["case"].needs.insert("data".into(), 1);
            for assessment in workshop
                .assessments
                .values_mut()
                .skip(people.start)
                .take(people.len())
            {
                assessment.agreed.insert("data".into(), 1);
            }
            tells(&workshop)
        };
        assert!(with_data(4..9), "five have each, and one has both");
        assert!(!with_data(0..5));
    }
}
