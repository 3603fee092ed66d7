"""The lesson's list of what makes a rehearsal complete, checked against one session."""

from collections.abc import Iterator
from typing import NamedTuple

from macros.coaching.answers import AnswerResult, answer_results
from macros.coaching.coverage import missing_layers
from macros.coaching.progress import rerun, round_result
from macros.coaching.wording import listed, times
from macros.reading.library import Library
from macros.reading.model import ROUNDS, RoundName, Session

ROUND_TITLES: dict[RoundName, str] = {
    "pitch": "pitch",
    "walkthrough": "walk-through",
    "defence": "defence",
}
"""How a sentence names each round."""


class DoneItem(NamedTuple):
    """One thing that a complete rehearsal has."""

    text: str
    """What must be true, as a statement."""
    met: bool | None
    """True or False; None where there is nothing to judge: not rehearsed, or not timed."""
    detail: str
    """What is missing, or the figure that shows it, in words; may be empty where it is met."""


def done_when(library: Library, session: Session) -> tuple[DoneItem, ...]:
    """Return the whole list for one session, always the same six items in the same order."""
    return (
        _rounds_done(session),
        _improvements_written(library, session),
        _pitch_fits(library, session),
        _layers_covered(library, session),
        _answers_cite(library, session),
        _rerun_shorter(session),
    )


def _missing(names: Iterator[str]) -> str:
    """Return "missing: raft, slos", or nothing where nothing is missing."""
    words = listed(names)
    return f"missing: {words}" if words else ""


def _item(text: str, missing: Iterator[str]) -> DoneItem:
    """Return an item that is met when nothing is missing."""
    detail = _missing(missing)
    return DoneItem(text, not detail, detail)


def _rounds_done(session: Session) -> DoneItem:
    done = dict(session.rounds)
    return _item(
        "All three rounds are done",
        (ROUND_TITLES[name] for name in ROUNDS if name not in done),
    )


def _improvements_written(library: Library, session: Session) -> DoneItem:
    """Judge by the session's file or the running notes: either place is a written improvement."""
    done = dict(session.rounds)
    excerpts = library.excerpts_of(session)
    written = {name for name, found in done.items() if found.improvements}
    written |= {name for name, excerpt in excerpts.items() if excerpt.improvements}
    return _item(
        "Each round has an improvement written down",
        (ROUND_TITLES[name] for name in ROUNDS if name not in written),
    )


def _pitch_fits(library: Library, session: Session) -> DoneItem:
    """Judge by the last timed attempt: the state that the session ended in."""
    limit = library.packet.limits.pitch
    text = f"The pitch fits in {limit} s"
    result = round_result(library.packet, session, "pitch")
    if result is None:
        return DoneItem(text, None, "the pitch was not rehearsed")
    if result.seconds is None:
        return DoneItem(text, None, "no attempt was timed")
    over = result.seconds - limit
    return DoneItem(text, result.in_time, f"{result.seconds} s" + (f", {over} s over" * (over > 0)))


def _layers_covered(library: Library, session: Session) -> DoneItem:
    text = "The walk-through covers every layer"
    if not library.packet.layers:
        return DoneItem(text, None, "the packet has no layers")
    if session.walkthrough is None:
        return DoneItem(text, None, "the walk-through was not rehearsed")
    return _item(text, (layer.id for layer in missing_layers(library.packet, session)))


def _answers_cite(library: Library, session: Session) -> DoneItem:
    """Judge by what each answer itself names; what its question names was not said by anyone."""
    text = "Every answer names a record or a lesson"
    answers = answer_results(library, session)
    if not answers:
        return DoneItem(text, None, "no answers are noted")
    return _item(text, (_named(result) for result in answers if not _cites(result)))


def _cites(result: AnswerResult) -> bool:
    return bool(result.answer.adrs or result.answer.lessons)


def _named(result: AnswerResult) -> str:
    """Return the id of the packet's question, or "answer 3" for a free one."""
    return result.answer.question or f"answer {result.number}"


def _rerun_shorter(session: Session) -> DoneItem:
    text = "The re-run of the pitch is shorter than the first"
    if session.pitch is None:
        return DoneItem(text, None, "the pitch was not rehearsed")
    compared = rerun(session)
    if compared is None:
        return DoneItem(text, None, "one attempt only, no re-run")
    if compared.before.seconds is None or compared.after.seconds is None:
        return DoneItem(text, None, "the attempts were not both timed")
    first, last = times(compared.before.seconds, compared.after.seconds)
    return DoneItem(text, compared.shorter, f"{first} to {last}")
