"""A transcript as words, marks and sentences: what every rule of speech looks at."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import accumulate, pairwise

from .speech_rules import RULES, Phrase, pattern

BREAK = "¶"
"""The token that opens a text and stands for an empty line or a list item's mark."""

_MARKS = frozenset(RULES.parts["marks"]) | {BREAK}
_TOKEN = pattern(RULES.reading.token, RULES.parts)
_QUOTE = re.compile(RULES.reading.quote)
_LINK = re.compile(RULES.reading.link)


@dataclass(frozen=True)
class Sentence:
    """A run of words up to an end mark."""

    text: str
    """As written, with its end mark; links without their addresses."""
    words: int
    """How many words it has."""


@dataclass(frozen=True)
class Found:
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


@dataclass(frozen=True)
class Transcript:
    """A text cut into tokens: words in lower case, and the marks that the rules keep."""

    text: str
    """As written, with one form of each sign, without quotations and the addresses of links."""
    tokens: tuple[str, ...]
    """Words and marks in order; the first is always `BREAK`."""
    spans: tuple[tuple[int, int], ...]
    """Where each token stands in `text`; (0, 0) for the first."""

    @cached_property
    def words(self) -> tuple[str, ...]:
        """The words in lower case."""
        return tuple(token for token in self.tokens if token not in _MARKS)

    @cached_property
    def tape(self) -> str:
        """All tokens with one space between, and a space at both ends."""
        return f" {' '.join(self.tokens)} "

    @cached_property
    def numbers(self) -> tuple[int, ...]:
        """For each token, how many words there are up to and with it."""
        return tuple(accumulate(token not in _MARKS for token in self.tokens))

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """The sentences in order; marks without a word belong to none."""
        edges = [0, *self._ends, len(self.tokens)]
        cut = (self._sentence(*pair) for pair in pairwise(edges))
        return tuple(sentence for sentence in cut if sentence.words)

    def found(self, phrase: Phrase, near_words: int = 0) -> Iterator[Found]:
        """Yield where a phrase counts, in order.

        `unless_near` looks at most `near_words` tokens back, and not beyond the sentence.
        """
        for match in self._matches(phrase):
            first = bisect_left(self._starts, match.start() + 1)
            after = bisect_left(self._starts, match.end() + 1)
            if self._counts(phrase, match[0], first, after, near_words):
                yield self._place(phrase, first, after)

    def _matches(self, phrase: Phrase) -> Iterator[re.Match[str]]:
        """Yield where a phrase stands, in order and apart: at figures only, if it starts so."""
        pattern = RULES.patterns[phrase.id]
        if phrase.starts is None:
            yield from pattern.finditer(self.tape)
            return
        end = 0
        for place in self._figures:
            if place >= end and (match := pattern.match(self.tape, place)):
                yield match
                end = match.end()

    @cached_property
    def _figures(self) -> tuple[int, ...]:
        """Where on the tape a figure can begin."""
        return tuple(match.start() for match in RULES.figure.finditer(self.tape))

    @cached_property
    def _starts(self) -> tuple[int, ...]:
        """Where each token starts on the tape."""
        return tuple(accumulate((len(token) + 1 for token in self.tokens), initial=1))[:-1]

    @cached_property
    def _ends(self) -> tuple[int, ...]:
        """The index of the token after each end of a sentence."""
        ends, short = RULES.reading.sentence_ends, RULES.reading.abbreviations
        return tuple(
            index
            for index, (before, mark) in enumerate(pairwise(self.tokens), start=2)
            if mark in ends and not (mark == "." and before in short)
        )

    def _counts(self, phrase: Phrase, text: str, first: int, after: int, near_words: int) -> bool:
        """Say whether the company of a match lets it count; `after` is the token behind it."""
        if phrase.unless_text and re.match(phrase.unless_text, text):
            return False
        if first and self.tokens[first - 1] in phrase.unless_before:
            return False
        if after < len(self.tokens) and self.tokens[after] in phrase.unless_after:
            return False
        return phrase.unless_near.isdisjoint(self._before(first, near_words))

    def _before(self, first: int, near_words: int) -> tuple[str, ...]:
        """Return up to so many tokens before one, of its own sentence only."""
        passed = bisect_left(self._ends, first + 1)
        start = self._ends[passed - 1] if passed else 0
        return self.tokens[max(start, first - near_words) : first]

    def _place(self, phrase: Phrase, first: int, after: int) -> Found:
        while self.tokens[first] in _MARKS:
            first += 1
        text = self.text[self.spans[first][0] : self.spans[after - 1][1]]
        word, end = self.numbers[first], self.numbers[after - 1]
        return Found(phrase.id, phrase.kind, text, word, end)

    def _sentence(self, first: int, after: int) -> Sentence:
        """Return the sentence of the tokens from `first` to before `after`."""
        while first < after and self.tokens[after - 1] == BREAK:
            after -= 1
        while first < after and self.tokens[first] in _MARKS:
            first += 1
        if first == after:
            return Sentence("", 0)
        text = self.text[self.spans[first][0] : self.spans[after - 1][1]].rstrip()
        return Sentence(text, self.numbers[after - 1] - self.numbers[first] + 1)


@lru_cache(maxsize=64)
def read(said: str) -> Transcript:
    """Cut a text into tokens; one that was just read is not read again.

    Time grows with the length of the text, whatever it holds.
    """
    for sign, kept in RULES.reading.same.items():
        said = said.replace(sign, kept)
    text = _LINK.sub("]", _QUOTE.sub("\n", said))
    matches = list(_TOKEN.finditer(text))
    tokens = (BREAK if match[0][0] == "\n" else match[0].lower() for match in matches)
    return Transcript(text, (BREAK, *tokens), ((0, 0), *(match.span() for match in matches)))
