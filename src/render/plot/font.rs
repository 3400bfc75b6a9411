//! The fonts of a figure: measuring text, and the part of a font that a figure carries with it.
//!
//! Figures are set in Inter, which is built in; one more font file can be named for scripts
//! that Inter lacks. The fonts of the machine are never read, so that the same figure has the
//! same bytes everywhere. Widths are plain sums of advance widths: kerning and ligatures are
//! switched off in the figures, which makes every viewer agree with what was measured here.

mod script;
mod subset;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use ttf_parser::{Face, GlyphId};

/// The CSS family of the built-in font.
pub(super) const FAMILY: &str = "Inter";
/// The CSS family of the font that the user named.
pub(super) const EXTRA_FAMILY: &str = "Offsite Extra";

/// Height of capital letters above the baseline, in em (Inter, `OS/2.sCapHeight`).
pub(super) const CAP_HEIGHT: f64 = 0.727;
/// Height of a line box above the baseline, in em (Inter, `hhea.ascender`).
pub(super) const ASCENT: f64 = 0.969;
/// Depth of a line box below the baseline, in em (Inter, `hhea.descender`).
pub(super) const DESCENT: f64 = 0.242;
/// How high and how deep the letters of names reach, in em (Inter, "(" and "g").
pub(super) const INK: (f64, f64) = (0.762, 0.216);
/// The distance between the baselines of a text of several lines, in em.
pub(super) const LINE: f64 = 1.13;

/// Height above and depth below the baseline of a line box, in pixels; browsers round both.
pub(super) fn line_box(size: f64) -> (f64, f64) {
    ((ASCENT * size).round(), (DESCENT * size).round())
}

static REGULAR: &[u8] = include_bytes!("../../../assets/fonts/Inter-Regular.ttf");
static SEMI_BOLD: &[u8] = include_bytes!("../../../assets/fonts/Inter-SemiBold.ttf");
static BOLD: &[u8] = include_bytes!("../../../assets/fonts/Inter-Bold.ttf");

/// How heavy the letters are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Weight {
    /// CSS 400: names, anchors, everything that is read.
    Regular,
    /// CSS 600: what has to be found.
    SemiBold,
    /// CSS 700: the title.
    Bold,
}

impl Weight {
    const ALL: [Self; 3] = [Self::Regular, Self::SemiBold, Self::Bold];

    /// The number that CSS has for it.
    #[must_use]
    pub fn css(self) -> u16 {
        match self {
            Self::Regular => 400,
            Self::SemiBold => 600,
            Self::Bold => 700,
        }
    }

    fn file(self) -> &'static [u8] {
        match self {
            Self::Regular => REGULAR,
            Self::SemiBold => SEMI_BOLD,
            Self::Bold => BOLD,
        }
    }
}

/// A font file that cannot be used.
#[derive(Debug)]
pub struct FontError(String);

impl fmt::Display for FontError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "not a usable font file: {}", self.0)
    }
}

impl std::error::Error for FontError {}

/// The fonts that a figure may use: Inter and, if the user named one, another.
#[derive(Debug, Clone)]
pub struct Fonts {
    inter: BTreeMap<Weight, Metrics>,
    extra: Option<Extra>,
}

#[derive(Debug, Clone)]
struct Extra {
    file: Vec<u8>,
    metrics: Metrics,
}

/// The advance widths of a font in em, by character.
#[derive(Debug, Clone)]
struct Metrics(BTreeMap<char, f64>);

impl Metrics {
    fn read(face: &Face<'_>) -> Self {
        let em = f64::from(face.units_per_em());
        let mut advances = BTreeMap::new();
        let unicode = face
            .tables()
            .cmap
            .into_iter()
            .flat_map(|cmap| cmap.subtables);
        for table in unicode.filter(ttf_parser::cmap::Subtable::is_unicode) {
            table.codepoints(|code| {
                let glyph = table.glyph_index(code).filter(|glyph| *glyph != GlyphId(0));
                if let (Some(letter), Some(glyph)) = (char::from_u32(code), glyph) {
                    let units = face.glyph_hor_advance(glyph).unwrap_or_default();
                    advances.insert(letter, f64::from(units) / em);
                }
            });
        }
        Self(advances)
    }
}

/// Which characters a figure uses, by the font that has to supply them.
#[derive(Debug, Default)]
pub(super) struct Used {
    inter: BTreeMap<Weight, BTreeSet<char>>,
    extra: BTreeSet<char>,
}

/// A font that travels with a figure.
#[derive(Debug)]
pub(super) struct Embedded {
    /// Its CSS family.
    pub(super) family: &'static str,
    /// Its CSS weight: one number, or a range.
    pub(super) weight: String,
    /// The font file, cut down to what is used.
    pub(super) file: Vec<u8>,
}

impl Fonts {
    /// Inter and nothing else.
    #[must_use]
    pub fn built_in() -> Self {
        let metrics = |weight: Weight| {
            Face::parse(weight.file(), 0).map_or_else(
                |_| (weight, Metrics(BTreeMap::new())),
                |face| (weight, Metrics::read(&face)),
            )
        };
        Self {
            inter: Weight::ALL.into_iter().map(metrics).collect(),
            extra: None,
        }
    }

    /// Inter, and for the characters that it lacks the font in `file` (TrueType or OpenType).
    ///
    /// # Errors
    ///
    /// If `file` is not a font.
    pub fn with_extra(file: Vec<u8>) -> Result<Self, FontError> {
        let face = Face::parse(&file, 0).map_err(|error| FontError(error.to_string()))?;
        let metrics = Metrics::read(&face);
        Ok(Self {
            extra: Some(Extra { metrics, file }),
            ..Self::built_in()
        })
    }

    /// The width of one line of text, in pixels, at `size` pixels an em.
    #[must_use]
    pub fn width(&self, text: &str, size: f64, weight: Weight) -> f64 {
        text.chars()
            .map(|letter| self.advance(letter, weight))
            .sum::<f64>()
            * size
    }

    /// The scripts in `text` that none of the fonts can draw, by name and without repetition.
    ///
    /// Such text is still drawn, in whatever font the viewer has; its width is an estimate,
    /// and the PNG shows placeholder boxes.
    #[must_use]
    pub fn missing_scripts(&self, text: &str) -> BTreeSet<&'static str> {
        let missing = |letter: &char| {
            !letter.is_control() && self.home(*letter, Weight::Regular) == Home::None
        };
        text.chars().filter(missing).map(script::name).collect()
    }

    /// Whether Inter alone can draw the text.
    pub(super) fn is_plain(&self, text: &str) -> bool {
        text.chars()
            .all(|letter| self.home(letter, Weight::Regular) == Home::Inter)
    }

    /// Notes the characters of a text that is about to be drawn.
    pub(super) fn note(&self, used: &mut Used, text: &str, weight: Weight) {
        for letter in text.chars() {
            match self.home(letter, weight) {
                Home::Inter => {
                    used.inter.entry(weight).or_default().insert(letter);
                }
                Home::Extra => {
                    used.extra.insert(letter);
                }
                Home::None => {}
            }
        }
    }

    /// The fonts that a figure with these characters has to carry.
    pub(super) fn embed(&self, used: &Used) -> Vec<Embedded> {
        let inter = used.inter.iter().map(|(weight, letters)| Embedded {
            family: FAMILY,
            weight: weight.css().to_string(),
            file: cut(weight.file(), letters),
        });
        let extra = self
            .extra
            .iter()
            .filter(|_| !used.extra.is_empty())
            .map(|extra| Embedded {
                family: EXTRA_FAMILY,
                weight: "100 900".into(),
                // Scripts whose letters join or stack need the shaping tables, which a subset loses.
                file: if used.extra.iter().copied().any(script::needs_shaping) {
                    extra.file.clone()
                } else {
                    cut(&extra.file, &used.extra)
                },
            });
        inter.chain(extra).collect()
    }

    fn advance(&self, letter: char, weight: Weight) -> f64 {
        let inter = self
            .inter
            .get(&weight)
            .and_then(|metrics| metrics.0.get(&letter));
        let extra = || {
            self.extra
                .as_ref()
                .and_then(|extra| extra.metrics.0.get(&letter))
        };
        inter
            .or_else(extra)
            .copied()
            .unwrap_or_else(|| script::estimated_advance(letter))
    }

    fn home(&self, letter: char, weight: Weight) -> Home {
        let has = |metrics: &Metrics| metrics.0.contains_key(&letter);
        if self.inter.get(&weight).is_some_and(has) {
            Home::Inter
        } else if self.extra.as_ref().is_some_and(|extra| has(&extra.metrics)) {
            Home::Extra
        } else {
            Home::None
        }
    }
}

/// Where a character is drawn from.
#[derive(PartialEq)]
enum Home {
    Inter,
    Extra,
    None,
}

/// The part of a font that has these letters, or the whole font where that cannot be had:
/// a large figure is better than one that lacks letters.
fn cut(file: &[u8], letters: &BTreeSet<char>) -> Vec<u8> {
    subset::subset(file, letters).unwrap_or_else(|_| file.to_vec())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn widths_are_those_of_the_font() {
        let fonts = Fonts::built_in();
        let face = Face::parse(REGULAR, 0).unwrap();
        let advance = face
            .glyph_hor_advance(face.glyph_index('W').unwrap())
            .unwrap();
        let expected = f64::from(advance) / f64::from(face.units_per_em()) * 20.0;
        assert!((fonts.width("W", 10.0, Weight::Regular) * 2.0 - expected).abs() < 1e-9);
        assert!(fonts.width("Www", 10.0, Weight::Bold) > fonts.width("Www", 10.0, Weight::Regular));
    }

    #[test]
    fn scripts_without_a_font_are_named_and_measured() {
        let fonts = Fonts::built_in();
        let missing: Vec<_> = fonts
            .missing_scripts("Größe Ω Ж 更新 مرحبا")
            .into_iter()
            .collect();
        assert_eq!(missing, ["Arabic", "Chinese or Japanese"]);
        assert!((fonts.width("更新", 10.0, Weight::Regular) - 20.0).abs() < 1e-9);
    }

    #[test]
    fn a_file_that_is_no_font_is_refused() {
        assert!(Fonts::with_extra(b"plain text".to_vec()).is_err());
    }

    #[test]
    fn the_extra_font_supplies_only_what_inter_lacks() {
        let fonts = Fonts::with_extra(REGULAR.to_vec()).unwrap();
        let mut used = Used::default();
        fonts.note(&mut used, "abc", Weight::Regular);
        assert_eq!(fonts.embed(&used).len(), 1);
    }
}
