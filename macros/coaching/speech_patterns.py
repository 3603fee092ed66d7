"""A phrase's pattern taken apart: its choices, and their parts."""

import re
from collections.abc import Iterator

_SKIPPED = re.compile(r"\\.|\[(?:\\.|[^\]])*\]|\{[a-z_]+\}", re.DOTALL)
"""What may hold a bracket or a bar that means itself, and a name in braces."""


def choices(pattern: str) -> list[str]:
    """Cut a pattern at the bars that stand in no group."""
    depth, cuts = 0, [-1]
    for place, sign in _signs(pattern):
        depth += (sign == "(") - (sign == ")")
        if sign == "|" and not depth:
            cuts.append(place)
    ends = [*cuts[1:], len(pattern)]
    return [pattern[start + 1 : end] for start, end in zip(cuts, ends, strict=True)]


def first_end(choice: str) -> int:
    """Return where the first part of a choice ends: a group, a class, a name, or one sign."""
    if skipped := _SKIPPED.match(choice):
        return skipped.end()
    depth = 0
    for place, sign in _signs(choice):
        depth += (sign == "(") - (sign == ")")
        if not depth:
            return place + 1
    return len(choice)


def _signs(pattern: str) -> Iterator[tuple[int, str]]:
    """Yield each sign with its place, but classes, names, and what a backslash stands before."""
    place = 0
    while place < len(pattern):
        skipped = _SKIPPED.match(pattern, place)
        if not skipped:
            yield place, pattern[place]
        place = skipped.end() if skipped else place + 1
