//! Forms as pictures.

use ratatui::buffer::{Buffer, CellWidth};
use ratatui::layout::Rect;

use crate::app::form::slot::Value;
use crate::app::form::tests::{defaults, people, press};
use crate::app::form::{Defaults, Form};
use crate::app::overlay::Overlay;
use crate::app::{Setup, State};
use crate::look::glyphs::GlyphSet;
use crate::look::theme::{Depth, ThemeName};
use crate::model::lang::Lang;
use crate::model::safe_text::SafeText;
use crate::source::{self, Limits};
use crate::view::{self, Frame};

/// Set to a part of a name to look at pictures: `cargo test --lib view::form -- --nocapture`.
const SHOW: Option<&str> = None;

const SIZES: [(u16, u16); 3] = [(120, 36), (80, 24), (60, 20)];

fn state(size: (u16, u16), lang: Lang, glyphs: GlyphSet) -> State {
    let opened = source::open_embedded(None).unwrap_or_else(|error| panic!("{}", error.message.en));
    State::new(Setup {
        briefing: source::load(&*opened.files, Limits::default(), None).briefing,
        library: Vec::new(),
        chosen: None,
        audience: None,
        lang,
        theme: if glyphs == GlyphSet::Plain { ThemeName::Mono } else { ThemeName::Dark },
        depth: Depth::True,
        glyphs,
        fold: glyphs == GlyphSet::Plain,
        mouse: true,
        size,
        last: None,
    })
}

fn draw(state: &mut State, mut form: Form) -> (Buffer, Frame) {
    form.fit(state.size);
    form.speak(state.lang);
    state.overlay = Some(Overlay::Form(Box::new(form)));
    let mut buffer = Buffer::empty(Rect::new(0, 0, state.size.0, state.size.1));
    let frame = view::draw(state, &mut buffer);
    (buffer, frame)
}

/// The picture as text, `▏` before the cursor's cell.
fn text(buffer: &Buffer, frame: &Frame) -> String {
    let wide = usize::from(buffer.area.width);
    let mut out = String::new();
    for (y, row) in (0_u16..).zip(buffer.content.chunks(wide)) {
        let mut x = 0;
        while let Some(cell) = row.get(x) {
            let at = u16::try_from(x).unwrap_or(u16::MAX);
            let cursor = frame.cursor.is_some_and(|cursor| (cursor.x, cursor.y) == (at, y));
            out.push_str(if cursor && cell.symbol() == " " { "█" } else { cell.symbol() });
            x += usize::from(cell.cell_width()).max(1);
        }
        out.truncate(out.trim_end_matches(' ').len());
        out.push('\n');
    }
    out
}

fn long() -> Defaults {
    let line = |text| SafeText::new(text);
    Defaults {
        options: vec![
            line("Escorte commune des convois de Kidira à Diboli deux fois par semaine, à frais partagés"),
            line("Attente"),
        ],
        text: vec![line(
            "Les trois zones échangent chaque lundi leurs prévisions de patrouilles à moins de 20 km de la frontière.",
        )],
        ..defaults(Lang::Fr)
    }
}

/// Forms in the states that matter, by name.
fn forms() -> Vec<(&'static str, Form)> {
    let mut all = Vec::new();
    let mut add = |name, mut form: Form, keys: &str| {
        press(&mut form, keys);
        all.push((name, form));
    };
    add("decision, empty", Form::decision(&defaults(Lang::Fr)), "");
    let keys = "text:_Début_le_1er_novembre. enter text:Un_officier_de_liaison_par_zone. tab text:e tab text:a tab tab text:r";
    add(
        "decision, reserve",
        Form::decision(&long()),
        &format!("{keys} tab text:sous_réserve_de_l'accord_de_l'état-major_général_avant_la_fin_du_mois"),
    );
    add("decision, asked", Form::decision(&long()), &format!("{keys} ctrl-s"));
    add(
        "decision, button",
        Form::decision(&long()),
        &format!("{keys} ctrl-s back back back tab tab tab tab tab tab"),
    );
    let number = |number: &'static str| Defaults { number: SafeText::literal(number), ..defaults(Lang::Fr) };
    let action = Defaults { decisions: vec![SafeText::literal("D-04")], ..number("A-11") };
    add(
        "action, due",
        Form::action(&action),
        "text:Ouvrir_la_fréquence_commune_de_secours tab text:m tab text:+30",
    );
    add("action, unread", Form::action(&action), "text:x tab text:m tab text:bient");
    add("action, missing", Form::action(&action), "tab tab text:01/10/2025 ctrl-s");
    add("note, private", Form::note(&number("N-02")), "text:À_rappeler_à_l'officier_de_liaison tab text:p");
    add("note, for", Form::note(&number("N-02")), "text:x tab tab right right right space");
    add("note, asking", Form::note(&number("N-02")), "text:x esc");
    let text = "Une_phrase_assez_longue_pour_aller_à_la_ligne_plusieurs_fois_de_suite._".repeat(14);
    add("note, long", Form::note(&number("N-02")), &format!("text:{text}"));
    let present = [SafeText::literal("sen-1"), SafeText::literal("mli-2")];
    add("attendance", Form::attendance(&defaults(Lang::Fr), &people(), &present), "down");
    add(
        "attendance, end",
        Form::attendance(&defaults(Lang::Fr), &people(), &present),
        "down down down down down down down",
    );
    all
}

#[test]
fn pictures() {
    let show = SHOW;
    for (name, form) in forms() {
        for size in SIZES {
            for (lang, glyphs) in
                [(Lang::Fr, GlyphSet::Unicode), (Lang::En, GlyphSet::Unicode), (Lang::En, GlyphSet::Plain)]
            {
                let mut state = state(size, lang, glyphs);
                let (buffer, frame) = draw(&mut state, form.clone());
                let picture = text(&buffer, &frame);
                if show.is_some_and(|wanted| format!("{name} {size:?} {lang:?} {glyphs:?}").contains(wanted))
                {
                    eprintln!("{name} {size:?} {lang:?} {glyphs:?}\n{picture}");
                }
                let button = if lang == Lang::Fr { "Consigner" } else { "Record" };
                assert!(form.sheet().asking || picture.contains(button), "{name}\n{picture}");
                let esc = if lang == Lang::Fr { "Échap" } else { "Esc" };
                assert!(picture.contains(esc), "{name} {size:?}\n{picture}");
            }
        }
    }
}

#[test]
fn the_cursor_is_seen_at_every_size() {
    let mut state = state((60, 20), Lang::Fr, GlyphSet::Unicode);
    for (name, form) in forms() {
        let typing = matches!(form.sheet().focused().map(|slot| &slot.value), Some(Value::Text(_)));
        for width in (60..=130).step_by(7) {
            for height in (20..=40).step_by(3) {
                state.size = (width, height);
                let (buffer, frame) = draw(&mut state, form.clone());
                let inside = frame.cursor.is_some_and(|cursor| {
                    cursor.x > 2 && cursor.x < width.min(78) - 2 && cursor.y > 1 && cursor.y < height - 4
                });
                assert_eq!(inside, typing, "{name} {width}×{height}\n{}", text(&buffer, &frame));
            }
        }
    }
}

#[test]
fn the_clock_column_stays_free() {
    for (name, form) in forms() {
        let mut state = state((120, 36), Lang::Fr, GlyphSet::Unicode);
        let (buffer, frame) = draw(&mut state, form);
        let frames = text(&buffer, &frame);
        let rows: Vec<&str> = frames.lines().collect();
        let top = rows.iter().position(|row| row.starts_with("  ╭")).expect("a frame");
        assert!(rows.len() - 1 - top <= 20, "{name}: at most 20 rows");
        assert!(rows[top].chars().nth(77) == Some('╮'), "{name}: at most 76 wide\n{frames}");
    }
}
