//! What paths lead to: briefings, each once, with the names an editor can open their files by.
#![expect(clippy::disallowed_methods, reason = "paths are compared on the disk")]

use std::collections::HashSet;
use std::fs;
use std::path::{Path, PathBuf};

use crate::cli::args;
use crate::source::{OpenError, Opened};

/// A briefing to check.
pub struct Target {
    pub opened: Opened,
    /// What was asked for, and the name in that library.
    pub path: Option<PathBuf>,
    /// The folder of its files; none for the sample inside the program.
    pub folder: Option<PathBuf>,
    /// What stands before the names of its files.
    pub prefix: String,
}

impl Target {
    /// What was asked for, to be typed again; with a blank behind it.
    pub fn typed(&self) -> String {
        let Some(path) = &self.path else { return String::new() };
        let path = path.to_string_lossy();
        let plain = path.chars().all(|c| c.is_alphanumeric() || "/.-_+:\\".contains(c));
        if plain { format!("{path} ") } else { format!("'{}' ", path.replace('\'', "'\\''")) }
    }
}

/// The briefings that `paths` lead to; without any, those of the usual place.
///
/// # Errors
/// When a path cannot be opened.
pub fn targets(paths: &[PathBuf]) -> Result<Vec<Target>, OpenError> {
    let asked: Vec<Option<&PathBuf>> =
        if paths.is_empty() { vec![None] } else { paths.iter().map(Some).collect() };
    let mut all = Vec::new();
    for path in asked {
        let opened = args::open(path, None)?;
        if opened.library.is_empty() {
            all.push(target(path, opened));
            continue;
        }
        let names: Vec<String> = opened.library.iter().map(|entry| entry.name.clone()).collect();
        for name in names {
            all.push(target(path, args::open(path, Some(&name))?));
        }
    }
    Ok(once(all))
}

fn target(path: Option<&PathBuf>, opened: Opened) -> Target {
    let chosen = opened.chosen.as_deref();
    let folder = args::folder(path.map(PathBuf::as_path), chosen);
    let prefix = match (&folder, chosen) {
        (Some(folder), _) => before(folder),
        (None, Some(name)) => format!("{name}/"),
        (None, None) => String::new(),
    };
    // The folder of a bare file name is written as an empty path.
    let folder = folder.map(|folder| if folder.as_os_str().is_empty() { ".".into() } else { folder });
    Target { opened, path: path.cloned(), folder, prefix }
}

/// The folder as it was given, with what stands between it and a name.
fn before(folder: &Path) -> String {
    if folder.as_os_str().is_empty() || folder == Path::new(".") {
        return String::new();
    }
    let mut text = folder.join("-").to_string_lossy().into_owned();
    text.pop();
    text
}

/// Leaves out what is there already: the same folder, the same file, a file of a folder that is checked.
fn once(all: Vec<Target>) -> Vec<Target> {
    let place = |path: &Path| fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let is_file = |target: &Target| target.path.as_deref().is_some_and(Path::is_file);
    let folders: HashSet<PathBuf> = all
        .iter()
        .filter(|target| !is_file(target))
        .filter_map(|target| target.folder.as_deref().map(place))
        .collect();
    let mut seen = HashSet::new();
    all.into_iter()
        .filter(|target| match (&target.path, &target.folder) {
            (Some(path), _) if is_file(target) => {
                let file = place(path);
                let covered = file.parent().is_some_and(|folder| folders.contains(folder));
                !covered && seen.insert(file)
            }
            (_, Some(folder)) => seen.insert(place(folder)),
            _ => true,
        })
        .collect()
}
