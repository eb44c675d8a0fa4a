//! One file of many incidents, about 500 bytes each.

use std::fmt::Write as _;

/// What is wrong with them.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Flaw {
    /// Each stands far from the place it names: one warning an incident.
    #[allow(dead_code, reason = "each benchmark has its own")]
    Far,
    /// Only the last one does.
    #[allow(dead_code, reason = "each benchmark has its own")]
    LastFar,
    /// The same for each, which has no source and too many decimals: an error, warnings and a hint.
    #[allow(dead_code, reason = "each benchmark has its own")]
    All,
}

/// A file of `count` incidents.
pub fn text(count: usize, flaw: Flaw) -> String {
    let mut out = String::from(
        "(\n    contributor: MLI,\n    marking: (class: DR, rel_to: [SEN, MLI, MRT], tlp: Amber, exercise: true),\n    incidents: [\n",
    );
    for at in 0..count {
        let (day, hour) = (1 + at % 28, at % 24);
        let month = 4 + at / 28 % 6;
        let far = flaw != Flaw::LastFar || at + 1 == count;
        let (lat, lon) = if far {
            (13.0 + part(at * 37 % 2_000, 1_000.0), 9.0 + part(at * 91 % 3_000, 1_000.0))
        } else {
            (14.4 + part(at * 37 % 2_000, 20_000.0), 11.4 + part(at * 91 % 3_000, 30_000.0))
        };
        // Of many events of one kind on one day the rules say that they are the same.
        let kind = if flaw == Flaw::LastFar { "Other" } else { "BanditryRoad" };
        let (precision, sources) = if flaw == Flaw::All { ("Adm2", "") } else { ("Near", "\"mli-src-1\"") };
        let _ = writeln!(
            out,
            "        (id: \"mli-inc-{at:06}\", title: (fr: \"Barrage sur la route {at}\", en: \"Roadblock on the road {at}\"),\n            kind: {kind}, severity: Serious, start: \"2025-{month:02}-{day:02}T{hour:02}:30Z\", time_precision: Exact,\n            place: \"Kayes\", position: \"{lat:.4}, -{lon:.4}\", position_precision: {precision}, country: MLI, region: Kayes,\n            narrative: (fr: \"EXERCICE. Camion arrêté puis relâché.\", en: \"EXERCISE. A lorry stopped, then let go.\"),\n            fatalities: (low: 0, best: 1, high: 2), wounded: 1, grade: \"B2\", sources: [{sources}]),"
        );
    }
    out.push_str(
        "    ],\n    sources: [(id: \"mli-src-1\", name: (fr: \"Poste\", en: \"Post\"), kind: Official, reliability: B, date: \"2025-05-01\")],\n)\n",
    );
    out
}

/// `count` of `whole` parts.
#[allow(clippy::cast_precision_loss, reason = "small numbers")]
fn part(count: usize, whole: f64) -> f64 {
    count as f64 / whole
}
