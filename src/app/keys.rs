//! Names of keys, as the keymap and the help write them.

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

/// Name of a key event: `j`, `Ctrl-P`, `Alt-Left`, `F1`, `PgUp`. Shift is part of the letter itself.
#[must_use]
pub fn name(event: &KeyEvent) -> Option<String> {
    let base = match event.code {
        KeyCode::Char(' ') => "Space".to_owned(),
        KeyCode::Char(c) => c.to_string(),
        KeyCode::F(n) => format!("F{n}"),
        KeyCode::Up => "Up".to_owned(),
        KeyCode::Down => "Down".to_owned(),
        KeyCode::Left => "Left".to_owned(),
        KeyCode::Right => "Right".to_owned(),
        KeyCode::PageUp => "PgUp".to_owned(),
        KeyCode::PageDown => "PgDn".to_owned(),
        KeyCode::Home => "Home".to_owned(),
        KeyCode::End => "End".to_owned(),
        KeyCode::Enter => "Enter".to_owned(),
        KeyCode::Esc => "Esc".to_owned(),
        KeyCode::Tab if event.modifiers.contains(KeyModifiers::SHIFT) => "Shift-Tab".to_owned(),
        KeyCode::Tab => "Tab".to_owned(),
        KeyCode::BackTab => "Shift-Tab".to_owned(),
        KeyCode::Backspace => "Backspace".to_owned(),
        KeyCode::Delete => "Delete".to_owned(),
        _ => return None,
    };
    let letter = matches!(event.code, KeyCode::Char(_));
    let mut out = String::new();
    // AltGr arrives as Ctrl-Alt on some terminals: the letter it makes is what was meant.
    let alt_gr = letter && event.modifiers.contains(KeyModifiers::CONTROL | KeyModifiers::ALT);
    if !alt_gr {
        if event.modifiers.contains(KeyModifiers::CONTROL) {
            out.push_str("Ctrl-");
        }
        if event.modifiers.contains(KeyModifiers::ALT) {
            out.push_str("Alt-");
        }
    }
    let shifted = event.modifiers.contains(KeyModifiers::SHIFT);
    if shifted && !letter && base != "Shift-Tab" {
        out.push_str("Shift-");
    }
    if out.starts_with("Ctrl-") && letter {
        out.push_str(&base.to_uppercase());
    } else {
        out.push_str(&base);
    }
    Some(out)
}

/// The letter a key event types, if it types one: Ctrl and Alt together make letters (as in [`name`]),
/// alone they do not.
#[must_use]
pub fn letter(event: &KeyEvent) -> Option<char> {
    let KeyCode::Char(letter) = event.code else { return None };
    let held = event.modifiers.intersection(KeyModifiers::CONTROL | KeyModifiers::ALT);
    (held.is_empty() || held == KeyModifiers::CONTROL | KeyModifiers::ALT).then_some(letter)
}

/// How a key is written for people, in their language.
#[must_use]
pub fn shown(key: &str, french: bool, arrows: [&'static str; 4]) -> String {
    let plain = match key {
        "Up" => return arrows[0].to_owned(),
        "Down" => return arrows[1].to_owned(),
        "Left" => return arrows[2].to_owned(),
        "Right" => return arrows[3].to_owned(),
        "Enter" if french => "Entrée",
        "Esc" if french => "Échap",
        "Space" if french => "Espace",
        "Delete" if french => "Suppr",
        "Space" => "Space",
        other => other,
    };
    plain
        .replace("-Left", &format!("-{}", arrows[2]))
        .replace("-Right", &format!("-{}", arrows[3]))
        .replace("-Up", &format!("-{}", arrows[0]))
        .replace("-Down", &format!("-{}", arrows[1]))
}
