//! The program opens no network socket: what it imports, and what it does while it runs.
#![cfg(target_os = "linux")]
#![allow(clippy::disallowed_methods, reason = "tests start programs")]

mod common;

#[path = "pty/harness.rs"]
#[allow(dead_code, reason = "shared with the tests of the terminal")]
mod harness;

use std::process::Command;

use common::command::{ended, skipped};
use harness::Setup;

const PROGRAM: &str = env!("CARGO_BIN_EXE_tribrief");

/// What a program needs to reach another machine, or to be reached.
const NETWORK: [&str; 14] = [
    "socket",
    "connect",
    "bind",
    "listen",
    "accept",
    "accept4",
    "getaddrinfo",
    "gethostbyname",
    "gethostbyname_r",
    "getnameinfo",
    "getservbyname",
    "res_init",
    "__res_init",
    "if_nametoindex",
];

/// What the standard library brings with unconnected pairs of sockets inside the process, which the
/// terminal library uses to wake itself. None of these makes a socket of the network.
const INSIDE: [&str; 5] = ["socketpair", "getsockname", "setsockopt", "getsockopt", "sockatmark"];

/// Names the program imports from the system's libraries.
fn imports(program: &str) -> Option<Vec<String>> {
    let mut nm = Command::new("nm");
    nm.args(["-D", "--undefined-only", program]);
    nm.output().ok()?;
    let out = ended(nm).out();
    let names = out.lines().filter_map(|line| line.split_whitespace().last());
    Some(names.map(|name| name.split('@').next().unwrap_or(name).to_owned()).collect())
}

#[test]
fn the_program_imports_nothing_of_the_network() {
    let Some(names) = imports(PROGRAM) else { return skipped("imports of the program: nm is missing") };
    assert!(names.iter().any(|name| name == "write"), "nm lists imports: {names:?}");
    let found: Vec<&String> = names.iter().filter(|name| NETWORK.contains(&name.as_str())).collect();
    assert!(found.is_empty(), "the program imports {found:?}");
    // A new name with "sock" in it is worth a look.
    let strange = names.iter().find(|name| name.contains("sock") && !INSIDE.contains(&name.as_str()));
    assert_eq!(strange, None);
}

#[test]
fn the_look_at_imports_would_see_a_socket() {
    // This very test holds the standard library's sockets: the control of the test above.
    let Some(names) = imports(&std::env::current_exe().expect("a path").to_string_lossy()) else {
        return skipped("imports of the control: nm is missing");
    };
    let opened = std::net::TcpListener::bind(("127.0.0.1", 0)).is_ok();
    let seen = names.iter().any(|name| name == "socket") && names.iter().any(|name| name == "bind");
    assert!(seen, "a program with sockets (opened: {opened}) shows them: {names:?}");
}

/// `strace` with `args`, or `None` when it cannot watch here.
fn strace_works() -> bool {
    let mut try_it = Command::new("strace");
    try_it.args(["-f", "-e", "trace=network", "-o", "/dev/null", "true"]);
    try_it.output().is_ok_and(|output| output.status.success())
}

/// Calls that open or use a socket that leaves the process.
fn outside(trace: &str) -> Vec<&str> {
    let inside =
        |line: &&str| line.contains("socketpair(AF_UNIX") || line.contains("+++") || line.contains("---");
    trace
        .lines()
        .filter(|line| !inside(line) && line.contains('('))
        .filter(|line| {
            line.contains("AF_")
                || ["connect(", "bind(", "listen(", "accept"].iter().any(|call| line.contains(call))
        })
        .collect()
}

#[test]
fn a_check_opens_no_socket() {
    if !strace_works() {
        return skipped("sockets of check: strace is missing or not permitted");
    }
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("trace");
    let mut command = Command::new("strace");
    command.args(["-f", "-e", "trace=network", "-o"]).arg(&file).arg(PROGRAM).args(["check", "briefings"]);
    command.current_dir(env!("CARGO_MANIFEST_DIR"));
    let run = ended(command);
    assert_eq!(run.code, Some(0), "{}", run.out());
    let trace = std::fs::read_to_string(file).expect("a trace");
    assert!(trace.contains("exited with 0"), "strace wrote\n{trace}");
    assert_eq!(outside(&trace), Vec::<&str>::new());
}

#[test]
fn an_evening_at_the_desk_opens_no_socket() {
    if !strace_works() {
        return skipped("sockets of the desk: strace is missing or not permitted");
    }
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("trace");
    let name = file.to_string_lossy().into_owned();
    let args = ["-f", "-e", "trace=network", "-o", &name, PROGRAM, "--lang", "en", "briefings"];
    let mut desk = Setup::new("strace").args(&args).start();
    desk.wait_for_pane(1, "Overview");
    desk.keys("3");
    desk.wait_for_pane(3, "Incidents");
    desk.keys("/kayes");
    desk.wait_for("Kayes military region");
    desk.keys("\x1b");
    desk.wait_for_pane(3, "Incidents");
    desk.wait("the search is closed", |screen| !screen.contents().contains("/ kayes"));
    desk.keys("q");
    assert_eq!(desk.end(), 0);
    let trace = std::fs::read_to_string(file).expect("a trace");
    assert!(trace.contains("exited with 0"), "strace wrote\n{trace}");
    assert_eq!(outside(&trace), Vec::<&str>::new());
}
