"""What the rehearsals left out: records, layers, probes, and other people.

Where a function is not given the day, the sessions are taken as given: `held` leaves out those of
the future.
"""

import datetime as dt
from collections import Counter
from collections.abc import Mapping
from typing import NamedTuple, get_args

from macros.coaching.coverage import Defence, defended_in, last_explained, question_history
from macros.coaching.held import held
from macros.coaching.wording import counted
from macros.reading.library import Library
from macros.reading.model import Decision, Kind, Layer, Question, Session, Status

LONG_DAYS = 28
"""After so many days without being explained, a layer has waited long."""
LONG_WALKTHROUGHS = 3
"""So many walk-throughs in a row that leave a layer out are long as well."""

RULES = (
    "A record is undefended where no answer and no layer of any session names it. Superseded, "
    "rejected and deprecated records need no defence and are left out.",
    "An outdated citation names a record that is superseded today; its successors stand with it.",
    "A layer has waited long where it was never explained, where the last "
    f"{LONG_WALKTHROUGHS} walk-throughs left it out, or where it was last explained more than "
    f"{LONG_DAYS} days ago.",
    "Probes take a second person. A question with probes has not faced them while every answer to "
    "it was given in a solo session. Where somebody was there, nobody knows whether they probed, "
    "and the question is not listed. One that was never asked is due first anyway.",
    "If every session was solo, the lesson's advice is to practise with a human.",
)
"""The rules as a page publishes them."""

_PAST = {Status.SUPERSEDED, Status.REJECTED, Status.DEPRECATED}


class Outdated(NamedTuple):
    """One citation of a record that has been superseded."""

    place: Defence
    """The session, and where on its page."""
    record: Decision
    """The superseded record."""
    successors: tuple[Decision, ...]
    """What it says superseded it, as far as the library has it."""


class Waiting(NamedTuple):
    """A layer that was not explained for long."""

    layer: Layer
    """Of the packet."""
    last: Session | None
    """The session that explained it last; None for none."""
    walkthroughs: int
    """How many walk-throughs since then left it out; all of them where `last` is None."""


class Company(NamedTuple):
    """With whom the rehearsals were held."""

    sessions: Mapping[Kind, int]
    """How many sessions of each kind, zeros included, in the order of the kinds."""
    all_solo: bool
    """True where there are sessions and nobody else was ever there."""
    finding: str
    """What the counts say."""


def undefended(library: Library) -> tuple[Decision, ...]:
    """Return the records that nobody defended, in the library's order."""
    places = defended_in(library)
    return tuple(
        record
        for record in library.decisions
        if not places[record.path] and record.status not in _PAST
    )


def outdated_citations(library: Library) -> tuple[Outdated, ...]:
    """Return the citations of superseded records, newest session first."""
    by_path = {record.path: record for record in library.decisions}
    found = [
        Outdated(place, by_path[path], _successors(by_path[path], by_path))
        for path, places in defended_in(library).items()
        if by_path[path].status is Status.SUPERSEDED
        for place in places
    ]
    found.sort(key=lambda one: (one.place.session.date, one.place.session.id), reverse=True)
    return tuple(found)


def _successors(record: Decision, by_path: Mapping[str, Decision]) -> tuple[Decision, ...]:
    links = (by_path.get(link.path or "") for link in record.superseded_by)
    return tuple(after for after in links if after)


def waiting_layers(library: Library, today: dt.date) -> tuple[Waiting, ...]:
    """Return the layers that waited long: never explained first, then longest ago."""
    past = held(library, today)
    last = last_explained(past)
    walks = [session for session in past.sessions if session.walkthrough]
    place = {session.id: number for number, session in enumerate(walks)}
    found = []
    for layer in library.packet.layers:
        session = last.get(layer.id)
        since = len(walks) - 1 - (place[session.id] if session else -1)
        if _long(session, since, today):
            found.append(Waiting(layer, session, since))
    return tuple(sorted(found, key=lambda one: one.last.date if one.last else dt.date.min))


def _long(last: Session | None, walkthroughs: int, today: dt.date) -> bool:
    if last is None or walkthroughs >= LONG_WALKTHROUGHS:
        return True
    return (today - last.date).days > LONG_DAYS


def unprobed(library: Library) -> tuple[Question, ...]:
    """Return the questions that were asked, but whose probes nobody can have put."""
    history = question_history(library)
    return tuple(
        question
        for question in library.packet.questions
        if question.probes
        and history[question.id]
        and all(asked.session.kind == "solo" for asked in history[question.id])
    )


def company(library: Library) -> Company:
    """Return with whom the sessions were held."""
    counts = Counter(session.kind for session in library.sessions)
    total, solo = len(library.sessions), counts["solo"]
    all_solo = 0 < total == solo
    return Company(
        sessions={kind: counts[kind] for kind in get_args(Kind)},
        all_solo=all_solo,
        finding=_company_in_words(total, solo, all_solo=all_solo),
    )


def _company_in_words(total: int, solo: int, *, all_solo: bool) -> str:
    if not total:
        return "no sessions yet"
    if all_solo:
        return f"{counted(total, 'session')}, all solo: the lesson says to practise with a human"
    return f"{counted(total - solo, 'session')} of {total} with somebody else"
