"""What changed between two transcripts."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from macros.coaching.speech_diff import MOST, diff

CASES_FILE = Path(__file__).parents[1] / "data" / "speech" / "diffs.yml"
CASES = yaml.safe_load(CASES_FILE.read_text(encoding="utf-8"))
SIGNS = {"same": "=", "removed": "-", "added": "+"}


def told(before: str, after: str) -> list[str]:
    """Return the runs as lines: `=` stayed, `-` went, `+` came."""
    return [f"{SIGNS[run.kind]} {run.text}" for run in diff(before, after)]


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['before']} > {case['after']}")
def test_runs_lead_from_one_text_to_the_other(case: dict[str, Any]) -> None:
    """Case and marks change nothing, sentences come before words, small islands are joined."""
    assert told(case["before"], case["after"]) == case["runs"]


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
