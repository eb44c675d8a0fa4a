//! Matrix E: the power goes. The disk is an image that is copied while the writer writes; the copy is
//! mounted, the file system plays its own journal back, and ours is opened.

use std::io::{BufRead as _, BufReader, Read as _};
use std::path::Path;
use std::process::Command;

use crate::child::{Mounted, Writer, lost, mount, said, strace};
use crate::common::command::skipped;

const CASES: usize = 5;

/// A new file system in `image`, mounted at `folder`.
fn disk(image: &Path, folder: &Path) -> Option<Mounted> {
    std::fs::write(image, []).ok()?;
    std::fs::File::options().write(true).open(image).ok()?.set_len(24 << 20).ok()?;
    let made = Command::new("mkfs.ext4").args(["-q", "-F"]).arg(image).output().ok()?;
    made.status.success().then(|| mount_image(image, folder))?
}

fn mount_image(image: &Path, folder: &Path) -> Option<Mounted> {
    mount(folder, &["-o", "loop", &image.to_string_lossy()])
}

/// Lets the writer save `entries` entries, stops it, takes the power away; how many were said to be
/// saved then, and how many of them are lost. `None` where disks cannot be mounted.
fn cut(entries: usize, before: &[&str]) -> Option<(u64, u64)> {
    let folder = tempfile::tempdir().expect("a folder");
    let [live, after] = ["live", "after"].map(|name| folder.path().join(name));
    for place in [&live, &after] {
        std::fs::create_dir(place).expect("a folder");
    }
    let [image, copy] = ["image", "copy"].map(|name| folder.path().join(name));
    let mounted = disk(&image, &live)?;
    let writer = Writer::new(&live.join("a.journal"), 100_000).under(before);
    let mut running = Running(writer.command().spawn().expect("the writer starts"));
    let mut reader = BufReader::new(running.0.stdout.take().expect("its words"));
    let mut out = Vec::new();
    for _ in 0..entries * 2 {
        if reader.read_until(b'\n', &mut out).expect("its words") == 0 {
            break;
        }
    }
    let acks = said(&out, false).acks;
    // What is said after this moment is not counted; the copy is taken while the writer goes on.
    std::fs::copy(&image, &copy).expect("a copy of the disk");
    drop(running);
    let _ = reader.read_to_end(&mut out);
    drop(mounted);
    let _after = mount_image(&copy, &after)?;
    let path = after.join("a.journal");
    // Where nothing reached the disk there is no file.
    let missing = if path.exists() { lost(&path, acks) } else { acks };
    Some((acks, missing))
}

/// The writer, ended with whoever stands between it and the system when this goes.
struct Running(std::process::Child);

impl Drop for Running {
    fn drop(&mut self) {
        let pid = self.0.id();
        let inner = std::fs::read_to_string(format!("/proc/{pid}/task/{pid}/children")).unwrap_or_default();
        for pid in inner.split_whitespace() {
            let _ = Command::new("kill").args(["-KILL", pid]).status();
        }
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

#[test]
fn a_power_cut_loses_nothing() {
    let mut total = 0;
    for case in 0..CASES {
        let Some((acks, lost)) = cut(8 + case * 7, &[]) else {
            return skipped("E: power cuts: mounting an image is not permitted");
        };
        assert!(acks > 0);
        assert_eq!(lost, 0, "case {case}, {acks} entries");
        total += acks;
    }
    println!("acks: {total}");
}

#[test]
fn without_a_sync_a_power_cut_loses_entries_so_the_test_above_would_see_it() {
    if !strace() {
        return skipped("N1: power cuts without a sync: strace is missing or not permitted");
    }
    let words =
        ["strace", "-f", "-o", "/dev/null", "-e", "trace=fdatasync", "-e", "inject=fdatasync:retval=0"];
    let Some((acks, lost)) = cut(20, &words) else {
        return skipped("N1: power cuts without a sync: mounting an image is not permitted");
    };
    assert!(acks > 0 && lost > 0, "the control lost {lost} of {acks}");
}
