//! How many people reach which level, what is exposed first, and what would close it: counts only, and only over enough
//! people (`domain.md` §4.2 and §4.3).

use serde::Serialize;

use crate::analysis::competencies::team_map;
use crate::model::Workshop;
use crate::view::ViewOptions;
use crate::view::competencies::team::{self, Team, TeamRow};
use crate::view::competencies::{LevelHead, level_heads};
use crate::words::Said;

/// How many people reach which level.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct CoverageSheet {
    /// When a competency counts as covered, in a sentence.
    pub means: String,
    /// The levels, from the lowest.
    pub levels: Vec<LevelHead>,
    /// The counts; `None` where too few people were assessed.
    pub team: Option<Team>,
    /// Why there are no counts.
    pub no_counts: Option<String>,
    /// What would cover each competency of the counts, in their order; empty where nothing is missing or may be told.
    pub to_do: Vec<String>,
}

/// How many people reach which level, as everybody may see it.
pub fn of(workshop: &Workshop, shown: &ViewOptions) -> CoverageSheet {
    let (framework, words) = (&workshop.framework, &workshop.words);
    let (team, no_counts) = team::team(workshop, &team_map(workshop), &shown.shared());
    let means = Said::new("coverage.means").with("level", framework.cover_level as usize);
    let rows = team.iter().flat_map(|team| &team.rows);
    CoverageSheet {
        means: words.say(&means.count(framework.cover_people as usize)),
        levels: level_heads(framework),
        to_do: rows.map(|row| to_do(workshop, row)).collect(),
        team,
        no_counts,
    }
}

/// "bring 1 more to level 3": whom, is between two people.
fn to_do(workshop: &Workshop, row: &TeamRow) -> String {
    let framework = &workshop.framework;
    let missing = (framework.cover_people as usize).saturating_sub(row.cover);
    if row.coverage.is_empty() || missing == 0 {
        return String::new();
    }
    let said = Said::new("coverage.grow").with("level", framework.cover_level as usize);
    workshop.words.say(&said.count(missing))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::samples;

    #[test]
    fn what_is_exposed_stands_first_with_what_would_cover_it() {
        let (workshop, _) = samples::post_sales();
        let sheet = of(&workshop, &ViewOptions::default());
        let team = sheet.team.unwrap();
        assert_eq!(team.rows.len(), sheet.to_do.len());
        let first_covered = team.rows.iter().position(|row| row.coverage == "covered");
        assert_eq!(first_covered, Some(3));
        for (row, to_do) in team.rows.iter().zip(&sheet.to_do) {
            assert_eq!(row.coverage == "covered", to_do.is_empty(), "{}", row.name);
        }
        assert_eq!(sheet.to_do[0], "bring 1 more to level 3");
    }

    #[test]
    fn a_private_copy_tells_no_more() {
        let (workshop, _) = samples::post_sales();
        let private = ViewOptions {
            private: true,
            ..Default::default()
        };
        assert_eq!(
            of(&workshop, &private),
            of(&workshop, &ViewOptions::default())
        );
    }

    #[test]
    fn of_too_few_people_nothing_is_counted() {
        let workshop = samples::workshop(
            "[role.r]\nname = \"R\"\n[person.a]\nname = \"A\"\nrole = \"r\"\n[competency.x]\nname = \"X\"\n\
             levels = [\"One.\"]\n[assessment.a]\nscore.x = [1, 1]\n",
        );
        let sheet = of(&workshop, &ViewOptions::default());
        assert!(sheet.team.is_none() && sheet.no_counts.is_some() && sheet.to_do.is_empty());
    }
}
