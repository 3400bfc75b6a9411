//! Two figures in one page: the ids of one must not be those of the other.

use resvg::usvg::roxmltree::{Attribute, Document};

use crate::render::plot::Drawing;

/// Drawings one below the other, as one SVG; the ids of each start with its number.
pub fn stacked(drawings: &[&Drawing]) -> String {
    let (mut width, mut height, mut inside) = (0.0_f64, 0.0, String::new());
    for (index, drawing) in drawings.iter().enumerate() {
        let svg = prefixed(drawing.svg(), &format!("{}-", index + 1));
        inside += &svg.replacen("<svg ", &format!("<svg y=\"{height}\" "), 1);
        width = width.max(drawing.size().0);
        height += drawing.size().1;
    }
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" \
         viewBox=\"0 0 {width} {height}\">{inside}</svg>"
    )
}

/// An SVG whose ids, and all references to them, start with a prefix.
///
/// What is not well-formed XML comes back as it is; figures of ours always are.
pub(super) fn prefixed(svg: &str, prefix: &str) -> String {
    let Ok(document) = Document::parse(svg) else {
        return svg.to_owned();
    };
    let attributes = document
        .descendants()
        .flat_map(|node| node.attributes().collect::<Vec<_>>());
    let mut places: Vec<usize> = attributes
        .flat_map(|attribute| ids(&attribute, svg))
        .collect();
    places.sort_unstable();
    let mut text = String::with_capacity(svg.len() + places.len() * prefix.len());
    let mut from = 0;
    for place in places {
        text.push_str(&svg[from..place]);
        text.push_str(prefix);
        from = place;
    }
    text.push_str(&svg[from..]);
    text
}

/// Where ids begin in the value of an attribute, in bytes from the start of the document.
fn ids(attribute: &Attribute<'_, '_>, svg: &str) -> Vec<usize> {
    const REFERENCE: &str = "url(#";
    // As it is written, not as it reads: an entity is longer than what it stands for.
    let range = attribute.range_value();
    let (start, value) = (range.start, &svg[range]);
    let words = || {
        let beginnings = value.match_indices(|letter: char| !letter.is_whitespace());
        beginnings
            .map(|(at, _)| at)
            .filter(|at| *at == 0 || value[..*at].ends_with(char::is_whitespace))
    };
    match attribute.name() {
        "id" => vec![start],
        "aria-labelledby" | "aria-describedby" => words().map(|at| start + at).collect(),
        "href" if value.starts_with('#') => vec![start + 1],
        _ => {
            let references = value.match_indices(REFERENCE);
            references
                .map(|(at, _)| start + at + REFERENCE.len())
                .collect()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_and_references_get_the_prefix_and_nothing_else_does() {
        let svg = r##"<svg aria-labelledby="a  b"><title id="a">id="c" é</title><g id='b' data-id="a" fill="url(#f)"><use href="#a"/></g></svg>"##;
        assert_eq!(
            prefixed(svg, "n-"),
            r##"<svg aria-labelledby="n-a  n-b"><title id="n-a">id="c" é</title><g id='n-b' data-id="a" fill="url(#n-f)"><use href="#n-a"/></g></svg>"##
        );
    }

    #[test]
    fn entities_before_a_reference_count_as_they_are_written() {
        assert_eq!(
            prefixed(r##"<g style="&amp;url(#x) url(#y)"/>"##, "n-"),
            r##"<g style="&amp;url(#n-x) url(#n-y)"/>"##
        );
    }

    #[test]
    fn what_is_no_xml_stays() {
        assert_eq!(prefixed("<svg", "n-"), "<svg");
        assert_eq!(prefixed("", "n-"), "");
    }
}
