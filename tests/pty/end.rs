//! Every way to end or pause gives the terminal back.
#![allow(clippy::disallowed_methods, reason = "starts a real program")]

use std::process::{Command, Stdio};

use crate::harness::{Desk, Setup};

fn opened(setup: Setup) -> Desk {
    let mut desk = setup.start();
    desk.wait_for_pane(1, "Overview");
    desk
}

#[test]
fn signals_end_it_with_their_number() {
    for (name, number) in [("TERM", 15), ("INT", 2), ("HUP", 1)] {
        let mut desk = opened(Setup::desk());
        desk.signal(name);
        assert_eq!(desk.end(), 128 + number, "SIG{name}");
        desk.assert_given_back();
    }
}

#[test]
fn ctrl_c_quits() {
    let mut desk = opened(Setup::desk());
    desk.keys("\x03");
    assert_eq!(desk.end(), 0);
    desk.assert_given_back();
}

#[test]
fn a_closed_window_ends_it() {
    let desk = opened(Setup::desk());
    assert_eq!(desk.close_the_window(), 129);
}

#[test]
fn a_terminal_that_takes_no_output_cannot_keep_it() {
    let mut desk = opened(Setup::desk());
    assert_eq!(desk.end_unheard(), 143);
    desk.assert_line_given_back();
}

/// Stops, looks at the terminal, goes on at another size, quits.
fn pauses(stop: impl Fn(&mut Desk)) {
    let mut desk = opened(Setup::desk_under_a_shell());
    desk.assert_taken();
    stop(&mut desk);
    desk.wait_for("stopped: 1");
    desk.assert_given_back();
    desk.resize(100, 30);
    desk.keys("\n");
    desk.wait("the desk again", vt100::Screen::alternate_screen);
    desk.wait_for_pane(1, "Overview");
    desk.assert_taken();
    let last = desk.terminal.screen().rows(0, 100).nth(29).unwrap_or_default();
    assert!(last.contains("EXERCISE"), "the last of 30 rows is drawn: {last:?}");
    desk.keys("3");
    desk.wait_for_pane(3, "Incidents");
    desk.keys("q");
    desk.wait_for("ended: 0");
    desk.assert_given_back();
    assert_eq!(desk.end(), 0);
}

#[test]
fn ctrl_z_pauses_it() {
    pauses(|desk| desk.keys("\x1a"));
}

#[test]
fn sigtstp_pauses_it() {
    pauses(|desk| desk.signal("TSTP"));
}

#[test]
fn without_a_terminal_it_says_so() {
    for (lang, word) in [("en", "terminal"), ("fr", "terminal")] {
        let run = Command::new(env!("CARGO_BIN_EXE_tribrief"))
            .args(["--lang", lang, "briefings"])
            .current_dir(env!("CARGO_MANIFEST_DIR"))
            .stdin(Stdio::null())
            .output()
            .expect("it starts");
        let stderr = String::from_utf8_lossy(&run.stderr);
        assert_eq!(run.status.code(), Some(2), "{stderr}");
        assert!(run.stdout.is_empty());
        assert!(
            stderr.starts_with("error: ") && stderr.contains("\nhelp: ") && stderr.contains(word),
            "{stderr}"
        );
        assert!(!stderr.contains('\x1b'), "{stderr:?}");
    }
}

#[test]
fn with_a_terminal_on_one_side_only_it_says_so_and_switches_nothing() {
    for redirection in ["</dev/null", ">/dev/null"] {
        let script = format!("\"$0\" --lang en briefings {redirection}; echo \"ended: $?\"");
        let mut desk = Setup::new("sh").args(&["-c", &script, env!("CARGO_BIN_EXE_tribrief")]).start();
        desk.wait_for("ended: 2");
        desk.wait_for("error: standard");
        desk.assert_given_back();
        assert!(!desk.bytes.contains(&0x1b), "{:?}", String::from_utf8_lossy(&desk.bytes));
    }
}
