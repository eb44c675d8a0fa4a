//! What is usual of each nation: its town, the posts at its table, its languages.

use crate::model::nation::Nation;
use crate::model::record::{Part, Service};

/// French, English.
pub(super) type Words = (&'static str, &'static str);

/// A nation as host and as guest.
pub(super) struct Usual {
    pub nation: Nation,
    pub place: &'static str,
    pub town: &'static str,
    pub chair: Words,
    pub rapporteur: Words,
    pub head: Words,
    pub liaison: Words,
    pub languages: &'static [Words],
    /// Regions of the filter that it speaks of.
    pub regions: &'static [&'static str],
}

const FRENCH: Words = ("français", "French");
const ARABIC: Words = ("arabe", "Arabic");

/// The members, in the order of the mechanism.
pub(super) const MEMBERS: [Usual; 3] = [
    Usual {
        nation: Nation::SEN,
        place: "tambacounda",
        town: "Tambacounda",
        chair: ("Gouverneur de la région de Tambacounda", "Governor of the Tambacounda region"),
        rapporteur: (
            "Chef de la division études, zone militaire n° 4",
            "Head of studies, Military Zone No. 4",
        ),
        head: ("Commandant de la zone militaire n° 4", "Commander, Military Zone No. 4"),
        liaison: ("Officier de liaison, zone militaire n° 4", "Liaison officer, Military Zone No. 4"),
        languages: &[FRENCH],
        regions: &["Tambacounda", "Kedougou"],
    },
    Usual {
        nation: Nation::MLI,
        place: "kayes",
        town: "Kayes",
        chair: ("Gouverneur de la région de Kayes", "Governor of the Kayes region"),
        rapporteur: (
            "Chef du bureau études, région militaire n° 4",
            "Head of studies, Military Region No. 4",
        ),
        head: ("Commandant de la région militaire n° 4, Kayes", "Commander, Military Region No. 4, Kayes"),
        liaison: ("Officier de liaison, région militaire n° 4", "Liaison officer, Military Region No. 4"),
        languages: &[FRENCH],
        regions: &["Kayes"],
    },
    Usual {
        nation: Nation::MRT,
        place: "selibaby",
        town: "Sélibaby",
        chair: ("Wali du Guidimakha", "Wali of Guidimakha"),
        rapporteur: ("Chef du bureau études, 4e région militaire", "Head of studies, 4th Military Region"),
        head: ("Commandant de la 4e région militaire, Sélibaby", "Commander, 4th Military Region, Sélibaby"),
        liaison: ("Officier de liaison, 4e région militaire", "Liaison officer, 4th Military Region"),
        languages: &[ARABIC, FRENCH],
        regions: &["Selibaby"],
    },
];

/// What is usual of `nation`; Guinea is no member and is asked as Senegal.
pub(super) fn usual(nation: Nation) -> &'static Usual {
    MEMBERS.iter().find(|usual| usual.nation == nation).unwrap_or(&MEMBERS[0])
}

/// Who hosts after `nation`: Kayes, Sélibaby, Tambacounda in turn (`domain.md` 1b).
pub(super) const fn after(nation: Nation) -> Nation {
    match nation {
        Nation::MLI => Nation::MRT,
        Nation::MRT => Nation::SEN,
        Nation::SEN | Nation::GIN => Nation::MLI,
    }
}

/// Who hosts at `place`, when it is the town of a member.
pub(super) fn at(place: &str) -> Option<Nation> {
    MEMBERS.iter().find(|usual| usual.place == place).map(|usual| usual.nation)
}

/// A post at the table.
pub(super) struct Post {
    /// What its id ends with.
    pub key: String,
    pub title: Words,
    pub nation: Nation,
    pub service: Service,
    pub part: Part,
    pub languages: Vec<Words>,
}

/// The posts that every meeting needs, for one hosted by `host`.
pub(super) fn posts(host: Nation) -> Vec<Post> {
    let home = usual(host);
    let post = |key: &str, title, usual: &Usual, service, part| Post {
        key: key.to_owned(),
        title,
        nation: usual.nation,
        service,
        part,
        languages: usual.languages.to_vec(),
    };
    let mut all = vec![
        post("chair", home.chair, home, Service::Civil, Part::Chair),
        post("rapporteur", home.rapporteur, home, Service::Army, Part::Rapporteur),
    ];
    for usual in &MEMBERS {
        let key = usual.nation.code().to_lowercase();
        all.push(post(&format!("head-{key}"), usual.head, usual, Service::Army, Part::Head));
        all.push(post(&format!("lo-{key}"), usual.liaison, usual, Service::Army, Part::Liaison));
    }
    let both = vec![FRENCH, ARABIC];
    let interpreter = ("Interprète arabe–français", "Arabic–French interpreter");
    all.push(Post { languages: both, ..post("int", interpreter, home, Service::Civil, Part::Interpreter) });
    all
}
