"""The summary at the top of a session's page, for a mentor with five minutes."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from macros.coaching.named import Named, named
from macros.coaching.progress import round_result
from macros.coaching.promises import SessionLives
from macros.reading.library import Library
from macros.reading.model import ROUNDS, Session

from .bars import gap
from .session_parts import Place
from .titles import SHORT_TITLES

_PLACES = 2
"""So many places a mentor looks at in five minutes; the others are marked where they are."""


class Before(NamedTuple):
    """What is taken from the session before."""

    session: Named
    seconds: tuple[int | None, ...]
    """How long each round took, in the order of ROUNDS; None where it was not done or not timed."""


@dataclass(frozen=True)
class Review:
    """What changed since the last time, and where help is wanted."""

    before: Named | None
    """The session before; None for the first."""
    times: tuple[str, ...]
    """How each round's time moved since then: "pitch 5 s shorter"."""
    held: int
    """How many of the improvements that were open before held this time."""
    again: int
    """How many of them were written again."""
    places: tuple[Place, ...]
    """Where help is wanted: the first two, in the page's order."""
    more: int
    """How many other places are marked."""


def before(library: Library, session: Session) -> Before:
    """Return what the summary of the next session takes from one."""
    return Before(named(session), _seconds(library, session))


def review(
    library: Library,
    session: Session,
    last: Before | None,
    lives: SessionLives,
    places: Iterable[Place],
) -> Review:
    """Return the summary of a session.

    Args:
        library: the packet that the rounds belong to.
        session: the session.
        last: what it takes from the session before, if any.
        lives: the session's part in the lives of improvements.
        places: all places where help is wanted, in the page's order.
    """
    outcomes = [promise.outcome for promise in lives.promised]
    wanted = tuple(places)
    return Review(
        before=last.session if last else None,
        times=tuple(_times(library, session, last)) if last else (),
        held=outcomes.count("fixed"),
        again=outcomes.count("recurred"),
        places=wanted[:_PLACES],
        more=len(wanted[_PLACES:]),
    )


def _times(library: Library, session: Session, last: Before) -> Iterator[str]:
    now_and_then = zip(ROUNDS, _seconds(library, session), last.seconds, strict=True)
    for name, now, then in now_and_then:
        if now is not None and then is not None:
            yield f"{SHORT_TITLES[name].lower()} {_moved(now - then)}"


def _seconds(library: Library, session: Session) -> tuple[int | None, ...]:
    results = (round_result(library.packet, session, name) for name in ROUNDS)
    return tuple([result.seconds if result else None for result in results])


def _moved(seconds: int) -> str:
    if not seconds:
        return "as long"
    return f"{gap(abs(seconds))} {'longer' if seconds > 0 else 'shorter'}"
