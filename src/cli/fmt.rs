//! `offsite fmt`.

use std::path::Path;

use super::args::FmtArgs;
use super::{Outcome, print};
use crate::edit::write_all;
use crate::error::Error;
use crate::pipeline::{LaidOut, lay_out, read_folder};
use crate::wording::{counted, quoted_list};

pub(super) fn run(args: &FmtArgs, folder: &Path) -> Result<Outcome, Error> {
    let reading = read_folder(folder, None)?;
    let laid_out = lay_out(&reading, folder, args.number)?;
    if args.check {
        print(&would_change(&laid_out))?;
    } else {
        write_all(folder, &laid_out.rewrites)?;
        print(&changed(&laid_out))?;
    }
    let is_done = laid_out.left.is_empty() && (laid_out.rewrites.is_empty() || !args.check);
    Ok(if is_done {
        Outcome::Done
    } else {
        Outcome::Findings
    })
}

fn would_change(laid_out: &LaidOut) -> String {
    let mut told: String = laid_out
        .rewrites
        .iter()
        .map(|rewrite| rewrite.lines())
        .collect();
    let files = counted(laid_out.rewrites.len(), "file", "files");
    told.push_str(&match laid_out.rewrites.len() {
        0 if laid_out.left.is_empty() => "all files are laid out\n".to_owned(),
        0 => String::new(),
        _ => format!("{files} would change; `offsite fmt` writes them\n"),
    });
    told.push_str(&numbers(laid_out, "would get"));
    told + &left_alone(laid_out)
}

fn changed(laid_out: &LaidOut) -> String {
    let lines = laid_out.rewrites.iter();
    let mut told: String = lines
        .map(|rewrite| format!("wrote {}\n", rewrite.path))
        .collect();
    if laid_out.rewrites.is_empty() && laid_out.left.is_empty() {
        told.push_str("all files are laid out already\n");
    }
    told.push_str(&numbers(laid_out, "got"));
    told + &left_alone(laid_out)
}

fn numbers(laid_out: &LaidOut, verb: &str) -> String {
    let mut told = match laid_out.numbered {
        0 => String::new(),
        tasks => format!(
            "{} {verb} the number that the plot shows\n",
            counted(tasks, "task", "tasks")
        ),
    };
    let without: Vec<&str> = laid_out.without_number.iter().map(String::as_str).collect();
    if let [first, ..] = without.as_slice() {
        told.push_str(&format!(
            "without a number: {}; write `card = N` under `[task.{first}]` by hand\n",
            quoted_list(&without)
        ));
    }
    told
}

fn left_alone(laid_out: &LaidOut) -> String {
    let left = laid_out.left.iter();
    left.map(|path| format!("left alone: {path} cannot be read; `offsite check` says where\n"))
        .collect()
}
