//! Marks: one sign a cell, and sign with count where several share it.
use crate::look::measure::width;

use super::{
    labels::{Board, Label, key},
    num,
    projection::View,
    scene::{Mark, Scene},
};

/// Names of marks that are looked at in a frame: no screen holds more.
const NAMED: usize = 200;

/// Marks that share a place on the screen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cluster {
    /// First cell, from the left edge of the map.
    pub col: u16,
    /// Row, from the top of the map.
    pub row: u16,
    /// Cells it takes: the sign and its count.
    pub len: u16,
    /// How many marks.
    pub count: u32,
    /// The worst of them, by its place in the list of marks.
    pub worst: usize,
}

impl Cluster {
    /// What stands behind the sign: nothing for one mark, `12`, `999+`.
    #[must_use]
    pub fn count_text(&self) -> String {
        match self.count {
            0..=1 => String::new(),
            2..=999 => self.count.to_string(),
            _ => "999+".to_owned(),
        }
    }
}

/// What a cell of the map shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Hit {
    /// One mark, by its id.
    Mark(u32),
    /// Several marks, by their ids.
    Cluster(Vec<u32>),
}

/// Cells of a frame with their marks. Kept between frames.
#[derive(Debug, Default)]
pub(super) struct Clusters {
    /// How many marks and the worst, cell by cell.
    cells: Vec<(u32, u32)>,
    pub(super) list: Vec<Cluster>,
}

impl Clusters {
    /// Counts the marks in view.
    pub(super) fn gather(&mut self, view: &View, marks: &[Mark]) {
        let (cols, rows) = view.size();
        let (cols, rows) = (usize::from(cols), usize::from(rows));
        self.list.clear();
        if marks.is_empty() {
            return;
        }
        self.cells.clear();
        self.cells.resize(cols * rows, (0, 0));
        let scale = view.scale(1, 1);
        for (at, mark) in (0..).zip(marks) {
            let [x, y] = scale.at([mark.position.lon(), mark.position.lat()]).map(num::floor);
            let (Some(x), Some(y)) = (num::index(x, cols), num::index(y, rows)) else { continue };
            let (count, worst) = &mut self.cells[y * cols + x];
            if *count == 0 || mark.rank < marks[*worst as usize].rank {
                *worst = at;
            }
            *count += 1;
        }
        for row in 0..rows {
            self.join_row(row, cols, marks);
        }
    }

    /// A cell with several marks shows a count, and takes in the marks its digits would cover.
    fn join_row(&mut self, row: usize, cols: usize, marks: &[Mark]) {
        let mut col = 0;
        while col < cols {
            let (count, worst) = self.cells[row * cols + col];
            if count == 0 {
                col += 1;
                continue;
            }
            let worst = worst as usize;
            let mut cluster = Cluster { col: num::cells(col), row: num::cells(row), len: 1, count, worst };
            // Every digit may cover another cell, whose marks may ask for another digit.
            loop {
                let len = 1 + width(&cluster.count_text());
                let end = (col + len).min(cols);
                let from = col + usize::from(cluster.len);
                if from >= end {
                    break;
                }
                for &(more, other) in &self.cells[row * cols + from..row * cols + end] {
                    cluster.count += more;
                    if more > 0 && marks[other as usize].rank < marks[cluster.worst].rank {
                        cluster.worst = other as usize;
                    }
                }
                cluster.len = num::cells(end - col);
            }
            col += usize::from(cluster.len);
            self.list.push(cluster);
        }
    }

    /// The marks at a cell.
    pub(super) fn hit(&self, view: &View, marks: &[Mark], (col, row): (u16, u16)) -> Option<Hit> {
        let cluster = self.list.iter().find(|cluster| {
            cluster.row == row && (cluster.col..cluster.col.saturating_add(cluster.len)).contains(&col)
        })?;
        if cluster.count == 1 {
            return marks.get(cluster.worst).map(|mark| Hit::Mark(mark.id));
        }
        let cells = cluster.col..cluster.col.saturating_add(cluster.len);
        let inside =
            |mark: &&Mark| view.cell(mark.position).is_some_and(|(x, y)| y == row && cells.contains(&x));
        Some(Hit::Cluster(marks.iter().filter(inside).map(|mark| mark.id).collect()))
    }

    /// Keeps the cells of the marks free.
    pub(super) fn reserve(&self, board: &mut Board) {
        for cluster in &self.list {
            board.reserve_mark(i32::from(cluster.col), i32::from(cluster.row), i32::from(cluster.len));
        }
    }

    /// Writes the names of marks that stand alone.
    pub(super) fn name(&self, board: &mut Board, scene: &Scene) {
        let alone = self.list.iter().filter(|cluster| cluster.count == 1);
        let mut named: Vec<(&Cluster, &Mark)> = alone
            .filter_map(|cluster| Some((cluster, scene.marks.get(cluster.worst)?)))
            .filter(|(_, mark)| !mark.label.is_empty())
            .collect();
        named.sort_by_key(|(_, mark)| (mark.rank, mark.id));
        for (cluster, mark) in named.into_iter().take(NAMED) {
            let label = Label {
                text: mark.label.clone(),
                col: 0,
                row: 0,
                tone: mark.tone,
                bold: false,
                side: 0,
                key: key(5, &format!("{} {}", mark.id, mark.label)),
            };
            board.place_around(label, (i32::from(cluster.col), i32::from(cluster.row)), false);
        }
    }
}
