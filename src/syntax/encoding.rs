//! Bytes of a file to text, whatever editor wrote them.

/// A text and how it was stored, when that was not plain UTF-8.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decoded {
    /// The text, without a byte order mark.
    pub text: String,
    /// What should be said about the file; `None` for plain UTF-8.
    pub warning: Option<EncodingWarning>,
}

/// Why a file is not plain UTF-8. The text was read as intended in every case but [`Self::Damaged`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EncodingWarning {
    /// UTF-8 with a byte order mark (Windows Notepad).
    ByteOrderMark,
    /// UTF-16, little or big endian ("Unicode" in Windows).
    Utf16,
    /// A single-byte Western encoding, read as Windows-1252.
    Windows1252,
    /// UTF-16 with an odd byte or a lone surrogate; U+FFFD stands where it was.
    Damaged,
}

/// Characters of Windows-1252 from 0x80 to 0x9F; the undefined five keep their code.
const WINDOWS_1252: [char; 32] = [
    '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8D}', 'Ž', '\u{8F}', '\u{90}',
    '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9D}', 'ž', 'Ÿ',
];

/// Reads the bytes of a file as text; never fails.
#[must_use]
pub fn decode_bytes(bytes: &[u8]) -> Decoded {
    if let Some((unit, body)) = wide_order(bytes) {
        return utf16(body, unit);
    }
    let (body, warning) = marked(bytes);
    match std::str::from_utf8(body) {
        Ok(text) => Decoded { text: text.to_owned(), warning },
        Err(_) => windows(body),
    }
}

/// [`decode_bytes`] for bytes that are not needed any more: plain UTF-8 becomes the text without a copy.
#[must_use]
pub fn decode_owned(bytes: Vec<u8>) -> Decoded {
    if marked(&bytes).1.is_some() || wide_order(&bytes).is_some() {
        return decode_bytes(&bytes);
    }
    match String::from_utf8(bytes) {
        Ok(text) => Decoded { text, warning: None },
        Err(error) => windows(error.as_bytes()),
    }
}

/// The text behind a byte order mark of UTF-8, and what is to be said about one.
fn marked(bytes: &[u8]) -> (&[u8], Option<EncodingWarning>) {
    match bytes {
        [0xEF, 0xBB, 0xBF, rest @ ..] => (rest, Some(EncodingWarning::ByteOrderMark)),
        _ => (bytes, None),
    }
}

/// Single bytes where they make no UTF-8: pieces pasted from elsewhere keep their accents.
fn windows(bytes: &[u8]) -> Decoded {
    let mut text = String::with_capacity(bytes.len() + bytes.len() / 8);
    for chunk in bytes.utf8_chunks() {
        text.push_str(chunk.valid());
        text.extend(chunk.invalid().iter().map(|&byte| western(byte)));
    }
    Decoded { text, warning: Some(EncodingWarning::Windows1252) }
}

fn western(byte: u8) -> char {
    match byte {
        0x80..=0x9F => WINDOWS_1252[usize::from(byte - 0x80)],
        _ => char::from(byte),
    }
}

/// Reads a unit of UTF-16.
type Unit = fn([u8; 2]) -> u16;

/// The byte order of UTF-16 and where its text begins, if that is what the bytes are.
fn wide_order(bytes: &[u8]) -> Option<(Unit, &[u8])> {
    match bytes {
        [0xFF, 0xFE, rest @ ..] => Some((u16::from_le_bytes, rest)),
        [0xFE, 0xFF, rest @ ..] => Some((u16::from_be_bytes, rest)),
        // Without a mark: the first character of a briefing is ASCII, so its other byte is zero.
        [1..=255, 0, 1..=255, 0, ..] => Some((u16::from_le_bytes, bytes)),
        [0, 1..=255, 0, 1..=255, ..] => Some((u16::from_be_bytes, bytes)),
        _ => None,
    }
}

fn utf16(bytes: &[u8], unit: Unit) -> Decoded {
    let (pairs, odd) = bytes.as_chunks::<2>();
    let mut damaged = !odd.is_empty();
    let units = pairs.iter().map(|&pair| unit(pair));
    let text = char::decode_utf16(units)
        .map(|read| {
            read.unwrap_or_else(|_| {
                damaged = true;
                char::REPLACEMENT_CHARACTER
            })
        })
        .collect();
    let warning = if damaged { EncodingWarning::Damaged } else { EncodingWarning::Utf16 };
    Decoded { text, warning: Some(warning) }
}

#[cfg(test)]
mod tests {
    use super::{EncodingWarning, decode_bytes, decode_owned};

    fn both(bytes: &[u8]) -> (String, Option<EncodingWarning>) {
        let decoded = decode_bytes(bytes);
        assert_eq!(decoded, decode_owned(bytes.to_vec()));
        (decoded.text, decoded.warning)
    }

    #[test]
    fn every_encoding_gives_the_same_text() {
        let text = "(a: \"é\")";
        let le: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let be: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
        assert_eq!(both(text.as_bytes()), (text.into(), None));
        assert_eq!(
            both("\u{FEFF}(a: \"é\")".as_bytes()),
            (text.into(), Some(EncodingWarning::ByteOrderMark))
        );
        assert_eq!(both(&[&[0xFF, 0xFE], &le[..]].concat()), (text.into(), Some(EncodingWarning::Utf16)));
        assert_eq!(both(&[&[0xFE, 0xFF], &be[..]].concat()), (text.into(), Some(EncodingWarning::Utf16)));
        assert_eq!(both(&le), (text.into(), Some(EncodingWarning::Utf16)));
        assert_eq!(both(b"(a: \"\xE9\")"), (text.into(), Some(EncodingWarning::Windows1252)));
    }

    #[test]
    fn odd_bytes_are_marked() {
        assert_eq!(both(&[0xFF, 0xFE, b'a', 0, b'b']), ("a".into(), Some(EncodingWarning::Damaged)));
        let mixed = [&b"\xE9 "[..], "é".as_bytes()].concat();
        assert_eq!(both(&mixed), ("é é".into(), Some(EncodingWarning::Windows1252)));
        assert_eq!(both(b"\x93x\x94"), ("“x”".into(), Some(EncodingWarning::Windows1252)));
        assert_eq!(both(b""), (String::new(), None));
    }
}
