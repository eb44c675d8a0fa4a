//! tribrief: offline briefings for tripartite commander meetings.
//!
//! Floors, each looking only down: `cli`, `shell`, `view`, `app`, `report`, `check`, `source`,
//! `analysis`, `journal`, `map`, `look`, `syntax`, `model`. `tests/rules.rs` holds them apart.
#![forbid(unsafe_code)]

pub mod analysis;
pub mod app;
pub mod check;
pub mod cli;
pub mod journal;
pub mod look;
pub mod map;
pub mod model;
pub mod report;
pub mod shell;
pub mod source;
pub mod syntax;
pub mod view;

/// Large briefings are many small texts, read by several threads at once; the allocators of some systems
/// make the threads wait for each other. Elsewhere it would need another compiler to be built.
#[cfg(unix)]
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;
