//! Keys by name: `j`, `enter`, `c-p`, `Alt-Left`, `s-f3`.

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

/// The key a letter is typed with.
pub fn letter(letter: char) -> KeyEvent {
    let shift = if letter.is_uppercase() { KeyModifiers::SHIFT } else { KeyModifiers::NONE };
    KeyEvent::new(KeyCode::Char(letter), shift)
}

/// The event of a key as the keymap or a test names it; `None` when there is no such key.
pub fn event(name: &str) -> Option<KeyEvent> {
    const PREFIXES: [(&str, KeyModifiers); 6] = [
        ("ctrl-", KeyModifiers::CONTROL),
        ("c-", KeyModifiers::CONTROL),
        ("alt-", KeyModifiers::ALT),
        ("m-", KeyModifiers::ALT),
        ("shift-", KeyModifiers::SHIFT),
        ("s-", KeyModifiers::SHIFT),
    ];
    let mut modifiers = KeyModifiers::NONE;
    let mut rest = name;
    while let Some((prefix, modifier)) = PREFIXES.iter().find(|(prefix, _)| {
        rest.len() > prefix.len()
            && rest.get(..prefix.len()).is_some_and(|head| head.eq_ignore_ascii_case(prefix))
    }) {
        modifiers |= *modifier;
        rest = &rest[prefix.len()..];
    }
    let mut chars = rest.chars();
    if let (Some(sign), None) = (chars.next(), chars.next()) {
        // Control letters arrive in lower case, capital letters with Shift.
        let sign = if modifiers.contains(KeyModifiers::CONTROL) { sign.to_ascii_lowercase() } else { sign };
        return Some(KeyEvent::new(KeyCode::Char(sign), modifiers | letter(sign).modifiers));
    }
    let code = match rest.to_ascii_lowercase().as_str() {
        "enter" => KeyCode::Enter,
        "esc" => KeyCode::Esc,
        "tab" if modifiers.contains(KeyModifiers::SHIFT) => KeyCode::BackTab,
        "tab" => KeyCode::Tab,
        "space" => KeyCode::Char(' '),
        "bs" | "backspace" => KeyCode::Backspace,
        "del" | "delete" => KeyCode::Delete,
        "up" => KeyCode::Up,
        "down" => KeyCode::Down,
        "left" => KeyCode::Left,
        "right" => KeyCode::Right,
        "pgup" => KeyCode::PageUp,
        "pgdn" => KeyCode::PageDown,
        "home" => KeyCode::Home,
        "end" => KeyCode::End,
        function => KeyCode::F(function.strip_prefix('f')?.parse().ok()?),
    };
    Some(KeyEvent::new(code, modifiers))
}

/// The events of a script: names between blanks, `text:nioro` for letters.
pub fn script(script: &str) -> Vec<KeyEvent> {
    let mut events = Vec::new();
    for word in script.split_whitespace() {
        match word.strip_prefix("text:") {
            Some(text) => events.extend(text.chars().map(letter)),
            None => events.push(event(word).unwrap_or_else(|| panic!("no key is called {word:?}"))),
        }
    }
    events
}
