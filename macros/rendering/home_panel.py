"""The three rounds as a live panel: what to say, how long it may take, how it went, how it goes."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from markupsafe import Markup

from macros.coaching.progress import RoundResult, Trend
from macros.reading.model import ROUNDS, Decision, Question

from .session_pages import ROUND_TITLES
from .standing import Standing
from .templating import Templates

NEWEST = 10
"""How many results the small bars show: enough for a trend, the same on every phone."""
ASKED = 3
"""How many questions stand for round 3, as in the lesson's drawing."""
LONGEST_OPENING = 180
"""Characters of the pitch that fit the panel."""
BAR_HEIGHT, BAR_STEP = 30, 10
LIMIT_AT = 2 / 3
"""How far up the limit stands; what takes half as long again touches the top."""


class Bar(NamedTuple):
    """One result in the small chart, in its own units."""

    x: int
    y: float
    height: float
    over: bool


class RoundPanel(NamedTuple):
    """One round on the panel."""

    number: int
    title: str
    limit: int
    trend: Trend
    bars: tuple[Bar, ...]
    """The newest timed results, oldest first; a trend takes two, so one alone is left out."""

    @property
    def anchor(self) -> str:
        """The round's place on the practice page and on every session's page."""
        return f"round-{self.number}"


class Asks(NamedTuple):
    """A question that waits for its next answer, with the record that it rests on."""

    question: Question
    record: Decision | None


def rounds_panel(templates: Templates, standing: Standing) -> Markup:
    """Return the panel's HTML; with no session yet it says how to write the first."""
    found, packet = standing.trends, standing.library.packet
    return templates.render(
        "rounds.html",
        panels=tuple(
            RoundPanel(
                number=number,
                title=ROUND_TITLES[name],
                limit=getattr(packet.limits, name),
                trend=found[name],
                bars=bars(found[name].results),
            )
            for number, name in enumerate(ROUNDS, start=1)
        ),
        opening=opening(packet.pitch),
        asks=waiting(standing),
    )


def bars(results: Sequence[RoundResult]) -> tuple[Bar, ...]:
    """Return the newest timed results as bars; nothing where there are fewer than two."""
    timed = [(one.seconds, one.limit) for one in results if one.seconds is not None][-NEWEST:]
    if len(timed) < 2:
        return ()
    return tuple(_bar(place, seconds, limit) for place, (seconds, limit) in enumerate(timed))


def _bar(place: int, seconds: int, limit: int) -> Bar:
    height = round(min(1.0, seconds / limit * LIMIT_AT) * BAR_HEIGHT, 1)
    return Bar(place * BAR_STEP, round(BAR_HEIGHT - height, 1), height, seconds > limit)


def opening(pitch: str) -> str:
    """Return the pitch's first sentence, cut at a word where it is long."""
    sentence = re.split(r"(?<=[.!?])\s|\n\s*\n", pitch.strip(), maxsplit=1)[0]
    if len(sentence) <= LONGEST_OPENING:
        return sentence
    return f"{sentence[:LONGEST_OPENING].rsplit(None, 1)[0]} …"


def waiting(standing: Standing) -> tuple[Asks, ...]:
    """Return the questions that are due first, never asked before all others."""
    record = standing.library.record
    return tuple(
        Asks(one.question, record(one.question.adrs[0]) if one.question.adrs else None)
        for one in standing.due_order[:ASKED]
    )
