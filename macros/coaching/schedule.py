"""When each question should be asked again: FSRS over the answers that were given.

FSRS (Free Spaced Repetition Scheduler, version 6, package `fsrs`, its published default weights)
turns a history of ratings into the days after which the chance of recall falls to 90 percent.
Nothing here is random: no fuzz, no steps within a day, every answer stands at midnight UTC.
"""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from itertools import takewhile
from operator import eq
from typing import Literal, NamedTuple

from fsrs import Card, Rating, Scheduler

from macros.coaching.coverage import Asked, asked_in
from macros.coaching.held import held
from macros.coaching.once import once
from macros.reading.library import Library
from macros.reading.model import Question, Recall, Session
from macros.reading.remembered import for_later, remembered

RETENTION = 0.9
"""The chance of recall at which a question falls due."""

RULES = (
    "An answer's recall is what the session notes. Without a note it is again where the review "
    "failed (the question was not answered, or nothing concrete was said), hard where the answer "
    "ran over its time, and good otherwise.",
    "A question falls due on the day when FSRS expects its chance of recall to be down to "
    "90 percent, and one day after the last answer at the earliest.",
    "A question that was never asked comes first, in the packet's order. Then the earliest due "
    "date, then the lower chance of recall, then the packet's order.",
    "Answers of one day count in the order of their sessions' ids and of the file. Free questions "
    "do not count. A session dated later than tomorrow does not count yet.",
    "The trend compares the last answer's recall with the one before.",
)
"""The rules as a page publishes them."""

Why = Literal["noted", "review failed", "over time", "otherwise"]
Trend = Literal["better", "same", "worse"]

_ORDER: tuple[Recall, ...] = ("again", "hard", "good", "easy")
_RATINGS = dict(zip(_ORDER, Rating, strict=True))
_FSRS = Scheduler(
    desired_retention=RETENTION, learning_steps=(), relearning_steps=(), enable_fuzzing=False
)


class Recalled(NamedTuple):
    """One answer to a question, with how well it was recalled."""

    asked: Asked
    """The session, the answer and how it kept its time."""
    recall: Recall
    """Noted, else by the first of RULES."""
    why: Why
    """What gave the recall."""


class Scheduled(NamedTuple):
    """One question of the packet, its answers, and when it is to be asked again."""

    question: Question
    """The packet's question."""
    history: tuple[Recalled, ...]
    """Every answer that counts, oldest first; empty where it was never asked."""
    due: dt.date | None
    """The day on which it falls due, past or future; None where it was never asked."""
    stability: float | None
    """Days from the last answer until the chance is 90 percent; None where it was never asked."""
    chance: float | None
    """The chance of recall today, 0 to 1; None where it was never asked."""

    @property
    def trend(self) -> Trend | None:
        """How the last answer compares with the one before; None with fewer than two."""
        if len(self.history) < 2:
            return None
        return compared(self.history[-2].recall, self.history[-1].recall)

    def is_due(self, day: dt.date) -> bool:
        """Tell whether it should be asked on a day: never asked, or due by then."""
        return self.due is None or self.due <= day


def compared(before: Recall, after: Recall) -> Trend:
    """Return how a recall compares with an earlier one: again < hard < good < easy."""
    step = _ORDER.index(after) - _ORDER.index(before)
    return "better" if step > 0 else "worse" if step < 0 else "same"


def recalled(asked: Asked) -> Recalled:
    """Return an answer with its recall, by the first of RULES."""
    if asked.answer.recall:
        return Recalled(asked, asked.answer.recall, "noted")
    if asked.result.answered is False or asked.result.concrete is False:
        return Recalled(asked, "again", "review failed")
    if asked.result.window == "over":
        return Recalled(asked, "hard", "over time")
    return Recalled(asked, "good", "otherwise")


@once
def schedule(library: Library, today: dt.date) -> dict[str, Scheduled]:
    """Return every question of the packet by id, in the packet's order."""
    history: dict[str, list[Recalled]] = {name: [] for name in library.questions}
    for session in held(library, today).sessions:
        name, inputs = ("recalled", session.id), (library.packet, session)
        for question, one in remembered(name, inputs, partial(_recalled_in, library, session)):
            history[question].append(one)
    return {
        name: _scheduled(question, tuple(history[name]), today)
        for name, question in library.questions.items()
    }


def _recalled_in(library: Library, session: Session) -> tuple[tuple[str, Recalled], ...]:
    return tuple([(name, recalled(asked)) for name, asked in asked_in(library, session)])


def _scheduled(question: Question, history: tuple[Recalled, ...], today: dt.date) -> Scheduled:
    if not history:
        return Scheduled(question, (), None, None, None)
    reviews = for_later(("reviews", question.id), (today,), partial(_Reviews, today))
    card = reviews.card([(one.recall, one.asked.session.date) for one in history])
    return Scheduled(
        question=question,
        history=history,
        due=card.due.date(),
        stability=card.stability,
        chance=_FSRS.get_card_retrievability(card, _midnight(today)),
    )


class _Reviews:
    """What FSRS makes of a history, answer by answer: one more at its end is one step more."""

    def __init__(self, today: dt.date) -> None:
        self._new = Card(card_id=0, due=_midnight(today))
        self._told: list[tuple[Recall, dt.date]] = []
        self._cards: list[Card] = []

    def card(self, told: Sequence[tuple[Recall, dt.date]]) -> Card:
        """Return the card after the last of these answers; what the last history told is known."""
        same = sum(1 for _ in takewhile(bool, map(eq, self._told, told)))
        self._told[same:] = told[same:]
        del self._cards[same:]
        for recall, day in told[same:]:
            card = self._cards[-1] if self._cards else self._new
            self._cards.append(_FSRS.review_card(card, _RATINGS[recall], _midnight(day))[0])
        return self._cards[-1]


def _midnight(day: dt.date) -> dt.datetime:
    return dt.datetime.combine(day, dt.time(), dt.UTC)


def in_due_order(scheduled: Mapping[str, Scheduled]) -> tuple[Scheduled, ...]:
    """Return all questions, the one to ask first at the front, by the third of RULES."""
    return tuple(sorted(scheduled.values(), key=_urgency))


def due_on(scheduled: Iterable[Scheduled], day: dt.date) -> tuple[Scheduled, ...]:
    """Return the questions that should be asked on a day, in the order given."""
    return tuple(one for one in scheduled if one.is_due(day))


def _urgency(one: Scheduled) -> tuple[dt.date, float]:
    return one.due or dt.date.min, one.chance or 0.0
