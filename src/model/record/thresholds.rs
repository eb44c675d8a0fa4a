//! What the checks hold for too long, too near or too old; a meeting may set its own.

use crate::model::scalar::{Count, Km, Minutes};
use crate::model::value::group;

group! {
    /// Thresholds of the checks; what is absent is as in `check::limits`.
    Thresholds {
        agenda_gap: opt Minutes ["min"] = "Temps mort" / "Unplanned gap";
        agenda_no_break: opt Minutes ["min"] = "Sans pause" / "Without a break";
        decision_min: opt Minutes ["min"] = "Point de décision" / "Decision item";
        place_km: opt Km ["km"] = "Écart au lieu nommé" / "Off the named place";
        region_km: opt Km ["km"] = "Hors de la région" / "Outside the region";
        border_km: opt Km ["km"] = "Bande frontière" / "Border band";
        mgrs_m: opt Count ["m"] = "Écart MGRS" / "MGRS difference";
        clash_km: opt Km ["km"] = "Patrouilles proches" / "Patrols close";
        tension_km: opt Km ["km"] = "Près d'une tension" / "Near a tension";
        check_in: opt Minutes ["min"] = "Compte rendu" / "Check-in";
        medevac: opt Minutes ["min"] = "Évacuation" / "Medevac";
        speed_foot: opt Count ["km/h"] = "À pied" / "On foot";
        speed_motor: opt Count ["km/h"] = "Motorisée" / "Motorised";
        speed_river: opt Count ["km/h"] = "Fluviale" / "River";
        speed_air: opt Count ["km/h"] = "Aérienne" / "Air";
        duplicate_km: opt Km ["km"] = "Doublon" / "Duplicate";
        old_months: opt Count ["months"] = "Ancien après" / "Old after";
        risk_score: opt Count = "Risque à traiter" / "Risk to treat";
        carried_over: opt Count = "Reports d'une action" / "Carried over";
        actions_per_owner: opt Count = "Actions par responsable" / "Actions per owner";
        title_cells: opt Count = "Largeur d'un titre" / "Title width";
    }
}
