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
    match bytes {
        [0xFF, 0xFE, rest @ ..] => return utf16(rest, u16::from_le_bytes),
        [0xFE, 0xFF, rest @ ..] => return utf16(rest, u16::from_be_bytes),
        // Without a mark: the first character of a briefing is ASCII, so its other byte is zero.
        [1..=255, 0, 1..=255, 0, ..] => return utf16(bytes, u16::from_le_bytes),
        [0, 1..=255, 0, 1..=255, ..] => return utf16(bytes, u16::from_be_bytes),
        _ => {}
    }
    let (body, marked) = match bytes {
        [0xEF, 0xBB, 0xBF, rest @ ..] => (rest, true),
        _ => (bytes, false),
    };
    match std::str::from_utf8(body) {
        Ok(text) => {
            Decoded { text: text.to_owned(), warning: marked.then_some(EncodingWarning::ByteOrderMark) }
        }
        Err(_) => Decoded {
            text: body.iter().map(|&byte| western(byte)).collect(),
            warning: Some(EncodingWarning::Windows1252),
        },
    }
}

fn western(byte: u8) -> char {
    match byte {
        0x80..=0x9F => WINDOWS_1252[usize::from(byte - 0x80)],
        _ => char::from(byte),
    }
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Decoded {
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
    use super::{EncodingWarning, decode_bytes};

    fn both(bytes: &[u8]) -> (String, Option<EncodingWarning>) {
        let decoded = decode_bytes(bytes);
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
        assert_eq!(both(b"\x93x\x94"), ("“x”".into(), Some(EncodingWarning::Windows1252)));
        assert_eq!(both(b""), (String::new(), None));
    }
}
