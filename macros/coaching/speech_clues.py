"""Which words give a phrase away, told from the phrase's pattern.

To look for thirty phrases all along every answer of a thousand sessions takes longer than all else
that is counted. Each way to say one of them holds a word that few texts hold, and where that word
stands it is known where the phrase would begin.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Set
from itertools import chain

from .speech_patterns import choices, first_end

MOST = 512
"""So many ways to match are told apart; of more, only the beginning is known."""

FEW = 3
"""Up to so many words in a row that may be any are told apart by their number."""

LONG = 4
"""Words of so many letters may be rare; of these, one that many ways share is best."""

ANY = "\0"
"""In a clue: any signs of the same word, or none."""
_OPEN = "\1"
"""What comes from here on is not written out."""

_TIMES = re.compile(r"[?*+]|\{[0-9,]+\}")
_FEW_TIMES = re.compile(rf"\{{([0-{FEW}]),([0-{FEW}])\}}")
_SPECIAL = frozenset(".^$*+?{}|()[]\\")

Clue = tuple[str, int]
"""A word, which may hold `ANY`, and how many words of the phrase come before it."""


def clues(pattern: str, parts: Mapping[str, str], common: Set[str] = frozenset()) -> set[Clue]:
    """Return the clues to a phrase: where its pattern matches, one of them stands in its place.

    Of each way to match it is the rarest word, as far as that can be told.

    Args:
        pattern: what begins at a space and ends before one, in the terms of the rules.
        parts: what stands for each name in braces.
        common: words that nearly every text holds.

    Raises:
        ValueError: A way to match holds no word that is written out near its beginning.
    """
    ways = [_words(way) for way in _ways(pattern, parts)]
    if not all(ways):
        raise ValueError(f"no word is written out near the beginning of {pattern!r}")
    times = Counter(chain.from_iterable(ways))

    def worth(clue: Clue) -> tuple[bool, bool, int, int]:
        word, _ = clue
        return word not in common, ANY not in word, min(len(word), LONG), times[clue]

    alone = {words[0] for words in ways if len(words) == 1}
    return alone | {max(words, key=worth) for words in ways if alone.isdisjoint(words)}


def _words(way: str) -> list[Clue]:
    """Return the words of a way that are whole, and not just any."""
    _, *words, _ = way.split(" ")
    return [(word, place) for place, word in enumerate(words) if word.strip(ANY)]


def _ways(pattern: str, parts: Mapping[str, str]) -> list[str]:
    """Return the ways to match a pattern, each as far as it is written out."""
    found = []
    for choice in choices(pattern):
        ways, ended = [""], list[str]()
        for options in _options(choice, parts):
            known = options if len(ways) * len(options) <= MOST else [_OPEN]
            longer = _each(way + option for way in ways for option in known)
            ended += [way for way in longer if way.endswith(_OPEN)]
            ways = [way for way in longer if not way.endswith(_OPEN)]
        found += [*ended, *ways]
    return found


def _each(ways: Iterable[str]) -> list[str]:
    """Return ways, each once: any signs, and then any signs, are the same as any."""
    return list(dict.fromkeys([way.replace(ANY + ANY, ANY) for way in ways]))


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
    if part.startswith("(?="):
        return [f" {_OPEN}"] if part.startswith("(?= ") else [""]
    if part.startswith("{"):
        return _ways(parts[part[1:-1]], parts)
    if part.startswith("[") and not re.search(r"[\\^-]", part):
        return list(part[1:-1])
    if _SPECIAL.isdisjoint(part):
        return [part]
    return [ANY, " "] if part == "." or part.startswith("[^") or " " in part else [ANY]


def _repeated(ways: list[str], times: str) -> list[str]:
    """Return what a part may be that stands so many times."""
    if times in ("", "?"):
        return [*ways, ""] if times else ways
    if all(" " not in way and _OPEN not in way for way in ways):
        often = [way + ANY for way in ways]
    elif _OPEN not in ways[0] and len(ways) == 1 and (found := _FEW_TIMES.match(times)):
        return [ways[0] * count for count in range(int(found[1]), int(found[2]) + 1)]
    else:
        often = [way + _OPEN for way in ways]
    return [*often, ""] if re.match(r"\*|\{0", times) else often
