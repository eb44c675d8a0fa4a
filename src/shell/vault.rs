//! A journal on a real disk: one file that only one console writes, and its neighbours.
#![expect(clippy::disallowed_methods, reason = "the journal is a file, and this is where it is written")]

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, Read as _, Seek as _, SeekFrom, Write as _};
use std::path::{Path, PathBuf};

use crate::journal::{OpenError, Storage};
use crate::model::diagnostic::Both;

mod place;

pub use place::{Best, Found, NotOpened, best_on_disk, candidates, journals_of, open_best};

/// Room held back for a full disk, in bytes.
const RESERVE: usize = 1 << 20;

/// What its name ends in.
const RESERVE_END: &str = ".reserve";

/// Names tried for a torn tail; so many in one second are a fault.
const NAMES: u32 = 1000;

/// A journal file, locked for this console.
#[derive(Debug)]
pub struct Vault {
    path: PathBuf,
    file: File,
    reserve: Option<File>,
    locked: bool,
}

/// Why a journal's file was not taken.
#[derive(Debug)]
pub enum VaultError {
    /// Another console writes it.
    Busy,
    /// It is a link, a folder, a pipe or a device.
    NotAFile,
    /// It is longer than any journal.
    TooLarge,
    /// The system refused.
    System(io::Error),
}

impl VaultError {
    /// What to tell the person who wants to begin.
    #[must_use]
    pub fn message(&self) -> Both {
        match self {
            Self::Busy => Both::new(
                "une autre console est ouverte pour cette réunion",
                "another console is running for this meeting",
            ),
            Self::NotAFile => Both::new(
                "le journal n'est pas un fichier ordinaire (lien, dossier ou périphérique)",
                "the journal is not a regular file (a link, a folder or a device)",
            ),
            Self::TooLarge => OpenError::TooLarge.message(),
            Self::System(error) => OpenError::Disk(io::Error::new(error.kind(), error.to_string())).message(),
        }
    }
}

impl From<io::Error> for VaultError {
    fn from(error: io::Error) -> Self {
        Self::System(error)
    }
}

impl Vault {
    /// Opens the file at `path` or makes it, readable by its owner only, and locks it.
    ///
    /// # Errors
    /// When another console has it, when it is no regular file, or when the system refuses.
    pub fn open(path: &Path) -> Result<Self, VaultError> {
        // The folder of a bare name is "", which cannot be synced.
        let path = std::path::absolute(path)?;
        make_folder(&path)?;
        let file = plain_file(&path)?;
        let mut vault = Self { reserve: None, file, path, locked: false };
        // Where a lock keeps others from reading, it is put on the reserve instead.
        if cfg!(unix) {
            vault.lock()?;
        }
        vault.reserve = plain_file(&vault.reserve_path()).ok();
        if !cfg!(unix) {
            vault.lock()?;
        }
        if let Some(file) = &vault.reserve {
            // Without it the journal works as well, until the disk is full.
            let _ = fill(file);
        }
        Ok(vault)
    }

    /// Takes the lock; `locked` stays false where the file system has none, as on some shares.
    fn lock(&mut self) -> Result<(), VaultError> {
        let guard = if cfg!(unix) { Some(&self.file) } else { self.reserve.as_ref() };
        self.locked = match guard.map(File::try_lock) {
            Some(Err(TryLockError::WouldBlock)) => return Err(VaultError::Busy),
            Some(Ok(())) => true,
            Some(Err(TryLockError::Error(_))) | None => false,
        };
        Ok(())
    }

    /// Where the journal is, absolute.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Whether a second console would be refused; not so on some network shares.
    #[must_use]
    pub fn is_locked(&self) -> bool {
        self.locked
    }

    fn reserve_path(&self) -> PathBuf {
        beside(&self.path, RESERVE_END)
    }

    fn sync_folder(&self) -> io::Result<()> {
        sync_folder(folder(&self.path))
    }
}

impl Storage for Vault {
    fn read(&mut self, limit: u64) -> io::Result<Vec<u8>> {
        self.file.seek(SeekFrom::Start(0))?;
        let mut bytes = Vec::new();
        (&self.file).take(limit.saturating_add(1)).read_to_end(&mut bytes)?;
        Ok(bytes)
    }

    fn append(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.file.seek(SeekFrom::End(0))?;
        // One write; a second one only after a short one, to learn what the matter is.
        self.file.write_all(bytes)
    }

    fn sync(&mut self) -> io::Result<()> {
        self.file.sync_data()
    }

    fn truncate(&mut self, len: u64) -> io::Result<()> {
        self.file.set_len(len)
    }

    fn sync_name(&mut self) -> io::Result<()> {
        self.file.sync_all()?;
        self.sync_folder()
    }

    fn set_aside(&mut self, bytes: &[u8]) -> io::Result<String> {
        let stamp = chrono::Utc::now().format("%Y%m%dT%H%M%SZ");
        for number in 0..NAMES {
            let more = if number == 0 { String::new() } else { format!("-{number}") };
            let path = beside(&self.path, &format!(".torn-{stamp}{more}"));
            let mut file = match private().write(true).create_new(true).open(&path) {
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists => continue,
                made => made?,
            };
            if let Err(error) = file.write_all(bytes).and_then(|()| file.sync_all()) {
                // The tail is still in the journal; half a copy of it helps nobody.
                let _ = fs::remove_file(&path);
                return Err(error);
            }
            self.sync_folder()?;
            return Ok(path.file_name().unwrap_or_default().to_string_lossy().into_owned());
        }
        Err(io::ErrorKind::AlreadyExists.into())
    }

    fn release_reserve(&mut self) -> bool {
        let Some(file) = self.reserve.take() else { return false };
        // Emptied first: a file that is open keeps its room when it is deleted.
        let freed = file.set_len(0).is_ok();
        if cfg!(unix) {
            let _ = fs::remove_file(self.reserve_path());
        } else {
            // The lock is on it.
            self.reserve = Some(file);
        }
        freed
    }
}

impl Drop for Vault {
    /// Leaves the folder without the reserve; a console that was killed leaves it to the next one.
    fn drop(&mut self) {
        if self.locked && self.reserve.is_some() {
            let _ = fs::remove_file(self.reserve_path());
        }
    }
}

/// Whether a console has the journal at `path` open, as far as the file system can tell.
fn is_busy(path: &Path) -> bool {
    let guard = if cfg!(unix) { path.to_owned() } else { beside(path, RESERVE_END) };
    let is_file = fs::symlink_metadata(&guard).is_ok_and(|known| known.is_file());
    is_file && File::open(guard).is_ok_and(|file| matches!(file.try_lock(), Err(TryLockError::WouldBlock)))
}

/// How files are made here: readable by their owner only.
fn private() -> OpenOptions {
    #[cfg_attr(not(unix), allow(unused_mut, reason = "closed by where it is"))]
    let mut options = File::options();
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options
}

/// Opens or makes a regular file for reading and writing; a link is not followed.
fn plain_file(path: &Path) -> Result<File, VaultError> {
    match private().read(true).write(true).create_new(true).open(path) {
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
        made => return Ok(made?),
    }
    // Asked before opening: opening a pipe would wait for its other end.
    let named = fs::symlink_metadata(path)?;
    if !named.is_file() {
        return Err(VaultError::NotAFile);
    }
    let file = private().read(true).write(true).open(path)?;
    // And after it: what was opened is what was looked at.
    if is_same(&named, &file.metadata()?) { Ok(file) } else { Err(VaultError::NotAFile) }
}

#[cfg(unix)]
fn is_same(named: &fs::Metadata, opened: &fs::Metadata) -> bool {
    use std::os::unix::fs::MetadataExt as _;
    (named.dev(), named.ino()) == (opened.dev(), opened.ino())
}

#[cfg(not(unix))]
fn is_same(_: &fs::Metadata, opened: &fs::Metadata) -> bool {
    opened.is_file()
}

/// Writes the reserve in full: a file that is only said to be long holds no room.
fn fill(mut file: &File) -> io::Result<()> {
    if file.metadata()?.len() == RESERVE as u64 {
        return Ok(());
    }
    file.set_len(0)?;
    file.seek(SeekFrom::Start(0))?;
    let filled = file.write_all(&vec![b'.'; RESERVE]).and_then(|()| file.sync_all());
    // On a disk that is nearly full the last room is the journal's.
    if filled.is_err() { file.set_len(0) } else { Ok(()) }
}

/// The folder of a file whose path is absolute.
fn folder(path: &Path) -> &Path {
    path.parent().unwrap_or(path)
}

/// `path` with `end` behind its name.
fn beside(path: &Path, end: &str) -> PathBuf {
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(end);
    path.with_file_name(name)
}

/// Makes the folder of `path` where it is missing, for its owner only, and has it on the disk.
fn make_folder(path: &Path) -> io::Result<()> {
    let missing: Vec<&Path> = folder(path).ancestors().take_while(|folder| !folder.is_dir()).collect();
    for folder in missing.into_iter().rev() {
        #[cfg_attr(not(unix), allow(unused_mut, reason = "closed by where it is"))]
        let mut builder = fs::DirBuilder::new();
        #[cfg(unix)]
        std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
        match builder.create(folder) {
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
            made => made?,
        }
        sync_folder(self::folder(folder))?;
    }
    Ok(())
}

#[cfg(unix)]
fn sync_folder(folder: &Path) -> io::Result<()> {
    File::open(folder)?.sync_all()
}

/// Elsewhere a folder cannot be synced, and the file system writes names down by itself.
#[cfg(not(unix))]
fn sync_folder(_: &Path) -> io::Result<()> {
    Ok(())
}
