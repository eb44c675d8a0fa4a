//! Where a journal lies on a real disk, who may have it, and which of several is the one.

use std::path::{Path, PathBuf};

use tribrief::journal::{Facts, Journal};
use tribrief::shell::{Best, NotOpened, Vault, VaultError, best_on_disk, candidates, open_best};

use crate::samples::{facts, meeting, note, now, written};

/// The best journal of `places`. A program that a test beside is just starting holds all that is open here
/// until it begins, so that what was given free may look taken for a moment.
fn best(places: &[PathBuf]) -> Best {
    const LOOKS: usize = 100_000;
    for _ in 0..LOOKS {
        match open_best(places, &facts(), now()) {
            Err(NotOpened::Busy(_)) => std::thread::yield_now(),
            opened => return opened.expect("a journal"),
        }
    }
    panic!("somebody has it and keeps it");
}

fn append(journal: &mut Journal<Vault>, numbers: std::ops::Range<usize>) {
    for number in numbers {
        journal.append(&note(number, "texte")).expect("room");
    }
}

fn names(folder: &Path) -> Vec<String> {
    let files = std::fs::read_dir(folder).expect("a folder").flatten();
    let mut names: Vec<String> = files.map(|file| file.file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    names
}

#[test]
fn a_second_console_is_refused_and_a_third_after_the_first_ended_is_not() {
    let folder = tempfile::tempdir().expect("a folder");
    let places = candidates(Some(folder.path()), None, "tri-12", false);
    let first = best(&places);
    assert!(first.journal.storage().is_locked());
    assert!(matches!(Vault::open(&places[0]), Err(VaultError::Busy)));
    assert!(matches!(open_best(&places, &facts(), now()), Err(NotOpened::Busy(path)) if path == places[0]));
    assert!(VaultError::Busy.message().en.contains("another console"));
    drop(first);
    assert_eq!(best(&places).recovery.entries, 0);
}

#[test]
fn a_console_that_went_on_elsewhere_is_seen() {
    let folder = tempfile::tempdir().expect("a folder");
    let places = [folder.path().join("one.journal"), folder.path().join("two.journal")];
    let mut first = best(&places).journal;
    append(&mut first, 1..4);
    let mut moved = first.move_to(Vault::open(&places[1]).expect("a file")).expect("a copy");
    drop(first);
    assert!(matches!(open_best(&places, &facts(), now()), Err(NotOpened::Busy(path)) if path == places[1]));
    append(&mut moved, 4..6);
    drop(moved);
    // The longer one is the one; the other is its beginning, and no word is lost about it.
    let found = best(&places);
    assert_eq!((found.journal.storage().path(), found.recovery.entries), (&*places[1], 5));
    assert_eq!((found.differing.len(), found.passed_over.len()), (0, 0));
}

#[test]
fn journals_that_differ_are_named() {
    let folder = tempfile::tempdir().expect("a folder");
    let places = [folder.path().join("one.journal"), folder.path().join("two.journal")];
    std::fs::write(&places[0], written(&meeting()[..2]).0).expect("a journal");
    std::fs::write(&places[1], written(&meeting()[1..]).0).expect("a journal");
    let found = best(&places);
    assert_eq!(found.journal.storage().path(), places[1]);
    assert_eq!(found.differing, [places[0].clone()]);
    let (_, differing) = best_on_disk(&places).expect("a journal");
    assert_eq!(differing, found.differing);
}

#[test]
fn a_journal_does_not_move_onto_another() {
    let folder = tempfile::tempdir().expect("a folder");
    let other = folder.path().join("other.journal");
    let (bytes, _) = written(&meeting());
    std::fs::write(&other, &bytes).expect("a journal");
    let mut own = best(&[folder.path().join("own.journal")]).journal;
    append(&mut own, 1..2);
    assert!(own.move_to(Vault::open(&other).expect("a file")).is_err());
    assert_eq!(std::fs::read(&other).expect("a journal"), bytes);
}

#[test]
fn a_place_that_cannot_be_written_is_passed_over() {
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::write(folder.path().join("file"), "").expect("a file");
    let state = folder.path().join("state");
    let places = candidates(Some(&folder.path().join("file")), Some(&state), "tri-12", false);
    let found = best(&places);
    assert_eq!(found.journal.storage().path(), places[1]);
    assert_eq!(found.passed_over.len(), 1);
    assert_eq!(found.passed_over[0].0, places[0]);
    drop(found);
    // The next time it is found there.
    assert!(!best(&places).recovery.created);
}

#[cfg(target_os = "linux")]
#[test]
fn a_journal_on_a_stick_that_is_read_only_goes_on_elsewhere() {
    use crate::child::mount;
    let [stick, state] = [(); 2].map(|()| tempfile::tempdir().expect("a folder"));
    let Some(_mounted) = mount(stick.path(), &["-t", "tmpfs", "-o", "size=8m", "tmpfs"]) else {
        return crate::common::command::skipped("a read-only stick: mounting is not permitted");
    };
    let places = candidates(Some(stick.path()), Some(state.path()), "tri-12", false);
    let mut first = best(&places).journal;
    append(&mut first, 1..4);
    drop(first);
    let Some(_read_only) = mount(stick.path(), &["-o", "remount,ro"]) else {
        return crate::common::command::skipped("a read-only stick: mounting is not permitted");
    };
    let mut found = best(&places);
    assert_eq!((found.journal.storage().path(), found.recovery.entries), (&*places[1], 3));
    assert_eq!(found.passed_over.len(), 1);
    append(&mut found.journal, 4..6);
    drop(found);
    assert_eq!(best(&places).recovery.entries, 5);
}

#[cfg(unix)]
#[test]
fn only_the_owner_may_read_it_and_a_link_is_not_followed() {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("state").join("deep").join("a.journal");
    std::fs::create_dir(folder.path().join("state")).expect("a folder");
    let found = best(std::slice::from_ref(&path));
    let mode = |path: &Path| std::fs::metadata(path).expect("a file").permissions().mode() & 0o777;
    let reserve = path.with_extension("journal.reserve");
    assert_eq!((mode(&path), mode(&reserve)), (0o600, 0o600));
    assert_eq!(mode(path.parent().expect("a folder")), 0o700);
    assert_eq!(std::fs::metadata(&reserve).expect("a reserve").len(), 1 << 20);
    drop(found);
    assert_eq!(names(path.parent().expect("a folder")), ["a.journal"], "the reserve goes with the console");
    let link = folder.path().join("link.journal");
    std::os::unix::fs::symlink(&path, &link).expect("a link");
    assert!(matches!(Vault::open(&link), Err(VaultError::NotAFile)));
}

#[test]
fn a_torn_end_is_kept_beside_for_the_owner() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("a.journal");
    let (bytes, ends) = written(&meeting());
    for round in 1..4 {
        std::fs::write(&path, &bytes[..ends[3] + 7]).expect("a journal");
        let found = best(std::slice::from_ref(&path));
        let torn = found.recovery.torn.clone().expect("a torn end");
        assert_eq!((torn.bytes, found.recovery.entries), (7, 3));
        assert_eq!(
            std::fs::read(folder.path().join(&torn.kept_as)).expect("kept"),
            bytes[ends[3]..ends[3] + 7]
        );
        drop(found);
        assert_eq!(std::fs::read(&path).expect("a journal"), bytes[..ends[3]]);
        assert_eq!(names(folder.path()).len(), 1 + round, "none is written over");
    }
}

#[test]
fn what_is_no_journal_is_left_alone() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("a.journal");
    let other = vec![b'x'; 10_000];
    std::fs::write(&path, &other).expect("a file");
    assert!(matches!(open_best(std::slice::from_ref(&path), &facts(), now()), Err(NotOpened::Nowhere(_))));
    let (bytes, _) = written(&meeting());
    std::fs::write(&path, &bytes).expect("a journal");
    let rehearsal = Facts { rehearsal: true, ..facts() };
    assert!(matches!(open_best(std::slice::from_ref(&path), &rehearsal, now()), Err(NotOpened::Nowhere(_))));
    assert_eq!(std::fs::read(&path).expect("a journal"), bytes);
    // A file longer than any journal takes no room and no time.
    std::fs::File::create(&path).and_then(|file| file.set_len((64 << 20) + 1)).expect("a file");
    assert!(matches!(open_best(std::slice::from_ref(&path), &facts(), now()), Err(NotOpened::Nowhere(_))));
    assert!(best_on_disk(std::slice::from_ref(&path)).is_err());
}

#[test]
fn names_stay_in_their_folder_and_apart() {
    let folder = Path::new("/briefings/octobre");
    let state = Path::new("/state");
    let of = |id: &str, rehearsal| candidates(Some(folder), Some(state), id, rehearsal);
    assert_eq!(of("tri-12", false)[0], folder.join("tri-12.journal"));
    assert_eq!(of("tri-12", true)[0], folder.join("tri-12.rehearsal.journal"));
    for id in ["../../etc/passwd", "a/b", "", ".", "CON", "nul", "é", "tri 12", &"x".repeat(500)] {
        for path in of(id, false) {
            let parent = path.parent().expect("a folder");
            assert!(parent == folder || parent == state.join("tribrief").join("journals"), "{id}: {path:?}");
            let name = path.file_name().expect("a name").to_string_lossy().into_owned();
            assert!(name.len() < 100 && name.is_ascii() && !name.starts_with('.'), "{name}");
        }
    }
    assert_ne!(of("TRI", false), of("tri", false));
    assert_ne!(
        candidates(Some(Path::new("/other")), Some(state), "tri-12", false)[1],
        of("tri-12", false)[1]
    );
    assert_eq!(candidates(None, Some(state), "tri-12", false).len(), 1);
}

#[cfg(target_os = "linux")]
#[test]
fn a_bare_name_has_a_folder_too() {
    use crate::child::{Writer, lost, said};
    let folder = tempfile::tempdir().expect("a folder");
    let mut command = Writer::new(Path::new("bare.journal"), 3).command();
    let output = command.current_dir(folder.path()).output().expect("the writer starts");
    let said = said(&output.stdout, output.status.success());
    assert!(said.ended && said.acks == 3, "{}", said.out);
    assert_eq!(lost(&folder.path().join("bare.journal"), 3), 0);
}
