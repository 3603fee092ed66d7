"""The lives of improvements: open, fixed, recurred, stuck."""

from datetime import date

import pytest
from factories import make_session

from macros.coaching.improvements import lives
from macros.coaching.named import named
from macros.coaching.promises import REMEMBERED, lives_by_session
from macros.reading.model import Session


def told(story: str) -> list[Session]:
    """Return one session a day from a story about the improvement `slower`.

    Each letter is a day: `w` it is written, `f` it is said to have held, `b` both, `.` neither.
    """
    return [
        rehearsed(day, writes=("slower",) * (letter in "wb"), fixes=("slower",) * (letter in "fb"))
        for day, letter in enumerate(story, start=1)
    ]


def rehearsed(day: int, *, writes: tuple[str, ...] = (), fixes: tuple[str, ...] = ()) -> Session:
    """Return a session of a day in November whose pitch writes these improvements."""
    improvements = [{"id": each, "text": f"Do {each}."} for each in writes]
    pitch = {"attempts": [{}], "improvements": improvements}
    return make_session(date=date(2026, 11, day), pitch=pitch, fixed=fixes)


@pytest.mark.parametrize(
    ("story", "state", "recurrences", "fixes"),
    [
        ("w", "open", 0, 0),
        ("w..", "open", 0, 0),
        ("wf", "fixed", 0, 1),
        ("w.f.", "fixed", 0, 1),
        ("ww", "recurred", 1, 0),
        ("www", "recurred", 2, 0),
        ("wwww", "stuck", 3, 0),
        ("wwwww", "stuck", 4, 0),
        ("wwwwf", "fixed", 3, 1),
        ("wwwwfw", "stuck", 4, 1),
        ("wfw", "recurred", 1, 1),
        ("wfwf", "fixed", 1, 2),
        ("wfwfwfw", "stuck", 3, 3),
        ("wff", "fixed", 0, 2),
        ("fw", "open", 0, 0),
        ("fwf", "fixed", 0, 1),
        ("b", "open", 0, 0),
        ("wb", "recurred", 1, 1),
    ],
)
def test_a_life_follows_what_sessions_say(
    story: str, state: str, recurrences: int, fixes: int
) -> None:
    """Written opens, `fixed` fixes, written again recurs, three recurrences stick until fixed."""
    (life,) = lives(told(story))
    assert (life.state, life.recurrences, len(life.fixed_in)) == (state, recurrences, fixes)


@pytest.mark.parametrize("story", ["", ".", "f", "ff"])
def test_what_nobody_wrote_has_no_life(story: str) -> None:
    """A fix of something never written is a slip in a file, not an improvement."""
    assert lives(told(story)) == ()


def test_one_session_writes_an_id_once() -> None:
    """The same id in two rounds is one writing, with both rounds and any call for help."""
    session = make_session(
        pitch={"attempts": [{}], "improvements": [{"id": "slower", "text": "Slow down."}]},
        defence={"improvements": [{"id": "slower", "text": "Slow down.", "help": True}]},
    )
    (life,) = lives([session])
    (written,) = life.written
    assert (life.state, written.rounds, written.help) == ("open", ("pitch", "defence"), True)


def test_a_fix_listed_twice_in_a_session_counts_once() -> None:
    """A session either says that it held, or not."""
    sessions = [rehearsed(1, writes=("slower",)), rehearsed(2, fixes=("slower", "slower"))]
    (life,) = lives(sessions)
    assert life.fixed_in == (named(sessions[1]),)


def test_order_is_by_date_then_id() -> None:
    """On one day the id decides which session wrote it and which fixed it."""
    sessions = [
        make_session(id="2026-11-22-b", fixed=["slower"]),
        make_session(
            id="2026-11-22-a",
            pitch={"attempts": [{}], "improvements": [{"id": "slower", "text": "Slow down."}]},
        ),
    ]
    (life,) = lives(sessions)
    assert (life.state, life.first.id) == ("fixed", "2026-11-22-a")


def test_lives_are_ordered_by_first_writing() -> None:
    """Oldest first; inside a session in the order written."""
    sessions = [rehearsed(2, writes=("c", "a")), rehearsed(1, writes=("b",))]
    assert [life.id for life in lives(sessions)] == ["b", "c", "a"]


@pytest.mark.parametrize(
    ("story", "days", "sessions"),
    [
        ("w", 9, 0),
        ("w..", 9, 2),
        ("ww", 9, 1),
        ("w.f.", 2, 2),
        ("w.ff", 2, 2),
        ("wfw.", 9, 3),
    ],
)
def test_age_runs_until_the_fix_that_ended_it(story: str, days: int, sessions: int) -> None:
    """Days and sessions since the first writing; a second fix in a row does not make it older."""
    (life,) = lives(told(story))
    assert life.age_days(date(2026, 11, 10)) == days
    assert life.sessions_since == sessions


def test_age_is_never_negative() -> None:
    """A session dated in the future is 0 days old."""
    (life,) = lives(told("w"))
    assert life.age_days(date(2026, 10, 1)) == 0


def test_a_session_knows_what_was_promised() -> None:
    """What was open before it, newest session first, each with what this session made of it."""
    sessions = [
        rehearsed(1, writes=("a", "b", "c")),
        rehearsed(2, writes=("b", "d"), fixes=("a",)),
        rehearsed(3),
    ]
    first, second, third = (lives_by_session(sessions)[each.id] for each in sessions)
    assert first.promised == ()
    assert [life.id for life in first.wrote] == ["a", "b", "c"]
    assert [(each.id, each.outcome) for each in second.promised] == [
        ("a", "fixed"),
        ("b", "recurred"),
        ("c", "not mentioned"),
    ]
    assert [each.id for each in third.promised] == ["b", "d", "c"]


def test_fixed_and_written_again_in_one_session_recurred() -> None:
    """A fix looks back, so what the same session writes has the last word."""
    sessions = told("wb.")
    found = lives_by_session(sessions)
    assert [each.outcome for each in found[sessions[1].id].promised] == ["recurred"]
    assert [each.outcome for each in found[sessions[2].id].promised] == ["not mentioned"]


def test_what_was_fixed_is_promised_no_more() -> None:
    """After a fix it is gone until written again; a later fix still confirms."""
    sessions = told("wff")
    parts = lives_by_session(sessions)
    assert parts[sessions[2].id].promised == ()
    assert [one.held for one in parts[sessions[0].id].wrote] == [named(sessions[2])]


def test_a_promise_knows_what_a_later_session_held() -> None:
    """Said by the session itself it is fixed; where it says nothing, a later fix is named."""
    sessions = told("w.f")
    parts = [lives_by_session(sessions)[each.id].promised for each in sessions]
    held = [[(one.outcome, one.held) for one in promised] for promised in parts]
    assert held == [[], [("not mentioned", named(sessions[2]))], [("fixed", None)]]


def test_a_session_recalls_a_dozen_and_counts_the_rest() -> None:
    """A session's page does not grow with all that was ever left open."""
    many = tuple(f"slower-{number}" for number in range(REMEMBERED + 3))
    sessions = [rehearsed(1, writes=many), rehearsed(2)]
    part = lives_by_session(sessions)[sessions[1].id]
    assert [each.id for each in part.promised] == [*many[:REMEMBERED]]
    assert part.more == 3


def test_no_sessions_no_lives() -> None:
    """Nothing in, nothing out."""
    assert lives_by_session([]) == {}
