"""The one card: a round, an improvement, three questions, a layer, and the link that starts it."""

import re
from datetime import date
from typing import Any

import pytest
from factories import make_library, make_packet, make_session

from macros.coaching.fragment import fragment
from macros.coaching.next_rehearsal import NextRehearsal, next_rehearsal
from macros.reading.model import IDENTIFIER, RoundName, Session

TODAY = date(2026, 11, 22)
_ID = IDENTIFIER.strip("^$").replace("(", "(?:")
GRAMMAR = re.compile(
    rf"(?:round|layer|drill|improvement)={_ID}(?:,{_ID})*"
    rf"(?:&(?:round|layer|drill|improvement)={_ID}(?:,{_ID})*)*"
)


def rehearsed(
    day: int,
    pitch: int | None = None,
    walk: int | None = None,
    defence: int | None = None,
    **facts: Any,
) -> Session:
    """Return a session of all three rounds with these seconds; limits are 60, 600 and 600."""
    rounds = {
        "pitch": {"attempts": [{"seconds": pitch}]},
        "walkthrough": {"seconds": walk},
        "defence": {"seconds": defence},
    }
    return make_session(date=date(2026, 11, day), **(rounds | facts))


def improved(day: int, *ids: str, fixed: tuple[str, ...] = ()) -> Session:
    """Return a session that writes improvements in the pitch, and says that others held."""
    written = [{"id": name, "text": f"Mend {name}."} for name in ids]
    attempt = {"attempts": [{"seconds": 50}], "improvements": written}
    return make_session(date=date(2026, 11, day), pitch=attempt, fixed=fixed)


def told(day: int, *layers: str) -> Session:
    """Return a session that explained these layers."""
    visits = [{"layer": layer} for layer in layers]
    return make_session(date=date(2026, 11, day), walkthrough={"layers": visits})


def following(*sessions: Session, **overrides: Any) -> NextRehearsal:
    """Return what comes next after these sessions."""
    return next_rehearsal(make_library(*sessions, **overrides), TODAY)


@pytest.mark.parametrize(
    ("sessions", "name", "why"),
    [
        ([], "pitch", "never rehearsed"),
        ([improved(1)], "walkthrough", "never rehearsed"),
        ([rehearsed(1, None, None, 900)], "pitch", "never timed"),
        ([rehearsed(1, 50, None, 900)], "walkthrough", "never timed"),
        ([rehearsed(1, 57, 576, 571)], "walkthrough", "9:36 of 10:00 on 2026-11-01"),
        ([rehearsed(1, 71, 655, 590)], "pitch", "71 s of 60 s on 2026-11-01"),
        ([rehearsed(1, 60, 600, 600)], "pitch", "60 s of 60 s on 2026-11-01"),
        ([rehearsed(1, 90, 500, 300), rehearsed(2, 30, 400, 450)], "defence", None),
        ([rehearsed(1, 50, 500, 590), rehearsed(2, 30, 400, None)], "defence", None),
    ],
)
def test_the_round_is_the_one_in_most_need(
    sessions: list[Session], name: RoundName, why: str | None
) -> None:
    """Never rehearsed, never timed, then the largest share of the limit; the earlier of equals."""
    found = following(*sessions).round
    assert found.round == name
    assert why is None or found.why == why


def test_a_round_carries_its_latest_timed_result() -> None:
    """The card can show the figures that it was chosen by."""
    found = following(rehearsed(1, 57, 500, 500)).round.last
    assert found is not None
    assert (found.seconds, found.limit, found.in_time) == (57, 60, True)


@pytest.mark.parametrize(
    ("sessions", "improvement"),
    [
        ([], None),
        ([improved(1, "slow-down"), improved(2, fixed=("slow-down",))], None),
        ([improved(1, "old", "new")], "old"),
        ([improved(1, "old", "again"), improved(2, "again")], "again"),
        ([improved(1, "a", "b"), improved(2, "b"), improved(3, "a")], "a"),
        ([improved(day, "stuck") for day in range(1, 5)] + [improved(9, "new")], "stuck"),
        (
            [improved(1, "older")]
            + [improved(day, "younger") for day in range(2, 8)]
            + [improved(day, "older") for day in range(10, 13)],
            "older",
        ),
    ],
)
def test_the_improvement_is_the_oldest_stuck_else_the_most_recurred(
    sessions: list[Session], improvement: str | None
) -> None:
    """Stuck before all, the oldest of them; then recurrences; then age. What is fixed is done."""
    found = following(*sessions).improvement
    assert (found.id if found else None) == improvement


@pytest.mark.parametrize(
    ("sessions", "layer", "why"),
    [
        ([], "sockets", "never explained"),
        ([told(1, "sockets")], "raft", "never explained"),
        ([told(1, "raft"), told(2, "sockets")], "raft", "last explained on 2026-11-01"),
        ([told(2, "raft", "sockets")], "sockets", "last explained on 2026-11-02"),
    ],
)
def test_the_layer_is_the_one_explained_longest_ago(
    sessions: list[Session], layer: str, why: str
) -> None:
    """Never explained first; among equals the lowest."""
    found = following(*sessions).layer
    assert found is not None
    assert (found.layer.id, found.why) == (layer, why)


def test_three_questions_at_the_most_never_asked_first() -> None:
    """The order in which they fall due, also where none has fallen due yet."""
    packet = make_packet(questions=[{"id": f"q-{n}", "asks": f"{n}?"} for n in range(5)])
    answers = [{"question": "q-0", "recall": "easy"}, {"question": "q-1", "recall": "again"}]
    session = make_session(date=TODAY, defence={"answers": answers})
    found = following(session, packet=packet)
    assert [one.question.id for one in found.questions] == ["q-2", "q-3", "q-4"]
    assert following(session, packet=make_packet()).questions


def test_the_fragment_starts_exactly_this() -> None:
    """Round, layer, questions and improvement, in the grammar that the runner reads."""
    found = following(improved(1, "lead-with-result"))
    assert found.fragment == (
        "round=walkthrough&layer=sockets&drill=why-epoll,why-raft&improvement=lead-with-result"
    )
    assert GRAMMAR.fullmatch(found.fragment)


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        ({}, ""),
        ({"drill": ["why-epoll", "why-bounded"]}, "drill=why-epoll,why-bounded"),
        ({"rounds": ["pitch"]}, "round=pitch"),
        (
            {"rounds": ["pitch", "walkthrough", "defence"]},
            "round=pitch,walkthrough,defence",
        ),
        (
            {"drill": ["q"], "layers": ["raft"], "improvements": ["x"]},
            "layer=raft&drill=q&improvement=x",
        ),
    ],
)
def test_a_fragment_names_what_to_run(parts: dict[str, Any], expected: str) -> None:
    """What is empty is left out."""
    assert fragment(**parts) == expected
    assert not expected or GRAMMAR.fullmatch(expected)


def test_three_lines_for_the_shell() -> None:
    """Round and layer, improvement, questions; each on its own line, with its figures."""
    session = improved(20, "lead-with-result")
    assert following(session).lines == (
        "Next rehearsal: walk-through, never rehearsed; layer: Sockets, never explained",
        "To do better: Mend lead-with-result. (open, first written on 2026-11-20)",
        "Questions: why-epoll (never asked), why-raft (never asked)",
    )


def test_an_empty_packet_still_has_a_next_rehearsal() -> None:
    """No layers, no questions, no sessions: the pitch."""
    found = following(packet=make_packet(layers=[], questions=[]))
    assert (found.layer, found.questions, found.fragment) == (None, (), "round=pitch")
    assert found.lines == (
        "Next rehearsal: pitch, never rehearsed",
        "To do better: nothing is open",
        "Questions: the packet has none",
    )


def test_what_was_written_stays_on_its_line() -> None:
    """Line breaks, escape codes and turned text do not reach the terminal; what is long is cut."""
    text = "Say\nit \x1b[31mnow\u202e! " + "word " * 60
    attempts = {"attempts": [{}], "improvements": [{"id": "x", "text": text}]}
    layers = [{"id": "raft", "name": "Ra\x07ft\r\n", "does": "Agrees."}]
    found = following(make_session(date=TODAY, pitch=attempts), packet=make_packet(layers=layers))
    assert all(line.isprintable() and len(line) < 250 for line in found.lines)
    assert "Say it [31mnow! word" in found.lines[1]
    assert "layer: Raft," in found.lines[0]


def test_the_future_is_no_reason() -> None:
    """Sessions dated later than tomorrow change nothing."""
    later = rehearsed(30, 99, 999, 999)
    assert following(later) == following()


def test_a_thousand_sessions_still_make_one_card() -> None:
    """One round, one improvement, at most three questions."""
    sessions = [
        make_session(
            id=f"s-{n}",
            date=date(2026, 11, 1 + n % 20),
            pitch={
                "attempts": [{"seconds": 50 + n % 30}],
                "improvements": [{"id": "x", "text": "X"}],
            },
        )
        for n in range(1000)
    ]
    found = following(*sessions)
    assert found.improvement is not None
    assert (found.round.round, found.improvement.state) == ("walkthrough", "stuck")
