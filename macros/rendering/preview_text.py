"""Text in a preview picture: in a font that comes along, never wider than its place."""

import unicodedata
from functools import cache, lru_cache
from io import BytesIO

import fontpkg
from PIL import Image, ImageDraw, ImageFont

from macros.coaching.plain import one_line

_Font = ImageFont.FreeTypeFont

SMALL = 34
"""The size of what is said by the way, in pixels."""
_NO_SIGN = "\U0010fffe"
"""What no font has, so that it draws the box that stands for a missing sign."""
_LOOKS = dict.fromkeys(map(ord, "\u200d\u20e3\ufe0e\ufe0f"))
"""Marks that only say how an emoji looks."""


@lru_cache(maxsize=1024)
def stamp(text: str, size: int, width: int, *, bold: bool = False) -> Image.Image:
    """Return one line of text as a mask to paste ink through, at most so many pixels wide.

    What it is to be pasted at is its place less its `overhang`.
    A long line gets three quarters of its size, and is cut with an ellipsis where that is not
    enough. Times and notes recur over the sessions, and a mask costs more than its pasting.
    """
    line = drawable(text)
    face = _font(size, bold=bold)
    if advance(line, size, bold=bold) > width:
        face = _font(size * 3 // 4, bold=bold)
        line = _cut(line, face, width)
    mask = Image.new("L", (width, size * 3 // 2), 0)
    foot = round((size - face.size) * 1.1)  # a smaller line stands on the same foot
    ImageDraw.Draw(mask).text((overhang(text, size, bold=bold), foot), line, 255, face)
    return mask.crop((0, 0, *(mask.getbbox() or (0, 0, 1, 1))[2:]))


@lru_cache(maxsize=1024)
def overhang(text: str, size: int, *, bold: bool = False) -> int:
    """Return by how many pixels a text starts before its place, as the hook of a J does."""
    return max(0, -round(_font(size, bold=bold).getbbox(drawable(text))[0]))


@lru_cache(maxsize=1024)
def advance(text: str, size: int, *, bold: bool = False) -> int:
    """Return by how many pixels a text moves what comes after it."""
    return round(_font(size, bold=bold).getlength(text))


def drawable(text: str) -> str:
    """Return what the font can draw of a text, on one line.

    Emoji and other signs that it lacks are dropped. A text in a script that it lacks comes back
    empty: a word with holes says less than none.
    """
    line = one_line(text.translate(_LOOKS))
    lacking = {sign for sign in line if not sign.isascii() and not _has(sign)}
    if any(unicodedata.category(sign)[0] in "LMN" for sign in lacking):
        return ""
    return " ".join("".join(sign for sign in line if sign not in lacking).split())


@lru_cache(maxsize=4096)
def _has(sign: str) -> bool:
    drawn, missing = (_font(SMALL).getmask(one) for one in (sign, _NO_SIGN))
    return sign.isspace() or (drawn.size, bytes(drawn)) != (missing.size, bytes(missing))


@lru_cache
def _font(size: int, *, bold: bool = False) -> _Font:
    found = ImageFont.truetype(BytesIO(_without_substitutions()), size)
    found.set_variation_by_axes([700 if bold else 400, 100])
    return found


@cache
def _without_substitutions() -> bytes:
    """Return the font with its table of substitutions, such as ligatures, under no known name.

    FreeType goes through that table before the first sign of each size, for 25 ms.
    """
    return fontpkg.path("Noto Sans").read_bytes().replace(b"GSUB", b"none", 1)


def _cut(line: str, face: _Font, width: int) -> str:
    if face.getlength(line) <= width:
        return line
    while line and face.getlength(f"{line}…") > width:
        line = line[:-1]
    return f"{line.rstrip()}…"
