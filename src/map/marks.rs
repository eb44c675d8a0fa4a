//! Marks: one sign a cell, and sign with count where several of a group share it.
use crate::look::measure::width;

use super::{
    labels::{Board, Label, key},
    num,
    projection::View,
    scene::{GROUPS, Mark, Scene},
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
    /// How many marks of the group of the worst.
    pub count: u32,
    /// How many marks of all groups.
    pub total: u32,
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

    /// Whether its sign or its count stands in a cell.
    pub(super) fn covers(&self, col: u16, row: u16) -> bool {
        self.row == row && (self.col..self.col.saturating_add(self.len)).contains(&col)
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

/// The marks of a cell.
#[derive(Clone, Copy, Debug, Default)]
struct Heap {
    /// How many of every group.
    counts: [u32; GROUPS],
    /// The worst, by its place in the list of marks, from 1; 0 where there is none.
    worst: u32,
    /// The cluster the cell belongs to, from 1; 0 where it is free.
    owner: u32,
}

impl Heap {
    /// The worst mark of the cell.
    fn worst(self) -> Option<usize> {
        usize::try_from(self.worst.checked_sub(1)?).ok()
    }
}

/// Place of a group among the counts.
const fn group(mark: &Mark) -> usize {
    let group = mark.group as usize;
    if group < GROUPS { group } else { GROUPS - 1 }
}

/// Cells of a frame with their marks. Kept between frames.
#[derive(Debug, Default)]
pub(super) struct Clusters {
    cells: Vec<Heap>,
    cols: usize,
    /// Rank and column of the cells of a row that have marks.
    queue: Vec<(u8, usize)>,
    pub(super) list: Vec<Cluster>,
}

impl Clusters {
    /// Counts the marks in view.
    pub(super) fn gather(&mut self, view: &View, marks: &[Mark]) {
        let (cols, rows) = view.size();
        let (cols, rows) = (usize::from(cols), usize::from(rows));
        self.list.clear();
        self.cells.clear();
        self.cols = cols;
        if marks.is_empty() {
            return;
        }
        self.cells.resize(cols * rows, Heap::default());
        let scale = view.scale(1, 1);
        for (number, mark) in (1..).zip(marks) {
            let [x, y] = scale.at([mark.position.lon(), mark.position.lat()]).map(num::floor);
            let (Some(x), Some(y)) = (num::index(x, cols), num::index(y, rows)) else { continue };
            let heap = &mut self.cells[y * cols + x];
            if heap.worst().is_none_or(|worst| mark.rank < marks[worst].rank) {
                heap.worst = number;
            }
            heap.counts[group(mark)] += 1;
        }
        for row in 0..rows {
            self.join_row(row, marks);
        }
    }

    /// Gives every cell with marks to a cluster: the worst first, each in its own cell, with a cell of
    /// air on both sides.
    fn join_row(&mut self, row: usize, marks: &[Mark]) {
        let mut queue = std::mem::take(&mut self.queue);
        queue.clear();
        let cells = &self.cells[row * self.cols..(row + 1) * self.cols];
        let worst = cells.iter().map(|heap| heap.worst());
        queue.extend(worst.zip(0..).filter_map(|(worst, col)| Some((marks[worst?].rank, col))));
        queue.sort_unstable();
        for &(_, col) in &queue {
            if self.cells[row * self.cols + col].owner == 0 {
                self.found(row, col, marks);
            }
        }
        self.queue = queue;
    }

    /// A cluster around the worst mark of a cell; where its count has no room its neighbour takes it in.
    fn found(&mut self, row: usize, col: usize, marks: &[Mark]) {
        let cols = self.cols;
        let cells = &mut self.cells[row * cols..(row + 1) * cols];
        let Some(worst) = cells[col].worst() else { return };
        let kind = group(&marks[worst]);
        let mut cluster =
            Cluster { col: num::cells(col), row: num::cells(row), len: 1, count: 0, total: 0, worst };
        let (mut from, mut end) = (col, col);
        // Every digit may cover another cell, whose marks may ask for another digit.
        loop {
            let len = 1 + width(&cluster.count_text());
            // A count at the edge is written whole, or not at all.
            let first = if len <= cols { col.min(cols - len) } else { col };
            let len = len.min(cols - first);
            let (low, high) = (first.saturating_sub(1), (first + len + 1).min(cols));
            if let Some(at) = (first..first + len).find(|&at| cells[at].owner != 0) {
                let owner = cells[at].owner;
                self.join((row, col), (from.min(col), end.max(col + 1).max(at)), owner, marks);
                return;
            }
            (cluster.col, cluster.len) = (num::cells(first), num::cells(len));
            if end > from && low >= from && high <= end {
                break;
            }
            (from, end) = if end > from { (from.min(low), end.max(high)) } else { (low, high) };
            let free = cells[from..end].iter().filter(|heap| heap.owner == 0);
            (cluster.count, cluster.total) = free.fold((0, 0), |(count, total), heap| {
                (count + heap.counts[kind], total + heap.counts.iter().sum::<u32>())
            });
        }
        let number = u32::try_from(self.list.len() + 1).unwrap_or(u32::MAX);
        for heap in cells[from..end].iter_mut().filter(|heap| heap.owner == 0) {
            heap.owner = number;
        }
        self.list.push(cluster);
    }

    /// Gives the free cells of a run to a cluster that is there; its sign gives way to the left, as far
    /// as `col`, where more digits ask for it.
    fn join(&mut self, (row, col): (usize, usize), run: (usize, usize), owner: u32, marks: &[Mark]) {
        let at = usize::try_from(owner - 1).ok();
        let Some(cluster) = at.and_then(|at| self.list.get_mut(at)) else { return };
        let kind = group(&marks[cluster.worst]);
        let cells = &mut self.cells[row * self.cols + run.0..row * self.cols + run.1];
        let mut more = 0;
        for heap in cells.iter_mut().filter(|heap| heap.owner == 0) {
            heap.owner = owner;
            cluster.total += heap.counts.iter().sum::<u32>();
            more += heap.counts[kind];
        }
        let mut grown = Cluster { count: cluster.count + more, ..cluster.clone() };
        grown.len = num::cells(1 + width(&grown.count_text()));
        grown.col = grown.col.saturating_sub(grown.len - cluster.len);
        if grown.len == cluster.len || usize::from(grown.col) >= col {
            *cluster = grown;
        }
    }

    /// The marks at a cell.
    pub(super) fn hit(&self, view: &View, marks: &[Mark], (col, row): (u16, u16)) -> Option<Hit> {
        let at = |(col, row): (u16, u16)| {
            let (col, row) = (usize::from(col), usize::from(row));
            (col < self.cols).then(|| self.cells.get(row * self.cols + col)).flatten()
        };
        let heap = at((col, row)).filter(|heap| heap.owner != 0)?;
        let cluster = self.list.get(usize::try_from(heap.owner - 1).ok()?)?;
        if heap.worst == 0 && !cluster.covers(col, row) {
            return None;
        }
        if cluster.total == 1 {
            return marks.get(cluster.worst).map(|mark| Hit::Mark(mark.id));
        }
        let inside = |mark: &&Mark| {
            let other = view.cell(mark.position).and_then(at);
            other.is_some_and(|other| other.owner == heap.owner)
        };
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
