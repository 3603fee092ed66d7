"""Time against limit, the re-run against the first, and what a trend says."""

from datetime import date
from typing import Any

import pytest
from factories import make_library, make_packet, make_session

from macros.coaching.answers import answer_results, window
from macros.coaching.named import named
from macros.coaching.order import in_order, neighbours
from macros.coaching.progress import rerun, results, round_result, trends
from macros.reading.model import ROUNDS, RoundName, Session


def pitch(*seconds: int | None) -> dict[str, Any]:
    """Return a pitch round of attempts with these seconds."""
    return {"attempts": [{"seconds": each} for each in seconds]}


def walk(*seconds: int | None, total: int | None = None) -> dict[str, Any]:
    """Return a walk-through whose layers took these seconds."""
    return {"seconds": total, "layers": [{"layer": "raft", "seconds": each} for each in seconds]}


def defence(*seconds: int | None, total: int | None = None) -> dict[str, Any]:
    """Return a defence whose answers took these seconds."""
    return {"seconds": total, "answers": [{"asks": "Why?", "seconds": each} for each in seconds]}


def pitched(*seconds: int | None) -> list[Session]:
    """Return one session a day, each with one attempt of these seconds."""
    return [
        make_session(date=date(2026, 11, day), pitch=pitch(each))
        for day, each in enumerate(seconds, start=1)
    ]


@pytest.mark.parametrize(
    ("name", "done", "seconds", "in_time"),
    [
        ("pitch", pitch(71, 56), 56, True),
        ("pitch", pitch(60), 60, True),
        ("pitch", pitch(56, 61), 61, False),
        ("pitch", pitch(71, None), 71, False),
        ("pitch", pitch(None), None, None),
        ("walkthrough", walk(10, 20, total=655), 655, False),
        ("walkthrough", walk(300, 300), 600, True),
        ("walkthrough", walk(300, None), None, None),
        ("walkthrough", walk(), None, None),
        ("defence", defence(80, total=590), 590, True),
        ("defence", defence(500, 101), 601, False),
        ("defence", defence(None, 80), None, None),
        ("defence", defence(), None, None),
    ],
)
def test_a_round_takes_its_own_seconds_else_the_sum_of_its_parts(
    name: RoundName, done: dict[str, Any], seconds: int | None, in_time: bool | None
) -> None:
    """Last timed attempt; the round's seconds, else its parts if all are timed; limit included."""
    result = round_result(make_packet(), make_session(**{name: done}), name)
    assert result is not None
    assert (result.seconds, result.in_time) == (seconds, in_time)


def test_a_round_left_out_has_no_result() -> None:
    """A session of one round has a result for that round only."""
    session = make_session(pitch=pitch(50))
    found = [name for name in ROUNDS if round_result(make_packet(), session, name)]
    assert found == ["pitch"]


def test_limits_are_those_of_the_packet() -> None:
    """A packet that allows more time is judged by it."""
    packet = make_packet(limits={"pitch": 90})
    result = round_result(packet, make_session(pitch=pitch(71)), "pitch")
    assert result is not None
    assert (result.limit, result.in_time) == (90, True)


def test_time_and_review_of_a_pitch_come_from_one_attempt() -> None:
    """The figures of one row belong together, even where a later attempt was not timed."""
    attempts = [
        {"seconds": 71, "review": {"answered": True, "concrete": False}},
        {"review": {"answered": False, "concrete": True}},
    ]
    result = round_result(make_packet(), make_session(pitch={"attempts": attempts}), "pitch")
    assert result is not None
    assert (result.seconds, result.answered, result.concrete) == (71, True, False)


@pytest.mark.parametrize(
    ("checks", "answered"),
    [
        ([], None),
        ([True, True], True),
        ([True, None], None),
        ([True, False], False),
        ([None, False], False),
    ],
)
def test_a_defence_passes_when_every_answer_does(
    checks: list[bool | None], answered: bool | None
) -> None:
    """One failed review fails the round; one that is open leaves it open."""
    answers = [{"asks": "Why?", "review": {"answered": check}} for check in checks]
    result = round_result(make_packet(), make_session(defence={"answers": answers}), "defence")
    assert result is not None
    assert result.answered is answered


def test_improvements_are_counted_per_round() -> None:
    """Only the round's own improvements count."""
    one = {"id": "slower", "text": "Slow down."}
    session = make_session(pitch=pitch(50) | {"improvements": [one]}, defence=defence(80))
    written = {
        name: result.improvements_written
        for name in ROUNDS
        if (result := round_result(make_packet(), session, name))
    }
    assert written == {"pitch": 1, "defence": 0}


def test_results_keep_the_order_of_the_sessions() -> None:
    """Every round is there, oldest session first, empty where nobody did it."""
    found = results(make_library(*reversed(pitched(84, 56))))
    assert [result.seconds for result in found["pitch"]] == [84, 56]
    assert (found["walkthrough"], found["defence"]) == ((), ())


@pytest.mark.parametrize(
    ("seconds", "numbers", "difference", "shorter"),
    [
        ((71, 56), (1, 2), -15, True),
        ((56, 71), (1, 2), 15, False),
        ((56, 56), (1, 2), 0, False),
        ((71, 80, 60), (1, 3), -11, True),
        ((71, None), (1, 2), None, None),
        ((None, None), (1, 2), None, None),
        ((71, 60, None), (1, 2), -11, True),
        ((None, 71, 60), (2, 3), -11, True),
    ],
)
def test_the_rerun_is_the_last_attempt_against_the_first(
    seconds: tuple[int | None, ...],
    numbers: tuple[int, int],
    difference: int | None,
    shorter: bool | None,
) -> None:
    """Untimed attempts are passed over while two timed ones are left; equal is not shorter."""
    found = rerun(make_session(pitch=pitch(*seconds)))
    assert found is not None
    assert (found.first, found.last) == numbers
    assert (found.difference, found.shorter) == (difference, shorter)


@pytest.mark.parametrize("rounds", [{}, {"pitch": pitch(71)}, {"defence": defence(80)}])
def test_one_attempt_is_no_rerun(rounds: dict[str, Any]) -> None:
    """A comparison takes two attempts."""
    assert rerun(make_session(**rounds)) is None


@pytest.mark.parametrize(
    ("seconds", "finding"),
    [
        ([], "not rehearsed yet"),
        ([56], "56 s in one session"),
        ([84, 56], "84 s to 56 s in two sessions"),
        ([84, 90, 60, 56], "84 s to 56 s in four sessions"),
        ([56, 84], "56 s to 84 s in two sessions"),
        ([56, 70, 56], "56 s at first and at last, in three sessions"),
        ([None], "not timed in one session"),
        ([None, None], "not timed in two sessions"),
        ([84, None, 56], "84 s to 56 s in two timed sessions"),
        ([None, 56], "56 s in one timed session"),
        ([119, 120], "1:59 to 2:00 in two sessions"),
        ([60] * 12, "60 s at first and at last, in twelve sessions"),
        ([84, *[60] * 12], "84 s to 60 s in 13 sessions"),
    ],
)
def test_a_trend_says_what_happened(seconds: list[int | None], finding: str) -> None:
    """First and last time, over how many sessions; never a figure that nobody measured."""
    assert trends(make_library(*pitched(*seconds)))["pitch"].finding == finding


def test_a_trend_knows_first_last_and_best() -> None:
    """Best is the fewest seconds; sessions without a time are counted but not compared."""
    trend = trends(make_library(*pitched(None, 84, 50, 50, 56, None)))["pitch"]
    assert trend.first
    assert trend.last
    assert trend.best
    assert (trend.first.seconds, trend.last.seconds) == (84, 56)
    assert trend.best.session.date == date(2026, 11, 3)
    assert trend.sessions == 6


def test_a_trend_without_times_compares_nothing() -> None:
    """Where nothing was timed there is no first, last or best."""
    trend = trends(make_library(*pitched(None)))["pitch"]
    assert (trend.first, trend.last, trend.best) == (None, None, None)


@pytest.mark.parametrize(
    ("seconds", "where"),
    [(None, None), (59, "short"), (60, "in time"), (90, "in time"), (91, "over")],
)
def test_an_answer_has_a_window(seconds: int | None, where: str | None) -> None:
    """Both bounds of 60 to 90 seconds are in time."""
    assert window(seconds, 60, 90) == where


def test_a_short_answer_is_in_time() -> None:
    """Too short is worth saying, but only too long breaks the limit."""
    session = make_session(defence=defence(20, 91, None))
    found = answer_results(make_library(session), session)
    assert [(result.window, result.in_time) for result in found] == [
        ("short", True),
        ("over", False),
        (None, None),
    ]


def test_an_answer_knows_its_question_and_its_anchor() -> None:
    """The question's id is the anchor; free and repeated questions count, so none is twice."""
    answers = [{"question": "why-raft"}, {"asks": "Free?"}, {"question": "why-raft"}]
    session = make_session(defence={"answers": answers})
    found = answer_results(make_library(session), session)
    assert [(result.anchor, result.asks) for result in found] == [
        ("why-raft", "Why Raft?"),
        ("answer-2", "Free?"),
        ("answer-3", "Why Raft?"),
    ]


def test_two_sessions_on_one_day_are_ordered_by_id() -> None:
    """Order is by date, then by id, whatever order they come in."""
    names = ["2026-11-22-b", "2026-11-22-a"]
    sessions = [make_session(id=name) for name in names]
    assert [session.id for session in in_order(sessions)] == sorted(names)


def test_neighbours_stand_before_and_after() -> None:
    """The first has no previous session, the newest no next one."""
    first, second, third = pitched(1, 2, 3)
    found = neighbours([third, first, second])
    assert found[first.id] == (None, named(second))
    assert found[second.id] == (named(first), named(third))
    assert found[third.id] == (named(second), None)


def test_nobody_has_no_neighbours() -> None:
    """No sessions, nothing to order."""
    assert neighbours([]) == {}
