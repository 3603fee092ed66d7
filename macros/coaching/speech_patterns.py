"""A phrase's pattern taken apart: its choices, and their parts."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

_SKIPPED = re.compile(r"\\.|\[(?:\\.|[^\]])*\]|\{[a-z_]+\}", re.DOTALL)
"""What may hold a bracket or a bar that means itself, and a name in braces."""
_NAMED = re.compile(r"(?:\{[a-z_]+\})?")


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


def any_of(patterns: Iterable[str]) -> str:
    """Return a pattern that matches where one of several does that begin at a space.

    A part in braces, as {number}, with which many of them begin, is looked for once.
    """
    by_part: defaultdict[str, list[str]] = defaultdict(list)
    for pattern in patterns:
        for way in _opened(pattern.removeprefix(" ")):
            named = _NAMED.match(way)
            part = named[0] if named else ""
            by_part[part].append(way.removeprefix(part))
    ways = [f"{part}(?:{'|'.join(rest)})" for part, rest in by_part.items()]
    return f" (?:{'|'.join(ways)})"


def _opened(pattern: str) -> list[str]:
    """Return a pattern's ways by the group that it starts with; the whole where there is none."""
    end = first_end(pattern)
    if not pattern.startswith("(?:") or pattern[end : end + 1] in tuple("?*+{"):
        return [pattern]
    return [choice + pattern[end:] for choice in choices(pattern[3 : end - 1])]
