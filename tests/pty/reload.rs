//! Files saved beside the running desk, in the ways of editors: the screen shows what stands in them.
#![allow(clippy::disallowed_methods, reason = "saves files beside the program")]

use std::fs;
use std::path::{Path, PathBuf};

use crate::harness::{Desk, Setup};

/// A file with one incident of this title, which is to stand on the screen.
pub fn text(title: &str) -> String {
    format!(
        "(contributor: MLI, marking: (class: DR, rel_to: [SEN, MLI, MRT]), incidents: [\n(id: \"mli-one\",\n\
         title: \"{title}\", kind: Other, start: \"2025-07-01\")])\n"
    )
}

/// Ways to save a file.
pub type Save = fn(&Path, &str);

/// Every way, by name.
pub const WAYS: [(&str, Save); 5] = [
    ("in place", in_place),
    ("in place, slowly", slowly),
    ("temporary file and rename", renamed),
    ("moved away and written anew", moved_away),
    ("deleted and written anew", deleted),
];

fn in_place(path: &Path, text: &str) {
    fs::write(path, text).expect("written");
}

/// In three pieces, each on the disk before the next.
fn slowly(path: &Path, text: &str) {
    use std::io::Write;
    let mut file = fs::File::create(path).expect("a file");
    for piece in text.as_bytes().chunks(text.len() / 3 + 1) {
        file.write_all(piece).and_then(|()| file.sync_all()).expect("written");
    }
}

fn renamed(path: &Path, text: &str) {
    let new = path.with_extension("tmp");
    fs::write(&new, text).and_then(|()| fs::rename(&new, path)).expect("renamed");
}

/// What vim does where it keeps no copy.
fn moved_away(path: &Path, text: &str) {
    let old = path.with_extension("ron~");
    fs::rename(path, &old).and_then(|()| fs::write(path, text)).expect("written anew");
    fs::remove_file(old).expect("the old one goes");
}

fn deleted(path: &Path, text: &str) {
    fs::remove_file(path).and_then(|()| fs::write(path, text)).expect("written anew");
}

/// A desk over a folder of one file, with its incidents on the screen.
pub fn opened() -> (Desk, tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("mli.ron");
    fs::write(&path, text("first text")).expect("a file");
    let place = folder.path().to_string_lossy().into_owned();
    let setup = Setup::new(env!("CARGO_BIN_EXE_tribrief")).args(&["--lang", "en", &place]).size(120, 36);
    let mut desk = setup.start();
    desk.wait_for_pane(1, "Overview");
    desk.keys("3");
    desk.wait_for("first text");
    (desk, folder, path)
}

#[test]
fn every_way_to_save_reaches_the_screen() {
    let (mut desk, _folder, path) = opened();
    for (turn, (way, save)) in WAYS.into_iter().enumerate() {
        let title = format!("text {turn} {}", way.replace(',', ""));
        save(&path, &text(&title));
        desk.wait_for(&title);
    }
    desk.keys("q");
    assert_eq!(desk.end(), 0);
    desk.assert_given_back();
}

#[test]
fn a_burst_of_saves_ends_with_what_stands_in_the_file() {
    let (mut desk, _folder, path) = opened();
    for (way, save) in WAYS {
        for turn in 0..200 {
            save(&path, &text(&format!("{turn:03} {way}")));
        }
        desk.wait_for(&format!("199 {way}"));
    }
    desk.keys("q");
    assert_eq!(desk.end(), 0);
}

#[test]
fn a_broken_save_keeps_the_old_text_with_a_sign_until_it_is_mended() {
    let (mut desk, _folder, path) = opened();
    fs::write(&path, text("second text").replace("2025-07-01", "yesterday")).expect("written");
    desk.wait_for("error l. 3");
    assert!(desk.terminal.screen().contents().contains("first text"), "the old text stays");
    fs::write(&path, text("third text")).expect("written");
    desk.wait("the mended text", |screen| {
        let seen = screen.contents();
        seen.contains("third text") && !seen.contains("present text")
    });
    desk.keys("q");
    assert_eq!(desk.end(), 0);
}

#[test]
fn a_folder_that_is_pulled_out_stays_on_the_screen_and_is_watched_on() {
    let (mut desk, folder, path) = opened();
    let away = folder.path().with_extension("away");
    fs::rename(folder.path(), &away).expect("moved");
    desk.wait_for("the folder is gone");
    assert!(desk.terminal.screen().contents().contains("first text"));
    fs::rename(&away, folder.path()).expect("moved back");
    desk.wait_for("the folder is back");
    fs::write(&path, text("second text")).expect("written");
    desk.wait_for("second text");
    desk.keys("q");
    assert_eq!(desk.end(), 0);
}
