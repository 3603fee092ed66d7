"""What people wrote, as one line that every program may show: terminals, calendars, feeds."""

import re

# control signs but for white space, what XML forbids, and what turns text around
_UNSEEN = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff\u202a-\u202e\u2066-\u2069]"
)


def one_line(text: str) -> str:
    """Return text with each run of white space as one space and without signs that nobody sees."""
    return " ".join(_UNSEEN.sub("", text).split())


def cut(text: str, most: int) -> str:
    """Return one line of at most so many characters; a cut one ends with an ellipsis."""
    line = one_line(text)
    return line if len(line) <= most else f"{line[: most - 1].rstrip()}…"
