//! `e`: the file of the record under the cursor, at its line, in an editor.

use super::Effect;
use crate::app::audience::Question;
use crate::app::overlay::Overlay;
use crate::app::state::State;
use crate::look::tone::Tone;
use crate::model::diagnostic::Both;
use crate::model::room::Room;
use crate::model::span::Span;

/// Edits the record under the cursor.
pub(super) fn edit(state: &mut State) -> Vec<Effect> {
    let Some(id) = state.record_here() else { return Vec::new() };
    match place(&state.room, &id) {
        Ok(span) => at(state, span),
        Err((fr, en)) => {
            let words = state.cx().say(fr, en);
            state.say(words, Tone::Warn);
            Vec::new()
        }
    }
}

/// Where the record `id` is written, or why there is no file to edit.
fn place(room: &Room, id: &str) -> Result<Span, (&'static str, &'static str)> {
    match room.get(id) {
        Some(record) if record.built_in => Err((
            "ce lieu est dans le programme ; pour le changer, écrivez-le dans vos fichiers sous le même id",
            "this place is inside the program; to change it, write it in your files under the same id",
        )),
        // What a journal left open stands in no file.
        Some(record) if record.span == Span::default() => Err((
            "repris du journal de la réunion d'avant : aucun fichier à éditer",
            "carried over from the journal of the meeting before: no file to edit",
        )),
        Some(record) => Ok(record.span),
        None => Err(("aucune fiche à éditer ici", "no record to edit here")),
    }
}

/// Edits the file at `span`; asks first when the file may hold something held back from the room.
pub(super) fn at(state: &mut State, span: Span) -> Vec<Effect> {
    if !state.on_disk {
        let words = state.cx().say(
            "l'exemple est dans le programme : rien à éditer ; ouvrez un dossier",
            "the sample is inside the program: nothing to edit; open a folder",
        );
        state.say(words, Tone::Warn);
        return Vec::new();
    }
    if state.room.holds_back(span.file) {
        if let Some(Overlay::Problems(list)) = state.overlay.take() {
            state.below = Some(list);
        }
        state.overlay = Some(Overlay::Question(Question::Edit(span)));
        return Vec::new();
    }
    vec![Effect::Edit(span)]
}

/// The editor is closed, or was not opened.
pub(super) fn edited(state: &mut State, done: Result<(), Both>) -> Vec<Effect> {
    if let Err(words) = done {
        let words = words.get(state.lang).to_owned();
        state.say(words, Tone::Bad);
    }
    // An editor that failed may have saved before.
    vec![Effect::LookAtFiles]
}
