"""Which words a text must hold for a phrase to be found in it, told from the phrase's pattern.

To look for thirty phrases in every answer of a thousand sessions takes longer than all else that is
counted, and the set of a text's words tells at once which of them it cannot hold.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Set
from itertools import chain

from .speech_patterns import choices, first_end

MOST = 512
"""So many ways to match are told apart; of more, some words are not known."""

LONG = 4
"""Words of so many letters may be rare; of these, one that many ways share is best."""

_UNKNOWN = "\0"
"""Stands for signs that a pattern does not write out; there may be none."""
_WORD = re.compile(f"(?<= )[^ {_UNKNOWN}]+(?= )")
"""A word that is written out."""
_TIMES = re.compile(r"[?*+]|\{[0-9,]+\}")
_ENDLESS = re.compile(r"[*+{]")
"""In a named part: it repeats something, or names other parts. Such are the numbers."""
_SPECIAL = frozenset(".^$*+?{}|()[]\\")


def needed(
    pattern: str, parts: Mapping[str, str], common: Set[str] = frozenset()
) -> frozenset[str] | None:
    """Return words of which a text must hold one for a pattern to match: a rare one of each way.

    None where a way is bound to no word that is written out, as in `u+m+`.

    Args:
        pattern: what begins at a space, in the terms of the rules.
        parts: what stands for each name in braces.
        common: words that nearly every text holds.
    """
    ways = [_WORD.findall(way) for way in _ways(pattern, parts)]
    times = Counter(chain.from_iterable(map(frozenset, ways)))

    def worth(word: str) -> tuple[bool, int, int]:
        return word not in common, min(len(word), LONG), times[word]

    return frozenset([max(words, key=worth) for words in ways]) if all(ways) else None


def _ways(pattern: str, parts: Mapping[str, str]) -> list[str]:
    """Return the ways to match a pattern, with `_UNKNOWN` for what is not written out."""
    found = []
    for choice in choices(pattern):
        ways = [""]
        for options in _options(choice, parts):
            known = options if len(ways) * len(options) <= MOST else [_UNKNOWN]
            ways = [way + option for way in ways for option in known]
        found += ways
    return found


def _options(choice: str, parts: Mapping[str, str]) -> Iterator[list[str]]:
    """Yield, for each part of a choice in turn, what may stand there."""
    while choice:
        end = first_end(choice)
        part, times = choice[:end], _TIMES.match(choice, end)
        yield _repeated(_of(part, parts), times[0] if times else "")
        choice = choice[times.end() if times else end :]


def _of(part: str, parts: Mapping[str, str]) -> list[str]:
    """Return what a part may be, were it to stand once."""
    if part.startswith("(?:"):
        return _ways(part[3:-1], parts)
    if part.startswith("(?= "):
        return [f" {_UNKNOWN}"]  # what is looked ahead at may end inside a word
    if part.startswith("{"):
        named = parts[part[1:-1]]
        return [_UNKNOWN] if _ENDLESS.search(named) else _ways(named, parts)
    if part.startswith("[") and not re.search(r"[\\^-]", part):
        return list(part[1:-1])
    return [part if len(part) == 1 and part not in _SPECIAL else _UNKNOWN]


def _repeated(ways: list[str], times: str) -> list[str]:
    """Return what a part may be that stands so many times."""
    if times in ("", "?"):
        return [*ways, ""] if times else ways
    # the next time goes on in an unknown way, but a space is always first
    often = [f" {_UNKNOWN}"] if all(way.startswith(" ") for way in ways) else [_UNKNOWN]
    return often if times == "+" else [*often, ""]
