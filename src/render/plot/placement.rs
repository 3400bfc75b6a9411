//! Where names go: beside their markers, never over anything, or nowhere.
//!
//! Pure geometry. Every task gets a list of candidate places, cheapest first; a greedy start
//! gives the most constrained task its choice first; then single names are moved and what they
//! push out is placed again, as long as that helps. A state with an overlap is never entered,
//! so the result is free of overlaps however short the search. The same scene gives the same
//! result: the search counts moves, not seconds, and its dice have a fixed seed.

mod candidates;
mod grid;
mod search;

use super::geometry::{Rect, Segment};

/// Everything that names have to get along with.
#[derive(Debug, Clone)]
pub(super) struct Scene {
    /// Names stay inside.
    pub(super) panel: Rect,
    /// The size of the text in pixels; gaps grow with it.
    pub(super) text: f64,
    /// Boxes that hold other text.
    pub(super) blocked: Vec<Rect>,
    /// Lines that names must not cover.
    pub(super) lines: Vec<Segment>,
    /// Lines that names should rather not cover.
    pub(super) rules: Vec<Segment>,
    /// The markers, and the names that they want beside them.
    pub(super) tasks: Vec<Task>,
}

/// A marker, and the shapes that its name can take.
#[derive(Debug, Clone)]
pub(super) struct Task {
    /// The box around the marker.
    pub(super) marker: Rect,
    /// Width and height of the name on one line, on two, …
    pub(super) variants: Vec<(f64, f64)>,
}

impl Task {
    /// How far a box is from the marker, taken as a disc.
    fn gap(&self, area: &Rect) -> f64 {
        let centre = self.marker.centre();
        area.nearest(centre).distance(centre) - (self.marker.width() + self.marker.height()) / 4.0
    }
}

/// A name that found a place.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Label {
    /// Which of the task's variants it has.
    pub(super) variant: usize,
    /// The box of the text.
    pub(super) area: Rect,
    /// A line from the marker, where nearness alone does not tell whose name it is.
    pub(super) leader: Option<Segment>,
}

/// Gives names a place: one entry a task, `None` where there was no room.
pub(super) fn place(scene: &Scene) -> Vec<Option<Label>> {
    let candidates = candidates::all(scene);
    let chosen = search::choose(scene, &candidates);
    let label = |(list, choice): (Vec<candidates::Candidate>, Option<usize>)| {
        list.into_iter()
            .nth(choice?)
            .map(|candidate| candidate.label)
    };
    candidates.into_iter().zip(chosen).map(label).collect()
}

/// Free space that belongs to a name, to the left and right and above and below, in em.
///
/// Two names on a line less than half an em apart read as one; two names stacked less than a
/// fifth of an em apart read as one paragraph.
const MARGIN: (f64, f64) = (0.3, 0.135);

/// Whether two names with their leaders can stand in one picture.
fn compatible(first: &candidates::Candidate, second: &candidates::Candidate) -> bool {
    if !first.reach.overlaps(&second.reach) {
        return true;
    }
    let strikes = |one: &candidates::Candidate, other: &candidates::Candidate| {
        one.label
            .leader
            .is_some_and(|leader| leader.enters(&other.padded))
    };
    let crossed = match (&first.label.leader, &second.label.leader) {
        (Some(one), Some(other)) => one.crosses(other),
        _ => false,
    };
    !first.padded.overlaps(&second.padded)
        && !strikes(first, second)
        && !strikes(second, first)
        && !crossed
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::plot::geometry::Point;
    use proptest::prelude::*;

    fn scene(markers: &[(f64, f64)], width: f64) -> Scene {
        let task = |(x, y): &(f64, f64)| Task {
            marker: Rect::around(Point::new(*x, *y), 9.0, 9.0),
            variants: vec![(width, 14.5), (width * 0.55, 29.0)],
        };
        Scene {
            panel: Rect::at(0.0, 0.0, 600.0, 400.0),
            text: 12.0,
            blocked: vec![Rect::at(8.0, 8.0, 90.0, 30.0)],
            lines: Vec::new(),
            rules: Vec::new(),
            tasks: markers.iter().map(task).collect(),
        }
    }

    fn assert_clean(scene: &Scene, labels: &[Option<Label>]) {
        for (index, label) in labels.iter().enumerate() {
            let Some(label) = label else { continue };
            assert!(scene.panel.contains(&label.area));
            assert!(scene.blocked.iter().all(|area| !area.overlaps(&label.area)));
            for (other, task) in scene.tasks.iter().enumerate() {
                assert!(
                    !task.marker.overlaps(&label.area),
                    "name {index} on marker {other}"
                );
                let struck = label
                    .leader
                    .is_some_and(|leader| leader.enters(&task.marker));
                assert!(
                    other == index || !struck,
                    "leader {index} through marker {other}"
                );
            }
            for other in labels[..index].iter().flatten() {
                assert!(!other.area.overlaps(&label.area));
                let leaders = (label.leader, other.leader);
                assert!(
                    label
                        .leader
                        .is_none_or(|leader| !leader.enters(&other.area))
                );
                assert!(
                    other
                        .leader
                        .is_none_or(|leader| !leader.enters(&label.area))
                );
                if let (Some(one), Some(two)) = leaders {
                    assert!(!one.crosses(&two));
                }
            }
        }
    }

    #[test]
    fn a_lone_name_goes_to_the_right_of_its_marker() {
        let labels = place(&scene(&[(300.0, 200.0)], 100.0));
        let label = labels[0].as_ref().unwrap();
        assert!(label.leader.is_none() && label.variant == 0);
        assert!(label.area.left > 309.0 && label.area.left < 315.0);
    }

    #[test]
    fn a_name_at_the_right_edge_goes_elsewhere() {
        let labels = place(&scene(&[(585.0, 200.0)], 100.0));
        assert!(labels[0].as_ref().unwrap().area.right < 600.0);
    }

    #[test]
    fn a_name_wider_than_the_panel_is_left_out() {
        assert_eq!(place(&scene(&[(300.0, 200.0)], 2000.0)), [None]);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(12))]

        #[test]
        fn nothing_ever_overlaps(
            points in prop::collection::vec((10_u32..590, 10_u32..390), 0..25),
            width in 20.0_f64..200.0,
        ) {
            let markers: Vec<_> = points.iter().map(|(x, y)| (f64::from(*x), f64::from(*y))).collect();
            let scene = scene(&markers, width);
            let labels = place(&scene);
            assert_clean(&scene, &labels);
            prop_assert_eq!(labels, place(&scene));
        }
    }
}
