//! [`Position`]: a line and a column, as an editor counts them.

/// A line and a column, both from 1; the column counts characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// The line.
    pub line: usize,
    /// The column.
    pub column: usize,
}

impl Position {
    /// The position of a byte of `text`; past its end, the position after its last character.
    pub fn of(text: &str, byte: usize) -> Self {
        let before = &text[..text.floor_char_boundary(byte)];
        let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
        let column = before[line_start..]
            .chars()
            .filter(|c| *c != '\u{feff}')
            .count()
            + 1;
        Self {
            line: before.matches('\n').count() + 1,
            column,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Position;

    #[test]
    fn columns_count_characters_and_skip_the_byte_order_mark() {
        assert_eq!(
            Position::of("\u{feff}[ä]\r\nx", 3),
            Position { line: 1, column: 1 }
        );
        assert_eq!(
            Position::of("\u{feff}[ä]\r\nx", 6),
            Position { line: 1, column: 3 }
        );
        assert_eq!(Position::of("a\r\nbc", 4), Position { line: 2, column: 2 });
        assert_eq!(Position::of("a", 99), Position { line: 1, column: 2 });
    }
}
