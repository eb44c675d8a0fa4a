//! What hands do at the two programs, drawn by lot.

use tribrief::app::Msg;
use tribrief::app::action::Action;
use tribrief::app::keymap::{Context, KEYMAP, context};

use crate::common::keys;
use crate::common::secrets::{Random, SECRET};
use crate::pair::{Pair, TYPED};

/// Sizes a screen has, one of them too small for anything.
const SIZES: [(u16, u16); 9] =
    [(120, 36), (80, 24), (60, 20), (200, 60), (100, 30), (99, 29), (140, 40), (59, 19), (72, 24)];

/// Hands, and the lot.
pub struct Hands {
    random: Random,
    talk: Vec<&'static str>,
    room: Vec<&'static str>,
}

impl Hands {
    pub fn new(random: Random) -> Self {
        let of = |context| {
            let rows = KEYMAP.iter().filter(|binding| binding.context == context);
            // Two digits of nineteen are enough: they stand in the list of `key`.
            let rows = rows.filter(|binding| binding.action != Action::Number);
            rows.flat_map(|binding| binding.keys.iter().copied()).collect()
        };
        Self { random, talk: of(Context::Talk), room: of(Context::Projector) }
    }

    fn pick<'a, T: ?Sized>(&mut self, all: &[&'a T]) -> &'a T {
        all[self.random.below(all.len())]
    }

    /// Does something; what it was.
    pub fn act(&mut self, pair: &mut Pair) -> String {
        match self.random.below(100) {
            0..2 => {
                pair.crash_console();
                "the console crashes".to_owned()
            }
            2..4 => {
                pair.crash_room();
                "the room crashes".to_owned()
            }
            4..9 => self.resize(pair),
            9..13 => self.audience(pair),
            13..17 => self.record(pair),
            17..20 => self.search(pair),
            20..22 => self.click(pair),
            22..24 => self.in_room(pair),
            24..26 => {
                let full = !pair.console().paper.full;
                pair.console().paper.full = full;
                format!("disk full: {full}")
            }
            26..32 => {
                let seconds = i64::try_from(self.random.below(200)).expect("a small number");
                pair.console().pass(seconds);
                format!("{seconds} pass")
            }
            32..35 => self.red(pair),
            35..42 => self.open(pair),
            42..50 => self.picture(pair),
            _ => self.key(pair),
        }
    }

    fn press(pair: &mut Pair, keys: &str) -> String {
        pair.console().press(keys);
        if pair.console().quit {
            pair.crash_console();
        }
        keys.to_owned()
    }

    /// Any key that means something where one is.
    fn key(&mut self, pair: &mut Pair) -> String {
        let here = context(&pair.console().state);
        let rows = KEYMAP.iter().filter(|b| b.context == here && b.action != Action::Number);
        let mut all: Vec<&str> = rows.flat_map(|binding| binding.keys.iter().copied()).collect();
        all.extend(["Esc", "Enter", "Right", "Left", "Space", "1", "9", "é"]);
        // Most of the time the meeting goes on.
        if self.random.below(3) == 0 {
            all.clone_from(&self.talk);
        }
        let key = self.pick(&all);
        Self::press(pair, key)
    }

    fn resize(&mut self, pair: &mut Pair) -> String {
        let (width, height) = SIZES[self.random.below(SIZES.len())];
        if self.random.below(2) == 0 {
            pair.console().send(Msg::Resize(width, height));
            return format!("the console is {width}×{height}");
        }
        pair.room_takes(|| Msg::Resize(width, height));
        format!("the room is {width}×{height}")
    }

    /// Closes what is open, for things that begin on the console itself.
    fn home(pair: &mut Pair) {
        for _ in 0..4 {
            if context(&pair.console().state) != Context::Talk {
                pair.console().press("esc");
            }
        }
    }

    fn audience(&mut self, pair: &mut Pair) -> String {
        Self::home(pair);
        let letters = ["s", "l", "r", "g", "s l", "l r", "g r", "space"];
        let (letter, answer) = (self.pick(&letters), self.pick(&["y", "y", "n", "esc"]));
        // Without the question the answer would mean something else.
        Self::press(pair, &format!("F6 {letter} enter"));
        if context(&pair.console().state) == Context::Question {
            Self::press(pair, answer);
        }
        format!("F6 {letter}, then {answer}")
    }

    fn red(&mut self, pair: &mut Pair) -> String {
        Self::home(pair);
        let answer = self.pick(&["y", "n"]);
        Self::press(pair, "c-p text:TLP enter");
        if context(&pair.console().state) == Context::Question {
            Self::press(pair, answer);
        }
        format!("TLP:RED {answer}")
    }

    /// An entry, private or for the minutes.
    fn record(&mut self, pair: &mut Pair) -> String {
        Self::home(pair);
        let form = self.pick(&["d", "a", "n", "x"]);
        let place = self.pick(&["", "s-tab s-tab s-tab right"]);
        let end = self.pick(&["c-s c-s", "c-s c-s", "esc", ""]);
        let number = self.random.below(90);
        Self::press(pair, &format!("{form} text:{TYPED}{number} {place} {end}"))
    }

    /// Points at a row and opens it.
    fn open(&mut self, pair: &mut Pair) -> String {
        Self::home(pair);
        let rows = self.pick(&["down", "down down", "down down down", "up", "up up"]);
        let end = self.pick(&["enter", "enter", "z", "f", "r", "s", "d", "enter down enter"]);
        Self::press(pair, &format!("{rows} {end}"))
    }

    /// Goes to a map or chart of the mixed item and points at what lies on it.
    fn picture(&mut self, pair: &mut Pair) -> String {
        Self::home(pair);
        let on = "Right ".repeat(6 + self.random.below(12));
        let rows = self.pick(&["", "down", "down down", "down down down", "up"]);
        let end = self.pick(&["", "", "enter", "z", "v", "+"]);
        Self::press(pair, &format!("9 Enter {on} {rows} {end}"))
    }

    fn search(&mut self, pair: &mut Pair) -> String {
        Self::home(pair);
        let word = self.pick(&["open", "open mixed", "incident", SECRET, "zn", "12", "rel", "agenda"]);
        pair.console().press("/");
        pair.console().type_text(word);
        let end = self.pick(&["enter", "down enter", "down down down enter", "tab enter", "esc", ""]);
        format!("/ {word}, {}", Self::press(pair, end))
    }

    fn click(&mut self, pair: &mut Pair) -> String {
        let (width, height) = pair.console().state.size;
        let x = u16::try_from(self.random.below(width.into())).expect("a column");
        let y = u16::try_from(self.random.below(height.into())).expect("a row");
        pair.console().click(x, y);
        if pair.console().quit {
            pair.crash_console();
        }
        format!("a click at {x}, {y}")
    }

    /// A key at the room's own keyboard.
    fn in_room(&mut self, pair: &mut Pair) -> String {
        let mut all = self.room.clone();
        all.extend(["y", "n", "Right", "b", "F6", "/", "Space"]);
        let key = self.pick(&all);
        let event = keys::event(key).expect("a key");
        pair.room_takes(|| Msg::Key(event));
        format!("{key} in the room")
    }
}
