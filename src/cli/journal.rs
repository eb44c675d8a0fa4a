//! `tribrief journal`: what a meeting recorded, and whether it can be relied on.
#![expect(clippy::disallowed_methods, reason = "tells a journal from a briefing")]

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;

use super::{memory, output};
use crate::journal::recover::Reading;
use crate::journal::{Entry, Seq};
use crate::model::briefing::Briefing;
use crate::model::diagnostic::Both;
use crate::model::lang::Lang;
use crate::model::marking::Class;
use crate::model::nation::{Nation, NationSet};
use crate::model::room::Room;
use crate::model::safe_text::SafeText;
use crate::model::time::Moment;
use crate::shell::{Found, best_on_disk, candidates};
use crate::source::{self, Limits};

mod entries;
mod timings;

/// What is wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wish {
    /// The record, as far as the audience may see it.
    Show,
    /// Everything, for the owner of the file.
    ShowAll,
    /// Whether every line holds.
    Verify,
    /// Planned against actual.
    Timings,
}

/// What `journal` was asked.
#[derive(Debug)]
pub struct Request {
    pub wish: Wish,
    /// A journal, or a briefing or library whose journal is looked for.
    pub path: Option<PathBuf>,
    /// The rehearsal's journal and not the meeting's.
    pub rehearsal: bool,
    pub audience: Option<NationSet>,
    pub lang: Lang,
    pub now: Option<Moment>,
}

/// Exit code for a journal that is damaged.
const DAMAGED: u8 = 1;

/// A journal, and what its briefing says about who may see it.
struct Subject {
    found: Found,
    differing: Vec<PathBuf>,
    ceiling: Class,
    audience: NationSet,
    /// The briefing, unless the journal was named itself.
    briefing: Option<Arc<Briefing>>,
}

/// Prints it; exit 0, for `verify` 1 when the journal is damaged, 2 when it could not be read.
pub fn run(request: &Request) -> ExitCode {
    let subject = match find(request) {
        Ok(subject) => subject,
        Err((message, help)) => return output::fail(&message, &help, request.lang),
    };
    let say = Say(request.lang);
    if request.wish == Wish::Verify {
        let (text, code) = verified(&subject, say);
        let printed = output::page(&text);
        return if code == 0 { printed } else { ExitCode::from(code) };
    }
    // What a page of the record holds back is not said; that its file is damaged is.
    if is_damaged(&subject) {
        output::tell(&say.choose(
            "attention : journal endommagé, voir « journal verify »\n",
            "warning: the journal is damaged, see \"journal verify\"\n",
        ));
    }
    let entries = &subject.found.reading.entries;
    let audience = request.audience.or_else(|| entries::last_room(entries)).unwrap_or(subject.audience);
    match (request.wish, &subject.briefing) {
        (Wish::ShowAll, _) => output::page(&entries::all(entries, say)),
        (Wish::Timings, Some(briefing)) => {
            output::page(&timings::text(briefing, entries, audience, request.lang))
        }
        (Wish::Timings, None) => {
            let message = Both::new("les durées prévues manquent", "the planned times are missing");
            let help = Both::new("donnez le briefing, non le journal", "give the briefing, not the journal");
            output::fail(&message, &help, request.lang)
        }
        _ => output::page(&entries::released(entries, audience, subject.ceiling, say)),
    }
}

/// Chooses between the two languages.
#[derive(Clone, Copy)]
struct Say(Lang);

impl Say {
    fn choose(self, fr: &str, en: &str) -> String {
        if self.0 == Lang::Fr { fr } else { en }.to_owned()
    }
}

/// The journal that `request` means.
fn find(request: &Request) -> Result<Subject, (Both, Both)> {
    let journal = request.path.as_deref().filter(|path| is_journal(path));
    if let Some(path) = journal {
        let places = [path.to_owned()];
        return match best_on_disk(&places) {
            Ok((found, differing)) => Ok(Subject {
                found,
                differing,
                ceiling: Class::DR,
                audience: NationSet::MEMBERS,
                briefing: None,
            }),
            Err(reason) => Err(missing(&places, reason)),
        };
    }
    let opened =
        super::args::open(request.path.as_ref(), None).map_err(|error| (error.message, error.help))?;
    let folder = super::args::folder(request.path.as_deref(), opened.chosen.as_deref());
    let briefing = source::load(&*opened.files, Limits::default(), request.now).briefing;
    let Some(meeting) = meeting_id(&briefing) else {
        return Err((
            Both::new("aucune réunion dans ces fichiers", "no meeting in these files"),
            Both::new("donnez le journal lui-même", "give the journal itself"),
        ));
    };
    let state = memory::state_folder();
    let places = candidates(folder.as_deref(), state.as_deref(), &meeting, request.rehearsal);
    let (found, differing) = best_on_disk(&places).map_err(|reason| missing(&places, reason))?;
    Ok(Subject {
        found,
        differing,
        ceiling: ceiling(&briefing),
        audience: briefing.default_audience(),
        briefing: Some(briefing),
    })
}

/// That there is no journal in `places`, or why it cannot be read.
fn missing(places: &[PathBuf], reason: Option<Both>) -> (Both, Both) {
    let list = places.iter().map(|path| shown(path).to_string()).collect::<Vec<_>>().join(", ");
    let reason = reason.unwrap_or_else(|| Both::new("aucun journal", "no journal"));
    (
        Both::new(format!("{list} : {}", reason.fr), format!("{list}: {}", reason.en)),
        Both::new(
            "un journal commence avec la présentation ; donnez un dossier ou un fichier .journal",
            "a journal begins with presenting; give a folder or a .journal file",
        ),
    )
}

/// A regular file that is no briefing; a name that ends as those of journals do.
fn is_journal(path: &Path) -> bool {
    let ends = |end: &str| path.extension().is_some_and(|have| have.eq_ignore_ascii_case(end));
    ends("journal") || (path.is_file() && !ends("ron"))
}

/// Id of the meeting, for the owner of the files whatever its marking.
fn meeting_id(briefing: &Arc<Briefing>) -> Option<String> {
    let alone = Nation::ALL.iter().map(|nation| NationSet::of(*nation));
    std::iter::once(briefing.default_audience()).chain(alone).find_map(|audience| {
        let room = Room::new(Arc::clone(briefing), audience, true);
        room.meeting().map(|(record, _)| record.id.to_string())
    })
}

/// The ceiling of the meeting; the lowest that is usual when it is not to be seen.
fn ceiling(briefing: &Arc<Briefing>) -> Class {
    let room = Room::new(Arc::clone(briefing), briefing.default_audience(), false);
    room.meeting().and_then(|(_, meeting)| meeting.ceiling).unwrap_or(Class::DR)
}

fn shown(path: &Path) -> SafeText {
    SafeText::new(&path.to_string_lossy())
}

/// Damage that somebody has to look at; a last line that is being written is none.
fn is_damaged(subject: &Subject) -> bool {
    let reading = &subject.found.reading;
    reading.header.is_none() || !reading.gaps.is_empty() || !subject.differing.is_empty()
}

/// The result of `verify` in words, and its exit code.
fn verified(subject: &Subject, say: Say) -> (String, u8) {
    let reading = &subject.found.reading;
    let mut text = format!("{}\n", shown(&subject.found.path));
    facts(reading, say, &mut text);
    let mut line = |fr: String, en: String| {
        let _ = writeln!(text, "{}", say.choose(&fr, &en));
    };
    if reading.header.is_none() {
        line("en-tête illisible".to_owned(), "the header cannot be read".to_owned());
    }
    for gap in &reading.gaps {
        let last = gap.line + gap.lines - 1;
        let lines = if last == gap.line { last.to_string() } else { format!("{}–{last}", gap.line) };
        if gap.confirmed {
            line(
                format!("ligne {lines} : empreinte endommagée ; l'inscription est confirmée par la suivante"),
                format!("line {lines}: digest damaged; the entry is confirmed by the next one"),
            );
        } else {
            line(
                format!("ligne {lines} : endommagée, rien n'en est repris ; la suite tient"),
                format!("line {lines}: damaged, nothing is taken from it; what follows holds"),
            );
        }
    }
    for number in &reading.unknown {
        line(
            format!("ligne {number} : tient, mais vient d'un programme plus récent"),
            format!("line {number}: holds, but comes from a later program"),
        );
    }
    let tail = subject.found.bytes.len() - reading.good;
    if tail > 0 {
        line(
            format!("fin : {tail} octets en cours d'écriture, ou déchirés"),
            format!("end: {tail} bytes being written, or torn"),
        );
    }
    for path in &subject.differing {
        line(
            format!("autre journal de la même réunion, différent : {}", shown(path)),
            format!("another journal of the same meeting, different: {}", shown(path)),
        );
    }
    let (code, fr, en) =
        if is_damaged(subject) { (DAMAGED, "ENDOMMAGÉ", "DAMAGED") } else { (0, "intact", "intact") };
    line(fr.to_owned(), en.to_owned());
    (text, code)
}

/// How much there is, from when to when, and the digest to compare.
fn facts(reading: &Reading, say: Say, text: &mut String) {
    let stamp = |entry: Option<&(Seq, Entry)>| {
        entry.map_or_else(|| "–".to_owned(), |(_, entry)| entries::stamp(entry.at))
    };
    let (first, last) = (stamp(reading.entries.first()), stamp(reading.entries.last()));
    let count = reading.entries.len();
    let head = reading.header.as_ref().map_or_else(String::new, |header| {
        let kind =
            if header.rehearsal { say.choose(" (répétition)", " (rehearsal)") } else { String::new() };
        format!("{}{kind}\n", header.meeting)
    });
    text.push_str(&head);
    let word = match (say.0, count) {
        (Lang::Fr, 0 | 1) => "inscription",
        (Lang::Fr, _) => "inscriptions",
        (Lang::En, 1) => "entry",
        (Lang::En, _) => "entries",
    };
    let _ = writeln!(text, "{count} {word}, {first} – {last}");
    let _ = writeln!(text, "{} {}", say.choose("empreinte", "digest"), reading.digest);
}
