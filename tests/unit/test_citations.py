"""What prose may cite."""

import re

import pytest
from factories import make_packet, make_session
from hypothesis import given, settings
from hypothesis import strategies as st

from macros.reading.citations import LESSON, NAMED, RECORD
from macros.reading.citing import Known, in_prose, may_be_amiss

_PARTS = ["ADR", "DR", "W", "-", " ", "04", "123456789", "x", ".", "/"]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("ADR-001", "001"),
        ("ADR 1", "1"),
        ("ADR-0001", "0001"),
        ("ADR1", "1"),
        ("(ADR-1)", "1"),
        ("See ADR-1.", "1"),
        ("ADR-1, then", "1"),
        ("ADR-1's", "1"),
        ("שלום ADR-1", "1"),
        ("adr-1", None),
        ("XADR-1", None),
        ("ADR-1x", None),
        ("ADR-1-use-epoll", None),
        ("ADR-1.md", None),
        ("ADR-1.2", None),
        ("docs/ADR-1", None),
        ("https://a.example/?q=ADR-1", None),
        ("#ADR-1", None),
        ("ADR--1", None),
        ("ADR-123456789", None),
        ("ADR", None),
    ],
)
def test_a_record_in_prose(text: str, number: str | None) -> None:
    """A record is cited by ADR and a number that stand alone, not in a word, address or name."""
    found = RECORD.search(text)
    assert (found[1] if found else None) == number


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("W04", "W04"),
        ("(W04)", "W04"),
        ("W04, W05", "W04"),
        ("w04", None),
        ("xW04", None),
        ("W04b", None),
        ("W04.html", None),
        ("a.example/W04", None),
        ("W0400", None),
    ],
)
def test_a_lesson_in_prose(text: str, code: str | None) -> None:
    """A lesson's code stands alone."""
    found = LESSON.search(text)
    assert (found[0] if found else None) == code


@settings(max_examples=500)
@given(st.lists(st.sampled_from(_PARTS), min_size=1, max_size=5).map("".join))
def test_both_are_found_as_each_is(text: str) -> None:
    """The pattern for either finds what the two find, a record first."""
    either = re.compile(f"{RECORD.pattern}|{LESSON.pattern}")
    assert [one.span() for one in NAMED.finditer(text)] == [
        one.span() for one in either.finditer(text)
    ]


_AROUND = st.sampled_from(["", "\n", "\\", '"', "<", "é", "x", ".", " ", "ADR-2"])
_NAME = st.sampled_from(["ADR-1", "ADR 04", "ADR12345678", "ADR-١", "ADR-123456789"])


@settings(max_examples=300)
@given(_AROUND, _NAME, _AROUND)
def test_no_record_is_missed_at_a_glance(before: str, name: str, after: str) -> None:
    """What the whole look finds in a session's prose, the glance at its JSON has seen."""
    known = Known(make_packet(), lambda reference: (), ())
    session = make_session(summary=f"In{before}{name}{after}")
    found = any(in_prose(known, {"summary": session.summary}))
    assert may_be_amiss(known, session.model_dump_json()) or not found
