//! Due dates in every form, in both languages.

use super::{DueError, read, shown};
use crate::model::lang::Lang;
use crate::model::safe_text::is_safe;
use crate::model::time::Day;
use proptest::prelude::*;

fn day(text: &str) -> Day {
    Day::parse(text).expect("a day")
}

fn today() -> Day {
    day("2025-10-14")
}

fn next() -> Day {
    day("2026-01-20")
}

#[test]
fn forms_of_a_due_date() {
    let table = [
        ("2025-11-15", "2025-11-15"),
        ("15 NOV 25", "2025-11-15"),
        ("15nov25", "2025-11-15"),
        ("15 novembre 2025", "2025-11-15"),
        ("1er décembre 2025", "2025-12-01"),
        ("1er août", "2026-08-01"),
        ("15 nov", "2025-11-15"),
        ("13 oct", "2026-10-13"),
        ("14 oct", "2025-10-14"),
        ("29 feb", "2028-02-29"),
        ("15/11/2025", "2025-11-15"),
        ("15/11/25", "2025-11-15"),
        ("15.11.25", "2025-11-15"),
        ("15-11-2025", "2025-11-15"),
        ("15/11", "2025-11-15"),
        ("3/1", "2026-01-03"),
        ("+30", "2025-11-13"),
        ("+ 30", "2025-11-13"),
        ("+30 d", "2025-11-13"),
        ("+30d", "2025-11-13"),
        ("+30 j", "2025-11-13"),
        ("+30 jours", "2025-11-13"),
        ("J+30", "2025-11-13"),
        ("j + 30", "2025-11-13"),
        ("D+30", "2025-11-13"),
        ("30 jours", "2025-11-13"),
        ("dans 30 jours", "2025-11-13"),
        ("in 30 days", "2025-11-13"),
        ("+0", "2025-10-14"),
        ("+2 w", "2025-10-28"),
        ("+2w", "2025-10-28"),
        ("+2 weeks", "2025-10-28"),
        ("+2 sem", "2025-10-28"),
        ("+2 sem.", "2025-10-28"),
        ("dans 2 semaines", "2025-10-28"),
        ("+3 m", "2026-01-14"),
        ("+3 mois", "2026-01-14"),
        ("+3 months", "2026-01-14"),
        ("+1 an", "2026-10-14"),
        ("fin nov", "2025-11-30"),
        ("fin novembre", "2025-11-30"),
        ("fin de novembre", "2025-11-30"),
        ("fin d'août", "2026-08-31"),
        ("fin oct", "2025-10-31"),
        ("fin fév", "2026-02-28"),
        ("fin fév 28", "2028-02-29"),
        ("fin sept", "2026-09-30"),
        ("end nov", "2025-11-30"),
        ("end of november 2026", "2026-11-30"),
        ("fin du mois", "2025-10-31"),
        ("end of the month", "2025-10-31"),
        ("prochaine réunion", "2026-01-20"),
        ("Prochaine Reunion", "2026-01-20"),
        ("la prochaine réunion", "2026-01-20"),
        ("proch", "2026-01-20"),
        ("next meeting", "2026-01-20"),
        ("next", "2026-01-20"),
        ("demain", "2025-10-15"),
        ("tomorrow", "2025-10-15"),
        ("today", "2025-10-14"),
        ("aujourd’hui", "2025-10-14"),
        ("01 OCT 25", "2025-10-01"),
    ];
    for (text, wanted) in table {
        assert_eq!(read(text, today(), Some(next())), Ok(Some(day(wanted))), "{text}");
        let spaced = format!("  {text} ");
        assert_eq!(read(&spaced, today(), Some(next())), Ok(Some(day(wanted))), "{text}, spaced");
    }
    assert_eq!(read("  ", today(), None), Ok(None));
}

#[test]
fn what_cannot_be_read_says_so() {
    for text in [
        "30",
        "x",
        "bientôt",
        "+",
        "+x",
        "+2 lunes",
        "fin",
        "fin de",
        "end of x",
        "15/",
        "p",
        "010400Z JUL 25",
    ] {
        let error = read(text, today(), Some(next()));
        assert!(matches!(error, Err(DueError::Unread | DueError::Date(_))), "{text}: {error:?}");
    }
    for text in ["31 NOV 25", "31/11/2025", "15/13/2025", "31/11", "2025-02-30"] {
        assert!(matches!(read(text, today(), None), Err(DueError::Date(_))), "{text}");
    }
    assert_eq!(read("next meeting", today(), None), Err(DueError::NoMeeting));
    for text in ["+99999 d", "+99999999999999", "15 NOV 2099", "+400 months"] {
        assert_eq!(read(text, today(), None), Err(DueError::TooFar), "{text}");
    }
    for text in ["x", "31 NOV 25", "next", "+9999 w"] {
        let words = read(text, today(), None).expect_err(text).words();
        for said in [words.fr, words.en] {
            assert!(said.ends_with('.') && said.len() > 10 && is_safe(&said), "{text}: {said}");
        }
    }
}

#[test]
fn the_day_reads_back_with_its_distance() {
    assert_eq!(shown(day("2025-11-13"), today(), Lang::Fr), "13 NOV 25, +30 j");
    assert_eq!(shown(day("2025-11-13"), today(), Lang::En), "13 NOV 25, +30 d");
    assert_eq!(shown(today(), today(), Lang::Fr), "14 OCT 25, aujourd'hui");
    assert_eq!(shown(day("2025-10-02"), today(), Lang::Fr), "02 OCT 25, il y a 12 j");
    assert_eq!(shown(day("2025-10-02"), today(), Lang::En), "02 OCT 25, 12 d ago");
}

proptest! {
    #[test]
    fn no_text_breaks_it(text in any::<String>()) {
        _ = read(&text, today(), Some(next()));
    }

    #[test]
    fn no_near_miss_breaks_it(text in "(\\+|j\\+|fin |end |in )?[0-9]{0,12}[-/. a-zé]{0,8}[0-9]{0,6}") {
        _ = read(&text, today(), None);
    }
}
