//! Things below headings, laid on pages from top to bottom.

/// Things below a heading, which each page repeats that they go on to.
pub(super) struct Group<T> {
    /// The height of the heading.
    pub(super) heading: f64,
    /// The things with their heights.
    pub(super) items: Vec<(T, f64)>,
}

/// What a page has of a group.
#[derive(Debug, PartialEq)]
pub(super) struct Piece<T> {
    /// Which group, counted from 0.
    pub(super) group: usize,
    /// It goes on from the page before.
    pub(super) continued: bool,
    /// The things.
    pub(super) items: Vec<T>,
}

/// The pages, of which the first has `first` of room and all others `next`, and what is left on the last.
///
/// No thing is torn. One that is higher than a page has it to itself; the first page stays empty where only the next has
/// room.
pub(super) fn packed<T>(
    groups: impl IntoIterator<Item = Group<T>>,
    first: f64,
    next: f64,
) -> (Vec<Vec<Piece<T>>>, f64) {
    let (mut full, mut page, mut left) = (Vec::new(), Vec::new(), first);
    for (group, things) in groups.into_iter().enumerate() {
        let mut continued = false;
        let mut piece: Option<Piece<T>> = None;
        for (item, height) in things.items {
            let heading = if piece.is_none() { things.heading } else { 0.0 };
            let is_empty = page.is_empty() && piece.is_none();
            if height + heading > left && (!is_empty || left < next) {
                page.extend(piece.take());
                full.push(std::mem::take(&mut page));
                left = next;
            }
            if piece.is_none() {
                left -= things.heading;
            }
            let piece = piece.get_or_insert_with(|| Piece {
                group,
                continued,
                items: Vec::new(),
            });
            continued = true;
            piece.items.push(item);
            left -= height;
        }
        page.extend(piece);
    }
    full.push(page);
    (full, left)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn group(heading: f64, heights: &[f64]) -> Group<f64> {
        Group {
            heading,
            items: heights.iter().map(|height| (*height, *height)).collect(),
        }
    }

    /// The pages as "heading, heights", and what is left.
    fn told(groups: Vec<Group<f64>>, first: f64, next: f64) -> (Vec<String>, f64) {
        let (pages, left) = packed(groups, first, next);
        let piece = |piece: &Piece<f64>| {
            let again = if piece.continued { "+" } else { "" };
            format!("{}{again}{:?}", piece.group, piece.items)
        };
        let page = |page: &Vec<Piece<f64>>| page.iter().map(piece).collect::<Vec<_>>().join(" ");
        (pages.iter().map(page).collect(), left)
    }

    #[test]
    fn a_group_that_goes_on_repeats_its_heading() {
        let groups = vec![group(1.0, &[3.0, 3.0, 3.0]), group(1.0, &[2.0])];
        let (pages, left) = told(groups, 7.0, 9.0);
        assert_eq!(pages, ["0[3.0, 3.0]", "0+[3.0] 1[2.0]"]);
        assert_eq!(left, 2.0);
    }

    #[test]
    fn a_heading_never_stands_alone_at_the_end_of_a_page() {
        let (pages, _) = told(vec![group(1.0, &[5.0]), group(2.0, &[3.0])], 10.0, 10.0);
        assert_eq!(pages, ["0[5.0]", "1[3.0]"]);
    }

    #[test]
    fn what_is_too_high_has_a_page_to_itself() {
        let groups = || vec![group(1.0, &[30.0, 2.0])];
        assert_eq!(told(groups(), 10.0, 10.0).0, ["0[30.0]", "0+[2.0]"]);
        assert_eq!(told(groups(), -4.0, 40.0).0, ["", "0[30.0, 2.0]"]);
        assert_eq!(told(Vec::new(), 5.0, 9.0), (vec![String::new()], 5.0));
    }
}
