//! What the README says is true: its table of findings, its picture, its example files.

use std::fs;

use offsite::diagnostic::CODES;

use crate::support::{Comparison, findings_in, folder_of, in_repository, is_of_code, offsite};

const BEGIN: &str = "<!-- findings: begin (kept by a test) -->\n";
const END: &str = "<!-- findings: end -->";

fn readme() -> String {
    fs::read_to_string(in_repository("README.md"))
        .unwrap()
        .replace("\r\n", "\n")
}

#[test]
fn the_table_of_findings_is_current() {
    let readme = readme();
    let (before, rest) = readme.split_once(BEGIN).unwrap();
    let (_, after) = rest.split_once(END).unwrap();
    let rows = CODES.iter().map(|code| {
        let unclear = if code.unclear { " •" } else { "" };
        let (slug, severity) = (code.slug, code.severity.word());
        format!(
            "| [{slug}](docs/codes/{slug}.md) | {severity}{unclear} | {} |\n",
            code.summary
        )
    });
    let table = format!(
        "\n| code | severity | says that |\n|---|---|---|\n{}\n",
        rows.collect::<String>()
    );
    let mut comparison = Comparison::default();
    comparison.with_file(
        format!("{before}{BEGIN}{table}{END}{after}"),
        &in_repository("README.md"),
    );
    comparison.finish();
}

#[test]
fn the_picture_is_that_of_the_example() {
    let out = folder_of::<&str>(&[]);
    let folder = in_repository("workshops/post-sales");
    let run = offsite(
        out.path(),
        &[
            "render",
            folder.to_str().unwrap(),
            "--out",
            "out",
            "--only",
            "impact-effort",
        ],
    );
    assert_eq!(run.code, Some(0), "{run:?}");
    let mut comparison = Comparison::default();
    let picture = fs::read_to_string(out.path().join("out/impact-effort.svg")).unwrap();
    comparison.with_file(picture, &in_repository("docs/impact-effort.svg"));
    comparison.finish();
}

#[test]
fn the_workflows_are_those_that_are_made() {
    let readme = readme();
    for (ci, file) in [
        ("github", ".github/workflows/offsite.yml"),
        ("gitlab", ".gitlab-ci.yml"),
    ] {
        let folder = folder_of::<&str>(&[]);
        let run = offsite(folder.path(), &["new", ".", "--ci", ci]);
        assert_eq!(run.code, Some(0), "{run:?}");
        let made = fs::read_to_string(folder.path().join(file)).unwrap();
        assert!(
            readme.contains(&format!("```yaml\n{made}```\n")),
            "{ci}:\n{made}"
        );
    }
}

#[test]
fn the_example_files_read_without_an_error() {
    let readme = readme();
    let blocks: Vec<_> = readme
        .split("```toml\n")
        .skip(1)
        .filter_map(|rest| rest.split("```").next())
        .collect();
    assert_eq!(
        blocks.len(),
        4,
        "a small example, a full one, one of a language, and a slot of an agenda"
    );
    for block in blocks {
        let report = findings_in(&[("workshop.toml", block)]);
        let unclear = CODES.iter().filter(|code| code.unclear);
        for code in unclear {
            assert!(
                !report.lines().any(|line| is_of_code(line, code.slug)),
                "{report}"
            );
        }
        assert!(!report.contains(" error["), "{report}");
    }
}

#[test]
fn every_command_is_in_the_readme() {
    let help = offsite(&in_repository("."), &["--help"]).out;
    let commands = help
        .split("Commands:\n")
        .nth(1)
        .unwrap()
        .lines()
        .take_while(|line| !line.is_empty());
    let readme = readme();
    let mut seen = 0;
    for command in commands.filter_map(|line| line.split_whitespace().next()) {
        assert!(
            readme.contains(&format!("| `offsite {command}")),
            "`{command}` is not in the README"
        );
        seen += 1;
    }
    assert!(seen >= 6, "the help lists the commands: {help}");
}
