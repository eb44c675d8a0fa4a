//! The power goes before every operation of many meetings on the model disk, and again while the
//! journal is mended; whatever the disk then holds, every entry that was said to be saved is there.

use std::cell::RefCell;
use std::rc::Rc;

use tribrief::journal::recover;
use tribrief::journal::{Entry, Journal, NotSaved};

use crate::disk::{Disk, Fault, Handle, World};
use crate::samples::{Dice, decision, facts, note, now, written};

/// What a meeting meets with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Class {
    Plain,
    /// The first disk has a journal with a torn end.
    Torn,
    /// The disk is full, and the reserve makes room.
    Reserve,
    /// The disk is full without a reserve; the meeting goes on on the other one.
    Full,
    WriteError,
    SyncError,
}

const CLASSES: [Class; 6] =
    [Class::Plain, Class::Torn, Class::Reserve, Class::Full, Class::WriteError, Class::SyncError];

const SEEDS: u64 = 3;

/// How a meeting went.
struct Meeting {
    disks: Vec<Disk>,
    operations: usize,
    /// Everything that was to be saved, and how many of the first of them were said to be.
    tried: Vec<Entry>,
    saved: usize,
}

fn text(dice: &mut Dice) -> String {
    (0..dice.roll(160)).map(|_| char::from(b'a' + dice.byte() % 26)).collect()
}

/// Holds a meeting; the power goes before operation `cut`.
fn hold(class: Class, seed: u64, cut: Option<usize>, lies: bool) -> Meeting {
    let mut dice = Dice::new(seed * 31 + class as u64);
    let (first, before) = start(class, &mut dice);
    let disks = vec![first, Disk::with(None, true)];
    let disks = disks.into_iter().map(|disk| if lies { disk.lying() } else { disk }).collect();
    let at = 6 + dice.roll(8);
    let fault = match class {
        Class::Plain | Class::Torn => None,
        Class::Reserve | Class::Full => Some((at, Fault::Full)),
        Class::WriteError => Some((at, Fault::Write)),
        Class::SyncError => Some((at, Fault::Sync)),
    };
    let world = Rc::new(RefCell::new(World { disks, operations: 0, cut, fault }));
    let mut tried = before.clone();
    let mut saved = before.len();
    if let Ok((mut journal, _)) = Journal::open(handle(&world, 0), &facts(), now()) {
        for number in 0..3 + dice.roll(4) {
            let entry = if number % 2 == 0 { note(number, &text(&mut dice)) } else { decision(number) };
            tried.push(entry.clone());
            match journal.append(&entry) {
                Ok(_) => saved = tried.len(),
                Err(NotSaved::Disk(_)) => {
                    assert!(matches!(journal.append(&entry), Err(NotSaved::Poisoned)));
                    let Ok(moved) = journal.move_to(handle(&world, 1)) else { break };
                    journal = moved;
                    if journal.append(&entry).is_err() {
                        break;
                    }
                    saved = tried.len();
                }
                Err(other) => panic!("{other:?}"),
            }
        }
    }
    let world = world.borrow().clone();
    Meeting { disks: world.disks, operations: world.operations, tried, saved }
}

fn handle(world: &Rc<RefCell<World>>, disk: usize) -> Handle {
    Handle { world: Rc::clone(world), disk }
}

/// The first disk, and the entries that are safe on it.
fn start(class: Class, dice: &mut Dice) -> (Disk, Vec<Entry>) {
    if class != Class::Torn {
        return (Disk::with(None, class == Class::Reserve), Vec::new());
    }
    let all = [decision(1), note(2, "deux"), note(3, "trois")];
    let (bytes, ends) = written(&all);
    let cut = ends[2] + 1 + dice.roll(bytes.len() - ends[2] - 2);
    (Disk::with(Some(bytes[..cut].to_vec()), true), all[..2].to_vec())
}

/// How many entries of `meeting` are not there when `disk` is opened, which it must be; `cut` ends
/// that too. Nothing that was on the disk is gone.
fn open(disk: &Disk, meeting: &Meeting, cut: Option<usize>) -> (World, Option<usize>) {
    let image = disk.view();
    let world = World { disks: vec![disk.clone()], operations: 0, cut, fault: None };
    let world = Rc::new(RefCell::new(world));
    let opened = Journal::open(handle(&world, 0), &facts(), now());
    let lost = match (&opened, cut) {
        (Ok((journal, _)), _) => {
            let there: Vec<&Entry> = journal.entries().iter().map(|(_, entry)| entry).collect();
            assert!(
                there.len() <= meeting.tried.len() && there.iter().zip(&meeting.tried).all(|(a, b)| *a == b)
            );
            Some(meeting.saved.saturating_sub(there.len()))
        }
        (Err(_), Some(_)) => None,
        (Err(error), None) => panic!("{error:?}"),
    };
    drop(opened);
    let world = world.borrow().clone();
    let (now, asides) = (world.disks[0].view(), &world.disks[0].asides);
    let good = recover::read(&image).good;
    let whole = now.starts_with(&image)
        || (now.starts_with(&image[..good]) && asides.iter().any(|kept| *kept == image[good..]));
    assert!(whole, "bytes are gone that were on the disk");
    (world, lost)
}

/// Opens every state that `meeting` may have left, and every state that a power cut while opening may
/// leave; how many there were, and in how many an entry was lost.
fn check(meeting: &Meeting, dice: &mut Dice) -> (usize, usize) {
    let (mut states, mut bad) = (0, 0);
    let second = meeting.disks[1].crashed(dice, 4);
    for first in meeting.disks[0].crashed(dice, 12) {
        for other in &second {
            let best = if longer(other, &first) { other } else { &first };
            states += 1;
            bad += usize::from(open(best, meeting, None).1 != Some(0));
        }
        let (whole, _) = open(&first, meeting, None);
        for cut in 1..whole.operations {
            let (world, _) = open(&first, meeting, Some(cut));
            for again in world.disks[0].crashed(dice, 2) {
                let best = if longer(&meeting.disks[1], &again) { &meeting.disks[1] } else { &again };
                states += 1;
                bad += usize::from(open(best, meeting, None).1 != Some(0));
            }
        }
    }
    (states, bad)
}

fn longer(one: &Disk, other: &Disk) -> bool {
    recover::read(&one.view()).good > recover::read(&other.view()).good
}

#[test]
fn no_entry_is_lost_whenever_the_power_goes() {
    let mut all = 0;
    for class in CLASSES {
        let (mut states, mut saved) = (0, 0);
        for seed in 0..SEEDS {
            let operations = hold(class, seed, None, false).operations;
            for cut in 0..=operations {
                let meeting = hold(class, seed, Some(cut), false);
                let (more, bad) = check(&meeting, &mut Dice::new(seed + cut as u64));
                assert_eq!(bad, 0, "{class:?}, seed {seed}, power gone before operation {cut}");
                states += more;
                saved = saved.max(meeting.saved);
            }
        }
        assert!(saved > 2, "{class:?}: nothing was ever saved");
        assert!(states > 300, "{class:?}: {states} states");
        all += states;
    }
    println!("states: {all}");
    assert!(all >= 2_000, "{all} states");
}

#[test]
fn a_disk_that_lies_about_syncing_loses_entries_so_the_test_above_would_see_it() {
    let mut lost = 0;
    for seed in 0..SEEDS {
        let operations = hold(Class::Plain, seed, None, true).operations;
        for cut in 0..=operations {
            let meeting = hold(Class::Plain, seed, Some(cut), true);
            lost += check(&meeting, &mut Dice::new(seed)).1;
        }
    }
    assert!(lost > 0, "the control lost nothing");
}

#[test]
fn the_reserve_makes_room_and_says_so() {
    let world =
        World { disks: vec![Disk::with(None, true)], fault: Some((5, Fault::Full)), ..World::default() };
    let world = Rc::new(RefCell::new(world));
    let (mut journal, _) = Journal::open(handle(&world, 0), &facts(), now()).expect("a journal");
    let used: Vec<bool> =
        (1..4).map(|number| journal.append(&note(number, "texte")).expect("room").reserve_used).collect();
    assert_eq!(used.iter().filter(|used| **used).count(), 1, "{used:?}");
    assert_eq!(recover::read(&world.borrow().disks[0].view()).entries.len(), 3);
}

#[test]
fn what_a_killed_program_left_in_memory_is_on_the_disk_once_it_is_shown() {
    let (bytes, ends) = written(&[note(1, "un"), note(2, "deux")]);
    let disk = Disk::with(Some(bytes[..ends[1]].to_vec()), false).unsynced(&bytes[ends[1]..]);
    let world = Rc::new(RefCell::new(World { disks: vec![disk], ..World::default() }));
    let (journal, _) = Journal::open(handle(&world, 0), &facts(), now()).expect("a journal");
    assert_eq!(journal.entries().len(), 2);
    for after in world.borrow().disks[0].crashed(&mut Dice::new(1), 20) {
        assert_eq!(recover::read(&after.view()).entries.len(), 2);
    }
}

#[test]
fn a_copy_is_on_its_disk_when_the_journal_has_moved() {
    let disks = vec![Disk::with(None, false), Disk::with(None, false)];
    let world = Rc::new(RefCell::new(World { disks, ..World::default() }));
    let (mut first, _) = Journal::open(handle(&world, 0), &facts(), now()).expect("a journal");
    first.append(&note(1, "un")).expect("room");
    first.append(&note(2, "deux")).expect("room");
    let moved = first.move_to(handle(&world, 1)).expect("a copy");
    assert_eq!((moved.entries(), moved.digest()), (first.entries(), first.digest()));
    // The first disk may be taken away now.
    for after in world.borrow().disks[1].crashed(&mut Dice::new(1), 20) {
        assert_eq!(recover::read(&after.view()).entries.len(), 2);
    }
}
