//! What the console writes while nothing is asked of it.

use crate::harness::Desk;
use crate::stage::{House, at, is_covered, moves, quit, rows};

/// Seconds that are counted.
const SECONDS: u64 = 4;

/// Seconds of a day.
const DAY: u64 = 86_400;

/// Reads until the entries of the beginning are answered: nothing more comes of them then.
fn settled(console: &mut Desk) {
    at(console, 1, 1);
    console.wait_for("journal saved");
}

/// The seconds on the clock of the console.
fn second(console: &Desk) -> Option<u64> {
    let rows = rows(console.terminal.screen());
    let time = rows.iter().find_map(|row| row.split("now ").nth(1))?.split_whitespace().next()?.to_owned();
    let mut parts = time.split(':').map(str::parse::<u64>);
    let (hours, minutes, seconds) = (parts.next()?.ok()?, parts.next()?.ok()?, parts.next()?.ok()?);
    Some(hours * 3600 + minutes * 60 + seconds)
}

#[test]
fn a_black_room_view_writes_nothing_while_its_clock_goes_on() {
    let house = House::new();
    let mut console = house.present();
    settled(&mut console);
    let watcher = house.watcher();
    console.keys("v");
    console.wait("the room's picture", |screen| !screen.contents().contains("NOW  1.1"));
    console.keys("b");
    console.wait("black", is_covered);
    // The sign of life after the last key: what it still had to say is said.
    moves(&mut console, &watcher, 1);
    let before = console.bytes.len();
    let moved = moves(&mut console, &watcher, SECONDS);
    assert!(moved >= SECONDS);
    assert_eq!(console.bytes.len(), before, "{moved} signs of life");
    console.keys("bv");
    at(&mut console, 1, 1);
    quit(console);
}

#[test]
fn with_its_clock_it_draws_one_frame_a_second() {
    let house = House::new();
    let mut console = house.present();
    settled(&mut console);
    let watcher = house.watcher();
    moves(&mut console, &watcher, 1);
    let (before, begin) = (console.bytes.len(), second(&console).expect("a clock"));
    let moved = moves(&mut console, &watcher, SECONDS);
    let (frames, written) = (console.frames_since(before), console.bytes.len() - before);
    let passed = (second(&console).expect("a clock") + DAY - begin) % DAY;
    assert!(written < 2_000 * frames, "only what changes is written: {written} bytes, {frames} frames");
    let frames = frames as u64;
    // The frame of the last sign of life may be on its way; that of the first one may have been.
    assert!((moved - 1..=moved + 1).contains(&frames), "{frames} frames for {moved} signs of life");
    assert!(frames <= passed + 1, "{frames} frames in {passed} seconds of its clock");
    quit(console);
}
