//! `--fix` on any text: it ends, loses no record, keeps comments, and a second run does nothing.

use std::collections::BTreeSet;
use std::sync::Arc;

use proptest::prelude::*;
use tribrief::check::mend::{Draft, Mended, mend};
use tribrief::model::room::Room;
use tribrief::source::{FileSet, Limits, ReadError, SAMPLE_FILES, load};

struct Texts(Vec<String>, Vec<String>);

impl FileSet for Texts {
    fn names(&self) -> &[String] {
        &self.0
    }
    fn read(&self, at: usize, _: u64) -> Result<Vec<u8>, ReadError> {
        Ok(self.1[at].clone().into_bytes())
    }
}

/// Ids of the records that can be read.
fn ids(texts: &[String]) -> BTreeSet<String> {
    let names = (0..texts.len()).map(|at| format!("{at}.ron")).collect();
    let loaded = load(&Texts(names, texts.to_vec()), Limits::default(), None);
    Room::of_owner(Arc::clone(&loaded.briefing)).records().map(|record| record.id.to_string()).collect()
}

fn mended(texts: &[String]) -> Mended {
    let draft = |(at, text): (usize, &String)| Draft {
        name: format!("{at}.ron"),
        text: Ok(text.clone()),
        frozen: false,
    };
    mend(texts.iter().enumerate().map(draft).collect(), &|_| true, None)
}

fn texts(mended: &Mended) -> Vec<String> {
    mended.drafts.iter().map(|draft| draft.text.clone().expect("a text")).collect()
}

/// Mends `before` and holds what must hold of any text.
fn holds(before: &[String]) -> Vec<String> {
    let first = mended(before);
    let after = texts(&first);
    let (old, new) = (ids(before), ids(&after));
    assert!(old.is_subset(&new), "lost {:?}\n{}", old.difference(&new), after.join("\n---\n"));
    assert_eq!(first.done.is_empty(), after == before, "{:?}", first.done);
    let second = mended(&after);
    assert!(second.done.is_empty(), "{:?}\n{}", second.done, after.join("\n---\n"));
    assert_eq!(texts(&second), after);
    after
}

const GOOD: &str = "// keep 1
(
    contributor: MLI, // keep 2
    marking: (class: DR, rel_to: [SEN, MLI, MRT], exercise: true),
    places: [
        // keep 3
        (id: \"mli-plc-01\", name: (fr: \"Gué\", en: \"Ford\"), position: \"14.5, -11.8\", region: Kayes),
        (id: \"mli-plc-02\", name: \"Pont\", position: \"14.6, -11.7\", region: Kayes), // keep 4
    ],
    actions: [
        (id: \"mli-act-01\", text: \"Compter\", owner: MLI, due: \"2025-09-30\", status: Open),
    ],
)
";

#[test]
fn fixes_that_touch_wait_for_the_next_round() {
    let text = GOOD
        .replace("\"14.5, -11.8\"", "“14.5, -11.8”")
        .replace("due: \"2025-09-30\"", "due= 2025-09-30")
        .replace("region: Kayes),", "region: “Kayes”)");
    let after = holds(&[text]);
    assert_eq!(ids(&after), ids(&[GOOD.to_owned()]), "{}", after[0]);
    assert_eq!(after[0].matches("// keep").count(), 4);
}

#[test]
fn what_is_frozen_or_not_wanted_stays() {
    let text = GOOD.replace("\"14.5, -11.8\"", "“14.5, -11.8”");
    let draft = |frozen| vec![Draft { name: "a.ron".into(), text: Ok(text.clone()), frozen }];
    let frozen = mend(draft(true), &|_| true, None);
    assert!(frozen.done.is_empty());
    let other = mend(draft(false), &|code| code == "PAT-001", None);
    assert!(other.done.is_empty());
    let unreadable = Draft { name: "a.ron".into(), text: Err(ReadError::NotAFile), frozen: true };
    assert!(mend(vec![unreadable], &|_| true, None).done.is_empty());
}

#[test]
fn a_fix_that_mends_nothing_is_not_made_again_and_again() {
    let text = "(contributor: SEN, places: []\na#\n\u{201c}])";
    let after = holds(&[text.to_owned()]);
    assert!(after[0].len() < text.len() + 8, "{}", after[0]);
}

#[test]
fn the_sample_has_nothing_to_mend() {
    for folder in ["2025-10-tambacounda", "2025-04-kayes", "minimal"] {
        let texts: Vec<String> = SAMPLE_FILES
            .iter()
            .filter(|(shelf, ..)| *shelf == folder)
            .map(|(.., bytes)| String::from_utf8(bytes.to_vec()).expect("UTF-8"))
            .collect();
        assert_eq!(holds(&texts), texts);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn any_slips_are_mended_or_left(
        slips in prop::collection::vec((0_usize..GOOD.len(), 0_usize..12), 1..6),
    ) {
        let mut text = GOOD.to_owned();
        for (at, kind) in slips {
            let at = text.floor_char_boundary(at.min(text.len()));
            let put = ["", ",", "(", ")", "\"", "[", "]", "'", "“", "=", ";", "#"][kind];
            let end = text.ceil_char_boundary((at + usize::from(put.is_empty())).min(text.len()));
            text.replace_range(at..end, put);
        }
        holds(&[text]);
    }

    #[test]
    fn any_text_at_all(text in "[(){}\\[\\],:\"'“”=#a-z0-9 \n./-]{0,120}") {
        holds(&[text.clone(), GOOD.to_owned()]);
        holds(&[format!("(contributor: SEN, places: [{text}])")]);
    }
}

#[test]
fn fixes_that_undo_each_other_are_not_told() {
    assert_eq!(holds(&["..a".to_owned()]), ["..a"]);
}
