//! Who may see what is never guessed: a slip of form in a marking leaves the originator alone, and is an
//! error.

use tribrief::model::diagnostic::Severity;
use tribrief::model::nation::NationSet;

use crate::common::Memory;
use crate::common::briefing::everything;

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
