//! The real program in a real terminal: start, move, resize, suspend, every way to end.

#[cfg(unix)]
#[path = "pty/harness.rs"]
#[allow(dead_code, reason = "shared with the bench")]
mod harness;

#[cfg(unix)]
#[path = "pty/desk.rs"]
mod desk;

#[cfg(unix)]
#[path = "pty/editor.rs"]
mod editor;

#[cfg(unix)]
#[path = "pty/end.rs"]
mod end;

#[cfg(unix)]
#[path = "pty/fault.rs"]
mod fault;

#[cfg(unix)]
#[path = "pty/map.rs"]
mod map;

#[cfg(unix)]
#[path = "pty/reload.rs"]
mod reload;

#[cfg(unix)]
#[path = "pty/terms.rs"]
mod terms;

#[cfg(unix)]
#[path = "pty/wake.rs"]
mod wake;

#[cfg(not(unix))]
#[test]
fn skipped() {
    println!("SKIPPED: these tests need a Unix pseudo-terminal");
}
