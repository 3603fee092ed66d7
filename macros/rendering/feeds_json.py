"""A library's facts for programs, and the feed of its sessions, `/data/sessions.json`."""

from collections.abc import Iterable

from macros.coaching.answers import AnswerResult, answer_results
from macros.coaching.improvements import State, lives
from macros.coaching.parts import written_in
from macros.coaching.progress import round_result
from macros.coaching.schedule import Recalled, Scheduled
from macros.reading.library import Library
from macros.reading.model import (
    ROUNDS,
    Attempt,
    Decision,
    Improvement,
    Packet,
    RecordLink,
    RoundName,
    Session,
)
from macros.reading.remembered import for_later

from .absolute import SiteAddress
from .feed_shapes import (
    AnswerFact,
    AskedFact,
    AttemptFact,
    Fact,
    ImprovementFact,
    QuestionFact,
    RecordFact,
    RoundFact,
    RoundFacts,
    SessionFact,
    SessionsFeed,
)


def sessions_json(library: Library, site: SiteAddress) -> bytes:
    """Return `/data/sessions.json`: every session of the library, oldest first."""
    states = {life.id: life.state for life in lives(library.sessions)}
    sessions = (_known(library, session, states, site) for session in library.sessions)
    feed = SessionsFeed(system=library.packet.system, sessions=())
    return feed_text(feed, sessions=sessions)


def feed_text(feed: Fact, **lists: Iterable[str]) -> bytes:
    """Return a feed as UTF-8 JSON on one line, its fields in the order of its shape.

    Args:
        feed: what it holds.
        lists: the items of lists that are empty in `feed`, as JSON already: of thousands nearly
            all are as they were when an edit is shown.
    """
    return fact_json(feed, **lists).encode() + b"\n"


def fact_json(fact: Fact, **lists: Iterable[str]) -> str:
    """Return a fact as JSON; no two fields of it that `lists` names may share a name."""
    text = fact.model_dump_json(by_alias=True)
    for name, items in lists.items():
        # a quote within a text has a backslash before it, so this is the list and no text
        before, empty, after = text.rpartition(f'"{name}":[]')
        assert empty  # noqa: S101 - the list is empty
        text = f'{before}"{name}":[{",".join(items)}]{after}'
    return text


def _known(library: Library, session: Session, states: dict[str, State], site: SiteAddress) -> str:
    written = tuple([states[one.id] for _, one in written_in(session)])

    def made() -> str:
        return fact_json(_session(library, session, states, site))

    return for_later(("fact", session.id), (library.packet, session, written, site), made)


def _session(
    library: Library, session: Session, states: dict[str, State], site: SiteAddress
) -> SessionFact:
    return SessionFact(
        id=session.id,
        url=site.url(session),
        date=session.date,
        kind=session.kind,
        with_=session.with_,
        summary=session.summary,
        sample=session.sample,
        rounds=RoundFacts(**{name: _round(library.packet, session, name) for name in ROUNDS}),
        attempts=tuple(map(_attempt, session.pitch.attempts if session.pitch else ())),
        layers=tuple(
            visit.layer for visit in (session.walkthrough.layers if session.walkthrough else ())
        ),
        answers=tuple(
            _answer(session, result, site) for result in answer_results(library, session)
        ),
        improvements=tuple(
            improvement_fact(name, one, states) for name, one in written_in(session)
        ),
        fixed=session.fixed,
    )


def _round(packet: Packet, session: Session, name: RoundName) -> RoundFact | None:
    result = round_result(packet, session, name)
    if result is None:
        return None
    return RoundFact(seconds=result.seconds, limit=result.limit, in_time=result.in_time)


def _attempt(attempt: Attempt) -> AttemptFact:
    return AttemptFact(
        seconds=attempt.seconds,
        said=attempt.said,
        hesitated=attempt.hesitated,
        forgot=attempt.forgot,
        unnecessary=attempt.unnecessary,
    )


def _answer(session: Session, result: AnswerResult, site: SiteAddress) -> AnswerFact:
    return AnswerFact(
        question=result.question.id if result.question else None,
        asks=result.asks,
        url=site.url(session, result.anchor),
        seconds=result.seconds,
        in_time=result.in_time,
    )


def improvement_fact(
    name: RoundName, one: Improvement, states: dict[str, State]
) -> ImprovementFact:
    """Return an improvement as one session wrote it in a round."""
    return ImprovementFact(id=one.id, text=one.text, round=name, state=states[one.id])


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
