//! The characters of a file of text, whatever program wrote them.

use std::borrow::Cow;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{
    BIG5, EUC_JP, EUC_KR, Encoding, GBK, IBM866, ISO_8859_2, KOI8_U, SHIFT_JIS, UTF_8, UTF_16BE,
    UTF_16LE, WINDOWS_874, WINDOWS_1250, WINDOWS_1251, WINDOWS_1252, WINDOWS_1253, WINDOWS_1254,
    WINDOWS_1255, WINDOWS_1256, WINDOWS_1257, WINDOWS_1258,
};

use super::Unreadable;

/// How many bytes are looked at to recognise UTF-16 that does not say so.
const LOOKED_AT: usize = 64 << 10;

/// How many bytes are looked at to guess an encoding, from the first on that is no ASCII.
const GUESSED_FROM: usize = 1 << 20;

/// How far before that its word may begin.
const LONGEST_WORD: usize = 100;

/// How many different bytes beyond ASCII within words tell a language.
const FEWEST: usize = 3;

/// What programs write that do not write Unicode. Other encodings are not guessed: with ISO-8859-4, say, `naïve` is a
/// word of the Baltic.
const GUESSED: &[&Encoding] = &[
    WINDOWS_1250,
    WINDOWS_1251,
    WINDOWS_1253,
    WINDOWS_1254,
    WINDOWS_1255,
    WINDOWS_1256,
    WINDOWS_1257,
    WINDOWS_1258,
    WINDOWS_874,
    ISO_8859_2,
    KOI8_U,
    IBM866,
    SHIFT_JIS,
    EUC_JP,
    GBK,
    BIG5,
    EUC_KR,
];

/// A text and the encoding it was in, where that is worth telling: `None` for UTF-8.
///
/// # Errors
/// It says that it is Unicode and is not.
pub(super) fn decoded(bytes: &[u8]) -> Result<(Cow<'_, str>, Option<String>), Unreadable> {
    if matches!(bytes, [0xff, 0xfe, 0, 0, ..] | [0, 0, 0xfe, 0xff, ..]) {
        let kind = "text in UTF-32, which must be saved as UTF-8 first";
        return Err(Unreadable::OtherKind(kind.to_owned()));
    }
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        return match encoding.decode_without_bom_handling(&bytes[mark..]) {
            (text, false) => Ok((text, told(encoding))),
            (_, true) => Err(Unreadable::Broken(format!(
                "it begins as {} and goes on otherwise; save it again as UTF-8",
                encoding.name()
            ))),
        };
    }
    let encodings = [wide(bytes), Some(UTF_8)];
    for encoding in encodings.into_iter().flatten() {
        if let (text, false) = encoding.decode_without_bom_handling(bytes) {
            return Ok((text, told(encoding)));
        }
    }
    let (encoding, text) = guessed(bytes);
    let name = encoding.name();
    let told = format!("{name} (guessed; if letters look wrong, save it as UTF-8)");
    Ok((text, Some(told)))
}

/// The likeliest of the encodings that say nowhere which they are.
fn guessed(bytes: &[u8]) -> (&'static Encoding, Cow<'_, str>) {
    let start = bytes.iter().position(|byte| !byte.is_ascii()).unwrap_or(0);
    // The letters before the first one beyond ASCII belong to its word.
    let rest = &bytes[start.saturating_sub(LONGEST_WORD)..];
    let sample = &rest[..rest.len().min(GUESSED_FROM)];
    if letters(sample) >= FEWEST {
        let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
        detector.feed(sample, sample.len() == rest.len());
        let encoding = detector.guess(None, Utf8Detection::Deny);
        if GUESSED.contains(&encoding)
            && let (text, false) = encoding.decode_without_bom_handling(bytes)
        {
            return (encoding, text);
        }
    }
    // What spreadsheets on Windows write in western countries; every byte of it is a character.
    let (text, _) = WINDOWS_1252.decode_without_bom_handling(bytes);
    (WINDOWS_1252, text)
}

/// How many different bytes beyond ASCII stand beside a letter: the sign in `£5` is a letter in Polish.
fn letters(sample: &[u8]) -> usize {
    let is_letter = |at: Option<usize>| {
        let byte = at.and_then(|at| sample.get(at));
        byte.is_some_and(|byte| !byte.is_ascii() || byte.is_ascii_alphabetic())
    };
    let mut seen = [false; 256];
    for (at, byte) in sample
        .iter()
        .enumerate()
        .filter(|(_, byte)| !byte.is_ascii())
    {
        seen[usize::from(*byte)] |= is_letter(at.checked_sub(1)) || is_letter(Some(at + 1));
    }
    seen.iter().filter(|seen| **seen).count()
}

/// UTF-16 without a mark: the upper halves of delimiters, line ends and Latin letters are zero, the lower ones are not.
fn wide(bytes: &[u8]) -> Option<&'static Encoding> {
    let bytes = &bytes[..bytes.len().min(LOOKED_AT)];
    let zeros = |side: usize| {
        let halves = bytes.iter().skip(side).step_by(2);
        halves.filter(|byte| **byte == 0).count()
    };
    let (even, odd) = (zeros(0), zeros(1));
    let many = bytes.len().div_ceil(20).max(2);
    if odd >= many && even * 20 < odd {
        Some(UTF_16LE)
    } else if even >= many && odd * 20 < even {
        Some(UTF_16BE)
    } else {
        None
    }
}

/// What an encoding of Unicode is called, where it is not the usual one.
fn told(encoding: &'static Encoding) -> Option<String> {
    (encoding != UTF_8).then(|| "UTF-16".to_owned())
}
