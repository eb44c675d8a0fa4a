//! From the last of many saves to the screen, in every way to save; and what watching costs.

use std::time::{Duration, Instant};

use crate::bench::{milliseconds, quit, row, switches};
use crate::saves::{WAYS, opened, text};

/// Saves of a burst.
const BURST: usize = 200;

pub fn run() {
    for (way, save) in WAYS {
        let mut worst = Duration::ZERO;
        for run in 0..5 {
            let (mut desk, _folder, path) = opened();
            for turn in 0..BURST {
                save(&path, &text(&format!("{turn:03} burst {run}")));
            }
            let last = Instant::now();
            desk.wait_for(&format!("{:03} burst {run}", BURST - 1));
            worst = worst.max(last.elapsed());
            quit(desk);
        }
        let figure = format!("{:.0} ms", milliseconds(worst));
        row(&format!("{BURST} saves, {way}"), &figure, "≤ 800 ms", worst <= Duration::from_millis(800));
    }
    watching();
}

/// Times the loop, and all other threads together, were put on a processor while nothing changed.
fn watching() {
    const SECONDS: u64 = 10;
    let (mut desk, _folder, _path) = opened();
    // What was written just before it was read is looked at more closely for a while.
    desk.listen(Duration::from_secs(5));
    let before = threads(desk.pid);
    desk.listen(Duration::from_secs(SECONDS));
    let after = threads(desk.pid);
    quit(desk);
    let Some(((ui, others), (ui_before, others_before))) = after.zip(before) else {
        println!("SKIPPED: wake-ups are read from /proc");
        return;
    };
    let (ui, others) = (ui - ui_before, others - others_before);
    row("wake-ups of the loop in 10 s, watching", &ui.to_string(), "0", ui == 0);
    row("wake-ups of the watch in 10 s", &others.to_string(), "≤ 50", others <= 5 * SECONDS);
}

/// Switches of the main thread and of the others.
fn threads(pid: u32) -> Option<(u64, u64)> {
    let (mut ui, mut others) = (0, 0);
    for task in std::fs::read_dir(format!("/proc/{pid}/task")).ok()? {
        let task = task.ok()?;
        let count = switches(&task.path().to_string_lossy())?;
        let main = task.file_name().to_string_lossy() == pid.to_string();
        *(if main { &mut ui } else { &mut others }) += count;
    }
    Some((ui, others))
}
