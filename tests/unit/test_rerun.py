"""Two attempts side by side."""

from typing import Any

import pytest

from macros.coaching.rerun import Comparison, Row, compare
from macros.reading.model import Attempt

NAMES = ["seconds", "words", "pace", "fillers", "hesitations", "forgotten", "unnecessary"]


def compared(before: dict[str, Any], after: dict[str, Any]) -> Comparison:
    """Compare two attempts of a small library."""
    attempts = (Attempt.model_validate(each) for each in (before, after))
    return compare(*attempts)


def row(name: str, before: dict[str, Any], after: dict[str, Any]) -> Row:
    """Return one row of a comparison."""
    return next(each for each in compared(before, after).rows if each.name == name)


def said(words: int, seconds: int, fillers: int = 0) -> dict[str, Any]:
    """Return an attempt of so many words, the last ones fillers."""
    return {"seconds": seconds, "said": "the " * (words - fillers) + "um " * fillers}


def test_a_comparison_has_the_same_rows_always() -> None:
    """Seven, in one order, also where nothing is known; each tells its rule."""
    rows = compared({}, {}).rows
    assert [row.name for row in rows] == NAMES
    assert {row.verdict for row in rows} == {"unknown"}
    assert all(row.rule for row in rows)


@pytest.mark.parametrize(
    ("before", "after", "verdict"),
    [(71, 56, "better"), (56, 71, "worse"), (60, 60, "same"), (None, 60, "unknown")],
)
def test_shorter_is_better(before: int | None, after: int | None, verdict: str) -> None:
    """The lesson: the second pitch should be shorter."""
    found = row("seconds", {"seconds": before}, {"seconds": after})
    assert (found.before, found.after, found.verdict) == (before, after, verdict)


def test_fewer_words_are_better() -> None:
    """The lesson: the second pitch should be shorter."""
    found = row("words", said(150, 60), said(140, 60))
    assert (found.before, found.after, found.verdict) == (150, 140, "better")


def test_notes_are_not_compared_with_speech() -> None:
    """Neither words nor pace nor fillers of notes say how it was spoken; the reason is given."""
    rows = compared(said(140, 60), said(20, 60)).rows[1:4]
    assert {(row.verdict, row.why_not) for row in rows} == {("unknown", "notes")}


@pytest.mark.parametrize(
    ("before", "after", "verdict"),
    [
        (120, 140, "better"),
        (140, 170, "worse"),
        (130, 160, "same"),
        (120, 170, "same"),
        (180, 165, "better"),
    ],
)
def test_nearer_to_the_band_is_better(before: int, after: int, verdict: str) -> None:
    """Words a minute outside 130 to 160 count, on either side; inside there is no better."""
    assert row("pace", said(before, 60), said(after, 60)).verdict == verdict


def test_fewer_fillers_for_each_100_words_are_better() -> None:
    """The rate counts, not the number: a shorter text has room for fewer."""
    found = row("fillers", said(100, 40, fillers=4), said(50, 20, fillers=3))
    assert (found.before, found.after, found.verdict) == (4.0, 6.0, "worse")


@pytest.mark.parametrize(
    ("name", "key"),
    [("hesitations", "hesitated"), ("forgotten", "forgot"), ("unnecessary", "unnecessary")],
)
def test_fewer_notes_of_what_went_wrong_are_better(name: str, key: str) -> None:
    """What was noted is counted; where neither attempt notes any, it is not known."""
    found = row(name, {key: ["here", "there"]}, {})
    assert (found.before, found.after, found.verdict) == (2, 0, "better")
    assert row(name, {}, {}).verdict == "unknown"


def test_the_words_are_compared_where_both_have_some() -> None:
    """No runs where one attempt has no text."""
    assert [run.text for run in compared({"said": "One"}, {"said": "Two"}).runs] == ["One", "Two"]
    assert compared({"said": "One"}, {}).runs == ()
