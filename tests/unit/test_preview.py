"""Pictures for chats: whatever a system is called, its line is drawn well or left out."""

import zlib
from datetime import date
from io import BytesIO

import pytest
from factories import make_library, make_packet, make_session
from PIL import Image, ImageStat

from macros.reading.model import Session
from macros.rendering.preview import Previews, session_preview
from macros.rendering.preview_canvas import COLUMN, TIMES, Column, times, write
from macros.rendering.preview_text import drawable, stamp

TOKENS = ":root { --gr-paper: #fcfcfa; --gr-ink: #17201c; --gr-bad: #b0261d; --gr-good: #1a6e3c; }"


@pytest.mark.parametrize(
    ("written", "drawn"),
    [
        ("Trust platform", "Trust platform"),
        ("Überweisungs-Dienst №5", "Überweisungs-Dienst №5"),
        ("Система доверия, Ομάδα", "Система доверия, Ομάδα"),
        ("Cart 🛒 and ❤️ checkout", "Cart and checkout"),
        ("two\nlines\u202e and a turn", "two lines and a turn"),
        ("信頼基盤", ""),
        ("منصة الثقة 2", ""),
        ("🚀", ""),
        ("", ""),
    ],
)
def test_a_line_has_no_holes(written: str, drawn: str) -> None:
    """Signs that the font lacks are dropped; a text in letters that it lacks is left out."""
    assert drawable(written) == drawn


@pytest.mark.parametrize("text", ["W" * 500, "A system of many words " * 20, ""])
def test_a_line_keeps_to_its_width(text: str) -> None:
    """However long a name is, it does not run out of the picture."""
    assert stamp(text, 76, 1072, bold=True).width <= 1072


def test_a_line_of_pieces_ends_where_it_would_as_a_whole() -> None:
    """No piece loses the space between itself and the next one, and none is drawn over another."""
    text = "Solo rehearsal, 12 February 2024 · example data"
    whole, drawn = stamp(text, 44, 1072), picture(make_session(date=date(2024, 2, 12), sample=True))
    rows = drawn.convert("L").crop((64, 242, 1200, 304)).point(lambda place: 255 * (place < 240))
    assert rows.getbbox()[2] == pytest.approx(whole.width, abs=3)


def test_a_line_of_pieces_loses_no_hook() -> None:
    """A J reaches below the line and before its place, wherever in a line it stands."""
    drawn = picture(make_session(date=date(2026, 1, 2)))
    rows = drawn.crop((64, 242, 1200, 304)).convert("L").point(lambda place: 255 * (place < 240))
    whole = Image.new("L", rows.size, 0)
    write(whole, (0, 238 - 242), "Solo rehearsal, 2 January 2026", 44, 255)
    assert hooks(rows) == pytest.approx(
        hooks(whole.point(lambda place: 255 * (place > 20))), rel=0.1
    )
    name = Image.new("L", (1000, 120), 0)
    write(name, (64, 0), "Jenkins", 76, 255, bold=True)
    assert name.getbbox()[0] < 64


def hooks(line: Image.Image) -> float:
    """Return the ink of a line of size 44 under the one on which its letters stand."""
    return ImageStat.Stat(line.crop((0, 44, line.width, line.height))).sum[0]


def test_a_round_keeps_to_its_column() -> None:
    """However long a time and what is said of it are, the next round starts in its place."""
    long = Column("Pitch", "1234567:00", "of 1234567:00, 1234567:00 to spare", 1)
    short = Column("Pitch", "1:00", "of 1:00, 0 s to spare", 1)
    margin, *parts = times([long, short])
    assert {len(rows) for rows in (margin, *parts)} == {TIMES[1] - TIMES[0]}
    assert {len(row) for rows in parts for row in rows} == {COLUMN // 2}


def test_a_picture_shows_what_its_alt_text_says() -> None:
    """The words for who cannot see the picture tell each round's time, and what was not done."""
    pitch = {"attempts": [{"seconds": 71}]}
    walk = {"seconds": 600}
    session = make_session(pitch=pitch, walkthrough=walk)
    assert session_preview(make_library(session), session).alt == (
        "Solo rehearsal, 22 November 2026: Pitch 1:11 of 1:00, 11 s over; "
        "Walk-through 10:00 of 10:00, 0 s to spare; Defence – not rehearsed."
    )


def test_over_the_limit_is_not_said_by_colour_alone() -> None:
    """A round that took too long has a mark at its limit, in ink, that one in time has not."""
    late, early = (
        picture(make_session(pitch={"attempts": [{"seconds": seconds}]})) for seconds in (80, 40)
    )
    limit = 64 + 320 * 60 // 80
    assert late.getpixel((limit, 552)) == (0x17, 0x20, 0x1C)
    assert early.getpixel((limit, 552)) == (0xFC, 0xFC, 0xFA)


def test_a_name_in_another_script_leaves_no_gap() -> None:
    """Where the font cannot write what the system is called, other words stand in its place."""
    library = make_library(packet=make_packet(system="信頼基盤"))
    drawn = Image.open(BytesIO(Previews("Greenroom", library, TOKENS).site())).convert("RGB")
    inks = drawn.crop((64, 128, 600, 220)).getcolors()
    assert (0x17, 0x20, 0x1C) in {colour for _, colour in inks}


def test_a_file_is_whole() -> None:
    """Put together from bands, its pixels are still one stream, which ends on the right sum."""
    file = Previews("Greenroom", make_library(), TOKENS).site()
    length = int.from_bytes(file[(at := file.index(b"IDAT")) - 4 : at])
    rows = zlib.decompress(file[at + 4 : at + 4 + length])  # which compares the sum
    assert len(rows) == 630 * (1 + 1200 // 2)


def picture(session: Session) -> Image.Image:
    """A session's picture as a chat sees it."""
    library = make_library(session)
    drawn = Previews("Greenroom", library, TOKENS).session(session)
    return Image.open(BytesIO(drawn)).convert("RGB")
