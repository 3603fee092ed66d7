"""Values over the sessions become the geometry of a line: what `chart.svg` draws and says.

A chart answers one question: is the value moving to where it should be? It shows each rehearsal as
a mark, and more of them than there is room for as runs in a row (the median, and a bar from the
smallest to the largest), so that it reads the same with one session and with a thousand.
"""

import datetime as dt
from collections.abc import Sequence
from math import ceil, floor
from statistics import median
from typing import NamedTuple

from .columns import LEFT, RIGHT, WIDTH, day, days, in_runs, spread
from .measures import Measure

HEIGHT = 200
TOP, BOTTOM = 22, 26
CLEAR = 12
"""How far apart two lines of text must stand to be read."""


class Point(NamedTuple):
    """One rehearsal's value."""

    date: dt.date
    value: float


class Mark(NamedTuple):
    """One dot: a rehearsal, or the median of several in a row."""

    x: float
    y: float
    outside: bool
    """True out of bounds; drawn as another shape, since colour alone says nothing to many."""
    label: str
    """What it is, for a pointer that rests on it."""
    top: float
    bottom: float
    """Where the bar from largest to smallest ends; both equal `y` for a single rehearsal."""


class Tick(NamedTuple):
    """A line across the chart with its value."""

    y: float
    label: str


class Chart(NamedTuple):
    """All that the template draws, in its own units of WIDTH by HEIGHT."""

    finding: str
    """What the picture shows, in a sentence: also its accessible name."""
    measure: Measure
    """What is measured; it gives the key its words."""
    marks: tuple[Mark, ...]
    ticks: tuple[Tick, ...]
    bounds: tuple[Tick, ...]
    """The limit; or both ends of a band, lower first; empty where nothing is out of bounds."""
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


def draw(points: Sequence[Point], measure: Measure, finding: str) -> Chart | None:
    """Lay out the chart of values over the sessions.

    Args:
        points: oldest first.
        measure: what is measured, and the bounds to keep to.
        finding: what the values show, as "84 s to 56 s in four sessions".

    Returns:
        The geometry, or None where there is nothing to draw.
    """
    if not points:
        return None
    runs = in_runs(points)
    scale = _Scale.around([point.value for point in points], measure)
    xs = spread(len(runs))
    marks = tuple(_mark(x, run, measure, scale) for x, run in zip(xs, runs, strict=True))
    ends, note = _ends(marks, runs, measure), _note(len(runs[-1]))
    return Chart(
        finding=f"{finding}; medians {ends[0][2]} to {ends[-1][2]}" if note else finding,
        measure=measure,
        marks=marks,
        ticks=scale.lines(measure),
        bounds=tuple(Tick(scale.y(at), measure.axis(at)) for at in measure.bounds),
        path="M" + "L".join(f"{mark.x:g} {mark.y:g}" for mark in marks),
        first=day(points[0].date),
        last=day(points[-1].date) if len(marks) > 1 else "",
        note=note,
        ends=ends,
    )


class _Scale(NamedTuple):
    """Values to height on the drawing."""

    low: int
    high: int
    step: int

    @classmethod
    def around(cls, values: Sequence[float], measure: Measure) -> "_Scale":
        """Return a scale of at most five steps that holds all values and bounds with some air."""
        known = (*values, *measure.bounds)
        lowest, highest = min(known) * 0.85, max(known) * 1.06
        reach = highest - lowest
        step = next((s for s in measure.steps if reach <= 4 * s), ceil(reach / 4))
        low = floor(lowest / step) * step
        return cls(low, max(ceil(highest / step) * step, low + step), step)

    def lines(self, measure: Measure) -> tuple[Tick, ...]:
        """Return the round values that get a line, but for those too near a bound's own."""
        bounds = [self.y(at) for at in measure.bounds]
        at_steps = range(self.low, self.high + 1, self.step)
        ticks = (Tick(self.y(at), measure.axis(at)) for at in at_steps)
        return tuple(tick for tick in ticks if all(abs(tick.y - y) > CLEAR for y in bounds))

    def y(self, value: float) -> float:
        """Return how far down the drawing a value stands."""
        share = (value - self.low) / (self.high - self.low)
        return round(HEIGHT - BOTTOM - share * (HEIGHT - BOTTOM - TOP), 1)


def _mark(x: float, run: Sequence[Point], measure: Measure, scale: _Scale) -> Mark:
    values = [point.value for point in run]
    middle = median(values)
    when = days([point.date for point in run])
    if len(run) > 1:
        when = f"{when}, median of {len(run)}"
    return Mark(
        x=x,
        y=scale.y(middle),
        outside=measure.is_outside(middle),
        label=f"{when}: {measure.said(middle)}",
        top=scale.y(max(values)),
        bottom=scale.y(min(values)),
    )


def _note(size: int) -> str:
    if size == 1:
        return ""
    return (
        f"Each mark is the median of {size} sessions in a row; "
        "its bar runs from the smallest to the largest."
    )


def _ends(
    marks: Sequence[Mark], runs: Sequence[Sequence[Point]], measure: Measure
) -> tuple[tuple[float, float, str], ...]:
    """Return the value above the first and the last mark."""
    both = {0: marks[0], len(marks) - 1: marks[-1]}
    return tuple(
        (mark.x, round(mark.top - 9, 1), measure.said(median(point.value for point in runs[index])))
        for index, mark in both.items()
    )
