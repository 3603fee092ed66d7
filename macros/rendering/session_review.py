"""The summary at the top of a session's page, for a mentor with five minutes."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from macros.coaching.progress import round_result
from macros.coaching.promises import SessionLives
from macros.reading.library import Library
from macros.reading.model import Session

from .bars import gap
from .session_parts import Place
from .titles import SHORT_TITLES

_PLACES = 2
"""So many places a mentor looks at in five minutes; the others are marked where they are."""


@dataclass(frozen=True)
class Review:
    """What changed since the last time, and where help is wanted."""

    before: Session | None
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


def review(
    library: Library,
    session: Session,
    before: Session | None,
    lives: SessionLives,
    places: Iterable[Place],
) -> Review:
    """Return the summary of a session.

    Args:
        library: the packet that the rounds belong to.
        session: the session.
        before: the session before it, if any.
        lives: the session's part in the lives of improvements.
        places: all places where help is wanted, in the page's order.
    """
    outcomes = [promise.outcome for promise in lives.promised]
    wanted = tuple(places)
    return Review(
        before=before,
        times=tuple(_times(library, session, before)) if before else (),
        held=outcomes.count("fixed"),
        again=outcomes.count("recurred"),
        places=wanted[:_PLACES],
        more=len(wanted[_PLACES:]),
    )


def _times(library: Library, session: Session, before: Session) -> Iterator[str]:
    for name, _ in session.rounds:
        now, then = (round_result(library.packet, one, name) for one in (session, before))
        if now and then and now.seconds is not None and then.seconds is not None:
            yield f"{SHORT_TITLES[name].lower()} {_moved(now.seconds - then.seconds)}"


def _moved(seconds: int) -> str:
    if not seconds:
        return "as long"
    return f"{gap(abs(seconds))} {'longer' if seconds > 0 else 'shorter'}"
