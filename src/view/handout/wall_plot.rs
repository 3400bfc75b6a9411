//! The impact-effort plot for the wall, with its tasks or without any.

use serde::Serialize;

use super::poster::{Tile, Tiling};
use super::text::{FINGERPRINT, Letters};
use crate::model::Workshop;
use crate::view::frame;
use crate::view::impact_effort::{Figure, Mark};
use crate::words::Said;

/// The plot as a poster, a tile a sheet.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct WallPlot {
    /// What the picture shows, for those who cannot see it.
    pub told: String,
    /// Which sheets the poster has.
    pub poster: Tiling,
    /// How many millimetres of the poster a pixel of the picture becomes.
    pub scale: f64,
    /// The sheets of the poster, row by row.
    pub sheets: Vec<PosterSheet>,
    /// What stands below: the workshop and how far its chart has come.
    pub foot: Vec<String>,
    /// What the numbers stand for, where the picture has no room for it.
    pub names: Vec<NumberedTask>,
}

/// A sheet of the poster.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct PosterSheet {
    /// What it shows, and how it is put together with others.
    pub tile: Tile,
    /// "B1: column 2 of 4, row 1 of 2".
    pub place: String,
}

/// What a number in the picture stands for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct NumberedTask {
    /// The number on the task's card.
    pub card: u32,
    /// Its name.
    pub name: String,
    /// The id in the files.
    pub id: String,
}

/// A figure that was drawn in `pixels`, width and height, for a poster; `unlisted` are the marks that the picture itself
/// does not name.
pub fn of(
    workshop: &Workshop,
    figure: &Figure,
    poster: Tiling,
    pixels: (f64, f64),
    unlisted: Option<&[Mark]>,
) -> WallPlot {
    let words = &workshop.words;
    let mut names: Vec<NumberedTask> = unlisted.unwrap_or_default().iter().map(numbered).collect();
    names.sort_by(|one, other| (one.card, &one.id).cmp(&(other.card, &other.id)));
    let state = frame::state(workshop.chart.state, words);
    let sheet = |tile: &Tile| {
        let place = Said::new("wall-plot.place")
            .with("tile", tile.name.as_str())
            .with("column", tile.column)
            .with("columns", poster.columns)
            .with("row", tile.row);
        PosterSheet {
            tile: tile.clone(),
            place: words.say(&place.with("rows", poster.rows)),
        }
    };
    WallPlot {
        told: format!("{}. {}", figure.title, figure.description),
        scale: poster.width / pixels.0,
        sheets: poster.tiles.iter().map(sheet).collect(),
        foot: vec![title(workshop, state, poster.sheet.width), state.to_owned()],
        poster,
        names,
    }
}

/// The title of the workshop as it fits one line below a tile on paper of that width, with what stands behind it.
fn title(workshop: &Workshop, state: &str, width: f64) -> String {
    const EDGES: f64 = 24.0;
    let behind = format!(" · {state}{FINGERPRINT}");
    Letters::plain(7.5).before(frame::title(workshop), &behind, width - EDGES)
}

fn numbered(mark: &Mark) -> NumberedTask {
    NumberedTask {
        card: mark.card,
        name: mark.name.clone(),
        id: mark.id.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::handout::poster::Poster;
    use crate::view::impact_effort::{self, FigureOptions};
    use crate::view::samples;
    use crate::vocabulary::Paper;

    #[test]
    fn every_number_is_told_in_the_order_of_the_cards() {
        let (workshop, _) = samples::post_sales();
        let figure = impact_effort::of(&workshop, &FigureOptions::default());
        let poster = Poster::A2.on(Paper::A4);
        let view = of(
            &workshop,
            &figure,
            poster,
            (1000.0, 700.0),
            Some(&figure.marks),
        );
        assert_eq!(view.names.len(), 54);
        assert!(view.names.is_sorted_by_key(|task| task.card));
        assert_eq!(view.sheets[5].place, "B2: column 2 of 4, row 2 of 2");
        assert!((view.scale - 0.574).abs() < 1e-9);
    }

    #[test]
    fn the_longest_title_stays_on_its_line_below_the_drawing() {
        let long = "Offsite ".repeat(60);
        let workshop = samples::workshop(&format!("[workshop]\ntitle = \"{long}\"\n"));
        let figure = impact_effort::of(&workshop, &FigureOptions::default());
        let poster = Poster::A2.on(Paper::A4);
        let view = of(&workshop, &figure, poster, (1000.0, 700.0), None);
        assert!(
            view.foot[0].ends_with('…') && view.foot[0].len() < 120,
            "{:?}",
            view.foot
        );
        assert_eq!(view.foot.len(), 2);
    }

    #[test]
    fn a_board_without_tasks_says_nothing_that_votes_would_change() {
        let scored = samples::workshop(
            "[scale.impact]\nanchors = [\"1 a\", \"2 b\", \"3 c\", \"4 d\", \"5 e\"]\n\
             [rules.plot]\nthreshold = \"median\"\n[task.one]\nname = \"One\"\nimpact = 5\neffort = 4\n",
        );
        let figure = impact_effort::empty(&scored);
        assert!(figure.marks.is_empty());
        assert_eq!(
            (figure.impact.threshold, &figure.impact.threshold_note),
            (3.0, &None)
        );
        assert_eq!(figure.impact.anchors.len(), 5);
        let nothing = impact_effort::empty(&samples::workshop("[workshop]\ntitle = \"T\"\n"));
        assert_eq!(nothing.effort.max, 5.0);
    }
}
