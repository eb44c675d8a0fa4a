//! Any bytes as a file to be mended: it ends, no record is lost, a second run does nothing.
#![no_main]

#[path = "../targets.rs"]
mod targets;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| targets::fix(bytes));
