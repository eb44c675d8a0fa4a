//! Search at the size it was built for: the sample, copied to 100,000 records.
#![allow(clippy::disallowed_methods, reason = "a benchmark looks at the clock")]

use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use tribrief::analysis::search::SearchIndex;
use tribrief::model::briefing::{Briefing, Parts};
use tribrief::model::lang::Lang;
use tribrief::model::room::Room;
use tribrief::model::table::{Body, Record};
use tribrief::model::text::Text;
use tribrief::source::{self, Limits};

const RECORDS: usize = 100_000;
/// Typed letter by letter.
const QUERIES: &[&str] = &[
    "kayes",
    "felou",
    "patrouille mixte kayes",
    "barage de manantali",
    "29PKR 36526",
    "mli-x-0500",
    "hydroelectrque",
];

fn main() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("briefings");
    let opened = source::open(&folder, None).unwrap_or_else(|error| panic!("{}", error.message.en));
    let loaded = source::load(&*opened.files, Limits::default(), None);
    let audience = loaded.briefing.default_audience();
    let sample = Room::new(loaded.briefing, audience, false);
    measure("sample", &sample);
    let records = copies(&sample);
    let briefing = Briefing::new(Parts { records, ..Parts::default() }, None);
    measure("copies", &Room::new(Arc::new(briefing), audience, false));
}

/// Builds the index and asks it at every key stroke.
fn measure(name: &str, room: &Room) {
    let start = Instant::now();
    let index = SearchIndex::build(room);
    println!("{name}: {} records, built in {:?}", index.len(), start.elapsed());
    let mut worst = (Duration::ZERO, "");
    for query in QUERIES {
        let strokes = query.char_indices().map(|(at, c)| &query[..at + c.len_utf8()]);
        for typed in strokes {
            let times = (0..5).map(|_| {
                let start = Instant::now();
                std::hint::black_box(index.query(typed, 50));
                start.elapsed()
            });
            worst = worst.max((times.min().unwrap_or_default(), typed));
        }
        let start = Instant::now();
        let found = index.query(query, 50);
        println!("  {query:24} {:>6} found in {:?}", found.total, start.elapsed());
    }
    println!("  slowest key stroke {:?} after {:?}", worst.0, worst.1);
}

/// Records of the sample with ids and words of their own.
fn copies(sample: &Room) -> Vec<Record> {
    let mut records: Vec<Record> = sample.records().cloned().collect();
    let base = records.len();
    for number in base..RECORDS {
        let mut record = records[number * 31 % base].clone();
        record.id = format!("mli-x-{number:06}").into();
        let title = Text::plain(&format!("{} {}{number}", record.title().get(Lang::En), number % 997));
        match &mut record.body {
            Body::Incident(r) => r.title = title,
            Body::Asset(r) => r.name = title,
            Body::Risk(r) => r.title = title,
            Body::Place(r) => r.name = title,
            Body::Patrol(r) => r.title = title,
            Body::Source(r) => r.name = title,
            _ => {}
        }
        records.push(record);
    }
    records
}
