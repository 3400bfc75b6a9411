//! What is known of a character without a font that has it.

/// Scripts by code point: first, last, name. Coarse on purpose: the name goes into a warning.
const SCRIPTS: &[(u32, u32, &str)] = &[
    (0x0530, 0x058f, "Armenian"),
    (0x0590, 0x05ff, "Hebrew"),
    (0x0600, 0x06ff, "Arabic"),
    (0x0700, 0x074f, "Syriac"),
    (0x0750, 0x077f, "Arabic"),
    (0x08a0, 0x08ff, "Arabic"),
    (0x0900, 0x097f, "Devanagari"),
    (0x0980, 0x09ff, "Bengali"),
    (0x0a00, 0x0a7f, "Gurmukhi"),
    (0x0a80, 0x0aff, "Gujarati"),
    (0x0b80, 0x0bff, "Tamil"),
    (0x0c00, 0x0c7f, "Telugu"),
    (0x0c80, 0x0cff, "Kannada"),
    (0x0d00, 0x0d7f, "Malayalam"),
    (0x0d80, 0x0dff, "Sinhala"),
    (0x0e00, 0x0e7f, "Thai"),
    (0x0e80, 0x0eff, "Lao"),
    (0x1000, 0x109f, "Burmese"),
    (0x10a0, 0x10ff, "Georgian"),
    (0x1100, 0x11ff, "Korean"),
    (0x1200, 0x139f, "Ethiopic"),
    (0x1780, 0x17ff, "Khmer"),
    (0x2e80, 0x303f, "Chinese or Japanese"),
    (0x3040, 0x30ff, "Japanese"),
    (0x3130, 0x318f, "Korean"),
    (0x31f0, 0x31ff, "Japanese"),
    (0x3200, 0x9fff, "Chinese or Japanese"),
    (0xac00, 0xd7af, "Korean"),
    (0xf900, 0xfaff, "Chinese or Japanese"),
    (0xfb1d, 0xfb4f, "Hebrew"),
    (0xfb50, 0xfdff, "Arabic"),
    (0xfe70, 0xfeff, "Arabic"),
    (0xff00, 0xffef, "Chinese or Japanese"),
    (0x1f000, 0x1faff, "emoji"),
    (0x20000, 0x3ffff, "Chinese or Japanese"),
];

/// The script of a character, in words.
pub(super) fn name(letter: char) -> &'static str {
    let code = u32::from(letter);
    SCRIPTS
        .iter()
        .find(|(first, last, _)| (*first..=*last).contains(&code))
        .map_or("other symbols", |(_, _, name)| name)
}

/// A guess at the width of a character, in em: square for East Asian scripts and emoji,
/// nothing for what only changes its neighbour, average for the rest.
pub(super) fn estimated_advance(letter: char) -> f64 {
    match u32::from(letter) {
        0x0300..=0x036f | 0x200b..=0x200f | 0x202a..=0x202e | 0x2060..=0x2069 | 0xfe00..=0xfe0f => {
            0.0
        }
        0xff61..=0xffdc => 0.5,
        0x1100..=0x11ff | 0x2e80..=0xa4cf | 0xac00..=0xd7af | 0xf900..=0xfaff | 0xfe30..=0xfe4f => {
            1.0
        }
        0xff00..=0xff60 | 0x1f000..=0x1faff | 0x20000..=0x3ffff => 1.0,
        _ => 0.6,
    }
}

/// Whether the letter's form or place depends on its neighbours, as in Arabic or Devanagari.
pub(super) fn needs_shaping(letter: char) -> bool {
    matches!(u32::from(letter),
        0x0590..=0x109f | 0x1780..=0x18af | 0xa840..=0xabff | 0xfb1d..=0xfdff | 0xfe70..=0xfeff)
}
