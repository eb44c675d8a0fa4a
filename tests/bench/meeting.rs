//! What presenting costs: `cargo bench --bench meeting`. Prints each figure beside its bound.
#![allow(clippy::disallowed_methods, reason = "a benchmark looks at the clock")]

#[path = "../common/mod.rs"]
mod common;

#[cfg(unix)]
#[path = "../pty/harness.rs"]
#[allow(dead_code, reason = "shared with the tests")]
mod harness;

#[cfg(unix)]
#[path = "../meeting/briefing.rs"]
#[allow(dead_code, reason = "shared with the tests")]
mod briefing;

#[cfg(unix)]
#[path = "../meeting/stage.rs"]
#[allow(dead_code, reason = "shared with the tests")]
mod stage;

#[cfg(unix)]
fn main() {
    bench::run();
}

#[cfg(not(unix))]
fn main() {
    common::command::skipped("needs a Unix pseudo-terminal");
}

#[cfg(unix)]
mod bench {
    use std::fs;
    use std::io::Write as _;
    use std::path::Path;
    use std::time::{Duration, Instant};

    use tribrief::app::Msg;

    use crate::common::{Files, app, keys, sample};
    use crate::harness::{Desk, Setup};
    use crate::stage::{CTRL_S, House, LEFT, RIGHT, at, close, is_saved, quit};

    /// Items and views of a large meeting: a thousand views.
    const LARGE: (usize, usize) = (50, 20);

    pub fn run() {
        let large = House::with(LARGE.0, LARGE.1);
        start();
        step(&large);
        step_in_process("1,000 views", Files::Path(large.briefing()));
        step_in_process("sample", sample());
        follow();
        wake_ups();
        four_hours();
        saved();
    }

    fn row(what: &str, figure: &str, bound: &str, held: bool) {
        println!("{what:<54} {figure:>26}   bound {bound:<10} {}", if held { "ok" } else { "OVER" });
    }

    fn percentile(times: &mut [Duration], share: usize) -> f64 {
        times.sort_unstable();
        times[(times.len() * share / 100).min(times.len() - 1)].as_secs_f64() * 1e3
    }

    /// Reads until nothing comes for a moment: what a key set going is over.
    fn settle(desk: &mut Desk) {
        while desk.listen(Duration::from_millis(5)) > 0 {}
    }

    /// From the start to the first complete frame, the journal begun and on the disk, against a shell
    /// that prints one line in turn; on a disk also against the time the disk takes for as much.
    fn start() {
        let memory = Path::new("/dev/shm");
        if memory.is_dir() {
            start_in(memory, "files in memory");
        } else {
            println!("SKIPPED: files in memory: there is no /dev/shm");
        }
        start_in(&std::env::temp_dir(), "files on the disk");
    }

    fn start_in(folder: &Path, what: &str) {
        const RUNS: usize = 15;
        let (mut ours, mut again, mut floor) = (Vec::new(), Vec::new(), Vec::new());
        for _ in 0..RUNS {
            let house = House::below(folder, LARGE.0, LARGE.1);
            for times in [&mut ours, &mut again] {
                let begin = Instant::now();
                let mut console = house.console().start();
                times.push(console.frame() - begin);
                quit(console);
            }
            let begin = Instant::now();
            let mut shell = Setup::new("sh").args(&["-c", "echo here"]).start();
            shell.wait_for("here");
            synced(house.root());
            floor.push(begin.elapsed());
            shell.end();
        }
        let floor = percentile(&mut floor, 50);
        for (turn, mut times) in [("", ours), (", again", again)] {
            let time = percentile(&mut times, 50);
            let ratio = time / floor;
            let figure = format!("{time:.2} / {floor:.2} ms = {ratio:.2}×");
            row(&format!("first frame, {what}{turn} / shell and syncs"), &figure, "≤ 5×", ratio <= 5.0);
        }
    }

    /// As much on the disk as a console has there before its first frame: what is held back, a line, and
    /// their names.
    fn synced(folder: &Path) {
        let make = |name: &str, bytes: &[u8]| {
            let mut file = fs::File::create(folder.join(name)).expect("a file");
            file.write_all(bytes).and_then(|()| file.sync_all()).expect("room on the disk");
            file
        };
        make("reserve", &vec![b'.'; 1 << 20]);
        let line = make("line", b"a line");
        line.sync_all().expect("a disk");
        fs::File::open(folder).and_then(|folder| folder.sync_all()).expect("a folder");
    }

    /// From a key to the complete frame, the way through the terminal included.
    fn step(house: &House) {
        let mut console = house.present();
        let mut times = Vec::new();
        for turn in 0..300 {
            settle(&mut console);
            let begin = Instant::now();
            console.keys(if turn % 50 == 49 { LEFT } else { RIGHT });
            times.push(console.frame() - begin);
        }
        settle(&mut console);
        quit(console);
        let (middle, high) = (percentile(&mut times, 50), percentile(&mut times, 95));
        let figure = format!("{middle:.3} / {high:.3} ms");
        row("step to frame in the terminal, median / p95", &figure, "≤ 1 ms", middle <= 1.0);
    }

    /// Every view of a meeting stepped through in this process, 120×36.
    fn step_in_process(what: &str, files: Files) {
        let mut console = app(files).size(120, 36).present();
        let mut times = Vec::new();
        while !console.screen().contains("end of the agenda") {
            let key = keys::script("right").remove(0);
            let begin = Instant::now();
            console.send(Msg::Key(key));
            let picture = console.frame();
            times.push(begin.elapsed());
            drop(picture);
        }
        let (middle, high) = (percentile(&mut times, 50), percentile(&mut times, 95));
        let figure = format!("{middle:.3} / {high:.3} ms");
        row(&format!("update and draw, {what}, median / p95"), &figure, "≤ 0.5 ms", middle <= 0.5);
    }

    /// From a key in the console's terminal to the complete frame in that of the room.
    fn follow() {
        const STEPS: u64 = 120;
        let house = House::new();
        let mut console = house.present();
        let mut room = house.room().start();
        room.wait_for("VUE-01-01");
        let mut times = Vec::new();
        for turn in 0..STEPS {
            settle(&mut console);
            settle(&mut room);
            // At any moment between two looks of the room.
            room.listen(Duration::from_millis(turn * 7 % 50));
            let begin = Instant::now();
            // To and fro between views that differ.
            console.keys(if turn % 2 == 0 { RIGHT } else { LEFT });
            times.push(room.frame() - begin);
        }
        close(room);
        settle(&mut console);
        quit(console);
        let (middle, high) = (percentile(&mut times, 50), percentile(&mut times, 95));
        let figure = format!("{middle:.1} / {high:.1} ms");
        row("step to the frame of the room, median / p95", &figure, "≤ 100 ms", high <= 100.0);
    }

    fn wake_ups() {
        const TIME: Duration = Duration::from_secs(10);
        let house = House::new();
        let mut console = house.present();
        let mut room = house.room().start();
        room.wait_for("VUE-01-01");
        settle(&mut room);
        for (what, desk) in [("room", &mut room), ("console", &mut console)] {
            let (before, begin) = (switches(desk.pid), Instant::now());
            let bytes = desk.listen(TIME);
            let passed = begin.elapsed().as_secs_f64();
            let Some((before, after)) = before.zip(switches(desk.pid)) else {
                println!("SKIPPED: wake-ups are read from /proc");
                continue;
            };
            #[allow(clippy::cast_precision_loss, reason = "a few hundred")]
            let each = (after - before) as f64 / passed;
            let figure = format!("{each:.1} /s, {bytes} B");
            row(&format!("wake-ups of the {what}, 10 s without a key"), &figure, "≤ 25 /s", each <= 25.0);
        }
        close(room);
        quit(console);
    }

    /// Times the threads of a process waited and were woken.
    fn switches(pid: u32) -> Option<u64> {
        let mut sum = 0;
        for task in fs::read_dir(format!("/proc/{pid}/task")).ok()? {
            let status = fs::read_to_string(task.ok()?.path().join("status")).ok()?;
            let line = status.lines().find_map(|line| line.strip_prefix("voluntary_ctxt_switches:"))?;
            sum += line.trim().parse::<u64>().ok()?;
        }
        Some(sum)
    }

    /// A meeting of four hours: a wake-up a second with its picture, a step every five minutes.
    fn four_hours() {
        const SECONDS: i64 = 4 * 3600;
        let mut console = app(sample()).size(120, 36).present();
        let Some(before) = cpu() else {
            println!("SKIPPED: the time on the processor is read from /proc");
            return;
        };
        let mut cells = 0;
        for second in 1..=SECONDS {
            console.pass(1);
            if second % 300 == 0 {
                console.press("right");
            }
            cells += console.frame().0.content.len();
        }
        assert!(cells > 0);
        let used = cpu().unwrap_or(before) - before;
        row("4 h of the sample at 120×36, on the processor", &format!("{used:.2} s"), "≤ 15 s", used <= 15.0);
    }

    /// Seconds this process had on a processor.
    fn cpu() -> Option<f64> {
        let text = fs::read_to_string("/proc/self/schedstat").ok()?;
        let nanoseconds: f64 = text.split_whitespace().next()?.parse().ok()?;
        Some(nanoseconds / 1e9)
    }

    /// From Ctrl-S to the frame that shows the entry as saved: the disk has it then.
    fn saved() {
        const NOTES: usize = 40;
        let house = House::new();
        let mut console = house.present();
        let mut times = Vec::new();
        for number in 1..=NOTES {
            console.keys("n");
            console.wait_for("for the minutes");
            console.keys("UNE NOTE");
            console.wait_for("UNE NOTE");
            settle(&mut console);
            let number = format!("N-15-{number:02}");
            let begin = Instant::now();
            console.keys(CTRL_S);
            console.wait("saved", |screen| is_saved(screen, &number));
            times.push(begin.elapsed());
        }
        at(&mut console, 1, 1);
        quit(console);
        let (middle, high) = (percentile(&mut times, 50), percentile(&mut times, 95));
        let figure = format!("{middle:.1} / {high:.1} ms");
        row("Ctrl-S to “saved” on the screen, median / p95", &figure, "≤ 100 ms", high <= 100.0);
    }
}
