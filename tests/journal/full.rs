//! Matrix D: full disks, a limit of the file's length, errors of the disk.

use std::path::Path;

use crate::child::{Writer, lost, may_mount, mount, strace};
use crate::common::command::skipped;

/// Runs the writer until it is refused: something was saved, and all of that is there.
fn refused(path: &Path, writer: &Writer, word: &str) -> u64 {
    let said = writer.run();
    assert!(said.out.contains(&format!("REFUSED {word}")), "{}", said.out);
    assert!(said.out.contains(" true"), "nothing is appended after an error: {}", said.out);
    assert!(said.acks > 0, "{}", said.out);
    assert_eq!(lost(path, said.acks), 0);
    said.acks
}

#[test]
fn a_full_disk_loses_nothing_and_the_reserve_goes_first() {
    let folder = tempfile::tempdir().expect("a folder");
    if !may_mount(folder.path()) {
        return skipped("D1: a full disk: mounting is not permitted");
    }
    for (size, least) in [("size=64k", 20), ("size=1200k", 1000)] {
        let Some(_disk) = mount(folder.path(), &["-t", "tmpfs", "-o", size, "tmpfs"]) else {
            return skipped("D1: a full disk: mounting is not permitted");
        };
        let path = folder.path().join("a.journal");
        // Nothing can be set aside on a full disk, so the journal must have no torn end.
        let acks = refused(&path, &Writer::new(&path, 100_000), "StorageFull");
        println!("{size}: {acks} acks");
        assert!(acks > least, "{size}: {acks}; the reserve of a mebibyte holds many entries");
    }
}

#[test]
fn a_file_that_may_not_grow_loses_nothing() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("a.journal");
    let has = |name: &str| std::process::Command::new(name).arg("--version").output().is_ok();
    if !has("prlimit") {
        return skipped("D2: a limit of the file's length: prlimit is missing");
    }
    let script = r#"trap '' XFSZ; exec prlimit --fsize=20000 "$0" "$@""#;
    let acks = refused(&path, &Writer::new(&path, 1000).under(&["sh", "-c", script]), "FileTooLarge");
    println!("acks: {acks}");
    // Without the trap the system kills the writer in the middle of a line.
    let path = folder.path().join("b.journal");
    // The reserve is there already, so that it is the journal that meets the limit.
    let reserve = std::fs::File::create(folder.path().join("b.journal.reserve")).expect("a reserve");
    reserve.set_len(1 << 20).expect("a length");
    let said = Writer::new(&path, 1000).under(&["prlimit", "--fsize=20000"]).run();
    assert!(!said.ended && said.acks > 0, "{}", said.out);
    assert_eq!(lost(&path, said.acks), 0);
}

#[test]
fn an_error_of_the_disk_loses_nothing_and_is_never_tried_again() {
    if !strace() {
        return skipped("D3: errors of the disk: strace is missing or not permitted");
    }
    for (inject, word) in [
        ("fdatasync:error=EIO:when=6", "Uncategorized"),
        ("write:error=ENOSPC:when=6+", "StorageFull"),
        ("write:error=EIO:when=6", "Uncategorized"),
    ] {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("a.journal");
        let trace = folder.path().join("trace");
        let call = inject.split(':').next().unwrap_or_default();
        let (name, trace_name) = (path.to_string_lossy(), trace.to_string_lossy());
        let inject = format!("inject={inject}");
        let words = [
            "strace",
            "-f",
            "-o",
            &trace_name,
            "-P",
            &name,
            "-e",
            "trace=write,fdatasync,ftruncate",
            "-e",
            &inject,
        ];
        refused(&path, &Writer::new(&path, 50).under(&words), word);
        let trace = std::fs::read_to_string(&trace).expect("a trace");
        let after = trace.split("(INJECTED)").last().unwrap_or_default();
        assert!(after.contains("ftruncate("), "{call}: what is half there is taken back: {trace}");
        assert!(!after.contains("fdatasync("), "{call}: a sync is never tried again: {trace}");
    }
}

#[test]
fn an_interrupted_write_is_gone_on_with() {
    if !strace() {
        return skipped("D3: an interrupted write: strace is missing or not permitted");
    }
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("a.journal");
    let name = path.to_string_lossy();
    let inject = "inject=write:error=EINTR:when=3+4";
    let words = ["strace", "-f", "-o", "/dev/null", "-P", &name, "-e", "trace=write", "-e", inject];
    let said = Writer::new(&path, 20).under(&words).run();
    assert!(said.ended && said.acks == 20, "{}", said.out);
    assert_eq!(lost(&path, 20), 0);
}
