//! What the workshop has and the sheet does not: it is told, and stays.

use std::collections::BTreeSet;

use super::Desk;
use crate::diagnostic::codes;
use crate::import::Finding;
use crate::wording::quoted_list;

impl Desk<'_> {
    /// Things of one kind that a sheet of such things does not have; `words` for one of them and for several.
    pub(super) fn tell_left(&mut self, kind: &str, words: [&str; 2], names: Vec<&str>) {
        let [one, many] = words;
        let said = match names.len() {
            0 => return,
            1 => format!("1 {one} of the workshop is not in the sheet"),
            count => format!("{count} {many} of the workshop are not in the sheet"),
        };
        let message = format!("{said}: {}", quoted_list(&names));
        let help = format!("what is left stays; to remove it, delete its `[{kind}.…]` table");
        let finding = Finding::nowhere(&codes::WOULD_REMOVE, message);
        self.findings.push(finding.help(help));
    }

    /// Roles that have letters in the rows of the sheet and no column there.
    pub(super) fn tell_columns_left(&mut self, ids: &BTreeSet<&str>, roles: &[Option<String>]) {
        let has_column = |role: &str| roles.iter().flatten().any(|known| known == role);
        let mut left: Vec<&str> = Vec::new();
        for row in ids
            .iter()
            .filter_map(|id| self.workshop.activities.get(*id))
        {
            for (_, holders) in row.letters.iter() {
                let others = holders
                    .iter()
                    .map(|id| id.as_str())
                    .filter(|role| !has_column(role));
                left.extend(others);
            }
        }
        let roles = self
            .workshop
            .roles
            .iter()
            .filter(|(id, _)| left.contains(&id.as_str()));
        let names: Vec<&str> = roles.map(|(_, role)| role.name.as_str()).collect();
        if !names.is_empty() {
            let message = format!("the sheet has no column for {}", quoted_list(&names));
            let help = "their letters stay; to remove them, leave the column there and empty its cells; a role that has \
                        another name in the sheet is known by its id behind it, such as `New name [csm]`";
            self.findings
                .push(Finding::nowhere(&codes::WOULD_REMOVE, message).help(help));
        }
    }
}
