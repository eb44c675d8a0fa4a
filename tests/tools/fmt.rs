//! `tribrief fmt` on disk.

use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

use super::command::{Ended, tribrief};

const UNTIDY: &str = "( contributor:SEN,\n incidents:[ ], // none\n)\n";
const TIDY: &str = "(\n    contributor: SEN,\n    incidents: [], // none\n)\n";

fn folder(files: &[(&str, &[u8])]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    for (name, bytes) in files {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().expect("a parent")).expect("a folder");
        fs::write(path, bytes).expect("a file");
    }
    folder
}

fn read(folder: &Path, name: &str) -> String {
    fs::read_to_string(folder.join(name)).expect("a file")
}

fn fmt(folder: &Path, args: &[&str]) -> Ended {
    tribrief(folder, &[&["fmt", "--lang", "en"], args].concat())
}

#[test]
fn files_are_formatted_once() {
    let folder = folder(&[("b/a.ron", UNTIDY.as_bytes()), ("b/c.ron", TIDY.as_bytes())]);
    let checked = fmt(folder.path(), &["b", "--check"]);
    assert_eq!((checked.code, checked.out().as_str()), (Some(1), "b/a.ron: would be formatted\n"));
    assert_eq!(read(folder.path(), "b/a.ron"), UNTIDY, "--check writes nothing");
    let before = fs::metadata(folder.path().join("b/c.ron")).and_then(|known| known.modified()).ok();
    let done = fmt(folder.path(), &["b"]);
    assert_eq!((done.code, done.out().as_str()), (Some(0), "b/a.ron: formatted\n"));
    assert_eq!(read(folder.path(), "b/a.ron"), TIDY);
    assert_eq!(fs::metadata(folder.path().join("b/c.ron")).and_then(|known| known.modified()).ok(), before);
    let again = fmt(folder.path(), &["b", "--check"]);
    assert_eq!((again.code, again.out().as_str()), (Some(0), ""));
    assert_eq!(
        fs::read_dir(folder.path().join("b")).expect("the folder").count(),
        2,
        "nothing is left beside"
    );
}

#[test]
fn a_library_and_single_files_are_formatted() {
    let folder = folder(&[("lib/x/a.ron", UNTIDY.as_bytes()), ("lib/y/b.ron", UNTIDY.as_bytes())]);
    let done = fmt(folder.path(), &["lib"]);
    assert_eq!(
        (done.code, done.out().as_str()),
        (Some(0), "lib/x/a.ron: formatted\nlib/y/b.ron: formatted\n")
    );
    fs::write(folder.path().join("one.ron"), UNTIDY).expect("a file");
    let done = fmt(folder.path(), &["one.ron"]);
    assert_eq!((done.code, done.out().as_str()), (Some(0), "one.ron: formatted\n"));
    let nothing = fmt(folder.path(), &["absent"]);
    assert_eq!(nothing.code, Some(2), "{}", nothing.err());
}

#[test]
fn mistakes_are_left_as_they_are() {
    let broken = "( contributor:SEN,\n incidents:[ (id: \"sen-inc-1\" \n";
    let slip = "( contributor:SEN, incidents:[ “x” ])";
    let latin = b"( title: \"\xE9\")";
    let folder = folder(&[
        ("a.ron", broken.as_bytes()),
        ("b.ron", slip.as_bytes()),
        ("c.ron", latin),
        ("d.ron", UNTIDY.as_bytes()),
    ]);
    let done = fmt(folder.path(), &["."]);
    assert_eq!(done.code, Some(1), "{}", done.err());
    assert_eq!(read(folder.path(), "a.ron"), broken);
    assert_eq!(read(folder.path(), "b.ron"), slip);
    assert_eq!(fs::read(folder.path().join("c.ron")).expect("a file"), latin);
    assert_eq!(read(folder.path(), "d.ron"), TIDY, "the others are formatted");
    let err = done.err();
    assert!(
        err.contains("a.ron: ") && err.contains("syntax error") && err.contains("left as it is"),
        "{err}"
    );
    assert!(err.contains("tribrief check ./a.ron") && err.contains("c.ron: not in UTF-8"), "{err}");
}

#[test]
fn marks_and_wide_encodings_become_plain() {
    let marked = [b"\xEF\xBB\xBF".as_slice(), UNTIDY.as_bytes()].concat();
    let wide: Vec<u8> =
        [0xFF, 0xFE].into_iter().chain(UNTIDY.encode_utf16().flat_map(u16::to_le_bytes)).collect();
    let folder = folder(&[("a.ron", &marked), ("b.ron", &wide)]);
    assert_eq!(fmt(folder.path(), &["."]).code, Some(0));
    assert_eq!(read(folder.path(), "a.ron"), TIDY);
    assert_eq!(read(folder.path(), "b.ron"), TIDY);
}

/// `fmt -` with `input` on standard input.
fn filter(input: &str, args: &[&str]) -> (Option<i32>, String, String) {
    let mut child = Command::new(env!("CARGO_BIN_EXE_tribrief"))
        .args(["fmt", "-", "--lang", "en"])
        .args(args)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    child.stdin.take().expect("stdin").write_all(input.as_bytes()).expect("it reads");
    let ended = child.wait_with_output().expect("it ends");
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("text");
    (ended.status.code(), text(ended.stdout), text(ended.stderr))
}

#[test]
fn standard_input_goes_to_standard_output() {
    assert_eq!(filter(UNTIDY, &[]), (Some(0), TIDY.to_owned(), String::new()));
    assert_eq!(filter(TIDY, &["--check"]), (Some(0), String::new(), String::new()));
    assert_eq!(filter(UNTIDY, &["--check"]).0, Some(1));
    let (code, out, err) = filter("(a: ", &[]);
    assert_eq!((code, out.as_str()), (Some(1), ""), "{err}");
    assert!(
        err.starts_with("error: standard input: ") && err.contains("save it, then tribrief check"),
        "{err}"
    );
}

#[cfg(unix)]
#[test]
fn rights_and_links_are_kept() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let folder = folder(&[("real/a.ron", UNTIDY.as_bytes())]);
    let path = folder.path().join("real/a.ron");
    fs::set_permissions(&path, fs::Permissions::from_mode(0o640)).expect("rights");
    symlink("a.ron", folder.path().join("real/b.ron")).expect("a link");
    assert_eq!(fmt(folder.path(), &["real/b.ron"]).code, Some(0));
    assert_eq!(read(folder.path(), "real/a.ron"), TIDY);
    assert_eq!(fs::metadata(&path).expect("known").permissions().mode() & 0o777, 0o640);
    assert!(folder.path().join("real/b.ron").symlink_metadata().expect("known").file_type().is_symlink());
    symlink("../real/a.ron", folder.path().join("out.ron")).expect("a link");
    fs::create_dir(folder.path().join("other")).expect("a folder");
    symlink("../real/a.ron", folder.path().join("other/out.ron")).expect("a link");
    let outside = fmt(folder.path(), &["other"]);
    assert_eq!(outside.code, Some(2));
    assert!(outside.err().contains("leads out of the folder"), "{}", outside.err());
}

#[cfg(unix)]
#[test]
fn a_read_only_file_is_refused() {
    use std::os::unix::fs::PermissionsExt;
    let folder = folder(&[("a.ron", UNTIDY.as_bytes())]);
    fs::set_permissions(folder.path().join("a.ron"), fs::Permissions::from_mode(0o444)).expect("rights");
    let done = fmt(folder.path(), &["a.ron"]);
    assert_eq!(done.code, Some(2));
    assert!(done.err().contains("a.ron is read-only"), "{}", done.err());
    assert_eq!(read(folder.path(), "a.ron"), UNTIDY);
}

#[test]
fn the_briefings_are_formatted() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let checked = fmt(root, &["briefings", "--check"]);
    assert_eq!((checked.code, checked.out().as_str()), (Some(0), ""), "tribrief fmt briefings formats them");
}
