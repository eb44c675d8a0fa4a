use std::time::SystemTime;

use super::*;

const fn ms(count: u64) -> Duration {
    Duration::from_millis(count)
}

/// A file system whose clock counts in steps, and the look at it every 200 ms.
struct World {
    files: BTreeMap<String, Stat>,
    texts: BTreeMap<String, u64>,
    there: bool,
    step: u64,
    now: u64,
    node: u64,
    settle: Settle,
    /// Texts that were read.
    read: Vec<String>,
}

impl World {
    /// One file that has not been touched for a long time.
    fn new(step: u64) -> Self {
        let mut world = Self {
            files: BTreeMap::new(),
            texts: BTreeMap::new(),
            there: true,
            step,
            now: 100_000,
            node: 1,
            settle: Settle::new(Listing::Gone),
            read: Vec::new(),
        };
        world.create("a.ron", 1);
        world.now += 60_000;
        let files = world.files.clone();
        world.settle = Settle::new(Listing::Files(files));
        world
    }

    fn written(&self) -> Option<SystemTime> {
        SystemTime::UNIX_EPOCH.checked_add(ms(self.now / self.step * self.step))
    }

    /// A new file of this name; of 100 bytes, whatever the text.
    fn create(&mut self, name: &str, text: u64) {
        self.node += 1;
        let stat =
            Stat { written: self.written(), bytes: 100, node: (1, self.node), content: Content::Unread };
        self.files.insert(name.into(), stat);
        self.texts.insert(name.into(), text);
    }

    /// Writes into the same file.
    fn write(&mut self, name: &str, text: u64) {
        let written = self.written();
        if let Some(stat) = self.files.get_mut(name) {
            stat.written = written;
        }
        self.texts.insert(name.into(), text);
    }

    fn lock(&mut self, name: &str, locked: bool) {
        if let Some(stat) = self.files.get_mut(name) {
            stat.content = if locked { Content::Locked } else { Content::Unread };
        }
    }

    /// Time passes until the next look.
    fn look(&mut self) -> Option<Sign> {
        self.now += 200;
        let now = ms(self.now);
        if !self.there {
            return self.settle.look(now, Listing::Gone);
        }
        let mut files = self.files.clone();
        for (name, stat) in &mut files {
            let wanted = self.settle.wants(name, &Stat { content: Content::Unread, ..*stat }, now);
            let locked = stat.content == Content::Locked;
            stat.content = match (wanted, locked) {
                (false, _) => Content::Unread,
                (true, true) => Content::Locked,
                (true, false) => Content::Print(self.texts[name]),
            };
            if wanted {
                self.read.push(name.clone());
            }
        }
        self.settle.look(now, Listing::Files(files))
    }

    /// What is told, with the milliseconds after which, within so many looks.
    fn told(&mut self, looks: usize) -> Vec<(u64, Sign)> {
        let start = self.now;
        (0..looks).filter_map(|_| self.look().map(|sign| (self.now - start, sign))).collect()
    }
}

#[test]
fn nothing_is_told_and_nothing_read_while_nothing_changes() {
    let mut world = World::new(1);
    assert_eq!(world.told(1_000), []);
    assert!(world.read.is_empty(), "{:?}", world.read);
}

#[test]
fn one_save_is_told_once_two_looks_later() {
    let mut world = World::new(1);
    world.write("a.ron", 2);
    assert_eq!(world.told(50), [(400, Sign::Changed)]);
}

#[test]
fn a_rename_that_keeps_the_time_is_seen_by_the_number_of_the_file() {
    let mut world = World::new(1);
    let written = world.files["a.ron"].written;
    world.create("a.ron", 2);
    world.files.get_mut("a.ron").expect("a file").written = written;
    assert_eq!(world.told(50), [(400, Sign::Changed)]);
}

#[test]
fn a_slow_writer_is_told_when_it_is_done() {
    let mut world = World::new(1);
    for text in 2..12 {
        world.write("a.ron", text);
        assert_eq!(world.look(), None, "still writing");
    }
    assert_eq!(world.told(20), [(200, Sign::Changed)]);
}

#[test]
fn a_burst_of_saves_is_told_within_two_looks_of_the_last() {
    let mut world = World::new(1);
    for text in 2..202 {
        world.write("a.ron", text);
        world.now += 37;
        if text % 5 == 0 {
            world.look();
        }
    }
    world.write("a.ron", 999);
    let told = world.told(20);
    assert_eq!(told, [(400, Sign::Changed)], "the last one");
}

#[test]
fn saves_within_one_step_of_a_coarse_clock_are_seen_by_their_text() {
    let mut world = World::new(2_000);
    world.write("a.ron", 2);
    assert_eq!(world.told(3), [(400, Sign::Changed)]);
    // The same length, and by the clock of the drive the same time.
    let before = world.files.clone();
    world.write("a.ron", 3);
    assert_eq!(world.files, before);
    assert_eq!(world.told(4), [(400, Sign::Changed)]);
    // Long afterwards nothing is read any more.
    assert_eq!(world.told(20), []);
    world.read.clear();
    assert_eq!(world.told(20), []);
    assert!(world.read.is_empty());
}

#[test]
fn a_file_written_just_before_it_was_read_is_looked_at_again() {
    let mut world = World::new(2_000);
    let mut files = world.files.clone();
    files.get_mut("a.ron").expect("a file").content = Content::Doubtful;
    world.settle = Settle::new(Listing::Files(files));
    assert_eq!(world.told(40), [(400, Sign::Changed)], "whoever reads it finds whether it changed");
}

#[test]
fn a_large_file_is_read_when_it_changes_and_once_more() {
    let mut world = World::new(2_000);
    let stat = world.files.get_mut("a.ron").expect("a file");
    stat.bytes = LARGE + 1;
    let files = world.files.clone();
    world.settle = Settle::new(Listing::Files(files));
    world.now = 200_000;
    world.write("a.ron", 2);
    assert_eq!(world.told(3), [(400, Sign::Changed)]);
    world.write("a.ron", 3);
    let told = world.told(40);
    assert!(matches!(told[..], [(..=3_400, Sign::Changed)]), "{told:?}");
    assert!(world.read.len() <= 5, "{}", world.read.len());
}

#[test]
fn a_gap_between_two_renames_is_no_removal() {
    let mut world = World::new(1);
    world.create("b.ron", 1);
    assert_eq!(world.told(5), [(400, Sign::Changed)], "a new file");
    for gap in 1..5 {
        let kept = world.files.remove("b.ron").expect("a file");
        assert_eq!(world.told(gap), [], "it may come back");
        world.files.insert("b.ron".into(), kept);
        assert_eq!(world.told(10), [], "and it did");
    }
    world.files.remove("b.ron");
    let told = world.told(20);
    assert!(matches!(told[..], [(1_000..=1_400, Sign::Changed)]), "{told:?}");
}

#[test]
fn deleted_and_written_anew_is_a_change() {
    let mut world = World::new(1);
    world.create("b.ron", 1);
    world.told(5);
    world.files.remove("b.ron");
    assert_eq!(world.told(2), []);
    world.create("b.ron", 2);
    assert_eq!(world.told(10), [(400, Sign::Changed)]);
}

#[test]
fn a_folder_that_goes_and_comes_is_told_once_each() {
    for empty in [false, true] {
        let mut world = World::new(1);
        let files = world.files.clone();
        if empty {
            world.files.clear();
        } else {
            world.there = false;
        }
        let told = world.told(100);
        assert!(matches!(told[..], [(1_000..=1_400, Sign::Gone)]), "{told:?}");
        (world.there, world.files) = (true, files);
        assert_eq!(world.told(100), [(200, Sign::Back)], "unchanged");
        world.write("a.ron", 2);
        assert_eq!(world.told(20), [(400, Sign::Changed)], "it is still watched");
    }
}

#[test]
fn a_folder_away_for_a_moment_is_no_news() {
    let mut world = World::new(1);
    world.there = false;
    assert_eq!(world.told(4), []);
    world.there = true;
    assert_eq!(world.told(20), []);
}

#[test]
fn a_file_that_an_editor_holds_is_waited_for() {
    let mut world = World::new(1);
    world.write("a.ron", 2);
    world.lock("a.ron", true);
    assert_eq!(world.told(10), [], "it may be let go");
    world.lock("a.ron", false);
    assert_eq!(world.told(10), [(400, Sign::Changed)]);
    world.write("a.ron", 3);
    world.lock("a.ron", true);
    let told = world.told(40);
    assert!(matches!(told[..], [(3_000..=3_600, Sign::Changed)]), "then it is believed: {told:?}");
    world.lock("a.ron", false);
    assert_eq!(world.told(40), [(400, Sign::Changed)], "and read when it is free");
}

#[test]
fn an_empty_folder_is_watched_for_its_first_file() {
    let mut world = World::new(1);
    world.files.clear();
    world.settle = Settle::new(Listing::Files(BTreeMap::new()));
    assert_eq!(world.told(20), []);
    world.create("a.ron", 1);
    assert_eq!(world.told(20), [(400, Sign::Changed)]);
}
