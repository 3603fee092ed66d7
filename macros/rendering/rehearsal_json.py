"""`/data/rehearsal.json`: what the runner loads, however many sessions there were."""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence

from macros.coaching.held import held
from macros.coaching.improvements import Life, lives
from macros.coaching.next_rehearsal import improvement_next
from macros.coaching.parts import written_in
from macros.coaching.progress import RoundResult, trends
from macros.coaching.schedule import schedule
from macros.reading.library import Library
from macros.reading.model import ROUNDS

from .absolute import SiteAddress
from .feeds_json import feed_text, improvement_fact
from .lives_view import last_written
from .packet_facts import asked_fact, layer_fact, limits_fact, question_fact, record_fact
from .rehearsal_shape import (
    MOST_OPEN,
    MOST_SESSIONS,
    LastRoundFact,
    LastRoundFacts,
    RehearsalFeed,
    RehearsedFact,
    RehearsedQuestionFact,
)


def rehearsal_json(library: Library, today: dt.date, site: SiteAddress) -> bytes:
    """Return `/data/rehearsal.json` for a library of the sessions that may be told of."""
    found = trends(held(library, today))
    feed = RehearsalFeed(
        version=1,
        system=library.packet.system,
        pitch=library.packet.pitch,
        limits=limits_fact(library.packet),
        layers=tuple(map(layer_fact, library.packet.layers)),
        questions=tuple(_questions(library, today, site)),
        decisions=tuple(record_fact(one, site) for one in library.decisions),
        rounds=LastRoundFacts(
            pitch=_last(found["pitch"].last, site),
            walkthrough=_last(found["walkthrough"].last, site),
            defence=_last(found["defence"].last, site),
        ),
        sessions=tuple(_sessions(library, today, site)),
    )
    return feed_text(feed)


def _last(result: RoundResult | None, site: SiteAddress) -> LastRoundFact | None:
    if result is None:
        return None
    return LastRoundFact(
        seconds=result.seconds,
        limit=result.limit,
        in_time=result.in_time,
        session=result.session.id,
        url=site.url(result.session, f"round-{1 + ROUNDS.index(result.round)}"),
        date=result.session.date,
    )


def _questions(
    library: Library, today: dt.date, site: SiteAddress
) -> Iterator[RehearsedQuestionFact]:
    for one in schedule(library, today).values():
        last = asked_fact(one.history[-1], site) if one.history else None
        yield RehearsedQuestionFact(**question_fact(library, one, site), last=last)


def _sessions(library: Library, today: dt.date, site: SiteAddress) -> Iterator[RehearsedFact]:
    """Yield the newest sessions whole, and older ones with what is still open of theirs."""
    found = lives(library.sessions)
    states = {life.id: life.state for life in found}
    shown = open_first(found, improvement_next(lives(held(library, today).sessions)))
    writers = {session.id for life in shown for session in (life.first, life.written[-1].session)}
    wanted = {life.id for life in shown}
    newest = {session.id for session in library.sessions[-MOST_SESSIONS:]}
    for session in library.sessions:
        if session.id in newest or session.id in writers:
            yield RehearsedFact(
                id=session.id,
                url=site.url(session),
                date=session.date,
                kind=session.kind,
                improvements=tuple(
                    improvement_fact(name, one, states)
                    for name, one in written_in(session)
                    if session.id in newest or one.id in wanted
                ),
            )


def open_first(found: Iterable[Life], first: Life | None) -> Sequence[Life]:
    """Return at most MOST_OPEN improvements that are not fixed.

    Args:
        found: all, in any order.
        first: the one that the next rehearsal takes up; it comes before stuck ones, and these
            before those that recurred most often. Among equals the last written comes first.
    """
    open_ = sorted(
        (life for life in found if life.state != "fixed"), key=last_written, reverse=True
    )
    open_.sort(
        key=lambda life: (
            first is None or life.id != first.id,
            life.state != "stuck",
            -life.recurrences,
        )
    )
    return open_[:MOST_OPEN]
