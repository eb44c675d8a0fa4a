//! Where title, body and progress line stand on a room screen of a size.

use ratatui::layout::Rect;

/// Smallest screen with a title in large letters.
const BIG: (u16, u16) = (100, 30);

/// Lowest screen with empty rows around the body.
const ROOMY: u16 = 18;

/// Parts of a room screen between its two marking lines.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RoomFrame {
    /// Number and title: three rows for large letters, or one.
    pub title: Rect,
    /// The scene.
    pub body: Rect,
    /// The progress line and, where there is room, its words below.
    pub foot: Rect,
    /// Whether the title may stand in large letters.
    pub big: bool,
}

impl RoomFrame {
    /// The parts of a screen of `size`.
    ///
    /// ```text
    /// 0     marking
    /// 2–4   title, large        (one row on smaller screens)
    /// 6–    body
    /// h−4   progress line and its words
    /// h−1   marking
    /// ```
    #[must_use]
    pub fn of(size: (u16, u16)) -> Self {
        let (width, height) = size;
        let margin: u16 = match width {
            100.. => 8,
            76.. => 4,
            _ => 2,
        };
        let wide = width.saturating_sub(2 * margin);
        let big = width >= BIG.0 && height >= BIG.1;
        let roomy = height >= ROOMY;
        let title_rows = if big { 3 } else { 1 };
        let foot_rows: u16 = if roomy { 2 } else { 1 };
        let gap = u16::from(roomy);
        // From the top: marking, empty, title, empty. From the bottom: marking, foot, empty.
        let title_at = (1 + gap).min(height);
        let below = u16::from(big);
        let foot_at = height.saturating_sub(1 + below + foot_rows);
        let body_at = (title_at + title_rows + gap).min(foot_at);
        let body_end = foot_at.saturating_sub(gap).max(body_at);
        let rows = |from: u16, count: u16| Rect::new(margin.min(width), from, wide, count);
        Self {
            title: rows(title_at, title_rows.min(foot_at.saturating_sub(title_at))),
            body: rows(body_at, body_end - body_at),
            foot: rows(foot_at, foot_rows.min(height.saturating_sub(foot_at + 1))),
            big,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_follow_each_other_at_every_size() {
        for width in 0..=200 {
            for height in 0..=60 {
                let frame = RoomFrame::of((width, height));
                let all = Rect::new(0, 0, width, height);
                for part in [frame.title, frame.body, frame.foot] {
                    assert_eq!(part.intersection(all).area(), part.area(), "{width}×{height} {frame:?}");
                }
                assert!(
                    frame.title.bottom() <= frame.body.y.max(frame.title.y),
                    "{width}×{height} {frame:?}"
                );
                assert!(frame.body.bottom() <= frame.foot.y, "{width}×{height} {frame:?}");
            }
        }
    }

    #[test]
    fn usual_screens() {
        let of = |size| {
            let frame = RoomFrame::of(size);
            (frame.title, frame.body, frame.foot.y, frame.big)
        };
        assert_eq!(of((120, 36)), (Rect::new(8, 2, 104, 3), Rect::new(8, 6, 104, 25), 32, true));
        assert_eq!(of((80, 24)), (Rect::new(4, 2, 72, 1), Rect::new(4, 4, 72, 16), 21, false));
        assert_eq!(of((60, 20)), (Rect::new(2, 2, 56, 1), Rect::new(2, 4, 56, 12), 17, false));
    }
}
