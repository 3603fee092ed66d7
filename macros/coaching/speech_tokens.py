"""A text as tokens: words in lower case, the marks that the rules keep, and breaks.

What a token is, the rules' pattern says. None but a break holds a space or a line end, so a text is
cut at these first, and each piece between is looked up: people say the same words again and again.
"""

import re
from collections.abc import Callable
from typing import TypeVar

from .speech_rules import RULES, pattern

BREAK = "¶"
"""The token that opens a text and stands for an empty line or a list item's mark."""

LINE_END = "\n"

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
    """Cut a text at its spaces and line ends, and give the tokens of each piece.

    A line end, or a break, is a piece of its own. Before the first piece stands a break, which
    opens a text. Time grows with the text's length, whatever it holds.
    """
    found = [BREAK]
    tokens: list[Tokens] = [(BREAK,)]
    start = 0
    while (end := text.find("\n", start)) >= 0:
        line = text[start:end].split(" ")
        is_break = _TOKEN.match(text, end)
        found += [*line, LINE_END]
        tokens += [*map(_tokens_of, line), (BREAK,) if is_break else ()]
        start = is_break.end() if is_break else end + 1
    line = text[start:].split(" ")
    found += line
    tokens += map(_tokens_of, line)
    return found, tokens


def _tokens(piece: str) -> Tokens:
    return tuple([found.lower() for found in _TOKEN.findall(piece)])


def _spans(piece: str) -> tuple[tuple[int, int], ...]:
    return tuple([found.span() for found in _TOKEN.finditer(piece)])


_tokens_of = Known(_tokens).__getitem__
spans_of = Known(_spans).__getitem__
"""Returns where each token of a piece starts and ends in it."""
