"""A text as tokens: words in lower case, the marks that the rules keep, and breaks.

What a token is, the rules' pattern says. None but a break holds a space or a line end, so a text is
cut at these first, and each piece between is looked up: people say the same words again and again.
"""

import re
from collections.abc import Callable, Iterator
from typing import TypeVar

from .speech_rules import RULES, pattern

BREAK = "¶"
"""The token that opens a text and stands for an empty line or a list item's mark."""

MOST = 16_384
"""So many different pieces, or words, are remembered."""

Value = TypeVar("Value")
Tokens = tuple[str, ...]

_TOKEN = pattern(RULES.reading.token, RULES.parts)
_QUOTE = re.compile(RULES.reading.quote)
_LINK = re.compile(RULES.reading.link)
_SAME = tuple(RULES.reading.same.items())


class Known(dict[str, Value]):
    """What follows from each piece or word that was met. To ask takes half of a cache's time."""

    def __init__(self, work: Callable[[str], Value]) -> None:
        """Remember what `work` returns."""
        self._work = work

    def __missing__(self, name: str) -> Value:
        if len(self) >= MOST:
            self.clear()
        value = self[name] = self._work(name)
        return value


def plain(said: str) -> str:
    """Return a text with one form of each sign, without quotations and the addresses of links."""
    for sign, kept in _SAME:
        said = said.replace(sign, kept)
    if ">" in said:  # most texts hold neither, and to look for a sign is quick
        said = _QUOTE.sub("\n", said)
    return _LINK.sub("]", said) if "](" in said else said


def pieces(text: str) -> tuple[list[str], list[Tokens]]:
    """Cut a text into pieces with one sign between, and give the tokens of each.

    Before the first piece stands an empty one, for the break that opens a text. Any other break is
    the piece between a line end and its own last sign. Time grows with the text's length, whatever
    it holds.
    """
    found = [""]
    tokens: list[Tokens] = [(BREAK,)]
    for line, mark in _lines(text):
        words = line.split(" ")
        found += words
        tokens += map(_tokens_of, words)
        if mark is not None:
            found.append(mark)
            tokens.append((BREAK,))
    return found, tokens


def _lines(text: str) -> Iterator[tuple[str, str | None]]:
    """Yield each line with the inner signs of the break behind it, as "-"; None without one."""
    start = 0
    while (end := text.find("\n", start)) >= 0:
        found = _TOKEN.match(text, end)
        yield text[start:end], found[0][1:-1] if found else None
        start = found.end() if found else end + 1
    yield text[start:], None


def _tokens(piece: str) -> Tokens:
    return tuple([found.lower() for found in _TOKEN.findall(piece)])


def _spans(piece: str) -> tuple[tuple[int, int], ...]:
    return tuple([found.span() for found in _TOKEN.finditer(piece)])


_tokens_of = Known(_tokens).__getitem__
spans_of = Known(_spans).__getitem__
"""Returns where each token of a piece starts and ends in it."""
