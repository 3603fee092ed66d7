"""Where the phrases of the rules stand in a transcript: fillers, hedges, results."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from itertools import accumulate, chain, compress, count
from typing import NamedTuple

from .speech_clues import ANY, clues
from .speech_patterns import any_of
from .speech_rules import RULES, Phrase, PhraseRules, pattern
from .speech_text import Transcript
from .speech_tokens import Known

PHRASES = {
    phrase.id: phrase
    for rules in (RULES.fillers, RULES.hedges, RULES.results)
    for phrase in rules.rules
}
"""All phrases by their ids."""


class Found(NamedTuple):
    """A phrase that a rule counts."""

    rule: str
    """The rule's id."""
    kind: str
    """The rule's kind, as "hesitation" or "unit"."""
    text: str
    """As written."""
    word: int
    """Which word of the text it starts with, counted from 1."""
    end: int
    """The number of its last word."""


Match = tuple[Phrase, str, int, int]
"""What a phrase's pattern finds, whether it counts there or not: the phrase, the part of the tape,
its first token, and the token behind its last."""

Given = tuple[tuple[str, int], ...]
"""The phrases that a word may belong to, each with how many of its words come before this one."""

GivenBy = Callable[[str], Given]

FoundById = Mapping[str, Sequence[Found]]
"""Where each phrase counts, in order, by its id; one that counts nowhere is left out."""

_WHOLE = ("[0-9]+", RULES.parts["plain"])
"""Parts of patterns behind which no sign can stand that they could hold themselves."""
_FIGURE = "figure"
"""Stands for the ids of all phrases that start with a figure: they are looked for together."""
_FILLERS = frozenset(phrase.id for phrase in RULES.fillers.rules)
_FIGURES = tuple(phrase for phrase in PHRASES.values() if phrase.starts == "figure")


def find(transcript: Transcript) -> FoundById:
    """Return where each phrase of the rules counts in a transcript."""
    found: dict[str, list[Found]] = {}
    for match in matches(transcript):
        if _counts(*match, transcript):
            phrase, _, first, after = match
            quoted = Found(phrase.id, phrase.kind, *transcript.quoted(first, after))
            found.setdefault(phrase.id, []).append(quoted)
    return found


def count_fillers(transcript: Transcript) -> int:
    """Return how many fillers count in a transcript. No other phrase is looked for."""
    return sum([_counts(*match, transcript) for match in matches(transcript, _fillers_by)])


def found_of(rules: PhraseRules, found: FoundById) -> Iterator[Found]:
    """Yield what was found of several phrases, phrase by phrase."""
    for phrase in rules.rules:
        yield from found.get(phrase.id, ())


def matches(transcript: Transcript, given_by: GivenBy | None = None) -> Iterator[Match]:
    """Yield all that each phrase's pattern finds along the tape, in order; one phrase at a time.

    A pattern is tried only where a clue says that its phrase may begin.

    Args:
        transcript: where to look.
        given_by: the phrases to look for, by the words that may belong to them; None is all.
    """
    tape, tokens = transcript.tape, transcript.tokens
    before = list(accumulate(map(len, tokens), initial=0))
    begun = _begun(tokens, given_by or _given_by)
    is_figure = _starts_with_figure().match
    figures = [first for first in begun.pop(_FIGURE, ()) if is_figure(tape, before[first] + first)]
    places = ((PHRASES[name], firsts) for name, firsts in begun.items())
    for phrase, firsts in chain(places, ((phrase, figures) for phrase in _FIGURES if figures)):
        match_at, after = compiled(phrase.id).match, 0
        for first in firsts:
            # each token has its space before it, also the first
            if first >= after and (match := match_at(tape, before[first] + first)):
                after = first + match[0].count(" ")
                yield phrase, match[0], first, after


@cache
def compiled(phrase_id: str) -> re.Pattern[str]:
    """Return a phrase's pattern."""
    return _quick(PHRASES[phrase_id].pattern)


def _begun(tokens: Sequence[str], given_by: GivenBy) -> dict[str, list[int]]:
    """Return the tokens, in order, at which a phrase may begin, by the phrase's id."""
    found: defaultdict[str, list[int]] = defaultdict(list)
    for token in compress(count(), map(given_by, tokens)):  # most words give nothing
        for name, before in given_by(tokens[token]):
            found[name].append(token - before)
    for firsts in found.values():
        firsts.sort()
    return found


def _given(word: str) -> Given:
    written, others = _clues()
    found = [given for signs, given in others if signs.match(f" {word} ")]
    return (*written.get(word, ()), *found)


def _fillers(word: str) -> Given:
    return tuple([given for given in _given_by(word) if given[0] in _FILLERS])


_given_by = Known(_given).__getitem__
_fillers_by = Known(_fillers).__getitem__


@cache
def _clues() -> tuple[Mapping[str, Given], Sequence[tuple[re.Pattern[str], tuple[str, int]]]]:
    """Return what each word gives that is written out in a phrase, and what other words give."""
    written: defaultdict[str, Given] = defaultdict(tuple)
    others: defaultdict[tuple[str, int], list[str]] = defaultdict(list)
    others[_FIGURE, 0] = [RULES.results.figure]
    for phrase in PHRASES.values():
        if phrase in _FIGURES:
            continue
        for word, before in clues(phrase.pattern, RULES.parts, RULES.language.words):
            if ANY in word:
                others[phrase.id, before].append(f" {'.*'.join(map(re.escape, word.split(ANY)))} ")
            else:
                written[word] += ((phrase.id, before),)
    return written, [(re.compile("|".join(signs)), given) for given, signs in others.items()]


@cache
def _starts_with_figure() -> re.Pattern[str]:
    """Return a pattern that finds where a phrase begins that starts with a figure."""
    return _quick(any_of(phrase.pattern for phrase in _FIGURES))


def _quick(source: str) -> re.Pattern[str]:
    """Compile a pattern so that it tries no part of a number or of a word: none ever helps."""
    written = pattern(source, RULES.parts).pattern
    for whole in _WHOLE:
        written = written.replace(whole, f"{whole}+")
    return re.compile(written)


def _counts(phrase: Phrase, tape: str, first: int, after: int, transcript: Transcript) -> bool:
    """Say whether the company of a match lets it count."""
    tokens = transcript.tokens
    if phrase.unless_text and re.match(phrase.unless_text, tape):
        return False
    if first and tokens[first - 1] in phrase.unless_before:
        return False
    if after < len(tokens) and tokens[after] in phrase.unless_after:
        return False
    if not phrase.unless_near:
        return True
    start = max(transcript.sentence_start(first), first - RULES.results.near_words)
    return phrase.unless_near.isdisjoint(tokens[start:first])
