"""What a preview picture is drawn with: sixteen colours, lines of text, a column for each round.

A build may draw a thousand. So a picture is a grid of places on a ramp from paper to ink, on which
smoothed text falls by itself, and of four flat colours: nothing has to be reduced to a palette.
What differs between pictures lies in two bands, and only those are drawn for each.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from PIL import Image, ImageDraw

from .preview_png import packed, put, rows
from .preview_text import advance, stamp

WIDTH, HEIGHT = 1200, 630
"""Pixels, as chats and social networks expect a preview."""
EDGE = 64
INK, SOFT = 11, 7
"""Places on the ramp that starts with paper at 0."""
GOOD, BAD, LINE, ACCENT = 12, 13, 14, 15

_COLOUR = re.compile(r"--gr-([a-z-]+):\s*#([0-9a-fA-F]{6})\b")
LEAD, TIMES = (242, 304), (402, 582)
"""The rows of a picture that are its own, in pixels from the top."""
_COLUMN, _ROOM = 320, 376
"""Pixels that a round's bar takes, and those from one round to the next."""
_BAR = (558, 573)
"""Where a bar stands, in pixels from the top."""


@dataclass(frozen=True)
class Column:
    """One round in a picture."""

    label: str
    time: str
    note: str
    used: float | None = None
    """The part of the limit that was used, over 1 where it was exceeded; None draws no bar."""


def palette(tokens: str) -> bytes:
    """Return the colours of the style sheet that names them all, the light ones, as RGB in a row.

    A style sheet that names none gives black on white.
    """
    named = {name: bytes.fromhex(code) for name, code in reversed(_COLOUR.findall(tokens))}
    paper, ink = named.get("paper", b"\xff\xff\xff"), named.get("ink", b"\0\0\0")
    ramp = (
        round(start + (end - start) * step / INK)
        for step in range(INK + 1)
        for start, end in zip(paper, ink, strict=True)
    )
    flat = (named.get(name, ink) for name in ("good", "bad", "line", "accent"))
    return bytes([*ramp, *b"".join(flat)])


def blank() -> Image.Image:
    """Return a picture that is all paper."""
    return _paper(WIDTH, (0, HEIGHT))


def _paper(width: int, between: tuple[int, int]) -> Image.Image:
    return Image.new("L", (width, between[1] - between[0]), 0)


def write(  # noqa: PLR0913 - where, what and how
    picture: Image.Image,
    at: tuple[int, int],
    text: str,
    size: int,
    ink: int,
    *,
    width: int = WIDTH - 2 * EDGE,
    bold: bool = False,
) -> None:
    """Draw one line from its upper left corner, smaller or cut where it is too wide."""
    picture.paste(ink, at, stamp(text, size, width, bold=bold))


def lead(text: str) -> Image.Image:
    """Return the rows LEAD of a line that is known to fit.

    It is put together from words: in dates most of them recur.
    """
    own, left = rows(WIDTH, LEAD[1] - LEAD[0]), EDGE
    for word in text.split():
        put(own, _word(word, left % 2), left - left % 2)
        left += advance(f"{word} ", 44)
    return own


@lru_cache(maxsize=1024)
def _word(word: str, left: int) -> Image.Image:
    """Return a word with so much paper before it, packed."""
    picture = _paper(_even(left + advance(word, 44)), LEAD)
    write(picture, (left, 238 - LEAD[0]), word, 44, SOFT)
    return packed(picture)


def _even(width: int) -> int:
    return width + width % 2


def times(columns: Iterable[tuple[int, Column]]) -> Image.Image:
    """Return the rows TIMES of rounds with where each starts, an even place."""
    own = rows(WIDTH, TIMES[1] - TIMES[0])
    for left, column in columns:
        put(own, _time(column), left)
    return own


@lru_cache(maxsize=1024)
def _time(column: Column) -> Image.Image:
    """Return a round's time and the bar of how much it took, packed; both recur over the years."""
    top = TIMES[0]
    picture = _paper(_ROOM, TIMES)
    write(picture, (0, 384 - top), column.time, 88, INK, bold=True, width=_COLUMN)
    write(picture, (0, 500 - top), column.note, 30, INK, width=_COLUMN + EDGE // 2)
    if column.used is not None:
        _draw_bar(ImageDraw.Draw(picture), column.used)
    return packed(picture)


def _draw_bar(pen: ImageDraw.ImageDraw, used: float) -> None:
    top, foot = (row - TIMES[0] for row in _BAR)
    limit = round(_COLUMN / max(1, used))
    pen.rectangle((0, top, _COLUMN, foot), fill=LINE)
    if used <= 1:
        pen.rectangle((0, top, round(_COLUMN * used), foot), fill=GOOD)
        return
    pen.rectangle((0, top, limit, foot), fill=SOFT)
    pen.rectangle((limit, top, _COLUMN, foot), fill=BAD)
    pen.rectangle((limit - 2, top - 8, limit + 1, foot + 8), fill=INK)


def draw_rule(picture: Image.Image, top: int) -> None:
    """Draw a line across, from edge to edge."""
    ImageDraw.Draw(picture).rectangle((EDGE, top, WIDTH - EDGE, top + 1), fill=LINE)


def draw_mark(picture: Image.Image, left: int, top: int) -> None:
    """Draw the site's mark, a door that stands open, 56 pixels wide."""
    pen = ImageDraw.Draw(picture)
    pen.rounded_rectangle((left, top, left + 55, top + 55), 14, fill=ACCENT)
    for right, turn, colour in ((41, 360, 0), (27, 270, INK)):
        pen.pieslice((left + 14, top + 10, left + 41, top + 38), 180, turn, fill=colour)
        pen.rectangle((left + 14, top + 24, left + right, top + 46), fill=colour)
    pen.ellipse((left + 21, top + 28, left + 25, top + 32), fill=0)
