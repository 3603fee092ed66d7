"""What two strings have in common."""

import random
from difflib import SequenceMatcher

import pytest

from macros.coaching.speech_matching import common, signs


@pytest.mark.parametrize("letters", ["ab", "abc", "abcdefgh", "abcdefghijklmnopqrstuvwxyz"])
def test_the_longest_runs_are_taken_as_difflib_takes_them(letters: str) -> None:
    """On 400 pairs of strings, of few letters or of many, the same ones stay."""
    drawn = random.Random(letters)  # noqa: S311 - the same cases at every run
    for _ in range(400):
        before, after = ("".join(drawn.choices(letters, k=drawn.randrange(40))) for _ in range(2))
        blocks = SequenceMatcher(None, before, after, autojunk=False).get_matching_blocks()
        assert pairs(common(before, after)) == pairs(blocks)


def pairs(blocks: list[tuple[int, int, int]]) -> list[tuple[int, int]]:
    """Return which letter of the earlier string stays as which of the later."""
    return [(old + at, new + at) for old, new, length in blocks for at in range(length)]


def test_equal_items_have_equal_signs() -> None:
    """On both sides, and no others: lists are compared as strings of signs."""
    before, after = ["a", "word", "a"], ["other", "a", "word"]
    old, new = signs(before, after)
    for sign, word in zip(old + new, before + after, strict=True):
        assert [other == sign for other in old + new] == [other == word for other in before + after]
