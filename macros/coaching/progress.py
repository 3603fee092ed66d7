"""The three rounds over the sessions: time against limit, the re-run against the first, trends."""

from collections.abc import Iterable, Sequence
from functools import partial
from typing import NamedTuple

from macros.coaching.named import Named, named
from macros.coaching.once import once
from macros.coaching.wording import counted, times
from macros.reading.library import Library
from macros.reading.model import (
    ROUNDS,
    Attempt,
    DefenceRound,
    Packet,
    PitchRound,
    Review,
    RoundName,
    Session,
    WalkthroughRound,
)
from macros.reading.remembered import remembered

RULES = (
    "A round is in time up to and including its limit; a round that was not timed is neither in "
    "time nor over. The limits stand in the packet.",
    "The attempt that stands for the pitch is the last one that was timed, else the last: the "
    "state in which the session ended. Time and review are taken from this one attempt.",
    "A walk-through or a defence without a time of its own takes the sum of its layers or answers, "
    "where each of them was timed: half a sum would mislead.",
    "A review counts as failed where one of its answers failed, and as open where one is open.",
    "A finding such as 84 s to 56 s names the first and the latest time. Sessions without a time "
    "are left out of the count, and then it says timed.",
)
"""The rules as a page publishes them."""


class RoundResult(NamedTuple):
    """How one round of one session went."""

    session: Named
    """The session it belongs to."""
    round: RoundName
    """Which of the three rounds."""
    seconds: int | None
    """How long it took, in seconds; None where it was not timed."""
    limit: int
    """How long it may take, in seconds (`limits` of the packet)."""
    in_time: bool | None
    """True up to and including the limit; None where it was not timed."""
    answered: bool | None
    """Whether the question asked was answered: False if one review says no, None if one is open."""
    concrete: bool | None
    """Whether a measurable result or detail was given: False and None as for `answered`."""
    improvements_written: int
    """How many improvements the session's file holds for this round."""


class Rerun(NamedTuple):
    """The last attempt at the pitch against the first of the same session ("Prove it")."""

    first: int
    """Number of the earlier attempt, counted from 1, as in the anchor `#attempt-1`."""
    last: int
    """Number of the later attempt."""
    before: Attempt
    """The earlier attempt."""
    after: Attempt
    """The later attempt."""
    difference: int | None
    """Seconds that the later one took more; negative is shorter; None where one was not timed."""
    shorter: bool | None
    """Whether the later one took fewer seconds; None where one was not timed."""


class Trend(NamedTuple):
    """How a round's time moved over the sessions."""

    round: RoundName
    """Which of the three rounds."""
    results: tuple[RoundResult, ...]
    """All sessions that did the round, oldest first, timed or not."""
    first: RoundResult | None
    """The earliest timed result; None where none was timed."""
    last: RoundResult | None
    """The latest timed result."""
    best: RoundResult | None
    """The timed result with the fewest seconds; the earliest where several share them."""
    finding: str
    """What the times say, as "84 s to 56 s in four sessions"."""

    @property
    def sessions(self) -> int:
        """How many sessions did the round, timed or not."""
        return len(self.results)


def round_result(packet: Packet, session: Session, name: RoundName) -> RoundResult | None:
    """Return how a round went against the packet's limit; None where the session left it out."""
    made = partial(_round_result, packet, session, name)
    return remembered(("round", name, session.id), (packet, session), made)


def _round_result(packet: Packet, session: Session, name: RoundName) -> RoundResult | None:
    match getattr(session, name):
        case PitchRound() as pitch:
            closing = closing_attempt(pitch)
            seconds, reviews = closing.seconds, [closing.review]
        case WalkthroughRound() as walk:
            seconds = walk.seconds or _sum(visit.seconds for visit in walk.layers)
            reviews = [walk.review]
        case DefenceRound() as defence:
            seconds = defence.seconds or _sum(answer.seconds for answer in defence.answers)
            reviews = [answer.review for answer in defence.answers]
        case _:
            return None
    return _against_limit(packet, session, name, seconds, reviews)


def _against_limit(
    packet: Packet,
    session: Session,
    name: RoundName,
    seconds: int | None,
    reviews: Sequence[Review],
) -> RoundResult:
    limit: int = getattr(packet.limits, name)
    return RoundResult(
        session=named(session),
        round=name,
        seconds=seconds,
        limit=limit,
        in_time=None if seconds is None else seconds <= limit,
        answered=_all(review.answered for review in reviews),
        concrete=_all(review.concrete for review in reviews),
        improvements_written=len(getattr(session, name).improvements),
    )


def closing_attempt(pitch: PitchRound) -> Attempt:
    """Return the attempt that stands for the pitch: the last timed one, else the last.

    It is the state in which the session ended. Time and review are taken from this one attempt,
    so that the figures of one row belong together.
    """
    timed = [attempt for attempt in pitch.attempts if attempt.seconds is not None]
    return (timed or pitch.attempts)[-1]


def _sum(parts: Iterable[int | None]) -> int | None:
    """Add up seconds; None where a part is not timed or there is none: half a sum misleads."""
    known = tuple(parts)
    timed = [part for part in known if part is not None]
    return sum(timed) if timed and len(timed) == len(known) else None


def _all(checks: Iterable[bool | None]) -> bool | None:
    """Return False if one check failed, else None if one is open or there is none, else True."""
    known = set(checks)
    if False in known:
        return False
    return None if None in known or not known else True


def results(library: Library) -> dict[RoundName, tuple[RoundResult, ...]]:
    """Return every round's results in the order of the library's sessions, oldest first."""
    return {
        name: tuple(
            result
            for session in library.sessions
            if (result := round_result(library.packet, session, name)) is not None
        )
        for name in ROUNDS
    }


def rerun(session: Session) -> Rerun | None:
    """Return the re-run of the pitch against the first; None with fewer than two attempts.

    Attempts that were not timed are passed over as long as two timed ones are left to compare.
    """
    attempts = list(enumerate(session.pitch.attempts if session.pitch else (), start=1))
    timed = [(number, attempt) for number, attempt in attempts if attempt.seconds is not None]
    compared = timed if len(timed) > 1 else attempts
    if len(compared) < 2:
        return None
    (first, before), (last, after) = compared[0], compared[-1]
    difference = (
        None if before.seconds is None or after.seconds is None else after.seconds - before.seconds
    )
    shorter = None if difference is None else difference < 0
    return Rerun(first, last, before, after, difference, shorter)


@once
def trends(library: Library) -> dict[RoundName, Trend]:
    """Return each round's trend over all sessions of the library."""
    return {name: trend(name, found) for name, found in results(library).items()}


def trend(name: RoundName, found: tuple[RoundResult, ...]) -> Trend:
    """Return the trend of one round's results, which come oldest first."""
    timed = [(result.seconds, result) for result in found if result.seconds is not None]
    return Trend(
        round=name,
        results=found,
        first=timed[0][1] if timed else None,
        last=timed[-1][1] if timed else None,
        best=min(timed, key=lambda pair: pair[0])[1] if timed else None,
        finding=_finding([seconds for seconds, _ in timed], len(found)),
    )


def _finding(seconds: Sequence[int], sessions: int) -> str:
    """Say what happened to the times (seconds, oldest first) of so many sessions.

    Sessions without a time are left out of the count, and then the count says "timed".
    """
    if not sessions:
        return "not rehearsed yet"
    if not seconds:
        return f"not timed in {counted(sessions, 'session')}"
    noun = "session" if len(seconds) == sessions else "timed session"
    among = counted(len(seconds), noun)
    first, last = times(seconds[0], seconds[-1])
    if len(seconds) == 1:
        return f"{first} in {among}"
    return (
        f"{first} at first and at last, in {among}"
        if first == last
        else f"{first} to {last} in {among}"
    )
