"""Pace and fillers of the pitch over the sessions, for the charts of progress.

Source: the issue's trends per round. What cannot be judged leaves no mark: notes, a text that was
not timed, another language.
"""

import datetime as dt
from collections.abc import Iterable, Iterator

from macros.reading.model import Session

from .progress import closing_attempt
from .speech import Speech, figures

Series = tuple[tuple[dt.date, float], ...]
"""A date and a value for each session that has one, oldest first."""


def pace_series(sessions: Iterable[Session]) -> Series:
    """Return words a minute of each session's closing attempt; sessions come oldest first."""
    return tuple(
        (session.date, shown.pace.per_minute)
        for session, shown in _closing(sessions)
        if shown.pace.per_minute is not None
    )


def filler_series(sessions: Iterable[Session]) -> Series:
    """Return fillers for each 100 words of each session's closing attempt, oldest first."""
    return tuple(
        (session.date, shown.fillers.per_100)
        for session, shown in _closing(sessions)
        if shown.fillers.per_100 is not None
    )


def _closing(sessions: Iterable[Session]) -> Iterator[tuple[Session, Speech]]:
    """Yield each session with what the attempt shows that stands for its pitch."""
    for session in sessions:
        attempt = closing_attempt(session.pitch) if session.pitch else None
        if attempt and attempt.said:
            yield session, figures(attempt.said, attempt.seconds)
