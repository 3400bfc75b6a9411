//! Cuts a font file down to some letters.

use std::collections::BTreeSet;

use allsorts::binary::read::ReadScope;
use allsorts::font_data::FontData;
use allsorts::subset::{CmapTarget, SubsetProfile};
use ttf_parser::Face;

use super::FontError;

/// The font with the glyphs of these letters only, as a file that browsers accept.
pub(super) fn subset(file: &[u8], letters: &BTreeSet<char>) -> Result<Vec<u8>, FontError> {
    let face = Face::parse(file, 0).map_err(|error| FontError(error.to_string()))?;
    // Glyph 0 draws what is missing; every font must have it.
    let mut glyphs = BTreeSet::from([0]);
    glyphs.extend(
        letters
            .iter()
            .filter_map(|letter| face.glyph_index(*letter))
            .map(|glyph| glyph.0),
    );
    let glyphs: Vec<u16> = glyphs.into_iter().collect();

    let font = ReadScope::new(file)
        .read::<FontData<'_>>()
        .map_err(|error| FontError(error.to_string()))?;
    let tables = font
        .table_provider(0)
        .map_err(|error| FontError(error.to_string()))?;
    allsorts::subset::subset(
        &tables,
        &glyphs,
        &SubsetProfile::Minimal,
        CmapTarget::Unicode,
    )
    .map_err(|error| FontError(error.to_string()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::plot::font::{REGULAR, SEMI_BOLD};

    #[test]
    fn a_subset_is_small_and_keeps_letters_and_widths() {
        let letters: BTreeSet<char> = "Renewal forecast – größer".chars().collect();
        for file in [REGULAR, SEMI_BOLD] {
            let small = subset(file, &letters).unwrap();
            assert!(small.len() < 12_000, "{} bytes", small.len());
            let (whole, part) = (
                Face::parse(file, 0).unwrap(),
                Face::parse(&small, 0).unwrap(),
            );
            for letter in &letters {
                let advance =
                    |face: &Face<'_>| face.glyph_hor_advance(face.glyph_index(*letter).unwrap());
                assert_eq!(advance(&whole), advance(&part), "{letter}");
            }
            assert!(part.glyph_index('Z').is_none());
        }
    }

    #[test]
    fn the_same_letters_give_the_same_bytes() {
        let letters: BTreeSet<char> = "abc".chars().collect();
        assert_eq!(
            subset(REGULAR, &letters).unwrap(),
            subset(REGULAR, &letters).unwrap()
        );
    }
}
