"""What `/data/rehearsal.json` holds: what a run needs, however many sessions there were.

It has the fields of the other two feeds, so that a reader of those can read it, but never a whole
history: of each question the last answer, of each round the last time, of the sessions those that
the next one has to know. What grows it is the packet and the records alone.
"""

import datetime as dt
from typing import Annotated

from pydantic import Field
from typing_extensions import TypedDict

from macros.reading.model import Kind

from .feed_shapes import (
    AskedFact,
    ImprovementFact,
    LayerFact,
    LimitsFact,
    QuestionFact,
    RecordFact,
    RoundFact,
    Version,
)

MOST_SESSIONS = 10
"""How many of the newest sessions are told of."""
MOST_OPEN = 12
"""How many improvements that are not fixed, of older sessions too."""


class RehearsedQuestionFact(QuestionFact):
    """One question of the packet, with the last answer to it."""

    last: Annotated[AskedFact | None, Field(description="null where it was never asked")]


class LastRoundFact(RoundFact):
    """How a round went when it was timed last."""

    session: Annotated[str, Field(description="the session's id")]
    url: str
    date: dt.date


class LastRoundFacts(TypedDict):
    """The three rounds; null where one was never timed."""

    pitch: LastRoundFact | None
    walkthrough: LastRoundFact | None
    defence: LastRoundFact | None


class RehearsedFact(TypedDict):
    """One session that a run has to know: its id is taken, its improvements may be fixed."""

    id: str
    url: str
    date: dt.date
    kind: Kind
    improvements: Annotated[
        tuple[ImprovementFact, ...],
        Field(
            description=f"of the newest {MOST_SESSIONS} sessions all, "
            f"of older ones the {MOST_OPEN} that matter most"
        ),
    ]


class RehearsalFeed(TypedDict):
    """What the runner loads."""

    version: Version
    system: str
    pitch: str
    limits: LimitsFact
    layers: Annotated[tuple[LayerFact, ...], Field(description="bottom first")]
    questions: tuple[RehearsedQuestionFact, ...]
    decisions: tuple[RecordFact, ...]
    rounds: LastRoundFacts
    sessions: Annotated[
        tuple[RehearsedFact, ...],
        Field(
            description=f"oldest first: the newest {MOST_SESSIONS}, "
            "and those that wrote what is open"
        ),
    ]
