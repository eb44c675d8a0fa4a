//! A briefing full of secrets: beside records that everyone may see stand records held back for
//! every reason there is, and every value of them bears a mark that occurs nowhere else.

use tribrief::model::nation::Nation;
use tribrief::model::position::{CoordinateStyle, Position};
use tribrief::model::table::{Kind, KindSet};
use tribrief::model::value::WordSpec;

use super::Memory;
use super::fill::{self, Ink};
use super::nations;

pub mod before;
pub mod open;

/// Begins every secret word.
pub const SECRET: &str = "zq";
/// Begins every word of a private note.
pub const NOTE: &str = "zn";
/// Digits of every secret number, in any range that holds them.
const DIGITS: &str = "7731";
const YEAR: &str = "2031";
const LAT: f64 = 33.7731;
const LON: f64 = -44.7731;

/// Why records are held back, and what a file says then.
const VEILS: [(&str, &str); 13] = [
    ("rel", "marking: (rel_to: [@OTHERS])"),
    ("red", "marking: (tlp: Red)"),
    ("strict", "marking: (tlp: AmberStrict)"),
    ("national", "marking: (caveats: [NationalOnly])"),
    ("above", "marking: (class: C)"),
    ("secret", "marking: (class: S, tlp: Clear)"),
    ("word", "marking: (class: XX)"),
    ("field", "marking: (rel_too: [@ROOM])"),
    ("shape", "marking: \"DR\""),
    ("slip", "markng: (rel_to: [@ROOM])"),
    ("unknown", "marking: (rel_to: [@OTHERS]), @WORD: 1"),
    ("twice", "marking: (rel_to: [@OTHERS]), tags: [@WORD], tags: [\"@WORD\"]"),
    ("broken", "marking: (rel_to: [@OTHERS]), revised: \"@WORD\""),
];

/// Files that hold nothing but secrets: name, head.
const FILES: [(&str, &str); 4] = [
    ("y-bare.ron", "contributor: @OWNER"),
    ("y-bad-head.ron", "contributor: @OWNER, marking: (class: DR, rel_to: [@ROOM], tlp: Purple)"),
    ("y-slip-head.ron", "contributor: @OWNER, markings: (class: DR, rel_to: [@ROOM])"),
    ("z-private.ron", "contributor: @OWNER, private: true, marking: (class: NP, rel_to: [@ROOM])"),
];

/// What of a case is written.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Held {
    /// Visible records alone.
    Nothing,
    /// Those held back too, with words drawn from this seed.
    Seed(u64),
}

/// A briefing for an audience.
pub struct Case {
    pub files: Memory,
    /// Ids that are on the screens.
    pub visible: Vec<String>,
    /// Ids that are held back.
    pub hidden: Vec<String>,
    /// Words that must not be found.
    pub words: Vec<String>,
}

/// Id of the visible record of `kind`; the second one names only what is held back.
pub fn visible_id(owner: Nation, kind: Kind, second: bool) -> String {
    let letter = if second { 'b' } else { 'a' };
    format!("{}-open-{letter}{:02}", owner.code().to_ascii_lowercase(), kind as usize)
}

fn hidden_id(owner: Nation, veil: &str, kind: Kind) -> String {
    format!("{}-{SECRET}{veil}-{:02}", owner.code().to_ascii_lowercase(), kind as usize)
}

/// Says that a record is another account of `id`.
fn same(id: &str) -> String {
    format!("same_as: \"{id}\", ")
}

/// What the second visible record of a kind says: it is another account of one that is held back.
fn account(owner: Nation, kind: Kind, second: bool) -> String {
    if second { same(&hidden_id(owner, "rel", kind)) } else { String::new() }
}

/// A nation that is not the whole audience: its own records may be held back from it.
pub fn owner(audience: &str) -> Nation {
    if audience == "MLI" { Nation::SEN } else { Nation::MLI }
}

/// Places, meetings, notes: kinds in the order of the table, where they may stand.
fn kinds() -> impl Iterator<Item = Kind> {
    Kind::ALL.iter().copied().filter(|kind| *kind != Kind::Note && !kind.in_meeting())
}

/// Makes the case.
pub fn case(audience: &str, held: Held) -> Case {
    case_of(audience, held, &|_| true)
}

/// The same with those of its secrets that `keep`: each word for word as in the whole case.
pub fn case_of(audience: &str, held: Held, keep: &dyn Fn(&str) -> bool) -> Case {
    let owner = owner(audience);
    let room: Vec<&str> = nations(audience).iter().map(Nation::code).collect();
    let others: Vec<&str> = Nation::ALL.iter().map(|n| n.code()).filter(|code| *code != room[0]).collect();
    let mut random = Random(if let Held::Seed(seed) = held { seed } else { 1 });
    let mut words = Vec::new();
    let mut hidden = Vec::new();
    let fix = |text: &str, random: &mut Random| {
        text.replace("@OWNER", owner.code())
            .replace("@ROOM", &room.join(", "))
            .replace("@OTHERS", &others.join(", "))
            .replace("@WORD", &random.word(SECRET))
    };
    let with_secrets = held != Held::Nothing;
    let mut body = String::new();
    for kind in kinds() {
        let mut records = Vec::new();
        for second in [false, true] {
            if kind == Kind::Meeting && second {
                continue;
            }
            let mut inside = [String::new(), String::new(), String::new()];
            for (slot, nested) in
                inside.iter_mut().zip([Kind::Delegation, Kind::Participant, Kind::AgendaItem])
            {
                if kind != Kind::Meeting {
                    continue;
                }
                let mut all = Vec::new();
                for second in [false, true] {
                    let mut ink = Open { owner, second, inside: None, count: 0, above: 2 };
                    let head = account(owner, nested, second);
                    all.push(fill::record(nested, &visible_id(owner, nested, second), &head, &mut ink));
                }
                for (veil, head) in VEILS.iter().filter(|_| with_secrets) {
                    let id = hidden_id(owner, veil, nested);
                    let head =
                        format!("{}, {}", fix(head, &mut random), same(&visible_id(owner, nested, false)));
                    let mut ink = Closed { owner, random: &mut random, words: &mut words, note: false };
                    let record = fill::record(nested, &id, &head, &mut ink);
                    all.extend(keep(&id).then_some(record));
                    hidden.push(id);
                }
                if nested == Kind::AgendaItem {
                    all.push(mixed(owner));
                }
                *slot = all.join(",\n");
            }
            let mut ink = Open { owner, second, inside: Some(inside), count: 0, above: 2 };
            let head = account(owner, kind, second);
            records.push(fill::record(kind, &visible_id(owner, kind, second), &head, &mut ink));
        }
        // One meeting a file: hidden ones stand in the files of secrets.
        for (veil, head) in VEILS.iter().filter(|_| with_secrets && kind != Kind::Meeting) {
            let id = hidden_id(owner, veil, kind);
            let head = format!("{}, {}", fix(head, &mut random), same(&visible_id(owner, kind, false)));
            let mut ink = Closed { owner, random: &mut random, words: &mut words, note: false };
            let record = fill::record(kind, &id, &head, &mut ink);
            records.extend(keep(&id).then_some(record));
            hidden.push(id);
        }
        body.push_str(&fill::section(kind, &records));
    }
    // A slip of the pen everyone may read, so that there are always problems.
    let slip = "actors: [(id: \"open-actor\", name: \"Open\", kind: Civilian)]";
    let head = fix("contributor: @OWNER, marking: (class: DR, rel_to: [@ROOM], exercise: true)", &mut random);
    let mut files = Memory::default()
        .with("a-open.ron", format!("({head},\n{body})"))
        .with("b-slip.ron", format!("({head}, {slip})"));
    for (name, head) in FILES.iter().filter(|_| with_secrets) {
        let private = name.contains("private");
        let mut body = String::new();
        for kind in kinds().chain(private.then_some(Kind::Note)) {
            let veil = name.split(['-', '.']).nth(1).unwrap_or_default();
            let id = hidden_id(owner, veil, kind);
            let mut ink = Closed { owner, random: &mut random, words: &mut words, note: kind == Kind::Note };
            let record = fill::record(kind, &id, "", &mut ink);
            if keep(&id) {
                body.push_str(&fill::section(kind, &[record]));
            }
            hidden.push(id);
        }
        let head = fix(head, &mut random);
        if !body.is_empty() {
            files = files.with(name, format!("({head},\n{body})"));
        }
    }
    if with_secrets {
        files = files.with("z-notes.ron", notes(owner, &mut random));
    }
    words.extend(hidden.iter().cloned());
    let open = Kind::ALL.iter().filter(|kind| **kind != Kind::Note).flat_map(|kind| {
        let ids = [false, true].map(|second| visible_id(owner, *kind, second));
        ids.into_iter().take(if *kind == Kind::Meeting { 1 } else { 2 })
    });
    Case { files, visible: open.collect(), hidden, words }
}

/// A private file with notes about what the room sees.
fn notes(owner: Nation, random: &mut Random) -> String {
    let low = owner.code().to_ascii_lowercase();
    let about = [visible_id(owner, Kind::AgendaItem, false), mixed_id(owner)];
    let mut note = |(at, about): (usize, &String)| {
        let (title, text) = (random.word(NOTE), random.word(NOTE));
        format!("(id: \"{low}-{SECRET}note-{at}\", title: \"{title}\", about: \"{about}\", text: \"{text}\")")
    };
    let notes: Vec<String> = about.iter().enumerate().map(&mut note).collect();
    format!("(contributor: {}, private: true,\n{})", owner.code(), fill::section(Kind::Note, &notes))
}

/// Id of the agenda item whose scenes name what is visible beside what is held back.
pub fn mixed_id(owner: Nation) -> String {
    format!("{}-open-mixed", owner.code().to_ascii_lowercase())
}

/// That item: of every list a part is held back, and some scenes wholly.
fn mixed(owner: Nation) -> String {
    let open = |kind| format!("\"{}\"", visible_id(owner, kind, false));
    let held = |kind| format!("\"{}\"", hidden_id(owner, "rel", kind));
    let (incident, secret) = (open(Kind::Incident), held(Kind::Incident));
    let scenes = [
        format!("Records(ids: [{secret}, {incident}, {}, {}])", held(Kind::Asset), open(Kind::Asset)),
        format!("Record(id: {secret})"),
        format!("Records(ids: [{secret}, {}])", held(Kind::Threat)),
        format!("Question(decision: {})", held(Kind::Decision)),
        format!("Question(decision: {})", open(Kind::Decision)),
        "Actions()".to_owned(),
        "Table(list: Incidents)".to_owned(),
        "Table(list: Agenda)".to_owned(),
        format!("Record(id: {incident})"),
        "Overview()".to_owned(),
    ];
    let scenes = scenes.into_iter().chain(pictures(owner)).collect::<Vec<_>>();
    format!(
        "(id: \"{}\", number: \"9\", title: \"Open mixed\", kind: Discussion, owner: {}, duration: 20,
        refs: [{secret}, {incident}], scenes: [{}])",
        mixed_id(owner),
        owner.code(),
        scenes.join(", ")
    )
}

/// Maps and charts: about what is visible, about what is held back, around a place held back.
fn pictures(owner: Nation) -> Vec<String> {
    let held = |kind| hidden_id(owner, "rel", kind);
    let (place, incident) = (held(Kind::Place), held(Kind::Incident));
    let open = |kind| visible_id(owner, kind, false);
    let maps = [
        "km: 900, layers: [Incidents, Patrols, Assets, Corridors, Tensions, Threats]".to_owned(),
        format!("focus: [\"{incident}\", \"{}\", \"{}\"]", open(Kind::Incident), open(Kind::Asset)),
        format!("focus: [\"{incident}\"], km: 300"),
        format!("centre: \"{place}\", km: 200, days: 90"),
        format!("focus: [\"{}\"], layers: [Incidents], region: Kayes", open(Kind::IncidentGroup)),
    ];
    let charts = ["Months", "Kinds", "Matrix", "Patrols", "Actions", "ServiceGaps", "Corridors"];
    let charts = charts.iter().map(|chart| format!("Chart(chart: {chart})"));
    let narrow = ["Months", "Matrix"].map(|chart| format!("Chart(chart: {chart}, region: Selibaby)"));
    maps.iter().map(|fields| format!("Map({fields})")).chain(charts).chain(narrow).collect()
}

/// The first mark of a secret in `text`.
pub fn betrayed(text: &str, notes: bool) -> Option<String> {
    let low = text.to_lowercase();
    let dense: String = low.chars().filter(|c| !c.is_whitespace() && *c != ',' && *c != '.').collect();
    let point = Position::new(LAT, LON).expect("a position");
    let square: String = point.mgrs_compact().chars().take(5).collect();
    let mut marks = vec![SECRET.to_owned(), YEAR.to_owned(), "mar 31".to_owned(), "protest".to_owned()];
    marks.extend(["manifestation", "33.77", "44.77", "33°46", "44°46"].map(str::to_owned));
    marks.push(square.to_lowercase());
    if !notes {
        marks.push(NOTE.to_owned());
    }
    let mark = marks.into_iter().find(|mark| low.contains(mark.as_str()));
    mark.or_else(|| dense.contains(DIGITS).then(|| DIGITS.to_owned()))
}

/// How the secret place is written, in every style.
pub fn positions() -> Vec<String> {
    let point = Position::new(LAT, LON).expect("a position");
    let styles = [CoordinateStyle::Degrees, CoordinateStyle::Dms, CoordinateStyle::Mgrs];
    styles.iter().map(|style| point.format(*style)).chain([point.mgrs_compact()]).collect()
}

/// What everyone may read.
struct Open {
    owner: Nation,
    /// Names only records that are held back.
    second: bool,
    /// Delegations, participants and agenda of a meeting.
    inside: Option<[String; 3]>,
    count: usize,
    /// What every whole number is above the least.
    above: i64,
}

impl Ink for Open {
    fn text(&mut self) -> String {
        self.count += 1;
        format!("open line {} of {}", self.count, if self.second { "two" } else { "one" })
    }
    fn whole(&mut self, min: i64, max: i64) -> i64 {
        (min + self.above).min(max)
    }
    fn number(&mut self) -> String {
        "12.5".to_owned()
    }
    fn day(&mut self) -> String {
        "2025-07-01".to_owned()
    }
    fn place(&mut self) -> String {
        if self.second { hidden_id(self.owner, "rel", Kind::Place) } else { "14.4501, -11.4401".to_owned() }
    }
    fn reference(&mut self, kinds: KindSet) -> Option<String> {
        self.count += 1;
        // Notes stand in private files only.
        let all: Vec<Kind> = kinds.iter().filter(|kind| *kind != Kind::Note).collect();
        let kind = all[self.count % all.len()];
        // Meetings stand in files of their own; delegations and the like stand in the open one.
        let veils: &[&str] = match kind {
            Kind::Meeting => &["bare", "private"],
            kind if kind.in_meeting() => &["rel", "red", "strict", "word", "unknown"],
            _ => &["rel", "red", "strict", "word", "unknown", "bare", "private"],
        };
        let hidden = || hidden_id(self.owner, veils[self.count % veils.len()], kind);
        Some(if self.second { hidden() } else { visible_id(self.owner, kind, false) })
    }
    fn variant(&mut self, words: &'static WordSpec) -> usize {
        match words.name {
            // The ceiling of the meeting: "diffusion restreinte".
            "Class" => 1,
            "IncidentKind" => 5,
            // Two nations in turn, so that patrols are joint ones.
            "Nation" => {
                self.count += 1;
                self.count % 2
            }
            _ => 0,
        }
    }
    fn inside(&mut self, kind: Kind) -> String {
        let at = [Kind::Delegation, Kind::Participant, Kind::AgendaItem].iter().position(|k| *k == kind);
        self.inside.as_ref().zip(at).map(|(inside, at)| inside[at].clone()).unwrap_or_default()
    }
}

/// What nobody in the room may read.
struct Closed<'r> {
    owner: Nation,
    random: &'r mut Random,
    words: &'r mut Vec<String>,
    note: bool,
}

impl Ink for Closed<'_> {
    fn text(&mut self) -> String {
        let word = self.random.word(SECRET);
        self.words.push(word.clone());
        word
    }
    fn line(&mut self) -> String {
        if self.note { self.random.word(NOTE) } else { self.text() }
    }
    fn whole(&mut self, min: i64, max: i64) -> i64 {
        let marked: i64 = format!("{DIGITS}{:03}", self.random.below(1_000)).parse().expect("digits");
        if (min..=max).contains(&marked) { marked } else { max }
    }
    fn number(&mut self) -> String {
        format!("{DIGITS}{:03}.25", self.random.below(1_000))
    }
    fn day(&mut self) -> String {
        // Half of them inside the period that is under review, where a count would show them.
        if self.random.below(2) == 0 { "2025-07-01".to_owned() } else { format!("{YEAR}-03-07") }
    }
    fn place(&mut self) -> String {
        // Half of them in the midst of the map, where a mark or a name pushed aside would show them.
        if self.random.below(2) == 0 {
            format!("{LAT}, {LON}")
        } else {
            let (north, east) = (self.random.below(200), self.random.below(300));
            format!("{}.{:02}01, -{}.{:02}01", 13 + north / 100, north % 100, 9 + east / 100, east % 100)
        }
    }
    fn reference(&mut self, kinds: KindSet) -> Option<String> {
        let all: Vec<Kind> = kinds.iter().filter(|kind| *kind != Kind::Note).collect();
        let kind = all[self.random.below(all.len())];
        // Most of them point at what is visible: it must not say by whom it is named.
        Some(match self.random.below(4) {
            0 => hidden_id(self.owner, "rel", kind),
            _ => visible_id(self.owner, kind, self.random.below(2) == 0 && kind != Kind::Meeting),
        })
    }
    fn variant(&mut self, words: &'static WordSpec) -> usize {
        let protest = words.variants.iter().position(|(name, _)| *name == "Protest");
        protest.unwrap_or_else(|| self.random.below(words.variants.len()))
    }
}

/// Numbers that look drawn and are the same every time (splitmix64).
pub struct Random(pub u64);

impl Random {
    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    pub fn below(&mut self, end: usize) -> usize {
        usize::try_from(self.next() % u64::try_from(end.max(1)).expect("a small number"))
            .expect("a small number")
    }

    /// A word that begins with `head`.
    fn word(&mut self, head: &str) -> String {
        let letters = (0..9).map(|_| char::from(b'a' + u8::try_from(self.below(26)).expect("a letter")));
        format!("{head}{}", letters.collect::<String>())
    }
}
