"""A transcript as words, marks and sentences: what every rule of speech looks at."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from functools import cached_property, lru_cache
from itertools import accumulate, chain, pairwise
from operator import add, sub
from typing import NamedTuple

from .speech_rules import RULES, Phrase
from .speech_tokens import BREAK, pieces, plain

_MARKS = frozenset(RULES.parts["marks"]) | {BREAK}


class Sentence(NamedTuple):
    """A run of words up to an end mark."""

    text: str
    """As written, with its end mark; links without their addresses."""
    words: int
    """How many words it has."""


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


class Transcript:
    """A text cut into tokens: words in lower case, and the marks that the rules keep."""

    def __init__(self, said: str) -> None:
        """Cut a text. Time grows with its length, whatever it holds."""
        self.text = plain(said)
        """As written, with one form of each sign, without quotations and the addresses of links."""
        self._by_piece: tuple[tuple[str, ...], ...]
        self._sides: tuple[tuple[int, ...], ...]
        self._widths: tuple[int, ...]
        self._by_piece, self._sides, self._widths = zip(*pieces(self.text), strict=True)
        self.tokens = tuple(chain.from_iterable(self._by_piece))
        """Words and marks in order; the first is always `BREAK`."""
        self.tape = f" {' '.join(self.tokens)} "
        """All tokens with one space between, and a space at both ends."""
        self._marks = [at for at, token in enumerate(self.tokens) if token in _MARKS]
        self.words = len(self.tokens) - len(self._marks)
        """How many words there are."""

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """The sentences in order; marks without a word belong to none."""
        parts = zip(pairwise(self._edges), self._lengths(), strict=True)
        return tuple([self._sentence(*edges, words) for edges, words in parts if words])

    @cached_property
    def longest(self) -> Sentence | None:
        """The sentence of the most words, the first of several; None without a word."""
        lengths = self._lengths()
        words = max(lengths)
        at = lengths.index(words)
        return self._sentence(self._edges[at], self._edges[at + 1], words) if words else None

    def all_found(self, phrases: Iterable[Phrase], near_words: int = 0) -> Iterator[Found]:
        """Yield where any of several phrases counts, phrase by phrase."""
        needed, said = RULES.needed, self._said
        for phrase in phrases:
            words = needed[phrase.id]
            if words is None or not said.isdisjoint(words):
                yield from self.found(phrase, near_words)

    def found(self, phrase: Phrase, near_words: int = 0) -> Iterator[Found]:
        """Yield where a phrase counts, in order.

        `unless_near` looks at most `near_words` tokens back, and not beyond the sentence.
        """
        pattern = RULES.patterns[phrase.id]
        at_figures = phrase.starts == "figure"
        matches = self._at_figures(pattern) if at_figures else pattern.finditer(self.tape)
        for match in matches:
            first, text = bisect_left(self._starts, match.start() + 1), match[0]
            after = first + text.count(" ")  # each token of a match has its space before it
            if self._counts(phrase, text, first, after, near_words):
                yield self._found(phrase, first, after)

    def _at_figures(self, pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
        """Yield where a pattern stands that starts with a figure, in order and apart."""
        end = 0
        for place in self._figures:
            if place >= end and (match := pattern.match(self.tape, place)):
                yield match
                end = match.end()

    @cached_property
    def _said(self) -> frozenset[str]:
        return frozenset(self.tokens)

    @cached_property
    def _figures(self) -> tuple[int, ...]:
        """Where on the tape a phrase begins that starts with a figure."""
        return tuple([match.start() for match in RULES.at_figure.finditer(self.tape)])

    @cached_property
    def _starts(self) -> tuple[int, ...]:
        """Where each token starts on the tape."""
        lengths = accumulate(map(len, self.tokens), initial=1)
        return tuple(map(add, lengths, range(len(self.tokens))))

    @cached_property
    def _edges(self) -> list[int]:
        """Where sentences meet: the first token of each, and the end of the text."""
        ends, short, tokens = RULES.reading.sentence_ends, RULES.reading.abbreviations, self.tokens
        found = [
            at + 1
            for at in self._marks[1:]
            if tokens[at] in ends and not (tokens[at] == "." and tokens[at - 1] in short)
        ]
        return [0, *found, len(tokens)]

    def _lengths(self) -> list[int]:
        """Return how many words there are in each sentence."""
        before = [at - bisect_left(self._marks, at) for at in self._edges]
        return list(map(sub, before[1:], before))

    def _counts(self, phrase: Phrase, text: str, first: int, after: int, near_words: int) -> bool:
        """Say whether the company of a match lets it count; `after` is the token behind it."""
        if phrase.unless_text and re.match(phrase.unless_text, text):
            return False
        if first and self.tokens[first - 1] in phrase.unless_before:
            return False
        if after < len(self.tokens) and self.tokens[after] in phrase.unless_after:
            return False
        near = phrase.unless_near
        return not near or near.isdisjoint(self._before(first, near_words))

    def _before(self, first: int, near_words: int) -> tuple[str, ...]:
        """Return up to so many tokens before one, of its own sentence only."""
        start = self._edges[bisect_right(self._edges, first) - 1]
        return self.tokens[max(start, first - near_words) : first]

    def _found(self, phrase: Phrase, first: int, after: int) -> Found:
        while self.tokens[first] in _MARKS:
            first += 1
        word, end = (at - bisect_left(self._marks, at) for at in (first, after))
        return Found(phrase.id, phrase.kind, self._written(first, after), word + 1, end)

    def _sentence(self, first: int, after: int, words: int) -> Sentence:
        """Return the sentence of the tokens from `first` to before `after`, marks around it cut."""
        while self.tokens[after - 1] == BREAK:
            after -= 1
        while self.tokens[first] in _MARKS:
            first += 1
        return Sentence(self._written(first, after).rstrip(), words)

    def _written(self, first: int, after: int) -> str:
        """Return the text from the token `first` to before the token `after`."""
        return self.text[self._place(first, 0) : self._place(after - 1, 1)]

    def _place(self, token: int, side: int) -> int:
        """Return where in the text a token starts, or ends for a side of 1."""
        at = bisect_right(self._firsts, token) - 1
        return self._places[at] + self._sides[at][2 * (token - self._firsts[at]) + side]

    @cached_property
    def _firsts(self) -> list[int]:
        """How many tokens there are before each piece."""
        return list(accumulate(map(len, self._by_piece), initial=0))

    @cached_property
    def _places(self) -> list[int]:
        """Where each piece starts in the text."""
        return list(accumulate(self._widths, initial=0))


@lru_cache(maxsize=64)
def read(said: str) -> Transcript:
    """Cut a text into tokens; one that was just read is not read again."""
    return Transcript(said)
