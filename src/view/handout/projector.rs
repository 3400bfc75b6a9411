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

/// A figure in pictures as wide and high as `screen`, of drawings that stand one below the other in a large one and are
/// so many pixels high: one with a list takes several.
pub fn of(
    workshop: &Workshop,
    figure: &Figure,
    (width, height): (f64, f64),
    drawings: &[f64],
) -> Projector {
    let words = &workshop.words;
    let mut tops = Vec::new();
    let mut below = 0.0;
    for drawing in drawings {
        let pages = (drawing / height).ceil().max(1.0) as usize;
        tops.extend((0..pages).map(|page| below + page as f64 * height));
        below += drawing;
    }
    let label = |index: usize| {
        let said = Said::new("projector.slide").with("slide", index + 1);
        words.say(&said.with("slides", tops.len()))
    };
    let slides = tops.iter().enumerate().map(|(index, top)| Slide {
        top: *top,
        label: label(index),
    });
    Projector {
        told: format!("{}. {}", figure.title, figure.description),
        width,
        height,
        slides: slides.collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::impact_effort::{self, FigureOptions};
    use crate::view::samples;

    #[test]
    fn every_page_of_every_drawing_fills_the_screen_once() {
        let (workshop, _) = samples::post_sales();
        let figure = impact_effort::of(&workshop, &FigureOptions::default());
        let view = of(
            &workshop,
            &figure,
            (1920.0, 1080.0),
            &[2160.0, 1080.0, 1500.0],
        );
        let tops: Vec<_> = view.slides.iter().map(|slide| slide.top).collect();
        assert_eq!(tops, [0.0, 1080.0, 2160.0, 3240.0, 4320.0]);
        assert_eq!(view.slides[1].label, "2 of 5");
    }
}
