"""Decision records and lessons that prose names: ADR-001, ADR 1, W04."""

import re

RECORD = re.compile(r"ADR(?<![\w/.#&=-]ADR)[- ]?(\d{1,8})\b(?![-.]?\w)")
"""A record named in prose: its number is group 1. Not in a word, address or file name.

It starts with three letters, for which a text is searched many times faster."""
LESSON = re.compile(r"(?<![\w/.#&=-])[A-Z]{1,3}\d{1,3}\b(?![-.]?\w)")
"""What may be a lesson's code; only one that the packet knows counts."""
NAMED = re.compile(r"[A-Z](?<![\w/.#&=-].)(?:(?<=A)DR[- ]?\d{1,8}|[A-Z]{0,2}\d{1,3})\b(?![-.]?\w)")
"""Either of them. It starts with a capital, for which a text is searched several times faster."""
_CODE = re.compile(r"[A-Z][- ]?\d")


def may_name(text: str) -> bool:
    """Tell at a glance whether a text can name a record or a lesson: most texts cannot."""
    return _CODE.search(text) is not None
