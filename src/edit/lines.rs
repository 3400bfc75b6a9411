//! An edit as the lines that it changes, in the unified form that reviewers know.

use similar::TextDiff;

use super::Edit;

impl Edit {
    /// The lines that change, each after `-` or `+`, under the line at which they stand; empty for no change.
    ///
    /// Line ends are left out: those of a file that was written elsewhere would show as odd characters.
    pub fn lines(&self) -> String {
        let [before, after] = [&self.before, &self.after].map(|text| text.replace('\r', ""));
        let diff = TextDiff::from_lines(&before, &after);
        let mut unified = diff.unified_diff();
        unified.context_radius(0).missing_newline_hint(false);
        unified.header(&self.path, &self.path);
        unified.to_string()
    }
}
