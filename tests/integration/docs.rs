//! `docs/codes/<code>.md`: every code is explained under the same headings, and its examples are true.
//!
//! The toml blocks under `## Example` are the files of a folder in which the code is found; those under `## Fix`
//! are the same folder put right. A block that begins with `# some-name.toml` is the file of that name; else it is
//! `workshop.toml`. The text block under `## Example` is what `--format short` says there.
//!
//! A change has two folders, `before/` and `after/`: under `## Example` both, under `## Fix` only what is in `after/`
//! once it is put right. Where there is nothing to put right, `## Fix` has no block.
//!
//! A finding of an import has a sheet, a block of csv, md or html, and toml blocks where there is a workshop already.

use std::fs;
use std::path::Path;
use std::process::Command;

use offsite::diagnostic::{CODES, Code, Severity};

use crate::support::{
    Comparison, changes, dry_import, folder_of, has_code, in_repository, is_of_code, offsite,
    offsite_with_git, said,
};

/// Codes whose example is no text: a file that is not text, and one that cannot be read.
const WITHOUT_TOML: &[&str] = &["not-utf8", "unreadable-file"];

/// Codes whose example must lie in a git repository, in which `private/` is ignored.
const IN_GIT: &[&str] = &["private-in-git"];

const QUESTION: &str = "## What to ask the room";

#[test]
fn every_code_is_explained_under_the_same_headings() {
    let mut comparison = Comparison::default();
    for code in CODES {
        let slug = code.slug;
        let headings: Vec<_> = code
            .docs
            .lines()
            .filter(|line| line.starts_with('#'))
            .collect();
        // Comments in toml blocks begin with `#` too.
        let headings: Vec<_> = headings
            .into_iter()
            .filter(|line| is_heading(line, slug))
            .collect();
        let title = format!("# {slug}");
        let mut wanted = vec![
            &title[..],
            "## What it checks",
            "## Why it matters",
            QUESTION,
            "## Example",
            "## Fix",
        ];
        if code.question().is_empty() {
            wanted.retain(|heading| *heading != QUESTION);
        }
        if headings != wanted {
            comparison.complain(format!("{slug}: the headings are {headings:?}"));
        }
        if !code
            .docs
            .contains(&format!("**{}.**", severity_word(code.severity)))
        {
            comparison.complain(format!("{slug}: its severity is not stated"));
        }
        let fixed = code.docs.contains("cannot be changed");
        if fixed == code.docs.contains("[rules.levels]") {
            comparison.complain(format!(
                "{slug}: say whether `[rules.levels]` can change it"
            ));
        }
        if code.unclear && !fixed {
            comparison.complain(format!(
                "{slug}: its level is fixed, which its docs do not say"
            ));
        }
    }
    comparison.finish();
}

#[test]
fn questions_are_spoken() {
    let asking: Vec<_> = CODES
        .iter()
        .filter(|code| !code.question().is_empty())
        .collect();
    assert!(asking.len() > 10, "the questions are not found in the docs");
    for code in asking {
        let question = code.question();
        assert!(
            question.starts_with('"') && question.contains("?\""),
            "{}: {question}",
            code.slug
        );
    }
}

#[test]
fn docs_of_codes_that_do_not_exist_are_gone() {
    for entry in fs::read_dir(in_repository("docs/codes")).unwrap() {
        let path = entry.unwrap().path();
        let slug = path.file_stem().unwrap().to_str().unwrap();
        assert!(
            CODES.iter().any(|code| code.slug == slug),
            "{} explains no code",
            path.display()
        );
    }
}

#[test]
fn examples_fire_and_fixes_do_not() {
    let mut comparison = Comparison::default();
    for code in CODES {
        let slug = code.slug;
        let (example, fix) = (section(code, "## Example"), section(code, "## Fix"));
        if WITHOUT_TOML.contains(&slug) {
            assert!(
                blocks(example, "toml").is_empty(),
                "{slug} has an example after all"
            );
            continue;
        }
        let found = found_in(code, example);
        let of_code: String = found
            .lines()
            .filter(|line| is_of_code(line, slug))
            .flat_map(|line| [line, "\n"])
            .collect();
        if of_code.is_empty() {
            comparison.complain(format!("{slug}: its example finds only\n{found}"));
            continue;
        }
        let mended = mended(code, example, fix);
        let is_to_mend = !blocks(fix, "toml").is_empty() || !code.change;
        if is_to_mend && has_code(&found_in(code, &mended), slug) {
            comparison.complain(format!("{slug}: its fix does not mend it"));
        }
        match blocks(example, "text")[..] {
            [shown] => {
                let path = in_repository("docs/codes").join(format!("{slug}.md"));
                comparison.with_file(code.docs.replacen(shown, &of_code, 1), &path);
            }
            _ => comparison.complain(format!("{slug}: show one text block under Example")),
        }
    }
    comparison.finish();
}

fn severity_word(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "Error",
        Severity::Warning => "Warning",
        Severity::Note => "Note",
    }
}

/// A heading of the docs, as opposed to a remark in a toml block.
fn is_heading(line: &str, slug: &str) -> bool {
    line.starts_with("## ") || line.strip_prefix("# ") == Some(slug)
}

/// The text under a heading.
fn section<'d>(code: &'d Code, heading: &str) -> &'d str {
    let (_, rest) = code
        .docs
        .split_once(&format!("{heading}\n"))
        .unwrap_or_default();
    rest.split("\n## ").next().unwrap_or(rest)
}

/// What stands between the fences of one language, newline included.
fn blocks<'d>(section: &'d str, language: &str) -> Vec<&'d str> {
    let fence = format!("```{language}\n");
    let blocks = section.split(&fence[..]).skip(1);
    blocks
        .map(|rest| rest.split("```").next().unwrap_or(rest))
        .collect()
}

/// The section that has the blocks once the example is put right: of a change the earlier files are those of the
/// example, of an import the workshop.
fn mended(code: &Code, example: &str, fix: &str) -> String {
    let stays = |block: &&str| code.import || file_name(block).starts_with("before/");
    let kept = blocks(example, "toml")
        .into_iter()
        .filter(|block| (code.import || code.change) && stays(block));
    let kept: String = kept.map(|block| format!("```toml\n{block}```\n")).collect();
    kept + fix
}

/// What is found in the folder that the blocks of a section make, or told between the two folders.
fn found_in(code: &Code, section: &str) -> String {
    let blocks = blocks(section, "toml");
    if code.import {
        return found_in_sheet(code, section, &blocks);
    }
    assert!(
        !blocks.is_empty(),
        "{} has a section without a toml block",
        code.slug
    );
    let files: Vec<_> = blocks.iter().map(|text| (file_name(text), *text)).collect();
    let folder = folder_of(&files);
    if code.change {
        return changes(folder.path());
    }
    let args = ["check", ".", "--format", "short"];
    if IN_GIT.contains(&code.slug) {
        fs::write(folder.path().join(".gitignore"), "/private/\n").unwrap();
        git(folder.path(), &["init", "--quiet"]);
        git(folder.path(), &["add", "."]);
        said(offsite_with_git(folder.path(), &args))
    } else {
        said(offsite(folder.path(), &args))
    }
}

/// What is found when the sheet of a section is imported.
fn found_in_sheet(code: &Code, section: &str, workshop: &[&str]) -> String {
    let sheets = ["csv", "md", "html"].map(|kind| (kind, blocks(section, kind)));
    let mut sheets = sheets.iter().flat_map(|(kind, blocks)| {
        blocks
            .iter()
            .map(move |block| (format!("sheet.{kind}"), *block))
    });
    let (name, sheet) = sheets
        .next()
        .unwrap_or_else(|| panic!("{} has no sheet", code.slug));
    let paths: Vec<String> = workshop
        .iter()
        .map(|block| format!("workshop/{}", file_name(block)))
        .collect();
    let mut files: Vec<(&str, &str)> = paths
        .iter()
        .map(String::as_str)
        .zip(workshop.iter().copied())
        .collect();
    files.push((&name, sheet));
    dry_import(folder_of(&files).path(), &name, "")
}

fn file_name(block: &str) -> &str {
    let remark = block
        .lines()
        .next()
        .and_then(|line| line.strip_prefix("# "));
    remark
        .filter(|name| name.ends_with(".toml"))
        .unwrap_or("workshop.toml")
}

fn git(folder: &Path, args: &[&str]) {
    let run = Command::new("git")
        .arg("-C")
        .arg(folder)
        .args(args)
        .env_remove("GIT_DIR")
        .status();
    assert!(run.unwrap().success(), "git {args:?}");
}

#[test]
fn blocks_and_their_names_are_found() {
    let section =
        "a\n\n```toml\nx = 1\n```\n\n```toml\n# Cargo.toml\ny = 2\n```\n\n```text\nz\n```\n";
    let found = blocks(section, "toml");
    assert_eq!(found, ["x = 1\n", "# Cargo.toml\ny = 2\n"]);
    assert_eq!(
        [file_name(found[0]), file_name(found[1])],
        ["workshop.toml", "Cargo.toml"]
    );
    assert_eq!(blocks(section, "text"), ["z\n"]);
}
