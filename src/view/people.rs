//! How people appear (`domain.md` §8, privacy).

use crate::model::people::Person;
use crate::model::{Id, Workshop};
use crate::vocabulary::NameStyle;

use super::ViewOptions;
use crate::words::Said;

/// How the people of a workshop appear on a page.
#[derive(Debug, Clone, Copy)]
pub struct Names<'w> {
    workshop: &'w Workshop,
    style: NameStyle,
}

impl<'w> Names<'w> {
    /// As `[workshop] names` says; in full for the manager, and for invented people unless initials are asked for.
    pub fn new(workshop: &'w Workshop, options: &ViewOptions) -> Self {
        let style = if options.private {
            NameStyle::Full
        } else {
            workshop.name_style()
        };
        Self { workshop, style }
    }

    /// What stands for a person. An id never does: it is a name as often as not.
    pub fn show(&self, id: &Id<Person>) -> String {
        self.workshop
            .person_name(id, self.style)
            .unwrap_or_else(|| self.workshop.words.get("person.somebody").to_owned())
    }

    /// What stands for a person who may be missing.
    pub fn show_some(&self, id: Option<&Id<Person>>) -> Option<String> {
        id.map(|id| self.show(id))
    }

    /// "Questions to: …": who keeps the chart, else who runs the workshop, else who wanted it; the first of them who may
    /// be shown.
    pub fn ask(&self) -> Option<String> {
        let workshop = self.workshop;
        let people = [
            &workshop.chart.owner,
            &workshop.about.facilitator,
            &workshop.about.sponsor,
        ];
        let shown = |id| workshop.person_name(id, self.style);
        let name = people.into_iter().flatten().find_map(shown)?;
        let said = Said::new("announcement.ask").with("name", name);
        Some(workshop.words.say(&said))
    }
}

/// Whether the lowest and the highest of so many votes say who voted what: the ends of two secret votes are the votes
/// themselves.
pub(super) fn range_tells(workshop: &Workshop, voters: usize) -> bool {
    const FEWEST_SECRET_VOTES: usize = 3;
    workshop.vote.secret && voters < FEWEST_SECRET_VOTES
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::samples;

    fn shown(text: &str, private: bool) -> String {
        let people = "\n[role.csm]\nname = \"Manager\"\n[person.ana]\nname = \"Ana María Ruiz\"\nrole = \"csm\"\n";
        let workshop = samples::workshop(&format!("[workshop]\n{text}{people}"));
        Names::new(
            &workshop,
            &ViewOptions {
                private,
                ..Default::default()
            },
        )
        .show(&Id::from("ana"))
    }

    #[test]
    fn a_shared_page_shows_what_the_workshop_allows() {
        assert_eq!(shown("", false), "Manager");
        assert_eq!(shown("names = \"initials\"", false), "AMR");
        assert_eq!(shown("names = \"full\"", false), "Ana María Ruiz");
        assert_eq!(shown("fictional = true", false), "Ana María Ruiz");
        assert_eq!(
            shown("fictional = true\nnames = \"initials\"", false),
            "AMR"
        );
        assert_eq!(shown("", true), "Ana María Ruiz");
    }

    #[test]
    fn questions_go_to_the_first_who_may_be_shown() {
        let asked = |text: &str| {
            let people = "[role.csm]\nname = \"Manager\"\n[person.ana]\nname = \"Ana\"\n[person.bo]\nname = \"Bo\"\nrole = \"csm\"\n";
            let workshop = samples::workshop(&format!("{text}{people}"));
            Names::new(&workshop, &ViewOptions::default()).ask()
        };
        let both = "[workshop]\nfacilitator = \"bo\"\n[raci]\nowner = \"ana\"\n";
        assert_eq!(asked(both).as_deref(), Some("Questions to: Manager"));
        assert_eq!(asked("[raci]\nowner = \"ana\"\n"), None);
        assert_eq!(asked(""), None);
    }

    #[test]
    fn an_unknown_person_is_not_named_by_id() {
        let workshop = samples::workshop("");
        let names = Names::new(&workshop, &ViewOptions::default());
        assert_eq!(names.show(&Id::from("ana")), "somebody");
    }
}
