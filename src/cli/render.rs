//! `offsite render`.

use std::fs;
use std::io::Write as _;
use std::path::Path;

use super::args::RenderArgs;
use super::check::shared;
use super::since::earlier;
use super::{Outcome, patience, print, read_clear, report, watch};
use crate::artifacts::{Difference, Extent};
use crate::error::Error;
use crate::pipeline::{NameCounts, RenderOptions, render};
use crate::render::html::template_names;
use crate::view::impact_effort::FigureOptions;
use crate::wording::counted;

pub(super) fn run(args: &RenderArgs, folder: &Path) -> Result<Outcome, Error> {
    refuse_input(&args.out, folder)?;
    if args.watch {
        return watch::run(folder, &args.out, || once(args, folder));
    }
    once(args, folder)
}

/// Renders once, or says why nothing is rendered.
fn once(args: &RenderArgs, folder: &Path) -> Result<Outcome, Error> {
    let Some(reading) = read_clear(folder, args.dates.as_of)? else {
        print("nothing was rendered: first settle the errors about how the files are written\n")?;
        return Ok(Outcome::Findings);
    };
    let since = match &args.since {
        Some(typed) => match earlier(typed, folder, args.dates.as_of)? {
            None => return Ok(Outcome::Findings),
            earlier => earlier,
        },
        None => None,
    };
    let options = RenderOptions {
        only: args.only.iter().map(|only| only.0).collect(),
        packs: args.print.pack.iter().map(|pack| pack.meant()).collect(),
        handouts: args.print.options(args.dates.as_of),
        pdf: args.print.pdf,
        paper: args.print.paper.map(|paper| paper.meant()),
        private: args.private,
        font: args.font.as_deref().map(read_font).transpose()?,
        templates: own_templates(folder)?,
        figure: FigureOptions {
            across: args.across.shown(),
            highlight: args.highlight.clone(),
            whiskers: args.whiskers,
        },
        media: args.plot.iter().map(|medium| medium.meant()).collect(),
        png_scales: args.png.clone(),
        since,
    };
    let is_whole = options.is_whole();
    let tasks = reading.workshop.tasks.len();
    let rendered = patience::while_working(&format!("rendering {tasks} tasks"), || {
        render(&reading, options)
    })?;
    if !rendered.missing_scripts.is_empty() {
        warn_of_missing(&rendered.missing_scripts);
    }
    let extent = if is_whole {
        Extent::Whole
    } else {
        Extent::Part
    };
    if args.check {
        let differences = rendered.artifacts.compare(&args.out, extent)?;
        for difference in &differences {
            print(&format!("{}\n", stale(difference, &args.out)))?;
        }
        return Ok(if differences.is_empty() {
            Outcome::Done
        } else {
            Outcome::Findings
        });
    }
    let differences = rendered.artifacts.write(&args.out, extent)?;
    let files = counted(rendered.artifacts.files().count(), "file", "files");
    print(&format!(
        "{files} in {}, {} changed\n",
        args.out.display(),
        differences.len()
    ))?;
    for pack in &args.print.pack {
        print(&format!(
            "{}\n",
            args.out.join(pack.meant().file()).display()
        ))?;
    }
    if let Some(NameCounts {
        named,
        numbered,
        hidden,
    }) = rendered.names
    {
        let named = counted(named, "name", "names");
        let numbered = counted(numbered, "number", "numbers");
        print(&format!(
            "in the plot: {named}, {numbered}, {hidden} hidden\n"
        ))?;
    }
    let found = if args.private {
        report::in_short(&reading.report)
    } else {
        report::in_short(&shared(&reading))
    };
    if !found.is_empty() {
        print(&format!("{found}: on the pages, and in `offsite check`\n"))?;
    }
    Ok(Outcome::Done)
}

/// The output folder must be a folder or not exist yet, and it must not be the workshop itself.
fn refuse_input(out: &Path, folder: &Path) -> Result<(), Error> {
    let refused = |why: &str| {
        Err(Error::BadOutput {
            folder: out.to_owned(),
            why: why.to_owned(),
        })
    };
    if out.exists() && !out.is_dir() {
        return refused("it is a file; name a folder");
    }
    match (fs::canonicalize(out), fs::canonicalize(folder)) {
        (Ok(out), Ok(folder)) if out == folder => {
            refused("it is the workshop's own folder; name another one, such as `out`")
        }
        _ => Ok(()),
    }
}

fn read_font(path: &Path) -> Result<Vec<u8>, Error> {
    fs::read(path).map_err(|error| Error::io("read the font", path, error))
}

/// The page templates that a workshop brings along in its `templates` folder; other files there are its own business.
pub(super) fn own_templates(folder: &Path) -> Result<Vec<(String, String)>, Error> {
    let folder = folder.join("templates");
    let mut templates = Vec::new();
    for name in template_names() {
        let path = folder.join(name);
        if path.is_file() {
            let text =
                fs::read_to_string(&path).map_err(|error| Error::io("read", &path, error))?;
            templates.push((name.to_owned(), text));
        }
    }
    Ok(templates)
}

fn warn_of_missing(scripts: &[&str]) {
    // Not being able to warn is no reason to stop.
    let _ = writeln!(
        anstream::stderr(),
        "warning: the font of the figure has no {}; name one that has with `--font FILE`",
        scripts.join(", "),
    );
}

fn stale(difference: &Difference, out: &Path) -> String {
    let (what, path) = match difference {
        Difference::Missing(path) => ("missing", path),
        Difference::Stale(path) => ("stale", path),
        Difference::Leftover(path) => ("left over", path),
    };
    format!("{what}: {}", out.join(path).display())
}
