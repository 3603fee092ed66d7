"""Progress: each round's time against its limit over the sessions, and what became of improvements.

The page stays as light with a thousand sessions as with ten: the newest are listed one by one, all
of them by month, quarter or year, and in the chart.
"""

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import median

from macros.coaching.improvements import Life, State, lives
from macros.coaching.progress import RoundResult, Trend, trends
from macros.reading.library import Library
from macros.reading.model import ROUNDS, RoundName

from .charts import Chart, Timing, draw
from .page import Heading, Page
from .session_pages import ROUND_TITLES
from .templating import Templates

ADDRESS = "progress/"
NEWEST = 8
"""How many sessions a round's table lists one by one."""
MOST_PERIODS = 16
"""How many rows the table of all times may have before it takes longer periods."""
MOST_LIVES = 8
"""How many improvements of one state are listed; the others are counted."""

STATES: dict[State, str] = {
    "stuck": "Stuck: written four times or more",
    "recurred": "Came back",
    "open": "Open",
    "fixed": "Fixed",
}


@dataclass(frozen=True)
class Period:
    """The timed sessions of one month, quarter or year."""

    name: str
    sessions: int
    seconds: int
    """The median."""
    in_time: int
    """How many kept to the limit."""


@dataclass(frozen=True)
class RoundProgress:
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


@dataclass(frozen=True)
class LivesOf:
    """The improvements that are in one state."""

    state: State
    title: str
    total: int
    newest: tuple[Life, ...]
    """At most MOST_LIVES of them, last written first."""


def progress_page(templates: Templates, library: Library) -> Page:
    """Return the page for the library's sessions."""
    rounds = tuple(_round(library, name, trend) for name, trend in trends(library).items())
    states = tuple(_by_state(lives(library.sessions)))
    sections = [Heading(2, one.anchor, one.name) for one in rounds]
    return Page(
        address=ADDRESS,
        title="Progress",
        description=f"{library.packet.system}: time against the limit in each of the three "
        "rounds, and what became of each improvement.",
        body=templates.render(
            "progress.html", rounds=rounds, states=states, sessions=len(library.sessions)
        ),
        toc=(*sections, Heading(2, "improvements", "Improvements")),
    )


def _round(library: Library, name: RoundName, trend: Trend) -> RoundProgress:
    limit: int = getattr(library.packet.limits, name)
    timed = [
        Timing(result.session.date, result.seconds)
        for result in trend.results
        if result.seconds is not None
    ]
    number = ROUNDS.index(name) + 1
    return RoundProgress(
        anchor=f"round-{number}",
        name=f"{number}. {ROUND_TITLES[name]}",
        limit=limit,
        trend=trend,
        chart=draw(timed, limit, trend.finding),
        newest=trend.results[: -NEWEST - 1 : -1],
        periods=periods(timed, limit) if len(trend.results) > NEWEST else (),
    )


def periods(timed: Sequence[Timing], limit: int) -> tuple[Period, ...]:
    """Sum up times by month, or by quarter or year where months would be too many.

    Args:
        timed: oldest first.
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


def _grouped(timed: Sequence[Timing], named: Callable[[dt.date], str]) -> dict[str, list[int]]:
    groups: dict[str, list[int]] = {}
    for timing in timed:
        groups.setdefault(named(timing.date), []).append(timing.seconds)
    return groups


def _month(date: dt.date) -> str:
    return f"{date:%B %Y}"


def _quarter(date: dt.date) -> str:
    return f"{date.year}, quarter {(date.month + 2) // 3}"


def _year(date: dt.date) -> str:
    return str(date.year)


def _by_state(all_lives: Sequence[Life]) -> list[LivesOf]:
    """Return the states that have improvements, what needs most care first."""
    found = []
    for state, title in STATES.items():
        living = sorted(
            (life for life in all_lives if life.state == state), key=last_written, reverse=True
        )
        if living:
            found.append(LivesOf(state, title, len(living), tuple(living[:MOST_LIVES])))
    return found


def last_written(life: Life) -> tuple[dt.date, str]:
    """Return what improvements are sorted by: the date and id of the session that wrote it last."""
    newest = life.written[-1].session
    return newest.date, newest.id
