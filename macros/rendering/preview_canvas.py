"""What a preview picture is drawn with: sixteen colours, lines of text, a column for each round.

A build may draw a thousand. So a picture is a grid of places on a ramp from paper to ink, on which
smoothed text falls by itself, and of four flat colours: nothing has to be reduced to a palette.
"""

import re
import struct
import zlib
from dataclasses import dataclass

from PIL import Image, ImageDraw

from .preview_text import advance, stamp

WIDTH, HEIGHT = 1200, 630
"""Pixels, as chats and social networks expect a preview."""
EDGE = 64
INK, SOFT = 11, 7
"""Places on the ramp that starts with paper at 0."""
GOOD, BAD, LINE, ACCENT = 12, 13, 14, 15

_COLOUR = re.compile(r"--gr-([a-z-]+):\s*#([0-9a-fA-F]{6})\b")
_COLUMN = 320
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


def palette(tokens: str) -> list[int]:
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
    return [*ramp, *b"".join(flat)]


def blank() -> Image.Image:
    """Return a picture that is all paper."""
    return Image.new("L", (WIDTH, HEIGHT), 0)


def png(picture: Image.Image, colours: list[int]) -> bytes:
    """Return a picture's bytes: four bits a pixel, lightly compressed, in half of Pillow's time."""
    picture.putpalette(colours)
    packed = picture.tobytes("raw", "P;4")
    step = WIDTH // 2
    lines = (packed[start : start + step] for start in range(0, len(packed), step))
    pixels = zlib.compress(b"".join(b"\0" + line for line in lines), 1)  # 0: no filter
    head = struct.pack(">IIBBBBB", WIDTH, HEIGHT, 4, 3, 0, 0, 0)  # 4 bits, by palette
    parts = ((b"IHDR", head), (b"PLTE", bytes(colours)), (b"IDAT", pixels), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(name, content) for name, content in parts)


def _chunk(name: bytes, content: bytes) -> bytes:
    check = struct.pack(">I", zlib.crc32(name + content))
    return struct.pack(">I", len(content)) + name + content + check


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


def write_words(picture: Image.Image, at: tuple[int, int], text: str, size: int, ink: int) -> None:
    """Draw a line that is known to fit, word by word: in dates most words recur."""
    left, top = at
    for word in text.split():
        picture.paste(ink, (left, top), stamp(word, size, WIDTH))
        left += advance(f"{word} ", size)


def draw_column(picture: Image.Image, left: int, column: Column) -> None:
    """Draw one round: its name, its time, and the bar that says how much of the limit it took."""
    write(picture, (left, 350), column.label, 34, SOFT)
    write(picture, (left, 384), column.time, 88, INK, bold=True, width=_COLUMN)
    write(picture, (left, 500), column.note, 30, INK, width=_COLUMN + EDGE // 2)
    if column.used is not None:
        _draw_bar(ImageDraw.Draw(picture), left, column.used)


def _draw_bar(pen: ImageDraw.ImageDraw, left: int, used: float) -> None:
    top, foot = _BAR
    right = left + _COLUMN
    limit = left + round(_COLUMN / max(1, used))
    pen.rectangle((left, top, right, foot), fill=LINE)
    if used <= 1:
        pen.rectangle((left, top, left + round(_COLUMN * used), foot), fill=GOOD)
        return
    pen.rectangle((left, top, limit, foot), fill=SOFT)
    pen.rectangle((limit, top, right, foot), fill=BAD)
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
