//! Replacing a file of a staff: whole or not at all, and only what was read.
#![expect(clippy::disallowed_methods, reason = "the files that were to be changed are written here")]

use std::fs::{self, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use crate::model::diagnostic::Both;
use crate::model::safe_text::SafeText;

/// Why a file was not replaced, and what to do.
pub type Trouble = (Both, Both);

/// Puts `new` in the place of `old`, which must be what the file at `path` holds; a link may lead anywhere
/// within `folder`, where one is given.
///
/// A link stays a link, its target is written; rights and owner stay. What cannot be finished leaves the file as it was.
///
/// # Errors
/// When the file was changed meanwhile, may not be written, or leads out of the folder.
pub fn rewrite(path: &Path, folder: Option<&Path>, old: &[u8], new: &[u8]) -> Result<(), Trouble> {
    let shown = SafeText::new(&path.to_string_lossy());
    let refused = |error: &io::Error| {
        let error = SafeText::new(&error.to_string());
        trouble(
            &shown,
            (&format!("ne peut pas être écrit : {error}"), &format!("cannot be written: {error}")),
            (
                "rien n'y a été changé ; voyez les droits du fichier et du dossier",
                "nothing in it was changed; look at the permissions of the file and its folder",
            ),
        )
    };
    let target = fs::canonicalize(path).map_err(|error| refused(&error))?;
    let inside = folder.map(fs::canonicalize).transpose().map_err(|error| refused(&error))?;
    if inside.is_some_and(|inside| !target.starts_with(inside)) {
        return Err(trouble(
            &shown,
            ("est un lien qui mène hors du dossier", "is a link that leads out of the folder"),
            ("corrigez le fichier lui-même", "mend the file itself"),
        ));
    }
    let known = fs::metadata(&target).map_err(|error| refused(&error))?;
    if known.permissions().readonly() {
        return Err(trouble(
            &shown,
            ("est en lecture seule", "is read-only"),
            (
                "rien n'y a été changé ; donnez le droit d'écrire",
                "nothing in it was changed; allow writing to it",
            ),
        ));
    }
    if fs::read(&target).map_err(|error| refused(&error))? != old {
        return Err(trouble(
            &shown,
            ("a changé entre-temps", "was changed meanwhile"),
            (
                "rien n'y a été changé ; relancez la commande",
                "nothing in it was changed; run the command again",
            ),
        ));
    }
    let beside = beside(&target);
    let written = fill(&beside, new, &known).and_then(|()| fs::rename(&beside, &target));
    match written {
        Ok(()) => {
            settle(&target);
            Ok(())
        }
        Err(error) => {
            // Whatever was written of it helps nobody.
            let _ = fs::remove_file(&beside);
            Err(refused(&error))
        }
    }
}

fn trouble(shown: &SafeText, (fr, en): (&str, &str), help: (&str, &str)) -> Trouble {
    (Both::new(format!("{shown} {fr}"), format!("{shown} {en}")), Both::new(help.0, help.1))
}

/// A name of our own in the same folder.
fn beside(path: &Path) -> PathBuf {
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    path.with_file_name(format!(".{name}.{}.part", std::process::id()))
}

fn fill(path: &Path, bytes: &[u8], like: &fs::Metadata) -> io::Result<()> {
    let mut file = OpenOptions::new().write(true).create_new(true).open(path)?;
    keep_owner(path, like);
    file.set_permissions(like.permissions())?;
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

/// Makes the new name last; not every system can, and then the file is whole all the same.
fn settle(path: &Path) {
    if let Some(folder) = path.parent().filter(|_| cfg!(unix)) {
        let _ = fs::File::open(folder).and_then(|folder| folder.sync_all());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shelf(text: &str) -> tempfile::TempDir {
        let folder = tempfile::tempdir().expect("a folder");
        fs::write(folder.path().join("a.ron"), text).expect("a file");
        folder
    }

    fn names(folder: &Path) -> usize {
        fs::read_dir(folder).expect("the folder").count()
    }

    #[test]
    fn what_was_read_is_replaced_and_nothing_else_is_left() {
        let folder = shelf("old");
        rewrite(&folder.path().join("a.ron"), Some(folder.path()), b"old", b"new").expect("it is written");
        assert_eq!(fs::read_to_string(folder.path().join("a.ron")).expect("a text"), "new");
        assert_eq!(names(folder.path()), 1);
    }

    #[test]
    fn what_was_changed_meanwhile_stays() {
        let folder = shelf("newer");
        let (message, _) = rewrite(&folder.path().join("a.ron"), Some(folder.path()), b"old", b"new")
            .expect_err("it was changed");
        assert!(message.en.contains("changed meanwhile"), "{}", message.en);
        assert_eq!(fs::read_to_string(folder.path().join("a.ron")).expect("a text"), "newer");
    }

    #[cfg(unix)]
    #[test]
    fn permissions_stay_and_links_lead_nowhere_else() {
        use std::os::unix::fs::{PermissionsExt, symlink};
        let folder = shelf("old");
        let path = folder.path().join("a.ron");
        fs::set_permissions(&path, fs::Permissions::from_mode(0o640)).expect("a mode");
        symlink("a.ron", folder.path().join("b.ron")).expect("a link");
        rewrite(&folder.path().join("b.ron"), Some(folder.path()), b"old", b"new").expect("it is written");
        assert_eq!(fs::read_to_string(&path).expect("a text"), "new");
        assert_eq!(fs::metadata(&path).expect("the file").permissions().mode() & 0o777, 0o640);
        assert!(fs::symlink_metadata(folder.path().join("b.ron")).expect("the link").is_symlink());

        let other = shelf("old");
        symlink(other.path().join("a.ron"), folder.path().join("c.ron")).expect("a link");
        assert!(rewrite(&folder.path().join("c.ron"), Some(folder.path()), b"old", b"new").is_err());
        assert_eq!(fs::read_to_string(other.path().join("a.ron")).expect("a text"), "old");

        fs::set_permissions(&path, fs::Permissions::from_mode(0o440)).expect("a mode");
        let (message, _) =
            rewrite(&folder.path().join("a.ron"), Some(folder.path()), b"new", b"x").expect_err("read-only");
        assert!(message.en.contains("read-only"), "{}", message.en);
    }
}
