"""Whether a measurable result is stated, and where in the answer it comes.

Source: the lesson. "Did you include a measurable result or concrete detail?", and every answer must
end with a result: "The p99 latency stayed under 5ms" is one, "It worked" is not. What counts as one
is Greenroom's own list of phrases, published with what it misses.
"""

from collections.abc import Iterable, Iterator
from typing import Literal, NamedTuple, cast

from .speech_phrases import Found, FoundById, found_of
from .speech_rules import RULES

Third = Literal["first", "middle", "last"]
"""A part of an answer, by words."""


class Results(NamedTuple):
    """The measurable results of one text."""

    stated: bool | None
    """Whether there is one. None where none is found and the rules cannot read the language."""
    found: tuple[Found, ...]
    """All of them, in order; of phrases that overlap, the one that starts first."""
    where: Third | None
    """In which third of the text the first one starts; None without one."""
    at_the_end: bool | None
    """Whether the last one starts in the last third; None without one."""
    why_not: str | None = None
    """The reason's name in the rules where `stated` is None."""


def results(found: FoundById, words: int, english: bool) -> Results:
    """Return what a text states as measurable results.

    Args:
        found: the phrases found in it.
        words: how many words it has.
        english: whether the rules can read its language.
    """
    apart = tuple(_apart(found_of(RULES.results, found)))
    if not apart:
        reason = None if words and english else _unread(words)
        return Results(None if reason else False, (), None, None, reason)
    places = [third(each.word, words) for each in (apart[0], apart[-1])]
    return Results(True, apart, places[0], places[1] == RULES.results.thirds[-1])


def third(word: int, words: int) -> Third:
    """Return the third of a text that a word is in, counted from 1."""
    return cast(Third, RULES.results.thirds[(word - 1) * 3 // words])


def _unread(words: int) -> str:
    return "other-language" if words else "nothing-said"


def _apart(found: Iterable[Found]) -> Iterator[Found]:
    """Yield phrases in order without those that overlap one before; the longer wins a tie."""
    end = 0
    for each in sorted(found, key=lambda each: (each.word, -each.end)):
        if each.word > end:
            yield each
            end = each.end
