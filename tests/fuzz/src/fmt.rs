//! Any bytes as a file to be laid out: same values, all comments, the same again.
#![no_main]

#[path = "../targets.rs"]
mod targets;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| targets::fmt(bytes));
