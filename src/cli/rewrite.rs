//! A file of the user's gets new text: whole or not at all, with the rights it had.
#![expect(clippy::disallowed_methods, reason = "the file that was asked for is written here")]

use std::fs::{self, File, OpenOptions, Permissions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use crate::model::diagnostic::Both;
use crate::model::safe_text::SafeText;

/// Puts `bytes` in the place of what `path` holds: beside it first, on the disk, then in its place. A link
/// stays a link, its target is written.
///
/// # Errors
/// When the file is read-only or cannot be written; it is then as it was. What to say, and what helps.
pub fn rewrite(path: &Path, bytes: &[u8]) -> Result<(), (Both, Both)> {
    let shown = SafeText::new(&path.to_string_lossy());
    let refused = |error: io::Error| {
        let error = SafeText::new(&error.to_string());
        (
            Both::new(
                format!("{shown} ne peut pas être écrit : {error}"),
                format!("{shown} cannot be written: {error}"),
            ),
            Both::new("le fichier est resté comme il était", "the file is as it was"),
        )
    };
    let target = fs::canonicalize(path).map_err(refused)?;
    let known = fs::metadata(&target).map_err(refused)?;
    if known.permissions().readonly() {
        return Err((
            Both::new(format!("{shown} est en lecture seule"), format!("{shown} is read-only")),
            Both::new(
                "rendez-le modifiable, ou travaillez sur une copie",
                "make it writable, or work on a copy",
            ),
        ));
    }
    let beside = beside(&target);
    let done = fill(&beside, bytes, &known).and_then(|()| fs::rename(&beside, &target));
    if let Err(error) = done {
        // Whatever was written of it helps nobody.
        let _ = fs::remove_file(&beside);
        return Err(refused(error));
    }
    // The new name is on the disk when the folder is; a system that cannot do that has no better way.
    if let Some(folder) = target.parent() {
        let _ = File::open(folder).and_then(|folder| folder.sync_all());
    }
    Ok(())
}

/// A hidden name of our own in the same folder.
fn beside(path: &Path) -> PathBuf {
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    path.with_file_name(format!(".{name}.{}.part", std::process::id()))
}

fn fill(path: &Path, bytes: &[u8], like: &fs::Metadata) -> io::Result<()> {
    let mut file = OpenOptions::new().write(true).create_new(true).open(path)?;
    keep_owner(path, like);
    file.set_permissions(Permissions::clone(&like.permissions()))?;
    file.write_all(bytes)?;
    file.sync_all()
}

/// Gives the file to whom the old one belonged, where that is allowed.
#[cfg(unix)]
fn keep_owner(path: &Path, like: &fs::Metadata) {
    use std::os::unix::fs::{MetadataExt, chown};
    let _ = chown(path, Some(like.uid()), Some(like.gid()));
}

#[cfg(not(unix))]
fn keep_owner(_: &Path, _: &fs::Metadata) {}
