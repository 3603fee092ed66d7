"""`/data/packet.json`: what is rehearsed, with every answer and every citation."""

import datetime as dt
from collections.abc import Iterable, Sequence
from functools import partial

from macros.coaching.coverage import Defence, asked_in, defences
from macros.coaching.held import held
from macros.coaching.schedule import Scheduled, recalled, schedule
from macros.reading.library import Library
from macros.reading.model import Decision, Session
from macros.reading.remembered import for_later

from .absolute import SiteAddress
from .feed_shapes import (
    AskedQuestionFact,
    CitationFact,
    CitedRecordFact,
    PacketFeed,
)
from .feeds_json import fact_json, feed_text
from .packet_facts import asked_fact, layer_fact, limits_fact, question_fact, record_fact


def packet_json(library: Library, today: dt.date, site: SiteAddress) -> bytes:
    """Return `/data/packet.json`: questions with due dates, records with their citations."""
    asked = _asked(held(library, today), site)
    citations = _citations(library, site)
    feed = PacketFeed(
        version=1,
        system=library.packet.system,
        pitch=library.packet.pitch,
        limits=limits_fact(library.packet),
        layers=tuple(map(layer_fact, library.packet.layers)),
        questions=(),
        decisions=(),
    )
    return feed_text(
        feed,
        questions=(
            _question(library, one, asked[one.question.id], site)
            for one in schedule(library, today).values()
        ),
        decisions=(_cited(one, citations[one.path], site) for one in library.decisions),
    )


def _question(library: Library, one: Scheduled, history: Iterable[str], site: SiteAddress) -> str:
    fact = AskedQuestionFact(**question_fact(library, one, site), history=())
    return fact_json(fact, history=history)


def _asked(library: Library, site: SiteAddress) -> dict[str, list[str]]:
    """Return each question's answers, oldest first, as JSON; by question id."""
    found: dict[str, list[str]] = {name: [] for name in library.questions}
    for session in library.sessions:
        inputs, made = (library.packet, session, site), partial(_asked_in, library, session, site)
        for name, text in for_later(("asked facts", session.id), inputs, made):
            found[name].append(text)
    return found


def _asked_in(library: Library, session: Session, site: SiteAddress) -> tuple[tuple[str, str], ...]:
    asked = asked_in(library, session)
    return tuple([(name, fact_json(asked_fact(recalled(one), site))) for name, one in asked])


Citation = tuple[str, str]
"""Which session named a record, by its id, and where, as JSON."""


def _cited(record: Decision, citations: Sequence[Citation], site: SiteAddress) -> str:
    fact = CitedRecordFact(
        **record_fact(record, site),
        cited_by=tuple(dict.fromkeys([session for session, _ in citations])),
        citations=(),
    )
    return fact_json(fact, citations=(text for _, text in citations))


def _citations(library: Library, site: SiteAddress) -> dict[str, list[Citation]]:
    """Return each record's citations, by its path, oldest session first."""
    found: dict[str, list[Citation]] = {record.path: [] for record in library.decisions}
    for session in library.sessions:
        inputs = (library.packet, library.decisions, session, site)
        made = partial(_citations_in, library, session, site)
        for path, citation in for_later(("citations", session.id), inputs, made):
            found[path].append(citation)
    return found


def _citations_in(
    library: Library, session: Session, site: SiteAddress
) -> tuple[tuple[str, Citation], ...]:
    page = site.url(session)
    places = defences(library, session)
    return tuple([(path, (session.id, _citation(place, page))) for path, place in places])


def _citation(place: Defence, page: str) -> str:
    url = f"{page}#{place.anchor}"
    return fact_json(CitationFact(session=place.session.id, label=place.label, url=url))
