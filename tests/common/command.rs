//! The real program as a command: what it prints, how it ends. One that hangs is killed.

use std::io::Read;
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

/// Longer than any command takes; only one that hangs waits so long.
const PATIENCE: Duration = Duration::from_secs(20);

/// How a command ended.
pub struct Ended {
    pub code: Option<i32>,
    pub stdout: Vec<u8>,
    pub stderr: Vec<u8>,
}

impl Ended {
    pub fn out(&self) -> String {
        String::from_utf8_lossy(&self.stdout).into_owned()
    }

    pub fn err(&self) -> String {
        String::from_utf8_lossy(&self.stderr).into_owned()
    }
}

/// `tribrief` with `args` in `folder`, in an environment of its own.
pub fn tribrief<A: AsRef<std::ffi::OsStr>>(folder: &Path, args: &[A]) -> Ended {
    let mut command = Command::new(env!("CARGO_BIN_EXE_tribrief"));
    command.args(args).current_dir(folder).env_clear();
    command.env("LC_ALL", "C.UTF-8").env("HOME", folder).env("TERM", "dumb");
    ended(command)
}

/// Runs `command` to its end; a hang is a failure and is killed.
pub fn ended(mut command: Command) -> Ended {
    let started = command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn();
    let mut child = started.expect("the program starts");
    let (mut out, mut err) = (child.stdout.take().expect("stdout"), child.stderr.take().expect("stderr"));
    let (sender, done) = mpsc::channel();
    let reader = thread::spawn(move || {
        let second = thread::spawn(move || {
            let mut bytes = Vec::new();
            let _ = err.read_to_end(&mut bytes);
            bytes
        });
        let mut bytes = Vec::new();
        let _ = out.read_to_end(&mut bytes);
        let errors = second.join().expect("stderr is read");
        let _ = sender.send(());
        (bytes, errors)
    });
    if done.recv_timeout(PATIENCE).is_err() {
        let _ = child.kill();
        let _ = child.wait();
        panic!("{command:?} hangs");
    }
    let (stdout, stderr) = reader.join().expect("stdout is read");
    let code = child.wait().expect("an end").code();
    Ended { code, stdout, stderr }
}

/// Says that something could not be tested here, past the capture of the test harness.
pub fn skipped(words: &str) {
    use std::io::Write;
    let _ = writeln!(std::io::stderr().lock(), "SKIPPED: {words}");
}
