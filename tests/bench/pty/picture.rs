//! What map, time, charts and overview cost in a terminal.

use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

use crate::bench::{field, milliseconds, percentile, quit, row, wake_ups};
use crate::harness::{Desk, Setup};
use crate::many;

const RIGHT: &str = "\x1b[C";
const LEFT: &str = "\x1b[D";
const FINE_RIGHT: &str = "\x1b[1;2C";
const FINE_LEFT: &str = "\x1b[1;2D";

/// A terminal whose map is 100×30.
const MAP_100_30: (u16, u16) = (140, 41);

/// Milliseconds after which a thing would have to say that it is at work.
const AT_ONCE: f64 = 500.0;

pub fn run() {
    start();
    overview();
    map("sample", None);
    let folder = many::folder(10_000);
    map("10,000 incidents", Some(folder.path()));
    bytes();
    held();
    idle();
    play();
    memory();
    large();
}

/// The desk on the briefings of the project, or on `folder`.
fn desk(size: (u16, u16), folder: Option<&Path>) -> Setup {
    let setup = match folder {
        None => Setup::desk(),
        Some(folder) => Setup::new(env!("CARGO_BIN_EXE_tribrief")).args(&[
            "--lang",
            "en",
            folder.to_str().expect("a plain name"),
        ]),
    };
    setup.size(size.0, size.1)
}

fn on_map(setup: Setup) -> Desk {
    let mut desk = setup.start();
    desk.wait("a screen", |screen| screen.contents().contains("EXERCISE"));
    desk.keys("6");
    desk.wait_for_pane(6, "Map");
    settle(&mut desk);
    desk
}

/// Reads until nothing comes for a moment: what a key set going is over.
fn settle(desk: &mut Desk) {
    while desk.listen(Duration::from_millis(30)) > 0 {}
}

/// Reads what is left of a frame.
fn finish(desk: &mut Desk) {
    while desk.listen(Duration::from_millis(2)) > 0 {}
}

/// Sends the two keys by turns; the times to the complete frame and the most bytes a frame had.
fn turns(desk: &mut Desk, keys: [&str; 2], count: usize) -> (Vec<Duration>, usize) {
    let (mut times, mut most) = (Vec::new(), 0);
    for turn in 0..count {
        finish(desk);
        let (before, begin) = (desk.bytes.len(), Instant::now());
        desk.keys(keys[turn % 2]);
        times.push(desk.frame() - begin);
        most = most.max(desk.bytes.len() - before);
    }
    (times, most)
}

fn times_row(what: &str, mut times: Vec<Duration>, bound: f64) {
    let (middle, high) = (milliseconds(percentile(&mut times, 50)), milliseconds(percentile(&mut times, 95)));
    row(what, &format!("{middle:.3} / {high:.3} ms"), &format!("≤ {bound} ms"), middle <= bound);
}

/// From the start to the first complete frame with a map, against one without, in turn.
fn start() {
    const RUNS: usize = 20;
    let (mut with, mut without) = (Vec::new(), Vec::new());
    for _ in 0..RUNS {
        for (times, size) in [(&mut with, (120, 36)), (&mut without, (80, 24))] {
            let begin = Instant::now();
            let mut desk = desk(size, None).start();
            times.push(desk.frame() - begin);
            quit(desk);
        }
    }
    let (with, without) = (percentile(&mut with, 50), percentile(&mut without, 50));
    let ratio = with.as_secs_f64() / without.as_secs_f64();
    let figure = format!("{:.2} / {:.2} ms = {ratio:.2}×", milliseconds(with), milliseconds(without));
    row("first frame, 120×36 with a map / 80×24", &figure, "≤ 1.5×", ratio <= 1.5);
}

fn overview() {
    let mut desk = desk((120, 36), None).start();
    desk.wait_for_pane(1, "Overview");
    settle(&mut desk);
    let (times, _) = turns(&mut desk, ["j", "k"], 200);
    quit(desk);
    times_row("overview, key to frame, 120×36", times, 5.0);
}

fn map(what: &str, folder: Option<&Path>) {
    let mut desk = on_map(desk((200, 60), folder));
    for (name, keys) in [("pan", [RIGHT, LEFT]), ("1 cell", [FINE_RIGHT, FINE_LEFT]), ("zoom", ["+", "-"])] {
        let (times, _) = turns(&mut desk, keys, 200);
        times_row(&format!("map 200×60, {what}, {name}"), times, 5.0);
    }
    let (times, _) = turns(&mut desk, ["\t", "\t"], 100);
    times_row(&format!("map 200×60, {what}, next marker"), times, 5.0);
    let (times, _) = turns(&mut desk, ["<", ">"], 60);
    times_row(&format!("map 200×60, {what}, time"), times, 5.0);
    quit(desk);
}

/// What a pan sends, by keys that move an eighth of the width and by those that move a cell.
fn bytes() {
    for (colours, bound) in [("truecolor", 20 * 1024), ("", 12 * 1024)] {
        let name = if colours.is_empty() { "256 colours" } else { "true colour" };
        for (what, size) in [("map 100×30", MAP_100_30), ("screen 100×30", (100, 30))] {
            let mut desk = on_map(desk(size, None).env("COLORTERM", colours));
            let coarse = [RIGHT, RIGHT, RIGHT, LEFT, LEFT, LEFT].map(|key| turns(&mut desk, [key; 2], 1).1);
            let fine = turns(&mut desk, [FINE_RIGHT, FINE_LEFT], 12).1;
            quit(desk);
            let most = coarse.into_iter().max().unwrap_or(0).max(fine);
            let figure = format!("{most} B, 1 cell {fine} B");
            row(&format!("a pan, {what}, {name}"), &figure, &format!("≤ {} kB", bound / 1024), most <= bound);
        }
    }
}

fn held() {
    let mut desk = on_map(desk((200, 60), None));
    let before = desk.bytes.len();
    desk.keys(&format!("{}8", RIGHT.repeat(40)));
    desk.wait_for_pane(8, "Decisions");
    let frames = desk.frames_since(before);
    quit(desk);
    row("map: frames for 40 held keys and one more", &frames.to_string(), "≤ 5", frames <= 5);
}

fn idle() {
    let mut desk = on_map(desk((200, 60), None));
    settle(&mut desk);
    silence(&mut desk, "map", Duration::from_secs(10));
    quit(desk);
}

/// Bytes and wake-ups while nothing happens.
fn silence(desk: &mut Desk, what: &str, time: Duration) {
    let before = wake_ups(desk.pid);
    let bytes = desk.listen(time);
    let after = wake_ups(desk.pid);
    let seconds = time.as_secs();
    row(&format!("{what}: bytes in {seconds} s without a key"), &bytes.to_string(), "0", bytes == 0);
    match before.zip(after) {
        Some((before, after)) => {
            let woken = after - before;
            row(
                &format!("{what}: wake-ups in {seconds} s without a key"),
                &woken.to_string(),
                "0",
                woken == 0,
            );
        }
        None => println!("SKIPPED: wake-ups are read from /proc"),
    }
}

/// The last week before the newest incident, played to its end.
fn play() {
    let mut desk = on_map(desk((200, 60), None));
    // Two days on which something happened are still ahead.
    desk.keys("w<<<<<<<<<<<<");
    desk.wait_for("7 days to 18 SEP");
    settle(&mut desk);
    let plays = |screen: &vt100::Screen| screen.contents().contains("playing");
    let (before, mut moments, mut last) = (desk.bytes.len(), 0, String::new());
    desk.keys("p");
    desk.wait("time is played", plays);
    while plays(desk.terminal.screen()) {
        let contents = desk.terminal.screen().contents();
        let note = contents.lines().find(|line| line.contains("playing")).unwrap_or_default();
        if note != last {
            (moments, last) = (moments + 1, note.to_owned());
        }
        desk.frame();
    }
    let frames = desk.frames_since(before);
    let figure = format!("{frames} frames, {moments} moments");
    row("map: played to its end", &figure, "1 each", frames <= moments + 1);
    settle(&mut desk);
    silence(&mut desk, "map: played", Duration::from_secs(3));
    desk.keys("p");
    settle(&mut desk);
    desk.keys("c");
    settle(&mut desk);
    silence(&mut desk, "map: stopped", Duration::from_secs(3));
    quit(desk);
}

fn memory() {
    let mut desk = on_map(desk((200, 60), None));
    for key in [RIGHT, "+", "b", "b", "b", "G", "o", "w", "\t", "\t", "f", "\x1b", "1", "6", "-"] {
        desk.keys(key);
        settle(&mut desk);
    }
    let status = fs::read_to_string(format!("/proc/{}/status", desk.pid)).ok();
    quit(desk);
    match status.and_then(|status| field(&status, "VmHWM:")) {
        Some(peak) => {
            row("peak memory with the map, 200×60", &format!("{peak} KiB"), "< 24 MiB", peak < 24 * 1024);
        }
        None => println!("SKIPPED: memory is read from /proc"),
    }
}

/// Each key on 100,000 incidents; what takes longer than half a second would have to say so.
fn large() {
    let folder = many::folder(100_000);
    let mut desk = desk((120, 36), Some(folder.path())).start();
    desk.wait("a screen", |screen| screen.contents().contains("EXERCISE"));
    settle(&mut desk);
    let keys = [
        ("overview, down", "j"),
        ("map", "6"),
        ("pan", RIGHT),
        ("zoom", "+"),
        ("next marker", "\t"),
        ("marker after it", "\t"),
        ("window of time", "w"),
        ("earlier", "<"),
        ("play", "p"),
        ("stop", "p"),
        ("fit", "z"),
        ("incidents", "3"),
        ("months", "v"),
        ("kinds", "v"),
        ("risks", "5"),
        ("matrix", "v"),
        ("corridors", "v"),
        ("overview", "1"),
        ("overview, up", "k"),
    ];
    for (what, key) in keys {
        settle(&mut desk);
        let begin = Instant::now();
        desk.keys(key);
        let time = milliseconds(desk.frame() - begin);
        row(&format!("100,000 incidents: {what}"), &format!("{time:.1} ms"), "≤ 500 ms", time <= AT_ONCE);
    }
    settle(&mut desk);
    quit(desk);
}
