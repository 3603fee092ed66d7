"""What a preview picture is drawn with: sixteen colours, lines of text, a column for each round.

A build may draw a thousand. So a picture is a grid of places on a ramp from paper to ink, on which
smoothed text falls by itself, and of four flat colours: nothing has to be reduced to a palette.
What differs between pictures lies in two bands, and only those are drawn for each.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate, repeat
from typing import NamedTuple

from PIL import Image, ImageDraw

from .preview_png import WIDTH, Rows, packed
from .preview_text import advance, overhang, stamp

HEIGHT = 630
"""Pixels, as chats and social networks expect a preview."""
EDGE = 64
INK, SOFT = 11, 7
"""Places on the ramp that starts with paper at 0."""
GOOD, BAD, LINE, ACCENT = 12, 13, 14, 15

_COLOUR = re.compile(r"--gr-([a-z-]+):\s*#([0-9a-fA-F]{6})\b")
_PIECES = re.compile(r"\d|\D+")
"""The pieces of a line: each digit, and the words between them with the spaces around."""
LEAD, TIMES = (242, 304), (412, 582)
"""The rows of a picture that are its own, in pixels from the top."""
COLUMN = 376
"""Pixels from one round to the next."""
_WHOLE = 320
"""Pixels of a bar."""
_BAR, _OVER = (550, 582), 8
"""The rows of a bar with its mark, and those by which the mark is longer at either end."""


class _Look(NamedTuple):
    """How a line is drawn."""

    size: int
    ink: int
    bold: bool
    at: int
    """The top of its letters' room, in pixels from that of the picture."""
    rows: tuple[int, int]
    """The rows of the picture that show it."""
    width: int
    """Pixels that it may take."""


_LEAD = _Look(44, SOFT, bold=False, at=238, rows=LEAD, width=WIDTH - 2 * EDGE)
_TIME = _Look(88, INK, bold=True, at=384, rows=(TIMES[0], 500), width=_WHOLE)
_NOTE = _Look(30, INK, bold=False, at=500, rows=(500, _BAR[0]), width=_WHOLE + EDGE // 2)


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
    left, top = at
    place = (left - overhang(text, size, bold=bold), top)
    picture.paste(ink, place, stamp(text, size, width, bold=bold))


def lead(text: str) -> list[Rows]:
    """Return the parts of the rows LEAD, from left to right: a line that is known to fit."""
    return [_margin(LEAD), *_line(text, _LEAD)]


def times(columns: Iterable[Column]) -> list[Rows]:
    """Return the parts of the rows TIMES, from left to right: one for each round."""
    return [_margin(TIMES), *map(_column, columns)]


def _margin(rows: tuple[int, int]) -> Rows:
    return [bytes(EDGE // 2)] * (rows[1] - rows[0])


@lru_cache(maxsize=1024)
def _column(column: Column) -> Rows:
    """Return a round's time, what is to say of it, and the bar of how much it took."""
    lines = (_line(column.time, _TIME), _line(column.note, _NOTE), [_bar(column.used)])
    rows = (b"".join(row) for line in lines for row in zip(*line, strict=True))
    return [row.ljust(COLUMN // 2, b"\0") for row in rows]


def _line(text: str, look: _Look) -> list[Rows]:
    """Return a line as its pieces, which recur where the line does not.

    One that is too wide for that is drawn as a whole, smaller.
    """
    pieces = _PIECES.findall(text)
    widths = [advance(piece, look.size, bold=look.bold) for piece in pieces]
    if sum(widths) > look.width:
        return [_piece(text, 0, look.width, look)]
    odds = (left % 2 for left in accumulate(widths, initial=0))
    return list(map(_piece, pieces, odds, widths, repeat(look)))


@lru_cache(maxsize=1024)
def _piece(text: str, left: int, width: int, look: _Look) -> Rows:
    """Return a piece of a line with so much paper before it, up to where the next one starts."""
    end = left + width
    blank = width - advance(text.lstrip(" "), look.size, bold=look.bold)
    at = (left + blank, look.at - look.rows[0])
    picture = _paper(end - end % 2, look.rows)
    write(picture, at, text, look.size, look.ink, width=look.width, bold=look.bold)
    return packed(picture)


def _bar(used: float | None) -> Rows:
    """Return the bar of the part of a limit that was used; paper where that is not known."""
    picture = _paper(_WHOLE + 2, _BAR)
    if used is not None:
        _draw_bar(ImageDraw.Draw(picture), used)
    return packed(picture)


def _draw_bar(pen: ImageDraw.ImageDraw, used: float) -> None:
    top, foot = _OVER, _BAR[1] - _BAR[0] - 1 - _OVER
    limit = round(_WHOLE / max(1, used))
    pen.rectangle((0, top, _WHOLE, foot), fill=LINE)
    if used <= 1:
        pen.rectangle((0, top, round(_WHOLE * used), foot), fill=GOOD)
        return
    pen.rectangle((0, top, limit, foot), fill=SOFT)
    pen.rectangle((limit, top, _WHOLE, foot), fill=BAD)
    pen.rectangle((limit - 2, 0, limit + 1, foot + _OVER), fill=INK)


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
