"""Signs that are no part of a text, though they stand in it.

Some turn the text behind them around, and so could reorder the words of a page. Scripts that run
from right to left do so by their letters; the three marks that such text may need (U+200E, U+200F,
U+061C) turn nothing else, and stay. Control signs mean nothing to a page, and XML forbids most.

They are left out wherever text is read; a control sign that stands in YAML as it is, is a problem
to its parser.
"""

import re

_SIGNS = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
"""Embeddings, overrides and isolates, with what ends them."""
TURNING = re.compile(f"[{_SIGNS}]")
CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")
"""All but tabs and line ends, and two code points that are no sign at all."""


def unturned(text: str) -> str:
    """Return text without the signs that turn it around."""
    # to look for each sign takes a fiftieth of what it takes to look for any of them
    if text.isascii() or not any(map(text.__contains__, _SIGNS)):
        return text
    return TURNING.sub("", text)


def visible(text: str) -> str:
    """Return text without control signs either."""
    return CONTROL.sub("", unturned(text))
