"""The steps of an improvement's life: written, tried, written again, held."""

import datetime as dt
from typing import Any

from factories import make_session

from macros.coaching.improvements import lives
from macros.coaching.steps import steps
from macros.reading.model import Session


def on(day: int, *written: str, **facts: Any) -> Session:
    """Return a session that delivered the pitch and wrote these improvements in it."""
    improvements = [{"id": name, "text": f"Do {name}."} for name in written]
    pitch = {"attempts": [{"seconds": 56}], "improvements": improvements}
    return make_session(date=dt.date(2026, 11, day), **({"pitch": pitch} | facts))


def told(*sessions: Session) -> list[str]:
    """Return the steps of the first improvement."""
    return [step.what for step in steps(lives(sessions)[0], sessions)]


def test_each_session_has_its_step() -> None:
    """A session that does the round and says nothing of it has tried."""
    found = told(on(1), on(2, "a"), on(3), on(4, "a"), on(5, fixed=["a"]), on(6))
    assert found == ["written", "tried", "recurred", "fixed"]


def test_another_round_tries_nothing() -> None:
    """Whether a pitch is shorter cannot show in a session without a pitch."""
    assert told(on(1, "a"), on(2, pitch=None, defence={"answers": []})) == ["written"]


def test_fixed_and_written_in_one_session_recurred() -> None:
    """What a session says was fixed comes before what it writes."""
    assert told(on(1, "a"), on(2, "a", fixed=["a"])) == ["written", "fixed", "recurred"]


def test_each_step_knows_its_place() -> None:
    """A writing leads to the improvement itself, a try to the round."""
    sessions = (on(1, "a"), on(2), on(3, fixed=["a"]))
    found = steps(lives(sessions)[0], sessions)
    assert [step.anchor for step in found] == ["better-1-a", "round-1", ""]
