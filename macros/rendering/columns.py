"""Where things stand in a drawing whose columns are sessions, or runs of sessions in a row."""

import datetime as dt
from collections.abc import Sequence
from itertools import pairwise
from math import ceil
from typing import TypeVar

WIDTH = 360
LEFT, RIGHT = 40, 20
INSET = 24
"""How far the first and last column stand from the edges, so that their figures have room."""
MOST = 26
"""As many columns as stand side by side without touching."""

Item = TypeVar("Item")


def in_runs(items: Sequence[Item]) -> list[Sequence[Item]]:
    """Cut items into at most MOST runs of equal length; the first run takes the rest."""
    if not items:
        return []
    size = ceil(len(items) / MOST)
    rest = len(items) % size
    cuts = sorted({0, *range(rest, len(items) + 1, size)})
    return [items[start:end] for start, end in pairwise(cuts)]


def spread(count: int, left: int = LEFT) -> list[float]:
    """Return the columns' evenly spaced middles, a single one in the middle of the drawing."""
    inner = WIDTH - left - RIGHT - 2 * INSET
    if count == 1:
        return [left + INSET + inner / 2]
    return [round(left + INSET + inner * index / (count - 1), 1) for index in range(count)]


def day(date: dt.date) -> str:
    """Return a date as a chart writes it: `1 Nov 2026`."""
    return f"{date.day} {date:%b %Y}"


def days(dates: Sequence[dt.date]) -> str:
    """Return the day of a column, or its first and last."""
    return day(dates[0]) if len(dates) == 1 else f"{day(dates[0])} to {day(dates[-1])}"
