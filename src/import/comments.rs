//! Comments on cells: a remark of the row where there is one, and told of where there is none.

use std::collections::BTreeSet;

use super::{Finding, Understood};
use crate::diagnostic::codes;
use crate::sheet::{Cell, Place, Table};
use crate::wording::{one_line, quoted};

/// What the comment on a cell says, on one line, and that it is kept as a remark.
pub(super) fn remark(cell: &Cell) -> Option<(String, Finding)> {
    let comment = said(cell)?;
    let message = format!("{START} is kept as a remark: {}", quoted(&comment));
    Some((comment, Finding::at(&codes::CELL_REMARK, &cell.at, message)))
}

/// Names the comments in tables that are no remark of what was understood.
pub(super) fn tell_left_out(tables: &[&Table], understood: &mut Understood) {
    let findings = understood.findings.iter();
    let kept: BTreeSet<Place> = findings
        .filter(|finding| finding.code == &codes::CELL_REMARK && finding.message.starts_with(START))
        .filter_map(|finding| finding.at.clone())
        .collect();
    let rows = tables.iter().flat_map(|table| &table.rows);
    for cell in rows.flat_map(|row| &row.cells) {
        let Some(comment) = said(cell).filter(|_| !kept.contains(&cell.at)) else {
            continue;
        };
        let message = format!("{START} is no remark of a row: {}", quoted(&comment));
        let help = "write it into a column of remarks, if it belongs to a row";
        let finding = Finding::at(&codes::LEFT_OUT, &cell.at, message).help(help);
        understood.findings.push(finding);
    }
}

/// How messages about comments begin, and no others.
const START: &str = "a comment on a cell";

/// The comment on a cell, on one line.
fn said(cell: &Cell) -> Option<String> {
    cell.comment.as_deref().map(one_line)
}

#[cfg(test)]
mod tests {
    use crate::diagnostic::codes;
    use crate::import::columns::tests::{book, books};
    use crate::import::{Choices, Found, Kind, Understood, understand};

    /// What a sheet with comments on some cells means, each by its row and column from 0.
    fn understood(text: &str, comments: &[(usize, usize, &str)]) -> Understood {
        let mut book = book(text);
        for (row, column, comment) in comments {
            book.tables[0].rows[*row].cells[*column].comment = Some((*comment).into());
        }
        understand(&book, &Choices::default()).unwrap().remove(0)
    }

    /// The findings about comments, each with its code.
    fn told(understood: &Understood) -> Vec<(&str, &str)> {
        let findings = understood.findings.iter();
        findings
            .map(|finding| (finding.code.slug, finding.message.as_str()))
            .filter(|(_, message)| message.contains("comment"))
            .collect()
    }

    #[test]
    fn comments_in_a_row_of_a_chart_are_its_remarks() {
        let chart = "Activity | CSM | AE\nKickoff | A/R | \nRenewal | R | A";
        let comments = [
            (0, 1, "who is this?"),
            (1, 0, "twice\na year"),
            (1, 2, "or AE?"),
            (2, 1, "C - with Ana"),
        ];
        let understood = understood(chart, &comments);
        let Found::Chart(found) = &understood.found else {
            panic!("{understood:?}");
        };
        let notes: Vec<_> = found.rows.iter().map(|row| row.note.as_deref()).collect();
        assert_eq!(
            notes,
            [Some("twice a year. AE: or AE?"), Some("CSM: C - with Ana")]
        );
        assert_eq!(found.rows[0].letters.len(), 1);
        let expected = [
            (
                codes::CELL_REMARK.slug,
                "a comment on a cell is kept as a remark: `twice a year`",
            ),
            (
                codes::CELL_REMARK.slug,
                "a comment on a cell is kept as a remark: `or AE?`",
            ),
            (
                codes::CELL_REMARK.slug,
                "a comment on a cell is kept as a remark: `C - with Ana`",
            ),
            (
                codes::LEFT_OUT.slug,
                "a comment on a cell is no remark of a row: `who is this?`",
            ),
        ];
        assert_eq!(told(&understood), expected);
    }

    #[test]
    fn comments_in_the_row_of_a_task_say_why() {
        let tasks = "Task | Impact | Notes\nChase tickets | 4 | dull\nTotal | 4 | ";
        let comments = [(1, 0, "stop it"), (1, 1, "Ana says 5"), (2, 1, "sum")];
        let understood = understood(tasks, &comments);
        let Found::Tasks(found) = &understood.found else {
            panic!("{understood:?}");
        };
        assert_eq!(found.tasks[0].why.as_deref(), Some("dull"));
        assert_eq!(found.tasks[0].remarks, ["stop it", "Impact: Ana says 5"]);
        let left_out = (
            codes::LEFT_OUT.slug,
            "a comment on a cell is no remark of a row: `sum`",
        );
        assert_eq!(told(&understood).last(), Some(&left_out));
        assert_eq!(told(&understood).len(), 3);
    }

    #[test]
    fn comments_elsewhere_are_told() {
        let votes = "Voter | Task | Impact\nAna | Chase tickets | 4\nBo | Chase tickets | 2";
        let understood = understood(votes, &[(1, 2, "not sure")]);
        let left_out = (
            codes::LEFT_OUT.slug,
            "a comment on a cell is no remark of a row: `not sure`",
        );
        assert_eq!(told(&understood), [left_out]);
    }

    #[test]
    fn comments_in_tables_of_ours_are_told() {
        let mut book = books(&[
            ("RACI", "id | Activity | CSM\nkickoff | Kickoff | A"),
            ("Tasks", "id | Task | Impact\nchase | Chase tickets | 4"),
            ("Legend", "Letter | Meaning\nA | answers for it"),
        ]);
        for (table, comment) in book
            .tables
            .iter_mut()
            .zip(["ask AE", "stop it", "so what?"])
        {
            table.rows[1].cells[1].comment = Some(comment.into());
        }
        let told_of = |kind| {
            let choices = Choices {
                kind,
                ..Choices::default()
            };
            let parts = understand(&book, &choices).unwrap();
            let told: Vec<String> = parts
                .iter()
                .flat_map(told)
                .map(|(_, message)| message.to_owned())
                .collect();
            (parts.len(), told)
        };
        let left = |comment| format!("a comment on a cell is no remark of a row: `{comment}`");
        let all = ["ask AE", "stop it", "so what?"].map(left).to_vec();
        assert_eq!(told_of(None), (2, all));
        assert_eq!(told_of(Some(Kind::Tasks)), (1, vec![left("stop it")]));
    }
}
