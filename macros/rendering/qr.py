"""An address as a QR code: a phone across the table is one scan away.

The addresses of a site are alike but for a few characters, and codes of one size and mask are
linear (ISO/IEC 18004): where two texts differ, bit by bit, so do their codes, always in the same
modules, error correction included. So what is known of a few codes gives the others: of a thousand
sessions' codes some twenty are worked out in full.
"""

import re
from functools import lru_cache

import segno
from markupsafe import Markup

_MASK = 3
"""Trying all eight, to choose the best, takes four fifths of the time; readers read them all."""
_QUIET = 4
"""Modules of light around the code, as its standard wants."""
_LONGEST = 255
"""Characters of an address that may be summed: their number is told in eight bits."""
_FILLING = b"\xec\x11" * (_LONGEST // 2 + 1)
"""What the standard puts where a text ends before its code does."""
_RUN = re.compile("0*1+")
"""Dark modules in a row, with the light before them."""


class _Size:
    """The codes of one size that are known, as differences from the first of them."""

    def __init__(self, side: int, text: int, modules: int) -> None:
        self.side = side
        self._first = (text, modules)
        self._known: dict[int, tuple[int, int]] = {}
        """A difference of texts with that of their codes, by the length of the text's in bits."""

    def summed(self, text: int) -> tuple[int, int]:
        """Return a text's modules, and what no known difference explains: 0 where all is known."""
        first, modules = self._first
        left = text ^ first
        while known := self._known.get(left.bit_length()):
            left ^= known[0]
            modules ^= known[1]
        return modules, left

    def learn(self, text: int, modules: int) -> None:
        """Take in a code that was worked out, as `summed` left something unexplained."""
        guessed, left = self.summed(text)
        self._known[left.bit_length()] = (left, guessed ^ modules)


_SIZES: dict[int, _Size] = {}
"""The size of an address's code by the length of the address."""


@lru_cache(maxsize=16384)
def qr_code(address: str) -> Markup:
    """Return an SVG of a whole address; `serve` makes each once.

    Its colours are the style sheet's affair: dark on light in both schemes.
    """
    side, modules = _summed(address) if _is_plain(address) else _worked_out(address)
    box = side + 2 * _QUIET
    said = 'class="gr-qr" role="img" aria-label="QR code of this page\'s address"'
    svg = f'<svg {said} viewBox="0 0 {box} {box}"><path d="{_lines(side, modules)}"/></svg>'
    return Markup(svg)  # noqa: S704 - figures alone: the address is in the dark and the light


def _is_plain(address: str) -> bool:
    """Tell whether an address stands in its code byte by byte, as text with small letters does."""
    return address.isascii() and len(address) <= _LONGEST and address != address.upper()


def _summed(address: str) -> tuple[int, int]:
    """Return what `_worked_out` does, from what is known if possible."""
    text, size = _bits(address), _SIZES.get(len(address))
    if size:
        modules, left = size.summed(text)
        if not left:
            return size.side, modules
    side, modules = _worked_out(address)
    same = size or next((one for one in _SIZES.values() if one.side == side), None)
    if same:
        same.learn(text, modules)
    _SIZES[len(address)] = same or _Size(side, text, modules)
    return side, modules


def _bits(address: str) -> int:
    """Return an address with its length before it, and the filling after it."""
    text = int.from_bytes(bytes([len(address)]) + address.encode()) << 4
    filling = _FILLING[: _LONGEST - len(address)]
    return text << 8 * len(filling) | int.from_bytes(filling)


def _worked_out(address: str) -> tuple[int, int]:
    """Return the side of an address's code in modules, and these, row by row: a dark one is 1."""
    rows = segno.make_qr(address, error="m", boost_error=False, mask=_MASK).matrix
    return len(rows), int("".join(str(module) for row in rows for module in row), 2)


def _lines(side: int, modules: int) -> str:
    """Return a line through each run of dark modules, to be drawn one module thick."""
    bits = f"{modules:0{side * side}b}"
    rows = [bits[start : start + side] for start in range(0, side * side, side)]
    return "".join(map(_row, range(side), rows))


@lru_cache(maxsize=16384)
def _row(row: int, bits: str) -> str:
    """Return the lines of one row, the first from the left edge; of alike codes most rows recur."""
    light = bits.find("1")
    if light < 0:
        return ""
    lines = "".join(map(_line, _RUN.findall(bits)))
    return f"M{light + _QUIET} {row + _QUIET}.5{lines.removeprefix(f'm{light} 0')}"


@lru_cache(maxsize=4096)
def _line(run: str) -> str:
    """Return one run as a line, from where the one before it ends."""
    light = run.count("0")
    return f"m{light} 0h{len(run) - light}"
