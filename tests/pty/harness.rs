//! A program in a terminal of its own: keys in, screen out, no sleeps: whatever is waited for is
//! waited for by reading. The terminal never answers a question.
#![allow(clippy::disallowed_methods, reason = "waits for the screen of a real program")]

use std::io::{Read, Write};
use std::path::PathBuf;
use std::process::Command;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use portable_pty::{CommandBuilder, ExitStatus, MasterPty, PtySize, native_pty_system};

/// Longer than anything takes; only a failing test waits so long.
pub const PATIENCE: Duration = Duration::from_secs(20);

/// Marks the begin of a frame.
pub const FRAME: &[u8] = b"\x1b[?2026h";

/// Marks its end.
const FRAME_END: &[u8] = b"\x1b[?2026l";

/// What is started, and where.
pub struct Setup {
    command: CommandBuilder,
    size: (u16, u16),
    home: tempfile::TempDir,
}

impl Setup {
    /// `program` with an environment of its own, 80×24.
    pub fn new(program: impl Into<PathBuf>) -> Self {
        let home = tempfile::tempdir().expect("a temporary folder");
        let mut command = CommandBuilder::new(program.into());
        command.env_clear();
        command.cwd(env!("CARGO_MANIFEST_DIR"));
        for (name, value) in [("TERM", "xterm-256color"), ("COLORTERM", "truecolor"), ("LC_ALL", "C.UTF-8")] {
            command.env(name, value);
        }
        command.env("PATH", std::env::var_os("PATH").unwrap_or_default());
        command.env("HOME", home.path());
        Self { command, size: (80, 24), home }
    }

    /// The desk on the briefings of the project, in English.
    pub fn desk() -> Self {
        Self::new(env!("CARGO_BIN_EXE_tribrief")).args(&DESK)
    }

    /// The same under a shell with job control, which says so when the program stops and goes on
    /// after Enter.
    pub fn desk_under_a_shell() -> Self {
        Self::under_a_shell(&DESK)
    }

    /// The program with `args`, under such a shell.
    pub fn under_a_shell(args: &[&str]) -> Self {
        const SCRIPT: &str =
            r#"set -m; "$0" "$@"; echo "stopped: $?"; read -r line; fg >/dev/null; echo "ended: $?""#;
        Self::new("sh").args(&["-c", SCRIPT, env!("CARGO_BIN_EXE_tribrief")]).args(args)
    }

    pub fn args(mut self, args: &[&str]) -> Self {
        self.command.args(args);
        self
    }

    pub fn env(mut self, name: &str, value: &str) -> Self {
        self.command.env(name, value);
        self
    }

    pub fn without(mut self, name: &str) -> Self {
        self.command.env_remove(name);
        self
    }

    pub fn size(mut self, width: u16, height: u16) -> Self {
        self.size = (width, height);
        self
    }

    pub fn start(self) -> Desk {
        Desk::start(self)
    }
}

const DESK: [&str; 3] = ["--lang", "en", "briefings"];

/// A running program and its terminal.
pub struct Desk {
    /// How much of `bytes` the emulator has seen.
    shown: usize,
    pub terminal: vt100::Parser,
    /// Everything that was written so far.
    pub bytes: Vec<u8>,
    pub pid: u32,
    /// How the line behaved before the start.
    pub line_before: String,
    output: Receiver<Vec<u8>>,
    end: Receiver<ExitStatus>,
    reader: JoinHandle<()>,
    hang_up: Arc<AtomicBool>,
    input: Box<dyn Write + Send>,
    master: Box<dyn MasterPty + Send>,
    _home: tempfile::TempDir,
}

impl Desk {
    fn start(setup: Setup) -> Self {
        let (width, height) = setup.size;
        let pair = native_pty_system().openpty(pty_size(width, height)).expect("a terminal");
        let line_before = line(&*pair.master);
        let mut child = pair.slave.spawn_command(setup.command).expect("the program starts");
        let pid = child.process_id().expect("a process");
        drop(pair.slave);
        let mut source = pair.master.try_clone_reader().expect("the terminal's output");
        let input = pair.master.take_writer().expect("the terminal's input");
        let (sender, output) = mpsc::channel();
        let hang_up = Arc::new(AtomicBool::new(false));
        let over = Arc::clone(&hang_up);
        let reader = thread::spawn(move || {
            let mut chunk = vec![0; 65_536];
            while let Ok(read @ 1..) = source.read(&mut chunk) {
                if sender.send(chunk[..read].to_vec()).is_err() || over.load(Ordering::SeqCst) {
                    break;
                }
            }
        });
        let (sender, end) = mpsc::channel();
        thread::spawn(move || {
            if let Ok(status) = child.wait() {
                let _ = sender.send(status);
            }
        });
        Self {
            terminal: vt100::Parser::new(
                height.try_into().expect("rows"),
                width.try_into().expect("columns"),
                0,
            ),
            bytes: Vec::new(),
            pid,
            line_before,
            output,
            end,
            reader,
            hang_up,
            input,
            master: pair.master,
            shown: 0,
            _home: setup.home,
        }
    }

    /// Sends keys as a terminal does.
    pub fn keys(&mut self, keys: &str) {
        self.input.write_all(keys.as_bytes()).and_then(|()| self.input.flush()).expect("keys are taken");
    }

    /// Reads until a complete frame is as wanted; otherwise fails and shows it.
    pub fn wait(&mut self, what: &str, until: impl Fn(&vt100::Screen) -> bool) {
        let deadline = Instant::now() + PATIENCE;
        while !(self.is_complete() && until(self.terminal.screen())) {
            let left = deadline.saturating_duration_since(Instant::now());
            match self.output.recv_timeout(left) {
                Ok(chunk) => self.take(&chunk),
                Err(error) => panic!("waited for {what}: {error}\n{}", self.terminal.screen().contents()),
            }
        }
    }

    /// Reads until `text` is on the screen.
    pub fn wait_for(&mut self, text: &str) {
        self.wait(text, |screen| screen.contents().contains(text));
    }

    /// Reads until the pane `number` `name` is the active one: bold in the second row.
    pub fn wait_for_pane(&mut self, number: u8, name: &str) {
        let label = format!("{number} {name}");
        self.wait(&label, |screen| {
            let row = screen.rows(0, screen.size().1.get()).nth(1).unwrap_or_default();
            row.find(&label).is_some_and(|at| {
                let column = row[..at].chars().count() + 2;
                u16::try_from(column).ok().and_then(|x| screen.cell(1, x)).is_some_and(vt100::Cell::bold)
            })
        });
    }

    /// Reads to the end of the next frame; the moment at which it was there.
    pub fn frame(&mut self) -> Instant {
        loop {
            let chunk = self.output.recv_timeout(PATIENCE).expect("a frame");
            let now = Instant::now();
            self.take(&chunk);
            if self.bytes.ends_with(FRAME_END) {
                return now;
            }
        }
    }

    /// Reads what comes within `time`; for measuring silence.
    pub fn listen(&mut self, time: Duration) -> usize {
        let deadline = Instant::now() + time;
        let before = self.bytes.len();
        loop {
            match self.output.recv_timeout(deadline.saturating_duration_since(Instant::now())) {
                Ok(chunk) => self.take(&chunk),
                Err(_) => return self.bytes.len() - before,
            }
        }
    }

    /// Reads one piece of output.
    pub fn read(&mut self) -> bool {
        let chunk = self.output.recv_timeout(PATIENCE);
        chunk.is_ok_and(|chunk| {
            self.take(&chunk);
            true
        })
    }

    /// Whether no frame is half drawn.
    fn is_complete(&self) -> bool {
        let last = |mark: &[u8]| self.bytes.windows(mark.len()).rposition(|window| window == mark);
        last(FRAME) <= last(FRAME_END)
    }

    fn take(&mut self, chunk: &[u8]) {
        self.bytes.extend_from_slice(chunk);
        // The emulator loses a letter that comes in two pieces: it is given whole ones.
        let end = self.shown + whole_letters(&self.bytes[self.shown..]);
        self.terminal.process(&self.bytes[self.shown..end]);
        self.shown = end;
    }

    /// Another size for the terminal, and for who looks at it.
    pub fn resize(&mut self, width: u16, height: u16) {
        self.terminal
            .screen_mut()
            .set_size(height.try_into().expect("rows"), width.try_into().expect("columns"));
        self.master.resize(pty_size(width, height)).expect("a new size");
    }

    /// Sends a signal to the process in the foreground.
    pub fn signal(&self, name: &str) {
        let pid = self.master.process_group_leader().map_or(self.pid.to_string(), |pid| pid.to_string());
        let sent = Command::new("kill").args([&format!("-{name}"), &pid]).status().expect("kill");
        assert!(sent.success(), "signal {name}");
    }

    /// Reads to the end of the output; the exit code.
    pub fn end(&mut self) -> u32 {
        loop {
            match self.output.recv_timeout(PATIENCE) {
                Ok(chunk) => self.take(&chunk),
                Err(RecvTimeoutError::Disconnected) => break,
                Err(RecvTimeoutError::Timeout) => {
                    panic!("it does not end:\n{}", self.terminal.screen().contents())
                }
            }
        }
        self.end.recv_timeout(PATIENCE).expect("an exit code").exit_code()
    }

    /// Asks it to end while the terminal takes no more output, as over a line that hangs; the exit code.
    pub fn end_unheard(&mut self) -> u32 {
        let frames = self.frames_since(0);
        self.hang_up.store(true, Ordering::SeqCst);
        // The reading side stops after the next piece of output; a whole frame is more than one piece.
        self.resize(200, 60);
        while self.frames_since(0) == frames && self.read() {}
        self.resize(201, 60);
        self.signal("TERM");
        self.end.recv_timeout(PATIENCE).expect("it ends").exit_code()
    }

    /// The line discipline is as it was before the start.
    pub fn assert_line_given_back(&self) {
        assert_eq!(line(&*self.master), self.line_before, "line discipline");
    }

    /// Takes the terminal away, as closing its window does; the exit code.
    pub fn close_the_window(mut self) -> u32 {
        self.hang_up.store(true, Ordering::SeqCst);
        // The reading side lets go after the next piece of output.
        self.keys("?");
        self.reader.join().expect("the reader ends");
        drop(self.input);
        drop(self.master);
        self.end.recv_timeout(PATIENCE).expect("it ends").exit_code()
    }

    /// The terminal is as it was before the start: line, screen, cursor, pasted text, mouse.
    pub fn assert_given_back(&self) {
        let screen = self.terminal.screen();
        self.assert_line_given_back();
        assert!(!screen.alternate_screen(), "the alternate screen is left");
        assert!(!screen.hide_cursor(), "the cursor shows");
        assert!(!screen.bracketed_paste(), "pasted text comes plain again");
        assert_eq!(screen.mouse_protocol_mode(), vt100::MouseProtocolMode::None, "the mouse is free");
        let (fg, bg, inverse) = (screen.fgcolor(), screen.bgcolor(), screen.inverse());
        assert_eq!((fg, bg, inverse), (vt100::Color::Default, vt100::Color::Default, false), "plain letters");
    }

    /// The terminal is the program's.
    pub fn assert_taken(&self) {
        let screen = self.terminal.screen();
        assert_ne!(line(&*self.master), self.line_before, "raw mode");
        assert!(screen.alternate_screen() && screen.bracketed_paste());
    }

    /// Frames drawn since the first `since` bytes.
    pub fn frames_since(&self, since: usize) -> usize {
        self.bytes[since..].windows(FRAME.len()).filter(|window| *window == FRAME).count()
    }
}

/// Length of `bytes` without a letter at the end that is not complete yet.
fn whole_letters(bytes: &[u8]) -> usize {
    match std::str::from_utf8(bytes) {
        Err(error) if error.error_len().is_none() => error.valid_up_to(),
        _ => bytes.len(),
    }
}

fn pty_size(width: u16, height: u16) -> PtySize {
    PtySize { rows: height, cols: width, pixel_width: 0, pixel_height: 0 }
}

fn line(master: &dyn MasterPty) -> String {
    format!("{:?}", master.get_termios())
}
