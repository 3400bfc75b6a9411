//! Words of users where nothing but characters can be written.

/// On one line, without characters that control how others are shown.
pub(super) fn on_one_line(text: &str) -> String {
    let mut clean = String::with_capacity(text.len());
    for c in text.chars() {
        let is_blank = c.is_control() || matches!(c, ' ' | '\u{2028}' | '\u{2029}');
        let is_unseen = matches!(c, '\u{200b}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}');
        if is_blank {
            if !clean.ends_with(' ') {
                clean.push(' ');
            }
        } else if !is_unseen {
            clean.push(c);
        }
    }
    clean
}

/// Whether a text has letters that run from right to left: Hebrew, Arabic, Syriac, Thaana, N'Ko and their like.
pub(super) fn runs_from_right(text: &str) -> bool {
    text.chars().any(|c| {
        matches!(c,
            '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}'
            | '\u{10800}'..='\u{10fff}' | '\u{1e800}'..='\u{1efff}')
    })
}
