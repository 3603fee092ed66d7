"""Layers and records against sessions, and what the rehearsals left out."""

from datetime import date, timedelta
from typing import Any

import pytest
from factories import make_library, make_packet, make_session

from macros.coaching.gaps import (
    LONG_DAYS,
    LONG_WALKTHROUGHS,
    company,
    outdated_citations,
    undefended,
    unprobed,
    waiting_layers,
)
from macros.coaching.matrices import COLUMNS, layer_matrix, record_matrix
from macros.reading.model import Decision, Kind, RecordLink, Session, Status

TODAY = date(2026, 11, 22)
EPOLL, RAFT = "0001-use-epoll.md", "0002-use-raft.md"


def record(number: int, status: Status = Status.ACCEPTED, *successors: int) -> Decision:
    """Return a record of a number, superseded by those of other numbers."""
    links = tuple(RecordLink(str(one), 3, path_of(one)) for one in successors)
    name = path_of(number)
    return Decision(name, number, name, status, status.value, 3, None, superseded_by=links)


def path_of(number: int) -> str:
    """Return the path of the record of a number."""
    return f"{number:04d}-x.md"


def session(day: int, kind: Kind = "solo", **rounds: Any) -> Session:
    """Return a session of the day so many days after 1 January 2026."""
    when = date(2026, 1, 1) + timedelta(day)
    return make_session(date=when, kind=kind, **rounds)


def told(day: int, *layers: str, **facts: Any) -> Session:
    """Return a session that explained these layers, all with the same facts."""
    visits = [{"layer": layer, **facts} for layer in layers]
    return session(day, walkthrough={"layers": visits})


def replied(day: int, *questions: str, kind: Kind = "solo", adrs: tuple[int, ...] = ()) -> Session:
    """Return a session that answered these questions, each naming the same records."""
    answers = [{"question": name, "adrs": adrs} for name in questions]
    return session(day, kind, defence={"answers": answers})


def test_a_layer_has_a_cell_for_each_session_that_did_round_2() -> None:
    """Sessions without a walk-through have no column; a layer left out has an empty cell."""
    library = make_library(told(1, "raft"), session(2), told(3, "sockets", "raft"))
    found = layer_matrix(library)
    assert [column.id for column in found.columns] == ["2026-01-02-solo", "2026-01-04-solo"]
    cells = {row.target.id: [cell.times for cell in row.cells] for row in found.rows}
    assert cells == {"sockets": [0, 1], "raft": [1, 1]}
    assert found.filled == (1, 2)
    assert found.rows[0].cells[1].anchors == ("layer-sockets",)


def test_a_layer_told_twice_in_a_session_is_one_cell() -> None:
    """What was covered is put together, in the order does, joins, decision."""
    visits = [
        {"layer": "raft", "covered": ["decision"]},
        {"layer": "raft", "covered": ["does", "decision"]},
    ]
    row = layer_matrix(make_library(session(1, walkthrough={"layers": visits}))).rows[1]
    assert (row.cells[0].times, row.cells[0].covered) == (2, ("does", "decision"))
    assert (row.total, row.text) == (1, "in 1 of 1 session, last on 2026-01-02")


def test_a_record_has_a_cell_for_each_session_that_could_name_it() -> None:
    """Rounds 2 and 3 count; each place is one more."""
    both = session(
        2,
        walkthrough={"layers": [{"layer": "raft", "adrs": [2]}]},
        defence={"answers": [{"question": "why-raft", "adrs": [2]}]},
    )
    library = make_library(
        session(1, pitch={"attempts": [{}]}), both, replied(3), decisions=(record(1), record(2))
    )
    found = record_matrix(library)
    assert [[cell.times for cell in row.cells] for row in found.rows] == [[0, 0], [2, 0]]
    assert found.rows[1].cells[0].anchors == ("layer-raft", "why-raft")
    assert [row.text for row in found.rows] == [
        "in 0 of 2 sessions",
        "in 1 of 2 sessions, last on 2026-01-03",
    ]


@pytest.mark.parametrize(("sessions", "columns", "earlier"), [(0, 0, 0), (1, 1, 0), (13, 12, 1)])
def test_the_newest_sessions_have_columns_and_all_are_counted(
    sessions: int, columns: int, earlier: int
) -> None:
    """As many as COLUMNS; the totals know the others."""
    library = make_library(*(told(day, "raft") for day in range(sessions)))
    found = layer_matrix(library)
    assert (len(found.columns), found.earlier) == (columns, earlier)
    assert found.rows[1].total == sessions
    assert found.columns == library.sessions[-COLUMNS:]


def test_without_sessions_a_matrix_still_has_its_rows() -> None:
    """It says that there is nothing yet; without rows, that no session filled any."""
    assert [row.text for row in layer_matrix(make_library()).rows] == ["no sessions yet"] * 2
    assert layer_matrix(make_library()).filled == ()
    empty = layer_matrix(make_library(told(1), packet=make_packet(layers=[])))
    assert (empty.rows, empty.filled) == ((), (0,))


def test_a_layer_that_the_packet_dropped_has_no_row() -> None:
    """Rows are the packet's layers."""
    found = layer_matrix(make_library(told(1, "gone")))
    assert [row.total for row in found.rows] == [0, 0]


def test_records_that_nobody_named_are_undefended() -> None:
    """What is superseded, rejected or deprecated needs no defence; unknown and proposed do."""
    decisions = tuple(record(number, status) for number, status in enumerate(Status, start=1))
    library = make_library(replied(1, "why-raft", adrs=(2,)), decisions=decisions)
    assert [one.status for one in undefended(library)] == [Status.PROPOSED, Status.UNKNOWN]


def test_a_citation_of_a_superseded_record_names_its_successors() -> None:
    """Newest first; a successor that is no record here is left out."""
    decisions = (record(1, Status.SUPERSEDED, 2, 3, 9), record(2), record(3))
    library = make_library(
        replied(1, "why-epoll", adrs=(1, 2)), told(2, "raft", adrs=[1]), decisions=decisions
    )
    found = outdated_citations(library)
    assert [(one.place.anchor, one.record.number) for one in found] == [
        ("layer-raft", 1),
        ("why-epoll", 1),
    ]
    assert [after.number for after in found[0].successors] == [2, 3]


@pytest.mark.parametrize(
    ("sessions", "waiting"),
    [
        ([], [("sockets", 0), ("raft", 0)]),
        ([told(1, "raft")], [("sockets", 1)]),
        ([told(1, "raft"), *(told(day, "sockets") for day in (2, 3))], []),
        (
            [told(1, "raft"), *(told(day, "sockets") for day in range(2, 2 + LONG_WALKTHROUGHS))],
            [("raft", LONG_WALKTHROUGHS)],
        ),
        ([told(1, "raft"), *(session(day) for day in range(2, 9)), told(9, "sockets")], []),
    ],
)
def test_a_layer_waits_when_walkthroughs_leave_it_out(
    sessions: list[Session], waiting: list[tuple[str, int]]
) -> None:
    """Never explained, or left out LONG_WALKTHROUGHS times in a row; other sessions are none."""
    found = waiting_layers(make_library(*sessions), date(2026, 1, 12))
    assert [(one.layer.id, one.walkthroughs) for one in found] == waiting


@pytest.mark.parametrize(("days", "waits"), [(LONG_DAYS, False), (LONG_DAYS + 1, True)])
def test_a_layer_waits_after_four_weeks(days: int, waits: bool) -> None:
    """Counted from the day of the session that explained it last."""
    library = make_library(told(0, "sockets", "raft"))
    found = waiting_layers(library, date(2026, 1, 1) + timedelta(days))
    assert bool(found) is waits


def test_the_layer_that_waited_longest_comes_first() -> None:
    """Never explained before all others."""
    layers = [{"id": name, "name": name, "does": name} for name in ("a", "b", "c")]
    library = make_library(told(9, "a"), told(3, "b"), packet=make_packet(layers=layers))
    found = waiting_layers(library, TODAY)
    assert [one.layer.id for one in found] == ["c", "b", "a"]


def test_a_walkthrough_of_the_future_explains_nothing_yet() -> None:
    """Later than tomorrow has not been held."""
    library = make_library(told(400, "sockets", "raft"))
    assert len(waiting_layers(library, TODAY)) == 2


@pytest.mark.parametrize(
    ("sessions", "found"),
    [
        ([], []),
        ([replied(1, "probed")], ["probed"]),
        ([replied(1, "probed"), replied(2, "probed", kind="partner")], []),
        ([replied(1, "probed", kind="interview")], []),
        ([replied(1, "plain")], []),
    ],
)
def test_probes_take_a_second_person(sessions: list[Session], found: list[str]) -> None:
    """Only ever answered alone: nobody can have probed. Without probes there are none to face."""
    questions = [
        {"id": "probed", "asks": "Why?", "probes": ["And then?"]},
        {"id": "plain", "asks": "How?"},
    ]
    library = make_library(*sessions, packet=make_packet(questions=questions))
    assert [question.id for question in unprobed(library)] == found


@pytest.mark.parametrize(
    ("kinds", "all_solo", "finding"),
    [
        ([], False, "no sessions yet"),
        (["solo"], True, "one session, all solo: the lesson says to practise with a human"),
        (
            ["solo", "solo"],
            True,
            "two sessions, all solo: the lesson says to practise with a human",
        ),
        (["solo", "mentor"], False, "one session of 2 with somebody else"),
        (["partner", "interview"], False, "two sessions of 2 with somebody else"),
    ],
)
def test_all_solo_is_said(kinds: list[Kind], all_solo: bool, finding: str) -> None:
    """The lesson asks for a human; every kind is counted."""
    library = make_library(*(session(day, kind) for day, kind in enumerate(kinds)))
    found = company(library)
    assert (found.all_solo, found.finding) == (all_solo, finding)
    assert list(found.sessions) == ["solo", "partner", "mentor", "interview"]
    assert sum(found.sessions.values()) == len(kinds)


def test_a_thousand_sessions_fill_twelve_columns() -> None:
    """The matrix stays as wide, and its totals count all."""
    library = make_library(
        *(told(day, "raft", adrs=[1]) for day in range(1000)), decisions=(record(1),)
    )
    found = record_matrix(library)
    assert (len(found.columns), found.earlier, found.rows[0].total) == (12, 988, 1000)
