//! From fractions to whole numbers, for any input.

/// The whole number below `value`; what is no number or too large is held to ±10⁹.
pub(super) fn floor(value: f64) -> i32 {
    let held = value.clamp(-1e9, 1e9);
    // Faster than `floor`, which is a call on processors without SSE 4.1.
    #[expect(clippy::cast_possible_truncation, reason = "held to the range; NaN becomes 0")]
    let whole = held as i32;
    whole - i32::from(f64::from(whole) > held)
}

/// The nearest whole number, in the same range.
pub(super) fn round(value: f64) -> i32 {
    floor(value + 0.5)
}

/// A place in a list of `len` for a whole number, if it lies inside.
pub(super) fn index(value: i32, len: usize) -> Option<usize> {
    usize::try_from(value).ok().filter(|&at| at < len)
}

/// A count of cells as a signed number.
pub(super) fn signed(value: usize) -> i32 {
    i32::try_from(value).unwrap_or(i32::MAX)
}

/// A count of cells as a screen takes it.
pub(super) fn cells(value: usize) -> u16 {
    u16::try_from(value).unwrap_or(u16::MAX)
}

/// A cell coordinate that is known to lie on the screen.
pub(super) fn column(value: i32) -> u16 {
    u16::try_from(value.max(0)).unwrap_or(u16::MAX)
}
