"""What a session promised to do better, and how each of these went in the next ones."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice
from typing import Literal, NamedTuple

from macros.coaching.improvements import Life, Written, lives, writings
from macros.coaching.order import in_order
from macros.reading.model import Session

REMEMBERED = 12
"""A session's page recalls at most so many open improvements: it must not grow with the years."""


@dataclass(frozen=True)
class Promise:
    """An improvement that was still open before a session, and what the session made of it."""

    life: Life
    """The improvement, with its state of now."""
    outcome: Literal["fixed", "recurred", "not mentioned"]
    """What this session said of it."""
    before: int
    """How many sessions had written it by then."""
    last: Written
    """The newest of those."""
    here: Written | None
    """Where this session wrote it again."""


@dataclass(frozen=True)
class SessionLives:
    """One session's part in the lives of improvements."""

    wrote: tuple[Life, ...]
    """What it wrote, in the order of its rounds, each once."""
    fixed: tuple[Life, ...]
    """What it said held, without ids that nobody had written."""
    promised: tuple[Promise, ...]
    """What was open before it, newest session first: "what you said you would do better"."""
    more: int
    """How many older ones were open as well, beyond the `REMEMBERED` in `promised`."""


def lives_by_session(sessions: Iterable[Session]) -> dict[str, SessionLives]:
    """Return each session's part in the lives, by session id; sessions in any order."""
    ordered = in_order(sessions)
    known = {life.id: life for life in lives(ordered)}
    seen: set[str] = set()
    still_open: dict[str, _Open] = {}  # read backwards: last session first, as written
    times: Counter[str] = Counter()
    parts = {}
    for session in ordered:
        wrote = writings(session)
        held = tuple(key for key in dict.fromkeys(session.fixed) if key in seen)
        parts[session.id] = SessionLives(
            wrote=tuple(known[key] for key in wrote),
            fixed=tuple(known[key] for key in held),
            promised=_promises(known, still_open, wrote, frozenset(held)),
            more=max(0, len(still_open) - REMEMBERED),
        )
        for key in (*held, *wrote):
            still_open.pop(key, None)
        times.update(wrote.keys())
        still_open |= {key: _Open(times[key], wrote[key]) for key in reversed(wrote)}
        seen.update(wrote)
    return parts


class _Open(NamedTuple):
    """What had been written of an improvement before a session."""

    times: int
    last: Written


def _promises(
    known: dict[str, Life],
    still_open: dict[str, _Open],
    wrote: dict[str, Written],
    held: frozenset[str],
) -> tuple[Promise, ...]:
    """Return what was open, newest session first; at most REMEMBERED: a page stays small."""
    return tuple(
        Promise(
            known[key],
            "recurred" if key in wrote else "fixed" if key in held else "not mentioned",
            *still_open[key],
            wrote.get(key),
        )
        for key in islice(reversed(still_open), REMEMBERED)
    )
