"""Pace and fillers of the pitch over the sessions, for the charts of progress.

Source: the issue's trends per round. What cannot be judged leaves no mark: notes, a text that was
not timed, another language.
"""

import datetime as dt
import json
from collections.abc import Iterable
from contextlib import suppress
from functools import partial
from hashlib import sha256
from typing import Any, NamedTuple

from macros.reading.model import Session
from macros.reading.remembered import for_later
from macros.reading.store import Store

from .progress import closing_attempt
from .speech import pace_and_fillers

Series = tuple[tuple[dt.date, float], ...]
"""A date and a value for each session that has one, oldest first."""
_KEPT = "spoken"


class Spoken(NamedTuple):
    """How a session's pitch was spoken: in the attempt that stands for it."""

    date: dt.date
    per_minute: int | None
    """Words a minute; None where that cannot be judged, as the next."""
    per_100: float | None
    """Fillers for each 100 words."""


def spoken(sessions: Iterable[Session], store: Store | None = None) -> tuple[Spoken, ...]:
    """Return how each pitch was spoken of which there is a text; sessions come oldest first.

    Args:
        sessions: the sessions.
        store: what an earlier build has left, and where this one leaves its figures.
    """
    known, found, shown = _known(store), {}, []
    for session in sessions:
        attempt = closing_attempt(session.pitch) if session.pitch else None
        if attempt and attempt.said:
            inputs = (attempt.said, attempt.seconds)
            name, count = _name(*inputs), partial(pace_and_fillers, *inputs)
            found[name] = known.get(name) or for_later(("spoken", session.id), inputs, count)
            shown.append(Spoken(session.date, *found[name]))
    if store:
        store.put(_KEPT, json.dumps(found).encode())
    return tuple(shown)


def pace_series(pitches: Iterable[Spoken]) -> Series:
    """Return words a minute of each pitch that can be judged."""
    return tuple((one.date, one.per_minute) for one in pitches if one.per_minute is not None)


def filler_series(pitches: Iterable[Spoken]) -> Series:
    """Return fillers for each 100 words of each pitch that can be judged."""
    return tuple((one.date, one.per_100) for one in pitches if one.per_100 is not None)


def _name(said: str, seconds: int | None) -> str:
    return sha256(f"{seconds}\0{said}".encode("utf-8", "surrogatepass")).hexdigest()


def _known(store: Store | None) -> dict[str, tuple[int | None, float | None]]:
    data = store.get(_KEPT) if store else None
    with suppress(ValueError, TypeError, AttributeError, RecursionError):
        known: dict[str, Any] = json.loads(data) if data else {}
        return {name: (per_minute, per_100) for name, (per_minute, per_100) in known.items()}
    return {}
