"""The packet as authored pages show it: the pitch with its length, the stack, the trade-offs."""

import re
from typing import Literal, NamedTuple

from macros.coaching.coverage import last_explained
from macros.reading.library import Library
from macros.reading.model import Decision, Layer, Question, Session

SLOW, BRISK = 130, 160
"""Words a minute: what people speak at when they explain."""


class SpokenPitch(NamedTuple):
    """The pitch with its length."""

    markdown: str
    words: int
    shortest: int
    """Seconds at a brisk pace."""
    longest: int
    """Seconds at a slow pace."""
    fits: Literal["yes", "briskly", "no"]
    """Whether it keeps to the limit at every pace, only at a brisk one, or at none."""


class StackFloor(NamedTuple):
    """One layer of the system, with what rests on it."""

    layer: Layer
    number: int
    """Counted from the bottom."""
    record: Decision | None
    explained: Session | None
    """The newest session whose round 2 told it."""


class TradeOff(NamedTuple):
    """One question of the defence, with the records that hold the choice."""

    question: Question
    records: tuple[Decision, ...]


def spoken_pitch(markdown: str, limit: int) -> SpokenPitch:
    """Return the pitch with its word count and how long it takes to say.

    Args:
        markdown: the pitch as written.
        limit: the seconds it may take.
    """
    words = len(re.findall(r"\S*\w\S*", markdown))
    shortest, longest = (round(words * 60 / pace) for pace in (BRISK, SLOW))
    fits: Literal["yes", "briskly", "no"] = (
        "yes" if longest <= limit else "briskly" if shortest <= limit else "no"
    )
    return SpokenPitch(markdown, words, shortest, longest, fits)


def stack(library: Library) -> tuple[StackFloor, ...]:
    """Return the layers from the top to the bottom, as a drawing of them reads."""
    explained = last_explained(library)
    floors = (
        StackFloor(layer, number, _record(library, layer), explained.get(layer.id))
        for number, layer in enumerate(library.packet.layers, start=1)
    )
    return tuple(floors)[::-1]


def trade_offs(library: Library) -> tuple[TradeOff, ...]:
    """Return the questions that rest on a record, in the packet's order."""
    pairs = (
        TradeOff(question, tuple(filter(None, map(library.record, question.adrs))))
        for question in library.packet.questions
    )
    return tuple(pair for pair in pairs if pair.records)


def _record(library: Library, layer: Layer) -> Decision | None:
    if layer.decision is None or layer.decision.adr is None:
        return None
    return library.record(layer.decision.adr)
