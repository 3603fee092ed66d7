"""What moves in a round over the sessions beside its time: the review, and the improvements."""

from collections.abc import Iterable, Sequence
from functools import partial
from typing import NamedTuple

from macros.coaching.named import Named
from macros.coaching.parts import Part, parts
from macros.coaching.progress import RoundResult
from macros.coaching.wording import counted
from macros.reading.model import ROUNDS, RoundName, Session
from macros.reading.remembered import remembered

RULES = (
    "A review has three checks: the question was answered, something measurable or concrete was "
    "said, and the time was kept. A check that is open counts neither as passed nor as failed.",
    "An improvement is opened in the rounds of the session that writes it first. Written again it "
    "came back, in the rounds that write it again. Listed as fixed it is fixed in the rounds that "
    "wrote it last, once until it comes back.",
    "With more sessions than a picture can hold, sessions in a row are put together: their median "
    "where it shows times, their share where it shows checks, their sum where it counts.",
)
"""The rules as a page publishes them."""


class Turnover(NamedTuple):
    """What one session did to the improvements of one round."""

    session: Named
    """The session; it did the round, or fixed one of its improvements."""
    opened: int
    """How many it wrote for the first time."""
    came_back: int
    """How many it wrote again."""
    fixed: int
    """How many it ended."""


def review_finding(results: Sequence[RoundResult]) -> str:
    """Return what the reviews say: "answered in 4 of 4, concrete in 3 of 4, in time in 2 of 4"."""
    return ", ".join(
        _passed(name, [getattr(result, key) for result in results])
        for key, name in (
            ("answered", "answered"),
            ("concrete", "concrete"),
            ("in_time", "in time"),
        )
    )


def _passed(name: str, checks: Sequence[bool | None]) -> str:
    known = [check for check in checks if check is not None]
    return f"{name} in {sum(known)} of {len(known)}" if known else f"{name}: not reviewed"


def turnover(sessions: Iterable[Session]) -> dict[RoundName, tuple[Turnover, ...]]:
    """Return for each round the sessions that had a part in its improvements, oldest first.

    A session that did the round and wrote nothing is there as well, with zeros.
    """
    ordered = parts(sessions)
    return remembered(("turnover", len(ordered)), (ordered,), partial(_turnover, ordered))


def _turnover(ordered: Sequence[Part]) -> dict[RoundName, tuple[Turnover, ...]]:
    known: set[str] = set()
    still_open: dict[str, tuple[RoundName, ...]] = {}
    found: dict[RoundName, list[Turnover]] = {name: [] for name in ROUNDS}
    for part in ordered:
        fixed = [name for key in part.fixed for name in still_open.pop(key, ())]
        wrote = {written.id: written.rounds for written in part.wrote}
        for name in ROUNDS:
            here = [key for key, rounds in wrote.items() if name in rounds]
            again = sum(key in known for key in here)
            one = Turnover(part.session, len(here) - again, again, fixed.count(name))
            if name in part.did or one.fixed:
                found[name].append(one)
        still_open |= wrote
        known |= wrote.keys()
    return {name: tuple(turns) for name, turns in found.items()}


def turnover_finding(parts: Sequence[Turnover]) -> str:
    """Return what a round's improvements did: "six opened, one came back, five fixed"."""
    opened, again = sum(one.opened for one in parts), sum(one.came_back for one in parts)
    fixed = sum(one.fixed for one in parts)
    if not opened + again + fixed:
        return f"no improvement written in {counted(len(parts), 'session')}"
    said = [f"{opened} opened", *([f"{again} came back"] if again else []), f"{fixed} fixed"]
    return ", ".join(said)
