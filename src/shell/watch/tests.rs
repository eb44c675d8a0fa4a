//! Real files, saved in every way that editors have.
#![allow(clippy::disallowed_methods, reason = "writes files and looks at them")]

use std::fs;
use std::path::Path;
use std::sync::Arc;
use std::sync::mpsc::{self, Receiver};
use std::thread;

use super::*;

/// Longer than anything takes; only a failing test waits so long.
const PATIENCE: Duration = Duration::from_secs(20);

/// Waits for signs in a thread of its own.
fn watched(place: &Path) -> (Arc<Watcher>, Receiver<Option<Sign>>) {
    let watcher = Arc::new(Watcher::new(Some(place.to_owned())));
    let (sender, signs) = mpsc::channel();
    let waiting = Arc::clone(&watcher);
    thread::spawn(move || while sender.send(waiting.wait()).is_ok() {});
    (watcher, signs)
}

type Save = fn(&Path, &str);

fn in_place(path: &Path, text: &str) {
    fs::write(path, text).expect("written");
}

fn renamed(path: &Path, text: &str) {
    let new = path.with_extension("tmp");
    fs::write(&new, text).and_then(|()| fs::rename(&new, path)).expect("renamed");
}

/// What vim does with `backupcopy=no`.
fn moved_away(path: &Path, text: &str) {
    let old = path.with_extension("ron~");
    fs::rename(path, &old).and_then(|()| fs::write(path, text)).expect("written anew");
    fs::remove_file(old).expect("the old one goes");
}

fn removed(path: &Path, text: &str) {
    fs::remove_file(path).and_then(|()| fs::write(path, text)).expect("written anew");
}

#[test]
fn every_way_to_save_is_told() {
    let ways: [(&str, Save); 4] =
        [("in place", in_place), ("renamed", renamed), ("moved away", moved_away), ("removed", removed)];
    for (name, save) in ways {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("a.ron");
        fs::write(&path, "()").expect("a file");
        let (watcher, signs) = watched(folder.path());
        // The file is young: it is looked at again.
        assert_eq!(signs.recv_timeout(PATIENCE), Ok(Some(Sign::Changed)), "{name}");
        for turn in 0..3 {
            save(&path, &format!("(schema_version: {turn})"));
            watcher.look_now();
            assert_eq!(signs.recv_timeout(PATIENCE), Ok(Some(Sign::Changed)), "{name}, turn {turn}");
        }
    }
}

#[test]
fn it_can_be_turned_to_another_place() {
    let (one, other) = (tempfile::tempdir().expect("a folder"), tempfile::tempdir().expect("a folder"));
    for folder in [&one, &other] {
        fs::write(folder.path().join("a.ron"), "()").expect("a file");
    }
    let (watcher, signs) = watched(one.path());
    assert_eq!(signs.recv_timeout(PATIENCE), Ok(Some(Sign::Changed)));
    watcher.turn_to(Watcher::mark(Some(other.path().to_owned())));
    assert_eq!(signs.recv_timeout(PATIENCE), Ok(Some(Sign::Changed)), "young as well");
    fs::write(other.path().join("b.ron"), "()").expect("a file");
    assert_eq!(signs.recv_timeout(PATIENCE), Ok(Some(Sign::Changed)));
}

#[test]
fn one_waits_at_a_time() {
    let folder = tempfile::tempdir().expect("a folder");
    let (watcher, signs) = watched(folder.path());
    // Whichever of the two waits, the other one is sent away.
    let second = Arc::clone(&watcher);
    let (sender, answer) = mpsc::channel();
    thread::spawn(move || sender.send(second.wait()));
    let away = answer.recv_timeout(PATIENCE).or_else(|_| signs.recv_timeout(PATIENCE));
    assert_eq!(away, Ok(None));
}
