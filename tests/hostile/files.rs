//! Shapes of files and folders that break readers: each ends with a clear answer, none hangs.

use std::path::Path;

use super::hostile_in;
use crate::common::command::{Ended, skipped, tribrief};

/// A file everyone can read, beside the bad one.
const GOOD: &str = r#"(contributor: SEN, marking: (class: NP, rel_to: [SEN, MLI, MRT], exercise: true),
    actors: [(id: "sen-act-1", name: "Good", kind: Civilian)])"#;

/// `check .` in `folder`; the answer is clean whatever the question was.
fn check(folder: &Path) -> Ended {
    let ended = tribrief(folder, &["check", ".", "--format", "short", "--lang", "en"]);
    assert_eq!(hostile_in(&ended.out()), None);
    assert_eq!(hostile_in(&ended.err()), None);
    assert!(ended.err().is_empty() || ended.code == Some(2), "{}", ended.err());
    ended
}

/// A folder with the good file and `bad.ron` with `text`.
fn folder(text: &[u8]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::write(folder.path().join("good.ron"), GOOD).expect("a file");
    std::fs::write(folder.path().join("bad.ron"), text).expect("a file");
    folder
}

/// The bad file is named with an error and the good one is read all the same.
fn assert_named(ended: &Ended, words: &str) {
    let out = ended.out();
    assert_eq!(ended.code, Some(1), "{out}{}", ended.err());
    let named =
        out.lines().any(|line| line.contains("bad.ron") && line.contains("error[") && line.contains(words));
    assert!(named, "{words:?} about bad.ron in\n{}", out.chars().take(2_000).collect::<String>());
    assert!(out.contains("1 record read"), "the good file is read\n{out}");
}

#[test]
fn ten_thousand_deep() {
    for (open, close) in [("[", "]"), ("(a: ", ")"), ("{1: ", "}"), ("Some(", ")"), ("/*", "*/")] {
        let text = format!("(incidents: {}1{})", open.repeat(10_000), close.repeat(10_000));
        let ended = check(folder(text.as_bytes()).path());
        // A comment of any depth is a comment, and then a value is missing.
        assert_named(&ended, "");
        let unclosed = format!("(incidents: {}", open.repeat(10_000));
        assert_named(&check(folder(unclosed.as_bytes()).path()), "");
    }
}

#[test]
fn sixty_megabytes_of_brackets_under_the_limit() {
    assert_named(&check(folder(&vec![b'['; 60 << 20]).path()), "");
}

#[test]
fn one_byte_over_the_limit() {
    assert_named(&check(folder(&vec![b'['; (64 << 20) + 1]).path()), "too large");
}

#[test]
fn an_endless_string_and_an_endless_word() {
    for sign in [b'"', b'a', b'9', b'\\', b'\n', 0, 0xff] {
        let mut text = b"(incidents: [(id: \"".to_vec();
        text.extend(std::iter::repeat_n(sign, 8 << 20));
        assert_named(&check(folder(&text).path()), "");
    }
}

#[test]
fn what_is_no_text() {
    let mut every_byte: Vec<u8> = (0..=255).collect();
    every_byte.extend(b"(incidents: [(id: \"\xff\xfe\xc3\x28\xed\xa0\x80\xf4\x90\x80\x80\")])");
    assert_named(&check(folder(&every_byte).path()), "");
    // Half a pair of UTF-16, and UTF-16 with an odd number of bytes.
    assert_named(&check(folder(b"\xff\xfe(\0\x00\xd8)").path()), "");
    assert_named(&check(folder(b"\x7fELF\x02\x01\x01\0\0\0\0\0").path()), "");
}

#[test]
fn twenty_thousand_mistakes() {
    let records = "(id: 1),\n".repeat(20_000);
    let ended = check(folder(format!("(contributor: SEN, incidents: [{records}])").as_bytes()).path());
    assert_named(&ended, "");
    let lines = ended.out().lines().count();
    // Errors and warnings are capped each for themselves.
    assert!((20_000..20_010).contains(&lines), "{lines} lines");
    assert!(ended.out().contains("only the first 10000 are kept"));
}

#[test]
fn a_thousand_files_and_one() {
    let shelf = tempfile::tempdir().expect("a folder");
    for at in 0..1_001 {
        let text = format!(
            "(contributor: SEN, marking: (class: NP, rel_to: [SEN], exercise: true), actors: [(id: \"sen-{at}\", name: \"N\", kind: Civilian)])"
        );
        std::fs::write(shelf.path().join(format!("f{at:04}.ron")), text).expect("a file");
    }
    let ended = check(shelf.path());
    assert_eq!(ended.code, Some(1));
    assert!(ended.out().contains("1001 files; at most 1000 are read"), "{}", ended.out());
    assert!(ended.out().contains("1,000 records read"), "{}", ended.out());
    std::fs::remove_file(shelf.path().join("f1000.ron")).expect("a file less");
    assert_eq!(check(shelf.path()).code, Some(0), "a thousand are no mistake");
}

#[test]
fn paths_that_are_no_briefing() {
    let empty = tempfile::tempdir().expect("a folder");
    for path in
        ["nowhere", ".", "/dev/null", "/dev/zero", "/dev/tty", "", "a\u{301}\u{202e}", &"x".repeat(5_000)]
    {
        for command in ["check", "show"] {
            let args: &[&str] =
                if command == "show" { &["show", path, "overview"] } else { &["check", path] };
            let ended = tribrief(empty.path(), args);
            assert_eq!(ended.code, Some(2), "{command} {path:?}: {}", ended.out());
            // A usage error of the argument parser helps in its own words.
            let helps = ended.err().contains("\nhelp: ") || ended.err().contains("'--help'");
            assert!(ended.err().starts_with("error: ") && helps, "{}", ended.err());
            assert!(ended.out().is_empty(), "{path:?}");
        }
    }
}

#[cfg(unix)]
mod unix {
    use std::os::unix::fs::{PermissionsExt, symlink};
    use std::process::Command;

    use super::*;

    /// A folder with the good file and something that `make` puts at `bad.ron`.
    fn beside(make: impl FnOnce(&Path)) -> tempfile::TempDir {
        let folder = tempfile::tempdir().expect("a folder");
        std::fs::write(folder.path().join("good.ron"), GOOD).expect("a file");
        make(&folder.path().join("bad.ron"));
        folder
    }

    #[test]
    fn a_folder_called_like_a_file() {
        let folder = beside(|bad| std::fs::create_dir(bad).expect("a folder"));
        assert_named(&check(folder.path()), "not a regular file");
    }

    #[test]
    fn a_pipe_nobody_writes_to() {
        let folder = beside(|bad| {
            let made = Command::new("mkfifo").arg(bad).status();
            assert!(made.is_ok_and(|status| status.success()), "mkfifo");
        });
        assert_named(&check(folder.path()), "not a regular file");
        let path = folder.path().join("bad.ron");
        let ended = tribrief(folder.path(), &["check".as_ref(), path.as_os_str()]);
        assert_eq!(ended.code, Some(2), "{}", ended.out());
    }

    #[test]
    fn links_in_a_circle() {
        let folder = beside(|bad| {
            let other = bad.with_file_name("other.ron");
            symlink("other.ron", bad).expect("a link");
            symlink("bad.ron", other).expect("a link");
        });
        assert_named(&check(folder.path()), "link leads out of the folder or in a circle");
    }

    #[test]
    fn links_out_of_the_folder() {
        for target in
            ["/etc/passwd", "/dev/zero", "/proc/self/environ", "../../../../../../etc/passwd", "/nowhere"]
        {
            let folder = beside(|bad| symlink(target, bad).expect("a link"));
            let ended = check(folder.path());
            assert_named(&ended, "link leads out of the folder");
            assert!(!ended.out().contains("root:"), "{}", ended.out());
        }
    }

    #[test]
    fn a_link_inside_the_folder_is_a_file() {
        let folder = beside(|bad| symlink("good.ron", bad).expect("a link"));
        let ended = check(folder.path());
        assert!(ended.out().contains("ID-001"), "the same ids twice\n{}", ended.out());
    }

    #[test]
    fn a_folder_that_is_a_link_in_a_circle() {
        let shelf = tempfile::tempdir().expect("a folder");
        symlink(".", shelf.path().join("self")).expect("a link");
        symlink("loop", shelf.path().join("loop")).expect("a link");
        for path in [".", "self/self/self", "loop"] {
            assert_eq!(tribrief(shelf.path(), &["check", path]).code, Some(2), "{path}");
        }
    }

    #[test]
    fn a_file_nobody_may_read() {
        let folder = folder(GOOD.replace("sen-act-1", "sen-act-2").as_bytes());
        let bad = folder.path().join("bad.ron");
        std::fs::set_permissions(&bad, std::fs::Permissions::from_mode(0o000)).expect("permissions");
        if std::fs::File::open(&bad).is_ok() {
            skipped("a file without permission: this user may read everything");
            return;
        }
        assert_named(&check(folder.path()), "cannot be read");
    }
}
