"""The pictures that a chat shows beside a link: what was rehearsed, how long each round took."""

from dataclasses import dataclass
from functools import lru_cache

from macros.coaching.plain import one_line
from macros.coaching.progress import round_result
from macros.reading.library import Library
from macros.reading.model import ROUNDS, RoundName, Session

from .addresses import ROOT, to
from .bars import clock, gap
from .preview_canvas import (
    COLUMN,
    EDGE,
    HEIGHT,
    INK,
    LEAD,
    SOFT,
    TIMES,
    Column,
    blank,
    draw_mark,
    draw_rule,
    lead,
    palette,
    times,
    write,
)
from .preview_png import WIDTH, Band, band, packed, png
from .preview_text import SMALL, drawable
from .titles import SHORT_TITLES, title

_IN_ANOTHER_SCRIPT = "One system, explained"
"""Stands for a name that the font cannot write: a gap would look like a fault."""


@dataclass(frozen=True)
class Preview:
    """A page's picture."""

    path: str
    """From the site's root: `sessions/2026-11-21-mentor/preview.png`."""
    alt: str
    """What it shows, in plain text: not yet escaped."""


def session_preview(library: Library, session: Session) -> Preview:
    """Return where a session's picture is, and what it shows."""
    rounds = (f"{one.label} {one.time} {one.note}" for one in _rounds(library, session))
    path = f"{to(session).removeprefix(ROOT)}preview.png"
    return Preview(path, f"{title(session)}: {'; '.join(rounds)}.")


def site_preview(library: Library) -> Preview:
    """Return where the picture of all other pages is, and what it shows."""
    rounds = (f"{one.label} {one.time}" for one in _limits(library))
    alt = f"{one_line(library.packet.system)}: three rounds against the clock; {', '.join(rounds)}."
    return Preview("assets/preview.png", alt)


class Previews:
    """Draws the pictures of one site; what they share is drawn once."""

    def __init__(self, name: str, library: Library, tokens: str) -> None:
        """Take the site's name, its library, and the style sheet that names the colours."""
        self._library = library
        self._colours = palette(tokens)
        ground = blank()
        draw_mark(ground, EDGE, 52)
        write(ground, (EDGE + 76, 56), name, SMALL, SOFT, width=WIDTH - 2 * EDGE - 76)
        system = drawable(library.packet.system) or _IN_ANOTHER_SCRIPT
        write(ground, (EDGE, 128), system, 76, INK, bold=True)
        draw_rule(ground, 324)
        for place, label in enumerate(SHORT_TITLES.values()):
            write(ground, (EDGE + place * COLUMN, 350), label, SMALL, SOFT)
        self._shared = [
            band([packed(ground.crop((0, top, WIDTH, foot)))], shared=True)
            for top, foot in ((0, LEAD[0]), (LEAD[1], TIMES[0]), (TIMES[1], HEIGHT))
        ]

    def session(self, session: Session) -> bytes:
        """Return the PNG of a session: its kind and date, and each round against its limit."""
        lead = f"{title(session)}{' · example data' if session.sample else ''}"
        return self._drawn(lead, _rounds(self._library, session))

    def site(self) -> bytes:
        """Return the PNG of the site: the three rounds and their limits."""
        return self._drawn("Rehearsed out loud, against the clock", _limits(self._library))

    def _drawn(self, line: str, columns: tuple[Column, ...]) -> bytes:
        above, between, below = self._shared
        bands = (above, band(lead(line)), between, _times(columns), below)
        return png(bands, self._colours)


@lru_cache(maxsize=512)
def _times(columns: tuple[Column, ...]) -> Band:
    """Return the band of all rounds; where the pitch alone was rehearsed, it often recurs."""
    return band(times(columns))


def _rounds(library: Library, session: Session) -> tuple[Column, ...]:
    return tuple(_round(library, session, name) for name in ROUNDS)


def _round(library: Library, session: Session, name: RoundName) -> Column:
    result = round_result(library.packet, session, name)
    if result is None:
        return Column(SHORT_TITLES[name], "–", "not rehearsed")
    if result.seconds is None:
        return Column(SHORT_TITLES[name], "–", "not timed")
    off = gap(abs(result.seconds - result.limit))
    kept = f"{off} {'to spare' if result.in_time else 'over'}"
    used = result.seconds / result.limit
    note = f"of {clock(result.limit)}, {kept}"
    return Column(SHORT_TITLES[name], clock(result.seconds), note, used)


def _limits(library: Library) -> tuple[Column, ...]:
    limits = library.packet.limits
    return tuple(
        Column(SHORT_TITLES[name], clock(getattr(limits, name)), "at most") for name in ROUNDS
    )
