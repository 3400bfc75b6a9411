use proptest::prelude::*;

use super::*;
use crate::render::plot::geometry::Point;

const TEXT: f64 = 12.0;
const LINE: f64 = 15.0;

fn size(lines: &[f64]) -> Size {
    Size {
        lines: lines.to_vec(),
        line: LINE,
        height: LINE + (lines.len() - 1) as f64 * 13.5,
    }
}

/// A scene of 1000 × 700 pixels with a marker at each point, and names of these widths.
fn scene(markers: &[(f64, f64, f64)]) -> Scene {
    let disc = |x, y| Disc {
        centre: Point::new(x, y),
        radius: 5.0,
    };
    let task = |(index, (x, y, width)): (usize, &(f64, f64, f64))| Task {
        bounds: Rect::around(Point::new(*x, *y), 5.0, 5.0),
        cover: disc(*x, *y),
        disc: disc(*x, *y),
        kin: index,
        names: vec![
            size(&[*width]),
            size(&[width * 0.5, width * 0.55]),
            size(&[width * 0.2, width * 0.38, width * 0.4]),
        ],
        number: Some(size(&[18.0])),
        before: None,
    };
    Scene {
        panel: Rect::at(0.0, 0.0, 1000.0, 700.0),
        text: TEXT,
        bearing: (2.0, 0.5),
        blocked: vec![Rect::at(8.0, 8.0, 90.0, 30.0)],
        lines: Vec::new(),
        rules: Vec::new(),
        tasks: markers.iter().enumerate().map(task).collect(),
    }
}

/// What is promised of every result, by the geometry of the scene alone.
fn assert_clean(scene: &Scene, labels: &[Option<Label>]) {
    for (index, label) in labels.iter().enumerate() {
        let Some(label) = label else { continue };
        let task = &scene.tasks[index];
        assert!(
            scene.panel.contains(&label.area),
            "{index} leaves the panel"
        );
        assert!(scene.blocked.iter().all(|area| !area.overlaps(&label.area)));
        let ink = Rect {
            top: label.area.top + scene.bearing.0,
            bottom: label.area.bottom - scene.bearing.1,
            ..label.area
        };
        for (other, marker) in scene.tasks.iter().enumerate() {
            assert!(marker.disc.gap(&ink) > 0.0, "{index} covers marker {other}");
            if other == index {
                continue;
            }
            let struck = |leader: Segment| leader.distance(marker.disc.centre) < marker.disc.radius;
            assert!(
                !label.leader.is_some_and(struck),
                "a leader through {other}"
            );
            let nearer = marker.disc.gap(&label.area) < task.disc.gap(&label.area);
            assert!(
                label.leader.is_some() || !nearer,
                "{index} could be {other}'s"
            );
        }
        let gap = task.disc.gap(&label.area);
        assert!(label.leader.is_some() || gap <= TEXT, "{index} is lost");
        for other in labels[..index].iter().flatten() {
            let (a, b) = (&label.area, &other.area);
            assert!(!a.overlaps(b), "two texts overlap");
            let across = (a.left - b.right).max(b.left - a.right);
            let level = a.bottom.min(b.bottom) - a.top.max(b.top) > LINE / 2.0;
            assert!(!level || across >= TEXT / 2.0, "two texts read as one");
            let hit = |leader: &Option<Segment>, area: &Rect| {
                leader.is_some_and(|leader| leader.enters(area))
            };
            assert!(!hit(&label.leader, b) && !hit(&other.leader, a));
            if let (Some(one), Some(two)) = (label.leader, other.leader) {
                assert!(!one.crosses(&two), "two leaders cross");
            }
        }
    }
}

#[test]
fn a_lone_name_goes_to_the_right_of_its_marker() {
    let labels = place(&scene(&[(300.0, 200.0, 100.0)]));
    let label = labels[0].unwrap();
    assert!(label.leader.is_none() && label.wording == Wording::Name(0));
    assert_eq!(label.side, Side::Start);
    assert!(label.area.left > 305.0 && label.area.left < 311.0);
}

#[test]
fn a_name_at_the_right_edge_goes_elsewhere() {
    let labels = place(&scene(&[(985.0, 200.0, 100.0)]));
    assert!(labels[0].unwrap().area.right < 1000.0);
}

#[test]
fn a_name_wider_than_the_panel_gives_way_to_a_number() {
    let labels = place(&scene(&[(300.0, 200.0, 6000.0)]));
    assert_eq!(labels[0].unwrap().wording, Wording::Number);
}

#[test]
fn names_come_before_numbers_and_the_cheap_before_the_dear() {
    let scene = scene(&[(300.0, 200.0, 90.0), (320.0, 204.0, 120.0)]);
    for list in candidates::all(&scene) {
        assert!(list.windows(2).all(|pair| pair[0].cost <= pair[1].cost));
        let label = |candidate: &candidates::Candidate| candidate.label(&scene).wording;
        let is_number = |candidate: &candidates::Candidate| label(candidate) == Wording::Number;
        assert!(
            list.iter()
                .all(|one| is_number(one) == (one.cost >= candidates::NUMBER))
        );
        assert!(list.iter().any(is_number) && !list.iter().all(is_number));
    }
}

#[test]
fn a_name_of_many_lines_keeps_off_markers_far_above_and_below() {
    let points: Vec<_> = (0..12)
        .map(|index| {
            (
                480.0 + 5.0 * f64::from(index % 2),
                30.0 + 58.0 * f64::from(index),
                60.0,
            )
        })
        .collect();
    let mut scene = scene(&points);
    scene.tasks[5].names = vec![size(&[120.0; 24])];
    assert_clean(&scene, &place(&scene));
}

#[test]
fn kin_may_have_their_names_at_any_of_their_markers() {
    let mut scene = scene(&[(300.0, 200.0, 100.0), (312.0, 200.0, 100.0)]);
    for task in &mut scene.tasks {
        task.kin = 0;
    }
    let labels = place(&scene);
    assert!(labels.iter().flatten().all(|label| label.leader.is_none()));
}

#[test]
fn names_stay_where_they_stood() {
    let points: Vec<_> = (0..60)
        .map(|index| {
            let (row, column) = (f64::from(index / 10), f64::from(index % 10));
            (
                60.0 + column * 97.0,
                60.0 + row * 113.0,
                90.0 + 7.0 * column,
            )
        })
        .collect();
    let before = place(&scene(&points));
    let mut moved = points.clone();
    moved[33] = (500.0, 350.0, moved[33].2);
    let mut after = scene(&moved);
    for (index, task) in after.tasks.iter_mut().enumerate() {
        task.before = before[index].filter(|_| index != 33);
    }
    let labels = place(&after);
    assert_clean(&after, &labels);
    let stayed = (0..60).filter(|index| {
        labels[*index].map(|label| label.area) == before[*index].map(|label| label.area)
    });
    assert!(stayed.count() >= 54);
}

fn points(most: usize) -> impl Strategy<Value = Vec<(f64, f64, f64)>> {
    let point = (10_u32..990, 10_u32..690, 20_u32..340);
    prop::collection::vec(point, 0..most).prop_map(|points| {
        let exact = |(x, y, width)| (f64::from(x), f64::from(y), f64::from(width));
        let mut points: Vec<_> = points.into_iter().map(exact).collect();
        // Markers are packed before names are placed: they never overlap.
        let mut kept: Vec<(f64, f64, f64)> = Vec::new();
        for point in points.drain(..) {
            let free = |other: &(f64, f64, f64)| {
                (point.0 - other.0).abs() > 11.0 || (point.1 - other.1).abs() > 11.0
            };
            if kept.iter().all(free) {
                kept.push(point);
            }
        }
        kept
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]

    #[test]
    fn nothing_ever_overlaps(points in points(60)) {
        let scene = scene(&points);
        let labels = place(&scene);
        assert_clean(&scene, &labels);
        prop_assert_eq!(labels, place(&scene));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1))]

    #[test]
    fn nothing_ever_overlaps_in_a_crowd(points in points(300)) {
        let scene = scene(&points);
        assert_clean(&scene, &place(&scene));
    }
}
