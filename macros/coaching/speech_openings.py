"""Which words a phrase can start with, told from its pattern: most texts hold none of them.

To look for thirty patterns in every answer of a thousand sessions takes longer than all else that
is counted, and a set of words tells at once that a text cannot match.
"""

import re
from collections.abc import Iterator

_FIRST_WORD = re.compile(r"([^\\\[\](){}?*+|.^$ ]+)(?:[ ]|\(\?=[ ])")
"""Plain signs up to a space, be it matched or looked ahead at."""
_SKIPPED = re.compile(r"\\.|\[(?:\\.|[^\]])*\]", re.DOTALL)
"""What may hold a bracket or a bar that means itself."""


def openings(pattern: str) -> frozenset[str] | None:
    """Return every word that a match of a pattern can start with, after the space that opens it.

    None where the words are not written out, as in `u+m+`: the pattern may match any text.
    """
    words = [_FIRST_WORD.match(way) for way in _ways(pattern.removeprefix(" "))]
    return frozenset([word[1] for word in words if word]) if all(words) else None


def _ways(pattern: str) -> Iterator[str]:
    """Yield the ways to start a pattern: one for each choice of the groups at its start."""
    if not pattern.startswith("(?:"):
        yield pattern
        return
    *choices, rest = _cut(pattern)
    if rest[:1] in ("?", "*", "+", "{"):
        yield pattern  # a group that may be left out, or stands twice, is no plain choice
        return
    for choice in choices:
        yield from _ways(choice + rest)


def _cut(pattern: str) -> list[str]:
    """Return the choices of the group that opens a pattern, then what follows it."""
    depth, start, parts = 1, len("(?:"), []
    place = start
    while depth:
        skipped = _SKIPPED.match(pattern, place)
        sign = pattern[place]
        if depth == 1 and sign in "|)" and not skipped:
            parts.append(pattern[start:place])
            start = place + 1
        depth += 0 if skipped else (sign == "(") - (sign == ")")
        place = skipped.end() if skipped else place + 1
    return [*parts, pattern[place:]]
