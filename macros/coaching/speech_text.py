"""A transcript as words, marks and sentences: what every rule of speech looks at."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import accumulate, pairwise
from operator import add, not_

from .speech_rules import RULES, Phrase, pattern

BREAK = "¶"
"""The token that opens a text and stands for an empty line or a list item's mark."""

_MARKS = frozenset(RULES.parts["marks"]) | {BREAK}
_TOKEN = pattern(f"({RULES.reading.token})", RULES.parts)
"""A group, so that a text split by it gives the tokens and what is between them in turn."""
_QUOTE = re.compile(RULES.reading.quote)
_LINK = re.compile(RULES.reading.link)
_SAME = tuple(RULES.reading.same.items())


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
        return tuple([token for token in self.tokens if token not in _MARKS])

    @cached_property
    def tape(self) -> str:
        """All tokens with one space between, and a space at both ends."""
        return f" {' '.join(self.tokens)} "

    @cached_property
    def numbers(self) -> tuple[int, ...]:
        """For each token, how many words there are up to and with it."""
        return tuple(accumulate(map(not_, map(_MARKS.__contains__, self.tokens))))

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """The sentences in order; marks without a word belong to none."""
        return tuple([self._sentence(first, after) for first, after in self._bounds])

    @cached_property
    def longest(self) -> Sentence | None:
        """The sentence of the most words, the first of several; None without a word."""
        bounds = max(self._bounds, key=self._words_between, default=None)
        return self._sentence(*bounds) if bounds else None

    def all_found(self, phrases: Iterable[Phrase], near_words: int = 0) -> Iterator[Found]:
        """Yield where any of several phrases counts, phrase by phrase."""
        openings, said = RULES.openings, self._said
        for phrase in phrases:
            words = openings[phrase.id]
            if words is None or not said.isdisjoint(words):
                yield from self.found(phrase, near_words)

    def found(self, phrase: Phrase, near_words: int = 0) -> Iterator[Found]:
        """Yield where a phrase counts, in order.

        `unless_near` looks at most `near_words` tokens back, and not beyond the sentence.
        """
        for match in self._matches(phrase):
            first = bisect_left(self._starts, match.start() + 1)
            after = bisect_left(self._starts, match.end() + 1)
            if self._counts(phrase, match[0], first, after, near_words):
                yield self._place(phrase, first, after)

    def _matches(self, phrase: Phrase) -> Iterable[re.Match[str]]:
        """Return where a phrase stands, in order and apart: at figures only, if it starts so."""
        pattern = RULES.patterns[phrase.id]
        return self._at_figures(pattern) if phrase.starts else pattern.finditer(self.tape)

    def _at_figures(self, pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
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
        tape, begins = self.tape, RULES.at_figure.match
        places = [match.start() for match in RULES.figure.finditer(tape)]
        return tuple([place for place in places if begins(tape, place)])

    @cached_property
    def _starts(self) -> tuple[int, ...]:
        """Where each token starts on the tape."""
        lengths = accumulate(map(len, self.tokens), initial=1)
        return tuple(map(add, lengths, range(len(self.tokens))))

    @cached_property
    def _ends(self) -> tuple[int, ...]:
        """The index of the token after each end of a sentence."""
        ends, short, tokens = RULES.reading.sentence_ends, RULES.reading.abbreviations, self.tokens
        marks = [index for index, token in enumerate(tokens) if token in ends]
        return tuple(
            [at + 1 for at in marks[1:] if not (tokens[at] == "." and tokens[at - 1] in short)]
        )

    @cached_property
    def _bounds(self) -> tuple[tuple[int, int], ...]:
        """The first token of each sentence and the one behind it, marks around it left out."""
        cut = pairwise((0, *self._ends, len(self.tokens)))
        return tuple([inside for edges in cut if (inside := self._inside(*edges))])

    def _inside(self, first: int, after: int) -> tuple[int, int] | None:
        while first < after and self.tokens[after - 1] == BREAK:
            after -= 1
        while first < after and self.tokens[first] in _MARKS:
            first += 1
        return None if first == after else (first, after)

    def _words_between(self, bounds: tuple[int, int]) -> int:
        return self.numbers[bounds[1] - 1] - self.numbers[bounds[0]] + 1

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
        text = self.text[self.spans[first][0] : self.spans[after - 1][1]].rstrip()
        return Sentence(text, self._words_between((first, after)))


@lru_cache(maxsize=64)
def read(said: str) -> Transcript:
    """Cut a text into tokens; one that was just read is not read again.

    Time grows with the length of the text, whatever it holds.
    """
    for sign, kept in _SAME:
        said = said.replace(sign, kept)
    text = _LINK.sub("]", _QUOTE.sub("\n", said))
    parts = _TOKEN.split(text)
    edges = tuple(accumulate(map(len, parts)))
    tokens = [BREAK if found[0] == "\n" else found for found in parts[1::2]]
    # in one go: no token holds a space
    lower = " ".join(tokens).lower().split(" ") if tokens else ()
    return Transcript(text, (BREAK, *lower), ((0, 0), *zip(edges[::2], edges[1::2], strict=False)))
