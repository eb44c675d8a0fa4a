//! `tribrief export svg`: any screen, record, scene or chart as a picture of cells.

use std::path::PathBuf;
use std::process::ExitCode;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::desk::Screen;
use super::show::is_chart;
use super::{carried, output};
use crate::analysis::chart;
use crate::analysis::context::Cx;
use crate::analysis::pane::Pane;
use crate::analysis::scene as scenes;
use crate::app::State;
use crate::app::state::{Focus, Setup};
use crate::look::glyphs::GlyphSet;
use crate::look::svg::svg;
use crate::look::theme::{Depth, Theme, ThemeName};
use crate::model::diagnostic::Both;
use crate::model::lang::Lang;
use crate::model::nation::NationSet;
use crate::model::record::{ChartName, ChartScene, Scene};
use crate::model::safe_text::SafeText;
use crate::model::span::Span;
use crate::model::stage::Stage;
use crate::model::time::Moment;
use crate::view;

mod file;

/// Columns and rows of a picture when none are asked for.
pub const USUAL: (u16, u16) = (120, 36);

/// Most columns and rows of a picture.
const LARGEST: u16 = 400;

/// What `export svg` was asked.
#[derive(Debug)]
pub struct Request {
    pub path: Option<PathBuf>,
    pub what: String,
    /// `120x36`.
    pub size: Option<String>,
    /// Where to; none is stdout.
    pub out: Option<PathBuf>,
    /// Whether a file that is there is replaced.
    pub force: bool,
    pub audience: Option<NationSet>,
    pub screen: Screen,
    pub lang: Lang,
    pub now: Option<Moment>,
}

/// What is pictured.
enum Subject {
    /// A pane of the desk.
    Pane(Pane),
    /// A record, its page beside its list.
    Record(String),
    /// A scene of the agenda, as the room sees it.
    Scene(Stage),
    /// A chart, laid for a room.
    Chart(ChartName),
}

/// Message and help of something that could not be done.
type Trouble = (Both, Both);

/// Writes the picture. What the audience may not see is answered as what does not exist.
pub fn run(request: &Request) -> ExitCode {
    match picture(request) {
        Err((message, help)) => output::fail(&message, &help, request.lang),
        Ok(picture) => match &request.out {
            None => output::page(&picture),
            Some(path) => match file::write(path, picture.as_bytes(), request.force) {
                Ok(()) => ExitCode::SUCCESS,
                Err((message, help)) => output::fail(&message, &help, request.lang),
            },
        },
    }
}

fn picture(request: &Request) -> Result<String, Trouble> {
    let size = request.size.as_deref().map_or(Ok(USUAL), size_of)?;
    let opened =
        super::args::open(request.path.as_ref(), None).map_err(|error| (error.message, error.help))?;
    super::desk::announce(&opened, request.lang);
    // A picture may go anywhere: what is for the nation's own laptop alone is not even read.
    let briefing = carried::load(&opened, request.path.as_deref(), request.now, true).briefing;
    if let Some(before) = carried::before(request.path.as_deref(), opened.chosen.as_deref(), &briefing) {
        briefing.remember(before);
    }
    let theme = request.screen.theme.unwrap_or(ThemeName::Dark);
    let depth = if theme == ThemeName::Mono { Depth::Mono } else { Depth::True };
    let setup = Setup {
        briefing,
        library: opened.library,
        chosen: opened.chosen,
        audience: request.audience,
        lang: request.lang,
        theme,
        depth,
        glyphs: if request.screen.ascii { GlyphSet::Plain } else { GlyphSet::Unicode },
        fold: false,
        mouse: false,
        size,
        last: None,
    };
    let state = State::new(setup.clone());
    let subject = subject(&state.cx(), &request.what).ok_or_else(|| unknown(&request.what))?;
    let mut buffer = Buffer::empty(Rect::new(0, 0, size.0, size.1));
    match subject {
        Subject::Pane(pane) => desk(setup, (pane, None), &mut buffer),
        Subject::Record(id) => {
            let kind = state.room.get(&id).map(|record| record.kind);
            // A page needs a list beside it.
            let pane = kind.and_then(Pane::of).unwrap_or(Pane::Incidents);
            desk(setup, (pane, Some(id)), &mut buffer);
        }
        Subject::Scene(stage) => {
            view::draw_room(&state, &stage, None, &mut buffer);
        }
        Subject::Chart(chart) => {
            let scene = ChartScene { title: None, chart, region: None, span: Span::default() };
            view::draw_alone(&state, &Scene::Chart(scene), &mut buffer);
        }
    }
    Ok(svg(&buffer, &Theme::new(theme, depth)))
}

/// Draws the desk at a pane, with a record's page when one is named.
fn desk(setup: Setup, (pane, record): (Pane, Option<String>), buffer: &mut Buffer) {
    let mut state = State::new(Setup { last: Some((pane, record.clone())), ..setup });
    // What went wrong with the files is for whoever writes them, not for a picture.
    state.notice = None;
    if let Some(id) = record {
        state.look_at(&id);
        if state.geometry().split {
            state.focus = Focus::List;
        }
    }
    view::draw(&state, buffer);
}

/// `120x36`: columns and rows.
fn size_of(text: &str) -> Result<(u16, u16), Trouble> {
    let side = |text: &str| text.trim().parse::<u16>().ok().filter(|side| (1..=LARGEST).contains(side));
    let sides = text.split_once(['x', 'X', '×']).and_then(|(w, h)| side(w).zip(side(h)));
    sides.ok_or_else(|| {
        let text = SafeText::new(text);
        let message = Both::new(
            format!("« {text} » n'est pas une taille en colonnes et lignes"),
            format!("\"{text}\" is not a size in columns and rows"),
        );
        let help = Both::new(
            format!("par exemple --size 120x36 ; de 1x1 à {LARGEST}x{LARGEST}"),
            format!("for example --size 120x36; from 1x1 to {LARGEST}x{LARGEST}"),
        );
        (message, help)
    })
}

fn subject(cx: &Cx<'_>, what: &str) -> Option<Subject> {
    let name = what.split_once([' ', '-']).filter(|(word, _)| is_chart(word)).map(|(_, name)| name);
    if let Some(name) = name {
        return chart::from_word(name).map(Subject::Chart);
    }
    if let Some(pane) = Pane::from_word(what) {
        return Some(Subject::Pane(pane));
    }
    if cx.room.get(what).is_some() {
        return Some(Subject::Record(what.to_owned()));
    }
    chart::from_word(what).map(Subject::Chart).or_else(|| stage(cx, what).map(Subject::Scene))
}

/// `4.1`: the scene people call so.
fn stage(cx: &Cx<'_>, what: &str) -> Option<Stage> {
    let (item, at) = scenes::called(cx, what)?;
    let (number, _) = scenes::scenes(cx, &item.id).into_iter().nth(at)?;
    Some(Stage { item: item.id.clone(), scene: u16::try_from(number).ok()?, ..Stage::default() })
}

fn unknown(what: &str) -> Trouble {
    let what = SafeText::new(what);
    let panes = Pane::ALL.iter().map(|pane| pane.id()).collect::<Vec<_>>().join(", ");
    let charts = ChartName::ALL.iter().map(|name| chart::id(*name)).collect::<Vec<_>>().join(", ");
    let message =
        Both::new(format!("rien ne s'appelle « {what} » ici"), format!("nothing is called \"{what}\" here"));
    let help = Both::new(
        format!("un volet ({panes}), une fiche, une vue comme 4.1, ou chart et son nom ({charts})"),
        format!("a pane ({panes}), a record, a view such as 4.1, or chart and its name ({charts})"),
    );
    (message, help)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_are_columns_and_rows() {
        assert_eq!(size_of("120x36").ok(), Some((120, 36)));
        assert_eq!(size_of(" 1 × 400 ").ok(), Some((1, 400)));
        for wrong in ["", "120", "0x36", "401x10", "12x", "-1x5", "99999999999x1", "axb"] {
            assert!(size_of(wrong).is_err(), "{wrong}");
        }
    }
}
