//! Panics in a terminal. The program has no door to provoke one, so this very test binary runs a small
//! faulty program through the same public `shell::run`, in a child process.
#![allow(clippy::disallowed_methods, reason = "starts itself as a faulty program")]

use crossterm::event::KeyCode;
use ratatui::buffer::Buffer;
use ratatui::layout::Position;
use ratatui::style::Style;
use tribrief::shell::{self, Effect, Event, Exit, NoTerminal, Program};

use crate::harness::{Desk, Setup};

struct Faulty {
    line: String,
    broken: bool,
}

impl Program for Faulty {
    type Answer = String;

    fn handle(&mut self, event: Event<String>) -> Vec<Effect<String>> {
        match event {
            Event::Key(key) => match key.code {
                KeyCode::Char('u') => panic!("broken update \x1b[2J"),
                KeyCode::Char('d') => self.broken = true,
                KeyCode::Char('w') => return vec![Effect::Work(Box::new(|| panic!("broken worker")))],
                KeyCode::Char('a') => return vec![Effect::Work(Box::new(|| "an answer".to_owned()))],
                KeyCode::Char('m') => return vec![Effect::Mouse(false)],
                _ => return vec![Effect::Quit],
            },
            Event::WorkerFailed(why) => self.line = format!("sorry: {why}"),
            Event::Answer(answer) => self.line = answer,
            _ => {}
        }
        Vec::new()
    }

    fn take_dirty(&mut self) -> bool {
        true
    }

    fn draw(&self, buffer: &mut Buffer) -> Option<Position> {
        assert!(!self.broken, "broken drawing");
        let width = usize::from(buffer.area.width);
        buffer.set_stringn(0, 0, &self.line, width, Style::new());
        None
    }
}

#[test]
#[ignore = "the tests below start it in a terminal"]
fn faulty_program() {
    let mut faulty = Faulty { line: "here I am".to_owned(), broken: false };
    match shell::run(&mut faulty, true) {
        Ok(exit) => assert_eq!(exit, Exit::Quit),
        // Started by hand with all ignored tests: nothing to see.
        Err(NoTerminal::Input | NoTerminal::Output) => {}
        Err(NoTerminal::Refused(error)) => panic!("{error}"),
    }
}

fn faulty() -> Desk {
    let test = std::env::current_exe().expect("this test");
    let mut desk = Setup::new(test)
        .args(&["fault::faulty_program", "--exact", "--ignored", "--nocapture", "--test-threads=1"])
        .start();
    desk.wait_for("here I am");
    desk.assert_taken();
    desk
}

#[test]
fn a_panic_gives_the_terminal_back_and_says_why() {
    for (key, why) in [("u", "broken update"), ("d", "broken drawing")] {
        let mut desk = faulty();
        desk.keys(key);
        assert_eq!(desk.end(), 101);
        desk.assert_given_back();
        let screen = desk.terminal.screen().contents().replace('\n', "");
        assert!(screen.contains(&format!("error: internal fault: {why}")), "{screen}");
        assert!(screen.contains("help: "), "{screen}");
        let left = desk.bytes.windows(8).rposition(|window| window == b"\x1b[?1049l").unwrap_or(0);
        let after = String::from_utf8_lossy(&desk.bytes[left..]);
        assert!(!after.contains("\x1b[2J"), "the message cannot steer the terminal: {after:?}");
    }
}

#[test]
fn a_worker_that_panics_is_a_message() {
    let mut desk = faulty();
    desk.keys("w");
    desk.wait_for("sorry: broken worker");
    desk.assert_taken();
    assert!(!String::from_utf8_lossy(&desk.bytes).contains("panicked"), "nothing is printed over the screen");
    desk.keys("a");
    desk.wait_for("an answer");
    desk.keys("q");
    assert_eq!(desk.end(), 0);
    desk.assert_given_back();
}

#[test]
fn the_mouse_can_be_let_go() {
    let mut desk = faulty();
    assert_ne!(desk.terminal.screen().mouse_protocol_mode(), vt100::MouseProtocolMode::None);
    desk.keys("m");
    desk.wait("a free mouse", |screen| screen.mouse_protocol_mode() == vt100::MouseProtocolMode::None);
    desk.keys("q");
    assert_eq!(desk.end(), 0);
}
