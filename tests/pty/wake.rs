//! Alarms and queued jobs in a terminal: a small program in this very test binary, run by `shell::run`
//! in a child process. What is waited for is a picture; no test looks at a clock.
#![allow(clippy::disallowed_methods, reason = "starts itself as another program")]

use std::fs::File;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::time::Duration;

use crossterm::event::KeyCode;
use ratatui::buffer::Buffer;
use ratatui::layout::Position;
use ratatui::style::Style;
use tribrief::shell::{self, Effect, Event, Exit, NoTerminal, Program};

use crate::harness::{Desk, PATIENCE, Setup};

/// Long beyond every test.
const NEVER: Duration = Duration::from_hours(24);
const SOON: Duration = Duration::from_millis(20);

#[derive(Default)]
struct Sleeper {
    keys: usize,
    wakes: usize,
    answers: String,
    /// Where jobs wait, and where they leave what they save.
    gate: PathBuf,
}

impl Sleeper {
    /// Holds the loop up, as a terminal does that takes no output; says so first.
    fn get_stuck(&self) {
        print!("\x1b[Hstuck");
        std::io::stdout().flush().expect("said");
        File::open(self.gate.with_extension("stuck")).and_then(|file| file.lock()).expect("free at last");
    }

    /// A job that waits until nobody holds the gate, and then saves.
    fn save(&self, word: &'static str) -> Effect<&'static str> {
        let gate = self.gate.clone();
        Effect::Queue(Box::new(move || {
            File::open(&gate).and_then(|gate| gate.lock()).expect("the gate opens");
            let saved = gate.with_extension("saved");
            let before = std::fs::read_to_string(&saved).unwrap_or_default();
            std::fs::write(saved, before + word).expect("saved");
            word
        }))
    }
}

impl Program for Sleeper {
    type Answer = &'static str;

    fn handle(&mut self, event: Event<&'static str>) -> Vec<Effect<&'static str>> {
        match event {
            Event::Wake => self.wakes += 1,
            Event::Answer(word) => self.answers += word,
            Event::WorkerFailed(why) => self.answers.extend(["(", &why, ")"]),
            Event::Key(key) => {
                self.keys += 1;
                if key.code == KeyCode::Char('b') {
                    self.get_stuck();
                }
                return match key.code {
                    KeyCode::Char('s') => vec![Effect::WakeIn(SOON)],
                    KeyCode::Char('n') => vec![Effect::WakeIn(NEVER)],
                    KeyCode::Char('0') => vec![Effect::WakeIn(Duration::ZERO)],
                    KeyCode::Char('r') => vec![Effect::WakeIn(Duration::ZERO), Effect::WakeIn(NEVER)],
                    KeyCode::Char('t') => vec![Effect::WakeIn(Duration::ZERO), Effect::NoWake],
                    KeyCode::Char('j') => vec![self.save("a"), self.save("b")],
                    KeyCode::Char('p') => vec![Effect::Queue(Box::new(|| panic!("broken"))), self.save("c")],
                    KeyCode::Char('x') => vec![Effect::Quit, self.save("d"), self.save("e")],
                    KeyCode::Char('q') => vec![Effect::Quit],
                    _ => vec![],
                };
            }
            _ => {}
        }
        Vec::new()
    }

    fn take_dirty(&mut self) -> bool {
        true
    }

    fn draw(&self, buffer: &mut Buffer) -> Option<Position> {
        let line = format!("keys {} wakes {} answers {}.", self.keys, self.wakes, self.answers);
        buffer.set_stringn(0, 0, line, usize::from(buffer.area.width), Style::new());
        None
    }
}

#[test]
#[ignore = "the tests below start it in a terminal"]
fn sleeping_program() {
    let gate = std::env::var_os("GATE").map(PathBuf::from).unwrap_or_default();
    let mut sleeper = Sleeper { gate, ..Sleeper::default() };
    match shell::run(&mut sleeper, false) {
        Ok(Exit::Quit) => println!("told: {}.", sleeper.answers),
        Ok(exit) => panic!("{exit:?}"),
        // Started by hand with all ignored tests: nothing to see.
        Err(NoTerminal::Input | NoTerminal::Output) => {}
        Err(NoTerminal::Refused(error)) => panic!("{error}"),
    }
}

fn sleeper(gate: &Path) -> Desk {
    let test = std::env::current_exe().expect("this test");
    let mut desk = Setup::new(test)
        .args(&["wake::sleeping_program", "--exact", "--ignored", "--nocapture", "--test-threads=1"])
        .env("GATE", &gate.to_string_lossy())
        .start();
    desk.wait_for("keys 0 wakes 0");
    desk
}

/// The gate, held by this test while the file is open.
fn gate() -> (tempfile::TempDir, PathBuf, File) {
    let home = tempfile::tempdir().expect("a folder");
    let path = home.path().join("gate");
    let held = File::create(&path).expect("a file");
    held.lock().expect("a lock");
    (home, path, held)
}

fn saved(gate: &Path) -> String {
    std::fs::read_to_string(gate.with_extension("saved")).unwrap_or_default()
}

fn quit(mut desk: Desk) {
    desk.keys("q");
    assert_eq!(desk.end(), 0);
    desk.assert_given_back();
}

#[test]
fn an_alarm_rings_once_each_time_it_is_set() {
    let mut desk = sleeper(Path::new(""));
    desk.keys("s");
    desk.wait_for("keys 1 wakes 1");
    desk.keys("s");
    desk.wait_for("keys 2 wakes 2");
    desk.keys("-");
    desk.wait_for("keys 3 wakes 2");
    quit(desk);
}

#[test]
fn a_new_alarm_takes_the_place_of_the_old_and_none_takes_it_away() {
    let mut desk = sleeper(Path::new(""));
    // One that is due at once shows in the same frame as its key.
    desk.keys("0");
    desk.wait_for("keys 1 wakes 1");
    assert!(!String::from_utf8_lossy(&desk.bytes).contains("keys 1 wakes 0"));
    desk.keys("r");
    desk.wait_for("keys 2 wakes 1");
    desk.keys("t");
    desk.wait_for("keys 3 wakes 1");
    desk.keys("n");
    desk.wait_for("keys 4 wakes 1");
    desk.keys("s");
    desk.wait_for("keys 5 wakes 2");
    quit(desk);
}

#[test]
fn queued_jobs_are_done_in_order_after_a_panic_too() {
    let (_home, path, held) = gate();
    let mut desk = sleeper(&path);
    desk.keys("jp");
    desk.wait_for("keys 2 wakes 0 answers .");
    assert_eq!(saved(&path), "");
    drop(held);
    desk.wait("all answers in order", |screen| {
        let text = screen.contents();
        text.contains("answers ab(broken") && text.contains(")c.")
    });
    assert_eq!(saved(&path), "abc");
    quit(desk);
}

#[test]
fn leaving_gives_the_terminal_back_and_then_saves_what_was_asked_for() {
    let (_home, path, held) = gate();
    let mut desk = sleeper(&path);
    desk.keys("x");
    desk.wait("the terminal given back", |screen| !screen.alternate_screen());
    assert_eq!(saved(&path), "", "the job is held up");
    drop(held);
    desk.wait_for("told: de.");
    assert_eq!(desk.end(), 0);
    assert_eq!(saved(&path), "de");
    desk.assert_given_back();
}

#[test]
fn a_signal_cuts_nothing_off() {
    let (_home, path, held) = gate();
    let mut desk = sleeper(&path);
    desk.keys("j");
    desk.wait_for("keys 1");
    desk.signal("TERM");
    desk.wait("the terminal given back", |screen| !screen.alternate_screen());
    // Impatience changes nothing.
    desk.signal("TERM");
    drop(held);
    desk.end();
    assert_eq!(saved(&path), "ab");
}

/// The thread of a process whose name begins so.
pub fn thread_of(pid: u32, name: &str) -> Option<PathBuf> {
    let threads = std::fs::read_dir(format!("/proc/{pid}/task")).ok()?.flatten().map(|thread| thread.path());
    let is_it =
        |path: &PathBuf| std::fs::read_to_string(path.join("comm")).is_ok_and(|it| it.starts_with(name));
    threads.into_iter().find(is_it)
}

/// Whether a thread waits for another one without an end (`Some(true)`) or with one, or does something
/// else.
fn waits_for_ever(thread: &Path) -> std::io::Result<Option<bool>> {
    const FUTEX: &str = if cfg!(target_arch = "x86_64") { "202" } else { "98" };
    // Waiting inside one process: plain, with a mask, and that by the time of day.
    const WAIT: [&str; 3] = ["0x80", "0x89", "0x189"];
    let call = std::fs::read_to_string(thread.join("syscall"))?;
    // Its arguments: address, operation, value, time.
    let words: Vec<&str> = call.split_whitespace().collect();
    Ok(match words[..] {
        [FUTEX, _, operation, _, time, ..] if WAIT.contains(&operation) => Some(time == "0x0"),
        _ => None,
    })
}

/// Whether system calls of other processes can be looked at here.
pub fn calls_show(thread: &Path) -> bool {
    let known = cfg!(target_os = "linux") && cfg!(any(target_arch = "x86_64", target_arch = "aarch64"));
    let shows = known && waits_for_ever(thread).is_ok();
    if !shows {
        println!("SKIPPED: what a thread waits for is read from /proc");
    }
    shows
}

/// Looks at a thread again and again until `until` likes what it sees.
fn look_until(thread: &Path, until: impl Fn(&std::io::Result<Option<bool>>) -> bool) -> Option<bool> {
    let deadline = std::time::Instant::now() + PATIENCE;
    while std::time::Instant::now() < deadline {
        let seen = waits_for_ever(thread);
        if until(&seen) {
            return seen.unwrap_or_default();
        }
        std::thread::yield_now();
    }
    panic!("looked at {} in vain", thread.display());
}

/// Whether the wait of the loop has no end, as soon as it waits.
fn loop_waits_for_ever(thread: &Path) -> bool {
    look_until(thread, |seen| !matches!(seen, Ok(None))) == Some(true)
}

/// Looks until the wait of the loop has no end: whatever was set has rung or was taken away.
pub fn come_to_rest(thread: &Path) {
    look_until(thread, |seen| matches!(seen, Ok(Some(true))));
}

#[test]
fn without_an_alarm_the_loop_waits_for_ever() {
    let mut desk = sleeper(Path::new(""));
    let thread = thread_of(desk.pid, "wake::").unwrap_or_default();
    if !calls_show(&thread) {
        return;
    }
    assert!(loop_waits_for_ever(&thread), "nothing was set yet");
    desk.keys("n");
    desk.wait_for("keys 1");
    assert!(!loop_waits_for_ever(&thread), "control: with an alarm its wait has an end");
    desk.keys("t");
    desk.wait_for("keys 2");
    assert!(loop_waits_for_ever(&thread), "taken away");
    desk.keys("s");
    desk.wait_for("keys 3 wakes 1");
    assert!(loop_waits_for_ever(&thread), "rung");
    quit(desk);
    // No meeting before it: there is nothing to look back at after the first picture.
    let mut desk =
        Setup::new(env!("CARGO_BIN_EXE_tribrief")).args(&["--lang", "en", "tests/data/small"]).start();
    desk.wait_for_pane(1, "Overview");
    let thread = thread_of(desk.pid, "tribrief").expect("the first thread");
    come_to_rest(&thread);
    quit(desk);
}

#[test]
fn a_loop_that_is_stuck_cuts_nothing_off_either() {
    let (_home, path, held) = gate();
    let stuck = File::create(path.with_extension("stuck")).expect("a file");
    stuck.lock().expect("a lock");
    let mut desk = sleeper(&path);
    desk.keys("j");
    desk.wait_for("keys 1");
    let signals = thread_of(desk.pid, "signals").unwrap_or_default();
    if !calls_show(&signals) {
        return;
    }
    desk.keys("b");
    desk.wait_for("stuck");
    desk.signal("TERM");
    // The time of grace is over when the last way out waits for the queue; or the program is gone, and
    // it is too late.
    look_until(&signals, |seen| matches!(seen, Ok(Some(true)) | Err(_)));
    assert_eq!(saved(&path), "");
    drop(held);
    assert_eq!(desk.end(), 143);
    assert_eq!(saved(&path), "ab");
    desk.assert_line_given_back();
}
