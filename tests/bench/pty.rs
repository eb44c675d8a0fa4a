//! What the program costs in a terminal: `cargo bench --bench pty`. Prints each figure beside its bound.
#![allow(clippy::disallowed_methods, reason = "a benchmark looks at the clock")]

#[cfg(unix)]
#[path = "../pty/harness.rs"]
#[allow(dead_code, reason = "shared with the tests")]
mod harness;

#[cfg(unix)]
#[path = "incidents.rs"]
mod incidents;

#[cfg(unix)]
#[path = "pty/live.rs"]
mod live;

#[cfg(unix)]
#[path = "../pty/many.rs"]
mod many;

#[cfg(unix)]
#[path = "pty/picture.rs"]
mod picture;

#[cfg(unix)]
#[path = "../pty/reload.rs"]
#[allow(dead_code, reason = "shared with the tests")]
mod saves;

#[cfg(unix)]
#[path = "pty/reload.rs"]
mod reload;

#[cfg(unix)]
fn main() {
    // `cargo bench --bench pty -- live` runs one of them.
    let parts: [(&str, fn()); 4] =
        [("desk", bench::run), ("picture", picture::run), ("reload", reload::run), ("live", live::run)];
    let wanted: Vec<String> = std::env::args().skip(1).filter(|arg| !arg.starts_with('-')).collect();
    for (name, run) in parts {
        if wanted.is_empty() || wanted.iter().any(|part| part == name) {
            run();
        }
    }
}

#[cfg(not(unix))]
fn main() {
    println!("SKIPPED: needs a Unix pseudo-terminal");
}

#[cfg(unix)]
mod bench {
    use std::fs;
    use std::time::{Duration, Instant};

    use crate::harness::{Desk, Setup};

    pub fn run() {
        start();
        latency();
        bytes("list alone, 80×24", (80, 24), 500);
        bytes("list and record, 120×36", (120, 36), 4_000);
        held();
        idle();
        memory();
    }

    fn incidents(size: (u16, u16)) -> Desk {
        let mut desk = Setup::desk().size(size.0, size.1).start();
        desk.wait_for_pane(1, "Overview");
        desk.keys("3");
        desk.wait_for_pane(3, "Incidents");
        desk
    }

    pub fn quit(mut desk: Desk) {
        desk.keys("q");
        desk.end();
    }

    pub fn row(what: &str, figure: &str, bound: &str, held: bool) {
        println!("{what:<44} {figure:>24}   bound {bound:<10} {}", if held { "ok" } else { "OVER" });
    }

    pub fn percentile(times: &mut [Duration], share: usize) -> Duration {
        times.sort_unstable();
        times[(times.len() * share / 100).min(times.len() - 1)]
    }

    pub fn milliseconds(time: Duration) -> f64 {
        time.as_secs_f64() * 1e3
    }

    /// From the start to the first complete frame, against a shell that prints one line in turn.
    fn start() {
        const RUNS: usize = 30;
        let (mut ours, mut shells) = (Vec::new(), Vec::new());
        for _ in 0..RUNS {
            let begin = Instant::now();
            let mut desk = Setup::desk().start();
            ours.push(desk.frame() - begin);
            quit(desk);
            let begin = Instant::now();
            let mut shell = Setup::new("sh").args(&["-c", "echo here"]).start();
            shell.wait_for("here");
            shells.push(begin.elapsed());
            shell.end();
        }
        let (ours, shell) = (percentile(&mut ours, 50), percentile(&mut shells, 50));
        let ratio = ours.as_secs_f64() / shell.as_secs_f64();
        let figure = format!("{:.2} / {:.2} ms = {ratio:.2}×", milliseconds(ours), milliseconds(shell));
        row("first frame / shell prints a line", &figure, "≤ 2×", ratio <= 2.0);
    }

    /// From a key to the complete frame, the way through the terminal included.
    fn latency() {
        let mut desk = incidents((100, 30));
        let mut times = Vec::new();
        for turn in 0..400 {
            let begin = Instant::now();
            desk.keys(if turn % 2 == 0 { "j" } else { "k" });
            times.push(desk.frame() - begin);
        }
        quit(desk);
        let (middle, high) =
            (milliseconds(percentile(&mut times, 50)), milliseconds(percentile(&mut times, 95)));
        row(
            "key to frame, 100×30, median / p95",
            &format!("{middle:.3} / {high:.3} ms"),
            "≤ 0.3 ms",
            middle <= 0.3,
        );
    }

    fn bytes(what: &str, size: (u16, u16), bound: usize) {
        let mut desk = incidents(size);
        desk.keys("j");
        desk.frame();
        let mut most = 0;
        for key in ["j", "j", "j", "k", "k"] {
            let before = desk.bytes.len();
            desk.keys(key);
            desk.frame();
            most = most.max(desk.bytes.len() - before);
        }
        quit(desk);
        row(&format!("moved selection, {what}"), &format!("{most} B"), &format!("< {bound} B"), most < bound);
    }

    fn held() {
        let mut desk = incidents((100, 30));
        let before = desk.bytes.len();
        desk.keys(&format!("{}8", "j".repeat(20)));
        desk.wait_for_pane(8, "Decisions");
        let frames = desk.frames_since(before);
        quit(desk);
        row("frames for 20 held keys and one more", &frames.to_string(), "≤ 5", frames <= 5);
    }

    fn idle() {
        let mut desk = incidents((100, 30));
        // Workers that were started by opening are done when nothing comes any more.
        while desk.listen(Duration::from_millis(500)) > 0 {}
        let before = wake_ups(desk.pid);
        let bytes = desk.listen(Duration::from_secs(10));
        let after = wake_ups(desk.pid);
        quit(desk);
        row("bytes in 10 s without a key", &bytes.to_string(), "0", bytes == 0);
        match before.zip(after) {
            Some((before, after)) => {
                row("wake-ups in 10 s without a key", &(after - before).to_string(), "0", after == before);
            }
            None => println!("SKIPPED: wake-ups are read from /proc"),
        }
    }

    /// Times the loop was put on a processor; its files are watched by a thread of its own.
    pub fn wake_ups(pid: u32) -> Option<u64> {
        switches(&format!("/proc/{pid}/task/{pid}"))
    }

    /// Times a thread was put on a processor.
    pub fn switches(task: &str) -> Option<u64> {
        let status = fs::read_to_string(format!("{task}/status")).ok()?;
        let of = |kind| field(&status, &format!("{kind}_ctxt_switches:"));
        Some(of("voluntary")? + of("nonvoluntary")?)
    }

    pub fn field(status: &str, name: &str) -> Option<u64> {
        status.lines().find_map(|line| line.strip_prefix(name))?.split_whitespace().next()?.parse().ok()
    }

    fn memory() {
        let mut desk = incidents((100, 30));
        for key in ["2", "4", "5", "7", "8", "1", "/", "kayes", "\x1b", "3"] {
            desk.keys(key);
            desk.frame();
        }
        let status = fs::read_to_string(format!("/proc/{}/status", desk.pid)).ok();
        quit(desk);
        match status.and_then(|status| field(&status, "VmHWM:")) {
            Some(peak) => row("peak memory", &format!("{peak} KiB"), "< 16 MiB", peak < 16 * 1024),
            None => println!("SKIPPED: memory is read from /proc"),
        }
    }
}
