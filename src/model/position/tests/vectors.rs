//! Towns with their DMS and MGRS, computed with the Python package `mgrs` 1.6.0 and again with pyproj.
//!
//! Latitude, longitude (WGS 84 degrees), DMS, MGRS to the metre. Places: `GeoNames`, Natural Earth.

use super::at;
use crate::model::position::{CoordinateStyle, Position};

const MGRS: &str = include_str!("../../../../tests/data/vectors/mgrs.csv");
const GEODESIC: &str = include_str!("../../../../tests/data/vectors/geodesic.csv");

/// Rows of a table, without the line that says where it is from.
fn rows(table: &'static str) -> Vec<Vec<&'static str>> {
    let rows: Vec<_> = table.lines().skip(1).map(|line| line.split(',').collect()).collect();
    assert_eq!(rows.len(), 200);
    rows
}

fn number(cell: &str) -> f64 {
    cell.parse().expect("a number")
}

#[test]
fn mgrs_equals_an_independent_implementation() {
    for row in rows(MGRS) {
        let position = at(number(row[0]), number(row[1]));
        assert_eq!(position.mgrs_compact(), row[2], "{row:?}");
        assert_eq!(position.format(CoordinateStyle::Mgrs).replace(' ', ""), row[2]);
        // The centre of a square is at most half its diagonal away.
        for (square, metres) in [(row[2], 0.75), (row[3], 7.2)] {
            let back = Position::parse(square).expect("a square");
            assert!(back.distance_km(position) * 1000.0 < metres, "{row:?}");
        }
    }
}

#[test]
fn geodesics_equal_an_independent_implementation() {
    for row in rows(GEODESIC) {
        let (from, to) = (at(number(row[0]), number(row[1])), at(number(row[2]), number(row[3])));
        let metres = from.distance_km(to) * 1000.0;
        assert!((metres - number(row[4])).abs() < 0.001, "{metres} {row:?}");
        let off = (from.bearing_deg(to) - number(row[5]) + 180.0).rem_euclid(360.0) - 180.0;
        assert!(off.abs() < 1e-6, "{off} {row:?}");
    }
}

pub(super) const GAZETTEER: &[(f64, f64, &str, &str)] = &[
    (13.77073, -13.66734, "13°46′15″N 13°40′02″W", "28PFA 44068 22769"), // Tambacounda
    (12.55561, -12.18076, "12°33′20″N 12°10′51″W", "28PHU 06369 89632"), // Kédougou
    (14.90238, -12.45935, "14°54′09″N 12°27′34″W", "28PGB 73340 49088"), // Bakel
    (14.45668, -12.21659, "14°27′24″N 12°13′00″W", "28PHB 00083 00054"), // Kidira
    (12.83167, -11.75381, "12°49′54″N 11°45′14″W", "29PKQ 01068 20117"), // Saraya
    (12.91628, -11.40616, "12°54′59″N 11°24′22″W", "29PKQ 38916 29103"), // Moussala (Saraya)
    (14.18146, -12.71803, "14°10′53″N 12°43′05″W", "28PGA 46294 68997"), // Goudiry
    (13.98333, -14.56667, "13°59′00″N 14°34′00″W", "28PEA 46799 45925"), // Koumpentoum
    (14.4185, -12.20801, "14°25′07″N 12°12′29″W", "28PHA 01060 95838"),  // Nayé
    (14.44776, -11.44393, "14°26′52″N 11°26′38″W", "29PKR 36526 98649"), // Kayes
    (14.45511, -12.19945, "14°27′18″N 12°11′58″W", "28PHA 01934 99903"), // Diboli
    (15.23074, -9.59356, "15°13′51″N 9°35′37″W", "29PMS 36255 83933"),   // Nioro du Sahel
    (14.7038, -10.3057, "14°42′14″N 10°18′21″W", "29PLS 59425 25971"),   // Sandaré
    (15.68592, -9.32967, "15°41′09″N 9°19′47″W", "29PMT 64673 34221"),   // Gogui
    (14.25054, -5.98679, "14°15′02″N 5°59′12″W", "30PSA 77677 77504"),   // Niono
    (14.23719, -6.02269, "14°14′14″N 6°01′22″W", "29PRR 21317 76013"),   // Molodo
    (14.54, -9.1921, "14°32′24″N 9°11′32″W", "29PMS 79304 07457"),       // Diéma
    (15.11868, -10.57729, "15°07′07″N 10°34′38″W", "29PLS 30504 72061"), // Yélimané
    (13.80843, -10.83344, "13°48′30″N 10°50′00″W", "29PLR 01812 27296"), // Bafoulabé
    (13.03885, -9.48817, "13°02′20″N 9°29′17″W", "29PMQ 47069 41482"),   // Kita
    (12.83745, -11.23567, "12°50′15″N 11°14′08″W", "29PKQ 57348 20212"), // Kéniéba
    (13.89121, -11.69275, "13°53′28″N 11°41′34″W", "29PKR 08976 37337"), // Sadiola
    (14.58645, -11.79083, "14°35′11″N 11°47′27″W", "29PJS 99291 14431"), // Ambidédi
    (13.88509, -8.09292, "13°53′06″N 8°05′35″W", "29PNR 98008 35204"),   // Didiéni
    (13.57388, -8.03267, "13°34′26″N 8°01′58″W", "29PPR 04656 00807"),   // Kolokani
    (12.74409, -8.07257, "12°44′39″N 8°04′21″W", "29PPQ 00677 09015"),   // Kati
    (12.60915, -7.97522, "12°36′33″N 7°58′31″W", "29PPP 11305 94131"),   // Bamako
    (13.7625, -10.8486, "13°45′45″N 10°50′55″W", "29PLR 00133 22227"),   // Mahina
    (13.2076, -10.462, "13°12′27″N 10°27′43″W", "29PLQ 41576 60555"),    // Manantali (town)
    (14.088, -11.26256, "14°05′17″N 11°15′45″W", "29PKR 55701 58633"),   // Diamou
    (14.37519, -11.3664, "14°22′31″N 11°21′59″W", "29PKR 44806 90530"),  // Médine
    (13.09763, -11.39533, "13°05′51″N 11°23′43″W", "29PKQ 40280 49163"), // Djidian-Kéniéba
    (15.15846, -12.1843, "15°09′30″N 12°11′03″W", "28PHB 02590 77797"),  // Sélibaby
    (15.54038, -11.71467, "15°32′25″N 11°42′53″W", "29PKT 08804 19945"), // Ould Yengé
    (14.89927, -12.44891, "14°53′57″N 12°26′56″W", "28PGB 74468 48756"), // Gouraye
    (15.1308, -12.7253, "15°07′51″N 12°43′31″W", "28PGB 44453 74060"),   // Wompou
    (14.84796, -12.39271, "14°50′53″N 12°23′34″W", "28PGB 80584 43146"), // Diaguili
    (15.93891, -11.52701, "15°56′20″N 11°31′37″W", "29PKT 29474 63816"), // Kankossa
    (16.62073, -11.40208, "16°37′15″N 11°24′07″W", "29QKU 43742 39136"), // Kiffa
    (16.6614, -9.6149, "16°39′41″N 9°36′54″W", "29QMU 34430 42198"),     // Aïoun el-Atrouss
    (15.81722, -9.36528, "15°49′02″N 9°21′55″W", "29PMT 60882 48751"),   // Kobenni
    (17.05314, -13.91312, "17°03′11″N 13°54′47″W", "28QFD 15664 85755"), // Aleg
    (17.54584, -14.69777, "17°32′45″N 14°41′52″W", "28QEE 32075 39965"), // Boutilimit
    (18.08581, -15.9785, "18°05′09″N 15°58′43″W", "28QCE 96459 99953"),  // Nouakchott
    (14.6937, -17.44406, "14°41′37″N 17°26′39″W", "28PBB 36804 25872"),  // Dakar
    (14.68417, -17.42833, "14°41′03″N 17°25′42″W", "28PBB 38488 24799"), // Port of Dakar
    (12.48333, -13.3, "12°29′00″N 13°18′00″W", "28PFU 84748 80592"),     // Koundara
    (12.079, -12.2982, "12°04′44″N 12°17′54″W", "28PGU 94129 36741"),    // Mali (Guinea)
    (11.42282, -9.16852, "11°25′22″N 9°10′07″W", "29PMN 81616 62736"),   // Siguiri
    (13.06715, -11.37218, "13°04′02″N 11°22′20″W", "29PKQ 42760 45766"), // Loulo (village)
    (12.49811, -11.35461, "12°29′53″N 11°21′17″W", "29PKP 44093 82773"), // Fékola (village)
    (12.5379, -11.37014, "12°32′16″N 11°22′13″W", "29PKP 42444 87191"),  // Fadougou (village)
    (14.10085, -11.79258, "14°06′03″N 11°47′33″W", "29PJR 98453 60671"), // Yatéla (village)
    (12.943, -11.2063, "12°56′35″N 11°12′23″W", "29PKQ 60637 31864"),    // Tabakoto (village)
    (13.16119, -12.11268, "13°09′40″N 12°06′46″W", "28PHV 13021 56758"), // Sabodala (village)
    (12.8555, -12.3506, "12°51′20″N 12°21′02″W", "28PGV 87562 22636"),   // Mako (village)
];
