//! [`Token`]: by what an item of `[[a list]]` is known in every version of a file.

use std::fmt;

use super::data::Data;
use super::node::{Children, Step};

/// By what an item of a list is known.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) enum Token {
    /// Its `id`, and how many before it have the same.
    Id(String, usize),
    /// All that it says, in the base if it is there, and how many before it say the same.
    Said(Box<Data>, usize),
}

impl fmt::Display for Token {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Id(id, _) => f.write_str(id),
            Self::Said(_, n) => write!(f, "[{}]", n + 1),
        }
    }
}

/// What the items of one version are known by.
///
/// One without an id is that of the base that says the same; else the one that at least half of its keys agree with,
/// which was edited.
pub(super) fn tokens(base: Option<&Children>, items: &[Data]) -> Vec<Token> {
    let base: Vec<(&Step, Data)> = base.map_or_else(Vec::new, |base| {
        base.iter()
            .map(|(step, node)| (step, node.data()))
            .collect()
    });
    let mut free: Vec<bool> = base
        .iter()
        .map(|(step, _)| matches!(step, Step::Item(Token::Said(..))))
        .collect();
    let mut tokens: Vec<Option<Token>> = vec![None; items.len()];
    for (n, item) in items.iter().enumerate() {
        if let Some(id) = item.id() {
            let same = items[..n].iter().filter(|item| item.id() == Some(id));
            tokens[n] = Some(Token::Id(id.to_owned(), same.count()));
        } else if let Some(at) = (0..base.len()).find(|at| free[*at] && base[*at].1 == *item) {
            tokens[n] = taken(&base, &mut free, at);
        }
    }
    for (n, item) in items.iter().enumerate() {
        if tokens[n].is_some() {
            continue;
        }
        let alike = (0..base.len()).filter(|at| free[*at]).map(|at| {
            let there = &base[at].1;
            (there.agreement(item), there.len().max(item.len()), at)
        });
        let alike = alike.filter(|(agreed, keys, _)| *agreed > 0 && agreed * 2 >= *keys);
        // Of several, the first.
        if let Some((_, _, at)) = alike.max_by_key(|(agreed, _, at)| (*agreed, usize::MAX - at)) {
            tokens[n] = taken(&base, &mut free, at);
        }
    }
    let token = |(n, token): (usize, Option<Token>)| {
        token.unwrap_or_else(|| {
            let same = items[..n].iter().filter(|item| **item == items[n]).count();
            Token::Said(Box::new(items[n].clone()), same)
        })
    };
    tokens.into_iter().enumerate().map(token).collect()
}

fn taken(base: &[(&Step, Data)], free: &mut [bool], at: usize) -> Option<Token> {
    free[at] = false;
    match base[at].0 {
        Step::Item(token) => Some(token.clone()),
        Step::Key(_) => None,
    }
}
