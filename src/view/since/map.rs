//! Tasks that moved on the map, and those that are new on it, since an earlier state.

use std::collections::BTreeMap;

use super::Since;
use crate::analysis::across::Across;
use crate::analysis::scores::Placed;
use crate::diff::What;
use crate::view::impact_effort::{Figure, Mark, WasAt, both};
use crate::view::plot_page::PlotPage;
use crate::view::words::capitalised;
use crate::words::Said;

/// What happened to a task on the map.
#[derive(Debug, Clone, Copy)]
enum Event {
    /// It is new there.
    New,
    /// It was at one place and is at another.
    Moved(Placed, Placed),
}

impl Since<'_> {
    /// Says in the ranked table which tasks moved, from where, and which are new.
    pub fn mark_map(&self, page: &mut PlotPage) {
        let events = self.events();
        page.frame.since = Some(self.note("since.map-means"));
        for task in &mut page.ranked {
            match events.get(task.id.as_str()) {
                Some(Event::New) => task.is_new = true,
                Some(Event::Moved(from, to)) => task.moved = self.moved(from, to),
                None => {}
            }
        }
    }

    /// Gives the figure the places where tasks were, and the words for it; `earlier` is the figure of the earlier state
    /// with the same axes.
    pub fn mark_figure(&self, figure: &mut Figure, earlier: &Figure, across: Across) {
        let events = self.events();
        for mark in &mut figure.marks {
            match events.get(mark.id.as_str()) {
                Some(Event::New) => mark.is_new = true,
                Some(Event::Moved(from, _)) if across == Across::Effort => {
                    let scores = from.scored.scores;
                    mark.was = self.was_at(mark, (scores.effort, scores.impact), across);
                }
                _ if across == Across::Effort => {}
                _ => mark.was = self.was_in(earlier, mark, across),
            }
        }
        let words = self.words();
        let cards = |is: fn(&Mark) -> bool| -> Vec<String> {
            let marks = figure.marks.iter().filter(|mark| is(mark));
            marks.map(|mark| mark.card.to_string()).collect()
        };
        let (moved, new) = (cards(|mark| mark.was.is_some()), cards(|mark| mark.is_new));
        let note = |cards: &[String], key| {
            let said = Said::new(key).with("name", self.name);
            (!cards.is_empty()).then(|| words.say(&said))
        };
        figure.notes.moved = note(&moved, "since.moved");
        figure.notes.new = note(&new, "since.new-since");
        for (note, cards) in [(&figure.notes.moved, &moved), (&figure.notes.new, &new)] {
            if let Some(note) = note {
                let cards = cards.join(words.get("list.comma"));
                let told = Said::new("since.told").with("what", capitalised(note));
                let told = words.say(&told.with("cards", cards));
                figure.description.push_str(&format!(" {told}"));
            }
        }
    }

    /// What happened to the tasks on the map, by their ids.
    fn events(&self) -> BTreeMap<&str, Event> {
        let mut events = BTreeMap::new();
        for change in &self.diff.changes {
            let ("task", Some(id)) = (change.about.kind(), change.about.id()) else {
                continue;
            };
            match &change.what {
                What::Added
                | What::Scored {
                    from: None,
                    to: Some(_),
                } => {
                    events.insert(id, Event::New);
                }
                What::Scored {
                    from: Some(from),
                    to: Some(to),
                } => {
                    events.insert(id, Event::Moved(*from, *to));
                }
                _ => {}
            }
        }
        events
    }

    /// "impact 2.00 → 4.00", for each axis on which it moved; `None` where only a line of the map moved.
    fn moved(&self, from: &Placed, to: &Placed) -> Option<String> {
        let words = self.words();
        let (from, to) = (from.scored.scores, to.scored.scores);
        let axes = [
            ("score.impact", from.impact, to.impact),
            ("score.effort", from.effort, to.effort),
        ];
        let axes = axes.into_iter().filter_map(|(key, from, to)| {
            let (from, to) = (words.score(from), words.score(to));
            let said = Said::new("since.turned").with("what", words.get(key));
            (from != to).then(|| words.say(&said.with("from", from).with("to", to)))
        });
        let axes: Vec<String> = axes.collect();
        (!axes.is_empty()).then(|| axes.join(words.get("list.comma")))
    }

    /// Where a mark was in the figure of the earlier state, on an axis that no score says anything about.
    fn was_in(&self, earlier: &Figure, mark: &Mark, across: Across) -> Option<WasAt> {
        let old = self.diff.renames.old_id("task", &mark.id);
        let was = earlier.marks.iter().find(|was| was.id == old)?;
        self.was_at(mark, (was.effort, was.impact), across)
    }

    /// `None` where the mark is where it was.
    fn was_at(&self, mark: &Mark, (effort, impact): (f64, f64), across: Across) -> Option<WasAt> {
        const NEAR: f64 = 1e-9;
        let is_near = |one: f64, other: f64| (one - other).abs() < NEAR;
        if is_near(mark.effort, effort) && is_near(mark.impact, impact) {
            return None;
        }
        let words = self.words();
        let place = match across {
            Across::Effort => both(words, words.score(impact), words.score(effort)),
            Across::TeamHours | Across::BuildHours => {
                let impact = format!("{} {}", words.get("score.impact"), words.score(impact));
                [impact, words.hours(effort)].join(words.get("list.comma"))
            }
        };
        let told = Said::new("since.was-at").with("place", place);
        Some(WasAt {
            effort,
            impact,
            told: words.say(&told),
        })
    }
}
