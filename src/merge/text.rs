//! [`Look`]: byte order mark, line ends and the end of the last line, which say nothing and are put back afterwards.

/// How a file looks on the outside.
#[derive(Debug, Clone, Copy)]
pub(super) struct Look {
    has_mark: bool,
    has_end: bool,
    is_crlf: bool,
}

const MARK: char = '\u{feff}';

impl Look {
    /// That of ours, with what they changed about it.
    pub(super) fn of(base: &str, ours: &str, theirs: &str) -> Self {
        let [base, ours, theirs] = [base, ours, theirs].map(Self::of_text);
        let chosen = |what: fn(&Self) -> bool| match what(&ours) == what(&base) {
            true => what(&theirs),
            false => what(&ours),
        };
        Self {
            has_mark: chosen(|look| look.has_mark),
            has_end: chosen(|look| look.has_end),
            is_crlf: ours.is_crlf,
        }
    }

    fn of_text(text: &str) -> Self {
        Self {
            has_mark: text.starts_with(MARK),
            has_end: text.ends_with('\n') || text.is_empty(),
            is_crlf: crate::edit::ending(text, 0) == "\r\n",
        }
    }

    /// Another version's text, with lines that end as ours do.
    pub(super) fn alike(self, text: &str) -> String {
        let text = self.plain(text).replace("\r\n", "\n");
        match self.is_crlf {
            true => text.replace('\n', "\r\n"),
            false => text,
        }
    }

    /// A text without mark, with a last line that ends.
    pub(super) fn plain(self, text: &str) -> String {
        let mut text = text.strip_prefix(MARK).unwrap_or(text).to_owned();
        if !text.is_empty() && !text.ends_with('\n') {
            text.push_str(if self.is_crlf { "\r\n" } else { "\n" });
        }
        text
    }

    /// The text as it is to look.
    pub(super) fn applied(self, text: &str) -> String {
        let text = match self.has_end {
            true => text,
            false => text.strip_suffix('\n').unwrap_or(text),
        };
        let text = match self.has_end {
            true => text,
            false => text.strip_suffix('\r').unwrap_or(text),
        };
        match self.has_mark {
            true => format!("{MARK}{text}"),
            false => text.to_owned(),
        }
    }
}
