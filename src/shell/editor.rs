//! The editor of whoever sits here, opened at a place of a file.
#![expect(clippy::disallowed_methods, reason = "an editor is a program of its own")]

mod command;

use std::io;
use std::path::PathBuf;
use std::process::{Command, ExitStatus, Stdio};

use command::{Needs, command, needs, split};

use crate::model::diagnostic::Both;
use crate::model::safe_text::SafeText;

/// What is tried where nobody has said which editor he wants: one without modes first.
const USUAL: &[&str] = if cfg!(windows) { &["notepad"] } else { &["nano", "vi"] };

/// Where to begin.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    pub path: PathBuf,
    /// From 1.
    pub line: u32,
    /// In characters, from 1.
    pub column: u32,
}

/// An editor: its program and what stands behind it, or several to try.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Editor(Vec<Vec<String>>);

/// Why there was no editing, or what the editor said at its end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotEdited {
    /// Nobody said which, and none of the usual ones is there.
    NoEditor,
    /// There is no such program.
    NotFound(SafeText),
    /// The program may not be run.
    NotAllowed(SafeText),
    /// It ended with this code.
    Failed(SafeText, i32),
    /// A signal ended it.
    Killed(SafeText),
    /// The system refused, in its words.
    System(SafeText, SafeText),
}

impl NotEdited {
    /// What to tell.
    #[must_use]
    pub fn message(&self) -> Both {
        match self {
            Self::NoEditor => Both::new(
                "aucun éditeur trouvé ; nommez-en un dans $VISUAL ou $EDITOR",
                "no editor found; name one in $VISUAL or $EDITOR",
            ),
            Self::NotFound(name) => Both::new(
                format!("éditeur introuvable : {name} ; voyez $VISUAL et $EDITOR"),
                format!("editor not found: {name}; see $VISUAL and $EDITOR"),
            ),
            Self::NotAllowed(name) => Both::new(
                format!("{name} n'est pas un programme qu'on puisse lancer ; voyez $VISUAL et $EDITOR"),
                format!("{name} is no program that may be run; see $VISUAL and $EDITOR"),
            ),
            Self::Failed(name, code) => Both::new(
                format!("{name} s'est terminé avec le code {code}"),
                format!("{name} ended with code {code}"),
            ),
            Self::Killed(name) => {
                Both::new(format!("{name} a été interrompu"), format!("{name} was cut short"))
            }
            Self::System(name, words) => {
                Both::new(format!("{name} : lancement impossible ({words})"), format!("{name}: {words}"))
            }
        }
    }
}

impl Editor {
    /// The editor that `$VISUAL`, else `$EDITOR` names; else the usual ones.
    pub fn from_env(env: impl Fn(&str) -> Option<String>) -> Self {
        let named = ["VISUAL", "EDITOR"].iter().find_map(|name| {
            let words = split(&env(name)?, cfg!(windows));
            words.first().is_some_and(|word| !word.is_empty()).then_some(words)
        });
        Self(
            named.map_or_else(
                || USUAL.iter().map(|name| vec![(*name).to_owned()]).collect(),
                |words| vec![words],
            ),
        )
    }

    /// Whether it writes where this program does; others have a window of their own.
    #[must_use]
    pub fn needs_terminal(&self) -> bool {
        self.0.first().is_some_and(|words| needs(words) == Needs::Terminal)
    }

    /// Opens `place` and waits until the editor is closed.
    ///
    /// # Errors
    /// When it could not be started, or says itself that it failed.
    pub fn edit(&self, place: &Place) -> Result<(), NotEdited> {
        let mut missing = NotEdited::NoEditor;
        for words in &self.0 {
            match run(words, place) {
                Err(error @ NotEdited::NotFound(_)) if self.0.len() == 1 => missing = error,
                Err(NotEdited::NotFound(_)) => {}
                done => return done,
            }
        }
        Err(missing)
    }
}

fn run(words: &[String], place: &Place) -> Result<(), NotEdited> {
    let (program, args) = command(words, &place.path, place.line, place.column);
    let name = SafeText::new(&program);
    let window = needs(words) == Needs::Window;
    let start = |program: &str| {
        let mut command = Command::new(program);
        command.args(&args);
        apart(&mut command, window);
        command.status()
    };
    let mut ended = start(&program);
    // Only `.exe` is found without its ending.
    if cfg!(windows) && missing(&ended) {
        ended = start(&format!("{program}.cmd"));
    }
    let status = ended.map_err(|error| match error.kind() {
        io::ErrorKind::NotFound => NotEdited::NotFound(name.clone()),
        io::ErrorKind::PermissionDenied => NotEdited::NotAllowed(name.clone()),
        _ => NotEdited::System(name.clone(), SafeText::new(&error.to_string())),
    })?;
    match status.code() {
        Some(0) => Ok(()),
        Some(code) => Err(NotEdited::Failed(name, code)),
        None => Err(NotEdited::Killed(name)),
    }
}

fn missing(ended: &io::Result<ExitStatus>) -> bool {
    ended.as_ref().is_err_and(|error| error.kind() == io::ErrorKind::NotFound)
}

/// A window is left alone: it writes nothing on this terminal and outlives it.
#[cfg(unix)]
fn apart(command: &mut Command, window: bool) {
    use std::os::unix::process::CommandExt;
    if window {
        command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).process_group(0);
    }
}

/// Here an editor for terminals gets a console of its own.
#[cfg(windows)]
fn apart(command: &mut Command, window: bool) {
    use std::os::windows::process::CommandExt;
    const CREATE_NEW_CONSOLE: u32 = 0x10;
    if window {
        command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    } else {
        command.creation_flags(CREATE_NEW_CONSOLE);
    }
}

#[cfg(not(any(unix, windows)))]
fn apart(command: &mut Command, window: bool) {
    if window {
        command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn editor(visual: Option<&str>, editor: Option<&str>) -> Editor {
        Editor::from_env(|name| match name {
            "VISUAL" => visual.map(str::to_owned),
            _ => editor.map(str::to_owned),
        })
    }

    #[test]
    fn visual_comes_before_editor_and_what_is_empty_names_nothing() {
        assert_eq!(editor(Some("code --wait"), Some("vim")).0, [["code", "--wait"]]);
        assert_eq!(editor(Some("  "), Some("vim")).0, [["vim"]]);
        assert_eq!(editor(Some("\"\""), None).0.len(), USUAL.len());
        assert_eq!(editor(None, None).0.len(), USUAL.len());
    }

    #[test]
    fn a_window_needs_no_terminal() {
        assert!(!editor(Some("kate"), None).needs_terminal());
        assert!(editor(Some("vim -u NONE"), None).needs_terminal());
    }

    #[test]
    fn a_program_that_is_not_there_is_named_in_safe_letters() {
        let place = Place { path: "a.ron".into(), line: 1, column: 1 };
        let error = editor(Some("/nowhere/ed\u{1b}itor"), None).edit(&place).err();
        let words = error.map(|error| error.message().en).unwrap_or_default();
        assert!(words.contains("editor not found: /nowhere/ed") && !words.contains('\u{1b}'), "{words:?}");
    }
}
