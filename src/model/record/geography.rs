//! Places, regions and commands.

use super::{ToPlace, ToSource};
use crate::model::nation::Nation;
use crate::model::reference::Where;
use crate::model::scalar::{Count, Level};
use crate::model::text::{Prose, Text};
use crate::model::value::{group, words};

words! {
    /// Regions of the filter: the four of the mechanism, and everything else. Kayes means the
    /// military region (Kayes, Nioro, Kita).
    Region {
        Tambacounda = "Tambacounda" / "Tambacounda",
        Kedougou = "Kédougou" / "Kédougou",
        Kayes = "Kayes" / "Kayes",
        Selibaby = "Sélibaby" / "Sélibaby",
        Elsewhere = "ailleurs" / "elsewhere",
    }
}

words! {
    /// What a place is.
    PlaceKind {
        Town = "ville" / "town",
        Village = "village" / "village",
        BorderPost = "poste frontière" / "border post",
        Crossing = "passage frontalier" / "border crossing",
        Port = "port" / "port",
        Mine = "mine" / "mine",
        Dam = "barrage" / "dam",
        Camp = "camp" / "camp",
        Junction = "carrefour" / "junction",
        Other = "autre" / "other",
    }
}

group! {
    /// A place of the gazetteer.
    Place {
        name: req Text = "Nom" / "Name";
        aliases: many Text = "Autres noms" / "Also called";
        kind: opt PlaceKind = "Nature" / "Kind";
        country: opt Nation = "Pays" / "Country";
        region: opt Region = "Région" / "Region";
        admin: opt Text = "Limite administrative" / "Administrative area";
        position: req Where = "Position" / "Position";
        uncertainty_km: opt f64 ["km"] = "Incertitude" / "Uncertainty";
        note: opt Text = "Remarque" / "Remark";
        sources: many ToSource = "Sources" / "Sources";
    }
}

group! {
    /// What is known of a region.
    RegionFacts {
        name: req Text = "Nom" / "Name";
        region: req Region = "Région" / "Region";
        aliases: many Text = "Autres noms" / "Also called";
        nation: opt Nation = "Nation" / "Nation";
        capital: opt ToPlace = "Chef-lieu" / "Capital";
        criticality: opt Level = "Criticité" / "Criticality";
        summary: opt Prose = "Résumé" / "Summary";
        sources: many ToSource = "Sources" / "Sources";
    }
}

group! {
    /// A military command: its regions are many, its number is not unique across nations.
    Command {
        name: req Text = "Nom" / "Name";
        nation: req Nation = "Nation" / "Nation";
        number: opt Count = "Numéro" / "Number";
        hq: opt ToPlace = "PC" / "Headquarters";
        regions: many Region = "Régions" / "Regions";
        note: opt Text = "Remarque" / "Remark";
        sources: many ToSource = "Sources" / "Sources";
    }
}
