//! `offsite settle`.

use std::path::Path;

use super::args::SettleArgs;
use super::{Outcome, print};
use crate::diagnostic::codes;
use crate::edit::{Settlement, row_named};
use crate::error::Error;
use crate::model::Workshop;
use crate::pipeline::{Settled, read_folder, settle};
use crate::view::row_as_is;

pub(super) fn run(args: &SettleArgs, folder: &Path) -> Result<Outcome, Error> {
    let as_of = args.dates.as_of;
    let reading = read_folder(folder, as_of)?;
    if reading.report.is_unclear() {
        return Err(Error::Unclear(folder.to_owned()));
    }
    let workshop = &reading.workshop;
    if args.letters.is_empty() {
        return Err(Error::Usage(nothing_said(workshop, &args.activity)?));
    }
    if args.segment.is_some() && args.decision.is_some() {
        return Err(Error::Usage(
            "a decision closes the whole row: settle the segment without `--decision`".to_owned(),
        ));
    }
    let settlement = Settlement::parse(
        workshop,
        &args.activity,
        &args.letters,
        args.segment.as_deref(),
        args.decision.as_deref(),
    )?;
    let settled = settle(&reading, folder, &settlement, as_of)?;
    let head = heading(workshop, &settlement, &settled);
    if settled.edit.is_nothing() {
        print(&format!("{head}: already so\n"))?;
        return Ok(Outcome::Done);
    }
    if !args.dry_run {
        settled.edit.rewrite().write(folder)?;
    }
    print(&format!(
        "{head}\n{}",
        told(&settlement, &settled, args.dry_run)
    ))?;
    Ok(Outcome::Done)
}

/// Nothing is settled by itself: what to write, and what was said so far.
fn nothing_said(workshop: &Workshop, typed: &str) -> Result<String, Error> {
    let row = row_named(workshop, typed)?;
    Ok(format!(
        "say who has which letter, such as `offsite settle {row} A=role R=role,role`\n  \
         chart:   {}\n  answers: {}",
        row_as_is::letters(workshop, &row),
        row_as_is::answers(workshop, &row)
    ))
}

/// "Negotiate renewal terms in Scaled (raci.toml:269)".
fn heading(workshop: &Workshop, settlement: &Settlement, settled: &Settled) -> String {
    let name = workshop
        .activities
        .get(&settlement.row)
        .map(|row| row.name.as_str());
    let segment = settlement.segment.as_ref();
    let segment = segment.map(|id| format!(" in {}", workshop.segment_name(id)));
    format!(
        "{}{} ({}:{})",
        name.unwrap_or(settlement.row.as_str()),
        segment.unwrap_or_default(),
        settled.edit.path,
        settled.edit.line
    )
}

/// What changes in words, the lines that change, and what is found about the row from now on.
fn told(settlement: &Settlement, settled: &Settled, is_dry: bool) -> String {
    let edit = &settled.edit;
    let width = edit
        .changes
        .iter()
        .map(|change| change.key.len())
        .max()
        .unwrap_or(0);
    let mut told = String::new();
    for change in &edit.changes {
        let before = change.before.as_deref().unwrap_or("not written");
        told.push_str(&format!(
            "  {:width$}  {before} → {}\n",
            change.key, change.after
        ));
    }
    told.push_str(&format!("\n{}\n", edit.rewrite().lines()));
    told.push_str(&match is_dry {
        true => "not written, since this is a dry run\n".to_owned(),
        false => format!("written to {}\n", edit.path),
    });
    if settled.new_findings.is_empty() {
        told.push_str("nothing new is found in this row\n");
    }
    if is_still_contested(settlement, settled) {
        told.push_str(
            "people answered differently: add `--decision ID` to close the question, with `[decision.ID]` and \
             `what = \"…\"` in the files\n",
        );
    }
    for finding in &settled.new_findings {
        let (severity, code) = (finding.severity.word(), finding.code.slug);
        told.push_str(&format!(
            "new in this row: {severity}[{code}]: {}\n",
            finding.message
        ));
    }
    told
}

/// Whether the answers to the row are still reported as far apart.
fn is_still_contested(settlement: &Settlement, settled: &Settled) -> bool {
    let row = settlement.row.as_str();
    let mut findings = settled.reading.report.findings().iter();
    findings.any(|finding| {
        let about = finding.about.as_ref();
        finding.code == &codes::LOW_AGREEMENT && about.and_then(|about| about.id()) == Some(row)
    })
}
