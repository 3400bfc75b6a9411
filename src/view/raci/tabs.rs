//! The sheets of the chart: the same rows laid out for different readers, a file each.

use crate::model::people::Segment;
use crate::model::{Id, Workshop};
use crate::view::frame::{Page, PageLink};
use crate::view::words::anchor;
use crate::vocabulary::ActivityKind;

/// One way to lay out the chart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Tab {
    /// Rows by roles, with the letters in the cells.
    Chart,
    /// What is expected of each role, a page each.
    Roles,
    /// Row by row, the roles behind each letter.
    List,
    /// The rows that are not settled, with room to write.
    Contested,
    /// Decisions as cards.
    Decisions,
    /// What differs between segments.
    Segments,
    /// The chart as it is in one segment.
    Segment(Id<Segment>),
}

impl Tab {
    /// The sheets that a workshop has.
    pub fn all(workshop: &Workshop) -> Vec<Self> {
        if workshop.activities.is_empty() {
            return vec![Self::Chart];
        }
        let rows = || workshop.activities.values();
        let mut tabs = vec![Self::Chart, Self::Roles, Self::List, Self::Contested];
        if rows().any(|row| row.kind == ActivityKind::Decision) {
            tabs.push(Self::Decisions);
        }
        if rows().any(|row| !row.segments.is_empty()) {
            tabs.push(Self::Segments);
            let differing = workshop.differing_segments().cloned();
            tabs.extend(differing.map(Self::Segment));
        }
        tabs
    }

    /// The file that it is written to. Two segments never share one, even where files do not tell `ENT` from `ent`.
    pub fn file(&self, workshop: &Workshop) -> String {
        match self {
            Self::Chart => Page::Raci.file().to_owned(),
            Self::Roles => "raci-roles.html".to_owned(),
            Self::List => "raci-list.html".to_owned(),
            Self::Contested => "raci-to-settle.html".to_owned(),
            Self::Decisions => "raci-decisions.html".to_owned(),
            Self::Segments => "raci-segments.html".to_owned(),
            Self::Segment(id) => {
                let name = |id: &Id<Segment>| anchor("raci-in", id);
                let alike = |other: &&Id<Segment>| {
                    *other != id && name(other).to_lowercase() == name(id).to_lowercase()
                };
                let before = workshop.segments.keys().take_while(|other| *other != id);
                match before.filter(alike).count() {
                    0 => format!("{}.html", name(id)),
                    earlier => format!("{}-{}.html", name(id), earlier + 1),
                }
            }
        }
    }

    fn label(&self, workshop: &Workshop) -> String {
        let key = match self {
            Self::Chart => "raci.tab-chart",
            Self::Roles => "raci.tab-roles",
            Self::List => "raci.tab-list",
            Self::Contested => "raci.tab-contested",
            Self::Decisions => "raci.tab-decisions",
            Self::Segments => "raci.tab-segments",
            Self::Segment(id) => return workshop.segment_name(id),
        };
        workshop.words.get(key).to_owned()
    }
}

/// The links between the sheets.
pub(super) fn links(workshop: &Workshop, current: &Tab) -> Vec<PageLink> {
    Tab::all(workshop)
        .into_iter()
        .map(|tab| PageLink {
            href: tab.file(workshop),
            label: tab.label(workshop),
            current: tab == *current,
        })
        .collect()
}
