//! Rows that end in a yes or no, as cards: who drives, who decides, who has a say.

use serde::Serialize;

use super::legend::{self, Legend};
use super::list::{ListedRow, listed};
use super::tabs::{Tab, links};
use crate::diagnostic::Report;
use crate::model::Workshop;
use crate::model::record::Decision;
use crate::view::finding::Findings;
use crate::view::frame::{Frame, Page, PageLink};
use crate::view::people::Names;
use crate::view::{Fact, ViewOptions};
use crate::vocabulary::{ActivityKind, Variant};

/// What the sheet of decisions shows.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct DecisionsPage {
    /// What every page has.
    pub frame: Frame,
    /// The links between the sheets of the chart.
    pub tabs: Vec<PageLink>,
    /// What the letters on the cards mean.
    pub legends: Vec<Legend>,
    /// The cards, in reading order.
    pub cards: Vec<DecisionCard>,
}

/// One decision.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct DecisionCard {
    /// The row.
    pub row: ListedRow,
    /// The scheme of its letters.
    pub variant: &'static str,
    /// What was decided about it, and by whom.
    pub decided: Vec<Fact>,
}

/// What the sheet shows.
pub fn of(workshop: &Workshop, report: &Report, options: &ViewOptions) -> DecisionsPage {
    let findings = Findings::new(workshop, report, options);
    let names = Names::new(workshop, options);
    let mut variants: Vec<Variant> = Vec::new();
    let mut cards = Vec::new();
    let decisions = workshop.activities.iter();
    for (id, activity) in decisions.filter(|(_, row)| row.kind == ActivityKind::Decision) {
        if !variants.contains(&activity.variant) {
            variants.push(activity.variant);
        }
        let decision = activity.decision.as_ref();
        cards.push(DecisionCard {
            row: listed(workshop, id, activity, &findings),
            variant: activity.variant.word(),
            decided: decision
                .and_then(|decision| workshop.decisions.get(decision))
                .map(|decision| facts(workshop, decision, &names))
                .unwrap_or_default(),
        });
    }
    let implies = workshop.rules.raci.a_implies_r;
    let legends = variants
        .into_iter()
        .map(|variant| legend::of(variant, implies, &workshop.words));
    DecisionsPage {
        frame: Frame::new(
            workshop,
            Page::Raci,
            workshop.words.get("raci.decisions-heading"),
            options,
        ),
        tabs: links(workshop, &Tab::Decisions),
        legends: legends.collect(),
        cards,
    }
}

fn facts(workshop: &Workshop, decision: &Decision, names: &Names<'_>) -> Vec<Fact> {
    let words = &workshop.words;
    let facts = [
        Some(Fact::new(words.get("raci.decided"), &decision.what)),
        names
            .show_some(decision.by.as_ref())
            .map(|by| Fact::new(words.get("raci.decided-by"), by)),
        decision
            .on
            .map(|on| Fact::new(words.get("raci.decided-on"), on.to_string())),
        decision
            .conditions
            .as_ref()
            .map(|text| Fact::new(words.get("raci.conditions"), text)),
    ];
    facts.into_iter().flatten().collect()
}
