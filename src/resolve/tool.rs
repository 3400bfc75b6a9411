//! Tools.

use indexmap::IndexMap;

use super::{Resolver, day, name_or_id, text, texts};
use crate::diagnostic::Place;
use crate::model::Id;
use crate::model::tool::{Tool, Toolbox};
use crate::schema::value::{Text, Texts};

impl Resolver<'_> {
    pub(super) fn toolbox(&mut self) -> Toolbox {
        let typed = &self.typed.tools;
        Toolbox {
            currency: text(&typed.currency),
            system_of_record: self.tool(&typed.system_of_record, || {
                Place::table("tools").key("system_of_record")
            }),
        }
    }

    pub(super) fn tool_list(&mut self) -> IndexMap<Id<Tool>, Tool> {
        let typed = self.typed;
        typed
            .tool
            .iter()
            .map(|(id, tool)| {
                let place = Place::of("tool", id);
                let at = |key: &str| place.clone().key(key);
                let tool = Tool {
                    name: name_or_id(&tool.name, id),
                    annual_cost: self.not_below_zero(tool.annual_cost, &place, "annual_cost"),
                    seats: tool.seats.map(|seats| seats.0),
                    active: tool.active.map(|active| active.0),
                    owner: self.role(&tool.owner, || at("owner")),
                    notice_by: day(tool.notice_by),
                    does: texts(&tool.does),
                    record_of: texts(&tool.record_of),
                    disposition: tool.disposition,
                    into: self.tool(&tool.into, || at("into")),
                    migrate_hours: self.not_below_zero(tool.migrate_hours, &place, "migrate_hours"),
                    seats_after: tool.seats_after.map(|seats| seats.0),
                    condition: text(&tool.condition),
                };
                (Id::from(id.as_str()), tool)
            })
            .collect()
    }

    /// The tools of a task. Before anybody declares a tool they are words like any other.
    pub(super) fn tools_of_task(
        &mut self,
        typed: &Option<Texts>,
        at: impl Fn() -> Place,
    ) -> Vec<Id<Tool>> {
        if self.typed.tool.is_empty() {
            return texts(typed)
                .iter()
                .map(|name| Id::from(name.as_str()))
                .collect();
        }
        self.tools.find_all(typed, at, &mut self.sink)
    }

    fn tool(&mut self, typed: &Option<Text>, at: impl FnOnce() -> Place) -> Option<Id<Tool>> {
        typed
            .as_ref()
            .map(|text| self.tools.find(&text.0, at, &mut self.sink))
    }
}
