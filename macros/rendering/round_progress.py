"""One round over all sessions: times, reviews and improvements, as pictures and as rows.

A round stays as light with a thousand sessions as with ten: the newest are listed one by one, all
of them by month, quarter or year, and in the pictures.
"""

import datetime as dt
from collections.abc import Callable, Sequence
from functools import partial
from statistics import median
from typing import NamedTuple

from macros.coaching.progress import RoundResult, Trend
from macros.coaching.round_trends import Turnover, review_finding, turnover, turnover_finding
from macros.reading.model import ROUNDS, RoundName
from macros.reading.remembered import for_later

from .charts import Chart, Point, draw
from .figure import NEWEST, Figure
from .measures import time_within
from .session_pages import ROUND_TITLES
from .speech_figures import filler_figure, pace_figure
from .standing import Standing
from .strips import Facts, Share, draw_strip

MOST_PERIODS = 16
"""How many rows the table of all times may have before it takes longer periods."""


class Period(NamedTuple):
    """The timed sessions of one month, quarter or year."""

    name: str
    sessions: int
    seconds: int
    """The median."""
    in_time: int
    """How many kept to the limit."""


class RoundProgress(NamedTuple):
    """One round over all sessions."""

    anchor: str
    name: str
    limit: int
    trend: Trend
    chart: Chart | None
    newest: tuple[RoundResult, ...]
    """At most NEWEST results, newest first."""
    periods: tuple[Period, ...]
    """All timed results, newest first; empty where `newest` already shows all."""
    figures: tuple[Figure, ...]
    """What else moves, in the order of FIGURES."""


def round_progress(standing: Standing, name: RoundName) -> RoundProgress:
    """Return one round as the progress page shows it."""
    trend = standing.trends[name]
    limit: int = getattr(standing.library.packet.limits, name)
    chart, summed_up = for_later(("times", name), (trend, limit), partial(_times, trend, limit))
    number = ROUNDS.index(name) + 1
    return RoundProgress(
        anchor=f"round-{number}",
        name=f"{number}. {ROUND_TITLES[name]}",
        limit=limit,
        trend=trend,
        chart=chart,
        newest=trend.results[: -NEWEST - 1 : -1],
        periods=summed_up,
        figures=tuple(filter(None, (figure(standing, name) for figure in FIGURES))),
    )


def _times(trend: Trend, limit: int) -> tuple[Chart | None, tuple[Period, ...]]:
    timed = [
        Point(result.session.date, result.seconds)
        for result in trend.results
        if result.seconds is not None
    ]
    chart = draw(timed, time_within(limit), trend.finding)
    return chart, periods(timed, limit) if len(trend.results) > NEWEST else ()


def review_figure(standing: Standing, name: RoundName) -> Figure | None:
    """Return the round's three checks over the sessions; None where it was never done."""
    results = standing.trends[name].results
    return for_later(("review", name), (results,), partial(_review, results))


def _review(results: Sequence[RoundResult]) -> Figure | None:
    checks = (("answered", "answered"), ("concrete", "concrete"), ("in time", "in_time"))
    facts = [
        Facts(said, tuple(_check(result, getattr(result, key)) for result in results))
        for said, key in checks
    ]
    finding = review_finding(results)
    strip = draw_strip(facts, finding)
    key = "Filled: passed. Hollow: not passed. A line: not reviewed."
    return Figure("Review passed", finding, strip, key) if strip else None


def _check(result: RoundResult, passed: bool | None) -> Share:
    return Share(result.session.date, int(passed or False), int(passed is not None))


def improvements_figure(standing: Standing, name: RoundName) -> Figure | None:
    """Return what the sessions did to the round's improvements; None where there was no session."""
    parts = turnover(standing.past.sessions)[name]
    return for_later(("improvements", name), (parts,), partial(_improvements, parts))


def _improvements(parts: Sequence[Turnover]) -> Figure | None:
    kinds: tuple[tuple[str, Callable[[Turnover], int]], ...] = (
        ("opened", lambda part: part.opened),
        ("came back", lambda part: part.came_back),
        ("fixed", lambda part: part.fixed),
    )
    facts = [
        Facts(said, tuple(Share(part.session.date, count(part), 1) for part in parts), counted=True)
        for said, count in kinds
    ]
    finding = turnover_finding(parts)
    strip = draw_strip(facts, finding)
    if strip is None:
        return None
    rows = tuple(
        (part.session.date, tuple(str(count(part)) for _, count in kinds))
        for part in parts[: -NEWEST - 1 : -1]
    )
    columns = ("Opened", "Came back", "Fixed")
    return Figure("Improvements", finding, strip, columns=columns, rows=rows)


FIGURES: tuple[Callable[[Standing, RoundName], Figure | None], ...] = (
    review_figure,
    improvements_figure,
    pace_figure,
    filler_figure,
)
"""What each round shows below its times; one more is one more line here."""


def periods(timed: Sequence[Point], limit: int) -> tuple[Period, ...]:
    """Sum up times by month, or by quarter or year where months would be too many.

    Args:
        timed: in seconds, oldest first.
        limit: the seconds that are allowed.

    Returns:
        The periods that have a time, newest first.
    """
    for named in (_month, _quarter, _year):
        groups = _grouped(timed, named)
        if len(groups) <= MOST_PERIODS:
            break
    return tuple(
        Period(
            name,
            len(seconds),
            round(median(seconds)),
            sum(taken <= limit for taken in seconds),
        )
        for name, seconds in reversed(groups.items())
    )


def _grouped(timed: Sequence[Point], named: Callable[[dt.date], str]) -> dict[str, list[float]]:
    groups: dict[str, list[float]] = {}
    for point in timed:
        groups.setdefault(named(point.date), []).append(point.value)
    return groups


def _month(date: dt.date) -> str:
    return f"{date:%B %Y}"


def _quarter(date: dt.date) -> str:
    return f"{date.year}, quarter {(date.month + 2) // 3}"


def _year(date: dt.date) -> str:
    return str(date.year)
