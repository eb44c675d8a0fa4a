//! Decisions and actions.

use super::{ToAny, ToDecision, ToDoNoHarm, ToItem, ToParticipant};
use crate::model::nation::Nation;
use crate::model::record::Region;
use crate::model::scalar::{Count, Level};
use crate::model::text::{Prose, Text};
use crate::model::time::Day;
use crate::model::value::{group, words};

words! {
    /// What became of a decision.
    DecisionStatus {
        Proposed = "proposée" / "proposed",
        Adopted = "adoptée" / "adopted",
        AdoptedWithReservation = "adoptée, réserve" / "adopted, reserved",
        Deferred = "ajournée" / "deferred",
        Rejected = "rejetée" / "rejected",
    }
}

words! {
    /// Where a nation stands.
    Stance {
        Agree = "favorable" / "in favour",
        Abstain = "abstention" / "abstains",
        Reserve = "réserve" / "reserves",
        Refuse = "défavorable" / "against",
    }
}

words! {
    /// Letter of an option.
    Letter {
        A = "A" / "A",
        B = "B" / "B",
        C = "C" / "C",
        D = "D" / "D",
        E = "E" / "E",
        F = "F" / "F",
    }
}

words! {
    /// State of an action.
    ActionStatus {
        Open = "ouverte" / "open",
        InProgress = "en cours" / "in progress",
        Done = "réalisée" / "done",
        Cancelled = "annulée" / "cancelled",
        Carried = "reportée" / "carried over",
    }
}

group! {
    /// The position of a nation on a decision.
    Party {
        nation: req Nation = "Nation" / "Nation";
        position: req Stance = "Position" / "Position";
        option: opt Letter = "Option" / "Option";
        note: opt Text = "Remarque" / "Note";
    }
}

group! {
    /// A decision, taken or to be taken.
    Decision {
        title: req Text = "Objet" / "Subject";
        number: opt Text = "N°" / "No.";
        item: opt ToItem = "Point" / "Item";
        text: req Prose = "Texte" / "Text";
        options: many Text = "Options" / "Options";
        status: req DecisionStatus = "État" / "Status";
        parties: many Party = "Positions" / "Positions";
        date: opt Day = "Date" / "Date";
        region: opt Region = "Région" / "Region";
        related: many ToAny = "Lié à" / "Related";
        do_no_harm: many ToDoNoHarm = "Ne pas nuire" / "Do no harm";
    }
}

group! {
    /// Something somebody has promised to do.
    Action {
        text: req Text = "Action" / "Action";
        number: opt Text = "N°" / "No.";
        owner: req Nation = "Responsable" / "Owner";
        person: opt ToParticipant = "Personne" / "Person";
        due: req Day = "Échéance" / "Due";
        given: opt Day = "Donnée le" / "Given on";
        status: req ActionStatus = "État" / "Status";
        done_on: opt Day = "Faite le" / "Done on";
        evidence: opt Text = "Preuve" / "Evidence";
        decision: opt ToDecision = "Décision" / "Decision";
        carried_count: opt Count = "Reportée" / "Carried over";
        priority: opt Level = "Priorité" / "Priority";
        region: opt Region = "Région" / "Region";
        related: many ToAny = "Lié à" / "Related";
    }
}

impl Action {
    /// Whether it still has to be done.
    #[must_use]
    pub const fn is_open(&self) -> bool {
        matches!(self.status, ActionStatus::Open | ActionStatus::InProgress | ActionStatus::Carried)
    }
}
