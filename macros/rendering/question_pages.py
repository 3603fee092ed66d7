"""The question bank and a page for each question: rehearse it first, then look at the points."""

from collections.abc import Iterator
from dataclasses import dataclass

from macros.coaching.coverage import Asked, question_history
from macros.reading.library import Library
from macros.reading.model import Decision, Layer, Question

from .page import Heading, Page
from .templating import Templates

BANK = "questions/"
NO_LAYER = "whole-system"
"""The bank's anchor for questions that belong to no single layer."""
MOST_ANSWERS = 20
"""How many answers a question's page lists; the older ones stay on their sessions' pages."""


@dataclass(frozen=True)
class Rehearsed:
    """A question with all that the site knows about it."""

    question: Question
    layer: Layer | None
    records: tuple[Decision, ...]
    asked: tuple[Asked, ...]
    """Every time that it was asked, newest first."""


@dataclass(frozen=True)
class Shelf:
    """The questions about one layer, as the bank groups them."""

    anchor: str
    name: str
    questions: tuple[Rehearsed, ...]


def rehearsed(library: Library) -> dict[str, Rehearsed]:
    """Return every question of the packet with its history, by id, in the packet's order."""
    history = question_history(library)
    return {
        question.id: Rehearsed(
            question,
            library.layers.get(question.layer or ""),
            tuple(filter(None, map(library.record, question.adrs))),
            history[question.id][::-1],
        )
        for question in library.packet.questions
    }


def question_pages(templates: Templates, library: Library) -> Iterator[Page]:
    """Yield the bank, then the page of each question in the packet's order."""
    questions = tuple(rehearsed(library).values())
    yield _bank(templates, library, questions)
    before, after = (None, *questions[:-1]), (*questions[1:], None)
    for previous, one, following in zip(before, questions, after, strict=False):
        yield _question_page(templates, one, previous, following)


def _bank(templates: Templates, library: Library, questions: tuple[Rehearsed, ...]) -> Page:
    shelves = tuple(_shelves(library, questions))
    never = sum(not one.asked for one in questions)
    return Page(
        address=BANK,
        title="Questions",
        description=f"{library.packet.system}: the questions that a partner may ask, and when "
        "each was last answered.",
        body=templates.render("questions.html", shelves=shelves, total=len(questions), never=never),
        toc=(
            *(Heading(2, shelf.anchor, shelf.name) for shelf in shelves),
            *([Heading(2, "the-lessons", "Lessons")] if library.packet.lessons else []),
        ),
        edit="docs/packet.yml",
    )


def _shelves(library: Library, questions: tuple[Rehearsed, ...]) -> Iterator[Shelf]:
    """Yield the layers that have questions, bottom first, then what belongs to none."""
    for layer in library.packet.layers:
        about = tuple(one for one in questions if one.question.layer == layer.id)
        if about:
            yield Shelf(layer.id, layer.name, about)
    rest = tuple(one for one in questions if one.layer is None)
    if rest:
        yield Shelf(NO_LAYER, "The whole system", rest)


def _question_page(
    templates: Templates, one: Rehearsed, previous: Rehearsed | None, following: Rehearsed | None
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
            "question.html", one=one, previous=previous, following=following, most=MOST_ANSWERS
        ),
        toc=tuple(Heading(2, anchor, text) for anchor, text, there in sections if there),
        edit="docs/packet.yml",
    )
