//! What the room sees while a meeting is presented, through both programs: a console over a briefing
//! full of secrets, and a room screen that follows it over the real link.
//!
//! A thousand steps drawn by lot, anything a hand can do at either program, crashes of both. After
//! each of them the room's picture is, cell by cell, that of a room over a briefing in which what is
//! held back from it never stood; so is the console's own room view, and all of the console that shows
//! the room; and the word on the link names nothing the room may not see.
#![allow(clippy::disallowed_methods, reason = "tests write files")]

mod common;

#[path = "canary_room/hands.rs"]
mod hands;

#[path = "canary_room/pair.rs"]
mod pair;

#[path = "canary_room/sentences.rs"]
mod sentences;

use common::secrets::Random;
use hands::Hands;
use pair::Pair;

/// What is done in one walk.
const STEPS: usize = 1_000;

/// Walks; what has to have happened in it, so that it proves something.
fn walk(audience: &str, seed: u64) {
    let mut pair = Pair::new(audience, seed);
    let mut hands = Hands::new(Random(seed));
    for step in 0..STEPS {
        let how = hands.act(&mut pair);
        pair.check(&format!("seed {seed}, step {step}: {how}"));
    }
    pair.seen.assert_enough();
}

#[test]
fn a_thousand_steps_before_two_nations() {
    walk("SEN,MLI", 1);
}

#[test]
fn a_thousand_steps_before_three_nations() {
    walk("SEN,MLI,MRT", 2);
}

#[test]
fn another_thousand_steps_before_three_nations() {
    walk("SEN,MLI,MRT", 3);
}

#[test]
fn a_thousand_steps_before_four_nations() {
    walk("SEN,MLI,MRT,GIN", 4);
}

#[test]
fn a_thousand_steps_before_one_nation() {
    walk("MLI", 5);
}
