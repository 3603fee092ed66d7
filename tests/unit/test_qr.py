"""The code of each address must read as that address, though most are summed from others."""

import datetime as dt
import re

import pytest
import zxingcpp
from PIL import Image, ImageDraw

from macros.rendering.qr import qr_code

_RUN = re.compile(r"(?:M(\d+) (\d+)\.5|m(\d+) 0)h(\d+)")
_DAYS = [dt.date(2019, 1, 1) + dt.timedelta(97 * step) for step in range(40)]
_SESSIONS = [
    f"{site}sessions/{day}-{kind}/"
    for site in ("https://ada.github.io/greenroom/", f"https://{'long.' * 12}example/")
    for kind in ("solo", "partner", "mentor-2", "interview")
    for day in _DAYS
]
_OTHERS = [
    *("https://example.org/ä", "12345", "abcde"),
    *(f"HTTPS://EXAMPLE.ORG/{letter}" for letter in "BCDE"),
    *(f"https://example.org/{'x' * length}" for length in (0, 1, 120, 235, 236, 300)),
]


@pytest.mark.parametrize("addresses", [_SESSIONS, _OTHERS], ids=["sessions", "others"])
def test_each_code_reads_as_its_address(addresses: list[str]) -> None:
    """Whatever other codes were made before: of any length, in any letters."""
    assert [_read(qr_code(address)) for address in addresses] == addresses


def _read(svg: str) -> str:
    """Return what a reader makes of a code, drawn three pixels a module."""
    [side] = map(int, re.findall(r'viewBox="0 0 (\d+)', svg))
    picture = Image.new("L", (3 * side, 3 * side), 255)
    pen, left, row = ImageDraw.Draw(picture), 0, 0
    for start, top, gap, length in _RUN.findall(svg):
        left, row = (int(start), int(top)) if start else (left + int(gap), row)
        pen.rectangle((3 * left, 3 * row, 3 * (left + int(length)) - 1, 3 * row + 2), 0)
        left += int(length)
    [found] = zxingcpp.read_barcodes(picture)
    return found.text
