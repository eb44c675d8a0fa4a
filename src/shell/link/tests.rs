#![allow(clippy::disallowed_methods, reason = "tests look at the files themselves")]

use std::fs::{self, OpenOptions};
use std::path::PathBuf;

use super::record::LENGTH;
use super::*;
use crate::model::nation::NationSet;
use crate::model::stage::{Cue, Stage};

mod hammer;
#[cfg(unix)]
mod private;

/// A link in a folder of its own.
pub(super) struct Place {
    pub folder: PathBuf,
    pub name: Name,
    _home: tempfile::TempDir,
}

impl Place {
    pub fn new() -> Self {
        let home = tempfile::tempdir().expect("a folder");
        let folder = folder(Some(home.path()), None).expect("the folder of the links");
        Self { folder, name: name(Meeting::Embedded("sample")), _home: home }
    }

    pub fn console(&self) -> Result<Console, LinkError> {
        Console::open(&self.folder, &self.name)
    }

    pub fn watcher(&self) -> Watcher {
        Watcher::open(&self.folder, &self.name)
    }

    pub fn live(&self) -> PathBuf {
        self.folder.join(self.name.live())
    }
}

/// A cue from which every field tells the number.
pub(super) fn cue(number: u32) -> Cue {
    let item = format!("item-{number}").into();
    let stage = Stage { item, scroll: (number % 1000) as u16, ..Stage::default() };
    Cue {
        stage,
        audience: NationSet::MEMBERS,
        files: u64::from(number) << 20,
        used: number,
        ..Cue::default()
    }
}

fn live(watcher: &Watcher) -> (Cue, u64) {
    match watcher.read() {
        Seen::Live { cue, counter } => (cue, counter),
        other => panic!("the console is alive: {other:?}"),
    }
}

#[test]
fn the_room_sees_what_the_console_says_and_that_it_ends() {
    let place = Place::new();
    let watcher = place.watcher();
    assert_eq!(watcher.read(), Seen::Nothing, "before there is anything");
    let mut console = place.console().expect("a console");
    assert_eq!(watcher.read(), Seen::Nothing, "nothing is published yet");
    console.publish(&cue(1)).expect("published");
    let (first, counter) = live(&watcher);
    assert_eq!(first, cue(1));
    console.publish(&cue(1)).expect("published");
    assert_eq!(live(&watcher), (cue(1), counter + 1), "the same again is a sign of life");
    console.publish(&cue(2)).expect("published");
    assert_eq!(live(&watcher), (cue(2), counter + 2));
    assert_eq!(live(&place.watcher()).0, cue(2), "who comes late");
    drop(console);
    assert_eq!(watcher.read(), Seen::Ended(cue(2)));
}

#[test]
fn what_is_no_id_is_refused_and_what_was_shown_stays() {
    let place = Place::new();
    let mut console = place.console().expect("a console");
    console.publish(&cue(1)).expect("published");
    let mut wrong = cue(2);
    wrong.stage.item = "No Id".into();
    assert!(console.publish(&wrong).is_err());
    assert_eq!(live(&place.watcher()).0, cue(1));
}

#[test]
fn a_second_console_is_refused_until_the_first_has_gone() {
    let place = Place::new();
    let mut first = place.console().expect("a console");
    first.publish(&cue(1)).expect("published");
    let refused = place.console().expect_err("one console for one meeting");
    assert!(matches!(refused, LinkError::Taken), "{refused:?}");
    assert_eq!(live(&place.watcher()).0, cue(1), "the first one is not disturbed");
    let other = Console::open(&place.folder, &name(Meeting::Embedded("other")));
    assert!(other.is_ok(), "another meeting is free");
    let (_, counter) = live(&place.watcher());
    drop(first);
    let mut second = place.console().expect("free again");
    assert_eq!(place.watcher().read(), Seen::Ended(cue(1)), "it has said nothing yet");
    second.publish(&cue(2)).expect("published");
    let (shown, next) = live(&place.watcher());
    assert!(shown == cue(2) && next > counter, "the counter goes on: {counter}, {next}");
}

#[test]
fn the_file_may_go_and_come_and_be_another_one() {
    let place = Place::new();
    let watcher = place.watcher();
    let mut console = place.console().expect("a console");
    console.publish(&cue(1)).expect("published");
    let good = fs::read(place.live()).expect("a record");
    drop(console);
    assert_eq!(good.len(), LENGTH);
    for strange in [&b""[..], b"tribrief", &[0; LENGTH], &[&good[..], b"x"].concat(), &good[..LENGTH - 1]] {
        fs::write(place.live(), strange).expect("written");
        assert_eq!(watcher.read(), Seen::Nothing, "{} bytes", strange.len());
    }
    fs::remove_file(place.live()).expect("removed");
    assert_eq!(watcher.read(), Seen::Nothing);
    fs::create_dir(place.live()).expect("a folder in its place");
    assert_eq!(watcher.read(), Seen::Nothing);
    assert!(matches!(place.console(), Err(LinkError::Strange(_))));
    fs::remove_dir(place.live()).expect("removed");
    let beside = place.folder.join("beside");
    fs::write(&beside, &good).expect("written");
    fs::rename(&beside, place.live()).expect("replaced");
    assert_eq!(live(&watcher).0, cue(1));
}

#[test]
fn a_console_mends_a_file_that_is_too_long() {
    let place = Place::new();
    fs::write(place.live(), vec![7; 2000]).expect("written");
    let mut console = place.console().expect("a console");
    console.publish(&cue(3)).expect("published");
    assert_eq!(live(&place.watcher()).0, cue(3));
}

#[test]
fn a_killed_console_is_no_clean_end() {
    let place = Place::new();
    let mut console = place.console().expect("a console");
    console.publish(&cue(1)).expect("published");
    // What a kill leaves: the last record, and no lock.
    let left = fs::read(place.live()).expect("a record");
    drop(console);
    fs::write(place.live(), left).expect("written");
    let (_, counter) = live(&place.watcher());
    assert_eq!(live(&place.watcher()), (cue(1), counter), "it does not move any more");
    assert!(place.console().is_ok(), "and the next console may begin");
}

#[test]
fn one_briefing_has_one_name_whatever_way_leads_to_it() {
    let home = tempfile::tempdir().expect("a folder");
    let (one, other) = (home.path().join("one"), home.path().join("other"));
    fs::create_dir(&one).expect("a folder");
    fs::create_dir(&other).expect("a folder");
    let of = |path: &Path| name(Meeting::Disk(path));
    for way in ["one/", "./one", "one/.", "other/../one"] {
        assert_eq!(of(&home.path().join(way)), of(&one), "{way}");
    }
    assert_ne!(of(&one), of(&other));
    assert_ne!(name(Meeting::Disk(Path::new("sample"))), name(Meeting::Embedded("sample")));
    let text = of(&one).to_string();
    let hash = text.strip_suffix(".live").expect("a file name");
    assert!(hash.len() == 16 && hash.bytes().all(|b| b.is_ascii_hexdigit()), "{text}");
    assert_eq!(fnv(&[b"foo", b"bar"]), 0x8594_4171_f739_67e8, "FNV-1a as published");
    #[cfg(unix)]
    {
        std::os::unix::fs::symlink(&one, home.path().join("way")).expect("a link");
        assert_eq!(of(&home.path().join("way")), of(&one));
    }
}

#[test]
fn without_a_place_there_is_no_folder() {
    let home = tempfile::tempdir().expect("a folder");
    assert!(matches!(folder(None, None), Err(LinkError::Nowhere)));
    assert!(matches!(folder(Some(Path::new("here")), Some(Path::new("there"))), Err(LinkError::Nowhere)));
    let state = home.path().join("deep").join("state");
    let made = folder(None, Some(&state)).expect("made");
    assert_eq!(made, state.join("tribrief").join("live"));
    assert_eq!(folder(None, Some(&state)).expect("still there"), made);
    assert_eq!(folder(Some(home.path()), Some(&state)).expect("made"), home.path().join("tribrief"));
    assert_eq!(fs::read_dir(&made).expect("a folder").count(), 0, "nothing is left behind");
    let gone = folder(Some(&home.path().join("gone")), None);
    assert!(matches!(gone, Err(LinkError::Io(..))), "{gone:?}");
}

#[test]
fn every_refusal_says_what_is_wrong_and_what_to_do_in_both_languages() {
    let path = PathBuf::from("/run/user/7/tribrief");
    let all = [
        LinkError::Nowhere,
        LinkError::Taken,
        LinkError::Symlink(path.clone()),
        LinkError::Strange(path.clone()),
        LinkError::Foreign(path.clone()),
        LinkError::Shared(path.clone()),
        LinkError::Io(path.clone(), std::io::ErrorKind::PermissionDenied.into()),
    ];
    for error in all {
        let (message, help) = (error.message(), error.help());
        assert!(message.fr != message.en && help.fr != help.en, "{error:?}");
        let named = [&message.fr, &message.en].iter().all(|text| text.contains("/run/user/7"));
        assert_eq!(named, !matches!(error, LinkError::Nowhere | LinkError::Taken), "{error:?}");
    }
}

#[test]
fn reading_leaves_no_trace() {
    let place = Place::new();
    let mut console = place.console().expect("a console");
    console.publish(&cue(1)).expect("published");
    let before = fs::read(place.live()).expect("a record");
    for _ in 0..10 {
        let _ = place.watcher().read();
    }
    assert_eq!(fs::read(place.live()).expect("a record"), before);
    assert_eq!(fs::read_dir(&place.folder).expect("a folder").count(), 2, "record and lock");
    // Somebody who only may read can do so.
    assert!(OpenOptions::new().read(true).open(place.live()).is_ok());
}
