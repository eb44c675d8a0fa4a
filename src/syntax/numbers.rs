//! Numbers as the `ron` crate reads them.

use super::tree::{Form, Shape};

/// End and shape of a number such as `12` or `-1.5` at `start`; `None` for whatever is written otherwise.
#[inline]
pub(super) fn plain(bytes: &[u8], start: usize) -> Option<(usize, Shape)> {
    let digits_end = |mut at: usize| {
        while bytes.get(at).is_some_and(u8::is_ascii_digit) {
            at += 1;
        }
        at
    };
    let lead = start + usize::from(matches!(bytes.get(start), Some(b'+' | b'-')));
    let mut end = digits_end(lead);
    let (mut shape, mut some) = (Shape::Integer, end > lead);
    if bytes.get(end) == Some(&b'.') {
        let point = end + 1;
        end = digits_end(point);
        (shape, some) = (Shape::Float, some && end > point);
    }
    let more = bytes.get(end).is_some_and(|&b| b == b'.' || b == b'_' || b.is_ascii_alphanumeric());
    (some && !more).then_some((end, shape))
}

/// The shape of a number literal without range; `None` when it is not one.
pub(super) fn shape(raw: &str) -> Option<Shape> {
    let bytes = raw.as_bytes();
    let body = match bytes.first()? {
        b'+' | b'-' => &bytes[1..],
        _ => bytes,
    };
    if !body.is_empty() && body.iter().all(u8::is_ascii_digit) {
        return Some(Shape::Integer);
    }
    if digits(raw).is_some() {
        return Some(Shape::Integer);
    }
    float(raw, Form::Plain).map(|_| Shape::Float)
}

/// Base and digits of a whole number literal, sign and width suffix taken off.
fn digits(raw: &str) -> Option<(u32, &str)> {
    let body = raw.strip_prefix(['+', '-']).unwrap_or(raw);
    let (base, body) = match body.get(..2) {
        Some("0x") => (16, &body[2..]),
        Some("0b") => (2, &body[2..]),
        Some("0o") => (8, &body[2..]),
        _ => (10, body),
    };
    let body = match body.find(['i', 'u']) {
        Some(at) if matches!(&body[at + 1..], "8" | "16" | "32" | "64" | "128") => &body[..at],
        _ => body,
    };
    let valid =
        !body.is_empty() && !body.starts_with('_') && body.chars().all(|c| c == '_' || c.is_digit(base));
    valid.then_some((base, body))
}

/// Value of a whole number or byte literal; `None` beyond 128 bits.
pub(super) fn integer(raw: &str, form: Form) -> Option<i128> {
    if form == Form::Grouped {
        return ungrouped(raw).parse().ok();
    }
    if let Some(byte) = raw.strip_prefix("b'") {
        return byte_value(byte.strip_suffix('\'')?);
    }
    let (base, body) = digits(raw)?;
    let mut value = 0_i128;
    for digit in body.chars().filter_map(|c| c.to_digit(base)) {
        value = value.checked_mul(i128::from(base))?.checked_add(i128::from(digit))?;
    }
    Some(if raw.starts_with('-') { -value } else { value })
}

/// A number without what stands between its groups of three digits.
pub(super) fn ungrouped(raw: &str) -> String {
    raw.chars().filter(|c| c.is_ascii_digit() || matches!(c, '+' | '-')).collect()
}

fn byte_value(body: &str) -> Option<i128> {
    let mut chars = body.chars();
    let value = match (chars.next()?, chars.next()) {
        (c, None) => return Some(i128::from(u32::from(c))),
        ('\\', Some('x')) => return i128::from_str_radix(chars.as_str(), 16).ok(),
        ('\\', Some(c)) => c,
        _ => return None,
    };
    Some(match value {
        'n' => 10,
        'r' => 13,
        't' => 9,
        '0' => 0,
        other => i128::from(u32::from(other)),
    })
}

/// Value of a number literal, whole or not; `None` when it is not one.
pub(super) fn float(raw: &str, form: Form) -> Option<f64> {
    match form {
        Form::DecimalComma => return raw.replace(',', ".").parse().ok(),
        Form::Grouped => return ungrouped(raw).parse().ok(),
        _ => {}
    }
    let unsigned = raw.strip_prefix(['+', '-']).unwrap_or(raw);
    let unsuffixed =
        unsigned.strip_suffix("f32").or_else(|| unsigned.strip_suffix("f64")).unwrap_or(unsigned);
    let value = match unsuffixed {
        "inf" => f64::INFINITY,
        "NaN" => f64::NAN,
        body if body.starts_with(|c: char| c.is_ascii_digit() || c == '.') => match decimal(body) {
            Some(value) => value,
            None => wide(unsigned)?,
        },
        _ => return None,
    };
    Some(if raw.starts_with('-') { -value } else { value })
}

/// A decimal with `_` anywhere but at its start and behind the point.
fn decimal(body: &str) -> Option<f64> {
    if !body.contains('_') {
        return body.parse().ok();
    }
    if body.contains("._") {
        return None;
    }
    body.replace('_', "").parse().ok()
}

/// A whole number as a float, in any base and of any size.
#[allow(clippy::cast_precision_loss)] // a float keeps 53 bits by nature
fn wide(unsigned: &str) -> Option<f64> {
    if let Some(value) = integer(unsigned, Form::Plain) {
        return Some(value as f64);
    }
    let (base, body) = digits(unsigned)?;
    let digits = body.chars().filter_map(|c| c.to_digit(base));
    Some(digits.fold(0.0, |value, digit| value * f64::from(base) + f64::from(digit)))
}

#[cfg(test)]
mod tests {
    use super::{float, integer, plain, shape};
    use crate::syntax::tree::{Form, Shape};

    #[test]
    fn literals() {
        for (raw, value) in
            [("12", 12), ("-7", -7), ("1_000", 1000), ("0xFF", 255), ("0b1_0", 2), ("0o17", 15), ("5u8", 5)]
        {
            assert_eq!((shape(raw), integer(raw, Form::Plain)), (Some(Shape::Integer), Some(value)), "{raw}");
        }
        for (raw, value) in
            [("1.5", 1.5), (".5", 0.5), ("1.", 1.0), ("-1e-3", -0.001), ("2f32", 2.0), ("1_0.0_1", 10.01)]
        {
            assert_eq!(shape(raw), Some(Shape::Float), "{raw}");
            assert!((float(raw, Form::Plain).unwrap() - value).abs() < 1e-9, "{raw}");
        }
        for raw in ["", "-", "1-2", "12a", "1..2", "0x", "_1", "1._5", "2025-07-01"] {
            assert_eq!(shape(raw), None, "{raw}");
        }
        for raw in ["12", "-7", "+1.5", "0.25"] {
            assert_eq!(plain(raw.as_bytes(), 0), shape(raw).map(|shape| (raw.len(), shape)), "{raw}");
        }
        for raw in ["", "-", ".5", "1.", "1..2", "1.5.2", "1_0", "5u8", "1e3", "0x1"] {
            assert_eq!(plain(raw.as_bytes(), 0), None, "{raw}");
        }
        assert_eq!(integer("b'a'", Form::Plain), Some(97));
        assert_eq!(integer("b'\\x41'", Form::Plain), Some(65));
    }
}
