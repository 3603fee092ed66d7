"""The question bank and a page for each question: rehearse it first, then look at the points."""

from collections.abc import Iterator
from dataclasses import dataclass

from macros.coaching.coverage import Asked
from macros.coaching.schedule import Scheduled, due_on
from macros.reading.model import Decision, Layer, Packet, Question

from .found import found_in_question
from .page import Heading, Page
from .standing import Standing
from .templating import Templates

BANK = "questions/"
NO_LAYER = "whole-system"
"""The bank's anchor for questions that belong to no single layer."""
MOST_ANSWERS = 20
"""How many answers a question's page lists; the older ones stay on their sessions' pages."""
DUE_FIRST = 5
"""The bank lists at least so many questions by their due date, above its shelves."""
MOST_DUE = 20
"""It lists all that were due on the day of the build, but at most so many."""


@dataclass(frozen=True)
class Rehearsed:
    """A question with all that the site knows about it."""

    question: Question
    layer: Layer | None
    records: tuple[Decision, ...]
    scheduled: Scheduled
    """Its answers, and when it is to be asked again."""

    @property
    def asked(self) -> tuple[Asked, ...]:
        """Every time that it was asked, newest first."""
        return tuple(one.asked for one in reversed(self.scheduled.history))


@dataclass(frozen=True)
class Shelf:
    """The questions about one layer, as the bank groups them."""

    anchor: str
    name: str
    questions: tuple[Rehearsed, ...]


def rehearsed(standing: Standing) -> dict[str, Rehearsed]:
    """Return every question of the packet with its history, by id, in the packet's order."""
    library = standing.library
    return {
        name: Rehearsed(
            one.question,
            library.layers.get(one.question.layer or ""),
            tuple(filter(None, map(library.record, one.question.adrs))),
            one,
        )
        for name, one in standing.scheduled.items()
    }


def question_pages(templates: Templates, standing: Standing) -> Iterator[Page]:
    """Yield the bank, then the page of each question in the packet's order."""
    known = rehearsed(standing)
    questions = tuple(known.values())
    due = len(due_on(standing.due_order, standing.today))
    shown = min(max(due, DUE_FIRST), MOST_DUE)
    first = tuple(known[one.question.id] for one in standing.due_order[:shown])
    yield _bank(templates, standing, questions, first)
    before, after = (None, *questions[:-1]), (*questions[1:], None)
    for previous, one, following in zip(before, questions, after, strict=False):
        yield _question_page(templates, standing, one, (previous, following))


def _bank(
    templates: Templates,
    standing: Standing,
    questions: tuple[Rehearsed, ...],
    first: tuple[Rehearsed, ...],
) -> Page:
    packet = standing.library.packet
    shelves = tuple(_shelves(packet, questions))
    return Page(
        address=BANK,
        title="Questions",
        description=f"{packet.system}: the questions that a partner may ask, and when "
        "each is to be asked again.",
        body=templates.render(
            "questions.html",
            shelves=shelves,
            first=first,
            total=len(questions),
            never=sum(not one.asked for one in questions),
        ),
        toc=(
            *([Heading(2, "due", "Due first")] if first else []),
            *(Heading(2, shelf.anchor, shelf.name) for shelf in shelves),
            *([Heading(2, "the-lessons", "Lessons")] if packet.lessons else []),
        ),
        edit="docs/packet.yml",
    )


def _shelves(packet: Packet, questions: tuple[Rehearsed, ...]) -> Iterator[Shelf]:
    """Yield the layers that have questions, bottom first, then what belongs to none."""
    for layer in packet.layers:
        about = tuple(one for one in questions if one.question.layer == layer.id)
        if about:
            yield Shelf(layer.id, layer.name, about)
    rest = tuple(one for one in questions if one.layer is None)
    if rest:
        yield Shelf(NO_LAYER, "The whole system", rest)


def _question_page(
    templates: Templates,
    standing: Standing,
    one: Rehearsed,
    beside: tuple[Rehearsed | None, Rehearsed | None],
) -> Page:
    sections = (
        ("points", "A good answer", one.question.points),
        ("probes", "Follow-ups", one.question.probes),
        ("history", "Answers so far", True),
    )
    return Page(
        address=f"{BANK}{one.question.id}/",
        title=one.question.asks,
        description=f"Rehearse the answer, then look at its points: {one.question.asks}",
        body=templates.render(
            "question.html",
            one=one,
            previous=beside[0],
            following=beside[1],
            most=MOST_ANSWERS,
            today=standing.today,
        ),
        toc=tuple(Heading(2, anchor, text) for anchor, text, there in sections if there),
        edit="docs/packet.yml",
        found=tuple(found_in_question(one.question, one.layer, templates.words)),
    )
