//! Briefing files on disk. The only file of this floor that touches the file system.
#![expect(clippy::disallowed_methods, reason = "the one file of this floor that touches the disk")]

use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};

use super::files::{FileSet, Limits, ReadError};
use crate::model::diagnostic::Both;
use crate::model::safe_text::SafeText;

/// Why a path could not be opened as a briefing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenError {
    pub message: Both,
    pub help: Both,
}

impl OpenError {
    fn new(path: &Path, fr: &str, en: &str) -> Self {
        let shown = SafeText::new(&path.to_string_lossy());
        Self {
            message: Both::new(format!("{shown} : {fr}"), format!("{shown}: {en}")),
            help: Both::new(
                "donnez un dossier de fichiers .ron, un fichier .ron, ou rien pour l'exemple",
                "give a folder of .ron files, one .ron file, or nothing for the sample",
            ),
        }
    }
}

/// The `.ron` files of one folder, or one file.
#[derive(Debug)]
pub struct Disk {
    folder: PathBuf,
    names: Vec<String>,
}

/// What a path is.
#[derive(Debug)]
pub(super) enum Found {
    Briefing(Disk),
    /// Sub-folders that hold `.ron` files.
    Library(Vec<(String, Disk)>),
}

impl Disk {
    /// Looks at `path`: a file, a folder of `.ron` files, or a library of such folders.
    pub(super) fn find(path: &Path) -> Result<Found, OpenError> {
        let kind = fs::metadata(path).map_err(|error| match error.kind() {
            std::io::ErrorKind::NotFound => OpenError::new(path, "introuvable", "not found"),
            std::io::ErrorKind::PermissionDenied => OpenError::new(path, "accès refusé", "permission denied"),
            _ => OpenError::new(path, "lecture impossible", &format!("cannot be read ({error})")),
        })?;
        if kind.is_file() {
            let folder = path.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
            let name = path.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
            return Ok(Found::Briefing(Self { folder: folder.to_owned(), names: vec![name] }));
        }
        if !kind.is_dir() {
            return Err(OpenError::new(
                path,
                "ni dossier ni fichier ordinaire",
                "neither a folder nor a regular file",
            ));
        }
        let (names, folders) = Self::entries(path)?;
        if !names.is_empty() {
            return Ok(Found::Briefing(Self { folder: path.to_owned(), names }));
        }
        let shelves: Vec<(String, Self)> = folders
            .into_iter()
            .filter_map(|name| {
                let folder = path.join(&name);
                let (names, _) = Self::entries(&folder).ok()?;
                (!names.is_empty()).then_some((name, Self { folder, names }))
            })
            .collect();
        if shelves.is_empty() {
            return Err(OpenError::new(
                path,
                "aucun fichier .ron dans ce dossier",
                "no .ron file in this folder",
            ));
        }
        Ok(Found::Library(shelves))
    }

    /// Names of the `.ron` entries and of the sub-folders, sorted; hidden ones are passed over.
    fn entries(folder: &Path) -> Result<(Vec<String>, Vec<String>), OpenError> {
        let listing = fs::read_dir(folder).map_err(|error| {
            OpenError::new(folder, "lecture impossible", &format!("cannot be read ({error})"))
        })?;
        let (mut names, mut folders) = (Vec::new(), Vec::new());
        for entry in listing.flatten() {
            let name = entry.file_name().to_string_lossy().into_owned();
            if name.starts_with('.') {
                continue;
            }
            if Path::new(&name).extension().is_some_and(|e| e.eq_ignore_ascii_case("ron")) {
                names.push(name);
            } else if entry.file_type().is_ok_and(|kind| kind.is_dir()) {
                folders.push(name);
            }
            // Far beyond the limit the rest of the names is not needed to say so.
            if names.len() > Limits::default().files * 4 {
                break;
            }
        }
        names.sort_unstable();
        folders.sort_unstable();
        Ok((names, folders))
    }

    /// The folder the files stand in.
    #[must_use]
    pub fn folder(&self) -> &Path {
        &self.folder
    }
}

/// The files of the briefing at `path`, a folder or one file, as they are now; `None` when there is neither.
#[must_use]
pub fn briefing_files(path: &Path) -> Option<Vec<PathBuf>> {
    if fs::metadata(path).ok()?.is_file() {
        return Some(vec![path.to_owned()]);
    }
    let (names, _) = Disk::entries(path).ok()?;
    Some(names.into_iter().map(|name| path.join(name)).collect())
}

impl FileSet for Disk {
    fn names(&self) -> &[String] {
        &self.names
    }

    fn path(&self, at: usize) -> Option<PathBuf> {
        self.names.get(at).map(|name| self.folder.join(name))
    }

    fn bytes(&self) -> u64 {
        let size = |name| fs::metadata(self.folder.join(name)).map_or(0, |known| known.len());
        self.names.iter().map(size).sum()
    }

    fn read(&self, at: usize, limit: u64) -> Result<Vec<u8>, ReadError> {
        let path = self.folder.join(&self.names[at]);
        let system = |error: std::io::Error| ReadError::System(error.to_string());
        if fs::symlink_metadata(&path).map_err(system)?.file_type().is_symlink() {
            let inside = fs::canonicalize(&path)
                .ok()
                .zip(fs::canonicalize(&self.folder).ok())
                .is_some_and(|(target, folder)| target.starts_with(folder));
            if !inside {
                return Err(ReadError::LinkOutside);
            }
        }
        // Asked before opening: opening a pipe would wait for its other end.
        let known = fs::metadata(&path).map_err(system)?;
        if !known.is_file() {
            return Err(ReadError::NotAFile);
        }
        if known.len() > limit {
            return Err(ReadError::TooLarge { bytes: known.len(), limit });
        }
        let mut bytes = Vec::with_capacity(usize::try_from(known.len()).unwrap_or(0));
        fs::File::open(&path).map_err(system)?.take(limit + 1).read_to_end(&mut bytes).map_err(system)?;
        if bytes.len() as u64 > limit {
            return Err(ReadError::TooLarge { bytes: bytes.len() as u64, limit });
        }
        Ok(bytes)
    }
}
