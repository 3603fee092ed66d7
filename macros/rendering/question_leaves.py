"""A page for each question: rehearse it first, then look at the points."""

import datetime as dt
from collections.abc import Iterator
from functools import partial
from typing import NamedTuple

from macros.coaching.answers import Window
from macros.coaching.named import Named, named
from macros.coaching.schedule import Recalled, Scheduled, Trend, Why
from macros.reading.library import PACKET_PATH
from macros.reading.model import Decision, Layer, Question, Recall

from .addresses import ROOT, to
from .found import found_in_question
from .page import Heading, Leaf, Page
from .question_pages import rehearsed
from .standing import Standing
from .templating import Templates

MOST_ANSWERS = 20
"""How many answers a question's page lists; the older ones stay on their sessions' pages."""


class Answered(NamedTuple):
    """One answer as a row of its question's page."""

    session: Named
    anchor: str
    """Where it stands on the session's page, without `#`."""
    seconds: int | None
    window: Window | None
    answered: bool | None
    concrete: bool | None
    recall: Recall
    why: Why


class Answers(NamedTuple):
    """What a question's page shows of the sessions, and no more: another makes it again."""

    newest: tuple[Answered, ...]
    """At most MOST_ANSWERS, newest first."""
    total: int
    all_noted: bool
    """Whether each of all notes how well it was recalled."""
    due: dt.date | None
    chance: float | None
    trend: Trend | None


class Shown(NamedTuple):
    """What a question's page shows."""

    question: Question
    layer: Layer | None
    records: tuple[Decision, ...]
    answers: Answers
    previous: Question | None
    following: Question | None
    today: dt.date


def question_leaves(templates: Templates, standing: Standing) -> Iterator[Leaf]:
    """Yield the page of each question in the packet's order."""
    library, questions = standing.library, standing.library.packet.questions
    before, after = (None, *questions[:-1]), (*questions[1:], None)
    known = rehearsed(standing)
    for previous, question, following in zip(before, questions, after, strict=False):
        one = known[question.id]
        answers = _answers(one.scheduled)
        shown = Shown(
            question, one.layer, one.records, answers, previous, following, standing.today
        )
        yield Leaf(
            address=_address(question),
            make=partial(_question_page, templates, shown),
            toc=tuple(_toc(question)),
            edit=PACKET_PATH,
            inputs=(shown, library.packet, library.decisions),
        )


def _answers(scheduled: Scheduled) -> Answers:
    newest = scheduled.history[: -MOST_ANSWERS - 1 : -1]
    return Answers(
        newest=tuple(map(_answered, newest)),
        total=len(scheduled.history),
        all_noted=all(one.why == "noted" for one in scheduled.history),
        due=scheduled.due,
        chance=scheduled.chance,
        trend=scheduled.trend,
    )


def _answered(one: Recalled) -> Answered:
    session, result = named(one.asked.session), one.asked.result
    return Answered(
        session,
        result.anchor,
        result.seconds,
        result.window,
        result.answered,
        result.concrete,
        one.recall,
        one.why,
    )


def _question_page(templates: Templates, shown: Shown) -> Page:
    question = shown.question
    return Page(
        address=_address(question),
        title=question.asks,
        description=f"Rehearse the answer, then look at its points: {question.asks}",
        body=templates.render("question.html", **shown._asdict()),
        toc=tuple(_toc(question)),
        edit=PACKET_PATH,
        found=tuple(found_in_question(question, shown.layer, templates.words)),
    )


def _address(question: Question) -> str:
    return to(question).removeprefix(ROOT)


def _toc(question: Question) -> Iterator[Heading]:
    if question.points:
        yield Heading(2, "points", "A good answer")
    if question.probes:
        yield Heading(2, "probes", "Follow-ups")
    yield Heading(2, "history", "Answers so far")
