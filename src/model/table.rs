//! The record table: every kind of record, its section, its names and its struct.

use super::marking::Marking;
use super::nation::Nation;
use super::record::{
    Action, Actor, AgendaItem, Asset, CapabilityGap, Command, Corridor, Decision, Delegation, DoNoHarm,
    Framework, Incident, IncidentGroup, Initiative, Meeting, Note, Participant, Patrol, Place, RegionFacts,
    Request, Risk, ServiceGap, Source, Statistic, Tension, Threat,
};
use super::reference::RawRef;
use super::safe_text::SafeText;
use super::span::Span;
use super::stale::Stale;
use super::text::Text;
use super::time::Moment;
use super::value::{Group, GroupSpec, Pair, Reader, Walker, group, words};

/// A set of record kinds, one bit each.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct KindSet(pub u64);

impl KindSet {
    /// Whether `kind` is among them.
    #[must_use]
    pub const fn has(self, kind: Kind) -> bool {
        self.0 & kind.bit() != 0
    }

    /// The kinds, in the order of the table.
    pub fn iter(self) -> impl Iterator<Item = Kind> {
        Kind::ALL.iter().copied().filter(move |kind| self.has(*kind))
    }
}

words! {
    /// Lines of effort of the common response.
    Effort {
        Security = "sécurité" / "security",
        Community = "communautés" / "community",
        SocioEconomic = "socio-économie" / "socio-economic",
        Diplomatic = "diplomatie" / "diplomatic",
    }
}

group! {
    /// What every record may say beside its own fields.
    Header {
        tags: many Text = "Mots-clés" / "Tags";
        effort: opt Effort = "Axe d'effort" / "Line of effort";
        revised: opt Moment = "Révisé" / "Revised";
    }
}

/// A record as loaded: who it is, who may see it, what it says.
#[derive(Clone, Debug)]
pub struct Record {
    pub id: Box<str>,
    pub kind: Kind,
    pub marking: Marking,
    /// Stands in a private file: nothing of it is shown but notes, on the nation's own screen.
    pub private: bool,
    /// Carried by the program (gazetteer), not by a file of the briefing.
    pub built_in: bool,
    /// The account of the same event by another nation.
    pub same_as: Option<RawRef>,
    pub header: Header,
    pub body: Body,
    pub span: Span,
    /// Its present text cannot be read; this is the last version that could.
    pub stale: Option<Box<Stale>>,
}

/// Declares the kinds of records with their sections and names.
macro_rules! records {
    ($( $kind:ident, $section:literal, $fr:literal / $en:literal, $frs:literal / $ens:literal; )*) => {
        /// A kind of record.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Kind { $( $kind, )* }

        /// What a record says, by kind.
        #[derive(Clone, Debug)]
        pub enum Body { $( $kind(Box<$kind>), )* }

        impl Kind {
            /// Every kind, in the order of the table.
            pub const ALL: &'static [Self] = &[ $( Self::$kind, )* ];

            /// Its bit in a `KindSet`.
            #[must_use]
            pub const fn bit(self) -> u64 {
                1 << self as u64
            }

            /// Its section in a file.
            #[must_use]
            pub const fn section(self) -> &'static str {
                match self { $( Self::$kind => $section, )* }
            }

            /// One of them, in words.
            #[must_use]
            pub const fn one(self) -> Pair {
                match self { $( Self::$kind => Pair { fr: $fr, en: $en }, )* }
            }

            /// Several of them, in words.
            #[must_use]
            pub const fn several(self) -> Pair {
                match self { $( Self::$kind => Pair { fr: $frs, en: $ens }, )* }
            }

            /// The fields of its struct.
            #[must_use]
            pub const fn spec(self) -> &'static GroupSpec {
                match self { $( Self::$kind => const { &<$kind as Group>::SPEC }, )* }
            }

            /// Reads the fields of a record of this kind.
            pub fn read(self, reader: &mut dyn Reader) -> Option<Body> {
                match self { $( Self::$kind => $kind::read_fields(reader).map(|r| Body::$kind(Box::new(r))), )* }
            }
        }

        impl Body {
            /// Shows every value to `walker`.
            pub fn walk(&self, walker: &mut Walker<'_>) {
                match self { $( Self::$kind(record) => record.walk_fields(walker), )* }
            }
        }
    };
}

records! {
    Meeting, "meeting", "réunion" / "meeting", "réunions" / "meetings";
    Delegation, "delegations", "délégation" / "delegation", "délégations" / "delegations";
    Participant, "participants", "participant" / "participant", "participants" / "participants";
    AgendaItem, "agenda", "point" / "item", "ordre du jour" / "agenda";
    Incident, "incidents", "incident" / "incident", "incidents" / "incidents";
    IncidentGroup, "incident_groups", "groupe" / "group", "groupes d'incidents" / "incident groups";
    Actor, "actors", "acteur" / "actor", "acteurs" / "actors";
    Patrol, "patrols", "patrouille" / "patrol", "patrouilles" / "patrols";
    Asset, "assets", "ouvrage" / "asset", "infrastructures" / "assets";
    Risk, "risks", "risque" / "risk", "risques" / "risks";
    Corridor, "corridors", "corridor" / "corridor", "corridors" / "corridors";
    Threat, "threats", "menace" / "threat", "menaces" / "threats";
    Tension, "tensions", "tension" / "tension", "tensions communautaires" / "community tensions";
    DoNoHarm, "do_no_harm", "ne pas nuire" / "do no harm", "ne pas nuire" / "do no harm";
    ServiceGap, "service_gaps", "service" / "service", "services manquants" / "service gaps";
    CapabilityGap, "capability_gaps", "capacité" / "capability", "capacités manquantes" / "capability gaps";
    Initiative, "initiatives", "initiative" / "initiative", "initiatives" / "initiatives";
    Framework, "frameworks", "cadre" / "framework", "cadres" / "frameworks";
    Request, "requests", "demande" / "request", "demandes de renseignements" / "requests for information";
    Decision, "decisions", "décision" / "decision", "décisions" / "decisions";
    Action, "actions", "action" / "action", "actions" / "actions";
    Statistic, "statistics", "chiffre" / "figure", "chiffres" / "figures";
    Source, "sources", "source" / "source", "sources" / "sources";
    Place, "places", "lieu" / "place", "lieux" / "places";
    RegionFacts, "regions", "région" / "region", "régions" / "regions";
    Command, "commands", "commandement" / "command", "commandements" / "commands";
    Note, "notes", "note" / "note", "notes" / "notes";
}

impl Kind {
    /// Kinds that stand inside `meeting`, not in a section of their own.
    #[must_use]
    pub const fn in_meeting(self) -> bool {
        matches!(self, Self::Delegation | Self::Participant | Self::AgendaItem)
    }
}

impl Record {
    /// What a list calls it, in both languages.
    #[must_use]
    pub fn title(&self) -> &Text {
        match &self.body {
            Body::Meeting(r) => &r.title,
            Body::Delegation(r) => &r.title,
            Body::Participant(r) => &r.post,
            Body::AgendaItem(r) => &r.title,
            Body::Incident(r) => &r.title,
            Body::IncidentGroup(r) => &r.title,
            Body::Actor(r) => &r.name,
            Body::Patrol(r) => &r.title,
            Body::Asset(r) => &r.name,
            Body::Risk(r) => &r.title,
            Body::Corridor(r) => &r.name,
            Body::Threat(r) => &r.title,
            Body::Tension(r) => &r.title,
            Body::DoNoHarm(r) => &r.title,
            Body::ServiceGap(r) => &r.title,
            Body::CapabilityGap(r) => &r.title,
            Body::Initiative(r) => &r.title,
            Body::Framework(r) => &r.name,
            Body::Request(r) => &r.question,
            Body::Decision(r) => &r.title,
            Body::Action(r) => &r.text,
            Body::Statistic(r) => &r.title,
            Body::Source(r) => &r.name,
            Body::Place(r) => &r.name,
            Body::RegionFacts(r) => &r.name,
            Body::Command(r) => &r.name,
            Body::Note(r) => &r.title,
        }
    }

    /// The id as text for a screen.
    #[must_use]
    pub fn safe_id(&self) -> SafeText {
        SafeText::new(&self.id)
    }

    /// The nation that wrote it.
    #[must_use]
    pub fn originator(&self) -> Option<Nation> {
        self.marking.originator
    }
}
