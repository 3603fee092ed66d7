"""An improvement's life step by step: written, tried, written again, fixed."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import dropwhile
from typing import Literal

from macros.coaching.improvements import Life
from macros.reading.model import ROUNDS, RoundName, Session

What = Literal["written", "tried", "recurred", "fixed"]


@dataclass(frozen=True)
class Step:
    """What one session did with an improvement."""

    what: What
    """Tried: the session did one of its rounds, and said nothing of it."""
    session: Session
    """The session."""
    anchor: str
    """The place on its page, without `#`: the round, or the improvement in it; may be empty."""


def steps(life: Life, sessions: Sequence[Session]) -> tuple[Step, ...]:
    """Return an improvement's steps, oldest first.

    Args:
        life: the improvement.
        sessions: all sessions that its life was read from, oldest first.
    """
    after = dropwhile(lambda session: session.id != life.first.id, sessions)
    return tuple(_steps(life, after))


def _steps(life: Life, sessions: Iterator[Session]) -> Iterator[Step]:
    writings = {one.session.id: one.rounds for one in life.written}
    fixes = {session.id for session in life.fixed_in}
    rounds: tuple[RoundName, ...] = ()
    still_open = False
    for session in sessions:
        if session.id in fixes:
            yield Step("fixed", session, "")
            still_open = False
        if session.id in writings:
            what: What = "recurred" if rounds else "written"
            rounds, still_open = writings[session.id], True
            yield Step(what, session, f"better-{ROUNDS.index(rounds[0]) + 1}-{life.id}")
        elif still_open and (tried := [name for name in rounds if getattr(session, name)]):
            yield Step("tried", session, f"round-{ROUNDS.index(tried[0]) + 1}")
