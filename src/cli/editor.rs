//! `e`: from a place in the files that were read to an editor that is open there.
#![expect(clippy::disallowed_methods, reason = "the environment is read here and handed on")]

use crate::app::update::Answer;
use crate::model::diagnostic::Both;
use crate::model::span::Span;
use crate::shell::{self, CAN_LEND, Editor, NotEdited, Place};
use crate::source::Loaded;

/// Opens the file of `span` there: in the terminal, which is lent for it, or in a window beside it.
pub fn open(loaded: Option<&Loaded>, span: Span) -> shell::Effect<Answer> {
    let Some(place) = loaded.and_then(|loaded| find(loaded, span)) else {
        return shell::Effect::Work(Box::new(|| {
            Answer::Edited(Err(Both::new("ce fichier n'est sur aucun disque", "this file is on no disk")))
        }));
    };
    let editor = Editor::from_env(|name| std::env::var(name).ok());
    let lend = CAN_LEND && editor.needs_terminal();
    let job: shell::Job<Answer> = Box::new(move || {
        let done = editor.edit(&place);
        Answer::Edited(done.map_err(|error: NotEdited| error.message()))
    });
    if lend { shell::Effect::Lend(job) } else { shell::Effect::Work(job) }
}

/// The place of `span` on the disk.
fn find(loaded: &Loaded, span: Span) -> Option<Place> {
    let file = loaded.files.get(usize::from(span.file.0))?;
    let (line, column) = file.lines.line_col(&file.text, span.start);
    Some(Place { path: file.path.clone()?, line, column })
}
