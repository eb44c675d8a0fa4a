//! The meeting: dates, delegations, participants, agenda.

use super::{Scene, Thresholds, ToAny, ToCommand, ToParticipant, ToPlace, ToSource};
use crate::model::marking::Class;
use crate::model::nation::Nation;
use crate::model::scalar::{Count, Duration};
use crate::model::text::{Prose, Text};
use crate::model::time::{Day, Moment};
use crate::model::value::{FieldSpec, Reader, TypeSpec, Value, Walker, group, words};

words! {
    /// Seat of a nation at the meeting.
    Seat {
        Member = "membre" / "member",
        Observer = "observateur" / "observer",
        Invited = "invité" / "invited",
        Proposed = "proposé" / "proposed",
        Excused = "excusé" / "excused",
    }
}

words! {
    /// State of a meeting.
    MeetingStatus {
        Planned = "prévue" / "planned",
        Held = "tenue" / "held",
        Closed = "close" / "closed",
    }
}

words! {
    /// What an agenda item is for.
    ItemKind {
        Information = "information" / "information",
        Discussion = "échange" / "discussion",
        Decision = "décision" / "decision",
        Ceremony = "cérémonie" / "ceremony",
        Break = "pause" / "break",
    }
}

words! {
    /// Service a participant comes from.
    Service {
        Army = "armée" / "army",
        Gendarmerie = "gendarmerie" / "gendarmerie",
        Police = "police" / "police",
        Customs = "douane" / "customs",
        Forestry = "eaux et forêts" / "forestry",
        Fire = "sapeurs-pompiers" / "fire service",
        Civil = "administration" / "civil",
    }
}

words! {
    /// Part a participant plays.
    Part {
        Head = "chef de délégation" / "head",
        Liaison = "liaison" / "liaison",
        Presenter = "intervenant" / "presenter",
        Interpreter = "interprète" / "interpreter",
        Rapporteur = "rapporteur" / "rapporteur",
        Chair = "président de séance" / "chair",
    }
}

words! {
    /// Lists that a table scene may show.
    ListName {
        Agenda = "ordre du jour" / "agenda",
        Incidents = "incidents" / "incidents",
        Patrols = "patrouilles" / "patrols",
        Infrastructure = "infrastructures" / "infrastructure",
        Community = "communautés" / "community",
        Decisions = "décisions et actions" / "decisions and actions",
    }
}

words! {
    /// Charts that a scene may show.
    ChartName {
        Months = "incidents par mois" / "incidents by month",
        Kinds = "incidents par nature" / "incidents by kind",
        Matrix = "matrice des risques" / "risk matrix",
        Patrols = "calendrier des patrouilles" / "patrol calendar",
        Actions = "actions par responsable" / "actions by owner",
        ServiceGaps = "services manquants" / "service gaps",
        Corridors = "corridors" / "corridors",
    }
}

words! {
    /// What may lie on the map.
    MapLayer {
        Incidents = "incidents" / "incidents",
        Patrols = "patrouilles" / "patrols",
        Assets = "infrastructures" / "infrastructure",
        Corridors = "corridors" / "corridors",
        Tensions = "tensions" / "tensions",
        Threats = "lieux menacés" / "places under threat",
    }
}

/// Records written inside the meeting; the loader keeps them as records of their own.
macro_rules! nested {
    ($( $(#[$meta:meta])* $name:ident => $kind:ident; )*) => { $(
        $(#[$meta])*
        #[derive(Clone, Debug)]
        pub struct $name;
        impl Value for $name {
            const TYPE: TypeSpec = TypeSpec::Records;
            fn read(reader: &mut dyn Reader) -> Option<Self> {
                // A nested record that cannot be read is left out by itself, not with the meeting.
                let _ = reader.record(crate::model::table::Kind::$kind);
                Some(Self)
            }
            fn walk(&self, _: &'static FieldSpec, _: &mut Walker<'_>) {}
        }
    )* };
}

nested! {
    /// A delegation in the meeting.
    DelegationEntry => Delegation;
    /// A participant in the meeting.
    ParticipantEntry => Participant;
    /// An item of the agenda.
    AgendaEntry => AgendaItem;
}

group! {
    /// From one day to another.
    Period {
        from: req Day = "Du" / "From";
        to: req Day = "Au" / "To";
    }
}

group! {
    /// The next meeting, as agreed.
    NextMeeting {
        date: opt Day = "Date" / "Date";
        place: opt ToPlace = "Lieu" / "Place";
        note: opt Text = "Remarque" / "Remark";
    }
}

group! {
    /// How many patrols a nation means to take part in.
    PatrolTarget {
        nation: req Nation = "Nation" / "Nation";
        per_year: req Count = "Par an" / "Per year";
    }
}

group! {
    /// The size of the room screen, in cells: what the projector shows with the font that will be used.
    Projector {
        columns: req Count = "Colonnes" / "Columns";
        rows: req Count = "Lignes" / "Rows";
    }
}

group! {
    /// The meeting.
    Meeting {
        title: req Text = "Titre" / "Title";
        number: opt Count = "Numéro" / "Number";
        mechanism: opt ToAny = "Mécanisme" / "Mechanism";
        host: req Nation = "Hôte" / "Host";
        place: req ToPlace = "Lieu" / "Place";
        start: req Moment = "Début" / "Start";
        end: req Moment = "Fin" / "End";
        period: req Period = "Période" / "Period";
        cutoff: opt Moment = "Arrêt de l'information" / "Information cut-off";
        previous: opt Text = "Réunion précédente" / "Previous meeting";
        chair: opt ToParticipant = "Président de séance" / "Chair";
        rapporteur: opt ToParticipant = "Secrétaire de séance" / "Rapporteur";
        status: req MeetingStatus = "État" / "Status";
        ceiling: opt Class = "Plafond" / "Ceiling";
        purpose: opt Prose = "But" / "Purpose";
        patrol_targets: many PatrolTarget = "Patrouilles par an" / "Patrols per year";
        next_meeting: opt NextMeeting = "Prochaine réunion" / "Next meeting";
        projector: opt Projector = "Projecteur" / "Projector";
        thresholds: opt Thresholds = "Seuils des contrôles" / "Thresholds of checks";
        sources: many ToSource = "Sources" / "Sources";
        participants: many ParticipantEntry = "Participants" / "Participants";
        delegations: many DelegationEntry = "Délégations" / "Delegations";
        agenda: many AgendaEntry = "Ordre du jour" / "Agenda";
    }
}

group! {
    /// A delegation.
    Delegation {
        title: req Text = "Délégation" / "Delegation";
        nation: req Nation = "Nation" / "Nation";
        status: req Seat = "Siège" / "Seat";
        present: opt bool = "Présente" / "Present";
        command: opt ToCommand = "Commandement" / "Command";
        head: opt ToParticipant = "Chef" / "Head";
        languages: many Text = "Langues" / "Languages";
        note: opt Text = "Remarque" / "Remark";
    }
}

group! {
    /// Someone at the meeting: the post, not the person.
    Participant {
        post: req Text = "Fonction" / "Post";
        nation: req Nation = "Nation" / "Nation";
        rank: opt Text = "Grade" / "Rank";
        service: opt Service = "Service" / "Service";
        part: opt Part = "Rôle" / "Part";
        languages: many Text = "Langues" / "Languages";
    }
}

group! {
    /// An item of the agenda.
    AgendaItem {
        number: req Text = "N°" / "No.";
        title: req Text = "Point" / "Item";
        kind: req ItemKind = "Nature" / "Kind";
        track: opt Text = "Session parallèle" / "Parallel session";
        owner: req Nation = "Responsable" / "Owner";
        presenter: opt ToParticipant = "Intervenant" / "Presenter";
        start: opt Moment = "Heure" / "Start";
        duration: req Duration ["min"] = "Durée" / "Duration";
        objective: opt Prose = "Objectif" / "Objective";
        decision_sought: opt Text = "Décision attendue" / "Decision sought";
        audience: many Nation = "Salle" / "Audience";
        refs: many ToAny = "Fiches" / "Records";
        scenes: many Scene = "Vues" / "Scenes";
    }
}
