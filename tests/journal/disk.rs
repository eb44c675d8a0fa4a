//! A model of a disk, in the manner of `SQLite`'s `test6.c`: what was written since the last sync may be
//! there after a power cut, or not, or half, or as garbage, sector by sector.
//!
//! Taken for granted: a write leaves alone the bytes before it, and a sync that says so has done it
//! (but for the disk that lies, which is the control).

use std::cell::RefCell;
use std::io;
use std::rc::Rc;

use tribrief::journal::Storage;

use crate::samples::Dice;

/// Bytes that reach the disk together.
const SECTOR: usize = 64;

/// What is done wrong, at the operation of that number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// A write finds no room and half of it is there; so do all later ones until room is made.
    Full,
    /// A write fails and half of it is there.
    Write,
    /// A sync fails, and what it should have written is forgotten as if it had been.
    Sync,
}

#[derive(Clone, Debug)]
enum Change {
    Write { at: usize, bytes: Vec<u8> },
    Truncate(usize),
}

/// A change that is not on the disk yet.
#[derive(Clone, Debug)]
struct Pending {
    change: Change,
    /// A sync that failed has forgotten it: no later one will write it.
    forgotten: bool,
}

/// One file and what is kept beside.
#[derive(Clone, Debug, Default)]
pub struct Disk {
    durable: Vec<u8>,
    /// The name is on the disk.
    named: bool,
    pending: Vec<Pending>,
    pub asides: Vec<Vec<u8>>,
    reserve: bool,
    full: bool,
    lies: bool,
}

impl Disk {
    /// A disk with a file of `bytes`, or without one.
    pub fn with(bytes: Option<Vec<u8>>, reserve: bool) -> Self {
        Self { named: bytes.is_some(), durable: bytes.unwrap_or_default(), reserve, ..Self::default() }
    }

    pub fn lying(mut self) -> Self {
        self.lies = true;
        self
    }

    /// With `bytes` written by a program that is gone, and not synced.
    pub fn unsynced(mut self, bytes: &[u8]) -> Self {
        let at = self.durable.len();
        self.change(Change::Write { at, bytes: bytes.to_vec() });
        self
    }

    /// The file as a running program sees it.
    pub fn view(&self) -> Vec<u8> {
        let mut bytes = self.durable.clone();
        self.pending.iter().for_each(|pending| apply(&mut bytes, &pending.change));
        bytes
    }

    /// Disks as they may be after a power cut now: the extremes, every tear, and some by dice.
    pub fn crashed(&self, dice: &mut Dice, by_dice: usize) -> Vec<Disk> {
        let mut states = vec![self.durable.clone(), self.view()];
        if !self.named {
            states.push(Vec::new());
        }
        if !self.pending.is_empty() {
            let whole = self.view();
            let from = self.durable.len().min(whole.len());
            states.extend((from..whole.len()).step_by(SECTOR / 4).map(|end| whole[..end].to_vec()));
            states.extend((0..by_dice).map(|_| self.by_dice(dice)));
        }
        states.sort();
        states.dedup();
        let disk =
            |bytes: Vec<u8>| Disk { asides: self.asides.clone(), ..Disk::with(Some(bytes), self.reserve) };
        states.into_iter().map(disk).collect()
    }

    fn by_dice(&self, dice: &mut Dice) -> Vec<u8> {
        let mut bytes = self.durable.clone();
        for pending in &self.pending {
            match &pending.change {
                Change::Truncate(len) if dice.roll(2) == 0 => bytes.truncate(*len),
                Change::Truncate(_) => {}
                Change::Write { at, bytes: new } => {
                    // The length may be there before the bytes are.
                    if dice.roll(3) == 0 && bytes.len() < at + new.len() {
                        bytes.resize(at + new.len(), 0);
                    }
                    let mut place = *at;
                    for sector in sectors(*at, new) {
                        let fate = match dice.roll(4) {
                            0 => None,
                            1 => Some(sector.to_vec()),
                            2 => Some(sector[..sector.len() / 2].to_vec()),
                            _ => Some(sector.iter().map(|_| dice.byte()).collect()),
                        };
                        if let Some(fate) = fate {
                            apply(&mut bytes, &Change::Write { at: place, bytes: fate });
                        }
                        place += sector.len();
                    }
                }
            }
        }
        bytes
    }

    fn sync(&mut self) {
        if !self.lies {
            for pending in std::mem::take(&mut self.pending) {
                if !pending.forgotten {
                    apply(&mut self.durable, &pending.change);
                }
            }
        }
    }

    fn change(&mut self, change: Change) {
        self.pending.push(Pending { change, forgotten: false });
    }
}

/// The pieces of a write that lie in one sector each.
fn sectors(at: usize, bytes: &[u8]) -> Vec<&[u8]> {
    let (first, rest) = bytes.split_at((SECTOR - at % SECTOR).min(bytes.len()));
    std::iter::once(first).chain(rest.chunks(SECTOR)).collect()
}

fn apply(bytes: &mut Vec<u8>, change: &Change) {
    match change {
        Change::Truncate(len) => bytes.truncate(*len),
        Change::Write { at, bytes: new } => {
            if bytes.len() < at + new.len() {
                bytes.resize(at + new.len(), 0);
            }
            bytes[*at..at + new.len()].copy_from_slice(new);
        }
    }
}

/// Disks of one computer: the power goes for all of them at once.
#[derive(Clone, Debug, Default)]
pub struct World {
    pub disks: Vec<Disk>,
    /// Operations so far.
    pub operations: usize,
    /// The power goes before the operation of this number.
    pub cut: Option<usize>,
    /// What goes wrong, on the first disk, at the operation of this number or the next that can.
    pub fault: Option<(usize, Fault)>,
}

/// One of the disks, as a log uses it.
#[derive(Clone, Debug)]
pub struct Handle {
    pub world: Rc<RefCell<World>>,
    pub disk: usize,
}

impl Handle {
    /// Counts an operation; what goes wrong with it, of `kinds`.
    fn step(&self, kinds: &[Fault]) -> io::Result<Option<Fault>> {
        let mut world = self.world.borrow_mut();
        if world.cut.is_some_and(|cut| world.operations >= cut) {
            return Err(io::Error::other("the power is gone"));
        }
        world.operations += 1;
        let due =
            world.fault.filter(|(at, kind)| self.disk == 0 && world.operations > *at && kinds.contains(kind));
        if due.is_some() {
            world.fault = None;
        }
        Ok(due.map(|(_, kind)| kind))
    }

    fn on<T>(&self, act: impl FnOnce(&mut Disk) -> T) -> T {
        act(&mut self.world.borrow_mut().disks[self.disk])
    }
}

impl Storage for Handle {
    fn read(&mut self, limit: u64) -> io::Result<Vec<u8>> {
        self.step(&[])?;
        let mut bytes = self.on(|disk| disk.view());
        bytes.truncate(usize::try_from(limit).unwrap_or(usize::MAX).saturating_add(1));
        Ok(bytes)
    }

    fn append(&mut self, bytes: &[u8]) -> io::Result<()> {
        let fault = self.step(&[Fault::Full, Fault::Write])?;
        self.on(|disk| {
            disk.full |= fault == Some(Fault::Full);
            let failed = disk.full || fault.is_some();
            let taken = if failed { bytes.len() / 2 } else { bytes.len() };
            let at = disk.view().len();
            disk.change(Change::Write { at, bytes: bytes[..taken].to_vec() });
            match fault {
                _ if disk.full => Err(io::ErrorKind::StorageFull.into()),
                Some(_) => Err(io::Error::other("input/output error")),
                None => Ok(()),
            }
        })
    }

    fn sync(&mut self) -> io::Result<()> {
        let fault = self.step(&[Fault::Sync])?;
        self.on(|disk| {
            if fault.is_some() {
                disk.pending.iter_mut().for_each(|pending| pending.forgotten = true);
                return Err(io::Error::other("input/output error"));
            }
            disk.sync();
            Ok(())
        })
    }

    fn truncate(&mut self, len: u64) -> io::Result<()> {
        self.step(&[])?;
        self.on(|disk| disk.change(Change::Truncate(usize::try_from(len).unwrap_or(usize::MAX))));
        Ok(())
    }

    fn sync_name(&mut self) -> io::Result<()> {
        self.step(&[])?;
        self.on(|disk| disk.named = true);
        Ok(())
    }

    fn set_aside(&mut self, bytes: &[u8]) -> io::Result<String> {
        self.step(&[])?;
        Ok(self.on(|disk| {
            disk.asides.push(bytes.to_vec());
            format!("torn-{}", disk.asides.len())
        }))
    }

    fn release_reserve(&mut self) -> bool {
        self.on(|disk| {
            let had = std::mem::take(&mut disk.reserve);
            disk.full &= !had;
            had
        })
    }
}
