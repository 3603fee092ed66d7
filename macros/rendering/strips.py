"""Several facts over the sessions as rows of boxes: what `strip.svg` draws and says.

A box is filled by its share, hollow where the share is nothing, and a short line where there is
nothing to say: a shape for each, so that colour is not needed.
"""

import datetime as dt
from collections.abc import Sequence
from typing import NamedTuple

from .columns import MOST, WIDTH, day, days, in_runs, spread

LEFT = 72
"""Room for the rows' names."""
ROW = 26
BOX = 18
WIDEST, NARROWEST = 18, 5
FLOOR = 22
"""Room for the dates."""


class Share(NamedTuple):
    """One session's part of a fact: so much of so much; of nothing where it says nothing."""

    date: dt.date
    part: int
    whole: int


class Facts(NamedTuple):
    """One row: a name, and a share for each session, oldest first."""

    name: str
    shares: tuple[Share, ...]
    counted: bool = False
    """True: the parts are numbers that grow without bound, and the largest of all counted rows
    fills its box."""


class Box(NamedTuple):
    """One session, or a run of them, in one row."""

    x: float
    y: float
    filled: float
    """How high it is filled, in units; 0 is hollow."""
    empty: bool
    """True where there is nothing to say."""
    label: str
    """What it is, for a pointer that rests on it."""
    figure: str
    """What is written in it; empty for shares."""


class Strip(NamedTuple):
    """All that the template draws, in its own units."""

    finding: str
    """What the picture shows: also its accessible name."""
    rows: tuple[tuple[str, float, tuple[Box, ...]], ...]
    """Each row's name, the middle of its height, and its boxes."""
    wide: float
    """How wide a box is."""
    note: str
    """How many sessions a box stands for; empty where it is one."""
    first: str
    last: str
    """The dates under the first and the last column; `last` is empty for a single one."""
    ends: tuple[float, float]
    """Where these two columns stand."""
    height: int
    width: int = WIDTH
    box: int = BOX


def draw_strip(facts: Sequence[Facts], finding: str) -> Strip | None:
    """Lay out rows of shares over the same sessions.

    Args:
        facts: the rows; each has as many shares as the others.
        finding: what they show, as "answered in 3 of 4".

    Returns:
        The geometry, or None where there is no session.
    """
    runs = [in_runs(row.shares) for row in facts]
    if not runs or not runs[0]:
        return None
    xs = spread(len(runs[0]), LEFT)
    shares = runs[0]
    # one scale for all counted rows: the same number looks the same in each
    largest = max(
        (
            _sums(run)[0]
            for row, found in zip(facts, runs, strict=True)
            if row.counted
            for run in found
        ),
        default=0,
    )
    return Strip(
        finding=finding,
        rows=tuple(
            (row.name, place * ROW + ROW / 2, _boxes(row, found, xs, place * ROW, largest))
            for place, (row, found) in enumerate(zip(facts, runs, strict=True))
        ),
        wide=_box_width(len(xs)),
        note=_note(len(shares[-1])),
        first=day(shares[0][0].date),
        last=day(shares[-1][-1].date) if len(xs) > 1 else "",
        ends=(xs[0], xs[-1]),
        height=len(facts) * ROW + FLOOR,
    )


def _box_width(columns: int) -> float:
    """Return how wide a box may be so that the columns do not touch."""
    most = (WIDTH - LEFT) / max(columns, 1) * 0.6
    return round(min(WIDEST, max(NARROWEST, most)), 1)


def _boxes(
    row: Facts, runs: Sequence[Sequence[Share]], xs: Sequence[float], top: float, largest: int
) -> tuple[Box, ...]:
    sums = [_sums(run) for run in runs]
    crowded = len(xs) > MOST // 2
    return tuple(
        Box(
            x=x,
            y=top + (ROW - BOX) / 2,
            filled=_filled(part, largest if row.counted else whole),
            empty=not whole,
            label=f"{days([one.date for one in run])}: {row.name}{_said(row, part, whole)}",
            figure=str(part) if row.counted and part and not crowded else "",
        )
        for x, run, (part, whole) in zip(xs, runs, sums, strict=True)
    )


def _sums(run: Sequence[Share]) -> tuple[int, int]:
    return sum(one.part for one in run), sum(one.whole for one in run)


def _said(row: Facts, part: int, whole: int) -> str:
    if row.counted:
        return f" {part}"
    return f" {part} of {whole}" if whole else ": not known"


def _filled(part: int, whole: int) -> float:
    return round(BOX * part / whole, 1) if whole else 0.0


def _note(size: int) -> str:
    return "" if size == 1 else f"Each box stands for {size} sessions in a row."
