"""One answer of round 3 against the time that an answer may take."""

from functools import partial
from typing import Literal, NamedTuple

from macros.reading.library import Library
from macros.reading.model import Answer, Question, Session
from macros.reading.remembered import remembered

Window = Literal["short", "in time", "over"]
"""Where a time falls against `limits.answer`. "short" is still in time: it only says too little."""


class AnswerResult(NamedTuple):
    """One answer, what it answered, and how it kept its time."""

    answer: Answer
    """The answer as written."""
    number: int
    """Its place in the session's defence, counted from 1."""
    anchor: str
    """Its anchor on the session's page, without `#`; no two answers of a session share one."""
    question: Question | None
    """The packet's question; None for a free question or an unknown id."""
    asks: str
    """The question in words, or its id where the packet does not know it."""
    seconds: int | None
    """How long it took, in seconds; None where it was not timed."""
    lower: int
    """From how many seconds on it is long enough (`limits.answer`)."""
    upper: int
    """How many seconds it may take at most (`limits.answer`)."""
    window: Window | None
    """Where `seconds` falls against `lower` and `upper`; None where it was not timed."""
    in_time: bool | None
    """True up to and including `upper`; None where it was not timed."""

    @property
    def answered(self) -> bool | None:
        """Whether it answered the question that was asked, as the review says."""
        return self.answer.review.answered

    @property
    def concrete(self) -> bool | None:
        """Whether it gave a measurable result or a concrete detail, as the review says."""
        return self.answer.review.concrete


def window(seconds: int | None, lower: int, upper: int) -> Window | None:
    """Return where a time in seconds falls; both bounds are in time (lesson: 60 to 90 seconds)."""
    if seconds is None:
        return None
    if seconds > upper:
        return "over"
    return "short" if seconds < lower else "in time"


def answer_results(library: Library, session: Session) -> tuple[AnswerResult, ...]:
    """Return the session's answers in the order given; empty where round 3 was not done.

    The anchor is the question's id. A free question, and a question that is asked a second time
    in the session, gets `answer-<n>` with the answer's number, so that no anchor occurs twice.
    """
    name, inputs = ("answers", session.id), (library.packet, session)
    return remembered(name, inputs, partial(_answer_results, library, session))


def _answer_results(library: Library, session: Session) -> tuple[AnswerResult, ...]:
    limits = library.packet.limits.answer
    answers = session.defence.answers if session.defence else ()
    seen: set[str] = set()
    results = []
    for number, answer in enumerate(answers, start=1):
        question = answer.question
        anchor = question if question and question not in seen else f"answer-{number}"
        seen.add(anchor)
        known = library.questions.get(question or "")
        results.append(_result(answer, number, anchor, known, limits))
    return tuple(results)


def _result(
    answer: Answer, number: int, anchor: str, question: Question | None, limits: tuple[int, int]
) -> AnswerResult:
    """Put one answer together; limits are the lower and upper seconds."""
    where = window(answer.seconds, *limits)
    return AnswerResult(
        answer=answer,
        number=number,
        anchor=anchor,
        question=question,
        asks=question.asks if question else answer.asks or answer.question or "",
        seconds=answer.seconds,
        lower=limits[0],
        upper=limits[1],
        window=where,
        in_time=None if where is None else where != "over",
    )
