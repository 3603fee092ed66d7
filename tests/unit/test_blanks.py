"""What a started file leaves empty."""

import datetime as dt

import pytest

from macros.reading.blanks import may_hold_blanks, without_blanks
from macros.reading.model import Session

BLANK_ATTEMPT = {"hesitated": [], "review": {}}


def session(**rounds: object) -> Session:
    """Return a session of the given rounds, as a file would hold them."""
    place = {"id": "2026-11-22-solo", "path": "sessions/2026-11-22-solo.yml"}
    return Session.model_validate(
        {"date": dt.date(2026, 11, 22), "kind": "solo", **place, **rounds}
    )


def test_an_entry_with_only_empty_keys_is_not_written() -> None:
    """A layer, an answer or an attempt of which every key is empty counts as not written."""
    read = without_blanks(
        session(
            walkthrough={"seconds": 60, "layers": [{"layer": "a", "covered": []}, {"layer": "b"}]},
            defence={"seconds": 60, "answers": [{"question": "c", "adrs": []}, {"asks": "Why?"}]},
        )
    )
    assert read.walkthrough
    assert [visit.layer for visit in read.walkthrough.layers] == ["b"]
    assert read.defence
    assert [answer.asks for answer in read.defence.answers] == ["Why?"]


def test_a_round_of_blanks_was_not_done() -> None:
    """A round that only blanks fill counts as not done; the others stay."""
    read = without_blanks(
        session(pitch={"attempts": [BLANK_ATTEMPT]}, walkthrough={"seconds": 5, "layers": []})
    )
    assert [name for name, _ in read.rounds] == ["walkthrough"]


def test_an_improvement_keeps_its_round() -> None:
    """An improvement without a noted attempt still came of one, so the pitch keeps an attempt."""
    wish = {"id": "slow-down", "text": "Slow down."}
    read = without_blanks(
        session(pitch={"attempts": [BLANK_ATTEMPT, BLANK_ATTEMPT], "improvements": [wish]})
    )
    assert read.pitch
    assert len(read.pitch.attempts) == 1


@pytest.mark.parametrize("entry", [{"review": {"answered": False}}, {"seconds": 1}, {"said": "x"}])
def test_a_judgement_is_no_blank(entry: dict[str, object]) -> None:
    """A failed review is something noted, as a time and a word are."""
    read = without_blanks(session(pitch={"attempts": [entry]}))
    assert read.pitch


@pytest.mark.parametrize("entry", [BLANK_ATTEMPT, {"forgot": []}, {"review": {}}])
def test_a_glance_misses_no_blank(entry: dict[str, object]) -> None:
    """What makes an entry blank shows in the JSON of its session."""
    read = session(pitch={"attempts": [entry]}, warmup={"forgot": []})
    assert without_blanks(read) is not read
    assert may_hold_blanks(read.model_dump_json(exclude_unset=True))
    filled = session(pitch={"attempts": [{"seconds": 1}]})
    assert not may_hold_blanks(filled.model_dump_json(exclude_unset=True))
