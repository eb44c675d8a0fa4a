//! What single characters are: plain, printable, attaching, joining.

use unicode_general_category::{GeneralCategory as Category, get_general_category};

/// Whether this character alone may reach a terminal: the gate for painters.
///
/// False for controls (also `\n` and `\t`), format characters, joiners, private use, unassigned,
/// line and paragraph separators, variation selectors and characters that look like nothing.
/// True for combining marks: that they stand on a base and are few is a rule about text, kept by
/// [`super::SafeText`].
#[must_use]
pub fn is_safe_char(c: char) -> bool {
    matches!(c, ' '..='~') || is_plain(c) || (!is_invisible(c) && is_printable_category(c))
}

/// Printable characters that need no thought: no marks, no invisible ones, stable in normal form C.
///
/// ASCII; the Latin letters of French, Bambara and Pulaar; General Punctuation without its format
/// characters. Text of these alone takes the fast path.
pub(super) fn is_plain(c: char) -> bool {
    matches!(c,
        ' '..='~'
        | '\u{A0}'..='\u{AC}'
        | '\u{AE}'..='\u{2AF}'
        | '\u{2010}'..='\u{2027}'
        | '\u{202F}'..='\u{205E}')
}

/// Categories that print something or, as spaces, move by a known width.
fn is_printable_category(c: char) -> bool {
    !matches!(
        get_general_category(c),
        Category::Control
            | Category::Format
            | Category::Surrogate
            | Category::PrivateUse
            | Category::Unassigned
            | Category::LineSeparator
            | Category::ParagraphSeparator
    )
}

/// Characters of printable categories that nevertheless show nothing, or only change a neighbour.
fn is_invisible(c: char) -> bool {
    matches!(c,
        '\u{034F}'                          // combining grapheme joiner
        | '\u{115F}' | '\u{1160}' | '\u{3164}' | '\u{FFA0}' // Hangul fillers
        | '\u{17B4}' | '\u{17B5}'           // Khmer inherent vowels
        | '\u{180B}'..='\u{180F}'           // Mongolian variation selectors
        | '\u{2800}'                        // blank Braille pattern
        | '\u{FE00}'..='\u{FE0F}'           // variation selectors
        | '\u{16FE4}'                       // Khitan filler
        | '\u{1D159}'                       // musical null notehead
        | '\u{E0100}'..='\u{E01EF}') // variation selectors supplement
}

/// Whether the character is drawn onto the one before it, so that it can be piled up.
///
/// Marks, and what forms one cluster with its neighbours as they do.
pub(super) fn is_attaching(c: char) -> bool {
    if c < '\u{300}' {
        return false;
    }
    stands_alone(c)
        || matches!(c, '\u{1160}'..='\u{11FF}' | '\u{D7B0}'..='\u{D7FB}') // medial and final Hangul
        || matches!(
            get_general_category(c),
            Category::NonspacingMark | Category::SpacingMark | Category::EnclosingMark
        )
}

/// Whether an attaching character also shows without a base: skin tones are coloured squares.
pub(super) fn stands_alone(c: char) -> bool {
    matches!(c,
        '\u{FF9E}' | '\u{FF9F}'            // half-width Japanese sound marks
        | '\u{16D63}' | '\u{16D67}'..='\u{16D6A}' // Kirat Rai vowel letters
        | '\u{1F3FB}'..='\u{1F3FF}') // skin tones
}

/// Zero-width non-joiner and joiner.
pub(super) fn is_joiner(c: char) -> bool {
    matches!(c, '\u{200C}' | '\u{200D}')
}

/// Letters of the scripts in which a joiner changes how neighbours are drawn: Arabic, Syriac, N'Ko
/// and Adlam.
pub(super) fn is_joining_letter(c: char) -> bool {
    matches!(c, '\u{0620}'..='\u{07FF}' | '\u{0860}'..='\u{08FF}' | '\u{1E900}'..='\u{1E95F}')
        && matches!(
            get_general_category(c),
            Category::OtherLetter
                | Category::ModifierLetter
                | Category::UppercaseLetter
                | Category::LowercaseLetter
        )
}
