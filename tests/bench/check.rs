//! Messages: 200 of them with their source lines, on a file of 4 MB.
#![allow(clippy::disallowed_methods, reason = "a benchmark looks at the clock")]

use std::fmt::Write as _;
use std::time::{Duration, Instant};

use tribrief::check::page::{ASCII, Pages, Sources, Style, UNICODE};
use tribrief::model::briefing::Problem;
use tribrief::model::lang::Lang;
use tribrief::source::{FileSet, Limits, ReadError, load};

/// Bytes of the file.
const BYTES: usize = 4 * 1024 * 1024;

/// Messages that are shown.
const MESSAGES: usize = 200;

/// The longest their pages may take.
const LIMIT: Duration = Duration::from_millis(20);

struct One(Vec<String>, String);

impl FileSet for One {
    fn names(&self) -> &[String] {
        &self.0
    }
    fn read(&self, _: usize, _: u64) -> Result<Vec<u8>, ReadError> {
        Ok(self.1.clone().into_bytes())
    }
}

fn main() {
    rendering("lines", "\n");
    rendering("one line", " ");
}

/// A file of places, every hundredth with a mistake, on lines of their own or all on one.
fn file(between: &str) -> String {
    let mut text = String::from("(contributor: MLI, places: [");
    text.push_str(between);
    let mut number = 0;
    while text.len() < BYTES {
        let field = if number % 100 == 0 { "regoin" } else { "region" };
        let _ = write!(
            text,
            "(id: \"mli-plc-{number:06}\", name: \"Ambidédi {number}\", position: \"14.5, -11.8\", {field}: Kayes),{between}"
        );
        number += 1;
    }
    text + "])"
}

/// Pages of messages spread over the file.
fn rendering(name: &str, between: &str) {
    let loaded = load(&One(vec!["mli.ron".into()], file(between)), Limits::default(), None);
    let all = loaded.briefing.problems_for_owner();
    let step = (all.len() / MESSAGES).max(1);
    let problems: Vec<&Problem> = all.iter().step_by(step).take(MESSAGES).collect();
    let sources = Sources { files: &loaded.files, folder: "briefings/" };
    for (signs, wrap) in [(&ASCII, false), (&UNICODE, true)] {
        let style = Style { lang: Lang::Fr, signs, width: 100, wrap };
        let times = (0..20).map(|_| {
            let start = Instant::now();
            let mut pages = Pages::default();
            for problem in &problems {
                std::hint::black_box(pages.full(problem, sources, &style));
            }
            start.elapsed()
        });
        let best = times.min().unwrap_or_default();
        println!(
            "{name}: {} messages on {} MiB in {best:?} (limit {LIMIT:?}){}",
            problems.len(),
            loaded.files[0].text.len() >> 20,
            if best > LIMIT { " TOO SLOW" } else { "" }
        );
    }
}
