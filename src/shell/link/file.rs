//! Plain files at a place of our own: never through a symbolic link, read and written at the start.
#![expect(clippy::disallowed_methods, reason = "the link is a file")]

use std::fs::{self, File, Metadata, OpenOptions};
use std::io;
use std::path::Path;

use super::LinkError;

/// Opens `path` for reading and writing, made if need be; closed to others.
pub(super) fn open_own(path: &Path) -> Result<File, LinkError> {
    let mut options = OpenOptions::new();
    options.read(true).write(true);
    let mut making = options.clone();
    making.create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut making, 0o600);
    match making.open(path) {
        // Also when it is a symbolic link, which making never follows.
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
            let file = open_known(path, &options)?;
            close_to_others(&file).map_err(LinkError::io(path))?;
            Ok(file)
        }
        made => made.map_err(LinkError::io(path)),
    }
}

/// Opens `path` for reading; nothing is made.
pub(super) fn open_to_read(path: &Path) -> Result<File, LinkError> {
    open_known(path, OpenOptions::new().read(true))
}

fn open_known(path: &Path, options: &OpenOptions) -> Result<File, LinkError> {
    let known = fs::symlink_metadata(path).map_err(LinkError::io(path))?;
    if known.is_symlink() {
        return Err(LinkError::Symlink(path.to_owned()));
    }
    // Opening a pipe would wait for somebody at its other end.
    if !known.is_file() {
        return Err(LinkError::Strange(path.to_owned()));
    }
    let file = options.open(path).map_err(LinkError::io(path))?;
    let opened = file.metadata().map_err(LinkError::io(path))?;
    if is_same(&known, &opened) { Ok(file) } else { Err(LinkError::Strange(path.to_owned())) }
}

/// Whether what was looked at is what was opened.
#[cfg(unix)]
fn is_same(known: &Metadata, opened: &Metadata) -> bool {
    use std::os::unix::fs::MetadataExt;
    (known.dev(), known.ino()) == (opened.dev(), opened.ino())
}

#[cfg(not(unix))]
fn is_same(_: &Metadata, opened: &Metadata) -> bool {
    opened.is_file()
}

#[cfg(unix)]
fn close_to_others(file: &File) -> io::Result<()> {
    use std::os::unix::fs::{MetadataExt, PermissionsExt};
    let open = file.metadata()?.mode() & 0o077 != 0;
    if open { file.set_permissions(fs::Permissions::from_mode(0o600)) } else { Ok(()) }
}

#[cfg(not(unix))]
#[expect(clippy::unnecessary_wraps, reason = "as where there are modes")]
fn close_to_others(_: &File) -> io::Result<()> {
    Ok(())
}

/// Writes all of `bytes` at the start, in one piece.
#[cfg(unix)]
pub(super) fn write_at_start(file: &File, bytes: &[u8]) -> io::Result<()> {
    std::os::unix::fs::FileExt::write_all_at(file, bytes, 0)
}

/// Reads from the start as far as there is something; the number of bytes.
#[cfg(unix)]
pub(super) fn read_at_start(file: &File, bytes: &mut [u8]) -> io::Result<usize> {
    std::os::unix::fs::FileExt::read_at(file, bytes, 0)
}

#[cfg(windows)]
pub(super) fn write_at_start(file: &File, bytes: &[u8]) -> io::Result<()> {
    let written = std::os::windows::fs::FileExt::seek_write(file, bytes, 0)?;
    if written == bytes.len() { Ok(()) } else { Err(io::ErrorKind::WriteZero.into()) }
}

#[cfg(windows)]
pub(super) fn read_at_start(file: &File, bytes: &mut [u8]) -> io::Result<usize> {
    std::os::windows::fs::FileExt::seek_read(file, bytes, 0)
}
