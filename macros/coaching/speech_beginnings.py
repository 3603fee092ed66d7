"""Where in a text a phrase may begin: at a word that gives it away, or some words before it.

A phrase that starts with a figure is given away by what comes behind, as a unit: there are fewer of
these than of figures. Its clue counts a number as one word, and from the last word of the number
one looks back for the first.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from itertools import compress, count

from .speech_clues import ANY, clues
from .speech_rules import RULES, pattern
from .speech_tokens import Known

PHRASES = {
    phrase.id: phrase
    for rules in (RULES.fillers, RULES.hedges, RULES.results)
    for phrase in rules.rules
}
"""All phrases by their ids."""

Given = tuple[tuple[str, int, bool], ...]
"""The phrases that a word may belong to, each with how many of its words come before this one, and
whether it starts with a figure, of which a number counts as one word."""

GivenBy = Callable[[str], Given]

_FILLERS = frozenset(phrase.id for phrase in RULES.fillers.rules)
_PARTS = {**RULES.parts, "about": ".*", "number": ".+"}
"""The parts of patterns as clues are looked for in them: what stands behind these has no clue."""
_AS_ONE_WORD = {**_PARTS, "number": "[0-9]+", "digits": "[0-9]+"}
"""The same, with each number as if it were one word."""
_INSIDE = tuple(re.findall("[a-z]+", RULES.parts["spelled"]))
"""What the words of a number may start with, as "and" and "point", that need not start one."""


def begun(tokens: Sequence[str], given_by: GivenBy) -> dict[str, list[int]]:
    """Return the tokens, in order, at which a phrase may begin, by the phrase's id.

    Args:
        tokens: the words and marks of a text; the first is a break.
        given_by: the phrases to look for, by the words that may belong to them.
    """
    found: defaultdict[str, list[int]] = defaultdict(list)
    for token in compress(count(), map(given_by, tokens)):  # most words give nothing
        for name, before, is_figure in given_by(tokens[token]):
            first = token - before
            if not is_figure or (first > 0 and _in_figure(tokens[first])):
                found[name].append(first)
    return {
        name: sorted(_with_those_before(tokens, places) if PHRASES[name].starts else places)
        for name, places in found.items()
    }


def _with_those_before(tokens: Sequence[str], lasts: Iterable[int]) -> set[int]:
    """Return the last words of figures with all before them that may be of the same figure."""
    found: set[int] = set()
    for last in lasts:
        first = last
        while first not in found and _in_figure(tokens[first]):  # the first of all is a break
            found.add(first)
            first -= 1
    return found


def _may_be_in_figure(word: str) -> bool:
    return word.startswith(_INSIDE) or bool(_figure().match(f" {word} "))


def _given(word: str) -> Given:
    written, others = _clues()
    found = [given for signs, given in others if signs.match(f" {word} ")]
    return (*written.get(word, ()), *found)


def _fillers(word: str) -> Given:
    return tuple([given for given in given_by_any(word) if given[0] in _FILLERS])


_in_figure = Known(_may_be_in_figure).__getitem__
given_by_any = Known(_given).__getitem__
given_by_fillers = Known(_fillers).__getitem__


@cache
def _clues() -> tuple[Mapping[str, Given], Sequence[tuple[re.Pattern[str], tuple[str, int, bool]]]]:
    """Return what each word gives that is written out in a phrase, and what other words give."""
    written: defaultdict[str, Given] = defaultdict(tuple)
    others: defaultdict[tuple[str, int, bool], list[str]] = defaultdict(list)
    for phrase in PHRASES.values():
        is_figure = phrase.starts == "figure"
        parts = _AS_ONE_WORD if is_figure else _PARTS
        for word, before in clues(phrase.pattern, parts, RULES.language.words):
            if ANY in word:
                others[phrase.id, before, is_figure].append(
                    f" {'.*'.join(map(re.escape, word.split(ANY)))} "
                )
            else:
                written[word] += ((phrase.id, before, is_figure),)
    return written, [(re.compile("|".join(signs)), given) for given, signs in others.items()]


@cache
def _figure() -> re.Pattern[str]:
    return pattern(RULES.results.figure, RULES.parts)
