//! Two consoles for one meeting.

use crate::stage::{House, kill, quit};

#[test]
fn a_second_console_is_refused_in_both_languages_and_starts_after_the_first() {
    let house = House::new();
    let first = house.present();
    let sides = [
        ("fr", "une autre console dirige déjà cette réunion", "fermez d'abord l'autre console"),
        ("en", "another console already leads this meeting", "close the other console first"),
    ];
    for (lang, message, help) in sides {
        let mut second = house.console_in(lang).start();
        assert_eq!(second.end(), 2, "{lang}");
        let said = second.terminal.screen().contents();
        assert!(said.contains(message) && said.contains(help), "{said}");
        second.assert_given_back();
        assert!(!second.bytes.contains(&0x1b), "nothing is drawn");
    }
    quit(first);
    quit(house.present());
    // One that was killed holds nothing either.
    kill(&mut house.present());
    quit(house.present());
    let (code, said) = house.journal(&["verify"]);
    assert_eq!(code, Some(0), "{said}");
}
