use super::*;

#[test]
fn the_basemap_is_whole() {
    for (level, least) in Level::ALL.into_iter().zip([300, 350, 400]) {
        let all = features(level);
        assert!(all.len() >= least, "{level:?}: {}", all.len());
        for feature in all {
            assert!(!feature.parts.is_empty() && feature.rank <= 5, "{feature:?}");
            for [lon, lat] in feature.parts.iter().flat_map(|part| &part.points) {
                assert!((-18.1..=-2.9).contains(lon) && (9.9..=19.6).contains(lat), "{}", feature.name);
            }
        }
    }
    assert!(BYTES.len() <= 200_000, "{}", BYTES.len());
}

#[test]
fn a_damaged_file_is_refused_without_a_panic() {
    assert_eq!(decode(b""), None);
    assert_eq!(decode(b"TBM1\xff\xff\xff\xff\xff"), None);
    for end in (0..BYTES.len()).step_by(997) {
        let _ = decode(&BYTES[..end]);
    }
    let mut bytes = BYTES[..3000].to_vec();
    for at in 4..bytes.len() {
        bytes[at] ^= 0xff;
        let _ = decode(&bytes);
    }
}

#[test]
fn dams_have_short_names() {
    assert_eq!(short_name("Barrage de Manantali"), "Manantali");
    assert_eq!(short_name("Centrale de Félou"), "Félou");
    assert_eq!(short_name("Manantali Dam"), "Manantali");
    assert_eq!(short_name("Félou power plant"), "Félou");
    assert_eq!(short_name("Barrage de "), "Barrage de ");
    assert_eq!(short_name("Kayes"), "Kayes");
}
