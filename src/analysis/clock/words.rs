//! The clock in words, French and English, each with its tone.

use chrono::{DateTime, Timelike, Utc};

use super::cuts::{Cut, CutWhat};
use super::timing::{Cue, ItemTime, MeetingTime};
use crate::analysis::sheet::Piece;
use crate::look::tone::Tone;
use crate::model::lang::Lang;

/// Seconds early or late within which a meeting is on time.
pub const ON_TIME: i64 = 60;

/// True minus, as wide as a plus.
const MINUS: char = '\u{2212}';

impl Cue {
    /// The tone of the figure.
    #[must_use]
    pub const fn figure(self) -> Tone {
        match self {
            Self::Fine => Tone::Ink,
            Self::Near => Tone::Warn,
            Self::Over => Tone::Alarm,
            Self::Paused => Tone::Ink3,
        }
    }

    /// The tone of the bar.
    #[must_use]
    pub const fn bar(self) -> Tone {
        match self {
            Self::Fine => Tone::Accent,
            Self::Near => Tone::Warn,
            Self::Over => Tone::Bad,
            Self::Paused => Tone::Ink3,
        }
    }
}

/// `6:10`, from an hour on `1:06:10`; `−0:45` below nothing.
#[must_use]
pub fn clock_face(seconds: i64) -> String {
    face(seconds, 1)
}

/// `06:10`, from an hour on `1:06:10`: for figures that must not change their width.
#[must_use]
pub fn figure(seconds: i64) -> String {
    face(seconds, 2)
}

fn face(seconds: i64, digits: usize) -> String {
    let sign = if seconds < 0 { String::from(MINUS) } else { String::new() };
    let all = seconds.unsigned_abs();
    let (hours, minutes, seconds) = (all / 3_600, all / 60 % 60, all % 60);
    if hours > 0 {
        format!("{sign}{hours}:{minutes:02}:{seconds:02}")
    } else {
        format!("{sign}{minutes:0digits$}:{seconds:02}")
    }
}

/// What stands beside the figure of the item, one piece for each line.
#[must_use]
pub fn cue(item: &ItemTime, lang: Lang) -> Vec<Piece> {
    let left = match lang {
        Lang::Fr => format!("reste {}", clock_face(item.remaining.max(0))),
        Lang::En => format!("{} left", clock_face(item.remaining.max(0))),
    };
    let over = clock_face(item.remaining.saturating_neg().max(0));
    match item.cue {
        Cue::Fine => vec![Piece::new(left, Tone::Ink)],
        Cue::Near => {
            let passed = say(lang, "80 % passé", "80% gone");
            vec![Piece::new(passed, Tone::Warn), Piece::bold(left, Tone::Warn)]
        }
        Cue::Over => {
            let over = match lang {
                Lang::Fr => format!("dépassé +{over}"),
                Lang::En => format!("over by {over}"),
            };
            vec![Piece::bold(over, Tone::Bad)]
        }
        Cue::Paused => vec![Piece::new(say(lang, "PAUSE", "PAUSED"), Tone::Chip)],
    }
}

/// `3:40 de retard`, `à l'heure`, `en avance de 3:40`, for seconds late (negative: early).
#[must_use]
pub fn late(seconds: i64, lang: Lang) -> Piece {
    let by = clock_face(seconds.saturating_abs());
    if (-ON_TIME..=ON_TIME).contains(&seconds) {
        return Piece::new(say(lang, "à l'heure", "on time"), Tone::Good);
    }
    match (seconds, lang) {
        (..0, Lang::Fr) => Piece::new(format!("en avance de {by}"), Tone::Good),
        (..0, Lang::En) => Piece::new(format!("{by} early"), Tone::Good),
        (_, Lang::Fr) => Piece::bold(format!("{by} de retard"), Tone::High),
        (_, Lang::En) => Piece::bold(format!("{by} late"), Tone::High),
    }
}

/// `fin prévue`, `12:24`, `au lieu de 12:20`: label, hour, and the planned hour when it differs.
#[must_use]
pub fn end(meeting: &MeetingTime, lang: Lang) -> Vec<Piece> {
    let Some((planned, projected)) = meeting.planned_end.zip(meeting.projected_end) else {
        return Vec::new();
    };
    let (planned, projected) = (hour(planned), hour(projected));
    let mut pieces = vec![
        Piece::new(say(lang, "fin prévue", "ends"), Tone::Ink3),
        Piece::new(projected.as_str(), Tone::Ink),
    ];
    if planned != projected {
        let instead = say(lang, "au lieu de", "instead of");
        pieces.push(Piece::new(format!("{instead} {planned}"), Tone::Ink3));
    }
    pieces
}

/// `jour 2 sur 3`; nothing for a meeting of one day.
#[must_use]
pub fn day(meeting: &MeetingTime, lang: Lang) -> Option<Piece> {
    let (day, days) = (meeting.day, meeting.days);
    let words = match lang {
        Lang::Fr => format!("jour {day} sur {days}"),
        Lang::En => format!("day {day} of {days}"),
    };
    (days > 1).then(|| Piece::new(words, Tone::Ink3))
}

/// `sauter`, `7 Situation`, `−20 min`: what to do, to what, and the minutes won.
#[must_use]
pub fn cut(cut: &Cut, lang: Lang) -> [Piece; 3] {
    let verb = match cut.what {
        CutWhat::Skip => say(lang, "sauter", "skip"),
        CutWhat::Shorten => say(lang, "écourter", "shorten"),
    };
    let name = format!("{} {}", cut.number, cut.title);
    [
        Piece::new(verb, Tone::Ink3),
        Piece::new(name.trim(), Tone::Ink),
        Piece::bold(format!("{MINUS}{} min", cut.minutes_won), Tone::Good),
    ]
}

/// `12:24`, to the nearest minute, UTC.
fn hour(at: DateTime<Utc>) -> String {
    let up = at.checked_add_signed(chrono::TimeDelta::seconds(30)).unwrap_or(at);
    format!("{:02}:{:02}", up.hour(), up.minute())
}

fn say(lang: Lang, fr: &'static str, en: &'static str) -> &'static str {
    match lang {
        Lang::Fr => fr,
        Lang::En => en,
    }
}
