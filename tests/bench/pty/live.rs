//! Keys while the rules run and while files are read again, at 100,000 incidents in one file.

use std::fs;
use std::path::PathBuf;
use std::time::{Duration, Instant};

use crate::bench::{milliseconds, percentile, row};
use crate::harness::{Desk, Setup};
use crate::incidents::{Flaw, text};

const INCIDENTS: usize = 100_000;

/// Starts of the program, each with one spell of the rules.
const RUNS: usize = 5;

/// What a key may take at the most, in milliseconds.
const BOUND: f64 = 50.0;

/// What leaving may take at the most, in milliseconds.
const LEAVING: f64 = 250.0;

/// In the footer once the rules have spoken.
const VERDICT: &str = " · !";

/// Title of the record that is saved; its page then shows it.
const CHANGED: &str = "Turned back";

/// Between two keys while files are read.
const PAUSE: Duration = Duration::from_millis(30);

/// A piece of the frame of the search box.
const BOX: &str = "╭─────";

/// Typed letter by letter.
const QUERY: &str = "mli-inc-0999";

pub fn run() {
    for (what, flaw) in [("valid", Flaw::LastFar), ("many findings", Flaw::All)] {
        let file = File::of(flaw);
        println!("100,000 incidents, {what}: {:.1} MB", file.megabytes());
        begin(&file);
        for (name, press) in [("j", scroll as Press), ("PageDown", page), ("search", search)] {
            keys(&file, name, press);
        }
        if flaw == Flaw::All {
            problems(&file);
        }
        leave(&file);
        saved(&file);
        for (name, press) in [("j", scroll as Press), ("search", search)] {
            reload(&file, name, press);
        }
    }
}

/// A folder with one file.
struct File {
    folder: tempfile::TempDir,
    /// Where it is remembered that the incidents were shown last.
    memory: tempfile::TempDir,
    path: PathBuf,
    text: String,
}

impl File {
    fn of(flaw: Flaw) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let (path, text) = (folder.path().join("mli.ron"), text(INCIDENTS, flaw));
        fs::write(&path, &text).expect("room on the disk");
        let file = Self { folder, memory: tempfile::tempdir().expect("a folder"), path, text };
        let mut desk = file.start();
        desk.wait_for_pane(1, "Overview");
        desk.keys("3");
        desk.wait_for_pane(3, "Incidents");
        desk.keys("q");
        desk.end();
        file
    }

    #[allow(clippy::cast_precision_loss, reason = "a figure for a person")]
    fn megabytes(&self) -> f64 {
        self.text.len() as f64 / 1e6
    }

    /// Saves it with another title in one record.
    fn save(&self, turn: usize) {
        let title = format!("\"{CHANGED} {turn:03}\"");
        let text = self.text.replacen("\"Roadblock on the road 7\"", &title, 1);
        // At once: half a file would be read as what it says.
        let beside = self.path.with_extension("new");
        fs::write(&beside, text).and_then(|()| fs::rename(&beside, &self.path)).expect("saved");
    }

    fn restore(&self) {
        fs::write(&self.path, &self.text).expect("saved");
    }

    fn start(&self) -> Desk {
        let place = self.folder.path().to_string_lossy().into_owned();
        let setup = Setup::new(env!("CARGO_BIN_EXE_tribrief")).args(&["--lang", "en", &place]);
        let memory = self.memory.path().to_string_lossy().into_owned();
        setup.env("XDG_STATE_HOME", &memory).size(120, 36).start()
    }

    /// Started, with the incidents on the screen and the rules at work.
    fn on_incidents(&self) -> (Desk, Rules) {
        let mut desk = self.start();
        desk.wait_for_pane(3, "Incidents");
        // They are asked a moment after the first frame.
        let begin = Instant::now();
        while workers(desk.pid).len() < 2 && begin.elapsed() < Duration::from_millis(500) {
            desk.listen(Duration::from_millis(1));
        }
        let rules = Rules::of(desk.pid);
        (desk, rules)
    }
}

/// The threads of workers: one watches the files, another one asks the rules.
struct Rules {
    pid: u32,
    workers: Vec<u32>,
}

impl Rules {
    fn of(pid: u32) -> Self {
        Self { pid, workers: workers(pid) }
    }

    /// Whether the rules still run: of the threads that were there more than the watch is left.
    fn run(&self) -> bool {
        let now = workers(self.pid);
        self.workers.iter().filter(|worker| now.contains(worker)).count() > 1
    }
}

/// Numbers of the threads that are workers.
fn workers(pid: u32) -> Vec<u32> {
    let tasks = fs::read_dir(format!("/proc/{pid}/task")).into_iter().flatten().flatten();
    let worker = |task: &fs::DirEntry| {
        fs::read_to_string(task.path().join("comm")).is_ok_and(|name| name.trim() == "worker")
    };
    tasks.filter(worker).filter_map(|task| task.file_name().to_str()?.parse().ok()).collect()
}

/// Sends key number `turn`; how long it took to a screen that shows something else.
type Press = fn(&mut Desk, usize) -> Duration;

/// From keys to a frame whose body is another one; the footer counts for nothing.
fn answered(desk: &mut Desk, keys: &str) -> Duration {
    let before = body(desk);
    answered_with(desk, keys, |body| *body != before)
}

/// Time until the screen shows what `is_there` tells; where files are read meanwhile, a change alone may be theirs.
fn answered_with(desk: &mut Desk, keys: &str, is_there: impl Fn(&String) -> bool) -> Duration {
    let begin = Instant::now();
    desk.keys(keys);
    loop {
        let at = desk.frame();
        if is_there(&body(desk)) || is_renewed(desk) {
            return at - begin;
        }
    }
}

fn is_renewed(desk: &Desk) -> bool {
    desk.terminal.screen().contents().contains(CHANGED)
}

fn body(desk: &Desk) -> String {
    let screen = desk.terminal.screen();
    let rows = screen.size().0.get();
    screen.rows(0, screen.size().1.get()).take(usize::from(rows) - 1).collect::<Vec<_>>().join("\n")
}

fn scroll(desk: &mut Desk, _: usize) -> Duration {
    answered(desk, "j")
}

fn page(desk: &mut Desk, turn: usize) -> Duration {
    // There and back, so that the end of the list is never reached.
    answered(desk, if turn.is_multiple_of(2) { "\x1b[6~" } else { "\x1b[5~" })
}

/// Opens the search box, types a letter of the query, or closes it after the last one.
fn search(desk: &mut Desk, turn: usize) -> Duration {
    match turn % (QUERY.len() + 2) {
        0 => answered_with(desk, "/", |body| body.contains(BOX)),
        at if at <= QUERY.len() => {
            let written = format!("/ {} ", &QUERY[..at]);
            answered_with(desk, &QUERY[at - 1..at], |body| body.contains(&written))
        }
        _ => answered_with(desk, "\x1b", |body| !body.contains(BOX)),
    }
}

/// Median, 95 % and the longest.
fn figures(what: &str, mut times: Vec<Duration>, bound: f64) {
    if times.is_empty() {
        println!("SKIPPED: {what}: no key fell into that time");
        return;
    }
    let [middle, high, most] = [50, 95, 100].map(|share| milliseconds(percentile(&mut times, share)));
    let figure = format!("{middle:.1} / {high:.1} / {most:.1} ms");
    row(&format!("{what} ({} keys)", times.len()), &figure, &format!("≤ {bound} ms"), most <= bound);
}

/// From the start to the first frame, to one with records, to what the rules say.
fn begin(file: &File) {
    let (mut said, mut frames, mut records, mut verdicts) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    for _ in 0..RUNS {
        let begin = Instant::now();
        let mut desk = file.start();
        desk.read();
        said.push(begin.elapsed());
        while desk.frames_since(0) == 0 && desk.read() {}
        frames.push(begin.elapsed());
        desk.wait("records", |screen| screen.contents().contains("Roadblock on the road"));
        records.push(begin.elapsed());
        let seen = desk.terminal.screen().contents();
        assert!(!seen.contains("warning"), "the rules were asked before the first frame:\n{seen}");
        desk.wait_for(VERDICT);
        verdicts.push(begin.elapsed());
        desk.keys("q");
        desk.end();
    }
    let show = |what: &str, mut times: Vec<Duration>| {
        let (middle, most) =
            (milliseconds(percentile(&mut times, 50)), milliseconds(percentile(&mut times, 100)));
        println!("{what:<44} {:>24}", format!("{middle:.0} / {most:.0} ms"));
    };
    show("start to words, median / longest", said);
    show("start to the first frame", frames);
    show("start to a frame with records", records);
    show("start to the verdict of the rules", verdicts);
}

/// Keys from the first frame on: those while the rules run, and as many after that.
fn keys(file: &File, name: &str, press: Press) {
    let (mut during, mut after) = (Vec::new(), Vec::new());
    for _ in 0..RUNS {
        let (mut desk, rules) = file.on_incidents();
        let mut turn = 0;
        while rules.run() {
            let time = press(&mut desk, turn);
            // The verdict may come with the answer: its cost is part of what a key meets.
            during.push(time);
            turn += 1;
        }
        // What the verdict costs comes to light with the next keys.
        during.push(press(&mut desk, turn));
        for more in 1..30 {
            after.push(press(&mut desk, turn + more));
        }
        kill(desk);
    }
    figures(&format!("{name}, while the rules run"), during, BOUND);
    figures(&format!("{name}, afterwards"), after, BOUND);
}

/// The list of problems of a verdict with very many.
fn problems(file: &File) {
    let mut desk = file.start();
    desk.wait_for(VERDICT);
    let steps = [
        ("open", "!"),
        ("sort", "s"),
        ("sort again", "s"),
        ("down", "j"),
        ("page", "\x1b[6~"),
        ("end", "G"),
        ("filters", "f"),
        ("one of them", "2"),
    ];
    for (what, keys) in steps {
        figures(&format!("problems: {what}"), vec![answered(&mut desk, keys)], BOUND);
    }
    kill(desk);
}

/// From `q` to the end of the process: while the rules run, and when they are done.
fn leave(file: &File) {
    let (mut during, mut after) = (Vec::new(), Vec::new());
    for _ in 0..RUNS {
        let (mut desk, rules) = file.on_incidents();
        let running = rules.run();
        let time = quit(&mut desk);
        if running {
            during.push(time);
        }
        after.push(quit(&mut settled(file).0));
    }
    figures("q to the end, while the rules run", during, LEAVING);
    figures("q to the end, afterwards", after, LEAVING);
}

fn quit(desk: &mut Desk) -> Duration {
    let begin = Instant::now();
    desk.keys("q");
    desk.end();
    begin.elapsed()
}

/// Keys from the save of one record until the screen shows it, which then is on the page of that record.
fn reload(file: &File, name: &str, press: Press) {
    let mut times = Vec::new();
    for turn in 0..RUNS {
        let (mut desk, _) = settled(file);
        file.save(turn);
        for key in 0.. {
            // A frame of the reading must not pass for the answer to the next key.
            desk.listen(PAUSE);
            if is_renewed(&desk) {
                break;
            }
            times.push(press(&mut desk, key));
        }
        kill(desk);
    }
    figures(&format!("{name}, while files are read again"), times, BOUND);
    file.restore();
}

/// From the save of one record to the screen.
fn saved(file: &File) {
    let mut times = Vec::new();
    for turn in 0..RUNS {
        let (mut desk, _) = settled(file);
        let begin = Instant::now();
        file.save(turn);
        desk.wait_for("record changed");
        times.push(begin.elapsed());
        kill(desk);
    }
    let (middle, most) =
        (milliseconds(percentile(&mut times, 50)), milliseconds(percentile(&mut times, 100)));
    println!(
        "{:<44} {:>24}",
        "a save to the screen, median / longest",
        format!("{middle:.0} / {most:.0} ms")
    );
    file.restore();
}

/// On the incidents, with the verdict.
fn settled(file: &File) -> (Desk, Rules) {
    let (mut desk, rules) = file.on_incidents();
    while rules.run() {
        desk.listen(Duration::from_millis(5));
    }
    (desk, rules)
}

/// Ends the program in whatever it does.
fn kill(mut desk: Desk) {
    desk.signal("TERM");
    desk.end();
}
