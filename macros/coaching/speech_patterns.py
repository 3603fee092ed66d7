"""A phrase's pattern taken apart: its choices, and their parts."""

import re
from collections.abc import Iterator

_SKIPPED = r"\\.|\[(?:\\.|[^\]])*\]|\{[a-z_]+\}"
"""What may hold a bracket or a bar that means itself, and a name in braces."""
_SIGNS = re.compile(rf"{_SKIPPED}|(?P<sign>[()|])", re.DOTALL)
_ALONE = re.compile(rf"{_SKIPPED}|[^.^$*+?{{}}|()[\]\\]+(?![?*+{{])|[^(]", re.DOTALL)
"""What holds no other part."""


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
    """Return where the first part of a choice ends: a group, a class, a name, signs as written."""
    if alone := _ALONE.match(choice):
        return alone.end()
    depth = 0
    for place, sign in _signs(choice):
        depth += (sign == "(") - (sign == ")")
        if not depth:
            return place + 1
    return len(choice)


def _signs(pattern: str) -> Iterator[tuple[int, str]]:
    """Yield each bracket and bar that does not mean itself, with its place."""
    for found in _SIGNS.finditer(pattern):
        if found["sign"]:
            yield found.start(), found["sign"]
