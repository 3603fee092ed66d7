"""The order of sessions in time, and each one's neighbours."""

from collections.abc import Iterable
from operator import attrgetter
from typing import NamedTuple

from macros.coaching.named import Named, named
from macros.reading.model import Session


class Neighbours(NamedTuple):
    """The sessions just before and just after one session."""

    previous: Named | None
    """The next older session; None for the first."""
    next: Named | None
    """The next newer session; None for the newest."""


def in_order(sessions: Iterable[Session]) -> tuple[Session, ...]:
    """Return sessions oldest first: by date, then by id where two share a day."""
    return tuple(sorted(sessions, key=attrgetter("date", "id")))


def neighbours(sessions: Iterable[Session]) -> dict[str, Neighbours]:
    """Return each session's neighbours in time, by session id."""
    ordered = tuple(map(named, in_order(sessions)))
    older = (None, *ordered[:-1])
    newer = (*ordered[1:], None)
    return {
        session.id: Neighbours(before, after)
        for session, before, after in zip(ordered, older, newer, strict=False)
    }
