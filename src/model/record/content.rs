//! Figures and where they come from; notes of the nation's own laptop.

use super::{ToActor, ToAny, ToSource};
use crate::model::scalar::Year;
use crate::model::text::{Prose, Text};
use crate::model::time::Day;
use crate::model::value::{group, words};

words! {
    /// What a source is.
    SourceKind {
        Human = "humaine" / "human",
        OpenSource = "source ouverte" / "open source",
        Official = "officielle" / "official",
        Imagery = "imagerie" / "imagery",
        Technical = "technique" / "technical",
        Dataset = "jeu de données" / "dataset",
        Liaison = "liaison" / "liaison",
    }
}

words! {
    /// Reliability of a source when an item does not say (A–F of AJP-2.1).
    Reliability {
        A = "totalement fiable" / "completely reliable",
        B = "habituellement fiable" / "usually reliable",
        C = "assez fiable" / "fairly reliable",
        D = "rarement fiable" / "not usually reliable",
        E = "non fiable" / "unreliable",
        F = "fiabilité non estimable" / "reliability cannot be judged",
    }
}

group! {
    /// Where something is known from.
    Source {
        name: req Text = "Nom" / "Name";
        kind: req SourceKind = "Nature" / "Kind";
        reliability: opt Reliability = "Fiabilité" / "Reliability";
        date: opt Day = "Date" / "Date";
        accessed: opt Day = "Consultée le" / "Accessed";
        url: opt Text = "Adresse" / "Address";
        licence: opt Text = "Licence" / "Licence";
        funding_note: opt Text = "Financement" / "Funding";
        languages: many Text = "Langues" / "Languages";
        issued_by: opt ToActor = "Émane de" / "Issued by";
        protect_identity: opt bool = "Identité protégée" / "Identity protected";
        note: opt Text = "Remarque" / "Remark";
    }
}

group! {
    /// A public figure with its year and source.
    Statistic {
        title: req Text = "Chiffre" / "Figure";
        of: opt ToAny = "Porte sur" / "About";
        value: req f64 = "Valeur" / "Value";
        unit: req Text = "Unité" / "Unit";
        year: opt Year = "Année" / "Year";
        sources: some ToSource = "Sources" / "Sources";
        note: opt Text = "Remarque" / "Remark";
    }
}

group! {
    /// A private note on a record; allowed in private files only.
    Note {
        title: req Text = "Titre" / "Title";
        about: req ToAny = "Sur" / "About";
        text: req Prose = "Note" / "Note";
    }
}
