"""An address as a QR code: a phone across the table is one scan away."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

import segno
from markupsafe import Markup

_MASK = 3
"""Trying all eight, to choose the best, takes four fifths of the time; readers read them all."""
_QUIET = 4
"""Modules of light around the code, as its standard wants."""
_DARK = re.compile(rb"\x01+")


@lru_cache(maxsize=16384)
def qr_code(address: str) -> Markup:
    """Return an SVG of a whole address; `serve` makes each once.

    Its colours are the style sheet's affair: dark on light in both schemes.
    """
    rows = segno.make_qr(address, error="m", boost_error=False, mask=_MASK).matrix
    side = len(rows) + 2 * _QUIET
    said = 'class="gr-qr" role="img" aria-label="QR code of this page\'s address"'
    svg = f'<svg {said} viewBox="0 0 {side} {side}"><path d="{"".join(_lines(rows))}"/></svg>'
    return Markup(svg)  # noqa: S704 - figures alone: the address is in the dark and the light


def _lines(rows: Sequence[bytes | bytearray]) -> Iterator[str]:
    """Yield a line through each run of dark modules, to be drawn one module thick."""
    for top, row in enumerate(rows, start=_QUIET):
        at = None
        for run in _DARK.finditer(row):
            yield f"M{run.start() + _QUIET} {top}.5" if at is None else f"m{run.start() - at} 0"
            yield f"h{run.end() - run.start()}"
            at = run.end()
