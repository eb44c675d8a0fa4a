//! The map in a terminal: held keys, playing, the mouse.

use crate::harness::{Desk, Setup};
use crate::wake::{calls_show, come_to_rest, thread_of};

const RIGHT: &str = "\x1b[C";
const LEFT: &str = "\x1b[D";

fn opened(width: u16, height: u16) -> Desk {
    let mut desk = Setup::desk().size(width, height).start();
    desk.wait_for_pane(1, "Overview");
    desk.keys("6");
    desk.wait_for_pane(6, "Map");
    desk
}

fn quit(mut desk: Desk) {
    desk.keys("q");
    assert_eq!(desk.end(), 0);
    desk.assert_given_back();
}

/// Whether time is played.
fn plays(screen: &vt100::Screen) -> bool {
    screen.contents().contains("playing")
}

/// A mouse event as terminals report it: button, column and row from 0, pressed or let go.
fn mouse(button: u8, (x, y): (u16, u16), down: bool) -> String {
    format!("\x1b[<{button};{};{}{}", x + 1, y + 1, if down { 'M' } else { 'm' })
}

const LEFT_BUTTON: u8 = 0;
const DRAG: u8 = 32;
const WHEEL_UP: u8 = 64;
const WHEEL_DOWN: u8 = 65;

/// Sends `keys` and reads until the picture is another one; the picture.
fn changed(desk: &mut Desk, keys: &str) -> String {
    let before = desk.terminal.screen().contents();
    desk.keys(keys);
    desk.wait("another picture", |screen| screen.contents() != before);
    desk.terminal.screen().contents()
}

/// Waits until the loop waits without an end: nothing is drawn until somebody does something.
fn assert_silent(desk: &Desk) {
    let thread = thread_of(desk.pid, "tribrief").expect("the first thread");
    if calls_show(&thread) {
        come_to_rest(&thread);
    }
}

/// What stands under the cross: coordinates and the nearest place.
fn here(screen: &vt100::Screen) -> String {
    let contents = screen.contents();
    let line = contents.lines().find(|line| line.contains(" N ") && line.contains('.')).unwrap_or_default();
    line.rsplit('│').next().unwrap_or_default().trim().to_owned()
}

/// Sends `keys` and reads until something else stands under the cross.
fn moved(desk: &mut Desk, keys: &str) -> String {
    let before = here(desk.terminal.screen());
    desk.keys(keys);
    desk.wait("another place", |screen| here(screen) != before);
    here(desk.terminal.screen())
}

#[test]
fn held_arrow_keys_are_few_frames_and_few_bytes() {
    let mut desk = opened(100, 30);
    let before = desk.bytes.len();
    desk.keys(&format!("{}8", RIGHT.repeat(40)));
    desk.wait_for_pane(8, "Decisions");
    let frames = desk.frames_since(before);
    assert!((1..=5).contains(&frames), "{frames} frames for 41 keys");
    let bytes = desk.bytes.len() - before;
    assert!(bytes < 40 * 1024, "{bytes} bytes for 41 keys");
    quit(desk);
}

#[test]
fn nothing_is_drawn_while_the_map_just_stands_there() {
    let mut desk = opened(120, 36);
    assert_silent(&desk);
    changed(&mut desk, RIGHT);
    assert_silent(&desk);
    let before = desk.bytes.len();
    desk.keys("~~~");
    changed(&mut desk, RIGHT);
    assert_eq!(desk.frames_since(before), 1, "keys that mean nothing draw nothing");
    quit(desk);
}

#[test]
fn a_key_stops_playing() {
    let mut desk = opened(120, 36);
    desk.keys("p");
    desk.wait("time is played", plays);
    changed(&mut desk, "c");
    assert!(!plays(desk.terminal.screen()));
    assert_silent(&desk);
    desk.keys("p");
    desk.wait("time is played", plays);
    desk.keys("p");
    desk.wait("the same key stops it", |screen| !plays(screen));
    assert_silent(&desk);
    quit(desk);
}

#[test]
fn leaving_the_map_stops_playing() {
    for (key, number, name) in [("1", 1, "Overview"), ("3", 3, "Incidents")] {
        let mut desk = opened(120, 36);
        desk.keys("p");
        desk.wait("time is played", plays);
        desk.keys(key);
        desk.wait_for_pane(number, name);
        assert!(!plays(desk.terminal.screen()));
        assert_silent(&desk);
        desk.keys("6");
        desk.wait_for_pane(6, "Map");
        assert!(!plays(desk.terminal.screen()), "it does not go on by itself");
        quit(desk);
    }
}

#[test]
fn playing_comes_to_its_end_with_a_frame_a_step() {
    let mut desk = opened(120, 36);
    // A week, with two days on which something happened still ahead of it.
    let to = |end: &'static str| move |screen: &vt100::Screen| screen.contents().contains(end);
    desk.keys("w");
    desk.wait("a week", to("7 days to 30 SEP"));
    desk.keys("<<<<<<<<");
    desk.wait("an earlier one", to("7 days to 22 SEP"));
    let (before, mut notes) = (desk.bytes.len(), 1);
    let mut note = String::new();
    desk.keys("p");
    desk.wait("time is played", plays);
    while plays(desk.terminal.screen()) {
        let contents = desk.terminal.screen().contents();
        let line = contents.lines().find(|line| line.contains("playing")).unwrap_or_default().to_owned();
        notes += usize::from(line != note);
        note = line;
        assert!(desk.read(), "it goes on");
    }
    desk.wait("a whole frame", |screen| !plays(screen));
    let frames = desk.frames_since(before);
    assert!(notes > 2, "{notes} moments");
    assert!(frames <= notes, "{frames} frames for {notes} moments");
    assert_silent(&desk);
    quit(desk);
}

#[test]
fn the_size_may_change_while_time_is_played() {
    let mut desk = opened(120, 36);
    desk.keys("p");
    desk.wait("time is played", plays);
    for (width, height) in [(60, 20), (1, 1), (20, 5), (200, 60), (100, 30)] {
        let frames = desk.frames_since(0);
        desk.resize(width, height);
        while desk.frames_since(0) == frames {
            assert!(desk.read(), "a frame for {width}×{height}");
        }
    }
    desk.wait("it goes on", plays);
    changed(&mut desk, "c");
    assert!(!plays(desk.terminal.screen()));
    assert_silent(&desk);
    quit(desk);
}

#[test]
fn dragging_moves_the_map_and_back() {
    let mut desk = opened(100, 30);
    let home = here(desk.terminal.screen());
    assert!(home.ends_with('W'), "{home:?}");
    let (from, to) = ((40, 12), (55, 15));
    let there = moved(&mut desk, &(mouse(LEFT_BUTTON, from, true) + &mouse(DRAG, to, true)));
    // Letting go after a drag is no click; keys come to the same place, by as many cells.
    desk.keys(&(mouse(LEFT_BUTTON, to, false) + "\x1b[H"));
    desk.wait("the whole area", |screen| here(screen) == home);
    desk.keys(&("\x1b[1;2D".repeat(15) + &"\x1b[1;2A".repeat(3)));
    desk.wait("the same place by keys", |screen| here(screen) == there);
    desk.keys(&(mouse(LEFT_BUTTON, to, true) + &mouse(DRAG, from, true) + &mouse(LEFT_BUTTON, from, false)));
    desk.wait("the place before", |screen| here(screen) == home);
    quit(desk);
}

#[test]
fn a_drag_that_leaves_the_window_ends_there() {
    let mut desk = opened(100, 30);
    let home = here(desk.terminal.screen());
    let outside = (400, 200);
    let far = moved(&mut desk, &(mouse(LEFT_BUTTON, (40, 12), true) + &mouse(DRAG, outside, true)));
    desk.keys(&mouse(LEFT_BUTTON, outside, false));
    // Without a button the mouse moves nothing: only the key after it does.
    let east = moved(&mut desk, &(mouse(DRAG, (41, 12), true) + RIGHT));
    let west = moved(&mut desk, LEFT);
    assert_eq!(west, far);
    assert_ne!(east, far);
    desk.keys("\x1b[H");
    desk.wait("the whole area", |screen| here(screen) == home);
    // The button went up where nobody saw it: the next one that goes down begins anew.
    moved(
        &mut desk,
        &(mouse(LEFT_BUTTON, (40, 12), true) + &mouse(DRAG, (42, 12), true) + "\x1b[H\x1b[1;2B"),
    );
    desk.keys("\x1b[H");
    desk.wait("the whole area", |screen| here(screen) == home);
    let (at, next) = ((20, 10), (21, 10));
    moved(&mut desk, &(mouse(LEFT_BUTTON, at, true) + &mouse(DRAG, next, true)));
    let by_mouse = here(desk.terminal.screen());
    desk.keys("\x1b[H");
    desk.wait("the whole area", |screen| here(screen) == home);
    assert_eq!(moved(&mut desk, "\x1b[1;2D"), by_mouse, "by one cell, not from where the first began");
    quit(desk);
}

#[test]
fn the_wheel_zooms_and_the_place_under_it_stays() {
    let mut desk = opened(100, 30);
    let at = (20, 8);
    let click = mouse(LEFT_BUTTON, at, true) + &mouse(LEFT_BUTTON, at, false);
    // A free cell: the cross is put there.
    let place = moved(&mut desk, &click);
    for (button, times, closer) in [(WHEEL_DOWN, 1, false), (WHEEL_UP, 2, true)] {
        let before = km_per_cell(desk.terminal.screen()).expect("a scale bar");
        desk.keys(&mouse(button, at, true).repeat(times));
        let zoomed = |km: f64| if closer { km < before } else { km > before };
        desk.wait("another scale", |screen| km_per_cell(screen).is_some_and(zoomed));
        let cross =
            |screen: &vt100::Screen| screen.cell(at.1, at.0).is_some_and(|cell| cell.contents() == "┼");
        desk.wait("the cross under the mouse", cross);
        assert_eq!(here(desk.terminal.screen()), place);
    }
    quit(desk);
}

/// What the scale bar says: `├────────┤ 100 km`.
fn km_per_cell(screen: &vt100::Screen) -> Option<f64> {
    let contents = screen.contents();
    let (_, rest) = contents.split_once('├')?;
    let (bar, rest) = rest.split_once("┤ ")?;
    let cells = bar.chars().count() + 2;
    let km: f64 = rest.split_once(" km")?.0.parse().ok()?;
    u16::try_from(cells).ok().map(|cells| km / f64::from(cells))
}
