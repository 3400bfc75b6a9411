//! Which module may use which, where clap and printing live, and how long a file may be.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use crate::support::in_repository;

/// What a module may use.
enum May {
    /// These modules.
    Use(&'static [&'static str]),
    /// Every module but the command line.
    UseAllButCli,
    /// Every module.
    UseAll,
}

/// Every module at the top of the crate; what it may use of the others. Nothing but `main.rs` uses `cli`.
const MODULES: &[(&str, May)] = &[
    ("diagnostic", May::Use(&["words"])),
    ("error", May::Use(&[])),
    ("git", May::Use(&["error", "wording"])),
    ("vocabulary", May::Use(&[])),
    ("wording", May::Use(&[])),
    ("words", May::Use(&["wording"])),
    ("schema", May::Use(&["vocabulary"])),
    ("model", May::Use(&["vocabulary", "words"])),
    ("source", May::Use(&["diagnostic", "error", "git"])),
    ("sheet", May::Use(&[])),
    (
        "import",
        May::Use(&["sheet", "vocabulary", "diagnostic", "error", "wording"]),
    ),
    (
        "entry",
        May::Use(&[
            "import",
            "edit",
            "source",
            "model",
            "vocabulary",
            "diagnostic",
            "wording",
            "error",
        ]),
    ),
    ("textconv", May::Use(&[])),
    (
        "history",
        May::Use(&[
            "git",
            "source",
            "load",
            "resolve",
            "model",
            "diagnostic",
            "error",
        ]),
    ),
    ("origin", May::Use(&["diagnostic"])),
    (
        "load",
        May::Use(&["source", "schema", "diagnostic", "origin", "wording"]),
    ),
    (
        "resolve",
        May::Use(&[
            "load",
            "origin",
            "schema",
            "model",
            "diagnostic",
            "vocabulary",
            "wording",
            "words",
        ]),
    ),
    (
        "check",
        May::Use(&[
            "model",
            "analysis",
            "origin",
            "source",
            "diagnostic",
            "vocabulary",
            "wording",
            "words",
        ]),
    ),
    (
        "edit",
        May::Use(&[
            "source",
            "schema",
            "model",
            "origin",
            "diagnostic",
            "vocabulary",
            "wording",
            "error",
            "text",
        ]),
    ),
    ("text", May::Use(&[])),
    ("layout", May::Use(&["text", "edit", "schema"])),
    (
        "rename",
        May::Use(&[
            "text",
            "edit",
            "source",
            "schema",
            "diagnostic",
            "vocabulary",
            "wording",
            "error",
        ]),
    ),
    (
        "merge",
        May::Use(&["edit", "git", "schema", "vocabulary", "error"]),
    ),
    ("analysis", May::Use(&["model", "vocabulary", "wording"])),
    (
        "diff",
        May::Use(&["model", "analysis", "diagnostic", "vocabulary", "words"]),
    ),
    (
        "view",
        May::Use(&[
            "model",
            "analysis",
            "diff",
            "diagnostic",
            "vocabulary",
            "wording",
            "words",
        ]),
    ),
    ("render", May::Use(&["view", "words", "artifacts", "error"])),
    ("browser", May::Use(&["error"])),
    ("artifacts", May::Use(&["error"])),
    ("pipeline", May::UseAllButCli),
    ("cli", May::UseAll),
];

#[test]
fn modules_use_only_what_they_may() {
    let mut wrong = Vec::new();
    for (path, text) in sources() {
        if is_test(&path) {
            continue;
        }
        if let Some(module) = module_of(&path) {
            let depth = path.components().count();
            wrong.extend(
                violations(&module, without_tests(&text), depth)
                    .into_iter()
                    .map(|used| format!("{}: `{module}` may not use `{used}`", path.display())),
            );
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// A file of tests beside the code may use whatever it tests with.
fn is_test(path: &Path) -> bool {
    ["tests.rs", "samples.rs"]
        .iter()
        .any(|name| path.ends_with(name))
}

/// A file up to its own tests.
fn without_tests(text: &str) -> &str {
    text.split("#[cfg(test)]\nmod tests {")
        .next()
        .unwrap_or(text)
}

#[test]
fn modules_are_in_the_table() {
    let known = |module: &str| MODULES.iter().any(|(name, _)| *name == module);
    let missing: BTreeSet<_> = sources()
        .iter()
        .filter_map(|(path, _)| module_of(path))
        .filter(|m| !known(m))
        .collect();
    assert!(missing.is_empty(), "say what these may use: {missing:?}");
}

#[test]
fn only_the_command_line_knows_clap_and_prints() {
    let mut wrong = Vec::new();
    for (path, text) in sources() {
        let shown = path.display();
        let is_args = path.starts_with("cli/args")
            || path == Path::new("cli/args.rs")
            || path == Path::new("cli.rs");
        let is_cli = module_of(&path).as_deref() == Some("cli");
        for line in code_lines(&text) {
            if !is_args && words(line).any(|word| word == "clap") {
                wrong.push(format!("{shown} names clap"));
            }
            if !is_cli && prints(line) {
                wrong.push(format!("{shown} prints"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn no_file_is_too_long_to_read() {
    const MOST: usize = 500;
    let long: Vec<_> = sources()
        .into_iter()
        .filter(|(_, text)| text.lines().count() > MOST)
        .map(|(path, text)| format!("{} has {} lines", path.display(), text.lines().count()))
        .collect();
    assert!(long.is_empty(), "{}", long.join("\n"));
}

#[test]
fn violations_are_noticed() {
    let row = "use crate::model::{Id, Workshop};\nuse crate::{source::SourceTree, diagnostic::{Code, codes}};\n\
               // crate::cli in a remark\n    crate::view::page(super::super::cli::run())";
    assert_eq!(
        used(row, 2),
        ["cli", "diagnostic", "model", "source", "view"]
            .map(str::to_owned)
            .into()
    );
    assert_eq!(
        used("use super::cli;\nuse super::Keys;", 1),
        ["cli".to_owned()].into()
    );
    assert_eq!(used("use super::cli;", 2), BTreeSet::new());
    assert_eq!(
        violations("check", "use crate::model::Workshop;", 1),
        [""; 0]
    );
    assert_eq!(
        violations(
            "render",
            "use crate::view::Page;\nuse crate::model::Task;",
            2
        ),
        ["model"]
    );
    assert_eq!(violations("pipeline", "crate::cli::main()", 1), ["cli"]);
    assert_eq!(violations("cli", "use crate::check;", 2), [""; 0]);
    assert!(prints("    println!(\"x\");") && prints("print!()") && !prints("footprint(1)"));
}

/// Every file under `src` with its text, by its path there.
fn sources() -> Vec<(PathBuf, String)> {
    let mut files = Vec::new();
    let mut folders = vec![in_repository("src")];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                let text = fs::read_to_string(&path).unwrap();
                files.push((
                    path.strip_prefix(in_repository("src")).unwrap().to_owned(),
                    text,
                ));
            }
        }
    }
    assert!(files.len() > 20, "the sources are not where they were");
    files.sort();
    files
}

/// The module at the top of the crate that a file belongs to; none for the roots of the library and the program.
fn module_of(path: &Path) -> Option<String> {
    let first = Path::new(path.iter().next()?)
        .file_stem()?
        .to_str()?
        .to_owned();
    (first != "lib" && first != "main").then_some(first)
}

/// What `module` uses in `text` without being allowed to.
fn violations(module: &str, text: &str, depth: usize) -> Vec<String> {
    let may = MODULES
        .iter()
        .find(|(name, _)| *name == module)
        .map(|(_, may)| may);
    used(text, depth)
        .into_iter()
        .filter(|used| used != module)
        .filter(|used| match may {
            Some(May::Use(modules)) => !modules.contains(&used.as_str()),
            Some(May::UseAllButCli) => used == "cli",
            Some(May::UseAll) => false,
            None => true,
        })
        .collect()
}

/// The modules at the top of the crate that a file names, which lies `depth` modules below the top: by a path from
/// `crate`, or by as many `super`s as lead there.
fn used(text: &str, depth: usize) -> BTreeSet<String> {
    let code = code_lines(text).collect::<Vec<_>>().join("\n");
    let to_the_top = "super::".repeat(depth);
    let mut modules = BTreeSet::new();
    for (at, start) in code.match_indices("crate::") {
        modules.extend(first_names(&code[at + start.len()..]));
    }
    for (at, start) in code.match_indices(&to_the_top) {
        // With more `super`s before it, this is another path.
        if !code[..at].ends_with("super::") {
            let names = first_names(&code[at + start.len()..]);
            modules.extend(
                names
                    .into_iter()
                    .filter(|name| MODULES.iter().any(|(known, _)| known == name)),
            );
        }
    }
    modules
}

/// The first name of a path, or of each path in braces.
fn first_names(rest: &str) -> Vec<String> {
    let name = |path: &str| {
        path.trim_start()
            .chars()
            .take_while(|c| is_name(*c))
            .collect::<String>()
    };
    let Some(list) = rest.strip_prefix('{') else {
        return vec![name(rest)];
    };
    let mut names = vec![name(list)];
    let mut depth = 1;
    for (at, c) in list.char_indices() {
        match c {
            '{' => depth += 1,
            '}' => depth -= 1,
            ',' if depth == 1 => names.push(name(&list[at + 1..])),
            _ => {}
        }
        if depth == 0 {
            break;
        }
    }
    names.retain(|name| !name.is_empty());
    names
}

/// The lines without remarks.
fn code_lines(text: &str) -> impl Iterator<Item = &str> {
    text.lines()
        .filter(|line| !line.trim_start().starts_with("//"))
}

fn words(line: &str) -> impl Iterator<Item = &str> {
    line.split(|c| !is_name(c))
}

fn is_name(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

fn prints(line: &str) -> bool {
    let macros = ["println!", "print!", "eprintln!", "eprint!"];
    macros.iter().any(|name| {
        line.match_indices(name)
            .any(|(at, _)| !line[..at].ends_with(is_name))
    })
}
