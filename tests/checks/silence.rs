//! What rules about the meeting, its agenda, times, ids and languages do not say: what looks like a
//! mistake and is none, and what cannot be concluded from a file that was not read whole.

use super::{Texts, problems};

/// Codes said of sections or fields of the meeting, once each.
fn said(text: &str) -> Vec<&'static str> {
    let mut codes: Vec<&str> = problems(&Texts::of(text)).iter().map(|p| p.diagnostic.code).collect();
    codes.sort_unstable();
    codes.dedup();
    codes
}

const NOTHING: [&str; 0] = [];

fn item(number: &str, title: &str, rest: &str) -> String {
    let id = number.replace('.', "-").to_lowercase();
    format!(
        "    (id: \"sen-item-{id}\", number: \"{number}\", title: \"{title}\", kind: Discussion, owner: SEN, \
         scenes: [Overview()], {rest}),\n"
    )
}

fn agenda(items: &[(&str, &str, &str)]) -> String {
    let items: Vec<String> = items.iter().map(|(number, title, rest)| item(number, title, rest)).collect();
    format!("agenda: [\n{}],\n", items.concat())
}

#[test]
fn parts_of_an_item_may_lie_inside_it() {
    let nested = agenda(&[
        ("1", "PV", "start: \"2025-10-14T09:00Z\", duration: 90"),
        ("1.1", "Suivi", "start: \"2025-10-14T09:00Z\", duration: 30"),
        ("1.2", "Suivi", "start: \"2025-10-14T09:30Z\", duration: 60"),
    ]);
    assert_eq!(said(&nested), NOTHING);
    let parallel = agenda(&[
        ("1", "PV", "start: \"2025-10-14T09:00Z\", duration: 30"),
        ("2", "Suivi", "start: \"2025-10-14T09:30Z\", duration: 60, track: \"A\""),
        ("3", "Suivi", "start: \"2025-10-14T09:30Z\", duration: 60, track: \"B\""),
    ]);
    assert_eq!(said(&parallel), NOTHING);
    assert_eq!(said(&parallel.replace("\"B\"", "\"A\"")), ["AGD-002"]);
}

#[test]
fn an_item_outside_is_told_once_for_either_side() {
    let all = [
        ("1", "PV", "start: \"2025-10-14T07:00Z\", duration: 30"),
        ("2", "Suivi", "start: \"2025-10-14T07:30Z\", duration: 60"),
        ("3", "Suivi", "start: \"2025-10-14T11:00Z\", duration: 30"),
        ("4", "Suivi", "start: \"2025-10-14T11:30Z\", duration: 30"),
    ];
    let found = problems(&Texts::of(&agenda(&all)));
    let outside: Vec<&str> =
        found.iter().filter(|p| p.diagnostic.code == "AGD-015").map(|p| &*p.diagnostic.message.en).collect();
    assert_eq!(outside.len(), 2, "{outside:?}");
    assert!(
        outside[0].contains("item 1 (0700Z–0730Z)") && outside[0].ends_with("1 more does"),
        "{outside:?}"
    );
    assert!(
        outside[1].contains("item 4 (1130Z–1200Z)") && outside[1].ends_with("1 more does"),
        "{outside:?}"
    );
}

#[test]
fn a_lost_item_or_delegation_proves_nothing() {
    let broken = agenda(&[
        ("1", "Situation", "start: \"2025-10-14T09:00Z\", duration: 30"),
        ("2", "Suivi", "start: \"2025-10-14T10:00Z\", duration: long"),
    ]);
    assert_eq!(said(&broken), ["STR-009"]);
    let whole = broken.replace("duration: long", "duration: 30");
    assert_eq!(said(&whole), ["AGD-003", "AGD-010"]);
    let unseated =
        "delegations: [\n    (id: \"sen-del-sen\", title: \"Sénégal\", nation: SEN, status: Membre),\n],\n";
    assert_eq!(said(unseated), ["STR-006"]);
}

#[test]
fn a_day_is_not_before_an_hour_of_it() {
    let incident = |start: &str, end: &str| {
        format!(
            "sources: [(id: \"sen-src-1\", name: \"EXERCICE\", kind: Official, reliability: B, date: \"2025-10-01\")],\n\
             incidents: [(id: \"sen-inc-01\", title: \"Vol\", kind: BanditryRoad, start: \"{start}\", end: \"{end}\", \
             time_precision: Day, place: \"Kidira\", position: \"kidira\", position_precision: Near, country: SEN, \
             region: Tambacounda, narrative: \"EXERCICE\", grade: B2, sources: [\"sen-src-1\"])],\n"
        )
    };
    assert_eq!(said(&incident("2025-07-01T04:00Z", "2025-07-01")), NOTHING);
    assert_eq!(said(&incident("2025-07-01T04:00Z", "2025-06-30")), ["TIM-001"]);
    // The cut-off is 1800Z of the 13th.
    assert_eq!(said(&incident("2025-10-13", "2025-10-13")), NOTHING);
    assert_eq!(said(&incident("2025-10-14", "2025-10-14")), ["TIM-005"]);
}

#[test]
fn long_lists_are_searched_for_doubles_too() {
    let list = |ids: &[usize]| {
        let names: Vec<String> = ids.iter().map(|id| format!("\"sen-frm-{id:02}\"")).collect();
        let frameworks: Vec<String> = (1..30)
            .map(|id| {
                let related = if id == 1 { format!("related: [{}],", names.join(", ")) } else { String::new() };
                format!(
                    "    (id: \"sen-frm-{id:02}\", name: \"Cadre\", kind: Bilateral, status: \"En vigueur\", {related}),\n"
                )
            })
            .collect();
        format!("frameworks: [\n{}],\n", frameworks.concat())
    };
    let once: Vec<usize> = (2..30).collect();
    assert_eq!(said(&list(&once)), NOTHING);
    for double in [2, 9, 10, 29] {
        let twice: Vec<usize> = once.iter().copied().chain([double]).collect();
        let found = problems(&Texts::of(&list(&twice)));
        let doubles: Vec<_> = found.iter().filter(|p| p.diagnostic.code == "REF-005").collect();
        assert_eq!(doubles.len(), 1, "{double}");
        assert!(doubles[0].diagnostic.message.en.contains(&format!("sen-frm-{double:02}")), "{double}");
    }
}

#[test]
fn a_circle_is_told_once_and_a_chain_is_none() {
    let chain = |same: [&str; 4]| {
        let all: Vec<String> = same
            .iter()
            .enumerate()
            .map(|(at, same)| {
                let same = if same.is_empty() { String::new() } else { format!("same_as: \"sen-frm-{same}\",") };
                format!("    (id: \"sen-frm-{at}\", name: \"Cadre\", kind: Bilateral, status: \"En vigueur\", {same}),\n")
            })
            .collect();
        format!("frameworks: [\n{}],\n", all.concat())
    };
    assert_eq!(said(&chain(["", "0", "1", "2"])), NOTHING);
    let circle = problems(&Texts::of(&chain(["1", "2", "3", "1"])));
    let told: Vec<_> = circle.iter().filter(|p| p.diagnostic.code == "REF-004").collect();
    assert_eq!(told.len(), 1);
    assert!(told[0].diagnostic.message.en.ends_with("sen-frm-1 → sen-frm-2 → sen-frm-3 → sen-frm-1"));
    assert_eq!(told[0].mentions.len(), 2);
}

#[test]
fn languages_are_known_by_their_names_and_codes() {
    let delegations = |mrt: &str| {
        format!(
            "delegations: [\n\
             (id: \"sen-del-sen\", title: \"Sénégal\", nation: SEN, status: Member, languages: [\"fr\"]),\n\
             (id: \"sen-del-mli\", title: \"Mali\", nation: MLI, status: Member, languages: [(fr: \"français\", en: \"French\")]),\n\
             (id: \"sen-del-mrt\", title: \"Mauritanie\", nation: MRT, status: Member, languages: [{mrt}]),\n],\n"
        )
    };
    assert_eq!(said(&delegations("\"arabe\", \"French\"")), NOTHING);
    assert_eq!(said(&delegations("\"arabe\"")), ["MTG-005"]);
    // Nothing is known of a delegation that names no language.
    assert_eq!(said(&delegations("")), NOTHING);
}

#[test]
fn the_previous_meeting_is_looked_for_where_it_may_be() {
    assert_eq!(said("number: 1,\nprevious: None,\n"), NOTHING, "the first meeting has none before it");
    for path in ["..", "/tmp", "a/b", "a\\\\b", "C:x", ""] {
        let codes = said(&format!("previous: \"{path}\",\n"));
        assert!(codes.contains(&"REF-006"), "{path}: {codes:?}");
    }
}
