"""PNG files of pictures that are mostly alike, put together from bands.

What all of them share is compressed once, and well; of each one only the bands that are its own.
The bands of one compressed stream may follow each other so (RFC 1951): each ends at a whole byte,
and nothing in it refers to what came before.
"""

import struct
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain, repeat

from PIL import Image

WIDTH = 1200
"""Pixels, as chats and social networks expect a preview."""
_BEST = 9, zlib.Z_DEFAULT_STRATEGY
_QUICK = 1, zlib.Z_RLE
"""Level and strategy. To look for runs alone takes a fifth less time, and a tenth more room."""
_RAW = -zlib.MAX_WBITS
"""Without the head and foot of a stream of its own."""
_PLAIN = b"\0"
"""Before each row: no filter."""
_HEAD, _LAST = b"\x78\x01", b"\x03\x00"
"""How a stream starts (RFC 1950), and the empty block that ends it (RFC 1951)."""
_PRIME = 65521
"""Of Adler-32 (RFC 1950)."""

Rows = list[bytes]
"""Rows of a picture from the top, two pixels in each byte."""


@dataclass(frozen=True)
class Band:
    """Some rows of a picture, ready for a file."""

    height: int
    """In pixels."""
    pixels: bytes
    """The rows, compressed."""
    length: int
    """Bytes of the rows before that."""
    sum: int
    """Their Adler-32."""


def packed(picture: Image.Image) -> Rows:
    """Return the rows of a picture of 16 colours, of an even width.

    Args:
        picture: each pixel is a place in the palette, 0 to 15.
    """
    places = picture.copy()
    places.putpalette(b"\0\0\0")  # any: without one, no pixel may have four bits
    pixels, width = places.tobytes("raw", "P;4"), picture.width // 2
    return [pixels[start : start + width] for start in range(0, len(pixels), width)]


def band(parts: Sequence[Rows], *, shared: bool = False) -> Band:
    """Return a band of parts of one height side by side, and 0 where they end.

    Args:
        parts: from left to right.
        shared: whether it is made once for many files, so that a small one is worth its time.
    """
    after = bytes(WIDTH // 2 - sum(len(part[0]) for part in parts))
    rows = zip(repeat(_PLAIN), *parts, repeat(after))
    pixels = b"".join(chain.from_iterable(rows))
    level, strategy = _BEST if shared else _QUICK
    work = zlib.compressobj(level, zlib.DEFLATED, _RAW, strategy=strategy)
    compressed = work.compress(pixels) + work.flush(zlib.Z_FULL_FLUSH)
    return Band(len(parts[0]), compressed, len(pixels), zlib.adler32(pixels))


def png(bands: Sequence[Band], colours: bytes) -> bytes:
    """Return a file of bands, from the top; `colours` are the palette's, as RGB."""
    height = sum(one.height for one in bands)
    head = struct.pack(">IIBBBBB", WIDTH, height, 4, 3, 0, 0, 0)  # 4 bits, by palette
    rows = b"".join(one.pixels for one in bands)
    pixels = b"".join((_HEAD, rows, _LAST, struct.pack(">I", _sum(bands))))
    parts = ((b"IHDR", head), (b"PLTE", colours), (b"IDAT", pixels), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(name, content) for name, content in parts)


def _sum(bands: Sequence[Band]) -> int:
    """Return the Adler-32 of all rows from those of the bands."""
    low, high = 1, 0
    for one in bands:
        high = (high + one.length * (low - 1) + (one.sum >> 16)) % _PRIME
        low = (low + (one.sum & 0xFFFF) - 1) % _PRIME
    return high << 16 | low


def _chunk(name: bytes, content: bytes) -> bytes:
    check = zlib.crc32(content, zlib.crc32(name))
    return b"".join((struct.pack(">I", len(content)), name, content, struct.pack(">I", check)))
