"""What the feeds tell of a packet: limits, layers, questions with an answer, records."""

from macros.coaching.schedule import Recalled, Scheduled
from macros.reading.library import Library
from macros.reading.model import Decision, Layer, Packet, RecordLink

from .absolute import SiteAddress
from .feed_shapes import (
    AskedFact,
    LayerDecisionFact,
    LayerFact,
    LimitsFact,
    QuestionFact,
    RecordFact,
)


def limits_fact(packet: Packet) -> LimitsFact:
    """Return how long each part may take."""
    limits = packet.limits
    return LimitsFact(
        warmup=limits.warmup,
        pitch=limits.pitch,
        walkthrough=limits.walkthrough,
        defence=limits.defence,
        answer=limits.answer,
    )


def layer_fact(layer: Layer) -> LayerFact:
    """Return a layer of the packet."""
    told = layer.decision
    return LayerFact(
        id=layer.id,
        name=layer.name,
        lesson=layer.lesson,
        does=layer.does,
        joins=layer.joins,
        decision=LayerDecisionFact(text=told.text, adr=told.adr) if told else None,
        words=layer.words,
    )


def question_fact(library: Library, one: Scheduled, site: SiteAddress) -> QuestionFact:
    """Return a question without what was answered to it."""
    question = one.question
    records = filter(None, map(library.record, question.adrs))
    return QuestionFact(
        id=question.id,
        asks=question.asks,
        url=site.url(question),
        layer=question.layer,
        adrs=question.adrs,
        records=tuple(record.path for record in records),
        lessons=question.lessons,
        points=question.points,
        probes=question.probes,
        due=one.due,
    )


def asked_fact(answer: Recalled, site: SiteAddress) -> AskedFact:
    """Return how one question was answered once."""
    session, result = answer.asked.session, answer.asked.result
    return AskedFact(
        session=session.id,
        url=site.url(session, result.anchor),
        date=session.date,
        seconds=result.seconds,
        in_time=result.in_time,
        answered=result.answered,
        concrete=result.concrete,
        recall=answer.recall,
        noted=answer.why == "noted",
    )


def record_fact(record: Decision, site: SiteAddress) -> RecordFact:
    """Return a record without the places that named it."""
    return RecordFact(
        path=record.path,
        number=record.number,
        title=record.title,
        status=record.status,
        status_text=record.status_text,
        date=record.date,
        superseded_by=tuple(map(_successor, record.superseded_by)),
        url=site.url(record),
    )


def _successor(link: RecordLink) -> str:
    return link.path or link.text
