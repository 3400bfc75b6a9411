//! [`Said`]: something to say that is not yet in any language.

/// The key of a text with what belongs into its placeholders.
#[derive(Debug, Clone, PartialEq)]
pub struct Said {
    key: &'static str,
    args: Vec<(&'static str, Arg)>,
}

/// What goes into a placeholder.
#[derive(Debug, Clone, PartialEq)]
pub enum Arg {
    /// The user's words, or a letter.
    Text(String),
    /// A count.
    Number(usize),
    /// A measure, with so many digits after the decimal sign.
    Decimal(f64, usize),
    /// A text of its own.
    Said(Said),
    /// Several, read as "a, b and c".
    List(Vec<Arg>),
}

impl Said {
    /// What the text of that key says.
    pub fn new(key: &'static str) -> Self {
        Self {
            key,
            args: Vec::new(),
        }
    }

    /// Fills `{name}`.
    #[must_use]
    pub fn with(mut self, name: &'static str, arg: impl Into<Arg>) -> Self {
        self.args.push((name, arg.into()));
        self
    }

    /// Fills `{count}`, which decides the form of the text.
    #[must_use]
    pub fn count(self, count: usize) -> Self {
        self.with("count", count)
    }

    pub(super) fn key(&self) -> &'static str {
        self.key
    }

    pub(super) fn arg(&self, name: &str) -> Option<&Arg> {
        self.args
            .iter()
            .find(|(known, _)| *known == name)
            .map(|(_, arg)| arg)
    }

    pub(super) fn number(&self) -> Option<usize> {
        match self.arg("count") {
            Some(Arg::Number(count)) => Some(*count),
            _ => None,
        }
    }
}

impl From<&str> for Arg {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Arg {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<usize> for Arg {
    fn from(number: usize) -> Self {
        Self::Number(number)
    }
}

impl From<Said> for Arg {
    fn from(said: Said) -> Self {
        Self::Said(said)
    }
}

impl<A: Into<Arg>> FromIterator<A> for Arg {
    fn from_iter<I: IntoIterator<Item = A>>(items: I) -> Self {
        Self::List(items.into_iter().map(Into::into).collect())
    }
}
