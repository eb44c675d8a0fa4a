//! The user's own, and nobody else's.

use std::fs::{self, Permissions};
use std::os::unix::fs::{MetadataExt, PermissionsExt, chown, symlink};
use std::path::Path;

use super::{LinkError, Place, Seen, cue, folder};

fn mode(path: &Path) -> u32 {
    fs::symlink_metadata(path).expect("it is there").mode() & 0o777
}

#[test]
fn folder_and_files_are_closed_to_others() {
    let place = Place::new();
    let mut console = place.console().expect("a console");
    console.publish(&cue(1)).expect("published");
    assert_eq!(mode(&place.folder), 0o700);
    assert_eq!(mode(&place.live()), 0o600);
    assert_eq!(mode(&place.folder.join(place.name.lock())), 0o600);
    let home = tempfile::tempdir().expect("a folder");
    let state = home.path().join("state");
    let made = folder(None, Some(&state)).expect("made");
    assert_eq!((mode(&state), mode(&made)), (0o700, 0o700));
}

#[test]
fn files_that_were_open_are_closed() {
    let place = Place::new();
    fs::write(place.live(), b"").expect("written");
    fs::set_permissions(place.live(), Permissions::from_mode(0o666)).expect("opened");
    let _console = place.console().expect("a console");
    assert_eq!(mode(&place.live()), 0o600);
}

#[test]
fn a_folder_that_others_can_read_or_write_is_refused() {
    for open in [0o701, 0o704, 0o710, 0o720, 0o740, 0o755, 0o777] {
        let home = tempfile::tempdir().expect("a folder");
        let ours = folder(Some(home.path()), None).expect("made");
        fs::set_permissions(&ours, Permissions::from_mode(open)).expect("opened");
        let refused = folder(Some(home.path()), None);
        assert!(matches!(refused, Err(LinkError::Shared(_))), "{open:o}: {refused:?}");
        assert_eq!(mode(&ours), open, "it is refused, not changed behind one's back");
        fs::set_permissions(&ours, Permissions::from_mode(0o700)).expect("closed");
        assert!(folder(Some(home.path()), None).is_ok(), "closed, it is fine");
    }
}

#[test]
fn a_folder_of_somebody_else_is_refused() {
    let home = tempfile::tempdir().expect("a folder");
    let ours = folder(Some(home.path()), None).expect("made");
    if chown(&ours, Some(12_345), None).is_err() {
        println!("SKIPPED: only root can give a folder away");
        return;
    }
    let refused = folder(Some(home.path()), None);
    assert!(matches!(refused, Err(LinkError::Foreign(_))), "{refused:?}");
    assert_eq!(fs::read_dir(&ours).expect("a folder").count(), 0, "nothing is left behind");
}

#[test]
fn no_symbolic_link_is_followed() {
    let home = tempfile::tempdir().expect("a folder");
    let (real, elsewhere) = (Place::new(), home.path().join("elsewhere"));
    symlink(&real.folder, home.path().join("tribrief")).expect("a link");
    assert!(matches!(folder(Some(home.path()), None), Err(LinkError::Symlink(_))), "a folder");

    for target in [elsewhere.clone(), home.path().join("not-there")] {
        fs::write(&elsewhere, b"precious").expect("written");
        for file in [real.live(), real.folder.join(real.name.lock())] {
            // Perhaps made by the turn before.
            let _ = fs::remove_file(&file);
            symlink(&target, &file).expect("a link");
            let refused = real.console();
            assert!(matches!(refused, Err(LinkError::Symlink(_))), "{}: {refused:?}", file.display());
            fs::remove_file(&file).expect("removed");
        }
        assert_eq!(fs::read(&elsewhere).expect("still there"), b"precious");
        assert!(!home.path().join("not-there").try_exists().expect("a look"), "nothing is made through it");
    }

    let mut console = real.console().expect("a console");
    console.publish(&cue(1)).expect("published");
    fs::rename(real.live(), &elsewhere).expect("moved away");
    symlink(&elsewhere, real.live()).expect("a link to a good record");
    assert_eq!(real.watcher().read(), Seen::Nothing, "nor by who watches");
}

#[test]
fn a_folder_is_a_folder() {
    let home = tempfile::tempdir().expect("a folder");
    fs::write(home.path().join("tribrief"), b"").expect("written");
    assert!(matches!(folder(Some(home.path()), None), Err(LinkError::Strange(_))));
}
