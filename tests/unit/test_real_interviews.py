"""What real interviews asked beyond the packet, and how the rehearsed questions went."""

from datetime import date
from typing import Any

import pytest
from factories import make_library, make_packet, make_session

from macros.coaching.paste import free_ids, quoted
from macros.coaching.real_interviews import missing_questions, paste, performed
from macros.reading.model import Decision, Packet, Session, Status
from macros.reading.shapes import shape
from macros.reading.source import parse_yaml

HOSTILE = [
    'Why "not" Rust: because?',
    "- id: hacked",
    "{{ macro() }} & <script>alert(1)</script> # no comment",
    "Line one\nline two\r\n\tand a tab",
    "\x07bell, \u2028separator, \u200bnothing, \U0001f600 smile, \ufeffmark",
    "為什麼不用 Rust?",
    "yes",
    "12:30",
    "\\ back'slash % @ ` ! | >",
    "a" * 300 + "?",
    "Warum nicht Öl für Größe?",
]


def interviewed(day: int, *answers: dict[str, Any], kind: str = "interview") -> Session:
    """Return a session of a day with these answers; a real interview unless told otherwise."""
    return make_session(date=date(2026, 11, day), kind=kind, defence={"answers": answers})


def pasted(text: str, packet: Packet) -> Packet:
    """Return the packet with the text at the end of its file's questions, read as the file is."""
    written = "system: S\npitch: P\nlessons: {W04: {title: epoll}}\nquestions:\n"
    for question in packet.questions:
        written += f"  - id: {quoted(question.id)}\n    asks: {quoted(question.asks)}\n"
    data, problems = parse_yaml("docs/packet.yml", written + text)
    assert problems == []
    found, problems = shape(Packet, data, "docs/packet.yml", written + text, {})
    assert problems == []
    assert found is not None
    return found


def test_free_questions_of_interviews_are_missing_from_the_packet() -> None:
    """Only real interviews count, and only questions that are not the packet's."""
    library = make_library(
        interviewed(1, {"asks": "Why not Rust?"}, {"question": "why-raft"}),
        interviewed(2, {"asks": "Free in a rehearsal?"}, kind="partner"),
    )
    (found,) = missing_questions(library)
    assert (found.asks, found.id) == ("Why not Rust?", "why-not-rust")
    assert [session.id for session in found.sessions] == ["2026-11-01-interview"]


@pytest.mark.parametrize("asks", ["Why Raft?", "why raft", "  WHY\nRAFT ?!", "Why, Raft."])
def test_a_question_that_the_packet_has_is_not_missing(asks: str) -> None:
    """Case, spaces and punctuation make no other question."""
    assert missing_questions(make_library(interviewed(1, {"asks": asks}))) == ()


def test_what_was_asked_most_often_comes_first() -> None:
    """One entry for one question; its first wording stands; a session counts once."""
    library = make_library(
        interviewed(1, {"asks": "Once?"}, {"asks": "Once!"}),
        interviewed(2, {"asks": "Twice?"}),
        interviewed(3, {"asks": "twice"}),
    )
    found = missing_questions(library)
    assert [(one.asks, len(one.sessions)) for one in found] == [("Twice?", 2), ("Once?", 1)]


@pytest.mark.parametrize("asks", HOSTILE)
def test_any_words_can_be_pasted(asks: str) -> None:
    """The entry passes the packet's shape and reads as it was asked, on one line."""
    library = make_library(interviewed(1, {"asks": asks}))
    (found,) = missing_questions(library)
    packet = pasted(found.yaml, library.packet)
    assert packet.questions[-1].asks == found.asks
    assert packet.questions[-1].id == found.id
    assert all(line.isprintable() for line in found.yaml.splitlines())


def test_all_can_be_pasted_at_once() -> None:
    """Ids are unique among themselves and against the packet's."""
    questions = [{"id": "yes", "asks": "Is it so?"}, {"id": "rust", "asks": "Which?"}]
    library = make_library(
        interviewed(1, *({"asks": asks} for asks in HOSTILE)),
        packet=make_packet(questions=questions),
    )
    packet = pasted(paste(missing_questions(library)), library.packet)
    ids = [question.id for question in packet.questions]
    assert len(set(ids)) == len(ids) == len(HOSTILE) + 2
    assert "yes-2" in ids
    assert "rust-2" in ids


def test_nothing_missing_is_nothing_to_paste() -> None:
    """No interview, or none that surprised."""
    assert paste(missing_questions(make_library())) == ""


@pytest.mark.parametrize("asks", ["\n", " \t", "\x00"])
def test_a_question_without_a_word_is_passed_over(asks: str) -> None:
    """There is nothing to rehearse in it."""
    assert missing_questions(make_library(interviewed(1, {"asks": asks}))) == ()


@pytest.mark.parametrize(
    ("asks", "made"),
    [
        (["Why not Rust?"], ["why-not-rust"]),
        (["Why?", "why"], ["why", "why-2"]),
        (["Don't you?"], ["dont-you"]),
        (["Größe?"], ["grosse"]),
        (["為什麼"], ["question"]),
        (["Why " + "so very " * 20], ["why-so-very-so-very-so-very-so-very-so-very-so"]),
        (["taken"], ["taken-3"]),
    ],
)
def test_ids_are_made_of_the_first_words(asks: list[str], made: list[str]) -> None:
    """Short, lower case, hyphens, without accents, and free."""
    assert free_ids(asks, ["taken", "taken-2"]) == made


def test_records_and_lessons_of_the_answer_come_along() -> None:
    """What the answer rested on is known already; what nobody knows is left out."""
    record = Decision("0001-use-epoll.md", 1, "Use epoll", Status.ACCEPTED, "Accepted", 3, None)
    packet = make_packet(lessons={"W04": {"title": "epoll"}})
    answer = {"asks": "Why?", "adrs": [1, "0001-use-epoll.md", 99], "lessons": ["W04", "W05"]}
    library = make_library(interviewed(1, answer), packet=packet, decisions=(record,))
    (found,) = missing_questions(library)
    question = pasted(found.yaml, packet).questions[-1]
    assert (question.adrs, question.lessons) == ((1, "0001-use-epoll.md"), ("W04",))


@pytest.mark.parametrize(
    ("before", "real", "outcome"),
    [("again", "good", "better"), ("easy", "hard", "worse"), ("good", "good", "same")],
)
def test_a_rehearsed_question_is_compared_with_its_last_rehearsal(
    before: str, real: str, outcome: str
) -> None:
    """By recall; an earlier rehearsal and another interview between do not matter."""
    library = make_library(
        interviewed(1, {"question": "why-raft", "recall": "easy"}, kind="mentor"),
        interviewed(2, {"question": "why-raft", "recall": before}, kind="solo"),
        interviewed(3, {"question": "why-raft", "recall": "again"}),
        interviewed(4, {"question": "why-raft", "recall": real}),
    )
    newest, _ = performed(library)
    assert newest.rehearsal is not None
    assert newest.rehearsal.asked.session.id == "2026-11-02-solo"
    assert (newest.question.id, newest.outcome) == ("why-raft", outcome)


def test_a_question_first_met_in_the_interview_has_no_rehearsal() -> None:
    """A rehearsal afterwards is none before."""
    library = make_library(
        interviewed(1, {"question": "why-raft", "seconds": 120}),
        interviewed(2, {"question": "why-raft"}, kind="solo"),
    )
    (found,) = performed(library)
    assert (found.rehearsal, found.outcome, found.real.recall) == (None, None, "hard")


def test_the_newest_interview_comes_first() -> None:
    """Whatever the order of the packet's questions."""
    library = make_library(
        interviewed(1, {"question": "why-epoll"}), interviewed(2, {"question": "why-raft"})
    )
    assert [one.question.id for one in performed(library)] == ["why-raft", "why-epoll"]


def test_without_interviews_nothing_was_performed() -> None:
    """Rehearsals alone are no real thing."""
    library = make_library(interviewed(1, {"question": "why-raft"}, kind="mentor"))
    assert performed(library) == ()
    assert performed(make_library()) == ()
