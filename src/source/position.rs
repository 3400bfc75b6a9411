//! [`Lines`]: the lines and columns of a text, as an editor counts them.

/// A line and a column, both from 1; the column counts characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// The line.
    pub line: usize,
    /// The column.
    pub column: usize,
}

/// Where the lines of a text start, found once: a report may ask for many positions in a large file.
#[derive(Debug)]
pub struct Lines<'t> {
    text: &'t str,
    starts: Vec<usize>,
}

impl<'t> Lines<'t> {
    /// The lines of `text`.
    pub fn of(text: &'t str) -> Self {
        let after_breaks = text.match_indices('\n').map(|(newline, _)| newline + 1);
        Self {
            text,
            starts: std::iter::once(0).chain(after_breaks).collect(),
        }
    }

    /// The position of a byte; past the end, the position after the last character.
    pub fn position(&self, byte: usize) -> Position {
        let byte = self.text.floor_char_boundary(byte);
        let line = self.starts.partition_point(|start| *start <= byte);
        let before = &self.text[self.starts[line - 1]..byte];
        let column = before.chars().filter(|c| *c != '\u{feff}').count() + 1;
        Position { line, column }
    }
}

#[cfg(test)]
mod tests {
    use super::{Lines, Position};

    fn position(text: &str, byte: usize) -> (usize, usize) {
        let Position { line, column } = Lines::of(text).position(byte);
        (line, column)
    }

    #[test]
    fn columns_count_characters_and_skip_the_byte_order_mark() {
        assert_eq!(position("\u{feff}[ä]\r\nx", 3), (1, 1));
        assert_eq!(position("\u{feff}[ä]\r\nx", 6), (1, 3));
        assert_eq!(position("a\r\nbc", 4), (2, 2));
        assert_eq!(position("a", 99), (1, 2));
        assert_eq!(position("", 0), (1, 1));
    }
}
