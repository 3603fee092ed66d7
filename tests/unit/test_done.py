"""The list of what makes a rehearsal complete."""

from typing import Any

import pytest
from factories import make_library, make_packet, make_session

from macros.coaching.done import DoneItem, done_when
from macros.reading.library import Excerpt

ROUNDS, IMPROVEMENTS, PITCH, LAYERS, ANSWERS, RERUN = range(6)
"""Where each item stands in the list."""

IMPROVED = {"improvements": [{"id": "slower", "text": "Slow down."}]}


def attempts(*seconds: int | None) -> dict[str, Any]:
    """Return a session's pitch with attempts of these seconds."""
    return {"pitch": {"attempts": [{"seconds": each} for each in seconds]}}


def layers(*names: str) -> dict[str, Any]:
    """Return a session's walk-through of these layers."""
    return {"walkthrough": {"layers": [{"layer": name} for name in names]}}


def answers(*given: dict[str, Any]) -> dict[str, Any]:
    """Return a session's defence with these answers."""
    return {"defence": {"answers": given}}


def judged(item: int, rounds: dict[str, Any], **library: Any) -> DoneItem:
    """Return one item of the list for a session of these rounds."""
    session = make_session(**rounds)
    return done_when(make_library(session, **library), session)[item]


COMPLETE = {
    "pitch": attempts(71, 56)["pitch"] | IMPROVED,
    "walkthrough": layers("sockets", "raft")["walkthrough"] | IMPROVED,
    "defence": answers({"asks": "Why?", "adrs": [1]})["defence"] | IMPROVED,
}


def test_a_complete_session_meets_every_item() -> None:
    """Six items, all met, and none says that something is missing."""
    session = make_session(**COMPLETE)
    items = done_when(make_library(session), session)
    assert [item.met for item in items] == [True] * 6
    assert not any("missing" in item.detail for item in items)


def test_an_empty_session_meets_no_item() -> None:
    """Not rehearsed is unmet where something is missing, and unjudged where nothing can be said."""
    session = make_session()
    items = done_when(make_library(session), session)
    assert [item.met for item in items] == [False, False, None, None, None, None]
    assert all(item.detail for item in items)


@pytest.mark.parametrize(
    ("left_out", "detail"),
    [
        (["pitch"], "missing: pitch"),
        (["walkthrough", "defence"], "missing: walk-through, defence"),
    ],
)
def test_all_three_rounds_are_done(left_out: list[str], detail: str) -> None:
    """A round that was left out is named, and so is the improvement that it lacks."""
    rounds = {name: done for name, done in COMPLETE.items() if name not in left_out}
    for item in (ROUNDS, IMPROVEMENTS):
        found = judged(item, rounds)
        assert (found.met, found.detail) == (False, detail)


def test_each_round_has_an_improvement() -> None:
    """A round without one is named even though it was done."""
    found = judged(IMPROVEMENTS, COMPLETE | attempts(56))
    assert (found.met, found.detail) == (False, "missing: pitch")


def test_an_improvement_in_the_notes_counts() -> None:
    """The running notes are a place where improvements are written down."""
    rounds = COMPLETE | attempts(56)
    excerpt = Excerpt(make_session().id, "pitch", "Fix: slower.", 3, ("slower.",))
    assert judged(IMPROVEMENTS, rounds, excerpts=(excerpt,)).met is True


@pytest.mark.parametrize(
    ("rounds", "met", "detail"),
    [
        ({}, None, "the pitch was not rehearsed"),
        (attempts(None), None, "no attempt was timed"),
        (attempts(60), True, "60 s"),
        (attempts(71), False, "71 s, 11 s over"),
        (attempts(71, 56), True, "56 s"),
        (attempts(56, 71), False, "71 s, 11 s over"),
    ],
)
def test_the_pitch_fits_its_limit(rounds: dict[str, Any], met: bool | None, detail: str) -> None:
    """The last timed attempt counts, up to and including the limit."""
    found = judged(PITCH, rounds)
    assert (found.met, found.detail) == (met, detail)


def test_the_limit_is_the_packets() -> None:
    """The statement names the limit by which it is judged."""
    found = judged(PITCH, attempts(71), packet=make_packet(limits={"pitch": 75}))
    assert (found.text, found.met) == ("The pitch fits in 75 s", True)


@pytest.mark.parametrize(
    ("rounds", "met", "detail"),
    [
        ({}, None, "the walk-through was not rehearsed"),
        (layers(), False, "missing: sockets, raft"),
        (layers("sockets"), False, "missing: raft"),
        (layers("raft", "sockets"), True, ""),
    ],
)
def test_the_walkthrough_covers_every_layer(
    rounds: dict[str, Any], met: bool | None, detail: str
) -> None:
    """Layers of the packet that round 2 does not list are named."""
    found = judged(LAYERS, rounds)
    assert (found.met, found.detail) == (met, detail)


def test_a_packet_without_layers_cannot_be_covered() -> None:
    """Nothing to cover is not the same as all covered."""
    found = judged(LAYERS, layers(), packet=make_packet(layers=[]))
    assert (found.met, found.detail) == (None, "the packet has no layers")


def test_a_long_list_is_cut_after_a_dozen() -> None:
    """Three hundred missing things help nobody; the rest is counted."""
    free = [{"asks": "Why?"}] * 14
    detail = judged(ANSWERS, answers(*free)).detail
    assert detail.endswith("answer 11, answer 12 and 2 more")


@pytest.mark.parametrize(
    ("given", "met", "detail"),
    [
        ([], None, "no answers are noted"),
        ([{"asks": "Why?", "adrs": [1]}], True, ""),
        ([{"asks": "Why?", "lessons": ["W04"]}], True, ""),
        ([{"question": "why-raft"}], False, "missing: why-raft"),
        ([{"asks": "Why?", "adrs": [1]}, {"asks": "And?"}], False, "missing: answer 2"),
    ],
)
def test_every_answer_names_a_record_or_a_lesson(
    given: list[dict[str, Any]], met: bool | None, detail: str
) -> None:
    """The answer itself must name it; what its question names was not said."""
    question = {"id": "why-raft", "asks": "Why Raft?", "adrs": [2], "lessons": ["W16"]}
    found = judged(ANSWERS, answers(*given), packet=make_packet(questions=[question]))
    assert (found.met, found.detail) == (met, detail)


@pytest.mark.parametrize(
    ("rounds", "met", "detail"),
    [
        ({}, None, "the pitch was not rehearsed"),
        (attempts(56), None, "one attempt only, no re-run"),
        (attempts(71, None), None, "the attempts were not both timed"),
        (attempts(71, 56), True, "71 s to 56 s"),
        (attempts(56, 56), False, "56 s to 56 s"),
        (attempts(56, 71), False, "56 s to 71 s"),
    ],
)
def test_the_rerun_is_shorter_than_the_first(
    rounds: dict[str, Any], met: bool | None, detail: str
) -> None:
    """Without a second timed attempt there is nothing to judge, and the reason is given."""
    found = judged(RERUN, rounds)
    assert (found.met, found.detail) == (met, detail)
