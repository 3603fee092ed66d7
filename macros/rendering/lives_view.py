"""The lives of improvements as the progress page lists them, what needs most care first."""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from macros.coaching.improvements import Life, State
from macros.coaching.steps import Step, steps
from macros.reading.model import Session

from .standing import Standing

MOST_LIVES = 8
"""How many improvements of one state are listed; the others are counted."""
MOST_STEPS = 6
"""How many stretches of a life are listed: the first, and the newest."""

STATES: dict[State, str] = {
    "stuck": "Stuck: written four times or more",
    "recurred": "Came back",
    "open": "Open",
    "fixed": "Fixed",
}


class Stretch(NamedTuple):
    """One step, or several tries in a row."""

    step: Step
    """The last of them."""
    times: int


class Lived(NamedTuple):
    """One improvement with its steps."""

    life: Life
    first: Stretch
    """Where it was written first."""
    left_out: int
    """How many stretches after the first are not listed."""
    newest: tuple[Stretch, ...]
    """The newest stretches, oldest of them first; without the first of all."""
    days: int | None
    """Its age when it was fixed; None while it is not: then it goes on."""


class LivesOf(NamedTuple):
    """The improvements that are in one state."""

    state: State
    title: str
    total: int
    newest: tuple[Lived, ...]
    """At most MOST_LIVES of them, last written first."""


def lives_by_state(standing: Standing) -> Iterator[LivesOf]:
    """Yield the states that have improvements, what needs most care first."""
    for state, title in STATES.items():
        living = [life for life in standing.lives if life.state == state]
        if living:
            living.sort(key=last_written, reverse=True)
            newest = tuple(_lived(life, standing.past.sessions) for life in living[:MOST_LIVES])
            yield LivesOf(state, title, len(living), newest)


def _lived(life: Life, sessions: Sequence[Session]) -> Lived:
    first, *later = stretches(steps(life, sessions))
    shown = later[-(MOST_STEPS - 1) :]
    return Lived(
        life=life,
        first=first,
        left_out=len(later) - len(shown),
        newest=tuple(shown),
        days=life.age_days(life.ended.date) if life.ended else None,
    )


def stretches(found: Iterable[Step]) -> list[Stretch]:
    """Put tries in a row together; every other step stands alone."""
    together: list[Stretch] = []
    for step in found:
        times = 1
        if step.what == "tried" and together and together[-1].step.what == "tried":
            times += together.pop().times
        together.append(Stretch(step, times))
    return together


def last_written(life: Life) -> tuple[dt.date, str]:
    """Return what improvements are sorted by: the date and id of the session that wrote it last."""
    newest = life.written[-1].session
    return newest.date, newest.id
