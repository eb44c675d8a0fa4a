//! The panes of the desk and the kinds of records they list.

use crate::model::record::ListName;
use crate::model::table::Kind;
use crate::model::value::Pair;

/// A pane, in the order of its digit. Changes (9) have none until they exist.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Pane {
    #[default]
    Overview,
    Agenda,
    Incidents,
    Patrols,
    Infrastructure,
    Map,
    Community,
    Decisions,
}

impl Pane {
    /// Every pane.
    pub const ALL: &'static [Self] = &[
        Self::Overview,
        Self::Agenda,
        Self::Incidents,
        Self::Patrols,
        Self::Infrastructure,
        Self::Map,
        Self::Community,
        Self::Decisions,
    ];

    /// The digit that opens it.
    #[must_use]
    pub const fn digit(self) -> u8 {
        match self {
            Self::Overview => 1,
            Self::Agenda => 2,
            Self::Incidents => 3,
            Self::Patrols => 4,
            Self::Infrastructure => 5,
            Self::Map => 6,
            Self::Community => 7,
            Self::Decisions => 8,
        }
    }

    /// Its name in the bar of panes.
    #[must_use]
    pub const fn name(self) -> Pair {
        match self {
            Self::Overview => Pair { fr: "Synthèse", en: "Overview" },
            Self::Agenda => Pair { fr: "Ordre du jour", en: "Agenda" },
            Self::Incidents => Pair { fr: "Incidents", en: "Incidents" },
            Self::Patrols => Pair { fr: "Patrouilles", en: "Patrols" },
            Self::Infrastructure => Pair { fr: "Infrastructures", en: "Infrastructure" },
            Self::Map => Pair { fr: "Carte", en: "Map" },
            Self::Community => Pair { fr: "Communautés", en: "Community" },
            Self::Decisions => Pair { fr: "Décisions", en: "Decisions" },
        }
    }

    /// Its name on the command line, for `show` and the remembered place.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Overview => "overview",
            Self::Agenda => "agenda",
            Self::Incidents => "incidents",
            Self::Patrols => "patrols",
            Self::Infrastructure => "infrastructure",
            Self::Map => "map",
            Self::Community => "community",
            Self::Decisions => "decisions",
        }
    }

    /// The pane `word` names, in either language or by its id; accents do not matter.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        let plain = |text: &str| crate::look::fold::fold_ascii(text).to_lowercase().replace(' ', "-");
        let wanted = plain(word);
        Self::ALL
            .iter()
            .copied()
            .find(|pane| [pane.id(), pane.name().fr, pane.name().en].iter().any(|name| plain(name) == wanted))
    }

    /// The kinds it lists, in order; overview and map list none.
    #[must_use]
    pub const fn kinds(self) -> &'static [Kind] {
        match self {
            Self::Overview | Self::Map => &[],
            Self::Agenda => &[Kind::AgendaItem, Kind::Delegation],
            Self::Incidents => &[Kind::Incident],
            Self::Patrols => &[Kind::Patrol],
            Self::Infrastructure => &[
                Kind::Risk,
                Kind::Corridor,
                Kind::Asset,
                Kind::Threat,
                Kind::Request,
                Kind::CapabilityGap,
                Kind::Statistic,
            ],
            Self::Community => {
                &[Kind::Tension, Kind::DoNoHarm, Kind::ServiceGap, Kind::Initiative, Kind::Framework]
            }
            Self::Decisions => &[Kind::Action, Kind::Decision],
        }
    }

    /// The pane that lists records of `kind`.
    #[must_use]
    pub fn of(kind: Kind) -> Option<Self> {
        Self::ALL.iter().copied().find(|pane| pane.kinds().contains(&kind))
    }

    /// The pane a table scene shows.
    #[must_use]
    pub const fn of_list(list: ListName) -> Self {
        match list {
            ListName::Agenda => Self::Agenda,
            ListName::Incidents => Self::Incidents,
            ListName::Patrols => Self::Patrols,
            ListName::Infrastructure => Self::Infrastructure,
            ListName::Community => Self::Community,
            ListName::Decisions => Self::Decisions,
        }
    }

    /// Its place among the panes.
    #[must_use]
    pub fn index(self) -> usize {
        Self::ALL.iter().position(|pane| *pane == self).unwrap_or(0)
    }
}
