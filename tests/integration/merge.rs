//! `offsite git merge-driver`: the folders of `tests/merge`, laws that hold for any two changes, and git itself.

mod install;
mod laws;

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use tempfile::TempDir;

use crate::support::{
    Comparison, Run, folder_of, folders_in, in_repository, name_of, offsite, with_ends_shown,
};

/// Each case: `ours.toml` and `theirs.toml`, with the `base.toml` that both come from if there is one; then what they
/// come to in `merged.toml`, and what is said.
#[test]
fn cases_merge_as_their_folders_say() {
    let mut comparison = Comparison::default();
    let cases = folders_in(&in_repository("tests/merge"));
    assert!(cases.len() >= 60, "there are {} cases", cases.len());
    for case in cases {
        let folder = TempDir::new().unwrap();
        for side in ["base.toml", "ours.toml", "theirs.toml"] {
            let text = fs::read(case.join(side)).unwrap_or_default();
            fs::write(folder.path().join(side), text).unwrap();
        }
        let run = driver(folder.path(), "raci.toml");
        assert_eq!(
            files(folder.path()),
            ["base.toml", "ours.toml", "theirs.toml"]
        );
        let code = run.code.unwrap();
        let says = format!("{}{}exit code {code}\n", run.out, run.err);
        comparison.with_file(says, &case.join("says.txt"));
        let merged = fs::read(folder.path().join("ours.toml")).unwrap();
        let merged = String::from_utf8_lossy(&merged);
        // To the byte: snapshots do not tell line ends apart.
        let shown = with_ends_shown(&merged);
        comparison.with_file(shown, &case.join("merged.toml"));
        assert_eq!(
            code == 0,
            name_of(&case).starts_with("clean"),
            "the name says how it ends: {}",
            case.display()
        );
    }
    comparison.finish();
}

fn driver(folder: &Path, path: &str) -> Run {
    let files = ["base.toml", "ours.toml", "theirs.toml", "7"];
    let mut args = vec!["git", "merge-driver"];
    args.extend(files);
    args.push(path);
    offsite(folder, &args)
}

fn files(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).unwrap();
    let mut names: Vec<_> = entries
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

/// A repository in which the driver merges TOML files, or git's own merge does.
struct Repository(TempDir);

impl Repository {
    fn new(with_driver: bool) -> Self {
        let repository = Self(TempDir::new().unwrap());
        repository.git(&["init", "-q", "-b", "main"]);
        let driver = format!(
            "'{}' git merge-driver %O %A %B %L %P",
            env!("CARGO_BIN_EXE_offsite").replace('\\', "/")
        );
        repository.git(&["config", "merge.offsite.driver", &driver]);
        if with_driver {
            fs::write(
                repository.path().join(".gitattributes"),
                "*.toml merge=offsite\n",
            )
            .unwrap();
        }
        repository
    }

    fn path(&self) -> &Path {
        self.0.path()
    }

    fn git(&self, args: &[&str]) -> bool {
        self.asked(args).status.success()
    }

    /// What git says here, whatever the tests themselves run in.
    fn asked(&self, args: &[&str]) -> Output {
        let mut git = Command::new("git");
        git.current_dir(self.path()).args(args);
        for (name, _) in std::env::vars_os() {
            if name.to_string_lossy().starts_with("GIT_") {
                git.env_remove(name);
            }
        }
        for who in ["AUTHOR", "COMMITTER"] {
            git.env(format!("GIT_{who}_NAME"), "Amara");
            git.env(format!("GIT_{who}_EMAIL"), "amara@example.org");
        }
        git.env("GIT_CONFIG_GLOBAL", "/dev/null")
            .env("GIT_CONFIG_NOSYSTEM", "1");
        git.output().unwrap()
    }

    fn commit(&self, path: &str, text: &str) {
        fs::create_dir_all(self.path().join(path).parent().unwrap()).unwrap();
        fs::write(self.path().join(path), text).unwrap();
        assert!(self.git(&["add", "-A"]) && self.git(&["commit", "-qm", "a change"]));
    }

    /// Whether merging the two sides is clean, and what the file says then.
    fn merge(&self, path: &str, [base, ours, theirs]: [&str; 3]) -> (bool, String) {
        self.commit(path, base);
        assert!(self.git(&["checkout", "-qb", "theirs"]));
        self.commit(path, theirs);
        assert!(self.git(&["checkout", "-q", "main"]));
        self.commit(path, ours);
        let is_clean = self.git(&["merge", "-q", "--no-edit", "theirs"]);
        let text = fs::read_to_string(self.path().join(path)).unwrap();
        let left = self.asked(&["status", "--porcelain"]);
        assert_eq!(left.stdout.is_empty(), is_clean, "{left:?}");
        (is_clean, text)
    }
}

fn both(path: &str, versions: [&str; 3]) -> [(bool, String); 2] {
    [false, true].map(|with_driver| Repository::new(with_driver).merge(path, versions))
}

#[test]
fn git_merges_what_its_lines_would_not() {
    let base = "[activity.a]\nname = \"A\"\nR = [\"csm\"]\nC = [\"ae\"]\n";
    let ours = base.replace("[\"csm\"]", "[\"csm\", \"ops\"]");
    let theirs = base.replace("[\"ae\"]", "[\"ae\", \"ps\"]") + "\n[activity.b]\nname = \"B\"\n";
    // A path that a shell would trip over.
    let [lines, cells] = both("the room/raci $1.toml", [base, &ours, &theirs]);
    assert!(!lines.0 && lines.1.contains("<<<<<<<"), "{}", lines.1);
    assert!(cells.0, "{}", cells.1);
    assert_eq!(cells.1, theirs.replace("[\"csm\"]", "[\"csm\", \"ops\"]"));
}

#[test]
fn git_stops_where_its_lines_would_make_two_a() {
    let base =
        "[activity.a]\nname = \"A\"\nA = [\n  # enterprise\n\n  # commercial\n\n  # scaled\n\n]\n";
    let ours = base.replace("# enterprise\n", "# enterprise\n  \"csl\",\n");
    let theirs = base.replace("# scaled\n", "# scaled\n  \"ops\",\n");
    let [lines, cells] = both("raci.toml", [base, &ours, &theirs]);
    assert!(lines.0, "{}", lines.1);
    let read: toml::Table = toml::from_str(&lines.1).unwrap();
    assert_eq!(read["activity"]["a"]["A"].as_array().unwrap().len(), 2);
    assert!(!cells.0, "{}", cells.1);
    assert_eq!(half(&cells.1, true), ours);
    assert_eq!(half(&cells.1, false), theirs);
}

#[test]
fn markers_are_as_long_as_git_says() {
    let folder = folder_of(&[
        ("base.toml", "a = 1\n"),
        ("ours.toml", "a = 2\n"),
        ("theirs.toml", "a = 3\n"),
    ]);
    for (size, marker) in [("12", 12), ("none", 7), ("0", 7)] {
        fs::write(folder.path().join("ours.toml"), "a = 2\n").unwrap();
        let args = [
            "git",
            "merge-driver",
            "base.toml",
            "ours.toml",
            "theirs.toml",
            size,
            "a.toml",
        ];
        assert_eq!(offsite(folder.path(), &args).code, Some(1));
        let text = fs::read_to_string(folder.path().join("ours.toml")).unwrap();
        let line = |sign: &str| sign.repeat(marker);
        let expected = [
            line("<"),
            " ours\na = 2\n".into(),
            line("="),
            "\na = 3\n".into(),
            line(">"),
            " theirs\n".into(),
        ];
        assert_eq!(text, expected.concat());
    }
}

#[test]
fn without_git_or_files_ours_stays_and_is_in_conflict() {
    let folder = folder_of(&[
        ("base.toml", "a = \n"),
        ("ours.toml", "a = ours\n"),
        ("theirs.toml", "a = theirs\n"),
    ]);
    let program = Command::new(env!("CARGO_BIN_EXE_offsite"))
        .current_dir(folder.path())
        .env("PATH", "")
        .args([
            "git",
            "merge-driver",
            "base.toml",
            "ours.toml",
            "theirs.toml",
            "7",
            "a.toml",
        ])
        .output()
        .unwrap();
    assert_eq!(program.status.code(), Some(1));
    assert_eq!(
        fs::read_to_string(folder.path().join("ours.toml")).unwrap(),
        "a = ours\n"
    );
    let args = [
        "git",
        "merge-driver",
        "no.toml",
        "ours.toml",
        "theirs.toml",
        "7",
        "a.toml",
    ];
    let run = offsite(folder.path(), &args);
    assert_eq!(run.code, Some(1), "{run:?}");
    assert_eq!(
        fs::read_to_string(folder.path().join("ours.toml")).unwrap(),
        "a = ours\n"
    );
    assert_eq!(
        files(folder.path()),
        ["base.toml", "ours.toml", "theirs.toml"]
    );
}

/// The text with one half of its conflicts.
fn half(text: &str, ours: bool) -> String {
    let mut half = String::new();
    let mut keeps = true;
    for line in text.split_inclusive('\n') {
        match line.trim_end() {
            "<<<<<<< ours" => keeps = ours,
            "=======" => keeps = !ours,
            ">>>>>>> theirs" => keeps = true,
            _ if keeps => half.push_str(line),
            _ => {}
        }
    }
    half
}
