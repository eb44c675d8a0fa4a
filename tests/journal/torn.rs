//! Matrix A: every tear, every zero-filled tail and every flipped bit of a small journal, in memory.

use tribrief::journal::Entry;
use tribrief::journal::recover::{self, Gap};

use crate::samples::{Dice, meeting, written};

/// How many entries end at or before `at`.
fn complete(ends: &[usize], at: usize) -> usize {
    ends[1..].iter().filter(|end| **end <= at).count()
}

/// What holds of `bytes`, each entry with its number being the one that was written.
fn accepted(bytes: &[u8], written: &[Entry]) -> Vec<usize> {
    let reading = recover::read(bytes);
    assert!(reading.good <= bytes.len());
    let numbers = reading.entries.iter().map(|(seq, entry)| {
        let at = usize::try_from(*seq).expect("a small number") - 1;
        assert_eq!(Some(entry), written.get(at), "a corrupt entry was accepted as number {seq}");
        at
    });
    let numbers: Vec<usize> = numbers.collect();
    assert!(numbers.is_sorted_by(|a, b| a < b), "{numbers:?}");
    numbers
}

#[test]
fn a_tear_at_every_byte_loses_only_the_torn_line() {
    let entries = meeting();
    let (bytes, ends) = written(&entries);
    for at in 0..=bytes.len() {
        let found = accepted(&bytes[..at], &entries);
        let kept = complete(&ends, at);
        // A line that lacks only its end holds already.
        assert!(found.len() == kept || (found.len() == kept + 1 && ends.contains(&(at + 1))), "{at}");
        assert_eq!(found, (0..found.len()).collect::<Vec<_>>());
    }
}

#[test]
fn a_tail_of_zeros_from_every_byte_loses_only_what_it_covers() {
    let entries = meeting();
    let (bytes, ends) = written(&entries);
    for at in 0..=bytes.len() {
        let mut zeroed = bytes.clone();
        zeroed[at..].fill(0);
        assert_eq!(accepted(&zeroed, &entries), (0..complete(&ends, at)).collect::<Vec<_>>(), "{at}");
    }
}

#[test]
fn a_flipped_bit_loses_one_entry_at_most_and_is_never_believed() {
    let entries = meeting();
    let (bytes, ends) = written(&entries);
    for at in 0..bytes.len() {
        for bit in 0..8 {
            let mut flipped = bytes.clone();
            flipped[at] ^= 1 << bit;
            let found = accepted(&flipped, &entries);
            let before = complete(&ends, at);
            assert!(found.starts_with(&(0..before).collect::<Vec<_>>()), "byte {at}, bit {bit}: {found:?}");
            // A lost line end joins two lines; the end of the last one is none.
            let joined = ends.contains(&(at + 1));
            let lost = entries.len() - found.len();
            assert!(lost <= if joined { 2 } else { 1 }, "byte {at}, bit {bit}: {found:?}");
            let reading = recover::read(&flipped);
            let noticed = !reading.gaps.is_empty() || reading.good < bytes.len() || reading.unended;
            assert!(noticed, "byte {at}, bit {bit} passes unseen");
        }
    }
}

#[test]
fn a_damaged_line_is_named_and_the_rest_stays() {
    let entries = meeting();
    let (bytes, ends) = written(&entries);
    let flip = |at: usize| {
        let mut flipped = bytes.clone();
        flipped[at] ^= 4;
        recover::read(&flipped)
    };
    // Line 1 is the header, line 4 the third entry.
    let body = flip(ends[2] + 60);
    assert_eq!(body.gaps, [Gap { line: 4, lines: 1, confirmed: false }]);
    assert_eq!(body.entries.len(), entries.len() - 1);
    // Only the digest: the next line bears witness.
    let digest = flip(ends[2] + 5);
    assert_eq!(digest.gaps, [Gap { line: 4, lines: 1, confirmed: true }]);
    assert_eq!(digest.entries.len(), entries.len());
    let header = flip(50);
    assert_eq!((header.header, header.gaps[0].line), (None, 1));
    assert_eq!(header.entries.len(), entries.len());
}

#[test]
fn a_line_that_is_taken_out_moved_or_doubled_shows() {
    let entries = meeting();
    let (bytes, ends) = written(&entries);
    let lines: Vec<&[u8]> = bytes.split_inclusive(|byte| *byte == b'\n').collect();
    assert_eq!(lines.len(), ends.len());
    let mut gone = lines.clone();
    gone.remove(3);
    let mut moved = lines.clone();
    moved.swap(3, 4);
    let mut doubled = lines.clone();
    doubled.insert(3, lines[3]);
    for changed in [gone, moved, doubled] {
        let changed = changed.concat();
        accepted(&changed, &entries);
        let reading = recover::read(&changed);
        assert!(!reading.gaps.is_empty() || reading.good < changed.len());
    }
}

#[test]
fn any_bytes_are_read_without_a_panic() {
    let entries = meeting();
    let (bytes, _) = written(&entries);
    for seed in 0..400 {
        let mut dice = Dice::new(seed);
        let mut damaged = bytes.clone();
        for _ in 0..=dice.roll(6) {
            let from = dice.roll(damaged.len());
            let to = (from + dice.roll(200)).min(damaged.len());
            match dice.roll(4) {
                0 => damaged[from..to].fill(0),
                1 => damaged[from..to].iter_mut().for_each(|byte| *byte = dice.byte()),
                2 => drop(damaged.drain(from..to)),
                _ => damaged.insert(from, b'\n'),
            }
            if damaged.is_empty() {
                damaged.push(b' ');
            }
        }
        accepted(&damaged, &entries);
    }
}
