"""Times become the geometry of a chart: what `chart.svg` draws and the sentence it proves.

A chart answers one question: is the time coming down to the limit? It shows each rehearsal as a
mark, and more than MOST_MARKS of them as groups in a row (the median, and a bar from the quickest
to the slowest), so that it reads the same with one session and with a thousand.
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import ceil
from statistics import median

from macros.coaching.wording import times

WIDTH, HEIGHT = 360, 200
LEFT, RIGHT, TOP, BOTTOM = 40, 20, 22, 26
INSET = 24
"""How far the first and last mark stand from the edges, so that their figures have room."""
MOST_MARKS = 26
"""As many marks as stand side by side without touching."""
CLEAR = 12
"""How far apart two lines of text must stand to be read."""
STEPS = (1, 5, 10, 15, 30, 60, 120, 300, 600, 1200, 1800, 3600)


@dataclass(frozen=True)
class Timing:
    """How long one rehearsal of a round took."""

    date: dt.date
    seconds: int


@dataclass(frozen=True)
class Mark:
    """One dot: a rehearsal, or the median of several in a row."""

    x: float
    y: float
    over: bool
    """True past the limit; drawn as another shape, since colour alone says nothing to many."""
    label: str
    """What it is, for a pointer that rests on it."""
    top: float
    bottom: float
    """Where the bar from slowest to quickest ends; both equal `y` for a single rehearsal."""


@dataclass(frozen=True)
class Tick:
    """A line across the chart with its time."""

    y: float
    label: str


@dataclass(frozen=True)
class Chart:
    """All that the template draws, in its own units of WIDTH by HEIGHT."""

    finding: str
    """What the picture shows, in a sentence: also its accessible name."""
    marks: tuple[Mark, ...]
    ticks: tuple[Tick, ...]
    limit: Tick
    path: str
    """The line through the marks, as SVG path data."""
    first: str
    last: str
    """What stands under the two ends of the line: dates; `last` is empty for a single mark."""
    note: str
    """How many rehearsals a mark stands for; empty where it is one."""
    ends: tuple[tuple[float, float, str], ...]
    """The values written at the first and the last mark: x, y, text."""
    width: int = WIDTH
    height: int = HEIGHT
    left: int = LEFT
    right: int = WIDTH - RIGHT
    floor: int = HEIGHT - BOTTOM


def draw(timings: Sequence[Timing], limit: int, finding: str) -> Chart | None:
    """Lay out the chart of a round's times against its limit.

    Args:
        timings: oldest first.
        limit: the seconds that are allowed.
        finding: what the times show, as "84 s to 56 s in four sessions".

    Returns:
        The geometry, or None where there is nothing to draw.
    """
    if not timings:
        return None
    groups = _in_groups(timings)
    scale = _Scale.around([timing.seconds for timing in timings], limit)
    xs = _spread(len(groups))
    marks = tuple(_mark(x, group, limit, scale) for x, group in zip(xs, groups, strict=True))
    size = len(groups[-1])
    return Chart(
        finding=finding,
        marks=marks,
        ticks=scale.lines(limit),
        limit=Tick(scale.y(limit), _axis(limit)),
        path=_path(marks),
        first=_day(timings[0].date),
        last=_day(timings[-1].date) if len(marks) > 1 else "",
        note=""
        if size == 1
        else f"Each mark is the median of {size} sessions in a row; "
        "its bar runs from the quickest to the slowest.",
        ends=_ends(marks, groups),
    )


@dataclass(frozen=True)
class _Scale:
    """Seconds to height on the drawing."""

    low: int
    high: int
    step: int

    @classmethod
    def around(cls, seconds: Sequence[int], limit: int) -> "_Scale":
        """Return a scale of at most five steps that holds all times and the limit with some air."""
        lowest, highest = min(*seconds, limit) * 0.85, max(*seconds, limit) * 1.06
        step = next((s for s in STEPS if highest - lowest <= 4 * s), ceil((highest - lowest) / 4))
        return cls(int(lowest // step) * step, ceil(highest / step) * step, step)

    def lines(self, limit: int) -> tuple[Tick, ...]:
        """Return the round times that get a line, but for those too near the limit's own."""
        here = self.y(limit)
        ticks = (Tick(self.y(at), _axis(at)) for at in range(self.low, self.high + 1, self.step))
        return tuple(tick for tick in ticks if abs(tick.y - here) > CLEAR)

    def y(self, seconds: float) -> float:
        """Return how far down the drawing a time stands."""
        share = (seconds - self.low) / (self.high - self.low)
        return round(HEIGHT - BOTTOM - share * (HEIGHT - BOTTOM - TOP), 1)


def _in_groups(timings: Sequence[Timing]) -> list[Sequence[Timing]]:
    """Cut the times into at most MOST_MARKS runs of equal length; the first run takes the rest."""
    size = ceil(len(timings) / MOST_MARKS)
    rest = len(timings) % size
    cuts = sorted({0, *range(rest, len(timings) + 1, size)})
    return [timings[start:end] for start, end in pairwise(cuts)]


def _spread(count: int) -> list[float]:
    """Return evenly spaced x positions, a single one in the middle."""
    inner = WIDTH - LEFT - RIGHT - 2 * INSET
    if count == 1:
        return [LEFT + INSET + inner / 2]
    return [round(LEFT + INSET + inner * index / (count - 1), 1) for index in range(count)]


def _mark(x: float, group: Sequence[Timing], limit: int, scale: _Scale) -> Mark:
    seconds = [timing.seconds for timing in group]
    middle = median(seconds)
    day = _day(group[0].date)
    if len(group) > 1:
        day = f"{day} to {_day(group[-1].date)}, median of {len(group)}"
    return Mark(
        x=x,
        y=scale.y(middle),
        over=middle > limit,
        label=f"{day}: {said(middle)}",
        top=scale.y(max(seconds)),
        bottom=scale.y(min(seconds)),
    )


def _ends(
    marks: Sequence[Mark], groups: Sequence[Sequence[Timing]]
) -> tuple[tuple[float, float, str], ...]:
    """Return the value beside the first and the last mark, above it (below it on a way up)."""
    both = {0: marks[0], len(marks) - 1: marks[-1]}
    return tuple(
        (mark.x, round(mark.top - 9, 1), said(median(t.seconds for t in groups[index])))
        for index, mark in both.items()
    )


def _path(marks: Sequence[Mark]) -> str:
    return "M" + "L".join(f"{mark.x:g} {mark.y:g}" for mark in marks)


def said(seconds: float) -> str:
    """Return a time as people say it: `56 s` under two minutes, else `10:55`."""
    return times(round(seconds))[0]


def _axis(seconds: int) -> str:
    return f"{seconds // 60}:{seconds % 60:02d}"


def _day(date: dt.date) -> str:
    return f"{date.day} {date:%b %Y}"
