//! The impact-effort plot for the projector, a picture at a time.

use serde::Serialize;

use crate::model::Workshop;
use crate::view::impact_effort::Figure;
use crate::words::Said;

/// Pictures that fill the screen, cut from one that is as wide as they are.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Projector {
    /// What the plot shows, for those who cannot see it.
    pub told: String,
    /// The width of each picture in pixels.
    pub width: f64,
    /// The height of each picture in pixels.
    pub height: f64,
    /// The pictures, in their order.
    pub slides: Vec<Slide>,
}

/// A picture for the projector.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Slide {
    /// Where it begins in the large one, in pixels from its top.
    pub top: f64,
    /// "2 of 3".
    pub label: String,
}

/// The width and height of the screen that is drawn for, in pixels.
const SCREEN: (f64, f64) = (1920.0, 1080.0);

/// A figure whose picture is so many pixels high in all.
pub fn of(workshop: &Workshop, figure: &Figure, height: f64) -> Projector {
    let words = &workshop.words;
    let count = (height / SCREEN.1).round().max(1.0) as usize;
    let slide = |index: usize| Slide {
        top: index as f64 * SCREEN.1,
        label: words.say(
            &Said::new("projector.slide")
                .with("slide", index + 1)
                .with("slides", count),
        ),
    };
    Projector {
        told: format!("{}. {}", figure.title, figure.description),
        width: SCREEN.0,
        height: SCREEN.1,
        slides: (0..count).map(slide).collect(),
    }
}
