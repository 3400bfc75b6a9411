//! The measures of stocks.

use super::*;

/// Lengths that are equal to a hundredth of a millimetre.
fn equal(a: f64, b: f64) -> bool {
    (a - b).abs() < 0.01
}

fn grid(stock: Stock, paper: Paper) -> Grid {
    let options = LabelOptions {
        stock,
        ..LabelOptions::default()
    };
    options.grid(paper)
}

#[test]
fn every_grid_adds_up_to_its_sheet() {
    for stock in Stock::ALL {
        let grid = grid(stock, Paper::A4);
        let (width, height) = (grid.sheet.width, grid.sheet.height);
        assert!(
            equal(2.0 * grid.left + grid.width, width),
            "{} is not in the middle",
            stock.name()
        );
        // The lowest notes leave a little more room, for the hand that takes them off.
        let more = if stock == Stock::Sticky76 { 4.4 } else { 0.0 };
        assert!(
            equal(2.0 * grid.top + grid.height + more, height),
            "{} does not add up",
            stock.name()
        );
    }
}

#[test]
fn labels_lie_where_the_makers_put_them() {
    for (stock, labels, left, top) in [
        (Stock::Avery5160, 30, 144.4625, 241.3),
        (Stock::Avery5163, 10, 110.3376, 215.9),
        (Stock::L7160, 21, 139.25, 243.75),
        (Stock::Sticky3In, 6, 120.65, 190.5),
        (Stock::Sticky76, 6, 115.8, 196.4),
        (Stock::A6, 4, 105.0, 148.5),
    ] {
        let places = grid(stock, Paper::A4).places();
        assert_eq!((places.len(), stock.per_sheet()), (labels, labels));
        let last = places[labels - 1];
        assert!(equal(last.left, left) && equal(last.top, top), "{last:?}");
    }
}

#[test]
fn cards_to_cut_are_inside_what_both_papers_share() {
    for paper in [Paper::A4, Paper::Letter, Paper::A3] {
        let grid = grid(Stock::Card76, paper);
        assert!(equal(grid.width, 152.0) && equal(grid.height, 228.0));
        assert!(grid.left >= 10.0 && grid.top >= 10.0 && grid.has_foot());
    }
}

#[test]
fn a_stock_fixes_its_paper() {
    assert!(equal(grid(Stock::Avery5160, Paper::A4).sheet.width, 215.9));
    assert!(equal(grid(Stock::L7160, Paper::Letter).sheet.width, 210.0));
    assert!(equal(grid(Stock::Card76, Paper::Letter).sheet.width, 215.9));
}

#[test]
fn an_offset_moves_everything() {
    let moved = LabelOptions {
        offset: (1.5, -2.0),
        ..LabelOptions::default()
    };
    let [here, there] = [LabelOptions::default(), moved].map(|options| {
        let grid = options.grid(Paper::A4);
        (grid.places()[5], grid.cuts()[0])
    });
    assert!(equal(there.0.left - here.0.left, 1.5) && equal(there.0.top - here.0.top, -2.0));
    assert!(equal(there.1.x1 - here.1.x1, 1.5));
}

#[test]
fn marks_stay_off_the_cards_where_there_is_room_and_on_the_paper_where_there_is_none() {
    let plain = grid(Stock::Card76, Paper::A4);
    let is_outside = |line: &&Line| {
        let right_of = line.x1 > plain.left + plain.width;
        let below = line.y1 > plain.top + plain.height;
        line.x2 < plain.left || right_of || line.y2 < plain.top || below
    };
    let cuts = plain.cuts();
    assert_eq!(
        cuts.len(),
        14 + 4,
        "three down and four across with two ends each, and two crosses"
    );
    assert_eq!(cuts.iter().filter(is_outside).count(), 14);
    let a6 = grid(Stock::A6, Paper::A4);
    assert_eq!(a6.cuts().len(), 4 + 2, "the edges of the sheet need no cut");
    for line in a6.cuts() {
        assert!(line.x1 >= 5.0 && line.y1 >= 5.0 && line.x2 <= 205.0 && line.y2 <= 292.0);
    }
    assert!(grid(Stock::L7160, Paper::A4).cuts().is_empty());
}

#[test]
fn who_starts_beyond_a_sheet_hears_how_many_labels_it_has() {
    let at = |stock, start_at| {
        LabelOptions {
            stock,
            start_at,
            ..LabelOptions::default()
        }
        .check()
    };
    assert_eq!(at(Stock::Avery5160, 30), Ok(()));
    let why = at(Stock::Avery5160, 31).unwrap_err();
    assert!(why.contains("`avery-5160` has 30 labels"), "{why}");
    assert!(at(Stock::A6, 0).is_err());
}
