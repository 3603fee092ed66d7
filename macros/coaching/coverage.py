"""Layers, questions and records against the sessions: what was explained, asked and defended.

A record counts as defended where an answer or a layer visit names it under its own `adrs`. The
records of the packet's question do not count: they say what should be named, not what was.
"""

from collections.abc import Iterable
from functools import partial
from typing import NamedTuple

from macros.coaching.answers import AnswerResult, answer_results
from macros.coaching.once import once
from macros.reading.library import Library
from macros.reading.model import (
    Answer,
    Decision,
    Layer,
    LayerVisit,
    Packet,
    RecordRef,
    Session,
)
from macros.reading.remembered import remembered


class Defence(NamedTuple):
    """One place where a decision record was named."""

    session: Session
    """The session it happened in."""
    anchor: str
    """The place on the session's page, without `#`."""
    label: str
    """The question that was answered, or the layer's name."""
    named_in: Answer | LayerVisit
    """What named it."""


class Asked(NamedTuple):
    """One time that a packet's question was answered."""

    session: Session
    """The session it happened in."""
    answer: Answer
    """What was replied."""
    result: AnswerResult
    """How the answer kept its time, and its anchor on the session's page."""


def visits(session: Session) -> tuple[LayerVisit, ...]:
    """Return the layers that a session told, in its order."""
    return session.walkthrough.layers if session.walkthrough else ()


def _records(library: Library, named: Iterable[RecordRef]) -> dict[str, Decision]:
    """Return the records that are meant, by path, each once; references to none are passed over."""
    record = library.record
    return {found.path: found for reference in named if (found := record(reference))}


def defences(library: Library, session: Session) -> tuple[tuple[str, Defence], ...]:
    """Return each place in a session that names a record, with the record's path."""
    inputs = (library.packet, library.decisions, session)
    made = partial(_named, library, session)
    return remembered(("defences", session.id), inputs, lambda: tuple(made()))


def _named(library: Library, session: Session) -> Iterable[tuple[str, Defence]]:
    """Yield each record's path that a session names, round 2 before round 3."""
    for visit in visits(session):
        layer = library.layers.get(visit.layer)
        place = Defence(
            session, f"layer-{visit.layer}", layer.name if layer else visit.layer, visit
        )
        yield from ((path, place) for path in _records(library, visit.adrs))
    for result in answer_results(library, session):
        place = Defence(session, result.anchor, result.asks, result.answer)
        yield from ((path, place) for path in _records(library, result.answer.adrs))


@once
def defended_in(library: Library) -> dict[str, tuple[Defence, ...]]:
    """Return where each record was defended, by `Decision.path`, oldest session first.

    Every record of the library has its entry; it is empty where nobody defended it.
    """
    found: dict[str, list[Defence]] = {record.path: [] for record in library.decisions}
    for session in library.sessions:
        for path, place in defences(library, session):
            found.setdefault(path, []).append(place)
    return {path: tuple(places) for path, places in found.items()}


def last_explained(library: Library) -> dict[str, Session]:
    """Return the newest session whose round 2 lists a layer, by id of each layer ever listed."""
    return {visit.layer: session for session in library.sessions for visit in visits(session)}


@once
def question_history(library: Library) -> dict[str, tuple[Asked, ...]]:
    """Return each time a packet's question was answered, by question id, oldest first.

    Every question of the packet has its entry; it is empty where it was never asked.
    """
    found: dict[str, list[Asked]] = {name: [] for name in library.questions}
    for session in library.sessions:
        for question, asked in asked_in(library, session):
            found[question].append(asked)
    return {name: tuple(times) for name, times in found.items()}


def asked_in(library: Library, session: Session) -> tuple[tuple[str, Asked], ...]:
    """Return each answer in a session to a question of the packet, with the question's id."""
    inputs = (library.packet, session)
    return remembered(("asked", session.id), inputs, partial(_asked, library, session))


def _asked(library: Library, session: Session) -> tuple[tuple[str, Asked], ...]:
    return tuple(
        (result.question.id, Asked(session, result.answer, result))
        for result in answer_results(library, session)
        if result.question is not None
    )


def missing_layers(packet: Packet, session: Session) -> tuple[Layer, ...]:
    """Return the packet's layers that the session's round 2 does not list, bottom first."""
    told = {visit.layer for visit in visits(session)}
    return tuple(layer for layer in packet.layers if layer.id not in told)
