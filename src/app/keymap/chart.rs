//! Keys of a chart; what leads elsewhere is that of the desk.

use super::Context::{Chart, Desk};
use super::Group::{Find, Move};
use super::{Binding, row};
use crate::analysis::chart;
use crate::app::action::Action;
use crate::app::state::State;
use crate::model::record::ChartName;

fn has_chart(state: &State) -> bool {
    !chart::of_pane(state.pane).is_empty()
}

/// Whether a key of the desk means the same over a chart.
pub(super) const fn passes(action: Action) -> bool {
    !matches!(
        action,
        Action::Left
            | Action::Right
            | Action::Focus
            | Action::FocusBack
            | Action::Filter
            | Action::Sort
            | Action::Up
            | Action::Down
            | Action::PageUp
            | Action::PageDown
            | Action::First
            | Action::Last
            | Action::Open
            | Action::Escape
            | Action::Charts
    )
}

const fn command(chart: ChartName, fr: &'static str, en: &'static str) -> Binding {
    row(Desk, &[], Action::Chart(chart), fr, en, Find, 0)
}

/// The rows.
pub(super) static ROWS: &[Binding] = &[
    row(Chart, &["Up", "k"], Action::Up, "monter", "up", Move, 0),
    row(Chart, &["Down", "j"], Action::Down, "descendre", "down", Move, 0),
    row(Chart, &["PgUp"], Action::PageUp, "une page plus haut", "a page up", Move, 0),
    row(Chart, &["PgDn"], Action::PageDown, "une page plus bas", "a page down", Move, 0),
    row(Chart, &["g", "Home"], Action::First, "au début", "first", Move, 0),
    row(Chart, &["G", "End"], Action::Last, "à la fin", "last", Move, 0),
    row(Chart, &["Enter"], Action::Open, "ouvrir", "open", Move, 3),
    row(Chart, &["v"], Action::Charts, "vue suivante", "next view", Move, 2),
    row(Chart, &["Esc"], Action::Escape, "liste", "list", Move, 4),
    row(Desk, &["v"], Action::Charts, "graphique", "chart", Find, 6).when(has_chart),
    command(ChartName::Months, "graphique : incidents par mois", "chart: incidents by month"),
    command(ChartName::Kinds, "graphique : incidents par nature", "chart: incidents by kind"),
    command(ChartName::Patrols, "graphique : calendrier des patrouilles", "chart: patrol calendar"),
    command(ChartName::Matrix, "graphique : matrice des risques", "chart: risk matrix"),
    command(ChartName::Corridors, "graphique : corridors", "chart: corridors"),
    command(ChartName::ServiceGaps, "graphique : services manquants", "chart: service gaps"),
    command(ChartName::Actions, "graphique : actions par responsable", "chart: actions by owner"),
];
