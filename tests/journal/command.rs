//! `tribrief journal show` and `verify`: what they say, and how they end.

use std::path::{Path, PathBuf};

use tribrief::journal::entry::{Place, Tick, What};
use tribrief::journal::{Entry, Journal};
use tribrief::model::nation::{Nation, NationSet};
use tribrief::model::safe_text::SafeText;
use tribrief::shell::{Vault, candidates};

use crate::common::command::{Ended, tribrief};
use crate::samples::{decision, entry, facts, meeting, note, now, written};

/// A briefing of the sample, and the id of its meeting.
const SAMPLE: &str = "2025-04-kayes";
const MEETING: &str = "mli-mtg-14";

/// A journal in a folder of its own.
struct Kept {
    folder: tempfile::TempDir,
    path: PathBuf,
}

impl Kept {
    fn new(bytes: &[u8]) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("a.journal");
        std::fs::write(&path, bytes).expect("a journal");
        Self { folder, path }
    }

    fn of(entries: &[Entry]) -> Self {
        Self::new(&written(entries).0)
    }

    fn run(&self, words: &[&str]) -> Ended {
        let path = self.path.to_string_lossy();
        let words: Vec<&str> = [&["journal"], words, &[&*path]].concat();
        tribrief(self.folder.path(), &words)
    }
}

/// Entries for everybody, for one nation, private, corrected and withdrawn.
fn mixed() -> Vec<Entry> {
    let mut own = note(2, "SEULEMENT-SEN");
    own.marking.rel_to = NationSet::of(Nation::SEN);
    let mut private = note(3, "PRIVATE-NOTE");
    private.place = Place::Private;
    let correct = What::Correct { of: 5, what: Box::new(note(9, "NEW-WORDING").what) };
    let withdraw = What::Withdraw { of: 7, reason: SafeText::new("REASON") };
    vec![
        entry(What::Room { audience: NationSet::MEMBERS, red: false }),
        decision(4),
        own,
        private,
        note(4, "OLD-WORDING"),
        entry(correct),
        note(5, "WITHDRAWN-NOTE"),
        entry(withdraw),
    ]
}

#[test]
fn a_sound_journal_is_verified_in_both_languages() {
    let kept = Kept::of(&meeting());
    let en = kept.run(&["verify", "--lang", "en"]);
    assert_eq!(en.code, Some(0), "{}", en.err());
    for words in ["tri-12", "6 entries", "2025-10-14 14:02:31Z", "digest ", "intact"] {
        assert!(en.out().contains(words), "{words}: {}", en.out());
    }
    let fr = kept.run(&["verify", "--lang", "fr"]);
    assert!(fr.out().contains("6 inscriptions") && fr.out().contains("empreinte "), "{}", fr.out());
}

#[test]
fn a_damaged_journal_is_reported_with_its_line() {
    let (mut bytes, ends) = written(&meeting());
    bytes[ends[2] + 60] ^= 1;
    let kept = Kept::new(&bytes);
    let verified = kept.run(&["verify", "--lang", "en"]);
    assert_eq!(verified.code, Some(1), "{}", verified.out());
    assert!(verified.out().contains("line 4: damaged") && verified.out().contains("DAMAGED"));
    let fr = kept.run(&["verify", "--lang", "fr"]);
    assert!(fr.out().contains("ligne 4 : endommagée") && fr.out().contains("ENDOMMAGÉ"), "{}", fr.out());
    // What can be read is shown all the same, with a warning beside.
    let shown = kept.run(&["show", "--lang", "en"]);
    assert_eq!(shown.code, Some(0));
    assert!(shown.out().contains("D-04") && shown.err().contains("damaged"), "{}", shown.err());
}

#[test]
fn a_line_that_is_being_written_is_no_damage() {
    let (bytes, ends) = written(&meeting());
    let kept = Kept::new(&bytes[..ends[4] + 20]);
    let verified = kept.run(&["verify", "--lang", "en"]);
    assert_eq!(verified.code, Some(0), "{}", verified.out());
    assert!(verified.out().contains("20 bytes being written, or torn"), "{}", verified.out());
    assert_eq!(std::fs::read(&kept.path).expect("a journal").len(), ends[4] + 20, "nothing is mended here");
}

#[test]
fn what_cannot_be_read_ends_with_two() {
    let folder = tempfile::tempdir().expect("a folder");
    for words in
        [&["journal", "verify", "missing.journal"][..], &["journal", "show", "missing"], &["journal"]]
    {
        let run = tribrief(folder.path(), words);
        assert_eq!((run.code, run.out().as_str()), (Some(2), ""), "{words:?}");
        assert!(!run.err().is_empty(), "{words:?}");
    }
}

#[test]
fn a_file_of_something_else_is_damaged() {
    let verified = Kept::new(b"Bonjour\n").run(&["verify", "--lang", "en"]);
    assert_eq!(verified.code, Some(1), "{}", verified.out());
    assert!(verified.out().contains("the header cannot be read"));
}

#[test]
fn a_page_of_the_record_holds_what_the_room_may_see() {
    let kept = Kept::of(&mixed());
    let all = ["SEULEMENT-SEN", "PRIVATE-NOTE", "OLD-WORDING", "NEW-WORDING", "WITHDRAWN-NOTE", "REASON"];
    let seen = |words: &[&str]| -> Vec<&str> {
        let run = kept.run(words);
        assert_eq!(run.code, Some(0), "{}", run.err());
        all.into_iter().filter(|word| run.out().contains(word)).collect()
    };
    assert_eq!(seen(&["show"]), ["NEW-WORDING"]);
    assert_eq!(seen(&["show", "--for", "SEN"]), ["SEULEMENT-SEN", "NEW-WORDING"]);
    assert_eq!(seen(&["show", "--for", "SEN,GIN"]), Vec::<&str>::new());
    assert_eq!(seen(&["show", "--all"]), all);
    let en = kept.run(&["show", "--lang", "en"]).out();
    assert!(en.starts_with("EXERCISE // DIFFUSION RESTREINTE // REL TO SEN, MLI, MRT\n"), "{en}");
    assert!(en.contains("D-04 adopted : Patrouille conjointe"), "{en}");
    let fr = kept.run(&["show", "--lang", "fr", "--all"]).out();
    assert!(fr.contains("retiré par #8 : REASON") && fr.contains("PRIVÉ"), "{fr}");
}

#[test]
fn it_is_read_while_a_console_writes_it() {
    let kept = Kept::of(&meeting());
    let vault = Vault::open(&kept.path).expect("a file");
    let (mut journal, _) = Journal::open(vault, &facts(), now()).expect("a journal");
    journal.append(&note(7, "JUST-NOW")).expect("room");
    let shown = kept.run(&["show"]);
    assert!(shown.out().contains("JUST-NOW"), "{}{}", shown.out(), shown.err());
    assert_eq!(kept.run(&["verify"]).code, Some(0));
    journal.append(&note(8, "after")).expect("it goes on");
}

/// The sample of an earlier meeting in a folder of its own.
fn octobre() -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().expect("a folder");
    let briefing = folder.path().join("octobre");
    std::fs::create_dir(&briefing).expect("a folder");
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("briefings").join(SAMPLE);
    for file in std::fs::read_dir(source).expect("the sample").flatten() {
        std::fs::copy(file.path(), briefing.join(file.file_name())).expect("a copy");
    }
    (folder, briefing)
}

#[test]
fn timings_stand_beside_what_was_planned() {
    let (folder, briefing) = octobre();
    let enter = |item: &str, after: i64| {
        let mut entry = entry(What::Clock(Tick::Enter { item: SafeText::new(item) }));
        entry.at += chrono::TimeDelta::seconds(after);
        entry
    };
    let entries = [enter("mli-ag-01", 0), enter("mli-ag-02", 2_760), enter("mli-ag-03", 3_000)];
    let places = candidates(Some(&briefing), None, MEETING, false);
    std::fs::write(&places[0], written(&entries).0).expect("a journal");
    let printed = tribrief(folder.path(), &["journal", "timings", "octobre", "--lang", "en"]);
    assert_eq!(printed.code, Some(0), "{}", printed.err());
    let out = printed.out();
    let line = |word: &str| {
        let found = out.lines().find(|line| line.contains(word)).unwrap_or_default();
        found.split_whitespace().rev().take(3).map(str::to_owned).collect::<Vec<_>>()
    };
    assert_eq!(line("Welcome and opening"), ["+1:00", "46:00", "45:00"], "{out}");
    assert_eq!(line("Agenda and previous"), ["−16:00", "4:00", "20:00"], "{out}");
    assert_eq!(line("Security situation")[0], "–", "{out}");
    assert!(out.starts_with("EXERCISE") || out.contains("REL TO"), "{out}");
    let alone = tribrief(folder.path(), &["journal", "timings", &places[0].to_string_lossy()]);
    assert_eq!(alone.code, Some(2), "{}", alone.out());
}

#[test]
fn the_journal_of_a_briefing_is_found_beside_it_and_in_the_state_folder() {
    let (folder, briefing) = octobre();
    let state = folder.path().join(".local").join("state");
    let places = candidates(Some(&briefing), Some(&state), MEETING, false);
    for place in places.iter().rev() {
        std::fs::create_dir_all(place.parent().expect("a folder")).expect("a folder");
        std::fs::write(place, written(&meeting()).0).expect("a journal");
        let found = tribrief(folder.path(), &["journal", "verify", "octobre", "--lang", "en"]);
        assert_eq!(found.code, Some(0), "{}", found.err());
        assert!(found.out().starts_with(&*place.to_string_lossy()), "{}", found.out());
    }
    std::fs::write(&places[1], written(&mixed()).0).expect("another journal");
    let differ = tribrief(folder.path(), &["journal", "verify", "octobre", "--lang", "en"]);
    assert_eq!(differ.code, Some(1), "{}", differ.out());
    assert!(differ.out().contains("another journal of the same meeting"), "{}", differ.out());
    let rehearsal = tribrief(folder.path(), &["journal", "show", "octobre", "--rehearsal"]);
    assert_eq!(rehearsal.code, Some(2), "{}", rehearsal.out());
}
