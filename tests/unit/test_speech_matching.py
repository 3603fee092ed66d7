"""What two strings have in common."""

import random
from difflib import SequenceMatcher

import pytest

from macros.coaching.speech_matching import common, signs


@pytest.mark.parametrize("letters", ["ab", "abc", "abcdefgh", "abcdefghijklmnopqrstuvwxyz"])
@pytest.mark.parametrize("least", [1, 3])
def test_the_longest_runs_are_taken_as_difflib_takes_them(letters: str, least: int) -> None:
    """On 400 pairs of strings, of few letters or of many, the same ones stay but for short runs."""
    drawn = random.Random(letters)  # noqa: S311 - the same cases at every run
    for _ in range(400):
        before, after = ("".join(drawn.choices(letters, k=drawn.randrange(40))) for _ in range(2))
        blocks = SequenceMatcher(None, before, after, autojunk=False).get_matching_blocks()
        long = [block for block in blocks if block.size >= least]
        assert pairs(common(before, after, least)) == pairs(long)


def pairs(blocks: list[tuple[int, int, int]]) -> list[tuple[int, int]]:
    """Return which letter of the earlier string stays as which of the later."""
    return [(old + at, new + at) for old, new, length in blocks for at in range(length)]


def test_equal_items_have_equal_signs() -> None:
    """On one side and the other, and no others: lists are compared as strings of signs."""
    before, after = ["a", "alone", "word", "a"], ["other", "a", "word"]
    old, new = signs(before, after)
    for sign, word in zip(old, before, strict=True):
        assert [other == sign for other in new] == [other == word for other in after]
