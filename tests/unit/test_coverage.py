"""What was explained, asked and defended, and where."""

from datetime import date
from typing import Any

import pytest
from factories import make_library, make_packet, make_session

from macros.coaching.coverage import (
    defended_in,
    last_explained,
    missing_layers,
    question_history,
)
from macros.reading.model import Decision, Session, Status

EPOLL, RAFT = "0001-use-epoll.md", "0002-use-raft.md"


def records() -> tuple[Decision, ...]:
    """Return two accepted records, numbered 1 and 2."""
    return tuple(
        Decision(path, number, path, Status.ACCEPTED, "Accepted", 3, None)
        for number, path in enumerate((EPOLL, RAFT), start=1)
    )


def defended(*answers: dict[str, Any], day: int = 1) -> Session:
    """Return a session of a day in November with these answers."""
    return make_session(date=date(2026, 11, day), defence={"answers": answers})


def walked(*layers: dict[str, Any], day: int = 1) -> Session:
    """Return a session of a day in November that explained these layers."""
    return make_session(date=date(2026, 11, day), walkthrough={"layers": layers})


@pytest.mark.parametrize(
    ("session", "anchor", "label"),
    [
        (defended({"question": "why-raft", "adrs": [2]}), "why-raft", "Why Raft?"),
        (defended({"asks": "Why not Paxos?", "adrs": [2]}), "answer-1", "Why not Paxos?"),
        (defended({"asks": "Why?"}, {"asks": "So?", "adrs": [2]}), "answer-2", "So?"),
        (walked({"layer": "raft", "adrs": [2]}), "layer-raft", "Consensus"),
        (walked({"layer": "gone", "adrs": [2]}), "layer-gone", "gone"),
    ],
)
def test_a_record_links_to_where_it_was_named(session: Session, anchor: str, label: str) -> None:
    """The anchor is the question's id, `answer-<n>` for a free question, or `layer-<id>`."""
    (found,) = defended_in(make_library(session, decisions=records()))[RAFT]
    assert (found.session, found.anchor, found.label) == (session, anchor, label)


@pytest.mark.parametrize("named", [[2], [RAFT], [RAFT.removesuffix(".md")], [2, RAFT], [99, 2]])
def test_a_record_named_twice_in_one_answer_is_defended_once(named: list[int | str]) -> None:
    """Number and file name mean the same record; a reference to none is passed over."""
    session = defended({"asks": "Why?", "adrs": named})
    found = defended_in(make_library(session, decisions=records()))
    assert {path: len(places) for path, places in found.items()} == {EPOLL: 0, RAFT: 1}


def test_a_questions_own_records_defend_nothing() -> None:
    """The packet says what should be named; only what the answer names was named."""
    packet = make_packet(questions=[{"id": "why-raft", "asks": "Why Raft?", "adrs": [2]}])
    session = defended({"question": "why-raft"})
    library = make_library(session, packet=packet, decisions=records())
    assert defended_in(library) == {EPOLL: (), RAFT: ()}


def test_defences_come_oldest_first() -> None:
    """By session, then round 2 before round 3."""
    both = make_session(
        date=date(2026, 11, 1),
        walkthrough={"layers": [{"layer": "raft", "adrs": [2]}]},
        defence={"answers": [{"question": "why-raft", "adrs": [2]}]},
    )
    later = defended({"question": "why-raft", "adrs": [2]}, day=2)
    places = defended_in(make_library(later, both, decisions=records()))[RAFT]
    assert [(place.session.id, place.anchor) for place in places] == [
        (both.id, "layer-raft"),
        (both.id, "why-raft"),
        (later.id, "why-raft"),
    ]


def test_a_layer_was_last_explained_in_the_newest_session_that_lists_it() -> None:
    """A later session that leaves a layer out does not count; a layer never told is absent."""
    old = walked({"layer": "sockets"}, {"layer": "raft"}, day=1)
    new = walked({"layer": "raft"}, day=2)
    unrelated = defended({"asks": "Why?"}, day=3)
    assert last_explained(make_library(old, new, unrelated)) == {"sockets": old, "raft": new}
    assert last_explained(make_library(unrelated)) == {}


def test_a_question_has_its_history() -> None:
    """Each time it was answered, oldest first; a question never asked has an empty history."""
    first = defended({"question": "why-raft", "seconds": 95}, {"asks": "Free?"}, day=1)
    second = defended({"question": "why-raft", "seconds": 80}, day=2)
    found = question_history(make_library(second, first))
    assert found["why-epoll"] == ()
    assert [(asked.session.id, asked.result.in_time) for asked in found["why-raft"]] == [
        (first.id, False),
        (second.id, True),
    ]
    assert set(found) == {"why-epoll", "why-raft"}


def test_a_question_asked_twice_in_a_session_has_both_answers() -> None:
    """Each points to its own place on the session's page."""
    session = defended({"question": "why-raft"}, {"question": "why-raft"})
    history = question_history(make_library(session))["why-raft"]
    assert [asked.result.anchor for asked in history] == ["why-raft", "answer-2"]


@pytest.mark.parametrize(
    ("session", "missing"),
    [
        (make_session(), ["sockets", "raft"]),
        (walked(), ["sockets", "raft"]),
        (walked({"layer": "raft"}), ["sockets"]),
        (walked({"layer": "raft"}, {"layer": "sockets"}), []),
    ],
)
def test_layers_that_were_not_told_are_missing(session: Session, missing: list[str]) -> None:
    """A layer is told when round 2 lists it, in any order; the missing ones come bottom first."""
    assert [layer.id for layer in missing_layers(make_packet(), session)] == missing


def test_an_empty_library_covers_nothing() -> None:
    """No sessions: every record and question is there, none was defended or asked."""
    library = make_library(decisions=records())
    assert defended_in(library) == {EPOLL: (), RAFT: ()}
    assert question_history(library) == {"why-epoll": (), "why-raft": ()}
