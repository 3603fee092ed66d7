"""When a question is to be asked again, and how well it is known by then."""

from datetime import date, timedelta
from typing import Any

import pytest
from factories import make_library, make_packet, make_session

from macros.coaching.held import held
from macros.coaching.schedule import (
    RULES,
    Scheduled,
    compared,
    due_on,
    in_due_order,
    recalled,
    schedule,
)
from macros.reading.model import Recall, Session

TODAY = date(2026, 11, 22)
OVER, IN_TIME = 91, 90


def answered(day: int, *answers: dict[str, Any], kind: str = "solo", month: int = 11) -> Session:
    """Return a session of a day with these answers."""
    return make_session(date=date(2026, month, day), kind=kind, defence={"answers": answers})


def asked(
    recall: Recall | None = None, question: str = "why-epoll", **facts: Any
) -> dict[str, Any]:
    """Return an answer to a question of the packet."""
    return {"question": question, "recall": recall, **facts}


def epoll(*sessions: Session, today: date = TODAY) -> Scheduled:
    """Return the schedule of `why-epoll` after these sessions."""
    return schedule(make_library(*sessions), today)["why-epoll"]


@pytest.mark.parametrize(
    ("facts", "recall", "why"),
    [
        ({"recall": "easy", "review": {"answered": False}}, "easy", "noted"),
        ({"recall": "again", "seconds": IN_TIME}, "again", "noted"),
        ({"review": {"answered": False}, "seconds": OVER}, "again", "review failed"),
        ({"review": {"answered": True, "concrete": False}}, "again", "review failed"),
        ({"review": {"answered": True, "concrete": True}, "seconds": OVER}, "hard", "over time"),
        ({"seconds": OVER}, "hard", "over time"),
        ({"seconds": IN_TIME}, "good", "otherwise"),
        ({"seconds": 5}, "good", "otherwise"),
        ({"review": {"answered": True}}, "good", "otherwise"),
        ({}, "good", "otherwise"),
    ],
)
def test_recall_is_noted_else_it_follows_from_review_and_time(
    facts: dict[str, Any], recall: Recall, why: str
) -> None:
    """Noted; else review failed is again, over time is hard, and all else is good."""
    (answer,) = epoll(answered(1, {"question": "why-epoll", **facts})).history
    assert (answer.recall, answer.why) == (recall, why)
    assert recalled(answer.asked) == answer


@pytest.mark.parametrize(
    ("recalls", "days"),
    [
        (["again"], 1),
        (["hard"], 1),
        (["good"], 2),
        (["easy"], 8),
        (["good", "good"], 11),
        (["good", "again"], 1),
    ],
)
def test_due_dates_are_those_of_fsrs(recalls: list[Recall], days: int) -> None:
    """Its default weights give 0.2, 1.3, 2.3 and 8.3 days at first; whole days, one at the least.

    The second answer comes two days after the first, when it is due.
    """
    sessions = [answered(1 + 2 * at, asked(recall)) for at, recall in enumerate(recalls)]
    found = epoll(*sessions)
    assert found.due == sessions[-1].date + timedelta(days)


def test_the_chance_of_recall_falls_from_one_to_nine_tenths_when_due() -> None:
    """On the day of the answer it is 1; on the due date about 0.9; then less."""
    easy = answered(1, asked("easy"))
    chances = [epoll(easy, today=date(2026, 11, day)).chance for day in (1, 9, 22)]
    assert chances[0] == 1
    assert chances[1] == pytest.approx(0.9, abs=0.005)
    assert chances[2] is not None
    assert chances[2] < 0.85


def test_a_chance_can_be_checked_by_hand() -> None:
    """FSRS-6: (1 + F t / S) ** -0.1542, F = 0.9 ** (-1 / 0.1542) - 1; S is 2.3065 after good."""
    found = epoll(answered(12, asked("good")))
    factor = 0.9 ** (-1 / 0.1542) - 1
    assert found.stability == 2.3065
    assert found.chance == pytest.approx((1 + factor * 10 / 2.3065) ** -0.1542)


def test_a_question_never_asked_has_no_date_and_is_due() -> None:
    """Neither date nor chance is invented for it."""
    found = epoll()
    assert (found.due, found.stability, found.chance, found.trend) == (None, None, None, None)
    assert found.is_due(TODAY)


def test_a_question_is_due_from_its_date_on() -> None:
    """The due date is the first day."""
    found = epoll(answered(20, asked("good")))
    assert found.due == date(2026, 11, 22)
    assert [found.is_due(date(2026, 11, day)) for day in (21, 22, 23)] == [False, True, True]


def test_never_asked_comes_first_then_the_earliest_date_then_the_least_chance() -> None:
    """Never asked in the packet's order; one due date for two: what is less known comes first."""
    names = ["late", "early", "new-b", "new-a", "weak"]
    packet = make_packet(questions=[{"id": name, "asks": name} for name in names])
    history = answered(20, asked("easy", "late"), asked("again", "early"), asked("hard", "weak"))
    library = make_library(history, packet=packet)
    order = in_due_order(schedule(library, TODAY))
    assert [one.question.id for one in order] == ["new-b", "new-a", "early", "weak", "late"]
    assert [one.question.id for one in due_on(order, TODAY)] == ["new-b", "new-a", "early", "weak"]


@pytest.mark.parametrize("day", [24, 25, 30])
def test_a_session_of_the_future_does_not_count_yet(day: int) -> None:
    """Later than tomorrow has not been held; on its own day it counts."""
    session = answered(day, asked("easy"))
    assert epoll(session).history == ()
    assert epoll(session, today=session.date).history


def test_tomorrow_counts_since_it_may_be_tomorrow_where_the_speaker_is() -> None:
    """The day is UTC's; an answer dated a day ahead is known for certain today."""
    found = epoll(answered(23, asked("good")))
    assert (found.due, found.chance) == (date(2026, 11, 25), 1)


def test_nothing_breaks_at_the_ends_of_the_calendar() -> None:
    """The first day there is, and the last."""
    first = make_session(date=date.min, id="first", defence={"answers": [asked("good")]})
    last = make_session(date=date.max, id="last", defence={"answers": [asked("good")]})
    found = epoll(first, last)
    assert len(found.history) == 1
    assert found.due == date(1, 1, 3)
    assert found.chance == pytest.approx(0.2, abs=0.1)


def test_the_order_of_the_files_changes_nothing() -> None:
    """Sessions count by date, then id, however the library lists them."""
    one, two = answered(1, asked("good")), answered(5, asked("hard"))
    mixed = make_library(sessions=(two, one))
    assert schedule(mixed, TODAY) == schedule(make_library(one, two), TODAY)


def test_answers_of_one_day_all_count() -> None:
    """Within a session in the order of the file, between sessions in the order of their ids."""
    twice = answered(1, asked("again"), asked("good"))
    partner = answered(1, asked("easy"), kind="partner")
    history = epoll(twice, partner).history
    assert [answer.recall for answer in history] == ["easy", "again", "good"]
    assert epoll(twice).due == date(2026, 11, 2)


@pytest.mark.parametrize(
    ("recalls", "trend"),
    [
        (["good"], None),
        (["again", "hard"], "better"),
        (["easy", "good"], "worse"),
        (["again", "good", "good"], "same"),
    ],
)
def test_the_trend_compares_the_last_two_answers(recalls: list[Recall], trend: str | None) -> None:
    """Again < hard < good < easy; one answer has no trend."""
    sessions = [answered(day, asked(recall)) for day, recall in enumerate(recalls, start=1)]
    assert epoll(*sessions).trend == trend


def test_a_comparison_reads_from_the_earlier_to_the_later() -> None:
    """Better is a higher recall afterwards."""
    assert compared("hard", "easy") == "better"


def test_free_questions_and_removed_ones_do_not_count() -> None:
    """Only the packet's questions are scheduled, each of them, in its order."""
    session = answered(1, {"asks": "Why epoll rather than poll?"}, asked("good", "gone"))
    found = schedule(make_library(session), TODAY)
    assert list(found) == ["why-epoll", "why-raft"]
    assert all(one.history == () for one in found.values())


def test_example_data_counts_like_any_other() -> None:
    """A site of examples shows a schedule of examples."""
    session = make_session(date=TODAY, sample=True, defence={"answers": [asked("good")]})
    assert epoll(session).due == date(2026, 11, 24)


def test_a_packet_without_questions_has_an_empty_schedule() -> None:
    """Nothing to ask is no fault."""
    library = make_library(answered(1, asked()), packet=make_packet(questions=[]))
    assert in_due_order(schedule(library, TODAY)) == ()


def test_a_library_without_a_future_is_left_as_it_is() -> None:
    """Nothing is copied where nothing is left out."""
    library = make_library(answered(1, asked()))
    assert held(library, TODAY) is library


def test_a_thousand_sessions_are_scheduled_the_same_twice() -> None:
    """No chance is involved, and no clock."""
    sessions = [
        make_session(date=date(2024, 1, 1) + timedelta(day), defence={"answers": [asked()]})
        for day in range(1000)
    ]
    library = make_library(*sessions)
    assert schedule(library, TODAY) == schedule(library, TODAY)
    assert len(schedule(library, TODAY)["why-epoll"].history) == 1000


def test_every_rule_is_a_sentence_for_the_page() -> None:
    """What is published is not empty."""
    assert all(rule.endswith(".") for rule in RULES)
