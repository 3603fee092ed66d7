"""What changed between two transcripts."""

import pytest

from macros.coaching.speech_diff import MOST, diff

SIGNS = {"same": "=", "removed": "-", "added": "+"}


def told(before: str, after: str) -> list[str]:
    """Return the runs as lines: `=` stayed, `-` went, `+` came."""
    return [f"{SIGNS[run.kind]} {run.text}" for run in diff(before, after)]


@pytest.mark.parametrize(
    ("before", "after", "runs"),
    [
        ("", "", []),
        ("", "It is fast.", ["+ It is fast."]),
        ("It is fast.", "", ["- It is fast."]),
        ("It is fast.", "It is fast.", ["= It is fast."]),
        ("and it is fast", "And it is, fast!", ["= And it is, fast!"]),
        ("Um, it is very fast.", "It is very fast.", ["- Um,", "= It is very fast."]),
        ("I wrote a server.", "I wrote a server in C.", ["= I wrote a server", "+ in C."]),
        ("It is fast. It is small.", "It is small.", ["- It is fast.", "= It is small."]),
    ],
)
def test_runs_lead_from_one_text_to_the_other(before: str, after: str, runs: list[str]) -> None:
    """Words that differ in case or marks only have stayed, and are shown as in the later text."""
    assert told(before, after) == runs


def test_a_small_island_joins_the_changes_around_it() -> None:
    """Up to two equal words between two changes are no landmark."""
    assert told("one fast and big server here now", "two fast and small server here now") == [
        "- one fast and big",
        "+ two fast and small",
        "= server here now",
    ]


def test_an_island_of_three_words_stands() -> None:
    """Three equal words are worth a landmark."""
    assert told("one fast and big server", "two fast and big client") == [
        "- one",
        "+ two",
        "= fast and big",
        "- server",
        "+ client",
    ]


def test_an_edge_is_no_island() -> None:
    """What both texts begin or end with stays, however short."""
    assert told("So one thing", "So two thing") == ["= So", "- one", "+ two", "= thing"]


def test_whole_sentences_are_matched_before_words() -> None:
    """A sentence that stayed is not torn apart by words that fit elsewhere."""
    before = "The queue is bounded. The log is durable. It never loses a write."
    after = "It is a store. The log is durable. The queue is bounded to 128."
    assert "= The log is durable." in told(before, after)


@pytest.mark.parametrize("after", ["x {}", "{} x", "x {} x"])
def test_what_is_too_long_to_match_is_shown_whole(after: str) -> None:
    """Past the bound the middle is one change; what both begin or end with still stays."""
    words = [f"word{number}" for number in range(MOST + 1)]
    runs = told(" ".join(words), after.format(" ".join(reversed(words))))
    assert sorted(run[0] for run in runs) == ["+", "-"]


@pytest.mark.parametrize("before", ["um " * 50_000, "um. " * 50_000, "um yes um " * 16_000])
def test_texts_that_repeat_themselves_are_compared_too(before: str) -> None:
    """Equal words by the thousand are not weighed pair by pair."""
    assert [run.kind for run in diff(before, "uh yes. " + before[::-1])]


def test_the_runs_hold_both_texts() -> None:
    """Without what came it is the earlier text, without what went the later one."""
    before, after = "a b c d e f g. h i j", "a x c d e. f g h y j k"
    runs = diff(before, after)
    old = " ".join(run.text for run in runs if run.kind != "added")
    new = " ".join(run.text for run in runs if run.kind != "removed")
    assert (old.replace(".", ""), new) == (before.replace(".", ""), after)
