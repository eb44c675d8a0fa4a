//! Loading at the size it was built for, beside `ron::from_str` into plain structs on the same text.
//!
//! `cargo bench --bench load`; the child process `--peak FILE` prints the memory that loading takes.
#![allow(clippy::disallowed_methods, reason = "a benchmark looks at the clock, the disk and its own memory")]
#![allow(clippy::cast_precision_loss, reason = "figures for a person")]
#![allow(clippy::upper_case_acronyms, reason = "words of the files")]

#[path = "incidents.rs"]
mod incidents;

use std::hint::black_box;
use std::path::Path;
use std::time::{Duration, Instant};

use incidents::{Flaw, text};
use serde::Deserialize;
use tribrief::check::{self, Cancel};
use tribrief::source::{self, FileSet, Limits, ReadError};

const INCIDENTS: usize = 100_000;
const ROUNDS: usize = 5;

/// One file in memory.
struct One {
    names: [String; 1],
    text: String,
}

impl FileSet for One {
    fn names(&self) -> &[String] {
        &self.names
    }

    fn read(&self, _: usize, _: u64) -> Result<Vec<u8>, ReadError> {
        Ok(self.text.clone().into_bytes())
    }
}

/// The same records as the `ron` crate reads them: strings and numbers, nothing checked.
#[derive(Deserialize)]
#[expect(dead_code, reason = "decoding is what is measured")]
struct Plain {
    contributor: Word,
    marking: Marking,
    incidents: Vec<Incident>,
    sources: Vec<Source>,
}

#[derive(Deserialize)]
enum Word {
    MLI,
    SEN,
    MRT,
    DR,
    Amber,
    Kayes,
    BanditryRoad,
    Serious,
    Exact,
    Near,
    Official,
    B,
}

#[derive(Deserialize)]
#[expect(dead_code, reason = "decoding is what is measured")]
struct Marking {
    class: Word,
    rel_to: Vec<Word>,
    tlp: Word,
    exercise: bool,
}

#[derive(Deserialize)]
#[expect(dead_code, reason = "decoding is what is measured")]
struct Both {
    fr: String,
    en: String,
}

#[derive(Deserialize)]
#[expect(dead_code, reason = "decoding is what is measured")]
struct Fatalities {
    low: u32,
    best: u32,
    high: u32,
}

#[derive(Deserialize)]
#[expect(dead_code, reason = "decoding is what is measured")]
struct Incident {
    id: String,
    title: Both,
    kind: Word,
    severity: Word,
    start: String,
    time_precision: Word,
    place: String,
    position: String,
    position_precision: Word,
    country: Word,
    region: Word,
    narrative: Both,
    fatalities: Fatalities,
    wounded: u32,
    grade: String,
    sources: Vec<String>,
}

#[derive(Deserialize)]
#[expect(dead_code, reason = "decoding is what is measured")]
struct Source {
    id: String,
    name: Both,
    kind: Word,
    reliability: Word,
    date: String,
}

/// Shortest of several runs.
fn best<T>(mut run: impl FnMut() -> T) -> Duration {
    let times = (0..ROUNDS).map(|_| {
        let start = Instant::now();
        black_box(run());
        start.elapsed()
    });
    times.min().unwrap_or_default()
}

fn per_second(bytes: usize, time: Duration) -> f64 {
    bytes as f64 / 1e6 / time.as_secs_f64()
}

fn main() {
    let args: Vec<String> = std::env::args().collect();
    if let Some(at) = args.iter().position(|arg| arg == "--peak") {
        return peak(Path::new(&args[at + 1]));
    }
    let files = One { names: ["mli.ron".to_owned()], text: text(INCIDENTS, Flaw::Far) };
    let bytes = files.text.len();
    println!("{INCIDENTS} incidents, {:.1} MB", bytes as f64 / 1e6);
    let load = || source::load(&files, Limits::default(), None);
    let loaded = load();
    let (kept, left) = loaded.briefing.loaded_and_left_out();
    assert_eq!((kept, left), (INCIDENTS + 1, 0), "{:?}", loaded.briefing.problems_for_owner().first());
    let options = ron::Options::default().with_default_extension(ron::extensions::Extensions::IMPLICIT_SOME);
    let theirs = best(|| options.from_str::<Plain>(&files.text).expect("plain structs"));
    let ours = best(load);
    println!("ron::from_str, plain structs {theirs:>10.1?} {:>6.0} MB/s", per_second(bytes, theirs));
    println!("parse, decode, ids           {ours:>10.1?} {:>6.0} MB/s", per_second(bytes, ours));
    println!("ratio                        {:>10.2}  (bound 1.5)", theirs.as_secs_f64() / ours.as_secs_f64());
    let rules = best(|| check::run(&loaded, &Cancel::default()).map(|found| found.len()));
    println!(
        "all checks                   {rules:>10.1?} {:>6.2} × loading (bound 2)",
        rules.as_secs_f64() / ours.as_secs_f64()
    );
    small();
    memory(&files.text);
}

/// A file of about 300 lines.
fn small() {
    let files = One { names: ["mli.ron".to_owned()], text: text(58, Flaw::Far) };
    let lines = files.text.lines().count();
    let time =
        best(|| (0..100).map(|_| source::load(&files, Limits::default(), None).files.len()).sum::<usize>());
    println!("{lines} lines                    {:>10.1?}  (bound 1 ms)", time / 100);
}

/// Starts this program again to load `text` from the disk, and prints its peak.
fn memory(text: &str) {
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::write(folder.path().join("mli.ron"), text).expect("a file");
    let me = std::env::current_exe().expect("this program");
    let out = std::process::Command::new(me).arg("--peak").arg(folder.path()).output().expect("a child");
    let peak: f64 = String::from_utf8_lossy(&out.stdout).trim().parse().unwrap_or(0.0);
    println!(
        "peak memory, checks too      {:>7.0} MiB {:>6.2} × the file (bound 6)",
        peak / 1024.0,
        peak * 1024.0 / text.len() as f64
    );
}

/// Loads and checks `folder`, then prints the peak in KiB.
fn peak(folder: &Path) {
    let opened = source::open(folder, None).unwrap_or_else(|error| panic!("{}", error.message.en));
    let loaded = source::load(&*opened.files, Limits::default(), None);
    let found = check::run(&loaded, &Cancel::default());
    black_box((&loaded, &found));
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap_or("0");
    println!("{}", line.split_whitespace().next().unwrap_or("0"));
}
