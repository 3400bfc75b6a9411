//! Tokens → statements.

use toml_parser::Source;
use toml_parser::lexer::{Token, TokenKind};

use super::{Entry, Group, Header, Pair, Piece, Remark, Statement, Value};

/// The statements of a text that is TOML, in order; `None` where it is not.
///
/// A byte order mark is no part of it: strip it first.
pub(crate) fn statements(text: &str) -> Option<Vec<Statement<'_>>> {
    toml_edit::Document::parse(text).ok()?;
    let mut reader = Reader {
        text,
        tokens: Source::new(text).lex().into_vec(),
        at: 0,
    };
    let mut statements = Vec::new();
    while let Some(statement) = reader.statement()? {
        statements.push(statement);
    }
    Some(statements)
}

/// The comments of a text, from the `#` on.
pub(crate) fn comments(text: &str) -> impl Iterator<Item = &str> {
    Source::new(text).lex().filter_map(|token| {
        let span = token.span();
        let comment = text.get(span.start()..span.end());
        comment.filter(|_| token.kind() == TokenKind::Comment)
    })
}

/// How many more brackets and braces a text opens than it closes.
pub(crate) fn open_brackets(text: &str) -> isize {
    let tokens = Source::new(text).lex();
    let brackets = tokens.map(|token| match token.kind() {
        TokenKind::LeftSquareBracket | TokenKind::LeftCurlyBracket => 1,
        TokenKind::RightSquareBracket | TokenKind::RightCurlyBracket => -1,
        _ => 0,
    });
    brackets.sum()
}

struct Reader<'t> {
    text: &'t str,
    tokens: Vec<Token>,
    at: usize,
}

impl<'t> Reader<'t> {
    fn kind(&self) -> TokenKind {
        self.tokens.get(self.at).map_or(TokenKind::Eof, Token::kind)
    }

    /// Where the token at hand begins.
    fn start(&self) -> usize {
        self.tokens
            .get(self.at)
            .map_or(self.text.len(), |token| token.span().start())
    }

    fn piece(&self) -> Option<Piece<'t>> {
        let span = self.tokens.get(self.at)?.span();
        Some(Piece {
            raw: self.text.get(span.start()..span.end())?,
            start: span.start(),
        })
    }

    fn skip_blanks(&mut self) {
        while self.kind() == TokenKind::Whitespace {
            self.at += 1;
        }
    }

    fn take(&mut self, kind: TokenKind) -> Option<()> {
        (self.kind() == kind).then(|| self.at += 1)
    }

    /// The next statement; `Some(None)` at the end of the text.
    fn statement(&mut self) -> Option<Option<Statement<'t>>> {
        self.skip_blanks();
        let statement = match self.kind() {
            TokenKind::Eof => return Some(None),
            TokenKind::Newline => Statement::Blank,
            TokenKind::Comment => Statement::Comment(self.comment()?.raw),
            TokenKind::LeftSquareBracket => Statement::Header(self.header()?),
            _ => Statement::Pair(self.pair()?),
        };
        match self.kind() {
            TokenKind::Newline => self.at += 1,
            TokenKind::Eof => {}
            _ => return None,
        }
        Some(Some(statement))
    }

    fn header(&mut self) -> Option<Header<'t>> {
        let start = self.start();
        self.take(TokenKind::LeftSquareBracket)?;
        let is_list = self.take(TokenKind::LeftSquareBracket).is_some();
        let keys = self.keys()?;
        self.take(TokenKind::RightSquareBracket)?;
        if is_list {
            self.take(TokenKind::RightSquareBracket)?;
        }
        let span = start..self.start();
        Some(Header {
            keys,
            is_list,
            remark: self.remark(),
            span,
        })
    }

    fn pair(&mut self) -> Option<Pair<'t>> {
        let keys = self.keys()?;
        self.take(TokenKind::Equals)?;
        let value = self.value()?;
        Some(Pair {
            keys,
            value,
            remark: self.remark(),
        })
    }

    /// Keys between dots, with the blanks around them.
    fn keys(&mut self) -> Option<Vec<Piece<'t>>> {
        let mut keys = Vec::new();
        loop {
            self.skip_blanks();
            keys.push(self.piece()?);
            self.at += 1;
            self.skip_blanks();
            if self.take(TokenKind::Dot).is_none() {
                return Some(keys);
            }
        }
    }

    fn value(&mut self) -> Option<Value<'t>> {
        self.skip_blanks();
        match self.kind() {
            TokenKind::LeftSquareBracket => self.group(TokenKind::RightSquareBracket),
            TokenKind::LeftCurlyBracket => self.group(TokenKind::RightCurlyBracket),
            _ => self.plain(),
        }
    }

    /// A value without brackets: numbers and days are several tokens.
    fn plain(&mut self) -> Option<Value<'t>> {
        let start = self.start();
        let mut end = start;
        loop {
            match self.kind() {
                TokenKind::Comma
                | TokenKind::RightSquareBracket
                | TokenKind::RightCurlyBracket
                | TokenKind::Newline
                | TokenKind::Comment
                | TokenKind::Eof => break,
                kind => {
                    self.at += 1;
                    if kind != TokenKind::Whitespace {
                        end = self.start();
                    }
                }
            }
        }
        let raw = self.text.get(start..end).filter(|raw| !raw.is_empty())?;
        Some(Value::Plain(Piece { raw, start }))
    }

    fn group(&mut self, close: TokenKind) -> Option<Value<'t>> {
        let start = self.start();
        self.at += 1;
        let mut group = Group {
            is_table: close == TokenKind::RightCurlyBracket,
            is_broken: false,
            remark: None,
            entries: Vec::new(),
            span: start..start,
        };
        // How many line ends there are since something stood on a line.
        let mut ends = 0;
        loop {
            self.skip_blanks();
            match self.kind() {
                kind if kind == close => {
                    self.at += 1;
                    group.span.end = self.start();
                    group.drop_last_blanks();
                    return Some(Value::Group(group));
                }
                TokenKind::Newline => {
                    self.at += 1;
                    group.is_broken = true;
                    ends += 1;
                    if ends == 2 && !group.entries.is_empty() {
                        group.entries.push(Entry::Blank);
                    }
                }
                TokenKind::Comma => {
                    self.at += 1;
                    ends = 0;
                }
                TokenKind::Comment => {
                    let remark = self.comment()?;
                    group.add_comment(remark, ends > 0);
                    ends = 0;
                }
                TokenKind::Eof => return None,
                _ => {
                    ends = 0;
                    let item = match group.is_table {
                        true => self.entry_of_table()?,
                        false => Pair {
                            keys: Vec::new(),
                            value: self.value()?,
                            remark: None,
                        },
                    };
                    group.entries.push(Entry::Item(item));
                }
            }
        }
    }

    /// A pair between braces, where lines may end anywhere.
    fn entry_of_table(&mut self) -> Option<Pair<'t>> {
        let keys = self.keys()?;
        self.take(TokenKind::Equals)?;
        Some(Pair {
            keys,
            value: self.value()?,
            remark: None,
        })
    }

    /// The comment behind a statement.
    fn remark(&mut self) -> Option<Remark<'t>> {
        self.skip_blanks();
        match self.kind() {
            TokenKind::Comment => self.comment(),
            _ => None,
        }
    }

    fn comment(&mut self) -> Option<Remark<'t>> {
        let piece = self.piece()?;
        self.at += 1;
        let before = &self.text[..piece.start];
        let line = before.rfind('\n').map_or(0, |newline| newline + 1);
        let blanks = before.len() - before.trim_end_matches([' ', '\t']).len();
        Some(Remark {
            raw: piece.raw.trim_end(),
            gap: blanks,
            column: before[line..].chars().count(),
        })
    }
}

impl<'t> Group<'t> {
    /// A comment belongs to what stands before it on its line.
    fn add_comment(&mut self, remark: Remark<'t>, is_alone: bool) {
        match self.entries.last_mut() {
            Some(Entry::Item(item)) if !is_alone && item.remark.is_none() => {
                item.remark = Some(remark);
            }
            None if !is_alone && self.remark.is_none() => self.remark = Some(remark),
            _ => self.entries.push(Entry::Comment(remark.raw)),
        }
    }

    fn drop_last_blanks(&mut self) {
        while self.entries.last() == Some(&Entry::Blank) {
            self.entries.pop();
        }
    }
}
