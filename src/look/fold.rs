//! Text for terminals that know ASCII only.

/// The text in pure ASCII: accents go, quotes and dashes become plain, lines and blocks become
/// the signs of the plain glyph set, anything else a question mark.
#[must_use]
pub fn fold_ascii(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for c in text.chars() {
        fold_char(c, &mut folded);
    }
    folded
}

/// The text with plain signs but its own letters, for terminals that know accents and little else:
/// dashes, dots, arrows and lines become those of the plain glyph set.
#[must_use]
pub fn fold_signs(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for c in text.chars() {
        match punctuation(c).or_else(|| drawing(c)) {
            Some(sign) => folded.push_str(sign),
            None => folded.push(c),
        }
    }
    folded
}

fn fold_char(c: char, out: &mut String) {
    if c.is_ascii() {
        out.push(if c.is_ascii_control() { ' ' } else { c });
        return;
    }
    let sign = letter(c).or_else(|| punctuation(c)).or_else(|| drawing(c)).unwrap_or("?");
    out.push_str(sign);
}

/// Latin letters of French, Bambara, Pulaar, Soninke, Wolof and their neighbours.
fn letter(c: char) -> Option<&'static str> {
    Some(match c {
        '\u{300}'..='\u{36f}' => "",
        'À'..='Å' | 'Ā' | 'Ă' | 'Ą' => "A",
        'à'..='å' | 'ā' | 'ă' | 'ą' | 'ª' => "a",
        'Æ' => "AE",
        'æ' => "ae",
        'Œ' => "OE",
        'œ' => "oe",
        'Ɓ' => "B",
        'ɓ' => "b",
        'Ç' | 'Ć' | 'Č' => "C",
        'ç' | 'ć' | 'č' => "c",
        'Ð' | 'Ɗ' | 'Ɖ' => "D",
        'ð' | 'ɗ' | 'ɖ' => "d",
        'È'..='Ë' | 'Ē' | 'Ė' | 'Ę' | 'Ě' | 'Ɛ' => "E",
        'è'..='ë' | 'ē' | 'ė' | 'ę' | 'ě' | 'ɛ' => "e",
        'Ğ' | 'Ġ' | 'Ɣ' => "G",
        'ğ' | 'ġ' | 'ɣ' => "g",
        'Ħ' => "H",
        'ħ' => "h",
        'Ì'..='Ï' | 'Ī' | 'İ' => "I",
        'ì'..='ï' | 'ī' | 'ı' => "i",
        'Ł' => "L",
        'ł' => "l",
        'Ñ' | 'Ń' | 'Ŋ' | 'Ɲ' => "N",
        'ñ' | 'ń' | 'ŋ' | 'ɲ' => "n",
        'Ò'..='Ö' | 'Ø' | 'Ō' | 'Ő' | 'Ɔ' => "O",
        'ò'..='ö' | 'ø' | 'ō' | 'ő' | 'ɔ' | 'º' => "o",
        'Ś' | 'Ş' | 'Š' => "S",
        'ś' | 'ş' | 'š' => "s",
        'ß' => "ss",
        'Ù'..='Ü' | 'Ū' | 'Ů' | 'Ű' => "U",
        'ù'..='ü' | 'ū' | 'ů' | 'ű' => "u",
        'Ý' | 'Ÿ' | 'Ƴ' => "Y",
        'ý' | 'ÿ' | 'ƴ' => "y",
        'Ź' | 'Ż' | 'Ž' => "Z",
        'ź' | 'ż' | 'ž' => "z",
        _ => return None,
    })
}

fn punctuation(c: char) -> Option<&'static str> {
    Some(match c {
        '\u{a0}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{205f}' | '\u{3000}' => " ",
        '«' | '»' | '“' | '”' | '„' | '″' => "\"",
        '‘' | '’' | '‚' | '‹' | '›' | 'ʼ' | '´' | '′' => "'",
        '‐'..='―' | '−' | '\u{ad}' => "-",
        '…' | '≈' => "~",
        '·' | '•' | '∙' => ".",
        '×' | '✗' | '✘' | '✖' | '◇' => "x",
        '÷' | '↗' => "/",
        '±' | '†' | '✓' | '✔' => "+",
        '°' => "d",
        '©' => "c",
        '²' => "2",
        '³' => "3",
        '¹' => "1",
        '½' => "1/2",
        '¼' => "1/4",
        '¾' => "3/4",
        '≤' | '←' | '◂' | '◀' => "<",
        '≥' | '→' | '▸' | '▶' | '⇒' => ">",
        '↑' | '▲' | '△' => "^",
        '↓' | '▼' | '▽' => "v",
        '↘' => "\\",
        '€' => "E",
        'Δ' => "D",
        '●' | '◉' => "o",
        '○' => "O",
        '◆' | '■' | '▪' => "#",
        _ => return None,
    })
}

fn drawing(c: char) -> Option<&'static str> {
    Some(match c {
        '─' | '╌' | '╴' | '╶' => "-",
        '━' | '═' | '╸' | '╺' => "=",
        '┅' | '┉' | '╍' => "~",
        '│' | '├' | '┤' | '┆' | '┊' | '║' | '╎' | '╵' | '╷' => "|",
        '┃' | '╏' | '╹' | '╻' => "#",
        '┄' | '┈' | '░' | '╭' | '╮' | '┌' | '┐' => ".",
        '╰' | '└' => "`",
        '╯' | '┘' => "'",
        '\u{2500}'..='\u{257f}' => "+",
        '▒' => ":",
        '▌' => ">",
        '▁' => "_",
        '\u{2580}'..='\u{259f}' => "#",
        '\u{2800}' => " ",
        '\u{2801}'..='\u{28ff}' => "*",
        _ => return None,
    })
}
