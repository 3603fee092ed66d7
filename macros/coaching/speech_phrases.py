"""Where the phrases of the rules stand in a transcript: fillers, hedges, results."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import accumulate
from typing import NamedTuple

from .speech_beginnings import PHRASES, SINGLE, GivenBy, begun, given_by_any, given_by_fillers
from .speech_rules import RULES, Phrase, PhraseRules, written_out
from .speech_text import Transcript


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

_ANYWHERE = frozenset(
    phrase.id
    for phrase in PHRASES.values()
    if not (phrase.unless_text or phrase.unless_before or phrase.unless_after or phrase.unless_near)
)
"""The phrases that count wherever they stand."""

FoundById = Mapping[str, Sequence[Found]]
"""Where each phrase counts, in order, by its id; one that counts nowhere is left out."""

_WHOLE = ("[0-9]+", RULES.parts["plain"])
"""Parts of patterns behind which no sign can stand that they could hold themselves."""


def find(transcript: Transcript) -> FoundById:
    """Return where each phrase of the rules counts in a transcript."""
    found: dict[str, list[Found]] = {}
    for match in matches(transcript):
        phrase, _, first, after = match
        if phrase.id in _ANYWHERE or _counts(*match, transcript):
            quoted = Found(phrase.id, phrase.kind, *transcript.quoted(first, after))
            found.setdefault(phrase.id, []).append(quoted)
    return found


def count_fillers(transcript: Transcript) -> int:
    """Return how many fillers count in a transcript. No other phrase is looked for."""
    return sum([_counts(*match, transcript) for match in matches(transcript, given_by_fillers)])


def found_of(rules: PhraseRules, found: FoundById) -> list[Found]:
    """Return what was found of several phrases, phrase by phrase."""
    return [each for phrase in rules.rules if phrase.id in found for each in found[phrase.id]]


def matches(transcript: Transcript, given_by: GivenBy = given_by_any) -> Iterator[Match]:
    """Yield all that each phrase's pattern finds along the tape, in order; one phrase at a time.

    A pattern is tried only where a clue says that its phrase may begin.

    Args:
        transcript: where to look.
        given_by: the phrases to look for, by the words that may belong to them.
    """
    tape, tokens = transcript.tape, transcript.tokens
    before = list(accumulate(map(len, tokens), initial=0))
    for name, firsts in begun(tokens, given_by).items():
        phrase = PHRASES[name]
        if name in SINGLE:
            yield from [(phrase, f" {tokens[first]}", first, first + 1) for first in firsts]
            continue
        match_at, after = compiled(name).match, 0
        for first in firsts:
            # each token has its space before it, also the first
            if first >= after and (match := match_at(tape, before[first] + first)):
                after = first + match[0].count(" ")
                yield phrase, match[0], first, after


@cache
def compiled(phrase_id: str) -> re.Pattern[str]:
    """Return a phrase's pattern."""
    return _quick(PHRASES[phrase_id].pattern)


def _quick(source: str) -> re.Pattern[str]:
    """Compile a pattern so that it tries no part of a number or of a word: none ever helps."""
    written = written_out(source, RULES.parts)
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
