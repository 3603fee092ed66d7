"""What the runner loads: the other feeds' facts, without what grows from rehearsal to rehearsal."""

import json
from datetime import date, timedelta
from typing import Any

from factories import make_library, make_packet, make_session

from macros.coaching.next_rehearsal import next_rehearsal
from macros.reading.library import Library
from macros.reading.model import Decision, Session, Status
from macros.rendering.feeds import feeds
from macros.rendering.rehearsal_shape import MOST_OPEN, MOST_SESSIONS

FIRST = date(2024, 1, 1)
RECORD = Decision("0001-epoll.md", 1, "Epoll", Status.ACCEPTED, "Accepted", 3, None)


def rehearsed(number: int) -> Session:
    """One of many rehearsals: three rounds, three improvements that nobody ever fixes."""
    wishes = {
        name: [{"id": f"{name}-{number:04}", "text": f"Do {name} better, {number:04}."}]
        for name in ("pitch", "walkthrough", "defence")
    }
    answer = {"question": "why-epoll", "seconds": 80, "recall": "good", "adrs": [1]}
    return make_session(
        date=FIRST + timedelta(number),
        pitch={"attempts": [{"seconds": 60}], "improvements": wishes["pitch"]},
        walkthrough={"seconds": 500, "layers": [], "improvements": wishes["walkthrough"]},
        defence={"seconds": 500, "answers": [answer], "improvements": wishes["defence"]},
    )


def library_of(*sessions: Session) -> Library:
    """A library with one question that was asked and one that never was."""
    questions = [
        {"id": "why-epoll", "asks": "Why epoll?", "adrs": [1]},
        {"id": "why-raft", "asks": "Why Raft?"},
    ]
    packet = make_packet(questions=questions)
    return make_library(*sessions, packet=packet, decisions=(RECORD,))


def data(library: Library, name: str = "rehearsal") -> Any:
    """A feed as a reader finds it on the day after a thousand rehearsals."""
    made = feeds(library, FIRST + timedelta(1000), "https://ada.example/greenroom/")
    return json.loads(made[f"data/{name}.json"])


def size(library: Library) -> int:
    """Its bytes."""
    return len(json.dumps(data(library)))


def test_it_does_not_grow_with_the_rehearsals() -> None:
    """A thousand sessions, each with three improvements still open, weigh as much as fifty."""
    fifty, thousand = (library_of(*map(rehearsed, range(count))) for count in (50, 1000))
    assert abs(size(thousand) - size(fifty)) < 0.02 * size(fifty)


def test_it_says_what_the_other_feeds_say() -> None:
    """A reader of theirs can read it: the same fields with the same values, but for the history."""
    library = library_of(*map(rehearsed, range(20)))
    ours, packet, sessions = (data(library, name) for name in ("rehearsal", "packet", "sessions"))
    for name in ("system", "pitch", "limits", "layers"):
        assert ours[name] == packet[name]
    for mine, theirs in zip(ours["questions"], packet["questions"], strict=True):
        history = theirs.pop("history")
        assert mine == {**theirs, "last": history[-1] if history else None}
    for mine, theirs in zip(ours["decisions"], packet["decisions"], strict=True):
        assert mine.items() <= theirs.items()
    known = {one["id"]: one for one in sessions["sessions"]}
    newest = ours["sessions"][-MOST_SESSIONS:]
    assert [one["id"] for one in newest] == list(known)[-MOST_SESSIONS:]
    assert [one for one in newest if not one.items() <= known[one["id"]].items()] == []


def test_improvement_of_the_next_rehearsal_is_there() -> None:
    """Its link opens the runner with that improvement, so the runner knows it, however old."""
    library = library_of(*map(rehearsed, range(200)))
    oldest = next_rehearsal(library, FIRST + timedelta(1000)).improvement
    assert oldest
    assert oldest.first.date == FIRST
    written = [
        one["id"] for session in data(library)["sessions"] for one in session["improvements"]
    ]
    assert oldest.id in written
    assert len(written) == 3 * MOST_SESSIONS + 1


def test_of_older_sessions_what_comes_back_comes_first() -> None:
    """Who wrote a stuck improvement first and last is told; what was fixed long ago is not."""
    stuck, fixed = {"id": "stuck", "text": "Again."}, {"id": "fixed", "text": "Held."}
    wish = {"attempts": [{"seconds": 60}], "improvements": [stuck, fixed]}
    early = [make_session(date=FIRST - timedelta(10 - n), pitch=wish) for n in range(4)]
    held = make_session(date=FIRST - timedelta(1), fixed=["fixed"])
    rest = [make_session(date=FIRST + timedelta(n), summary="x") for n in range(20)]
    first, last, *newest = data(library_of(*early, held, *rest))["sessions"]
    assert (first["id"], last["id"]) == (early[0].id, early[3].id)
    assert [one["id"] for one in first["improvements"]] == ["stuck"]
    assert last["improvements"][0]["state"] == "stuck"
    assert len(newest) == MOST_SESSIONS


def test_open_improvements_are_bounded() -> None:
    """A hundred improvements that all came back are cut to what a person can keep in mind."""
    wishes = [{"id": f"wish-{n:03}", "text": f"Wish {n:03}."} for n in range(100)]
    wish = {"attempts": [{"seconds": 60}], "improvements": wishes}
    early = [make_session(date=FIRST - timedelta(10 - n), pitch=wish) for n in range(2)]
    rest = [make_session(date=FIRST + timedelta(n)) for n in range(20)]
    first, *_ = data(library_of(*early, *rest))["sessions"]
    assert len(first["improvements"]) == MOST_OPEN


def test_last_time_of_each_round_is_the_last_that_was_taken() -> None:
    """A later session without a time does not hide it; a round never timed is null."""
    timed = make_session(date=FIRST, pitch={"attempts": [{"seconds": 71}, {"seconds": 56}]})
    untimed = make_session(date=FIRST + timedelta(1), pitch={"attempts": [{"said": "Keys."}]})
    rounds = data(library_of(timed, untimed))["rounds"]
    assert rounds["pitch"] == {
        "seconds": 56,
        "limit": 60,
        "in_time": True,
        "session": timed.id,
        "url": f"https://ada.example/greenroom/sessions/{timed.id}/#round-1",
        "date": "2024-01-01",
    }
    assert (rounds["walkthrough"], rounds["defence"]) == (None, None)
