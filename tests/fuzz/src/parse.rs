//! Any bytes as a file: a sound tree, and what the `ron` crate reads, with the same value.
#![no_main]

#[path = "../targets.rs"]
mod targets;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| targets::parse(bytes));
