//! Characters that are, or only look like, the Latin letters of a chart.

/// The plain form of a character that is a Latin letter in another dress: full-width, circled, squared, mathematical.
pub(super) fn plain(letter: char) -> Option<char> {
    let code = u32::from(letter);
    let nth = |first: u32, base: char| char::from_u32(u32::from(base) + (code - first));
    match code {
        0xFF21..=0xFF3A => nth(0xFF21, 'A'),
        0xFF41..=0xFF5A => nth(0xFF41, 'a'),
        0x24B6..=0x24CF => nth(0x24B6, 'A'),
        0x24D0..=0x24E9 => nth(0x24D0, 'a'),
        0x1F130..=0x1F149 => nth(0x1F130, 'A'),
        0x1F150..=0x1F169 => nth(0x1F150, 'A'),
        0x1F170..=0x1F189 => nth(0x1F170, 'A'),
        0x1F1E6..=0x1F1FF => nth(0x1F1E6, 'A'),
        // Mathematical alphabets follow each other in blocks of 26 capitals and 26 small letters.
        0x1D400..=0x1D6A3 => {
            let (small, at) = ((code - 0x1D400) / 26 % 2, (code - 0x1D400) % 26);
            let base = if small == 1 { 'a' } else { 'A' };
            char::from_u32(u32::from(base) + at)
        }
        _ => None,
    }
}

/// The punctuation of full width as it stands on a Western keyboard.
pub(super) fn plain_mark(mark: char) -> Option<char> {
    match mark {
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(u32::from(mark) - 0xFEE0),
        '、' => Some(','),
        '\u{A0}' | '\u{2007}' | '\u{202F}' | '\u{3000}' => Some(' '),
        _ => None,
    }
}

/// Characters that nobody sees, so that they never make a cell another one.
pub(super) fn is_invisible(letter: char) -> bool {
    matches!(
        letter,
        '\u{AD}' | '\u{180E}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}'
            | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}'
    )
}

/// A character of another script that looks like a Latin capital of a chart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Lookalike {
    /// The character itself.
    pub(super) character: char,
    /// What it looks like, as a capital.
    pub(super) latin: char,
    /// What Unicode calls it.
    pub(super) name: &'static str,
}

/// The look-alike that a character is, if it is one.
pub(super) fn lookalike(character: char) -> Option<Lookalike> {
    let mut all = LOOKALIKES.iter();
    all.find(|(known, _, _)| *known == character)
        .map(|&(character, latin, name)| Lookalike {
            character,
            latin,
            name,
        })
}

const LOOKALIKES: &[(char, char, &str)] = &[
    ('\u{0410}', 'A', "CYRILLIC CAPITAL LETTER A"),
    ('\u{0430}', 'A', "CYRILLIC SMALL LETTER A"),
    ('\u{0421}', 'C', "CYRILLIC CAPITAL LETTER ES"),
    ('\u{0441}', 'C', "CYRILLIC SMALL LETTER ES"),
    ('\u{0420}', 'P', "CYRILLIC CAPITAL LETTER ER"),
    ('\u{0440}', 'P', "CYRILLIC SMALL LETTER ER"),
    (
        '\u{0406}',
        'I',
        "CYRILLIC CAPITAL LETTER BYELORUSSIAN-UKRAINIAN I",
    ),
    (
        '\u{0456}',
        'I',
        "CYRILLIC SMALL LETTER BYELORUSSIAN-UKRAINIAN I",
    ),
    ('\u{04C0}', 'I', "CYRILLIC LETTER PALOCHKA"),
    ('\u{041E}', 'O', "CYRILLIC CAPITAL LETTER O"),
    ('\u{043E}', 'O', "CYRILLIC SMALL LETTER O"),
    ('\u{0405}', 'S', "CYRILLIC CAPITAL LETTER DZE"),
    ('\u{0455}', 'S', "CYRILLIC SMALL LETTER DZE"),
    ('\u{0474}', 'V', "CYRILLIC CAPITAL LETTER IZHITSA"),
    ('\u{0500}', 'D', "CYRILLIC CAPITAL LETTER KOMI DE"),
    ('\u{0391}', 'A', "GREEK CAPITAL LETTER ALPHA"),
    ('\u{03B1}', 'A', "GREEK SMALL LETTER ALPHA"),
    ('\u{0399}', 'I', "GREEK CAPITAL LETTER IOTA"),
    ('\u{03B9}', 'I', "GREEK SMALL LETTER IOTA"),
    ('\u{03A1}', 'P', "GREEK CAPITAL LETTER RHO"),
    ('\u{03C1}', 'P', "GREEK SMALL LETTER RHO"),
    ('\u{03F9}', 'C', "GREEK CAPITAL LUNATE SIGMA SYMBOL"),
    ('\u{03F2}', 'C', "GREEK LUNATE SIGMA SYMBOL"),
    ('\u{039F}', 'O', "GREEK CAPITAL LETTER OMICRON"),
    ('\u{03BF}', 'O', "GREEK SMALL LETTER OMICRON"),
    ('\u{03BD}', 'V', "GREEK SMALL LETTER NU"),
    ('\u{054F}', 'S', "ARMENIAN CAPITAL LETTER TIWN"),
    ('\u{0555}', 'O', "ARMENIAN CAPITAL LETTER OH"),
    ('\u{13AA}', 'A', "CHEROKEE LETTER GO"),
    ('\u{13A1}', 'R', "CHEROKEE LETTER E"),
    ('\u{13DF}', 'C', "CHEROKEE LETTER TLI"),
    ('\u{13A0}', 'D', "CHEROKEE LETTER A"),
    ('\u{13DA}', 'S', "CHEROKEE LETTER DU"),
    ('\u{13D9}', 'V', "CHEROKEE LETTER DO"),
    ('\u{13E2}', 'P', "CHEROKEE LETTER TLV"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_in_another_dress_are_letters() {
        for (dressed, bare) in [
            ('Ａ', 'A'),
            ('ｒ', 'r'),
            ('Ⓒ', 'C'),
            ('🅰', 'A'),
            ('𝐑', 'R'),
            ('𝐫', 'r'),
        ] {
            assert_eq!(plain(dressed), Some(bare), "{dressed}");
        }
        assert_eq!(plain('A'), None);
        assert_eq!(plain_mark('，'), Some(','));
    }

    #[test]
    fn letters_of_other_scripts_only_look_like_ones() {
        assert_eq!(plain('А'), None);
        assert_eq!(lookalike('А').unwrap().name, "CYRILLIC CAPITAL LETTER A");
        assert_eq!(lookalike('A'), None);
    }
}
