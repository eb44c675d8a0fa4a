//! The folder of the links: the user's own, closed to everybody else.
#![expect(clippy::disallowed_methods, reason = "the link is a file")]

use std::fs::{self, DirBuilder};
use std::io;
use std::path::{Path, PathBuf};

use super::LinkError;

/// The folder of the links, made if need be: `<runtime>/tribrief`, else `<state>/tribrief/live`. A path
/// that is not absolute counts as none.
///
/// # Errors
///
/// When there is neither, or the folder is a symbolic link, somebody else's, or open to others.
pub fn folder(runtime: Option<&Path>, state: Option<&Path>) -> Result<PathBuf, LinkError> {
    let absolute = |path: Option<&Path>| path.filter(|path| path.is_absolute()).map(Path::to_owned);
    let folder = match (absolute(runtime), absolute(state)) {
        (Some(runtime), _) => runtime.join("tribrief"),
        (None, Some(state)) => {
            let parent = state.join("tribrief");
            builder().recursive(true).create(&parent).map_err(LinkError::io(&parent))?;
            parent.join("live")
        }
        (None, None) => return Err(LinkError::Nowhere),
    };
    match builder().create(&folder) {
        Err(error) if error.kind() != io::ErrorKind::AlreadyExists => Err(LinkError::Io(folder, error)),
        // Also one just made: between the making and the look it may have been replaced.
        _ => checked(&folder).map(|()| folder),
    }
}

/// `path` followed to its end; as it is where that is not possible.
pub(super) fn resolved(path: &Path) -> PathBuf {
    fs::canonicalize(path).or_else(|_| std::path::absolute(path)).unwrap_or_else(|_| path.to_owned())
}

/// Makes folders that only their owner can enter.
fn builder() -> DirBuilder {
    #[cfg_attr(not(unix), allow(unused_mut, reason = "closed by where it is"))]
    let mut builder = DirBuilder::new();
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder
}

fn checked(folder: &Path) -> Result<(), LinkError> {
    let known = fs::symlink_metadata(folder).map_err(LinkError::io(folder))?;
    if known.is_symlink() {
        return Err(LinkError::Symlink(folder.to_owned()));
    }
    if !known.is_dir() {
        return Err(LinkError::Strange(folder.to_owned()));
    }
    private(folder, &known)
}

/// Whether it is ours alone. Who we are shows in a file we make: whoever owns that is us.
#[cfg(unix)]
fn private(folder: &Path, known: &fs::Metadata) -> Result<(), LinkError> {
    use std::hash::{BuildHasher, RandomState};
    use std::os::unix::fs::{MetadataExt, OpenOptionsExt};

    if known.mode() & 0o077 != 0 {
        return Err(LinkError::Shared(folder.to_owned()));
    }
    let probe = folder.join(format!("{:016x}.probe", RandomState::new().hash_one(std::process::id())));
    let made = fs::OpenOptions::new().write(true).create_new(true).mode(0o600).open(&probe);
    let own = made.and_then(|file| file.metadata());
    let _ = fs::remove_file(&probe);
    match own {
        Ok(own) if own.uid() == known.uid() => Ok(()),
        Ok(_) => Err(LinkError::Foreign(folder.to_owned())),
        Err(error) => Err(LinkError::Io(folder.to_owned(), error)),
    }
}

/// The profile of a user is closed to others by where it is.
#[cfg(not(unix))]
#[expect(clippy::unnecessary_wraps, reason = "as where there are modes")]
fn private(_: &Path, _: &fs::Metadata) -> Result<(), LinkError> {
    Ok(())
}
