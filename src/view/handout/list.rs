//! The list of all handouts: what each is for, and when to print it.

use serde::Serialize;

use super::{Handout, Moment, Pack};
use crate::model::Workshop;
use crate::view::ViewOptions;
use crate::view::frame::{Frame, Page};
use crate::words::Words;

/// What the page of handouts shows.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct HandoutsPage {
    /// What every page has.
    pub frame: Frame,
    /// The handouts by when they are needed.
    pub moments: Vec<MomentList>,
    /// The packs, each with the command that makes it.
    pub packs: Vec<PackLine>,
    /// There is no announcement, because there is nothing to compare with.
    pub not_compared: bool,
}

/// The handouts of a moment.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct MomentList {
    /// When.
    pub moment: Moment,
    /// The same in words.
    pub heading: String,
    /// What there is then.
    pub handouts: Vec<HandoutLine>,
}

/// A handout in the list.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct HandoutLine {
    /// Where it is.
    pub href: String,
    /// What it is called.
    pub title: String,
    /// What it is for, and how many to print.
    pub purpose: String,
}

/// A pack in the list.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct PackLine {
    /// Its name on the command line.
    pub name: &'static str,
    /// Where it is.
    pub href: String,
    /// What it is called.
    pub title: String,
    /// What is in it.
    pub holds: String,
}

/// The list of all handouts of a workshop.
pub fn of(workshop: &Workshop, options: &ViewOptions) -> HandoutsPage {
    let words = &workshop.words;
    let heading = words.get("handouts.heading");
    let moments = [
        Moment::Before,
        Moment::During,
        Moment::After,
        Moment::Private,
    ];
    let lists = moments.map(|moment| MomentList {
        moment,
        heading: moment_heading(moment, words).to_owned(),
        handouts: Handout::of(workshop, *options)
            .filter(|handout| handout.moment() == moment)
            .map(|handout| line(handout, words))
            .collect(),
    });
    let packs = Pack::ALL.map(|pack| PackLine {
        name: pack.name(),
        href: pack.file(),
        title: pack.title(words).to_owned(),
        holds: words.list(
            pack.of(workshop, *options)
                .map(|handout| handout.title(words)),
        ),
    });
    HandoutsPage {
        frame: Frame::new(workshop, Page::Handouts, heading, options),
        moments: lists
            .into_iter()
            .filter(|list| !list.handouts.is_empty())
            .collect(),
        packs: packs
            .into_iter()
            .filter(|pack| !pack.holds.is_empty())
            .collect(),
        not_compared: !options.compared && Handout::Announcement.is_in(workshop),
    }
}

fn line(handout: Handout, words: &Words) -> HandoutLine {
    HandoutLine {
        href: handout.file(),
        title: handout.title(words).to_owned(),
        purpose: handout.purpose(words).to_owned(),
    }
}

fn moment_heading(moment: Moment, words: &Words) -> &str {
    words.get(match moment {
        Moment::Before => "handouts.before",
        Moment::During => "handouts.during",
        Moment::After => "handouts.after",
        Moment::Private => "handouts.private",
    })
}
