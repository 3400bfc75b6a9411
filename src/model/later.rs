//! [`Later`]: tables that later versions will use, as the plain values that they are.

use std::ops::Deref;
use std::sync::Arc;

use toml::{Table, Value};

/// Tables that later versions will use; shared, since copies of a workshop are many and they large.
///
/// Two are equal when they say the same: `nan`, which stands for what was not measured, is as good as `nan`.
#[derive(Debug, Clone, Default)]
pub struct Later(Arc<Table>);

impl From<Table> for Later {
    fn from(tables: Table) -> Self {
        Self(Arc::new(tables))
    }
}

impl Deref for Later {
    type Target = Table;

    fn deref(&self) -> &Table {
        &self.0
    }
}

impl PartialEq for Later {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0) || same(&self.0, &other.0)
    }
}

fn same(one: &Table, other: &Table) -> bool {
    let is_same = |(key, value): (&String, &Value)| {
        other.get(key).is_some_and(|other| same_value(value, other))
    };
    one.len() == other.len() && one.iter().all(is_same)
}

fn same_value(one: &Value, other: &Value) -> bool {
    match (one, other) {
        (Value::Float(one), Value::Float(other)) => one == other || one.is_nan() && other.is_nan(),
        (Value::Table(one), Value::Table(other)) => same(one, other),
        (Value::Array(one), Value::Array(other)) => {
            let mut pairs = one.iter().zip(other);
            one.len() == other.len() && pairs.all(|(one, other)| same_value(one, other))
        }
        _ => one == other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_not_measured_is_the_same_each_time() {
        let later = |values: &str| {
            let text = format!("[metric.nrr]\nvalues = {values}\n");
            Later::from(text.parse::<Table>().unwrap_or_default())
        };
        assert_eq!(later("[nan, 7, -nan]"), later("[nan, 7, nan]"));
        assert_ne!(later("[nan, 7]"), later("[7, nan]"));
        assert_ne!(later("[nan]"), later("[nan, nan]"));
    }
}
