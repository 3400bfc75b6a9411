//! Which keys a table may have and which it must, asked of the JSON Schema of its type.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use schemars::JsonSchema;
use serde_json::Value;

/// The keys of one typed table and of the tables inside it.
#[derive(Debug)]
pub struct Keys {
    schema: Arc<Value>,
}

/// The schemas so far: a small file is read in less time than it takes to make them, and history reads many.
static SCHEMAS: Mutex<BTreeMap<Cow<'static, str>, Arc<Value>>> = Mutex::new(BTreeMap::new());

impl Keys {
    /// The keys of `T`.
    pub fn of<T: JsonSchema>() -> Self {
        let mut schemas = SCHEMAS.lock().unwrap_or_else(PoisonError::into_inner);
        let schema = schemas
            .entry(T::schema_id())
            .or_insert_with(|| Arc::new(schemars::schema_for!(T).to_value()));
        Self {
            schema: Arc::clone(schema),
        }
    }

    /// The keys that the table itself must have.
    pub fn required(&self) -> Vec<&str> {
        self.schema["required"]
            .as_array()
            .map_or_else(Vec::new, |keys| {
                keys.iter().filter_map(Value::as_str).collect()
            })
    }

    /// The keys known at `path` inside the table; empty where ids are expected.
    pub fn known_at<'a>(&self, path: impl IntoIterator<Item = &'a str>) -> Vec<&str> {
        let mut here = vec![&*self.schema];
        for segment in path {
            here = here
                .into_iter()
                .flat_map(|table| self.step(table, segment))
                .collect();
        }
        here.into_iter()
            .flat_map(|table| self.alternatives(table))
            .filter_map(|table| table["properties"].as_object())
            .flat_map(|properties| properties.keys().map(String::as_str))
            .collect()
    }

    /// The keys known at `path` in the order in which they are described; items of lists take no key in the path.
    pub fn in_order_at<'a>(&self, path: impl IntoIterator<Item = &'a str>) -> Vec<&str> {
        let mut here = self.items(&self.schema);
        for key in path {
            let inside = here.into_iter().flat_map(|table| {
                let known = table["properties"].get(key);
                known.or_else(|| table.get("additionalProperties"))
            });
            here = inside.flat_map(|inside| self.items(inside)).collect();
        }
        here.into_iter()
            .filter_map(|table| table["properties"].as_object())
            .flat_map(|properties| properties.keys().map(String::as_str))
            .collect()
    }

    /// The plain tables of a schema, those in lists of it among them.
    fn items<'s>(&'s self, table: &'s Value) -> Vec<&'s Value> {
        let inside = self.alternatives(table).into_iter();
        inside
            .flat_map(|table| match table.get("items") {
                Some(items) if items.is_object() => self.items(items),
                _ => vec![table],
            })
            .collect()
    }

    /// Whether a key holds a list of tables, `[[key]]`.
    pub fn is_list(&self, key: &str) -> bool {
        self.schema["properties"][key]["type"] == "array"
    }

    fn step<'s>(&'s self, table: &'s Value, segment: &str) -> Vec<&'s Value> {
        self.alternatives(table)
            .into_iter()
            .filter_map(|table| {
                table["properties"]
                    .get(segment)
                    .or_else(|| table.get("additionalProperties"))
                    .or_else(|| table.get("items"))
            })
            .collect()
    }

    /// Follows references and choices down to plain tables.
    fn alternatives<'s>(&'s self, table: &'s Value) -> Vec<&'s Value> {
        if let Some(name) = table["$ref"]
            .as_str()
            .and_then(|path| path.strip_prefix("#/$defs/"))
        {
            return self.alternatives(&self.schema["$defs"][name]);
        }
        match table["anyOf"].as_array() {
            Some(choices) => choices
                .iter()
                .flat_map(|choice| self.alternatives(choice))
                .collect(),
            None => vec![table],
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Keys;
    use crate::schema::TomlFile;
    use crate::schema::task::TomlTask;

    #[test]
    fn nested_tables_are_known_by_their_path() {
        let keys = Keys::of::<TomlTask>();
        assert_eq!(keys.required(), ["name"]);
        assert!(keys.known_at([]).contains(&"disposition"));
        assert_eq!(keys.known_at(["next"]), ["who", "by", "step", "decision"]);
        assert!(keys.known_at(["option", "automate"]).contains(&"run_hours"));
        assert!(keys.known_at(["hours"]).is_empty());
    }

    #[test]
    fn the_order_reaches_into_lists_and_ids() {
        let keys = Keys::of::<TomlFile>();
        assert_eq!(keys.in_order_at(["accept"])[..2], ["rule", "where"]);
        assert_eq!(keys.in_order_at(["playbook", "x", "play"])[0], "id");
        assert_eq!(keys.in_order_at(["framework", "levels"])[0], "n");
        assert!(keys.in_order_at(["task"]).is_empty());
        assert_eq!(keys.in_order_at(["task", "x", "next"])[0], "who");
    }
}
