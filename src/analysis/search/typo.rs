//! Forgiving a slip of the fingers: bounded Damerau distance, and a quick way to rule words out.

/// Longest query word that is compared letter by letter.
pub(super) const MOST_LETTERS: usize = 40;

/// How many typos a word of `letters` may hold: one from 5 letters, two from 9.
///
/// A word with a digit in it is a number or a code, and a wrong digit is another number.
pub(super) fn budget(letters: &[char]) -> u8 {
    if letters.len() > MOST_LETTERS || letters.iter().any(|c| c.is_numeric()) {
        return 0;
    }
    match letters.len() {
        0..=4 => 0,
        5..=8 => 1,
        _ => 2,
    }
}

/// Which letters a word has, one bit each.
pub(super) fn mask(word: &str) -> u64 {
    word.chars().fold(0, |mask, c| mask | bit(c))
}

fn bit(c: char) -> u64 {
    let number = match c {
        'a'..='z' => c as u32 - 'a' as u32,
        '0'..='9' => 26 + (c as u32 - '0' as u32),
        _ => 36 + c as u32 % 28,
    };
    1 << number
}

/// Typos that turn `typed` into `word`, or with `open` into a beginning of it; none when more than
/// `most` (at most two) are needed. Swapping two neighbours counts as one.
///
/// Optimal string alignment distance in a band of `most` on either side of the diagonal.
pub(super) fn typos(typed: &[char], word: &str, most: u8, open: bool) -> Option<u8> {
    let reach = usize::from(most.min(2));
    let mut letters = ['\0'; MOST_LETTERS + 3];
    let mut count = 0;
    // Letters beyond the reach of the band decide nothing but that a closed word is too long.
    for (slot, c) in letters.iter_mut().zip(word.chars().take(typed.len() + reach + 1)) {
        *slot = c;
        count += 1;
    }
    let too_long = count > typed.len() + reach;
    if typed.len() > MOST_LETTERS || count + reach < typed.len() || (too_long && !open) {
        return None;
    }
    let letters = &letters[..count.min(typed.len() + reach)];
    let mut band = Band { far: most + 1, reach, rows: [[most + 1; MOST_LETTERS + 4]; 3] };
    for (at, cell) in (0..).zip(band.rows[2].iter_mut().take(reach + 1)) {
        *cell = at;
    }
    for line in 1..=typed.len() {
        if band.next(typed, letters, line) > most {
            return None;
        }
    }
    let from = if open { typed.len().saturating_sub(reach) } else { letters.len() };
    band.rows[2].get(from..=letters.len())?.iter().copied().min().filter(|typos| *typos <= most)
}

/// Three lines of the table of distances; the last one is the newest.
struct Band {
    far: u8,
    reach: usize,
    rows: [[u8; MOST_LETTERS + 4]; 3],
}

impl Band {
    /// Fills line `line` and answers its smallest cell.
    fn next(&mut self, typed: &[char], letters: &[char], line: usize) -> u8 {
        self.rows.rotate_left(1);
        let [older, above, row] = &mut self.rows;
        row.fill(self.far);
        let first = line.saturating_sub(self.reach);
        if first == 0 {
            row[0] = u8::try_from(line).unwrap_or(self.far);
        }
        let mut least = row[0];
        for column in first.max(1)..=(line + self.reach).min(letters.len()) {
            let same = typed[line - 1] == letters[column - 1];
            let mut cell = above[column - 1] + u8::from(!same);
            cell = cell.min(above[column] + 1).min(row[column - 1] + 1);
            let swapped = line > 1
                && column > 1
                && typed[line - 1] == letters[column - 2]
                && typed[line - 2] == letters[column - 1];
            if swapped {
                cell = cell.min(older[column - 2] + 1);
            }
            row[column] = cell.min(self.far);
            least = least.min(row[column]);
        }
        least
    }
}
