"""The question bank: what is due first, then all questions by layer."""

from collections.abc import Iterator
from typing import NamedTuple

from macros.coaching.coverage import Asked
from macros.coaching.schedule import Scheduled, due_on
from macros.reading.library import PACKET_PATH
from macros.reading.model import Decision, Layer, Packet, Question

from .page import Heading, Page
from .standing import Standing
from .templating import Templates

BANK = "questions/"
NO_LAYER = "whole-system"
"""The bank's anchor for questions that belong to no single layer."""
DUE_FIRST = 5
"""The bank lists at least so many questions by their due date, above its shelves."""
MOST_DUE = 20
"""It lists all that were due on the day of the build, but at most so many."""


class Rehearsed(NamedTuple):
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


class Shelf(NamedTuple):
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


def questions_page(templates: Templates, standing: Standing) -> Page:
    """Return the bank: what is due first, then all questions by layer."""
    packet, known = standing.library.packet, rehearsed(standing)
    questions = tuple(known.values())
    due = len(due_on(standing.due_order, standing.today))
    shown = min(max(due, DUE_FIRST), MOST_DUE)
    first = tuple(known[one.question.id] for one in standing.due_order[:shown])
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
        edit=PACKET_PATH,
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
