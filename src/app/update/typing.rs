//! Typing into search, palette and help.

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use tui_input::{Input, InputRequest};

use crate::app::overlay::Overlay;
use crate::app::state::State;
use crate::model::safe_text::{SafeText, is_safe_char};

/// Longest query, in characters.
const LONGEST: usize = 200;

/// A letter or an editing key.
pub(super) fn key(state: &mut State, event: &KeyEvent) {
    let ctrl =
        event.modifiers.contains(KeyModifiers::CONTROL) && !event.modifiers.contains(KeyModifiers::ALT);
    let request = match event.code {
        KeyCode::Char('w') | KeyCode::Backspace if ctrl => InputRequest::DeletePrevWord,
        KeyCode::Char('u') if ctrl => InputRequest::DeleteLine,
        KeyCode::Char('k') if ctrl => InputRequest::DeleteTillEnd,
        KeyCode::Char('a') if ctrl => InputRequest::GoToStart,
        KeyCode::Char('e') if ctrl => InputRequest::GoToEnd,
        KeyCode::Char(_) if ctrl => return,
        KeyCode::Char(c) if is_safe_char(c) => InputRequest::InsertChar(c),
        KeyCode::Backspace => InputRequest::DeletePrevChar,
        KeyCode::Delete => InputRequest::DeleteNextChar,
        KeyCode::Left if ctrl => InputRequest::GoToPrevWord,
        KeyCode::Right if ctrl => InputRequest::GoToNextWord,
        KeyCode::Left => InputRequest::GoToPrevChar,
        KeyCode::Right => InputRequest::GoToNextChar,
        KeyCode::Home => InputRequest::GoToStart,
        KeyCode::End => InputRequest::GoToEnd,
        _ => return,
    };
    edit(state, |input| {
        let grows = matches!(request, InputRequest::InsertChar(_));
        if !grows || input.value().chars().count() < LONGEST {
            input.handle(request);
        }
    });
}

/// Text from the clipboard: cleaned, cut to what a query can be.
pub(super) fn paste(state: &mut State, text: &str) {
    if let Some(Overlay::Form(form)) = &mut state.overlay {
        form.paste(text);
        return;
    }
    let clean = SafeText::new(text.trim());
    edit(state, |input| {
        let room = LONGEST.saturating_sub(input.value().chars().count());
        for c in clean.chars().filter(|c| is_safe_char(*c)).take(room) {
            input.handle(InputRequest::InsertChar(c));
        }
    });
}

fn edit(state: &mut State, change: impl FnOnce(&mut Input)) {
    let index = state.index.clone();
    match &mut state.overlay {
        Some(Overlay::Search(search)) => {
            change(&mut search.input);
            search.waiting = false;
            search.refresh(index.as_ref());
        }
        Some(Overlay::Goto(goto)) => {
            change(&mut goto.input);
            let mut goto = std::mem::take(goto);
            goto.refresh(&state.cx());
            state.overlay = Some(Overlay::Goto(goto));
        }
        Some(Overlay::Palette(chooser) | Overlay::Help(chooser)) => {
            change(&mut chooser.input);
            chooser.cursor = 0;
        }
        _ => {}
    }
}
