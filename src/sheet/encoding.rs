//! The characters of a file of text, whatever program wrote them.

use std::borrow::Cow;

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

use super::Unreadable;

/// How many bytes are looked at to recognise UTF-16 that does not say so.
const LOOKED_AT: usize = 64 << 10;

/// A text and the encoding it was in, where that is worth telling: `None` for UTF-8.
///
/// # Errors
/// It says that it is Unicode and is not.
pub(super) fn decoded(bytes: &[u8]) -> Result<(Cow<'_, str>, Option<&'static str>), Unreadable> {
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
    // What spreadsheets on Windows write in western countries; every byte of it is a character.
    let (text, _) = WINDOWS_1252.decode_without_bom_handling(bytes);
    Ok((text, told(WINDOWS_1252)))
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

/// What an encoding is called, where it is not the usual one.
fn told(encoding: &'static Encoding) -> Option<&'static str> {
    if encoding == UTF_8 {
        None
    } else if encoding == WINDOWS_1252 {
        Some("Windows-1252")
    } else {
        Some("UTF-16")
    }
}
