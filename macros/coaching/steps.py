"""An improvement's life step by step: written, tried, written again, fixed."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import dropwhile
from typing import Literal, NamedTuple

from macros.coaching.improvements import Life
from macros.coaching.named import Named
from macros.coaching.parts import Part, parts
from macros.reading.model import ROUNDS, RoundName, Session
from macros.reading.remembered import remembered

What = Literal["written", "tried", "recurred", "fixed"]


class Step(NamedTuple):
    """What one session did with an improvement."""

    what: What
    """Tried: the session did one of its rounds, and said nothing of it."""
    session: Named
    """The session."""
    anchor: str
    """The place on its page, without `#`: the round, or the improvement in it; may be empty."""


def steps(life: Life, sessions: Sequence[Session]) -> tuple[Step, ...]:
    """Return an improvement's steps, oldest first.

    Args:
        life: the improvement.
        sessions: all sessions that its life was read from, oldest first.
    """
    ordered = parts(sessions)
    return remembered(("steps", life.id), (life, ordered), lambda: tuple(_steps(life, ordered)))


def _steps(life: Life, ordered: Iterable[Part]) -> Iterator[Step]:
    writings = {one.session.id: one.rounds for one in life.written}
    fixes = {session.id for session in life.fixed_in}
    rounds: tuple[RoundName, ...] = ()
    still_open = False
    for part in dropwhile(lambda part: part.session.id != life.first.id, ordered):
        session = part.session
        if session.id in fixes:
            yield Step("fixed", session, "")
            still_open = False
        if session.id in writings:
            what: What = "recurred" if rounds else "written"
            rounds, still_open = writings[session.id], True
            yield Step(what, session, f"better-{ROUNDS.index(rounds[0]) + 1}-{life.id}")
        elif still_open and (tried := [name for name in rounds if name in part.did]):
            yield Step("tried", session, f"round-{ROUNDS.index(tried[0]) + 1}")
