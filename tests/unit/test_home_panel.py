"""The live panel: the pitch's first sentence, small bars, the questions that waited longest."""

import datetime as dt

import pytest
from factories import make_library, make_session

from macros.coaching.progress import trends
from macros.rendering.home_panel import (
    LONGEST_OPENING,
    NEWEST,
    bars,
    opening,
    rounds_panel,
    waiting,
)
from macros.rendering.standing import Standing
from macros.rendering.templating import Templates

TODAY = dt.date(2026, 11, 26)


def timed(*seconds: int) -> list[tuple[float, bool]]:
    """Return the height and the verdict of each bar for pitches that took so long."""
    sessions = [
        make_session(date=dt.date(2026, 1, 1 + day), pitch={"attempts": [{"seconds": taken}]})
        for day, taken in enumerate(seconds)
    ]
    found = trends(make_library(*sessions))["pitch"]
    return [(bar.height, bar.over) for bar in bars(found.results)]


def test_the_limit_stands_at_two_thirds() -> None:
    """A bar at the limit is 20 of 30 high and not over; half as long again touches the top."""
    assert timed(60, 90, 600) == [(20.0, False), (30.0, True), (30.0, True)]


def test_one_result_is_no_trend() -> None:
    """A single bar would show nothing."""
    assert timed(60) == []


def test_only_the_newest_are_drawn() -> None:
    """The panel weighs the same after a thousand sessions."""
    assert len(timed(*range(50, 50 + NEWEST + 5))) == NEWEST


@pytest.mark.parametrize(
    ("pitch", "first"),
    [
        ("It stores keys. It is fast.", "It stores keys."),
        ("It answers in 4.2 ms, always. Really.", "It answers in 4.2 ms, always."),
        ("A heading\n\nThen more.", "A heading"),
        ("No end", "No end"),
    ],
)
def test_the_opening_is_the_first_sentence(pitch: str, first: str) -> None:
    """A point inside a figure ends no sentence; an empty line does."""
    assert opening(pitch) == first


def test_a_long_opening_is_cut_at_a_word() -> None:
    """The panel shows the start of a sentence that would fill it."""
    cut = opening("word " * 100)
    assert cut.endswith("word …")
    assert len(cut) <= LONGEST_OPENING + 2


def test_the_question_never_asked_waits_longest() -> None:
    """What was answered goes behind what was not."""
    asked = make_session(defence={"answers": [{"question": "why-epoll"}]})
    assert [one.question.id for one in waiting(Standing(make_library(asked), TODAY))] == [
        "why-raft",
        "why-epoll",
    ]


def test_without_a_session_the_panel_says_how_to_begin() -> None:
    """A fresh project reads as an invitation, not as an error."""
    library = make_library()
    assert "python -m macros new" in rounds_panel(Templates(library), Standing(library, TODAY))
