"""Signs that turn the text behind them around, and so could reorder the words of a page.

They are left out wherever text is read. Scripts that run from right to left do so by their letters;
the three marks that such text may need (U+200E, U+200F, U+061C) turn nothing else, and stay.
"""

import re

TURNING = re.compile("[\u202a-\u202e\u2066-\u2069]")
"""Embeddings, overrides and isolates, with what ends them."""


def unturned(text: str) -> str:
    """Return text without these signs."""
    return text if text.isascii() else TURNING.sub("", text)
