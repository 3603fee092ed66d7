"""One rehearsal on one day: `sessions/<id>.yml`."""

import datetime as dt
from typing import Annotated

from pydantic import Field, StringConstraints, WithJsonSchema

from .values import (
    KEY,
    ROUNDS,
    SHORTEST_KEY,
    WEB_ADDRESS,
    Audience,
    Covered,
    Flag,
    Frozen,
    Identifier,
    Kind,
    LessonCode,
    Prose,
    Recall,
    RecordRef,
    RoundName,
    Seconds,
    Version,
)

Secret = Annotated[
    str,
    StringConstraints(pattern=KEY),
    WithJsonSchema({"type": "string", "minLength": SHORTEST_KEY, "pattern": KEY}),
]
"""What makes a link's address; `keys` judges its strength, so that a ready one can be offered."""


class Review(Frozen):
    """The two checks that a person makes; the third, in time, is computed and never typed."""

    answered: Flag | None = None
    concrete: Flag | None = None


class Improvement(Frozen):
    """One thing to do better. The same id in a later session means that it recurred."""

    id: Identifier
    text: Prose
    help: Flag = False


class Delivery(Frozen):
    """What every spoken piece may note: time, words, and where it went wrong."""

    seconds: Seconds | None = None
    hesitated: tuple[Prose, ...] = ()
    forgot: tuple[Prose, ...] = ()
    unnecessary: tuple[Prose, ...] = ()


class Attempt(Delivery):
    """One delivery of the pitch."""

    said: Prose | None = None
    review: Review = Review()
    audio: Annotated[str, StringConstraints(pattern=WEB_ADDRESS)] | None = None


class PitchRound(Frozen):
    """Round 1. The second attempt is the re-run that proves the improvement."""

    attempts: Annotated[tuple[Attempt, ...], Field(min_length=1)]
    improvements: tuple[Improvement, ...] = ()


class LayerVisit(Frozen):
    """One layer as it was explained in round 2."""

    layer: Identifier
    seconds: Seconds | None = None
    said: Prose | None = None
    covered: tuple[Covered, ...] = ()
    adrs: tuple[RecordRef, ...] = ()


class WalkthroughRound(Frozen):
    """Round 2."""

    seconds: Seconds | None = None
    layers: tuple[LayerVisit, ...] = ()
    review: Review = Review()
    improvements: tuple[Improvement, ...] = ()


class Answer(Frozen):
    """One reply in round 3, to a question of the packet or to a free one."""

    question: Identifier | None = None
    asks: Prose | None = None
    seconds: Seconds | None = None
    said: Prose | None = None
    adrs: tuple[RecordRef, ...] = ()
    lessons: tuple[LessonCode, ...] = ()
    review: Review = Review()
    recall: Recall | None = None
    hindsight: Prose | None = None
    help: Flag = False
    story: Identifier | None = None


class DefenceRound(Frozen):
    """Round 3."""

    seconds: Seconds | None = None
    answers: tuple[Answer, ...] = ()
    improvements: tuple[Improvement, ...] = ()


class SessionFile(Frozen):
    """One rehearsal on one day: `sessions/<id>.yml`."""

    date: Annotated[dt.date, Field(strict=True)]
    kind: Kind
    with_: Annotated[Prose | None, Field(alias="with", description="a role, not a name")] = None
    audience: Audience = "public"
    key: Secret | None = None
    sample: Flag = False
    summary: Prose | None = None
    warmup: Delivery | None = None
    pitch: PitchRound | None = None
    walkthrough: WalkthroughRound | None = None
    defence: DefenceRound | None = None
    fixed: tuple[Identifier, ...] = ()
    version: Version = 1


class Session(SessionFile):
    """A session with its place in the project."""

    id: Identifier
    path: str

    @property
    def rounds(
        self,
    ) -> tuple[tuple[RoundName, "PitchRound | WalkthroughRound | DefenceRound"], ...]:
        """The rounds that were done, in the lesson's order."""
        return tuple((name, done) for name in ROUNDS if (done := getattr(self, name)) is not None)
