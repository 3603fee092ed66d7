"""Where in a text a phrase may begin: at a word that gives it away, or some words before it.

A phrase that starts with a figure is given away by what comes behind, as a unit: there are fewer of
these than of figures. Its clue counts a number as one word, and from the last word of the number
one looks back for the first.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Mapping, Sequence
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
"""The phrases that a word may belong to, each with how many of its words come before this one, of
which a number counts as one, and whether one must still see that the first is of a figure."""

_Clue = tuple[str, int]
"""A phrase, and how many of its words come before one that gives it away."""

GivenBy = Callable[[str], Given]

_FILLERS = frozenset(phrase.id for phrase in RULES.fillers.rules)
_FIGURES = frozenset(phrase.id for phrase in PHRASES.values() if phrase.starts)
_FIRST_IN_FIGURE = frozenset((name, 0) for name in _FIGURES)
"""The clues that only a word of a figure can give."""
_ONE_WORD = re.compile(r" \(\?:[a-z+*?|]+\)\(\?= \)")
"""A pattern that holds letters only, each once or more often, or not."""
SINGLE = {
    name: pattern(phrase.pattern, RULES.parts)
    for name, phrase in PHRASES.items()
    if _ONE_WORD.fullmatch(phrase.pattern)
}
"""The phrases of one word each, with their patterns: where one of these begins, it is found."""
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
    given = list(map(given_by, tokens))
    for token in compress(count(), given):  # most words give nothing
        for name, before, needs_figure in given[token]:
            first = token - before
            if not needs_figure or (first > 0 and _in_figure(tokens[first])):
                found[name].append(first)
    return {
        name: sorted(_with_those_before(tokens, places) if name in _FIGURES else places)
        for name, places in found.items()
    }


def _with_those_before(tokens: Sequence[str], lasts: Collection[int]) -> set[int]:
    """Return the last words of figures with all before them that may be of the same figure."""
    found = set(lasts)
    for last in lasts:
        first = last - 1
        while first not in found and _in_figure(tokens[first]):  # the first of all is a break
            found.add(first)
            first -= 1
    return found


def _may_be_in_figure(word: str) -> bool:
    return word.startswith(_INSIDE) or bool(_figure().match(f" {word} "))


def _given(word: str) -> Given:
    written, others = _clues()
    spaced = f" {word} "
    denied = frozenset[_Clue]() if _in_figure(word) else _FIRST_IN_FIGURE
    found = [clue for clue in written.get(word, ()) if clue not in denied]
    found += [clue for signs, clue in others if clue not in denied and signs.match(spaced)]
    return tuple([(name, before, before > 0 and name in _FIGURES) for name, before in found])


def _fillers(word: str) -> Given:
    return tuple([given for given in given_by_any(word) if given[0] in _FILLERS])


_in_figure = Known(_may_be_in_figure).__getitem__
given_by_any = Known(_given).__getitem__
given_by_fillers = Known(_fillers).__getitem__


@cache
def _clues() -> tuple[Mapping[str, Sequence[_Clue]], Sequence[tuple[re.Pattern[str], _Clue]]]:
    """Return what each word gives that is written out in a phrase, and what other words give."""
    written: defaultdict[str, list[_Clue]] = defaultdict(list)
    others = [(single, (name, 0)) for name, single in SINGLE.items()]
    for name in [name for name in PHRASES if name not in SINGLE]:
        parts = _AS_ONE_WORD if name in _FIGURES else _PARTS
        signs: defaultdict[int, list[str]] = defaultdict(list)
        for word, before in clues(PHRASES[name].pattern, parts, RULES.language.words):
            if ANY in word:
                signs[before].append(f" {'.*'.join(map(re.escape, word.split(ANY)))} ")
            else:
                written[word].append((name, before))
        others += [(re.compile("|".join(each)), (name, before)) for before, each in signs.items()]
    return written, others


@cache
def _figure() -> re.Pattern[str]:
    return pattern(RULES.results.figure, RULES.parts)
