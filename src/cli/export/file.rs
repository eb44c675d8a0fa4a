//! Writing a file whole or not at all.
#![expect(clippy::disallowed_methods, reason = "the file that was asked for is written here")]

use std::fs::{self, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use super::Trouble;
use crate::model::diagnostic::Both;
use crate::model::safe_text::SafeText;

/// Writes `bytes` to `path`: beside it first, then in its place.
///
/// # Errors
/// When there is a file that may not be replaced, or it cannot be written.
pub fn write(path: &Path, bytes: &[u8], replace: bool) -> Result<(), Trouble> {
    let shown = SafeText::new(&path.to_string_lossy());
    if path.is_dir() {
        return Err((
            Both::new(format!("{shown} est un dossier"), format!("{shown} is a folder")),
            Both::new("donnez un nom de fichier, par exemple carte.svg", "give a file name, such as map.svg"),
        ));
    }
    if !replace && path.symlink_metadata().is_ok() {
        return Err((
            Both::new(format!("{shown} existe déjà"), format!("{shown} is already there")),
            Both::new("--force le remplace", "--force replaces it"),
        ));
    }
    let beside = beside(path);
    let written = fill(&beside, bytes).and_then(|()| fs::rename(&beside, path));
    written.map_err(|error| {
        // Whatever was written of it helps nobody.
        let _ = fs::remove_file(&beside);
        let error = SafeText::new(&error.to_string());
        (
            Both::new(
                format!("{shown} ne peut pas être écrit : {error}"),
                format!("{shown} cannot be written: {error}"),
            ),
            Both::new("choisissez un dossier où vous pouvez écrire", "choose a folder you may write to"),
        )
    })
}

/// A name of our own in the same folder.
fn beside(path: &Path) -> PathBuf {
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    path.with_file_name(format!(".{name}.{}.part", std::process::id()))
}

fn fill(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = OpenOptions::new().write(true).create_new(true).open(path)?;
    file.write_all(bytes)?;
    file.sync_all()
}
