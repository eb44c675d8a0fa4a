//! README tables and pictures come from the program itself. `UPDATE_DOCS=1 cargo test --test docs`
//! writes them; otherwise they are compared.
#![allow(clippy::disallowed_methods, reason = "writes and compares documentation")]

mod common;

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use common::App;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use tribrief::app::keymap::Context;
use tribrief::app::{Msg, Setup, State, update};
use tribrief::look::glyphs::GlyphSet;
use tribrief::look::svg::svg;
use tribrief::look::theme::{Depth, Theme, ThemeName};
use tribrief::model::lang::Lang;
use tribrief::source::{Limits, load, open_embedded};

fn same_or_write(path: &Path, wanted: &str) {
    if std::env::var_os("UPDATE_DOCS").is_some() {
        fs::write(path, wanted).expect("the file can be written");
    }
    let found = fs::read_to_string(path).unwrap_or_default().replace("\r\n", "\n");
    assert!(
        found == wanted,
        "{} is not what the program says; UPDATE_DOCS=1 cargo test --test docs writes it",
        path.display()
    );
}

/// `text` with what stands between the marks `name` replaced.
fn replaced(text: &str, name: &str, content: &str) -> String {
    let (open, close) = (format!("<!-- {name} -->\n"), format!("<!-- /{name} -->"));
    let start = text.find(&open).expect("the opening mark is there") + open.len();
    let end = text.find(&close).expect("the closing mark is there");
    format!("{}{content}{}", &text[..start], &text[end..])
}

/// One command: its arguments and what it does.
fn row(out: &mut String, name: &str, command: &clap::Command) {
    let mut usage = name.to_owned();
    for argument in command.get_positionals() {
        let name = argument.get_value_names().and_then(|names| names.first());
        let name = name.map_or_else(|| argument.get_id().as_str().to_uppercase(), ToString::to_string);
        let name = name.replace('|', "\\|");
        let many = if matches!(argument.get_action(), clap::ArgAction::Append) { "…" } else { "" };
        let plain = name.contains('[') || argument.is_required_set();
        let _ = write!(usage, " {}", if plain { name } else { format!("[{name}]{many}") });
    }
    for argument in command.get_opts() {
        let values: Vec<String> =
            argument.get_possible_values().iter().map(|v| v.get_name().to_owned()).collect();
        let values = if values.is_empty() { String::new() } else { format!(" {}", values.join("\\|")) };
        let _ = write!(usage, " [--{}{values}]", argument.get_long().unwrap_or_default());
    }
    let about = command.get_about().map(ToString::to_string).unwrap_or_default();
    let _ = writeln!(out, "| `{usage}` | {about} |");
}

/// The commands with what they do, from the command line itself.
fn commands() -> String {
    let command = tribrief::cli::command::command(Lang::En);
    let mut out =
        String::from("| command | does |\n| --- | --- |\n| `tribrief [PATH]` | open the reading desk |\n");
    for sub in command.get_subcommands() {
        let name = format!("tribrief {}", sub.get_name());
        if sub.has_subcommands() {
            sub.get_subcommands()
                .for_each(|inner| row(&mut out, &format!("{name} {}", inner.get_name()), inner));
        } else {
            row(&mut out, &name, sub);
        }
    }
    out.push_str("\nOptions: ");
    let options =
        command.get_arguments().filter_map(|a| Some(format!("`--{}` {}", a.get_long()?, a.get_help()?)));
    out.push_str(&options.collect::<Vec<_>>().join("; "));
    out.push_str(".\n");
    out
}

#[test]
fn readme_tables_come_from_the_program() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md");
    let text = fs::read_to_string(&path).expect("README.md is there").replace("\r\n", "\n");
    let text = replaced(&text, "commands", &commands());
    let text = replaced(&text, "keys", &tribrief::cli::keys::markdown(Context::Desk));
    let text = replaced(&text, "map", &tribrief::cli::keys::markdown(Context::Map));
    let text = replaced(&text, "console", &tribrief::cli::keys::markdown(Context::Talk));
    let reference = tribrief::cli::reference::markdown(&tribrief::cli::reference::parts());
    let text = replaced(&text, "reference", &reference);
    same_or_write(&path, &text);
}

/// A picture of the sample after `keys`.
fn picture(keys: &str, size: (u16, u16)) -> String {
    let opened = open_embedded(None).expect("the sample is inside");
    let loaded = load(&*opened.files, Limits::default(), None);
    let mut state = State::new(Setup {
        briefing: loaded.briefing,
        library: opened.library,
        chosen: opened.chosen,
        audience: None,
        lang: Lang::En,
        theme: ThemeName::Dark,
        depth: Depth::True,
        glyphs: GlyphSet::Unicode,
        fold: false,
        mouse: true,
        size,
        last: None,
    });
    for key in keys.chars() {
        let event = crossterm::event::KeyEvent::from(crossterm::event::KeyCode::Char(key));
        update(&mut state, Msg::Key(event));
    }
    let mut buffer = Buffer::empty(Rect::new(0, 0, size.0, size.1));
    tribrief::view::draw(&state, &mut buffer);
    svg(&buffer, &Theme::new(ThemeName::Dark, Depth::True))
}

#[test]
fn pictures_are_those_of_the_program() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/pictures");
    let incidents = picture("3jjjjjjjjjjjjjjjjj", (120, 36));
    assert_eq!(incidents, picture("3jjjjjjjjjjjjjjjjj", (120, 36)), "one state, one picture");
    same_or_write(&folder.join("incidents.svg"), &incidents);
    same_or_write(&folder.join("overview.svg"), &picture("", (120, 36)));
}

/// What `tribrief export svg` draws of the sample inside the program.
fn exported(what: &[&str]) -> String {
    let nowhere = tempfile::tempdir().expect("a folder");
    let output = std::process::Command::new(env!("CARGO_BIN_EXE_tribrief"))
        .args(["export", "svg", "--lang", "en", "--theme", "dark", "--size", "120x36"])
        .args(what)
        .current_dir(nowhere.path())
        .output()
        .expect("the program starts");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).expect("a picture is text")
}

#[test]
fn pictures_of_map_and_chart_are_those_of_the_program() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/pictures");
    same_or_write(&folder.join("map.svg"), &exported(&["map"]));
    same_or_write(&folder.join("matrix.svg"), &exported(&["chart", "matrix"]));
}

/// The sample's meeting, late in an item, with two things recorded.
fn meeting() -> App {
    let mut console = common::app(common::sample()).size(120, 36).present();
    console.press("4 Enter");
    console.pass(1860);
    console.press("Down f d");
    console.type_text("Radio contact between the three commands every day at 1800Z");
    console.press("ctrl-s");
    console.pass(140);
    console
}

#[test]
fn pictures_of_a_meeting_are_those_of_the_program() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/pictures");
    let theme = Theme::new(ThemeName::Dark, Depth::True);
    let console = meeting();
    same_or_write(&folder.join("console.svg"), &svg(&console.frame().0, &theme));
    let room = common::app(common::sample()).size(120, 36).present().keys("1 5 Enter PgDn v");
    same_or_write(&folder.join("room.svg"), &svg(&room.frame().0, &theme));
}
