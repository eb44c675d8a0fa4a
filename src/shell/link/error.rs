//! Why there is no link, in words.

use std::io;
use std::path::{Path, PathBuf};

use crate::model::diagnostic::Both;

/// Why a link cannot be opened.
#[derive(Debug)]
pub enum LinkError {
    /// Neither a runtime nor a state folder is known.
    Nowhere,
    /// Another console leads this meeting.
    Taken,
    /// A symbolic link, which might lead anywhere.
    Symlink(PathBuf),
    /// No folder where one is needed, or no plain file.
    Strange(PathBuf),
    /// It belongs to somebody else.
    Foreign(PathBuf),
    /// Others can read or write it.
    Shared(PathBuf),
    /// The system says no.
    Io(PathBuf, io::Error),
}

impl LinkError {
    /// For `map_err`.
    pub(super) fn io(path: &Path) -> impl FnOnce(io::Error) -> Self {
        let path = path.to_owned();
        |error| Self::Io(path, error)
    }

    /// What is wrong.
    #[must_use]
    pub fn message(&self) -> Both {
        match self {
            Self::Nowhere => Both::new(
                "aucun dossier pour relier la console et l'écran de la salle",
                "no folder to link the console and the room screen",
            ),
            Self::Taken => Both::new(
                "une autre console dirige déjà cette réunion",
                "another console already leads this meeting",
            ),
            Self::Symlink(path) => said(path, "est un lien symbolique", "is a symbolic link"),
            Self::Strange(path) => said(
                path,
                "n'est pas ce qu'il faut (un dossier, ou un fichier ordinaire)",
                "is not what it has to be (a folder, or a plain file)",
            ),
            Self::Foreign(path) => said(path, "appartient à quelqu'un d'autre", "belongs to somebody else"),
            Self::Shared(path) => {
                said(path, "est ouvert à d'autres utilisateurs", "can be read or written by others")
            }
            Self::Io(path, error) => {
                let path = path.display();
                Both::new(
                    format!("{path} : pas d'accès ({error})"),
                    format!("{path} cannot be used ({error})"),
                )
            }
        }
    }

    /// What to do about it.
    #[must_use]
    pub fn help(&self) -> Both {
        match self {
            Self::Nowhere => Both::new(
                "indiquez XDG_RUNTIME_DIR ou HOME par un chemin absolu",
                "set XDG_RUNTIME_DIR or HOME to an absolute path",
            ),
            Self::Taken => Both::new("fermez d'abord l'autre console", "close the other console first"),
            Self::Symlink(_) | Self::Strange(_) | Self::Foreign(_) => {
                Both::new("retirez-le, tribrief le crée lui-même", "remove it, tribrief makes its own")
            }
            Self::Shared(path) => {
                let command = format!("chmod 700 '{}'", path.display());
                Both::new(format!("lancez {command}"), format!("run {command}"))
            }
            Self::Io(..) => Both::new(
                "vérifiez que le dossier existe, qu'il est à vous et sur un disque de cette machine",
                "check that the folder exists, is yours, and is on a disk of this machine",
            ),
        }
    }
}

fn said(path: &Path, fr: &str, en: &str) -> Both {
    let path = path.display();
    Both::new(format!("{path} {fr}"), format!("{path} {en}"))
}
