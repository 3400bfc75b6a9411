//! The chart as a whole: whether too much changes hands at once.

use std::collections::BTreeSet;

use super::{Comparison, What};
use crate::diagnostic::{Place, codes};
use crate::words::Said;

/// Tells when more of the rows than is wise change their owner (`domain.md` §2.3, D05).
pub(super) fn look(comparison: &mut Comparison<'_>) {
    let rules = &comparison.after.rules.raci;
    let had = |id: &str| {
        let old = comparison.renames.old_id("activity", id);
        comparison.before.activities.contains_key(old)
    };
    let rows = comparison.after.activities.keys();
    let kept = rows.filter(|id| had(id.as_str())).count();
    let changes = comparison.changes.iter();
    let moved: BTreeSet<&Place> = changes
        .filter(|change| change.code == &codes::OWNER_MOVED)
        .map(|change| &change.about)
        .collect();
    if kept < rules.share_from || (moved.len() as f64) <= rules.big_bang_share * kept as f64 {
        return;
    }
    let said = Said::new("change.big-bang")
        .with("moved", moved.len())
        .count(kept);
    comparison.add(
        &codes::BIG_BANG,
        Place::table("raci"),
        What::Follows(said),
        vec![],
    );
}
