//! Who may see what is never guessed: a slip of form in a marking leaves the originator alone, and is an
//! error.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

use tribrief::model::diagnostic::Severity;
use tribrief::model::nation::NationSet;
use tribrief::model::room::Room;

use crate::common::Memory;
use crate::common::briefing::everything;
use crate::edits::{self, Chance, KINDS, Source};
use crate::tokens;

const HEAD: &str = "contributor: MLI,
    marking: (class: DR, rel_to: [SEN, MLI, MRT], exercise: true)";
const OWN: &str = "marking: (rel_to: [SEN, MLI])";

fn file(head: &str, own: &str) -> String {
    format!(
        "(
    {head},
    actors: [
        (id: \"mli-act-1\", name: \"Alpha\", kind: Civilian, {own}),
        (id: \"mli-act-2\", name: \"Bravo\", kind: Civilian),
    ],
)
"
    )
}

/// Nations that may see each record, and whether there are errors and warnings.
fn read(text: &str) -> (Vec<(String, NationSet)>, usize, usize) {
    let loaded = Memory::default().with("a.ron", text).load();
    let (errors, warnings, _) = loaded.briefing.severities();
    let mut all: Vec<_> = everything(&loaded.briefing)
        .into_iter()
        .map(|record| (record.id.to_string(), record.marking.rel_to))
        .collect();
    all.sort_by(|a, b| a.0.cmp(&b.0));
    (all, errors, warnings)
}

fn nations(list: &str) -> NationSet {
    crate::common::nations(list)
}

#[test]
fn a_clean_file_is_seen_as_marked() {
    let (records, errors, warnings) = read(&file(HEAD, OWN));
    let wanted = [("mli-act-1", "SEN,MLI"), ("mli-act-2", "SEN,MLI,MRT")];
    assert_eq!(records, wanted.map(|(id, list)| (id.to_owned(), nations(list))));
    assert_eq!((errors, warnings), (0, 0));
}

#[test]
fn a_slip_in_an_own_marking_leaves_the_originator_alone() {
    for own in [
        "marking = (rel_to: [SEN, MLI])",
        "marking (rel_to: [SEN, MLI])",
        "\"marking\": (rel_to: [SEN, MLI])",
        "marking: (rel_to = [SEN, MLI])",
        "marking: (rel_to: [SEN MLI])",
        "marking: (rel_to: [SEN; MLI])",
        "marking: (rel_to: [SEN, MLI,,])",
        "marking: (rel_to: [\"SEN\", MLI])",
        "marking: (rel_to: [“SEN”, MLI])",
        "marking: (rel_to: [SEN, MLI)",
        "marking: (rel_to:\u{A0}[SEN, MLI])",
        "marking: (class: \"DR\", rel_to: [SEN, MLI])",
        "marking: (class: DR rel_to: [SEN, MLI])",
        "marking: (rel_to: [SEN, MLI]",
        "marking: (# note\n rel_to: [SEN, MLI])",
        "marking: (\n<<<<<<< a\n rel_to: [SEN, MLI]\n=======\n rel_to: [MLI]\n>>>>>>> b\n)",
        "\n<<<<<<< a\n marking: (rel_to: [SEN, MLI])\n=======\n marking: (rel_to: [MLI])\n>>>>>>> b\n",
    ] {
        let (records, errors, _) = read(&file(HEAD, own));
        assert!(errors > 0, "{own}");
        for (id, rel_to) in records {
            let wanted = if id == "mli-act-1" { nations("MLI") } else { nations("SEN,MLI,MRT") };
            assert!(rel_to.is_subset(wanted), "{own}: {id} for {rel_to:?}");
        }
    }
}

#[test]
fn a_slip_in_the_head_leaves_the_originator_alone() {
    for head in [
        HEAD.replace("contributor:", "contributor ="),
        HEAD.replace("MLI,\n", "\"MLI\",\n"),
        HEAD.replace("marking:", "marking"),
        HEAD.replace("marking:", "marking =>"),
        HEAD.replace("class: DR,", "class: DR"),
        HEAD.replace("[SEN, MLI, MRT]", "[SEN, MLI, MRT)"),
        HEAD.replace("[SEN, MLI, MRT]", "[SEN, MLI MRT]"),
        HEAD.replace("MRT]", "MRT],,"),
        format!("{HEAD},\n private = false"),
        format!("{HEAD},\n private: false false"),
        format!("contributor: MLI,\n<<<<<<< a\n{HEAD}\n=======\n{HEAD}\n>>>>>>> b\n"),
    ] {
        let (records, errors, _) = read(&file(&head, OWN));
        assert!(errors > 0, "{head}");
        assert!(records.iter().all(|(_, rel_to)| rel_to.is_subset(nations("MLI"))), "{head}: {records:?}");
    }
}

#[test]
fn a_private_file_stays_private_whatever_its_form() {
    for head in [
        format!("{HEAD}, private = true"),
        format!("{HEAD} private: true"),
        format!("{HEAD}, note: \"x, private: true"),
        format!("{HEAD}), private: true"),
        format!("{HEAD}, x: (y: 1, private: true"),
        format!("{HEAD},\n<<<<<<< a\n=======\n    private: true,\n>>>>>>> b\n"),
    ] {
        let loaded = Memory::default().with("a.ron", file(&head, OWN)).load();
        let all = everything(&loaded.briefing);
        assert!(all.iter().all(|record| record.private), "{head}: {all:#?}");
        let (errors, warnings, _) = loaded.briefing.severities();
        assert!(errors + warnings > 0, "{head}");
    }
}

#[test]
fn elsewhere_the_same_slips_only_warn_and_the_record_stays() {
    for (good, slip) in [
        ("name: \"Alpha\"", "name = \"Alpha\""),
        ("name: \"Alpha\"", "name: “Alpha”"),
        ("name: \"Alpha\"", "name: 'Alpha'"),
        ("name: \"Alpha\"", "name: Alpha"),
        ("name: \"Alpha\"", "name \"Alpha\""),
        ("name: \"Alpha\",", "name: \"Alpha\""),
        ("name: \"Alpha\",", "name: \"Alpha\";"),
        ("name: \"Alpha\",", "name: \"Alpha\",,"),
        ("name: \"Alpha\",", "name: \"Alpha,"),
        ("name: \"Alpha\",", "name: Alpha\","),
        ("kind: Civilian", "kind: \"Civilian\""),
        ("kind: Civilian", "kind:\u{A0}Civilian"),
        ("actors: [", "# note\n    actors: ["),
        ("id: \"mli-act-2\"", "id: mli-act-2"),
        ("    ],\n)\n", "    ],\n))\n"),
        ("    ],\n)\n", "    ],\n"),
    ] {
        let text = file(HEAD, OWN);
        assert!(text.contains(good), "{good}");
        let clean = read(&text).0;
        let loaded = Memory::default().with("a.ron", text.replacen(good, slip, 1)).load();
        let problems = loaded.briefing.problems_for_owner();
        let codes: Vec<_> = problems.iter().map(|p| (p.diagnostic.code, p.diagnostic.severity)).collect();
        assert_eq!(codes, [("STR-012", Severity::Warning)], "{slip}: {problems:#?}");
        assert!(problems[0].diagnostic.fix.as_ref().is_some_and(|fix| fix.safe), "{slip}");
        let names = everything(&loaded.briefing);
        assert_eq!(names.len(), 2, "{slip}");
        assert_eq!(read(&text.replacen(good, slip, 1)).0, clean, "{slip}");
    }
}

const NATIONS: [&str; 4] = ["SEN", "MLI", "MRT", "GIN"];

/// Shortest text, in bytes, that is known again for sure.
const SECRET: usize = 12;

/// What a nation is shown: records by id, with all that they say.
fn shown(text: &str) -> Vec<BTreeMap<String, String>> {
    let loaded = Memory::default().with("a.ron", text).load();
    let room = |nation: &&str| Room::new(Arc::clone(&loaded.briefing), nations(nation), true);
    let said = |room: Room| {
        let own = room.records().filter(|record| !record.built_in);
        own.map(|record| (record.id.to_string(), format!("{:?} {:?}", record.header, record.body))).collect()
    };
    NATIONS.iter().map(|nation| said(room(nation))).collect()
}

/// Texts of a file that a nation is not shown, in the order of [`NATIONS`].
fn secrets(text: &str, shown: &[BTreeMap<String, String>]) -> Vec<Vec<String>> {
    let marks = tokens::tokens(text);
    let quotes: Vec<usize> = marks.iter().filter(|token| token.mark == '"').map(|token| token.at).collect();
    let inner = |pair: &[usize]| text[pair[0] + 1..pair[1]].to_owned();
    let texts: BTreeSet<String> = quotes.chunks_exact(2).map(inner).collect();
    let long = |text: &&String| text.len() >= SECRET && !text.contains('\\');
    let hidden = |records: &BTreeMap<String, String>| {
        let known =
            |text: &&String| records.iter().any(|(id, said)| id.contains(*text) || said.contains(*text));
        texts.iter().filter(long).filter(|text| !known(text)).cloned().collect()
    };
    shown.iter().map(hidden).collect()
}

/// What `changed` shows to a nation that the intact file does not: records and texts.
fn leaks(changed: &str, before: &[BTreeMap<String, String>], secrets: &[Vec<String>]) -> Vec<String> {
    let mut leaks = Vec::new();
    for (at, (now, before)) in shown(changed).iter().zip(before).enumerate() {
        for (id, said) in now {
            if !before.contains_key(id) {
                leaks.push(format!("{id} for {}", NATIONS[at]));
            }
            let secret = secrets[at].iter().find(|secret| said.contains(secret.as_str()));
            leaks.extend(secret.map(|secret| format!("{id} says {secret:?} to {}", NATIONS[at])));
        }
    }
    leaks
}

/// Pairs of slips, each alone too, on any lines and on those with markings.
fn hold(seed: u64, each: usize) {
    let sources = edits::sources();
    let mut before = HashMap::new();
    let mut chance = Chance(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15));
    let (mut tried, mut hidden, mut wrong) = (0, 0, Vec::new());
    for (a, b) in (0..KINDS.len()).flat_map(|a| (0..=a).map(move |b| (a, b))) {
        for number in 0..each {
            let marked = number % 3 > 0;
            let Some((source, first, last)) = edits::pair(&sources, (a, b), marked, &mut chance) else {
                continue;
            };
            let (shown, secrets) = before.entry(source.name.as_str()).or_insert_with(|| {
                let shown = shown(&source.text);
                let secrets = secrets(&source.text, &shown);
                (shown, secrets)
            });
            hidden += usize::from(secrets.iter().any(|list| !list.is_empty()));
            for slips in [&[first, last][..], &[first], &[last]] {
                tried += 1;
                for leak in leaks(&edits::made(&source.text, slips), shown, secrets) {
                    let lines = slips
                        .iter()
                        .map(|slip| (KINDS[slip.kind], tokens::line(&source.text, slip.at.start)));
                    wrong.push(format!("{} {:?}: {leak}", source.name, lines.collect::<Vec<_>>()));
                }
            }
        }
    }
    println!(
        "seed {seed}: {tried} files with slips, {hidden} of {} pairs where something is hidden, {} leaks",
        tried / 3,
        wrong.len()
    );
    assert!(tried > 1000 && hidden * 9 > tried, "{tried} files, {hidden} with secrets");
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn no_slips_on_a_line_show_more_to_anybody() {
    let seed = std::env::var("MARKING_SEED").ok().and_then(|seed| seed.parse().ok()).unwrap_or(1);
    hold(seed, 6);
}

/// Markings of every sort: above the ceiling, of another originator, for one nation, red, national.
const STRICT: &str = "(
    contributor: SEN,
    marking: (class: DR, rel_to: [SEN, MLI], tlp: Green, exercise: true),
    actors: [
        (id: \"sen-act-1\", marking: (class: S, rel_to: [SEN, MLI]), name: \"Alpha secret\", kind: Civilian),
        (id: \"sen-act-2\", marking: (originator: MLI, rel_to: [MLI, MRT]), name: \"Bravo of Mali\", kind: Civilian),
        (id: \"sen-act-3\", name: \"Charlie for Mali\", marking: (rel_to: [MLI]), kind: Civilian),
        (id: \"sen-act-4\", name: \"Delta of Senegal\", kind: Civilian, marking: (caveats: [NationalOnly])),
        (id: \"sen-act-5\", marking: (tlp: AmberStrict, originator: MRT, rel_to: [MRT]), name: \"Echo of Mauritania\", kind: Civilian),
        (id: \"sen-act-6\", name: \"Foxtrot for both\", kind: Civilian),
    ],
    sources: [
        (id: \"sen-src-1\", name: (fr: \"Un compte rendu\", en: \"An open report\"), kind: Official, date: \"2025-07-02\"),
        (id: \"sen-src-2\", name: (fr: \"Source malienne\", en: \"Malian source\"), marking: (rel_to: [MLI]), kind: Official),
    ],
)
";

/// The same with a head that nearly nobody may see.
fn strict_head() -> String {
    STRICT.replace(
        "(class: DR, rel_to: [SEN, MLI], tlp: Green",
        "(class: S, rel_to: [MLI], originator: MLI, tlp: Red",
    )
}

#[test]
fn no_two_slips_in_a_file_show_more_of_strict_markings() {
    for text in [
        STRICT.to_owned(),
        strict_head(),
        STRICT.replace("contributor: SEN,", "contributor: SEN,\n    private: true,"),
    ] {
        let source = Source::new("strict".to_owned(), text);
        let before = shown(&source.text);
        let secrets = secrets(&source.text, &before);
        assert!(secrets.iter().all(|list| list.len() > 2), "{secrets:?}");
        let all = source.all();
        let (mut tried, mut pair, mut wrong) = (0, 0, Vec::new());
        for (at, &first) in all.iter().enumerate() {
            for &last in &all[at..] {
                if first.at != last.at && first.at.start < last.at.end && last.at.start < first.at.end {
                    continue;
                }
                pair += 1;
                if pair % 4 != 0 && first.at != last.at {
                    continue;
                }
                tried += 1;
                let slips: &[_] = if first.at == last.at { &[first] } else { &[first, last] };
                for leak in leaks(&edits::made(&source.text, slips), &before, &secrets) {
                    let said = slips.iter().map(|slip| (KINDS[slip.kind], &source.text[slip.field.clone()]));
                    wrong.push(format!("{:?}: {leak}", said.collect::<Vec<_>>()));
                }
            }
        }
        println!("{tried} pairs in a file with strict markings, {} leaks", wrong.len());
        wrong.truncate(40);
        assert!(tried > 2000 && wrong.is_empty(), "{wrong:#?}");
    }
}

#[test]
fn what_is_shown_to_others_is_found() {
    let text = file(HEAD, "marking: (rel_to: [MLI]), aliases: [\"Un secret bien long\"]");
    let before = shown(&text);
    let secrets = secrets(&text, &before);
    assert_eq!(secrets[0], ["Un secret bien long"]);
    assert_eq!(leaks(&text, &before, &secrets), [""; 0]);
    let wide = text.replace("[MLI]", "[SEN, MLI]");
    assert_eq!(
        leaks(&wide, &before, &secrets),
        ["mli-act-1 for SEN", "mli-act-1 says \"Un secret bien long\" to SEN"]
    );
}
