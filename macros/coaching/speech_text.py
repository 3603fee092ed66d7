"""A transcript as words, marks and sentences: what every rule of speech looks at."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from functools import cached_property, lru_cache
from itertools import accumulate, chain, compress, count, pairwise, repeat
from operator import sub
from typing import NamedTuple

from .speech_rules import RULES
from .speech_tokens import BREAK, LINE_END, pieces, plain, spans_of

_MARKS = frozenset(RULES.parts["marks"]) | {BREAK}


class Sentence(NamedTuple):
    """A run of words up to an end mark."""

    text: str
    """As written, with its end mark; links without their addresses."""
    words: int
    """How many words it has."""


class Transcript:
    """A text cut into tokens: words in lower case, and the marks that the rules keep."""

    def __init__(self, said: str) -> None:
        """Cut a text. Time grows with its length, whatever it holds."""
        self.text = plain(said)
        """As written, with one form of each sign, without quotations and the addresses of links."""
        self._pieces, self._by_piece = pieces(self.text)
        self.tokens = tuple(chain.from_iterable(self._by_piece))
        """Words and marks in order; the first is always `BREAK`."""
        self.tape = _tape(self.tokens)
        """All tokens with one space between, and a space at both ends."""
        self._marks = list(compress(count(), map(_MARKS.__contains__, self.tokens)))
        self.words = len(self.tokens) - len(self._marks)
        """How many words there are."""

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """The sentences in order; marks without a word belong to none."""
        parts = zip(pairwise(self._edges), self._lengths(), strict=True)
        return tuple([self._sentence(*edges, words) for edges, words in parts if words])

    def longest(self) -> Sentence | None:
        """Return the sentence of the most words, the first of several; None without a word."""
        lengths = self._lengths()
        words = max(lengths)
        at = lengths.index(words)
        return self._sentence(self._edges[at], self._edges[at + 1], words) if words else None

    def sentence_start(self, token: int) -> int:
        """Return the first token of the sentence that a token is in."""
        return self._edges[bisect_right(self._edges, token) - 1]

    def quoted(self, first: int, after: int) -> tuple[str, int, int]:
        """Return what is written from the token `first` to before `after`, marks at its start cut.

        Returns:
            The text as written, and the numbers of its first and last word, counted from 1.
        """
        first, marks = self._word(first), self._marks
        number = first - bisect_left(marks, first) + 1
        # most that is quoted is one word
        last = number if after - first == 1 else after - bisect_left(marks, after)
        return self._written(first, after), number, last

    def _word(self, token: int) -> int:
        """Return a token, or the first word behind it where it is a mark."""
        while self.tokens[token] in _MARKS:
            token += 1
        return token

    def _written(self, first: int, after: int) -> str:
        """Return the text from one token to before the token `after`; none of these is a break."""
        before, pieces = self._before, self._pieces
        start = bisect_right(before, first) - 1
        spans = spans_of(pieces[start])
        opening, closing = spans[first - before[start]]
        if after <= before[start + 1]:
            _, closing = spans[after - 1 - before[start]]
            return pieces[start][opening:closing]
        end = bisect_left(before, after) - 1
        _, closing = spans_of(pieces[end])[after - 1 - before[end]]
        text = f"{' '.join(pieces[start:end])} {pieces[end][:closing]}"
        return text[opening:].replace(f" {LINE_END} ", LINE_END)

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
        marks_before = map(bisect_left, repeat(self._marks), self._edges)
        before = list(map(sub, self._edges, marks_before))
        return list(map(sub, before[1:], before))

    def _sentence(self, first: int, after: int, words: int) -> Sentence:
        """Return the sentence of the tokens from `first` to before `after`, marks around it cut."""
        while self.tokens[after - 1] == BREAK:
            after -= 1
        return Sentence(self._written(self._word(first), after).rstrip(), words)

    @cached_property
    def _before(self) -> list[int]:
        """How many tokens all pieces have that come before each piece."""
        return list(accumulate(map(len, self._by_piece), initial=0))


def tape(said: str) -> str:
    """Return the tape of a text of which nothing else is asked."""
    _, by_piece = pieces(plain(said))
    return _tape(chain.from_iterable(by_piece))


def _tape(tokens: Iterable[str]) -> str:
    return f" {' '.join(tokens)} "


@lru_cache(maxsize=64)
def read(said: str) -> Transcript:
    """Cut a text into tokens; one that was just read is not read again."""
    return Transcript(said)
