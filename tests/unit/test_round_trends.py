"""Reviews and improvements over the sessions, as findings that a reader can count."""

import datetime as dt
from typing import Any

from factories import make_library, make_session

from macros.coaching.progress import results
from macros.coaching.round_trends import review_finding, turnover, turnover_finding
from macros.reading.model import Session


def on(day: int, *written: str, **facts: Any) -> Session:
    """Return a session that delivered the pitch and wrote these improvements in it."""
    improvements = [{"id": name, "text": f"Do {name}."} for name in written]
    pitch = {"attempts": [{"seconds": 56}], "improvements": improvements}
    return make_session(date=dt.date(2026, 11, day), pitch=pitch, **facts)


def counts(*sessions: Session) -> list[tuple[int, int, int]]:
    """Return what each session did to the pitch's improvements: opened, came back, fixed."""
    return [(one.opened, one.came_back, one.fixed) for one in turnover(sessions)["pitch"]]


def test_an_improvement_is_opened_once() -> None:
    """Written first it is opened; written again, also after a fix, it came back."""
    assert counts(on(1, "a"), on(2, "a"), on(3, fixed=["a"]), on(4, "a")) == [
        (1, 0, 0),
        (0, 1, 0),
        (0, 0, 1),
        (0, 1, 0),
    ]


def test_a_fix_counts_once() -> None:
    """A second fix in a row, and a fix before the first writing, count for nothing."""
    found = counts(on(1, fixed=["a"]), on(2, "a"), on(3, fixed=["a", "a"]), on(4, fixed=["a"]))
    assert [fixed for _, _, fixed in found] == [0, 0, 1, 0]


def test_a_fix_belongs_to_the_round_that_wrote_it() -> None:
    """The defence does not get the pitch's fix, also where the fixing session did no pitch."""
    fixing = make_session(date=dt.date(2026, 11, 2), defence={"answers": []}, fixed=["a"])
    found = turnover([on(1, "a"), fixing])
    assert [one.fixed for one in found["pitch"]] == [0, 1]
    assert [one.fixed for one in found["defence"]] == [0]


def test_the_finding_counts_all() -> None:
    """The sentence is the sum of the rows."""
    found = turnover([on(1, "a", "b"), on(2, "a"), on(3, fixed=["a"])])["pitch"]
    assert turnover_finding(found) == "2 opened, 1 came back, 1 fixed"
    assert turnover_finding(turnover([on(1)])["pitch"]) == "no improvement written in one session"


def test_open_checks_count_for_nothing() -> None:
    """What was not reviewed is neither passed nor failed."""
    reviewed = {"seconds": 70, "review": {"answered": True, "concrete": False}}
    library = make_library(
        on(1), make_session(date=dt.date(2026, 11, 2), pitch={"attempts": [reviewed]})
    )
    finding = review_finding(results(library)["pitch"])
    assert finding == "answered in 1 of 1, concrete in 0 of 1, in time in 1 of 2"


def test_nothing_reviewed_says_so() -> None:
    """A round that nobody reviewed has no share of anything."""
    finding = review_finding(results(make_library(on(1)))["pitch"])
    assert finding == "answered: not reviewed, concrete: not reviewed, in time in 1 of 1"
