//! [`Facts`]: everything that a workshop says, place by place, so that two workshops can be held against each other.
//!
//! Each table is taken apart key by key, and the compiler sees that none is forgotten. What means nothing is not in
//! here: order, layout, and whether a default was written down. Private tables are left out.

mod competency;
mod later;
mod people;
mod playbook;
mod raci;
mod record;
mod rules;
mod task;

use std::borrow::Borrow;
use std::collections::BTreeSet;
use std::fmt;
use std::hash::Hash;

use indexmap::IndexMap;

use super::place;
use super::value::{Stated, Value};
use crate::diagnostic::Place;
use crate::model::{About, Workshop};
use crate::words::{Text, Words};

/// What a workshop says, by place, in reading order.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Facts {
    said: IndexMap<Place, Value>,
}

impl Facts {
    /// What a workshop says; single answers of people only where they may be told.
    pub fn of(workshop: &Workshop, with_ballots: bool) -> Self {
        Self::beside(workshop, with_ballots, None)
    }

    /// What a workshop says otherwise than another one: things that are equal there are left out.
    pub(super) fn differing(workshop: &Workshop, other: &Workshop, with_ballots: bool) -> Self {
        Self::beside(workshop, with_ballots, Some(other))
    }

    fn beside(workshop: &Workshop, with_ballots: bool, other: Option<&Workshop>) -> Self {
        let mut facts = Self::default();
        // Named one by one, so that a table added to the model has to be compared or left out on purpose.
        let Workshop {
            about,
            words,
            impact,
            effort,
            phases,
            roles,
            people,
            segments,
            tasks,
            vote,
            ballots,
            chart,
            activities,
            acceptances,
            framework,
            steps,
            competencies,
            assessments: _private,
            developments: _private_too,
            playbooks,
            toolbox,
            tools,
            rules,
            moves,
            decisions,
            actions,
            parking,
            agenda,
            later,
        } = workshop;
        // Tables that exist once are told where they are not the same.
        let news = |same: fn(&Workshop, &Workshop) -> bool| {
            !other.is_some_and(|other| same(workshop, other))
        };
        if news(|one, other| one.about == other.about) {
            facts.about(about);
        }
        if news(|one, other| one.words == other.words) {
            facts.words(words);
        }
        if news(|one, other| one.impact == other.impact) {
            facts.scale("impact", impact);
        }
        if news(|one, other| one.effort == other.effort) {
            facts.scale("effort", effort);
        }
        facts.phases(own(phases, other.map(|other| &other.phases)));
        facts.roles(own(roles, other.map(|other| &other.roles)));
        facts.people(own(people, other.map(|other| &other.people)));
        facts.segments(own(segments, other.map(|other| &other.segments)));
        facts.tasks(own(tasks, other.map(|other| &other.tasks)));
        if news(|one, other| one.vote == other.vote) {
            facts.vote(vote);
        }
        if with_ballots {
            facts.ballots(own(ballots, other.map(|other| &other.ballots)));
        }
        if news(|one, other| one.chart == other.chart && one.roles == other.roles) {
            facts.chart(chart, roles);
        }
        // A row has the chart's letter scheme unless it says otherwise: the same row in another chart says something
        // else.
        let same_chart = other.filter(|other| other.chart.variant == chart.variant);
        facts.activities(
            own(activities, same_chart.map(|other| &other.activities)),
            chart,
        );
        if news(|one, other| one.acceptances == other.acceptances) {
            facts.acceptances(acceptances);
        }
        // What is usual, and so goes without saying, is a matter of language.
        if news(|one, other| one.framework == other.framework && one.words == other.words) {
            facts.framework(framework, words);
        }
        facts.steps(own(steps, other.map(|other| &other.steps)));
        facts.competencies(own(competencies, other.map(|other| &other.competencies)));
        facts.playbooks(own(playbooks, other.map(|other| &other.playbooks)));
        if news(|one, other| one.toolbox == other.toolbox) {
            facts.toolbox(toolbox);
        }
        facts.tools(own(tools, other.map(|other| &other.tools)));
        if news(|one, other| one.rules == other.rules && one.words == other.words) {
            facts.rules(rules, &words.lang());
        }
        if news(|one, other| one.moves == other.moves) {
            facts.moves(moves);
        }
        facts.decisions(own(decisions, other.map(|other| &other.decisions)));
        facts.actions(own(actions, other.map(|other| &other.actions)));
        facts.parking(own(parking, other.map(|other| &other.parking)));
        if news(|one, other| one.agenda == other.agenda) {
            facts.agenda(agenda);
        }
        if news(|one, other| one.later == other.later) {
            facts.later(later);
        }
        facts
    }

    /// The facts with their places.
    pub fn iter(&self) -> impl Iterator<Item = (&Place, &Value)> {
        self.said.iter()
    }

    /// What is said at a place.
    pub fn get(&self, place: &Place) -> Option<&Value> {
        self.said.get(place)
    }

    /// Says something at a place, or nothing any more.
    pub fn set(&mut self, place: Place, value: Option<Value>) {
        match value {
            Some(value) => {
                self.said.insert(place, value);
            }
            None => {
                self.said.shift_remove(&place);
            }
        }
    }

    /// The things that something is said about, in reading order.
    pub fn things(&self) -> indexmap::IndexSet<Place> {
        self.said.keys().map(place::thing).collect()
    }

    /// Starts to tell of one thing.
    fn tell(&mut self, place: Place) -> Telling<'_> {
        Telling { facts: self, place }
    }

    fn about(&mut self, about: &About) {
        let About {
            id,
            title,
            company,
            starts,
            ends,
            venue,
            purpose,
            done_when,
            ground_rules,
            paper,
            sponsor,
            facilitator,
            scribe,
            as_of,
            names,
            fictional,
        } = about;
        self.tell(Place::table("workshop"))
            .that("id", id)
            .that("title", title)
            .that("company", company)
            .that("starts", starts)
            .that("ends", ends)
            .that("venue", venue)
            .that("purpose", purpose)
            .that("done_when", done_when)
            .that("ground_rules", ground_rules)
            .that("paper", paper)
            .that("sponsor", sponsor)
            .that("facilitator", facilitator)
            .that("scribe", scribe)
            .that("as_of", as_of)
            .that("names", names)
            .that("fictional", fictional);
    }

    fn words(&mut self, words: &Words) {
        self.tell(Place::table("workshop"))
            .that("lang", &words.lang());
        for (key, text) in words.own() {
            let place = Place::of("words", key);
            match text {
                Text::Plain(text) => self.tell(place).is(text),
                Text::Forms(forms) => {
                    let mut telling = self.tell(place);
                    for (form, text) in forms {
                        telling = telling.that(form, text);
                    }
                }
            }
        }
    }
}

/// The things of a table, but for those that are equal in another one.
fn own<'w, K: Borrow<str> + Hash + Eq, T: PartialEq>(
    table: &'w IndexMap<K, T>,
    other: Option<&'w IndexMap<K, T>>,
) -> impl Iterator<Item = (&'w K, &'w T)> {
    table
        .iter()
        .filter(move |(id, thing)| other.and_then(|other| other.get(*id)) != Some(thing))
}

/// The items of a list, each with the name that it goes by. Those of one name are told apart by numbers that follow from
/// what they say, since the place of an item in its list means nothing.
fn named<T: fmt::Debug>(items: &[T], name: impl Fn(&T) -> String) -> Vec<(String, &T)> {
    let mut in_order: Vec<(String, String, usize)> = items
        .iter()
        .enumerate()
        .map(|(place, item)| (name(item), format!("{item:?}"), place))
        .collect();
    in_order.sort();
    let mut taken = BTreeSet::new();
    let mut names = vec![String::new(); items.len()];
    for (name, _, place) in in_order {
        let mut own = name.clone();
        let mut number = 2;
        while !taken.insert(own.clone()) {
            own = format!("{name} #{number}");
            number += 1;
        }
        names[place] = own;
    }
    names.into_iter().zip(items).collect()
}

/// Tells key by key what is said about one thing.
struct Telling<'f> {
    facts: &'f mut Facts,
    place: Place,
}

impl Telling<'_> {
    /// That a key of it says so.
    fn that(self, key: impl std::fmt::Display, value: &impl Stated) -> Self {
        self.value(key, value.stated())
    }

    /// That a key says so, unless that goes without saying.
    fn unless<T: Stated + PartialEq>(self, usual: &T, key: &str, value: &T) -> Self {
        if value == usual {
            self
        } else {
            self.that(key, value)
        }
    }

    fn value(self, key: impl std::fmt::Display, value: Option<Value>) -> Self {
        if let Some(value) = value {
            self.facts.said.insert(self.place.clone().key(key), value);
        }
        self
    }

    /// That it is so, as a whole.
    fn is(self, value: &impl Stated) {
        if let Some(value) = value.stated() {
            self.facts.said.insert(self.place, value);
        }
    }

    /// Goes on with a table inside it.
    fn inside(&mut self, key: impl std::fmt::Display) -> Telling<'_> {
        Telling {
            place: self.place.clone().key(key),
            facts: self.facts,
        }
    }
}
