"""A text as tokens: words in lower case, the marks that the rules keep, and breaks.

What a token is, the rules' pattern says. None but a break holds a space or a line end, so a text is
cut at these first, and each piece between is looked up: people say the same words again and again.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import chain

from .speech_rules import RULES, pattern

BREAK = "¶"
"""The token that opens a text and stands for an empty line or a list item's mark."""

_TOKEN = pattern(RULES.reading.token, RULES.parts)
_QUOTE = re.compile(RULES.reading.quote)
_LINK = re.compile(RULES.reading.link)
_SAME = tuple(RULES.reading.same.items())


Piece = tuple[tuple[str, ...], tuple[int, ...], int]
"""What stands between two spaces or line ends, or a break: its tokens, where each of them starts
and ends in it, and how far on the next piece starts."""

_OPENING: Piece = ((BREAK,), (0, 0), 0)
"""Every text starts with a break."""


def plain(said: str) -> str:
    """Return a text with one form of each sign, without quotations and the addresses of links."""
    for sign, kept in _SAME:
        said = said.replace(sign, kept)
    if ">" in said:  # most texts hold neither, and to look for a sign is quick
        said = _QUOTE.sub("\n", said)
    return _LINK.sub("]", said) if "](" in said else said


def pieces(text: str) -> list[Piece]:
    """Cut a text into pieces, the opening first. Time grows with its length, whatever it holds."""
    found = [_OPENING]
    for line, ended in _lines(text):
        found += map(_piece, line.split(" "))
        if ended:
            # the line end itself is counted as the sign behind the piece before
            found.append(((BREAK,), (-1, ended - 1), ended - 1))
    return found


def _lines(text: str) -> Iterator[tuple[str, int]]:
    """Yield what stands between line ends, each with the length of the break behind it, or 0."""
    start = 0
    while (end := text.find("\n", start)) >= 0:
        found = _TOKEN.match(text, end)
        yield text[start:end], found.end() - end if found else 0
        start = found.end() if found else end + 1
    yield text[start:], 0


@lru_cache(maxsize=16_384)
def _piece(signs: str) -> Piece:
    found = list(_TOKEN.finditer(signs))
    tokens = tuple([match[0].lower() for match in found])
    return tokens, tuple(chain.from_iterable([match.span() for match in found])), len(signs) + 1
