"""PNG files of pictures that are mostly alike, put together from bands.

What all of them share is compressed once, and well; of each one only the bands that are its own.
The bands of one compressed stream may follow each other so (RFC 1951): each ends at a whole byte,
and nothing in it refers to what came before.
"""

import struct
import zlib
from collections.abc import Sequence
from dataclasses import dataclass

from PIL import Image

_BEST = 9
_QUICK = 1
_RAW = -zlib.MAX_WBITS
"""Without the head and foot of a stream of its own."""
_HEAD, _LAST = b"\x78\x01", b"\x03\x00"
"""How a stream starts (RFC 1950), and the empty block that ends it (RFC 1951)."""
_PRIME = 65521
"""Of Adler-32 (RFC 1950)."""


@dataclass(frozen=True)
class Band:
    """Some rows of a picture, ready for a file."""

    size: tuple[int, int]
    """Width and height in pixels."""
    pixels: bytes
    """The rows, compressed."""
    length: int
    """Bytes of the rows before that."""
    sum: int
    """Their Adler-32."""


def packed(picture: Image.Image) -> Image.Image:
    """Return a picture of 16 colours, of an even width, with two of its pixels in each of its own.

    Args:
        picture: each pixel is a place in the palette, 0 to 15.
    """
    width, height = picture.size
    places = picture.copy()
    places.putpalette(b"\0\0\0")  # any: without one, no pixel may have four bits
    return Image.frombytes("L", (width // 2, height), places.tobytes("raw", "P;4"))


def rows(width: int, height: int) -> Image.Image:
    """Return a band's rows, packed and all 0; the byte before each of them says: no filter."""
    return Image.new("L", (1 + width // 2, height), 0)


def put(band_rows: Image.Image, picture: Image.Image, left: int) -> None:
    """Put a packed picture into a band's rows, an even number of pixels from their start."""
    band_rows.paste(picture, (1 + left // 2, 0))


def band(band_rows: Image.Image, *, shared: bool = False) -> Band:
    """Return a band of its rows.

    Args:
        band_rows: from `rows`.
        shared: whether it is made once for many files, so that a small one is worth its time.
    """
    width, height = band_rows.size
    pixels = band_rows.tobytes()
    work = zlib.compressobj(_BEST if shared else _QUICK, zlib.DEFLATED, _RAW)
    compressed = work.compress(pixels) + work.flush(zlib.Z_FULL_FLUSH)
    return Band((2 * (width - 1), height), compressed, len(pixels), zlib.adler32(pixels))


def png(bands: Sequence[Band], colours: bytes) -> bytes:
    """Return a file of bands of one width, from the top; `colours` are the palette's, as RGB."""
    width, height = bands[0].size[0], sum(one.size[1] for one in bands)
    head = struct.pack(">IIBBBBB", width, height, 4, 3, 0, 0, 0)  # 4 bits, by palette
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
