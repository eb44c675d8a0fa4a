//! Large figures and titles: pixels in half blocks, three rows high.

#[cfg(test)]
mod tests;

/// Pixel rows of a sign: five, and one left for an accent above or nothing below.
const HEIGHT: usize = 6;

/// The signs, five pixels high; most are three wide so that figures stand in columns.
#[rustfmt::skip]
const SIGNS: [(char, [&str; 5]); 49] = [
    ('0', ["###", "#.#", "#.#", "#.#", "###"]),
    ('1', [".#.", "##.", ".#.", ".#.", "###"]),
    ('2', ["###", "..#", "###", "#..", "###"]),
    ('3', ["###", "..#", "###", "..#", "###"]),
    ('4', ["#.#", "#.#", "###", "..#", "..#"]),
    ('5', ["###", "#..", "###", "..#", "###"]),
    ('6', ["###", "#..", "###", "#.#", "###"]),
    ('7', ["###", "..#", "..#", "..#", "..#"]),
    ('8', ["###", "#.#", "###", "#.#", "###"]),
    ('9', ["###", "#.#", "###", "..#", "###"]),
    ('A', ["###", "#.#", "###", "#.#", "#.#"]),
    ('B', ["##.", "#.#", "##.", "#.#", "###"]),
    ('C', ["###", "#..", "#..", "#..", "###"]),
    ('D', ["##.", "#.#", "#.#", "#.#", "##."]),
    ('E', ["###", "#..", "##.", "#..", "###"]),
    ('F', ["###", "#..", "##.", "#..", "#.."]),
    ('G', ["###", "#..", "#.#", "#.#", "###"]),
    ('H', ["#.#", "#.#", "###", "#.#", "#.#"]),
    ('I', ["#", "#", "#", "#", "#"]),
    ('J', ["..#", "..#", "..#", "#.#", "###"]),
    ('K', ["#.#", "#.#", "##.", "#.#", "#.#"]),
    ('L', ["#..", "#..", "#..", "#..", "###"]),
    ('M', ["#...#", "##.##", "#.#.#", "#...#", "#...#"]),
    ('N', ["#..#", "##.#", "#.##", "#..#", "#..#"]),
    ('O', [".##.", "#..#", "#..#", "#..#", ".##."]),
    ('P', ["###", "#.#", "###", "#..", "#.."]),
    ('Q', [".##.", "#..#", "#..#", "#.##", ".###"]),
    ('R', ["###", "#.#", "##.", "#.#", "#.#"]),
    ('S', [".##", "#..", ".#.", "..#", "##."]),
    ('T', ["###", ".#.", ".#.", ".#.", ".#."]),
    ('U', ["#.#", "#.#", "#.#", "#.#", "###"]),
    ('V', ["#.#", "#.#", "#.#", "#.#", ".#."]),
    ('W', ["#...#", "#...#", "#.#.#", "##.##", "#...#"]),
    ('X', ["#.#", "#.#", ".#.", "#.#", "#.#"]),
    ('Y', ["#.#", "#.#", "###", ".#.", ".#."]),
    ('Z', ["###", "..#", ".#.", "#..", "###"]),
    ('-', ["...", "...", "###", "...", "..."]),
    ('+', ["...", ".#.", "###", ".#.", "..."]),
    (':', [".", "#", ".", "#", "."]),
    ('%', ["#.#", "..#", ".#.", "#..", "#.#"]),
    ('/', ["..#", "..#", ".#.", "#..", "#.."]),
    ('.', [".", ".", ".", ".", "#"]),
    (',', ["..", "..", "..", ".#", "#."]),
    ('\'', ["#", "#", ".", ".", "."]),
    ('(', [".#", "#.", "#.", "#.", ".#"]),
    (')', ["#.", ".#", ".#", ".#", "#."]),
    ('?', ["###", "..#", ".##", "...", ".#."]),
    ('!', ["#", "#", "#", ".", "#"]),
    (' ', ["..", "..", "..", "..", ".."]),
];

/// Vowels that leave a gap under their accent, four pixels high.
#[rustfmt::skip]
const SHORT: [(char, [&str; 4]); 4] = [
    ('A', ["###", "#.#", "###", "#.#"]),
    ('E', ["###", "##.", "#..", "###"]),
    ('O', [".##.", "#..#", "#..#", ".##."]),
    ('U', ["#.#", "#.#", "#.#", "###"]),
];

/// One sign as six pixel rows.
type Pixels = [&'static str; HEIGHT];

/// `text` as three rows of half blocks, in capitals, one cell between the signs; or `None` when
/// it holds a sign that has no picture.
///
/// All rows are equally wide. A title with an accent stands half a row lower to make room for it.
#[must_use]
pub fn big(text: &str) -> Option<[String; 3]> {
    let lowered = text.chars().flat_map(char::to_uppercase).any(|c| accented(c).is_some());
    rows(text, lowered)
}

/// The same half a row lower, for a figure with its label right above it.
#[must_use]
pub fn big_low(text: &str) -> Option<[String; 3]> {
    rows(text, true)
}

fn rows(text: &str, lowered: bool) -> Option<[String; 3]> {
    let capitals: Vec<char> = text.chars().flat_map(char::to_uppercase).collect();
    let mut rows = [String::new(), String::new(), String::new()];
    for (i, &c) in capitals.iter().enumerate() {
        let pixels = pixels(c, lowered)?;
        for (row, pair) in rows.iter_mut().zip(pixels.chunks_exact(2)) {
            if i > 0 {
                row.push(' ');
            }
            let halves = pair[0].bytes().zip(pair[1].bytes());
            row.extend(halves.map(|(upper, lower)| match (upper == b'#', lower == b'#') {
                (true, true) => '█',
                (true, false) => '▀',
                (false, true) => '▄',
                (false, false) => ' ',
            }));
        }
    }
    Some(rows)
}

fn pixels(c: char, lowered: bool) -> Option<Pixels> {
    if let Some((base, accent)) = accented(c) {
        return with_accent(base, accent);
    }
    if c == 'Ç' {
        let [top, upper, _, lower, base] = sign('C')?;
        // The cedilla takes the last row, so under an accented title the letter gives one up.
        let first = if lowered { "..." } else { top };
        let second = if lowered { top } else { upper };
        return Some([first, second, upper, lower, base, ".#."]);
    }
    let rows = sign(same_as(c))?;
    let mut pixels = [&"....."[..rows[0].len()]; HEIGHT];
    let from = usize::from(lowered);
    pixels[from..from + rows.len()].copy_from_slice(&rows);
    Some(pixels)
}

fn sign(c: char) -> Option<[&'static str; 5]> {
    SIGNS.iter().find(|(sign, _)| *sign == c).map(|(_, rows)| *rows)
}

/// Spaces, dashes and apostrophes that look alike at this size.
fn same_as(c: char) -> char {
    match c {
        '\u{a0}' | '\u{202f}' => ' ',
        '−' | '–' | '‐' | '\u{2011}' => '-',
        '’' => '\'',
        other => other,
    }
}

/// The letter below the accent, and the accent in three pixels.
fn accented(c: char) -> Option<(char, &'static str)> {
    Some(match c {
        'É' => ('E', "..#"),
        'À' => ('A', "#.."),
        'È' => ('E', "#.."),
        'Ù' => ('U', "#.."),
        'Â' => ('A', ".#."),
        'Ê' => ('E', ".#."),
        'Î' => ('I', "###"),
        'Ô' => ('O', ".##."),
        'Û' => ('U', ".#."),
        'Ë' => ('E', "#.#"),
        'Ï' => ('I', "#.#"),
        'Ü' => ('U', "#.#"),
        _ => return None,
    })
}

fn with_accent(base: char, accent: &'static str) -> Option<Pixels> {
    // A single stem is widened so that its accent has room.
    let short = SHORT.iter().find(|(sign, _)| *sign == base).map(|(_, rows)| *rows);
    let rows = if base == 'I' { [".#."; 4] } else { short? };
    let mut pixels = [&"....."[..accent.len()]; HEIGHT];
    pixels[0] = accent;
    pixels[2..].copy_from_slice(&rows);
    Some(pixels)
}
