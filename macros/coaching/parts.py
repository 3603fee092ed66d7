"""What each session did to improvements: of all that it holds, their lives follow from this."""

from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from typing import NamedTuple

from macros.coaching.named import Named, named
from macros.coaching.order import in_order
from macros.reading.model import Improvement, RoundName, Session
from macros.reading.remembered import remembered


class Written(NamedTuple):
    """One session's writing of an improvement."""

    id: str
    """What names the improvement in every session."""
    session: Named
    """Who wrote it."""
    rounds: tuple[RoundName, ...]
    """The rounds that it was written in, in the lesson's order."""
    text: str
    """What it says there; the first round's text."""
    help: bool
    """Whether a mentor is asked to look here, in any of those rounds."""


def written_in(session: Session) -> Iterator[tuple[RoundName, Improvement]]:
    """Yield what a session wrote, round by round."""
    for name, done in session.rounds:
        for improvement in done.improvements:
            yield name, improvement


class Part(NamedTuple):
    """What one session did to improvements: of all that it holds, their lives follow from this."""

    session: Named
    did: tuple[RoundName, ...]
    """The rounds that it did, in the lesson's order."""
    wrote: tuple[Written, ...]
    """What it wrote, in the order of its rounds, each id once."""
    fixed: tuple[str, ...]
    """What it said held, each id once."""


def parts(sessions: Iterable[Session]) -> tuple[Part, ...]:
    """Return what each session did, oldest first; sessions in any order."""
    given = tuple(sessions)
    return remembered(("parts", len(given)), (given,), partial(_parts, given))


def _parts(sessions: Sequence[Session]) -> tuple[Part, ...]:
    return tuple(
        [
            remembered(("part", session.id), (session,), partial(_part, session))
            for session in in_order(sessions)
        ]
    )


def _part(session: Session) -> Part:
    did = tuple([name for name, _ in session.rounds])
    return Part(named(session), did, _writings(session), tuple(dict.fromkeys(session.fixed)))


def _writings(session: Session) -> tuple[Written, ...]:
    found: dict[str, list[tuple[RoundName, Improvement]]] = {}
    for name, improvement in written_in(session):
        found.setdefault(improvement.id, []).append((name, improvement))
    return tuple(
        Written(
            id=key,
            session=named(session),
            rounds=tuple(dict.fromkeys(name for name, _ in places)),
            text=places[0][1].text,
            help=any(improvement.help for _, improvement in places),
        )
        for key, places in found.items()
    )
