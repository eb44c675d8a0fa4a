//! Mistakes in files: every one is named on its line, nothing is said that is not so, and what can be
//! read as intended is.
#![allow(clippy::disallowed_methods, reason = "tests read files")]

mod common;

#[path = "recovery/agree.rs"]
mod agree;

#[path = "recovery/chance.rs"]
mod chance;

#[path = "recovery/deletions.rs"]
mod deletions;

#[path = "recovery/edits.rs"]
mod edits;

#[path = "recovery/layouts.rs"]
mod layouts;

#[path = "recovery/marking.rs"]
mod marking;

#[path = "recovery/pairs.rs"]
mod pairs;

#[path = "recovery/slips.rs"]
mod slips;

#[path = "recovery/tokens.rs"]
mod tokens;

#[path = "fuzz/targets.rs"]
mod targets;

use common::Memory;
use tribrief::check::{self, Cancel};
use tribrief::model::briefing::Problem;

/// What `check` says of files.
fn problems(files: &Memory) -> Vec<Problem> {
    let loaded = files.load();
    let found = check::run(&loaded, &Cancel::default()).expect("not cancelled");
    loaded.briefing.judge(found);
    loaded.briefing.problems_for_owner().to_vec()
}
