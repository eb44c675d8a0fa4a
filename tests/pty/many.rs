//! The briefing of the project with many more incidents, for measuring.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use tempfile::TempDir;

const KINDS: [&str; 8] = [
    "AttackOnForces",
    "BanditryRoad",
    "CattleTheft",
    "Ied",
    "Abduction",
    "IllegalMining",
    "Protest",
    "ConvoyStopped",
];
const GRAVITIES: [&str; 3] = ["Minor", "Serious", "Severe"];
const REGIONS: [(&str, &str); 4] =
    [("SEN", "Tambacounda"), ("SEN", "Kedougou"), ("MLI", "Kayes"), ("MRT", "Selibaby")];

/// A folder with the meeting of the project, and `count` incidents spread over its area and period.
pub fn folder(count: u32) -> TempDir {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let sample = Path::new(env!("CARGO_MANIFEST_DIR")).join("briefings/2025-10-tambacounda");
    for file in fs::read_dir(sample).expect("the briefing of the project").flatten() {
        fs::copy(file.path(), folder.path().join(file.file_name())).expect("a copy");
    }
    let mut text = String::from(
        "(contributor: SEN, marking: (class: DR, rel_to: [SEN, MLI, MRT], tlp: Amber, exercise: true), incidents: [\n",
    );
    (0..count).for_each(|at| incident(&mut text, at));
    text.push_str("])\n");
    fs::write(folder.path().join("many.ron"), text).expect("room on the disk");
    folder
}

fn incident(text: &mut String, at: u32) {
    let noise = at.wrapping_mul(2_654_435_761);
    let share = |salt: u32| f64::from(noise.wrapping_add(salt) >> 8 & 0xffff) / 65_536.0;
    let pick = |shift: u32, count: usize| (noise >> shift) as usize % count;
    let (lat, lon) = (12.0 + share(0) * 4.0, -14.0 + share(91_283_711) * 5.0);
    let (month, day) = (pick(9, 9) + 1, pick(13, 28) + 1);
    let (country, region) = REGIONS[pick(7, REGIONS.len())];
    let (kind, severity) = (KINDS[pick(3, KINDS.len())], GRAVITIES[pick(5, GRAVITIES.len())]);
    let killed = pick(11, 3);
    writeln!(
        text,
        r#"(id: "sen-x-{at:06}", title: (fr: "Fait n° {at} sur la route", en: "Event no. {at} on the road"),
        kind: {kind}, severity: {severity}, start: "2025-{month:02}-{day:02}", time_precision: Day,
        place: (fr: "À l'est de Goudiry", en: "East of Goudiry"), position: "{lat:.4}, {lon:.4}",
        position_precision: Near, country: {country}, region: {region},
        narrative: (fr: "Un camion arrêté de nuit ; fuite vers le sud.",
        en: "A lorry stopped at night; escape southward."), fatalities: (low: 0, best: {killed}, high: 4)),"#
    )
    .expect("memory");
}
