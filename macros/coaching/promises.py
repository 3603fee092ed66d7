"""What a session promised to do better, and how each of these went in the next ones."""

from collections import Counter
from collections.abc import Iterable, Sequence
from functools import partial
from itertools import islice
from typing import Literal, NamedTuple

from macros.coaching.improvements import Life, State, lives
from macros.coaching.named import Named
from macros.coaching.parts import Part, Written, parts
from macros.reading.model import RoundName, Session
from macros.reading.remembered import remembered

REMEMBERED = 12
"""A session's page recalls at most so many open improvements: it must not grow with the years."""

Outcome = Literal["fixed", "recurred", "not mentioned"]


class Wrote(NamedTuple):
    """An improvement that a session wrote, as it stands now."""

    id: str
    state: State
    times: int
    """How many sessions have written it."""
    held: Named | None
    """The session that said last that it held; None where none has."""
    is_newest: bool
    """Whether no later session wrote it."""


class Promise(NamedTuple):
    """An improvement that was still open before a session, and what the session made of it."""

    id: str
    text: str
    """What to do better, as last written of all."""
    outcome: Outcome
    """What this session said of it."""
    before: int
    """How many sessions had written it by then."""
    last: Named
    """The newest of those."""
    round: RoundName
    """The first round that this one wrote it in."""
    here: RoundName | None
    """The first round in which this session wrote it again."""
    held: Named | None
    """Where this session does not mention it: the last that said that it held, on the same day or
    later."""


class SessionLives(NamedTuple):
    """One session's part in the lives of improvements: what its page shows, and no more."""

    wrote: tuple[Wrote, ...]
    """What it wrote, in the order of its rounds, each once."""
    promised: tuple[Promise, ...]
    """What was open before it, newest session first: "what you said you would do better"."""
    more: int
    """How many older ones were open as well, beyond the `REMEMBERED` in `promised`."""


def lives_by_session(sessions: Iterable[Session]) -> dict[str, SessionLives]:
    """Return each session's part in the lives, by session id; sessions in any order."""
    given = tuple(sessions)
    inputs = (parts(given), lives(given))
    return remembered(("parts in lives", len(given)), inputs, partial(_by_session, *inputs))


def _by_session(ordered: Sequence[Part], found: Sequence[Life]) -> dict[str, SessionLives]:
    known = {life.id: life for life in found}
    still_open: dict[str, _Open] = {}  # read backwards: last session first, as written
    times: Counter[str] = Counter()
    shown = {}
    for part in ordered:
        wrote = {one.id: one for one in part.wrote}
        shown[part.session.id] = SessionLives(
            wrote=tuple([_wrote(known[key], part) for key in wrote]),
            promised=tuple(
                [
                    _promise(known[key], still_open[key], wrote.get(key), part)
                    for key in islice(reversed(still_open), REMEMBERED)
                ]
            ),
            more=max(0, len(still_open) - REMEMBERED),
        )
        for key in (*part.fixed, *wrote):
            still_open.pop(key, None)
        times.update(wrote.keys())
        still_open |= {key: _Open(times[key], wrote[key]) for key in reversed(wrote)}
    return shown


def _wrote(life: Life, part: Part) -> Wrote:
    held = life.fixed_in[-1] if life.fixed_in else None
    newest = life.written[-1].session.id == part.session.id
    return Wrote(life.id, life.state, len(life.written), held, newest)


class _Open(NamedTuple):
    """What had been written of an improvement before a session."""

    times: int
    last: Written


def _promise(life: Life, before: _Open, here: Written | None, part: Part) -> Promise:
    outcome: Outcome = "not mentioned"
    held = None
    if here:
        outcome = "recurred"
    elif life.id in part.fixed:
        outcome = "fixed"
    elif life.fixed_in and life.fixed_in[-1].date >= part.session.date:
        held = life.fixed_in[-1]
    return Promise(
        id=life.id,
        text=life.text,
        outcome=outcome,
        before=before.times,
        last=before.last.session,
        round=before.last.rounds[0],
        here=here.rounds[0] if here else None,
        held=held,
    )
