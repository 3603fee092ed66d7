"""Two attempts side by side as a page says it, by the cases that the browser must agree on."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from macros.coaching.rerun import compare
from macros.coaching.speech_diff import Run
from macros.reading.model import Attempt
from macros.rendering.rerun_view import CHANGED_EDGE, MOST_PASSAGES, elided, side_by_side

CASES_FILE = Path(__file__).parents[1] / "data" / "speech" / "comparisons.yml"
CASES = yaml.safe_load(CASES_FILE.read_text(encoding="utf-8"))


def attempt(seconds: int | None, words: int, fillers: int, **noted: int) -> Attempt:
    """Return an attempt as a case describes it."""
    said = " ".join(["um"] * fillers + ["the"] * (words - fillers))
    notes = {name: ("There.",) * count for name, count in noted.items()}
    return Attempt(seconds=seconds, said=said or None, **notes)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_a_comparison_says_what_its_case_says(case: dict[str, Any]) -> None:
    """Each row has its figures and verdict; the finding and the reasons are said once."""
    before, after = attempt(**case["before"]), attempt(**case["after"])
    rows = compare(before, after).rows
    for row in rows:
        expected = case["rows"].get(row.name, [None, None, "unknown"])
        assert [row.before, row.after, row.verdict] == expected, row.name
    both = side_by_side(before, after)
    assert both.finding == case["finding"]
    assert list(both.reasons) == case.get("reasons", [])


def test_figures_that_neither_has_are_left_out() -> None:
    """No empty rows: two attempts that were only timed have one."""
    both = side_by_side(Attempt(seconds=70), Attempt(seconds=60))
    assert [(line.name, line.before, line.after) for line in both.lines] == [
        ("Seconds", "70", "60")
    ]


def test_the_middle_of_a_long_run_is_left_out() -> None:
    """What stayed is shown by its ends, with the number of words between."""
    text = " ".join(f"w{number}" for number in range(100))
    found = list(elided([Run("same", text)]))
    assert [one.left_out for one in found] == [0, 84, 0]
    assert found[0].text.endswith("w7")
    assert found[2].text.startswith("w92")


def test_fifty_thousand_words_stay_readable() -> None:
    """However long two texts are, what is shown of their changes has a bound."""
    old, new = (" ".join(f"{letter}{number}." for number in range(50_000)) for letter in "ab")
    both = side_by_side(Attempt(said=old), Attempt(said=new))
    assert len(both.passages) <= MOST_PASSAGES
    assert sum(len(one.text.split()) for one in both.passages) <= 4 * CHANGED_EDGE
