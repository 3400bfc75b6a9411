//! What the tests share: running the program, making folders, comparing with files.

use std::collections::BTreeMap;
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use offsite::diagnostic::Code;
use snapbox::data::DataFormat;
use snapbox::{Assert, Data};
use tempfile::TempDir;

/// A path in the repository.
pub(crate) fn in_repository(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// What the program left behind.
#[derive(Debug)]
pub(crate) struct Run {
    pub(crate) code: Option<i32>,
    pub(crate) out: String,
    pub(crate) err: String,
}

/// The program in `folder`, without colours and without the git repository that the tests themselves lie in.
pub(crate) fn offsite(folder: &Path, args: &[&str]) -> Run {
    run(command(folder, args).env("GIT_DIR", folder.join("no-git-here")))
}

/// The program in `folder`, where git looks for a repository as it does for users.
pub(crate) fn offsite_with_git(folder: &Path, args: &[&str]) -> Run {
    run(command(folder, args).env_remove("GIT_DIR"))
}

fn command(folder: &Path, args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_offsite"));
    command.current_dir(folder).args(args);
    for colour in ["NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE"] {
        command.env_remove(colour);
    }
    command
}

fn run(command: &mut Command) -> Run {
    ended(command.output().unwrap())
}

fn ended(output: Output) -> Run {
    Run {
        code: output.status.code(),
        out: String::from_utf8(output.stdout).unwrap(),
        err: String::from_utf8(output.stderr).unwrap(),
    }
}

/// The program in `folder`, with these lines on its standard input.
pub(crate) fn offsite_reading(folder: &Path, args: &[&str], lines: &str) -> Run {
    let mut command = command(folder, args);
    command.env("GIT_DIR", folder.join("no-git-here"));
    let pipes = command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    let mut child = pipes.spawn().unwrap();
    // A program that ends before it has read everything is no failure here.
    let _ = child.stdin.take().unwrap().write_all(lines.as_bytes());
    ended(child.wait_with_output().unwrap())
}

/// The program in `folder` with these arguments and those of a case, which stand in a line of text; and everything that
/// it says, its exit code last.
pub(crate) fn everything_said(folder: &Path, args: &[&str], of_case: &str) -> String {
    let args = args.iter().copied().chain(of_case.split_whitespace());
    everything_of(offsite(folder, &args.collect::<Vec<_>>()))
}

/// Everything that a run said, its exit code last.
pub(crate) fn everything_of(run: Run) -> String {
    format!("{}{}exit code {}\n", run.out, run.err, run.code.unwrap())
}

/// A text to the byte: snapshots do not tell line ends apart.
pub(crate) fn with_ends_shown(text: &str) -> String {
    text.replace('\r', "␍").replace('\u{feff}', "␂")
}

/// What is found in `folder`, a line a finding, with paths from that folder.
pub(crate) fn findings(folder: &Path) -> String {
    said(offsite(folder, &["check", ".", "--format", "short"]))
}

/// What is found in a folder made of these files.
pub(crate) fn findings_in(files: &[(&str, &str)]) -> String {
    findings(folder_of(files).path())
}

/// The findings of a run that could read the workshop.
pub(crate) fn said(run: Run) -> String {
    assert!(
        matches!(run.code, Some(0 | 1)) && run.err.is_empty(),
        "could not run: {run:?}"
    );
    run.out
}

/// A folder made of these files, gone when the value is dropped.
pub(crate) fn folder_of<T: AsRef<[u8]>>(files: &[(&str, T)]) -> TempDir {
    let folder = TempDir::new().unwrap();
    for (path, text) in files {
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    folder
}

/// The folders in `folder`, by name.
/// Every file below a folder, by its path from there with `/`.
pub(crate) fn files_below(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let entries = walkdir::WalkDir::new(folder)
        .into_iter()
        .map(Result::unwrap);
    let files = entries.filter(|entry| entry.file_type().is_file());
    let named = files.map(|entry| {
        let path = entry.path().strip_prefix(folder).unwrap();
        let path = path.to_str().unwrap().replace('\\', "/");
        (path, fs::read(entry.path()).unwrap())
    });
    named.collect()
}

pub(crate) fn folders_in(folder: &Path) -> Vec<PathBuf> {
    let mut folders: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.is_dir())
        .collect();
    folders.sort();
    folders
}

/// The last part of a path.
pub(crate) fn name_of(path: &Path) -> &str {
    path.file_name().unwrap().to_str().unwrap()
}

/// What is told between two folders in `folder`, a line a change, with paths from that folder.
pub(crate) fn changes(folder: &Path) -> String {
    let sides = ["diff", "--from", "before", "--to", "after"];
    said(offsite(
        folder,
        &[&sides[..], &["--format", "short"]].concat(),
    ))
}

/// What is found in a sheet in `folder` when it is imported into the workshop beside it, a line a finding.
pub(crate) fn dry_import(folder: &Path, sheet: &str, arguments: &str) -> String {
    let fixed = [
        "import",
        sheet,
        "--into",
        "workshop",
        "--dry-run",
        "--format",
        "short",
    ];
    let arguments = fixed.into_iter().chain(arguments.split_whitespace());
    said(offsite(folder, &arguments.collect::<Vec<_>>()))
}

/// Whether a report in the short format has a finding of that code.
pub(crate) fn has_code(report: &str, slug: &str) -> bool {
    report.lines().any(|line| is_of_code(line, slug))
}

/// Whether a line of the short format is a finding of that code.
pub(crate) fn is_of_code(line: &str, slug: &str) -> bool {
    ["error", "warning", "note"]
        .iter()
        .any(|severity| line.contains(&format!(" {severity}[{slug}]: ")))
}

/// Complains about cases in `folder/<code>/<case>/` whose names begin with `fires` or `silent` and whose expectations say
/// otherwise.
pub(crate) fn compare_names_with_cases(comparison: &mut Comparison, folder: &str) {
    for code in folders_in(&in_repository(folder)) {
        let slug = name_of(&code);
        for case in folders_in(&code) {
            let shown = case.display();
            let Ok(expected) = fs::read_to_string(case.join("expected.txt")) else {
                comparison.complain(format!("{shown} has no expected.txt"));
                continue;
            };
            let name = name_of(&case);
            let fires = has_code(&expected, slug);
            match (name.starts_with("fires"), name.starts_with("silent")) {
                (true, _) if !fires => {
                    comparison.complain(format!("{shown}: `{slug}` does not fire"))
                }
                (_, true) if fires => comparison.complain(format!("{shown}: `{slug}` fires")),
                (false, false) => {
                    comparison.complain(format!("{shown}: begin its name with `fires` or `silent`"))
                }
                _ => {}
            }
        }
    }
}

/// Complains about codes without a case that fires and one that is silent, and about folders that are none of `codes`.
pub(crate) fn require_cases(
    comparison: &mut Comparison,
    folder: &str,
    codes: &[&Code],
    without: &[&str],
) {
    let folders = folders_in(&in_repository(folder));
    for found in &folders {
        if !codes.iter().any(|code| code.slug == name_of(found)) {
            comparison.complain(format!("{}: no such code has cases here", found.display()));
        }
    }
    for code in codes.iter().filter(|code| !without.contains(&code.slug)) {
        let found = folders.iter().find(|found| name_of(found) == code.slug);
        let cases = found.map(|found| folders_in(found)).unwrap_or_default();
        for kind in ["fires", "silent"] {
            if !cases.iter().any(|case| name_of(case).starts_with(kind)) {
                comparison.complain(format!("{folder}/{}/{kind} is missing", code.slug));
            }
        }
    }
}

/// Compares texts with files, all of them before it fails; `SNAPSHOTS=overwrite` writes the files instead.
#[derive(Default)]
pub(crate) struct Comparison {
    differences: Vec<String>,
}

impl Comparison {
    pub(crate) fn with_file(&mut self, actual: String, expected: &Path) {
        let expected = Data::read_from(expected, Some(DataFormat::Text)).raw();
        let compared =
            Assert::new()
                .action_env("SNAPSHOTS")
                .try_eq(None, Data::text(actual), expected);
        self.differences
            .extend(compared.err().map(|error| error.to_string()));
    }

    /// Adds something that no overwriting can mend.
    pub(crate) fn complain(&mut self, complaint: String) {
        self.differences.push(complaint);
    }

    /// Fails when anything differed.
    pub(crate) fn finish(self) {
        assert!(
            self.differences.is_empty(),
            "{}",
            self.differences.join("\n")
        );
    }
}
