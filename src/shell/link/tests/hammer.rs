//! Writing and reading at full speed: what is accepted was written.

use std::collections::BTreeSet;
use std::fs::OpenOptions;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;

use super::super::record::{LENGTH, Record};
use super::super::{file, watcher};
use super::{Place, Seen, cue};

/// Looks that are taken at least.
const READS: usize = 20_000;

/// Different records that have to come by, and looks after which a test gives up on them.
const RECORDS: usize = 500;
const MOST: usize = 5_000_000;

struct Count {
    reads: usize,
    rejected: usize,
    counters: BTreeSet<u64>,
}

/// Looks until enough has come by; every record that is accepted must be one that was written.
fn watch(place: &Place, over: &AtomicBool) -> Count {
    let file = file::open_to_read(&place.live()).expect("a record");
    let mut count = Count { reads: 0, rejected: 0, counters: BTreeSet::new() };
    let mut last = 0;
    while (count.reads < READS || count.counters.len() < RECORDS) && count.reads < MOST {
        count.reads += 1;
        let Some(record) = watcher::look(&file) else {
            count.rejected += 1;
            continue;
        };
        assert_eq!(record.cue, cue(record.cue.used), "an accepted record was written");
        assert_eq!(record.counter, u64::from(record.cue.used), "with this counter");
        assert!(record.counter >= last, "time does not run back");
        last = record.counter;
        count.counters.insert(record.counter);
    }
    over.store(true, Ordering::SeqCst);
    count
}

fn report(what: &str, count: &Count) {
    let accepted = count.reads - count.rejected;
    let different = count.counters.len();
    println!(
        "{what}: {} reads, {} rejected, {accepted} accepted, {different} records",
        count.reads, count.rejected
    );
    assert!(count.reads >= READS && different >= RECORDS, "{what}: {} reads, {different}", count.reads);
}

#[test]
fn a_console_at_full_speed_is_read_right() {
    let place = Place::new();
    let mut console = place.console().expect("a console");
    console.publish(&cue(1)).expect("published");
    let over = AtomicBool::new(false);
    let count = thread::scope(|scope| {
        scope.spawn(|| {
            let mut number = 1;
            while !over.load(Ordering::SeqCst) {
                number += 1;
                console.publish(&cue(number)).expect("published");
            }
        });
        watch(&place, &over)
    });
    report("in one piece", &count);
}

#[test]
fn a_writer_in_pieces_is_found_out() {
    // The control: were half-written records accepted, or never met, this would fail.
    let place = Place::new();
    drop(place.console());
    let file = OpenOptions::new().write(true).open(place.live()).expect("the record");
    let bytes = |number: u32| {
        let record = Record { session: 1, counter: u64::from(number), ended: false, cue: cue(number) };
        record.encode().expect("a record")
    };
    file::write_at_start(&file, &bytes(1)).expect("written");
    let over = AtomicBool::new(false);
    let count = thread::scope(|scope| {
        scope.spawn(|| {
            let mut number = 1;
            while !over.load(Ordering::SeqCst) {
                number += 1;
                let (old, new) = (bytes(number - 1), bytes(number));
                for cut in (64..=LENGTH).step_by(64) {
                    let mixed = [&new[..cut], &old[cut..]].concat();
                    file::write_at_start(&file, &mixed).expect("written");
                }
            }
        });
        watch(&place, &over)
    });
    report("in pieces", &count);
    assert!(count.rejected > 0, "pieces are met");
}

#[test]
fn who_watches_looks_again_at_a_write_half_way() {
    let place = Place::new();
    let mut console = place.console().expect("a console");
    console.publish(&cue(1)).expect("published");
    let over = AtomicBool::new(false);
    thread::scope(|scope| {
        scope.spawn(|| {
            let mut number = 1;
            while !over.load(Ordering::SeqCst) {
                number += 1;
                console.publish(&cue(number)).expect("published");
            }
        });
        let watcher = place.watcher();
        let dark = (0..READS).filter(|_| watcher.read() == Seen::Nothing).count();
        over.store(true, Ordering::SeqCst);
        // A machine may stop the writer in the middle of a write, but not often.
        assert!(dark <= READS / 1000, "{dark} of {READS}");
        println!("looked again: {READS} reads, {dark} without a picture");
    });
}
