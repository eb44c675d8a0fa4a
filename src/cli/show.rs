//! `tribrief show`: a pane, a record, a chart or a scene as plain text.

use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;

use super::{carried, output};
use crate::analysis::chart;
use crate::analysis::context::Cx;
use crate::analysis::list::Query;
use crate::analysis::pane::Pane;
use crate::analysis::scene;
use crate::model::diagnostic::Both;
use crate::model::lang::Lang;
use crate::model::nation::NationSet;
use crate::model::position::CoordinateStyle;
use crate::model::record::ChartName;
use crate::model::room::Room;
use crate::model::safe_text::SafeText;
use crate::model::time::Moment;
use crate::report::plain;

/// What `show` was asked.
#[derive(Debug)]
pub struct Request {
    pub path: Option<PathBuf>,
    pub what: String,
    pub audience: Option<NationSet>,
    pub lang: Lang,
    pub now: Option<Moment>,
}

/// Prints it; what the audience may not see is answered as what does not exist.
pub fn run(request: &Request) -> ExitCode {
    let opened = match super::args::open(request.path.as_ref(), None) {
        Ok(opened) => opened,
        Err(error) => return output::fail(&error.message, &error.help, request.lang),
    };
    let briefing = carried::load(&opened, request.path.as_deref(), request.now, false).briefing;
    if let Some(before) = carried::before(request.path.as_deref(), opened.chosen.as_deref(), &briefing) {
        briefing.remember(before);
    }
    let audience = request.audience.unwrap_or_else(|| briefing.default_audience());
    // TLP:RED asks first, and a command cannot ask: it stays out.
    let room = Room::new(Arc::clone(&briefing), audience, false);
    let cx = Cx { room: &room, lang: request.lang, coords: CoordinateStyle::default() };
    if let Some(text) = text(&cx, &request.what) {
        output::page(&text)
    } else {
        let what = SafeText::new(&request.what);
        let panes = Pane::ALL.iter().map(|pane| pane.id()).collect::<Vec<_>>().join(", ");
        let message = Both::new(
            format!("rien ne s'appelle « {what} » ici"),
            format!("nothing is called \"{what}\" here"),
        );
        let help = Both::new(
            format!(
                "un volet ({panes}), l'identifiant d'une fiche, une vue comme 4.1, ou « chart » pour la liste des graphiques"
            ),
            format!(
                "a pane ({panes}), the id of a record, a view such as 4.1, or \"chart\" for the list of charts"
            ),
        );
        output::fail(&message, &help, request.lang)
    }
}

fn text(cx: &Cx<'_>, what: &str) -> Option<String> {
    if let Some(pane) = Pane::from_word(what) {
        return Some(plain::pane(cx, pane, &Query::default()));
    }
    if let Some(record) = cx.room.get(what) {
        return Some(plain::record(cx, record));
    }
    if is_chart(what) {
        return Some(charts());
    }
    let named = what.split_once(' ').filter(|(word, _)| is_chart(word)).map_or(what, |(_, name)| name);
    if let Some(chart) = chart::from_word(named) {
        return Some(plain::chart(cx, chart));
    }
    let (item, at) = scene::called(cx, what)?;
    plain::scene(cx, item, at)
}

/// Whether `word` asks for charts, in either language.
#[must_use]
pub fn is_chart(word: &str) -> bool {
    ["chart", "charts", "graphique", "graphiques"].contains(&word.to_lowercase().as_str())
}

/// The charts there are: what `show` calls them, and what people do. Nothing of a briefing stands in it.
fn charts() -> String {
    let row = |chart: &ChartName| {
        let words = ChartName::WORDS.variants[*chart as usize].1;
        format!("{:<14}{:<28}{}", chart::id(*chart), words.fr, words.en)
    };
    let rows: Vec<String> = chart::ALL.iter().map(|chart| row(chart).trim_end().to_owned() + "\n").collect();
    rows.concat()
}
