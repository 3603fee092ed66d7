"""What a chart may measure: how a value is said, where the axis is cut, and what is too much."""

from collections.abc import Callable
from typing import NamedTuple

from macros.coaching.wording import times


class Measure(NamedTuple):
    """One kind of value, with the bounds that it should keep to."""

    said: Callable[[float], str]
    """A value in words, as at the ends of a line: "56 s"."""
    axis: Callable[[float], str]
    """A value beside a line across the chart: "1:00"."""
    steps: tuple[int, ...]
    """The distances that lines across the chart may have, smallest first."""
    low: float | None = None
    """Below it a value is out of bounds; None where nothing is too little."""
    high: float | None = None
    """Above it a value is out of bounds; None where nothing is too much."""
    within: str = "in time"
    """What the key calls a value inside the bounds."""
    outside: str = "over"
    """What the key calls one outside."""
    unit: str = ""
    """What is counted; empty where `said` needs none."""
    bound: str = "limit"
    """What the key calls the bounds."""

    def is_outside(self, value: float) -> bool:
        """Tell whether a value is out of bounds; the bounds themselves are inside."""
        too_little = self.low is not None and value < self.low
        return too_little or (self.high is not None and value > self.high)

    @property
    def bounds(self) -> tuple[float, ...]:
        """The bounds that there are, lower first."""
        return tuple(bound for bound in (self.low, self.high) if bound is not None)


def time_within(limit: int) -> Measure:
    """Return the measure of times in seconds that should keep to a limit."""
    steps = (1, 5, 10, 15, 30, 60, 120, 300, 600, 1200, 1800, 3600)
    return Measure(_seconds, _clock, steps, high=limit)


def in_band(unit: str, low: float, high: float) -> Measure:
    """Return the measure of a value that should stay in a band, such as 130 to 160 words a minute.

    Args:
        unit: what stands behind a value in words, as "words a minute".
        low: the lower bound.
        high: the upper bound.
    """
    return Measure(
        lambda value: f"{value:.0f}",
        lambda value: f"{value:.0f}",
        (1, 2, 5, 10, 20, 50, 100, 200, 500),
        low,
        high,
        within="in the band",
        outside="outside",
        unit=unit,
        bound="band",
    )


def plain(unit: str, digits: int = 0) -> Measure:
    """Return the measure of a value without bounds, such as fillers in 100 words."""
    return Measure(
        lambda value: f"{round(value, digits):g}",
        lambda value: f"{value:g}",
        (1, 2, 5, 10, 20, 50, 100, 200, 500),
        unit=unit,
    )


def _seconds(value: float) -> str:
    return times(round(value))[0]


def _clock(value: float) -> str:
    return f"{int(value) // 60}:{int(value) % 60:02d}"
