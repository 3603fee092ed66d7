"""A library's facts for programs, and the feed of its sessions, `/data/sessions.json`."""

from collections.abc import Iterable, Mapping

from pydantic_core import to_json

from macros.coaching.answers import AnswerResult, answer_results
from macros.coaching.improvements import State, lives
from macros.coaching.parts import written_in
from macros.coaching.progress import round_result
from macros.reading.library import Library
from macros.reading.model import (
    Attempt,
    Improvement,
    Packet,
    RoundName,
    Session,
)
from macros.reading.remembered import for_later

from .absolute import SiteAddress
from .feed_shapes import (
    AnswerFact,
    AttemptFact,
    ImprovementFact,
    RoundFact,
    RoundFacts,
    SessionFact,
    SessionsFeed,
)


def sessions_json(library: Library, site: SiteAddress) -> bytes:
    """Return `/data/sessions.json`: every session of the library, oldest first."""
    states = {life.id: life.state for life in lives(library.sessions)}
    sessions = (_known(library, session, states, site) for session in library.sessions)
    feed = SessionsFeed(version=1, system=library.packet.system, sessions=())
    return feed_text(feed, sessions=sessions)


def feed_text(feed: Mapping[str, object], **lists: Iterable[str]) -> bytes:
    """Return a feed as UTF-8 JSON on one line, its fields in the order in which they were given.

    Args:
        feed: what it holds.
        lists: the items of lists that are empty in `feed`, as JSON already: of thousands nearly
            all are as they were when an edit is shown.
    """
    return fact_json(feed, **lists).encode() + b"\n"


def fact_json(fact: Mapping[str, object], **lists: Iterable[str]) -> str:
    """Return a fact as JSON; no two fields of it that `lists` names may share a name."""
    text = to_json(fact).decode()
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
    page, pitch, walkthrough = site.url(session), session.pitch, session.walkthrough
    return {
        "id": session.id,
        "url": page,
        "date": session.date,
        "kind": session.kind,
        "with": session.with_,
        "summary": session.summary,
        "sample": session.sample,
        "rounds": RoundFacts(
            pitch=_round(library.packet, session, "pitch"),
            walkthrough=_round(library.packet, session, "walkthrough"),
            defence=_round(library.packet, session, "defence"),
        ),
        "attempts": tuple(map(_attempt, pitch.attempts if pitch else ())),
        "layers": tuple([visit.layer for visit in (walkthrough.layers if walkthrough else ())]),
        "answers": tuple([_answer(page, one) for one in answer_results(library, session)]),
        "improvements": tuple(
            [improvement_fact(name, one, states) for name, one in written_in(session)]
        ),
        "fixed": session.fixed,
    }


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


def _answer(page: str, result: AnswerResult) -> AnswerFact:
    return AnswerFact(
        question=result.question.id if result.question else None,
        asks=result.asks,
        url=f"{page}#{result.anchor}",
        seconds=result.seconds,
        in_time=result.in_time,
    )


def improvement_fact(
    name: RoundName, one: Improvement, states: dict[str, State]
) -> ImprovementFact:
    """Return an improvement as one session wrote it in a round."""
    return ImprovementFact(id=one.id, text=one.text, round=name, state=states[one.id])
