//! A list of commands narrowed by typing: palette and help.

use super::action::Action;
use super::keymap::{self, Binding, Group, KEYMAP};
use super::state::State;
use crate::look::fold::fold_ascii;
use crate::model::lang::Lang;
use tui_input::Input;

/// Commands to choose from.
#[derive(Clone, Debug, Default)]
pub struct Chooser {
    pub input: Input,
    pub cursor: usize,
}

impl Chooser {
    /// Keys that work here and now, for the help.
    #[must_use]
    pub fn help(&self, state: &State) -> Vec<&'static Binding> {
        let all = keymap::here(state).filter(|binding| !binding.keys.is_empty());
        let mut kept = self.narrow(all, state.lang);
        // In the order of the groups on the page, so that the cursor moves as the eye does.
        kept.sort_by_key(|binding| Group::ALL.iter().position(|group| *group == binding.group));
        kept
    }

    /// All commands, for the palette; those that do nothing now come without their key.
    #[must_use]
    pub fn palette(&self, state: &State) -> Vec<&'static Binding> {
        let context = keymap::below(state);
        let moves = |action| {
            matches!(
                action,
                Action::Up | Action::Down | Action::Left | Action::Right | Action::PageUp | Action::PageDown
            )
        };
        let all = KEYMAP.iter().filter(|b| b.context == context && !moves(b.action) && (b.when)(state));
        self.narrow(all, state.lang)
    }

    /// Commands whose words or keys hold every typed word.
    fn narrow(&self, all: impl Iterator<Item = &'static Binding>, lang: Lang) -> Vec<&'static Binding> {
        let wanted: Vec<String> =
            fold_ascii(self.input.value()).to_lowercase().split_whitespace().map(str::to_owned).collect();
        all.filter(|binding| {
            let both = format!("{} {}", binding.words.get(lang), binding.words.get(lang.other()));
            let words = fold_ascii(&both).to_lowercase();
            let is_key = |word: &String| binding.keys.iter().any(|key| key.to_lowercase() == *word);
            wanted.iter().all(|word| words.contains(word.as_str()) || is_key(word))
        })
        .collect()
    }
}
