use proptest::prelude::*;

use super::*;

fn record(number: u64) -> Record {
    let odd = number % 2 == 1;
    Record {
        session: number.wrapping_mul(0x9e37_79b9_7f4a_7c15),
        counter: number,
        ended: number.is_multiple_of(5),
        cue: Cue {
            stage: Stage {
                item: format!("item-{number}").into(),
                scene: 7,
                detour: odd.then(|| "inc-kidira-0412".into()),
                on_map: odd && number.is_multiple_of(3),
                pointer: odd.then_some(0),
                scroll: 1000,
                zoom: (!odd).then_some(2),
                blank: [Blank::No, Blank::Black, Blank::White][(number % 3) as usize],
            },
            audience: NationSet::MEMBERS,
            red: odd,
            lang: if odd { Lang::Fr } else { Lang::En },
            coords: crate::model::position::CoordinateStyle::Mgrs,
            files: u64::MAX - number,
            used: 61,
            planned: 900,
            paused: !odd,
        },
    }
}

fn bytes(record: &Record) -> [u8; LENGTH] {
    record.encode().expect("a record")
}

/// With a checksum that is right again after a change.
fn mended(mut bytes: [u8; LENGTH]) -> [u8; LENGTH] {
    let sum = crc(&bytes[..SUM]).to_le_bytes();
    bytes[SUM..].copy_from_slice(&sum);
    bytes
}

#[test]
fn the_checksum_is_the_known_one() {
    assert_eq!(crc(b"123456789"), 0xcbf4_3926);
}

#[test]
fn what_is_written_is_read() {
    for number in 0..60 {
        let one = record(number);
        assert_eq!(Record::decode(&bytes(&one)), Some(one));
    }
    let first = Record { cue: Cue::default(), ..record(1) };
    assert_eq!(Record::decode(&bytes(&first)), Some(first), "before the first item");
    let mut longest = record(2);
    longest.cue.stage.item = "a".repeat(MAX_ID).into();
    longest.cue.stage.detour = Some("9".repeat(MAX_ID).into());
    assert_eq!(Record::decode(&bytes(&longest)), Some(longest));
}

#[test]
fn every_nation_has_a_bit_of_its_own() {
    for nation in Nation::ALL {
        assert_eq!(bits(NationSet::of(*nation)).count_ones(), 1);
        assert_eq!(set(bits(NationSet::of(*nation))), NationSet::of(*nation));
    }
    assert_eq!(bits(set(0b1111)), 0b1111);
}

#[test]
fn what_is_no_id_is_not_written() {
    for id in ["A-1", "x", "é-1", "-ab", "a b", &"a".repeat(MAX_ID + 1)] {
        let mut item = record(1);
        item.cue.stage.item = id.into();
        assert_eq!(item.encode(), None, "{id}");
        let mut detour = record(1);
        detour.cue.stage.detour = Some(id.into());
        assert_eq!(detour.encode(), None, "{id}");
    }
    let mut empty = record(1);
    empty.cue.stage.detour = Some("".into());
    assert_eq!(empty.encode(), None, "a detour leads somewhere");
}

#[test]
fn a_scroll_beyond_the_end_is_the_end() {
    let mut far = record(1);
    far.cue.stage.scroll = 4000;
    let read = Record::decode(&bytes(&far)).expect("a record");
    assert_eq!(read.cue.stage.scroll, 1000);
}

#[test]
fn every_flipped_bit_is_found() {
    let whole = bytes(&record(3));
    for place in 0..LENGTH * 8 {
        let mut damaged = whole;
        damaged[place / 8] ^= 1 << (place % 8);
        assert_eq!(Record::decode(&damaged), None, "bit {place}");
    }
}

#[test]
fn every_cut_and_every_addition_is_found() {
    let whole = bytes(&record(3));
    for length in 0..LENGTH {
        assert_eq!(Record::decode(&whole[..length]), None, "{length} bytes");
        let mut zeros = whole;
        zeros[length..].fill(0);
        assert_eq!(Record::decode(&zeros), None, "zeros from {length}");
    }
    assert_eq!(Record::decode(&[&whole[..], &[0]].concat()), None);
    assert_eq!(Record::decode(&[&[0], &whole[..]].concat()), None);
}

#[test]
fn every_mixture_of_two_writes_is_found() {
    for (old, new) in [(1, 2), (2, 3), (7, 9), (10, 20)] {
        let (old, new) = (bytes(&record(old)), bytes(&record(new)));
        for cut in 0..=LENGTH {
            let mut mixed = old;
            mixed[..cut].copy_from_slice(&new[..cut]);
            let read = Record::decode(&mixed);
            assert_eq!(read.is_some(), mixed == old || mixed == new, "cut at {cut}");
            // Even if the checksum of a mixture were right: the two counters differ.
            if (30..=AGAIN).contains(&cut) {
                assert_eq!(Record::decode(&mended(mixed)), None, "cut at {cut}, right checksum");
            }
        }
    }
}

#[test]
fn what_others_write_is_none_with_a_right_checksum_too() {
    let whole = bytes(&record(4));
    assert_eq!(mended(whole), whole);
    // Magic, version, unknown flag, cover, nation, the form of coordinates, scroll, lengths, the end of an id,
    // the room that is left, the second counter.
    for (place, value) in [
        (0, b'T'),
        (8, 1),
        (9, 1),
        (10, 0x80),
        (11, 3),
        (12, 0x10),
        (13, 3),
        (51, 0xff),
        (54, 49),
        (54, 255),
        (54, 1),
        (55, b'A'),
        (56, 0xff),
        (102, b'x'),
        (103, 1),
        (152, 1),
        (499, 1),
        (500, 0xaa),
    ] {
        let mut foreign = whole;
        foreign[place] = value;
        assert_ne!(foreign, whole, "{place} is changed");
        assert_eq!(Record::decode(&mended(foreign)), None, "byte {place} = {value}");
    }
    for flag in [DETOUR, POINTER, ZOOM] {
        // A flag without its value is fine for numbers that may be 0, not for an id.
        let mut changed = whole;
        changed[10] ^= flag;
        let read = Record::decode(&mended(changed));
        assert!(read.is_none_or(|read| bytes(&read) == mended(changed)), "flag {flag}");
    }
}

proptest! {
    #[test]
    fn random_bytes_are_none(random in proptest::collection::vec(any::<u8>(), 0..1100)) {
        prop_assert_eq!(Record::decode(&random), None);
    }

    #[test]
    fn a_record_with_random_bytes_in_it_is_none_or_has_its_one_form(
        number in 0_u64..1000,
        at in 0..LENGTH,
        random in proptest::collection::vec(any::<u8>(), 1..64),
    ) {
        let whole = bytes(&record(number));
        let mut damaged = whole;
        for (byte, value) in damaged[at..].iter_mut().zip(&random) {
            *byte = *value;
        }
        prop_assert_eq!(Record::decode(&damaged).is_some(), damaged == whole);
        let sum_is_right = mended(damaged);
        if let Some(read) = Record::decode(&sum_is_right) {
            prop_assert_eq!(read.encode(), Some(sum_is_right));
        }
    }
}
