//! An installed Chromium, Chrome or Edge, which prints pages to PDF.

mod pdf;

use std::env;
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use indexmap::IndexMap;

use crate::error::Error;

/// Names the browser to use, where it is not among those that are looked for.
const VARIABLE: &str = "OFFSITE_BROWSER";

/// What the browsers that can print are called, on the search path.
const NAMES: &[&str] = &[
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
    "msedge",
    "microsoft-edge",
    "microsoft-edge-stable",
];

/// Where installers put them.
const PLACES: &[&str] = &[
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    r"C:\Program Files\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
    r"C:\Program Files\Microsoft\Edge\Application\msedge.exe",
];

/// How long a page may take.
const PATIENCE: Duration = Duration::from_secs(120);

/// How a browser ended.
enum Run {
    /// With a PDF.
    Printed(Vec<u8>),
    /// Without one, and with these words.
    Refused(String),
}

/// A browser that can print.
#[derive(Debug)]
pub struct Browser {
    program: PathBuf,
    /// Where pages lie while they are printed, and what the browser remembers; gone afterwards.
    desk: tempfile::TempDir,
}

impl Browser {
    /// The browser that the environment names, else the first that is installed.
    ///
    /// # Errors
    /// There is none, or there is no place for temporary files.
    pub fn find() -> Result<Self, Error> {
        let program = match env::var_os(VARIABLE).filter(|named| !named.is_empty()) {
            Some(named) => {
                which::which(&named).map_err(|_| Error::NoBrowser(Some(PathBuf::from(named))))?
            }
            None => installed().ok_or(Error::NoBrowser(None))?,
        };
        let desk = tempfile::tempdir();
        let desk = desk.map_err(|error| Error::io("make a folder in", env::temp_dir(), error))?;
        Ok(Self { program, desk })
    }

    /// A page as a tagged PDF, without the day on which it was printed.
    ///
    /// # Errors
    /// The browser cannot be started, fails, or takes too long.
    pub fn print(&self, page: &str) -> Result<Vec<u8>, Error> {
        let (from, to) = (
            self.desk.path().join("page.html"),
            self.desk.path().join("page.pdf"),
        );
        fs::write(&from, page).map_err(|error| Error::io("write", &from, error))?;
        let printed = match self.run(&from, &to, &[])? {
            // In containers, and for the administrator, browsers refuse their own sandbox.
            Run::Refused(told) if told.contains("sandbox") => {
                self.run(&from, &to, &["--no-sandbox"])?
            }
            run => run,
        };
        match printed {
            Run::Printed(pdf) => {
                fs::remove_file(&to).map_err(|error| Error::io("delete", &to, error))?;
                pdf::without_dates(&pdf).map_err(|error| self.unreadable(&error))
            }
            Run::Refused(told) => {
                let last = told.lines().rev().find(|line| !line.trim().is_empty());
                Err(self.failed(last.unwrap_or("it said nothing")))
            }
        }
    }

    /// On which page of a PDF each part begins that the page links to, from 1, by the id of its element.
    ///
    /// # Errors
    /// It is no PDF.
    pub fn first_pages(&self, pdf: &[u8]) -> Result<IndexMap<String, u32>, Error> {
        pdf::first_pages(pdf).map_err(|error| self.unreadable(&error))
    }

    fn run(&self, from: &Path, to: &Path, more: &[&str]) -> Result<Run, Error> {
        let told = self.desk.path().join("told.txt");
        let told_file =
            fs::File::create(&told).map_err(|error| Error::io("write", &told, error))?;
        let value = |name: &str, path: &Path| {
            let mut argument = OsString::from(name);
            argument.push(path);
            argument
        };
        let child = Command::new(&self.program)
            .args([
                "--headless=new",
                "--disable-gpu",
                "--disable-extensions",
                "--disable-background-networking",
                "--no-first-run",
                "--no-default-browser-check",
                "--no-pdf-header-footer",
                "--export-tagged-pdf",
                "--generate-pdf-document-outline",
            ])
            .args(more)
            .arg(value("--user-data-dir=", &self.desk.path().join("profile")))
            .arg(value("--print-to-pdf=", to))
            .arg(from)
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(told_file)
            .spawn()
            .map_err(|error| Error::io("start", &self.program, error))?;
        let ended_well = self.wait(child)?;
        Ok(match fs::read(to) {
            Ok(pdf) if ended_well => Run::Printed(pdf),
            _ => Run::Refused(fs::read_to_string(&told).unwrap_or_default()),
        })
    }

    /// Waits until the browser is done, and no longer than patience lasts; whether it ended well.
    fn wait(&self, mut child: Child) -> Result<bool, Error> {
        let start = Instant::now();
        loop {
            let ended = child.try_wait();
            match ended.map_err(|error| Error::io("wait for", &self.program, error))? {
                Some(status) => return Ok(status.success()),
                None if start.elapsed() > PATIENCE => {
                    // It is to be told that it took too long, not that it could not be stopped.
                    let _ = child.kill();
                    let _ = child.wait();
                    let seconds = PATIENCE.as_secs();
                    return Err(self.failed(&format!("it took longer than {seconds} seconds")));
                }
                None => thread::sleep(Duration::from_millis(20)),
            }
        }
    }

    fn unreadable(&self, error: &lopdf::Error) -> Error {
        self.failed(&format!("what it printed is no PDF: {error}"))
    }

    fn failed(&self, why: &str) -> Error {
        Error::Browser {
            program: self.program.clone(),
            why: why.to_owned(),
        }
    }
}

fn installed() -> Option<PathBuf> {
    let on_path = NAMES.iter().find_map(|name| which::which(name).ok());
    on_path.or_else(|| {
        let places = PLACES.iter().map(PathBuf::from);
        places.into_iter().find(|place| place.is_file())
    })
}
