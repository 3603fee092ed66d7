"""The summary for a mentor with five minutes."""

from datetime import date

import pytest
from factories import make_library, make_session

from macros.coaching.promises import lives_by_session
from macros.rendering.session_parts import Place
from macros.rendering.session_review import before, review

BEFORE = make_session(
    date=date(2026, 11, 15),
    pitch={
        "attempts": [{"seconds": 70}],
        "improvements": [
            {"id": "figure-first", "text": "Say the figure first."},
            {"id": "slower", "text": "Slow down."},
        ],
    },
    walkthrough={"seconds": 600},
    defence={"seconds": 500},
)


def summary(places: int = 0, **rounds: object) -> object:
    """The summary of a session a week after BEFORE."""
    session = make_session(**rounds)
    library = make_library(BEFORE, session)
    lives = lives_by_session(library.sessions)[session.id]
    wanted = [Place(f"place-{number}", "Here.") for number in range(places)]
    return review(library, session, before(library, BEFORE), lives, wanted)


@pytest.mark.parametrize(
    ("rounds", "times"),
    [
        ({"pitch": {"attempts": [{"seconds": 55}]}}, ("pitch 15 s shorter",)),
        ({"walkthrough": {"seconds": 690}}, ("walk-through 1:30 longer",)),
        ({"defence": {"seconds": 500}}, ("defence as long",)),
        ({"defence": {}}, ()),
        ({}, ()),
    ],
)
def test_times_are_told_against_the_session_before(rounds: dict, times: tuple) -> None:
    """A round's time is compared where both sessions timed it, else nothing is said."""
    assert summary(**rounds).times == times


def test_what_held_and_what_came_back_is_counted() -> None:
    """The mentor sees at once whether the last improvements were taken to heart."""
    again = {"attempts": [{}], "improvements": [{"id": "slower", "text": "Slow down."}]}
    found = summary(pitch=again, fixed=["figure-first"])
    assert (found.held, found.again) == (1, 1)


@pytest.mark.parametrize(("marked", "shown", "more"), [(0, 0, 0), (2, 2, 0), (5, 2, 3)])
def test_two_places_are_all_that_five_minutes_hold(marked: int, shown: int, more: int) -> None:
    """The first two calls for help are shown, the others counted."""
    found = summary(marked)
    assert (len(found.places), found.more) == (shown, more)
