"""What two sequences have in common."""

import random
from difflib import SequenceMatcher
from itertools import pairwise

import pytest

from macros.coaching.speech_matching import parts


@pytest.mark.parametrize("words", ["ab", "abc", "abcdefgh", "abcdefghijklmnopqrstuvwxyz"])
def test_the_longest_runs_are_taken_as_difflib_takes_them(words: str) -> None:
    """On 400 pairs of sequences, of few words or of many, the same parts stay."""
    drawn = random.Random(words)  # noqa: S311 - the same cases at every run
    for _ in range(400):
        before, after = (drawn.choices(words, k=drawn.randrange(40)) for _ in range(2))
        blocks = SequenceMatcher(None, before, after, autojunk=False).get_matching_blocks()
        pairs = [(one.a + place, one.b + place) for one in blocks for place in range(one.size)]
        stayed = list(parts(before, after))[1::2]
        assert pairs == [
            pair
            for first, last, start, end in stayed
            for pair in zip(range(first, last), range(start, end), strict=True)
        ]


def test_parts_follow_each_other() -> None:
    """From the start of both sequences to their ends nothing is left out, changed parts first."""
    found = list(parts("xaby", "abzc"))
    assert found == [(0, 1, 0, 0), (1, 3, 0, 2), (3, 4, 2, 4)]
    assert all(one[1::2] == following[::2] for one, following in pairwise(found))
