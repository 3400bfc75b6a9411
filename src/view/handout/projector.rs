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
    /// The pictures, in their order.
    pub slides: Vec<Slide>,
}

/// A picture for the projector.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Slide {
    /// Where it begins in the large one, in pixels from its top.
    pub top: f64,
    /// Its height in pixels.
    pub height: f64,
    /// "2 of 3".
    pub label: String,
}

/// A figure in pictures of these sizes, width and height, that stand one below the other in a large one.
pub fn of(workshop: &Workshop, figure: &Figure, pictures: &[(f64, f64)]) -> Projector {
    let words = &workshop.words;
    let slide = |index: usize| Slide {
        top: pictures[..index].iter().map(|(_, height)| height).sum(),
        height: pictures[index].1,
        label: words.say(
            &Said::new("projector.slide")
                .with("slide", index + 1)
                .with("slides", pictures.len()),
        ),
    };
    Projector {
        told: format!("{}. {}", figure.title, figure.description),
        width: pictures.iter().map(|(width, _)| *width).fold(0.0, f64::max),
        slides: (0..pictures.len()).map(slide).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::impact_effort::{self, FigureOptions};
    use crate::view::samples;

    #[test]
    fn pictures_begin_where_the_ones_before_end() {
        let (workshop, _) = samples::post_sales();
        let figure = impact_effort::of(&workshop, &FigureOptions::default());
        let view = of(
            &workshop,
            &figure,
            &[(1920.0, 1080.0), (1600.0, 900.0), (1600.0, 900.0)],
        );
        let places: Vec<_> = view
            .slides
            .iter()
            .map(|slide| (slide.top, slide.height))
            .collect();
        assert_eq!(places, [(0.0, 1080.0), (1080.0, 900.0), (1980.0, 900.0)]);
        assert_eq!(
            (view.width, view.slides[1].label.as_str()),
            (1920.0, "2 of 3")
        );
    }
}
