"""What is wrong in a file that somebody wrote, and how it is said."""

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches

MOST_PROBLEMS = 100
"""As many as are looked for in one file: nobody mends more at a time."""
_LONGEST = 500


@dataclass(frozen=True, order=True)
class Problem:
    """One thing to mend, at one place."""

    path: str
    """The file, relative to the project's root, with forward slashes."""
    line: int
    """The line in that file, counted from 1."""
    message: str
    """What is wrong and what to write instead, in one line."""
    warning: bool = False
    """True where the content is sound but worth a look: it never stops a build."""

    def __str__(self) -> str:
        """Return `path:line: message`, the form that editors and terminals turn into a link."""
        message = printable(f"{'warning: ' if self.warning else ''}{self.message}")
        shown = message if len(message) <= _LONGEST else f"{message[:_LONGEST]}…"
        return f"{printable(self.path)}:{self.line}: {shown}"


def printable(text: str) -> str:
    """Return text for one line of any terminal: odd bytes and control signs become �."""
    return "".join(sign if sign.isprintable() else "\ufffd" for sign in text)


def did_you_mean(wrong: str, known: Iterable[str], *, most: int = 3) -> str:
    """Return the end of a message that offers the nearest known words.

    Args:
        wrong: the word that was found.
        known: the words that would have been right.
        most: how many to offer.

    Returns:
        " Did you mean a or b?" for near misses, else " Known: a, b, c." (at most a dozen), else "".
    """
    words = list(dict.fromkeys(known))
    near = get_close_matches(wrong, words, n=most, cutoff=0.6)
    if near:
        return f" Did you mean {' or '.join(near)}?"
    if not words:
        return ""
    more = ", …" if len(words) > 16 else ""
    return f" Known: {', '.join(words[:16])}{more}."
